//! The program, run as a process: what it reads, what it writes where, and how it ends.

mod conversation;
mod evidence;
mod export;
mod program;
mod shell;

use std::io::Write;
use std::process::{Command, Stdio};

/// What a run of the program gave.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

/// Runs the program with `arguments`, and `input` on standard input.
fn run(arguments: &[&str], input: &str) -> Run {
    let mut child = program(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The program may end before it has read everything, so a failed write is no failure of the test.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The program with everything piped.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_silkgraph"));
    command.args(arguments).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Run {
    /// The output of a run that must have succeeded without a word on standard error.
    #[track_caller]
    fn quietly(self) -> String {
        assert_eq!((self.code, self.errors.as_str()), (Some(0), ""), "{}", self.output);
        self.output
    }
}

/// The output of a script on standard input.
#[track_caller]
fn script(input: &str) -> String {
    run(&[], input).quietly()
}

/// A path in `folder`, as an argument.
fn path_in(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}
