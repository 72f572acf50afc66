//! Whether a value is among the items of a list that is asked row after row: looked up by hash, once that pays.
//!
//! In: a value and a list, as IN has them. Out: true, false or unknown, in the sense of `=`. A list is known again by
//! where it lies: what is written as a list of literals, given as a parameter or collected once comes to each row as the
//! same list. One that is asked the first few times, a short one, and a value that a hash cannot stand for (null, `NaN`,
//! lists, maps, points, paths) is compared item by item, as it always could be.

use super::super::memory::{Guard, Held};
use crate::error::Result;
use crate::value::{Value, order};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// How many lists are kept an eye on: as many as conditions of one row may ask in turn.
const KEPT: usize = 8;

/// A shorter list is gone through sooner than it is looked up.
const SHORT: usize = 16;

/// How often a list is gone through before what it has is hashed, which takes about as long as that.
const TIMES: u32 = 4;

/// The lists that IN has been asked of lately.
#[derive(Debug, Default)]
pub(in super::super) struct Memberships {
    asked: Vec<Asked>,
}

/// A list, and how often it has been asked.
#[derive(Debug)]
struct Asked {
    list: Arc<Vec<Value>>,
    times: u32,
    index: Option<Index>,
    held: Held,
}

/// What a list has, by hash.
#[derive(Debug)]
struct Index {
    scalars: FxHashSet<Scalar>,
    has_null: bool,
}

/// A value that equals just what it is equivalent to, and is never unknown to equal another that is not null.
#[derive(Debug)]
struct Scalar(Value);

impl Memberships {
    /// True when an item is equal to `item`, else unknown when one may be, else false.
    ///
    /// Time O(length of the list), but O(1) for most values once the list has been asked a few times.
    ///
    /// # Errors
    /// Those of the guard.
    pub(super) fn is_in(
        &mut self,
        item: &Value,
        list: &Arc<Vec<Value>>,
        guard: &mut Guard,
    ) -> Result<Option<bool>> {
        if list.len() >= SHORT
            && Scalar::stands_for(item)
            && let Some(index) = self.index(list, guard)?
        {
            guard.tick()?;
            return Ok(index.has(item));
        }
        guard.work(list.len())?;
        Ok(is_among(item, list))
    }

    /// The index of a list that has been asked often enough.
    fn index(&mut self, list: &Arc<Vec<Value>>, guard: &mut Guard) -> Result<Option<&Index>> {
        let place = self.asked.iter().position(|asked| Arc::ptr_eq(&asked.list, list));
        let place = place.unwrap_or_else(|| self.keep(list.clone(), guard));
        let asked = &mut self.asked[place];
        asked.times = asked.times.saturating_add(1);
        if asked.index.is_none() && asked.times > TIMES {
            asked.make_index(guard)?;
        }
        Ok(asked.index.as_ref())
    }

    /// Keeps an eye on a list, in place of the one that was asked least if there are many.
    fn keep(&mut self, list: Arc<Vec<Value>>, guard: &mut Guard) -> usize {
        let asked = Asked { list, times: 0, index: None, held: Held::default() };
        if self.asked.len() < KEPT {
            self.asked.push(asked);
            return self.asked.len() - 1;
        }
        // What was asked often long ago gives way in the end.
        self.asked.iter_mut().for_each(|asked| asked.times /= 2);
        let place = (0..KEPT).min_by_key(|&place| self.asked[place].times).unwrap_or(0);
        std::mem::replace(&mut self.asked[place], asked).held.release(guard);
        place
    }
}

impl Asked {
    /// Makes the index, unless there is no memory for it: the list can always be gone through instead.
    fn make_index(&mut self, guard: &mut Guard) -> Result<()> {
        let bytes = self.list.len() * 2 * size_of::<Scalar>();
        if guard.allow(bytes).is_err() {
            self.times = 0;
            return Ok(());
        }
        self.held.charge(bytes, guard)?;
        guard.work(self.list.len())?;
        self.index = Some(Index::of(&self.list));
        Ok(())
    }
}

impl Index {
    fn of(list: &[Value]) -> Self {
        let mut scalars = FxHashSet::with_capacity_and_hasher(list.len(), FxBuildHasher);
        scalars.extend(list.iter().filter(|item| Scalar::stands_for(item)).cloned().map(Scalar));
        Index { scalars, has_null: list.iter().any(Value::is_null) }
    }

    fn has(&self, item: &Value) -> Option<bool> {
        match self.scalars.contains(&Scalar(item.clone())) {
            true => Some(true),
            false => (!self.has_null).then_some(false),
        }
    }
}

impl Scalar {
    fn stands_for(value: &Value) -> bool {
        match value {
            Value::Float(float) => !float.is_nan(),
            Value::Boolean(_)
            | Value::Integer(_)
            | Value::String(_)
            | Value::Temporal(_)
            | Value::Node(_)
            | Value::Relationship(_) => true,
            Value::Null | Value::List(_) | Value::Map(_) | Value::Path(_) | Value::Point(_) => false,
        }
    }
}

impl PartialEq for Scalar {
    fn eq(&self, other: &Self) -> bool {
        order::equivalent(&self.0, &other.0)
    }
}

impl Eq for Scalar {}

impl Hash for Scalar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        order::hash(&self.0, state);
    }
}

fn is_among(item: &Value, list: &[Value]) -> Option<bool> {
    let mut result = Some(false);
    for candidate in list {
        match order::equals(item, candidate) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::super::super::Limits;
    use super::*;
    use crate::value::{NodeId, RelationshipId};

    /// Values of every kind, some of which equal others of another type.
    fn values() -> Vec<Value> {
        let integers = [0, 1, -1, 1 << 53, (1 << 53) + 1, i64::MAX, i64::MIN].map(Value::Integer);
        let floats =
            [0.0, -0.0, 1.0, 0.5, f64::NAN, f64::INFINITY, 9_007_199_254_740_992.0, -1.0].map(Value::Float);
        let others = [
            Value::Null,
            Value::Boolean(true),
            Value::string("1"),
            Value::string(""),
            Value::Node(NodeId(1)),
            Value::Relationship(RelationshipId(1)),
            Value::list(vec![Value::Integer(1)]),
            Value::list(vec![Value::Null]),
        ];
        integers.into_iter().chain(floats).chain(others).collect()
    }

    #[test]
    fn what_is_looked_up_is_what_going_through_the_list_finds() {
        let (all, mut guard) = (values(), Guard::new(Limits::default()));
        for left_out in 0..=all.len() {
            let mut items: Vec<Value> = all.clone();
            if left_out < all.len() {
                items.remove(left_out);
            }
            for list in [items.clone(), items.into_iter().filter(|item| !item.is_null()).collect()] {
                let (list, mut memberships) = (Arc::new(list), Memberships::default());
                for _ in 0..=TIMES + 1 {
                    for item in &all {
                        let found = memberships.is_in(item, &list, &mut guard).unwrap();
                        assert_eq!(found, is_among(item, &list), "{item:?}");
                    }
                }
                assert!(memberships.asked[0].index.is_some());
            }
        }
    }

    #[test]
    fn few_lists_are_kept_and_none_is_indexed_without_memory_for_it() {
        let limits = Limits { memory_bytes: Some(10_000), ..Limits::default() };
        let (mut memberships, mut guard) = (Memberships::default(), Guard::new(limits));
        let list = |length: i64| Arc::new((0..length).map(Value::Integer).collect::<Vec<_>>());
        let (short, long) = (list(100), list(10_000));
        for _ in 0..20 {
            for list in [&short, &long] {
                assert_eq!(memberships.is_in(&Value::Integer(99), list, &mut guard).unwrap(), Some(true));
            }
        }
        let indexed: Vec<bool> = memberships.asked.iter().map(|asked| asked.index.is_some()).collect();
        assert_eq!(indexed, [true, false]);
        for length in 20..60 {
            memberships.is_in(&Value::Integer(0), &list(length), &mut guard).unwrap();
        }
        assert_eq!(memberships.asked.len(), KEPT);
        assert_eq!(guard.held_bytes(), 0);
    }
}
