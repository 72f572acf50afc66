//! Small random graphs: a naive model, and the CREATE statement that makes the same graph in a database.
//!
//! A [`Model`] is a pair of maps from ids to what there is. It is made at random, read back from a
//! [view](GraphView) of a database, and changed by the reference evaluator; two of them are compared by
//! [`Model::describe`], which gives elements that an update made names that do not depend on their ids.

use super::generate::random_day;
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
/// Keys with one kind of value each: integers, numbers, strings, booleans, lists of integers, days, anything.
pub(super) const KEYS: [&str; 7] = ["i", "f", "s", "b", "l", "t", "x"];

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
    /// From which id on nodes are made after others have been deleted; what joins them is, too.
    late: Option<u64>,
}

/// The label or type of what is made to be deleted.
const GONE: &str = "GONE";

/// How far the making of a graph has come: the next ids.
#[derive(Debug, Clone, Copy, Default)]
struct Made {
    node: u64,
    relationship: u64,
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
    /// Integers that one more or less is too much for.
    Extreme,
}

impl Model {
    /// A graph of mostly no more than twelve nodes, with parallel relationships and self-loops.
    pub(super) fn random(random: &mut Random) -> Self {
        let most = *random.pick(&[1, 2, 4, 6, 6, 8, 8, 10, 12, 12, 8, 10, 6, 40, 130]);
        let nodes = random.between(most / 2, most);
        let most = if nodes > 40 { 2 * nodes } else { (2 * nodes).min(24) };
        let relationships = if nodes == 0 { 0 } else { random.between(nodes.min(20), most) };
        Model::sized(random, nodes, relationships)
    }

    /// A graph that does not fit in one chunk of rows.
    pub(super) fn large(random: &mut Random) -> Self {
        let nodes = random.between(1_100, 2_600);
        let relationships = random.between(nodes, nodes + nodes / 2);
        Model::sized(random, nodes, relationships)
    }

    /// So many nodes and relationships, or a few less: some may be missing in between.
    fn sized(random: &mut Random, nodes: usize, relationships: usize) -> Self {
        let numbers = *random.pick(&[
            Numbers::Plain,
            Numbers::Plain,
            Numbers::Plain,
            Numbers::Twins,
            Numbers::Twins,
            Numbers::Huge,
            Numbers::Huge,
            Numbers::Extreme,
        ]);
        let mut model = Model::default();
        let has_gaps = random.chance(25);
        model.late = (has_gaps && nodes < 200).then_some((nodes as u64 * 2 / 3).max(1));
        for id in 0..nodes as u64 {
            if has_gaps && random.chance(20) {
                continue;
            }
            let labels = LABELS.iter().filter(|_| random.chance(55)).map(|&label| label.into()).collect();
            let properties = random_properties(random, numbers, 55);
            model.nodes.insert(NodeId(id), Node { labels, properties });
        }
        let ends: Vec<NodeId> = model.nodes.keys().copied().collect();
        let mut made = Vec::new();
        for _ in 0..if ends.is_empty() { 0 } else { relationships } {
            let start = *random.pick(&ends);
            let end = if random.chance(15) { start } else { *random.pick(&ends) };
            let relationship_type = random.word(&TYPES).into();
            let properties = random_properties(random, numbers, 35);
            made.push(Relationship { start, end, relationship_type, properties });
        }
        if random.chance(30) {
            keep_one_each(&mut made, "T");
        }
        // What is made later has greater ids.
        made.sort_by_key(|relationship| model.is_late(relationship));
        let ids = (0..).filter(|_| !(has_gaps && random.chance(15))).map(RelationshipId);
        model.relationships = ids.zip(made).collect();
        model
    }

    fn is_late(&self, relationship: &Relationship) -> bool {
        self.late.is_some_and(|late| relationship.start.0 >= late || relationship.end.0 >= late)
    }

    /// The same graph, made in the order of another.
    pub(super) fn made_as(mut self, other: &Model) -> Self {
        self.late = other.late;
        self
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
            late: None,
        }
    }

    /// The statements that make this graph in an empty database, with the same ids: where one is missing, what had it
    /// is made and deleted.
    pub(super) fn script(&self) -> Vec<String> {
        let all = Made {
            node: self.nodes.keys().last().map_or(0, |last| last.0 + 1),
            relationship: self.relationships.keys().last().map_or(0, |last| last.0 + 1),
        };
        let first_late = self.relationships.iter().find(|(_, made)| self.is_late(made)).map(|(id, _)| id.0);
        let early = match self.late {
            Some(late) if late < all.node => {
                Made { node: late, relationship: first_late.unwrap_or(all.relationship) }
            }
            _ => all,
        };
        let mut statements = self.statements(Made::default(), early);
        statements.extend(self.statements(early, all));
        statements
    }

    /// What makes one part of the graph, and takes away again what it was not to have.
    fn statements(&self, before: Made, upto: Made) -> Vec<String> {
        let parts = self.parts(before, upto);
        if parts.is_empty() {
            return Vec::new();
        }
        let found = self.found_again(before, upto);
        let has_gaps = parts.iter().any(|part| part.contains(GONE));
        let delete = ["MATCH (n:GONE) DETACH DELETE n", "MATCH ()-[r:GONE]->() DELETE r"];
        let deletes = delete.iter().filter(|_| has_gaps).map(|&delete| delete.to_owned());
        std::iter::once(format!("{found}CREATE {}", parts.join(", "))).chain(deletes).collect()
    }

    /// `MATCH` of the nodes made before to which relationships are made now.
    fn found_again(&self, before: Made, upto: Made) -> String {
        let now =
            self.relationships.range(RelationshipId(before.relationship)..RelationshipId(upto.relationship));
        let ends: BTreeSet<u64> = now.flat_map(|(_, made)| [made.start.0, made.end.0]).collect();
        let found = ends.range(..before.node).map(|id| format!("MATCH (n{id}) WHERE id(n{id}) = {id} "));
        found.collect()
    }

    /// The patterns that make nodes and relationships, after those that have been made before.
    fn parts(&self, before: Made, upto: Made) -> Vec<String> {
        let mut parts = Vec::new();
        for id in before.node..upto.node {
            parts.push(match self.nodes.get(&NodeId(id)) {
                Some(node) => {
                    let labels = node.labels.iter().map(|label| format!(":{}", quote_name(label)));
                    format!("(n{id}{}{})", labels.collect::<String>(), written(&node.properties))
                }
                None => format!("(n{id}:{GONE})"),
            });
        }
        for id in before.relationship..upto.relationship {
            parts.push(match self.relationships.get(&RelationshipId(id)) {
                Some(Relationship { start, end, relationship_type, properties }) => {
                    format!("(n{})-[:{relationship_type}{}]->(n{})", start.0, written(properties), end.0)
                }
                None => format!("(n{0})-[:{GONE}]->(n{0})", upto.node - 1),
            });
        }
        parts
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
            late: None,
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

/// Leaves each node with one relationship of a type that begins at it.
fn keep_one_each(made: &mut Vec<Relationship>, relationship_type: &str) {
    let mut starts = BTreeSet::new();
    made.retain(|it| *it.relationship_type != *relationship_type || starts.insert(it.start));
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
        "t" => random_day(random),
        _ => {
            let key = random.word(&["i", "f", "f", "s", "b", "l", "t"]);
            random_value(random, key, numbers)
        }
    }
}

const HUGE: i64 = 1 << 53;

fn random_integer(random: &mut Random, numbers: Numbers) -> Value {
    Value::Integer(match numbers {
        Numbers::Huge => *random.pick(&[HUGE - 1, HUGE, HUGE + 1, HUGE + 2, 1]),
        Numbers::Extreme => *random.pick(&[i64::MAX, i64::MAX - 1, i64::MIN, i64::MIN + 1, -1, 1]),
        _ => *random.pick(&[-1, 0, 1, 1, 2, 3]),
    })
}

fn random_number(random: &mut Random, numbers: Numbers) -> Value {
    let floats: &[f64] = match numbers {
        Numbers::Plain => &[-0.5, 0.5, 1.5, 2.5, f64::NAN],
        Numbers::Twins => &[0.0, 1.0, 2.0, 3.0, f64::NAN],
        Numbers::Extreme => &[0.0, -0.0, 9_223_372_036_854_775_808.0, f64::INFINITY, f64::NAN],
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
