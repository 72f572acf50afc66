//! The program: a command line, a shell and a line protocol over the library.
//!
//! In come arguments, scripts and what people type; out go rows on standard output and everything else on standard
//! error. This is a part of the binary and sees only the library's public face, so that the library itself never
//! prints, reads the environment or ends the process.
//!
//! A statement's way: [`script`] cuts it out of a file, a pipe or an argument (or [`repl`] out of what is typed), a
//! [`session`] runs it, [`render`] writes its rows, [`diagnostics`] tells what went wrong. What begins with `:` or
//! `.` is looked up in the table of [`commands`] instead.

mod arguments;
mod store;
mod script;
mod session;
mod attached;
mod footnotes;
mod hints;
mod interrupt;
mod render;
mod diagnostics;
mod commands;
mod repl;
mod complete;
mod highlight;
mod export;
mod progress;
mod import;
mod check;
mod reference;
mod stdio;

use arguments::{Arguments, Task, Work};
use diagnostics::Failure;
use interrupt::Interrupt;
use session::{ErrorPolicy, Session};
use std::io::{BufReader, IsTerminal};
use std::process::ExitCode;

/// Does what the arguments ask for and tells the result in an exit code: 0 done, 1 a query failed, 2 the command line
/// was wrong, 3 the store failed, 130 interrupted. A reader that has had enough (a broken pipe) is no failure.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    match &arguments.task {
        Some(Task::Stdio) => stdio::serve(),
        Some(Task::Export(request)) => export::run(request),
        Some(Task::Import { what }) => import::run(what),
        Some(Task::Check { file }) => check::run(file),
        Some(Task::Help { words }) => reference::help(words),
        Some(Task::Reference { format, output }) => reference::document(*format, output.as_deref()),
        None => work(&arguments),
    }
    .map_or_else(Failure::end, |()| ExitCode::SUCCESS)
}

/// Runs scripts, or the shell.
fn work(arguments: &Arguments) -> Result<(), Failure> {
    let interrupt = Interrupt::install()?;
    let database = store::open(arguments.database.as_deref(), arguments.readonly)?;
    let mut session = Session::new(database, arguments, interrupt)?;
    if !arguments.work.is_empty() {
        return run_all(&mut session, &arguments.work);
    }
    let input = std::io::stdin();
    if input.is_terminal() {
        repl::run(&mut session)
    } else {
        session.run_script(BufReader::new(input), None).and_then(|()| session.close())
    }
}

fn run_all(session: &mut Session, work: &[Work]) -> Result<(), Failure> {
    for step in work {
        match step {
            Work::Query(text) => session.run_script(text.as_bytes(), None)?,
            Work::Script(path) => session.run_file(path)?,
        }
        if session.is_ended() {
            break;
        }
    }
    session.close()
}
