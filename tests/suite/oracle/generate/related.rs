//! Pairs of questions whose answers say something about each other, whatever the graph.

use super::super::tree::{
    call, clause, compared, expression, label, literal, matched, name, node, path, projection, property,
    single, variable,
};
use super::{Generator, Kind};
use silkgraph::Parameters;
use silkgraph::error::Span;
use silkgraph::query::ast::{
    Arrow, Clause, ClauseKind, ComparisonOperator, Expression, ExpressionKind, LabelExpression, MatchMode,
    MatchPath, PathChoice, PathMode, PathPattern, PathPrefix, Projection, Query, SortItem, SubqueryKind,
    Union,
};

/// Two lists of questions, and what their answers have to do with each other.
#[derive(Debug, Clone)]
pub(in super::super) struct Related {
    pub(in super::super) name: &'static str,
    pub(in super::super) one: Vec<Query>,
    pub(in super::super) other: Vec<Query>,
    pub(in super::super) bond: Bond,
    pub(in super::super) parameters: Parameters,
}

/// What two answers have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Bond {
    /// Together they have the same rows.
    Same,
    /// The other has each row of the one once, and how often that has it.
    Counted,
    /// The other has so many rows of the one after so many: the same ones, in the same order.
    Cut { skip: usize, limit: usize },
    /// The other has so many rows of the one, whichever.
    Some(usize),
    /// Of the paths between the same ends the other has so many, whichever; rows are two ends, a length and a path.
    Any(usize),
    /// The same, but none of the others is shorter.
    Shortest(usize),
}

impl Generator<'_> {
    /// One pair of questions.
    pub(in super::super) fn related(mut self) -> Related {
        let (name, one, other, bond) = match self.random.weighted(&[18, 14, 12, 10, 14, 14, 12, 14]) {
            0 => self.three_truths(),
            1 => self.backwards(),
            2 => self.split(),
            3 => self.either_label(),
            4 => self.cut_short(),
            5 => self.counted_rows(),
            6 => self.degrees(),
            _ => self.chosen(),
        };
        Related { name, one, other, bond, parameters: self.parameters }
    }

    /// What a condition is true of, false of and unknown of are together all rows.
    fn three_truths(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let path = self.short_path();
        let condition = self.value(|this| this.condition(2));
        let is = |kind| expression(kind);
        let filters = [
            condition.clone(),
            is(ExpressionKind::Not(Box::new(condition.clone()))),
            is(ExpressionKind::IsNull(Box::new(condition))),
        ];
        let all = self.question_of(path.clone(), None);
        let mut parts: Vec<Query> = filters.map(|filter| self.question_of(path.clone(), Some(filter))).into();
        if self.random.chance(50) {
            let rest = parts.split_off(1);
            parts[0].rest = rest.into_iter().map(|query| (Union::All, query.first)).collect();
        }
        ("three truths", vec![all], parts, Bond::Same)
    }

    fn backwards(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let path = self.short_path();
        let filter = self.random.chance(40).then(|| self.filter(1));
        let forwards = self.question_of(path.clone(), filter.clone());
        let backwards = self.question_of(reversed(path), filter);
        ("backwards", vec![forwards], vec![backwards], Bond::Same)
    }

    /// A MATCH of several relationships is several MATCHes of which none uses a relationship of another.
    fn split(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let mut whole = self.short_path();
        let mut names = Vec::new();
        for (step, end) in &mut whole.steps {
            step.length = None;
            let (relationship, new) = (self.fresh("r"), self.fresh("n"));
            step.variable = Some(name(&relationship));
            end.variable.get_or_insert_with(|| name(&new));
            names.push(relationship);
        }
        let columns = || projection(names.iter().map(|name| (variable(name), name.as_str())).collect());
        let returned = || clause(ClauseKind::Return(columns_or_one(columns())));
        let unsplit = single(vec![matched(vec![whole.clone()], None), returned()]);
        let start = self.fresh("n");
        whole.start.variable.get_or_insert_with(|| name(&start));
        let mut clauses = vec![matched(vec![path(whole.start.clone())], None)];
        let mut from = whole.start.variable.clone();
        for (index, (step, end)) in whole.steps.iter().enumerate() {
            let start = node(from.as_ref().map(|name| &*name.text));
            let mut part = path(start);
            part.steps.push((step.clone(), end.clone()));
            let differ = names[..index].iter().map(|before| {
                compared(variable(before), ComparisonOperator::NotEqual, variable(&names[index]))
            });
            let differ: Vec<Expression> = differ.collect();
            let filter = (!differ.is_empty()).then(|| expression(ExpressionKind::And(differ)));
            clauses.push(matched(vec![part], filter.map(flat)));
            from = end.variable.clone();
        }
        clauses.push(returned());
        ("split", vec![unsplit], vec![single(clauses)], Bond::Same)
    }

    /// `:A|B` is `:A`, or `:B` without `:A`.
    fn either_label(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let path = self.short_path();
        let (a, b) = (label("A"), label("B"));
        let labelled = |labels: LabelExpression| {
            let mut path = path.clone();
            path.start.labels = Some(labels);
            path
        };
        let without_a = LabelExpression::Not(Box::new(a.clone()));
        let either = self.question_of(labelled(LabelExpression::Or(vec![a.clone(), b.clone()])), None);
        let parts = [a, LabelExpression::And(vec![b, without_a])];
        let parts = parts.map(|labels| self.question_of(labelled(labels), None)).into();
        ("either label", vec![either], parts, Bond::Same)
    }

    /// The first rows by an order, or some rows by none.
    fn cut_short(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let path = self.short_path();
        let filter = self.random.chance(50).then(|| self.filter(1));
        let mut all = self.question_of(path, filter);
        let is_ordered = self.random.chance(70);
        let most = if self.is_large { 1_500 } else { 6 };
        let (skip, limit) = (self.random.between(0, most), self.random.between(0, most));
        if is_ordered && let Some(projection) = last_projection(&mut all) {
            let columns = projection
                .items
                .iter()
                .map(|item| item.alias.as_ref().map_or(item.text.clone(), |alias| alias.text.clone()));
            let sorted =
                |column| SortItem { expression: column, is_descending: self.random.chance(50), nulls: None };
            projection.order = columns.map(|column| variable(&column)).map(sorted).collect();
        }
        let mut cut = all.clone();
        if let Some(projection) = last_projection(&mut cut) {
            projection.skip = is_ordered.then(|| self.constant(skip as i64));
            projection.limit = Some(self.constant(limit as i64));
        }
        let bond = if is_ordered { Bond::Cut { skip, limit } } else { Bond::Some(limit) };
        ("cut short", vec![all], vec![cut], bond)
    }

    /// `count(*)`, alone or by groups, is how many rows there are.
    fn counted_rows(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let path = self.short_path();
        let filter = self.random.chance(40).then(|| self.filter(1));
        let mut groups: Vec<(Expression, String)> = Vec::new();
        for _ in 0..self.random.below(3) {
            let Some(known) = self.known(Kind::Node) else { continue };
            let key = self.random.word(&["i", "s", "b"]);
            let group = if self.random.chance(60) { variable(&known) } else { property(&known, key) };
            groups.push((group, format!("g{}", groups.len())));
        }
        let mut columns: Vec<(Expression, &str)> =
            groups.iter().map(|(group, name)| (group.clone(), name.as_str())).collect();
        let rows = ending(path.clone(), filter.clone(), columns_or_one(projection(columns.clone())));
        columns.push((expression(ExpressionKind::CountStar), "n"));
        if groups.is_empty() {
            columns.insert(0, (call("min", vec![literal(1_i64)]), "one"));
        }
        ("counted", vec![rows], vec![ending(path, filter, projection(columns))], Bond::Counted)
    }

    /// `COUNT { … }` is the number of optional matches.
    fn degrees(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let start = self.fresh("n");
        let mut first = node(Some(&start));
        first.labels = self.labels(40);
        self.declare(&start, Kind::Node);
        let mut around = path(node(Some(&start)));
        let hops = if self.is_large { 1 } else { self.random.between(1, 2) };
        let mut last = String::new();
        for _ in 0..hops {
            let mut step = self.relationship();
            last = self.fresh("r");
            (step.length, step.variable) = (None, Some(name(&last)));
            let mut end = node(None);
            end.labels = self.labels(25);
            around.steps.push((step, end));
        }
        let counted = ExpressionKind::Subquery {
            kind: SubqueryKind::Count,
            query: Box::new(single(vec![matched(vec![around.clone()], None)])),
        };
        let start_alone = path(first);
        let columns = vec![(variable(&start), start.as_str()), (expression(counted), "n")];
        let one = ending(start_alone.clone(), None, projection(columns));
        let optional = ClauseKind::Match { is_optional: true, pattern: vec![around], filter: None };
        let columns = vec![(variable(&start), start.as_str()), (call("count", vec![variable(&last)]), "n")];
        let clauses = vec![
            matched(vec![start_alone], None),
            clause(optional),
            clause(ClauseKind::Return(projection(columns))),
        ];
        ("degrees", vec![one], vec![single(clauses)], Bond::Same)
    }

    /// A choice among paths takes some of them.
    fn chosen(&mut self) -> (&'static str, Vec<Query>, Vec<Query>, Bond) {
        let count = self.random.between(1, 2);
        let (choice, bond) = match self.random.chance(70) {
            true => (PathChoice::Shortest(count as u64), Bond::Shortest(count)),
            false => (PathChoice::Any(count as u64), Bond::Any(count)),
        };
        let modes = [None, Some(PathMode::Trail), Some(PathMode::Acyclic), Some(PathMode::Simple)];
        let mode = *self.random.pick(&modes);
        let expression = self.repeated_between("a", "b");
        let ask = |choice| {
            let prefix = PathPrefix { choice, mode, span: Span::default() };
            let path = MatchPath {
                variable: Some(name("p")),
                prefix,
                expression: expression.clone(),
                span: Span::default(),
            };
            let kind = ClauseKind::MatchPaths {
                is_optional: false,
                mode: MatchMode::DifferentRelationships,
                paths: vec![path],
                filter: None,
            };
            let length = call("length", vec![variable("p")]);
            let columns =
                vec![(variable("a"), "a"), (variable("b"), "b"), (length, "l"), (variable("p"), "p")];
            single(vec![clause(kind), clause(ClauseKind::Return(projection(columns)))])
        };
        ("chosen", vec![ask(None)], vec![ask(Some(choice))], bond)
    }

    // ---- What questions are made of

    fn short_path(&mut self) -> PathPattern {
        let hops = if self.is_large { self.random.between(0, 2) } else { self.random.between(0, 3) };
        let mut path = self.path(hops);
        path.variable = None;
        self.scope.retain(|known| matches!(known.kind, Kind::Node | Kind::Relationship));
        path
    }

    /// MATCH of a path, and all its nodes and relationships.
    fn question_of(&mut self, path: PathPattern, filter: Option<Expression>) -> Query {
        let columns = self.scope.iter().map(|known| (variable(&known.name), &*known.name)).collect();
        ending(path, filter, columns_or_one(projection(columns)))
    }
}

fn ending(path: PathPattern, filter: Option<Expression>, projection: Projection) -> Query {
    let clauses: Vec<Clause> = vec![matched(vec![path], filter), clause(ClauseKind::Return(projection))];
    single(clauses)
}

/// The columns, or where there is none, one that is 1.
fn columns_or_one(columns: Projection) -> Projection {
    if columns.items.is_empty() { projection(vec![(literal(1_i64), "one")]) } else { columns }
}

fn last_projection(query: &mut Query) -> Option<&mut Projection> {
    match query.first.clauses.last_mut().map(|clause| &mut clause.kind) {
        Some(ClauseKind::Return(projection)) => Some(projection),
        _ => None,
    }
}

/// A conjunction of one is that one.
fn flat(condition: Expression) -> Expression {
    match condition.kind {
        ExpressionKind::And(mut conjuncts) if conjuncts.len() == 1 => conjuncts.remove(0),
        _ => condition,
    }
}

fn reversed(path: PathPattern) -> PathPattern {
    let mut start = path.start;
    let mut steps = Vec::new();
    for (mut step, end) in path.steps {
        step.direction = match step.direction {
            Arrow::Right => Arrow::Left,
            Arrow::Left => Arrow::Right,
            Arrow::Either => Arrow::Either,
        };
        steps.push((step, std::mem::replace(&mut start, end)));
    }
    steps.reverse();
    PathPattern { start, steps, ..path }
}
