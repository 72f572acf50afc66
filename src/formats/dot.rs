//! A picture of a subgraph in the DOT language of Graphviz.
//!
//! In comes a [`Subgraph`] and a [`DotStyle`]; out goes a text that Graphviz draws. The same subgraph always gives
//! the same text, with ids (`n17`, `r5`) that stay for the life of the database, so that differences between two
//! pictures mean something.
//!
//! Every id and every value is quoted. Labels and tooltips are *escStrings*, where a backslash begins an escape such
//! as `\N`; each backslash of the data is doubled, so that data never forms one. Record and HTML labels, which have
//! syntax of their own, are not used.

use super::visible;
use crate::graph::{GraphView, LabelId, Node, Relationship, Subgraph};
use crate::provenance::{Claim, Conflict, Modality, Subject};
use crate::value::literal::{quote_name, write_value};
use crate::value::{Element, Map, NodeId, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// Fill colours for labels: Paul Tol's *light* scheme, told apart by colour-blind readers and light enough for
/// black text.
const PALETTE: [&str; 9] =
    ["#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00", "#DDDDDD"];

/// The fill of the label with this number: the palette, then the same lighter and darker in turn, so that as many as forty
/// labels can be told apart.
fn colour(number: usize) -> String {
    // In hundredths of the way to white, and to black where negative.
    const SHADES: [i32; 5] = [0, 55, -20, 30, -35];
    let shade = SHADES[number / PALETTE.len() % SHADES.len()];
    let channel = |start: usize| {
        let own = i32::from_str_radix(&PALETTE[number % PALETTE.len()][start..start + 2], 16).unwrap_or(0xFF);
        own + (if shade > 0 { 0xFF - own } else { own }) * shade / 100
    };
    format!("#{:02X}{:02X}{:02X}", channel(1), channel(3), channel(5))
}

/// The fill of nodes without labels.
const PLAIN: &str = "#FFFFFF";

/// Fonts tried in turn; the later ones have Chinese, Japanese and Korean characters.
const FONTS: &str =
    "Helvetica,Arial,Noto Sans CJK SC,Microsoft YaHei,PingFang SC,WenQuanYi Micro Hei,sans-serif";

/// The line round or along what sources contradict each other about: red, of Paul Tol's *vibrant* scheme.
const DISPUTED: &str = ", color=\"#CC3311\", penwidth=\"2\"";

/// What is shown when the pointer rests on a node or relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tooltip {
    /// Nothing beyond the labels.
    None,
    /// Its labels and properties.
    Properties,
    /// Its labels, and the claims about it: source, place and words.
    Sources,
    /// Its labels and properties, and the claims about it if it has any.
    #[default]
    Everything,
}

/// How a picture looks.
#[derive(Debug, Clone, Default)]
pub struct DotStyle {
    clusters: bool,
    legend: bool,
    tooltip: Tooltip,
    query: Option<String>,
}

impl DotStyle {
    /// Draws a box round the nodes of each label.
    #[must_use]
    pub fn cluster_by_label(mut self) -> Self {
        self.clusters = true;
        self
    }

    /// Adds a box that explains colours and lines.
    #[must_use]
    pub fn legend(mut self) -> Self {
        self.legend = true;
        self
    }

    /// What is shown when the pointer rests on something.
    #[must_use]
    pub fn tooltips(mut self, tooltip: Tooltip) -> Self {
        self.tooltip = tooltip;
        self
    }

    /// Names in a comment the query that the picture answers.
    #[must_use]
    pub fn query(mut self, text: impl Into<String>) -> Self {
        self.query = Some(text.into());
        self
    }
}

impl Subgraph {
    /// A picture of it in the DOT language, UTF-8.
    ///
    /// Time O(size of its labels, properties and claims).
    pub fn to_dot(&self, style: &DotStyle) -> String {
        Emitter::new(self, style).emit()
    }
}

/// What a node is called in a picture: its `name`, else its `title`, `id` or `text`, else its labels, else its id.
pub fn caption(node: &Node) -> String {
    let property = ["name", "title", "id", "text"].iter().find_map(|&key| node.properties.get(key));
    match property {
        Some(Value::String(text)) => text.to_string(),
        Some(other) => other.to_string(),
        None if node.labels.is_empty() => node.id.to_string(),
        None => label_list(&node.labels),
    }
}

fn label_list(labels: &[Arc<str>]) -> String {
    labels.iter().map(|label| format!(":{}", quote_name(label))).collect()
}

/// `text` in quotes, so that Graphviz shows just that text.
///
/// Besides backslash and quote, what begins an HTML entity is escaped, since Graphviz resolves entities in every
/// text; a line end becomes one in the picture, other acting characters show as escapes.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for (position, character) in text.char_indices() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' if begins_entity(&text[position + 1..]) => quoted.push_str("&amp;"),
            acting if visible::is_acting(acting) => {
                quoted.push('\\');
                visible::push(acting, &mut quoted);
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether `text`, which follows a `&`, would be read as the rest of an HTML entity.
fn begins_entity(text: &str) -> bool {
    let name = text.strip_prefix('#').unwrap_or(text);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}

/// Writes one picture.
pub(super) struct Emitter<'a> {
    view: &'a GraphView,
    style: &'a DotStyle,
    pub(super) nodes: Vec<Node>,
    pub(super) relationships: Vec<Relationship>,
    /// The label that decides a node's colour and cluster, in the order of `nodes`.
    chief_labels: Vec<Option<Arc<str>>>,
    colours: BTreeMap<Arc<str>, String>,
    output: String,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(subgraph: &'a Subgraph, style: &'a DotStyle) -> Self {
        let view = subgraph.view().as_ref();
        let nodes: Vec<Node> = subgraph.nodes().filter_map(|id| Node::read(view, id)).collect();
        let chief_labels: Vec<_> = nodes.iter().map(|node| chief_label(view, node)).collect();
        let labels: BTreeSet<_> = chief_labels.iter().flatten().cloned().collect();
        Emitter {
            view,
            style,
            relationships: subgraph.relationships().filter_map(|id| Relationship::read(view, id)).collect(),
            colours: labels.into_iter().zip((0..).map(colour)).collect(),
            nodes,
            chief_labels,
            output: String::new(),
        }
    }

    fn emit(mut self) -> String {
        self.header();
        self.line("digraph \"silkgraph\" {");
        self.defaults();
        self.all_nodes();
        for index in 0..self.relationships.len() {
            let statement = self.relationship(&self.relationships[index]);
            self.line(&statement);
        }
        if self.style.legend {
            self.legend();
        }
        self.line("}");
        self.output
    }

    fn line(&mut self, text: &str) {
        self.output.push_str(text);
        self.output.push('\n');
    }

    fn header(&mut self) {
        let (nodes, relationships) = (self.nodes.len(), self.relationships.len());
        let plural = |count| if count == 1 { "" } else { "s" };
        self.line(&format!(
            "// silkgraph: {nodes} node{}, {relationships} relationship{}",
            plural(nodes),
            plural(relationships)
        ));
        if let Some(query) = &self.style.query {
            for line in query.trim().lines() {
                self.line(&format!("// query: {}", visible::escape(line)));
            }
        }
    }

    fn defaults(&mut self) {
        let fonts = quote(FONTS);
        self.line(&format!("  graph [rankdir=\"LR\", charset=\"UTF-8\", fontname={fonts}];"));
        self.line(&format!(
            "  node [shape=\"box\", style=\"rounded,filled\", color=\"#555555\", fillcolor=\"{PLAIN}\", fontname={fonts}];"
        ));
        self.line(&format!(
            "  edge [color=\"#555555\", fontcolor=\"#333333\", fontsize=\"10\", fontname={fonts}];"
        ));
    }

    fn all_nodes(&mut self) {
        if !self.style.clusters {
            (0..self.nodes.len()).for_each(|index| self.node(index, "  "));
            return;
        }
        let mut clusters: BTreeMap<Option<Arc<str>>, Vec<usize>> = BTreeMap::new();
        for (index, label) in self.chief_labels.iter().enumerate() {
            clusters.entry(label.clone()).or_default().push(index);
        }
        for (label, members) in clusters {
            match label {
                None => members.into_iter().for_each(|index| self.node(index, "  ")),
                Some(label) => self.cluster(&label, &members),
            }
        }
    }

    fn cluster(&mut self, label: &str, members: &[usize]) {
        self.line(&format!("  subgraph {} {{", quote(&format!("cluster_{label}"))));
        self.line(&format!("    label={};", quote(label)));
        self.line("    style=\"rounded\";");
        self.line("    color=\"#BBBBBB\";");
        members.iter().for_each(|&index| self.node(index, "    "));
        self.line("  }");
    }

    fn node(&mut self, index: usize, indent: &str) {
        let node = &self.nodes[index];
        let (fill, tooltip) = (self.fill(index), self.node_tooltip(index));
        let style = if self.is_doubtful(node.id.into()) { ", style=\"rounded,filled,dashed\"" } else { "" };
        let mark = if self.is_disputed(node.id.into()) { DISPUTED } else { "" };
        let id = quote(&node.id.to_string());
        let statement = format!(
            "{indent}{id} [id={id}, label={}, tooltip={}, fillcolor=\"{fill}\"{style}{mark}];",
            quote(&caption(node)),
            quote(&tooltip),
        );
        self.line(&statement);
    }

    fn relationship(&self, relationship: &Relationship) -> String {
        let Relationship { id, relationship_type, start, end, .. } = relationship;
        let tooltip = self.relationship_tooltip(relationship);
        let style = if self.is_doubtful((*id).into()) { ", style=\"dashed\"" } else { "" };
        let mark = if self.is_disputed((*id).into()) { DISPUTED } else { "" };
        format!(
            "  {} -> {} [id={}, label={}, tooltip={}{style}{mark}];",
            quote(&start.to_string()),
            quote(&end.to_string()),
            quote(&id.to_string()),
            quote(relationship_type),
            quote(&tooltip),
        )
    }

    fn legend(&mut self) {
        self.line("  subgraph \"clusterlegend\" {");
        self.line("    label=\"legend\";");
        self.line("    style=\"rounded\";");
        let labels: Vec<_> =
            self.colours.iter().map(|(label, colour)| (quote(label), colour.clone())).collect();
        for (index, (label, colour)) in labels.into_iter().enumerate() {
            self.line(&format!("    \"legend{index}\" [label={label}, fillcolor=\"{colour}\"];"));
        }
        let nodes = self.nodes.iter().map(|node| Element::Node(node.id));
        let all = nodes.chain(self.relationships.iter().map(|one| Element::Relationship(one.id)));
        let all: Vec<Element> = all.collect();
        if all.iter().any(|&element| self.is_doubtful(element)) {
            let text = quote("planned, pledged, an opinion, denied, or without a source");
            self.line(&format!("    \"legenddashed\" [label={text}, style=\"rounded,filled,dashed\"];"));
        }
        if all.iter().any(|&element| self.is_disputed(element)) {
            self.line(&format!("    \"legendred\" [label=\"sources contradict each other\"{DISPUTED}];"));
        }
        self.line("  }");
    }

    /// The colour of a node's label.
    pub(super) fn fill(&self, index: usize) -> &str {
        self.chief_labels[index].as_ref().map_or(PLAIN, |label| &self.colours[label])
    }

    pub(super) fn node_tooltip(&self, index: usize) -> String {
        let node = &self.nodes[index];
        self.tooltip(node.id.into(), label_list(&node.labels), &node.properties)
    }

    pub(super) fn relationship_tooltip(&self, relationship: &Relationship) -> String {
        let name = format!(":{}", quote_name(&relationship.relationship_type));
        self.tooltip(relationship.id.into(), name, &relationship.properties)
    }

    fn tooltip(&self, element: Element, names: String, properties: &Map) -> String {
        match self.style.tooltip {
            Tooltip::None => names,
            Tooltip::Properties => with_properties(names, properties),
            Tooltip::Sources => self.with_claims(names, element),
            Tooltip::Everything => self.with_claims(with_properties(names, properties), element),
        }
    }

    fn with_claims(&self, text: String, element: Element) -> String {
        let claims = self.view.ledger().claims(element);
        let claims = claims.filter(|(_, subject, claim)| claim.says_something_of(subject));
        claims.fold(text, |mut text, (_, subject, claim)| {
            text.push('\n');
            self.describe(subject, claim, &mut text);
            text
        })
    }

    fn describe(&self, subject: &Subject, claim: &Claim, text: &mut String) {
        match subject {
            Subject::Property(_, key) => text.push_str(&format!("{}: ", quote_name(key))),
            Subject::Label(_, label) => text.push_str(&format!(":{}: ", quote_name(label))),
            Subject::Element(_) => {}
        }
        text.push_str(&self.source_name(claim.source));
        if let Some(locator) = &claim.locator {
            write!(text, ", {locator}").expect("a string takes everything");
        }
        if let Some(words) = &claim.words {
            write!(text, ": “{words}”").expect("a string takes everything");
        }
        if claim.modality != Modality::Stated {
            write!(text, " ({})", claim.modality.name()).expect("a string takes everything");
        }
    }

    /// What claims call a source: its `id`, else its caption.
    fn source_name(&self, source: NodeId) -> String {
        let Some(node) = Node::read(self.view, source) else { return source.to_string() };
        match node.properties.get("id") {
            Some(Value::String(id)) => id.to_string(),
            _ => caption(&node),
        }
    }

    /// Whether claims about it cannot all be true.
    pub(super) fn is_disputed(&self, element: Element) -> bool {
        let claims: Vec<_> = self.view.ledger().claims(element).collect();
        let disagree = |(_, one, claim): &(_, &Subject, &Claim),
                        (_, other, further): &(_, &Subject, &Claim)| {
            let conflict = (one == other).then(|| Conflict::between(claim, further)).flatten();
            matches!(conflict, Some(Conflict::Contradiction | Conflict::Denial))
        };
        claims.iter().enumerate().any(|(place, one)| claims[..place].iter().any(|other| disagree(one, other)))
    }

    /// Whether, in a graph that has claims, none says that `element` is so already. Sources need none.
    pub(super) fn is_doubtful(&self, element: Element) -> bool {
        let (catalog, ledger) = (self.view.catalog(), self.view.ledger());
        if let (Element::Node(node), Some(source)) = (element, catalog.label("Source"))
            && self.view.has_label(node, source)
        {
            return false;
        }
        let is_firm = |modality| matches!(modality, Modality::Stated | Modality::Inferred);
        !ledger.is_empty()
            && !ledger
                .claims(element)
                .any(|(_, subject, claim)| matches!(subject, Subject::Element(_)) && is_firm(claim.modality))
    }
}

/// A text with properties below it, a line each.
fn with_properties(text: String, properties: &Map) -> String {
    properties.iter().fold(text, |mut text, (key, value)| {
        text.push_str(&format!("\n{}: ", quote_name(key)));
        write_value(value, &mut text).expect("a string takes everything");
        text
    })
}

/// The label that says most of a node: the one that the fewest nodes of the graph carry; of equals the first by name.
fn chief_label(view: &GraphView, node: &Node) -> Option<Arc<str>> {
    let count = |label: LabelId| view.statistics().nodes_with_label(label);
    let frequency = |name: &Arc<str>| view.catalog().label(name).map_or(0, count);
    node.labels.iter().min_by_key(|name| (frequency(name), *name)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_many_labels_differ() {
        let colours: BTreeSet<String> = (0..5 * PALETTE.len()).map(colour).collect();
        assert_eq!(colours.len(), 5 * PALETTE.len());
        assert_eq!(colour(0), PALETTE[0]);
        assert!(colours.iter().all(|colour| colour.len() == 7));
    }

    #[test]
    fn data_never_forms_an_escape() {
        assert_eq!(quote(r#"\N \G "q" \"#), r#""\\N \\G \"q\" \\""#);
    }

    #[test]
    fn entities_in_data_are_shown_as_they_are_written() {
        assert_eq!(quote("R&D &lt; &#65; &;"), "\"R&D &amp;lt; &amp;#65; &;\"");
    }

    #[test]
    fn control_characters_show_as_escapes() {
        assert_eq!(quote("a\nb\r\u{0}\u{202E}"), r#""a\nb\\r\\u0000\\u202E""#);
    }
}
