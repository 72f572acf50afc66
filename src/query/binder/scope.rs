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
            StaticType::Of(own) => described(*own),
            StaticType::List(_) => "a list".to_owned(),
        }
    }
}

/// The type with its article: `an integer`, `a local time`.
fn described(own: Type) -> String {
    let words = match own {
        Type::LocalTime => "local time".to_owned(),
        Type::LocalDateTime => "local date and time".to_owned(),
        Type::DateTime => "date and time".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

/// The types with their articles: `a node or a relationship`.
pub(super) fn described_choice(accepted: &[Type]) -> String {
    let is_numeric = |own: &Type| matches!(own, Type::Integer | Type::Float);
    let numbers = accepted.contains(&Type::Number);
    let words: Vec<String> =
        accepted.iter().filter(|own| !(numbers && is_numeric(own))).map(|own| described(*own)).collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
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

/// Why a variable from before a projection cannot be read in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It has many values in a group, and the expression is computed once a group.
    Ungrouped,
    /// The rows that it belonged to have been merged.
    Merged,
}

/// The variables in sight, in the order in which they were declared.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    variables: IndexMap<Arc<str>, Variable>,
    /// Those that a pattern must not take for new ones.
    hidden: Vec<(Arc<str>, Hidden)>,
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

    /// Remembers the variables of `before` that are not in sight any more, and why.
    pub(super) fn hide(&mut self, before: &Scope, why: impl Fn(&str) -> Hidden) {
        let gone = before.variables.keys().filter(|name| !self.variables.contains_key(*name));
        let gone = gone.map(|name| (name.clone(), why(name)));
        self.hidden = before.hidden.iter().cloned().chain(gone).collect();
    }

    /// Hides what is hidden in the scope round this one.
    pub(super) fn keep_hidden(&mut self, outer: &Scope) {
        self.hidden.clone_from(&outer.hidden);
    }

    /// The error of a name that may not be given to something new, because it would be taken for what it named before.
    pub(super) fn refuse_hidden(&self, name: &str, span: Span) -> Result<(), QueryError> {
        match self.hidden.iter().any(|(hidden, _)| **hidden == *name) {
            true => self.find(name, span).map(|_| ()),
            false => Ok(()),
        }
    }

    /// The variable, or the error that says that there is none, with the nearest name there is.
    pub(super) fn find(&self, name: &str, span: Span) -> Result<&Variable, QueryError> {
        self.get(name).ok_or_else(|| {
            if self.hidden.iter().any(|(hidden, why)| **hidden == *name && *why == Hidden::Ungrouped) {
                return ungrouped(name).at(span);
            }
            let error =
                QueryError::syntax(Detail::UndefinedVariable, format!("there is no variable `{name}` here"));
            match self.meant(name) {
                Some(hint) => error.hint(hint).at(span),
                None => error.at(span),
            }
        })
    }

    /// The only variable there is, if it may have properties.
    fn only_holder(&self) -> Option<&Arc<str>> {
        let (name, variable) = self.variables.first().filter(|_| self.variables.len() == 1)?;
        variable.known_type.may_be(&[Type::Node, Type::Relationship, Type::Map]).then_some(name)
    }

    /// The variable whose name is nearest, or those there are where they are few.
    fn meant(&self, name: &str) -> Option<String> {
        const FEW: usize = 8;
        let mut names: Vec<&str> = self.variables.keys().map(|known| &**known).collect();
        let property = self.only_holder().map(|only| format!("for a property write `{only}.{name}`"));
        if let Some(known) = super::nearest(name, names.iter().copied()) {
            let meant = format!("did you mean `{known}`?");
            return Some(property.map_or(meant.clone(), |property| format!("{meant} Or {property}")));
        }
        names.sort_unstable();
        match names.as_slice() {
            [] => None,
            [only] => {
                let told = format!("the only variable here is `{only}`");
                Some(property.map_or(told.clone(), |property| format!("{told}; {property}")))
            }
            names if names.len() > FEW => None,
            names => Some(format!("the variables here are `{}`", names.join("`, `"))),
        }
    }
}

fn ungrouped(name: &str) -> QueryError {
    let message = format!("`{name}` has many values here: it is neither aggregated nor a grouping key");
    QueryError::syntax(Detail::AmbiguousAggregationExpression, message)
        .hint("return it, or the expression it stands in, as a column of its own")
}
