//! Keeps full-text indexes as the graph changes.
//!
//! A change that may concern them is looked at from outside: which texts its element had before, and which it has
//! afterwards. What no index has to do with costs a look at the definitions.

use super::apply::invalid;
use super::index::{FullTextIndex, IndexedText, Members};
use super::{Change, FullTextDefinition, FullTextTarget, GraphView, KeyId, PropertyGraph};
use crate::error::QueryError;
use crate::value::Element;
use std::sync::Arc;

impl PropertyGraph {
    pub(super) fn create_full_text_index(
        &mut self,
        definition: FullTextDefinition,
    ) -> Result<Change, QueryError> {
        let name = Arc::clone(&definition.name);
        let mut index = self.new_full_text_index(definition)?;
        index.rebuild(&self.view);
        Arc::make_mut(&mut self.view.full_text.all).push(index);
        Ok(Change::DropIndex { name })
    }

    /// Makes an index of what `base` has, when it is first asked for.
    pub(super) fn restore_full_text_index(
        &mut self,
        definition: FullTextDefinition,
        base: &Arc<GraphView>,
    ) -> Result<(), QueryError> {
        let index = self.new_full_text_index(definition)?.deferred(Arc::clone(base));
        Arc::make_mut(&mut self.view.full_text.all).push(index);
        Ok(())
    }

    /// An index that holds nothing yet, unless there is one like it.
    fn new_full_text_index(&mut self, definition: FullTextDefinition) -> Result<FullTextIndex, QueryError> {
        self.view.check_index_name(&definition.name)?;
        if let Some(rival) = self.view.full_text_indexes().find(|known| known.rivals(&definition)) {
            let message = format!("there already is a full-text index of the same: {}", rival.name);
            return Err(invalid(message).hint(format!("drop {} first", rival.name)));
        }
        let catalog = &mut self.view.catalog;
        let covered = match &definition.target {
            FullTextTarget::Nodes(labels) => {
                Members::Nodes(labels.iter().map(|label| catalog.intern_label(label)).collect())
            }
            FullTextTarget::Relationships(types) => {
                Members::Relationships(types.iter().map(|name| catalog.intern_type(name)).collect())
            }
        };
        let keys = definition.keys.iter().map(|key| catalog.intern_key(key)).collect();
        Ok(FullTextIndex::empty(definition, covered, keys))
    }

    /// Takes the full-text index of a name away, if there is one.
    pub(super) fn drop_full_text_index(&mut self, name: &str) -> Option<Change> {
        let definition = self.view.full_text.named(name)?.definition().clone();
        Arc::make_mut(&mut self.view.full_text.all).retain(|index| *index.definition().name != *name);
        Some(Change::CreateFullTextIndex { definition })
    }

    /// Makes anew the full-text indexes of these keys.
    pub(super) fn rebuild_full_text_indexes(&mut self, keys: &[KeyId]) {
        if !self.view.full_text.all.iter().any(|index| index.has_any_key(keys)) {
            return;
        }
        let mut all = std::mem::take(&mut self.view.full_text.all);
        for index in Arc::make_mut(&mut all).iter_mut().filter(|index| index.has_any_key(keys)) {
            index.rebuild(&self.view);
        }
        self.view.full_text.all = all;
    }
}

impl GraphView {
    /// The full-text indexes there are.
    pub fn full_text_indexes(&self) -> impl Iterator<Item = &FullTextDefinition> + use<'_> {
        self.full_text.all.iter().map(FullTextIndex::definition)
    }

    /// The full-text index of a name.
    pub fn full_text_index(&self, name: &str) -> Option<&FullTextIndex> {
        self.full_text.named(name)
    }

    /// The element of a change that full-text indexes may have to do with, and its texts.
    pub(super) fn texts_before(&self, change: &Change) -> Option<(Element, Vec<IndexedText>)> {
        if self.full_text.all.is_empty() {
            return None;
        }
        if let Change::SetProperty { key, .. } = change
            && !self.catalog.key(key).is_some_and(|key| self.full_text.has_key(key))
        {
            return None;
        }
        change.element().map(|element| (element, self.texts(element)))
    }

    /// Notes that the element may have other texts than `before`.
    pub(super) fn note_texts(&mut self, element: Element, before: &[IndexedText]) {
        let now = self.texts(element);
        self.full_text.replace(element, before, &now);
    }

    fn texts(&self, element: Element) -> Vec<IndexedText> {
        let indexes = self.full_text.all.iter().enumerate();
        let covering = indexes.filter(|(_, index)| index.covers(element, self));
        let texts = covering.flat_map(|(number, index)| {
            index.texts(element, self).map(move |(field, value)| (number, field, value))
        });
        texts.collect()
    }
}
