//! Commands that set how the session behaves.

use super::{closest, usage};
use crate::cli::diagnostics::Failure;
use crate::cli::render::{self, Table};
use crate::cli::session::{Cite, Session};
use crate::cli::store;
use silkgraph::Value;
use std::fs::File;
use std::io::{BufWriter, IsTerminal, stdout};
use std::path::Path;

pub(super) fn quit(session: &mut Session, _: &str) -> Result<(), Failure> {
    session.end();
    Ok(())
}

pub(super) fn version(session: &mut Session, _: &str) -> Result<(), Failure> {
    session.say(concat!("silkgraph ", env!("CARGO_PKG_VERSION")))
}

/// Opens another database; an open transaction is taken back. The present database stays when that fails,
/// unless it is the same file.
pub(super) fn open(session: &mut Session, arguments: &str) -> Result<(), Failure> {
    let (path, is_read_only) = match arguments.strip_suffix("readonly") {
        Some(path) if path.ends_with(char::is_whitespace) => (path.trim_end(), true),
        _ => (arguments, false),
    };
    if path.is_empty() {
        return Err(usage("open"));
    }
    let path = Path::new(path);
    if session.store.path.as_deref().is_some_and(|open| is_same_file(open, path)) {
        // The same file cannot be open twice.
        session.reopen(store::open(None, false)?);
    }
    session.reopen(store::open(Some(path), is_read_only).map_err(Failure::of_command)?);
    Ok(())
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    canonical(a).is_some_and(|a| Some(a) == canonical(b))
}

pub(super) fn status(session: &mut Session, _: &str) -> Result<(), Failure> {
    let store = &session.store;
    let path = store.path.as_ref().map_or_else(|| "in memory".to_owned(), |path| path.display().to_string());
    let facts = [
        ("version", env!("CARGO_PKG_VERSION")),
        ("database", &path),
        ("access", if store.is_read_only { "read only" } else { "read and write" }),
        ("transaction", if session.transaction.is_some() { "open" } else { "none" }),
        ("mode", session.format.name),
        (
            "cite",
            match session.cite {
                Cite::Off => "off",
                Cite::Witness => "on",
                Cite::Full => "full",
            },
        ),
        ("as of", session.as_of.as_deref().unwrap_or("now")),
        ("timing", if session.shows_timing { "on" } else { "off" }),
    ];
    let rows = facts.map(|(name, fact)| vec![Value::string(name), Value::string(fact)]).to_vec();
    session.show(&Table { columns: &["what", "value"], rows })
}

pub(super) fn mode(session: &mut Session, name: &str) -> Result<(), Failure> {
    if name.is_empty() {
        let entries = render::FORMATS.iter();
        let rows =
            entries.map(|entry| vec![Value::string(entry.name), Value::string(entry.summary)]).collect();
        return session.show(&Table { columns: &["mode", "what it writes"], rows });
    }
    session.format = render::format(name).ok_or_else(|| {
        let closest = closest(name, render::names());
        let hint = closest.map_or_else(String::new, |name| format!("\nHint: did you mean {name}?"));
        Failure::query(format!("no mode is called {name}; :mode lists them{hint}"))
    })?;
    Ok(())
}

pub(super) fn null(session: &mut Session, text: &str) -> Result<(), Failure> {
    session.look.null = text.to_owned();
    Ok(())
}

pub(super) fn timing(session: &mut Session, word: &str) -> Result<(), Failure> {
    session.shows_timing = match word {
        "on" => true,
        "off" => false,
        "" => !session.shows_timing,
        _ => return Err(usage("timing")),
    };
    Ok(())
}

pub(super) fn output(session: &mut Session, path: &str) -> Result<(), Failure> {
    if matches!(path, "" | "-") {
        return session.redirect(Box::new(BufWriter::new(stdout())), stdout().is_terminal());
    }
    let file = File::create(path).map_err(|error| Failure::query(format!("{path}: {error}")))?;
    session.redirect(Box::new(BufWriter::new(file)), false)
}

/// `name => expression`; `name = expression` and `name: expression` are understood too.
pub(super) fn parameter(session: &mut Session, text: &str) -> Result<(), Failure> {
    let name_end = text.find(['=', ':']).ok_or_else(|| usage("param"))?;
    let (name, rest) = text.split_at(name_end);
    let expression = rest.strip_prefix("=>").unwrap_or(&rest[1..]).trim();
    let name = name.trim().trim_start_matches('$').trim_matches('`');
    if name.is_empty() || expression.is_empty() {
        return Err(usage("param"));
    }
    let value = session.evaluate(expression)?;
    session.parameters.insert(name.into(), value);
    Ok(())
}

pub(super) fn parameters(session: &mut Session, _: &str) -> Result<(), Failure> {
    let entries = session.parameters.iter();
    let rows = entries.map(|(name, value)| vec![Value::String(name.clone()), value.clone()]).collect();
    session.show(&Table { columns: &["parameter", "value"], rows })
}

pub(super) fn source(session: &mut Session, path: &str) -> Result<(), Failure> {
    if path.is_empty() {
        return Err(usage("source"));
    }
    session.run_file(Path::new(path)).map_err(Failure::of_command)
}
