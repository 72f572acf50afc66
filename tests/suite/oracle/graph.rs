//! Small random graphs: a naive model, and the CREATE statement that makes the same graph in a database.
//!
//! A [`Model`] is a pair of maps from ids to what there is. It is made at random, read back from a
//! [view](GraphView) of a database, and changed by the reference evaluator; two of them are compared by
//! [`Model::describe`], which gives elements that an update made names that do not depend on their ids.

use super::print::literal;
use super::random::Random;
use silkgraph::graph::GraphView;
use silkgraph::value::literal::quote_name;
use silkgraph::value::{NodeId, RelationshipId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// Properties by key.
pub(super) type Properties = BTreeMap<Arc<str>, Value>;

pub(super) const LABELS: [&str; 3] = ["A", "B", "C"];
pub(super) const TYPES: [&str; 3] = ["R", "S", "T"];
/// Keys with one kind of value each: integers, numbers, strings, booleans, lists of integers, anything.
pub(super) const KEYS: [&str; 6] = ["i", "f", "s", "b", "l", "x"];

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Node {
    pub(super) labels: BTreeSet<Arc<str>>,
    pub(super) properties: Properties,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Relationship {
    pub(super) start: NodeId,
    pub(super) end: NodeId,
    pub(super) relationship_type: Arc<str>,
    pub(super) properties: Properties,
}

/// A graph as plain maps.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub(super) nodes: BTreeMap<NodeId, Node>,
    pub(super) relationships: BTreeMap<RelationshipId, Relationship>,
}

/// Which numbers a graph holds; mixing them all would make sums depend on the order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Small integers and halves.
    Plain,
    /// Integers and floats that are equal to them.
    Twins,
    /// Integers that floats cannot tell apart.
    Huge,
}

impl Model {
    /// A graph of mostly no more than twelve nodes, with parallel relationships and self-loops.
    pub(super) fn random(random: &mut Random) -> Self {
        let numbers = *random.pick(&[Numbers::Plain, Numbers::Plain, Numbers::Twins, Numbers::Huge]);
        let most = *random.pick(&[1, 2, 4, 6, 6, 8, 8, 10, 12, 12, 40]);
        let nodes = random.between(most / 2, most);
        let relationships = if nodes == 0 { 0 } else { random.between(nodes.min(20), (2 * nodes).min(24)) };
        let mut model = Model::default();
        for id in 0..nodes as u64 {
            let labels = LABELS.iter().filter(|_| random.chance(55)).map(|&label| label.into()).collect();
            let properties = random_properties(random, numbers, 55);
            model.nodes.insert(NodeId(id), Node { labels, properties });
        }
        for id in 0..relationships as u64 {
            let start = random.below(nodes);
            let end = if random.chance(15) { start } else { random.below(nodes) };
            let relationship = Relationship {
                start: NodeId(start as u64),
                end: NodeId(end as u64),
                relationship_type: (random.word(&TYPES)).into(),
                properties: random_properties(random, numbers, 35),
            };
            model.relationships.insert(RelationshipId(id), relationship);
        }
        model
    }

    /// The graph that a database shows.
    pub(super) fn of(view: &GraphView) -> Self {
        let properties = |element| {
            view.properties(element)
                .map(|(key, value)| (view.catalog().key_name(key).clone(), value))
                .collect()
        };
        let node = |id: NodeId| {
            let labels = view.labels(id).iter().map(|&label| view.catalog().label_name(label).clone());
            (id, Node { labels: labels.collect(), properties: properties(id.into()) })
        };
        let relationship = |id: RelationshipId| {
            let (start, end) = view.endpoints(id)?;
            let relationship_type = view.catalog().type_name(view.relationship_type(id)?).clone();
            Some((id, Relationship { start, end, relationship_type, properties: properties(id.into()) }))
        };
        Model {
            nodes: view.nodes().map(node).collect(),
            relationships: view.relationships().filter_map(relationship).collect(),
        }
    }

    /// The statement that makes this graph in an empty database, with the same ids; `None` when there is nothing.
    pub(super) fn script(&self) -> Option<String> {
        let mut parts = Vec::new();
        for (id, node) in &self.nodes {
            let labels: String = node.labels.iter().map(|label| format!(":{}", quote_name(label))).collect();
            parts.push(format!("(n{}{labels}{})", id.0, written(&node.properties)));
        }
        for relationship in self.relationships.values() {
            let Relationship { start, end, relationship_type, properties } = relationship;
            let (start, end) = (start.0, end.0);
            parts.push(format!("(n{start})-[:{relationship_type}{}]->(n{end})", written(properties)));
        }
        (!parts.is_empty()).then(|| format!("CREATE {}", parts.join(", ")))
    }

    /// The same graph with its ids in the order that [`script`](Self::script) will make anew.
    pub(super) fn renumbered(&self) -> Self {
        let numbers: BTreeMap<NodeId, NodeId> =
            self.nodes.keys().enumerate().map(|(new, old)| (*old, NodeId(new as u64))).collect();
        let moved = |(new, old): (usize, &Relationship)| {
            let ends = Relationship { start: numbers[&old.start], end: numbers[&old.end], ..old.clone() };
            (RelationshipId(new as u64), ends)
        };
        Model {
            nodes: self.nodes.iter().map(|(id, node)| (numbers[id], node.clone())).collect(),
            relationships: self.relationships.values().enumerate().map(moved).collect(),
        }
    }

    /// Takes a node away with its relationships.
    pub(super) fn remove_node(&mut self, node: NodeId) {
        self.nodes.remove(&node);
        self.relationships.retain(|_, relationship| relationship.start != node && relationship.end != node);
    }

    /// The graph as lines that are the same for graphs that differ only in the ids of what is not in `before`.
    pub(super) fn describe(&self, before: &Model) -> Vec<String> {
        let names = Names::new(self, before);
        let mut lines: Vec<String> = self.nodes.iter().map(|(id, node)| names.node_line(*id, node)).collect();
        lines.extend(self.relationships.iter().map(|(id, it)| names.relationship_line(*id, it)));
        lines.sort();
        lines
    }
}

/// A map of properties as a pattern has it.
fn written(properties: &Properties) -> String {
    if properties.is_empty() {
        return String::new();
    }
    let entries: Vec<_> =
        properties.iter().map(|(key, value)| format!("{}: {}", quote_name(key), literal(value))).collect();
    format!(" {{{}}}", entries.join(", "))
}

fn random_properties(random: &mut Random, numbers: Numbers, percent: usize) -> Properties {
    let mut properties = Properties::new();
    for key in KEYS {
        if random.chance(percent) {
            properties.insert(key.into(), random_value(random, key, numbers));
        }
    }
    properties
}

/// A value of the kind that `key` has.
fn random_value(random: &mut Random, key: &str, numbers: Numbers) -> Value {
    match key {
        "i" => random_integer(random, numbers),
        "f" => random_number(random, numbers),
        "s" => Value::string(random.word(&["", "a", "b", "ab", "abc", "B", "é"])),
        "b" => Value::Boolean(random.chance(50)),
        "l" => Value::list((0..random.below(4)).map(|_| random_integer(random, numbers)).collect()),
        _ => {
            let key = random.word(&["i", "f", "f", "s", "b", "l"]);
            random_value(random, key, numbers)
        }
    }
}

const HUGE: i64 = 1 << 53;

fn random_integer(random: &mut Random, numbers: Numbers) -> Value {
    Value::Integer(match numbers {
        Numbers::Huge => *random.pick(&[HUGE - 1, HUGE, HUGE + 1, HUGE + 2, 1]),
        _ => *random.pick(&[-1, 0, 1, 1, 2, 3]),
    })
}

fn random_number(random: &mut Random, numbers: Numbers) -> Value {
    let floats: &[f64] = match numbers {
        Numbers::Plain => &[-0.5, 0.5, 1.5, 2.5, f64::NAN],
        Numbers::Twins => &[0.0, 1.0, 2.0, 3.0, f64::NAN],
        Numbers::Huge => &[9_007_199_254_740_992.0, 9_007_199_254_740_994.0, 1.0],
    };
    if random.chance(30) { random_integer(random, numbers) } else { Value::Float(*random.pick(floats)) }
}

/// What to call the elements of a graph: those it had before by id, new ones by what they are and what is around them.
pub(super) struct Names {
    nodes: BTreeMap<NodeId, String>,
    relationships: BTreeMap<RelationshipId, String>,
}

impl Names {
    pub(super) fn new(model: &Model, before: &Model) -> Self {
        let mut names = Names { nodes: BTreeMap::new(), relationships: BTreeMap::new() };
        for (id, node) in &model.nodes {
            let name = if before.nodes.contains_key(id) { format!("n{}", id.0) } else { content(node) };
            names.nodes.insert(*id, name);
        }
        let is_new = |id: &NodeId| !before.nodes.contains_key(id);
        let rounds = if model.nodes.keys().any(is_new) { 3 } else { 0 };
        for _ in 0..rounds {
            names.nodes = names
                .nodes
                .keys()
                .map(|id| (*id, if is_new(id) { names.refined(*id, model) } else { names.node(*id) }))
                .collect();
        }
        for (id, relationship) in &model.relationships {
            let is_old = before.relationships.contains_key(id);
            let name = if is_old { format!("r{}", id.0) } else { names.relationship_content(relationship) };
            names.relationships.insert(*id, name);
        }
        names
    }

    pub(super) fn node(&self, id: NodeId) -> String {
        self.nodes.get(&id).cloned().unwrap_or_else(|| format!("gone n{}", id.0))
    }

    pub(super) fn relationship(&self, id: RelationshipId) -> String {
        self.relationships.get(&id).cloned().unwrap_or_else(|| format!("gone r{}", id.0))
    }

    /// The name of a new node with those of its neighbours, shortened to a number.
    fn refined(&self, id: NodeId, model: &Model) -> String {
        let mut around: Vec<String> = Vec::new();
        for relationship in model.relationships.values() {
            if relationship.start == id || relationship.end == id {
                around.push(self.relationship_content(relationship));
            }
        }
        around.sort();
        format!("new{:x}", shortened(&(self.node(id) + &around.concat())))
    }

    fn relationship_content(&self, relationship: &Relationship) -> String {
        let Relationship { start, end, relationship_type, properties } = relationship;
        format!("({})-[:{relationship_type} {properties:?}]->({})", self.node(*start), self.node(*end))
    }

    fn node_line(&self, id: NodeId, node: &Node) -> String {
        format!("({} {})", self.node(id), content(node))
    }

    fn relationship_line(&self, id: RelationshipId, relationship: &Relationship) -> String {
        format!("[{} {}]", self.relationship(id), self.relationship_content(relationship))
    }
}

fn content(node: &Node) -> String {
    let mut text = String::new();
    write!(text, "{:?} {:?}", node.labels, node.properties).expect("a string takes any text");
    text
}

/// FNV-1a.
fn shortened(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
