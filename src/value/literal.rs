//! How a value is written in a query: quoting of strings and names, numbers that read back as themselves.
//!
//! [`write_literal`] writes what a query can read back; [`write_value`] writes the same more plainly, for people.
//! Nodes, relationships and paths have no literals; both write them by their ids.

use super::{Map, Path, Point, Value};
use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

/// A string literal in single quotes, with `\` escapes.
///
/// Quotes, backslashes and control characters are escaped; everything else stands for itself.
pub fn quote_string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for character in text.chars() {
        match character {
            '\'' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Control characters are all below U+00A0, so four digits are enough.
            control if control.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(control))),
            plain => quoted.push(plain),
        }
    }
    quoted.push('\'');
    quoted
}

/// A name as a query must write it: bare where that is allowed, else in backticks.
///
/// A bare name is a Unicode identifier that is not a keyword. More words are quoted than must be, so that a name
/// reads back wherever it stands.
pub fn quote_name(name: &str) -> String {
    if is_identifier(name) && !is_keyword(name) {
        name.to_owned()
    } else {
        format!("`{}`", name.replace('`', "``"))
    }
}

fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && characters.all(unicode_ident::is_xid_continue)
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(name.to_ascii_uppercase().as_str())
}

/// The words that stand for themselves somewhere in the language.
static KEYWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "
        ACYCLIC ADD ALL AND ANY AS ASC ASCENDING BY CALL CASE CITE CITING COLLECT CONSTRAINT CONTAINS COUNT
        CREATE DELETE DESC DESCENDING DETACH DIFFERENT DISTINCT DO DROP ELSE END ENDS EXISTS EXPLAIN FALSE
        FILTER FINISH FOR FOREACH IN INDEX INF INFINITY INSERT IS LET LIMIT LOAD MANDATORY MATCH MERGE NAN
        NEXT NONE NOT NULL OF OFFSET ON OPTIONAL OR ORDER PROFILE REDUCE REMOVE REPEATABLE REQUIRE RETURN
        SCALAR SET SHORTEST SHOW SIMPLE SINGLE SKIP STARTS THEN TRAIL TRUE UNION UNIQUE UNWIND USE USING
        WALK WHEN WHERE WITH XOR YIELD
    "
    .split_whitespace()
    .collect()
});

/// A float so that it reads back as the same float and never as an integer: `1.0`, `1.0E10`, `NaN`.
///
/// The shortest digits that read back; plain from a millionth up to ten thousand millions, with an exponent beyond.
pub fn format_float(float: f64) -> String {
    let size = float.abs();
    if float.is_nan() {
        "NaN".to_owned()
    } else if float.is_infinite() {
        if float > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if size == 0.0 || (1e-6..1e10).contains(&size) {
        let plain = format!("{float}");
        if plain.contains('.') { plain } else { format!("{plain}.0") }
    } else {
        let scientific = format!("{float:E}");
        if scientific.contains('.') { scientific } else { scientific.replace('E', ".0E") }
    }
}

/// Writes `value` for people: strings in quotes, temporals and points plainly.
pub fn write_value(value: &Value, output: &mut impl fmt::Write) -> fmt::Result {
    write(value, Style::Plain, output)
}

/// Writes `value` as a query would: temporals and points as calls of the functions that make them, NaN and the
/// infinities as divisions that give them.
///
/// What has no literal (a node, a relationship, a path) is written by its ids and does not read back.
pub fn write_literal(value: &Value, output: &mut impl fmt::Write) -> fmt::Result {
    write(value, Style::Literal, output)
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_value(self, f)
    }
}

/// For whom a value is written.
#[derive(Clone, Copy)]
enum Style {
    Plain,
    Literal,
}

fn write(value: &Value, style: Style, output: &mut impl fmt::Write) -> fmt::Result {
    match value {
        Value::Null => output.write_str("null"),
        Value::Boolean(boolean) => write!(output, "{boolean}"),
        Value::Integer(integer) => write!(output, "{integer}"),
        Value::Float(float) if !float.is_finite() && matches!(style, Style::Literal) => {
            output.write_str(quotient(*float))
        }
        Value::Float(float) => output.write_str(&format_float(*float)),
        Value::String(text) => output.write_str(&quote_string(text)),
        Value::List(items) => write_list(items, style, output),
        Value::Map(entries) => write_map(entries, style, output),
        Value::Node(node) => write!(output, "({node})"),
        Value::Relationship(relationship) => write!(output, "[{relationship}]"),
        Value::Path(path) => write_path(path, output),
        Value::Temporal(temporal) => match style {
            Style::Plain => write!(output, "{temporal}"),
            Style::Literal => write!(output, "{}('{temporal}')", temporal.function_name()),
        },
        Value::Point(point) => write_point(point, output),
    }
}

/// A division that gives a float which has no literal.
fn quotient(float: f64) -> &'static str {
    match float {
        f64::INFINITY => "(1.0 / 0.0)",
        f64::NEG_INFINITY => "(-1.0 / 0.0)",
        _ => "(0.0 / 0.0)",
    }
}

fn write_list(items: &[Value], style: Style, output: &mut impl fmt::Write) -> fmt::Result {
    output.write_char('[')?;
    for (index, item) in items.iter().enumerate() {
        output.write_str(if index == 0 { "" } else { ", " })?;
        write(item, style, output)?;
    }
    output.write_char(']')
}

fn write_map(entries: &Map, style: Style, output: &mut impl fmt::Write) -> fmt::Result {
    output.write_char('{')?;
    for (index, (key, value)) in entries.iter().enumerate() {
        output.write_str(if index == 0 { "" } else { ", " })?;
        write!(output, "{}: ", quote_name(key))?;
        write(value, style, output)?;
    }
    output.write_char('}')
}

fn write_path(path: &Path, output: &mut impl fmt::Write) -> fmt::Result {
    write!(output, "({})", path.nodes()[0])?;
    for (relationship, node) in path.relationships().iter().zip(&path.nodes()[1..]) {
        write!(output, "-[{relationship}]-({node})")?;
    }
    Ok(())
}

/// A point is written alike for people and for queries.
fn write_point(point: &Point, output: &mut impl fmt::Write) -> fmt::Result {
    write!(
        output,
        "point({{srid: {}, x: {}, y: {}",
        point.srid,
        format_float(point.x),
        format_float(point.y)
    )?;
    if let Some(z) = point.z {
        write!(output, ", z: {}", format_float(z))?;
    }
    output.write_str("})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{NodeId, RelationshipId};
    use std::sync::Arc;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quote_string("it's\n\\ \u{7} 中"), r"'it\'s\n\\ \u0007 中'");
    }

    #[test]
    fn a_name_is_bare_when_it_is_an_identifier_and_no_keyword() {
        for bare in ["name", "_x1", "Žluť", "中国"] {
            assert_eq!(quote_name(bare), bare);
        }
        assert_eq!(quote_name("match"), "`match`");
        assert_eq!(quote_name("two words"), "`two words`");
        assert_eq!(quote_name("1st"), "`1st`");
        assert_eq!(quote_name("a`b"), "`a``b`");
        assert_eq!(quote_name(""), "``");
    }

    #[test]
    fn floats_read_back_as_the_same_float() {
        for (float, text) in [
            (1.0, "1.0"),
            (-0.5, "-0.5"),
            (0.000001, "0.000001"),
            (1e9, "1000000000.0"),
            (1e10, "1.0E10"),
            (1.5e-7, "1.5E-7"),
            (3985764.3405892687, "3985764.3405892686"),
            (-1.2635418652381264e305, "-1.2635418652381264E305"),
            (0.0, "0.0"),
            (-0.0, "-0.0"),
        ] {
            assert_eq!(format_float(float), text);
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), float.to_bits());
        }
        assert_eq!(format_float(f64::NAN), "NaN");
        assert_eq!(format_float(f64::NEG_INFINITY), "-Infinity");
    }

    #[test]
    fn a_float_without_a_literal_is_written_as_a_division() {
        let list = Value::list(vec![f64::NAN.into(), f64::INFINITY.into(), f64::NEG_INFINITY.into()]);
        let mut literal = String::new();
        write_literal(&list, &mut literal).unwrap();
        assert_eq!(literal, "[(0.0 / 0.0), (1.0 / 0.0), (-1.0 / 0.0)]");
        assert_eq!(list.to_string(), "[NaN, Infinity, -Infinity]");
    }

    #[test]
    fn values_nest() {
        let map: Map = [("a b".into(), Value::list(vec![Value::Null, Value::string("x")]))].into();
        assert_eq!(Value::Map(Arc::new(map)).to_string(), "{`a b`: [null, 'x']}");
        let path = Path::new(vec![NodeId(1), NodeId(2)], vec![RelationshipId(3)]);
        assert_eq!(Value::Path(Arc::new(path)).to_string(), "(n1)-[r3]-(n2)");
        let point = Point { srid: 7203, x: 1.0, y: 2.5, z: None };
        assert_eq!(Value::Point(Arc::new(point)).to_string(), "point({srid: 7203, x: 1.0, y: 2.5})");
    }
}
