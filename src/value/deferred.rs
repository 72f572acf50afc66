//! What is made only when somebody asks for it.
//!
//! In: how to make it. Out: the same thing for whoever asks, made once, by the first of them; clones share it, whether
//! they were taken before or after. Once it is there, asking costs one branch. Large parts of a graph that was opened
//! are of this kind, so that a question waits for no more than it touches.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Something that is there, or will be when it is asked for.
pub(crate) struct Deferred<T> {
    own: OnceLock<T>,
    source: Option<Arc<Source<T>>>,
}

/// What several clones wait for.
struct Source<T> {
    made: OnceLock<T>,
    make: Mutex<Option<Make<T>>>,
}

type Make<T> = Box<dyn FnOnce() -> T + Send>;

impl<T: Clone + Default> Deferred<T> {
    /// What `make` returns, which must not ask for itself.
    pub(crate) fn new(make: impl FnOnce() -> T + Send + 'static) -> Self {
        let source = Source { made: OnceLock::new(), make: Mutex::new(Some(Box::new(make))) };
        Deferred { own: OnceLock::new(), source: Some(Arc::new(source)) }
    }

    /// The thing, made now unless it is there.
    #[inline]
    pub(crate) fn get(&self) -> &T {
        match self.own.get() {
            Some(made) => made,
            None => self.wait(),
        }
    }

    /// Makes it now, unless it is there.
    pub(crate) fn touch(&self) {
        self.get();
    }

    /// The same, to be changed; clones keep what they have.
    pub(crate) fn get_mut(&mut self) -> &mut T {
        self.get();
        self.source = None;
        self.own.get_mut().expect("what was asked for is there")
    }

    #[cold]
    fn wait(&self) -> &T {
        self.own.get_or_init(|| self.source.as_ref().map(|source| source.get()).unwrap_or_default())
    }
}

impl<T: Clone + Default> Source<T> {
    fn get(&self) -> T {
        let make = || {
            let make = self.make.lock().unwrap_or_else(PoisonError::into_inner).take();
            make.map(|make| make()).unwrap_or_default()
        };
        self.made.get_or_init(make).clone()
    }
}

impl<T> From<T> for Deferred<T> {
    fn from(thing: T) -> Self {
        Deferred { own: OnceLock::from(thing), source: None }
    }
}

impl<T: Default> Default for Deferred<T> {
    fn default() -> Self {
        Deferred::from(T::default())
    }
}

impl<T: Clone> Clone for Deferred<T> {
    fn clone(&self) -> Self {
        Deferred { own: self.own.clone(), source: self.source.clone() }
    }
}

impl<T: Clone + Default + PartialEq> PartialEq for Deferred<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: fmt::Debug> fmt::Debug for Deferred<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.own.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn it_is_made_once_for_all_clones_and_not_before() {
        let times = Arc::new(AtomicUsize::new(0));
        let counted = times.clone();
        let before = Deferred::new(move || counted.fetch_add(1, Ordering::Relaxed) + 41);
        let clone = before.clone();
        assert_eq!(times.load(Ordering::Relaxed), 0);
        assert_eq!((*clone.get(), *before.get(), *clone.clone().get()), (41, 41, 41));
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_clone_does_not_see_later_changes() {
        let mut changed = Deferred::new(|| 7);
        let clone = changed.clone();
        *changed.get_mut() += 1;
        assert_eq!((*changed.get(), *clone.get()), (8, 7));
    }
}
