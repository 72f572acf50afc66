//! What may be said, and where.

use super::source::SourceFile;

/// What only a programmer's own terminal, environment or process would be reached by.
const SIDE_DOORS: [&str; 9] = [
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "env::var",
    "env::args",
    "process::exit",
    "process::abort",
];

/// Words that belong to the making and not to the project; split so that this file does not say them.
const FORBIDDEN: [&str; 14] = [
    concat!("/work", "/"),
    concat!("shared", "/tck"),
    concat!("house", ".md"),
    concat!("BRIEF", ".md"),
    concat!("work", "tree"),
    concat!("subag", "ent"),
    concat!("Clau", "de"),
    concat!("Anthro", "pic"),
    concat!("Chat", "GPT"),
    concat!("co-authored", "-by"),
    concat!("generated", " by AI"),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("todo", "!("),
];

/// Places outside `rooms` where the code names `library`.
pub(super) fn named_outside(files: &[SourceFile], library: &str, rooms: &[&str]) -> Vec<String> {
    let outside = files.iter().filter(|file| !rooms.iter().any(|room| file.path.starts_with(room)));
    outside.flat_map(|file| lines_with(file, &file.code(), &[library])).collect()
}

/// Calls of `unwrap` outside tests.
pub(super) fn unwraps(files: &[SourceFile]) -> Vec<String> {
    files.iter().flat_map(|file| lines_with(file, &file.code_without_tests(), &[".unwrap()"])).collect()
}

/// Places where the library, not the program, speaks or looks around.
pub(super) fn side_doors(files: &[SourceFile]) -> Vec<String> {
    let library =
        files.iter().filter(|file| !file.path.starts_with("src/cli/") && file.path != "src/main.rs");
    library.flat_map(|file| lines_with(file, &file.code_without_tests(), &SIDE_DOORS)).collect()
}

/// Places where a text speaks of its making.
pub(super) fn forbidden(files: &[SourceFile]) -> Vec<String> {
    // Only there may the folder of the kit be named.
    let is_kit_path =
        |file: &SourceFile, line: &str| file.path == ".ci/run" && line.contains("OPENCYPHER_TCK");
    let mut complaints = Vec::new();
    for file in files {
        for (index, line) in file.text.lines().enumerate().filter(|(_, line)| !is_kit_path(file, line)) {
            let said = FORBIDDEN.iter().copied().filter(|word| line.contains(word));
            let makers = (!file.path.starts_with("graph-data/")).then(|| makers_in(line)).flatten();
            complaints.extend(said.chain(makers).map(|word| place(file, index, word)));
        }
    }
    complaints
}

/// The word for a program that acts by itself, where it stands alone.
fn makers_in(line: &str) -> Option<&str> {
    const MAKERS: [&str; 2] = [concat!("age", "nt"), concat!("age", "nts")];
    let mut words = line.split(|character: char| !character.is_alphanumeric());
    words.find(|word| MAKERS.contains(&word.to_lowercase().as_str()))
}

fn lines_with(file: &SourceFile, code: &str, words: &[&str]) -> Vec<String> {
    let lines = code.lines().enumerate();
    let found =
        lines.filter_map(|(index, line)| Some((index, words.iter().find(|word| line.contains(**word))?)));
    found.map(|(index, word)| place(file, index, word)).collect()
}

fn place(file: &SourceFile, index: usize, word: &str) -> String {
    format!("{}:{}: says {word:?}", file.path, index + 1)
}
