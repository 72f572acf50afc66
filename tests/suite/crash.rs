//! The program is killed while it writes; whatever it had acknowledged is there when the file is opened again.
//!
//! A child answers requests one by one, each a commit of its own. It is killed from outside at a random moment, the
//! file is opened here, and what is in it is compared with the answers that had come: no number is missing, at most
//! the one that was under way is there besides, and no transaction is there in part.

use silkgraph::{Database, params};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

const KILLS: u64 = 20;

fn start() -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_silkgraph"));
    command.arg("stdio").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Sends one request; whether it was acknowledged.
fn ask(child: &mut Child, answers: &mut BufReader<ChildStdout>, request: &str) -> bool {
    let sent = child.stdin.as_mut().is_some_and(|input| writeln!(input, "{request}").is_ok());
    let mut answer = String::new();
    sent && answers.read_line(&mut answer).is_ok() && answer.ends_with('\n') && !answer.contains("\"error\"")
}

/// Writes pairs numbered from `first` on until the child is killed; returns the first number without an answer.
fn write_until_killed(path: &Path, first: i64, patience: Duration) -> i64 {
    let mut child = start();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let open = format!("{{\"op\":\"open\",\"path\":{:?}}}", path.to_str().unwrap());
    assert!(ask(&mut child, &mut answers, &open), "the file opens after every kill");
    let (is_over, pid) = (AtomicBool::new(false), child.id().to_string());
    let mut next = first;
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(patience);
            let killed = Command::new("kill").args(["-9", &pid]).status();
            is_over.store(true, Ordering::Relaxed);
            assert!(killed.unwrap().success());
        });
        loop {
            let query = format!("CREATE (:Left {{n: {next}}})-[:PAIR {{n: {next}}}]->(:Right {{n: {next}}})");
            let request = format!("{{\"op\":\"run\",\"query\":\"{query}\"}}");
            if !ask(&mut child, &mut answers, &request) {
                break;
            }
            next += 1;
        }
    });
    assert!(is_over.into_inner(), "nothing but the kill ends the child");
    child.wait().unwrap();
    next
}

fn numbers(database: &Database, query: &str) -> Vec<i64> {
    let rows = database.query_as::<(i64,)>(query, params! {}).unwrap();
    rows.map(|row| row.unwrap().0).collect()
}

#[test]
fn a_killed_program_loses_nothing_that_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("killed.silk");
    let seed = RandomState::new();
    let mut next = 0;
    for kill in 0..KILLS {
        let patience = Duration::from_micros(seed.hash_one(kill) % 150_000);
        let unanswered = write_until_killed(&path, next, patience);
        let database = Database::open(&path).unwrap();
        let kept = numbers(&database, "MATCH (n:Left) RETURN n.n AS n ORDER BY n");
        let whole =
            "MATCH (a:Left)-[r:PAIR]->(b:Right) WHERE a.n = r.n AND r.n = b.n RETURN r.n AS n ORDER BY n";
        assert_eq!(kept, numbers(&database, whole), "a transaction is there in part");
        assert!(kept.iter().copied().eq(0..kept.len() as i64), "a number is missing");
        next = kept.len() as i64;
        assert!(next == unanswered || next == unanswered + 1, "{unanswered} acknowledged, {next} kept");
    }
    assert!(next > 0, "the child was killed before it did anything, every time");
}
