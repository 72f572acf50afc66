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

/// What a plan depends on beside its text: the indexes, and roughly how large the graph is.
#[derive(Debug, PartialEq)]
struct Kind {
    indexes: Vec<IndexDefinition>,
    nodes_magnitude: u32,
    relationships_magnitude: u32,
}

impl Kind {
    fn of(view: &GraphView) -> Self {
        Kind {
            indexes: view.indexes().cloned().collect(),
            nodes_magnitude: view.statistics().nodes().checked_ilog2().unwrap_or(0),
            relationships_magnitude: view.statistics().relationships().checked_ilog2().unwrap_or(0),
        }
    }
}

impl Plans {
    pub(super) fn get(&self, text: &str, view: &GraphView) -> Option<Arc<Plan>> {
        let (kind, plan) = self.plans.get(text)?;
        (*kind == Kind::of(view)).then(|| plan.clone())
    }

    pub(super) fn put(&mut self, text: &str, view: &GraphView, plan: Arc<Plan>) {
        if text.len() > TEXT_BYTES {
            return;
        }
        if self.plans.len() >= CAPACITY {
            self.forget();
        }
        self.plans.insert(text.into(), (Kind::of(view), plan));
    }

    pub(super) fn forget(&mut self) {
        self.plans.clear();
    }
}
