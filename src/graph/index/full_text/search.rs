//! What matches a query, and how well.
//!
//! A word or a phrase is worth the more the rarer it is, the more often a text has it and the shorter the text is: Okapi
//! BM25 with k₁ = 1.2 and b = 0.75, for each property on its own. What stands for many words (`begin*`, ranges) is worth 1
//! a property. A text that matches several parts of a query has the sum of their worth.
//!
//! # Source
//! Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, with the factor k₁ + 1 left out.

use super::postings::{Posting, Postings};
use super::query::{Bound, Fields, Kind, Leaf, Occurrence, Query};
use crate::error::Result;
use std::collections::BTreeMap;

/// An element that was found, and how well it matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The id of the node or relationship.
    pub id: u64,
    /// The greater, the better.
    pub score: f64,
}

/// What was found so far: the worth of each element.
type Scores = BTreeMap<u64, f64>;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// How many postings are looked at before it is asked whether to go on.
const STRIDE: usize = 1024;

/// The elements that match, the best first, then by number.
pub(super) fn search(
    postings: &Postings,
    query: Option<&Query>,
    go_on: &dyn Fn() -> Result<()>,
) -> Result<Vec<Hit>> {
    let Some(query) = query else { return Ok(Vec::new()) };
    let scores = Searcher { postings, go_on }.scores(query)?;
    let mut hits: Vec<Hit> = scores.into_iter().map(|(id, score)| Hit { id, score }).collect();
    hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.id.cmp(&other.id)));
    Ok(hits)
}

struct Searcher<'a> {
    postings: &'a Postings,
    go_on: &'a dyn Fn() -> Result<()>,
}

impl Searcher<'_> {
    fn scores(&self, query: &Query) -> Result<Scores> {
        (self.go_on)()?;
        match query {
            Query::Leaf(leaf) => self.leaf(leaf),
            Query::Boosted(inner, factor) => {
                let mut scores = self.scores(inner)?;
                scores.values_mut().for_each(|score| *score *= factor);
                Ok(scores)
            }
            Query::All(clauses) => self.all(clauses),
        }
    }

    /// What every `+` matches, or where there is none anything, and no `-`.
    fn all(&self, clauses: &[(Occurrence, Query)]) -> Result<Scores> {
        let mut required: Option<Scores> = None;
        let (mut wanted, mut forbidden) = (Scores::new(), Scores::new());
        for (occurrence, clause) in clauses {
            let found = self.scores(clause)?;
            match occurrence {
                Occurrence::Wanted => add(&mut wanted, &found),
                Occurrence::Forbidden => forbidden.extend(found),
                Occurrence::Required => {
                    required = Some(match required {
                        None => found,
                        Some(so_far) => both(&so_far, &found),
                    });
                }
            }
        }
        let mut scores = match required {
            None => wanted,
            Some(required) => {
                let worth = |(id, score): (u64, f64)| (id, score + wanted.get(&id).copied().unwrap_or(0.0));
                required.into_iter().map(worth).collect()
            }
        };
        scores.retain(|id, _| !forbidden.contains_key(id));
        Ok(scores)
    }

    fn leaf(&self, leaf: &Leaf) -> Result<Scores> {
        let fields: Vec<u16> = match leaf.fields {
            Fields::All => (0..self.postings.fields()).collect(),
            Fields::One(field) => vec![field],
        };
        let mut scores = Scores::new();
        match &leaf.kind {
            Kind::Everything => {
                self.each(self.postings.from(""), &fields, |posting| {
                    scores.insert(posting.id, 1.0);
                })?;
            }
            Kind::Phrase(words) => {
                for &field in &fields {
                    self.phrase(words, field, &mut scores)?;
                }
            }
            Kind::Like(word, distance) => self.like(word, *distance, &fields, &mut scores)?,
            Kind::Pattern(pattern) => {
                let first = pattern.beginning();
                let from = self.postings.from(&first).take_while(|posting| posting.word.starts_with(&*first));
                self.constant(from, &fields, |word| pattern.matches(word), &mut scores)?;
            }
            Kind::Range(low, high) => {
                let from = self.postings.from(low.as_ref().map_or("", |bound| &bound.word));
                let within = |word: &str| {
                    let above = low.as_ref().is_none_or(|Bound { word: low, is_included }| {
                        **low < *word || (*is_included && **low == *word)
                    });
                    let below = high.as_ref().is_none_or(|Bound { word: high, is_included }| {
                        *word < **high || (*is_included && **high == *word)
                    });
                    above && below
                };
                let from =
                    from.take_while(|posting| high.as_ref().is_none_or(|high| *posting.word <= *high.word));
                self.constant(from, &fields, within, &mut scores)?;
            }
        }
        Ok(scores)
    }

    /// Hands those postings to `take` that are of these properties.
    fn each<'p>(
        &self,
        postings: impl Iterator<Item = &'p Posting>,
        fields: &[u16],
        mut take: impl FnMut(&'p Posting),
    ) -> Result<()> {
        for (count, posting) in postings.enumerate() {
            if count % STRIDE == STRIDE - 1 {
                (self.go_on)()?;
            }
            if fields.contains(&posting.field) {
                take(posting);
            }
        }
        Ok(())
    }

    /// Adds 1 for each property in which an element has one of the words meant.
    fn constant<'p>(
        &self,
        postings: impl Iterator<Item = &'p Posting>,
        fields: &[u16],
        is_meant: impl Fn(&str) -> bool,
        scores: &mut Scores,
    ) -> Result<()> {
        let mut found = std::collections::BTreeSet::new();
        self.each(postings, fields, |posting| {
            if is_meant(&posting.word) {
                found.insert((posting.id, posting.field));
            }
        })?;
        found.into_iter().for_each(|(id, _)| *scores.entry(id).or_default() += 1.0);
        Ok(())
    }

    /// Adds the worth of words that follow one another in one property; of one word most often.
    fn phrase(&self, words: &[(String, u32)], field: u16, scores: &mut Scores) -> Result<()> {
        let Some(((first, _), others)) = words.split_first() else { return Ok(()) };
        let mut matching: BTreeMap<u64, (u32, Vec<u32>)> = BTreeMap::new();
        let mut weight = 0.0;
        let mut count = 0;
        self.each(self.postings.of_word_in(first, field), &[field], |posting| {
            count += 1;
            matching.insert(posting.id, (posting.length, posting.places.to_vec()));
        })?;
        weight += self.rarity(field, count);
        for (word, offset) in others {
            let (mut kept, mut count) = (BTreeMap::new(), 0);
            self.each(self.postings.of_word_in(word, field), &[field], |posting| {
                count += 1;
                let Some((length, begins)) = matching.remove(&posting.id) else { return };
                let follows =
                    |begin: &u32| posting.places.binary_search(&(begin.saturating_add(*offset))).is_ok();
                let begins: Vec<u32> = begins.into_iter().filter(follows).collect();
                if !begins.is_empty() {
                    kept.insert(posting.id, (length, begins));
                }
            })?;
            weight += self.rarity(field, count);
            matching = kept;
        }
        for (id, (length, begins)) in matching {
            *scores.entry(id).or_default() += weight * self.frequency(field, begins.len(), length);
        }
        Ok(())
    }

    /// Adds the worth of every word that differs from `word` in so many letters at most, less for each that does.
    fn like(&self, word: &str, distance: usize, fields: &[u16], scores: &mut Scores) -> Result<()> {
        let mut alike: Vec<(String, f64)> = Vec::new();
        let mut last: Option<&str> = None;
        let length = word.chars().count();
        for (count, posting) in self.postings.from("").enumerate() {
            if count % STRIDE == STRIDE - 1 {
                (self.go_on)()?;
            }
            if last == Some(&*posting.word) {
                continue;
            }
            last = Some(&posting.word);
            let own = posting.word.chars().count();
            if own.abs_diff(length) > distance {
                continue;
            }
            let edits = strsim::osa_distance(word, &posting.word);
            let shorter = own.min(length);
            if edits <= distance && edits < shorter {
                alike.push((posting.word.to_string(), 1.0 - edits as f64 / shorter as f64));
            }
        }
        for (word, likeness) in alike {
            for &field in fields {
                let mut found = Scores::new();
                self.phrase(&[(word.clone(), 0)], field, &mut found)?;
                found.values_mut().for_each(|score| *score *= likeness);
                add(scores, &found);
            }
        }
        Ok(())
    }

    /// How much it says that a text has a word which so many of the property have.
    fn rarity(&self, field: u16, having: usize) -> f64 {
        let (all, having) = (self.postings.total(field).texts as f64, having as f64);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    /// What it adds that a text of this length has it so often.
    fn frequency(&self, field: u16, times: usize, length: u32) -> f64 {
        let total = self.postings.total(field);
        let average = total.words as f64 / total.texts.max(1) as f64;
        let times = times as f64;
        times / (times + K1 * (1.0 - B + B * f64::from(length) / average))
    }
}

/// Adds the worth of what was found.
fn add(scores: &mut Scores, found: &Scores) {
    found.iter().for_each(|(id, score)| *scores.entry(*id).or_default() += score);
}

/// What is in both, with the sum of its worth.
fn both(one: &Scores, other: &Scores) -> Scores {
    let sum = |(id, score): (&u64, &f64)| Some((*id, score + other.get(id)?));
    one.iter().filter_map(sum).collect()
}
