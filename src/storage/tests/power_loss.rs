//! The power goes at every call, and the disk keeps whatever it likes of what was not synced.

use super::super::file::simulated::{Dice, Flaw, Trouble};
use super::*;

/// How many disks are looked at for each call at which the power goes.
const DISKS: u64 = 24;

/// What a disk was found to hold.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    right: usize,
    wrong: usize,
    refused: usize,
}

/// Loses power at every call of a life, and looks at many disks that may come of it.
fn lose_power(durability: Durability, flaw: Option<Flaw>, disks: u64) -> Tally {
    let mut tally = Tally::default();
    let calls = {
        let disk = SimulatedFileSystem::new(0);
        disk.plan(Trouble::None);
        live(&disk, durability);
        disk.calls()
    };
    for call in 1..=calls {
        let disk = SimulatedFileSystem::new(call);
        if let Some(flaw) = flaw {
            disk.break_promise(flaw);
        }
        disk.plan(Trouble::PowerLoss(call));
        let progress = live(&disk, durability);
        for seed in 0..disks {
            let mut dice = Dice(call << 32 | seed);
            let after = disk.after_power_loss(dice.next());
            let after = if seed % 2 == 0 { after } else { lose_power_again(&after, &mut dice) };
            tally.count(&after, progress, durability);
        }
    }
    tally
}

/// Loses power once more while the database is opened.
fn lose_power_again(disk: &SimulatedFileSystem, dice: &mut Dice) -> SimulatedFileSystem {
    disk.plan(Trouble::PowerLoss(1 + dice.next() % 16));
    drop(Program::start(disk));
    disk.after_power_loss(dice.next())
}

impl Tally {
    fn count(&mut self, disk: &SimulatedFileSystem, progress: Progress, durability: Durability) {
        let first = if durability == Durability::EachCommit { progress.acknowledged } else { 0 };
        match Program::start(disk) {
            Err(_) => self.refused += 1,
            Ok(program) => {
                let found = state(&program.graph);
                let is_right = STATES[first..=progress.begun].contains(&found) && goes_on(disk, program);
                *if is_right { &mut self.right } else { &mut self.wrong } += 1;
            }
        }
    }
}

/// Whether one more commit and a close are found again.
fn goes_on(disk: &SimulatedFileSystem, mut program: Program) -> bool {
    let id = program.graph.next_node_id().0;
    program.commit(&[node(id, "Later", vec![])]).unwrap();
    let expected = state(&program.graph);
    program.close().unwrap();
    let reopened = Program::open(disk, Mode::ReadOnly, Durability::EachCommit).unwrap();
    state(&reopened.graph) == expected && disk.names() == closed_names()
}

#[test]
fn no_acknowledged_commit_is_lost_with_the_power() {
    let tally = lose_power(Durability::EachCommit, None, DISKS);
    assert_eq!((tally.wrong, tally.refused), (0, 0), "{tally:?}");
    assert!(tally.right > 2_000, "{tally:?}");
}

#[test]
fn commits_that_are_not_synced_are_lost_from_the_end_only() {
    let tally = lose_power(Durability::Eventually, None, DISKS);
    assert_eq!((tally.wrong, tally.refused), (0, 0), "{tally:?}");
}

#[test]
fn a_disk_that_does_not_sync_would_be_noticed() {
    let tally = lose_power(Durability::EachCommit, Some(Flaw::SyncDoesNothing), DISKS);
    assert!(tally.wrong + tally.refused > 0, "{tally:?}");
}

#[test]
fn a_directory_that_does_not_sync_would_be_noticed() {
    let tally = lose_power(Durability::EachCommit, Some(Flaw::DirectorySyncDoesNothing), DISKS);
    assert!(tally.wrong + tally.refused > 0, "{tally:?}");
}

#[test]
#[ignore = "a campaign of minutes, for changes of the protocol"]
fn no_acknowledged_commit_is_lost_on_any_of_many_disks() {
    let tally = lose_power(Durability::EachCommit, None, 100 * DISKS);
    assert_eq!((tally.wrong, tally.refused), (0, 0), "{tally:?}");
}
