//! Procedures about the graph's own names: labels, types, property keys, indexes, constraints, functions and
//! procedures.
//!
//! `SHOW INDEXES` and `SHOW FUNCTIONS` are other ways of writing `CALL show.indexes()` and `CALL show.functions()`.

use super::{BuiltIn, Column, Procedure, Table, algorithms};
use crate::error::Result;
use crate::functions::{self, Environment, Type};
use crate::graph::{
    ConstraintDefinition, ConstraintRule, ConstraintTarget, FullTextDefinition, FullTextTarget,
    IndexDefinition,
};
use crate::value::{Element, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of an answer.
type Rows = Vec<Vec<Value>>;

const INDEX_COLUMNS: &[(&str, Type)] = &[
    ("name", Type::String),
    ("type", Type::String),
    ("entityType", Type::String),
    ("labelsOrTypes", Type::List),
    ("properties", Type::List),
    ("owningConstraint", Type::String),
    ("createStatement", Type::String),
];

pub(super) const PROCEDURES: &[BuiltIn] = &[
    BuiltIn {
        name: "db.labels",
        outputs: &[("label", Type::String), ("nodes", Type::Integer)],
        summary: "The labels that nodes carry, and how many nodes carry each.",
        rows: |environment| Ok(labels(environment)),
    },
    BuiltIn {
        name: "db.relationshipTypes",
        outputs: &[("relationshipType", Type::String), ("relationships", Type::Integer)],
        summary: "The types that relationships have, and how many relationships have each.",
        rows: |environment| Ok(relationship_types(environment)),
    },
    BuiltIn {
        name: "db.propertyKeys",
        outputs: &[("propertyKey", Type::String)],
        summary: "The keys that properties have. Looks at every node and relationship.",
        rows: property_keys,
    },
    BuiltIn {
        name: "db.indexes",
        outputs: INDEX_COLUMNS,
        summary: "The indexes there are.",
        rows: |environment| Ok(indexes(environment)),
    },
    BuiltIn {
        name: "show.indexes",
        outputs: INDEX_COLUMNS,
        summary: "The indexes there are.",
        rows: |environment| Ok(indexes(environment)),
    },
    BuiltIn {
        name: "show.fullTextIndexes",
        outputs: INDEX_COLUMNS,
        summary: "The full-text indexes there are.",
        rows: |environment| Ok(full_text_indexes(environment)),
    },
    BuiltIn {
        name: "show.rangeIndexes",
        outputs: INDEX_COLUMNS,
        summary: "The indexes of values there are.",
        rows: |environment| Ok(range_indexes(environment)),
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
        rows: |environment| Ok(constraints(environment)),
    },
    BuiltIn {
        name: "show.settings",
        outputs: &[
            ("procedure", Type::String),
            ("setting", Type::String),
            ("default", Type::String),
            ("summary", Type::String),
        ],
        summary: "What the configurations of procedures may say.",
        rows: |_| Ok(settings()),
    },
    BuiltIn {
        name: "show.functions",
        outputs: &[("name", Type::String), ("family", Type::String), ("summary", Type::String)],
        summary: "The functions and aggregates of the language.",
        rows: |_| Ok(functions()),
    },
];

fn labels(environment: &Environment<'_>) -> Rows {
    let (catalog, statistics) = (environment.graph.catalog(), environment.graph.statistics());
    let counted = catalog.labels().map(|(label, name)| (name, statistics.nodes_with_label(label)));
    counted.filter(|(_, count)| *count > 0).map(|(name, count)| vec![text(name), number(count)]).collect()
}

fn relationship_types(environment: &Environment<'_>) -> Rows {
    let (catalog, statistics) = (environment.graph.catalog(), environment.graph.statistics());
    let counted = catalog.relationship_types().map(|(relationship_type, name)| {
        (name, statistics.relationships_between(None, Some(relationship_type), None))
    });
    counted.filter(|(_, count)| *count > 0).map(|(name, count)| vec![text(name), number(count)]).collect()
}

fn property_keys(environment: &Environment<'_>) -> Result<Rows> {
    const ELEMENTS: usize = 1024;
    let graph = environment.graph;
    let elements = graph.nodes().map(Element::Node).chain(graph.relationships().map(Element::Relationship));
    let mut used = vec![false; graph.catalog().keys().count()];
    for (place, element) in elements.enumerate() {
        if place % ELEMENTS == 0 {
            environment.watch.check()?;
        }
        for key in graph.keys(element) {
            if let Some(used) = used.get_mut(key.0 as usize) {
                *used = true;
            }
        }
    }
    let named = graph.catalog().keys().zip(used).filter(|(_, used)| *used);
    Ok(named.map(|((_, name), _)| vec![text(name)]).collect())
}

fn indexes(environment: &Environment<'_>) -> Rows {
    let graph = environment.graph;
    let row = |index: &IndexDefinition| {
        let is_owned = graph.constraints().any(|constraint| constraint.name == index.name);
        vec![
            text(&index.name),
            text("RANGE"),
            text(entity(&index.target)),
            Value::list(vec![text(index.target.name())]),
            Value::list(index.keys.iter().map(|key| text(key)).collect()),
            if is_owned { text(&index.name) } else { Value::Null },
            if is_owned { Value::Null } else { text(&index.to_string()) },
        ]
    };
    graph.indexes().map(row).chain(full_text_indexes(environment)).collect()
}

fn full_text_indexes(environment: &Environment<'_>) -> Rows {
    let row = |index: &FullTextDefinition| {
        let entity = match index.target {
            FullTextTarget::Nodes(_) => "NODE",
            FullTextTarget::Relationships(_) => "RELATIONSHIP",
        };
        vec![
            text(&index.name),
            text(FULLTEXT),
            text(entity),
            Value::list(index.target.names().iter().map(|name| text(name)).collect()),
            Value::list(index.keys.iter().map(|key| text(key)).collect()),
            Value::Null,
            text(&index.to_string()),
        ]
    };
    environment.graph.full_text_indexes().map(row).collect()
}

/// The indexes of values alone.
fn range_indexes(environment: &Environment<'_>) -> Rows {
    let mut rows = indexes(environment);
    rows.retain(|row| row.get(1) != Some(&text(FULLTEXT)));
    rows
}

const FULLTEXT: &str = "FULLTEXT";

fn constraints(environment: &Environment<'_>) -> Rows {
    environment.graph.constraints().map(constraint_row).collect()
}

fn constraint_row(constraint: &ConstraintDefinition) -> Vec<Value> {
    let entity = entity(&constraint.target);
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
        text(&format!("{entity}{rule}")),
        text(entity),
        Value::list(vec![text(constraint.target.name())]),
        Value::list(constraint.keys.iter().map(|key| text(key)).collect()),
        constraint.indexed().map_or(Value::Null, |_| text(&constraint.name)),
        property_type,
        text(&constraint.to_string()),
    ]
}

fn entity(target: &ConstraintTarget) -> &'static str {
    match target {
        ConstraintTarget::Node(_) => "NODE",
        ConstraintTarget::Relationship(_) => "RELATIONSHIP",
    }
}

fn functions() -> Rows {
    let functions = functions::functions()
        .map(|function| (function.name, format!("{:?}", function.family), function.summary));
    let aggregates = functions::aggregates().map(|entry| (entry.name, "Aggregate".to_owned(), entry.summary));
    functions
        .chain(aggregates)
        .map(|(name, family, summary)| vec![text(name), text(&family), text(summary)])
        .collect()
}

fn settings() -> Rows {
    let all = algorithms::settings()
        .flat_map(|(procedure, settings)| settings.iter().map(move |setting| (procedure, setting)));
    all.map(|(procedure, setting)| {
        [procedure, setting.name, &setting.default(), setting.summary].map(text).to_vec()
    })
    .collect()
}

/// The procedure that lists all of `procedures`, and itself.
pub(super) fn list(procedures: &BTreeMap<Arc<str>, Arc<Procedure>>) -> Procedure {
    let column = |name: &str| Column { name: name.into(), column_type: Type::String };
    let mut list = Procedure {
        name: "show.procedures".into(),
        inputs: Vec::new(),
        outputs: ["name", "signature", "summary"].map(column).to_vec(),
        summary: "The procedures that CALL can name.".into(),
        body: Arc::new(|_, _| Ok(Table::default())),
    };
    let others = procedures.values().map(|procedure| &**procedure).filter(|other| other.name != list.name);
    let mut all: Vec<&Procedure> = others.chain([&list]).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    let row = |procedure: &&Procedure| {
        vec![text(&procedure.name), text(&signature(procedure)), text(&procedure.summary)]
    };
    let rows: Table = all.iter().map(row).collect();
    list.body = Arc::new(move |_, _| Ok(rows.clone()));
    list
}

/// `name(input :: TYPE) :: (output :: TYPE)`.
fn signature(procedure: &Procedure) -> String {
    let columns = |columns: &[Column]| {
        let column = |column: &Column| {
            format!("{} :: {}", column.name, format!("{:?}", column.column_type).to_uppercase())
        };
        columns.iter().map(column).collect::<Vec<_>>().join(", ")
    };
    format!("{}({}) :: ({})", procedure.name, columns(&procedure.inputs), columns(&procedure.outputs))
}

fn text(text: &str) -> Value {
    Value::string(text)
}

fn number(count: u64) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
