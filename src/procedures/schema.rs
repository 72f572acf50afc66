//! What the graph is made of, found by looking: which properties the nodes of a label have, and what types connect.
//!
//! Everything is counted anew in each call, so that nothing has to be declared or kept. A node with several labels
//! counts for each of them; what has no label stands under null.

use super::BuiltIn;
use crate::error::Result;
use crate::functions::{Environment, Type, Watch};
use crate::graph::{GraphView, KeyId, LabelId, TypeId};
use crate::value::{Element, NodeId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) const PROCEDURES: &[BuiltIn] = &[
    BuiltIn {
        name: "db.schema.nodes",
        outputs: &[
            ("label", Type::String),
            ("nodes", Type::Integer),
            ("property", Type::String),
            ("types", Type::List),
            ("filled", Type::Integer),
            ("fillRate", Type::Float),
        ],
        summary: "For each label the properties of its nodes: of which types, and on how many nodes. Looks at every node.",
        rows: nodes,
    },
    BuiltIn {
        name: "db.schema.relationshipProperties",
        outputs: &[
            ("type", Type::String),
            ("relationships", Type::Integer),
            ("property", Type::String),
            ("types", Type::List),
            ("filled", Type::Integer),
            ("fillRate", Type::Float),
        ],
        summary: "For each relationship type the properties: of which types, and on how many relationships. Looks at \
                  every relationship.",
        rows: relationship_properties,
    },
    BuiltIn {
        name: "db.schema.relationships",
        outputs: &[
            ("from", Type::String),
            ("type", Type::String),
            ("to", Type::String),
            ("relationships", Type::Integer),
        ],
        summary: "Which labels each relationship type connects, and how often. Looks at every relationship.",
        rows: relationships,
    },
];

type Rows = Vec<Vec<Value>>;

/// A name, or null for what has none; null comes last.
type Name = (bool, Option<Arc<str>>);

/// What is known of one property.
#[derive(Default)]
struct Property {
    types: BTreeSet<&'static str>,
    filled: usize,
}

/// What is known of the elements of one label or type.
#[derive(Default)]
struct Kind {
    elements: usize,
    properties: BTreeMap<KeyId, Property>,
}

/// Rows by label, then property. Time O(nodes × labels × properties of each).
fn nodes(environment: &Environment<'_>) -> Result<Rows> {
    let graph = environment.graph;
    let mut kinds: BTreeMap<Option<LabelId>, Kind> = BTreeMap::new();
    for node in watched(graph.nodes(), environment.watch) {
        let node = node?;
        for label in labels(graph, node) {
            kinds.entry(label).or_default().add(graph, node.into());
        }
    }
    let named = |label: Option<LabelId>| name(label.map(|label| graph.catalog().label_name(label)));
    Ok(rows(graph, kinds.into_iter().map(|(label, kind)| (named(label), kind))))
}

/// Rows by type, then property. Time O(relationships × properties of each).
fn relationship_properties(environment: &Environment<'_>) -> Result<Rows> {
    let graph = environment.graph;
    let mut kinds: BTreeMap<Option<TypeId>, Kind> = BTreeMap::new();
    for relationship in watched(graph.relationships(), environment.watch) {
        let relationship = relationship?;
        let kind = kinds.entry(graph.relationship_type(relationship)).or_default();
        kind.add(graph, relationship.into());
    }
    let named = |id: Option<TypeId>| name(id.map(|id| graph.catalog().type_name(id)));
    Ok(rows(graph, kinds.into_iter().map(|(id, kind)| (named(id), kind))))
}

/// Rows by label, type and label. Time O(relationships × labels of one end × labels of the other).
fn relationships(environment: &Environment<'_>) -> Result<Rows> {
    let graph = environment.graph;
    let mut counts: BTreeMap<[Name; 3], usize> = BTreeMap::new();
    let label_name = |label: Option<LabelId>| name(label.map(|label| graph.catalog().label_name(label)));
    for relationship in watched(graph.relationships(), environment.watch) {
        let relationship = relationship?;
        let Some((start, end)) = graph.endpoints(relationship) else { continue };
        let type_name = name(graph.relationship_type(relationship).map(|id| graph.catalog().type_name(id)));
        for from in labels(graph, start) {
            for to in labels(graph, end) {
                *counts.entry([label_name(from), type_name.clone(), label_name(to)]).or_default() += 1;
            }
        }
    }
    let row = |(names, count): ([Name; 3], usize)| {
        names.into_iter().map(|(_, name)| text(name)).chain([integer(count)]).collect()
    };
    Ok(counts.into_iter().map(row).collect())
}

/// The items, and from time to time whether the statement may go on.
fn watched<T>(items: impl Iterator<Item = T>, watch: &dyn Watch) -> impl Iterator<Item = Result<T>> {
    const ITEMS: usize = 1024;
    items.enumerate().map(|(place, item)| {
        if place % ITEMS == 0 {
            watch.check()?;
        }
        Ok(item)
    })
}

/// The labels of a node; `None` for a node without.
fn labels(graph: &GraphView, node: NodeId) -> Vec<Option<LabelId>> {
    match graph.labels(node) {
        [] => vec![None],
        labels => labels.iter().copied().map(Some).collect(),
    }
}

impl Kind {
    fn add(&mut self, graph: &GraphView, element: Element) {
        self.elements += 1;
        for (key, value) in graph.properties(element) {
            let property = self.properties.entry(key).or_default();
            property.filled += 1;
            property.types.insert(value.type_name());
        }
    }
}

/// A row for each property of each kind, by name; one with null for a kind without properties.
fn rows(graph: &GraphView, kinds: impl Iterator<Item = (Name, Kind)>) -> Rows {
    let mut kinds: Vec<(Name, Kind)> = kinds.collect();
    kinds.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut rows = Rows::new();
    for ((_, name), kind) in kinds {
        let of_kind = [text(name), integer(kind.elements)];
        let properties: BTreeMap<&Arc<str>, &Property> = kind
            .properties
            .iter()
            .map(|(key, property)| (graph.catalog().key_name(*key), property))
            .collect();
        if properties.is_empty() {
            rows.push([&of_kind[..], &property_columns(None, &Property::default(), 1)].concat());
        }
        rows.extend(properties.into_iter().map(|(key, property)| {
            [&of_kind[..], &property_columns(Some(key), property, kind.elements)].concat()
        }));
    }
    rows
}

fn property_columns(key: Option<&Arc<str>>, property: &Property, elements: usize) -> [Value; 4] {
    let types = property.types.iter().map(|name| Value::string(*name)).collect();
    let rate = property.filled as f64 / elements as f64;
    [text(key.cloned()), Value::list(types), integer(property.filled), Value::Float(rate)]
}

fn name(name: Option<&Arc<str>>) -> Name {
    (name.is_none(), name.cloned())
}

fn text(name: Option<Arc<str>>) -> Value {
    name.map_or(Value::Null, Value::String)
}

fn integer(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
