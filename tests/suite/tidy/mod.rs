//! The order of the house, checked: who imports whom, headers, sizes, and words that stay outside.
//!
//! [`source`] finds the project's files and tells code from comments and strings; [`floors`] checks the
//! direction of imports, [`sizes`] the length of files and functions, [`words`] what may be said where. Each
//! check gives its complaints, a line each, and the test shows them all.

mod floors;
mod sizes;
mod source;
mod words;

use source::SourceFile;

/// Fails with every complaint, or passes when there is none.
fn accept(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn rooms_import_from_lower_floors_only() {
    accept(&floors::complaints(&source::rust_files("src")));
}

#[test]
fn every_file_opens_with_a_header() {
    let opens = |file: &SourceFile, comment: &str| file.text.trim_start().starts_with(comment);
    let without = |files: Vec<SourceFile>, comment: &str| {
        let bare = files.into_iter().filter(|file| !opens(file, comment));
        bare.map(|file| format!("{} has no header", file.path)).collect::<Vec<_>>()
    };
    let mut complaints = without(source::all_rust_files(), "//!");
    complaints.extend(without(source::files("grammar", "pest"), "//"));
    complaints.extend(without(source::files("tests/scripts", "script"), "#"));
    accept(&complaints);
}

#[test]
fn files_and_functions_are_short() {
    accept(&sizes::complaints(&source::all_rust_files()));
}

#[test]
fn each_library_is_named_in_its_room_only() {
    let files = source::rust_files("src");
    let mut complaints = words::named_outside(&files, "petgraph", &["src/graph/", "src/procedures/"]);
    complaints.extend(words::named_outside(&files, "bincode", &["src/storage/codec.rs"]));
    complaints.extend(words::named_outside(&files, "rayon", &["src/query/executor/helpers.rs"]));
    accept(&complaints);
}

#[test]
fn the_library_neither_panics_at_will_nor_speaks_nor_looks_around() {
    accept(&words::unwraps(&source::rust_files("src")));
    accept(&words::side_doors(&source::rust_files("src")));
}

#[test]
fn the_texts_speak_of_the_project_only() {
    accept(&words::forbidden(&source::tracked_files()));
}
