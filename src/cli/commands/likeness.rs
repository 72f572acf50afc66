//! Whether a text is what a person looks for, however both are written.
//!
//! In: what was typed, and texts. Out: yes or no, by one of three [`Closeness`]es: the words themselves whatever the case,
//! accents and punctuation (a number as a number, `June 2023` also as `2023-06`); all of the words in any order; or words
//! that are nearly the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How near a text is to what is looked for; the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closeness {
    /// It has just these words.
    Phrase,
    /// It has all of the words.
    Words,
    /// It has words like them.
    Nearly,
}

impl Closeness {
    /// All of them, the nearest first.
    pub(super) const ALL: [Closeness; 3] = [Closeness::Phrase, Closeness::Words, Closeness::Nearly];

    /// What is said of finds that are no nearer.
    pub(super) fn remark(self) -> Option<&'static str> {
        match self {
            Closeness::Phrase => None,
            Closeness::Words => Some("nothing has just these words; this has all of them"),
            Closeness::Nearly => Some("nothing has these words; this is like them"),
        }
    }
}

/// How many letters a word has at least that may be meant for another.
const SHORTEST: usize = 4;

/// How many that may have two slips.
const LONG: usize = 6;

/// What is looked for.
pub(super) struct Wanted {
    lower: String,
    folded: String,
    number: Option<f64>,
    date: Option<String>,
}

impl Wanted {
    /// What a person has typed.
    pub(super) fn new(text: &str) -> Self {
        let (lower, folded) = (text.to_lowercase(), folded(text));
        Wanted { date: date(&folded), number: number(&lower), lower, folded }
    }

    /// Whether a text is so near to it.
    pub(super) fn is_in(&self, text: &str, closeness: Closeness) -> bool {
        if closeness == Closeness::Phrase {
            let has_date = self.date.as_ref().is_some_and(|date| text.contains(date.as_str()));
            return has_date || text.to_lowercase().contains(&self.lower) || self.has_phrase(&folded(text));
        }
        let text = folded(text);
        let has = |word: &str| match closeness {
            Closeness::Nearly => text.split(' ').any(|other| is_like(word, other)),
            _ => text.contains(word),
        };
        !self.folded.is_empty() && self.folded.split(' ').all(has)
    }

    /// Whether a number is it.
    pub(super) fn is_number(&self, number: f64) -> bool {
        self.number == Some(number)
    }

    fn has_phrase(&self, text: &str) -> bool {
        !self.folded.is_empty() && text.contains(&self.folded)
    }
}

/// Whether two names are the same, however they are written.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let one = folded(one);
    !one.is_empty() && one == folded(other)
}

/// Whether a word may be meant for another: a slip of the hand is a letter too much, too few, wrong, or in a wrong place.
fn is_like(word: &str, other: &str) -> bool {
    let length = word.chars().count();
    let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
    let slips = if length < LONG { 1 } else { 2 };
    word == other || (length >= SHORTEST && !has_digit && strsim::osa_distance(word, other) <= slips)
}

/// `10,000` is a number as `10000` is.
fn number(text: &str) -> Option<f64> {
    let is_grouped = |text: &str| {
        let mut groups = text.split(',');
        groups.next().is_some_and(|first| !first.is_empty()) && groups.all(|group| group.len() == 3)
    };
    let digits = if is_grouped(text) { text.replace(',', "") } else { text.to_owned() };
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A text without case, accents, width and punctuation; one space stands between its words.
fn folded(text: &str) -> String {
    let text = text.replace('&', " and ");
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let letters: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `June 10, 2025`, `10 June 2025` or `June 2025` as EDTF has it; without a year as the end of such a date.
fn date(folded: &str) -> Option<String> {
    let (mut month, mut day, mut year) = (None, None, None);
    for word in folded.split(' ') {
        let is_month = |name: &&str| **name == *word || (word.len() >= 3 && name.starts_with(word));
        match (MONTHS.iter().position(is_month), word.parse::<u32>()) {
            (Some(place), _) if month.is_none() => month = Some(place + 1),
            (None, Ok(number @ 1..=31)) if day.is_none() => day = Some(number),
            (None, Ok(number @ 1000..=9999)) if year.is_none() => year = Some(number),
            _ => return None,
        }
    }
    Some(match (year, month?, day) {
        (Some(year), month, None) => format!("{year}-{month:02}"),
        (Some(year), month, Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (None, month, Some(day)) => format!("-{month:02}-{day:02}"),
        (None, _, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closeness(wanted: &str, text: &str) -> Option<Closeness> {
        let wanted = Wanted::new(wanted);
        Closeness::ALL.into_iter().find(|closeness| wanted.is_in(text, *closeness))
    }

    #[test]
    fn case_accents_width_and_punctuation_make_no_difference() {
        let title = "\"Double Thousand\" plan";
        assert_eq!(closeness("double-thousand PLAN", title), Some(Closeness::Phrase));
        assert_eq!(
            closeness("science & technology", "Science and Technology Daily"),
            Some(Closeness::Phrase)
        );
        assert_eq!(closeness("Orumqi", "Ürümqi, Örümqi"), Some(Closeness::Phrase));
        assert_eq!(closeness("ＡＳＥＡＮ", "ASEAN"), Some(Closeness::Phrase));
        assert_eq!(closeness("一带", "一带一路"), Some(Closeness::Phrase));
        assert_eq!(closeness("\"", title), Some(Closeness::Phrase));
    }

    #[test]
    fn words_may_stand_in_any_order_and_have_a_slip() {
        assert_eq!(closeness("forum road belt", "Belt and Road Forum"), Some(Closeness::Words));
        assert_eq!(
            closeness("african academy of sience", "African Academy of Sciences"),
            Some(Closeness::Nearly)
        );
        assert_eq!(closeness("Great Stne", "Great Stone Industrial Park"), Some(Closeness::Nearly));
        assert_eq!(closeness("Bonn", "Bern"), None);
        assert_eq!(closeness("2023", "2025"), None);
        assert_eq!(closeness("", "x"), Some(Closeness::Phrase));
    }

    #[test]
    fn dates_are_found_as_they_are_spoken() {
        assert_eq!(closeness("June 2025", "2025-06-10/2025-06-12"), Some(Closeness::Phrase));
        assert_eq!(closeness("12 june 2025", "2025-06-10/2025-06-12"), Some(Closeness::Phrase));
        assert_eq!(closeness("June 10", "XXXX-06-10/XXXX-06-12"), Some(Closeness::Phrase));
        assert_eq!(date("may"), None);
        assert_eq!(date("the may of 2020"), None);
        assert!(Wanted::new("80").is_number(80.0) && !Wanted::new("80").is_number(8.0));
        assert!(Wanted::new("10,000").is_number(10_000.0) && !Wanted::new("1,0").is_number(10.0));
    }
}
