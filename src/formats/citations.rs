//! Citations as JSON: a list of objects for each row of an answer.
//!
//! ```text
//! {"source":"std-2025","title":…,"publisher":…,"published":…,"claim":"F3044","locator":"sentence 9","words":"…",
//!  "statedBy":…,"modality":"stated","rank":"normal","comparator":">","value":VALUE,"unit":…,"asOf":…,"fact":FACT}
//! {"unsourced":true,"fact":FACT}
//! {"absence":true}
//! ```
//!
//! FACT is `{"node":1}`, `{"relationship":2}`, either of them with `"property":"key"`, or a node with `"label":"L"`.
//! What a claim does not say is left out. Where the claims about a property state different values, each has `"prevails"`,
//! true for the one that the property has its value from. VALUE is in the encoding that the rows have.

use super::json::{Encoding, write as write_value, write_string};
use crate::error::Result;
use crate::graph::GraphView;
use crate::provenance::{Citation, Fact, Subject};
use crate::value::{Element, Map, Value};

/// Appends the citations of one row as a JSON array on one line.
///
/// # Errors
/// `Error::Limit` when a claim's value lies too deep; `output` then ends midway.
pub fn write(
    citations: &[Citation],
    view: &GraphView,
    encoding: Encoding,
    output: &mut String,
) -> Result<()> {
    output.push('[');
    for (index, citation) in citations.iter().enumerate() {
        output.push_str(if index == 0 { "{" } else { ",{" });
        write_members(citation, view, encoding, output)?;
        output.push('}');
    }
    output.push(']');
    Ok(())
}

/// A citation as a map with the same members.
pub fn to_value(citation: &Citation) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| drop(members.insert(name.into(), value));
    match citation.fact() {
        Fact::Absence => put("absence", true.into()),
        Fact::Present(subject) => {
            if citation.is_unsourced() {
                put("unsourced", true.into());
            }
            let id = citation.id();
            for (name, text) in texts(citation, id.as_deref()) {
                if let Some(text) = text {
                    put(name, text.into());
                }
            }
            if let Some(value) = citation.value() {
                put("value", value.clone());
            }
            if let Some(prevails) = citation.prevails() {
                put("prevails", prevails.into());
            }
            put("fact", fact_value(subject));
        }
    }
    Value::Map(members.into())
}

fn fact_value(subject: &Subject) -> Value {
    let number = |id: u64| Value::Integer(i64::try_from(id).unwrap_or(i64::MAX));
    let mut members = Map::new();
    match subject.element() {
        Element::Node(node) => members.insert("node".into(), number(node.0)),
        Element::Relationship(relationship) => members.insert("relationship".into(), number(relationship.0)),
    };
    match subject {
        Subject::Element(_) => None,
        Subject::Property(_, key) => members.insert("property".into(), Value::String(key.clone())),
        Subject::Label(_, label) => members.insert("label".into(), Value::String(label.clone())),
    };
    Value::Map(members.into())
}

/// What a citation says in words, by name.
fn texts<'c>(citation: &'c Citation, id: Option<&'c str>) -> [(&'static str, Option<&'c str>); 13] {
    let source = citation.source();
    [
        ("source", source.id.as_deref()),
        ("title", source.title.as_deref()),
        ("publisher", source.publisher.as_deref()),
        ("published", citation.published()),
        ("claim", id),
        ("locator", citation.locator()),
        ("words", citation.words()),
        ("statedBy", citation.stated_by()),
        ("modality", citation.modality().map(crate::provenance::Modality::name)),
        ("rank", citation.rank().map(crate::provenance::Rank::name)),
        ("comparator", citation.comparator().map(crate::provenance::Comparator::symbol)),
        ("unit", citation.unit()),
        ("asOf", citation.as_of()),
    ]
}

fn write_members(
    citation: &Citation,
    view: &GraphView,
    encoding: Encoding,
    output: &mut String,
) -> Result<()> {
    let Fact::Present(subject) = citation.fact() else {
        output.push_str("\"absence\":true");
        return Ok(());
    };
    if citation.is_unsourced() {
        output.push_str("\"unsourced\":true,");
    }
    let id = citation.id();
    for (name, text) in texts(citation, id.as_deref()) {
        if let Some(text) = text {
            output.push_str(&format!("\"{name}\":"));
            write_string(text, output);
            output.push(',');
        }
    }
    if let Some(value) = citation.value() {
        output.push_str("\"value\":");
        write_value(value, view, encoding, output)?;
        output.push(',');
    }
    if let Some(prevails) = citation.prevails() {
        output.push_str(&format!("\"prevails\":{prevails},"));
    }
    output.push_str("\"fact\":");
    write_value(&fact_value(subject), view, Encoding::Plain, output)
}
