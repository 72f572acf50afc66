//! One graph in several databases, and what each says to a query.

use super::graph::Model;
use silkgraph::error::{Error, ErrorClass};
use silkgraph::query::optimizer::RULES;
use silkgraph::{Database, Parameters, QueryOptions, Value};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A query as it is asked of a database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    pub(super) parameters: &'a Parameters,
    /// Whether it may change the graph.
    pub(super) is_update: bool,
}

/// What an evaluator says.
#[derive(Debug, Clone)]
pub(super) enum Said {
    /// Rows, and the graph afterwards where it may have changed.
    Rows(Vec<Vec<Value>>, Option<Model>),
    /// An error of this class, and its message.
    Error(ErrorClass, String),
    /// An error that is not the query's, or a panic.
    Broken(String),
}

impl Said {
    /// Whether a smaller query fails for the same reason: one that is refused does so in the same words.
    pub(super) fn is_like(&self, other: &Said) -> bool {
        let rule = |said: &Said| match said {
            Said::Error(_, message) => message.lines().next().map(str::to_owned),
            Said::Rows(..) => None,
            Said::Broken(message) => Some(message.clone()),
        };
        rule(self) == rule(other)
    }
}

/// One way to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    EveryRule,
    Without(&'static str),
    Indexed,
    /// With a uniqueness constraint wherever there can be one; updates, which could break it, are asked without.
    Unique,
    Reopened,
    /// Rows passed on so many at a time, found by so many threads.
    Chunks(NonZeroUsize, NonZeroUsize),
    /// As usual, after PROFILE has counted the rows.
    Profiled,
}

/// The graph in memory, with an index on every property of every label, now and then with uniqueness constraints, and now
/// and then read back from a file.
pub(super) struct Worlds {
    /// The graph with the ids that the databases gave it.
    pub(super) model: Model,
    plain: Database,
    indexed: Database,
    unique: Option<Database>,
    reopened: Option<(Database, tempfile::TempDir)>,
}

impl Worlds {
    /// # Errors
    /// What went wrong with making the graph.
    pub(super) fn new(model: &Model, is_reopened: bool) -> Result<Self, String> {
        let plain = made(Database::in_memory(), model)?;
        let worlds = Worlds {
            model: Model::of(&plain.view()).made_as(model),
            plain,
            indexed: indexed(model)?,
            unique: if model.nodes.len() % 2 == 1 { Some(unique(model)?) } else { None },
            reopened: if is_reopened { Some(reopened(model)?) } else { None },
        };
        let others = worlds.reopened.iter().map(|(database, _)| database).chain(&worlds.unique);
        let databases = others.chain([&worlds.indexed]);
        for database in databases {
            same(&worlds.model, &Model::of(&database.view()), &worlds.model)?;
        }
        if is_reopened {
            shows_what_it_calls(&worlds.indexed)?;
        }
        Ok(worlds)
    }

    /// Every way to an answer that there is here.
    pub(super) fn ways(&self) -> Vec<Way> {
        self.databases().chain(variants()).collect()
    }

    /// With or without indexes in turn, one of the other variants in turn, and the file where there is one.
    pub(super) fn some_ways(&self, number: u64) -> Vec<Way> {
        let variants: Vec<Way> = variants().collect();
        let passed_over = if number.is_multiple_of(2) { Way::Indexed } else { Way::EveryRule };
        let variant = variants[(number / 2) as usize % variants.len()];
        self.databases().filter(|way| *way != passed_over).chain([variant]).collect()
    }

    fn databases(&self) -> impl Iterator<Item = Way> {
        let others =
            [self.unique.as_ref().map(|_| Way::Unique), self.reopened.as_ref().map(|_| Way::Reopened)];
        [Way::EveryRule, Way::Indexed].into_iter().chain(others.into_iter().flatten())
    }

    /// What the database says on one way; an update is taken back afterwards.
    pub(super) fn ask(&self, way: Way, asked: &Asked<'_>) -> Said {
        let text = asked.text;
        let options = match way {
            Way::Without(rule) => QueryOptions::new().without_rule(rule),
            Way::Chunks(rows, threads) => QueryOptions::new().chunk_rows(rows).threads(threads),
            _ => QueryOptions::new(),
        };
        let database = match (way, &self.unique, &self.reopened) {
            (Way::Indexed, ..) => &self.indexed,
            (Way::Unique, Some(database), _) if !asked.is_update => database,
            (Way::Reopened, _, Some((database, _))) => database,
            _ => &self.plain,
        };
        let said = || match asked.is_update {
            _ if way == Way::Profiled => profile(database, asked),
            true => change(database, asked, &options),
            false => read(database, asked, &options),
        };
        match catch_unwind(AssertUnwindSafe(said)) {
            Ok(Ok(said)) => said,
            Ok(Err(Error::Query(error))) => Said::Error(error.class, error.report(text)),
            Ok(Err(error)) => Said::Broken(error.to_string()),
            Err(_) => Said::Broken("it panicked".to_owned()),
        }
    }
}

/// The ways to an answer that a query's options open: each rule left out; rows passed on one or two at a time, by one
/// thread or by two or three; and PROFILE.
fn variants() -> impl Iterator<Item = Way> {
    let number = |number| NonZeroUsize::new(number).unwrap_or(NonZeroUsize::MIN);
    let chunks = [(1, 1), (2, 1), (1, 2), (2, 3)];
    let chunks = chunks.into_iter().map(move |(rows, threads)| Way::Chunks(number(rows), number(threads)));
    RULES.iter().map(|rule| Way::Without(rule.name)).chain(chunks).chain([Way::Profiled])
}

fn read(database: &Database, asked: &Asked<'_>, options: &QueryOptions) -> Result<Said, Error> {
    let rows = database.query_with(asked.text, asked.parameters.clone(), options)?;
    let rows: Vec<Vec<Value>> = rows.map(|row| Ok(row?.values().to_vec())).collect::<Result<_, Error>>()?;
    Ok(Said::Rows(rows, None))
}

/// Runs an update, and sees that nothing of it is left when it is taken back.
fn change(database: &Database, asked: &Asked<'_>, options: &QueryOptions) -> Result<Said, Error> {
    let before = database.view().fingerprint();
    let mut transaction = database.write()?;
    let mut rows = transaction.query_with(asked.text, asked.parameters.clone(), options)?;
    let values: Vec<Vec<Value>> =
        rows.by_ref().map(|row| Ok(row?.values().to_vec())).collect::<Result<_, Error>>()?;
    let model = Model::of(rows.graph());
    transaction.rollback();
    if database.view().fingerprint() != before
        || database.write()?.query("RETURN 1", Parameters::new())?.graph().fingerprint() != before
    {
        return Ok(Said::Broken("something was left of what was taken back".to_owned()));
    }
    Ok(Said::Rows(values, Some(model)))
}

/// What a query says without PROFILE, and whether PROFILE has counted that: as many rows, in as much time as all its
/// operators took themselves, with the same changes.
fn profile(database: &Database, asked: &Asked<'_>) -> Result<Said, Error> {
    let options = QueryOptions::new();
    let said = match asked.is_update {
        true => change(database, asked, &options)?,
        false => read(database, asked, &options)?,
    };
    let Said::Rows(rows, after) = &said else { return Ok(said) };
    let mut transaction = database.write()?;
    let text = format!("PROFILE {}", asked.text);
    let profiled = transaction.query_with(&text, asked.parameters.clone(), &options)?;
    let plan = profiled.plan().expect("PROFILE gives a plan");
    let root = plan.operators[0].profile.expect("the plan of a PROFILE is profiled");
    let own: u64 = plan.operators.iter().filter_map(|it| it.profile).map(|it| it.own_nanoseconds).sum();
    // An update without columns gives no rows, whatever its last operator gave.
    let is_counted = root.rows == rows.len() as u64 || (asked.is_update && rows.is_empty());
    let is_changed = after.as_ref().is_none_or(|after| {
        let profiled = Model::of(profiled.graph());
        (after.nodes.len(), after.relationships.len()) == (profiled.nodes.len(), profiled.relationships.len())
    });
    transaction.rollback();
    if !is_counted || own != root.nanoseconds || !is_changed {
        return Ok(Said::Broken(format!(
            "PROFILE counts otherwise: {root:?}, {own} ns of all, {} rows",
            rows.len()
        )));
    }
    Ok(said)
}

/// SHOW gives what the procedure behind it yields.
fn shows_what_it_calls(database: &Database) -> Result<(), String> {
    for what in ["INDEXES", "CONSTRAINTS", "PROCEDURES", "FUNCTIONS", "SETTINGS"] {
        let [shown, called] =
            [format!("SHOW {what}"), format!("CALL show.{}()", what.to_lowercase())].map(|text| {
                read(
                    database,
                    &Asked { text: &text, parameters: &Parameters::new(), is_update: false },
                    &QueryOptions::new(),
                )
            });
        let [shown, called] = [shown, called].map(|said| format!("{said:?}"));
        if shown != called {
            return Err(format!("SHOW {what}: {shown}\nand the procedure: {called}"));
        }
    }
    Ok(())
}

/// The graph made by its script, which must be the graph of the model.
fn made(database: Database, model: &Model) -> Result<Database, String> {
    for statement in model.script() {
        database.query(&statement, Parameters::new()).map_err(|error| format!("{error}\n{statement}"))?;
    }
    same(model, &Model::of(&database.view()), &Model::default())?;
    Ok(database)
}

/// Whether two graphs are the same, but for the ids of what is not in `known`.
fn same(wanted: &Model, found: &Model, known: &Model) -> Result<(), String> {
    let (wanted, found) = (wanted.describe(known), found.describe(known));
    if wanted == found { Ok(()) } else { Err(format!("wanted\n{wanted:#?}\nfound\n{found:#?}")) }
}

fn indexed(model: &Model) -> Result<Database, String> {
    let database = Database::in_memory();
    for label in super::graph::LABELS {
        for key in super::graph::KEYS {
            let index = format!("CREATE INDEX FOR (n:{label}) ON (n.{key})");
            database.query(&index, Parameters::new()).map_err(|error| error.to_string())?;
        }
    }
    made(database, model)
}

/// The graph with a constraint on every property that no two nodes of a label have alike.
fn unique(model: &Model) -> Result<Database, String> {
    let database = made(Database::in_memory(), model)?;
    for label in super::graph::LABELS {
        for key in super::graph::KEYS {
            let constraint = format!("CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.{key} IS UNIQUE");
            match database.query(&constraint, Parameters::new()) {
                // Refused where two nodes have equal values.
                Err(Error::Query(error)) if error.class == ErrorClass::ConstraintValidationFailed => {}
                outcome => drop(outcome.map_err(|error| error.to_string())?),
            }
        }
    }
    Ok(database)
}

/// The graph written to a file, half the time as a snapshot, closed and opened again.
fn reopened(model: &Model) -> Result<(Database, tempfile::TempDir), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let open = |path: &Path| Database::open(path).map_err(|error| error.to_string());
    let path = folder.path().join("graph.silk");
    let database = made(open(&path)?, model)?;
    if model.nodes.len().is_multiple_of(2) {
        database.checkpoint().map_err(|error| error.to_string())?;
    }
    drop(database);
    Ok((open(&path)?, folder))
}
