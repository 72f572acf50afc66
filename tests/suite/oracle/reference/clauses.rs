//! Queries and clauses: each makes new rows of all rows that came before it.

use super::{Failure, Outcome, Reference, Row, Table};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{Clause, ClauseKind, Expression, Imports, Query, SingleQuery, Union};
use silkgraph::value::Value;
use silkgraph::value::order::equivalent;

impl Reference {
    /// Single queries joined by UNION, for one row handed in.
    pub(super) fn query(&self, query: &Query, outer: &Row) -> Outcome<Table> {
        let mut table = self.single_query(&query.first, outer)?;
        for (union, single) in &query.rest {
            let mut other = self.single_query(single, outer)?;
            if table.columns.is_empty() {
                table.columns.clone_from(&other.columns);
            }
            table.rows.append(&mut other.rows);
            if *union == Union::Distinct {
                table.rows = distinct(table.rows);
            }
        }
        Ok(table)
    }

    fn single_query(&self, single: &SingleQuery, outer: &Row) -> Outcome<Table> {
        let mut table = Table { columns: Vec::new(), rows: vec![outer.clone()] };
        for clause in &single.clauses {
            table = self.clause(clause, table.rows)?;
        }
        Ok(table)
    }

    /// The rows after a clause; only RETURN gives columns.
    fn clause(&self, clause: &Clause, rows: Vec<Row>) -> Outcome<Table> {
        let rows = match &clause.kind {
            ClauseKind::Return(projection) => return self.project(projection, rows),
            ClauseKind::With { projection, filter } => {
                let table = self.project(projection, rows)?;
                self.filtered(table.rows, filter.as_ref())
            }
            ClauseKind::Match { is_optional, pattern, filter } => {
                let mut found = Vec::new();
                for row in rows {
                    let matched = self.filtered(self.matches(&row, pattern)?, filter.as_ref())?;
                    if matched.is_empty() && *is_optional {
                        found.push(with_nulls(row, pattern));
                    }
                    found.extend(matched);
                }
                Ok(self.in_any_order(found))
            }
            ClauseKind::Unwind { list, variable } => {
                let mut unwound = Vec::new();
                for row in rows {
                    for item in self.items(&self.evaluate(list, &row)?) {
                        self.tick()?;
                        unwound.push(with(&row, &variable.text, item));
                    }
                }
                Ok(self.in_any_order(unwound))
            }
            ClauseKind::Subquery { imports, query } => self.subquery(imports.as_ref(), query, rows),
            update => self.update(update, rows),
        };
        Ok(Table { columns: Vec::new(), rows: rows? })
    }

    /// What UNWIND makes rows of: nothing of null, and one row of what is no list.
    fn items(&self, value: &Value) -> Vec<Value> {
        match value {
            Value::Null => Vec::new(),
            Value::List(items) => items.to_vec(),
            other => vec![other.clone()],
        }
    }

    fn subquery(&self, imports: Option<&Imports>, query: &Query, rows: Vec<Row>) -> Outcome<Vec<Row>> {
        let mut joined = Vec::new();
        for row in rows {
            let imported = match imports {
                None => Row::new(),
                Some(Imports::All) => row.clone(),
                Some(Imports::Named(names)) => {
                    let named = |name: &str| names.iter().any(|import| &*import.text == name);
                    row.clone().into_iter().filter(|(name, _)| named(name)).collect()
                }
            };
            let table = self.query(query, &imported)?;
            if table.columns.is_empty() {
                joined.push(row);
                continue;
            }
            for inner in table.rows {
                let mut row = row.clone();
                row.extend(inner);
                joined.push(row);
            }
        }
        Ok(joined)
    }

    /// The rows of which `filter` is true: neither false nor unknown.
    pub(super) fn filtered(&self, rows: Vec<Row>, filter: Option<&Expression>) -> Outcome<Vec<Row>> {
        let Some(filter) = filter else { return Ok(rows) };
        let mut kept = Vec::new();
        for row in rows {
            self.tick()?;
            if self.truth(filter, &row)? == Some(true) {
                kept.push(row);
            }
        }
        Ok(kept)
    }

    /// True, false or unknown.
    pub(super) fn truth(&self, condition: &Expression, row: &Row) -> Outcome<Option<bool>> {
        match self.evaluate(condition, row)? {
            Value::Boolean(boolean) => Ok(Some(boolean)),
            Value::Null => Ok(None),
            _ => Err(Failure::Error(ErrorClass::TypeError)),
        }
    }
}

/// The row with one more variable.
pub(super) fn with(row: &Row, name: &std::sync::Arc<str>, value: Value) -> Row {
    let mut row = row.clone();
    row.insert(name.clone(), value);
    row
}

/// The row with null for every variable of the pattern that it does not have.
fn with_nulls(mut row: Row, pattern: &[silkgraph::query::ast::PathPattern]) -> Row {
    for path in pattern {
        let nodes = std::iter::once(&path.start).chain(path.steps.iter().map(|(_, node)| node));
        let variables = nodes
            .filter_map(|node| node.variable.as_ref())
            .chain(path.steps.iter().filter_map(|(relationship, _)| relationship.variable.as_ref()))
            .chain(&path.variable);
        for variable in variables {
            row.entry(variable.text.clone()).or_insert(Value::Null);
        }
    }
    row
}

/// Each different row once.
pub(super) fn distinct(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        let is_same = |other: &Row| {
            row.iter().all(|(name, value)| equivalent(value, other.get(name).unwrap_or(&Value::Null)))
        };
        if !kept.iter().any(is_same) {
            kept.push(row);
        }
    }
    kept
}
