//! A subgraph as an openCypher script that makes it again in an empty database.
//!
//! Nodes are made first, with the properties that have no claims of their own, under a label and a property of their own by which everything else finds them; both are taken
//! away at the end. Claims follow as `CITING` in the order they were recorded; a script without claims is plain
//! openCypher, which other databases read too. Not told: when a claim was recorded, which is the new database's to
//! say, and a claim whose source has no `id` to be named by.

use super::evidence::source_id;
use crate::graph::{
    ConstraintTarget, FullTextTarget, GraphView, IndexDefinition, Node, Relationship, Subgraph,
};
use crate::provenance::{Claim, Subject};
use crate::value::literal::{quote_name, write_literal};
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many nodes one statement makes.
const NODES_A_STATEMENT: usize = 100;

impl Subgraph {
    /// A script of statements, each ended by `;`, that makes the same nodes and relationships with the same claims, and
    /// the sources of these.
    ///
    /// Time O(size of its labels and properties, and of all claims, times their logarithm).
    pub fn to_cypher(&self) -> String {
        let view = self.view();
        let schema = schema(self);
        if self.is_empty() && schema.is_empty() {
            return String::from("// an empty graph\n");
        }
        if self.is_empty() {
            return schema;
        }
        let told = self.with_sources();
        let nodes = told.nodes().filter_map(|id| Some((id, Node::read(view, id)?))).collect();
        let relationships =
            told.relationships().filter_map(|id| Some((id, Relationship::read(view, id)?))).collect();
        let graph = Copied { nodes, relationships };
        let claims = graph.told_claims(self);
        let claimed = claims.iter().filter_map(|told| match told.subject {
            Subject::Property(element, key) => Some((*element, key.clone())),
            Subject::Element(_) | Subject::Label(..) => None,
        });
        let (handle, claimed) = (graph.free_name(), claimed.collect());
        let added = claims.iter().filter_map(|told| match told.subject {
            Subject::Label(node, label) if view.is_nobodys(told.subject) => Some((*node, label.clone())),
            _ => None,
        });
        let added = added.collect();
        Script { handle, graph: &graph, claims: &claims, claimed, added, output: String::new() }.write()
            + &schema
    }
}

/// The commands that make the indexes and constraints: all of them for a whole graph, else those that concern a part of
/// it. They come last, when everything is as they ask.
fn schema(subgraph: &Subgraph) -> String {
    let view = subgraph.view();
    let statistics = view.statistics();
    let is_whole = subgraph.nodes().count() as u64 == statistics.nodes()
        && subgraph.relationships().count() as u64 == statistics.relationships();
    let concerns = |target: &ConstraintTarget| is_whole || is_met(subgraph, target);
    let is_owned =
        |index: &IndexDefinition| view.constraints().any(|constraint| constraint.name == index.name);
    let indexes = view.indexes().filter(|index| concerns(&index.target) && !is_owned(index));
    let constraints = view.constraints().filter(|constraint| concerns(&constraint.target));
    let full_text = view.full_text_indexes().filter(|index| is_whole || is_any_met(subgraph, &index.target));
    let commands = indexes.map(ToString::to_string).chain(full_text.map(ToString::to_string));
    let commands = commands.chain(constraints.map(ToString::to_string));
    commands.map(|command| format!("{command};\n")).collect()
}

/// Whether a node or relationship of the part is one that is meant.
fn is_met(subgraph: &Subgraph, target: &ConstraintTarget) -> bool {
    let view = subgraph.view();
    match target {
        ConstraintTarget::Node(label) => {
            let label = view.catalog().label(label);
            label.is_some_and(|label| subgraph.nodes().any(|node| view.has_label(node, label)))
        }
        ConstraintTarget::Relationship(name) => {
            let wanted = view.catalog().relationship_type(name);
            wanted.is_some() && subgraph.relationships().any(|id| view.relationship_type(id) == wanted)
        }
    }
}

/// Whether a node or relationship of the part is in a full-text index.
fn is_any_met(subgraph: &Subgraph, target: &FullTextTarget) -> bool {
    let single = |name: &Arc<str>| match target {
        FullTextTarget::Nodes(_) => ConstraintTarget::Node(name.clone()),
        FullTextTarget::Relationships(_) => ConstraintTarget::Relationship(name.clone()),
    };
    target.names().iter().any(|name| is_met(subgraph, &single(name)))
}

/// What is written, by id.
struct Copied {
    nodes: BTreeMap<NodeId, Node>,
    relationships: BTreeMap<RelationshipId, Relationship>,
}

/// A claim, with the id that its source has in queries.
struct Told<'a> {
    view: &'a GraphView,
    subject: &'a Subject,
    claim: &'a Claim,
    source: Arc<str>,
}

impl Copied {
    /// A name that is neither a label nor a property key, as a query writes it.
    fn free_name(&self) -> String {
        let mut name = String::from("import id");
        let is_taken = |name: &str| {
            let has_label = |node: &Node| node.labels.iter().any(|label| &**label == name);
            self.nodes.values().any(|node| has_label(node) || node.properties.contains_key(name))
                || self.relationships.values().any(|relationship| relationship.properties.contains_key(name))
        };
        while is_taken(&name) {
            name.push('+');
        }
        quote_name(&name)
    }

    /// The claims about what is written whose source has an id, in the order they were recorded.
    fn told_claims<'a>(&self, subgraph: &'a Subgraph) -> Vec<Told<'a>> {
        let told = subgraph.view().ledger().iter().filter_map(|(_, subject, claim)| {
            self.properties(subject.element())?;
            let source = source_id(claim.source, subgraph.view())?;
            Some(Told { view: subgraph.view(), subject, claim, source })
        });
        told.collect()
    }

    /// The properties of an element, if it is written.
    fn properties(&self, element: Element) -> Option<&Map> {
        match element {
            Element::Node(id) => self.nodes.get(&id).map(|node| &node.properties),
            Element::Relationship(id) => {
                self.relationships.get(&id).map(|relationship| &relationship.properties)
            }
        }
    }
}

/// Writes one script.
struct Script<'a> {
    /// The label and property key by which what is made is found again, as a query writes it.
    handle: String,
    graph: &'a Copied,
    claims: &'a [Told<'a>],
    /// The properties that are not set before their claims are.
    claimed: BTreeSet<(Element, Arc<str>)>,
    /// The labels that are added, by nobody, after everything has been claimed.
    added: BTreeSet<(NodeId, Arc<str>)>,
    output: String,
}

impl Script<'_> {
    fn write(mut self) -> String {
        let handle = self.handle.clone();
        self.line(&format!("CREATE INDEX {handle} FOR (n:{handle}) ON (n.{handle});"));
        let nodes: Vec<_> = self.graph.nodes.values().collect();
        nodes.chunks(NODES_A_STATEMENT).for_each(|batch| self.nodes(batch));
        let cited: BTreeSet<Element> = self.claims.iter().map(|told| told.subject.element()).collect();
        for relationship in self.graph.relationships.values() {
            self.relationship(relationship, cited.contains(&relationship.id.into()));
        }
        self.claims.iter().for_each(|told| self.claim(told));
        self.restore();
        if cited.iter().any(|element| matches!(element, Element::Relationship(_))) {
            self.line(&format!("MATCH ()-[r]->() WHERE r.{handle} IS NOT NULL REMOVE r.{handle};"));
        }
        self.line(&format!("MATCH (n:{handle}) REMOVE n:{handle}, n.{handle};"));
        self.line(&format!("DROP INDEX {handle};"));
        self.output
    }

    fn line(&mut self, text: &str) {
        self.output.push_str(text);
        self.output.push('\n');
    }

    fn nodes(&mut self, batch: &[&Node]) {
        self.output.push_str("CREATE\n");
        for (index, node) in batch.iter().enumerate() {
            self.output.push_str(if index == 0 { "  " } else { ",\n  " });
            let labels =
                node.labels.iter().filter(|label| !self.added.contains(&(node.id, (*label).clone())));
            let labels: String = labels.map(|label| format!(":{}", quote_name(label))).collect();
            let handle = &self.handle;
            self.output.push_str(&format!("(:{handle}{labels} {{{handle}: {}", node.id.0));
            self.properties(node.id.into(), &node.properties, ", ");
            self.output.push_str("})");
        }
        self.line(";");
    }

    fn relationship(&mut self, relationship: &Relationship, is_cited: bool) {
        let Relationship { id, relationship_type, start, end, properties } = relationship;
        let (start, end) = (self.node_pattern("a", *start), self.node_pattern("b", *end));
        let relationship_type = quote_name(relationship_type);
        self.output.push_str(&format!("MATCH {start}, {end} CREATE (a)-[:{relationship_type}"));
        let is_bare = !is_cited && properties.is_empty();
        if !is_bare {
            self.output.push_str(" {");
            if is_cited {
                self.output.push_str(&format!("{}: {}", self.handle, id.0));
            }
            self.properties((*id).into(), properties, if is_cited { ", " } else { "" });
            self.output.push('}');
        }
        self.line("]->(b);");
    }

    /// Writes the entries of a map without its braces, the first after `first_separator`.
    fn properties(&mut self, element: Element, properties: &Map, first_separator: &str) {
        let mut separator = first_separator;
        for (key, value) in properties {
            if self.claimed.contains(&(element, key.clone())) {
                continue;
            }
            self.output.push_str(&format!("{separator}{}: {}", quote_name(key), literal(value)));
            separator = ", ";
        }
    }

    fn node_pattern(&self, variable: &str, id: NodeId) -> String {
        format!("({variable}:{handle} {{{handle}: {}}})", id.0, handle = self.handle)
    }

    /// What finds an element, and the pattern in which it is then called `x`.
    fn patterns(&self, element: Element) -> (String, String) {
        match element {
            Element::Node(id) => (String::new(), self.node_pattern("x", id)),
            Element::Relationship(id) => {
                let Relationship { relationship_type, start, end, .. } = &self.graph.relationships[&id];
                let (start, end) = (self.node_pattern("a", *start), self.node_pattern("b", *end));
                let (kind, handle) = (quote_name(relationship_type), &self.handle);
                (format!("MATCH {start}, {end} "), format!("(a)-[x:{kind} {{{handle}: {}}}]->(b)", id.0))
            }
        }
    }

    /// Cites what is there already: by merging it, or by setting what it has.
    fn claim(&mut self, told: &Told<'_>) {
        if !told.claim.says_something_of(told.subject) {
            return;
        }
        let (before, pattern) = self.patterns(told.subject.element());
        let write = match told.subject {
            Subject::Element(_) => format!("MERGE {pattern}"),
            Subject::Label(_, label) => format!("MATCH {pattern} SET x:{}", quote_name(label)),
            Subject::Property(_, key) => {
                format!("MATCH {pattern} SET x.{} = {}", quote_name(key), literal(&told.claim.value))
            }
        };
        self.line(&format!("CITING {{{}}}\n  {before}{write};", evidence(told)));
    }

    /// Gives back the values and labels that the graph has where the last claim says otherwise.
    fn restore(&mut self) {
        let last: BTreeMap<_, _> = self.claims.iter().map(|told| (subject_key(told.subject), told)).collect();
        for told in last.into_values() {
            let element = told.subject.element();
            let change = match (told.subject, element) {
                (Subject::Property(_, key), _) => {
                    let value = self.graph.properties(element).and_then(|properties| properties.get(key));
                    let prevails = told.view.resolved(element, key);
                    let differs = value != Some(&told.claim.value) || value != prevails.as_ref();
                    let value = value.map_or_else(|| "null".to_owned(), literal);
                    differs.then(|| format!("SET x.{} = {value}", quote_name(key)))
                }
                (Subject::Label(_, label), Element::Node(id)) => {
                    let is_there = self.graph.nodes[&id].labels.contains(label);
                    match (is_there, self.added.contains(&(id, label.clone()))) {
                        (true, true) => Some(format!("SET x:{}", quote_name(label))),
                        (true, false) => None,
                        (false, _) => Some(format!("REMOVE x:{}", quote_name(label))),
                    }
                }
                _ => None,
            };
            if let Some(change) = change {
                let (before, pattern) = self.patterns(element);
                self.line(&format!("{before}MATCH {pattern} {change};"));
            }
        }
    }
}

/// A subject in an order.
fn subject_key(subject: &Subject) -> (Element, u8, Option<&Arc<str>>) {
    match subject {
        Subject::Element(element) => (*element, 0, None),
        Subject::Property(element, key) => (*element, 1, Some(key)),
        Subject::Label(node, label) => ((*node).into(), 2, Some(label)),
    }
}

fn literal(value: &Value) -> String {
    let mut text = String::new();
    write_literal(value, &mut text).expect("a string takes everything");
    text
}

/// The entries of the map that CITING takes.
fn evidence(told: &Told<'_>) -> String {
    let entries = super::evidence::entries(told.claim, &told.source).into_iter();
    entries.map(|(name, value)| format!("{name}: {}", literal(&value))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::graph::{Change, PropertyGraph, Subgraph};
    use crate::value::{NodeId, RelationshipId, Value};
    use std::sync::Arc;

    #[test]
    fn a_script_makes_nodes_first_and_then_what_connects_them() {
        let mut graph = PropertyGraph::default();
        let properties = vec![("the name".into(), Value::string("it's"))];
        for change in [
            Change::CreateNode { id: NodeId(0), labels: vec!["A".into(), "match".into()], properties },
            Change::CreateNode { id: NodeId(1), labels: vec!["import id".into()], properties: Vec::new() },
            Change::CreateRelationship {
                id: RelationshipId(0),
                relationship_type: "T".into(),
                start: NodeId(0),
                end: NodeId(1),
                properties: vec![("year".into(), Value::Integer(2025))],
            },
        ] {
            graph.apply(change).unwrap();
        }
        let script = Subgraph::whole(Arc::new(graph.view().clone())).to_cypher();
        let expected = "\
CREATE INDEX `import id+` FOR (n:`import id+`) ON (n.`import id+`);
CREATE
  (:`import id+`:A:`match` {`import id+`: 0, `the name`: 'it\\'s'}),
  (:`import id+`:`import id` {`import id+`: 1});
MATCH (a:`import id+` {`import id+`: 0}), (b:`import id+` {`import id+`: 1}) CREATE (a)-[:T {year: 2025}]->(b);
MATCH (n:`import id+`) REMOVE n:`import id+`, n.`import id+`;
DROP INDEX `import id+`;
";
        assert_eq!(script, expected);
    }
}
