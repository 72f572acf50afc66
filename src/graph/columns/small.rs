//! Integers that lie near one another: a number that all are above, and for each row a byte that tells how far.
//!
//! Ages, years, counts, and ids that follow one another take an eighth of the room so; as much more of a column stays in
//! the caches, and many are compared at once.

use super::super::ids::Id;
use super::ROWS;
use super::dense::Dense;
use super::values::{SmallIntegers, Stretch, ValueRef};
use super::{Near, offset};
use crate::value::Value;

/// Integers of which none is more than 255 above another.
#[derive(Debug, Clone)]
pub(super) struct Small {
    /// What each byte is added to. No sum of the two overflows: each is a value that was put here.
    base: i64,
    above: Dense<u8>,
}

impl Small {
    /// The page with these integers in these places; `None` where they do not lie near enough, or there are none.
    pub(super) fn packed(places: &[u8], integers: &[i64]) -> Option<Self> {
        let (base, most) = (*integers.iter().min()?, *integers.iter().max()?);
        u8::try_from(most.abs_diff(base)).ok()?;
        let above = integers.iter().map(|integer| integer.wrapping_sub(base) as u8).collect();
        Some(Small { base, above: Dense::packed(places, above) })
    }

    /// The page with these values; `None` where one is no integer, or they do not lie near enough.
    pub(super) fn collect(values: impl Iterator<Item = (usize, Value)>) -> Option<Self> {
        let (mut places, mut integers) = (Vec::new(), Vec::new());
        for (offset, value) in values {
            let Value::Integer(integer) = value else { return None };
            places.push(offset as u8);
            integers.push(integer);
        }
        Small::packed(&places, &integers)
    }

    #[inline]
    pub(super) fn get(&self, offset: usize) -> Option<i64> {
        self.above.get(offset).map(|above| self.integer(*above))
    }

    #[inline]
    fn integer(&self, above: u8) -> i64 {
        self.base.wrapping_add(i64::from(above))
    }

    /// Puts an integer in an empty row, or hands the value back when it is none or is too far from the others.
    pub(super) fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        let Value::Integer(integer) = value else { return Err(value) };
        if integer < self.base && !self.lower(integer) {
            return Err(value);
        }
        let above = integer.checked_sub(self.base).and_then(|above| u8::try_from(above).ok());
        self.above.set(offset, above.ok_or(value)?);
        Ok(())
    }

    /// Counts from another integer, which is below the base; says whether all can be told so.
    fn lower(&mut self, base: i64) -> bool {
        let most = self.above.cells().map(|(_, above)| *above).max().unwrap_or(0);
        let Ok(by) = u8::try_from(self.base.abs_diff(base)) else { return false };
        let is_near = most.checked_add(by).is_some();
        if is_near {
            self.above.change_each(|above| *above += by);
            self.base = base;
        }
        is_near
    }

    pub(super) fn take(&mut self, offset: usize) -> Option<Value> {
        let above = self.above.clear(offset)?;
        Some(Value::Integer(self.integer(above)))
    }

    pub(super) fn len(&self) -> usize {
        self.above.len()
    }

    /// The rows that have an integer, a bit a row.
    pub(super) fn rows(&self) -> [u64; ROWS / 64] {
        self.above.valid
    }

    /// Whether every one of these rows has one.
    pub(super) fn has_all<R: Id>(&self, rows: Near<'_, R>) -> bool {
        self.above.has_all(rows)
    }

    /// Adds the integers of these rows to `into`; says whether every one of them has one.
    #[inline]
    pub(super) fn read<R: Id>(&self, rows: Near<'_, R>, into: &mut Vec<i64>) -> bool {
        self.above.read(rows, |above| self.integer(above), into)
    }

    /// Hands over the integers of these rows, all at once if every one of them has one.
    pub(super) fn stretches<R: Id>(&self, rows: Near<'_, R>, mut take: impl FnMut(Stretch<'_>)) {
        let base = self.base;
        let mut give = |above: &[u8]| take(Stretch::Small(SmallIntegers { base, above }));
        match &rows {
            Near::Run(run) => {
                if let Some(above) = self.above.run(run.clone()) {
                    return give(above);
                }
            }
            Near::Apart(apart) => {
                let (mut gathered, mut has_all) = ([0; ROWS], true);
                for (place, row) in gathered.iter_mut().zip(*apart) {
                    let above = self.above.get(offset(*row));
                    has_all &= above.is_some();
                    *place = above.copied().unwrap_or_default();
                }
                if has_all {
                    return give(&gathered[..apart.len()]);
                }
            }
        }
        rows.each(|row| take(Stretch::One(self.get(row).map_or(ValueRef::Null, ValueRef::Integer))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(integers: &[i64]) -> Option<Small> {
        let values = integers.iter().map(|integer| Value::Integer(*integer));
        Small::collect(values.enumerate())
    }

    #[test]
    fn integers_are_near_where_none_is_more_than_255_above_another() {
        assert!(small(&[5, 260, 7]).is_some());
        assert!(small(&[5, 261]).is_none());
        assert!(small(&[i64::MIN, i64::MAX]).is_none());
        assert!(small(&[]).is_none());
        let edge = small(&[i64::MAX, i64::MAX - 255]).expect("they are near");
        assert_eq!((edge.get(0), edge.get(1), edge.get(2)), (Some(i64::MAX), Some(i64::MAX - 255), None));
    }

    #[test]
    fn one_below_all_others_moves_the_base_as_far_as_the_highest_can_be_told() {
        let mut page = small(&[100, 200]).expect("they are near");
        assert_eq!(page.put(9, Value::Integer(-55)), Ok(()));
        assert_eq!(page.put(8, Value::Integer(-56)), Err(Value::Integer(-56)));
        assert_eq!(page.put(8, Value::Integer(201)), Err(Value::Integer(201)));
        assert_eq!(page.put(8, Value::Integer(i64::MIN)), Err(Value::Integer(i64::MIN)));
        assert_eq!([0, 1, 9, 8].map(|row| page.get(row)), [Some(100), Some(200), Some(-55), None]);
        assert_eq!(page.take(1), Some(Value::Integer(200)));
        assert_eq!((page.take(1), page.len()), (None, 2));
    }
}
