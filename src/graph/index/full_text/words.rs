//! From a text to the words that it is found by.
//!
//! Words are those of Unicode (UAX #29), so that a Chinese text is cut into its characters. Case is folded, and so are
//! the diacritics of alphabets: `žluť` and `Zlut` are one word, as are `Øresund` and `oresund`. Words are not stemmed and
//! none is too common to be found.

use crate::value::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How many places lie between two texts of a list, so that no phrase reaches from one into the next.
const GAP: u32 = 100;

/// A word with its place among the words of its text, from 0.
pub(super) type PlacedWord = (String, u32);

/// Whether a value has words: a string, or a list with one.
pub(super) fn is_text(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::List(items) => items.iter().any(|item| matches!(item, Value::String(_))),
        _ => false,
    }
}

/// The words of a value, in their order.
pub(super) fn of_value(value: &Value) -> Vec<PlacedWord> {
    match value {
        Value::String(text) => of_text(text),
        Value::List(items) => {
            let mut all: Vec<PlacedWord> = Vec::new();
            for item in items.iter() {
                let Value::String(text) = item else { continue };
                let first = all.last().map_or(0, |(_, place)| place.saturating_add(GAP));
                all.extend(
                    of_text(text).into_iter().map(|(word, place)| (word, place.saturating_add(first))),
                );
            }
            all
        }
        _ => Vec::new(),
    }
}

/// The words of a text, in their order.
pub(super) fn of_text(text: &str) -> Vec<PlacedWord> {
    text.unicode_words().map(folded).filter(|word| !word.is_empty()).zip(0..).collect()
}

/// A word, or a part of one, without case and diacritics.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain = word.nfkd().filter(|character| !is_diacritic(*character));
    plain
        .flat_map(char::to_lowercase)
        .filter(|character| !is_diacritic(*character))
        .flat_map(plainer)
        .nfc()
        .collect()
}

/// The marks of the alphabets of Europe; those that other scripts write their vowels with are none.
fn is_diacritic(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Letters that Unicode does not take apart, as they are written without their diacritic.
fn plainer(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ß' => ('s', Some('s')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ŧ' => ('t', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        of_text(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn words_are_found_without_case_and_diacritics() {
        assert_eq!(words("Žluť, ŽLUT; Øresund-Łódź"), ["zlut", "zlut", "oresund", "lodz"]);
        assert_eq!(words("Straße İstanbul Đorđević"), ["strasse", "istanbul", "dordevic"]);
        assert_eq!(
            words("state-of-the-art 3.5 km, O'Brien"),
            ["state", "of", "the", "art", "3.5", "km", "o'brien"]
        );
        assert_eq!(words(" - … !"), [""; 0]);
    }

    #[test]
    fn chinese_is_cut_into_characters_and_other_scripts_keep_their_vowels() {
        assert_eq!(words("四川大学"), ["四", "川", "大", "学"]);
        assert_eq!(words("한국어 हिन्दी ガラス"), ["한국어", "हिन्दी", "ガラス"]);
    }

    #[test]
    fn no_phrase_reaches_from_one_text_of_a_list_into_the_next() {
        let list = Value::list(vec![Value::string("a b"), Value::Integer(1), Value::string("c")]);
        assert_eq!(of_value(&list), [("a".to_owned(), 0), ("b".to_owned(), 1), ("c".to_owned(), 101)]);
        assert!(is_text(&list) && !is_text(&Value::Integer(1)));
    }
}
