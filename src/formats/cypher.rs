//! A subgraph as an openCypher script that makes it again in an empty database, ours or another.
//!
//! Nodes are made first, under a label and a property of their own by which the relationships find them; both are
//! taken away at the end. Claims are not written.

use crate::graph::{Node, Relationship, Subgraph};
use crate::value::Map;
use crate::value::literal::{quote_name, write_literal};

/// How many nodes one statement makes.
const NODES_A_STATEMENT: usize = 100;

impl Subgraph {
    /// A script of statements, each ended by `;`, that makes the same nodes and relationships.
    ///
    /// Time O(size of its labels and properties).
    pub fn to_cypher(&self) -> String {
        let nodes: Vec<_> = self.nodes().filter_map(|id| Node::read(self.view(), id)).collect();
        Script { subgraph: self, handle: free_name(&nodes), nodes, output: String::new() }.write()
    }
}

/// A name that is neither a label nor a property key of a node.
fn free_name(nodes: &[Node]) -> String {
    let mut name = String::from("import id");
    let is_taken = |name: &str, node: &Node| {
        node.labels.iter().any(|label| &**label == name) || node.properties.contains_key(name)
    };
    while nodes.iter().any(|node| is_taken(&name, node)) {
        name.push('+');
    }
    quote_name(&name)
}

struct Script<'a> {
    subgraph: &'a Subgraph,
    nodes: Vec<Node>,
    /// The label and property key by which relationships find their nodes, as a query writes it.
    handle: String,
    output: String,
}

impl Script<'_> {
    fn write(mut self) -> String {
        if self.subgraph.is_empty() {
            return String::from("// an empty graph\n");
        }
        let handle = self.handle.clone();
        self.line(&format!("CREATE INDEX {handle} FOR (n:{handle}) ON (n.{handle});"));
        self.nodes();
        let view = self.subgraph.view().clone();
        for relationship in self.subgraph.relationships().filter_map(|id| Relationship::read(&view, id)) {
            self.relationship(&relationship);
        }
        self.line(&format!("MATCH (n:{handle}) REMOVE n:{handle}, n.{handle};"));
        self.line(&format!("DROP INDEX {handle};"));
        self.output
    }

    fn line(&mut self, text: &str) {
        self.output.push_str(text);
        self.output.push('\n');
    }

    fn nodes(&mut self) {
        let nodes = std::mem::take(&mut self.nodes);
        for batch in nodes.chunks(NODES_A_STATEMENT) {
            self.output.push_str("CREATE\n");
            for (index, node) in batch.iter().enumerate() {
                self.output.push_str(if index == 0 { "  " } else { ",\n  " });
                self.node(node);
            }
            self.line(";");
        }
    }

    fn node(&mut self, node: &Node) {
        self.output.push_str(&format!("(:{}", self.handle));
        for label in &node.labels {
            self.output.push_str(&format!(":{}", quote_name(label)));
        }
        self.output.push_str(&format!(" {{{}: {}", self.handle, node.id.0));
        self.properties(&node.properties, ", ");
        self.output.push_str("})");
    }

    fn relationship(&mut self, relationship: &Relationship) {
        let Relationship { relationship_type, start, end, properties, .. } = relationship;
        let handle = &self.handle;
        self.output.push_str(&format!(
            "MATCH (a:{handle} {{{handle}: {}}}), (b:{handle} {{{handle}: {}}}) CREATE (a)-[:{}",
            start.0,
            end.0,
            quote_name(relationship_type)
        ));
        if !properties.is_empty() {
            self.output.push_str(" {");
            self.properties(properties, "");
            self.output.push('}');
        }
        self.line("]->(b);");
    }

    /// Writes the entries of a map without its braces, the first after `first_separator`.
    fn properties(&mut self, properties: &Map, first_separator: &str) {
        let mut separator = first_separator;
        for (key, value) in properties {
            self.output.push_str(&format!("{separator}{}: ", quote_name(key)));
            write_literal(value, &mut self.output).expect("a string takes everything");
            separator = ", ";
        }
    }
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
