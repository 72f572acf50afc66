//! Which word stands where: for each word, property and element one posting, sorted.
//!
//! A text that comes or goes touches one posting for each of its different words. What a ranking needs beside them, how
//! many texts a property has and how long they are together, is counted along.

use super::super::sorted::Sorted;
use super::words;
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The words of the texts of an index. Cloning shares the postings.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    entries: Sorted<Posting>,
    /// For each property.
    totals: Vec<Total>,
}

/// A word in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) word: Arc<str>,
    /// The property, by its number within the index.
    pub(super) field: u16,
    /// The element.
    pub(super) id: u64,
    /// How many words the text has.
    pub(super) length: u32,
    /// Where in the text the word stands, ascending.
    pub(super) places: Arc<[u32]>,
}

/// All texts of a property together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Total {
    /// How many texts there are.
    pub(super) texts: u64,
    /// How many words they have.
    pub(super) words: u64,
}

impl Postings {
    /// No texts of so many properties.
    pub(super) fn empty(fields: usize) -> Self {
        Postings { entries: Sorted::from_sorted(&[]), totals: vec![Total::default(); fields] }
    }

    /// The words of these texts of so many properties: property, element and value.
    pub(super) fn build(fields: usize, texts: impl Iterator<Item = (u16, u64, Value)>) -> Self {
        let (mut all, mut totals) = (Vec::new(), vec![Total::default(); fields]);
        for (field, id, value) in texts {
            let postings = of_text(field, id, &value);
            count(&mut totals, field, &postings, true);
            all.extend(postings);
        }
        all.sort_unstable_by(|one, other| one.key().cmp(&other.key()));
        share_words(&mut all);
        Postings { entries: Sorted::from_sorted(&all), totals }
    }

    /// Notes that a property of an element has a text.
    pub(super) fn insert(&mut self, field: u16, id: u64, value: &Value) {
        let postings = of_text(field, id, value);
        count(&mut self.totals, field, &postings, true);
        for mut posting in postings {
            let known = self.of_word(&posting.word).next().map(|known| known.word.clone());
            posting.word = known.unwrap_or(posting.word);
            let key = (posting.word.clone(), field, id);
            self.entries.insert(posting, &|other: &Posting| other.key() < (&*key.0, key.1, key.2));
        }
    }

    /// Notes that a property of an element no longer has a text.
    pub(super) fn remove(&mut self, field: u16, id: u64, value: &Value) {
        let postings = of_text(field, id, value);
        count(&mut self.totals, field, &postings, false);
        for posting in postings {
            let removed = self.entries.remove(&|other: &Posting| other.key() < posting.key());
            debug_assert_eq!(removed.as_ref(), Some(&posting), "a text goes as it came");
        }
    }

    /// How many properties there are.
    pub(super) fn fields(&self) -> u16 {
        u16::try_from(self.totals.len()).unwrap_or(u16::MAX)
    }

    /// The texts of a property together.
    pub(super) fn total(&self, field: u16) -> Total {
        self.totals.get(field as usize).copied().unwrap_or_default()
    }

    /// The postings of a word, by property, then element.
    pub(super) fn of_word<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Posting> {
        self.from(word).take_while(move |posting| &*posting.word == word)
    }

    /// The postings of a word in one property, by element.
    pub(super) fn of_word_in<'a>(&'a self, word: &'a str, field: u16) -> impl Iterator<Item = &'a Posting> {
        let entries = self.entries.iter_from(&|posting: &Posting| posting.key() < (word, field, 0));
        entries.take_while(move |posting| &*posting.word == word && posting.field == field)
    }

    /// The postings from a word on, in the order of words.
    pub(super) fn from<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Posting> {
        self.entries.iter_from(&|posting: &Posting| &*posting.word < word)
    }
}

impl PartialEq for Postings {
    fn eq(&self, other: &Self) -> bool {
        self.totals == other.totals && self.entries.iter().eq(other.entries.iter())
    }
}

impl Posting {
    fn key(&self) -> (&str, u16, u64) {
        (&self.word, self.field, self.id)
    }
}

/// The postings of one text, by word.
fn of_text(field: u16, id: u64, value: &Value) -> Vec<Posting> {
    let words = words::of_value(value);
    let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
    let mut places: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (word, place) in words {
        places.entry(word).or_default().push(place);
    }
    let posting = |(word, places): (String, Vec<u32>)| Posting {
        word: word.into(),
        field,
        id,
        length,
        places: places.into(),
    };
    places.into_iter().map(posting).collect()
}

/// Counts a text that comes or goes; one without words is none.
fn count(totals: &mut [Total], field: u16, postings: &[Posting], comes: bool) {
    let (Some(first), Some(total)) = (postings.first(), totals.get_mut(field as usize)) else { return };
    let length = u64::from(first.length);
    if comes {
        total.texts += 1;
        total.words += length;
    } else {
        total.texts -= 1;
        total.words -= length;
    }
}

/// Lets the postings of a word hold one text together.
fn share_words(sorted: &mut [Posting]) {
    for place in 1..sorted.len() {
        if sorted[place - 1].word == sorted[place].word {
            sorted[place].word = sorted[place - 1].word.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_that_grew_are_those_that_are_built() {
        let text = |n: u64| Value::string(format!("word{} and word{} and {n}", n % 7, n % 3));
        let texts = || (0..200).map(|n| ((n % 2) as u16, n / 2, text(n)));
        let mut grown = Postings::empty(2);
        texts().for_each(|(field, id, value)| grown.insert(field, id, &value));
        let built = Postings::build(2, texts());
        assert_eq!(grown, built);
        assert_eq!(grown.total(0), Total { texts: 100, words: 500 });
        assert_eq!(grown.of_word_in("and", 1).count(), 100);
        assert_eq!(&*grown.of_word("and").next().expect("the word is there").places, [1, 3]);
        texts().for_each(|(field, id, value)| grown.remove(field, id, &value));
        assert_eq!(grown, Postings::empty(2));
    }
}
