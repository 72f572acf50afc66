//! Commands that show what kinds of things there are: in the graph, and in the language.

use crate::cli::diagnostics::Failure;
use crate::cli::render::Table;
use crate::cli::session::Session;
use silkgraph::Value;
use silkgraph::functions::Type;
use silkgraph::graph::GraphView;
use silkgraph::procedures::{Column, Procedure};
use silkgraph::query::reference::Reference;
use silkgraph::value::literal::quote_name;
use silkgraph::value::{Element, NodeId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn count(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn total(number: u64) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Names with how often each is used, without those that nothing uses any more.
fn counted<'a>(names: impl Iterator<Item = (&'a Arc<str>, u64)>) -> Vec<Vec<Value>> {
    let mut used: Vec<_> = names.filter(|&(_, number)| number > 0).collect();
    used.sort();
    used.into_iter().map(|(name, number)| vec![Value::String(name.clone()), total(number)]).collect()
}

fn label_counts(view: &GraphView) -> Vec<Vec<Value>> {
    counted(view.catalog().labels().map(|(label, name)| (name, view.statistics().nodes_with_label(label))))
}

fn type_counts(view: &GraphView) -> Vec<Vec<Value>> {
    let number = |id| view.statistics().relationships_between(None, Some(id), None);
    counted(view.catalog().relationship_types().map(|(id, name)| (name, number(id))))
}

pub(super) fn labels(session: &mut Session, _: &str) -> Result<(), Failure> {
    let rows = label_counts(session.looked_at()?.as_ref());
    session.show(&Table { columns: &["label", "nodes"], rows })
}

pub(super) fn types(session: &mut Session, _: &str) -> Result<(), Failure> {
    let rows = type_counts(session.looked_at()?.as_ref());
    session.show(&Table { columns: &["type", "relationships"], rows })
}

/// What is known of one property among elements of one kind.
#[derive(Default)]
struct Usage {
    elements: usize,
    types: BTreeSet<&'static str>,
}

impl Usage {
    fn add(&mut self, value: &Value) {
        self.elements += 1;
        self.types.insert(value.type_name());
    }

    fn types(&self) -> Value {
        Value::string(self.types.iter().copied().collect::<Vec<_>>().join(" | "))
    }
}

pub(super) fn properties(session: &mut Session, _: &str) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let mut usages: BTreeMap<Arc<str>, [Usage; 2]> = BTreeMap::new();
    let nodes = view.nodes().map(|id| (0, Element::Node(id)));
    let relationships = view.relationships().map(|id| (1, Element::Relationship(id)));
    for (kind, element) in nodes.chain(relationships) {
        for (key, value) in view.properties(element) {
            usages.entry(view.catalog().key_name(key).clone()).or_default()[kind].add(&value);
        }
    }
    let rows = usages.into_iter().map(|(key, [mut nodes, relationships])| {
        nodes.types.extend(&relationships.types);
        vec![Value::String(key), nodes.types(), count(nodes.elements), count(relationships.elements)]
    });
    session.show(&Table { columns: &["property", "types", "nodes", "relationships"], rows: rows.collect() })
}

pub(super) fn indexes(session: &mut Session, _: &str) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let texts = |texts: [&Arc<str>; 3]| texts.map(|text| Value::String(text.clone())).to_vec();
    let row = |index: &silkgraph::graph::IndexDefinition| {
        let keys = index.keys.join(", ").into();
        texts([&index.name, index.target.name(), &keys])
    };
    let full_text = view.full_text_indexes().map(|index| {
        texts([&index.name, &index.target.names().join("|").into(), &index.keys.join(", ").into()])
    });
    let rows = view.indexes().map(row).chain(full_text).collect();
    session.show(&Table { columns: &["index", "label or type", "properties"], rows })
}

/// Labels with their properties, then types with what they connect; of one label or all, or of one type.
pub(super) fn schema(session: &mut Session, name: &str) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let name = name.trim_start_matches(':').trim_matches('`');
    let is_type = view.catalog().relationship_type(name).is_some();
    let is_label = name.is_empty() || view.catalog().label(name).is_some();
    if !is_label && !is_type {
        return Err(unknown(&view, name));
    }
    if is_label {
        let columns = &["label", "nodes", "property", "types", "filled"];
        let mut rows = label_rows(&view, name);
        if session.format.is_table() {
            leave_out_repeats(&mut rows);
        }
        session.show(&Table { columns, rows })?;
    }
    let columns = &["from", "type", "to", "relationships"];
    session.show(&Table { columns, rows: type_rows(&view, name) })
}

fn unknown(view: &GraphView, name: &str) -> Failure {
    let labels = view.catalog().labels().map(|(_, name)| name.clone());
    let names: Vec<_> =
        labels.chain(view.catalog().relationship_types().map(|(_, name)| name.clone())).collect();
    let closest = super::closest(name, names.iter().map(AsRef::as_ref));
    let hint = closest.map_or_else(String::new, |name| format!("\nHint: did you mean {name}?"));
    Failure::query(format!("there is no label and no relationship type {name}{hint}"))
}

/// What is known of the nodes of one label.
#[derive(Default)]
struct LabelUsage {
    nodes: usize,
    properties: BTreeMap<Arc<str>, Usage>,
}

fn label_rows(view: &GraphView, only: &str) -> Vec<Vec<Value>> {
    let mut usages: BTreeMap<Arc<str>, LabelUsage> = BTreeMap::new();
    for node in view.nodes() {
        for name in label_names(view, node).into_iter().filter(|name| only.is_empty() || &**name == only) {
            let usage = usages.entry(name).or_default();
            usage.nodes += 1;
            for (key, value) in view.properties(node.into()) {
                usage.properties.entry(view.catalog().key_name(key).clone()).or_default().add(&value);
            }
        }
    }
    usages.iter().flat_map(|(label, usage)| usage.rows(label)).collect()
}

/// Tells a label and the number of its nodes in the first of its rows only.
fn leave_out_repeats(rows: &mut [Vec<Value>]) {
    for number in (1..rows.len()).rev() {
        if rows[number - 1][0] == rows[number][0] {
            rows[number][..2].fill(Value::string(""));
        }
    }
}

impl LabelUsage {
    /// A row a property; one without a property where there are none.
    fn rows(&self, label: &Arc<str>) -> Vec<Vec<Value>> {
        let begin = || vec![Value::String(label.clone()), count(self.nodes)];
        if self.properties.is_empty() {
            return vec![[begin(), vec![Value::Null; 3]].concat()];
        }
        let rows = self.properties.iter().map(|(key, usage)| {
            let filled = format!("{} %", usage.elements * 100 / self.nodes);
            [begin(), vec![Value::String(key.clone()), usage.types(), Value::string(filled)]].concat()
        });
        rows.collect()
    }
}

fn label_names(view: &GraphView, node: NodeId) -> Vec<Arc<str>> {
    view.labels(node).iter().map(|&label| view.catalog().label_name(label).clone()).collect()
}

fn type_rows(view: &GraphView, only: &str) -> Vec<Vec<Value>> {
    let mut counts: BTreeMap<(Arc<str>, String, String), usize> = BTreeMap::new();
    for id in view.relationships() {
        let (Some((start, end)), Some(kind)) = (view.endpoints(id), view.relationship_type(id)) else {
            continue;
        };
        let ends = [label_names(view, start), label_names(view, end)];
        let is_it = view.catalog().type_name(kind).as_ref() == only;
        if only.is_empty() || is_it || ends.iter().flatten().any(|name| &**name == only) {
            let text =
                |names: Vec<Arc<str>>| names.iter().map(|name| format!(":{}", quote_name(name))).collect();
            let [from, to] = ends.map(text);
            *counts.entry((view.catalog().type_name(kind).clone(), from, to)).or_default() += 1;
        }
    }
    let row = |((kind, from, to), number): ((Arc<str>, String, String), usize)| {
        vec![Value::string(from), Value::String(kind), Value::string(to), count(number)]
    };
    counts.into_iter().map(row).collect()
}

pub(super) fn statistics(session: &mut Session, _: &str) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let rows = [
        ("nodes", total(view.statistics().nodes())),
        ("relationships", total(view.statistics().relationships())),
        ("labels", count(label_counts(&view).len())),
        ("relationship types", count(type_counts(&view).len())),
        ("property keys", count(view.catalog().keys().count())),
        ("indexes", count(view.indexes().count())),
        ("claims", count(view.ledger().len())),
    ];
    let rows = rows.map(|(name, number)| vec![Value::string(name), number]).to_vec();
    session.show(&Table { columns: &["what", "number"], rows })
}

pub(super) fn functions(session: &mut Session, pattern: &str) -> Result<(), Failure> {
    let reference = Reference::new(&session.store.database.procedures());
    let pages = reference.pages().iter().filter(|page| page.section.is_of_functions());
    let mut all: Vec<_> = pages.filter(|page| is_match(&page.syntax, pattern)).collect();
    all.sort_by_key(|page| &page.syntax);
    let rows = all
        .into_iter()
        .map(|page| [&page.syntax, &page.summary].map(|text| Value::string(text.as_str())).to_vec());
    session.show(&Table { columns: &["function", "summary"], rows: rows.collect() })
}

/// `LOCAL DATETIME` for `LocalDateTime`.
fn type_text(name: Type) -> String {
    let text = format!("{name:?}").to_uppercase();
    text.strip_prefix("LOCAL").map_or(text.clone(), |rest| format!("LOCAL {rest}"))
}

/// `name(input :: TYPE) :: (output :: TYPE)`.
fn procedure_signature(procedure: &Procedure) -> String {
    let columns = |columns: &[Column]| {
        let texts =
            columns.iter().map(|column| format!("{} :: {}", column.name, type_text(column.column_type)));
        texts.collect::<Vec<_>>().join(", ")
    };
    format!("{}({}) :: ({})", procedure.name, columns(&procedure.inputs), columns(&procedure.outputs))
}

pub(super) fn procedures(session: &mut Session, pattern: &str) -> Result<(), Failure> {
    let registry = session.store.database.procedures();
    let described =
        registry.iter().map(|procedure| (procedure_signature(procedure), procedure.summary.clone()));
    let rows = described
        .filter(|(text, _)| is_match(text, pattern))
        .map(|(text, summary)| vec![Value::string(text), Value::String(summary)])
        .collect();
    session.show(&Table { columns: &["procedure", "summary"], rows })
}

/// Whether a name contains the pattern, in which `*` is anything, whatever the case.
fn is_match(text: &str, pattern: &str) -> bool {
    let (text, pattern) = (text.to_lowercase(), pattern.to_lowercase());
    let mut rest = text.as_str();
    pattern.split('*').all(|piece| match rest.find(piece) {
        Some(place) => {
            rest = &rest[place + piece.len()..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_a_part_of_the_name_with_stars() {
        assert!(is_match("toUpper(text)", "upper"));
        assert!(is_match("toUpper(text)", "to*er"));
        assert!(is_match("anything", ""));
        assert!(!is_match("toUpper(text)", "lower"));
    }
}
