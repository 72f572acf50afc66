//! Every call fails, once or from then on.

use super::super::file::simulated::Trouble;
use super::*;
use std::io::ErrorKind;

/// How many calls a life without trouble makes.
fn calls() -> u64 {
    let disk = SimulatedFileSystem::new(0);
    disk.plan(Trouble::None);
    live(&disk, Durability::EachCommit);
    disk.calls()
}

/// Lives on through one failure, trying again what failed, and returns how many commits there are in the end.
fn live_through(disk: &SimulatedFileSystem) -> usize {
    let open = || Program::start(disk).or_else(|_| Program::start(disk)).expect("a second attempt succeeds");
    let mut program = open();
    let mut done = 0;
    for step in life() {
        match step {
            Step::Commit(changes) => {
                program = commit_through(program, &changes, &mut done, open);
                assert_eq!(state(&program.graph), STATES[done]);
            }
            Step::Checkpoint => match program.store.checkpoint(&program.graph) {
                Err(Error::Poisoned) => {
                    drop(program);
                    program = open();
                }
                Err(_) => program.store.checkpoint(&program.graph).unwrap(),
                Ok(()) => {}
            },
            Step::Close => {
                let _ = program.close();
                program = open();
            }
            Step::Abandon => {
                drop(program);
                program = open();
            }
        }
        assert_eq!(state(&program.graph), STATES[done]);
    }
    let _ = program.close();
    done
}

/// Commits, if need be a second time, if need be after opening the database anew.
fn commit_through(
    mut program: Program,
    changes: &[Change],
    done: &mut usize,
    open: impl Fn() -> Program,
) -> Program {
    *done += 1;
    match program.commit(changes) {
        Ok(()) => program,
        Err(Error::Poisoned) => {
            assert!(matches!(program.commit(changes), Err(Error::Poisoned)), "nothing more is written");
            drop(program);
            let mut program = open();
            if state(&program.graph) == STATES[*done - 1] {
                program.commit(changes).unwrap();
            }
            program
        }
        Err(_) => {
            program.commit(changes).expect("the store goes on after an error that left no trace");
            program
        }
    }
}

#[test]
fn one_failure_of_any_call_is_survived() {
    for kind in [ErrorKind::Other, ErrorKind::StorageFull, ErrorKind::Interrupted] {
        for call in 1..=calls() {
            let disk = SimulatedFileSystem::new(call);
            disk.plan(Trouble::Once(call, kind));
            let done = live_through(&disk);
            disk.plan(Trouble::None);
            assert_eq!(state(&Program::start(&disk).unwrap().graph), STATES[done], "call {call}, {kind}");
        }
    }
}

#[test]
fn a_disk_that_fails_for_good_loses_nothing_that_was_acknowledged() {
    for kind in [ErrorKind::Other, ErrorKind::StorageFull] {
        for call in 1..=calls() {
            let disk = SimulatedFileSystem::new(call);
            disk.plan(Trouble::Forever(call, kind));
            let progress = live(&disk, Durability::EachCommit);
            disk.plan(Trouble::None);
            for disk in [disk.clone(), disk.after_power_loss(call)] {
                let found = state(&Program::start(&disk).unwrap().graph);
                let allowed = &STATES[progress.acknowledged..=progress.begun];
                assert!(allowed.contains(&found), "call {call}, {kind}");
            }
        }
    }
}
