//! Which words stand in the texts of nodes or relationships, for searches that rank what they find.
//!
//! In: texts that elements gain and lose, by every change of the graph. Out: the elements that match a query, the best
//! first. Like every part of a view an index is a value: a reader's stays as it is, a writer's knows its own changes
//! before they are committed. Nothing of it is stored but its definition.
//!
//! - `definition`: what an index covers; `words`: from a text to words;
//! - `postings`: which word stands where; `query`, with `pattern`: from the text of a query to its tree; `search`: the
//!   ranking.
//!
//! A change of a text costs O(words × log(words of the index)); a word that is looked for costs O(log) and the elements
//! that have it; what no order helps with (`fuzzy~`, `*end`) looks at every different word.

mod definition;
mod pattern;
mod postings;
mod query;
mod search;
mod words;

pub use definition::{FullTextDefinition, FullTextTarget};
pub use search::Hit;

use super::super::{GraphView, KeyId, LabelId, TypeId};
use super::Entry;
use crate::error::Result;
use crate::value::deferred::Deferred;
use crate::value::{Element, Value};
use postings::Postings;
use std::sync::Arc;

/// The full-text indexes of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct FullTextIndexes {
    pub(in crate::graph) all: Arc<Vec<FullTextIndex>>,
}

/// The words of some properties of some elements.
#[derive(Debug, Clone, PartialEq)]
pub struct FullTextIndex {
    definition: FullTextDefinition,
    covered: Members,
    keys: Vec<KeyId>,
    postings: Deferred<Postings>,
}

/// Who is in an index, by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::graph) enum Members {
    /// The nodes that carry one of the labels.
    Nodes(Vec<LabelId>),
    /// The relationships of one of the types.
    Relationships(Vec<TypeId>),
}

/// A text in an index: the number of the index, that of the property within it, and the value.
pub(in crate::graph) type IndexedText = (usize, u16, Value);

impl FullTextIndexes {
    /// The index of a name.
    pub(in crate::graph) fn named(&self, name: &str) -> Option<&FullTextIndex> {
        self.all.iter().find(|index| &*index.definition.name == name)
    }

    /// Whether any index has to do with a property.
    pub(in crate::graph) fn has_key(&self, key: KeyId) -> bool {
        self.all.iter().any(|index| index.keys.contains(&key))
    }

    /// Notes that an element has other texts than before.
    pub(in crate::graph) fn replace(&mut self, element: Element, old: &[IndexedText], new: &[IndexedText]) {
        let gone: Vec<_> = old.iter().filter(|text| !new.contains(text)).collect();
        let come: Vec<_> = new.iter().filter(|text| !old.contains(text)).collect();
        if gone.is_empty() && come.is_empty() {
            return;
        }
        let all = Arc::make_mut(&mut self.all);
        for (index, field, value) in gone {
            all[*index].postings.get_mut().remove(*field, number(element), value);
        }
        for (index, field, value) in come {
            all[*index].postings.get_mut().insert(*field, number(element), value);
        }
    }
}

impl FullTextIndex {
    /// An index that holds nothing yet.
    pub(in crate::graph) fn empty(
        definition: FullTextDefinition,
        covered: Members,
        keys: Vec<KeyId>,
    ) -> Self {
        let postings = Postings::empty(keys.len()).into();
        FullTextIndex { definition, covered, keys, postings }
    }

    /// The same index of what `view` has, made when it is first asked for.
    pub(in crate::graph) fn deferred(mut self, view: Arc<GraphView>) -> Self {
        let index = self.clone();
        self.postings = Deferred::new(move || index.postings_of(&view));
        self
    }

    /// Makes what is deferred.
    pub(in crate::graph) fn touch(&self) {
        self.postings.touch();
    }

    /// The same index of what `view` has now.
    pub(in crate::graph) fn rebuild(&mut self, view: &GraphView) {
        self.postings = self.postings_of(view).into();
    }

    fn postings_of(&self, view: &GraphView) -> Postings {
        let members: Vec<Element> = match &self.covered {
            Members::Nodes(labels) => {
                let mut nodes: Vec<_> =
                    labels.iter().flat_map(|&label| view.nodes_with_label(label)).collect();
                nodes.sort_unstable();
                nodes.dedup();
                nodes.into_iter().map(Element::Node).collect()
            }
            Members::Relationships(types) => {
                let rows = types.iter().flat_map(|&own| view.outgoing_rows(own));
                let ids = rows.flat_map(|(_, row)| row.iter().map(Entry::relationship));
                ids.map(Element::Relationship).collect()
            }
        };
        let texts = members.into_iter().flat_map(|element| {
            self.texts(element, view).map(move |(field, value)| (field, number(element), value))
        });
        Postings::build(self.keys.len(), texts)
    }

    /// What it covers.
    pub fn definition(&self) -> &FullTextDefinition {
        &self.definition
    }

    /// Whether it has to do with one of the properties.
    pub(in crate::graph) fn has_any_key(&self, keys: &[KeyId]) -> bool {
        self.keys.iter().any(|key| keys.contains(key))
    }

    /// Whether an element that is there belongs to it.
    pub(in crate::graph) fn covers(&self, element: Element, view: &GraphView) -> bool {
        match (&self.covered, element) {
            (Members::Nodes(labels), Element::Node(node)) => {
                view.labels(node).iter().any(|label| labels.contains(label))
            }
            (Members::Relationships(types), Element::Relationship(relationship)) => {
                view.has_relationship(relationship)
                    && view.relationship_type(relationship).is_some_and(|own| types.contains(&own))
            }
            _ => false,
        }
    }

    /// The texts that it has of an element it covers, by the number of their property.
    pub(in crate::graph) fn texts(
        &self,
        element: Element,
        view: &GraphView,
    ) -> impl Iterator<Item = (u16, Value)> + use<'_> {
        let values: Vec<Value> = self.keys.iter().map(|&key| view.property(element, key)).collect();
        (0..).zip(values).filter(|(_, value)| words::is_text(value))
    }

    /// The elements that match `query`, the best first, then by number. `go_on` is asked now and then.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` for a query that cannot be read, and what `go_on` fails with.
    pub fn search(&self, query: &str, go_on: &dyn Fn() -> Result<()>) -> Result<Vec<Hit>> {
        let tree = query::parse(query, &self.definition.keys)?;
        search::search(self.postings.get(), tree.as_ref(), go_on)
    }
}

fn number(element: Element) -> u64 {
    match element {
        Element::Node(node) => node.0,
        Element::Relationship(relationship) => relationship.0,
    }
}
