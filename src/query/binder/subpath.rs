//! The parts of a path in parentheses: their names, their rules and their conditions.
//!
//! A condition of a part is tested on the way wherever that can be. What reads a path, or the list of what a repeated
//! part has named, is tested when a whole path has been found: once for each time that its part was walked.

use super::scope::{Place as Found, Scope, StaticType, Variable};
use super::search::{Declared, Search, WHOLE, inner_scope, outer_scope};
use super::{Binder, already_bound};
use crate::error::QueryError;
use crate::functions::Type;
use crate::query::ast::{self, PathGroup, PathMode};
use crate::query::bound::{
    Expression, ExpressionKind, Local, SearchPart, SequenceIndex, Slot, Subpath, SubpathIndex,
};
use std::ops::Range;
use std::sync::Arc;

/// A part in parentheses.
pub(super) struct Group {
    pub(super) subpath: Subpath,
    name: Option<Arc<str>>,
    sequence: SequenceIndex,
    /// Which of the names of the search are given inside.
    names: Range<usize>,
    /// Which of the parts in parentheses it holds, itself being the first.
    groups: Range<usize>,
}

/// Where a condition stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) sequence: SequenceIndex,
    /// The part that it is the condition of; none for the whole path.
    pub(super) subpath: Option<SubpathIndex>,
}

impl Search<'_> {
    /// Ends what [`Binder::begin_subpath`] has begun.
    pub(super) fn end_subpath(&mut self, group: &PathGroup, subpath: SubpathIndex, sequence: SequenceIndex) {
        self.add(sequence, SearchPart::Boundary(subpath));
        let (names, groups) = (self.names.len(), self.groups.len());
        let ended = &mut self.groups[subpath.0];
        (ended.names.end, ended.groups.end) = (names, groups);
        self.finite_groups -= usize::from(is_finite(group));
    }

    /// A name of a path cannot be that of an element as well.
    pub(super) fn refuse_path_name(&self, name: &ast::Name) -> Result<(), QueryError> {
        match self.groups.iter().any(|group| group.name.as_ref() == Some(&name.text)) {
            true => Err(already_bound(name)),
            false => Ok(()),
        }
    }

    /// Takes away the boundaries of parts that nothing depends on.
    pub(super) fn drop_unused_boundaries(&mut self) {
        let (groups, variables) = (&self.groups, &self.variables);
        let is_used = |subpath: SubpathIndex| {
            let Subpath { variable, mode, predicates } = &groups[subpath.0].subpath;
            variables[variable.0].slot.is_some() || *mode != PathMode::Walk || !predicates.is_empty()
        };
        for sequence in &mut self.sequences {
            sequence.parts.retain(|part| match part {
                SearchPart::Boundary(subpath) => is_used(*subpath),
                _ => true,
            });
        }
    }

    fn local(&self, group: &Group) -> Local {
        self.variables[group.subpath.variable.0].local
    }

    /// The paths with names in a part and in those inside it, each standing for one time that it is walked.
    fn declare_paths(&self, subpath: SubpathIndex, scope: &mut Scope) -> Vec<Local> {
        let inside = &self.groups[self.groups[subpath.0].groups.clone()];
        let named = inside.iter().filter_map(|group| Some((group.name.clone()?, self.local(group))));
        let mut locals = Vec::new();
        for (name, local) in named {
            let known_type = StaticType::Of(Type::Path);
            scope.declare(name, Variable { place: Found::Local(local), known_type });
            locals.push(local);
        }
        locals
    }

    /// The paths with names that a condition sees by their slots: as lists where their part is repeated.
    fn declare_found_paths(&self, sequence: SequenceIndex, scope: &mut Scope) {
        for group in &self.groups {
            let variable = &self.variables[group.subpath.variable.0];
            let (Some(name), Some(slot)) = (&group.name, variable.slot) else { continue };
            let single = StaticType::Of(Type::Path);
            let known_type = if variable.is_group { StaticType::list(single) } else { single };
            if variable.is_group || self.is_within(group.sequence, sequence) {
                scope.declare(name.clone(), Variable::slot(slot, known_type));
            }
        }
    }

    /// The slots of lists and paths, which are known when a whole path has been found.
    fn late_slots(&self) -> Vec<Slot> {
        let paths = self.groups.iter().map(|group| &self.variables[group.subpath.variable.0]);
        let lists = self.variables.iter().filter(|variable| variable.is_group);
        paths.chain(lists).filter_map(|variable| variable.slot).collect()
    }
}

/// Whether the mode of a part leaves no endless repetition in it.
fn is_finite(group: &PathGroup) -> bool {
    group.quantifier.is_none() && !matches!(group.prefix.mode, None | Some(PathMode::Walk))
}

impl Binder<'_> {
    /// Notes that a part begins, if it may be a path of its own.
    pub(super) fn begin_subpath(
        &mut self,
        group: &PathGroup,
        sequence: SequenceIndex,
        search: &mut Search<'_>,
        scope: &mut Scope,
    ) -> Result<Option<SubpathIndex>, QueryError> {
        let mode = group.prefix.mode.unwrap_or(PathMode::Walk);
        if group.variable.is_none() && mode == PathMode::Walk && group.filter.is_none() {
            return Ok(None);
        }
        let is_group = search.level(sequence) != WHOLE;
        let slot = match &group.variable {
            Some(name) => Some(self.path_slot(name, is_group, search, scope)?),
            None => None,
        };
        let variable = self.new_path_variable(slot, is_group, search);
        let (own, names) = (search.groups.len(), search.names.len());
        search.groups.push(Group {
            subpath: Subpath { variable, mode, predicates: Vec::new() },
            name: group.variable.as_ref().map(|name| name.text.clone()),
            sequence,
            names: names..names,
            groups: own..own + 1,
        });
        search.finite_groups += usize::from(is_finite(group));
        search.add(sequence, SearchPart::Boundary(SubpathIndex(own)));
        Ok(Some(SubpathIndex(own)))
    }

    fn path_slot(
        &mut self,
        name: &ast::Name,
        is_group: bool,
        search: &Search<'_>,
        scope: &mut Scope,
    ) -> Result<Slot, QueryError> {
        if scope.get(&name.text).is_some() || search.names.iter().any(|known| known.name == name.text) {
            return Err(already_bound(name));
        }
        let single = StaticType::Of(Type::Path);
        self.declare(name, if is_group { StaticType::list(single) } else { single }, scope)
    }

    /// The WHERE of a part, or of the whole path: what can be tested on the way goes to `found`, what can be tested on
    /// whole paths to `whole`, and what is tested each time that the part was walked to the part.
    pub(super) fn group_filter(
        &mut self,
        filter: &ast::Expression,
        place: Place,
        search: &mut Search<'_>,
        before: &Scope,
        (found, whole): (&mut Vec<Expression>, &mut Vec<Expression>),
    ) -> Result<(), QueryError> {
        let conjuncts = match &filter.kind {
            ast::ExpressionKind::And(conjuncts) => conjuncts.iter().collect(),
            _ => vec![filter],
        };
        let is_repeated = search.level(place.sequence) != WHOLE;
        for conjunct in conjuncts {
            let late = match place.subpath.filter(|_| is_repeated) {
                Some(subpath) => self.each_time(conjunct, subpath, place.sequence, search, before)?,
                None => self.when_found(conjunct, place.sequence, search, before)?,
            };
            match (late, place.subpath) {
                (None, _) => {
                    let inside = inner_scope(search, place.sequence, before);
                    found.extend(self.filter(Some(conjunct), &inside)?);
                }
                (Some(tests), Some(subpath)) if is_repeated || place.sequence != WHOLE => {
                    search.groups[subpath.0].subpath.predicates.extend(tests);
                }
                (Some(tests), _) => whole.extend(tests),
            }
        }
        Ok(())
    }

    /// A condition of a repeated part that reads a path: it sees what is inside its parentheses.
    fn each_time(
        &mut self,
        conjunct: &ast::Expression,
        subpath: SubpathIndex,
        sequence: SequenceIndex,
        search: &Search<'_>,
        before: &Scope,
    ) -> Result<Option<Vec<Expression>>, QueryError> {
        let mut visible = inner_scope(search, sequence, before);
        let paths = search.declare_paths(subpath, &mut visible);
        if paths.is_empty() {
            return Ok(None);
        }
        let bound = self.filter(Some(conjunct), &visible)?;
        if !bound.iter().any(|bound| self.reads_local(bound, &paths)) {
            return Ok(None);
        }
        let mut inside = before.clone();
        for Declared { variable, known_type, name, .. } in
            &search.names[search.groups[subpath.0].names.clone()]
        {
            let place = Found::Local(search.variables[variable.0].local);
            inside.declare(name.clone(), Variable { place, known_type: StaticType::Of(*known_type) });
        }
        search.declare_paths(subpath, &mut inside);
        self.filter(Some(conjunct), &inside).map(Some)
    }

    /// A condition outside all repeated parts that reads what is known only when a whole path has been found.
    fn when_found(
        &mut self,
        conjunct: &ast::Expression,
        sequence: SequenceIndex,
        search: &Search<'_>,
        before: &Scope,
    ) -> Result<Option<Vec<Expression>>, QueryError> {
        let mut outside = outer_scope(search, sequence, before);
        search.declare_found_paths(sequence, &mut outside);
        let bound = self.filter(Some(conjunct), &outside)?;
        let late = search.late_slots();
        Ok(bound.iter().any(|bound| self.reads_any(bound, &late)).then_some(bound))
    }

    fn reads_any(&self, expression: &Expression, slots: &[Slot]) -> bool {
        let own = match &expression.kind {
            ExpressionKind::Slot(slot) => slots.contains(slot),
            ExpressionKind::Subquery(index) => {
                self.subqueries[index.0].outer.iter().any(|slot| slots.contains(slot))
            }
            _ => false,
        };
        own || expression.children().into_iter().any(|child| self.reads_any(child, slots))
    }

    fn reads_local(&self, expression: &Expression, locals: &[Local]) -> bool {
        let own = match &expression.kind {
            ExpressionKind::Local(local) => locals.contains(local),
            ExpressionKind::Subquery(index) => {
                self.subqueries[index.0].imports.iter().any(|(local, _)| locals.contains(local))
            }
            _ => false,
        };
        own || expression.children().into_iter().any(|child| self.reads_local(child, locals))
    }
}
