//! The command line, as clap reads it.

use super::ErrorPolicy;
use super::commands::closest;
use super::{export, render};
use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use silkgraph::formats::statements;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the program was asked to do.
#[derive(Debug, Parser)]
#[command(name = "silkgraph", version, about, args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true)]
#[command(after_help = "\
Without -c and -f, statements are read from standard input: from a shell on a terminal, as a script from a pipe.
Exit codes: 0 done, 1 a query failed, 2 the command line was wrong, 3 the store failed, 130 interrupted.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) task: Option<Task>,
    /// The database file, made if absent; a folder (or a .cypher file) is loaded into memory; none is an empty database
    /// in memory.
    #[arg(value_name = "FILE or FOLDER")]
    pub(super) database: Option<PathBuf>,
    /// Runs statements, separated by `;`. May be repeated; -c and -f are done in the order given.
    #[arg(short = 'c', long = "command", value_name = "QUERY", allow_hyphen_values = true)]
    queries: Vec<String>,
    /// Runs the statements of a file; `-` is standard input.
    #[arg(short = 'f', long = "file", value_name = "SCRIPT")]
    scripts: Vec<PathBuf>,
    /// How rows are written.
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = row_formats())]
    pub(super) format: String,
    /// Asks every statement that reads for its sources, and writes the claims that its rows rest on to FILE, a table (CSV)
    /// with a line a claim; with --format csv or tsv each row has their ids in a column `_cite`.
    #[arg(long, value_name = "FILE")]
    pub(super) citations: Option<PathBuf>,
    /// Sets a parameter: a literal of the language where VALUE is one, else the text itself.
    #[arg(long = "param", value_name = "NAME=VALUE", allow_hyphen_values = true)]
    pub(super) parameters: Vec<String>,
    /// Opens the database for reading only.
    #[arg(long)]
    pub(super) readonly: bool,
    /// Writes no colours (also: the environment variable NO_COLOR).
    #[arg(long)]
    pub(super) no_color: bool,
    /// Ends at the first statement that fails (the default).
    #[arg(long, conflicts_with = "fail_at_end")]
    fail_fast: bool,
    /// Goes on after a statement that fails, and tells so in the exit code at the end.
    #[arg(long)]
    fail_at_end: bool,
    /// What -c and -f ask for, in the order given.
    #[arg(skip)]
    pub(super) work: Vec<Work>,
}

/// What -c or -f asks for.
#[derive(Debug, Clone)]
pub(super) enum Work {
    /// Statements in the argument itself.
    Query(String),
    /// Statements in a file.
    Script(PathBuf),
}

/// The tasks besides running statements.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Writes a graph, or what a query finds, as a picture or a file for other programs.
    Export(ExportRequest),
    /// Reads files into a database: `silkgraph import statements FILE… --into DATABASE` for what is said and by whom,
    /// `silkgraph import tables … --into DATABASE` for large tables.
    Import {
        /// What the files hold.
        #[command(subcommand)]
        what: ImportRequest,
    },
    /// Reads a database file from end to end and tells whether it is whole.
    Check {
        /// The database file.
        file: PathBuf,
    },
    /// Explains a word of the language: `silkgraph help MATCH`. Options are explained by --help.
    Help {
        /// A clause, operator, function, procedure, or one of these commands.
        #[arg(value_name = "WORD", allow_hyphen_values = true)]
        words: Vec<String>,
    },
    /// Writes the reference of the language as one document, with the answers of its examples.
    Reference {
        /// The format.
        #[arg(long, value_enum, default_value_t = DocumentFormat::Markdown)]
        format: DocumentFormat,
        /// Where to write; without it, to standard output.
        #[arg(short = 'o', long = "output", value_name = "OUT")]
        output: Option<PathBuf>,
    },
    /// Answers requests in line-delimited JSON on standard input and output, for scripts and other languages.
    Stdio,
}

/// What `silkgraph import` reads.
#[derive(Debug, Subcommand)]
pub(super) enum ImportRequest {
    /// Statements, one a line, with their sources: .csv with a header, .jsonl, .ttl, or a script (.cypher).
    #[command(after_help = columns())]
    Statements {
        /// The files, which are read in this order. A line that is wrong is told, and the rest is kept.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The database file, made if absent; without it the files are only checked.
        #[arg(long, value_name = "DATABASE")]
        into: Option<PathBuf>,
    },
    /// Tables of nodes and of relationships (.csv with a header), all at once or not at all.
    Tables {
        /// A table of nodes: `City=cities.csv`. Its first column tells them apart, each column is a property; a column's
        /// name may tell its type, as `founded:DATE`.
        #[arg(long, value_name = "LABEL=FILE")]
        nodes: Vec<String>,
        /// A table of relationships: `(:City)-[:ROAD]->(:City)=roads.csv`. Its first two columns hold what tells the nodes
        /// at the start and at the end apart, the others are properties.
        #[arg(long, value_name = "PATTERN=FILE", allow_hyphen_values = true)]
        relationships: Vec<String>,
        /// The database file, made if absent; without it the files are only checked.
        #[arg(long, value_name = "DATABASE")]
        into: Option<PathBuf>,
    },
}

/// What the columns of a table of statements are.
fn columns() -> String {
    let columns = statements::COLUMNS.iter().map(|(name, meaning)| format!("  {name:<16} {meaning}\n"));
    format!(
        "Columns of .csv, members of .jsonl; only `subject` must be there:\n{}",
        columns.collect::<String>()
    )
}

/// How `silkgraph reference` writes its document.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum DocumentFormat {
    /// Markdown.
    Markdown,
    /// One HTML page.
    Html,
}

/// What `silkgraph export` was asked for.
#[derive(Debug, clap::Args)]
pub(super) struct ExportRequest {
    /// The database file, or a folder of .cypher files.
    #[arg(value_name = "FILE or FOLDER")]
    pub(super) database: PathBuf,
    /// Only the nodes, relationships and paths in the result of this query, instead of the whole graph.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
    /// Adds all relationships among the nodes that the query finds.
    #[arg(long, requires = "query")]
    pub(super) complete: bool,
    /// The format; without it the ending of OUT decides, else dot.
    #[arg(long, value_parser = graph_formats())]
    pub(super) format: Option<String>,
    /// Draws a box round the nodes of each label (dot, svg).
    #[arg(long)]
    pub(super) clusters: bool,
    /// Adds a box that explains colours and lines (dot, svg).
    #[arg(long)]
    pub(super) legend: bool,
    /// Shows only claims, not properties, when the pointer rests on something (dot, svg).
    #[arg(long)]
    pub(super) sources: bool,
    /// Where to write; without it, or with `-`, to standard output.
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
}

/// The ways to write rows, with a summary each for `--help`.
fn row_formats() -> Vec<PossibleValue> {
    render::FORMATS.iter().map(|entry| PossibleValue::new(entry.name).help(entry.summary)).collect()
}

/// The ways to write a graph, with a summary each for `--help`.
fn graph_formats() -> Vec<PossibleValue> {
    export::FORMATS.iter().map(|entry| PossibleValue::new(entry.name).help(entry.summary)).collect()
}

impl Arguments {
    /// Reads the process's arguments. Help, the version and mistakes are told at once and come back as an exit code.
    pub(super) fn read() -> Result<Self, ExitCode> {
        Self::parsed().map_err(|error| {
            // Nothing can be done about help that cannot be shown.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { 2 } else { 0 })
        })
    }

    fn parsed() -> Result<Self, clap::Error> {
        // What is no UTF-8 is none of the options.
        check_hyphens(std::env::args_os().skip(1).filter_map(|argument| argument.into_string().ok()))?;
        let matches = Self::command().try_get_matches().map_err(misplaced)?;
        let mut arguments = Self::from_arg_matches(&matches)?;
        arguments.work = arguments.in_order(&matches);
        match arguments.database.as_deref().and_then(Path::to_str) {
            Some(name) if is_task(name) && !Path::new(name).exists() => Err(task_stands_first(name)),
            _ => Ok(arguments),
        }
    }

    /// The values of -c and -f, in the order in which they stand on the command line.
    fn in_order(&self, matches: &ArgMatches) -> Vec<Work> {
        let places = |name| matches.indices_of(name).into_iter().flatten();
        let queries = places("queries").zip(self.queries.iter().cloned().map(Work::Query));
        let scripts = places("scripts").zip(self.scripts.iter().cloned().map(Work::Script));
        let mut work: Vec<_> = queries.chain(scripts).collect();
        work.sort_by_key(|&(place, _)| place);
        work.into_iter().map(|(_, step)| step).collect()
    }

    /// What to do when a statement fails.
    pub(super) fn error_policy(&self) -> ErrorPolicy {
        if self.fail_at_end { ErrorPolicy::FailAtEnd } else { ErrorPolicy::FailFast }
    }
}

/// Refuses `-format`, which would be read as `-f ormat`.
fn check_hyphens(given: impl Iterator<Item = String>) -> Result<(), clap::Error> {
    let command = Arguments::command();
    let is_long = |word: &str| command.get_arguments().any(|known| known.get_long() == Some(word));
    let mut options = given.take_while(|argument| argument != "--");
    match options.find(|argument| argument.strip_prefix('-').is_some_and(is_long)) {
        Some(argument) => Err(wrong(&format!("{argument} is written with two hyphens: -{argument}"))),
        None => Ok(()),
    }
}

/// The same error; in other words where something stands after FILE, which clap takes for a task.
fn misplaced(error: clap::Error) -> clap::Error {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    let first = std::env::args_os().nth(1).and_then(|first| first.into_string().ok()).unwrap_or_default();
    if first == "import" {
        return not_to_be_imported(name);
    }
    if is_task(name) {
        return task_stands_first(name);
    }
    if !Path::new(&first).exists() {
        if let Some(task) = task_like(&first) {
            return wrong(&format!("there is no task '{first}'; did you mean: silkgraph {task} {name} …"));
        }
        if Path::new(name).exists() && first != *name {
            return wrong(&format!(
                "there is no task '{first}'; statements are run so: silkgraph {name} -c QUERY"
            ));
        }
    }
    wrong(&format!(
        "'{name}' is one argument too many: a script is run with -f SCRIPT, statements with -c QUERY"
    ))
}

/// What to write where `import` does not tell what its files hold.
fn not_to_be_imported(name: &str) -> clap::Error {
    let mut command = Arguments::command();
    command.build();
    let import = command.find_subcommand_mut("import").expect("import is a task");
    let kinds: Vec<_> = import.get_subcommands().map(|kind| kind.get_name().to_owned()).collect();
    let message = match closest(name, kinds.iter().map(String::as_str)) {
        Some(kind) => format!("'{name}' is nothing to import; did you mean: silkgraph import {kind} …"),
        None => format!(
            "what does {name} hold? Write `silkgraph import statements {name} …` for what is said and by whom, \
             or `silkgraph import tables --nodes LABEL={name} …` for a table of nodes"
        ),
    };
    import.error(ErrorKind::InvalidSubcommand, message)
}

/// The task that is called much like it.
pub(super) fn task_like(name: &str) -> Option<String> {
    let command = Arguments::command();
    closest(name, command.get_subcommands().map(clap::Command::get_name)).map(str::to_owned)
}

fn is_task(name: &str) -> bool {
    Arguments::command().find_subcommand(name).is_some()
}

fn task_stands_first(name: &str) -> clap::Error {
    wrong(&format!("{name} is a task and comes first, with options of its own after it: silkgraph {name}"))
}

fn wrong(message: &str) -> clap::Error {
    Arguments::command().error(ErrorKind::ArgumentConflict, message)
}
