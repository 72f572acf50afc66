//! From the tree of a query to its text.
//!
//! [`Parentheses::Needed`] writes what a person would, so that what is run has been through the parser's rules of
//! precedence; [`Parentheses::Everywhere`] writes every operation in parentheses of its own, so that two trees have
//! the same text only when they are the same tree, wherever their parts stood.

use silkgraph::query::ast::{
    ArithmeticOperator, Arrow, Body, Clause, ClauseKind, ComparisonOperator, Expression,
    ExpressionKind as Kind, Imports, LabelExpression, Length, MapProjectionItem, Name, Naming, NodePattern,
    PathPattern, PathSelector, Projection, Quantifier, Query, RelationshipPattern, RemoveItem, SetItem,
    Statement, StringOperator, SubqueryKind, Union,
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
    match value {
        Value::Float(float) if float.is_nan() => "(0.0 / 0.0)".to_owned(),
        Value::List(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        _ => {
            let mut text = String::new();
            write_literal(value, &mut text).expect("a string takes any text");
            text
        }
    }
}

// How tightly an expression holds together.
const OR: u8 = 0;
const XOR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const PREDICATE: u8 = 5;
const SUM: u8 = 6;
const PRODUCT: u8 = 7;
const POWER: u8 = 8;
const SIGN: u8 = 9;
const POSTFIX: u8 = 10;
const ATOM: u8 = 11;

fn level(expression: &Expression) -> u8 {
    match &expression.kind {
        Kind::Or(_) => OR,
        Kind::Xor(_) => XOR,
        Kind::And(_) => AND,
        Kind::Not(_) => NOT,
        Kind::Comparison { .. } => COMPARISON,
        Kind::StringPredicate { .. } | Kind::In { .. } | Kind::IsNull(_) | Kind::IsNotNull(_) => PREDICATE,
        Kind::Arithmetic { rest, .. } => {
            rest.first().map_or(ATOM, |(operator, _)| arithmetic_level(*operator))
        }
        Kind::Negate(_) | Kind::Plus(_) | Kind::HasLabels { .. } => SIGN,
        Kind::Literal(Value::Integer(integer)) if *integer < 0 => SIGN,
        Kind::Literal(Value::Float(float)) if float.is_sign_negative() => SIGN,
        Kind::Property { .. } | Kind::Index { .. } | Kind::Slice { .. } => POSTFIX,
        _ => ATOM,
    }
}

fn arithmetic_level(operator: ArithmeticOperator) -> u8 {
    match operator {
        ArithmeticOperator::Add | ArithmeticOperator::Subtract | ArithmeticOperator::Concatenate => SUM,
        ArithmeticOperator::Multiply | ArithmeticOperator::Divide | ArithmeticOperator::Modulo => PRODUCT,
        ArithmeticOperator::Power => POWER,
    }
}

struct Printer {
    parentheses: Parentheses,
}

impl Printer {
    fn query(&self, query: &Query) -> String {
        let mut text = self.clauses(&query.first.clauses);
        for (union, single) in &query.rest {
            text.push_str(if *union == Union::All { " UNION ALL " } else { " UNION " });
            text.push_str(&self.clauses(&single.clauses));
        }
        text
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
            ClauseKind::Unwind { list, variable } => {
                format!("UNWIND {} AS {}", self.top(list), name(variable))
            }
            ClauseKind::With { projection, filter } => {
                format!("WITH {}{}", self.projection(projection), self.filter(filter.as_ref()))
            }
            ClauseKind::Return(projection) => format!("RETURN {}", self.projection(projection)),
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
            ClauseKind::Subquery { imports, query } => {
                format!(
                    "CALL {}{{ {} }}",
                    imports.as_ref().map_or_else(String::new, import_list),
                    self.query(query)
                )
            }
            ClauseKind::Foreach { variable, list, updates } => {
                format!("FOREACH ({} IN {} | {})", name(variable), self.top(list), self.clauses(updates))
            }
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
            text += &joined(&projection.order, ", ", |item| {
                self.top(&item.expression) + if item.is_descending { " DESC" } else { "" }
            });
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

    // ---- Patterns

    fn pattern(&self, paths: &[PathPattern]) -> String {
        joined(paths, ", ", |path| self.path(path))
    }

    fn path(&self, path: &PathPattern) -> String {
        let mut text = self.node(&path.start);
        for (relationship, node) in &path.steps {
            text += &self.relationship(relationship);
            text += &self.node(node);
        }
        let text = match path.selector {
            Some(PathSelector::AnyShortest) => format!("shortestPath({text})"),
            Some(PathSelector::AllShortest) => format!("allShortestPaths({text})"),
            None => text,
        };
        path.variable.as_ref().map_or_else(String::new, |variable| name(variable) + " = ") + &text
    }

    fn node(&self, node: &NodePattern) -> String {
        let variable = node.variable.as_ref().map_or_else(String::new, name);
        let labels = node.labels.as_ref().map_or_else(String::new, |labels| format!(":{}", label(labels)));
        format!(
            "({variable}{labels}{}{})",
            self.properties(node.properties.as_ref()),
            self.filter(node.filter.as_deref())
        )
    }

    fn relationship(&self, relationship: &RelationshipPattern) -> String {
        let variable = relationship.variable.as_ref().map_or_else(String::new, name);
        let types = match relationship.types.as_slice() {
            [] => String::new(),
            types => format!(":{}", joined(types, "|", name)),
        };
        let length = relationship.length.map_or_else(String::new, length);
        let properties = self.properties(relationship.properties.as_ref());
        let filter = self.filter(relationship.filter.as_deref());
        let detail = format!("{variable}{types}{length}{properties}{filter}");
        let detail = if detail.is_empty() { detail } else { format!("[{detail}]") };
        match relationship.direction {
            Arrow::Right => format!("-{detail}->"),
            Arrow::Left => format!("<-{detail}-"),
            Arrow::Either => format!("-{detail}-"),
        }
    }

    fn properties(&self, properties: Option<&Expression>) -> String {
        properties.map_or_else(String::new, |properties| format!(" {}", self.top(properties)))
    }

    // ---- Expressions

    fn list(&self, expressions: &[Expression]) -> String {
        joined(expressions, ", ", |expression| self.top(expression))
    }

    fn optional(&self, expression: Option<&Expression>) -> String {
        expression.map_or_else(String::new, |expression| self.top(expression))
    }

    /// An expression where any may stand.
    fn top(&self, expression: &Expression) -> String {
        self.child(expression, OR)
    }

    /// An expression where only one that holds together at least like `least` may stand without parentheses.
    fn child(&self, expression: &Expression, least: u8) -> String {
        let own = level(expression);
        let text = self.kind(&expression.kind);
        let is_wrapped = match self.parentheses {
            Parentheses::Needed => own < least,
            Parentheses::Everywhere => {
                own < ATOM && (own != SIGN || own < least) && (own != POSTFIX || own < least)
            }
        };
        if is_wrapped { format!("({text})") } else { text }
    }

    fn chain(&self, operands: &[Expression], word: &str, own: u8) -> String {
        joined(operands, word, |operand| self.child(operand, own + 1))
    }

    fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Literal(value) => literal(value),
            Kind::Variable(variable) => quote_name(variable),
            Kind::List(items) => format!("[{}]", self.list(items)),
            Kind::Map(entries) => {
                format!(
                    "{{{}}}",
                    joined(entries, ", ", |(key, value)| format!("{}: {}", name(key), self.top(value)))
                )
            }
            Kind::MapProjection { variable, items } => {
                format!("{} {{{}}}", name(variable), joined(items, ", ", |item| self.projection_item(item)))
            }
            Kind::Property { target, key } => format!("{}.{}", self.child(target, POSTFIX), name(key)),
            Kind::Index { target, index } => format!("{}[{}]", self.child(target, POSTFIX), self.top(index)),
            Kind::Slice { target, from, to } => {
                let (from, to) = (self.optional(from.as_deref()), self.optional(to.as_deref()));
                format!("{}[{from}..{to}]", self.child(target, POSTFIX))
            }
            Kind::HasLabels { target, labels } => {
                format!("{}:{}", self.child(target, POSTFIX), label(labels))
            }
            Kind::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref())
            }
            Kind::Call { name: function, is_distinct, arguments } => {
                let distinct = if *is_distinct { "DISTINCT " } else { "" };
                format!("{}({distinct}{})", function.text, self.list(arguments))
            }
            Kind::CountStar => "count(*)".to_owned(),
            Kind::Pattern(path) | Kind::ShortestPath(path) => self.path(path),
            Kind::Subquery { kind, query } => format!("{} {{ {} }}", subquery_word(*kind), self.query(query)),
            other => self.operation(other),
        }
    }

    fn operation(&self, kind: &Kind) -> String {
        match kind {
            Kind::Or(operands) => self.chain(operands, " OR ", OR),
            Kind::Xor(operands) => self.chain(operands, " XOR ", XOR),
            Kind::And(operands) => self.chain(operands, " AND ", AND),
            Kind::Not(inner) => format!("NOT {}", self.child(inner, NOT)),
            Kind::Negate(inner) => format!("-({})", self.top(inner)),
            Kind::Plus(inner) => format!("+({})", self.top(inner)),
            Kind::Arithmetic { first, rest } => {
                let own = rest.first().map_or(ATOM, |(operator, _)| arithmetic_level(*operator));
                let rest = joined(rest, "", |(operator, operand)| {
                    format!(" {} {}", arithmetic_word(*operator), self.child(operand, own + 1))
                });
                self.child(first, own + 1) + &rest
            }
            Kind::Comparison { first, rest } => {
                let rest = joined(rest, "", |(operator, operand)| {
                    format!(" {} {}", comparison_word(*operator), self.child(operand, COMPARISON + 1))
                });
                self.child(first, COMPARISON + 1) + &rest
            }
            Kind::StringPredicate { operator, left, right } => {
                let (left, right) = (self.child(left, PREDICATE), self.child(right, PREDICATE + 1));
                format!("{left} {} {right}", string_word(*operator))
            }
            Kind::In { item, list } => {
                format!("{} IN {}", self.child(item, PREDICATE), self.child(list, PREDICATE + 1))
            }
            Kind::IsNull(inner) => format!("{} IS NULL", self.child(inner, PREDICATE)),
            Kind::IsNotNull(inner) => format!("{} IS NOT NULL", self.child(inner, PREDICATE)),
            other => self.comprehension(other),
        }
    }

    fn comprehension(&self, kind: &Kind) -> String {
        match kind {
            Kind::ListComprehension { variable, list, filter, map } => {
                let map = map.as_ref().map_or_else(String::new, |map| format!(" | {}", self.top(map)));
                let list = self.top(list);
                format!("[{} IN {list}{}{map}]", name(variable), self.filter(filter.as_deref()))
            }
            Kind::PatternComprehension { pattern, filter, map } => {
                format!("[{}{} | {}]", self.path(pattern), self.filter(filter.as_deref()), self.top(map))
            }
            Kind::Quantifier { quantifier, variable, list, filter } => {
                let word = quantifier_word(*quantifier);
                format!("{word}({} IN {}{})", name(variable), self.top(list), self.filter(filter.as_deref()))
            }
            Kind::Reduce { accumulator, initial, variable, list, step } => {
                let (initial, list, step) = (self.top(initial), self.top(list), self.top(step));
                format!("reduce({} = {initial}, {} IN {list} | {step})", name(accumulator), name(variable))
            }
            other => format!("/* {other:?} */"),
        }
    }

    fn case(
        &self,
        subject: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
    ) -> String {
        let subject = subject.map_or_else(String::new, |subject| format!(" {}", self.top(subject)));
        let branches = joined(branches, "", |(condition, value)| {
            format!(" WHEN {} THEN {}", self.top(condition), self.top(value))
        });
        let otherwise = otherwise.map_or_else(String::new, |value| format!(" ELSE {}", self.top(value)));
        format!("CASE{subject}{branches}{otherwise} END")
    }

    fn projection_item(&self, item: &MapProjectionItem) -> String {
        match item {
            MapProjectionItem::Property(key) => format!(".{}", name(key)),
            MapProjectionItem::Entry(key, value) => format!("{}: {}", name(key), self.top(value)),
            MapProjectionItem::Variable(variable) => name(variable),
            MapProjectionItem::All(_) => ".*".to_owned(),
        }
    }
}

fn joined<T>(items: &[T], between: &str, write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect::<Vec<_>>().join(between)
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

fn label(labels: &LabelExpression) -> String {
    let grouped = |labels: &LabelExpression| match labels {
        LabelExpression::And(_) | LabelExpression::Or(_) => format!("({})", label(labels)),
        _ => label(labels),
    };
    match labels {
        LabelExpression::Label(label) => name(label),
        LabelExpression::Any(_) => "%".to_owned(),
        LabelExpression::Dynamic { .. } => unreachable!("nobody generates {labels:?}"),
        LabelExpression::Not(inner) => format!("!{}", grouped(inner)),
        LabelExpression::And(parts) => joined(parts, "&", grouped),
        LabelExpression::Or(parts) => format!("({})", joined(parts, "|", grouped)),
    }
}

fn length(length: Length) -> String {
    let bound = |bound: Option<u64>| bound.map_or_else(String::new, |bound| bound.to_string());
    match (length.minimum, length.maximum) {
        (None, None) => "*".to_owned(),
        (Some(minimum), Some(maximum)) if minimum == maximum => format!("*{minimum}"),
        (minimum, maximum) => format!("*{}..{}", bound(minimum), bound(maximum)),
    }
}

fn arithmetic_word(operator: ArithmeticOperator) -> &'static str {
    match operator {
        ArithmeticOperator::Add => "+",
        ArithmeticOperator::Subtract => "-",
        ArithmeticOperator::Multiply => "*",
        ArithmeticOperator::Divide => "/",
        ArithmeticOperator::Modulo => "%",
        ArithmeticOperator::Power => "^",
        ArithmeticOperator::Concatenate => "||",
    }
}

fn comparison_word(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => "=",
        ComparisonOperator::NotEqual => "<>",
        ComparisonOperator::Less => "<",
        ComparisonOperator::LessOrEqual => "<=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::GreaterOrEqual => ">=",
    }
}

fn string_word(operator: StringOperator) -> &'static str {
    match operator {
        StringOperator::StartsWith => "STARTS WITH",
        StringOperator::EndsWith => "ENDS WITH",
        StringOperator::Contains => "CONTAINS",
        StringOperator::Matches => "=~",
    }
}

fn quantifier_word(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::All => "all",
        Quantifier::Any => "any",
        Quantifier::None => "none",
        Quantifier::Single => "single",
    }
}

fn subquery_word(kind: SubqueryKind) -> &'static str {
    match kind {
        SubqueryKind::Exists => "EXISTS",
        SubqueryKind::Count => "COUNT",
        SubqueryKind::Collect => "COLLECT",
    }
}
