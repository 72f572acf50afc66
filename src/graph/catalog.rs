//! Labels, relationship types and property keys ⇄ small integers. Names are never forgotten.
//!
//! In: names. Out: their numbers, given out from 0 in the order of first use, and back. Numbers mean
//! something only within one open database; whatever leaves it (changes, files) speaks in names.

use rustc_hash::FxHashMap;
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
pub struct Catalog {
    labels: Names,
    types: Names,
    keys: Names,
}

impl Catalog {
    /// The number of a label.
    pub fn label(&self, name: &str) -> Option<LabelId> {
        self.labels.number(name).map(LabelId)
    }

    /// The number of a relationship type.
    pub fn relationship_type(&self, name: &str) -> Option<TypeId> {
        self.types.number(name).map(TypeId)
    }

    /// The number of a property key.
    pub fn key(&self, name: &str) -> Option<KeyId> {
        self.keys.number(name).map(KeyId)
    }

    /// The name of a label.
    ///
    /// # Panics
    /// When the number is of another database.
    pub fn label_name(&self, label: LabelId) -> &Arc<str> {
        self.labels.name(label.0)
    }

    /// The name of a relationship type.
    ///
    /// # Panics
    /// When the number is of another database.
    pub fn type_name(&self, relationship_type: TypeId) -> &Arc<str> {
        self.types.name(relationship_type.0)
    }

    /// The name of a property key.
    ///
    /// # Panics
    /// When the number is of another database.
    pub fn key_name(&self, key: KeyId) -> &Arc<str> {
        self.keys.name(key.0)
    }

    /// Every label ever used, with its name, in the order of first use.
    pub fn labels(&self) -> impl Iterator<Item = (LabelId, &Arc<str>)> {
        self.labels.iter().map(|(number, name)| (LabelId(number), name))
    }

    /// Every relationship type ever used, with its name, in the order of first use.
    pub fn relationship_types(&self) -> impl Iterator<Item = (TypeId, &Arc<str>)> {
        self.types.iter().map(|(number, name)| (TypeId(number), name))
    }

    /// Every property key ever used, with its name, in the order of first use.
    pub fn keys(&self) -> impl Iterator<Item = (KeyId, &Arc<str>)> {
        self.keys.iter().map(|(number, name)| (KeyId(number), name))
    }

    /// The number of a label, a new one when the name is new.
    pub(super) fn intern_label(&mut self, name: &Arc<str>) -> LabelId {
        LabelId(self.labels.intern(name))
    }

    /// The number of a relationship type, a new one when the name is new.
    pub(super) fn intern_type(&mut self, name: &Arc<str>) -> TypeId {
        TypeId(self.types.intern(name))
    }

    /// The number of a property key, a new one when the name is new.
    pub(super) fn intern_key(&mut self, name: &Arc<str>) -> KeyId {
        KeyId(self.keys.intern(name))
    }
}

/// One kind of name.
#[derive(Debug, Clone, Default)]
struct Names {
    shared: Arc<NamesById>,
}

#[derive(Debug, Clone, Default)]
struct NamesById {
    names: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
}

impl Names {
    fn number(&self, name: &str) -> Option<u32> {
        self.shared.numbers.get(name).copied()
    }

    fn name(&self, number: u32) -> &Arc<str> {
        self.shared.names.get(number as usize).expect("a number comes from the catalog that is asked")
    }

    fn iter(&self) -> impl Iterator<Item = (u32, &Arc<str>)> {
        (0..).zip(&self.shared.names)
    }

    fn intern(&mut self, name: &Arc<str>) -> u32 {
        if let Some(number) = self.number(name) {
            return number;
        }
        let shared = Arc::make_mut(&mut self.shared);
        let number = u32::try_from(shared.names.len()).expect("memory ends before four billion names do");
        shared.names.push(Arc::clone(name));
        shared.numbers.insert(Arc::clone(name), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number_and_kinds_do_not_mix() {
        let mut catalog = Catalog::default();
        let person = catalog.intern_label(&"Person".into());
        let city = catalog.intern_label(&"City".into());
        assert_eq!(catalog.intern_label(&"Person".into()), person);
        assert_eq!(catalog.label("City"), Some(city));
        assert_eq!(&**catalog.label_name(city), "City");
        assert_eq!(catalog.key("City"), None);
        assert_eq!(catalog.labels().map(|(label, _)| label).collect::<Vec<_>>(), [person, city]);
    }
}
