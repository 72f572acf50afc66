//! Paths that are searched for: their variables, their parts, and what must hold of them.
//!
//! Inside a repeated part a variable is one element, outside it is the list of all: there it has a local, here a slot.
//! What a condition sees are the variables of its own part and those of earlier clauses; a condition that needs a whole
//! list is tested when a whole path has been found.

use super::path::EndNode;
use super::pattern::{Open, direction, slot_of, type_names};
use super::scope::{Place as Found, Scope, StaticType, Variable};
use super::subpath::{Group, Place};
use super::{Binder, already_bound};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{
    self, Alternation, ComparisonOperator, MatchMode, PathChoice, PathExpression, PathGroup, PathMode,
    PathPrefix, PathTerm,
};
use crate::query::bound::{
    Expression, ExpressionKind, PathSearch, PathVariable, PathVariableIndex, Range, SearchPart, Sequence,
    SequenceIndex, Slot, SubpathIndex,
};
use std::sync::Arc;

/// The sequence that is the whole path.
pub(super) const WHOLE: SequenceIndex = SequenceIndex(0);

/// A search of which not all parts have been bound yet.
pub(super) struct Search<'a> {
    choice: PathChoice,
    mode: PathMode,
    match_mode: MatchMode,
    has_union: bool,
    pub(super) variables: Vec<PathVariable>,
    pub(super) sequences: Vec<Sequence>,
    /// For each sequence, where it stands.
    places: Vec<Standing>,
    pub(super) names: Vec<Declared>,
    /// The nodes that the pattern matches by itself, with their variables.
    ends: Vec<(&'a ast::NodePattern, PathVariableIndex, Slot)>,
    conditions: Vec<(SequenceIndex, Condition<'a>)>,
    /// The parts in parentheses.
    pub(super) groups: Vec<Group>,
    /// How many of the parts that are being bound cannot be walked without end, having a mode of their own.
    pub(super) finite_groups: usize,
    /// How many alternatives that are kept apart have been seen.
    alternatives: usize,
}

/// Where a sequence stands.
#[derive(Clone, Copy)]
struct Standing {
    /// The sequence that it is an alternative in.
    parent: Option<SequenceIndex>,
    /// The repeated part that it is or stands in; or the whole.
    level: SequenceIndex,
}

/// A name, and what it stands for where.
pub(super) struct Declared {
    pub(super) name: Arc<str>,
    pub(super) variable: PathVariableIndex,
    pub(super) known_type: Type,
    sequence: SequenceIndex,
}

/// What must hold of an element or of a part.
enum Condition<'a> {
    Node(PathVariableIndex, &'a ast::NodePattern),
    Relationship(PathVariableIndex, &'a ast::RelationshipPattern),
    /// The condition of a part, which may be a path of its own.
    Filter(&'a ast::Expression, Option<SubpathIndex>),
}

impl<'a> Search<'a> {
    /// A search by the words before the path and those after MATCH.
    pub(super) fn new(prefix: PathPrefix, match_mode: MatchMode) -> Self {
        Search {
            choice: prefix.choice.unwrap_or(PathChoice::All),
            mode: prefix.mode.unwrap_or(PathMode::Walk),
            match_mode,
            has_union: false,
            variables: Vec::new(),
            sequences: vec![Sequence::default()],
            places: vec![Standing { parent: None, level: WHOLE }],
            names: Vec::new(),
            ends: Vec::new(),
            conditions: Vec::new(),
            groups: Vec::new(),
            finite_groups: 0,
            alternatives: 0,
        }
    }

    pub(super) fn level(&self, sequence: SequenceIndex) -> SequenceIndex {
        self.places[sequence.0].level
    }

    fn new_sequence(&mut self, standing: Standing) -> SequenceIndex {
        self.sequences.push(Sequence::default());
        self.places.push(standing);
        SequenceIndex(self.sequences.len() - 1)
    }

    fn new_body(&mut self) -> SequenceIndex {
        let level = SequenceIndex(self.sequences.len());
        self.new_sequence(Standing { parent: None, level })
    }

    pub(super) fn add(&mut self, sequence: SequenceIndex, part: SearchPart) {
        self.sequences[sequence.0].parts.push(part);
    }

    /// Whether what `inner` declares can be seen in `sequence`.
    pub(super) fn is_within(&self, inner: SequenceIndex, sequence: SequenceIndex) -> bool {
        inner == sequence
            || self.places[inner.0].parent.is_some_and(|parent| self.is_within(parent, sequence))
    }

    /// The least number of relationships of a sequence.
    fn least_length(&self, sequence: SequenceIndex) -> u64 {
        let parts = self.sequences[sequence.0].parts.iter().map(|part| match part {
            SearchPart::Node(_) | SearchPart::Boundary(_) => 0,
            SearchPart::Relationship { .. } => 1,
            SearchPart::Repeat { body, range } => self.least_length(*body).saturating_mul(range.minimum),
            SearchPart::Either(branches) => {
                branches.iter().map(|(branch, _)| self.least_length(*branch)).min().unwrap_or(0)
            }
        });
        parts.fold(0, u64::saturating_add)
    }
}

/// The labels or types, the properties and the inline WHERE of an element.
type Described<'a> =
    (Option<&'a ast::LabelExpression>, Option<&'a ast::Expression>, Option<&'a ast::Expression>);

impl Binder<'_> {
    /// Notes the node that a search begins or ends with, which the pattern matches by itself.
    pub(super) fn declare_end<'a>(&mut self, end: EndNode<'a>, slot: Slot, search: &mut Search<'a>) {
        let (EndNode::Only(node) | EndNode::Shared(node)) = end else { return };
        let known = search.ends.iter().find(|(_, _, known)| *known == slot).map(|(_, variable, _)| *variable);
        let variable = known.unwrap_or_else(|| self.new_path_variable(None, false, search));
        search.ends.push((node, variable, slot));
        if let (Some(name), None) = (&node.variable, known) {
            let name = name.text.clone();
            search.names.push(Declared { name, variable, known_type: Type::Node, sequence: WHOLE });
        }
    }

    pub(super) fn new_path_variable(
        &mut self,
        slot: Option<Slot>,
        is_group: bool,
        search: &mut Search<'_>,
    ) -> PathVariableIndex {
        search.variables.push(PathVariable { local: self.new_local(), slot, is_group });
        PathVariableIndex(search.variables.len() - 1)
    }

    /// The parts of the whole path.
    pub(super) fn search_expression<'a>(
        &mut self,
        expression: &'a PathExpression,
        filters: &[&'a ast::Expression],
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        self.search_alternatives(expression, WHOLE, search, scope, open)?;
        search.conditions.extend(filters.iter().map(|filter| (WHOLE, Condition::Filter(filter, None))));
        Ok(())
    }

    /// One form of a path, or several.
    fn search_alternatives<'a>(
        &mut self,
        expression: &'a PathExpression,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        if expression.rest.is_empty() {
            return self.search_terms(&expression.first, sequence, search, scope, open);
        }
        let standing = Standing { parent: Some(sequence), level: search.level(sequence) };
        let mut branches = Vec::new();
        let others = expression.rest.iter().map(|(sign, terms)| (Some(*sign), terms));
        for (sign, terms) in std::iter::once((None, &expression.first)).chain(others) {
            if sign != Some(Alternation::Union) {
                search.alternatives += 1;
            } else {
                search.has_union = true;
            }
            let branch = search.new_sequence(standing);
            branches.push((branch, search.alternatives));
            self.search_terms(terms, branch, search, scope, open)?;
            if expression.first.is_empty() && !terms.is_empty() && search.least_length(branch) == 0 {
                return Err(empty_question(terms));
            }
        }
        search.add(sequence, SearchPart::Either(branches));
        Ok(())
    }

    fn search_terms<'a>(
        &mut self,
        terms: &'a [PathTerm],
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        for term in terms {
            match term {
                PathTerm::Chain(chain) => self.search_chain(chain, sequence, search, scope, open)?,
                PathTerm::Group(group) => self.search_group_in(group, sequence, search, scope, open)?,
            }
        }
        Ok(())
    }

    /// A part in parentheses that is a search by itself.
    pub(super) fn search_group<'a>(
        &mut self,
        group: &'a PathGroup,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        self.search_group_in(group, WHOLE, search, scope, open)
    }

    fn search_group_in<'a>(
        &mut self,
        group: &'a PathGroup,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        if group.prefix.choice.is_some() {
            return Err(inner_selector(group));
        }
        let inside = match group.quantifier {
            Some(length) => self.begin_repeat(length.span, sequence, search)?,
            None => sequence,
        };
        let subpath = self.begin_subpath(group, inside, search, scope)?;
        self.search_alternatives(&group.expression, inside, search, scope, open)?;
        if let Some(filter) = &group.filter {
            search.conditions.push((inside, Condition::Filter(filter, subpath)));
        }
        if let Some(subpath) = subpath {
            search.end_subpath(group, subpath, inside);
        }
        if let Some(length) = group.quantifier {
            self.end_repeat(length, inside, sequence, search)?;
        }
        Ok(())
    }

    fn begin_repeat(
        &mut self,
        place: Span,
        sequence: SequenceIndex,
        search: &mut Search<'_>,
    ) -> Result<SequenceIndex, QueryError> {
        if search.level(sequence) != WHOLE {
            let message = "GQL and Cypher allow no repeated part inside another that is repeated";
            return Err(refused(message, place).hint("repeat the relationships of one part only, or test the inner one with EXISTS { … } in its WHERE"));
        }
        Ok(search.new_body())
    }

    fn end_repeat(
        &mut self,
        length: ast::Length,
        body: SequenceIndex,
        sequence: SequenceIndex,
        search: &mut Search<'_>,
    ) -> Result<(), QueryError> {
        if search.least_length(body) == 0 {
            let message = "a part that is repeated needs at least one relationship";
            return Err(refused(message, length.span).hint("write ((a)-->(b)){1,3}"));
        }
        let is_endless = length.maximum.is_none()
            && search.match_mode == MatchMode::RepeatableElements
            && search.mode == PathMode::Walk
            && search.finite_groups == 0
            && search.choice == PathChoice::All;
        if is_endless {
            let message = "with REPEATABLE ELEMENTS there is no end to the walks of unbounded length";
            return Err(refused(message, length.span)
                .hint("bound the length as in {1,5}, choose paths with ANY or SHORTEST, or use TRAIL, ACYCLIC or SIMPLE"));
        }
        let range = Range { minimum: length.minimum.unwrap_or(1), maximum: length.maximum };
        search.add(sequence, SearchPart::Repeat { body, range });
        Ok(())
    }

    fn search_chain<'a>(
        &mut self,
        chain: &'a ast::PathPattern,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        if chain.selector.is_some() {
            let message = "shortestPath(…) and allShortestPaths(…) stand alone in a path";
            return Err(
                refused(message, chain.span).hint("write ANY SHORTEST or ALL SHORTEST before the path")
            );
        }
        self.search_node(&chain.start, sequence, search, scope, open)?;
        for (step, node) in &chain.steps {
            let inside = match step.length {
                Some(length) => self.begin_repeat(length.span, sequence, search)?,
                None => sequence,
            };
            self.search_relationship(step, inside, search, scope, open)?;
            if let Some(length) = step.length {
                self.end_repeat(length, inside, sequence, search)?;
            }
            self.search_node(node, sequence, search, scope, open)?;
        }
        Ok(())
    }

    fn search_node<'a>(
        &mut self,
        node: &'a ast::NodePattern,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        let end = search.ends.iter().find(|(end, _, _)| std::ptr::eq(*end, node)).map(|end| end.1);
        if let Some(variable) = end.filter(|_| sequence == WHOLE) {
            search.add(WHOLE, SearchPart::Node(variable));
            return Ok(());
        }
        let carries = node.labels.is_some() || node.properties.is_some() || node.filter.is_some();
        if node.variable.is_none() && !carries {
            return Ok(());
        }
        let variable =
            self.search_variable(node.variable.as_ref(), Type::Node, sequence, search, scope, open)?;
        search.conditions.push((sequence, Condition::Node(variable, node)));
        search.add(sequence, SearchPart::Node(variable));
        Ok(())
    }

    fn search_relationship<'a>(
        &mut self,
        step: &'a ast::RelationshipPattern,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<(), QueryError> {
        let carries = step.properties.is_some() || step.filter.is_some() || step.type_expression.is_some();
        let variable = if step.variable.is_some() || carries {
            let name = step.variable.as_ref();
            let variable = self.search_variable(name, Type::Relationship, sequence, search, scope, open)?;
            search.conditions.push((sequence, Condition::Relationship(variable, step)));
            Some(variable)
        } else {
            None
        };
        let (types, direction) = (type_names(step), direction(step.direction));
        search.add(sequence, SearchPart::Relationship { variable, types, direction });
        Ok(())
    }

    /// The variable of an element: one of the search already, or new.
    fn search_variable<'a>(
        &mut self,
        name: Option<&ast::Name>,
        known_type: Type,
        sequence: SequenceIndex,
        search: &mut Search<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<PathVariableIndex, QueryError> {
        let Some(name) = name else { return Ok(self.new_path_variable(None, false, search)) };
        search.refuse_path_name(name)?;
        let known = search.names.iter().find(|known| known.name == name.text);
        let variable = match known {
            Some(known) => known_variable(known, name, known_type, sequence, search)?,
            None => {
                let slot = self.search_slot(name, known_type, (search, sequence), scope, open)?;
                let is_group = search.level(sequence) != WHOLE;
                self.new_path_variable(Some(slot), is_group, search)
            }
        };
        search.names.push(Declared { name: name.text.clone(), variable, known_type, sequence });
        Ok(variable)
    }

    /// The slot of a new variable of the search. One that the pattern or an earlier clause has bound must agree; inside
    /// one of several forms, where that form is walked.
    fn search_slot(
        &mut self,
        name: &ast::Name,
        known_type: Type,
        (search, sequence): (&Search<'_>, SequenceIndex),
        scope: &mut Scope,
        open: &mut Open<'_>,
    ) -> Result<Slot, QueryError> {
        let (single, is_group) = (StaticType::Of(known_type), search.level(sequence) != WHOLE);
        if scope.get(&name.text).is_none() {
            let known_type = if is_group { StaticType::list(single) } else { single };
            return self.declare(name, known_type, scope);
        }
        if is_group {
            return Err(already_bound(name));
        }
        let known = slot_of(name, scope, &single)?;
        if search.choice != PathChoice::All {
            let message = format!(
                "`{}` is bound already, so it cannot stand inside a path of which only some are wanted",
                name.text
            );
            return Err(QueryError::syntax(Detail::VariableAlreadyBound, message)
                .hint("give it another name and compare the two in WHERE")
                .at(name.span));
        }
        let slot = self.invented_slot("same");
        let rest = vec![(ComparisonOperator::Equal, Expression::slot(known))];
        let kind = ExpressionKind::Comparison { first: Box::new(Expression::slot(slot)), rest };
        let is_same = Expression { kind, span: name.span };
        let is_one_form = search.places[sequence.0].parent.is_some();
        open.pattern.predicates.push(if is_one_form { unless_absent(slot, is_same) } else { is_same });
        Ok(slot)
    }

    // ---- What must hold

    /// Binds the conditions, all variables being known now.
    pub(super) fn finish_search<'a>(
        &mut self,
        mut search: Search<'a>,
        (from, to): (Slot, Slot),
        _scope: &Scope,
        open: &Open<'a>,
    ) -> Result<PathSearch, QueryError> {
        let mut whole = Vec::new();
        for (sequence, condition) in std::mem::take(&mut search.conditions) {
            let mut found = Vec::new();
            let inside = inner_scope(&search, sequence, &open.before);
            match condition {
                Condition::Node(variable, node) => {
                    let this = (variable, node.span);
                    let (labels, properties) = (node.labels.as_ref(), node.properties.as_ref());
                    self.described(
                        this,
                        (labels, properties, node.filter.as_deref()),
                        &search,
                        &inside,
                        &mut found,
                    )?;
                }
                Condition::Relationship(variable, step) => {
                    let this = (variable, step.span);
                    let (types, properties) = (step.type_expression.as_ref(), step.properties.as_ref());
                    self.described(
                        this,
                        (types, properties, step.filter.as_deref()),
                        &search,
                        &inside,
                        &mut found,
                    )?;
                }
                Condition::Filter(filter, subpath) => {
                    let place = Place { sequence, subpath };
                    let tests = (&mut found, &mut whole);
                    self.group_filter(filter, place, &mut search, &open.before, tests)?;
                }
            }
            search.sequences[sequence.0].predicates.extend(found);
        }
        search.drop_unused_boundaries();
        Ok(PathSearch {
            slot: self.invented_slot("way"),
            from,
            to,
            is_deduplicated: search.has_union || search.choice != PathChoice::All,
            variables: search.variables,
            sequences: search.sequences,
            subpaths: search.groups.into_iter().map(|group| group.subpath).collect(),
            predicates: whole,
            every: None,
            choice: search.choice,
            mode: search.mode,
            has_different_relationships: search.match_mode == MatchMode::DifferentRelationships,
        })
    }

    /// What is written of a node or relationship itself: properties, labels or types, and an inline WHERE.
    fn described(
        &mut self,
        (variable, place): (PathVariableIndex, Span),
        (labels, properties, filter): Described<'_>,
        search: &Search<'_>,
        inside: &Scope,
        found: &mut Vec<Expression>,
    ) -> Result<(), QueryError> {
        self.element_conditions(variable, place, search, properties, inside, found)?;
        if let Some(labels) = labels {
            found.extend(self.label_predicates(&element(variable, place, search), labels, inside)?);
        }
        found.extend(self.filter(filter, inside)?);
        Ok(())
    }

    fn element_conditions(
        &mut self,
        variable: PathVariableIndex,
        place: Span,
        search: &Search<'_>,
        properties: Option<&ast::Expression>,
        inside: &Scope,
        into: &mut Vec<Expression>,
    ) -> Result<(), QueryError> {
        let this = element(variable, place, search);
        self.property_predicates(&this, properties, inside, into)
    }
}

/// The variable of a name that the search has already.
fn known_variable(
    known: &Declared,
    name: &ast::Name,
    known_type: Type,
    sequence: SequenceIndex,
    search: &Search<'_>,
) -> Result<PathVariableIndex, QueryError> {
    if search.level(known.sequence) != search.level(sequence) {
        return Err(already_bound(name));
    }
    if known.known_type != known_type {
        let message = format!("`{}` cannot be both a node and a relationship", name.text);
        return Err(QueryError::syntax(Detail::VariableTypeConflict, message).at(name.span));
    }
    let is_same_sequence = |other: &Declared| other.name == name.text && other.sequence == sequence;
    if known_type == Type::Relationship && search.names.iter().any(is_same_sequence) {
        let message = format!("`{}` would have to be two different relationships at once", name.text);
        return Err(QueryError::syntax(Detail::RelationshipUniquenessViolation, message).at(name.span));
    }
    Ok(known.variable)
}

/// The variables that a condition of `sequence` sees, each one element.
pub(super) fn inner_scope(search: &Search<'_>, sequence: SequenceIndex, before: &Scope) -> Scope {
    let mut scope = before.clone();
    for declared in search.names.iter().filter(|declared| search.is_within(declared.sequence, sequence)) {
        let local = search.variables[declared.variable.0].local;
        let known_type = StaticType::Of(declared.known_type);
        scope.declare(declared.name.clone(), Variable { place: Found::Local(local), known_type });
    }
    scope
}

/// The same, with the lists of repeated parts beside them.
pub(super) fn outer_scope(search: &Search<'_>, sequence: SequenceIndex, before: &Scope) -> Scope {
    let mut scope = inner_scope(search, sequence, before);
    for declared in &search.names {
        let variable = &search.variables[declared.variable.0];
        let end = search.ends.iter().find(|(_, end, _)| *end == declared.variable).map(|(_, _, slot)| *slot);
        let Some(slot) = variable.slot.or(end) else { continue };
        let single = StaticType::Of(declared.known_type);
        let known_type = if variable.is_group { StaticType::list(single) } else { single };
        if variable.is_group || search.is_within(declared.sequence, sequence) {
            scope.declare(declared.name.clone(), Variable::slot(slot, known_type));
        }
    }
    scope
}

/// The value of an element on the way.
fn element(variable: PathVariableIndex, span: Span, search: &Search<'_>) -> Expression {
    Expression { kind: ExpressionKind::Local(search.variables[variable.0].local), span }
}

/// A condition on what is known only where the form that names it was walked.
fn unless_absent(slot: Slot, condition: Expression) -> Expression {
    let span = condition.span;
    let is_absent = ExpressionKind::IsNull(Box::new(Expression::slot(slot)));
    Expression { kind: ExpressionKind::Or(vec![Expression { kind: is_absent, span }, condition]), span }
}

fn refused(message: &str, place: Span) -> QueryError {
    QueryError::syntax(Detail::InvalidRelationshipPattern, message).at(place)
}

/// What is nothing in any case cannot be left out.
fn empty_question(terms: &[PathTerm]) -> QueryError {
    let place = match terms.first() {
        Some(PathTerm::Group(group)) => group.span,
        Some(PathTerm::Chain(chain)) => chain.span,
        None => Span::default(),
    };
    refused("a part that may be left out needs at least one relationship", place).hint("write ((a)-->(b))?")
}

/// A choice among the paths of a part.
pub(super) fn inner_selector(group: &PathGroup) -> QueryError {
    let message = "GQL and Cypher have path selectors before a whole path only, not inside it";
    refused(message, group.prefix.span)
        .hint("write the selector before the path, or look for the part in a MATCH of its own")
}
