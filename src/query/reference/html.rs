//! The reference as one HTML document: well-formed, readable without a style sheet or a script from elsewhere.

use super::document::{INTRODUCTION, TITLE, anchor_of, code_spans, section_anchor, sections};
use super::page::Page;
use super::topic::Example;
use crate::formats::markup;
use std::fmt::Write as _;

/// Writing to a string cannot fail.
macro_rules! put {
    ($($argument:tt)*) => { let _ = writeln!($($argument)*); };
}

const STYLE: &str = "\
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 sans-serif; color: #222; }
pre { background: #f5f5f5; padding: .6rem; overflow-x: auto; } code { background: #f5f5f5; }
pre.error { background: #fdf0ee; } h3 { margin-top: 2.5rem; } .origin { color: #666; font-size: .85rem; }
@media (prefers-color-scheme: dark) { body { background: #1c1c1c; color: #ddd; } a { color: #8ab4f8; }
pre, code { background: #2a2a2a; } pre.error { background: #3a2522; } }";

pub(super) fn document(pages: &[Page], answer: &dyn Fn(&Example) -> Option<String>) -> String {
    let mut text = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    put!(text, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    put!(text, "<title>{}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>", escape(TITLE));
    put!(text, "<h1>{}</h1>\n<p>{}</p>", escape(TITLE), escape(INTRODUCTION));
    contents(&mut text, pages);
    put!(text, "<h2 id=\"example-graph\">The example graph</h2>");
    let statements: Vec<_> = super::EXAMPLE_GRAPH.iter().map(|statement| format!("{statement};")).collect();
    put!(text, "<pre>{}</pre>", escape(&statements.join("\n")));
    for (section, own) in sections(pages) {
        put!(text, "<h2 id=\"{}\">{}</h2>", section_anchor(section), escape(section.title()));
        for entry in own {
            page(&mut text, pages, entry, answer);
        }
    }
    text.push_str("</body>\n</html>\n");
    text
}

fn contents(text: &mut String, pages: &[Page]) {
    put!(text, "<nav>\n<ul>\n<li><a href=\"#example-graph\">The example graph</a></li>");
    for (section, own) in sections(pages) {
        let title = escape(section.title());
        put!(text, "<li><a href=\"#{}\">{title}</a><br/>", section_anchor(section));
        let links = own.iter().map(|page| link(&page.anchor(), &page.name));
        put!(text, "{}</li>", links.collect::<Vec<_>>().join(" · "));
    }
    put!(text, "</ul>\n</nav>");
}

fn page(text: &mut String, pages: &[Page], page: &Page, answer: &dyn Fn(&Example) -> Option<String>) {
    put!(text, "<h3 id=\"{}\">{}</h3>", escape(&page.anchor()), escape(&page.name));
    if !page.syntax.is_empty() {
        put!(text, "<pre class=\"syntax\">{}</pre>", escape(&page.syntax));
    }
    put!(text, "<p>{}</p>", prose(&page.summary));
    if !page.rules.is_empty() {
        let items: String = page.rules.iter().map(|rule| format!("<li>{}</li>\n", prose(rule))).collect();
        put!(text, "<ul>\n{items}</ul>");
    }
    for example in &page.examples {
        put!(text, "<pre class=\"example\">{};</pre>", escape(&example.query));
        if let Some(error) = example.error {
            put!(text, "<pre class=\"error\">{}</pre>", escape(error));
        } else if let Some(answer) = answer(example) {
            put!(text, "<pre class=\"answer\">{}</pre>", escape(answer.trim_end()));
        }
    }
    footer(text, pages, page);
}

fn footer(text: &mut String, pages: &[Page], page: &Page) {
    let see = page.see_also.iter().map(|name| match anchor_of(pages, name) {
        Some(anchor) => link(&anchor, name),
        None => escape(name),
    });
    let see = see.collect::<Vec<_>>().join(", ");
    if !see.is_empty() {
        put!(text, "<p>See also {see}.</p>");
    }
    if let Some(origin) = page.origin {
        put!(text, "<p class=\"origin\">From {}.</p>", escape(origin.name()));
    }
}

fn link(anchor: &str, name: &str) -> String {
    format!("<a href=\"#{}\">{}</a>", escape(anchor), escape(name))
}

/// A text whose parts in backticks are code.
fn prose(text: &str) -> String {
    let mark = |(is_code, part)| {
        let part = escape(part);
        if is_code { format!("<code>{part}</code>") } else { part }
    };
    code_spans(text).map(mark).collect()
}

/// A text in which nothing is a sign of HTML. What a terminal or a browser would act on is left out.
fn escape(text: &str) -> String {
    markup::escape(text, |character, escaped| match character {
        '\'' => escaped.push_str("&#39;"),
        '\n' | '\t' => escaped.push(character),
        control if control.is_control() => escaped.push('\u{FFFD}'),
        other => escaped.push(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_tag() {
        assert_eq!(prose("a < b & `\"<c>\"`"), "a &lt; b &amp; <code>&quot;&lt;c&gt;&quot;</code>");
        assert_eq!(escape("bell\u{7}"), "bell\u{FFFD}");
    }
}
