//! What was found out about texts lately, by where they lie.
//!
//! Texts that are equal often lie in one place, since columns share them: what holds of the one holds of the other, and
//! neither need be looked at. Only for as long as all texts stay where they are, which is while one chunk is read.

use std::sync::Arc;

/// How many texts are remembered.
const KEPT: usize = 256;

/// What was found out about texts met lately.
pub(super) struct Recent<T>([(usize, T); KEPT]);

impl<T: Copy + Default> Default for Recent<T> {
    fn default() -> Self {
        Recent([(0, T::default()); KEPT])
    }
}

impl<T: Copy> Recent<T> {
    /// What was found out about the text that lies there, if that is remembered.
    pub(super) fn get(&self, text: &Arc<str>) -> Option<T> {
        let (address, found) = self.0[place(text)];
        (address == text.as_ptr().addr()).then_some(found)
    }

    /// Remembers what was found out, in place of another text perhaps, and gives it back.
    pub(super) fn insert(&mut self, text: &Arc<str>, found: T) -> T {
        self.0[place(text)] = (text.as_ptr().addr(), found);
        found
    }
}

/// Texts lie at least 16 bytes apart, and none at address 0.
fn place(text: &Arc<str>) -> usize {
    text.as_ptr().addr() / 16 % KEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_where_it_lies_until_others_take_its_place() {
        let texts: Vec<Arc<str>> = (0..1_000).map(|number: i32| number.to_string().into()).collect();
        let mut recent = Recent::default();
        assert_eq!(recent.get(&texts[0]), None);
        for (number, text) in texts.iter().enumerate() {
            recent.insert(text, number);
            assert_eq!(recent.get(&text.clone()), Some(number));
        }
        let known =
            texts.iter().enumerate().filter(|(number, text)| recent.get(text) == Some(*number)).count();
        let wrong = texts
            .iter()
            .enumerate()
            .filter(|(number, text)| recent.get(text).is_some_and(|it| it != *number));
        assert!((1..=KEPT).contains(&known) && wrong.count() == 0);
    }
}
