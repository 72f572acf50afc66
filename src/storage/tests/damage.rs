//! Files that are not as they were written: cut off, with flipped bits, mixed, or made to mislead.

use super::super::file::simulated::Dice;
use super::super::header::{HEADER_LENGTH, u32_at, u64_at};
use super::*;

/// A closed database, and one that was abandoned: snapshot and log.
fn files(is_closed: bool) -> (Vec<u8>, Vec<u8>) {
    let disk = SimulatedFileSystem::new(1);
    let mut program = Program::start(&disk).unwrap();
    for step in life() {
        match step {
            Step::Commit(changes) => program.commit(&changes).unwrap(),
            Step::Checkpoint => program.store.checkpoint(&program.graph).unwrap(),
            Step::Close | Step::Abandon => {}
        }
    }
    if is_closed {
        program.close().unwrap();
        return (disk.content(Path::new("/a.silk")), Vec::new());
    }
    let log = program.store.log.as_ref().unwrap().length() as usize;
    (disk.content(Path::new("/a.silk")), disk.content(Path::new("/a.silk-log"))[..log].to_vec())
}

fn read(snapshot: &[u8], log: &[u8]) -> Result<String> {
    let mut files = vec![(Path::new("/a.silk"), snapshot)];
    if !log.is_empty() {
        files.push((Path::new("/a.silk-log"), log));
    }
    let disk = SimulatedFileSystem::holding(&files);
    let graph = Program::open(&disk, Mode::ReadOnly, Durability::EachCommit)?.graph;
    // First as somebody reads who looks into one part after the other, then into all at once.
    let found = state(&graph);
    graph.view().settle()?;
    Ok(found)
}

#[test]
fn the_bytes_of_both_files_are_those_of_this_format() {
    let (snapshot, log) = files(false);
    let (closed, _) = files(true);
    let checks = [&snapshot, &log, &closed].map(|bytes| (bytes.len(), crc32c::crc32c(bytes)));
    assert_eq!(checks, [(1471, 2_994_956_593), (2093, 1_463_786_786), (2291, 3_954_928_730)]);
}

/// Where the frames of a snapshot begin; the last is the footer.
fn frames(bytes: &[u8]) -> Vec<usize> {
    let footer = u64_at(bytes, bytes.len() - 28) as usize;
    let mut offset = HEADER_LENGTH as usize;
    let next = || {
        let start = (offset <= footer).then_some(offset)?;
        offset = start + 13 + u32_at(bytes, start) as usize;
        Some(start)
    };
    std::iter::from_fn(next).collect()
}

/// A snapshot as format 2 had it: it did not tell how many relationships there are.
fn without_counts(bytes: &[u8]) -> Vec<u8> {
    let frames = frames(bytes);
    let [.., counts, footer] = frames[..] else { panic!("a snapshot has many frames") };
    assert_eq!(bytes[counts + 4], 11);
    let (length, end) = ((footer - counts) as u64, bytes.len() - 28);
    // The footer has 25 bytes for each section; the counts are the last.
    let sections = u32_at(bytes, footer + 13) - 1;
    let kept = footer + 13 + 4 + 25 * sections as usize;
    let footer_payload =
        [&sections.to_le_bytes(), &bytes[footer + 17..kept], &bytes[kept + 25..end]].concat();
    let mut old = bytes[..counts].to_vec();
    old.extend_from_slice(&(footer_payload.len() as u32).to_le_bytes());
    old.extend_from_slice(&bytes[footer + 4..footer + 13]);
    old.extend_from_slice(&footer_payload);
    let total = old.len() as u64 + 28;
    let mut trailer = [(footer as u64 - length).to_le_bytes(), total.to_le_bytes()].concat();
    trailer.extend_from_slice(&crc32c::crc32c(&trailer).to_le_bytes());
    old.extend_from_slice(&trailer);
    old.extend_from_slice(b"silk.end");
    old[8..12].copy_from_slice(&2_u32.to_le_bytes());
    let check = crc32c::crc32c(&old[..52]);
    old[52..56].copy_from_slice(&check.to_le_bytes());
    reseal(&mut old);
    old
}

#[test]
fn a_snapshot_of_format_2_says_the_same() {
    let (snapshot, log) = files(false);
    let (closed, _) = files(true);
    assert_eq!(&read(&without_counts(&closed), &[]).unwrap(), last());
    assert_eq!(&read(&without_counts(&snapshot), &log).unwrap(), last());
}

#[test]
fn who_reads_what_cannot_be_read_is_told_and_nothing_is_written() {
    let (mut snapshot, _) = files(true);
    let rows = frames(&snapshot).into_iter().find(|frame| snapshot[frame + 4] == 3).unwrap();
    // The number of the type, start, length, end: a node that is not there.
    snapshot[rows + 13 + 3] = 126;
    reseal(&mut snapshot);
    let disk = SimulatedFileSystem::holding(&[(Path::new("/a.silk"), &snapshot)]);
    let mut program = Program::start(&disk).unwrap();
    let view = program.graph.view().clone();
    let is_corrupt = |outcome: Result<()>| matches!(outcome, Err(Error::Corrupt { .. }));
    view.undamaged().expect("nobody has asked for the rows yet");
    assert_eq!(view.node_values(view.catalog().key("name").unwrap()).count(), 1);
    view.undamaged().expect("names can be read");
    assert_eq!(view.neighbours(NodeId(0), None, crate::graph::Direction::Outgoing).count(), 0);
    assert!(is_corrupt(view.undamaged()));
    assert!(program.graph.apply(node(90, "Later", vec![])).is_err());
    assert!(is_corrupt(program.store.checkpoint(&program.graph)));
    assert_eq!(disk.content(Path::new("/a.silk")), snapshot);
}

fn last() -> &'static String {
    STATES.last().unwrap()
}

#[test]
fn no_bit_of_a_closed_database_flips_unnoticed() {
    let (snapshot, _) = files(true);
    assert_eq!(&read(&snapshot, &[]).unwrap(), last());
    for bit in 0..snapshot.len() * 8 {
        let mut snapshot = snapshot.clone();
        snapshot[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(read(&snapshot, &[]), Err(Error::Corrupt { .. })), "bit {bit}");
    }
}

#[test]
fn no_part_of_a_closed_database_passes_for_the_whole() {
    let (snapshot, _) = files(true);
    for length in 0..snapshot.len() {
        assert!(matches!(read(&snapshot[..length], &[]), Err(Error::Corrupt { .. })), "{length} bytes");
    }
    let longer = [snapshot.as_slice(), &[0]].concat();
    assert!(matches!(read(&longer, &[]), Err(Error::Corrupt { .. })));
}

#[test]
fn a_bit_flipped_after_a_crash_costs_at_most_the_last_transaction() {
    let (snapshot, log) = files(false);
    assert_eq!(&read(&snapshot, &log).unwrap(), last());
    let before = &STATES[STATES.len() - 2];
    for bit in 0..log.len() * 8 {
        let mut log = log.clone();
        log[bit / 8] ^= 1 << (bit % 8);
        match read(&snapshot, &log) {
            Ok(found) => assert_eq!(&found, before, "bit {bit}"),
            Err(error) => assert!(matches!(error, Error::Corrupt { .. }), "bit {bit}: {error}"),
        }
    }
}

#[test]
fn a_log_cut_off_anywhere_gives_an_earlier_state_or_none() {
    let (snapshot, log) = files(false);
    for length in 1..log.len() {
        match read(&snapshot, &log[..length]) {
            Ok(found) => assert!(STATES.contains(&found), "{length} bytes"),
            Err(error) => assert!(matches!(error, Error::Corrupt { .. }), "{length} bytes: {error}"),
        }
    }
}

#[test]
fn a_log_beside_the_wrong_snapshot_is_refused() {
    let (earlier, log) = files(false);
    let (closed, _) = files(true);
    assert_eq!(&read(&closed, &log).unwrap(), last(), "a log of an earlier generation is superfluous");

    let disk = SimulatedFileSystem::new(2);
    live(&disk, Durability::EachCommit);
    let foreign = disk.content(Path::new("/a.silk"));
    assert!(matches!(read(&foreign, &log), Err(Error::Corrupt { .. })));

    let disk = SimulatedFileSystem::holding(&[(Path::new("/a.silk"), &closed)]);
    let mut program = Program::start(&disk).unwrap();
    program.commit(&[node(90, "Later", vec![])]).unwrap();
    let later = disk.content(Path::new("/a.silk-log"));
    assert!(matches!(read(&earlier, &later), Err(Error::Corrupt { .. })), "the snapshot is too old");
}

#[test]
fn a_log_without_its_snapshot_is_refused() {
    let (_, log) = files(false);
    let disk = SimulatedFileSystem::holding(&[(Path::new("/a.silk-log"), &log)]);
    assert!(matches!(Program::start(&disk).map(|_| ()), Err(Error::Corrupt { .. })));
}

/// Makes all checksums of a snapshot right again.
fn reseal(bytes: &mut [u8]) {
    let footer = u64_at(bytes, bytes.len() - 28) as usize;
    let (mut offset, mut frames) = (HEADER_LENGTH as usize, 0);
    while offset < bytes.len() - 28 {
        let payload = offset + 13;
        let end = payload + u32_at(bytes, offset) as usize;
        if offset == footer {
            bytes[end - 4..end].copy_from_slice(&u32::to_le_bytes(frames));
        }
        let check = crc32c::crc32c_append(crc32c::crc32c(&bytes[offset..offset + 9]), &bytes[payload..end]);
        bytes[offset + 9..payload].copy_from_slice(&check.to_le_bytes());
        frames = crc32c::crc32c_append(frames, &check.to_le_bytes());
        offset = end;
    }
}

#[test]
fn hostile_bytes_under_right_checksums_do_no_harm() {
    let (original, _) = files(true);
    let starts = frames(&original);
    let mut dice = Dice(7);
    let mut accepted = 0;
    for _ in 0..3_000 {
        let mut bytes = original.clone();
        for _ in 0..=dice.next() % 3 {
            let start = starts[dice.next() as usize % starts.len()];
            let length = u32_at(&original, start) as usize;
            if length > 0 {
                let at = start + 13 + dice.next() as usize % length;
                bytes[at] = [0, 1, 0x7f, 0x80, 0xff, dice.next() as u8][dice.next() as usize % 6];
            }
        }
        reseal(&mut bytes);
        match read(&bytes, &[]) {
            Ok(_) => accepted += 1,
            Err(error) => assert!(matches!(error, Error::Corrupt { .. }), "{error}"),
        }
    }
    assert!(accepted > 0, "some changed letters are still a graph");
}

#[test]
fn hostile_transactions_under_right_checksums_do_no_harm() {
    let (snapshot, original) = files(false);
    let first = HEADER_LENGTH as usize;
    let length = u32_at(&original, first) as usize;
    let (payload, end) = (first + 32, first + 32 + length);
    let mut dice = Dice(9);
    for _ in 0..3_000 {
        let mut log = original[..end + 4].to_vec();
        for _ in 0..=dice.next() % 3 {
            log[payload + dice.next() as usize % length] =
                [0, 1, 0x7f, 0x80, 0xff, 5][dice.next() as usize % 6];
        }
        let check = crc32c::crc32c(&log[first..end]);
        log[end..].copy_from_slice(&check.to_le_bytes());
        if let Err(error) = read(&snapshot, &log) {
            assert!(matches!(error, Error::Corrupt { .. }), "{error}");
        }
    }
}
