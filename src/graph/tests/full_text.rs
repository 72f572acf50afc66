//! Full-text indexes under random changes: always the ones that would be built of the graph as it is.

use super::super::{Change, FullTextDefinition, FullTextTarget, GraphView};
use super::Pair;
use super::steps::{KEYS, LABELS, TYPES, steps};
use proptest::prelude::*;

fn definitions() -> [FullTextDefinition; 2] {
    let keys = vec![KEYS[0].into(), KEYS[2].into()];
    let labels = vec![LABELS[0].into(), LABELS[1].into()];
    [
        FullTextDefinition {
            name: "nodes".into(),
            target: FullTextTarget::Nodes(labels),
            keys: keys.clone(),
        },
        FullTextDefinition {
            name: "relationships".into(),
            target: FullTextTarget::Relationships(vec![TYPES[0].into()]),
            keys,
        },
    ]
}

fn check(view: &GraphView) {
    for definition in definitions() {
        let kept = view.full_text_index(&definition.name).unwrap();
        let mut built = kept.clone();
        built.rebuild(view);
        assert_eq!(*kept, built);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_full_text_index_that_grew_is_the_one_that_is_built(steps in steps(60)) {
        let mut pair = Pair::default();
        for definition in definitions() {
            pair.graph.apply(Change::CreateFullTextIndex { definition }).unwrap();
        }
        let mut kept = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            if number % 8 == 0 {
                kept.push(pair.graph.view().clone());
            }
            pair.step(step);
        }
        check(pair.graph.view());
        kept.iter().for_each(check);
        while let Some(inverse) = pair.inverses.pop() {
            pair.graph.apply(inverse).unwrap();
        }
        check(pair.graph.view());
    }
}
