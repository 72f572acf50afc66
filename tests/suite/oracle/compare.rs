//! Whether two answers are the same.
//!
//! Rows are bags, or a sequence by the columns that the query orders by, of which a LIMIT takes whichever are equal; `NaN` is `NaN`; elements are told apart by what they
//! are when the query made them. Where the answer by the book changes with the order of rows in which nobody
//! promised an order, the query decides nothing.

use super::graph::{Model, Names};
use super::random::Random;
use super::reference::{Answer, Failure, Reference};
use super::worlds::Said;
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{
    Clause, ClauseKind, Expression, ExpressionKind, PathPattern, Projection, ProjectionItem, Query, SortItem,
    SubqueryKind,
};
use silkgraph::{Parameters, Value};
use std::collections::BTreeMap;

/// How the rows of a query are compared.
#[derive(Debug, Clone)]
struct Terms {
    order: Order,
    /// Lists were collected, so their order is nobody's promise.
    has_collected: bool,
    /// How many rows are left out and kept of all by the book, where which ones are not certain.
    cut: Option<(usize, usize)>,
}

/// In which order rows come.
#[derive(Debug, Clone, PartialEq)]
enum Order {
    /// In any.
    Any,
    /// In one only.
    Whole,
    /// By these columns; rows that are equal in them in any order.
    By(Vec<usize>),
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
    parameters: &'a Parameters,
    model: &'a Model,
    terms: Terms,
    pub(super) answer: Result<Answer, Failure>,
}

/// Rows as lines: all of each, what it is ordered by, and the graph afterwards.
#[derive(Debug, PartialEq)]
struct Lines {
    rows: Vec<String>,
    keys: Vec<String>,
    graph: Vec<String>,
}

impl<'a> Book<'a> {
    pub(super) fn new(query: &Query, parameters: &'a Parameters, model: &'a Model) -> Self {
        let (query, terms) = terms_of(query, parameters);
        let answer = Reference::new(model, parameters).answer(&query);
        Book { query, parameters, model, terms, answer }
    }

    /// Whether `said` is the answer, or one that another order of rows could give.
    pub(super) fn judge(&self, said: &Said) -> Verdict {
        if self.agrees(&self.answer, said) {
            return Verdict::Same;
        }
        if self.may_differ(said) {
            return Verdict::Undecided;
        }
        let described = |answer: &Result<Answer, Failure>| self.describe_answer(answer);
        let first = described(&self.answer);
        let mut is_steady = true;
        for seed in 0..64 {
            let shuffled = Reference::shuffled(self.model, self.parameters, Random::new(seed));
            let answer = shuffled.answer(&self.query);
            if answer.as_ref().is_err_and(|failure| *failure == Failure::TooMuch)
                || self.agrees(&answer, said)
            {
                return Verdict::Undecided;
            }
            is_steady &= described(&answer) == first;
        }
        if is_steady { Verdict::Different } else { Verdict::Undecided }
    }

    /// Whether an error may be met by the one and not by the other: a condition may be tested before another, and what
    /// comes after the last row wanted need not be computed.
    fn may_differ(&self, said: &Said) -> bool {
        let by_the_book = matches!(self.answer, Err(Failure::Error(_)));
        let is_said = matches!(said, Said::Error(..));
        let is_arithmetic = matches!(self.answer, Err(Failure::Error(ErrorClass::ArithmeticError)))
            || matches!(said, Said::Error(ErrorClass::ArithmeticError, _));
        let are_two_errors = by_the_book && is_said && is_arithmetic;
        (by_the_book != is_said || are_two_errors)
            && (self.terms.cut.is_some() || (is_arithmetic && !computes_everything(&self.query)))
    }

    /// The answer by the book as text.
    pub(super) fn describe(&self) -> String {
        self.describe_answer(&self.answer)
    }

    fn describe_answer(&self, answer: &Result<Answer, Failure>) -> String {
        match answer {
            Ok(answer) => self.lines(&answer.rows, Some(&answer.model)).describe(),
            Err(failure) => format!("{failure:?}"),
        }
    }

    /// What was said as text.
    pub(super) fn describe_said(&self, said: &Said) -> String {
        match said {
            Said::Rows(rows, model) => self.lines(rows, model.as_ref()).describe(),
            Said::Error(class, message) => format!("{class:?}: {message}"),
            Said::Broken(message) => message.clone(),
        }
    }

    fn agrees(&self, answer: &Result<Answer, Failure>, said: &Said) -> bool {
        match (answer, said) {
            (Err(Failure::Error(class)), Said::Error(found, _)) => class == found,
            (Ok(answer), Said::Rows(rows, model)) => {
                let changed = model.as_ref().map(|_| &answer.model);
                let (wanted, found) = (self.lines(&answer.rows, changed), self.lines(rows, model.as_ref()));
                self.fits(&wanted, &found)
            }
            _ => false,
        }
    }

    /// Whether what was found are the wanted rows, or so many of them as are wanted, in their order.
    fn fits(&self, wanted: &Lines, found: &Lines) -> bool {
        let (skip, limit) = self.terms.cut.unwrap_or((0, usize::MAX));
        let keys: Vec<&String> = wanted.keys.iter().skip(skip).take(limit).collect();
        wanted.graph == found.graph
            && keys.len() == found.rows.len()
            && keys.into_iter().eq(&found.keys)
            && is_part(&found.rows, &wanted.rows)
    }

    fn lines(&self, rows: &[Vec<Value>], after: Option<&Model>) -> Lines {
        let names = Names::new(after.unwrap_or(self.model), self.model);
        let written = Written { names: &names, terms: &self.terms };
        let key = |row: &Vec<Value>| match &self.terms.order {
            Order::Any => String::new(),
            Order::Whole => written.row(row),
            Order::By(columns) => written
                .row(&columns.iter().filter_map(|column| row.get(*column).cloned()).collect::<Vec<_>>()),
        };
        Lines {
            rows: rows.iter().map(|row| written.row(row)).collect(),
            keys: rows.iter().map(key).collect(),
            graph: after.map_or_else(Vec::new, |after| after.describe(self.model)),
        }
    }
}

impl Lines {
    /// The same text for the same answer: rows in any order are sorted.
    fn describe(mut self) -> String {
        if self.keys.iter().all(String::is_empty) {
            self.rows.sort();
        }
        if !self.graph.is_empty() {
            self.rows.push("graph".to_owned());
        }
        self.rows.append(&mut self.graph);
        self.rows.join("\n")
    }
}

/// Whether each line is one of `all`, each of those at most once.
fn is_part(lines: &[String], all: &[String]) -> bool {
    let mut left: BTreeMap<&String, usize> = BTreeMap::new();
    all.iter().for_each(|line| *left.entry(line).or_default() += 1);
    lines.iter().all(|line| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    })
}

/// The query by which the book goes, and how its rows are compared: a LIMIT that leaves a choice is left out of it.
fn terms_of(query: &Query, parameters: &Parameters) -> (Query, Terms) {
    let mut query = query.clone();
    let mut terms = Terms { order: Order::Any, has_collected: collects_anywhere(&query), cut: None };
    let is_single = query.rest.is_empty();
    let changes = query.first.clauses.iter().any(|clause| is_change(&clause.kind));
    if let (true, Some(projection)) = (is_single, last_projection(&mut query)) {
        terms.order = order_of(projection);
        let is_cut = projection.skip.is_some() || projection.limit.is_some();
        if is_cut && terms.order != Order::Whole && !changes {
            let count = |count: Option<Expression>, otherwise| match count.map(|count| count.kind) {
                Some(ExpressionKind::Literal(Value::Integer(count))) => count as usize,
                Some(ExpressionKind::Parameter(name)) => match parameters.get(&name) {
                    Some(Value::Integer(count)) => *count as usize,
                    _ => otherwise,
                },
                _ => otherwise,
            };
            terms.cut = Some((count(projection.skip.take(), 0), count(projection.limit.take(), usize::MAX)));
        }
    }
    (query, terms)
}

/// By which columns rows come; where it is by something else, every column is among the keys as well.
fn order_of(projection: &Projection) -> Order {
    if projection.order.is_empty() {
        return Order::Any;
    }
    let name = |item: &ProjectionItem| {
        item.alias.as_ref().map_or_else(|| item.text.clone(), |alias| alias.text.clone())
    };
    let column = |sorted: &SortItem| match &sorted.expression.kind {
        ExpressionKind::Variable(variable) => {
            projection.items.iter().position(|item| name(item) == *variable)
        }
        _ => None,
    };
    projection.order.iter().map(column).collect::<Option<_>>().map_or(Order::Whole, Order::By)
}

/// Whether there is nothing in a query that may be left undone: no condition, no choice, no end before the end.
fn computes_everything(query: &Query) -> bool {
    let is_plain = |expression: &Expression| {
        matches!(
            expression.kind,
            ExpressionKind::Literal(_)
                | ExpressionKind::Variable(_)
                | ExpressionKind::Property { .. }
                | ExpressionKind::Arithmetic { .. }
                | ExpressionKind::Call { .. }
        ) && expression
            .children()
            .into_iter()
            .all(|child| child.children().is_empty() || matches!(child.kind, ExpressionKind::Property { .. }))
    };
    let is_node = |path: &PathPattern| path.steps.is_empty() && path.start.filter.is_none();
    match &*query.first.clauses {
        [
            Clause { kind: ClauseKind::Match { pattern, filter: None, .. }, .. },
            Clause { kind: ClauseKind::Return(projection), .. },
        ] => {
            query.rest.is_empty()
                && pattern.iter().all(is_node)
                && projection.order.is_empty()
                && projection.skip.is_none()
                && projection.limit.is_none()
                && projection.items.iter().all(|item| is_plain(&item.expression))
        }
        _ => false,
    }
}

fn collects_anywhere(query: &Query) -> bool {
    query.rest.iter().map(|(_, single)| single).chain([&query.first]).any(|single| collects(&single.clauses))
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
        ClauseKind::Subquery { query, .. } => collects_anywhere(query),
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
    terms: &'a Terms,
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
            Value::Float(float)
                if float.fract() == 0.0 && float.abs() < 1e9 && self.terms.order != Order::Any =>
            {
                format!("{:.0}", float + 0.0)
            }
            // A zero has no sign that anybody could tell it by: adding one takes it away.
            Value::Float(float) => format!("{:.10e}", float + 0.0),
            Value::Integer(integer) => integer.to_string(),
            other => format!("{other:?}"),
        }
    }
}
