//! What is found of a log: every transaction that was durable, and none that was not written whole.

use super::super::file::simulated::{SimulatedFileSystem, Trouble};
use super::*;
use std::io::ErrorKind;
use std::sync::Arc;

const SNAPSHOT: Header = Header { database: 5, generation: 2, salt: 9, continues: 0 };

fn place(disk: &SimulatedFileSystem) -> Place {
    Place::new(Arc::new(disk.clone()), Path::new("a.silk")).unwrap()
}

fn found(disk: &SimulatedFileSystem) -> Result<Vec<Vec<u8>>> {
    let place = place(disk);
    let mut replay = Replay::open(&place)?.unwrap();
    std::iter::from_fn(|| replay.next().map(|frame| frame.map(|frame| frame.payload)).transpose()).collect()
}

/// The content of a log of these payloads, without the zeros after it.
fn written(payloads: &[&[u8]], durability: Durability) -> Vec<u8> {
    let disk = SimulatedFileSystem::new(1);
    let mut log = Log::create(&place(&disk), &SNAPSHOT).unwrap();
    for payload in payloads {
        log.append(payload, durability).unwrap();
    }
    let mut bytes = disk.content(Path::new("/a.silk-log"));
    assert!(payloads.is_empty() || (bytes.len() as u64).is_multiple_of(SMALLEST_STEP));
    bytes.truncate(log.length() as usize);
    bytes
}

fn holding(bytes: &[u8]) -> SimulatedFileSystem {
    SimulatedFileSystem::holding(&[(Path::new("/a.silk-log"), bytes)])
}

#[test]
fn transactions_are_found_in_their_order() {
    let large = vec![7; 200_000];
    for durability in [Durability::EachCommit, Durability::Eventually] {
        let bytes = written(&[b"one", &large, b"", b"four"], durability);
        assert_eq!(
            found(&holding(&bytes)).unwrap(),
            [b"one".to_vec(), large.clone(), vec![], b"four".to_vec()]
        );
    }
}

#[test]
fn a_log_says_which_snapshot_it_continues() {
    let disk = holding(&written(&[], Durability::EachCommit));
    let place = place(&disk);
    let replay = Replay::open(&place).unwrap().unwrap();
    assert_eq!((replay.header().database, replay.header().generation, replay.header().continues), (5, 2, 9));
}

#[test]
fn a_torn_last_record_is_not_part_of_the_log() {
    let bytes = written(&[b"one", b"two"], Durability::EachCommit);
    let last = bytes.len() - (HEAD + 3 + TAIL);
    for cut in last..bytes.len() {
        assert_eq!(found(&holding(&bytes[..cut])).unwrap(), [b"one"], "cut at {cut}");
    }
    for bit in last * 8..bytes.len() * 8 {
        let mut bytes = bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(found(&holding(&bytes)).unwrap(), [b"one"], "bit {bit}");
    }
}

#[test]
fn a_flaw_in_a_durable_record_is_reported() {
    let bytes = written(&[b"one", b"two", b"three"], Durability::EachCommit);
    let last = bytes.len() - (HEAD + 5 + TAIL);
    for bit in 0..last * 8 {
        let mut bytes = bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(found(&holding(&bytes)), Err(Error::Corrupt { .. })), "bit {bit}");
    }
}

#[test]
fn what_follows_a_gap_in_records_that_were_never_synced_is_not_part_of_the_log() {
    let mut bytes = written(&[b"one", b"two", b"three"], Durability::Eventually);
    bytes[HEADER_LENGTH as usize + (HEAD + 3 + TAIL) + HEAD] ^= 1;
    assert_eq!(found(&holding(&bytes)).unwrap(), [b"one"]);
}

#[test]
fn a_log_shorter_than_its_header_is_reported() {
    let bytes = written(&[], Durability::EachCommit);
    for cut in 0..bytes.len() {
        assert!(matches!(found(&holding(&bytes[..cut])), Err(Error::Corrupt { .. })), "cut at {cut}");
    }
}

#[test]
fn a_failed_append_leaves_no_trace_or_poisons() {
    for kind in [ErrorKind::StorageFull, ErrorKind::Other] {
        for call in 1..=3 {
            let disk = SimulatedFileSystem::new(call);
            let mut log = Log::create(&place(&disk), &SNAPSHOT).unwrap();
            log.append(b"one", Durability::EachCommit).unwrap();
            disk.plan(Trouble::Once(call, kind));
            let large = vec![1; 100_000]; // has to reserve, write and sync
            match log.append(&large, Durability::EachCommit) {
                Err(Error::Poisoned) => assert_eq!(call, 3, "only a failed sync is not known to have failed"),
                Err(Error::Io { .. }) => {
                    log.append(b"two", Durability::EachCommit).unwrap();
                    for seed in 0..20 {
                        assert_eq!(found(&disk.after_power_loss(seed)).unwrap(), [b"one", b"two"]);
                    }
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn an_append_whose_remains_cannot_be_removed_poisons() {
    let disk = SimulatedFileSystem::new(1);
    let mut log = Log::create(&place(&disk), &SNAPSHOT).unwrap();
    disk.plan(Trouble::Forever(1, ErrorKind::Other));
    assert!(matches!(log.append(b"one", Durability::EachCommit), Err(Error::Poisoned)));
}

#[test]
fn a_hostile_length_claims_no_memory() {
    let mut bytes = written(&[b"one"], Durability::EachCommit);
    let at = HEADER_LENGTH as usize;
    bytes[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    let check = crc32c::crc32c(&bytes[at..at + 28]);
    bytes[at + 28..at + 32].copy_from_slice(&check.to_le_bytes());
    assert_eq!(found(&holding(&bytes)).unwrap(), Vec::<Vec<u8>>::new());
}
