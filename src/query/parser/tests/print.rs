//! The syntax tree as one line of nested brackets.

use crate::query::ast::{
    Alternation, ArithmeticOperator, Arrow, Clause, ClauseKind, ComparisonOperator, Expression,
    ExpressionKind, Imports, LabelExpression, Length, MapProjectionItem, MatchMode, MatchPath, Name, Naming,
    NodePattern, PathExpression, PathPattern, PathPrefix, PathTerm, Projection, Query, RelationshipPattern,
    RemoveItem, SetItem, StringOperator, Union, Yield,
};
use crate::value::Value;

fn joined<T>(items: &[T], print: impl Fn(&T) -> String) -> String {
    items.iter().map(print).collect::<Vec<_>>().join(" ")
}

fn optional<T>(item: Option<&T>, print: impl Fn(&T) -> String) -> String {
    item.map_or("_".to_owned(), print)
}

fn boxed(item: &Option<Box<Expression>>) -> String {
    optional(item.as_deref(), expression)
}

fn text(name: &Name) -> String {
    name.text.to_string()
}

fn texts(names: &[Name]) -> String {
    joined(names, text)
}

pub(super) fn expression(printed: &Expression) -> String {
    match &printed.kind {
        ExpressionKind::Literal(value) => literal(value),
        ExpressionKind::Variable(name) => name.to_string(),
        ExpressionKind::Parameter(name) => format!("${name}"),
        ExpressionKind::List(items) => format!("[{}]", joined(items, expression)),
        ExpressionKind::Map(entries) => {
            format!("{{{}}}", joined(entries, |(key, value)| format!("{}:{}", key.text, expression(value))))
        }
        ExpressionKind::MapProjection { variable, items } => {
            format!("(project {} {})", variable.text, joined(items, projection_item))
        }
        ExpressionKind::Property { target, key } => format!("(. {} {})", expression(target), key.text),
        ExpressionKind::Index { target, index } => {
            format!("(at {} {})", expression(target), expression(index))
        }
        ExpressionKind::Slice { target, from, to } => {
            format!("(slice {} {} {})", expression(target), boxed(from), boxed(to))
        }
        ExpressionKind::Not(inner) => format!("(not {})", expression(inner)),
        ExpressionKind::Negate(inner) => format!("(neg {})", expression(inner)),
        ExpressionKind::Plus(inner) => format!("(pos {})", expression(inner)),
        ExpressionKind::And(operands) => format!("(and {})", joined(operands, expression)),
        ExpressionKind::Or(operands) => format!("(or {})", joined(operands, expression)),
        ExpressionKind::Xor(operands) => format!("(xor {})", joined(operands, expression)),
        ExpressionKind::Arithmetic { first, rest } => {
            let rest = joined(rest, |(operator, operand)| {
                format!("{} {}", arithmetic(*operator), expression(operand))
            });
            format!("({} {rest})", expression(first))
        }
        ExpressionKind::Comparison { first, rest } => {
            let rest = joined(rest, |(operator, operand)| {
                format!("{} {}", comparison(*operator), expression(operand))
            });
            format!("({} {rest})", expression(first))
        }
        ExpressionKind::StringPredicate { operator, left, right } => {
            format!("({} {} {})", string_operator(*operator), expression(left), expression(right))
        }
        ExpressionKind::In { item, list } => format!("(in {} {})", expression(item), expression(list)),
        ExpressionKind::IsNull(inner) => format!("(null? {})", expression(inner)),
        ExpressionKind::IsNotNull(inner) => format!("(not-null? {})", expression(inner)),
        ExpressionKind::IsTyped { operand, value_type, is_negated: false } => {
            format!("(typed? {} {value_type})", expression(operand))
        }
        ExpressionKind::IsTyped { operand, value_type, is_negated: true } => {
            format!("(not-typed? {} {value_type})", expression(operand))
        }
        ExpressionKind::Cast { operand, value_type } => {
            format!("(cast {} {value_type})", expression(operand))
        }
        ExpressionKind::HasLabels { target, labels: wanted } => {
            format!("(labels {} {})", expression(target), labels(wanted))
        }
        other => special(other),
    }
}

/// The forms that are neither operators nor literals.
fn special(printed: &ExpressionKind) -> String {
    match printed {
        ExpressionKind::Case { subject, branches, otherwise } => {
            let branches =
                joined(branches, |(when, then)| format!("({} {})", expression(when), expression(then)));
            format!("(case {} {branches} {})", boxed(subject), boxed(otherwise))
        }
        ExpressionKind::Call { name, is_distinct, arguments } => {
            let name = if *is_distinct { format!("{} distinct", name.text) } else { text(name) };
            format!(
                "({})",
                [name].into_iter().chain(arguments.iter().map(expression)).collect::<Vec<_>>().join(" ")
            )
        }
        ExpressionKind::CountStar => "(count *)".to_owned(),
        ExpressionKind::ListComprehension { variable, list, filter, map } => {
            format!("(for {} {} {} {})", variable.text, expression(list), boxed(filter), boxed(map))
        }
        ExpressionKind::PatternComprehension { pattern, filter, map } => {
            format!("(paths {} {} {})", path(pattern), boxed(filter), expression(map))
        }
        ExpressionKind::Quantifier { quantifier, variable, list, filter } => format!(
            "({} {} {} {})",
            format!("{quantifier:?}").to_lowercase(),
            variable.text,
            expression(list),
            boxed(filter)
        ),
        ExpressionKind::Reduce { accumulator, initial, variable, list, step } => format!(
            "(reduce {} {} {} {} {})",
            accumulator.text,
            expression(initial),
            variable.text,
            expression(list),
            expression(step)
        ),
        ExpressionKind::Pattern(pattern) => format!("(path? {})", path(pattern)),
        ExpressionKind::ShortestPath(pattern) => format!("(shortest {})", path(pattern)),
        ExpressionKind::Subquery { kind, query: inner } => {
            format!("({} {})", format!("{kind:?}").to_lowercase(), query(inner))
        }
        other => panic!("not a special form: {other:?}"),
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(boolean) => boolean.to_string(),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::String(string) => format!("{string:?}"),
        other => panic!("no literal makes {other:?}"),
    }
}

fn projection_item(item: &MapProjectionItem) -> String {
    match item {
        MapProjectionItem::Property(key) => format!(".{}", key.text),
        MapProjectionItem::Entry(key, value) => format!("{}:{}", key.text, expression(value)),
        MapProjectionItem::Variable(variable) => text(variable),
        MapProjectionItem::All(_) => ".*".to_owned(),
    }
}

fn arithmetic(operator: ArithmeticOperator) -> &'static str {
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

fn comparison(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => "=",
        ComparisonOperator::NotEqual => "<>",
        ComparisonOperator::Less => "<",
        ComparisonOperator::LessOrEqual => "<=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::GreaterOrEqual => ">=",
    }
}

fn string_operator(operator: StringOperator) -> &'static str {
    match operator {
        StringOperator::StartsWith => "starts",
        StringOperator::EndsWith => "ends",
        StringOperator::Contains => "contains",
        StringOperator::Matches => "=~",
    }
}

pub(super) fn labels(printed: &LabelExpression) -> String {
    match printed {
        LabelExpression::Label(name) => text(name),
        LabelExpression::Any(_) => "%".to_owned(),
        LabelExpression::Dynamic { names, is_any } => {
            format!("(${} {})", if *is_any { "any" } else { "" }, expression(names))
        }
        LabelExpression::Not(inner) => format!("!{}", labels(inner)),
        LabelExpression::And(all) => format!("(& {})", joined(all, labels)),
        LabelExpression::Or(all) => format!("(| {})", joined(all, labels)),
    }
}

/// `p=(a :L {…} ?…)-[r :T *1..2]->()`
pub(super) fn path(printed: &PathPattern) -> String {
    let variable =
        printed.variable.as_ref().map(|variable| format!("{}=", variable.text)).unwrap_or_default();
    let selector = printed.selector.map(|selector| format!("{selector:?} ")).unwrap_or_default();
    let steps: String = printed.steps.iter().map(|(step, end)| relationship(step) + &node(end)).collect();
    format!("{variable}{selector}{}{steps}", node(&printed.start))
}

fn node(printed: &NodePattern) -> String {
    let parts = [
        printed.variable.as_ref().map(text),
        printed.labels.as_ref().map(|wanted| format!(":{}", labels(wanted))),
        printed.properties.as_ref().map(expression),
        printed.filter.as_ref().map(|filter| format!("?{}", expression(filter))),
    ];
    format!("({})", parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn relationship(printed: &RelationshipPattern) -> String {
    let parts = [
        printed.variable.as_ref().map(text),
        (!printed.types.is_empty()).then(|| format!(":{}", texts(&printed.types).replace(' ', "|"))),
        printed.type_expression.as_ref().map(|wanted| format!(":{}", labels(wanted))),
        printed.length.as_ref().map(length),
        printed.properties.as_ref().map(expression),
        printed.filter.as_ref().map(|filter| format!("?{}", expression(filter))),
    ];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    match printed.direction {
        Arrow::Right => format!("-[{detail}]->"),
        Arrow::Left => format!("<-[{detail}]-"),
        Arrow::Either => format!("-[{detail}]-"),
    }
}

fn length(printed: &Length) -> String {
    let bound = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    format!("*{}..{}", bound(printed.minimum), bound(printed.maximum))
}

pub(super) fn query(printed: &Query) -> String {
    let single = |clauses: &[Clause]| joined(clauses, clause);
    let rest = printed.rest.iter().map(|(union, query)| {
        let union = if *union == Union::All { "union-all" } else { "union" };
        format!(" {union} {}", single(&query.clauses))
    });
    single(&printed.first.clauses) + &rest.collect::<String>()
}

pub(super) fn clause(printed: &Clause) -> String {
    match &printed.kind {
        ClauseKind::Match { is_optional, pattern, filter } => {
            let verb = if *is_optional { "optional-match" } else { "match" };
            format!("({verb} {} {})", joined(pattern, path), optional(filter.as_ref(), expression))
        }
        ClauseKind::MatchPaths { is_optional, mode, paths, filter } => {
            let verb = if *is_optional { "optional-match" } else { "match" };
            let mode = if *mode == MatchMode::default() { "" } else { "repeatable " };
            format!("({verb} {mode}{} {})", joined(paths, match_path), optional(filter.as_ref(), expression))
        }
        ClauseKind::LoadCsv { has_headers, source, variable, separator } => {
            let verb = if *has_headers { "load-csv-with-headers" } else { "load-csv" };
            let separator = separator.as_deref().unwrap_or("_");
            format!("({verb} {} {} {separator})", expression(source), variable.text)
        }
        ClauseKind::Unwind { list, variable } => format!("(unwind {} {})", expression(list), variable.text),
        ClauseKind::With { projection: columns, filter } => {
            format!("(with {} {})", projection(columns), optional(filter.as_ref(), expression))
        }
        ClauseKind::Let(definitions) => {
            let defined =
                |(name, value): &(Name, Expression)| format!("({} {})", text(name), expression(value));
            format!("(let {})", joined(definitions, defined))
        }
        ClauseKind::Finish => "(finish)".to_owned(),
        ClauseKind::Return(columns) => format!("(return {})", projection(columns)),
        ClauseKind::Create(pattern) => format!("(create {})", joined(pattern, path)),
        ClauseKind::Merge { pattern, on_create, on_match } => {
            format!(
                "(merge {} [{}] [{}])",
                path(pattern),
                joined(on_create, set_item),
                joined(on_match, set_item)
            )
        }
        ClauseKind::Set(items) => format!("(set {})", joined(items, set_item)),
        ClauseKind::Remove(items) => format!("(remove {})", joined(items, remove_item)),
        ClauseKind::Delete { detach, targets } => {
            format!("({} {})", if *detach { "detach-delete" } else { "delete" }, joined(targets, expression))
        }
        ClauseKind::Call { is_optional, procedure, arguments, yields, filter } => format!(
            "({}call {} {} {} {})",
            optionally(*is_optional),
            procedure.text,
            optional(arguments.as_ref(), |arguments| format!("[{}]", joined(arguments, expression))),
            optional(yields.as_ref(), yielded),
            optional(filter.as_ref(), expression)
        ),
        ClauseKind::Subquery { is_optional, imports, query: inner, .. } => {
            let imports = optional(imports.as_ref(), imported);
            format!("({}subquery {imports} {})", optionally(*is_optional), query(inner))
        }
        ClauseKind::Foreach { variable, list, updates } => {
            format!("(foreach {} {} {})", variable.text, expression(list), joined(updates, clause))
        }
    }
}

fn optionally(is_optional: bool) -> &'static str {
    if is_optional { "optional-" } else { "" }
}

fn imported(imports: &Imports) -> String {
    match imports {
        Imports::All => "*".to_owned(),
        Imports::Named(names) => format!("[{}]", texts(names)),
    }
}

fn match_path(printed: &MatchPath) -> String {
    let variable = printed.variable.as_ref().map(|name| format!("{}=", name.text)).unwrap_or_default();
    variable + &prefix(printed.prefix) + &path_expression(&printed.expression)
}

fn prefix(printed: PathPrefix) -> String {
    let choice = printed.choice.map(|choice| format!("{choice:?} ").to_lowercase()).unwrap_or_default();
    choice + &printed.mode.map(|mode| format!("{mode:?} ").to_lowercase()).unwrap_or_default()
}

fn path_expression(printed: &PathExpression) -> String {
    let terms = |terms: &[PathTerm]| terms.iter().map(path_term).collect::<String>();
    let rest = printed.rest.iter().map(|(sign, other)| {
        let sign = if *sign == Alternation::Union { " | " } else { " |+| " };
        sign.to_owned() + &terms(other)
    });
    terms(&printed.first) + &rest.collect::<String>()
}

fn path_term(printed: &PathTerm) -> String {
    match printed {
        PathTerm::Chain(chain) => path(chain),
        PathTerm::Group(group) => {
            let variable = group.variable.as_ref().map(|name| format!("{}=", name.text)).unwrap_or_default();
            let filter = group.filter.as_ref().map(|filter| format!(" where {}", expression(filter)));
            let inside = variable + &prefix(group.prefix) + &path_expression(&group.expression);
            let repeated = group.quantifier.as_ref().map(length).unwrap_or_default();
            format!("<{inside}{}>{repeated}", filter.unwrap_or_default())
        }
    }
}

fn projection(printed: &Projection) -> String {
    let items = joined(&printed.items, |item| {
        let alias = item.alias.as_ref().map(|alias| format!(" as {}", alias.text)).unwrap_or_default();
        format!("{}{alias}", expression(&item.expression))
    });
    let order = joined(&printed.order, |item| {
        format!("{}{}", if item.is_descending { "-" } else { "" }, expression(&item.expression))
    });
    let parts = [
        printed.is_distinct.then(|| "distinct".to_owned()),
        printed.star.map(|_| "*".to_owned()),
        (!items.is_empty()).then_some(items),
        (!order.is_empty()).then(|| format!("order {order}")),
        printed.skip.as_ref().map(|skip| format!("skip {}", expression(skip))),
        printed.limit.as_ref().map(|limit| format!("limit {}", expression(limit))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn yielded(printed: &Yield) -> String {
    match printed {
        Yield::All(_) => "*".to_owned(),
        Yield::Items(items) => {
            let items = joined(items, |(column, alias)| match alias {
                Some(alias) => format!("{}={}", alias.text, column.text),
                None => text(column),
            });
            format!("[{items}]")
        }
    }
}

fn set_item(printed: &SetItem) -> String {
    match printed {
        SetItem::Property { target, key, value } => {
            format!("(. {} {})={}", expression(target), key.text, expression(value))
        }
        SetItem::DynamicProperty { target, key, value } => {
            format!("(at {} {})={}", expression(target), expression(key), expression(value))
        }
        SetItem::Replace { variable, value } => format!("{}={}", variable.text, expression(value)),
        SetItem::Merge { variable, value } => format!("{}+={}", variable.text, expression(value)),
        SetItem::Labels { variable, labels } => format!("{}:[{}]", variable.text, joined(labels, naming)),
    }
}

fn naming(printed: &Naming) -> String {
    match printed {
        Naming::Written(name) => text(name),
        Naming::Computed(names) => format!("$({})", expression(names)),
    }
}

fn remove_item(printed: &RemoveItem) -> String {
    match printed {
        RemoveItem::Property { target, key } => format!("(. {} {})", expression(target), key.text),
        RemoveItem::DynamicProperty { target, key } => {
            format!("(at {} {})", expression(target), expression(key))
        }
        RemoveItem::Labels { variable, labels } => format!("{}:[{}]", variable.text, joined(labels, naming)),
    }
}
