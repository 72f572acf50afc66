//! The reference of the language is true and whole: every example does what its page says, and nothing that the
//! grammar reads or the tables hold is without a page.

use silkgraph::procedures::Registry;
use silkgraph::query::reference::{EXAMPLE_GRAPH, Example, Page, Reference};
use silkgraph::{Database, Error, Parameters, Rows};
use std::collections::BTreeSet;
use std::path::Path;

fn reference() -> Reference {
    Reference::new(&Registry::default())
}

fn example_graph() -> Database {
    let database = Database::in_memory();
    for statement in EXAMPLE_GRAPH {
        database.query(statement, Parameters::new()).unwrap();
    }
    database
}

fn run(example: &Example) -> Result<usize, Error> {
    let rows = example_graph().query(&example.query, Parameters::new())?;
    Rows::collect::<Result<Vec<_>, _>>(rows).map(|rows| rows.len())
}

/// What is wrong with an example; nothing when it does what its page says.
fn complaint(page: &Page, example: &Example) -> Option<String> {
    let said = match run(example) {
        Ok(_) => None,
        Err(Error::Query(error)) => Some(format!("{:?}: {:?}", error.class, error.detail)),
        Err(other) => Some(other.to_string()),
    };
    (said.as_deref() != example.error)
        .then(|| format!("{}: {}\n  promised {:?}, said {said:?}", page.name, example.query, example.error))
}

#[test]
fn every_example_does_what_its_page_says() {
    let reference = reference();
    let examples = reference.pages().iter().flat_map(|page| page.examples.iter().map(move |it| (page, it)));
    let complaints: Vec<_> = examples.filter_map(|(page, example)| complaint(page, example)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_page_has_an_example_and_a_place_of_its_own() {
    let reference = reference();
    let mut anchors = BTreeSet::new();
    for page in reference.pages() {
        assert!(
            !page.examples.is_empty(),
            "{} has no example: procedures get theirs in reference/procedures.rs",
            page.name
        );
        assert!(page.summary.ends_with('.'), "{}: {}", page.name, page.summary);
        assert!(page.rules.iter().all(|rule| rule.ends_with('.')), "{}: {:?}", page.name, page.rules);
        assert!(anchors.insert(page.anchor()), "two pages lie at {}", page.anchor());
    }
}

#[test]
fn what_a_page_points_to_is_a_page() {
    let reference = reference();
    let names: BTreeSet<&str> = reference.pages().iter().map(|page| page.name.as_str()).collect();
    for page in reference.pages() {
        for name in &page.see_also {
            assert!(names.contains(name.as_str()), "{} points to {name}, which has no page", page.name);
        }
    }
}

// ---- The grammar has nothing without a page

/// The lines of the grammar that define a rule: its name and the rest.
fn rules() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar");
    let mut rules: Vec<(String, String)> = Vec::new();
    for file in ["lexical", "expressions", "patterns", "clauses"] {
        let text = std::fs::read_to_string(folder.join(file).with_extension("pest")).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            match line
                .split_once('=')
                .filter(|(name, _)| name.trim().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
            {
                Some((name, rest)) if !line.starts_with(' ') => {
                    rules.push((name.trim().to_owned(), rest.to_owned()));
                }
                _ => rules.last_mut().into_iter().for_each(|rule| rule.1.push_str(line)),
            }
        }
    }
    rules
}

/// The words that the grammar reads whatever their case, but for those written letter by letter.
fn words() -> BTreeSet<String> {
    let in_pieces = ["operator_word", "clause_word"];
    let whole = rules().into_iter().filter(|(name, _)| !in_pieces.contains(&name.as_str()));
    let texts: Vec<String> = whole.map(|(_, rest)| rest).collect();
    let literals =
        texts.iter().flat_map(|text| text.split("^\"").skip(1).filter_map(|rest| rest.split('"').next()));
    literals
        .filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn every_word_of_the_grammar_is_explained() {
    let reference = reference();
    let words = words();
    assert!(words.contains("match") && words.len() > 80, "the grammar is read wrongly: {words:?}");
    let unexplained: Vec<_> = words.iter().filter(|word| reference.find(word).is_empty()).collect();
    assert!(unexplained.is_empty(), "no page of src/query/reference/topics explains {unexplained:?}");
}

/// The page of a clause or command whose rule is not called as it is.
fn page_of(rule: &str) -> String {
    match rule {
        "subquery_clause" => "CALL { }".to_owned(),
        "page_clause" => "LIMIT".to_owned(),
        other => other.trim_end_matches("_clause").replace('_', " ").to_uppercase(),
    }
}

#[test]
fn every_clause_and_command_of_the_grammar_has_a_page() {
    let reference = reference();
    let names: BTreeSet<&str> = reference.pages().iter().map(|page| page.name.as_str()).collect();
    let rules = rules();
    for group in ["prefix", "clause", "update_clause", "command"] {
        let (_, alternatives) = rules.iter().find(|(name, _)| name == group).unwrap();
        let alternatives = alternatives.trim_matches(|c: char| "_{} ".contains(c)).split('|');
        for rule in alternatives.map(|rule| rule.trim().trim_matches(|c| c == '{' || c == '}').trim()) {
            assert!(
                names.contains(page_of(rule).as_str()),
                "{rule} of the grammar has no page {}",
                page_of(rule)
            );
        }
    }
}

#[test]
fn every_function_and_procedure_is_found_by_its_name() {
    let reference = reference();
    let functions = silkgraph::functions::functions().map(|function| function.name.to_owned());
    let aggregates = silkgraph::functions::aggregates().map(|aggregate| aggregate.name.to_owned());
    let registry = Registry::default();
    let procedures = registry.iter().map(|procedure| procedure.name.to_string());
    for name in functions.chain(aggregates).chain(procedures) {
        assert!(reference.find(&name).iter().any(|page| page.name == name), "{name} has no page");
    }
}

// ---- The documents

/// The values of an attribute, in the order of the document.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Checks that every tag is closed in its turn, every attribute quoted and no `<`, `>` or `&` stands bare.
fn check_well_formed(html: &str) {
    let mut open = Vec::new();
    for piece in html.strip_prefix("<!DOCTYPE html>").unwrap().split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let is_style = tag == "style";
        assert!(is_style || !text.contains('>'), "a bare > after <{tag}>: {text}");
        for entity in text.split('&').skip(1) {
            let name = entity.split(';').next().unwrap();
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "a bare & after <{tag}>: {entity}");
        }
        assert!(tag.matches('"').count() % 2 == 0, "<{tag}>");
        let name = tag.split([' ', '/']).find(|word| !word.is_empty()).unwrap();
        match () {
            () if tag.starts_with('/') => assert_eq!(open.pop(), Some(name), "</{name}>"),
            () if tag.ends_with('/') => {}
            () => open.push(name),
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
}

#[test]
fn the_html_is_well_formed_and_its_links_lead_somewhere() {
    let html = reference().html(&|_| Some("a < b & \"c\"".to_owned()));
    check_well_formed(&html);
    let ids = attributes(&html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    for link in attributes(&html, "href") {
        assert!(unique.contains(link.strip_prefix('#').unwrap()), "{link} leads nowhere");
    }
    assert!(html.contains("a &lt; b &amp; &quot;c&quot;"));
}

#[test]
fn the_links_of_the_markdown_lead_somewhere() {
    let markdown = reference().markdown(&|_| None);
    let ids: BTreeSet<&str> = attributes(&markdown, "id").into_iter().collect();
    let links: Vec<&str> =
        markdown.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(links.len() > 200);
    for link in links {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
}

#[test]
fn words_are_found_whatever_their_case_and_guessed_when_misspelt() {
    let reference = reference();
    let found = |word| reference.find(word).into_iter().map(|page| page.name.as_str()).collect::<Vec<_>>();
    assert_eq!(found("match"), ["MATCH"]);
    assert_eq!(found("toupper()"), ["toUpper"]);
    assert_eq!(found("count"), ["COUNT { }", "count"]);
    assert_eq!(found("descending"), ["ORDER BY"]);
    assert_eq!(found("=~"), ["String operators"]);
    assert!(found("xyzzy").is_empty());
    assert_eq!(reference.suggest("retrun"), Some("RETURN"));
    assert_eq!(reference.suggest("xyzzy"), None);
}
