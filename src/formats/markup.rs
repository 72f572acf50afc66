//! Text in XML and HTML: what would be markup becomes the name of its character.

/// The text with `&`, `<`, `>` and `"` as entities; `write` writes every other character.
pub(crate) fn escape(text: &str, write: impl Fn(char, &mut String)) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => write(other, &mut escaped),
        }
    }
    escaped
}
