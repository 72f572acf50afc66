//! Queries and clauses: each makes new rows of all rows that came before it.

use super::groups::Groups;
use super::search::{names_in, names_of};
use super::{Failure, Outcome, Reference, Row, Table};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{
    Clause, ClauseKind, Expression, Imports, MatchPath, Name, PathPattern, Query, SingleQuery, Union,
};
use silkgraph::value::Value;
use std::sync::Arc;

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
                let names = is_optional.then(|| names_in_paths(pattern));
                self.matched(rows, names.as_deref(), filter.as_ref(), |row| {
                    self.allowed_matches(row, pattern, filter.as_ref())
                })
            }
            ClauseKind::MatchPaths { is_optional, mode, paths, filter } => {
                let names = is_optional.then(|| names_in_searches(paths));
                self.matched(rows, names.as_deref(), filter.as_ref(), |row| self.searched(row, *mode, paths))
            }
            ClauseKind::Unwind { list, variable } => {
                let mut unwound = Vec::new();
                for row in rows {
                    for item in self.items(&self.evaluate(list, &row)?) {
                        self.tick()?;
                        unwound.push(with(&row, &variable.text, item));
                    }
                }
                Ok(self.rows_in_any_order(unwound))
            }
            ClauseKind::Let(definitions) => {
                let defined = |row: Row| {
                    let mut more = row.clone();
                    for (variable, value) in definitions {
                        more.insert(variable.text.clone(), self.evaluate(value, &row)?);
                    }
                    Ok(more)
                };
                rows.into_iter().map(defined).collect()
            }
            ClauseKind::Call { is_optional, procedure, arguments, yields, filter } => {
                let arguments = arguments.as_deref();
                self.called(*is_optional, procedure, arguments, yields.as_ref(), filter.as_ref(), rows)
            }
            ClauseKind::Subquery { is_optional, imports, query, .. } => {
                self.subquery(*is_optional, imports.as_ref(), query, rows)
            }
            update => self.update(update, rows),
        };
        Ok(Table { columns: Vec::new(), rows: rows? })
    }

    /// The matches of every row; where there are none and `optional` names are given, one in which these are null.
    fn matched(
        &self,
        rows: Vec<Row>,
        optional: Option<&[Arc<str>]>,
        filter: Option<&Expression>,
        matches: impl Fn(&Row) -> Outcome<Vec<Row>>,
    ) -> Outcome<Vec<Row>> {
        let mut found = Vec::new();
        for mut row in rows {
            let matched = self.filtered(matches(&row)?, filter)?;
            if let (true, Some(names)) = (matched.is_empty(), optional) {
                fill_with_nulls(&mut row, names);
                found.push(row);
            }
            found.extend(matched);
        }
        Ok(self.rows_in_any_order(found))
    }

    /// What UNWIND makes rows of: nothing of null, and one row of what is no list.
    fn items(&self, value: &Value) -> Vec<Value> {
        match value {
            Value::Null => Vec::new(),
            Value::List(items) => items.to_vec(),
            other => vec![other.clone()],
        }
    }

    fn subquery(
        &self,
        is_optional: bool,
        imports: Option<&Imports>,
        query: &Query,
        rows: Vec<Row>,
    ) -> Outcome<Vec<Row>> {
        let mut joined = Vec::new();
        for mut row in rows {
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
            if is_optional && table.rows.is_empty() {
                fill_with_nulls(&mut row, &table.columns);
                joined.push(row.clone());
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

/// The value of a variable; null where a query that was made smaller has lost it.
pub(super) fn known(row: &Row, variable: &Name) -> Value {
    row.get(&variable.text).cloned().unwrap_or_default()
}

/// The row with one more variable.
pub(super) fn with(row: &Row, name: &Arc<str>, value: Value) -> Row {
    let mut row = row.clone();
    row.insert(name.clone(), value);
    row
}

/// Null for each of the names that the row does not have.
pub(super) fn fill_with_nulls(row: &mut Row, names: &[Arc<str>]) {
    for name in names {
        row.entry(name.clone()).or_insert(Value::Null);
    }
}

fn names_in_paths(paths: &[PathPattern]) -> Vec<Arc<str>> {
    let names = paths.iter().flat_map(|path| names_in(path).chain(&path.variable));
    names.map(|name| name.text.clone()).collect()
}

fn names_in_searches(paths: &[MatchPath]) -> Vec<Arc<str>> {
    let variables = paths.iter().filter_map(|path| path.variable.as_ref()).map(|name| name.text.clone());
    paths.iter().flat_map(|path| names_of(&path.expression)).chain(variables).collect()
}

/// Each different row once, the first of those that are alike.
pub(super) fn distinct(rows: Vec<Row>) -> Vec<Row> {
    let mut groups: Groups<()> = Groups::default();
    let values = |row: &Row| row.values().cloned().collect();
    rows.into_iter().filter(|row| groups.group(values(row)).1).collect()
}
