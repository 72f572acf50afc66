//! Runs openCypher's Technology Compatibility Kit against the library.
//!
//! `OPENCYPHER_TCK` names a folder with `features/` and `graphs/`: a checkout of the openCypher repository's
//! `tck/` folder, or a part of it. Unset, nothing is run and that is said; set to a folder that holds no
//! scenario, the run fails.
//!
//! Every scenario is a test named `folder/File.feature › [n] name (example k)`; a filter on the command line
//! picks some (`cargo tck Match1`). `known_failures.txt` lists scenarios that may not pass yet, each with a
//! reason; a listed scenario that passes fails the run, so that the list only ever shrinks.
//!
//! With `TCK_REPORT=file`, a line for every scenario is written there as well: its name, `pass` or `fail`, and
//! the first line of the failure, separated by tabs, so that failures can be sorted and counted.
//!
//! With `TCK_CHUNKS=1,2,full`, every scenario is played with rows passed on one by one, two by two and as usual, with
//! `TCK_THREADS=1,2` by one thread and by two; it passes where it passes each time.
//!
//! [`gherkin`] reads the feature files, [`scenario`] takes one scenario's steps, [`shape`] reads and compares
//! values, [`effects`] sees what changed, [`procedure`] makes the procedures that scenarios call, and
//! [`settings`] are the ways in which they are played.

mod effects;
mod gherkin;
mod known;
mod procedure;
mod report;
mod scenario;
mod settings;
mod shape;

use gherkin::Scenario;
use known::KnownFailures;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use report::Report;
use settings::Setting;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What every test of a run shares.
struct Run {
    folder: PathBuf,
    known: KnownFailures,
    report: Report,
    settings: Vec<Setting>,
    known_failures: AtomicUsize,
}

#[expect(clippy::print_stdout, reason = "a test runner speaks on the terminal")]
fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let Some(folder) = std::env::var_os("OPENCYPHER_TCK").filter(|folder| !folder.is_empty()) else {
        println!("OPENCYPHER_TCK is not set: 0 openCypher scenarios run");
        return ExitCode::SUCCESS;
    };
    scenario::remember_panics();
    match run(&arguments, PathBuf::from(folder)) {
        Ok(conclusion) => conclusion.exit_code(),
        Err(message) => {
            println!("{message}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "a test runner speaks on the terminal")]
fn run(arguments: &Arguments, folder: PathBuf) -> Result<Conclusion, String> {
    let scenarios = scenarios_of(&folder)?;
    let run = Arc::new(Run {
        known: KnownFailures::read(&scenarios)?,
        report: Report::from_environment()?,
        settings: Setting::from_environment()?,
        known_failures: AtomicUsize::new(0),
        folder,
    });
    let trials = scenarios.into_iter().map(|scenario| trial(scenario, run.clone())).collect();
    let conclusion = libtest_mimic::run(arguments, trials);
    let known_failures = run.known_failures.load(Ordering::Relaxed) as u64;
    println!(
        "openCypher TCK: {} passed, {known_failures} known failures, {} unexpected",
        conclusion.num_passed - known_failures,
        conclusion.num_failed
    );
    Ok(conclusion)
}

/// Every scenario under `folder` that is not tagged `@ignore`, file by file.
fn scenarios_of(folder: &Path) -> Result<Vec<Scenario>, String> {
    let features = folder.join("features");
    let mut files = Vec::new();
    feature_files(&features, &mut files)?;
    files.sort();
    let mut scenarios = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.strip_prefix(&features).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let read = gherkin::read(&text).map_err(|error| format!("{name}, {error}"))?;
        scenarios.extend(read.into_iter().map(|scenario| scenario.of_file(&name)));
    }
    scenarios.retain(|scenario| !scenario.tags.iter().any(|tag| tag == "@ignore"));
    if scenarios.is_empty() {
        return Err(format!("OPENCYPHER_TCK is {}, but it holds no scenario", folder.display()));
    }
    Ok(scenarios)
}

fn feature_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let unreadable = |error| format!("OPENCYPHER_TCK: cannot read {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            feature_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "feature") {
            files.push(path);
        }
    }
    Ok(())
}

fn trial(scenario: Scenario, run: Arc<Run>) -> Trial {
    Trial::test(scenario.name.clone(), move || judge(&scenario, &run))
}

/// Plays the scenario and weighs its outcome against the list of known failures.
fn judge(scenario: &Scenario, run: &Run) -> Result<(), Failed> {
    let graphs = run.folder.join("graphs");
    let outcome = run.settings.iter().try_for_each(|Setting { name, options }| {
        let played = scenario::play(scenario, &graphs, options);
        played.map_err(|message| if name.is_empty() { message } else { format!("{name}: {message}") })
    });
    run.report.write(&scenario.name, &outcome);
    match (outcome, run.known.lists(&scenario.name)) {
        (Ok(()), false) => Ok(()),
        (Err(_), true) => {
            run.known_failures.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        (Ok(()), true) => Err("it passes now: delete its line in known_failures.txt".into()),
        (Err(message), false) => Err(message.into()),
    }
}
