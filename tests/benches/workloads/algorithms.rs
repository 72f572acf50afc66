//! Questions that CALL answers.

use super::{Answer, Workload, nothing, number, row};
use crate::bare::Bare;

pub(super) const ALL: &[Workload] = &[
    Workload::new(
        "page-rank",
        "CALL algo.pageRank({labels: ['Person'], types: ['FOLLOWS'], iterations: 20, tolerance: 0.0})
         YIELD node, score RETURN node.id, score ORDER BY score DESC LIMIT 5",
        nothing,
        page_rank,
    ),
    Workload::new(
        "components",
        "CALL algo.weaklyConnectedComponents({labels: ['Person'], types: ['FOLLOWS']})
         YIELD component RETURN count(DISTINCT component)",
        nothing,
        components,
    ),
];

fn page_rank(bare: &Bare) -> Answer {
    let count = bare.society.persons();
    let mut ranks = vec![1.0 / count as f64; count];
    for _ in 0..20 {
        let mut lost = 0.0;
        let shares: Vec<f64> = (bare.everybody().zip(&ranks))
            .map(|(person, &rank)| match bare.follows.degree(person) {
                0 => {
                    lost += rank;
                    0.0
                }
                degree => rank / degree as f64,
            })
            .collect();
        let jump = (0.15 + 0.85 * lost) / count as f64;
        let gathered =
            |person| bare.followed_by.of(person).iter().map(|&other| shares[other as usize]).sum::<f64>();
        ranks = bare.everybody().map(|person| 0.85 * gathered(person) + jump).collect();
    }
    let mut best: Vec<u32> = bare.everybody().collect();
    let order = |a: &u32, b: &u32| ranks[*b as usize].total_cmp(&ranks[*a as usize]);
    best.select_nth_unstable_by(4, order);
    best.truncate(5);
    best.sort_unstable_by(order);
    best.into_iter().map(|person| row![i64::from(person), ranks[person as usize]]).collect()
}

/// Counts components by joining trees, each walk halving the way to the root.
fn components(bare: &Bare) -> Answer {
    let mut parents: Vec<u32> = bare.everybody().collect();
    let mut count = parents.len() as u64;
    for person in bare.everybody() {
        for &other in bare.follows.of(person) {
            let (one, other) = (root(&mut parents, person), root(&mut parents, other));
            if one != other {
                parents[one.max(other) as usize] = one.min(other);
                count -= 1;
            }
        }
    }
    number(count)
}

fn root(parents: &mut [u32], mut person: u32) -> u32 {
    while parents[person as usize] != person {
        parents[person as usize] = parents[parents[person as usize] as usize];
        person = parents[person as usize];
    }
    person
}
