//! The reference as one Markdown document.

use super::document::{INTRODUCTION, TITLE, anchor_of, code_spans, section_anchor, sections};
use super::page::Page;
use super::topic::Example;
use std::fmt::Write as _;

/// Writing to a string cannot fail.
macro_rules! put {
    ($($argument:tt)*) => { let _ = writeln!($($argument)*); };
}

pub(super) fn document(pages: &[Page], answer: &dyn Fn(&Example) -> Option<String>) -> String {
    let mut text = format!("# {TITLE}\n\n{INTRODUCTION}\n\n");
    contents(&mut text, pages);
    put!(text, "\n<a id=\"example-graph\"></a>\n## The example graph\n");
    let statements: String = super::EXAMPLE_GRAPH.iter().map(|statement| format!("{statement};\n")).collect();
    fence(&mut text, "cypher", &statements);
    for (section, own) in sections(pages) {
        put!(text, "\n<a id=\"{}\"></a>\n## {}", section_anchor(section), escape(section.title()));
        for entry in own {
            page(&mut text, pages, entry, answer);
        }
    }
    text
}

fn contents(text: &mut String, pages: &[Page]) {
    put!(text, "- [The example graph](#example-graph)");
    for (section, own) in sections(pages) {
        put!(text, "- [{}](#{})", escape(section.title()), section_anchor(section));
        let links = own.iter().map(|page| format!("[{}](#{})", escape(&page.name), page.anchor()));
        put!(text, "  {}", links.collect::<Vec<_>>().join(" · "));
    }
}

fn page(text: &mut String, pages: &[Page], page: &Page, answer: &dyn Fn(&Example) -> Option<String>) {
    put!(text, "\n<a id=\"{}\"></a>\n### {}\n", page.anchor(), escape(&page.name));
    if !page.syntax.is_empty() {
        fence(text, "text", &page.syntax);
        text.push('\n');
    }
    put!(text, "{}", prose(&page.summary));
    if !page.rules.is_empty() {
        text.push('\n');
    }
    for rule in &page.rules {
        put!(text, "- {}", prose(rule));
    }
    for example in &page.examples {
        text.push('\n');
        fence(text, "cypher", &format!("{};", example.query));
        if let Some(error) = example.error {
            put!(text, "\nAn error: `{error}`.");
        } else if let Some(answer) = answer(example) {
            text.push('\n');
            fence(text, "text", &answer);
        }
    }
    footer(text, pages, page);
}

fn footer(text: &mut String, pages: &[Page], page: &Page) {
    let link = |name: &String| match anchor_of(pages, name) {
        Some(anchor) => format!("[{}](#{anchor})", escape(name)),
        None => escape(name),
    };
    let see = page.see_also.iter().map(link).collect::<Vec<_>>().join(", ");
    let parts = [
        page.origin.map(|origin| format!("From {}.", origin.name())),
        (!see.is_empty()).then(|| format!("See also {see}.")),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        put!(text, "\n{line}");
    }
}

/// A block of code, between fences longer than any in it.
fn fence(text: &mut String, language: &str, code: &str) {
    let mut marks = "```".to_owned();
    while code.contains(&marks) {
        marks.push('`');
    }
    put!(text, "{marks}{language}\n{}\n{marks}", code.trim_end());
}

/// A text whose parts in backticks are code.
fn prose(text: &str) -> String {
    let parts =
        code_spans(text).map(|(is_code, part)| if is_code { format!("`{part}`") } else { escape(part) });
    parts.collect()
}

/// A text in which nothing is a sign of Markdown or HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_outside_code_is_escaped() {
        assert_eq!(prose("a*b `a*b` <i>"), "a\\*b `a*b` \\<i\\>");
        assert_eq!(prose("one ` alone"), "one \\` alone");
    }

    #[test]
    fn a_fence_is_longer_than_those_in_its_code() {
        let mut text = String::new();
        fence(&mut text, "text", "```");
        assert_eq!(text, "````text\n```\n````\n");
    }
}
