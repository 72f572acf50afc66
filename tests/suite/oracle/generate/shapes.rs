//! The shapes of questions that people ask most and optimizers know best: counts after chains, what can be reached,
//! cycles, groups by an end, the first few of many.
//!
//! Where random clauses seldom agree on such a shape, here each part of it varies by itself: directions, types,
//! labels, conditions on either end, and what is asked in the end. They are cheap enough for large graphs.

use super::super::tree::{
    call, clause, expression, matched, name, node, path, projection, property, variable,
};
use super::{Generator, Kind};
use silkgraph::error::Span;
use silkgraph::query::ast::{
    Arrow, Clause, ClauseKind, Expression, ExpressionKind, Length, NodePattern, PathPattern, Projection,
    RelationshipPattern, SortItem,
};

impl Generator<'_> {
    /// A pattern and what is asked of it.
    pub(super) fn shape(&mut self) -> Vec<Clause> {
        let paths = match self.random.weighted(&[40, 22, 16, 10, 12]) {
            0 => self.chain_in_parts(),
            1 => vec![self.run()],
            2 => self.cycle(),
            3 => vec![self.functional_chain()],
            _ => vec![path(self.end("a"))],
        };
        let last = paths[0].steps.last().map_or("a", |_| "b");
        let filter = self.random.chance(45).then(|| self.conditions_on_ends(last));
        let is_split = paths.len() > 1 && self.random.chance(30);
        let mut clauses = Vec::new();
        if is_split {
            let count = paths.len();
            for (index, path) in paths.into_iter().enumerate() {
                clauses.push(matched(vec![path], filter.clone().filter(|_| index + 1 == count)));
            }
        } else {
            clauses.push(matched(paths, filter));
        }
        if self.random.chance(12) {
            clauses.push(self.second_stage(last));
        }
        clauses.push(clause(ClauseKind::Return(self.question(last))));
        clauses
    }

    // ---- Patterns

    /// A chain, now and then as two that meet in a node.
    fn chain_in_parts(&mut self) -> Vec<PathPattern> {
        let mut chain = self.plain_chain();
        if chain.steps.len() < 2 || self.random.chance(75) {
            return vec![chain];
        }
        let place = self.random.between(1, chain.steps.len() - 1);
        let later = chain.steps.split_off(place);
        let meeting = &mut chain.steps[place - 1].1;
        let mut rest = path(node(None));
        rest.start.variable = Some(meeting.variable.get_or_insert_with(|| name("w")).clone());
        rest.steps = later;
        vec![chain, rest]
    }

    /// `(a)-[:R]->()-[:S]->(b)` of a few relationships, which are often alike, there and back.
    fn plain_chain(&mut self) -> PathPattern {
        let most = match (self.is_large, self.is_tiny) {
            (true, _) => 2,
            (_, true) if self.random.chance(25) => 5,
            _ => 3,
        };
        let hops = self.random.between(1, most);
        let mut chain = path(self.end("a"));
        let like = self.random.chance(45).then(|| self.step());
        for left in (0..hops).rev() {
            let step = self.step_like(like.as_ref());
            let node = match left {
                0 => self.end("b"),
                _ if self.random.chance(25) => self.end("m"),
                _ => node(None),
            };
            // A name that stands twice makes a circle of the chain.
            let is_known = chain
                .steps
                .iter()
                .any(|(_, known)| known.variable.is_some() && known.variable == node.variable);
            chain.steps.push((step, if is_known { silent(node) } else { node }));
        }
        chain
    }

    /// `(a)-[:R*1..3]->(b)`, now and then with a step more.
    fn run(&mut self) -> PathPattern {
        let mut run = path(self.end("a"));
        let mut step = self.step();
        step.length = Some(self.run_length());
        if self.random.chance(25) && !self.is_large {
            let (first, before) = (self.step(), node(None));
            match self.random.chance(50) {
                true => run.steps = vec![(first, before), (step, self.end("b"))],
                false => run.steps = vec![(step, before), (first, self.end("b"))],
            }
        } else {
            run.steps.push((step, self.end("b")));
        }
        if self.random.chance(15) {
            run.variable = Some(name("p"));
        }
        run
    }

    fn run_length(&mut self) -> Length {
        let bounds: &[(Option<u64>, Option<u64>)] = match (self.is_tiny, self.is_large) {
            (true, _) => &[
                (None, None),
                (Some(0), None),
                (Some(2), Some(4)),
                (Some(0), Some(1)),
                (Some(3), None),
                (Some(5), None),
            ],
            (_, true) => &[(None, Some(2)), (Some(0), Some(2)), (Some(2), Some(2)), (Some(1), Some(1))],
            _ => &[
                (None, Some(3)),
                (Some(0), Some(2)),
                (Some(2), Some(4)),
                (Some(1), Some(1)),
                (Some(2), Some(3)),
                (Some(0), Some(0)),
            ],
        };
        let (minimum, maximum) = *self.random.pick(bounds);
        Length { minimum, maximum, span: Span::default() }
    }

    /// A triangle or a square, in one path or several.
    fn cycle(&mut self) -> Vec<PathPattern> {
        let corners: &[&str] =
            if self.random.chance(70) || self.is_large { &["a", "b", "c"] } else { &["a", "b", "c", "d"] };
        let mut sides: Vec<PathPattern> = Vec::new();
        for (index, corner) in corners.iter().enumerate() {
            let mut side = path(self.end_if_new(corner, index == 0));
            let next = (index + 1) % corners.len();
            side.steps.push((self.step(), self.end_if_new(corners[next], next != 0 && index == 0)));
            sides.push(side);
        }
        if self.random.chance(50) {
            return sides;
        }
        let mut whole = sides.remove(0);
        sides.into_iter().for_each(|side| whole.steps.extend(side.steps));
        // Where the chain ends in its own beginning, the end that is asked about is in its middle.
        vec![whole]
    }

    fn end_if_new(&mut self, name: &str, is_new: bool) -> NodePattern {
        if is_new { self.end(name) } else { node(Some(name)) }
    }

    /// A chain along relationships of which each node has one at most, where the graph is such.
    fn functional_chain(&mut self) -> PathPattern {
        let mut chain = path(self.end("a"));
        let hops = self.random.between(1, 3);
        for left in (0..hops).rev() {
            let mut step = self.step();
            step.types = vec![name("T")];
            step.direction = if self.random.chance(85) { Arrow::Right } else { Arrow::Left };
            chain.steps.push((step, if left == 0 { self.end("b") } else { node(None) }));
        }
        chain
    }

    /// One of the same types as another, mostly in the same direction or in the opposite one.
    fn step_like(&mut self, other: Option<&RelationshipPattern>) -> RelationshipPattern {
        let mut step = self.step();
        let Some(other) = other else { return step };
        (step.types, step.properties) = (other.types.clone(), None);
        match self.random.weighted(&[50, 35, 15]) {
            0 => step.direction = other.direction,
            1 => step.direction = opposite(other.direction),
            _ => {}
        }
        step
    }

    /// A relationship without a name, mostly of one type and one direction.
    fn step(&mut self) -> RelationshipPattern {
        let direction = [Arrow::Right, Arrow::Left, Arrow::Either][self.random.weighted(&[45, 30, 25])];
        let properties = self.inside(|this| {
            this.scope.clear();
            this.properties(5)
        });
        let types = self.types();
        RelationshipPattern {
            variable: None,
            types,
            type_expression: None,
            properties,
            filter: None,
            direction,
            length: None,
            span: Span::default(),
        }
    }

    fn end(&mut self, name: &str) -> NodePattern {
        let mut end = node(Some(name));
        end.labels = self.labels(55);
        end.properties = self.inside(|this| {
            this.scope.clear();
            this.properties(10)
        });
        if !self.scope.iter().any(|known| *known.name == *name) {
            self.declare(name, Kind::Node);
        }
        end
    }

    // ---- Conditions

    /// On one end, on the other, on both, or between them.
    fn conditions_on_ends(&mut self, last: &str) -> Expression {
        let on = |this: &mut Self, end: &str| {
            this.inside(|this| {
                this.scope.clear();
                this.declare(end, Kind::Node);
                if this.random.chance(70) { this.comparison() } else { this.condition(1) }
            })
        };
        match self.random.weighted(&[30, 30, 25, 15]) {
            0 => on(self, "a"),
            1 => on(self, last),
            2 => expression(ExpressionKind::And(vec![on(self, "a"), on(self, last)])),
            _ => self.inside(|this| {
                this.scope.retain(|known| *known.name == *"a" || *known.name == *last);
                this.comparison()
            }),
        }
    }

    // ---- Questions

    /// `WITH b, count(*) AS k`, after which `k` can be asked about as well.
    fn second_stage(&mut self, last: &str) -> Clause {
        let columns = match self.random.chance(50) {
            true => vec![(variable(last), last), (expression(ExpressionKind::CountStar), "k")],
            false => vec![(variable("a"), "a"), (variable(last), last)],
        };
        let is_counting = columns.iter().any(|(_, name)| *name == "k");
        let columns = if last == "a" { columns[..1].to_vec() } else { columns };
        let mut kept = projection(columns);
        kept.is_distinct = !is_counting && self.random.chance(60);
        self.scope.retain(|known| *known.name == *last || (!is_counting && *known.name == *"a"));
        clause(ClauseKind::With { projection: kept, filter: None })
    }

    fn question(&mut self, last: &str) -> Projection {
        let first = if self.scope.iter().any(|known| *known.name == *"a") { "a" } else { last };
        let key = *self.random.pick(&["i", "s", "f", "b", "x", "t"]);
        match self.random.weighted(&[24, 12, 9, 7, 7, 10, 11, 9, 11]) {
            0 => projection(vec![(expression(ExpressionKind::CountStar), "n")]),
            1 => self.counted(first, last, key),
            2 => distinct(projection(vec![(variable(last), last)])),
            3 => distinct(projection(vec![(property(first, key), "x"), (property(last, "i"), "y")])),
            4 => projection(vec![
                (call(self.random.word(&["min", "max"]), vec![property(last, key)]), "x"),
                (call("count", vec![variable(last)]), "n"),
            ]),
            5 => projection(vec![(property(last, key), "x"), (expression(ExpressionKind::CountStar), "n")]),
            6 => self.most_frequent(last, key),
            7 => projection(vec![
                (variable(first), first),
                (call("sum", vec![property(last, "i")]), "x"),
                (expression(ExpressionKind::CountStar), "n"),
            ]),
            _ => self.first_few(first, last, key),
        }
    }

    /// Counts that leave nulls or twins out.
    fn counted(&mut self, first: &str, last: &str, key: &str) -> Projection {
        let of = match self.random.weighted(&[40, 20, 40]) {
            0 => variable(last),
            1 => variable(first),
            _ => property(last, key),
        };
        let function = *self.random.pick(&["count", "count", "collect"]);
        let counted = distinct_call(function, of);
        if self.random.chance(45) {
            return projection(vec![(counted, "x")]);
        }
        let plain = call("count", vec![property(first, "i")]);
        projection(vec![(counted, "x"), (plain, "n")])
    }

    /// Groups by an end or one of its properties, the largest first.
    fn most_frequent(&mut self, last: &str, key: &str) -> Projection {
        let group = if self.random.chance(60) { variable(last) } else { property(last, key) };
        let mut frequent = projection(vec![(group, "g"), (expression(ExpressionKind::CountStar), "n")]);
        frequent.order = vec![sorted("n", true)];
        if self.random.chance(40) {
            frequent.order.push(sorted("g", self.random.chance(30)));
        }
        self.cut(&mut frequent);
        frequent
    }

    /// Rows by some columns, so that others may come in any order among them.
    fn first_few(&mut self, first: &str, last: &str, key: &str) -> Projection {
        let columns = vec![(property(last, key), "x"), (property(first, "i"), "y"), (variable(last), "z")];
        let mut few = projection(columns);
        few.is_distinct = self.random.chance(20);
        few.order = vec![sorted("x", self.random.chance(50))];
        if self.random.chance(40) {
            few.order.push(sorted("y", self.random.chance(50)));
        }
        self.cut(&mut few);
        few
    }

    fn cut(&mut self, projection: &mut Projection) {
        let most = if self.is_large { 40 } else { 5 };
        let (skip, limit) = (self.random.between(0, most) as i64, self.random.between(0, most) as i64);
        projection.skip = self.random.chance(25).then(|| self.constant(skip));
        projection.limit = self.random.chance(80).then(|| self.constant(limit));
    }
}

fn opposite(direction: Arrow) -> Arrow {
    match direction {
        Arrow::Right => Arrow::Left,
        Arrow::Left => Arrow::Right,
        other => other,
    }
}

/// A node of which nothing is said.
fn silent(_: NodePattern) -> NodePattern {
    node(None)
}

fn distinct(mut projection: Projection) -> Projection {
    projection.is_distinct = true;
    projection
}

fn distinct_call(function: &str, of: Expression) -> Expression {
    let mut value = call(function, vec![of]);
    if let ExpressionKind::Call { is_distinct, .. } = &mut value.kind {
        *is_distinct = true;
    }
    value
}

fn sorted(column: &str, is_descending: bool) -> SortItem {
    SortItem { expression: variable(column), is_descending, nulls: None }
}
