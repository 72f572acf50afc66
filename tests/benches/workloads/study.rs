//! Nine questions in the shape of the public study that graph stores are often compared by.

use super::{Answer, Workload, greatest, nothing, number, row};
use crate::bare::Bare;

pub(super) const ALL: &[Workload] = &[
    Workload::new(
        "q1-most-followed",
        "MATCH (f:Person)-[:FOLLOWS]->(p:Person)
         RETURN p.id, p.name, count(f) AS followers ORDER BY followers DESC, p.id LIMIT 3",
        nothing,
        |bare| {
            let best = most_followed(bare, 3).into_iter();
            let name = |person: u32| bare.society.names[person as usize].as_str();
            best.map(|(person, count)| row![i64::from(person), name(person), count.cast_signed()]).collect()
        },
    ),
    Workload::new(
        "q2-her-city",
        "MATCH (f:Person)-[:FOLLOWS]->(p:Person)
         WITH p, count(f) AS followers ORDER BY followers DESC, p.id LIMIT 1
         MATCH (p)-[:LIVES_IN]->(c:City) RETURN p.name, followers, c.city",
        nothing,
        |bare| {
            let (person, count) = most_followed(bare, 1)[0];
            let city = bare.society.cities[bare.city(person)].as_str();
            vec![row![bare.society.names[person as usize].as_str(), count.cast_signed(), city]]
        },
    ),
    Workload::new(
        "q3-youngest-cities",
        "MATCH (p:Person)-[:LIVES_IN]->(c:City)-[:CITY_IN]->(:State)-[:STATE_IN]->(:Country {country: 'United States'})
         RETURN c.city AS city, avg(p.age) AS age ORDER BY age, city LIMIT 5",
        nothing,
        youngest_cities,
    ),
    Workload::new(
        "q4-ages-by-country",
        "MATCH (p:Person)-[:LIVES_IN]->(:City)-[:CITY_IN]->(:State)-[:STATE_IN]->(o:Country)
         WHERE p.age >= 30 AND p.age <= 40
         RETURN o.country AS country, count(p) AS persons ORDER BY persons DESC, country LIMIT 3",
        nothing,
        |bare| {
            let mut counts = vec![0; bare.society.countries.len()];
            let aged = bare.everybody().filter(|&person| (30..=40).contains(&bare.age(person)));
            aged.for_each(|person| counts[bare.country(person)] += 1);
            named(&counts, 3, |country| bare.society.countries[country])
        },
    ),
    Workload::new(
        "q5-interest-and-city",
        "MATCH (p:Person)-[:HAS_INTEREST]->(i:Interest)
         WHERE toLower(i.interest) = 'fine dining' AND toLower(p.gender) = 'male'
         MATCH (p)-[:LIVES_IN]->(c:City {city: 'City 0003'}) RETURN count(p)",
        nothing,
        |bare| {
            let men = interested(bare, "Fine Dining", "male");
            number(men.filter(|&person| bare.city(person) == 3).count() as u64)
        },
    ),
    Workload::new(
        "q6-interest-by-city",
        "MATCH (p:Person)-[:HAS_INTEREST]->(i:Interest)
         WHERE toLower(i.interest) = 'tennis' AND toLower(p.gender) = 'female'
         MATCH (p)-[:LIVES_IN]->(c:City)
         RETURN c.city AS city, count(p) AS persons ORDER BY persons DESC, city LIMIT 5",
        nothing,
        |bare| {
            let mut counts = vec![0; bare.society.cities.len()];
            interested(bare, "Tennis", "female").for_each(|person| counts[bare.city(person)] += 1);
            named(&counts, 5, |city| &bare.society.cities[city])
        },
    ),
    Workload::new(
        "q7-interest-by-state",
        "MATCH (p:Person)-[:LIVES_IN]->(:City)-[:CITY_IN]->(s:State)-[:STATE_IN]->(:Country {country: 'United States'})
         WHERE p.age >= 23 AND p.age <= 30
         MATCH (p)-[:HAS_INTEREST]->(i:Interest) WHERE toLower(i.interest) = 'photography'
         RETURN s.state AS state, count(p) AS persons ORDER BY persons DESC, state LIMIT 1",
        nothing,
        interest_by_state,
    ),
    Workload::new(
        "q8-two-paths",
        "MATCH (a:Person)-[:FOLLOWS]->(b:Person)-[:FOLLOWS]->(c:Person) RETURN count(*)",
        nothing,
        |bare| {
            let ways = |b| (bare.followed_by.degree(b) * bare.follows.degree(b)) as u64;
            number(bare.everybody().map(|b| ways(b) - u64::from(bare.follows.has(b, b))).sum())
        },
    ),
    Workload::new(
        "q9-two-paths-filtered",
        "MATCH (a:Person)-[:FOLLOWS]->(b:Person)-[:FOLLOWS]->(c:Person)
         WHERE b.age < 50 AND c.age > 25 RETURN count(*)",
        nothing,
        |bare| {
            let older = |b| bare.follows.of(b).iter().filter(|&&c| bare.age(c) > 25).count() as u64;
            let twice = |b: u32| bare.follows.has(b, b) && bare.age(b) > 25;
            let ways = |b| bare.followed_by.degree(b) as u64 * older(b) - u64::from(twice(b));
            number(bare.everybody().filter(|&b| bare.age(b) < 50).map(ways).sum())
        },
    ),
];

fn most_followed(bare: &Bare, count: usize) -> Vec<(u32, u64)> {
    greatest(bare.everybody().map(|person| (person, bare.followed_by.degree(person) as u64)), count)
}

/// The greatest counts, with the names of what was counted.
fn named<'a>(counts: &[u64], count: usize, name: impl Fn(usize) -> &'a str) -> Answer {
    let counts = counts.iter().enumerate().map(|(place, &count)| (name(place), count));
    greatest(counts, count).into_iter().map(|(name, count)| row![name, count.cast_signed()]).collect()
}

/// The persons of a gender who have an interest.
fn interested<'a>(bare: &'a Bare, interest: &str, gender: &'a str) -> impl Iterator<Item = u32> + 'a {
    let place = bare.society.interests.iter().position(|name| *name == interest);
    let persons = bare.interested.of(place.unwrap_or(0) as u32).iter().copied();
    persons.filter(move |&person| bare.society.genders[person as usize] == gender)
}

fn united_states(bare: &Bare) -> usize {
    bare.society.countries.iter().position(|country| *country == "United States").unwrap_or(0)
}

fn youngest_cities(bare: &Bare) -> Answer {
    let mut sums = vec![(0_i64, 0_i64); bare.society.cities.len()];
    for person in bare.everybody() {
        let (sum, count) = &mut sums[bare.city(person)];
        (*sum, *count) = (*sum + bare.age(person), *count + 1);
    }
    let country = united_states(bare);
    let is_there =
        |city: usize| bare.society.state_in[bare.society.city_in[city] as usize] as usize == country;
    let cities = (0..sums.len()).filter(|&city| sums[city].1 > 0 && is_there(city));
    let mut averages: Vec<(f64, &str)> = cities
        .map(|city| (sums[city].0 as f64 / sums[city].1 as f64, bare.society.cities[city].as_str()))
        .collect();
    averages.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    averages.truncate(5);
    averages.into_iter().map(|(age, city)| row![city, age]).collect()
}

fn interest_by_state(bare: &Bare) -> Answer {
    let country = united_states(bare);
    let mut counts = vec![0; bare.society.states.len()];
    let place = bare.society.interests.iter().position(|name| *name == "Photography").unwrap_or(0);
    for &person in bare.interested.of(place as u32) {
        if (23..=30).contains(&bare.age(person)) && bare.country(person) == country {
            counts[bare.state(person)] += 1;
        }
    }
    named(&counts, 1, |state| &bare.society.states[state])
}
