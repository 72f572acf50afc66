//! The procedures that scenarios call: a signature and a table of arguments and what they give.

use crate::shape::Shape;
use silkgraph::Value;
use silkgraph::functions::Type;
use silkgraph::procedures::{Column, Procedure};
use silkgraph::value::order::equals;
use std::sync::Arc;

/// The procedure of `signature` (`name(in :: INTEGER?) :: (out :: STRING?)`) that looks its answers up in `table`,
/// whose first row names the columns: first what the procedure takes, then what it yields.
pub(crate) fn from_table(signature: &str, table: &[Vec<String>]) -> Result<Procedure, String> {
    let malformed = || format!("not a procedure's signature: {signature}");
    let (name, rest) = signature.split_once('(').ok_or_else(malformed)?;
    let (inputs, outputs) = rest.split_once(')').ok_or_else(malformed)?;
    let outputs = outputs.trim().strip_prefix("::").ok_or_else(malformed)?.trim();
    let outputs = outputs.trim_start_matches('(').trim_end_matches(')');
    let inputs = columns(inputs)?;
    let rows = rows(table.get(1..).unwrap_or_default())?;
    let taken = inputs.len();
    Ok(Procedure {
        name: name.trim().into(),
        inputs,
        outputs: columns(if outputs == "VOID" { "" } else { outputs })?,
        summary: "Looks its answer up in a table.".into(),
        body: Arc::new(move |arguments, _| Ok(answers(&rows, taken, arguments).into())),
    })
}

fn columns(list: &str) -> Result<Vec<Column>, String> {
    list.split(',').map(str::trim).filter(|column| !column.is_empty()).map(column).collect()
}

fn column(text: &str) -> Result<Column, String> {
    let (name, type_name) =
        text.split_once("::").ok_or_else(|| format!("a column without a type: {text}"))?;
    let column_type = match type_name.trim().trim_end_matches('?') {
        "ANY" => Type::Any,
        "BOOLEAN" => Type::Boolean,
        "INTEGER" => Type::Integer,
        "FLOAT" => Type::Float,
        "NUMBER" => Type::Number,
        "STRING" => Type::String,
        "MAP" => Type::Map,
        "NODE" => Type::Node,
        "RELATIONSHIP" => Type::Relationship,
        "PATH" => Type::Path,
        list if list.starts_with("LIST") => Type::List,
        unknown => return Err(format!("unknown type {unknown}")),
    };
    Ok(Column { name: name.trim().into(), column_type })
}

fn rows(table: &[Vec<String>]) -> Result<Vec<Vec<Value>>, String> {
    let row = |cells: &Vec<String>| cells.iter().map(|cell| Shape::parse(cell)?.to_value()).collect();
    table.iter().map(row).collect()
}

/// What the rows whose first cells are `arguments` hold after them.
fn answers(rows: &[Vec<Value>], taken: usize, arguments: &[Value]) -> Vec<Vec<Value>> {
    let fits =
        |row: &&Vec<Value>| row.iter().zip(arguments).take(taken).all(|(cell, given)| same(cell, given));
    rows.iter().filter(fits).map(|row| row[taken.min(row.len())..].to_vec()).collect()
}

/// Whether a cell of the table stands for the argument: null for null, and numbers by their value.
fn same(cell: &Value, argument: &Value) -> bool {
    cell.is_null() && argument.is_null() || equals(cell, argument) == Some(true)
}
