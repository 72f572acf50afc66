//! How a value is written in a query: quoting of strings and names, numbers that read back as themselves.

/// A string literal in single quotes, with `\` escapes.
pub fn quote_string(text: &str) -> String {
    let _ = text;
    todo!()
}

/// A name as a query must write it: bare where that is allowed, else in backticks.
pub fn quote_name(name: &str) -> String {
    let _ = name;
    todo!()
}

/// A float so that it reads back as the same float and never as an integer: `1.0`, `1.0E10`, `NaN`.
pub fn format_float(float: f64) -> String {
    let _ = float;
    todo!()
}
