//! A made-up society of any size, the same for everybody: who lives where, likes what and follows whom.
//!
//! In: how many persons. Out: [`Society`], flat columns and lists of pairs, from which both the database and the
//! plain loops are filled. Who follows whom is drawn from power laws, one for those who follow and one, steeper, for
//! those who are followed, with the ranks scattered over the persons; nobody follows the same person twice, and a few
//! follow themselves. The lists come in the order they were drawn, as they would from outside.

use std::collections::HashSet;

/// How many persons live and how many times somebody follows somebody, by the names that the command line takes.
pub(crate) const SIZES: &[(&str, usize, usize)] =
    &[("small", 10_000, 100_000), ("medium", 100_000, 2_400_000), ("large", 1_000_000, 10_000_000)];

const FIRST_NAMES: &[&str] = &[
    "Ada", "Amir", "Anna", "Bao", "Carl", "Chen", "Dara", "Elif", "Emma", "Farid", "Grace", "Hana", "Ivan",
    "Jane", "Juan", "Kofi", "Lena", "Li", "Maja", "Marco", "Maria", "Mei", "Nina", "Noor", "Omar", "Pavel",
    "Rosa", "Sara", "Tariq", "Wei", "Yusuf", "Zoe",
];
const LAST_NAMES: &[&str] = &[
    "Abbas", "Bauer", "Chang", "Costa", "Demir", "Diaz", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito",
    "Jansen", "Khan", "Kim", "Kovacs", "Lopez", "Meyer", "Moreau", "Nguyen", "Novak", "Okafor", "Olsen",
    "Petrov", "Rossi", "Sato", "Silva", "Singh", "Smith", "Tanaka", "Virtanen", "Wang", "Zhang",
];
const TITLES: &[&str] = &[
    "Actuary",
    "Baker",
    "Chemist",
    "Dentist",
    "Editor",
    "Farmer",
    "Geologist",
    "Historian",
    "Nurse",
    "Pilot",
];
const WORDS: &[&str] = &[
    "amber", "bridge", "canal", "desert", "early", "ferry", "garden", "harbour", "island", "jasmine",
    "kettle", "lantern", "market", "northern", "orchard", "paper", "quantum", "railway", "silk", "tower",
    "under", "valley", "winter", "yellow",
];
const INTERESTS: &[&str] = &[
    "Archery",
    "Astronomy",
    "Badminton",
    "Baking",
    "Basketball",
    "Birdwatching",
    "Boxing",
    "Calligraphy",
    "Ceramics",
    "Chess",
    "Choir",
    "Climbing",
    "Cooking",
    "Cricket",
    "Cycling",
    "Dancing",
    "Diving",
    "Drawing",
    "Fencing",
    "Fine Dining",
    "Fishing",
    "Football",
    "Gardening",
    "Golf",
    "Hiking",
    "Judo",
    "Kayaking",
    "Knitting",
    "Painting",
    "Photography",
    "Poetry",
    "Reading",
    "Rowing",
    "Rugby",
    "Running",
    "Sailing",
    "Skiing",
    "Swimming",
    "Tennis",
    "Theatre",
    "Yoga",
];
const COUNTRIES: &[&str] =
    &["China", "Germany", "Kazakhstan", "Kenya", "Pakistan", "United Kingdom", "United States"];

/// Everybody and everything, by number; the numbers of each kind count from 0.
pub(crate) struct Society {
    pub(crate) names: Vec<String>,
    pub(crate) ages: Vec<i64>,
    pub(crate) genders: Vec<&'static str>,
    pub(crate) titles: Vec<&'static str>,
    pub(crate) bios: Vec<String>,
    /// The city of each person.
    pub(crate) lives_in: Vec<u32>,
    /// Who follows whom.
    pub(crate) follows: Vec<(u32, u32)>,
    /// Who is interested in what.
    pub(crate) has_interest: Vec<(u32, u32)>,
    pub(crate) cities: Vec<String>,
    /// The state of each city.
    pub(crate) city_in: Vec<u32>,
    pub(crate) states: Vec<String>,
    /// The country of each state.
    pub(crate) state_in: Vec<u32>,
    pub(crate) countries: &'static [&'static str],
    pub(crate) interests: &'static [&'static str],
}

impl Society {
    /// Draws a society in which `persons` persons follow somebody `follows` times in all.
    pub(crate) fn draw(persons: usize, follows: usize) -> Self {
        let mut dice = Dice(0x51_1c_6b);
        let cities = (persons / 14).clamp(20, 7_000);
        let states = (cities / 25).max(COUNTRIES.len());
        let mut society = Society {
            names: Vec::with_capacity(persons),
            ages: (0..persons).map(|_| 18 + dice.below(60) as i64).collect(),
            genders: (0..persons).map(|_| ["female", "male"][dice.below(2)]).collect(),
            titles: (0..persons).map(|_| *dice.one_of(TITLES)).collect(),
            bios: Vec::with_capacity(persons),
            lives_in: (0..persons).map(|_| dice.skewed(cities, 1.5)).collect(),
            follows: draw_follows(&mut dice, persons, follows),
            has_interest: draw_interests(&mut dice, persons),
            cities: (0..cities).map(|city| format!("City {city:04}")).collect(),
            city_in: (0..cities).map(|_| dice.below(states) as u32).collect(),
            states: (0..states).map(|state| format!("State {state:03}")).collect(),
            state_in: (0..states).map(|state| (state % COUNTRIES.len()) as u32).collect(),
            countries: COUNTRIES,
            interests: INTERESTS,
        };
        for _ in 0..persons {
            society.names.push(format!("{} {}", dice.one_of(FIRST_NAMES), dice.one_of(LAST_NAMES)));
            let words: Vec<&str> = (0..8).map(|_| *dice.one_of(WORDS)).collect();
            society.bios.push(words.join(" "));
        }
        society
    }

    pub(crate) fn persons(&self) -> usize {
        self.names.len()
    }
}

fn draw_follows(dice: &mut Dice, persons: usize, count: usize) -> Vec<(u32, u32)> {
    let mut seen = HashSet::with_capacity(count);
    let mut follows = Vec::with_capacity(count);
    while follows.len() < count {
        let from = scatter(dice.skewed(persons, 1.3), persons, 7_368_787);
        let to = scatter(dice.skewed(persons, 2.0), persons, 15_485_863);
        let is_allowed = from != to || from.is_multiple_of(1_000);
        if is_allowed && seen.insert((from, to)) {
            follows.push((from, to));
        }
    }
    follows
}

fn draw_interests(dice: &mut Dice, persons: usize) -> Vec<(u32, u32)> {
    let mut interests = Vec::new();
    for person in 0..persons as u32 {
        let (first, count) = (dice.below(INTERESTS.len()), 1 + dice.below(4));
        // Steps of 7 among 41 never come back to where they began.
        let chosen = (0..count).map(|step| ((first + 7 * step) % INTERESTS.len()) as u32);
        interests.extend(chosen.map(|interest| (person, interest)));
    }
    interests
}

/// Moves rank `rank` of `count` somewhere else, no two to the same place: `prime` does not divide `count`.
fn scatter(rank: u32, count: usize, prime: u64) -> u32 {
    (u64::from(rank) * prime % count as u64) as u32
}

/// Random numbers that are the same every time: Steele, Lea and Flood's SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, all alike.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number below `bound`, small ones more often: the greater `skew`, the more so; 1 is none.
    fn skewed(&mut self, bound: usize, skew: f64) -> u32 {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((share.powf(skew) * bound as f64) as u32).min(bound as u32 - 1)
    }

    fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}
