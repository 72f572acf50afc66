//! What to try where a statement has found nothing: the names of what its texts are other names for.
//!
//! In: a statement and the graph it was asked of. Out: a line for each text in quotes that is no name, but an alias, or
//! another spelling of a name.

use super::commands::find;
use silkgraph::Value;
use silkgraph::graph::{GraphView, Node};

/// Larger graphs are not looked through for a hint.
const MOST_NODES: usize = 100_000;

/// The properties that statements look for things by.
const NAMES: [&str; 3] = ["name", "title", "id"];

/// The hints for a statement without rows.
pub(super) fn of_nothing(statement: &str, view: &GraphView) -> Vec<String> {
    let texts = texts(statement);
    if texts.is_empty() || view.nodes().nth(MOST_NODES).is_some() {
        return Vec::new();
    }
    let nodes: Vec<Node> = view.nodes().filter_map(|id| Node::read(view, id)).collect();
    texts.iter().filter_map(|text| of_text(text, &nodes)).collect()
}

fn of_text(text: &str, nodes: &[Node]) -> Option<String> {
    let is_it = |value: Option<&Value>| matches!(value, Some(Value::String(own)) if **own == *text);
    if nodes.iter().any(|node| NAMES.iter().any(|key| is_it(node.properties.get(*key)))) {
        return None;
    }
    let meant = nodes.iter().find(|node| find::is_called(node, text))?;
    let name = find::names(meant).next()?;
    let hint = match name.to_lowercase() == text.to_lowercase() {
        true => format!("hint: nothing is called '{text}'; it is written '{name}'"),
        false => format!("hint: nothing is called '{text}' itself; '{name}' is also called so"),
    };
    Some(hint)
}

/// The texts in quotes of a statement, as they are written.
fn texts(statement: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut characters = statement.chars();
    while let Some(quote) = characters.next() {
        if !matches!(quote, '\'' | '"' | '`') {
            continue;
        }
        let mut text = String::new();
        while let Some(character) = characters.next().filter(|character| *character != quote) {
            text.extend(if character == '\\' { characters.next() } else { Some(character) });
        }
        if quote != '`' && !text.is_empty() {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_statement_are_what_stands_in_quotes() {
        let found = texts(r#"MATCH (n:`a 'b'` {x: 'it\'s', y: "AI"}) WHERE n.z = '' RETURN 'open"#);
        assert_eq!(found, ["it's", "AI", "open"]);
    }
}
