//! Finds the pages that explain a word.

use super::page::Page;

/// How alike two words must be for one to have been meant by the other.
const LIKENESS: f64 = 0.8;

/// The pages called `word`, else those that answer to it, else those whose syntax has it.
pub(super) fn find<'a>(pages: &'a [Page], word: &str) -> Vec<&'a Page> {
    let word = key(word);
    let choose = |test: &dyn Fn(&Page) -> bool| pages.iter().filter(|page| test(page)).collect::<Vec<_>>();
    let is_called = |page: &Page| key(&page.name) == word;
    let answers = |page: &Page| page.words.iter().any(|other| key(other) == word);
    let tests: [&dyn Fn(&Page) -> bool; 3] = [&is_called, &answers, &|page| writes(page, &word)];
    tests.into_iter().map(choose).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether the syntax of a page has the word among its keywords.
fn writes(page: &Page, word: &str) -> bool {
    let mut words = page.syntax.split(|c: char| !c.is_alphanumeric() && c != '_');
    let is_keyword = |other: &str| other == other.to_uppercase() && other.to_lowercase() == word;
    !word.is_empty() && words.any(is_keyword)
}

/// The name that is most like `word`, if any is like it at all.
pub(super) fn suggest<'a>(pages: &'a [Page], word: &str) -> Option<&'a str> {
    let word = key(word);
    let rated = pages.iter().map(|page| (strsim::jaro_winkler(&word, &key(&page.name)), page.name.as_str()));
    // The first of the best, so that a clause comes before a function.
    let best = rated
        .filter(|&(likeness, _)| likeness > LIKENESS)
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, name)| name)
}

/// What is compared of a name: `COUNT { }`, `count()` and `Count` are the same word.
fn key(name: &str) -> String {
    let name = name.trim();
    let bare = ["{ }", "{}", "()"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
