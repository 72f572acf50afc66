//! Procedures about the graph's own names: labels, types, property keys, indexes, constraints and functions.
//!
//! `SHOW INDEXES` and `SHOW FUNCTIONS` are other ways of writing `CALL show.indexes()` and `CALL show.functions()`.

use super::BuiltIn;
use crate::functions::{self, Environment, Type};
use crate::graph::{ConstraintDefinition, ConstraintRule, ConstraintTarget};
use crate::value::{Element, Value};

pub(super) const PROCEDURES: &[BuiltIn] = &[
    BuiltIn {
        name: "db.labels",
        outputs: &[("label", Type::String), ("nodes", Type::Integer)],
        summary: "The labels that nodes carry, and how many nodes carry each.",
        rows: labels,
    },
    BuiltIn {
        name: "db.relationshipTypes",
        outputs: &[("relationshipType", Type::String), ("relationships", Type::Integer)],
        summary: "The types that relationships have, and how many relationships have each.",
        rows: relationship_types,
    },
    BuiltIn {
        name: "db.propertyKeys",
        outputs: &[("propertyKey", Type::String)],
        summary: "The keys that properties have. Looks at every node and relationship.",
        rows: property_keys,
    },
    BuiltIn {
        name: "show.indexes",
        outputs: &[("name", Type::String), ("label", Type::String), ("property", Type::String)],
        summary: "The indexes there are.",
        rows: indexes,
    },
    BuiltIn {
        name: "show.constraints",
        outputs: &[
            ("name", Type::String),
            ("type", Type::String),
            ("entityType", Type::String),
            ("labelsOrTypes", Type::List),
            ("properties", Type::List),
            ("ownedIndex", Type::String),
            ("propertyType", Type::String),
            ("createStatement", Type::String),
        ],
        summary: "The constraints there are.",
        rows: constraints,
    },
    BuiltIn {
        name: "show.functions",
        outputs: &[("name", Type::String), ("family", Type::String), ("summary", Type::String)],
        summary: "The functions and aggregates of the language.",
        rows: function_rows,
    },
];

fn labels(environment: &Environment<'_>) -> Vec<Vec<Value>> {
    let (catalog, statistics) = (environment.graph.catalog(), environment.graph.statistics());
    let counted = catalog.labels().map(|(label, name)| (name, statistics.nodes_with_label(label)));
    counted.filter(|(_, count)| *count > 0).map(|(name, count)| vec![text(name), number(count)]).collect()
}

fn relationship_types(environment: &Environment<'_>) -> Vec<Vec<Value>> {
    let (catalog, statistics) = (environment.graph.catalog(), environment.graph.statistics());
    let counted = catalog.relationship_types().map(|(relationship_type, name)| {
        (name, statistics.relationships_between(None, Some(relationship_type), None))
    });
    counted.filter(|(_, count)| *count > 0).map(|(name, count)| vec![text(name), number(count)]).collect()
}

fn property_keys(environment: &Environment<'_>) -> Vec<Vec<Value>> {
    let graph = environment.graph;
    let elements = graph.nodes().map(Element::Node).chain(graph.relationships().map(Element::Relationship));
    let mut used = vec![false; graph.catalog().keys().count()];
    for (key, _) in elements.flat_map(|element| graph.properties(element)) {
        if let Some(used) = used.get_mut(key.0 as usize) {
            *used = true;
        }
    }
    graph
        .catalog()
        .keys()
        .zip(used)
        .filter(|(_, used)| *used)
        .map(|((_, name), _)| vec![text(name)])
        .collect()
}

fn indexes(environment: &Environment<'_>) -> Vec<Vec<Value>> {
    let row =
        |index: &crate::graph::IndexDefinition| vec![text(&index.name), text(&index.label), text(&index.key)];
    environment.graph.indexes().map(row).collect()
}

fn constraints(environment: &Environment<'_>) -> Vec<Vec<Value>> {
    environment.graph.constraints().map(constraint_row).collect()
}

fn constraint_row(constraint: &ConstraintDefinition) -> Vec<Value> {
    let (kind, entity) = match &constraint.target {
        ConstraintTarget::Node(_) => ("NODE", "NODE"),
        ConstraintTarget::Relationship(_) => ("RELATIONSHIP", "RELATIONSHIP"),
    };
    let rule = match &constraint.rule {
        ConstraintRule::Unique => "_PROPERTY_UNIQUENESS",
        ConstraintRule::Key => "_KEY",
        ConstraintRule::Exists => "_PROPERTY_EXISTENCE",
        ConstraintRule::Type(_) => "_PROPERTY_TYPE",
    };
    let property_type = match &constraint.rule {
        ConstraintRule::Type(value_type) => text(&value_type.to_string()),
        _ => Value::Null,
    };
    vec![
        text(&constraint.name),
        text(&format!("{kind}{rule}")),
        text(entity),
        Value::list(vec![text(constraint.target.name())]),
        Value::list(constraint.keys.iter().map(|key| text(key)).collect()),
        constraint.indexed().map_or(Value::Null, |_| text(&constraint.name)),
        property_type,
        text(&constraint.to_string()),
    ]
}

fn function_rows(_: &Environment<'_>) -> Vec<Vec<Value>> {
    let functions = functions::functions()
        .map(|function| (function.name, format!("{:?}", function.family), function.summary));
    let aggregates = functions::aggregates().map(|entry| (entry.name, "Aggregate".to_owned(), entry.summary));
    functions
        .chain(aggregates)
        .map(|(name, family, summary)| vec![text(name), text(&family), text(summary)])
        .collect()
}

fn text(text: &str) -> Value {
    Value::string(text)
}

fn number(count: u64) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
