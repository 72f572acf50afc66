//! Plans kept by the text they were made from.

use crate::graph::{GraphView, IndexDefinition};
use crate::query::plan::Plan;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many plans are kept; when there are more, all are forgotten.
const CAPACITY: usize = 512;

/// Texts longer than this, such as bulk scripts, are not worth keeping.
const TEXT_BYTES: usize = 4096;

/// Plans by text, each for graphs of the kind it was made for.
#[derive(Debug, Default)]
pub(super) struct Plans {
    plans: FxHashMap<Box<str>, (Kind, Arc<Plan>)>,
}

/// What a plan depends on beside its text: the indexes, roughly how large the graph is, and whether sources are asked
/// for.
#[derive(Debug, PartialEq)]
struct Kind {
    is_cited: bool,
    indexes: Arc<[IndexDefinition]>,
    nodes_magnitude: u32,
    relationships_magnitude: u32,
}

impl Kind {
    fn of(view: &GraphView, is_cited: bool) -> Self {
        let (nodes_magnitude, relationships_magnitude) = magnitudes(view);
        let indexes = view.indexes().cloned().collect();
        Kind { is_cited, indexes, nodes_magnitude, relationships_magnitude }
    }

    /// Whether `view` is of this kind; compared piece by piece, so that a plan found costs no allocation.
    fn includes(&self, view: &GraphView, is_cited: bool) -> bool {
        self.is_cited == is_cited
            && (self.nodes_magnitude, self.relationships_magnitude) == magnitudes(view)
            && view.indexes().eq(&*self.indexes)
    }
}

/// How many bits it takes to count the nodes, and the relationships.
fn magnitudes(view: &GraphView) -> (u32, u32) {
    let statistics = view.statistics();
    let magnitude = |count: u64| count.checked_ilog2().unwrap_or(0);
    (magnitude(statistics.nodes()), magnitude(statistics.relationships()))
}

impl Plans {
    pub(super) fn get(&self, text: &str, view: &GraphView, is_cited: bool) -> Option<Arc<Plan>> {
        let (kind, plan) = self.plans.get(text)?;
        kind.includes(view, is_cited).then(|| plan.clone())
    }

    pub(super) fn put(&mut self, text: &str, view: &GraphView, is_cited: bool, plan: Arc<Plan>) {
        if text.len() > TEXT_BYTES {
            return;
        }
        if self.plans.len() >= CAPACITY {
            self.forget();
        }
        self.plans.insert(text.into(), (Kind::of(view, is_cited), plan));
    }

    pub(super) fn forget(&mut self) {
        self.plans.clear();
    }
}
