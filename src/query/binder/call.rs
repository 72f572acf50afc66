//! Calls: functions and aggregates of the table, and procedures.

use super::expression::{Typed, expect, invalid_aggregation};
use super::projection::contains_aggregate;
use super::scope::{Scope, StaticType, Variable, described_choice};
use super::{Binder, already_bound, nearest};
use crate::error::{Detail, ErrorClass, Phase, QueryError, Span};
use crate::functions::{self, Parameter, Type};
use crate::procedures::{Column, Procedure};
use crate::query::ast::{self, ClauseKind, ExpressionKind as Written, Yield};
use crate::query::bound::{
    AggregateCall, Clause, Expression, ExpressionKind, Optional, Query, SingleQuery, Slot,
};
use std::sync::Arc;

/// Whether the expression is itself a call of an aggregate.
pub(super) fn is_aggregate(written: &ast::Expression) -> bool {
    match &written.kind {
        Written::CountStar => true,
        Written::Call { name, .. } => functions::aggregate(&name.text).is_some(),
        _ => false,
    }
}

impl Binder<'_> {
    /// A function or an aggregate.
    pub(super) fn call(&mut self, written: &ast::Expression, scope: &Scope) -> Result<Typed, QueryError> {
        if is_aggregate(written) {
            return self.aggregate(written);
        }
        let Written::Call { name, is_distinct, arguments } = &written.kind else {
            unreachable!("only calls are given to this function")
        };
        if *is_distinct {
            let message = format!("DISTINCT belongs to aggregates, and `{}` is none", name.text);
            return Err(QueryError::syntax(Detail::UnexpectedSyntax, message).at(written.span));
        }
        if name.text.eq_ignore_ascii_case("exists") && arguments.len() == 1 {
            return self.exists(&arguments[0], written.span, scope);
        }
        let Some(function) = functions::function(&name.text) else { return Err(unknown_function(name)) };
        check_count(&name.text, function.parameters, function.is_variadic, arguments.len(), written.span)?;
        let mut bound = Vec::with_capacity(arguments.len());
        let mut types = Vec::with_capacity(arguments.len());
        for (index, argument) in arguments.iter().enumerate() {
            let (value, known_type) = self.expression(argument, scope)?;
            if let Some(parameter) = function.parameters.get(index).or(function.parameters.last()) {
                let what = format!("`{}` of {}()", parameter.name, function.name);
                let expected = expect_argument(&known_type, parameter.accepts, &what, argument.span);
                expected.map_err(|error| match functions::instead(function.name) {
                    Some(hint) => error.hint(hint),
                    None => error,
                })?;
            }
            bound.push(value);
            types.push(known_type);
        }
        let known_type = return_type(function, &types);
        let kind = ExpressionKind::Function { function, arguments: bound };
        Ok((Expression { kind, span: written.span }, known_type))
    }

    /// `exists(n.key)` and `exists((a)-->(b))`, as openCypher 9 writes them.
    fn exists(&mut self, argument: &ast::Expression, span: Span, scope: &Scope) -> Result<Typed, QueryError> {
        let kind = match &argument.kind {
            Written::Pattern(path) => self.pattern_predicate(path, scope)?,
            _ => ExpressionKind::IsNotNull(Box::new(self.expression(argument, scope)?.0)),
        };
        Ok((Expression { kind, span }, StaticType::Of(Type::Boolean)))
    }

    /// An aggregate: it becomes a slot that the grouping fills.
    fn aggregate(&mut self, written: &ast::Expression) -> Result<Typed, QueryError> {
        let Some(grouping) = self.grouping.take() else { return Err(invalid_aggregation(written.span)) };
        let bound = self.aggregate_call(written, &grouping.input);
        let grouping = self.grouping.insert(grouping);
        let (call, known_type) = bound?;
        if let Some((_, slot)) = grouping.written.iter().find(|(known, _)| known == written) {
            return Ok((Expression { kind: ExpressionKind::Slot(*slot), span: written.span }, known_type));
        }
        let slot = self.invented_slot("aggregate");
        let grouping = self.grouping.as_mut().expect("the grouping was put back above");
        grouping.written.push((written.clone(), slot));
        grouping.aggregates.push((slot, call));
        Ok((Expression { kind: ExpressionKind::Slot(slot), span: written.span }, known_type))
    }

    fn aggregate_call(
        &mut self,
        written: &ast::Expression,
        input: &Scope,
    ) -> Result<(AggregateCall, StaticType), QueryError> {
        let Written::Call { name, is_distinct, arguments } = &written.kind else {
            let call = AggregateCall {
                aggregate: None,
                is_distinct: false,
                arguments: Vec::new(),
                span: written.span,
            };
            return Ok((call, StaticType::Of(Type::Integer)));
        };
        let aggregate = functions::aggregate(&name.text).expect("the caller looked the aggregate up");
        check_count(&name.text, aggregate.parameters, false, arguments.len(), written.span)?;
        let mut bound = Vec::with_capacity(arguments.len());
        for (argument, parameter) in arguments.iter().zip(aggregate.parameters) {
            if contains_aggregate(argument) {
                let message = "an aggregate cannot be inside another";
                return Err(QueryError::syntax(Detail::NestedAggregation, message).at(argument.span));
            }
            let (value, known_type) = self.expression(argument, input)?;
            let what = format!("{}()", aggregate.name);
            expect_argument(&known_type, parameter.accepts, &what, argument.span)?;
            if let Some(span) = random_part(&value) {
                let message = "what is aggregated must not change from one call to the next";
                return Err(QueryError::syntax(Detail::NonConstantExpression, message).at(span));
            }
            bound.push(value);
        }
        let call = AggregateCall {
            aggregate: Some(aggregate),
            is_distinct: *is_distinct,
            arguments: bound,
            span: written.span,
        };
        Ok((call, StaticType::of_return(aggregate.returns)))
    }

    /// `CALL name(…) YIELD …` among other clauses.
    pub(super) fn call_in_query(
        &mut self,
        clause: &ClauseKind,
        scope: &mut Scope,
    ) -> Result<Clause, QueryError> {
        let ClauseKind::Call { is_optional, procedure: name, arguments, yields, filter } = clause else {
            unreachable!("the caller saw a CALL")
        };
        let procedure = self.procedure(name)?;
        let Some(arguments) = arguments else {
            let message = "inside a query a procedure's arguments must be written out";
            return Err(QueryError::syntax(Detail::InvalidArgumentPassingMode, message).at(name.span));
        };
        let arguments = self.procedure_arguments(&procedure, arguments, name.span, scope)?;
        let yields = match yields {
            None => Vec::new(),
            Some(Yield::All(span)) => {
                let message = "YIELD * belongs to a CALL that stands alone";
                return Err(QueryError::syntax(Detail::UnexpectedSyntax, message).at(*span));
            }
            Some(Yield::Items(items)) => self.yields(&procedure, items, scope)?,
        };
        let predicates = self.filter(filter.as_ref(), scope)?;
        let optional = self.given(*is_optional, &yields);
        Ok(Clause::Call { optional, procedure, arguments, yields, predicates })
    }

    /// A CALL that is the whole statement: its columns are the result.
    pub(super) fn standalone_call(&mut self, clause: &ast::Clause) -> Result<Query, QueryError> {
        let ClauseKind::Call { is_optional, procedure: name, arguments, yields, filter } = &clause.kind
        else {
            unreachable!("the caller saw a CALL")
        };
        let procedure = self.procedure(name)?;
        let mut scope = Scope::default();
        let arguments = match arguments {
            Some(arguments) => self.procedure_arguments(&procedure, arguments, name.span, &scope)?,
            None => implicit_arguments(&procedure, name.span),
        };
        let yields = match yields {
            Some(Yield::Items(items)) => self.yields(&procedure, items, &mut scope)?,
            _ => {
                let all: Vec<_> = procedure
                    .outputs
                    .iter()
                    .map(|output| (self.output_name(output, name.span), None))
                    .collect();
                self.yields(&procedure, &all, &mut scope)?
            }
        };
        let predicates = self.filter(filter.as_ref(), &scope)?;
        let columns: Vec<(Arc<str>, Slot)> =
            yields.iter().map(|(_, slot)| (self.slot_names[slot.0 as usize].clone(), *slot)).collect();
        let outputs = yields.iter().map(|(_, slot)| *slot).collect();
        let optional = self.given(*is_optional, &yields);
        let clauses = vec![Clause::Call { optional, procedure, arguments, yields, predicates }];
        Ok(Query { parts: vec![SingleQuery { clauses, outputs }], union: ast::Union::All, columns })
    }

    /// What OPTIONAL before a CALL of a procedure needs to tell the rows that it gave.
    fn given(&mut self, is_optional: bool, yields: &[(usize, Slot)]) -> Option<Optional> {
        let columns = yields.iter().map(|(_, slot)| (*slot, Expression::slot(*slot))).collect();
        is_optional.then(|| Optional { is_given: self.invented_slot("given"), columns })
    }

    fn output_name(&self, output: &Column, span: Span) -> ast::Name {
        ast::Name { text: output.name.clone(), span }
    }

    fn procedure(&self, name: &ast::Name) -> Result<Arc<Procedure>, QueryError> {
        if let Some(procedure) = self.procedures.get(&name.text) {
            return Ok(procedure.clone());
        }
        let message = format!("there is no procedure `{}`", name.text);
        let error = QueryError::new(
            ErrorClass::ProcedureError,
            Phase::CompileTime,
            Detail::ProcedureNotFound,
            message,
        );
        let names = self.procedures.iter().map(|procedure| &*procedure.name);
        Err(match nearest(&name.text, names) {
            Some(known) => error.hint(format!("did you mean `{known}`?")).at(name.span),
            None => error.at(name.span),
        })
    }

    fn procedure_arguments(
        &mut self,
        procedure: &Procedure,
        arguments: &[ast::Expression],
        span: Span,
        scope: &Scope,
    ) -> Result<Vec<Expression>, QueryError> {
        let configuration = default_configuration(procedure, arguments.len(), span);
        if arguments.len() + configuration.iter().len() != procedure.inputs.len() {
            let plural = if procedure.inputs.len() == 1 { "" } else { "s" };
            let message = format!("`{}` takes {} argument{plural}", procedure.name, procedure.inputs.len());
            return Err(QueryError::syntax(Detail::InvalidNumberOfArguments, message).at(span));
        }
        let mut bound = Vec::with_capacity(arguments.len());
        for (argument, input) in arguments.iter().zip(&procedure.inputs) {
            if contains_aggregate(argument) {
                return Err(invalid_aggregation(argument.span));
            }
            let (value, known_type) = self.expression(argument, scope)?;
            let what = format!("`{}` of {}()", input.name, procedure.name);
            expect_argument(&known_type, widened(input.column_type), &what, argument.span)?;
            bound.push(value);
        }
        bound.extend(configuration);
        Ok(bound)
    }

    fn yields(
        &mut self,
        procedure: &Procedure,
        items: &[(ast::Name, Option<ast::Name>)],
        scope: &mut Scope,
    ) -> Result<Vec<(usize, Slot)>, QueryError> {
        let mut yields = Vec::with_capacity(items.len());
        for (column, alias) in items {
            let Some(index) = procedure.outputs.iter().position(|output| output.name == column.text) else {
                let what = format!("`{}` yields", procedure.name);
                return Err(unknown_column(&what, &column.text, procedure, column.span));
            };
            let variable = alias.as_ref().unwrap_or(column);
            if scope.get(&variable.text).is_some() {
                return Err(already_bound(variable));
            }
            let slot = self.new_slot(variable.text.clone());
            let known_type = StaticType::of_return(procedure.outputs[index].column_type);
            scope.declare(variable.text.clone(), Variable::slot(slot, known_type));
            yields.push((index, slot));
        }
        Ok(yields)
    }
}

/// The error of a column that a procedure does not have, `what` being who is asked for it.
pub(super) fn unknown_column(what: &str, name: &str, procedure: &Procedure, span: Span) -> QueryError {
    let columns: Vec<&str> = procedure.outputs.iter().map(|column| &*column.name).collect();
    let hint = match nearest(name, columns.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None if columns.is_empty() => "it yields none".to_owned(),
        None => format!("its columns are {}", columns.join(", ")),
    };
    QueryError::syntax(Detail::UndefinedVariable, format!("{what} no column `{name}`")).hint(hint).at(span)
}

/// The types that may be given where a procedure declares one: an integer will do for a float.
fn widened(declared: Type) -> &'static [Type] {
    match declared {
        Type::Any => &[Type::Any],
        Type::Boolean => &[Type::Boolean],
        Type::Integer => &[Type::Integer],
        Type::Float | Type::Number => &[Type::Number, Type::Integer, Type::Float],
        Type::String => &[Type::String],
        Type::List => &[Type::List],
        Type::Map => &[Type::Map],
        Type::Node => &[Type::Node],
        Type::Relationship => &[Type::Relationship],
        Type::Path => &[Type::Path],
        Type::Date => &[Type::Date],
        Type::LocalTime => &[Type::LocalTime],
        Type::Time => &[Type::Time],
        Type::LocalDateTime => &[Type::LocalDateTime],
        Type::DateTime => &[Type::DateTime],
        Type::Duration => &[Type::Duration],
        Type::Point => &[Type::Point],
    }
}

/// The empty map for the configuration of a procedure, its last input, where a call leaves it out.
fn default_configuration(procedure: &Procedure, given: usize, span: Span) -> Option<Expression> {
    let left_out = procedure.inputs.get(given..)?;
    let is_configuration = matches!(left_out, [input] if input.column_type == Type::Map);
    is_configuration.then(|| Expression { kind: ExpressionKind::Map(Vec::new()), span })
}

/// What is known of an argument must be among the types that are accepted.
fn expect_argument(
    known_type: &StaticType,
    accepted: &[Type],
    what: &str,
    span: Span,
) -> Result<(), QueryError> {
    expect(known_type, accepted, &format!("{what} takes {}", described_choice(accepted)), span)
}

/// A standalone CALL without parentheses takes its arguments from the parameters of the same names.
fn implicit_arguments(procedure: &Procedure, span: Span) -> Vec<Expression> {
    let parameter = |input: &Column| Expression { kind: ExpressionKind::Parameter(input.name.clone()), span };
    procedure.inputs.iter().map(parameter).collect()
}

fn check_count(
    name: &str,
    parameters: &[Parameter],
    is_variadic: bool,
    given: usize,
    span: Span,
) -> Result<(), QueryError> {
    let least = parameters.iter().filter(|parameter| !parameter.is_optional).count();
    if given >= least && (is_variadic || given <= parameters.len()) {
        return Ok(());
    }
    let names: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
    let message = format!("{name}({}) cannot be called with {given} arguments", names.join(", "));
    Err(QueryError::syntax(Detail::InvalidNumberOfArguments, message).at(span))
}

fn unknown_function(name: &ast::Name) -> QueryError {
    let error = QueryError::syntax(Detail::UnknownFunction, format!("there is no function `{}`", name.text));
    let functions = functions::functions().map(|function| function.name);
    let names = functions.chain(functions::aggregates().map(|aggregate| aggregate.name));
    let hint = match (elsewhere(&name.text), nearest(&name.text, names)) {
        (Some(hint), _) => hint.to_owned(),
        (None, Some(known)) => format!("did you mean `{known}`?"),
        (None, None) => return error.at(name.span),
    };
    error.hint(hint).at(name.span)
}

/// What a function of another language is here.
fn elsewhere(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "len" => "write size(x) for a text or a list, length(p) for a path",
        "concat" => "texts are joined with + or ||",
        "ifnull" | "nvl" => "write coalesce(x, otherwise)",
        "isnull" => "write x IS NULL, or coalesce(x, otherwise)",
        "lcase" => "write toLower(text)",
        "ucase" => "write toUpper(text)",
        "string" | "str" | "to_char" => "write toString(x)",
        "int" => "write toInteger(x)",
        "now" | "current_timestamp" | "getdate" => "write datetime(), date() or localtime()",
        "year" | "month" | "day" => "write date(text).year, and so month and day",
        "group_concat" | "string_agg" | "array_agg" => "write collect(x)",
        _ => return None,
    })
}

/// What a function returns; for those that hand on one of their arguments, what is known of it.
fn return_type(function: &functions::Function, arguments: &[StaticType]) -> StaticType {
    let element = |list: &StaticType| match list {
        StaticType::List(element) => (**element).clone(),
        _ => StaticType::Any,
    };
    match (function.name, arguments) {
        ("head" | "last", [list]) => element(list),
        ("tail" | "reverse", [list @ StaticType::List(_)]) => list.clone(),
        ("nodes", _) => StaticType::list(StaticType::Of(Type::Node)),
        ("relationships", _) => StaticType::list(StaticType::Of(Type::Relationship)),
        ("labels" | "keys" | "split", _) => StaticType::list(StaticType::Of(Type::String)),
        ("range", _) => StaticType::list(StaticType::Of(Type::Integer)),
        _ => StaticType::of_return(function.returns),
    }
}

/// Where an expression calls a function that gives another value each time.
fn random_part(expression: &Expression) -> Option<Span> {
    match &expression.kind {
        ExpressionKind::Function { function, arguments } => {
            if function.is_deterministic {
                arguments.iter().find_map(random_part)
            } else {
                Some(expression.span)
            }
        }
        ExpressionKind::Arithmetic { first, rest } => {
            random_part(first).or_else(|| rest.iter().find_map(|(_, operand)| random_part(operand)))
        }
        _ => None,
    }
}
