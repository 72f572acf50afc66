//! Paths as GQL has them: every walk that a pattern describes, then the choice among those between the same two nodes.
//!
//! A match is a path with what is named on the way. Two forms joined by `|` may give the same match twice, which is one;
//! joined by `|+|` it is two. Of `ANY` and `SHORTEST` the first ones found are taken: which these are is nobody's
//! promise.

use super::clauses::{fill_with_nulls, with};
use super::pattern::{Rule, Walk};
use super::{Outcome, Reference, Row};
use silkgraph::query::ast::{
    Alternation, Length, MatchMode, MatchPath, Name, PathChoice, PathExpression, PathGroup, PathMode,
    PathPattern, PathTerm,
};
use silkgraph::value::{NodeId, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the names of a repeated part stand for: an element a repetition.
type Lists = BTreeMap<Arc<str>, Vec<Value>>;

impl Reference {
    /// Every way in which all `paths` match together, as rows that extend `row`.
    pub(super) fn searched(&self, row: &Row, mode: MatchMode, paths: &[MatchPath]) -> Outcome<Vec<Row>> {
        let rule = |path: &MatchPath| Rule {
            has_different_relationships: mode == MatchMode::DifferentRelationships,
            mode: path.prefix.mode.unwrap_or(PathMode::Walk),
        };
        let mut walks: Vec<Walk> =
            paths.first().map(|path| Walk::nowhere(row, rule(path))).into_iter().collect();
        for path in paths {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(self.searched_path(path, rule(path), &walk)?);
            }
            walks = longer;
        }
        Ok(walks.into_iter().map(|walk| walk.row).collect())
    }

    fn searched_path(&self, path: &MatchPath, rule: Rule, before: &Walk) -> Outcome<Vec<Walk>> {
        let mut walks = Vec::new();
        for node in self.all_nodes() {
            walks.extend(self.alternatives(&path.expression, &before.from(node, rule))?);
        }
        let names = names_of(&path.expression);
        walks.iter_mut().for_each(|walk| fill_with_nulls(&mut walk.row, &names));
        let choice = path.prefix.choice.unwrap_or(PathChoice::All);
        if has_union(&path.expression) || choice != PathChoice::All {
            walks = without_twins(walks);
        }
        let chosen = chosen(choice, self.in_any_order(walks));
        Ok(chosen.into_iter().map(|walk| walk.named(path.variable.as_ref())).collect())
    }

    // ---- What a pattern describes

    fn alternatives(&self, expression: &PathExpression, walk: &Walk) -> Outcome<Vec<Walk>> {
        if expression.rest.is_empty() {
            return self.terms(&expression.first, walk);
        }
        let mut form = 0;
        let mut found = self.form(form, &expression.first, walk)?;
        for (sign, terms) in &expression.rest {
            form += usize::from(*sign == Alternation::Multiset);
            found.extend(self.form(form, terms, walk)?);
        }
        Ok(found)
    }

    /// One of several forms of a path, which is noted: matches of different forms are different.
    fn form(&self, form: usize, terms: &[PathTerm], walk: &Walk) -> Outcome<Vec<Walk>> {
        let mut walk = walk.clone();
        walk.forms.push(form);
        self.terms(terms, &walk)
    }

    fn terms(&self, terms: &[PathTerm], walk: &Walk) -> Outcome<Vec<Walk>> {
        let mut walks = vec![walk.clone()];
        for term in terms {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(match term {
                    PathTerm::Chain(chain) => self.chain(chain, &walk)?,
                    PathTerm::Group(group) => self.part(group, &walk)?,
                });
            }
            walks = longer;
        }
        Ok(walks)
    }

    fn part(&self, group: &PathGroup, walk: &Walk) -> Outcome<Vec<Walk>> {
        match group.quantifier {
            Some(length) => self.repeated(group, length, walk),
            None => self.once(group, walk),
        }
    }

    /// One repetition of a part.
    fn once(&self, group: &PathGroup, walk: &Walk) -> Outcome<Vec<Walk>> {
        let mut kept = Vec::new();
        let first = walk.relationships.len();
        let mode = group.prefix.mode.unwrap_or(PathMode::Walk);
        for walk in self.alternatives(&group.expression, walk)? {
            if !walk.repeats_nothing(first, mode) {
                continue;
            }
            let walk = walk.naming_since(first, group.variable.as_ref());
            if self.holds(group.filter.as_deref(), &walk.row)? {
                kept.push(walk);
            }
        }
        Ok(kept)
    }

    fn repeated(&self, group: &PathGroup, length: Length, walk: &Walk) -> Outcome<Vec<Walk>> {
        let (minimum, maximum) = (length.minimum.unwrap_or(1), length.maximum.unwrap_or(u64::MAX));
        let names = names_in_group(group);
        let none: Lists = names.iter().map(|name| (name.clone(), Vec::new())).collect();
        let (mut found, mut runs) = (Vec::new(), vec![(walk.clone(), none)]);
        for count in 0..=maximum {
            if count >= minimum {
                found.extend(runs.iter().map(|(run, lists)| with_lists(run, lists)));
            }
            if runs.is_empty() || count == maximum {
                break;
            }
            let mut longer = Vec::new();
            for (run, lists) in &runs {
                longer.extend(self.once(group, run)?.into_iter().map(|once| taken_out(once, lists.clone())));
            }
            runs = longer;
        }
        Ok(found)
    }
}

/// The walk without the names of a repetition, which go to the lists.
fn taken_out(mut walk: Walk, mut lists: Lists) -> (Walk, Lists) {
    for (name, list) in &mut lists {
        list.extend(walk.row.remove(name));
    }
    (walk, lists)
}

fn with_lists(walk: &Walk, lists: &Lists) -> Walk {
    let mut walk = walk.clone();
    for (name, list) in lists {
        walk.row = with(&walk.row, name, Value::list(list.clone()));
    }
    walk
}

// ---- Which matches are one, and which are wanted

fn without_twins(walks: Vec<Walk>) -> Vec<Walk> {
    let is_twin = |a: &Walk, b: &Walk| {
        a.nodes == b.nodes && a.relationships == b.relationships && a.forms == b.forms && a.told == b.told
    };
    let mut kept: Vec<Walk> = Vec::new();
    for walk in walks {
        if !kept.iter().any(|other| is_twin(other, &walk)) {
            kept.push(walk);
        }
    }
    kept
}

/// Of the walks between the same two nodes, those that the choice wants.
fn chosen(choice: PathChoice, walks: Vec<Walk>) -> Vec<Walk> {
    let mut between: BTreeMap<(NodeId, NodeId), Vec<Walk>> = BTreeMap::new();
    for walk in walks {
        between.entry((walk.nodes[0], walk.end())).or_default().push(walk);
    }
    between.into_values().flat_map(|walks| chosen_between(choice, walks)).collect()
}

fn chosen_between(choice: PathChoice, mut walks: Vec<Walk>) -> Vec<Walk> {
    if matches!(choice, PathChoice::Shortest(_) | PathChoice::ShortestGroups(_)) {
        walks.sort_by_key(|walk| walk.relationships.len());
    }
    match choice {
        PathChoice::All => {}
        PathChoice::Any(count) | PathChoice::Shortest(count) => walks.truncate(count as usize),
        PathChoice::ShortestGroups(count) => {
            let mut lengths: Vec<usize> = walks.iter().map(|walk| walk.relationships.len()).collect();
            lengths.dedup();
            lengths.truncate(count as usize);
            walks.retain(|walk| lengths.contains(&walk.relationships.len()));
        }
    }
    walks
}

// ---- Names

/// Every name that the parts of a path give to nodes, relationships and paths.
pub(super) fn names_of(expression: &PathExpression) -> Vec<Arc<str>> {
    let others = expression.rest.iter().flat_map(|(_, terms)| terms);
    let mut names: Vec<Arc<str>> = expression.first.iter().chain(others).flat_map(names_of_term).collect();
    names.sort();
    names.dedup();
    names
}

fn names_of_term(term: &PathTerm) -> Vec<Arc<str>> {
    match term {
        PathTerm::Group(group) => names_in_group(group),
        PathTerm::Chain(chain) => names_in(chain).map(|name| name.text.clone()).collect(),
    }
}

fn names_in_group(group: &PathGroup) -> Vec<Arc<str>> {
    let own = group.variable.iter().map(|name| name.text.clone());
    names_of(&group.expression).into_iter().chain(own).collect()
}

/// The names of the nodes and relationships of a chain.
pub(super) fn names_in(chain: &PathPattern) -> impl Iterator<Item = &Name> {
    let steps = chain.steps.iter().flat_map(|(relationship, node)| [&relationship.variable, &node.variable]);
    std::iter::once(&chain.start.variable).chain(steps).flatten()
}

fn has_union(expression: &PathExpression) -> bool {
    let is_union = expression.rest.iter().any(|(sign, _)| *sign == Alternation::Union);
    let others = expression.rest.iter().flat_map(|(_, terms)| terms);
    is_union
        || expression.first.iter().chain(others).any(|term| match term {
            PathTerm::Group(group) => has_union(&group.expression),
            PathTerm::Chain(_) => false,
        })
}
