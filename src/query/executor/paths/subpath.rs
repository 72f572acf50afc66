//! The parts of a match that are paths of their own.

use super::walk::Step;
use crate::graph::GraphView;
use crate::query::bound::{PathSearch, PathVariableIndex, SubpathIndex};
use crate::value::{Element, Path, Value};
use std::sync::Arc;

/// The steps of each time that a part was walked, in the order of `steps`, boundaries included.
pub(super) fn times(steps: &[Step], subpath: SubpathIndex) -> Vec<&[Step]> {
    let is_boundary = |(_, step): &(usize, &Step)| step.boundary == Some(subpath);
    let places: Vec<usize> = steps.iter().enumerate().filter(is_boundary).map(|(place, _)| place).collect();
    places.chunks_exact(2).map(|ends| &steps[ends[0]..=ends[1]]).collect()
}

/// The path that steps from left to right have gone, from the node of the first; null if the graph has lost it.
pub(super) fn path(steps: &[Step], view: &GraphView) -> Value {
    let Some(Step { element: Element::Node(first), .. }) = steps.first() else { return Value::Null };
    let (mut nodes, mut relationships, mut here) = (vec![*first], Vec::new(), *first);
    for step in steps.iter().filter(|step| step.is_hop) {
        let Element::Relationship(relationship) = step.element else { continue };
        let Some((start, end)) = view.endpoints(relationship) else { return Value::Null };
        here = if here == start { end } else { start };
        nodes.push(here);
        relationships.push(relationship);
    }
    Value::Path(Arc::new(Path::new(nodes, relationships)))
}

/// The part that a variable of the search stands for, if it stands for one.
pub(super) fn named_by(search: &PathSearch, variable: PathVariableIndex) -> Option<SubpathIndex> {
    search.subpaths.iter().position(|subpath| subpath.variable == variable).map(SubpathIndex)
}
