//! A pattern as scans and expansions, in the order written.

use crate::query::ast::PathSelector;
use crate::query::bound::{
    Acceptance, Expression, ExpressionKind, PathPart, PathSearch, Pattern, PatternRelationship, Range, Slot,
};
use crate::query::plan::{Operator, Run};

/// The rows of `input`, each with every match of `pattern` for which `predicates` hold.
pub(super) fn solve(input: Operator, mut pattern: Pattern, predicates: Vec<Expression>) -> Operator {
    let mut bound: Vec<Slot> =
        pattern.nodes.iter().filter(|node| node.is_bound).map(|node| node.slot).collect();
    let mut plan = input;
    for (index, relationship) in pattern.relationships.iter().enumerate() {
        if absorbs(relationship) {
            continue;
        }
        plan = expand(plan, relationship, &mut bound);
        let differ =
            pattern.relationships[..index].iter().filter(|earlier| may_coincide(earlier, relationship));
        let differ = differ.filter(|earlier| !pattern.is_repeatable && !absorbs(earlier));
        plan = plan.filtered(differ.map(|earlier| disjoint(earlier.slot, relationship.slot)).collect());
    }
    let is_repeatable = pattern.is_repeatable;
    for (index, search) in pattern.searches.iter().enumerate() {
        plan = path_search(plan, search.clone(), &mut bound);
        let steps = pattern.relationships.iter().map(|step| step.slot);
        let earlier = steps.chain(pattern.searches[..index].iter().map(|earlier| earlier.slot));
        let differ = earlier.filter(|_| !is_repeatable).map(|earlier| disjoint(earlier, search.slot));
        plan = plan.filtered(differ.collect());
    }
    for node in &pattern.nodes {
        plan = scan(plan, node.slot, &mut bound);
    }
    plan = plan.filtered(lone_bound_nodes(&pattern).map(is_there).collect());
    let (mut plan, predicates) = shortest_paths(plan, &mut pattern, predicates);
    let paths = pattern.paths.into_iter().map(|(slot, parts)| (slot, path_of(parts)));
    plan = plan.extended(paths.collect());
    let mut conjuncts = pattern.predicates;
    conjuncts.extend(predicates);
    plan.filtered(conjuncts)
}

/// Bound nodes that no relationship of the pattern touches: such a node may be null, and null matches nothing.
fn lone_bound_nodes(pattern: &Pattern) -> impl Iterator<Item = Slot> {
    let touches = |slot| pattern.relationships.iter().any(|step| step.from == slot || step.to == slot);
    let bound = pattern.nodes.iter().filter(|node| node.is_bound).map(|node| node.slot);
    bound.filter(move |slot| !touches(*slot))
}

fn is_there(slot: Slot) -> Expression {
    Expression::invented(ExpressionKind::IsNotNull(Box::new(Expression::slot(slot))))
}

/// The slots that a pattern binds for the first time.
pub(super) fn new_slots(pattern: &Pattern) -> Vec<Slot> {
    let nodes = pattern.nodes.iter().filter(|node| !node.is_bound).map(|node| node.slot);
    let relationships = pattern.relationships.iter().filter(|step| !step.is_bound).map(|step| step.slot);
    let found = pattern.searches.iter().flat_map(|search| {
        std::iter::once(search.slot).chain(search.variables.iter().filter_map(|variable| variable.slot))
    });
    nodes.chain(relationships).chain(found).chain(pattern.paths.iter().map(|(slot, _)| *slot)).collect()
}

/// A node that nothing has bound yet is looked for among all.
fn scan(plan: Operator, slot: Slot, bound: &mut Vec<Slot>) -> Operator {
    if bound.contains(&slot) {
        return plan;
    }
    bound.push(slot);
    Operator::NodeScan { input: Box::new(plan), slot }
}

/// A search begins at an end that is bound, if there is one.
fn path_search(plan: Operator, search: PathSearch, bound: &mut Vec<Slot>) -> Operator {
    let is_reversed = !bound.contains(&search.from) && bound.contains(&search.to);
    let plan = if is_reversed { plan } else { scan(plan, search.from, bound) };
    let is_into = bound.contains(&search.from) && bound.contains(&search.to);
    bound.extend([search.from, search.to]);
    Operator::PathSearch { input: Box::new(plan), search: Box::new(search), is_into, is_reversed }
}

fn expand(plan: Operator, step: &PatternRelationship, bound: &mut Vec<Slot>) -> Operator {
    if step.is_bound {
        return endpoints(plan, step, bound);
    }
    if step.selector.is_some() {
        let plan = scan(plan, step.from, bound);
        return shortest_path(scan(plan, step.to, bound), step, Acceptance::default());
    }
    let plan = if bound.contains(&step.from) || bound.contains(&step.to) {
        plan
    } else {
        scan(plan, step.from, bound)
    };
    let is_reversed = !bound.contains(&step.from);
    let is_into = bound.contains(&step.from) && bound.contains(&step.to);
    let (from, to) = if is_reversed { (step.to, step.from) } else { (step.from, step.to) };
    let direction = if is_reversed { step.direction.reversed() } else { step.direction };
    if !is_into {
        bound.push(to);
    }
    let (input, types, relationship) = (Box::new(plan), step.types.clone(), step.slot);
    match step.length {
        Some(range) => {
            let step = step.step.clone();
            let run = Run { from, relationships: relationship, to, types, direction, range, step };
            Operator::VariableExpand { input, run, is_into, is_reversed }
        }
        None if is_into => Operator::ExpandInto { input, from, relationship, to, types, direction },
        None => Operator::Expand { input, from, relationship, to, types, direction },
    }
}

/// A relationship bound by an earlier clause gives its ends.
fn endpoints(plan: Operator, step: &PatternRelationship, bound: &mut Vec<Slot>) -> Operator {
    let from_is_bound = bound.contains(&step.from);
    let to_is_bound = bound.contains(&step.to);
    bound.extend([step.from, step.to]);
    let plan = Operator::Endpoints {
        input: Box::new(plan),
        relationship: step.slot,
        from: step.from,
        from_is_bound,
        to: step.to,
        to_is_bound,
        types: step.types.clone(),
        direction: step.direction,
        range: step.length,
    };
    let every = step.step.clone().zip(step.length).map(|(step_predicate, _)| {
        Expression::invented(ExpressionKind::Quantifier {
            quantifier: crate::query::ast::Quantifier::All,
            local: step_predicate.relationship,
            list: Box::new(Expression::slot(step.slot)),
            filter: Some(step_predicate.predicate),
        })
    });
    plan.filtered(every.into_iter().collect())
}

/// Whether the shortest run of the step is looked for among those that WHERE allows.
fn absorbs(step: &PatternRelationship) -> bool {
    step.selector.is_some() && step.is_shortest_allowed && !step.is_bound
}

/// The shortest paths that depend on WHERE, found when all else is; returns the predicates that none of them took.
fn shortest_paths(
    mut plan: Operator,
    pattern: &mut Pattern,
    mut predicates: Vec<Expression>,
) -> (Operator, Vec<Expression>) {
    let steps: Vec<PatternRelationship> =
        pattern.relationships.iter().filter(|step| absorbs(step)).cloned().collect();
    let run_of = |parts: &[PathPart]| {
        steps.iter().position(|step| parts.contains(&PathPart::Relationships(step.slot)))
    };
    let (others, own): (Vec<_>, Vec<_>) =
        std::mem::take(&mut pattern.paths).into_iter().partition(|(_, parts)| run_of(parts).is_none());
    if !steps.is_empty() {
        let made = others.into_iter().map(|(slot, parts)| (slot, path_of(parts)));
        plan = plan.extended(made.collect());
    } else {
        pattern.paths = others;
        return (plan, predicates);
    }
    let slots: Vec<Vec<Slot>> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let named = own.iter().filter(|(_, parts)| run_of(parts) == Some(index)).map(|(slot, _)| *slot);
            named.chain([step.slot]).collect()
        })
        .collect();
    for (index, step) in steps.iter().enumerate() {
        let others: Vec<Slot> = slots
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .flat_map(|(_, own)| own)
            .copied()
            .collect();
        let (taken, left) = predicates
            .into_iter()
            .partition(|predicate| may_read(predicate, &slots[index]) && !may_read(predicate, &others));
        predicates = left;
        let paths = own.iter().filter(|(slot, _)| slots[index].contains(slot)).cloned().collect();
        let accept = Acceptance { paths, predicates: taken };
        plan = shortest_path(plan, step, accept);
        let differ = pattern.relationships.iter().filter(|other| {
            let is_earlier = steps[..index].iter().any(|earlier| earlier.slot == other.slot);
            other.slot != step.slot && may_coincide(other, step) && (is_earlier || !absorbs(other))
        });
        let differ = differ.filter(|_| !pattern.is_repeatable);
        plan = plan.filtered(differ.map(|other| disjoint(other.slot, step.slot)).collect());
    }
    pattern.paths = own;
    (plan, predicates)
}

/// Whether an expression reads one of the slots; of a subquery nothing is known here.
fn may_read(expression: &Expression, slots: &[Slot]) -> bool {
    let own = match &expression.kind {
        ExpressionKind::Slot(slot) => slots.contains(slot),
        ExpressionKind::Subquery(_) => !slots.is_empty(),
        _ => false,
    };
    own || expression.children().into_iter().any(|child| may_read(child, slots))
}

fn path_of(parts: Vec<PathPart>) -> Expression {
    Expression::invented(ExpressionKind::Path(parts))
}

fn shortest_path(plan: Operator, step: &PatternRelationship, accept: Acceptance) -> Operator {
    let run = Run {
        from: step.from,
        relationships: step.slot,
        to: step.to,
        types: step.types.clone(),
        direction: step.direction,
        range: step.length.unwrap_or(Range { minimum: 1, maximum: Some(1) }),
        step: step.step.clone(),
    };
    let all = step.selector == Some(PathSelector::AllShortest);
    Operator::ShortestPath { input: Box::new(plan), run, all, is_into: true, is_reversed: false, accept }
}

/// Whether two relationships of one pattern could be the same one; different types never are.
fn may_coincide(one: &PatternRelationship, other: &PatternRelationship) -> bool {
    let shares =
        |types: &[crate::query::bound::RelationshipType]| one.types.iter().any(|own| types.contains(own));
    one.types.is_empty() || other.types.is_empty() || shares(&other.types)
}

fn disjoint(one: Slot, other: Slot) -> Expression {
    Expression::invented(ExpressionKind::Disjoint(one, other))
}
