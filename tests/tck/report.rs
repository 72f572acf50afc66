//! The optional report: a line a scenario, for sorting and counting failures.

use std::fs::File;
use std::io::Write;
use std::sync::Mutex;

/// Where the lines go, if anywhere.
pub(crate) struct Report(Option<Mutex<File>>);

impl Report {
    /// A report to the file that `TCK_REPORT` names, made anew; none when it is not set.
    pub(crate) fn from_environment() -> Result<Self, String> {
        let Some(file) = std::env::var_os("TCK_REPORT").filter(|file| !file.is_empty()) else {
            return Ok(Report(None));
        };
        let file = File::create(file).map_err(|error| format!("TCK_REPORT: {error}"))?;
        Ok(Report(Some(Mutex::new(file))))
    }

    /// Writes down one scenario's outcome.
    pub(crate) fn write(&self, name: &str, outcome: &Result<(), String>) {
        let Some(file) = &self.0 else { return };
        let line = match outcome {
            Ok(()) => format!("{name}\tpass\t\n"),
            Err(message) => {
                format!("{name}\tfail\t{}\n", message.lines().next().unwrap_or("").replace('\t', " "))
            }
        };
        let mut file = file.lock().expect("no test panics while it holds the report");
        file.write_all(line.as_bytes()).expect("the report can be written");
    }
}
