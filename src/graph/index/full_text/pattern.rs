//! Words with signs in them that stand for other letters.

use super::words;
use std::fmt;

/// A word with signs in it that stand for others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern(Vec<Sign>);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    /// Itself.
    Letter(char),
    /// `?`
    Any,
    /// `*`
    Many,
}

impl Pattern {
    /// The letters before the first sign that stands for others.
    pub(super) fn beginning(&self) -> String {
        let letters = self.0.iter().map_while(|sign| match sign {
            Sign::Letter(letter) => Some(letter),
            _ => None,
        });
        letters.collect()
    }

    /// Whether a word is one of those meant. O(letters of the word × signs).
    pub(super) fn matches(&self, word: &str) -> bool {
        // Which beginnings of the pattern match what has been read of the word.
        let mut open = vec![false; self.0.len() + 1];
        open[0] = true;
        self.skip_stars(&mut open);
        for letter in word.chars() {
            let mut next = vec![false; open.len()];
            for (place, sign) in self.0.iter().enumerate().filter(|(place, _)| open[*place]) {
                match sign {
                    Sign::Letter(own) if *own != letter => {}
                    Sign::Letter(_) | Sign::Any => next[place + 1] = true,
                    Sign::Many => next[place] = true,
                }
            }
            self.skip_stars(&mut next);
            open = next;
        }
        open[self.0.len()]
    }

    fn skip_stars(&self, open: &mut [bool]) {
        for (place, sign) in self.0.iter().enumerate() {
            open[place + 1] |= open[place] && *sign == Sign::Many;
        }
    }
}

/// As it was written, but for case and diacritics.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&letters(&self.0))
    }
}

/// The signs as they are written.
pub(super) fn letters(signs: &[Sign]) -> String {
    let letter = |sign: &Sign| match sign {
        Sign::Letter(letter) => *letter,
        Sign::Any => '?',
        Sign::Many => '*',
    };
    signs.iter().map(letter).collect()
}

/// The signs, the letters between them without case and diacritics.
pub(super) fn folded(signs: &[Sign]) -> Pattern {
    let mut pattern = Vec::new();
    for same in signs.chunk_by(|one, other| matches!((one, other), (Sign::Letter(_), Sign::Letter(_)))) {
        match same {
            [sign @ (Sign::Any | Sign::Many)] => pattern.push(*sign),
            letters => pattern.extend(words::folded(&self::letters(letters)).chars().map(Sign::Letter)),
        }
    }
    Pattern(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_words() {
        let matches = |pattern: &str, word: &str| {
            let signs: Vec<Sign> = pattern
                .chars()
                .map(|sign| match sign {
                    '*' => Sign::Many,
                    '?' => Sign::Any,
                    letter => Sign::Letter(letter),
                })
                .collect();
            Pattern(signs).matches(word)
        };
        assert!(matches("a*", "a") && matches("a*", "abc") && !matches("a*", "ba"));
        assert!(matches("*b*", "abc") && matches("a?c", "abc") && !matches("a?c", "ac"));
        assert!(matches("*a*a*", "banana") && !matches("*a*a*a*a*", "banana"));
    }
}
