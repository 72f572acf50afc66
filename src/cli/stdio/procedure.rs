//! A table of rows as a procedure: a call gives the outputs of the rows whose inputs equal the arguments.

use super::refusal::Refusal;
use super::text;
use serde_json::Value as Json;
use silkgraph::Value;
use silkgraph::formats::json;
use silkgraph::functions::Type;
use silkgraph::procedures::{Column, Procedure};
use silkgraph::value::order::equivalent;
use std::sync::Arc;

/// The types that a column may have, by the names that requests use.
static TYPES: &[(&str, Type)] = &[
    ("ANY", Type::Any),
    ("BOOLEAN", Type::Boolean),
    ("INTEGER", Type::Integer),
    ("FLOAT", Type::Float),
    ("NUMBER", Type::Number),
    ("STRING", Type::String),
    ("LIST", Type::List),
    ("MAP", Type::Map),
    ("NODE", Type::Node),
    ("RELATIONSHIP", Type::Relationship),
    ("PATH", Type::Path),
    ("DATE", Type::Date),
    ("LOCALTIME", Type::LocalTime),
    ("TIME", Type::Time),
    ("LOCALDATETIME", Type::LocalDateTime),
    ("DATETIME", Type::DateTime),
    ("DURATION", Type::Duration),
    ("POINT", Type::Point),
];

/// Reads a procedure from a request.
pub(super) fn read(request: &Json) -> Result<Procedure, Refusal> {
    let name = text(request, "name")?;
    let (inputs, outputs) = (columns(request, "inputs")?, columns(request, "outputs")?);
    let rows = rows(request)?;
    let names = column_names(request, &inputs, &outputs)?;
    let (input_places, output_places) = (places(&inputs, &names)?, places(&outputs, &names)?);
    if rows.iter().any(|row| row.len() != names.len()) {
        return Err(Refusal::request("each row needs a value for each column"));
    }
    let body = move |arguments: &[Value]| -> Vec<Vec<Value>> {
        let is_meant = |row: &&Vec<Value>| {
            input_places.iter().zip(arguments).all(|(&place, argument)| equivalent(&row[place], argument))
        };
        let outputs = |row: &Vec<Value>| output_places.iter().map(|&place| row[place].clone()).collect();
        rows.iter().filter(is_meant).map(outputs).collect()
    };
    Ok(Procedure {
        name: name.into(),
        inputs,
        outputs,
        summary: "a table that the other side of the conversation gave".into(),
        body: Arc::new(move |arguments, _| Ok(body(arguments).into())),
    })
}

/// The members of a list; none when it is missing.
fn list<'a>(request: &'a Json, name: &str) -> Result<&'a [Json], Refusal> {
    match request.get(name) {
        None | Some(Json::Null) => Ok(&[]),
        Some(Json::Array(items)) => Ok(items),
        Some(_) => Err(Refusal::request(format!("`{name}` must be a list"))),
    }
}

fn columns(request: &Json, name: &str) -> Result<Vec<Column>, Refusal> {
    let column = |item: &Json| {
        let column_type = column_type(text(item, "type")?)?;
        Ok(Column { name: text(item, "name")?.into(), column_type })
    };
    list(request, name)?.iter().map(column).collect()
}

/// A type by its name: `INTEGER?`, `LIST OF ANY?`, `LOCAL DATETIME`. Whether it is nullable makes no difference.
fn column_type(name: &str) -> Result<Type, Refusal> {
    let plain = name.trim().trim_end_matches('?').to_uppercase();
    let plain = if plain.starts_with("LIST") { "LIST".to_owned() } else { plain.replace(' ', "") };
    let found = TYPES.iter().find(|(known, _)| *known == plain).map(|&(_, column_type)| column_type);
    found.ok_or_else(|| Refusal::request(format!("{name} is no type")))
}

/// The names of the columns of the table: inputs, then outputs, unless the request says otherwise.
fn column_names(request: &Json, inputs: &[Column], outputs: &[Column]) -> Result<Vec<Arc<str>>, Refusal> {
    if request.get("columns").is_none_or(Json::is_null) {
        return Ok(inputs.iter().chain(outputs).map(|column| column.name.clone()).collect());
    }
    let name =
        |item: &Json| item.as_str().map(Arc::from).ok_or_else(|| Refusal::request("a column is a string"));
    list(request, "columns")?.iter().map(name).collect()
}

fn rows(request: &Json) -> Result<Vec<Vec<Value>>, Refusal> {
    let row = |item: &Json| -> Result<Vec<Value>, Refusal> {
        let values = item.as_array().ok_or_else(|| Refusal::request("a row is a list"))?;
        values.iter().map(|value| Ok(json::read(value)?)).collect()
    };
    list(request, "rows")?.iter().map(row).collect()
}

/// Where in a row the values of `columns` stand.
fn places(columns: &[Column], names: &[Arc<str>]) -> Result<Vec<usize>, Refusal> {
    let place = |column: &Column| {
        let place = names.iter().position(|name| *name == column.name);
        place.ok_or_else(|| Refusal::request(format!("the table has no column {}", column.name)))
    };
    columns.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_by_their_names() {
        assert_eq!(column_type("INTEGER?").unwrap(), Type::Integer);
        assert_eq!(column_type("LIST? OF ANY?").unwrap(), Type::List);
        assert_eq!(column_type("LOCAL DATETIME").unwrap(), Type::LocalDateTime);
        assert!(column_type("WORD").is_err());
    }
}
