//! A short life of a database, lived on disks that lose power, refuse calls, or forget bits.
//!
//! [`life`] is a list of steps; [`states`] what the graph says after each of its commits. Whatever happens to
//! the disk, what is found afterwards must be the state after the last commit that was acknowledged, or the
//! one after it where a commit was under way.

mod damage;
mod doors;
mod failures;
mod power_loss;

use super::file::simulated::SimulatedFileSystem;
use super::*;
use crate::graph::{ConstraintDefinition, ConstraintRule, ConstraintTarget, IndexDefinition};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::{Element, NodeId, RelationshipId, TypeKind, Value, ValueType};
use std::sync::LazyLock;

const PATH: &str = "a.silk";

/// What a program does with a database.
#[derive(Debug, Clone)]
enum Step {
    Commit(Vec<Change>),
    Checkpoint,
    /// Close and open again.
    Close,
    /// End without closing, and open again.
    Abandon,
}

fn node(id: u64, label: &str, properties: Vec<(&str, Value)>) -> Change {
    let properties = properties.into_iter().map(|(key, value)| (key.into(), value)).collect();
    Change::CreateNode { id: NodeId(id), labels: vec![label.into()], properties }
}

fn relationship(id: u64, start: u64, end: u64) -> Change {
    Change::CreateRelationship {
        id: RelationshipId(id),
        relationship_type: "KNOWS".into(),
        start: NodeId(start),
        end: NodeId(end),
        properties: vec![("since".into(), Value::Integer(2025))],
    }
}

fn set(id: u64, key: &str, value: Value) -> Change {
    Change::SetProperty { element: Element::Node(NodeId(id)), key: key.into(), value }
}

fn claim(id: u64, subject: Subject) -> Change {
    let claim = Claim { source: NodeId(1), words: Some("as printed".into()), ..Claim::default() };
    Change::AddClaim { id: ClaimId(id), subject, claim: Arc::new(claim) }
}

fn constraint(name: &str, target: ConstraintTarget, keys: &[&str], rule: ConstraintRule) -> Change {
    let keys = keys.iter().map(|key| Arc::from(*key)).collect();
    Change::CreateConstraint { definition: ConstraintDefinition { name: name.into(), target, keys, rule } }
}

/// Constraints of each kind, one of them made only to be dropped.
fn constraints() -> Vec<Change> {
    let city = || ConstraintTarget::Node("City".into());
    let knows = ConstraintTarget::Relationship("KNOWS".into());
    let list = TypeKind::List(Box::new(ValueType::not_null(TypeKind::String)));
    vec![
        constraint("area", city(), &["area"], ConstraintRule::Unique),
        constraint("both", city(), &["name", "area"], ConstraintRule::Unique),
        constraint("since", knows, &["since"], ConstraintRule::Exists),
        constraint("names", city(), &["names"], ConstraintRule::Type(ValueType::nullable(list))),
        constraint("gone", ConstraintTarget::Node("Gone".into()), &["id"], ConstraintRule::Key),
        Change::DropConstraint { name: "gone".into() },
    ]
}

fn life() -> Vec<Step> {
    use Step::{Abandon, Checkpoint, Close, Commit};
    let long = |letter: &str| Value::string(letter.repeat(700));
    let index = IndexDefinition::of_nodes("by_name".into(), "City".into(), "name".into());
    vec![
        Commit(vec![node(0, "City", vec![("name", Value::string("Chengdu"))]), node(1, "Source", vec![])]),
        Commit(vec![node(2, "City", vec![("name", long("x"))]), relationship(0, 0, 2)]),
        Commit(vec![Change::CreateIndex { definition: index }, relationship(1, 2, 2)]),
        Commit(constraints()),
        Checkpoint,
        Commit(vec![claim(0, Subject::Property(Element::Node(NodeId(0)), "name".into()))]),
        Commit(vec![set(0, "area", Value::Float(14_335.5)), set(2, "name", Value::Null)]),
        Abandon,
        Commit(vec![claim(1, Subject::Element(RelationshipId(0).into())), node(3, "Gone", vec![])]),
        Commit(vec![Change::DeleteNode { id: NodeId(3) }, Change::RemoveClaim { id: ClaimId(1) }]),
        Close,
        Commit(vec![node(4, "City", vec![("names", Value::list(vec![long("y"), long("z")]))])]),
        Commit(vec![Change::DeleteRelationship { id: RelationshipId(1) }]),
        Commit(vec![Change::DropConstraint { name: "both".into() }]),
        Commit(vec![Change::AddLabel { node: NodeId(4), label: "Collective".into() }]),
    ]
}

/// All that a reopened database must agree in with the one before.
fn state(graph: &PropertyGraph) -> String {
    let catalog = graph.view().catalog();
    let next = (graph.next_node_id(), graph.next_relationship_id(), graph.next_claim_id());
    let labels: Vec<_> = catalog.labels().map(|(_, name)| name).collect();
    format!("{}{labels:?} {next:?}", graph.view().canonical())
}

/// The state of a new database, and the one after each commit of [`life`].
static STATES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut graph = PropertyGraph::default();
    let mut states = vec![state(&graph)];
    for step in life() {
        if let Step::Commit(changes) = step {
            changes.into_iter().for_each(|change| drop(graph.apply(change).unwrap()));
            states.push(state(&graph));
        }
    }
    states
});

/// A program with the database open.
struct Program {
    store: Store,
    graph: PropertyGraph,
}

impl Program {
    fn open(disk: &SimulatedFileSystem, mode: Mode, durability: Durability) -> Result<Program> {
        let (store, graph) = Store::open_in(Arc::new(disk.clone()), Path::new(PATH), mode, durability)?;
        Ok(Program { store, graph })
    }

    fn start(disk: &SimulatedFileSystem) -> Result<Program> {
        Program::open(disk, Mode::ReadWrite, Durability::EachCommit)
    }

    fn commit(&mut self, changes: &[Change]) -> Result<()> {
        let inverses: Vec<_> =
            changes.iter().map(|change| self.graph.apply(change.clone()).unwrap()).collect();
        let committed = self.store.commit(changes, &self.graph);
        if committed.is_err() {
            inverses.into_iter().rev().for_each(|inverse| drop(self.graph.apply(inverse).unwrap()));
        }
        committed
    }

    fn close(self) -> Result<()> {
        self.store.close(&self.graph)
    }
}

/// How far a life came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Progress {
    /// How many commits were acknowledged.
    acknowledged: usize,
    /// How many were begun.
    begun: usize,
}

/// Lives until the first error.
fn live(disk: &SimulatedFileSystem, durability: Durability) -> Progress {
    let mut progress = Progress { acknowledged: 0, begun: 0 };
    let _ = try_to_live(disk, durability, &mut progress);
    progress
}

fn try_to_live(disk: &SimulatedFileSystem, durability: Durability, progress: &mut Progress) -> Result<()> {
    let open = || Program::open(disk, Mode::ReadWrite, durability);
    let mut program = open()?;
    for step in life() {
        match step {
            Step::Commit(changes) => {
                progress.begun += 1;
                program.commit(&changes)?;
                progress.acknowledged += 1;
            }
            Step::Checkpoint => program.store.checkpoint(&program.graph)?,
            Step::Close => {
                program.close()?;
                program = open()?;
            }
            Step::Abandon => {
                drop(program);
                program = open()?;
            }
        }
    }
    program.close()
}

/// The names that a closed database has.
fn closed_names() -> Vec<std::path::PathBuf> {
    vec![Path::new("/").join(PATH)]
}

#[test]
fn a_life_without_trouble_ends_as_one_file_that_holds_everything() {
    for durability in [Durability::EachCommit, Durability::Eventually] {
        let disk = SimulatedFileSystem::new(1);
        let all = STATES.len() - 1;
        assert_eq!(live(&disk, durability), Progress { acknowledged: all, begun: all });
        assert_eq!(disk.names(), closed_names());
        let program = Program::open(&disk, Mode::ReadOnly, durability).unwrap();
        assert_eq!(state(&program.graph), STATES[all]);
    }
}
