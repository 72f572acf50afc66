//! The expressions that stand directly inside an expression, a label expression or an item of a map projection.

use super::{Expression, ExpressionKind, LabelExpression, MapProjectionItem};

impl Expression {
    /// The expressions directly inside this one; what stands in patterns and subqueries is not among them.
    pub fn children(&self) -> Vec<&Expression> {
        use ExpressionKind as Kind;
        match &self.kind {
            Kind::Literal(_)
            | Kind::Variable(_)
            | Kind::Parameter(_)
            | Kind::CountStar
            | Kind::Pattern(_)
            | Kind::Subquery { .. }
            | Kind::ShortestPath(_) => Vec::new(),
            Kind::List(items) | Kind::And(items) | Kind::Or(items) | Kind::Xor(items) => {
                items.iter().collect()
            }
            Kind::Call { arguments, .. } => arguments.iter().collect(),
            Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            Kind::MapProjection { items, .. } => {
                items.iter().filter_map(MapProjectionItem::expression).collect()
            }
            Kind::Property { target: inner, .. }
            | Kind::Not(inner)
            | Kind::Negate(inner)
            | Kind::Plus(inner)
            | Kind::IsNull(inner)
            | Kind::IsNotNull(inner)
            | Kind::IsTyped { operand: inner, .. }
            | Kind::Cast { operand: inner, .. } => vec![inner],
            Kind::HasLabels { target, labels } => {
                let mut children = vec![&**target];
                labels.collect_expressions(&mut children);
                children
            }
            Kind::Index { target: one, index: other }
            | Kind::In { item: one, list: other }
            | Kind::StringPredicate { left: one, right: other, .. } => vec![one, other],
            Kind::Slice { target, from, to } => present([Some(&**target), from.as_deref(), to.as_deref()]),
            Kind::Arithmetic { first, rest } => chain(first, rest),
            Kind::Comparison { first, rest } => chain(first, rest),
            Kind::Case { subject, branches, otherwise } => {
                let mut children = present([subject.as_deref(), otherwise.as_deref()]);
                children.extend(branches.iter().flat_map(|(condition, value)| [condition, value]));
                children
            }
            Kind::ListComprehension { list, filter, map, .. } => {
                present([Some(&**list), filter.as_deref(), map.as_deref()])
            }
            Kind::PatternComprehension { filter, map, .. } => present([filter.as_deref(), Some(&**map)]),
            Kind::Quantifier { list, filter, .. } => present([Some(&**list), filter.as_deref()]),
            Kind::Reduce { initial, list, step, .. } => {
                present([Some(&**initial), Some(&**list), Some(&**step)])
            }
        }
    }
}

impl LabelExpression {
    /// Appends the expressions that name labels.
    fn collect_expressions<'a>(&'a self, into: &mut Vec<&'a Expression>) {
        match self {
            LabelExpression::Label(_) | LabelExpression::Any(_) => {}
            LabelExpression::Dynamic { names, .. } => into.push(names),
            LabelExpression::Not(inner) => inner.collect_expressions(into),
            LabelExpression::And(parts) | LabelExpression::Or(parts) => {
                parts.iter().for_each(|part| part.collect_expressions(into));
            }
        }
    }
}

fn present<const N: usize>(children: [Option<&Expression>; N]) -> Vec<&Expression> {
    children.into_iter().flatten().collect()
}

fn chain<'a, Operator>(first: &'a Expression, rest: &'a [(Operator, Expression)]) -> Vec<&'a Expression> {
    std::iter::once(first).chain(rest.iter().map(|(_, operand)| operand)).collect()
}

impl MapProjectionItem {
    fn expression(&self) -> Option<&Expression> {
        match self {
            MapProjectionItem::Entry(_, expression) => Some(expression),
            _ => None,
        }
    }
}
