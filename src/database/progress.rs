//! How far an import has come, for whoever waits for it.

use std::cell::Cell;

/// How far something has come: so much of so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// What is done.
    pub done: u64,
    /// What there is to do; at least what is done.
    pub total: u64,
}

/// Who is told how far something has come.
pub(super) struct Listener<'a> {
    tell: &'a dyn Fn(Progress),
    total: u64,
    /// What of the total has been left behind for good.
    behind: Cell<u64>,
    told: Cell<u64>,
}

impl<'a> Listener<'a> {
    /// Tells `tell` how much of `total` is done, a few hundred times at most.
    pub(super) fn new(tell: &'a dyn Fn(Progress), total: u64) -> Self {
        Listener { tell, total, behind: Cell::new(0), told: Cell::new(0) }
    }

    /// So much of the present part is done.
    #[inline]
    pub(super) fn note(&self, done: u64) {
        let done = (self.behind.get() + done).min(self.total);
        let told = self.told.get();
        if done >= told + self.total / 256 || (done == self.total && told < done) {
            self.told.set(done);
            (self.tell)(Progress { done, total: self.total });
        }
    }

    /// The present part, which was so long, is done.
    pub(super) fn end_part(&self, length: u64) {
        self.behind.set(self.behind.get() + length);
        self.note(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn what_is_told_grows_to_the_total_and_is_not_told_for_every_step() {
        let told = RefCell::new(Vec::new());
        let tell = |progress: Progress| told.borrow_mut().push(progress.done);
        let listener = Listener::new(&tell, 1 << 20);
        (0..1 << 19).for_each(|done| listener.note(done));
        listener.end_part(1 << 19);
        listener.note((1 << 19) - 1);
        listener.end_part(1 << 19);
        let told = told.into_inner();
        assert!(told.is_sorted() && told.len() < 300, "{}", told.len());
        assert_eq!(told.last(), Some(&(1 << 20)));
    }
}
