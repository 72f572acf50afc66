//! The expressions directly inside an expression, once for all who walk a bound one.

use super::{Expression, ExpressionKind, LabelExpression};

impl Expression {
    /// The expressions directly inside this one; those of subqueries are not among them.
    pub fn children(&self) -> Vec<&Expression> {
        use ExpressionKind as Kind;
        match &self.kind {
            Kind::Literal(_)
            | Kind::Slot(_)
            | Kind::Local(_)
            | Kind::Parameter(_)
            | Kind::Path(_)
            | Kind::Disjoint(..)
            | Kind::Subquery(_) => Vec::new(),
            Kind::List(items) | Kind::And(items) | Kind::Or(items) | Kind::Xor(items) => {
                items.iter().collect()
            }
            Kind::Function { arguments, .. } => arguments.iter().collect(),
            Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            Kind::MapProjection { target, entries, .. } => {
                std::iter::once(&**target).chain(entries.iter().map(|(_, value)| value)).collect()
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
            LabelExpression::Label(..) | LabelExpression::Any => {}
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
