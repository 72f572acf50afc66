//! Texts of which few are different: each of them once, and a number for every row.

use super::super::ids::Id;
use super::ROWS;
use super::page::MANY;
use super::values::{Told, ValueRef};
use super::{Near, offset};
use crate::value::Value;
use std::sync::Arc;

/// How many different texts a page may have to be kept so.
const MOST_TEXTS: usize = 64;

/// The texts of a page. Every one of them is that of some row.
#[derive(Debug, Clone)]
pub(super) struct Coded {
    /// For each row the place of its text, and one; 0 where it has none.
    codes: Box<[u8; ROWS]>,
    texts: Vec<Arc<str>>,
}

impl Default for Coded {
    fn default() -> Self {
        Coded { codes: Box::new([0; ROWS]), texts: Vec::new() }
    }
}

impl Coded {
    /// The page with these texts in these places; `None` where too many are different.
    pub(super) fn packed(places: &[u8], texts: &[Arc<str>]) -> Option<Self> {
        let mut coded = Coded::default();
        for (place, text) in places.iter().zip(texts) {
            coded.codes[usize::from(*place)] = coded.code(text)?;
        }
        Some(coded)
    }

    /// The page with these values; `None` where one is no text, or too many are different.
    pub(super) fn collect(mut values: impl Iterator<Item = (usize, Value)>) -> Option<Self> {
        let mut coded = Coded::default();
        values.try_for_each(|(offset, value)| coded.put(offset, value).ok())?;
        Some(coded)
    }

    /// The code of a text, which is given one if it has none; `None` where there is no room.
    fn code(&mut self, text: &Arc<str>) -> Option<u8> {
        let is_same = |other: &Arc<str>| Arc::ptr_eq(other, text) || other == text;
        let place = match self.texts.iter().position(is_same) {
            Some(place) => place,
            None if self.texts.len() == MOST_TEXTS => return None,
            None => {
                self.texts.push(text.clone());
                self.texts.len() - 1
            }
        };
        u8::try_from(place + 1).ok()
    }

    #[inline]
    pub(super) fn get(&self, offset: usize) -> Option<&Arc<str>> {
        self.texts.get(usize::from(self.codes[offset]).wrapping_sub(1))
    }

    /// Puts a text in an empty row, or hands the value back when it is none or there is no room.
    pub(super) fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        let Value::String(text) = value else { return Err(value) };
        match self.code(&text) {
            Some(code) => self.codes[offset] = code,
            None => return Err(Value::String(text)),
        }
        Ok(())
    }

    pub(super) fn take(&mut self, offset: usize) -> Option<Value> {
        let text = self.get(offset)?.clone();
        let code = std::mem::take(&mut self.codes[offset]);
        if !self.codes.contains(&code) {
            self.forget(code);
        }
        Some(Value::String(text))
    }

    /// Drops a text that no row has; the last one takes its place.
    fn forget(&mut self, code: u8) {
        self.texts.swap_remove(usize::from(code) - 1);
        let moved = self.texts.len() + 1;
        let codes = self.codes.iter_mut().filter(|other| usize::from(**other) == moved);
        codes.for_each(|other| *other = code);
    }

    pub(super) fn len(&self) -> usize {
        self.codes.iter().filter(|code| **code != 0).count()
    }

    /// The rows that have a text, a bit a row.
    pub(super) fn rows(&self) -> [u64; ROWS / 64] {
        let has_text =
            |codes: &[u8]| codes.iter().rev().fold(0, |rows, code| rows << 1 | u64::from(*code != 0));
        std::array::from_fn(|word| has_text(&self.codes[word * 64..][..64]))
    }

    /// Hands over what `tell` says of the value in each of these rows. Where they are many it is asked once for each
    /// different one, at the first row that has it.
    pub(super) fn tell<'a, R: Id, T: Copy + Default>(
        &'a self,
        rows: Near<'_, R>,
        mut tell: impl FnMut(ValueRef<'a>) -> T,
        mut take: impl FnMut(Told<'_, T>),
    ) {
        let value = |code: u8| {
            let text = self.texts.get(usize::from(code).wrapping_sub(1));
            text.map_or(ValueRef::Null, ValueRef::String)
        };
        if rows.len() < MANY {
            return rows.each(|row| take(Told::Each(&[tell(value(self.codes[row]))])));
        }
        let mut gathered = [0; ROWS];
        let codes = match rows {
            Near::Run(run) => &self.codes[run],
            Near::Apart(rows) => {
                let places = gathered.iter_mut().zip(rows);
                places.for_each(|(code, row)| *code = self.codes[offset(*row)]);
                &gathered[..rows.len()]
            }
        };
        let mut told = [T::default(); MOST_TEXTS + 1];
        self.tell_codes(codes, |code| tell(value(code)), &mut told);
        take(Told::Coded(codes, &told));
    }

    /// Puts in `told` what `tell` says of each code, asked for in the order in which they are met.
    #[inline]
    fn tell_codes<T>(&self, codes: &[u8], mut tell: impl FnMut(u8) -> T, told: &mut [T; MOST_TEXTS + 1]) {
        let mut is_told = [false; MOST_TEXTS + 1];
        // There is nothing to be looked for any more once all texts were met, and null, if a row has it.
        let mut missing = self.texts.len() + usize::from(codes.contains(&0));
        for code in codes {
            let place = usize::from(*code);
            if !is_told[place] {
                is_told[place] = true;
                told[place] = tell(*code);
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NodeId;

    #[test]
    fn a_text_that_no_row_has_any_more_is_forgotten_and_the_others_keep_theirs() {
        let mut coded = Coded::default();
        for (offset, text) in ["a", "b", "a", "c"].into_iter().enumerate() {
            assert!(coded.put(offset * 70, Value::string(text)).is_ok());
        }
        assert_eq!(coded.take(0), Some(Value::string("a")));
        assert_eq!(coded.texts.len(), 3);
        assert_eq!(coded.take(140), Some(Value::string("a")));
        assert_eq!(coded.texts.len(), 2);
        assert_eq!(coded.take(140), None);
        assert_eq!([70, 210].map(|offset| coded.get(offset).map(|it| &**it)), [Some("b"), Some("c")]);
        assert_eq!((coded.len(), coded.rows()), (2, [0, 1 << 6, 0, 1 << 18]));
    }

    #[test]
    fn there_is_room_for_a_text_that_is_there_already_but_not_for_one_too_many() {
        let mut coded = Coded::default();
        for offset in 0..MOST_TEXTS {
            assert!(coded.put(offset, Value::string(offset.to_string())).is_ok());
        }
        assert_eq!(coded.put(100, Value::string("x")), Err(Value::string("x")));
        assert_eq!(coded.put(100, Value::Integer(1)), Err(Value::Integer(1)));
        assert!(coded.put(100, Value::string("7")).is_ok());
    }

    #[test]
    fn each_different_value_is_asked_for_once_where_rows_are_many() {
        let mut coded = Coded::default();
        for offset in (0..200).filter(|offset| offset % 5 != 0) {
            assert!(coded.put(offset, Value::string((offset % 3).to_string())).is_ok());
        }
        let rows: Vec<NodeId> = (0..200).rev().map(NodeId).collect();
        for rows in [Near::Run(0..200), Near::Apart(&rows)] {
            let (mut asked, mut told) = (0, Vec::new());
            coded.tell(
                rows.clone(),
                |value| {
                    asked += 1;
                    if let ValueRef::String(text) = value { text.parse().unwrap_or(9) } else { 7 }
                },
                |it: Told<'_, usize>| it.add_to(&mut told),
            );
            let mut expected: Vec<usize> =
                (0..200).map(|offset| if offset % 5 == 0 { 7 } else { offset % 3 }).collect();
            if matches!(rows, Near::Apart(_)) {
                expected.reverse();
            }
            assert_eq!((asked, told), (4, expected));
        }
    }
}
