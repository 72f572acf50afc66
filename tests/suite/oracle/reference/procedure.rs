//! What procedures yield, by their definitions: every set of nodes tried, every relationship walked again and again.

use super::clauses::{fill_with_nulls, with};
use super::{Failure, Outcome, Reference, Row};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{Expression, Name, Yield};
use silkgraph::value::{Map, NodeId, RelationshipId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A row that is yielded, by the names of its columns.
type Yielded = Vec<(&'static str, Value)>;

/// The part of the graph that is worked on.
struct Part {
    nodes: BTreeSet<NodeId>,
    edges: Vec<Edge>,
}

#[derive(Clone, Copy)]
struct Edge {
    id: RelationshipId,
    start: NodeId,
    end: NodeId,
    weight: f64,
}

impl Reference {
    /// CALL for every row; where `is_optional` a row for which it gives nothing goes on with nulls.
    pub(super) fn called(
        &self,
        is_optional: bool,
        procedure: &Name,
        arguments: Option<&[Expression]>,
        yields: Option<&Yield>,
        filter: Option<&Expression>,
        rows: Vec<Row>,
    ) -> Outcome<Vec<Row>> {
        let Some(Yield::Items(items)) = yields else { return Ok(rows) };
        let mut called = Vec::new();
        for mut row in rows {
            let mut found = Vec::new();
            let arguments = arguments.unwrap_or_default().iter();
            let arguments =
                arguments.map(|argument| self.evaluate(argument, &row)).collect::<Outcome<Vec<_>>>()?;
            for yielded in self.yielded(&procedure.text, &arguments)? {
                self.tick()?;
                let mut row = row.clone();
                for (column, alias) in items {
                    let value = yielded.iter().find(|(name, _)| *name == &*column.text);
                    let value = value.map(|(_, value)| value.clone()).unwrap_or_default();
                    row = with(&row, &alias.as_ref().unwrap_or(column).text, value);
                }
                found.push(row);
            }
            let found = self.filtered(found, filter)?;
            if is_optional && found.is_empty() {
                let names = items.iter().map(|(column, alias)| alias.as_ref().unwrap_or(column).text.clone());
                fill_with_nulls(&mut row, &names.collect::<Vec<_>>());
                called.push(row);
            }
            called.extend(found);
        }
        Ok(self.rows_in_any_order(called))
    }

    fn yielded(&self, procedure: &str, arguments: &[Value]) -> Outcome<Vec<Yielded>> {
        if let Some(listed) = self.listed(procedure) {
            return Ok(listed);
        }
        let none = Map::new();
        let settings = match arguments.last() {
            Some(Value::Map(settings)) => &**settings,
            _ => &none,
        };
        let part = self.part_of(settings);
        self.work((part.nodes.len() * (part.nodes.len() + part.edges.len())) as u64)?;
        let node = |place: usize| match arguments.get(place) {
            Some(Value::Node(node)) => Ok(*node),
            _ => Err(Failure::Error(ErrorClass::TypeError)),
        };
        let direction = settings.get("direction").and_then(word).map(str::to_owned);
        Ok(match procedure {
            "algo.degree" => part.degrees(direction.as_deref().unwrap_or("both")),
            "algo.weaklyConnectedComponents" => part.components("both"),
            "algo.stronglyConnectedComponents" => part.components("outgoing"),
            "algo.triangleCount" => part.triangles(),
            "algo.kCore" => part.cores(),
            "algo.bridges" => part.bridges(),
            "algo.articulationPoints" => part.articulation_points(),
            "algo.dijkstraFrom" => {
                let costs = part.costs(node(0)?, direction.as_deref().unwrap_or("outgoing"));
                let row = |(node, cost)| vec![("node", Value::Node(node)), ("cost", Value::Float(cost))];
                costs.into_iter().map(row).collect()
            }
            "algo.dijkstra" => {
                let (source, target) = (node(0)?, node(1)?);
                let costs = part.costs(source, direction.as_deref().unwrap_or("outgoing"));
                costs.get(&target).map(|cost| vec![("cost", Value::Float(*cost))]).into_iter().collect()
            }
            other => unreachable!("nobody generates a call of {other}"),
        })
    }

    /// What is told of the graph's own names.
    fn listed(&self, procedure: &str) -> Option<Vec<Yielded>> {
        let model = self.model.borrow();
        let labels = || model.nodes.values().flat_map(|node| node.labels.iter().cloned());
        let types = || model.relationships.values().map(|it| it.relationship_type.clone());
        let counted = |name, count, all: Vec<Arc<str>>| {
            let mut counts: BTreeMap<Arc<str>, i64> = BTreeMap::new();
            all.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
            let row = |(text, number)| vec![(name, Value::String(text)), (count, Value::Integer(number))];
            counts.into_iter().map(row).collect()
        };
        match procedure {
            "db.labels" => Some(counted("label", "nodes", labels().collect())),
            "db.relationshipTypes" => Some(counted("relationshipType", "relationships", types().collect())),
            "db.propertyKeys" => {
                let of_nodes = model.nodes.values().flat_map(|node| node.properties.keys().cloned());
                let of_others = model.relationships.values().flat_map(|it| it.properties.keys().cloned());
                Some(counted("propertyKey", "", of_nodes.chain(of_others).collect()))
            }
            _ => None,
        }
    }

    fn part_of(&self, settings: &Map) -> Part {
        let model = self.model.borrow();
        let chosen = |setting: &str| -> Option<BTreeSet<String>> {
            let Some(Value::List(items)) = settings.get(setting) else { return None };
            Some(items.iter().filter_map(word).map(str::to_owned).collect())
        };
        let (labels, types) = (chosen("labels"), chosen("types"));
        let nodes: BTreeSet<NodeId> = model
            .nodes
            .iter()
            .filter(|(_, node)| {
                labels.as_ref().is_none_or(|labels| node.labels.iter().any(|label| labels.contains(&**label)))
            })
            .map(|(id, _)| *id)
            .collect();
        let edge = |(id, it): (&RelationshipId, &super::super::graph::Relationship)| {
            let is_chosen = types.as_ref().is_none_or(|types| types.contains(&*it.relationship_type));
            let is_inside = nodes.contains(&it.start) && nodes.contains(&it.end);
            let weight = match settings.get("weight").and_then(word) {
                None => 1.0,
                Some(key) => {
                    number(it.properties.get(key)).or(number(settings.get("defaultWeight"))).unwrap_or(1.0)
                }
            };
            (is_chosen && is_inside).then_some(Edge { id: *id, start: it.start, end: it.end, weight })
        };
        let edges = model.relationships.iter().filter_map(edge).collect();
        Part { nodes, edges }
    }
}

fn word(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn number(value: Option<&Value>) -> Option<f64> {
    match value {
        Some(Value::Integer(integer)) => Some(*integer as f64),
        Some(Value::Float(float)) => Some(*float),
        _ => None,
    }
}

fn integer(number: usize) -> Value {
    Value::Integer(number as i64)
}

impl Edge {
    /// Where it leads from a node, followed in a direction.
    fn from(&self, node: NodeId, direction: &str) -> Vec<NodeId> {
        let along = (direction != "incoming" && self.start == node).then_some(self.end);
        let against = (direction != "outgoing" && self.end == node).then_some(self.start);
        along.into_iter().chain(against).collect()
    }
}

impl Part {
    fn of_nodes(&self, value: impl Fn(NodeId) -> Yielded) -> Vec<Yielded> {
        let row = |node: &NodeId| std::iter::once(("node", Value::Node(*node))).chain(value(*node)).collect();
        self.nodes.iter().map(row).collect()
    }

    fn degrees(&self, direction: &str) -> Vec<Yielded> {
        self.of_nodes(|node| {
            let own: Vec<&Edge> =
                self.edges.iter().filter(|edge| !edge.from(node, direction).is_empty()).collect();
            let strength = own.iter().fold(0.0, |sum, edge| sum + edge.weight);
            vec![("degree", integer(own.len())), ("strength", Value::Float(strength))]
        })
    }

    /// All nodes that can be reached from one.
    fn reached(&self, from: NodeId, direction: &str) -> BTreeSet<NodeId> {
        let (mut reached, mut waiting) = (BTreeSet::from([from]), vec![from]);
        while let Some(node) = waiting.pop() {
            let next = self.edges.iter().flat_map(|edge| edge.from(node, direction));
            waiting.extend(next.filter(|next| reached.insert(*next)));
        }
        reached
    }

    /// Numbers for nodes that lead to one another, from 0 in the order of their smallest ids.
    fn components(&self, direction: &str) -> Vec<Yielded> {
        let reached: BTreeMap<NodeId, BTreeSet<NodeId>> =
            self.nodes.iter().map(|node| (*node, self.reached(*node, direction))).collect();
        let together = |a: &NodeId, b: &NodeId| reached[a].contains(b) && reached[b].contains(a);
        let (mut firsts, mut numbers): (Vec<NodeId>, _) = (Vec::new(), BTreeMap::new());
        for node in &self.nodes {
            let number = firsts.iter().position(|first| together(first, node));
            numbers.insert(*node, number.unwrap_or(firsts.len()));
            firsts.extend(number.is_none().then_some(*node));
        }
        self.of_nodes(|node| vec![("component", integer(numbers[&node]))])
    }

    fn component_count(&self) -> usize {
        let (mut left, mut count) = (self.nodes.clone(), 0);
        while let Some(node) = left.pop_first() {
            self.reached(node, "both").iter().for_each(|reached| {
                left.remove(reached);
            });
            count += 1;
        }
        count
    }

    fn are_neighbours(&self, a: NodeId, b: NodeId) -> bool {
        a != b && self.edges.iter().any(|edge| edge.from(a, "both").contains(&b))
    }

    fn triangles(&self) -> Vec<Yielded> {
        self.of_nodes(|node| {
            let near: Vec<NodeId> =
                self.nodes.iter().copied().filter(|other| self.are_neighbours(node, *other)).collect();
            let pairs = near.iter().flat_map(|a| near.iter().filter(move |b| a < *b).map(move |b| (*a, *b)));
            let (mut all, mut closed) = (0, 0);
            for (a, b) in pairs {
                all += 1;
                closed += usize::from(self.are_neighbours(a, b));
            }
            let coefficient = if all == 0 { 0.0 } else { closed as f64 / f64::from(all) };
            vec![("triangles", integer(closed)), ("coefficient", Value::Float(coefficient))]
        })
    }

    /// The largest k for which a node is left when those with fewer than k neighbours are taken away again and again.
    fn cores(&self) -> Vec<Yielded> {
        let mut cores: BTreeMap<NodeId, usize> = self.nodes.iter().map(|node| (*node, 0)).collect();
        let mut left = self.nodes.clone();
        for k in 1.. {
            loop {
                let degree =
                    |node: &NodeId| left.iter().filter(|other| self.are_neighbours(*node, **other)).count();
                let kept: BTreeSet<NodeId> = left.iter().copied().filter(|node| degree(node) >= k).collect();
                if kept.len() == left.len() {
                    break;
                }
                left = kept;
            }
            if left.is_empty() {
                break;
            }
            cores.extend(left.iter().map(|node| (*node, k)));
        }
        self.of_nodes(|node| vec![("core", integer(cores[&node]))])
    }

    fn without(&self, is_kept: impl Fn(NodeId) -> bool, keeps: impl Fn(&Edge) -> bool) -> Part {
        let nodes = self.nodes.iter().copied().filter(|node| is_kept(*node)).collect();
        let edges = self.edges.iter().copied();
        Part {
            nodes,
            edges: edges.filter(|edge| is_kept(edge.start) && is_kept(edge.end) && keeps(edge)).collect(),
        }
    }

    fn bridges(&self) -> Vec<Yielded> {
        let all = self.component_count();
        let is_bridge =
            |edge: &&Edge| self.without(|_| true, |other| other.id != edge.id).component_count() > all;
        let row = |edge: &Edge| vec![("relationship", Value::Relationship(edge.id))];
        self.edges.iter().filter(is_bridge).map(row).collect()
    }

    fn articulation_points(&self) -> Vec<Yielded> {
        let all = self.component_count();
        let is_point =
            |node: &&NodeId| self.without(|other| other != **node, |_| true).component_count() > all;
        self.nodes.iter().filter(is_point).map(|node| vec![("node", Value::Node(*node))]).collect()
    }

    /// What it costs at least to reach each node: relationships are walked until nothing gets cheaper.
    fn costs(&self, source: NodeId, direction: &str) -> BTreeMap<NodeId, f64> {
        let mut costs = BTreeMap::from([(source, 0.0)]);
        loop {
            let mut is_changed = false;
            for edge in &self.edges {
                for node in BTreeSet::from([edge.start, edge.end]) {
                    let Some(cost) = costs.get(&node).map(|cost| cost + edge.weight) else { continue };
                    for to in edge.from(node, direction) {
                        if costs.get(&to).is_none_or(|known| cost < *known) {
                            costs.insert(to, cost);
                            is_changed = true;
                        }
                    }
                }
            }
            if !is_changed {
                return costs;
            }
        }
    }
}
