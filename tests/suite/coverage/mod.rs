//! Nothing that the language names is without scripts that show it right, on nothing and misused.
//!
//! The scripts are played; what is asked of a statement is asked of its text together with what it gave. `tables` asks
//! it for each function, aggregate and procedure that the tables hold; `forms` for each form in its own table, which
//! names the script and what nothing and misuse give. `text` reads statements as far as that takes.

mod text;
mod tables;
mod forms;

use crate::scripts::{Played, all_played};
use std::sync::LazyLock;

/// A statement of a script, read.
struct Said {
    file: String,
    words: Vec<String>,
    played: Played,
}

static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let said =
        |(file, played): (String, Played)| Said { file, words: text::words(&played.statement), played };
    all_played().into_iter().map(said).collect()
});

impl Said {
    /// The rows it gave, each value as scripts write it; none when it failed.
    fn rows(&self) -> &[Vec<String>] {
        self.played.outcome.as_ref().map_or(&[], |outcome| &outcome.rows)
    }

    fn error(&self) -> Option<&str> {
        self.played.outcome.as_ref().err().map(String::as_str)
    }
}
