//! The reference of the language: a page for everything that can be written.
//!
//! In come three tables: the [`topics`](Topic) of this folder (clauses, patterns, operators, kinds of values), the
//! functions and aggregates of [`crate::functions`], and the procedures of a [`Registry`]. Out come [`Page`]s, all of
//! one form, as cards for a terminal or as one document in Markdown or HTML. Help, the program's `reference` and the
//! tests read the same pages, and every example on them is run by a test on the [`EXAMPLE_GRAPH`].
//!
//! To add a page is to add one entry to a file of `topics`; to add a function or procedure gives it one by itself.

mod topic;
mod topics;
mod page;
mod procedures;
mod origins;
mod search;
mod document;
mod markdown;
mod html;

pub use page::Page;
pub use topic::{Example, Origin, Section, Topic};

use crate::functions;
use crate::procedures::Registry;

/// The statements that make the graph on which every example runs.
pub const EXAMPLE_GRAPH: &[&str] = &[
    "CREATE (:Source {id: 'gazette', title: 'The Gazette', published: '2024-05-02'}), \
            (:Source {id: 'yearbook', title: 'The Yearbook', published: '2023-12-31'})",
    "CITING {source: 'yearbook', words: 'the cities of the belt'} \
     CREATE (china:Country {name: 'China'}), (germany:Country {name: 'Germany'}), (kenya:Country {name: 'Kenya'}), \
            (chengdu:City {name: 'Chengdu', population: 20937757})-[:IN]->(china), \
            (chongqing:City {name: 'Chongqing', population: 32054159})-[:IN]->(china), \
            (duisburg:City {name: 'Duisburg', population: 502211})-[:IN]->(germany), \
            (nairobi:City {name: 'Nairobi'})-[:IN]->(kenya), \
            (chengdu)-[:TRAIN {hours: 1.5}]->(chongqing)-[:TRAIN {hours: 320.0}]->(duisburg), \
            (chengdu)-[:TRAIN {hours: 300.0}]->(duisburg)",
    "MATCH (chengdu:City {name: 'Chengdu'}), (nairobi:City {name: 'Nairobi'}) \
     CREATE (li:Person:Engineer {name: 'Li', born: 1971})-[:LIVES_IN {since: 2004}]->(chengdu), \
            (ada:Person {name: 'Ada', born: 1985})-[:LIVES_IN {since: 2010}]->(nairobi), \
            (ada)-[:KNOWS {since: 2019}]->(li), (li)-[:KNOWS {since: 2020}]->(:Person {name: 'Jonas', born: 1990})",
    "MATCH (chengdu:City {name: 'Chengdu'}) \
     SET chengdu.founded = date('-0311-01-01')",
    "CITING {source: 'gazette', locator: 'p. 2', words: 'more than 20 million', comparator: '>', asOf: '2020'} \
     MATCH (chengdu:City {name: 'Chengdu'}) SET chengdu.population = 20937757",
    "CREATE FULLTEXT INDEX names FOR (n:City|Country|Person) ON EACH [n.name]",
    "CREATE FULLTEXT INDEX notes FOR ()-[r:KNOWS|TRAIN]-() ON EACH [r.note]",
];

/// The reference: every page, in the order of the document.
#[derive(Debug, Clone)]
pub struct Reference {
    pages: Vec<Page>,
}

impl Reference {
    /// The reference of the language with the procedures of `registry`. Builds a few hundred pages; cheap.
    pub fn new(registry: &Registry) -> Self {
        let topics = topics::all().map(Page::of_topic);
        let functions = functions::functions().map(Page::of_function);
        let aggregates = functions::aggregates().map(Page::of_aggregate);
        let procedures = registry.iter().map(|procedure| Page::of_procedure(procedure));
        let mut pages: Vec<Page> = topics.chain(functions).chain(aggregates).chain(procedures).collect();
        // Stable: within a section the tables' own order stays.
        pages.sort_by_key(|page| page.section);
        Reference { pages }
    }

    /// Every page, section by section.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The pages that explain `word`, whatever its case: those called so, else those that answer to it, else those
    /// whose syntax has it. Empty when there is none.
    pub fn find(&self, word: &str) -> Vec<&Page> {
        search::find(&self.pages, word)
    }

    /// The name that was probably meant by a word that no page explains.
    pub fn suggest(&self, word: &str) -> Option<&str> {
        search::suggest(&self.pages, word)
    }

    /// The whole reference as one Markdown document, with a table of contents. `answer` gives what an example shows,
    /// if anything.
    pub fn markdown(&self, answer: &dyn Fn(&Example) -> Option<String>) -> String {
        markdown::document(&self.pages, answer)
    }

    /// The whole reference as one HTML document, with a table of contents and nothing from elsewhere. `answer` gives
    /// what an example shows, if anything.
    pub fn html(&self, answer: &dyn Fn(&Example) -> Option<String>) -> String {
        html::document(&self.pages, answer)
    }
}
