//! Text out of bytes that need not be text.
//!
//! In: the bytes of a file. Out: its text, in which `U+FFFD` stands for what is not UTF-8, and where that is, so that
//! what holds it can be told with its place and everything else be kept.

use super::{Fault, Read};

/// A file's text.
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Where in the text something stands for bytes that are no text, ascending.
    pub(crate) damage: Vec<usize>,
}

impl Decoded {
    /// Decodes bytes. O(their number).
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => return Decoded { text, damage: Vec::new() },
            Err(error) => error.into_bytes(),
        };
        let (mut text, mut damage) = (String::with_capacity(bytes.len()), Vec::new());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                damage.push(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        Decoded { text, damage }
    }

    /// The first damage between two places of the text.
    pub(crate) fn within(&self, range: std::ops::Range<usize>) -> Option<usize> {
        let first = self.damage.partition_point(|place| *place < range.start);
        self.damage.get(first).copied().filter(|place| *place < range.end)
    }

    /// The lines that were read from the text, where those that hold damage are faults. Each line that is not blank must
    /// be told, or belong to the one told before it.
    pub(crate) fn without_damage(&self, read: Read) -> Read {
        let mut lines = Lines::new(&self.text);
        let mut places = self.damage.iter().map(|&place| lines.place(place)).peekable();
        let mut kept = Read::with_capacity(read.len());
        let mut read = read.into_iter().peekable();
        while let Some(item) = read.next() {
            let line = line_of(&item);
            let next = read.peek().map_or(usize::MAX, line_of);
            let is_in = |place: &(usize, usize)| place.0 >= line && place.0 < next.max(line + 1);
            let damage = places.next_if(is_in);
            while places.next_if(is_in).is_some() {}
            kept.push(damage.map_or(item, |place| Err(fault(place))));
        }
        kept
    }
}

/// What is wrong with a line that holds bytes that are no text.
pub(crate) fn fault((line, column): (usize, usize)) -> Fault {
    Fault { line, column: Some(column), name: None, message: "this is not UTF-8".to_owned() }
}

fn line_of(item: &Result<super::Statement, Fault>) -> usize {
    item.as_ref().map_or_else(|fault| fault.line, |statement| statement.line)
}

/// Finds lines and columns, from 1, of places of a text that come in ascending order.
pub(crate) struct Lines<'t> {
    text: &'t str,
    line: usize,
    /// Where the line begins.
    start: usize,
    counted: usize,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Lines { text, line: 1, start: 0, counted: 0 }
    }

    /// The line of a place that does not lie before the last one asked for. O(bytes between them).
    pub(crate) fn line(&mut self, place: usize) -> usize {
        for end in memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.counted.min(place)..place]) {
            self.line += 1;
            self.start = self.counted + end + 1;
        }
        self.counted = self.counted.max(place);
        self.line
    }

    /// The line and the column of such a place. O(bytes of the line, and between the places).
    pub(crate) fn place(&mut self, place: usize) -> (usize, usize) {
        let line = self.line(place);
        (line, self.text[self.start.min(place)..place].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_where_the_text_stands_for_other_bytes() {
        let decoded = Decoded::new(b"a\xFFb\n\xE5\x8C\x97\xE5\n".to_vec());
        assert_eq!(decoded.text, "a\u{FFFD}b\n北\u{FFFD}\n");
        assert_eq!(decoded.damage, [1, 9]);
        assert_eq!((decoded.within(2..9), decoded.within(2..10)), (None, Some(9)));
        let mut lines = Lines::new(&decoded.text);
        assert_eq!((lines.place(1), lines.line(3), lines.place(9)), ((1, 2), 1, (2, 2)));
        assert!(Decoded::new("\u{FFFD}".into()).damage.is_empty());
    }
}
