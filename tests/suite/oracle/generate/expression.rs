//! Expressions of a wanted kind, over what is in sight.

use super::super::graph::KEYS;
use super::super::tree::{
    boxed, call, clause, compared, expression, literal, matched, name, projection, property, single, variable,
};
use super::{Generator, Kind};
use silkgraph::query::ast::{
    ArithmeticOperator, ClauseKind, ComparisonOperator, Expression, ExpressionKind, LabelExpression,
    Quantifier, StringOperator, SubqueryKind,
};
use silkgraph::value::Value;

const COMPARISONS: [ComparisonOperator; 6] = [
    ComparisonOperator::Equal,
    ComparisonOperator::NotEqual,
    ComparisonOperator::Less,
    ComparisonOperator::LessOrEqual,
    ComparisonOperator::Greater,
    ComparisonOperator::GreaterOrEqual,
];

impl Generator<'_> {
    /// An expression of a kind, at most `depth` operations deep.
    pub(super) fn expression(&mut self, kind: Kind, depth: usize) -> Expression {
        if let Some(known) = self.known(kind).filter(|_| self.random.chance(25)) {
            return variable(&known);
        }
        match kind {
            Kind::Boolean => self.value(|this| this.condition(depth)),
            Kind::Integer => self.integer(depth),
            Kind::Number if self.random.chance(50) => self.integer(depth),
            Kind::Number => self.element_property("f").unwrap_or_else(|| literal(1.5)),
            Kind::String => self.string(depth),
            Kind::Integers => self.integers(depth),
            Kind::Values => self.collected().unwrap_or_else(|| self.literal_list()),
            Kind::Date => self.date(),
            Kind::Map => self.map(),
            Kind::Any => self.any(depth),
            Kind::Node
            | Kind::Relationship
            | Kind::Nodes
            | Kind::Relationships
            | Kind::Path
            | Kind::Paths
            | Kind::ShortestPath => {
                self.known(kind).map_or_else(|| literal(Value::Null), |known| variable(&known))
            }
        }
    }

    fn any(&mut self, depth: usize) -> Expression {
        let key = *self.random.pick(&KEYS);
        match self.random.weighted(&[55, 15, 10, 10, 10, 6]) {
            5 => self.entry_of_map().unwrap_or_else(|| self.date()),
            0 => self.element_property(key).unwrap_or_else(|| self.small_literal()),
            1 => self.small_literal(),
            2 => self.integer(depth),
            3 => self.string(depth),
            _ => self.known(Kind::Any).map_or_else(|| self.small_literal(), |known| variable(&known)),
        }
    }

    /// A property of a node or relationship in sight.
    pub(super) fn element_property(&mut self, key: &str) -> Option<Expression> {
        self.known_element().map(|element| property(&element, key))
    }

    fn small_literal(&mut self) -> Expression {
        let value: Value = match self.random.weighted(&[35, 15, 25, 15, 10]) {
            0 => (self.random.below(4) as i64).into(),
            1 => (*self.random.pick(&[0.5, 1.0, 1.5])).into(),
            2 => self.random.word(&["a", "b", "ab", ""]).into(),
            3 => self.random.chance(50).into(),
            _ => Value::Null,
        };
        self.constant(value)
    }

    pub(super) fn literal_list(&mut self) -> Expression {
        let items = (0..self.random.between(0, 3)).map(|_| self.small_literal()).collect();
        expression(ExpressionKind::List(items))
    }

    // ---- Numbers

    fn integer(&mut self, depth: usize) -> Expression {
        if depth == 0 {
            return self.integer_leaf();
        }
        match self.random.weighted(&[45, 15, 10, 8, 8, 6, 8, 5, 3]) {
            0 => self.integer_leaf(),
            7 => self.element_sum().unwrap_or_else(|| self.integer_leaf()),
            8 => self.part_of_date().unwrap_or_else(|| self.integer_leaf()),
            1 => self.sum(depth),
            2 => {
                let kind = *self.random.pick(&[Kind::Integers, Kind::String]);
                call("size", vec![self.expression(kind, depth - 1)])
            }
            3 => match self.known(Kind::Path).or_else(|| self.known(Kind::ShortestPath)) {
                Some(known) => call("length", vec![variable(&known)]),
                None => self.integer_leaf(),
            },
            4 => self.case(Kind::Integer, depth),
            5 => self.reduced(depth),
            _ => self.subquery_value(SubqueryKind::Count, depth).unwrap_or_else(|| self.integer_leaf()),
        }
    }

    fn integer_leaf(&mut self) -> Expression {
        match (self.random.chance(65), self.element_property("i")) {
            (true, Some(property)) => property,
            _ => {
                let value = self.random.below(4) as i64;
                self.constant(value)
            }
        }
    }

    fn sum(&mut self, depth: usize) -> Expression {
        let first = Box::new(self.integer(depth - 1));
        if self.random.chance(20) {
            let divisor = literal(self.random.between(1, 3) as i64);
            return expression(ExpressionKind::Arithmetic {
                first,
                rest: vec![(ArithmeticOperator::Modulo, divisor)],
            });
        }
        let operators = [ArithmeticOperator::Add, ArithmeticOperator::Subtract];
        let count = self.random.between(1, 2);
        let rest = (0..count).map(|_| (*self.random.pick(&operators), self.integer(depth - 1))).collect();
        expression(ExpressionKind::Arithmetic { first, rest })
    }

    fn reduced(&mut self, depth: usize) -> Expression {
        let list = Box::new(self.integers(depth - 1));
        let (sum, item) = (self.fresh("s"), self.fresh("e"));
        let rest = vec![(ArithmeticOperator::Add, variable(&item))];
        let step = boxed(ExpressionKind::Arithmetic { first: Box::new(variable(&sum)), rest });
        let initial = Box::new(literal(0_i64));
        expression(ExpressionKind::Reduce {
            accumulator: name(&sum),
            initial,
            variable: name(&item),
            list,
            step,
        })
    }

    /// CASE in either form.
    fn case(&mut self, kind: Kind, depth: usize) -> Expression {
        let (subject, condition) = match self.random.chance(30) {
            true => (Some(Box::new(self.any(0))), self.any(0)),
            false => (None, self.value(|this| this.condition(depth - 1))),
        };
        let branches = vec![(condition, self.expression(kind, depth - 1))];
        let otherwise = self.random.chance(60).then(|| Box::new(self.expression(kind, depth - 1)));
        expression(ExpressionKind::Case { subject, branches, otherwise })
    }

    // ---- Strings and lists

    fn string(&mut self, depth: usize) -> Expression {
        match self.random.weighted(&[50, 15, 15, 10, 10]) {
            1 => match self.known(Kind::Relationship) {
                Some(known) => call("type", vec![variable(&known)]),
                None => literal("a"),
            },
            2 if depth > 0 => {
                let function = *self.random.pick(&["toUpper", "toLower"]);
                call(function, vec![self.string(depth - 1)])
            }
            3 if depth > 0 => {
                let rest = vec![(ArithmeticOperator::Add, self.string(depth - 1))];
                expression(ExpressionKind::Arithmetic { first: Box::new(self.string(depth - 1)), rest })
            }
            4 => literal(*self.random.pick(&["", "a", "b", "ab", "é"])),
            _ => self.element_property("s").unwrap_or_else(|| literal("b")),
        }
    }

    fn integers(&mut self, depth: usize) -> Expression {
        match self.random.weighted(&[35, 20, 15, 15, 10, 12]) {
            5 => {
                self.element_integers().unwrap_or_else(|| call("range", vec![literal(0_i64), literal(2_i64)]))
            }
            0 => match self.element_property("l") {
                Some(property) => property,
                None => call("range", vec![literal(0_i64), literal(self.random.between(0, 3) as i64)]),
            },
            2 if depth > 0 => self.list_comprehension(depth),
            3 if depth > 0 => {
                let target = Box::new(self.integers(depth - 1));
                let from =
                    self.random.chance(60).then(|| Box::new(literal(self.random.between(0, 3) as i64 - 1)));
                let to = from.is_none() || self.random.chance(50);
                let to = to.then(|| Box::new(literal(self.random.between(0, 4) as i64 - 1)));
                expression(ExpressionKind::Slice { target, from, to })
            }
            4 if depth > 0 => {
                let function = *self.random.pick(&["tail", "reverse"]);
                call(function, vec![self.integers(depth - 1)])
            }
            _ => {
                let items = (0..self.random.between(0, 3)).map(|_| self.integer_leaf()).collect();
                expression(ExpressionKind::List(items))
            }
        }
    }

    fn list_comprehension(&mut self, depth: usize) -> Expression {
        let list = Box::new(self.integers(depth - 1));
        let item = self.fresh("e");
        let (filter, map) = self.inside(|this| {
            this.declare(&item, Kind::Integer);
            let filter = this.random.chance(70).then(|| Box::new(this.value(|this| this.condition(1))));
            let map = (filter.is_none() || this.random.chance(50)).then(|| Box::new(this.integer(1)));
            (filter, map)
        });
        expression(ExpressionKind::ListComprehension { variable: name(&item), list, filter, map })
    }

    // ---- Conditions

    /// The condition of a WHERE, in which patterns may stand.
    pub(super) fn filter(&mut self, depth: usize) -> Expression {
        let before = std::mem::replace(&mut self.is_condition, true);
        let filter = self.condition(depth);
        self.is_condition = before;
        filter
    }

    /// A value, in which patterns may not stand.
    pub(super) fn value<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.is_condition, false);
        let made = make(self);
        self.is_condition = before;
        made
    }

    pub(super) fn condition(&mut self, depth: usize) -> Expression {
        if depth == 0 {
            return self.comparison();
        }
        match self.random.weighted(&[38, 8, 8, 8, 10, 10, 6, 4, 4, 4]) {
            1 => expression(ExpressionKind::And(self.conditions(depth))),
            2 => expression(ExpressionKind::Or(self.conditions(depth))),
            3 => expression(ExpressionKind::Not(Box::new(self.condition(depth - 1)))),
            4 => self.null_test(),
            5 => self.label_test().unwrap_or_else(|| self.comparison()),
            6 => self.pattern_test(depth).unwrap_or_else(|| self.comparison()),
            7 => expression(ExpressionKind::Xor(self.conditions(depth))),
            8 => self.element_quantified().unwrap_or_else(|| self.quantified()),
            9 => self.case(Kind::Boolean, depth),
            _ => self.comparison(),
        }
    }

    fn conditions(&mut self, depth: usize) -> Vec<Expression> {
        (0..self.random.between(2, 3)).map(|_| self.condition(depth - 1)).collect()
    }

    /// A condition without further conditions in it.
    pub(super) fn comparison(&mut self) -> Expression {
        let operator = *self.random.pick(&COMPARISONS);
        match self.random.weighted(&[28, 14, 12, 14, 8, 6, 6, 4, 8, 5]) {
            9 => self.date_test(operator),
            0 => {
                let key = *self.random.pick(&["i", "f"]);
                let left = self.element_property(key).unwrap_or_else(|| literal(1_i64));
                compared(left, operator, literal(self.random.below(4) as i64))
            }
            1 => {
                let (left, right) = (self.any(0), self.any(0));
                compared(left, operator, right)
            }
            2 => self.string_test(),
            3 => self.membership(),
            4 => self.element_property("b").unwrap_or_else(|| literal(true)),
            5 => match (self.known(Kind::Node), self.known(Kind::Node)) {
                (Some(a), Some(b)) => {
                    let operator = *self.random.pick(&COMPARISONS[..2]);
                    compared(variable(&a), operator, variable(&b))
                }
                _ => literal(true),
            },
            6 => {
                let first = Box::new(self.integer_leaf());
                let second = (ComparisonOperator::Less, self.integer_leaf());
                let rest = vec![second, (ComparisonOperator::LessOrEqual, self.integer_leaf())];
                expression(ExpressionKind::Comparison { first, rest })
            }
            7 => {
                literal(self.random.pick(&[Value::Boolean(true), Value::Boolean(false), Value::Null]).clone())
            }
            _ => {
                let left = self.integer(1);
                compared(left, operator, self.integer_leaf())
            }
        }
    }

    fn string_test(&mut self) -> Expression {
        let operators = [StringOperator::StartsWith, StringOperator::EndsWith, StringOperator::Contains];
        let key = if self.random.chance(80) { "s" } else { "x" };
        let left = self.element_property(key).unwrap_or_else(|| literal("ab"));
        let right =
            if self.random.chance(80) { literal(*self.random.pick(&["a", "b", ""])) } else { self.string(0) };
        let (left, right) = (Box::new(left), Box::new(right));
        expression(ExpressionKind::StringPredicate { operator: *self.random.pick(&operators), left, right })
    }

    fn membership(&mut self) -> Expression {
        let (item, list) = match self.random.chance(60) {
            true => (self.any(0), self.literal_list()),
            false => (self.integer_leaf(), self.integers(1)),
        };
        expression(ExpressionKind::In { item: Box::new(item), list: Box::new(list) })
    }

    fn null_test(&mut self) -> Expression {
        let tested = Box::new(match self.random.chance(80) {
            true => self.any(0),
            false => self.condition(0),
        });
        match self.random.chance(50) {
            true => expression(ExpressionKind::IsNull(tested)),
            false => expression(ExpressionKind::IsNotNull(tested)),
        }
    }

    fn label_test(&mut self) -> Option<Expression> {
        let node = self.known(Kind::Node)?;
        let labels = self.labels(100)?;
        let is_plain = !matches!(labels, LabelExpression::Any(_));
        is_plain.then(|| expression(ExpressionKind::HasLabels { target: Box::new(variable(&node)), labels }))
    }

    fn quantified(&mut self) -> Expression {
        let quantifiers = [Quantifier::All, Quantifier::Any, Quantifier::None, Quantifier::Single];
        let list = Box::new(self.integers(1));
        let item = self.fresh("e");
        let filter = self.inside(|this| {
            this.declare(&item, Kind::Integer);
            let operator = *this.random.pick(&COMPARISONS);
            compared(variable(&item), operator, this.integer_leaf())
        });
        expression(ExpressionKind::Quantifier {
            quantifier: *self.random.pick(&quantifiers),
            variable: name(&item),
            list,
            filter: Some(Box::new(filter)),
        })
    }

    // ---- Patterns and subqueries in expressions

    /// A pattern as a condition, EXISTS, or a count of a comprehension.
    fn pattern_test(&mut self, depth: usize) -> Option<Expression> {
        match self.random.weighted(&[40, 35, 25]) {
            0 if self.is_condition => {
                Some(expression(ExpressionKind::Pattern(Box::new(self.condition_path()?))))
            }
            0 | 1 => self.subquery_value(SubqueryKind::Exists, depth),
            _ => {
                let pattern = Box::new(self.condition_path()?);
                let map = Box::new(self.integer(0));
                let filter = None;
                let list = expression(ExpressionKind::PatternComprehension { pattern, filter, map });
                let operator = *self.random.pick(&COMPARISONS);
                Some(compared(call("size", vec![list]), operator, literal(self.random.below(3) as i64)))
            }
        }
    }

    /// EXISTS or COUNT of a MATCH that begins at a node in sight.
    fn subquery_value(&mut self, kind: SubqueryKind, depth: usize) -> Option<Expression> {
        self.known(Kind::Node)?;
        let query = self.inside(|this| {
            let mut clauses = match this.random.chance(15) {
                true => vec![this.search_clause()],
                false => {
                    let path = this.path(1);
                    let filter = (depth > 0 && this.random.chance(50)).then(|| this.filter(depth - 1));
                    vec![matched(vec![path], filter)]
                }
            };
            if this.random.chance(25) {
                let value = this.integer_leaf();
                let mut columns = projection(vec![(value, "y")]);
                columns.is_distinct = this.random.chance(50);
                clauses.push(clause(ClauseKind::Return(columns)));
            }
            single(clauses)
        });
        Some(expression(ExpressionKind::Subquery { kind, query: Box::new(query) }))
    }
}
