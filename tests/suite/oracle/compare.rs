//! Whether two answers are the same.
//!
//! Rows are bags, or a sequence where the query orders them; `NaN` is `NaN`; elements are told apart by what they
//! are when the query made them. Where the answer by the book changes with the order of rows in which nobody
//! promised an order, the query decides nothing.

use super::graph::{Model, Names};
use super::random::Random;
use super::reference::{Answer, Failure, Reference};
use super::worlds::Said;
use silkgraph::Value;
use silkgraph::query::ast::{
    Clause, ClauseKind, Expression, ExpressionKind, Projection, Query, SubqueryKind,
};

/// How the rows of a query are compared.
#[derive(Debug, Clone, Copy)]
struct Terms {
    /// The rows come in the order asked for.
    is_ordered: bool,
    /// Lists were collected, so their order is nobody's promise.
    has_collected: bool,
    /// Any rows will do, this many of them.
    limit: Option<usize>,
}

/// What came of comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    /// The answer depends on the order of rows.
    Undecided,
    Different,
}

/// The answer by the book, and what to compare others by.
pub(super) struct Book<'a> {
    query: Query,
    model: &'a Model,
    terms: Terms,
    pub(super) answer: Result<Answer, Failure>,
}

impl<'a> Book<'a> {
    pub(super) fn new(query: &Query, model: &'a Model) -> Self {
        let (query, terms) = terms_of(query);
        let answer = Reference::new(model).answer(&query);
        Book { query, model, terms, answer }
    }

    /// Whether `said` is the answer, or one that another order of rows could give.
    pub(super) fn judge(&self, said: &Said) -> Verdict {
        if self.agrees(&self.answer, said) {
            return Verdict::Same;
        }
        let described = |answer: &Result<Answer, Failure>| self.describe_answer(answer);
        let first = described(&self.answer);
        let mut is_steady = true;
        for seed in 0..12 {
            let answer = Reference::shuffled(self.model, Random::new(seed)).answer(&self.query);
            if answer.as_ref().is_err_and(|failure| *failure == Failure::TooMuch)
                || self.agrees(&answer, said)
            {
                return Verdict::Undecided;
            }
            is_steady &= described(&answer) == first;
        }
        if is_steady { Verdict::Different } else { Verdict::Undecided }
    }

    /// The answer by the book as text.
    pub(super) fn describe(&self) -> String {
        self.describe_answer(&self.answer)
    }

    fn describe_answer(&self, answer: &Result<Answer, Failure>) -> String {
        match answer {
            Ok(answer) => self.text(&answer.rows, Some(&answer.model)).join("\n"),
            Err(failure) => format!("{failure:?}"),
        }
    }

    /// What was said as text.
    pub(super) fn describe_said(&self, said: &Said) -> String {
        match said {
            Said::Rows(rows, model) => self.text(rows, model.as_ref()).join("\n"),
            Said::Error(class, message) => format!("{class:?}: {message}"),
            Said::Broken(message) => message.clone(),
        }
    }

    fn agrees(&self, answer: &Result<Answer, Failure>, said: &Said) -> bool {
        match (answer, said) {
            (Err(Failure::Error(class)), Said::Error(found, _)) => class == found,
            (Ok(answer), Said::Rows(rows, model)) => {
                let changed = model.as_ref().map(|_| &answer.model);
                let (wanted, found) = (self.text(&answer.rows, changed), self.text(rows, model.as_ref()));
                match self.terms.limit {
                    Some(limit) => found.len() == limit.min(wanted.len()) && is_part(&found, &wanted),
                    None => wanted == found,
                }
            }
            _ => false,
        }
    }

    /// Rows, and the graph where it may have changed, as lines.
    fn text(&self, rows: &[Vec<Value>], after: Option<&Model>) -> Vec<String> {
        let names = Names::new(after.unwrap_or(self.model), self.model);
        let written = Written { names: &names, terms: self.terms };
        let mut lines: Vec<String> = rows.iter().map(|row| written.row(row)).collect();
        if !self.terms.is_ordered {
            lines.sort();
        }
        if let Some(after) = after {
            lines.push("graph".to_owned());
            lines.extend(after.describe(self.model));
        }
        lines
    }
}

/// Whether each line is one of `all`, each of those at most once.
fn is_part(lines: &[String], all: &[String]) -> bool {
    let mut left = all.to_vec();
    lines.iter().all(|line| match left.iter().position(|other| other == line) {
        Some(index) => {
            left.swap_remove(index);
            true
        }
        None => false,
    })
}

/// The query by which the book goes, and how its rows are compared: a LIMIT that takes any rows is left out of it.
fn terms_of(query: &Query) -> (Query, Terms) {
    let mut query = query.clone();
    let has_collected = query
        .rest
        .iter()
        .map(|(_, single)| single)
        .chain([&query.first])
        .any(|single| collects(&single.clauses));
    let mut terms = Terms { is_ordered: false, has_collected, limit: None };
    let is_single = query.rest.is_empty();
    let changes = query.first.clauses.iter().any(|clause| is_change(&clause.kind));
    if let (true, Some(projection)) = (is_single, last_projection(&mut query)) {
        terms.is_ordered = !projection.order.is_empty();
        if !terms.is_ordered && projection.skip.is_none() && !changes {
            terms.limit = projection.limit.take().and_then(|limit| match limit.kind {
                ExpressionKind::Literal(Value::Integer(limit)) => usize::try_from(limit).ok(),
                _ => None,
            });
        }
    }
    (query, terms)
}

fn last_projection(query: &mut Query) -> Option<&mut Projection> {
    match query.first.clauses.last_mut().map(|clause| &mut clause.kind) {
        Some(ClauseKind::Return(projection)) => Some(projection),
        _ => None,
    }
}

fn is_change(clause: &ClauseKind) -> bool {
    matches!(
        clause,
        ClauseKind::Create(_)
            | ClauseKind::Merge { .. }
            | ClauseKind::Set(_)
            | ClauseKind::Remove(_)
            | ClauseKind::Delete { .. }
            | ClauseKind::Foreach { .. }
    )
}

/// Whether a clause makes a list of rows.
fn collects(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| match &clause.kind {
        ClauseKind::With { projection, .. } | ClauseKind::Return(projection) => {
            projection.items.iter().any(|item| makes_list(&item.expression))
        }
        ClauseKind::Subquery { query, .. } => collects(&query.first.clauses),
        _ => false,
    })
}

fn makes_list(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Call { name, .. } if &*name.text == "collect" => true,
        ExpressionKind::PatternComprehension { .. } => true,
        ExpressionKind::Subquery { kind: SubqueryKind::Collect, .. } => true,
        _ => expression.children().into_iter().any(makes_list),
    }
}

/// Writes values so that equal text means the same value.
struct Written<'a> {
    names: &'a Names,
    terms: Terms,
}

impl Written<'_> {
    fn row(&self, row: &[Value]) -> String {
        row.iter().map(|value| self.value(value)).collect::<Vec<_>>().join(" | ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Node(id) => format!("({})", self.names.node(*id)),
            Value::Relationship(id) => format!("[{}]", self.names.relationship(*id)),
            Value::Path(path) => {
                let nodes = path.nodes().iter().map(|id| self.names.node(*id));
                let relationships = path.relationships().iter().map(|id| self.names.relationship(*id));
                format!("<{}>", nodes.chain(relationships).collect::<Vec<_>>().join(", "))
            }
            Value::List(items) => {
                let mut items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                if self.terms.has_collected {
                    items.sort();
                }
                format!("[{}]", items.join(", "))
            }
            Value::Map(map) => {
                let entries = map.iter().map(|(key, value)| format!("{key}: {}", self.value(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
            // An order may put equal numbers of both kinds side by side; means and sums may differ in their last digits.
            Value::Float(float) if float.fract() == 0.0 && float.abs() < 1e9 && self.terms.is_ordered => {
                format!("{float:.0}")
            }
            Value::Float(float) => format!("{float:.10e}"),
            Value::Integer(integer) => integer.to_string(),
            other => format!("{other:?}"),
        }
    }
}
