//! Lists, maps and dates: what is made of many values, and of the parts of one.

use super::super::graph::KEYS;
use super::super::random::Random;
use super::super::tree::{
    boxed, call, clause, compared, expression, literal, matched, name, projection, property, single, variable,
};
use super::{Generator, Kind};
use silkgraph::Value;
use silkgraph::error::Span;
use silkgraph::query::ast::{
    ArithmeticOperator, ClauseKind, ComparisonOperator, Expression, ExpressionKind, MapProjectionItem,
    Quantifier, SortItem, SubqueryKind,
};
use silkgraph::value::temporal::{Temporal, parse};
use std::sync::Arc;

const DAYS: [&str; 4] = ["2019-12-31", "2020-02-28", "2020-02-29", "2021-01-01"];

impl Generator<'_> {
    // ---- Lists of elements

    /// A list of nodes or relationships, and what kind each of them is.
    pub(super) fn elements(&mut self) -> Option<(Expression, Kind)> {
        let has_lists = self.known(Kind::Nodes).or_else(|| self.known(Kind::Relationships)).is_some();
        if let Some(path) = self.known(Kind::Path).filter(|_| !has_lists || self.random.chance(60)) {
            return Some(match self.random.chance(60) {
                true => (call("nodes", vec![variable(&path)]), Kind::Node),
                false => (call("relationships", vec![variable(&path)]), Kind::Relationship),
            });
        }
        let nodes = self.known(Kind::Nodes).map(|list| (variable(&list), Kind::Node));
        nodes.or_else(|| self.known(Kind::Relationships).map(|list| (variable(&list), Kind::Relationship)))
    }

    /// `[e IN nodes(p) WHERE … | e.i]`
    pub(super) fn element_integers(&mut self) -> Option<Expression> {
        let (list, kind) = self.elements()?;
        let item = self.fresh("e");
        let filter = self.inside(|this| {
            this.declare(&item, kind);
            this.random.chance(50).then(|| Box::new(this.value(|this| this.condition(1))))
        });
        let map = Some(Box::new(property(&item, "i")));
        Some(expression(ExpressionKind::ListComprehension {
            variable: name(&item),
            list: Box::new(list),
            filter,
            map,
        }))
    }

    /// `all(e IN nodes(p) WHERE …)`
    pub(super) fn element_quantified(&mut self) -> Option<Expression> {
        let (list, kind) = self.elements()?;
        let quantifiers = [Quantifier::All, Quantifier::Any, Quantifier::None, Quantifier::Single];
        let item = self.fresh("e");
        let filter = self.inside(|this| {
            this.declare(&item, kind);
            this.value(Self::comparison)
        });
        Some(expression(ExpressionKind::Quantifier {
            quantifier: *self.random.pick(&quantifiers),
            variable: name(&item),
            list: Box::new(list),
            filter: Some(Box::new(filter)),
        }))
    }

    /// `reduce(s = 0, e IN nodes(p) | s + coalesce(e.i, 0))`
    pub(super) fn element_sum(&mut self) -> Option<Expression> {
        let (list, _) = self.elements()?;
        let (sum, item) = (self.fresh("s"), self.fresh("e"));
        let addend = call("coalesce", vec![property(&item, "i"), literal(0_i64)]);
        let rest = vec![(ArithmeticOperator::Add, addend)];
        let step = boxed(ExpressionKind::Arithmetic { first: Box::new(variable(&sum)), rest });
        let (initial, list) = (Box::new(literal(0_i64)), Box::new(list));
        Some(expression(ExpressionKind::Reduce {
            accumulator: name(&sum),
            initial,
            variable: name(&item),
            list,
            step,
        }))
    }

    // ---- Lists of rows

    /// `COLLECT { MATCH … RETURN … }` or `[(a)-->(b) WHERE … | …]`
    pub(super) fn collected(&mut self) -> Option<Expression> {
        self.known(Kind::Node)?;
        if self.random.chance(50) {
            let pattern = Box::new(self.condition_path()?);
            let filter = self.random.chance(40).then(|| Box::new(self.value(Self::comparison)));
            let map = Box::new(self.value(|this| this.expression(Kind::Any, 0)));
            return Some(expression(ExpressionKind::PatternComprehension { pattern, filter, map }));
        }
        let query = self.inside(|this| {
            let path = this.path(1);
            let filter = this.random.chance(50).then(|| this.filter(1));
            let value = this.expression(Kind::Any, 1);
            let mut columns = projection(vec![(value, "y")]);
            columns.is_distinct = this.random.chance(30);
            if this.random.chance(30) {
                columns.order = vec![SortItem {
                    expression: variable("y"),
                    is_descending: this.random.chance(50),
                    nulls: None,
                }];
                columns.limit = this.random.chance(50).then(|| this.constant(2_i64));
            }
            single(vec![matched(vec![path], filter), clause(ClauseKind::Return(columns))])
        });
        Some(expression(ExpressionKind::Subquery { kind: SubqueryKind::Collect, query: Box::new(query) }))
    }

    // ---- Maps

    /// `n {.i, .*, k: …}` or `{k: …}`
    pub(super) fn map(&mut self) -> Expression {
        let entry = (name("k"), self.expression(Kind::Any, 0));
        let Some(element) = self.known_element() else { return expression(ExpressionKind::Map(vec![entry])) };
        let mut items = Vec::new();
        if self.random.chance(70) {
            items.push(MapProjectionItem::Property(name(self.random.word(&KEYS))));
        }
        if self.random.chance(25) {
            items.push(MapProjectionItem::All(Span::default()));
        }
        match self.known(Kind::Integer).filter(|_| self.random.chance(30)) {
            Some(known) => items.push(MapProjectionItem::Variable(name(&known))),
            None if self.random.chance(50) => items.push(MapProjectionItem::Entry(entry.0, entry.1)),
            None => {}
        }
        expression(ExpressionKind::MapProjection { variable: name(&element), items })
    }

    /// An entry of a map.
    pub(super) fn entry_of_map(&mut self) -> Option<Expression> {
        let map = self.known(Kind::Map)?;
        Some(property(&map, self.random.word(&["i", "s", "k", "x"])))
    }

    // ---- Dates

    pub(super) fn date(&mut self) -> Expression {
        let own = self.element_property("t").filter(|_| self.random.chance(70));
        let date = own.unwrap_or_else(|| {
            let day = day(self.random.word(&DAYS));
            self.constant(day)
        });
        if !self.random.chance(25) {
            return date;
        }
        let length =
            parse::duration(self.random.word(&["P1D", "P1M", "P-1Y", "P1M1D"])).expect("these are durations");
        let rest =
            vec![(ArithmeticOperator::Add, literal(Value::Temporal(Temporal::Duration(Arc::new(length)))))];
        expression(ExpressionKind::Arithmetic { first: Box::new(date), rest })
    }

    /// `n.t.year`
    pub(super) fn part_of_date(&mut self) -> Option<Expression> {
        let date = self.element_property("t")?;
        let key = name(self.random.word(&["year", "month", "day", "week", "ordinalDay"]));
        Some(expression(ExpressionKind::Property { target: Box::new(date), key }))
    }

    pub(super) fn date_test(&mut self, operator: ComparisonOperator) -> Expression {
        let (left, right) = (self.date(), self.date());
        compared(left, operator, right)
    }
}

/// One of a few days that lie close together.
pub(in super::super) fn random_day(random: &mut Random) -> Value {
    day(random.word(&DAYS))
}

fn day(text: &str) -> Value {
    Value::Temporal(parse::point(silkgraph::value::temporal::Kind::Date, text).expect("these are days"))
}
