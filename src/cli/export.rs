//! Writes a graph, or a part of it, for other programs: one entry of [`FORMATS`] a format.

use super::arguments::ExportRequest;
use super::diagnostics::{Failure, Place, tell};
use super::store;
use silkgraph::formats::dot::{DotStyle, Tooltip};
use silkgraph::graph::{GraphView, Subgraph};
use silkgraph::{Database, Parameters};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A way to write a subgraph.
pub(super) struct FormatEntry {
    /// Its name, which is also the ending of its files.
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    write: fn(&Subgraph, &DotStyle, &mut dyn Write) -> Result<(), Failure>,
}

/// Every way to write a subgraph.
pub(super) static FORMATS: &[FormatEntry] = &[
    FormatEntry { name: "dot", summary: "a picture in the language of Graphviz", write: write_dot },
    FormatEntry {
        name: "svg",
        summary: "a picture, drawn by Graphviz where it is installed",
        write: write_svg,
    },
    FormatEntry { name: "json", summary: "an object with nodes and relationships", write: write_json },
    FormatEntry {
        name: "csv",
        summary: "a table of nodes, one of relationships and one of the claims about them (a file each)",
        write: write_csv,
    },
    FormatEntry { name: "cypher", summary: "statements that make the graph again", write: write_cypher },
    FormatEntry {
        name: "statements",
        summary: "a table (CSV) of statements with who says so, for `import statements`",
        write: |subgraph, _, output| Ok(output.write_all(subgraph.to_statements_csv()?.as_bytes())?),
    },
    FormatEntry {
        name: "jsonl",
        summary: "the same statements as objects, one a line",
        write: |subgraph, _, output| Ok(output.write_all(subgraph.to_statements_jsonl()?.as_bytes())?),
    },
    FormatEntry {
        name: "ttl",
        summary: "the same as RDF 1.2 in Turtle, the evidence in terms of PROV-O",
        write: |subgraph, _, output| Ok(output.write_all(subgraph.to_turtle()?.as_bytes())?),
    },
];

/// The names of all formats.
pub(super) fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

/// Does what `silkgraph export` was asked for.
pub(super) fn run(request: &ExportRequest) -> Result<(), Failure> {
    let database = store::open(Some(&request.database), true)?.database;
    let mut style =
        DotStyle::default().tooltips(if request.sources { Tooltip::Sources } else { Tooltip::Everything });
    if request.legend {
        style = style.legend();
    }
    if request.clusters {
        style = style.cluster_by_label();
    }
    let mut subgraph = match &request.query {
        None => whole(database.view())?,
        Some(query) => {
            style = style.query(query);
            found(&database, query)?
        }
    };
    if request.complete {
        subgraph = subgraph.complete();
    }
    let file = request.output.as_ref().filter(|path| path.as_os_str() != "-");
    match (&request.format, file) {
        (None, Some(path)) => to_file(&subgraph, &style, path),
        (Some(name), Some(path)) => to_file_as(&subgraph, &style, path, format(name)?),
        (name, None) => {
            let format = format(name.as_deref().unwrap_or("dot"))?;
            if format.name == "csv" {
                tell(
                    "several tables with an empty line between them; `-o NAME.csv` writes each to a file of its own",
                );
            }
            let mut output = io::stdout().lock();
            (format.write)(&subgraph, &style, &mut output)?;
            Ok(output.flush()?)
        }
    }
}

/// What a query finds, with what is told beside its rows.
fn found(database: &Database, query: &str) -> Result<Subgraph, Failure> {
    let failed = |error| Failure::of_statement(error, query, &Place::default());
    let rows = database.query(query, Parameters::new()).map_err(failed)?;
    rows.warnings().iter().for_each(|warning| tell(format!("warning: {warning}")));
    let (mut subgraph, mut count) = (Subgraph::new(rows.graph().clone()), 0_u64);
    for row in rows {
        row.map_err(failed)?.values().iter().for_each(|value| subgraph.add(value));
        count += 1;
    }
    match count {
        0 => Err(Failure::query("the query gave no rows, and so there is nothing to be written")),
        count if subgraph.is_empty() => Err(Failure::query(format!(
            "the query gave {} without nodes, relationships or paths: return the variables, not their properties",
            counted(count, "row")
        ))),
        _ => Ok(subgraph),
    }
}

/// All of a graph, which is not written unless all of it can be read.
pub(super) fn whole(view: Arc<GraphView>) -> Result<Subgraph, Failure> {
    view.settle()?;
    Ok(Subgraph::whole(view))
}

fn format(name: &str) -> Result<&'static FormatEntry, Failure> {
    let format = FORMATS.iter().find(|format| format.name == name);
    format.ok_or_else(|| {
        Failure::query(format!("no format is called {name}; there are {}", names().join(", ")))
    })
}

/// Writes to a file in the format that its ending names.
pub(super) fn to_file(subgraph: &Subgraph, style: &DotStyle, path: &Path) -> Result<(), Failure> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or("").to_lowercase();
    let ending = match name.ends_with("statements.csv") {
        true => "statements",
        false => path.extension().and_then(OsStr::to_str).unwrap_or(""),
    };
    let format = format(&ending.to_lowercase()).map_err(|failure| match without_format(path, ending) {
        Some(hint) => failure.with_hint(&hint),
        None => failure,
    });
    to_file_as(subgraph, style, path, format?)
}

/// How a picture in another program's format comes to be.
fn without_format(path: &Path, ending: &str) -> Option<String> {
    let ending = ending.to_lowercase();
    let (svg, dot) = (path.with_extension("svg"), path.with_extension("dot"));
    let (svg, dot) = (svg.display(), dot.display());
    ["png", "pdf", "jpg", "jpeg", "gif"]
        .contains(&&*ending)
        .then(|| format!("Hint: write {svg}, or write {dot} and then, outside: dot -T{ending} -O {dot}"))
}

fn to_file_as(
    subgraph: &Subgraph,
    style: &DotStyle,
    path: &Path,
    format: &FormatEntry,
) -> Result<(), Failure> {
    if format.name == "csv" {
        return write_csv_files(subgraph, path);
    }
    let mut contents = Vec::new();
    (format.write)(subgraph, style, &mut contents)?;
    std::fs::write(path, contents).map_err(|error| unwritable(path, &error))?;
    if io::stderr().is_terminal() {
        let (nodes, relationships) = sizes(subgraph);
        tell(format!("written: {} ({nodes}, {relationships})", path.display()));
    }
    Ok(())
}

/// How many nodes and relationships there are, in words.
fn sizes(subgraph: &Subgraph) -> (String, String) {
    let count = |number: usize, noun| counted(number as u64, noun);
    (count(subgraph.nodes().len(), "node"), count(subgraph.relationships().len(), "relationship"))
}

fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::query(format!("{} cannot be written: {error}", path.display()))
}

fn write_dot(subgraph: &Subgraph, style: &DotStyle, output: &mut dyn Write) -> Result<(), Failure> {
    Ok(output.write_all(subgraph.to_dot(style).as_bytes())?)
}

fn write_json(subgraph: &Subgraph, _: &DotStyle, output: &mut dyn Write) -> Result<(), Failure> {
    Ok(output.write_all(subgraph.to_json()?.as_bytes())?)
}

fn write_cypher(subgraph: &Subgraph, _: &DotStyle, output: &mut dyn Write) -> Result<(), Failure> {
    Ok(output.write_all(subgraph.to_cypher().as_bytes())?)
}

/// The tables one after the other, with an empty line between.
fn write_csv(subgraph: &Subgraph, _: &DotStyle, output: &mut dyn Write) -> Result<(), Failure> {
    subgraph.write_nodes_csv(&mut *output)?;
    writeln!(output)?;
    subgraph.write_relationships_csv(&mut *output)?;
    if subgraph.has_claims() {
        writeln!(output)?;
        subgraph.write_claims_csv(output)?;
    }
    Ok(())
}

/// `name-nodes.csv`, `name-relationships.csv` and, where there are claims, `name-claims.csv` for `name.csv`; that
/// they are not the one file that was named is told.
fn write_csv_files(subgraph: &Subgraph, path: &Path) -> Result<(), Failure> {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or("graph");
    let write = |part: &str, write: &dyn Fn(File) -> io::Result<()>| {
        let path = path.with_file_name(format!("{stem}-{part}.csv"));
        File::create(&path).and_then(write).map_err(|error| unwritable(&path, &error))?;
        Ok::<_, Failure>(path.display().to_string())
    };
    let (nodes, relationships) = sizes(subgraph);
    let mut written = vec![
        format!("{} ({nodes})", write("nodes", &|file| subgraph.write_nodes_csv(file))?),
        format!(
            "{} ({relationships})",
            write("relationships", &|file| subgraph.write_relationships_csv(file))?
        ),
    ];
    if subgraph.has_claims() {
        written.push(write("claims", &|file| subgraph.write_claims_csv(file))?);
    }
    tell(format!("written: {}", written.join(", ")));
    Ok(())
}

/// The picture as `dot -Tsvg` draws it; as we do where Graphviz is not installed.
fn write_svg(subgraph: &Subgraph, style: &DotStyle, output: &mut dyn Write) -> Result<(), Failure> {
    let spawned = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut dot = match spawned {
        Ok(dot) => dot,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(output.write_all(subgraph.to_svg(style).as_bytes())?);
        }
        Err(error) => return Err(Failure::query(format!("dot cannot be started: {error}"))),
    };
    let mut input = dot.stdin.take().expect("standard input was asked for");
    let picture = subgraph.to_dot(style);
    // Fed from a thread of its own, since dot may begin to write before it has read everything.
    let feeder = std::thread::spawn(move || input.write_all(picture.as_bytes()));
    let drawn = dot.wait_with_output().map_err(|error| Failure::query(format!("dot failed: {error}")))?;
    let fed = feeder.join().is_ok_and(|written| written.is_ok());
    if !fed || !drawn.status.success() {
        return Err(Failure::query(format!("dot failed: {}", String::from_utf8_lossy(&drawn.stderr).trim())));
    }
    Ok(output.write_all(&drawn.stdout)?)
}
