//! Plays one scenario: every step is taken, every expectation checked.
//!
//! A scenario begins with a database of its own in memory, and ends at the first step that does not hold. An
//! error that no step expects fails the scenario; an expected one must have its class, its phase and its detail,
//! and must leave the graph as it was.

use crate::effects::{Effects, State};
use crate::gherkin::{Scenario, Step, unescape};
use crate::procedure;
use crate::shape::Shape;
use silkgraph::{Database, Error, Parameters, QueryOptions};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What deeply nested queries may take.
const STACK_BYTES: usize = 16 << 20;

thread_local! {
    /// The message of the last panic on this thread.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes panics keep their message and place for the scenario's failure rather than print them.
pub(crate) fn remember_panics() {
    std::panic::set_hook(Box::new(|information| {
        let payload = information.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let message = text.unwrap_or("no message");
        let place = information.location().map(|place| format!("{}:{}", place.file(), place.line()));
        let line = format!("panic: {message} ({})", place.unwrap_or_default());
        LAST_PANIC.with(|last| *last.borrow_mut() = line.replace('\n', " "));
    }));
}

/// Takes the steps one by one; the error says which step failed and why.
pub(crate) fn play(scenario: &Scenario, graphs: &Path, options: &QueryOptions) -> Result<(), String> {
    let guarded = || catch_unwind(AssertUnwindSafe(|| take_steps(scenario, graphs, options)));
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || {
            guarded().unwrap_or_else(|_| Err(LAST_PANIC.with(|last| last.borrow().clone())))
        });
        let thread = thread.map_err(|error| format!("no thread to run on: {error}"))?;
        thread.join().unwrap_or_else(|_| Err("the thread ended in a panic".to_owned()))
    })
}

fn take_steps(scenario: &Scenario, graphs: &Path, options: &QueryOptions) -> Result<(), String> {
    let mut stage = Stage {
        graphs,
        options,
        database: Database::in_memory(),
        parameters: Parameters::new(),
        before: State::default(),
        outcome: None,
    };
    for step in &scenario.steps {
        stage.take(step).map_err(|message| describe(&message, &step.text, scenario))?;
    }
    stage.settled().map_err(|message| describe(&message, "the end", scenario))
}

/// The reason in the first line, then the step and the queries of the scenario.
fn describe(message: &str, step: &str, scenario: &Scenario) -> String {
    let queries = scenario.steps.iter().filter_map(|step| {
        let document = step.document.as_ref()?;
        Some(format!("\n{}\n{document}", step.text))
    });
    format!("{message}\nat: {step}{}", queries.collect::<String>())
}

/// The rows of a query.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<Shape>>,
}

/// How rows are compared.
#[derive(Clone, Copy)]
struct Comparison {
    rows_in_order: bool,
    lists_in_order: bool,
}

/// Where a scenario is played.
struct Stage<'a> {
    graphs: &'a Path,
    options: &'a QueryOptions,
    database: Database,
    parameters: Parameters,
    /// The graph before the query under test.
    before: State,
    /// What the last query gave; an expected error is taken away.
    outcome: Option<Result<Table, Error>>,
}

impl Stage<'_> {
    fn take(&mut self, step: &Step) -> Result<(), String> {
        let comparison = |rows_in_order, lists_in_order| Comparison { rows_in_order, lists_in_order };
        match step.text.as_str() {
            "an empty graph" | "any graph" => Ok(()),
            "having executed:" => self.prepare(document(step)?),
            "parameters are:" => self.set_parameters(step),
            "executing query:" => self.execute(document(step)?),
            "executing control query:" => self.ask(document(step)?),
            "the result should be, in any order:" => self.expect_rows(step, comparison(false, true)),
            "the result should be, in order:" => self.expect_rows(step, comparison(true, true)),
            "the result should be (ignoring element order for lists):" => {
                self.expect_rows(step, comparison(false, false))
            }
            "the result should be, in order (ignoring element order for lists):" => {
                self.expect_rows(step, comparison(true, false))
            }
            "the result should be empty" => self.expect_no_rows(),
            "no side effects" => self.expect_effects(&Effects::new()),
            "the side effects should be:" => self.expect_effects(&effects(step)?),
            other => self.take_named(other, step),
        }
    }

    /// The steps whose text carries a name.
    fn take_named(&mut self, text: &str, step: &Step) -> Result<(), String> {
        if let Some(name) = text.strip_prefix("the ").and_then(|text| text.strip_suffix(" graph")) {
            self.load_graph(name)
        } else if let Some(signature) = text.strip_prefix("there exists a procedure ") {
            let signature = signature.trim_end_matches(':').trim_end();
            self.database.register_procedure(procedure::from_table(signature, &step.table)?);
            Ok(())
        } else if let Some((class, rest)) = text.split_once(" should be raised at ") {
            let class = class.trim_start_matches("an ").trim_start_matches("a ");
            let (phase, detail) = rest.split_once(": ").ok_or("the step gives no detail")?;
            self.expect_error(class, phase, detail)
        } else {
            Err(format!("unknown step: {text}"))
        }
    }

    fn load_graph(&self, name: &str) -> Result<(), String> {
        let file = self.graphs.join(name).join(format!("{name}.cypher"));
        let script =
            std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut statements = script.split(';').filter(|statement| !statement.trim().is_empty());
        statements.try_for_each(|statement| self.prepare(statement))
    }

    fn prepare(&self, query: &str) -> Result<(), String> {
        match self.rows(query, &Parameters::new()) {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("cannot prepare: {}", describe_error(&error))),
        }
    }

    fn set_parameters(&mut self, step: &Step) -> Result<(), String> {
        for row in &step.table {
            let [name, value] = row.as_slice() else {
                return Err("a parameter is a name and a value".to_owned());
            };
            self.parameters.insert(unescape(name).into(), Shape::parse(value)?.to_value()?);
        }
        Ok(())
    }

    fn execute(&mut self, query: &str) -> Result<(), String> {
        self.before = State::of(&self.database.view());
        self.ask(query)
    }

    /// Runs a query without looking at the graph first.
    fn ask(&mut self, query: &str) -> Result<(), String> {
        self.settled()?;
        self.outcome = Some(self.rows(query, &self.parameters));
        Ok(())
    }

    /// Runs a query to its last row.
    fn rows(&self, query: &str, parameters: &Parameters) -> Result<Table, Error> {
        let mut rows = self.database.query_with(query, parameters.clone(), self.options)?;
        let columns = rows.columns().iter().map(ToString::to_string).collect();
        let mut values = Vec::new();
        for row in rows.by_ref() {
            values.push(row?.values().to_vec());
        }
        let view = rows.graph().clone();
        let shapes = values.iter().map(|row| row.iter().map(|value| Shape::of(value, &view)).collect());
        Ok(Table { columns, rows: shapes.collect() })
    }

    /// Whether the last query went well, or its error was expected.
    fn settled(&self) -> Result<(), String> {
        match &self.outcome {
            Some(Err(error)) => Err(describe_error(error)),
            _ => Ok(()),
        }
    }

    fn table(&self) -> Result<&Table, String> {
        self.settled()?;
        let table = self.outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
        table.ok_or_else(|| "no query was run".to_owned())
    }

    fn expect_no_rows(&self) -> Result<(), String> {
        let table = self.table()?;
        if table.rows.is_empty() {
            Ok(())
        } else {
            Err(format!("no row was expected, not {}", written(&texts(&table.rows, true))))
        }
    }

    fn expect_rows(&self, step: &Step, comparison: Comparison) -> Result<(), String> {
        let table = self.table()?;
        let (names, cells) = step.table.split_first().ok_or("the step gives no table")?;
        let names: Vec<String> = names.iter().map(|name| unescape(name)).collect();
        if table.columns != names {
            return Err(format!("columns {names:?} were expected, not {:?}", table.columns));
        }
        let expected: Vec<Vec<Shape>> = cells.iter().map(|row| shapes(row)).collect::<Result<_, _>>()?;
        let mut expected = texts(&expected, comparison.lists_in_order);
        let mut actual = texts(&table.rows, comparison.lists_in_order);
        if !comparison.rows_in_order {
            expected.sort();
            actual.sort();
        }
        if expected == actual {
            Ok(())
        } else {
            Err(format!("rows {} were expected, not {}", written(&expected), written(&actual)))
        }
    }

    fn expect_effects(&self, expected: &Effects) -> Result<(), String> {
        self.settled()?;
        let effects = self.before.effects(&State::of(&self.database.view()));
        if effects == *expected {
            Ok(())
        } else {
            Err(format!("side effects {expected:?} were expected, not {effects:?}"))
        }
    }

    fn expect_error(&mut self, class: &str, phase: &str, detail: &str) -> Result<(), String> {
        let expected = format!("{class} at {phase}: {detail}");
        let error = match self.outcome.take() {
            Some(Err(Error::Query(error))) => error,
            Some(Err(other)) => return Err(format!("{expected} was expected, not {other}")),
            Some(Ok(table)) => {
                let rows = written(&texts(&table.rows, true));
                return Err(format!("{expected} was expected, not rows {rows}"));
            }
            None => return Err("no query was run".to_owned()),
        };
        let is = |expected: &str, actual: String| expected == "*" || expected == actual;
        let is_right = is(class, format!("{:?}", error.class))
            && (phase == "any time" || phase == error.phase.to_string())
            && is(detail, format!("{:?}", error.detail));
        if !is_right {
            return Err(format!("{expected} was expected, not {}", describe_error(&Error::Query(error))));
        }
        self.expect_effects(&Effects::new())
    }
}

fn document(step: &Step) -> Result<&str, String> {
    step.document.as_deref().ok_or_else(|| "the step gives no query".to_owned())
}

fn shapes(cells: &[String]) -> Result<Vec<Shape>, String> {
    cells.iter().map(|cell| Shape::parse(cell)).collect()
}

/// Each row as a text by which it is compared.
fn texts(rows: &[Vec<Shape>], lists_in_order: bool) -> Vec<String> {
    let text = |shape: &Shape| {
        let mut shape = shape.clone();
        if !lists_in_order {
            shape.sort_lists();
        }
        shape.to_string()
    };
    rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(" | ")).collect()
}

/// Rows for a message, cut where there are too many.
fn written(rows: &[String]) -> String {
    const ROWS: usize = 12;
    let more = if rows.len() > ROWS { format!(" and {} more", rows.len() - ROWS) } else { String::new() };
    let rows: Vec<String> = rows.iter().take(ROWS).map(|row| format!("‹{row}›")).collect();
    if rows.is_empty() { "‹none›".to_owned() } else { format!("{}{more}", rows.join(" ")) }
}

fn effects(step: &Step) -> Result<Effects, String> {
    let mut effects = Effects::new();
    for row in &step.table {
        let [name, count] = row.as_slice() else { return Err("an effect is a name and a count".to_owned()) };
        let count: usize = count.parse().map_err(|_| format!("not a count: {count}"))?;
        if count > 0 {
            effects.insert(name.clone(), count);
        }
    }
    Ok(effects)
}

/// An error with its phase, in one line.
fn describe_error(error: &Error) -> String {
    match error {
        Error::Query(query) => format!("[{}] {error}", query.phase).replace('\n', " "),
        other => other.to_string(),
    }
}
