//! From the tree of a query to its text.
//!
//! [`Parentheses::Needed`] writes what a person would, so that what is run has been through the parser's rules of
//! precedence; [`Parentheses::Everywhere`] writes every operation in parentheses of its own, so that two trees have
//! the same text only when they are the same tree, wherever their parts stood.

mod expression;
mod pattern;

use expression::POSTFIX;
use silkgraph::query::ast::{
    Body, Clause, ClauseKind, Expression, Imports, MatchMode, Name, Naming, Nulls, Projection, Query,
    RemoveItem, SetItem, SortItem, Statement, Union, Yield,
};
use silkgraph::value::Value;
use silkgraph::value::literal::{quote_name, write_literal};

/// Which parentheses are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parentheses {
    Needed,
    Everywhere,
}

/// The text of a statement; nothing but queries is written.
pub(super) fn statement(statement: &Statement, parentheses: Parentheses) -> String {
    match &statement.body {
        Body::Query(body) => query(body, parentheses),
        _ => String::new(),
    }
}

/// The text of a query.
pub(super) fn query(query: &Query, parentheses: Parentheses) -> String {
    Printer { parentheses }.query(query)
}

/// A value as an expression that computes it.
pub(super) fn literal(value: &Value) -> String {
    let mut text = String::new();
    write_literal(value, &mut text).expect("a string takes any text");
    text
}

struct Printer {
    parentheses: Parentheses,
}

impl Printer {
    fn query(&self, query: &Query) -> String {
        if query.rest.is_empty() {
            return self.queries_in_turn(&query.first.clauses);
        }
        let mut text = self.clauses(&query.first.clauses);
        for (union, single) in &query.rest {
            text.push_str(if *union == Union::All { " UNION ALL " } else { " UNION " });
            text.push_str(&self.clauses(&single.clauses));
        }
        text
    }

    /// The clauses of a query without UNION, in which a WITH of two columns is RETURN and NEXT.
    fn queries_in_turn(&self, clauses: &[Clause]) -> String {
        let written = |(place, clause): (usize, &Clause)| match &clause.kind {
            ClauseKind::With { projection, filter: None }
                if place > 0 && projection.star.is_none() && projection.items.len() == 2 =>
            {
                format!("RETURN {} NEXT", self.projection(projection))
            }
            kind => self.clause(kind),
        };
        clauses.iter().enumerate().map(written).collect::<Vec<_>>().join(" ")
    }

    fn clauses(&self, clauses: &[Clause]) -> String {
        joined(clauses, " ", |clause| self.clause(&clause.kind))
    }

    fn clause(&self, clause: &ClauseKind) -> String {
        match clause {
            ClauseKind::Match { is_optional, pattern, filter } => {
                let optional = if *is_optional { "OPTIONAL " } else { "" };
                format!("{optional}MATCH {}{}", self.pattern(pattern), self.filter(filter.as_ref()))
            }
            ClauseKind::MatchPaths { is_optional, mode, paths, filter } => {
                let optional = if *is_optional { "OPTIONAL " } else { "" };
                let mode = if *mode == MatchMode::RepeatableElements { "REPEATABLE ELEMENTS " } else { "" };
                let paths = joined(paths, ", ", |path| self.match_path(path));
                format!("{optional}MATCH {mode}{paths}{}", self.filter(filter.as_ref()))
            }
            ClauseKind::Unwind { .. }
            | ClauseKind::Let(_)
            | ClauseKind::With { .. }
            | ClauseKind::Return(_) => self.clause_of_rows(clause),
            ClauseKind::Create(pattern) => format!("CREATE {}", self.pattern(pattern)),
            ClauseKind::Merge { pattern, on_create, on_match } => {
                let action = |on: &str, items: &[SetItem]| match items {
                    [] => String::new(),
                    items => format!(" ON {on} SET {}", self.set_items(items)),
                };
                let actions = action("CREATE", on_create) + &action("MATCH", on_match);
                format!("MERGE {}{actions}", self.path(pattern))
            }
            ClauseKind::Set(items) => format!("SET {}", self.set_items(items)),
            ClauseKind::Remove(items) => {
                format!("REMOVE {}", joined(items, ", ", |item| self.remove_item(item)))
            }
            ClauseKind::Delete { detach, targets } => {
                let detach = if *detach { "DETACH " } else { "" };
                format!("{detach}DELETE {}", self.list(targets))
            }
            ClauseKind::Subquery { is_optional, imports, query, .. } => {
                let imports = imports.as_ref().map_or_else(String::new, import_list);
                format!("{}CALL {imports}{{ {} }}", optionally(*is_optional), self.query(query))
            }
            ClauseKind::Call { is_optional, procedure, arguments, yields, filter } => {
                let optional = optionally(*is_optional);
                let arguments =
                    arguments.as_ref().map_or_else(String::new, |list| format!("({})", self.list(list)));
                let yields = yields.as_ref().map_or_else(String::new, yielded);
                format!(
                    "{optional}CALL {}{arguments}{yields}{}",
                    procedure.text,
                    self.filter(filter.as_ref())
                )
            }
            ClauseKind::Foreach { variable, list, updates } => {
                format!("FOREACH ({} IN {} | {})", name(variable), self.top(list), self.clauses(updates))
            }
            other => format!("/* {other:?} */"),
        }
    }

    /// Clauses that make other rows of rows, some of them in the words of GQL.
    fn clause_of_rows(&self, clause: &ClauseKind) -> String {
        match clause {
            ClauseKind::Unwind { list, variable } if variable.text.ends_with(['1', '4', '7']) => {
                format!("FOR {} IN {}", name(variable), self.top(list))
            }
            ClauseKind::Unwind { list, variable } => {
                format!("UNWIND {} AS {}", self.top(list), name(variable))
            }
            ClauseKind::Let(definitions) => {
                let definition = |(variable, value): &(Name, Expression)| {
                    format!("{} = {}", name(variable), self.top(value))
                };
                format!("LET {}", joined(definitions, ", ", definition))
            }
            ClauseKind::With { projection, filter: Some(filter) } if is_everything(projection) => {
                format!("FILTER {}", self.top(filter))
            }
            ClauseKind::With { projection, filter } => {
                format!("WITH {}{}", self.projection(projection), self.filter(filter.as_ref()))
            }
            ClauseKind::Return(projection) => format!("RETURN {}", self.projection(projection)),
            other => format!("/* {other:?} */"),
        }
    }

    fn filter(&self, filter: Option<&Expression>) -> String {
        filter.map_or_else(String::new, |filter| format!(" WHERE {}", self.top(filter)))
    }

    fn projection(&self, projection: &Projection) -> String {
        let mut columns: Vec<String> = projection.star.iter().map(|_| "*".to_owned()).collect();
        columns.extend(projection.items.iter().map(|item| {
            let alias = item.alias.as_ref().map_or_else(String::new, |alias| format!(" AS {}", name(alias)));
            self.top(&item.expression) + &alias
        }));
        let mut text = if projection.is_distinct { "DISTINCT ".to_owned() } else { String::new() };
        text += &columns.join(", ");
        if !projection.order.is_empty() {
            text += " ORDER BY ";
            text += &joined(&projection.order, ", ", |item| self.top(&item.expression) + &sorting(item));
        }
        let count = |word: &str, count: &Option<Expression>| {
            count.as_ref().map_or_else(String::new, |count| format!(" {word} {}", self.top(count)))
        };
        text + &count("SKIP", &projection.skip) + &count("LIMIT", &projection.limit)
    }

    fn set_items(&self, items: &[SetItem]) -> String {
        joined(items, ", ", |item| match item {
            SetItem::Property { target, key, value } => {
                format!("{}.{} = {}", self.child(target, POSTFIX), name(key), self.top(value))
            }
            SetItem::DynamicProperty { target, key, value } => {
                format!("{}[{}] = {}", self.child(target, POSTFIX), self.top(key), self.top(value))
            }
            SetItem::Replace { variable, value } => format!("{} = {}", name(variable), self.top(value)),
            SetItem::Merge { variable, value } => format!("{} += {}", name(variable), self.top(value)),
            SetItem::Labels { variable, labels } => name(variable) + &colons(labels),
        })
    }

    fn remove_item(&self, item: &RemoveItem) -> String {
        match item {
            RemoveItem::Property { target, key } => format!("{}.{}", self.child(target, POSTFIX), name(key)),
            RemoveItem::DynamicProperty { target, key } => {
                format!("{}[{}]", self.child(target, POSTFIX), self.top(key))
            }
            RemoveItem::Labels { variable, labels } => name(variable) + &colons(labels),
        }
    }
}

fn optionally(is_optional: bool) -> &'static str {
    if is_optional { "OPTIONAL " } else { "" }
}

fn sorting(item: &SortItem) -> String {
    let nulls = match item.nulls {
        None => "",
        Some(Nulls::First) => " NULLS FIRST",
        Some(Nulls::Last) => " NULLS LAST",
    };
    format!("{}{nulls}", if item.is_descending { " DESC" } else { "" })
}

fn joined<T>(items: &[T], between: &str, write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect::<Vec<_>>().join(between)
}

/// Whether a projection is `*` and nothing else.
fn is_everything(projection: &Projection) -> bool {
    let Projection { is_distinct, items, order, skip, limit, .. } = projection;
    projection.star.is_some()
        && !is_distinct
        && items.is_empty()
        && order.is_empty()
        && skip.is_none()
        && limit.is_none()
}

fn name(name: &Name) -> String {
    quote_name(&name.text)
}

fn colons(labels: &[Naming]) -> String {
    joined(labels, "", |label| match label {
        Naming::Written(label) => format!(":{}", name(label)),
        Naming::Computed(_) => unreachable!("nobody generates {label:?}"),
    })
}

fn import_list(imports: &Imports) -> String {
    match imports {
        Imports::All => "(*) ".to_owned(),
        Imports::Named(names) => format!("({}) ", joined(names, ", ", name)),
    }
}

fn yielded(yields: &Yield) -> String {
    match yields {
        Yield::All(_) => " YIELD *".to_owned(),
        Yield::Items(items) => {
            let items = joined(items, ", ", |(column, alias)| {
                name(column)
                    + &alias.as_ref().map_or_else(String::new, |alias| format!(" AS {}", name(alias)))
            });
            format!(" YIELD {items}")
        }
    }
}
