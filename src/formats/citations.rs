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
//! What a claim does not say is left out. VALUE is in the encoding that the rows have.

use super::json::{Encoding, write as write_value, write_string};
use crate::error::Result;
use crate::graph::GraphView;
use crate::provenance::{Citation, Fact, Subject};
use crate::value::Element;

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
    write_texts(citation, output);
    if let Some(value) = citation.value() {
        output.push_str("\"value\":");
        write_value(value, view, encoding, output)?;
        output.push(',');
    }
    output.push_str("\"fact\":");
    write_fact(subject, output);
    Ok(())
}

fn write_texts(citation: &Citation, output: &mut String) {
    let source = citation.source();
    let id = citation.id();
    let members = [
        ("source", source.id.as_deref()),
        ("title", source.title.as_deref()),
        ("publisher", source.publisher.as_deref()),
        ("published", citation.published()),
        ("claim", id.as_deref()),
        ("locator", citation.locator()),
        ("words", citation.words()),
        ("statedBy", citation.stated_by()),
        ("modality", citation.modality().map(|modality| modality.name())),
        ("rank", citation.rank().map(|rank| rank.name())),
        ("comparator", citation.comparator().map(|comparator| comparator.symbol())),
        ("unit", citation.unit()),
        ("asOf", citation.as_of()),
    ];
    for (name, text) in members {
        if let Some(text) = text {
            output.push_str(&format!("\"{name}\":"));
            write_string(text, output);
            output.push(',');
        }
    }
}

fn write_fact(subject: &Subject, output: &mut String) {
    match subject.element() {
        Element::Node(node) => output.push_str(&format!("{{\"node\":{}", node.0)),
        Element::Relationship(relationship) => {
            output.push_str(&format!("{{\"relationship\":{}", relationship.0));
        }
    }
    let more = match subject {
        Subject::Element(_) => None,
        Subject::Property(_, key) => Some(("property", key)),
        Subject::Label(_, label) => Some(("label", label)),
    };
    if let Some((what, name)) = more {
        output.push_str(&format!(",\"{what}\":"));
        write_string(name, output);
    }
    output.push('}');
}
