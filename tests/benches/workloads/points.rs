//! Questions about one person and whom she follows directly.

use super::{Workload, number, row};
use crate::bare::Bare;
use silkgraph::{Parameters, params};

pub(super) const ALL: &[Workload] = &[
    Workload::new("lookup", "MATCH (p:Person {id: $id}) RETURN p.name, p.age", somebody, |bare| {
        let person = bare.somebody as usize;
        vec![row![bare.society.names[person].as_str(), bare.society.ages[person]]]
    }),
    Workload::new(
        "hop-1-count",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->(b) RETURN count(b)",
        somebody,
        |bare| number(bare.follows.degree(bare.somebody) as u64),
    ),
    Workload::new(
        "hop-1-rows",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->(b) RETURN b.id, b.name",
        somebody,
        |bare| {
            let others = bare.follows.of(bare.somebody).iter();
            others.map(|&other| row![i64::from(other), bare.society.names[other as usize].as_str()]).collect()
        },
    )
    .in_any_order(),
    Workload::new(
        "hub-filtered",
        "MATCH (:Person {id: $id})<-[:FOLLOWS]-(f) WHERE f.age >= 30 AND f.age < 40 RETURN count(f)",
        hub,
        |bare| {
            let followers = bare.followed_by.of(bare.hub).iter();
            number(followers.filter(|&&person| (30..40).contains(&bare.age(person))).count() as u64)
        },
    ),
];

pub(super) fn somebody(bare: &Bare) -> Parameters {
    params! { "id" => i64::from(bare.somebody) }
}

fn hub(bare: &Bare) -> Parameters {
    params! { "id" => i64::from(bare.hub) }
}
