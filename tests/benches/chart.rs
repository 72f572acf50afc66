//! Draws how time and memory grow with the graph, as an SVG picture.
//!
//! In: the files that `--json` wrote for several sizes. Out: two panels with both axes logarithmic, so that what grows
//! as the graph does has the slope 1 and what does not grow at all the slope 0. The slopes stand beside the names.

use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is drawn of the times, and how it is coloured.
const TIMES: &[(&str, &str)] = &[
    ("lookup", "#1b9e77"),
    ("hop-2-count", "#d95f02"),
    ("group-by", "#7570b3"),
    ("q8-two-paths", "#e7298a"),
    ("reopen", "#66a61e"),
    ("load", "#a6761d"),
];

/// What is drawn of the bytes.
const BYTES: &[(&str, &str)] = &[("memory", "#1b9e77"), ("disk", "#d95f02")];

const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 340.0;
const MARGIN: f64 = 60.0;

/// A line: how many relationships there are, and the seconds or bytes.
type Points = Vec<(f64, f64)>;

/// The picture of what was measured, a JSON object a line.
pub(crate) fn draw(lines: &str) -> Result<String, serde_json::Error> {
    let (times, bytes) = (points(lines, "silkgraph_ns", 1e-9)?, points(lines, "bytes", 1.0)?);
    let mut svg = String::new();
    let size = format!("width=\"{}\" height=\"{}\"", 2.0 * WIDTH, HEIGHT);
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"sans-serif\" font-size=\"11\">"
    );
    let _ = writeln!(svg, "<rect {size} fill=\"white\"/>");
    Panel::new("time in seconds", 0.0, TIMES, &times).draw(TIMES, &times, &mut svg);
    Panel::new("bytes", WIDTH, BYTES, &bytes).draw(BYTES, &bytes, &mut svg);
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn points(lines: &str, key: &str, unit: f64) -> Result<BTreeMap<String, Points>, serde_json::Error> {
    let mut points: BTreeMap<String, Points> = BTreeMap::new();
    for line in lines.lines() {
        let line: Json = serde_json::from_str(line)?;
        let number = |key: &str| line[key].as_f64().filter(|number| *number > 0.0);
        if let (Some(name), Some(x), Some(y)) = (line["name"].as_str(), number("relationships"), number(key))
        {
            points.entry(name.to_owned()).or_default().push((x, y * unit));
        }
    }
    points.values_mut().for_each(|points| points.sort_by(|one, other| one.0.total_cmp(&other.0)));
    Ok(points)
}

/// How steeply points rise where both axes are logarithmic: the least squares' line.
fn slope(points: &Points) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logs.len() as f64;
    let mean = logs.iter().fold((0.0, 0.0), |sum, (x, y)| (sum.0 + x / count, sum.1 + y / count));
    let covariance: f64 = logs.iter().map(|(x, y)| (x - mean.0) * (y - mean.1)).sum();
    covariance / logs.iter().map(|(x, _)| (x - mean.0).powi(2)).sum::<f64>()
}

/// A pair of axes.
struct Panel {
    title: &'static str,
    left: f64,
    /// The powers of ten at the ends of the axes.
    x: (i32, i32),
    y: (i32, i32),
}

impl Panel {
    fn new(
        title: &'static str,
        left: f64,
        names: &[(&str, &str)],
        points: &BTreeMap<String, Points>,
    ) -> Self {
        let drawn = || names.iter().filter_map(|(name, _)| points.get(*name)).flatten();
        let ends = |part: fn(&(f64, f64)) -> f64| {
            let logs = drawn().map(|point| part(point).log10());
            let (low, high) =
                logs.fold((f64::MAX, f64::MIN), |(low, high), log| (low.min(log), high.max(log)));
            if low > high {
                (0, 1)
            } else {
                (low.floor() as i32, (high.ceil() as i32).max(low.floor() as i32 + 1))
            }
        };
        Panel { title, left, x: ends(|point| point.0), y: ends(|point| point.1) }
    }

    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let share = |log: f64, (low, high): (i32, i32)| (log - f64::from(low)) / f64::from(high - low);
        let across = self.left + MARGIN + share(x.log10(), self.x) * (WIDTH - 3.2 * MARGIN);
        (across, HEIGHT - MARGIN - share(y.log10(), self.y) * (HEIGHT - 2.0 * MARGIN))
    }

    fn draw(&self, names: &[(&str, &str)], points: &BTreeMap<String, Points>, svg: &mut String) {
        self.draw_axes(svg);
        let mut labels: Vec<(f64, String, &str)> = Vec::new();
        for (name, colour) in names {
            let Some(points) = points.get(*name) else { continue };
            let places: Vec<_> = points.iter().map(|point| self.place(*point)).collect();
            let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            let _ = writeln!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
                path.join(" ")
            );
            for (x, y) in &places {
                let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
            }
            let height = places.last().map_or(0.0, |(_, y)| *y);
            labels.push((height, format!("{name}, slope {:.2}", slope(points)), colour));
        }
        self.draw_labels(labels, svg);
    }

    /// Names the lines at their ends, none upon another.
    fn draw_labels(&self, mut labels: Vec<(f64, String, &str)>, svg: &mut String) {
        labels.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut lowest = 0.0_f64;
        for (height, text, colour) in labels {
            lowest = height.max(lowest + 14.0);
            let left = self.left + WIDTH - 2.1 * MARGIN;
            let _ =
                writeln!(svg, "<text x=\"{left}\" y=\"{:.1}\" fill=\"{colour}\">{text}</text>", lowest + 4.0);
        }
    }

    fn draw_axes(&self, svg: &mut String) {
        let power = |exponent: i32| 10_f64.powi(exponent);
        let mut line = |from: (f64, f64), to: (f64, f64)| {
            let ((x, y), (a, b)) = (self.place(from), self.place(to));
            let _ = writeln!(
                svg,
                "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{a:.1}\" y2=\"{b:.1}\" stroke=\"#ddd\"/>"
            );
        };
        for x in self.x.0..=self.x.1 {
            line((power(x), power(self.y.0)), (power(x), power(self.y.1)));
        }
        for y in self.y.0..=self.y.1 {
            line((power(self.x.0), power(y)), (power(self.x.1), power(y)));
        }
        let mut text = |x: f64, y: f64, text: String| {
            let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{text}</text>");
        };
        for x in self.x.0..=self.x.1 {
            let place = self.place((power(x), power(self.y.0)));
            text(place.0 + 12.0, place.1 + 16.0, format!("10^{x}"));
        }
        for y in self.y.0..=self.y.1 {
            let place = self.place((power(self.x.0), power(y)));
            text(place.0 - 6.0, place.1 + 4.0, format!("10^{y}"));
        }
        text(self.left + WIDTH / 2.0, MARGIN / 2.0, self.title.to_owned());
        text(self.left + WIDTH / 2.0 + 20.0, HEIGHT - MARGIN / 3.0, "relationships".to_owned());
    }
}
