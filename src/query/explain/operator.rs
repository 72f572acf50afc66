//! One operator as one line.

use super::expression::{text, texts};
use crate::graph::Direction;
use crate::query::ast::{Nulls, PathChoice, PathMode};
use crate::query::bound::{
    AggregateCall, Creation, Expression, Naming, PathSearch, Range, RelationshipType, RemoveItem, SetItem,
    Slot, SortKey,
};
use crate::query::plan::{Arm, Avoided, End, Hop, IdKind, Operator, Plan, Run, Seek};

/// The operator's name and what it works on.
pub(super) fn line(operator: &Operator, plan: &Plan) -> String {
    let names = |slots: &[Slot]| joined(slots.iter().map(|slot| slot_name(*slot, plan)));
    match operator {
        Operator::Argument => "Argument".to_owned(),
        Operator::Filter { predicates, .. } => format!("Filter {}", texts(predicates, " AND ", plan)),
        Operator::Extend { items, .. } => format!("Extend {}", items_text(items, plan)),
        Operator::Keep { slots, .. } => format!("Keep {}", names(slots)),
        Operator::Aggregate { keys, aggregates, .. } => {
            let calls = aggregates
                .iter()
                .map(|(slot, call)| format!("{} = {}", slot_name(*slot, plan), call_text(call, plan)));
            format!("Aggregate [{}] {}", items_text(keys, plan), joined(calls)).trim_end().to_owned()
        }
        Operator::Tally { node, unique, counts, .. } => {
            let by = unique.as_ref().map(|(_, key)| format!(".{}", key.name)).unwrap_or_default();
            format!("Tally {}{by} {} = count(*)", slot_name(*node, plan), names(counts))
        }
        Operator::Distinct { slots, .. } => format!("Distinct {}", names(slots)),
        Operator::Sort { keys, .. } => format!("Sort {}", sort_text(keys, plan)),
        Operator::Top { keys, limit, .. } => {
            format!("Top {} by {}", text(limit, plan), sort_text(keys, plan))
        }
        Operator::Skip { count, .. } => format!("Skip {}", text(count, plan)),
        Operator::Limit { count, .. } => format!("Limit {}", text(count, plan)),
        Operator::Unwind { list, slot, .. } => {
            format!("Unwind {} AS {}", text(list, plan), slot_name(*slot, plan))
        }
        Operator::LoadCsv { source, slot, .. } => {
            format!("LoadCsv {} AS {}", text(source, plan), slot_name(*slot, plan))
        }
        Operator::Optional { slots, .. } => format!("Optional {}", names(slots)),
        Operator::ApplyInTransactions { .. } => "ApplyInTransactions".to_owned(),
        Operator::HashJoin { equalities, is_counted, .. } => {
            let equal: Vec<String> = equalities.iter().map(|own| text(&own.predicate, plan)).collect();
            format!("HashJoin{} {}", count(*is_counted), equal.join(" AND "))
        }
        Operator::Apply { returns_rows: true, .. } => "Apply".to_owned(),
        Operator::Apply { returns_rows: false, .. } => "Apply for its changes".to_owned(),
        Operator::Union { slots, .. } => format!("Union {}", names(slots)),
        Operator::Call { procedure, arguments, .. } => {
            format!("Call {}({})", procedure.name, texts(arguments, ", ", plan))
        }
        _ if operator.is_change() => change(operator, plan),
        _ => search(operator, plan),
    }
}

/// `PathSearch TRAIL SHORTEST 2 (a)…(b)`
fn search_text(search: &PathSearch, is_into: bool, plan: &Plan) -> String {
    let into = if is_into { "Into" } else { "" };
    let choice = match search.choice {
        PathChoice::All => "ALL".to_owned(),
        PathChoice::Any(count) => format!("ANY {count}"),
        PathChoice::Shortest(count) => format!("SHORTEST {count}"),
        PathChoice::ShortestGroups(count) => format!("SHORTEST {count} GROUPS"),
    };
    let mode = match search.mode {
        PathMode::Walk if search.has_different_relationships => PathMode::Trail,
        mode => mode,
    };
    let mode = format!("{mode:?}").to_uppercase();
    let (from, to) = (slot_name(search.from, plan), slot_name(search.to, plan));
    format!("PathSearch{into} {choice} {mode} ({from})…({to})")
}

/// Operators that look for nodes and relationships.
fn search(operator: &Operator, plan: &Plan) -> String {
    let name = |slot: &Slot| slot_name(*slot, plan);
    let pattern =
        |from: &Slot, relationship: &Slot, types: &[RelationshipType], direction, range, to: &Slot| {
            arrow(&name(from), &name(relationship), types, direction, range, &name(to))
        };
    match operator {
        Operator::NodeScan { slot, .. } => format!("NodeScan {}", name(slot)),
        Operator::LabelScan { slot, label, .. } => format!("LabelScan {}:{}", name(slot), label.name),
        Operator::IndexSeek { slot, target, keys, seek, .. } => {
            let keys = joined(keys.iter().map(|key| key.name.to_string()));
            format!("IndexSeek {}:{}({})", name(slot), target.name(), seek_text(&keys, seek, plan))
        }
        Operator::IdSeek { slot, kind, seek, .. } => {
            let key = match kind {
                IdKind::SameNode | IdKind::SameRelationship => name(slot),
                IdKind::Node | IdKind::Relationship => format!("id({})", name(slot)),
                IdKind::NodeElement | IdKind::RelationshipElement => format!("elementId({})", name(slot)),
            };
            format!("IdSeek {}", seek_text(&key, seek, plan))
        }
        Operator::Expand { from, relationship, to, types, direction, .. } => {
            format!("Expand {}", pattern(from, relationship, types, *direction, None, to))
        }
        Operator::ExpandInto { from, relationship, to, types, direction, .. } => {
            format!("ExpandInto {}", pattern(from, relationship, types, *direction, None, to))
        }
        Operator::ExpandCount { from, arms, .. } => {
            let arms = arms.iter().map(|arm| arm_text(&name(from), arm, plan));
            format!("ExpandCount {}", arms.collect::<Vec<_>>().join(" × "))
        }
        Operator::PathSearch { search, is_into, .. } => search_text(search, *is_into, plan),
        Operator::Endpoints { relationship, from, to, types, direction, range, .. } => {
            format!("Endpoints {}", pattern(from, relationship, types, *direction, *range, to))
        }
        _ => walk(operator, plan),
    }
}

/// Operators that follow several relationships, one after the other.
fn walk(operator: &Operator, plan: &Plan) -> String {
    let name = |slot: &Slot| slot_name(*slot, plan);
    let way = |run: &Run, relationships: &str| {
        let Run { from, to, types, direction, range, .. } = run;
        arrow(&name(from), relationships, types, *direction, Some(*range), &name(to))
    };
    match operator {
        Operator::VariableExpand { run, is_into, .. } => {
            let into = if *is_into { "Into" } else { "" };
            format!("VariableExpand{into} {}", way(run, &name(&run.relationships)))
        }
        Operator::VariableExpandCount { run, predicates, .. } => {
            format!("VariableExpandCount {}{}", way(run, ""), conditions_text(predicates, plan))
        }
        Operator::ShortestPath { run, all, is_into, .. } => {
            let all = match (*all, *is_into) {
                (true, _) => "AllShortestPaths",
                (false, true) => "ShortestPath",
                (false, false) => "ShortestPathFrom",
            };
            format!("{all} {}", way(run, &name(&run.relationships)))
        }
        Operator::Reach { run, is_into, is_once, is_counted, .. } => {
            let into = if *is_into { "Into" } else { "" };
            format!("Reach{into}{} {}{}", count(*is_counted), way(run, ""), once(*is_once))
        }
        Operator::ReachAlong { from, to, hops, is_once, is_counted, .. } => {
            let way = hops_text(*from, hops, *to, plan);
            format!("Reach{} {way}{}", count(*is_counted), once(*is_once))
        }
        _ => unreachable!("every other operator looks for nothing"),
    }
}

fn once(is_once: bool) -> &'static str {
    if is_once { " once" } else { "" }
}

fn count(is_counted: bool) -> &'static str {
    if is_counted { "Count" } else { "" }
}

/// `(b)-[:KNOWS]->(c) WHERE c:Person EXCEPT r`
fn arm_text(from: &str, arm: &Arm, plan: &Plan) -> String {
    let to = slot_name(arm.to, plan);
    let mut line = arrow(from, "", &arm.types, arm.direction, None, &to);
    line += &avoided_text(&arm.avoided, None, plan);
    if let End::Shared(meeting) = &arm.end {
        let other = slot_name(meeting.from, plan);
        line += &format!(" AND {}", arrow(&other, "", &meeting.types, meeting.direction, None, &to));
        line += &avoided_text(&meeting.avoided, meeting.must_differ.then_some("the first"), plan);
    }
    line + &conditions_text(&arm.predicates, plan)
}

/// What must hold of the node at the end of what is counted.
fn conditions_text(predicates: &[Expression], plan: &Plan) -> String {
    if predicates.is_empty() { String::new() } else { format!(" WHERE {}", texts(predicates, " AND ", plan)) }
}

/// The relationships that do not count: those of the row, and of a cycle's second walk the one that the first took.
fn avoided_text(avoided: &[Avoided], first: Option<&str>, plan: &Plan) -> String {
    let names = avoided.iter().map(|avoided| slot_name(avoided.relationship, plan));
    let names = joined(names.chain(first.map(str::to_owned)));
    if names.is_empty() { names } else { format!(" EXCEPT {names}") }
}

/// `(a)-[:R]->(x:P)-[:R]->(b)`, the predicates on the way in their places.
fn hops_text(from: Slot, hops: &[Hop], to: Slot, plan: &Plan) -> String {
    let mut way = format!("({})", slot_name(from, plan));
    for (number, hop) in hops.iter().enumerate() {
        let is_last = number + 1 == hops.len();
        let mut node =
            if is_last { Some(to) } else { hop.to }.map_or(String::new(), |slot| slot_name(slot, plan));
        if !hop.predicates.is_empty() {
            node = format!("{node} WHERE {}", texts(&hop.predicates, " AND ", plan));
        }
        let arrow = arrow("", "", &hop.types, hop.direction, None, &node);
        way.push_str(arrow.trim_start_matches("()"));
    }
    way
}

/// Operators that change the graph.
fn change(operator: &Operator, plan: &Plan) -> String {
    match operator {
        Operator::Create { creation, .. } => format!("Create {}", creation_text(creation, plan)),
        Operator::Merge { creation, .. } => format!("Merge {}", creation_text(creation, plan)),
        Operator::Set { items, .. } => {
            format!("Set {}", joined(items.iter().map(|item| set_text(item, plan))))
        }
        Operator::Remove { items, .. } => {
            format!("Remove {}", joined(items.iter().map(|item| remove_text(item, plan))))
        }
        Operator::Delete { detach, targets, .. } => {
            format!("{}Delete {}", if *detach { "Detach" } else { "" }, texts(targets, ", ", plan))
        }
        Operator::Foreach { slot, list, .. } => {
            format!("Foreach {} IN {}", slot_name(*slot, plan), text(list, plan))
        }
        Operator::CreateIndex { definition, .. } => {
            let keys = joined(definition.keys.iter().map(ToString::to_string));
            format!("CreateIndex {} :{}({keys})", definition.name, definition.target.name())
        }
        Operator::CreateFullTextIndex { definition, .. } => {
            definition.to_string().replacen("CREATE FULLTEXT INDEX", "CreateFullTextIndex", 1)
        }
        Operator::DropIndex { name, .. } => format!("DropIndex {name}"),
        Operator::CreateConstraint { definition, .. } => {
            definition.to_string().replacen("CREATE CONSTRAINT", "CreateConstraint", 1)
        }
        Operator::DropConstraint { name, .. } => format!("DropConstraint {name}"),
        _ => unreachable!("every other operator changes nothing"),
    }
}

/// A slot's name; what the query gave no name begins with an underscore.
pub(super) fn slot_name(slot: Slot, plan: &Plan) -> String {
    let name = plan.slot_names.get(slot.0 as usize).map_or("?", |name| &**name);
    match name.strip_prefix("  ") {
        Some(invented) => format!("_{invented}"),
        None => name.to_owned(),
    }
}

fn arrow(
    from: &str,
    relationship: &str,
    types: &[RelationshipType],
    direction: Direction,
    range: Option<Range>,
    to: &str,
) -> String {
    let types: Vec<&str> = types.iter().map(|name| &*name.name).collect();
    let types = if types.is_empty() { String::new() } else { format!(":{}", types.join("|")) };
    let range = range.map_or(String::new(), |Range { minimum, maximum }| {
        format!("*{minimum}..{}", maximum.map_or(String::new(), |maximum| maximum.to_string()))
    });
    let (left, right) = match direction {
        Direction::Outgoing => ("-", "->"),
        Direction::Incoming => ("<-", "-"),
        Direction::Both => ("-", "-"),
    };
    format!("({from}){left}[{relationship}{types}{range}]{right}({to})")
}

fn seek_text(key: &str, seek: &Seek, plan: &Plan) -> String {
    match seek {
        Seek::Equal(value) => format!("{key} = {}", text(value, plan)),
        Seek::AnyOf(values) => format!("{key} IN {}", text(values, plan)),
        Seek::Prefix(prefix) => format!("{key} STARTS WITH {}", text(prefix, plan)),
        Seek::Range { lower, upper } => {
            let bound = |sign: &str, (value, is_included): &(_, bool)| {
                format!("{key} {sign}{} {}", if *is_included { "=" } else { "" }, text(value, plan))
            };
            let bounds = lower
                .iter()
                .map(|lower| bound(">", lower))
                .chain(upper.iter().map(|upper| bound("<", upper)));
            bounds.collect::<Vec<_>>().join(" AND ")
        }
    }
}

fn items_text(items: &[(Slot, Expression)], plan: &Plan) -> String {
    joined(items.iter().map(|(slot, value)| {
        let (name, value) = (slot_name(*slot, plan), text(value, plan));
        if name == value { name } else { format!("{value} AS {name}") }
    }))
}

fn call_text(call: &AggregateCall, plan: &Plan) -> String {
    let Some(aggregate) = call.aggregate else { return "count(*)".to_owned() };
    let distinct = if call.is_distinct { "DISTINCT " } else { "" };
    format!("{}({distinct}{})", aggregate.name, texts(&call.arguments, ", ", plan))
}

fn sort_text(keys: &[SortKey], plan: &Plan) -> String {
    let key = |key: &SortKey| {
        let direction = if key.is_descending { " DESC" } else { "" };
        let nulls = match (key.is_descending, key.nulls) {
            (true, Nulls::Last) => " NULLS LAST",
            (false, Nulls::First) => " NULLS FIRST",
            _ => "",
        };
        format!("{}{direction}{nulls}", text(&key.expression, plan))
    };
    joined(keys.iter().map(key))
}

fn creation_text(creation: &Creation, plan: &Plan) -> String {
    let nodes = creation
        .nodes
        .iter()
        .map(|node| format!("({}{})", slot_name(node.slot, plan), namings_text(&node.labels, plan)));
    let relationships = creation.relationships.iter().map(|new| {
        let [start, slot, end] = [new.start, new.slot, new.end].map(|slot| slot_name(slot, plan));
        format!("({start})-[{slot}{}]->({end})", naming_text(&new.relationship_type, plan))
    });
    joined(nodes.chain(relationships))
}

fn namings_text(namings: &[Naming], plan: &Plan) -> String {
    namings.iter().map(|naming| naming_text(naming, plan)).collect()
}

fn naming_text(naming: &Naming, plan: &Plan) -> String {
    match naming {
        Naming::Written(name) => format!(":{name}"),
        Naming::Computed(names) => format!(":$({})", text(names, plan)),
    }
}

fn set_text(item: &SetItem, plan: &Plan) -> String {
    match item {
        SetItem::Property { target, key, value } => {
            format!("{}.{key} = {}", text(target, plan), text(value, plan))
        }
        SetItem::DynamicProperty { target, key, value } => {
            format!("{}[{}] = {}", text(target, plan), text(key, plan), text(value, plan))
        }
        SetItem::Replace { target, value } => format!("{} = {}", text(target, plan), text(value, plan)),
        SetItem::Merge { target, value } => format!("{} += {}", text(target, plan), text(value, plan)),
        SetItem::Labels { target, labels: added } => {
            format!("{}{}", text(target, plan), namings_text(added, plan))
        }
    }
}

fn remove_text(item: &RemoveItem, plan: &Plan) -> String {
    match item {
        RemoveItem::Property { target, key } => format!("{}.{key}", text(target, plan)),
        RemoveItem::DynamicProperty { target, key } => format!("{}[{}]", text(target, plan), text(key, plan)),
        RemoveItem::Labels { target, labels } => {
            format!("{}{}", text(target, plan), namings_text(labels, plan))
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
