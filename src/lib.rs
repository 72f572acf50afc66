#![doc = "silkgraph"]
//! The floor plan comes with the walk.

pub mod error;
pub mod value;
pub mod provenance;
pub mod graph;
pub mod formats;
pub mod storage;
pub mod transaction;
pub mod functions;
pub mod procedures;
pub mod query;
pub mod database;

pub use database::{
    Database, Durability, Options, Parameters, QueryOptions, ReadTransaction, Row, Rows, Summary,
    WriteTransaction,
};
pub use error::{Error, Result};
pub use value::Value;
