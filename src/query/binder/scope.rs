//! The variables in sight, and what is known of their types before a row is seen.

use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::bound::{Expression, ExpressionKind, Local, Slot};
use crate::value::Value;
use indexmap::IndexMap;
use std::sync::Arc;

/// What is known of an expression's type before running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StaticType {
    /// Nothing is known.
    Any,
    /// It is null, which fits everywhere.
    Null,
    /// It is of this type, or null.
    Of(Type),
    /// It is a list of these, or null.
    List(Box<StaticType>),
}

impl StaticType {
    pub(super) fn list(element: StaticType) -> Self {
        StaticType::List(Box::new(element))
    }

    /// The type that covers both.
    pub(super) fn or(self, other: StaticType) -> StaticType {
        match (self, other) {
            (StaticType::Null, other) => other,
            (this, StaticType::Null) => this,
            (this, other) if this == other => this,
            (this, other) if this.is_number() && other.is_number() => StaticType::Of(Type::Number),
            _ => StaticType::Any,
        }
    }

    fn is_number(&self) -> bool {
        matches!(self, StaticType::Of(Type::Integer | Type::Float | Type::Number))
    }

    /// The type of a literal.
    pub(super) fn of_value(value: &Value) -> StaticType {
        match value {
            Value::Null => StaticType::Null,
            Value::Boolean(_) => StaticType::Of(Type::Boolean),
            Value::Integer(_) => StaticType::Of(Type::Integer),
            Value::Float(_) => StaticType::Of(Type::Float),
            Value::String(_) => StaticType::Of(Type::String),
            _ => StaticType::Any,
        }
    }

    /// What the function table says a function returns.
    pub(super) fn of_return(returns: Type) -> StaticType {
        match returns {
            Type::Any => StaticType::Any,
            Type::List => StaticType::list(StaticType::Any),
            other => StaticType::Of(other),
        }
    }

    /// Whether a value of this type may be one of `accepted`.
    pub(super) fn may_be(&self, accepted: &[Type]) -> bool {
        let listed = |candidate: Type| accepted.contains(&candidate);
        match self {
            _ if listed(Type::Any) => true,
            StaticType::Any | StaticType::Null => true,
            StaticType::List(_) => listed(Type::List),
            StaticType::Of(Type::Integer | Type::Float) if listed(Type::Number) => true,
            StaticType::Of(Type::Number) => {
                listed(Type::Number) || listed(Type::Integer) || listed(Type::Float)
            }
            StaticType::Of(own) => listed(*own),
        }
    }

    /// The name of the type, for messages.
    pub(super) fn describe(&self) -> String {
        match self {
            StaticType::Any => "any value".to_owned(),
            StaticType::Null => "null".to_owned(),
            StaticType::Of(own) => format!("a {}", format!("{own:?}").to_lowercase()),
            StaticType::List(_) => "a list".to_owned(),
        }
    }
}

/// Where a variable's value is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Slot(Slot),
    Local(Local),
}

/// A variable in sight.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) place: Place,
    pub(super) known_type: StaticType,
}

impl Variable {
    pub(super) fn slot(slot: Slot, known_type: StaticType) -> Self {
        Variable { place: Place::Slot(slot), known_type }
    }

    /// The expression that reads it.
    pub(super) fn read(&self, span: Span) -> Expression {
        let kind = match self.place {
            Place::Slot(slot) => ExpressionKind::Slot(slot),
            Place::Local(local) => ExpressionKind::Local(local),
        };
        Expression { kind, span }
    }
}

/// The variables in sight, in the order in which they were declared.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    variables: IndexMap<Arc<str>, Variable>,
}

impl Scope {
    pub(super) fn get(&self, name: &str) -> Option<&Variable> {
        self.variables.get(name)
    }

    pub(super) fn declare(&mut self, name: Arc<str>, variable: Variable) {
        self.variables.insert(name, variable);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Variable)> {
        self.variables.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.variables.is_empty()
    }

    /// The slots that variables in sight are bound to.
    pub(super) fn slots(&self) -> Vec<Slot> {
        let slot = |variable: &Variable| match variable.place {
            Place::Slot(slot) => Some(slot),
            Place::Local(_) => None,
        };
        self.variables.values().filter_map(slot).collect()
    }

    /// The variable, or the error that says that there is none, with the nearest name there is.
    pub(super) fn find(&self, name: &str, span: Span) -> Result<&Variable, QueryError> {
        self.get(name).ok_or_else(|| {
            let error =
                QueryError::syntax(Detail::UndefinedVariable, format!("there is no variable `{name}` here"));
            let names = self.variables.keys().map(|known| &**known);
            match super::nearest(name, names) {
                Some(known) => error.hint(format!("did you mean `{known}`?")).at(span),
                None => error.at(span),
            }
        })
    }
}
