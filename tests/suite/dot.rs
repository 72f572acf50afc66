//! Pictures: what the DOT emitter writes is read back by a reader that follows Graphviz's rules, and by Graphviz
//! itself where it is installed.

use proptest::collection::vec;
use proptest::prelude::*;
use silkgraph::formats::dot::{DotStyle, Tooltip};
use silkgraph::formats::visible;
use silkgraph::graph::{Change, PropertyGraph, Subgraph};
use silkgraph::value::{NodeId, RelationshipId, Value};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// One node or relationship as a picture states it.
#[derive(Debug, Clone, PartialEq)]
struct Statement {
    ends: Vec<String>,
    attributes: BTreeMap<String, String>,
}

/// One token of DOT.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Text(String),
    Symbol(&'static str),
}

/// Cuts DOT into tokens as Graphviz's scanner does: in quotes only `\"` is an escape, other backslashes stay.
fn tokens(dot: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = dot.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '/' => {
                assert_eq!(characters.next(), Some('/'), "only line comments are written");
                characters.by_ref().find(|&c| c == '\n');
            }
            '"' => tokens.push(Token::Text(quoted(&mut characters))),
            '-' => {
                assert_eq!(characters.next(), Some('>'), "only directed edges are written");
                tokens.push(Token::Symbol("->"));
            }
            symbol if "{}[]=,;".contains(symbol) => {
                let index = "{}[]=,;".find(symbol).unwrap();
                tokens.push(Token::Symbol(["{", "}", "[", "]", "=", ",", ";"][index]));
            }
            space if space.is_ascii_whitespace() => {}
            letter => {
                assert!(letter.is_ascii_alphabetic(), "unquoted {letter:?}");
                let mut word = letter.to_string();
                while let Some(more) = characters.next_if(char::is_ascii_alphanumeric) {
                    word.push(more);
                }
                tokens.push(Token::Text(word));
            }
        }
    }
    tokens
}

fn quoted(characters: &mut impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    loop {
        match characters.next().expect("the string ends") {
            '"' => return text,
            '\\' => match characters.next().expect("the string ends") {
                '"' => text.push('"'),
                other => text.extend(['\\', other]),
            },
            other => {
                assert!(!visible::is_acting(other), "raw {other:?}");
                text.push(other);
            }
        }
    }
}

/// What Graphviz shows for an escString.
fn shown(text: &str) -> String {
    let mut output = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('\\') => output.push('\\'),
                Some('n') => output.push('\n'),
                other => panic!("an escape formed from data: {other:?} in {text:?}"),
            },
            plain => output.push(plain),
        }
    }
    resolve_entities(&output)
}

/// Resolves the only entity that is ever written, and insists that no other can be read.
fn resolve_entities(text: &str) -> String {
    for (position, _) in text.match_indices('&') {
        let rest = text[position + 1..].trim_start_matches('#');
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_entity = length > 0 && rest[length..].starts_with(';');
        assert!(
            !is_entity || text[position..].starts_with("&amp;"),
            "an entity formed from data in {text:?}"
        );
    }
    text.replace("&amp;", "&")
}

/// Reads a picture: clusters by name with their labels, and the statements of nodes and relationships.
fn read(dot: &str) -> (BTreeMap<String, String>, Vec<Statement>) {
    let mut clusters = BTreeMap::new();
    let mut open = Vec::new();
    let mut statements = Vec::new();
    let mut tokens = tokens(dot).into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Symbol("}") => drop(open.pop().expect("a brace closes what was opened")),
            Token::Symbol(symbol) => assert_eq!(symbol, ";"),
            Token::Text(word) if word == "digraph" || word == "subgraph" => {
                let Some(Token::Text(name)) = tokens.next() else { panic!("a graph has a name") };
                assert_eq!(tokens.next(), Some(Token::Symbol("{")));
                open.push(name);
            }
            Token::Text(first) => {
                if tokens.next_if_eq(&Token::Symbol("=")).is_some() {
                    let Some(Token::Text(value)) = tokens.next() else { panic!("an attribute has a value") };
                    if first == "label" {
                        clusters.insert(open.last().unwrap().clone(), shown(&value));
                    }
                    continue;
                }
                statements.push(statement(first, &mut tokens));
            }
        }
    }
    assert!(open.is_empty());
    statements.retain(|statement| !matches!(statement.ends[0].as_str(), "graph" | "node" | "edge"));
    (clusters, statements)
}

fn statement(first: String, tokens: &mut std::iter::Peekable<impl Iterator<Item = Token>>) -> Statement {
    let mut ends = vec![first];
    while tokens.next_if_eq(&Token::Symbol("->")).is_some() {
        let Some(Token::Text(end)) = tokens.next() else { panic!("an edge has an end") };
        ends.push(end);
    }
    assert_eq!(tokens.next(), Some(Token::Symbol("[")));
    let mut attributes = BTreeMap::new();
    while tokens.next_if_eq(&Token::Symbol("]")).is_none() {
        tokens.next_if_eq(&Token::Symbol(","));
        let Some(Token::Text(key)) = tokens.next() else { panic!("an attribute has a name") };
        assert_eq!(tokens.next(), Some(Token::Symbol("=")));
        let Some(Token::Text(value)) = tokens.next() else { panic!("an attribute has a value") };
        attributes.insert(key, value);
    }
    Statement { ends, attributes }
}

/// Text as a picture should show it: line ends are kept, other acting characters are seen as escapes.
fn as_shown(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible::escape).collect();
    lines.join("\n")
}

/// A ring of nodes with these labels and names, each with a relationship of these types to the next.
fn ring(nodes: &[(String, String)], types: &[String]) -> Subgraph {
    let mut graph = PropertyGraph::default();
    for (index, (label, name)) in nodes.iter().enumerate() {
        let labels = vec![Arc::from(label.as_str())];
        let properties = vec![(Arc::from("name"), Value::string(name.as_str()))];
        graph.apply(Change::CreateNode { id: NodeId(index as u64), labels, properties }).unwrap();
    }
    for (index, relationship_type) in types.iter().enumerate() {
        let id = RelationshipId(index as u64);
        let (start, end) = (NodeId((index % nodes.len()) as u64), NodeId(((index + 1) % nodes.len()) as u64));
        let relationship_type = Arc::from(relationship_type.as_str());
        let properties = Vec::new();
        graph.apply(Change::CreateRelationship { id, relationship_type, start, end, properties }).unwrap();
    }
    Subgraph::whole(Arc::new(graph.view().clone()))
}

/// Texts made of what means something to DOT, to Graphviz's escapes, to HTML or to a terminal.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\\".to_owned()),
        Just("\"".to_owned()),
        Just("\\N\\G\\E\\T\\H\\L\\l\\r\\n".to_owned()),
        Just("&amp;&lt;&#65;&".to_owned()),
        Just("<b>//*#;{}|[]->".to_owned()),
        Just("\n".to_owned()),
        Just("\u{1b}[31m\u{202e}\0\r\t".to_owned()),
        Just("中国 “é” 👩‍🔬".to_owned()),
        any::<char>().prop_map(String::from),
        "[a-z]{1,3}",
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_picture_of_any_texts_reads_back(
        nodes in vec((nasty(), nasty()), 1..5),
        types in vec(nasty(), 0..5),
        query in nasty(),
    ) {
        let style = DotStyle::default().cluster_by_label().query(query);
        let (clusters, statements) = read(&ring(&nodes, &types).to_dot(&style));
        let mut labels: Vec<_> = nodes.iter().map(|(label, _)| as_shown(label)).collect();
        labels.sort();
        labels.dedup();
        let mut seen: Vec<_> = clusters.into_values().collect();
        seen.sort();
        prop_assert_eq!(seen, labels);
        for (index, (_, name)) in nodes.iter().enumerate() {
            let id = format!("n{index}");
            let node = statements.iter().find(|statement| statement.ends == [id.clone()]).unwrap();
            prop_assert_eq!(&node.attributes["id"], &id);
            prop_assert_eq!(shown(&node.attributes["label"]), as_shown(name));
            let literal = silkgraph::value::literal::quote_string(name);
            let tooltip = shown(&node.attributes["tooltip"]);
            prop_assert_eq!(tooltip.rsplit_once("name: ").unwrap().1, as_shown(&literal));
        }
        for (index, relationship_type) in types.iter().enumerate() {
            let edge = statements.iter().find(|statement| statement.attributes["id"] == format!("r{index}")).unwrap();
            prop_assert_eq!(&edge.ends[0], &format!("n{}", index % nodes.len()));
            prop_assert_eq!(&edge.ends[1], &format!("n{}", (index + 1) % nodes.len()));
            prop_assert_eq!(shown(&edge.attributes["label"]), as_shown(relationship_type));
        }
    }
}

fn texts(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(label, name)| (label.to_owned(), name.to_owned())).collect()
}

#[test]
fn the_same_graph_gives_the_same_picture() {
    let nodes = texts(&[("Country", "China"), ("Plan", "Double Thousand")]);
    let style = DotStyle::default().query("MATCH (n)\nRETURN n").legend();
    let picture = ring(&nodes, &["LAUNCHED".to_owned()]).to_dot(&style);
    assert_eq!(picture, ring(&nodes, &["LAUNCHED".to_owned()]).to_dot(&style));
    assert!(
        picture
            .starts_with("// silkgraph: 2 nodes, 1 relationship\n// query: MATCH (n)\n// query: RETURN n\n")
    );
    assert!(picture.contains(
        r##""n0" [id="n0", label="China", tooltip=":Country\nname: 'China'", fillcolor="#77AADD"];"##
    ));
    assert!(picture.contains(r#""n0" -> "n1" [id="r0", label="LAUNCHED", tooltip=":LAUNCHED"];"#));
}

/// What `dot -Tsvg` makes of `picture`; `None` where Graphviz is not installed.
fn drawn(picture: &str) -> Option<String> {
    let piped = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut dot) = piped else {
        println!("skipped: Graphviz is not installed");
        return None;
    };
    dot.stdin.take().unwrap().write_all(picture.as_bytes()).unwrap();
    let output = dot.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The texts of an SVG drawing, in order.
fn drawn_texts(svg: &str) -> Vec<String> {
    let unescape = |text: &str| {
        let text =
            text.replace("&#160;", " ").replace("&#45;", "-").replace("&quot;", "\"").replace("&#39;", "'");
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    let starts = svg.match_indices("<text ").map(|(position, _)| &svg[position..]);
    starts.map(|text| unescape(&text[text.find('>').unwrap() + 1..text.find("</text>").unwrap()])).collect()
}

#[test]
fn graphviz_shows_the_texts_as_they_are() {
    let names = [r#"say "hi" \N\G\"#, "R&D &lt; &#65;", "<b>中国</b>", "tab\there \u{202e}x", "a - b|{c}"];
    let nodes: Vec<_> = names.iter().map(|name| (r"L\N".to_owned(), (*name).to_owned())).collect();
    let picture = ring(&nodes, &[r"TYPE \E".to_owned()])
        .to_dot(&DotStyle::default().cluster_by_label().legend().tooltips(Tooltip::Sources));
    let Some(svg) = drawn(&picture) else { return };
    let texts = drawn_texts(&svg);
    for text in names.iter().map(|name| as_shown(name)).chain([r"L\N".to_owned(), r"TYPE \E".to_owned()]) {
        assert!(texts.contains(&text), "{text:?} is not among {texts:?}");
    }
}

#[test]
fn conflicts_are_red_plans_dashed_and_tooltips_say_who_says_so() {
    let database = silkgraph::Database::in_memory();
    for statement in [
        "CREATE (:Source {id: 's'}), (:Source {id: 't'})",
        "CITING {source: 's', words: 'in May'} CREATE (:Event {name: 'a'})-[:IN]->(:City {name: 'b'})",
        "CITING {source: 's', asOf: '2024', unit: 'men'} MATCH (e:Event) SET e.size = 1",
        "CITING {source: 't', asOf: '2024', unit: 'men'} MATCH (e:Event) SET e.size = 2",
        "CITING {source: 't', modality: 'planned'} MATCH (c:City) CREATE (c)<-[:AT]-(:Fair {name: 'c'})",
    ] {
        database.query(statement, silkgraph::params! {}).unwrap();
    }
    let rows = database.query("MATCH p = (:City)--() RETURN p", silkgraph::params! {}).unwrap();
    let dot = rows.into_subgraph().unwrap().to_dot(&DotStyle::default().legend());
    let line =
        |begin: &str| dot.lines().find(|line| line.trim_start().starts_with(begin)).unwrap().to_owned();
    assert!(line("\"n2\"").contains("color=\"#CC3311\"") && line("\"n2\"").contains("size: 2"), "{dot}");
    assert!(line("\"n2\"").contains("s: “in May”"), "{dot}");
    assert!(line("\"n3\" [").contains("tooltip=\":City\\nname: 'b'\\ns: “in May”\", fillcolor"), "{dot}");
    assert!(line("\"n4\" ->").contains("style=\"dashed\"") && !line("\"n2\" ->").contains("dashed"), "{dot}");
    assert!(dot.contains("legendred") && dot.contains("legenddashed"), "{dot}");
}

#[test]
fn a_picture_needs_no_other_program() {
    let names = ["R&D <b>", "中国", "c"].map(|name| ("A".to_owned(), name.to_owned()));
    let svg = ring(&names, &["T \"x\"".to_owned(), "U".to_owned()]).to_svg(&DotStyle::default());
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n"), "{svg}");
    assert!(svg.contains(">R&amp;D &lt;b&gt;</text>") && svg.contains(">T &quot;x&quot;</text>"), "{svg}");
    assert_eq!(svg.matches("<rect ").count(), 3);
    assert_eq!((svg.matches("<g ").count(), svg.matches("</g>").count()), (5, 5));
    assert!(
        Subgraph::new(ring(&names, &[]).view().clone()).to_svg(&DotStyle::default()).ends_with("</svg>\n")
    );
}
