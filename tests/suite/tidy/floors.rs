//! Who may import whom: a room names only rooms on lower floors.
//!
//! Paths are read in the code itself, not only after `use`: `crate::room::…` and `super::…` are both followed to
//! the room they lead to. The command line is part of the program, not of the library, and not looked at.

use super::source::SourceFile;

/// The rooms from the lowest floor up.
const FLOORS: [&str; 20] = [
    "error",
    "value",
    "provenance",
    "graph",
    "formats",
    "storage",
    "transaction",
    "functions",
    "procedures",
    "query::size",
    "query::ast",
    "query::parser",
    "query::bound",
    "query::binder",
    "query::plan",
    "query::planner",
    "query::optimizer",
    "query::executor",
    "query",
    "database",
];

/// Every import that leads up.
pub(super) fn complaints(files: &[SourceFile]) -> Vec<String> {
    let library = files.iter().filter(|file| {
        !file.path.starts_with("src/cli/") && file.path != "src/main.rs" && file.path != "src/lib.rs"
    });
    library.flat_map(complaints_of).collect()
}

fn complaints_of(file: &SourceFile) -> Vec<String> {
    let code = file.code_without_tests();
    let own = module_of(&file.path);
    let floor = floor_of(&own);
    let complain = |import: &Import| {
        let place = format!("{}:{}", file.path, code[..import.offset].matches('\n').count() + 1);
        let target = import.path.join("::");
        match floor_of(&import.path) {
            None => Some(format!("{place}: `{target}` is in no room: write `crate::room::…`")),
            Some(reached) if Some(reached) > floor => Some(format!("{place}: imports upwards: {target}")),
            Some(_) => None,
        }
    };
    imports(&code, &own).iter().filter_map(complain).collect()
}

/// The path of the module that a file holds, from the crate's root.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// How high the room lies that a path leads into; none when it leads into no room.
fn floor_of(path: &[String]) -> Option<usize> {
    let inner = path.iter().take(2).cloned().collect::<Vec<_>>().join("::");
    let position = |name: &str| FLOORS.iter().position(|floor| *floor == name);
    position(&inner).or_else(|| position(path.first()?))
}

/// A path that code names, from the crate's root, and where it stands.
struct Import {
    path: Vec<String>,
    offset: usize,
}

fn imports(code: &str, own: &[String]) -> Vec<Import> {
    let mut found = Vec::new();
    for (offset, _) in code.match_indices("crate::") {
        // The part after `$` belongs to a macro.
        if !code[..offset].ends_with('$') && starts_a_word(code, offset) {
            follow(&code[offset + "crate::".len()..], Vec::new(), offset, &mut found);
        }
    }
    for (offset, _) in code.match_indices("super::") {
        if starts_a_word(code, offset) && !code[..offset].ends_with("super::") {
            let rest = code[offset..].trim_start_matches("super::");
            let levels = (code.len() - offset - rest.len()) / "super::".len();
            let base = own[..own.len().saturating_sub(levels)].to_vec();
            follow(rest, base, offset, &mut found);
        }
    }
    found
}

fn starts_a_word(code: &str, offset: usize) -> bool {
    !code[..offset].ends_with(|character: char| character.is_alphanumeric() || character == '_')
}

/// Adds the paths that `rest` continues `base` with: one, or one for each branch of a `{…}`.
fn follow(rest: &str, base: Vec<String>, offset: usize, found: &mut Vec<Import>) {
    // Only `query` has floors within.
    if base.len() >= 2 || base.first().is_some_and(|room| room != "query") {
        found.push(Import { path: base, offset });
    } else if let Some(group) = rest.strip_prefix('{') {
        for branch in branches(group) {
            follow(branch, base.clone(), offset, found);
        }
    } else {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let path = [base, vec![name.to_owned()]].concat();
        match after.strip_prefix("::") {
            Some(deeper) => follow(deeper, path, offset, found),
            None => found.push(Import { path, offset }),
        }
    }
}

/// The branches of a group that has just been opened.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut branches) = (0, 0, Vec::new());
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                branches.push(group[start..index].trim());
                start = index + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    branches.retain(|branch| !branch.is_empty());
    branches
}

#[test]
fn imports_upwards_are_seen_through_groups_and_super() {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let upwards = |path, text| complaints(&[file(path, text)]).len();
    assert_eq!(upwards("src/graph/heap.rs", "use crate::{value::Value, storage::{File, log}};"), 1);
    assert_eq!(
        upwards("src/query/parser/clause.rs", "use super::super::ast::Clause; use super::grammar;"),
        0
    );
    assert_eq!(upwards("src/query/parser/clause.rs", "use super::super::{ast, bound::Slot};"), 1);
    assert_eq!(upwards("src/query/ast.rs", "fn f() -> super::plan::Plan {}"), 1);
    assert_eq!(upwards("src/value/mod.rs", "use crate::Database; #[cfg(test)] use crate::query::ast;"), 1);
}
