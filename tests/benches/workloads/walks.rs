//! Questions along several relationships. The same relationship is never used twice in one match: nobody follows the
//! same person twice, so that a relationship is told by its ends, and only who follows herself needs care.

use super::points::somebody;
use super::{Answer, Workload, greatest, nothing, number, row};
use crate::bare::Bare;
use silkgraph::{Parameters, params};

pub(super) const ALL: &[Workload] = &[
    Workload::new(
        "hop-2-count",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->(c) RETURN count(c)",
        somebody,
        |bare| number(two_hops(bare)),
    ),
    Workload::new(
        "hop-2-rows",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->(c) RETURN c.id",
        somebody,
        |bare| {
            let mut rows = Vec::new();
            each_second(bare, |_, c| rows.push(row![i64::from(c)]));
            rows
        },
    )
    .in_any_order(),
    Workload::new(
        "hop-2-distinct",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->(c) RETURN count(DISTINCT c)",
        somebody,
        |bare| {
            let mut seen = Seen::new(bare);
            each_second(bare, |_, c| seen.add(c));
            number(seen.count)
        },
    ),
    Workload::new(
        "hop-3-count",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->()-[:FOLLOWS]->(d) RETURN count(d)",
        somebody,
        |bare| number(three_hops(bare)),
    ),
    Workload::new(
        "hop-3-distinct",
        "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->()-[:FOLLOWS]->(d) RETURN count(DISTINCT d)",
        somebody,
        |bare| {
            let mut seen = Seen::new(bare);
            each_second(bare, |b, c| each_third(bare, b, c, |d| seen.add(d)));
            number(seen.count)
        },
    ),
    Workload::new(
        "length-1-3-count",
        "MATCH (:Person {id: $id})-[:FOLLOWS*1..3]->(b) RETURN count(b)",
        somebody,
        |bare| number(bare.follows.degree(bare.somebody) as u64 + two_hops(bare) + three_hops(bare)),
    ),
    Workload::new(
        "length-1-2-distinct",
        "MATCH (:Person {id: $id})-[:FOLLOWS*1..2]->(b) RETURN count(DISTINCT b)",
        somebody,
        |bare| number(within(bare, 2)),
    ),
    Workload::new(
        "length-1-4-distinct",
        "MATCH (:Person {id: $id})-[:FOLLOWS*1..4]->(b) RETURN count(DISTINCT b)",
        somebody,
        |bare| number(within(bare, 4)),
    ),
    Workload::new(
        "friends-of-friends",
        "MATCH (a:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->(c)
         WHERE c <> a AND NOT (a)-[:FOLLOWS]->(c)
         RETURN c.id, count(*) AS ways ORDER BY ways DESC, c.id LIMIT 10",
        somebody,
        friends_of_friends,
    ),
    Workload::new(
        "shortest-path",
        "MATCH p = shortestPath((:Person {id: $id})-[:FOLLOWS*]->(:Person {id: $far})) RETURN length(p)",
        |bare| params! { "id" => i64::from(bare.somebody), "far" => i64::from(bare.far) },
        shortest_path,
    ),
    Workload::new(
        "mutual",
        "MATCH (a:Person)-[:FOLLOWS]->(b:Person)-[:FOLLOWS]->(a) RETURN count(*)",
        nothing,
        |bare| {
            let mutual = |a, b: &&u32| **b != a && bare.follows.has(**b, a);
            number(
                bare.everybody()
                    .map(|a| bare.follows.of(a).iter().filter(|b| mutual(a, b)).count() as u64)
                    .sum(),
            )
        },
    ),
    Workload::new(
        "triangles",
        "MATCH (a:Person)-[:FOLLOWS]->(b:Person)-[:FOLLOWS]->(c:Person), (a)-[:FOLLOWS]->(c) RETURN count(*)",
        nothing,
        |bare| number(bare.everybody().map(|a| triangles_at(bare, a)).sum()),
    ),
    Workload::new(
        "two-paths-between",
        "MATCH (a:Person)-[:FOLLOWS]->(b:Person)-[:FOLLOWS]->(c:Person)
         WHERE a.age < $below AND c.age > $above RETURN count(*)",
        between,
        |bare| {
            let counted = |people: &[u32], wanted: &dyn Fn(i64) -> bool| {
                people.iter().filter(|&&person| wanted(bare.age(person))).count() as u64
            };
            let (below, above) = (|age| age < BELOW, |age| age > ABOVE);
            let ways = |b| counted(bare.followed_by.of(b), &below) * counted(bare.follows.of(b), &above);
            let twice = |b: u32| bare.follows.has(b, b) && below(bare.age(b)) && above(bare.age(b));
            number(bare.everybody().map(|b| ways(b) - u64::from(twice(b))).sum())
        },
    ),
];

const BELOW: i64 = 50;
const ABOVE: i64 = 25;

fn between(_: &Bare) -> Parameters {
    params! { "below" => BELOW, "above" => ABOVE }
}

/// Persons, each once.
struct Seen {
    marks: Vec<bool>,
    count: u64,
}

impl Seen {
    fn new(bare: &Bare) -> Self {
        Seen { marks: vec![false; bare.society.persons()], count: 0 }
    }

    fn add(&mut self, person: u32) {
        self.count += u64::from(!std::mem::replace(&mut self.marks[person as usize], true));
    }
}

/// Every walk a → b → c of two relationships from the somebody asked about.
fn each_second(bare: &Bare, mut visit: impl FnMut(u32, u32)) {
    let a = bare.somebody;
    for &b in bare.follows.of(a) {
        for &c in bare.follows.of(b) {
            if (a, b) != (b, c) {
                visit(b, c);
            }
        }
    }
}

/// Every d after a → b → c.
fn each_third(bare: &Bare, b: u32, c: u32, mut visit: impl FnMut(u32)) {
    for &d in bare.follows.of(c) {
        if (c, d) != (bare.somebody, b) && (c, d) != (b, c) {
            visit(d);
        }
    }
}

fn two_hops(bare: &Bare) -> u64 {
    let a = bare.somebody;
    let ends: usize = bare.follows.of(a).iter().map(|&b| bare.follows.degree(b)).sum();
    (ends - usize::from(bare.follows.has(a, a))) as u64
}

fn three_hops(bare: &Bare) -> u64 {
    let mut ends = 0;
    each_second(bare, |b, c| {
        let used = usize::from(c == bare.somebody) + usize::from(c == b);
        ends += (bare.follows.degree(c) - used) as u64;
    });
    ends
}

/// How many persons one to `steps` relationships lead to.
fn within(bare: &Bare, steps: u32) -> u64 {
    let mut marks = vec![false; bare.society.persons()];
    let (mut frontier, mut count) = (vec![bare.somebody], 0);
    for _ in 0..steps {
        let mut next = Vec::new();
        for &person in &frontier {
            for &other in bare.follows.of(person) {
                if !std::mem::replace(&mut marks[other as usize], true) {
                    count += 1;
                    next.push(other);
                }
            }
        }
        frontier = next;
    }
    count
}

fn friends_of_friends(bare: &Bare) -> Answer {
    let a = bare.somebody;
    let (mut counts, mut touched) = (vec![0_u64; bare.society.persons()], Vec::new());
    each_second(bare, |_, c| {
        if counts[c as usize] == 0 {
            touched.push(c);
        }
        counts[c as usize] += 1;
    });
    let strangers = touched.into_iter().filter(|&c| c != a && !bare.follows.has(a, c));
    let best = greatest(strangers.map(|c| (c, counts[c as usize])), 10);
    best.into_iter().map(|(c, ways)| row![i64::from(c), ways.cast_signed()]).collect()
}

/// Searches from both ends, a level at a time, always from the smaller side.
fn shortest_path(bare: &Bare) -> Answer {
    const UNSEEN: u8 = u8::MAX;
    let sides = [&bare.follows, &bare.followed_by];
    let mut steps = [vec![UNSEEN; bare.society.persons()], vec![UNSEEN; bare.society.persons()]];
    let mut frontiers = [vec![bare.somebody], vec![bare.far]];
    let mut depths = [0_u8, 0];
    steps[0][bare.somebody as usize] = 0;
    steps[1][bare.far as usize] = 0;
    loop {
        let side = usize::from(frontiers[1].len() < frontiers[0].len());
        depths[side] += 1;
        let mut next = Vec::new();
        for &person in &frontiers[side] {
            for &other in sides[side].of(person) {
                if steps[1 - side][other as usize] != UNSEEN {
                    return vec![row![i64::from(depths[0] + depths[1])]];
                }
                if steps[side][other as usize] == UNSEEN {
                    steps[side][other as usize] = depths[side];
                    next.push(other);
                }
            }
        }
        if next.is_empty() {
            return Vec::new();
        }
        frontiers[side] = next;
    }
}

/// The triangles a → b → c, a → c of one `a`. Three relationships: who follows herself is no second person.
fn triangles_at(bare: &Bare, a: u32) -> u64 {
    let row = bare.follows.of(a);
    let at = |b: u32| {
        let common = common(row, bare.follows.of(b));
        // With b = a all common ends use a relationship twice; with c = b the first and the last are the same.
        if b == a { 0 } else { common - u64::from(bare.follows.has(b, b)) }
    };
    row.iter().map(|&b| at(b)).sum()
}

/// How many numbers two rows have in common: the longer is searched when it is much longer.
fn common(one: &[u32], other: &[u32]) -> u64 {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.len() * 16 < long.len() {
        return short.iter().filter(|number| long.binary_search(number).is_ok()).count() as u64;
    }
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < short.len() && j < long.len() {
        count += u64::from(short[i] == long[j]);
        let (next_i, next_j) = (i + usize::from(short[i] <= long[j]), j + usize::from(long[j] <= short[i]));
        (i, j) = (next_i, next_j);
    }
    count
}
