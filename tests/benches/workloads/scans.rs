//! Questions about all persons: what tables are good at.

use super::{Answer, Workload, nothing, number, row};
use crate::bare::Bare;
use std::collections::BTreeMap;

pub(super) const ALL: &[Workload] = &[
    Workload::new(
        "group-by",
        "MATCH (p:Person) RETURN p.title AS title, count(*), avg(p.age) ORDER BY title",
        nothing,
        group_by,
    ),
    Workload::new(
        "range-aggregate",
        "MATCH (p:Person) WHERE p.age >= 30 AND p.age < 40 RETURN count(*), sum(p.age)",
        nothing,
        |bare| {
            let ages = bare.society.ages.iter().filter(|age| (30..40).contains(*age));
            let (count, sum) = ages.fold((0_i64, 0_i64), |(count, sum), age| (count + 1, sum + age));
            vec![row![count, sum]]
        },
    ),
    Workload::new(
        "top-10",
        "MATCH (p:Person) RETURN p.id, p.age ORDER BY p.age DESC, p.id LIMIT 10",
        nothing,
        top_10,
    ),
    Workload::new(
        "prefix",
        "MATCH (p:Person) WHERE p.name STARTS WITH 'Mar' RETURN count(*)",
        nothing,
        |bare| number(bare.society.names.iter().filter(|name| name.starts_with("Mar")).count() as u64),
    ),
    Workload::new(
        "contains",
        "MATCH (p:Person) WHERE p.bio CONTAINS 'quantum railway' RETURN count(*)",
        nothing,
        |bare| number(bare.society.bios.iter().filter(|bio| bio.contains("quantum railway")).count() as u64),
    ),
    Workload::new(
        "rows-10000",
        "MATCH (p:Person) WHERE p.id < 10000 RETURN p.id, p.name, p.age",
        nothing,
        |bare| {
            let society = &bare.society;
            let row =
                |person: usize| row![person as i64, society.names[person].as_str(), society.ages[person]];
            (0..10_000.min(society.persons())).map(row).collect()
        },
    )
    .in_any_order(),
];

fn group_by(bare: &Bare) -> Answer {
    let mut groups: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (&title, age) in bare.society.titles.iter().zip(&bare.society.ages) {
        let (count, sum) = groups.entry(title).or_default();
        (*count, *sum) = (*count + 1, *sum + age);
    }
    groups.into_iter().map(|(title, (count, sum))| row![title, count, sum as f64 / count as f64]).collect()
}

fn top_10(bare: &Bare) -> Answer {
    let mut best: Vec<(i64, u32)> = Vec::new();
    for person in bare.everybody() {
        let age = bare.age(person);
        if best.len() < 10 || best.last().is_some_and(|&(least, _)| age > least) {
            let place = best.partition_point(|&(other, _)| other >= age);
            best.insert(place, (age, person));
            best.truncate(10);
        }
    }
    best.into_iter().map(|(age, person)| row![i64::from(person), age]).collect()
}
