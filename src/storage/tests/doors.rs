//! Opening, sharing and closing, on the real file system.

use super::*;
use std::fs;

fn open(path: &Path, mode: Mode) -> Result<Program> {
    let (store, graph) = Store::open(path, mode, Durability::EachCommit)?;
    Ok(Program { store, graph })
}

/// A directory with a closed database of two nodes.
fn database() -> (tempfile::TempDir, std::path::PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.silk");
    let mut program = open(&path, Mode::ReadWrite).unwrap();
    program.commit(&[node(0, "City", vec![]), node(1, "City", vec![])]).unwrap();
    program.close().unwrap();
    (directory, path)
}

fn names(directory: &tempfile::TempDir) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<_> = fs::read_dir(directory.path()).unwrap().map(name).collect();
    names.sort();
    names
}

#[test]
fn a_copy_of_a_closed_database_is_the_whole_of_it() {
    let (directory, path) = database();
    assert_eq!(names(&directory), ["a.silk"]);
    let copy = directory.path().join("b.silk");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(open(&copy, Mode::ReadWrite).unwrap().graph.view().nodes().count(), 2);
}

#[test]
fn an_open_database_is_its_file_and_its_log_and_a_lock() {
    let (directory, path) = database();
    let mut program = open(&path, Mode::ReadWrite).unwrap();
    assert_eq!(names(&directory), ["a.silk", "a.silk-lock"]);
    program.commit(&[node(2, "City", vec![])]).unwrap();
    assert_eq!(names(&directory), ["a.silk", "a.silk-lock", "a.silk-log"]);
}

#[test]
fn what_was_committed_before_an_abrupt_end_is_there() {
    let (directory, path) = database();
    let mut program = open(&path, Mode::ReadWrite).unwrap();
    program.commit(&[node(2, "City", vec![])]).unwrap();
    drop(program);
    let program = open(&path, Mode::ReadWrite).unwrap();
    assert_eq!(program.graph.view().nodes().count(), 3);
    program.close().unwrap();
    assert_eq!(names(&directory), ["a.silk"]);
}

#[test]
fn one_writer_or_many_readers() {
    let (_directory, path) = database();
    let writer = open(&path, Mode::ReadWrite).unwrap();
    for mode in [Mode::ReadOnly, Mode::ReadWrite] {
        assert!(matches!(open(&path, mode).map(|_| ()), Err(Error::Locked(_))));
    }
    drop(writer); // leaves the lock's file, which readers can share
    let _first = open(&path, Mode::ReadOnly).unwrap();
    let _second = open(&path, Mode::ReadOnly).unwrap();
    assert!(matches!(open(&path, Mode::ReadWrite).map(|_| ()), Err(Error::Locked(_))));
}

#[test]
fn reading_writes_nothing() {
    let (directory, path) = database();
    let mut writer = open(&path, Mode::ReadWrite).unwrap();
    writer.commit(&[node(2, "City", vec![])]).unwrap();
    drop(writer);
    fs::remove_file(directory.path().join("a.silk-lock")).unwrap();
    let contents =
        || names(&directory).iter().map(|name| fs::read(directory.path().join(name)).unwrap()).collect();
    let before: Vec<Vec<u8>> = contents();
    let mut reader = open(&path, Mode::ReadOnly).unwrap();
    assert_eq!(reader.graph.view().nodes().count(), 3);
    assert!(matches!(reader.commit(&[node(3, "City", vec![])]), Err(Error::ReadOnly)));
    assert!(matches!(reader.store.checkpoint(&reader.graph), Err(Error::ReadOnly)));
    reader.close().unwrap();
    assert_eq!(names(&directory), ["a.silk", "a.silk-log"]);
    assert_eq!(contents(), before);
}

#[test]
fn what_is_not_there_cannot_be_read() {
    let directory = tempfile::tempdir().unwrap();
    let missing = open(&directory.path().join("a.silk"), Mode::ReadOnly);
    assert!(
        matches!(missing.map(|_| ()), Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound)
    );
    assert!(names(&directory).is_empty());
}

#[test]
fn a_newer_format_is_refused_by_both_numbers() {
    let (_directory, path) = database();
    let mut bytes = fs::read(&path).unwrap();
    bytes[8] = 4;
    let check = crc32c::crc32c(&bytes[..52]);
    bytes[52..56].copy_from_slice(&check.to_le_bytes());
    fs::write(&path, bytes).unwrap();
    for mode in [Mode::ReadOnly, Mode::ReadWrite] {
        assert!(matches!(open(&path, mode).map(|_| ()), Err(Error::Version { found: 4, supported: 3, .. })));
    }
}

#[test]
fn another_file_is_not_taken_for_a_database() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.silk");
    for content in [b"".as_slice(), b"name,country\n", &[0; 4096]] {
        fs::write(&path, content).unwrap();
        assert!(matches!(open(&path, Mode::ReadWrite).map(|_| ()), Err(Error::Corrupt { .. })));
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn half_written_files_of_an_earlier_process_are_removed() {
    let (directory, path) = database();
    fs::write(directory.path().join("a.silk-new-0123456789abcdef"), "half").unwrap();
    fs::write(directory.path().join("b.silk-new-0123456789abcdef"), "another's").unwrap();
    open(&path, Mode::ReadWrite).unwrap().close().unwrap();
    assert_eq!(names(&directory), ["a.silk", "b.silk-new-0123456789abcdef"]);
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_database_and_stays_a_link() {
    let (directory, path) = database();
    let link = directory.path().join("link.silk");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut program = open(&link, Mode::ReadWrite).unwrap();
    assert!(matches!(open(&path, Mode::ReadWrite).map(|_| ()), Err(Error::Locked(_))));
    program.commit(&[node(2, "City", vec![])]).unwrap();
    program.close().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(open(&path, Mode::ReadOnly).unwrap().graph.view().nodes().count(), 3);
}

#[test]
fn a_transaction_too_large_for_the_log_becomes_a_snapshot_of_many_frames() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.silk");
    let mut program = open(&path, Mode::ReadWrite).unwrap();
    let text = Value::string("wide ".repeat(60));
    let mut changes: Vec<Change> =
        (0..6_000).map(|id| node(id * 3, "City", vec![("text", text.clone())])).collect();
    changes.extend((0..5_999).map(|id| relationship(id, id * 3, (id + 1) * 3)));
    changes.push(node(20_000, "City", vec![("huge", Value::string("x".repeat(3 << 20)))]));
    program.commit(&changes).unwrap();
    let before = program.graph.view().fingerprint();
    assert_eq!(names(&directory), ["a.silk", "a.silk-lock"]);
    drop(program);
    assert!(fs::metadata(&path).unwrap().len() > 4 << 20);
    assert_eq!(open(&path, Mode::ReadOnly).unwrap().graph.view().fingerprint(), before);
}

#[test]
fn a_text_too_large_for_the_log_is_told_from_one_that_cannot_be_stored() {
    let (_directory, path) = database();
    let mut program = open(&path, Mode::ReadWrite).unwrap();
    let nested = (0..70).fold(Value::Null, |inner, _| Value::list(vec![inner]));
    assert!(matches!(program.store.commit(&[set(0, "deep", nested)], &program.graph), Err(Error::Limit(_))));
    program.commit(&[set(0, "wide", Value::string("x".repeat(5 << 20)))]).unwrap();
}
