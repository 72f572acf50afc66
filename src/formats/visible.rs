//! Makes characters seen that would otherwise act: line ends, terminal controls, marks that turn text round.
//!
//! Data may hold any Unicode text, and a text that steers a terminal or hides part of a line must not do so when it
//! is shown. In comes any text; out goes one that shows every such character as an escape (`\n`, `\u202E`).

use std::borrow::Cow;

/// Whether `character` acts on the text round it, or cannot be stored in XML, rather than being seen itself.
pub fn is_acting(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61C}' | '\u{200E}' | '\u{200F}'         // marks of direction
            | '\u{202A}'..='\u{202E}'                   // embeddings and overrides of direction
            | '\u{2066}'..='\u{2069}'                   // isolates
            | '\u{2028}' | '\u{2029}'                   // separators of lines and paragraphs
            | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'      // byte-order mark, no characters
            | '\u{E0000}'..='\u{E007F}') // invisible tags
}

/// `text` with every acting character shown as an escape; other text comes back as it is.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_acting) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push(character, &mut shown);
    }
    Cow::Owned(shown)
}

/// Appends `character`, as an escape if it is an acting one.
pub fn push(character: char, output: &mut String) {
    match character {
        '\n' => output.push_str("\\n"),
        '\r' => output.push_str("\\r"),
        '\t' => output.push_str("\\t"),
        acting if is_acting(acting) => output.push_str(&escape_code(acting)),
        plain => output.push(plain),
    }
}

/// The openCypher escape of a character: four digits, or eight beyond the basic plane.
fn escape_code(character: char) -> String {
    let code = u32::from(character);
    if code <= 0xFFFF { format!("\\u{code:04X}") } else { format!("\\U{code:08X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_of_any_script_stays_as_it_is() {
        for text in ["", "中国 “Belt and Road”", "cafe\u{301} 👩‍🔬"] {
            assert!(matches!(escape(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn acting_characters_are_shown() {
        assert_eq!(escape("a\nb\t\u{1b}[31m\u{202E}x\u{9b}"), r"a\nb\t\u001B[31m\u202Ex\u009B");
        assert_eq!(escape("\u{E0041}"), r"\U000E0041");
    }
}
