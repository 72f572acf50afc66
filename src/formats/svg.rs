//! A picture of a subgraph as SVG, without another program.
//!
//! In comes what the [picture in DOT](super::dot) is made of, out goes a drawing with the same colours, dashes and
//! tooltips: boxes in columns, each as far from the middle of its part of the graph as relationships lead, and
//! straight arrows between them. Graphviz draws better; this needs nothing but a browser. Boxes round labels are not
//! drawn.

use super::dot::{DotStyle, Emitter};
use super::{markup, visible};
use crate::graph::Subgraph;
use crate::value::Element;
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::fmt::Write;

const HEIGHT: f64 = 28.0;
const GAP: f64 = 16.0;
/// Between two columns, with room for the types of relationships.
const AISLE: f64 = 150.0;
/// The width of a letter, about, in the font and size that is asked for.
const LETTER: f64 = 7.5;
/// A longer caption is cut; the tooltip has it whole.
const CAPTION_LETTERS: usize = 36;

/// Where a box lies.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
}

impl Subgraph {
    /// A picture of it as an SVG document.
    ///
    /// Time O(size of its labels, properties and claims).
    pub fn to_svg(&self, style: &DotStyle) -> String {
        let emitter = Emitter::new(self, style);
        let captions: Vec<String> =
            emitter.nodes.iter().map(|node| short(&super::dot::caption(node))).collect();
        let ends = ends(&emitter);
        let places = places(&captions, &ends);
        let mut drawing = Drawing { emitter: &emitter, places: &places, output: String::new() };
        drawing.begin();
        (0..ends.len()).for_each(|index| drawing.arrow(index, ends[index]));
        (0..captions.len()).for_each(|index| drawing.boxed(index, &captions[index]));
        drawing.output.push_str("</svg>\n");
        drawing.output
    }
}

/// The boxes that each relationship leads from and to.
fn ends(emitter: &Emitter<'_>) -> Vec<(usize, usize)> {
    let place = |id| emitter.nodes.binary_search_by_key(&id, |node| node.id).unwrap_or(0);
    emitter
        .relationships
        .iter()
        .map(|relationship| (place(relationship.start), place(relationship.end)))
        .collect()
}

fn short(text: &str) -> String {
    let text = visible::escape(text);
    match text.char_indices().nth(CAPTION_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

/// Columns from left to right, each part of the graph below the one before.
fn places(captions: &[String], ends: &[(usize, usize)]) -> Vec<Place> {
    let mut neighbours = vec![Vec::new(); captions.len()];
    for &(start, end) in ends {
        neighbours[start].push(end);
        neighbours[end].push(start);
    }
    let mut places = vec![Place::default(); captions.len()];
    let mut is_placed = vec![false; captions.len()];
    let mut order: Vec<usize> = (0..captions.len()).collect();
    order.sort_by_key(|&node| std::cmp::Reverse(neighbours[node].len()));
    let mut top = GAP;
    for root in order {
        if !is_placed[root] {
            let columns = columns(root, &neighbours, &mut is_placed);
            top = arrange(&columns, captions, &neighbours, top, &mut places);
        }
    }
    places
}

/// The nodes that are connected with `root`, by how far they are.
fn columns(root: usize, neighbours: &[Vec<usize>], is_placed: &mut [bool]) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut queue = VecDeque::from([(root, 0)]);
    is_placed[root] = true;
    while let Some((node, depth)) = queue.pop_front() {
        if columns.len() <= depth {
            columns.push(Vec::new());
        }
        columns[depth].push(node);
        for &next in &neighbours[node] {
            if !std::mem::replace(&mut is_placed[next], true) {
                queue.push_back((next, depth + 1));
            }
        }
    }
    columns
}

/// Puts one part of the graph below `top`, and returns where the next may begin.
fn arrange(
    columns: &[Vec<usize>],
    captions: &[String],
    neighbours: &[Vec<usize>],
    top: f64,
    places: &mut [Place],
) -> f64 {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let (middle, mut left) = (top + rows * (HEIGHT + GAP) / 2.0, GAP);
    let mut earlier: FxHashSet<usize> = FxHashSet::default();
    for column in columns {
        let mut column = column.clone();
        // Beside those that they are connected with.
        let height = |node: &usize| {
            let known = neighbours[*node].iter().filter(|next| earlier.contains(next));
            let (sum, count) =
                known.fold((0.0, 0.0), |(sum, count), next| (sum + places[*next].y, count + 1.0));
            if count > 0.0 { sum / count } else { 0.0 }
        };
        let mut ordered: Vec<(f64, usize)> = column.iter().map(|node| (height(node), *node)).collect();
        ordered.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        column = ordered.into_iter().map(|(_, node)| node).collect();
        let widths = column.iter().map(|&node| captions[node].chars().count() as f64 * LETTER + 2.0 * GAP);
        let widest = widths.clone().fold(0.0, f64::max);
        let first = middle - column.len() as f64 * (HEIGHT + GAP) / 2.0;
        for (row, (&node, width)) in column.iter().zip(widths).enumerate() {
            let y = first + row as f64 * (HEIGHT + GAP);
            places[node] = Place { x: left + (widest - width) / 2.0, y, width };
        }
        left += widest + AISLE;
        earlier = column.into_iter().collect();
    }
    top + rows * (HEIGHT + GAP) + GAP
}

struct Drawing<'d> {
    emitter: &'d Emitter<'d>,
    places: &'d [Place],
    output: String,
}

impl Drawing<'_> {
    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        self.output.write_fmt(text).expect("a string takes everything");
    }

    fn begin(&mut self) {
        let right = self.places.iter().map(|place| place.x + place.width).fold(0.0, f64::max) + GAP;
        let bottom = self.places.iter().map(|place| place.y + HEIGHT).fold(0.0, f64::max) + GAP;
        self.push(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{right:.0}\" height=\"{bottom:.0}\" \
             viewBox=\"0 0 {right:.0} {bottom:.0}\" font-family=\"Helvetica,Arial,sans-serif\" font-size=\"13\">\n\
             <defs><marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" \
             orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"#555555\"/></marker></defs>\n"
        ));
    }

    /// The colour and dashes of a line.
    fn line(&self, element: Element) -> (&'static str, &'static str) {
        let colour = if self.emitter.is_disputed(element) { "#CC3311" } else { "#555555" };
        (colour, if self.emitter.is_doubtful(element) { " stroke-dasharray=\"5 3\"" } else { "" })
    }

    fn boxed(&mut self, index: usize, caption: &str) {
        let (emitter, place) = (self.emitter, self.places[index]);
        let element = emitter.nodes[index].id.into();
        let (colour, dashes) = self.line(element);
        let (title, fill) = (escape(&emitter.node_tooltip(index)), emitter.fill(index));
        let (x, y, caption) = (place.x + place.width / 2.0, place.y + HEIGHT / 2.0 + 4.5, escape(caption));
        self.push(format_args!(
            "<g id=\"{}\"><title>{title}</title><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{HEIGHT}\" rx=\"7\" \
             fill=\"{fill}\" stroke=\"{colour}\"{dashes}/><text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{caption}</text></g>\n",
            emitter.nodes[index].id, place.x, place.y, place.width,
        ));
    }

    fn arrow(&mut self, index: usize, (start, end): (usize, usize)) {
        let emitter = self.emitter;
        let relationship = &emitter.relationships[index];
        let (colour, dashes) = self.line(relationship.id.into());
        let (from, to) = (self.places[start], self.places[end]);
        let (x1, y1, x2, y2) = between(from, to, start == end);
        let curve = if start == end {
            format!("M{x1:.1} {y1:.1} c20 -30 -40 -30 {:.1} {:.1}", x2 - x1, y2 - y1)
        } else {
            format!("M{x1:.1} {y1:.1} L{x2:.1} {y2:.1}")
        };
        let (x, y) = ((x1 + x2) / 2.0, (y1 + y2) / 2.0 - if start == end { 26.0 } else { 4.0 });
        let title = escape(&emitter.relationship_tooltip(relationship));
        let kind = escape(&visible::escape(&relationship.relationship_type));
        self.push(format_args!(
            "<g id=\"{}\"><title>{title}</title><path d=\"{curve}\" fill=\"none\" stroke=\"{colour}\"{dashes} \
             marker-end=\"url(#head)\"/><text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"10\" \
             fill=\"#333333\">{kind}</text></g>\n",
            relationship.id,
        ));
    }
}

/// The ends of an arrow: at the sides that face each other, or, within a column, above and below.
fn between(from: Place, to: Place, is_loop: bool) -> (f64, f64, f64, f64) {
    let centre = |place: Place| (place.x + place.width / 2.0, place.y + HEIGHT / 2.0);
    let ((from_x, from_y), (to_x, to_y)) = (centre(from), centre(to));
    if is_loop {
        return (from_x + 10.0, from.y, from_x - 10.0, from.y);
    }
    if from.x + from.width < to.x {
        (from.x + from.width, from_y, to.x, to_y)
    } else if to.x + to.width < from.x {
        (from.x, from_y, to.x + to.width, to_y)
    } else if from_y < to_y {
        (from_x, from.y + HEIGHT, to_x, to.y)
    } else {
        (from_x, from.y, to_x, to.y + HEIGHT)
    }
}

/// A text as XML has it; what acts on the text round it shows as an escape, but for line ends.
fn escape(text: &str) -> String {
    markup::escape(text, |character, escaped| match character {
        '\n' => escaped.push('\n'),
        other => visible::push(other, escaped),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_one_column_lie_below_each_other_and_parts_of_the_graph_too() {
        let captions = ["a", "b", "c", "d"].map(str::to_owned);
        let places = places(&captions, &[(0, 1), (0, 2)]);
        assert!(places[0].x < places[1].x && (places[1].x - places[2].x).abs() < 0.1);
        assert!(places[1].y + HEIGHT < places[2].y && places[2].y + HEIGHT < places[3].y);
    }

    #[test]
    fn data_is_text_and_no_markup() {
        assert_eq!(escape("<b>\"R&D\"</b>\n\u{202E}"), "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;\n\\u202E");
    }
}
