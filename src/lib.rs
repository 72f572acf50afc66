//! An embedded knowledge graph with a query language whose answers can say who said so.
//!
//! Open a [`Database`], ask it in openCypher, get [`Rows`]:
//!
//! ```
//! use silkgraph::{Database, params};
//!
//! let db = Database::in_memory();
//! db.query("CREATE (:Source {id: 'gazette', published: '2023-11-06'})", params! {})?;
//! db.query(
//!     "CITING {source: 'gazette', words: 'twin cities'}
//!      CREATE (:City {name: $one})-[:TWINNED_WITH]->(:City {name: $other})",
//!     params! { "one" => "Chengdu", "other" => "Bonn" },
//! )?;
//! let twins: Vec<(String, String)> = db
//!     .query_as("MATCH (:City)-[t:TWINNED_WITH]->(c) RETURN c.name, claims(t)[0].words", params! {})?
//!     .collect::<silkgraph::Result<_>>()?;
//! assert_eq!(twins, [("Bonn".to_owned(), "twin cities".to_owned())]);
//! # Ok::<(), silkgraph::Error>(())
//! ```
//!
//! # The floor plan
//!
//! Nouns are files, verbs are folders. A room imports only from rooms on lower floors:
//!
//! | floor | room | what is there |
//! |---|---|---|
//! | 12 | [`database`] | the front door: open, ask, change; the corridor that calls the stages |
//! | 11 | [`query`] | from text to rows: `ast`, `parser`, `bound`, `binder`, `plan`, `planner`, `optimizer`, `executor` |
//! | 10 | [`procedures`] | what CALL can name |
//! | 9 | [`functions`] | the scalar and aggregate library |
//! | 8 | [`transaction`] | many changes, one outcome |
//! | 7 | [`storage`] | the graph on disk |
//! | 6 | [`formats`] | other people's files |
//! | 5 | [`graph`] | the property graph in memory |
//! | 4 | [`provenance`] | who said so, where, when |
//! | 3 | [`value`] | what a query computes with |
//! | 2 | [`error`] | what can go wrong |
//!
//! The program (command line, shell, line protocol) is a module of the binary and sees what you see.
//!
//! # A query's walk through the house
//!
//! `MATCH (p:Plan)<-[:LAUNCHED]-(x) WHERE p.year > 2020 RETURN x.name`
//!
//! 1. [`Database::query`] takes the state last committed and enters the corridor, `database::session`.
//! 2. [`query::parser`] reads the text by the grammar in `grammar/` into a syntax tree, [`query::ast`].
//! 3. [`query::binder`] turns `p`, `x` and the unnamed relationship into slots, `:Plan` and `year` into predicates, and
//!    refuses what can have no meaning: [`query::bound`].
//! 4. [`query::planner`] lays the operators out in the order written: [`query::plan`].
//! 5. [`query::optimizer`] asks the graph's statistics and rearranges: the label is scanned, the predicate tested there,
//!    then the relationships expanded against their arrow.
//! 6. [`query::executor`] pulls rows through the operators, a chunk at a time, from a [`graph::GraphView`].
//! 7. [`Rows`] hands them out one by one, decoded by serde into what you ask for.
//!
//! A statement that writes goes the same way with the one writer: what the executor emits are [`graph::Change`]s, which
//! [`transaction`] can take back, [`storage`] logs before anybody learns of them, and recovery replays.
//!
//! # Invariants
//!
//! - Parsing knows no function names and no graph.
//! - After binding nobody compares variable names.
//! - The optimizer may change how long an answer takes, never the answer.
//! - Only `storage` opens the database's files.
//! - Nothing but `PropertyGraph::apply` alters a graph, and it takes only a `Change`; much at once makes another graph,
//!   `PropertyGraph::with`.
//! - The library neither prints, reads the environment, nor ends the process.

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
    Database, Durability, Import, InterruptHandle, Options, Parameters, Progress, QueryOptions,
    ReadTransaction, Row, Rows, Statement, Summary, Tables, WriteTransaction,
};
pub use error::{Error, Result};
pub use formats::dot::{DotStyle, Tooltip};
pub use graph::{Node, Relationship, Subgraph};
pub use provenance::{Citation, Fact};
pub use query::explain::Explanation;
pub use value::{NodeId, RelationshipId, Value};

/// The README's examples of the library are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
