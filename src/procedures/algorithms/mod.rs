//! The algorithms that CALL can name: questions about the shape of the graph, one a file.
//!
//! In come the graph and a [`Call`]: nodes to start from and a configuration. Each algorithm takes the [`Members`] that
//! the configuration chooses, under dense numbers. Those to whom a relationship is two nodes and no more walk the
//! graph's own rows; the others build a [`Projection`], once, and work on that: contiguous rows instead of pages. Out come rows in a fixed order, by id where the algorithm has no better one. petgraph's implementation is
//! used wherever it has one that fits a graph with parallel relationships; those that do not fit say why in their file.
//!
//! Every algorithm takes a configuration as its last input, which may be left out; `labels` and `types` narrow the
//! graph in all of them. An algorithm that runs long can be stopped: what loops asks a [`Ticker`].

mod call;
mod members;
mod projection;
mod adjacency;
mod ticker;
mod walk;
mod search;
mod route;
mod degree;
mod page_rank;
mod eigenvector;
mod closeness;
mod betweenness;
mod weak_components;
mod strong_components;
mod k_core;
mod triangles;
mod label_propagation;
mod communities;
mod louvain;
mod leiden;
mod dijkstra;
mod dijkstra_from;
mod a_star;
mod k_shortest_paths;
mod spanning_tree;
mod similarity;
mod low_points;
mod bridges;
mod articulation_points;
mod topological_sort;
mod maximum_flow;

use self::adjacency::Adjacency;
use self::call::Call;
pub use self::call::Setting;
use self::members::Members;
use self::projection::Projection;
use self::ticker::Ticker;
use super::{Cells, Column, Procedure, Table};
use crate::error::Result;
use crate::functions::Type;
use std::sync::Arc;

/// The rows of an answer.
type Rows = Table;

/// An entry of the table of algorithms. Each also takes a configuration.
struct Algorithm {
    name: &'static str,
    inputs: &'static [(&'static str, Type)],
    settings: &'static [Setting],
    outputs: &'static [(&'static str, Type)],
    summary: &'static str,
    rows: fn(&Call<'_>) -> Result<Rows>,
}

const ALGORITHMS: &[&Algorithm] = &[
    &degree::ALGORITHM,
    &page_rank::ALGORITHM,
    &eigenvector::ALGORITHM,
    &closeness::ALGORITHM,
    &betweenness::ALGORITHM,
    &weak_components::ALGORITHM,
    &strong_components::ALGORITHM,
    &k_core::ALGORITHM,
    &triangles::ALGORITHM,
    &label_propagation::ALGORITHM,
    &louvain::ALGORITHM,
    &leiden::ALGORITHM,
    &dijkstra::ALGORITHM,
    &dijkstra_from::ALGORITHM,
    &a_star::ALGORITHM,
    &k_shortest_paths::ALGORITHM,
    &spanning_tree::ALGORITHM,
    &similarity::ALGORITHM,
    &bridges::ALGORITHM,
    &articulation_points::ALGORITHM,
    &topological_sort::ALGORITHM,
    &maximum_flow::ALGORITHM,
];

/// Every algorithm's name, with what its configuration may say.
pub(super) fn settings() -> impl Iterator<Item = (&'static str, &'static [Setting])> {
    ALGORITHMS.iter().map(|algorithm| (algorithm.name, algorithm.settings))
}

/// Every algorithm, as CALL finds it.
pub(super) fn procedures() -> impl Iterator<Item = Procedure> {
    ALGORITHMS.iter().map(|algorithm| algorithm.procedure())
}

impl Algorithm {
    fn procedure(&'static self) -> Procedure {
        let columns = |columns: &[(&'static str, Type)]| -> Vec<Column> {
            columns.iter().map(|&(name, column_type)| Column { name: name.into(), column_type }).collect()
        };
        Procedure {
            name: self.name.into(),
            inputs: columns(&[self.inputs, &[("configuration", Type::Map)]].concat()),
            outputs: columns(self.outputs),
            summary: self.summary.into(),
            body: Arc::new(|arguments, environment| {
                let call = Call::read(self.name, self.settings, arguments, environment)?;
                (self.rows)(&call)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_algorithm_says_what_it_is_under_a_name_of_its_own() {
        let names: BTreeSet<&str> = ALGORITHMS.iter().map(|algorithm| algorithm.name).collect();
        assert_eq!(names.len(), ALGORITHMS.len());
        for algorithm in ALGORITHMS {
            assert!(algorithm.name.starts_with("algo."), "{}", algorithm.name);
            assert!(algorithm.summary.ends_with('.') && !algorithm.outputs.is_empty(), "{}", algorithm.name);
            let settings: BTreeSet<&str> = algorithm.settings.iter().map(|setting| setting.name).collect();
            assert_eq!(settings.len(), algorithm.settings.len(), "{}", algorithm.name);
            assert!(settings.contains("labels") && settings.contains("types"), "{}", algorithm.name);
        }
    }
}
