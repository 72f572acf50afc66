//! The evidence of a claim by the names that CITING has for it, and what its source is called.

use crate::graph::GraphView;
use crate::provenance::{Claim, Comparator, Modality, Rank};
use crate::value::{NodeId, Value};
use std::sync::Arc;

/// What a source is called in statements; none where it has no `id`.
pub(super) fn source_id(source: NodeId, view: &GraphView) -> Option<Arc<str>> {
    let catalog = view.catalog();
    if !view.has_label(source, catalog.label("Source")?) {
        return None;
    }
    match view.property(source.into(), catalog.key("id")?) {
        Value::String(id) => Some(id),
        _ => None,
    }
}

/// The entries of the map that CITING takes for `claim` of the source that is called `source`; what is as it mostly is
/// is left out.
pub(super) fn entries(claim: &Claim, source: &Arc<str>) -> Vec<(&'static str, Value)> {
    let text = |field: &Option<Arc<str>>| field.clone().map(Value::String);
    let named = |is_usual: bool, name: &'static str| (!is_usual).then(|| Value::string(name));
    let Claim { comparator, modality, rank, .. } = *claim;
    let entries = [
        ("source", Some(Value::String(source.clone()))),
        ("id", text(&claim.key)),
        ("locator", text(&claim.locator)),
        ("words", text(&claim.words)),
        ("statedBy", text(&claim.stated_by)),
        ("comparator", named(comparator == Comparator::Equal, comparator.symbol())),
        ("unit", text(&claim.unit)),
        ("validFrom", text(&claim.valid_from)),
        ("validTo", text(&claim.valid_to)),
        ("asOf", text(&claim.as_of)),
        ("published", text(&claim.published)),
        ("modality", named(modality == Modality::Stated, modality.name())),
        ("rank", named(rank == Rank::Normal, rank.name())),
        ("confidence", claim.confidence.map(Value::Float)),
        ("explicit", (!claim.explicit).then_some(Value::Boolean(false))),
        ("note", text(&claim.note)),
    ];
    entries.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
