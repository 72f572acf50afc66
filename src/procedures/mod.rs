//! What CALL can name: tables of rows computed from the graph, or registered by the embedding program.
//!
//! Each procedure is a self-describing entry; those built in stand in tables, a file a family, and a program adds its
//! own to a [`Registry`].
//!
//! - `table`: what all of them yield.
//! - `catalog`: about the graph's own names; `schema`: about what bears them; `evidence`: about
//!   who says so; `full_text`: about words; `algorithms`: about the graph's shape, one algorithm a file.

mod table;
mod catalog;
mod schema;
mod evidence;
mod full_text;
mod algorithms;

pub use algorithms::Setting;
pub use table::{Cells, Table};

use crate::error::Result;
use crate::functions::{Environment, Type};
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A column that a procedure takes or yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: Arc<str>,
    /// Its type.
    pub column_type: Type,
}

/// Computes what a procedure yields from its arguments. Rows become a [`Table`] by `into()`.
pub type Body = dyn Fn(&[Value], &Environment<'_>) -> Result<Table> + Send + Sync;

/// A procedure that CALL can name.
#[derive(Clone)]
pub struct Procedure {
    /// Its full name (`db.labels`).
    pub name: Arc<str>,
    /// What it takes. A last input of type MAP may be left out of a call and is then empty: a configuration.
    pub inputs: Vec<Column>,
    /// What it yields; empty for one that yields nothing.
    pub outputs: Vec<Column>,
    /// One sentence for the manual.
    pub summary: Arc<str>,
    /// Computes what it yields: a column for each of `outputs`; one that is missing is null.
    pub body: Arc<Body>,
}

impl std::fmt::Debug for Procedure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

/// A procedure that is built in and takes no arguments.
struct BuiltIn {
    name: &'static str,
    outputs: &'static [(&'static str, Type)],
    summary: &'static str,
    rows: fn(&Environment<'_>) -> Result<Vec<Vec<Value>>>,
}

impl BuiltIn {
    fn procedure(&self) -> Procedure {
        let rows = self.rows;
        let column =
            |(name, column_type): &(&str, Type)| Column { name: Arc::from(*name), column_type: *column_type };
        Procedure {
            name: self.name.into(),
            inputs: Vec::new(),
            outputs: self.outputs.iter().map(column).collect(),
            summary: self.summary.into(),
            body: Arc::new(move |_, environment| rows(environment).map(Table::from)),
        }
    }
}

/// What the configuration of a built-in procedure may say; nothing where there is no such procedure or it takes none.
pub fn settings(procedure: &str) -> &'static [Setting] {
    algorithms::settings().find(|(name, _)| *name == procedure).map_or(&[], |(_, settings)| settings)
}

/// The procedures of a database: the built-in ones and those its program registered. Cloning shares.
#[derive(Debug, Clone)]
pub struct Registry {
    procedures: Arc<BTreeMap<Arc<str>, Arc<Procedure>>>,
}

/// The built-in procedures.
impl Default for Registry {
    fn default() -> Self {
        let built_in = catalog::PROCEDURES
            .iter()
            .chain(schema::PROCEDURES)
            .chain(evidence::PROCEDURES)
            .map(BuiltIn::procedure);
        let all = built_in.chain(algorithms::procedures()).chain(evidence::procedures());
        let all = all.chain(full_text::procedures());
        let named = all.map(|procedure| (procedure.name.clone(), Arc::new(procedure)));
        let mut registry = Registry { procedures: Arc::new(named.collect()) };
        registry.list();
        registry
    }
}

impl Registry {
    /// Finds a procedure by its full name.
    pub fn get(&self, name: &str) -> Option<&Arc<Procedure>> {
        self.procedures.get(name)
    }

    /// Adds a procedure, in place of one of the same name.
    pub fn register(&mut self, procedure: Procedure) {
        Arc::make_mut(&mut self.procedures).insert(procedure.name.clone(), Arc::new(procedure));
        self.list();
    }

    /// Writes the list of procedures anew, which is one of them.
    fn list(&mut self) {
        let list = catalog::list(&self.procedures);
        Arc::make_mut(&mut self.procedures).insert(list.name.clone(), Arc::new(list));
    }

    /// Every procedure, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.procedures.values()
    }
}
