//! Makes a failing case smaller while it still fails.

use super::graph::Model;
use silkgraph::query::ast::{Clause, ClauseKind, Expression, ExpressionKind as Kind, Projection, Query};

/// The smallest query and graph found, by taking one thing away at a time, that `fails`.
pub(super) fn shrink(query: Query, model: Model, fails: &dyn Fn(&Query, &Model) -> bool) -> (Query, Model) {
    let (mut query, mut model) = (query, model);
    for _ in 0..60 {
        let smaller = smaller_models(&model).into_iter().find(|smaller| fails(&query, smaller));
        if let Some(smaller) = smaller {
            model = smaller;
            continue;
        }
        match smaller_queries(&query).into_iter().find(|smaller| fails(smaller, &model)) {
            Some(smaller) => query = smaller,
            None => break,
        }
    }
    (query, model)
}

fn smaller_models(model: &Model) -> Vec<Model> {
    let mut smaller = Vec::new();
    for node in model.nodes.keys() {
        let mut without = model.clone();
        without.remove_node(*node);
        smaller.push(without.renumbered());
    }
    for relationship in model.relationships.keys() {
        let mut without = model.clone();
        without.relationships.remove(relationship);
        smaller.push(without.renumbered());
    }
    for (id, node) in &model.nodes {
        for key in node.properties.keys() {
            let mut without = model.clone();
            without.nodes.get_mut(id).map(|node| node.properties.remove(key));
            smaller.push(without);
        }
        for label in &node.labels {
            let mut without = model.clone();
            without.nodes.get_mut(id).map(|node| node.labels.remove(label));
            smaller.push(without);
        }
    }
    for (id, relationship) in &model.relationships {
        if !relationship.properties.is_empty() {
            let mut without = model.clone();
            without.relationships.get_mut(id).into_iter().for_each(|it| it.properties.clear());
            smaller.push(without);
        }
    }
    smaller
}

fn smaller_queries(query: &Query) -> Vec<Query> {
    let mut smaller = Vec::new();
    if !query.rest.is_empty() {
        for index in 0..query.rest.len() {
            let mut without = query.clone();
            without.rest.remove(index);
            smaller.push(without);
        }
    }
    for clauses in smaller_clause_lists(&query.first.clauses) {
        let mut changed = query.clone();
        changed.first.clauses = clauses;
        smaller.push(changed);
    }
    smaller
}

fn smaller_clause_lists(clauses: &[Clause]) -> Vec<Vec<Clause>> {
    let mut smaller = Vec::new();
    for index in 0..clauses.len() {
        if clauses.len() > 1 {
            let mut without = clauses.to_vec();
            without.remove(index);
            smaller.push(without);
        }
        for kind in smaller_clauses(&clauses[index].kind) {
            let mut changed = clauses.to_vec();
            changed[index].kind = kind;
            smaller.push(changed);
        }
    }
    smaller
}

fn smaller_clauses(clause: &ClauseKind) -> Vec<ClauseKind> {
    match clause {
        ClauseKind::Match { is_optional, pattern, filter } => {
            let make = |pattern, filter| ClauseKind::Match { is_optional: *is_optional, pattern, filter };
            let filters = smaller_filters(filter.as_ref());
            let mut smaller: Vec<_> =
                filters.into_iter().map(|filter| make(pattern.clone(), filter)).collect();
            for index in 0..pattern.len() {
                if pattern.len() > 1 {
                    let mut without = pattern.clone();
                    without.remove(index);
                    smaller.push(make(without, filter.clone()));
                }
                for path in smaller_paths(&pattern[index]) {
                    let mut changed = pattern.clone();
                    changed[index] = path;
                    smaller.push(make(changed, filter.clone()));
                }
            }
            smaller
        }
        ClauseKind::With { projection, filter } => {
            let make = |projection, filter| ClauseKind::With { projection, filter };
            let filters = smaller_filters(filter.as_ref());
            let mut smaller: Vec<_> =
                filters.into_iter().map(|filter| make(projection.clone(), filter)).collect();
            smaller
                .extend(smaller_projections(projection).into_iter().map(|small| make(small, filter.clone())));
            smaller
        }
        ClauseKind::Return(projection) => {
            smaller_projections(projection).into_iter().map(ClauseKind::Return).collect()
        }
        ClauseKind::Subquery { is_optional, imports, query, .. } => smaller_queries(query)
            .into_iter()
            .map(|query| ClauseKind::Subquery {
                is_optional: *is_optional,
                imports: imports.clone(),
                query: Box::new(query),
                batches: None,
            })
            .collect(),
        ClauseKind::Create(paths) => {
            smaller_paths(&paths[0]).into_iter().map(|path| ClauseKind::Create(vec![path])).collect()
        }
        ClauseKind::Merge { pattern, on_create, on_match }
            if !(on_create.is_empty() && on_match.is_empty()) =>
        {
            vec![ClauseKind::Merge { pattern: pattern.clone(), on_create: Vec::new(), on_match: Vec::new() }]
        }
        ClauseKind::Set(items) if items.len() > 1 => {
            items.iter().map(|item| ClauseKind::Set(vec![item.clone()])).collect()
        }
        _ => Vec::new(),
    }
}

fn smaller_filters(filter: Option<&Expression>) -> Vec<Option<Expression>> {
    let Some(filter) = filter else { return Vec::new() };
    std::iter::once(None).chain(smaller_expressions(filter).into_iter().map(Some)).collect()
}

/// What an expression is made of, in its place.
fn smaller_expressions(expression: &Expression) -> Vec<Expression> {
    let mut smaller: Vec<Expression> = expression.children().into_iter().cloned().collect();
    match &expression.kind {
        Kind::And(operands) | Kind::Or(operands) | Kind::Xor(operands) => {
            for (index, operand) in operands.iter().enumerate() {
                smaller.extend(smaller_expressions(operand).into_iter().map(|small| {
                    let mut operands = operands.clone();
                    operands[index] = small;
                    let kind = match &expression.kind {
                        Kind::And(_) => Kind::And(operands),
                        Kind::Or(_) => Kind::Or(operands),
                        _ => Kind::Xor(operands),
                    };
                    Expression { kind, span: expression.span }
                }));
            }
        }
        Kind::Subquery { kind, query } => smaller.extend(smaller_queries(query).into_iter().map(|query| {
            Expression { kind: Kind::Subquery { kind: *kind, query: Box::new(query) }, span: expression.span }
        })),
        Kind::Not(inner) => smaller.extend(
            smaller_expressions(inner)
                .into_iter()
                .map(|small| Expression { kind: Kind::Not(Box::new(small)), span: expression.span }),
        ),
        _ => {}
    }
    smaller
}

fn smaller_paths(path: &silkgraph::query::ast::PathPattern) -> Vec<silkgraph::query::ast::PathPattern> {
    let mut smaller = Vec::new();
    let mut push = |change: &dyn Fn(&mut silkgraph::query::ast::PathPattern)| {
        let mut changed = path.clone();
        change(&mut changed);
        if changed != *path {
            smaller.push(changed);
        }
    };
    if path.selector.is_none() {
        push(&|path| drop(path.steps.pop()));
        push(&|path| {
            if !path.steps.is_empty() {
                path.start = path.steps.remove(0).1;
            }
        });
    }
    push(&|path| path.variable = None);
    push(&|path| path.start.labels = None);
    push(&|path| path.start.properties = None);
    push(&|path| path.start.filter = None);
    for index in 0..path.steps.len() {
        push(&|path| path.steps[index].0.properties = None);
        push(&|path| path.steps[index].0.types = Vec::new());
        push(&|path| path.steps[index].0.variable = None);
        push(&|path| path.steps[index].1.labels = None);
        push(&|path| path.steps[index].1.properties = None);
        push(&|path| path.steps[index].1.filter = None);
    }
    smaller
}

fn smaller_projections(projection: &Projection) -> Vec<Projection> {
    let mut smaller = Vec::new();
    let mut push = |change: &dyn Fn(&mut Projection)| {
        let mut changed = projection.clone();
        change(&mut changed);
        if changed != *projection {
            smaller.push(changed);
        }
    };
    push(&|projection| projection.is_distinct = false);
    push(&|projection| projection.skip = None);
    push(&|projection| projection.limit = None);
    if projection.limit.is_none() && projection.skip.is_none() {
        push(&|projection| projection.order = Vec::new());
    }
    for index in 0..projection.items.len() {
        if projection.items.len() > 1 && projection.order.is_empty() {
            push(&|projection| drop(projection.items.remove(index)));
        }
        for small in smaller_expressions(&projection.items[index].expression) {
            push(&|projection| {
                let item = &mut projection.items[index];
                if item.alias.is_some() {
                    item.expression = small.clone();
                }
            });
        }
    }
    smaller
}
