//! Labels, relationship types and property keys ⇄ small integers. Names are never forgotten.

use std::sync::Arc;

/// Names a label within one open database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(pub u32);

/// Names a relationship type within one open database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Names a property key within one open database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u32);

/// The names in use and their numbers. Cloning shares.
#[derive(Debug, Clone, Default)]
pub struct Catalog {}

impl Catalog {
    /// The number of a label.
    pub fn label(&self, name: &str) -> Option<LabelId> {
        let _ = name;
        todo!()
    }
    /// The number of a relationship type.
    pub fn relationship_type(&self, name: &str) -> Option<TypeId> {
        let _ = name;
        todo!()
    }
    /// The number of a property key.
    pub fn key(&self, name: &str) -> Option<KeyId> {
        let _ = name;
        todo!()
    }
    /// The name of a label.
    pub fn label_name(&self, label: LabelId) -> &Arc<str> {
        let _ = label;
        todo!()
    }
    /// The name of a relationship type.
    pub fn type_name(&self, relationship_type: TypeId) -> &Arc<str> {
        let _ = relationship_type;
        todo!()
    }
    /// The name of a property key.
    pub fn key_name(&self, key: KeyId) -> &Arc<str> {
        let _ = key;
        todo!()
    }
    /// Every label ever used, with its name, in the order of first use.
    pub fn labels(&self) -> impl Iterator<Item = (LabelId, &Arc<str>)> {
        std::iter::empty()
    }
    /// Every relationship type ever used, with its name, in the order of first use.
    pub fn relationship_types(&self) -> impl Iterator<Item = (TypeId, &Arc<str>)> {
        std::iter::empty()
    }
    /// Every property key ever used, with its name, in the order of first use.
    pub fn keys(&self) -> impl Iterator<Item = (KeyId, &Arc<str>)> {
        std::iter::empty()
    }
}
