//! The same society as bare arrays: what the hardware could do if there were no database.
//!
//! In: a [`Society`]. Out: [`Bare`], flat columns and compressed sparse rows in both directions, and the persons that
//! the questions ask about, chosen so that every size has comparable ones.

use super::generate::Society;

/// For each row its numbers, ascending: row `i` is `targets[offsets[i]..offsets[i + 1]]`.
pub(crate) struct Rows {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Rows {
    /// The second numbers of the pairs by the first. A counting sort, then one sort a row.
    pub(crate) fn new(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut offsets = vec![0_u32; count + 1];
        pairs.clone().for_each(|(from, _)| offsets[from as usize + 1] += 1);
        for row in 0..count {
            offsets[row + 1] += offsets[row];
        }
        let mut next = offsets.clone();
        let mut targets = vec![0; offsets[count] as usize];
        for (from, to) in pairs {
            let place = &mut next[from as usize];
            targets[*place as usize] = to;
            *place += 1;
        }
        let mut rows = Rows { offsets, targets };
        for row in 0..count {
            let (start, end) = (rows.offsets[row] as usize, rows.offsets[row + 1] as usize);
            rows.targets[start..end].sort_unstable();
        }
        rows
    }

    /// The numbers as they lie in memory.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.offsets.iter().chain(&self.targets).flat_map(|number| number.to_le_bytes()).collect()
    }

    #[inline]
    pub(crate) fn of(&self, row: u32) -> &[u32] {
        &self.targets[self.offsets[row as usize] as usize..self.offsets[row as usize + 1] as usize]
    }

    #[inline]
    pub(crate) fn degree(&self, row: u32) -> usize {
        (self.offsets[row as usize + 1] - self.offsets[row as usize]) as usize
    }

    /// Whether `row` has `target`.
    pub(crate) fn has(&self, row: u32, target: u32) -> bool {
        self.of(row).binary_search(&target).is_ok()
    }
}

/// Everything the plain loops run on.
pub(crate) struct Bare {
    pub(crate) society: Society,
    pub(crate) follows: Rows,
    pub(crate) followed_by: Rows,
    pub(crate) interested: Rows,
    /// Somebody who follows as many as is usual.
    pub(crate) somebody: u32,
    /// Somebody whom it takes some steps to reach from there.
    pub(crate) far: u32,
    /// The one whom most follow.
    pub(crate) hub: u32,
}

impl Bare {
    pub(crate) fn new(society: Society) -> Self {
        let persons = society.persons();
        let turned = |pairs: &[(u32, u32)]| pairs.iter().map(|&(from, to)| (to, from)).collect::<Vec<_>>();
        let follows = Rows::new(persons, society.follows.iter().copied());
        let followed_by = Rows::new(persons, turned(&society.follows).iter().copied());
        let interested = Rows::new(society.interests.len(), turned(&society.has_interest).iter().copied());
        let usual = society.follows.len() / persons;
        let everybody = 0..persons as u32;
        let somebody = everybody.clone().min_by_key(|&person| follows.degree(person).abs_diff(usual));
        let hub = everybody.max_by_key(|&person| followed_by.degree(person));
        let (somebody, hub) = (somebody.unwrap_or(0), hub.unwrap_or(0));
        let mut bare = Bare { society, follows, followed_by, interested, somebody, far: 0, hub };
        let order = bare.steps_from(somebody);
        let depth = order.last().map_or(0, |&(_, depth)| depth).min(4);
        bare.far = order.iter().rfind(|&&(_, at)| at == depth).map_or(somebody, |&(person, _)| person);
        bare
    }

    /// Everybody who can be reached from `person` along FOLLOWS, nearest first, with the steps it takes.
    pub(crate) fn steps_from(&self, person: u32) -> Vec<(u32, u32)> {
        let mut seen = vec![false; self.society.persons()];
        seen[person as usize] = true;
        let mut order = vec![(person, 0)];
        let mut next = 0;
        while let Some(&(person, steps)) = order.get(next) {
            next += 1;
            for &other in self.follows.of(person) {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    order.push((other, steps + 1));
                }
            }
        }
        order
    }

    pub(crate) fn everybody(&self) -> std::ops::Range<u32> {
        0..self.society.persons() as u32
    }

    pub(crate) fn age(&self, person: u32) -> i64 {
        self.society.ages[person as usize]
    }

    /// The country of a person's city.
    pub(crate) fn country(&self, person: u32) -> usize {
        self.society.state_in[self.state(person)] as usize
    }

    /// The state of a person's city.
    pub(crate) fn state(&self, person: u32) -> usize {
        self.society.city_in[self.city(person)] as usize
    }

    pub(crate) fn city(&self, person: u32) -> usize {
        self.society.lives_in[person as usize] as usize
    }
}
