//! Procedures that search full-text indexes.

use super::{Column, Procedure, Table};
use crate::error::{Detail, Error, QueryError, Result};
use crate::functions::{Environment, Type};
use crate::graph::{FullTextIndex, FullTextTarget, GraphView};
use crate::value::{Map, NodeId, RelationshipId, Value};
use std::sync::Arc;

/// What the searches are told beside the query.
const OPTIONS: [&str; 2] = ["skip", "limit"];

pub(super) fn procedures() -> impl Iterator<Item = Procedure> {
    let nodes = Procedure {
        name: "db.index.fulltext.queryNodes".into(),
        inputs: inputs(),
        outputs: columns(&[("node", Type::Node), ("score", Type::Float)]),
        summary: "The nodes whose texts match a full-text query, the best first.".into(),
        body: Arc::new(|arguments, environment| found(arguments, environment, true)),
    };
    let relationships = Procedure {
        name: "db.index.fulltext.queryRelationships".into(),
        inputs: inputs(),
        outputs: columns(&[("relationship", Type::Relationship), ("score", Type::Float)]),
        summary: "The relationships whose texts match a full-text query, the best first.".into(),
        body: Arc::new(|arguments, environment| found(arguments, environment, false)),
    };
    [nodes, relationships].into_iter()
}

fn inputs() -> Vec<Column> {
    columns(&[("indexName", Type::String), ("queryString", Type::String), ("options", Type::Map)])
}

fn columns(columns: &[(&str, Type)]) -> Vec<Column> {
    let column =
        |(name, column_type): &(&str, Type)| Column { name: Arc::from(*name), column_type: *column_type };
    columns.iter().map(column).collect()
}

/// The elements that match, of which null asks for none.
fn found(arguments: &[Value], environment: &Environment<'_>, wants_nodes: bool) -> Result<Table> {
    let [name, query, options] = arguments else { return Ok(Table::default()) };
    let (skip, limit) = page(options)?;
    let (Some(name), Some(query)) = (text(name, "indexName")?, text(query, "queryString")?) else {
        return Ok(Table::default());
    };
    let index = index(&name, environment.graph, wants_nodes)?;
    let hits = index.search(&query, &|| environment.watch.check())?;
    let element = |id: u64| match wants_nodes {
        true => Value::Node(NodeId(id)),
        false => Value::Relationship(RelationshipId(id)),
    };
    let wanted = hits.into_iter().skip(skip).take(limit);
    Ok(wanted.map(|hit| vec![element(hit.id), Value::Float(hit.score)]).collect())
}

/// The index of a name, which is of nodes or of relationships as is wanted.
fn index<'g>(name: &str, graph: &'g GraphView, wants_nodes: bool) -> Result<&'g FullTextIndex> {
    let Some(index) = graph.full_text_index(name) else {
        let known: Vec<&str> = graph.full_text_indexes().map(|index| &*index.name).collect();
        let message = match &*known {
            [] => format!("there is no full-text index named {name}, nor any other"),
            known => format!("there is no full-text index named {name}; there are {}", known.join(", ")),
        };
        return Err(invalid(message)
            .hint("CREATE FULLTEXT INDEX name FOR (n:Label) ON EACH [n.key] makes one")
            .into());
    };
    let is_of_nodes = matches!(index.definition().target, FullTextTarget::Nodes(_));
    match (is_of_nodes, wants_nodes) {
        (true, false) => Err(invalid(format!("the index {name} is one of nodes"))
            .hint("CALL db.index.fulltext.queryNodes(…)")
            .into()),
        (false, true) => Err(invalid(format!("the index {name} is one of relationships"))
            .hint("CALL db.index.fulltext.queryRelationships(…)")
            .into()),
        _ => Ok(index),
    }
}

/// How many of the elements are left out, and how many are given.
fn page(options: &Value) -> Result<(usize, usize)> {
    let empty = Map::default();
    let options = match options {
        Value::Map(options) => &**options,
        _ => &empty,
    };
    if let Some(unknown) = options.keys().find(|key| !OPTIONS.contains(&&***key)) {
        let message = format!("there is no option {unknown}: there are skip and limit");
        return Err(invalid(message).into());
    }
    let count = |key: &str, usual: usize| match options.get(key) {
        None | Some(Value::Null) => Ok(usual),
        Some(Value::Integer(count)) => usize::try_from(*count).map_err(|_| {
            let message = format!("{key} is not negative");
            Error::from(QueryError::argument(Detail::NegativeIntegerArgument, message))
        }),
        Some(other) => Err(wrong_type(key, "INTEGER", other)),
    };
    Ok((count("skip", 0)?, count("limit", usize::MAX)?))
}

fn text(value: &Value, what: &str) -> Result<Option<Arc<str>>> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        other => Err(wrong_type(what, "STRING", other)),
    }
}

fn wrong_type(what: &str, wanted: &str, found: &Value) -> Error {
    let message = format!("{what} is a {wanted}, not {}", found.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message).into()
}

fn invalid(message: String) -> QueryError {
    QueryError::argument(Detail::InvalidArgumentValue, message)
}
