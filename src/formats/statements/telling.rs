//! A subgraph in statements.

use super::super::evidence;
use super::{About, NodeName, Relation, Statement};
use crate::graph::{GraphView, Subgraph};
use crate::provenance::Subject;
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How nodes are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// By a property that no other node has the same value of, where there is one.
    Keys,
    /// By a number of the file's own.
    Local,
}

/// The properties that may name a node, the best first; a source is called by its `id`.
const KEYS: [&str; 4] = ["name", "id", "title", "text"];

/// Tells a subgraph in statements, and with it the sources of the claims about it. Time O(size of its labels and
/// properties, and of all claims).
pub fn of(subgraph: &Subgraph, naming: Naming) -> Vec<Statement> {
    let subgraph = &subgraph.with_sources();
    let mut teller = Teller::new(subgraph, naming);
    subgraph.nodes().for_each(|node| teller.node(node));
    subgraph.relationships().for_each(|relationship| teller.relationship(relationship));
    teller.claims();
    teller.statements
}

struct Teller<'s> {
    subgraph: &'s Subgraph,
    view: &'s GraphView,
    names: FxHashMap<NodeId, NodeName>,
    /// The properties that are told with their claims.
    claimed: FxHashSet<(Element, Arc<str>)>,
    /// The relationships that are not the only ones of their type between their nodes.
    parallel: FxHashSet<RelationshipId>,
    statements: Vec<Statement>,
}

impl<'s> Teller<'s> {
    fn new(subgraph: &'s Subgraph, naming: Naming) -> Self {
        let view = subgraph.view();
        let names = match naming {
            Naming::Keys => names(subgraph),
            Naming::Local => subgraph.nodes().map(|node| (node, numbered(node))).collect(),
        };
        let mut teller = Teller {
            subgraph,
            view,
            names,
            claimed: FxHashSet::default(),
            parallel: parallel(subgraph),
            statements: Vec::new(),
        };
        let claimed = view.ledger().iter().filter_map(|(_, subject, claim)| match subject {
            Subject::Property(element, key) if evidence::source_id(claim.source, view).is_some() => {
                Some((*element, key.clone()))
            }
            _ => None,
        });
        teller.claimed = claimed.collect();
        teller
    }

    fn node(&mut self, node: NodeId) {
        let mut statement = Statement::of_node(self.names[&node].clone());
        statement.subject.labels = stated_labels(node, self.view);
        self.names.insert(node, statement.subject.clone());
        self.statements.push(statement);
        self.properties(node.into());
    }

    fn relationship(&mut self, relationship: RelationshipId) {
        self.tell(relationship.into(), About::Element, Map::new());
        self.properties(relationship.into());
    }

    /// The properties that have no claims of their own, but for the one that names a node.
    fn properties(&mut self, element: Element) {
        let key_of_name = match element {
            Element::Node(node) => self.names.get(&node).and_then(|name| name.key.clone()),
            Element::Relationship(_) => None,
        };
        for key in self.view.keys(element).to_vec() {
            let name = self.view.catalog().key_name(key).clone();
            if key_of_name.as_ref() != Some(&name) && !self.claimed.contains(&(element, name.clone())) {
                let value = self.view.property(element, key);
                self.tell(element, About::Property(name, value), Map::new());
            }
        }
    }

    /// Says something of an element, if it is in the subgraph.
    fn tell(&mut self, element: Element, about: About, evidence: Map) {
        let (subject, relation) = match element {
            Element::Node(node) => (self.names.get(&node).cloned(), None),
            Element::Relationship(id) => match self.relation(id) {
                Some((start, relation)) => (self.names.get(&start).cloned(), Some(relation)),
                None => return,
            },
        };
        if let Some(subject) = subject {
            self.statements.push(Statement { line: 0, subject, relation, about, evidence });
        }
    }

    fn relation(&self, id: RelationshipId) -> Option<(NodeId, Relation)> {
        let (start, end) = self.view.endpoints(id)?;
        let kind = self.view.catalog().type_name(self.view.relationship_type(id)?).clone();
        let number = self.parallel.contains(&id).then(|| Arc::from(format!("r{}", id.0)));
        Some((start, Relation { kind, object: self.names.get(&end)?.clone(), number }))
    }

    fn claims(&mut self) {
        let mut last: BTreeMap<(Element, Arc<str>), Value> = BTreeMap::new();
        for (_, subject, claim) in self.view.ledger().iter() {
            let (element, source) = (subject.element(), evidence::source_id(claim.source, self.view));
            let Some(source) = source.filter(|_| self.subgraph.contains(element)) else { continue };
            if let Subject::Property(_, key) = subject {
                last.insert((element, key.clone()), claim.value.clone());
            }
            if !claim.says_something_of(subject) {
                continue;
            }
            let entries = evidence::entries(claim, &source).into_iter();
            let evidence = entries.map(|(name, value)| (name.into(), value)).collect();
            let about = match subject {
                Subject::Element(_) => About::Element,
                Subject::Property(_, key) => About::Property(key.clone(), claim.value.clone()),
                Subject::Label(_, label) => About::Label(label.clone()),
            };
            self.tell(element, about, evidence);
        }
        for ((element, key), stated) in last {
            self.restore(element, key, &stated);
        }
        for node in self.subgraph.nodes() {
            for label in labels(node, self.view).filter(|label| is_nobodys(node, label, self.view)) {
                self.tell(node.into(), About::Label(label), Map::new());
            }
        }
    }

    /// Tells the value of a property that its claims would not show.
    fn restore(&mut self, element: Element, key: Arc<str>, stated: &Value) {
        let value = self.view.catalog().key(&key).map_or(Value::Null, |key| self.view.property(element, key));
        if value != *stated || self.view.resolved(element, &key) != Some(value.clone()) {
            self.tell(element, About::Property(key, value), Map::new());
        }
    }
}

fn labels(node: NodeId, view: &GraphView) -> impl Iterator<Item = Arc<str>> + '_ {
    view.labels(node).iter().map(|label| view.catalog().label_name(*label).clone())
}

fn is_nobodys(node: NodeId, label: &Arc<str>, view: &GraphView) -> bool {
    view.is_nobodys(&Subject::Label(node, label.clone()))
}

/// The labels of a node but for those that were added later by nobody, and so are told last.
fn stated_labels(node: NodeId, view: &GraphView) -> Vec<Arc<str>> {
    labels(node, view).filter(|label| !is_nobodys(node, label, view)).collect()
}

fn numbered(node: NodeId) -> NodeName {
    NodeName::local(format!("_:n{}", node.0))
}

/// The name of each node: the value of the first key by which it is the only one of its first label.
fn names(subgraph: &Subgraph) -> FxHashMap<NodeId, NodeName> {
    let view = subgraph.view();
    let catalog = view.catalog();
    let text = |node: NodeId, key: &str| match view.property(node.into(), catalog.key(key)?) {
        Value::String(text) if !text.is_empty() && !text.starts_with("_:") => Some(text),
        _ => None,
    };
    let mut bearers: FxHashMap<(&str, Arc<str>), usize> = FxHashMap::default();
    for node in view.nodes() {
        for key in KEYS {
            if let Some(text) = text(node, key) {
                *bearers.entry((key, text)).or_default() += 1;
            }
        }
    }
    let source = catalog.label("Source");
    let name = |node: NodeId| {
        let is_source = source.is_some_and(|source| view.has_label(node, source));
        let keys = is_source.then_some("id").into_iter().chain(KEYS);
        let named = keys.filter_map(|key| Some((key, text(node, key)?)));
        let mut alone =
            named.filter(|(key, text)| bearers.get(&(*key, text.clone())) == Some(&1)).map(|(key, text)| {
                let label = stated_labels(node, view).into_iter().next();
                NodeName {
                    labels: label.into_iter().collect(),
                    key: Some(key.into()),
                    value: Value::String(text),
                }
            });
        alone.find(|name| !name.labels.is_empty()).unwrap_or_else(|| numbered(node))
    };
    subgraph.nodes().map(|node| (node, name(node))).collect()
}

/// The relationships that share type, start and end with another one.
fn parallel(subgraph: &Subgraph) -> FxHashSet<RelationshipId> {
    let view = subgraph.view();
    let mut found: FxHashMap<_, Vec<RelationshipId>> = FxHashMap::default();
    for id in subgraph.relationships() {
        found.entry((view.relationship_type(id), view.endpoints(id))).or_default().push(id);
    }
    found.into_values().filter(|ids| ids.len() > 1).flatten().collect()
}
