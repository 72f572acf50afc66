//! What to do: one tree of operators.
//!
//! The planner makes it, the optimizer's rules refine it in place, the executor builds from it what runs. Every
//! operator pulls rows from its `input` (a leaf has none) and passes them on with more or fewer columns.

mod equality;
mod lookup;
mod told;

pub use equality::Equality;
pub use lookup::{Lookup, LookupCandidate};
pub use told::{Compared, LabelledStep, LoneVariable, MixedComparison, NameKind, UnknownName};

use super::ast::{Cite, Mode, SubqueryKind};
use super::bound::{
    Acceptance, AggregateCall, Batches, Creation, Expression, Key, Label, Local, PathSearch, Range,
    RelationshipType, RemoveItem, SetItem, Slot, SortKey, StepPredicate,
};
use super::size::Size;
use crate::error::Span;
use crate::graph::{ConstraintDefinition, Direction, FullTextDefinition, IndexDefinition};
use crate::procedures::Procedure;
use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

/// A whole statement, ready to be executed any number of times.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The statement as it was written.
    pub text: Arc<str>,
    /// Run it, explain it or profile it.
    pub mode: Mode,
    /// The evidence for what it writes: a map.
    pub citing: Option<Expression>,
    /// Whether its rows come with their sources.
    pub cite: Option<Cite>,
    /// What could be known that day.
    pub known: Option<Expression>,
    /// What held that day.
    pub valid: Option<Expression>,
    /// What it does.
    pub root: Operator,
    /// The result's columns: name and slot; none for a statement without RETURN.
    pub columns: Vec<(Arc<str>, Slot)>,
    /// The name of every slot; how many there are is how wide a row can be.
    pub slot_names: Vec<Arc<str>>,
    /// How many locals the expressions use.
    pub local_count: u32,
    /// The plans of the subqueries in expressions, by number.
    pub subqueries: Vec<SubqueryPlan>,
    /// The parameters that the statement names, and where each stands first.
    pub parameters: BTreeMap<Arc<str>, Span>,
    /// Whether it may change the graph.
    pub is_update: bool,
    /// How large the statement is.
    pub size: Size,
    /// What it names and the graph does not know, where it only reads.
    pub unknown: Vec<UnknownName>,
    /// The relationships that it looks for between nodes of known labels, where it only reads.
    pub steps: Vec<LabelledStep>,
    /// The comparisons in it that may be of a date or time with a text, where it only reads.
    pub mixed: Vec<MixedComparison>,
    /// The variables in it of which nothing is asked, where it only reads.
    pub lone: Vec<LoneVariable>,
}

impl Drop for Plan {
    fn drop(&mut self) {
        let (root, subqueries) = (self.root.take(), mem::take(&mut self.subqueries));
        self.size.with_stack(|| drop((root, subqueries)));
    }
}

/// The plan of a subquery in an expression: its leaf is [`Operator::Argument`], the row it is asked for.
#[derive(Debug, Clone)]
pub struct SubqueryPlan {
    /// What is asked of it.
    pub kind: SubqueryKind,
    /// What it does.
    pub root: Operator,
    /// The slot collected, for `Collect`.
    pub output: Option<Slot>,
    /// The slots of the enclosing row that it may read.
    pub outer: Vec<Slot>,
    /// Locals of the enclosing expression, and the slots that they become inside.
    pub imports: Vec<(Local, Slot)>,
}

/// One step of a plan.
#[derive(Debug, Clone)]
#[expect(
    missing_docs,
    reason = "fields repeat from operator to operator; each variant says what is not evident"
)]
pub enum Operator {
    /// A leaf: the row (or rows) handed in from outside; at the top of a statement, one empty row.
    Argument,
    /// For each row, every node.
    NodeScan {
        input: Box<Operator>,
        slot: Slot,
    },
    /// For each row, every node with the label.
    LabelScan {
        input: Box<Operator>,
        slot: Slot,
        label: Label,
    },
    /// For each row, the nodes or relationships that an index gives; one of several keys is asked for the list of their
    /// values.
    IndexSeek {
        input: Box<Operator>,
        slot: Slot,
        target: SeekTarget,
        keys: Vec<Key>,
        seek: Seek,
        why: Arc<Lookup>,
    },
    /// For each row, the nodes or relationships of this id, or of one of these, or that are the same as what is known.
    IdSeek {
        input: Box<Operator>,
        slot: Slot,
        kind: IdKind,
        seek: Seek,
    },
    /// For each row, every relationship from the node in `from` to a node that becomes `to`; no row where `from` is null.
    Expand {
        input: Box<Operator>,
        from: Slot,
        relationship: Slot,
        to: Slot,
        types: Vec<RelationshipType>,
        direction: Direction,
    },
    /// For each row, every relationship between the nodes in `from` and `to`, both bound.
    ExpandInto {
        input: Box<Operator>,
        from: Slot,
        relationship: Slot,
        to: Slot,
        types: Vec<RelationshipType>,
        direction: Direction,
    },
    /// For each row, one that stands for as many as there are ways to choose a relationship of the node in `from` for
    /// every arm, no relationship twice; no row where there is none.
    ExpandCount {
        input: Box<Operator>,
        from: Slot,
        /// One or two.
        arms: Vec<Arm>,
    },
    /// For each row, every run; where `is_into`, its end is bound and the run must end there.
    VariableExpand {
        input: Box<Operator>,
        run: Run,
        is_into: bool,
        /// Whether the run is walked from the pattern's right end, so that its list is to be turned round.
        is_reversed: bool,
    },
    /// For each row, one that stands for as many as there are runs from the node in `run.from`, of which neither the
    /// relationships nor the end become columns; no row where there is none.
    VariableExpandCount {
        input: Box<Operator>,
        run: Run,
        /// What must hold of the node at the end, which they know as `run.to`; they read nothing else of the row.
        predicates: Vec<Expression>,
    },
    /// For each row, one (or, with `all`, every) shortest run between two bound nodes. Where not `is_into`, one to every
    /// node that can be reached, which becomes `to`.
    ShortestPath {
        input: Box<Operator>,
        run: Run,
        all: bool,
        is_into: bool,
        /// Whether the run is walked from the pattern's right end, so that its list is to be turned round.
        is_reversed: bool,
        /// What the runs must satisfy among which the shortest is looked for.
        accept: Acceptance,
    },
    /// For each row, every node that a run leads to, each once, the run itself being no column; where `is_into`, its end is
    /// bound, and the row goes on if it is one of them.
    Reach {
        input: Box<Operator>,
        run: Run,
        is_into: bool,
        /// Whether a node that an earlier row led to is not to come again.
        is_once: bool,
        /// Whether one row stands for all these nodes, which become no column.
        is_counted: bool,
    },
    /// For each row, every node at the end of a chain of relationships that begins at `from`, each once.
    ReachAlong {
        input: Box<Operator>,
        from: Slot,
        to: Slot,
        hops: Vec<Hop>,
        /// The hops, by number, that may not take the same relationship.
        apart: Vec<(usize, usize)>,
        /// Whether a node that an earlier row led to is not to come again.
        is_once: bool,
        /// Whether the hops are the same for each row: their predicates read nothing of it.
        is_alike: bool,
        /// Whether one row stands for all these nodes, which become no column.
        is_counted: bool,
    },
    /// For each row, the paths of a search that begin at the node in its `from` (in its `to`, where `is_reversed`); where
    /// `is_into`, both are bound.
    PathSearch {
        input: Box<Operator>,
        search: Box<PathSearch>,
        is_into: bool,
        is_reversed: bool,
    },
    /// For each row, the ends of a relationship (or of a list of them, with `range`) that is bound already: both ways
    /// where the direction allows it; an end that is bound must agree.
    Endpoints {
        input: Box<Operator>,
        relationship: Slot,
        from: Slot,
        from_is_bound: bool,
        to: Slot,
        to_is_bound: bool,
        types: Vec<RelationshipType>,
        direction: Direction,
        range: Option<Range>,
    },
    /// The rows for which every predicate is true.
    Filter {
        input: Box<Operator>,
        predicates: Vec<Expression>,
    },
    /// Each row with more columns, computed from those it had; an item may overwrite its own slot's earlier content.
    Extend {
        input: Box<Operator>,
        items: Vec<(Slot, Expression)>,
    },
    /// Each row with these columns only.
    Keep {
        input: Box<Operator>,
        slots: Vec<Slot>,
    },
    /// How many rows each row stands for, in a column of each of `counts`. Rows with different nodes in `node` stay apart,
    /// unless the nodes agree on `keys`; of those that do the first stands for all.
    Tally {
        input: Box<Operator>,
        node: Slot,
        /// What nodes are told apart by; where there is nothing, by themselves.
        keys: Vec<Expression>,
        /// A label that each node has and a property that no two of the label have alike, which is among the keys.
        unique: Option<(Label, Key)>,
        counts: Vec<Slot>,
    },
    /// One row a group. Without keys exactly one row, even for no input.
    Aggregate {
        input: Box<Operator>,
        keys: Vec<(Slot, Expression)>,
        aggregates: Vec<(Slot, AggregateCall)>,
    },
    /// The first of the rows that are equivalent on these columns.
    Distinct {
        input: Box<Operator>,
        slots: Vec<Slot>,
    },
    /// The rows in order; rows that compare equal keep theirs.
    Sort {
        input: Box<Operator>,
        keys: Vec<SortKey>,
    },
    /// The first `limit` rows of that order (plus those that a Skip above takes away), without sorting all.
    Top {
        input: Box<Operator>,
        keys: Vec<SortKey>,
        skip: Option<Expression>,
        limit: Expression,
    },
    Skip {
        input: Box<Operator>,
        count: Expression,
    },
    /// The first rows; where the input changes the graph it is still run to its end.
    Limit {
        input: Box<Operator>,
        count: Expression,
    },
    /// For each row and each item of the list a row; null and the empty list give none, any other value itself.
    Unwind {
        input: Box<Operator>,
        list: Expression,
        slot: Slot,
    },
    /// For each row and each record of a CSV file a row: a list of strings, or with headers a map.
    LoadCsv {
        input: Box<Operator>,
        source: Expression,
        slot: Slot,
        has_headers: bool,
        separator: u8,
    },
    /// For each row its rows of `branch`; where there is none, the row itself with nulls in `slots`, of which the first is
    /// null only then.
    Optional {
        input: Box<Operator>,
        branch: Box<Operator>,
        slots: Vec<Slot>,
    },
    /// For each row its rows of `branch`: the row's own columns, and beside them those of the branch. Where not `returns_rows`, the branch is run and the row goes on as it was.
    Apply {
        input: Box<Operator>,
        branch: Box<Operator>,
        returns_rows: bool,
    },
    /// The same, some rows at a time, each batch of rows a transaction of its own, which is durable when the next one begins.
    ApplyInTransactions {
        input: Box<Operator>,
        branch: Box<Operator>,
        returns_rows: bool,
        /// Where a row for which the branch gives nothing goes on: the slots that are null then.
        nulls: Option<Vec<Slot>>,
        batches: Box<Batches>,
    },
    /// For each row the rows of `branch`, which knows nothing of it and is run once for all, that agree with it: both sides
    /// of every equality are equal.
    HashJoin {
        input: Box<Operator>,
        branch: Box<Operator>,
        equalities: Vec<Equality>,
        /// Whether the equalities are tested again: then rows for which one of them cannot be computed agree with all, so
        /// that the error is met where it would have been.
        is_tested_again: bool,
        /// Whether one row stands for all that agree with it, whose columns nobody reads.
        is_counted: bool,
    },
    /// The rows of one branch after the other, with the columns of each copied to `slots`.
    Union {
        branches: Vec<(Operator, Vec<Slot>)>,
        slots: Vec<Slot>,
    },
    /// For each row the rows that a procedure yields: column number and the slot it goes to. A procedure without
    /// columns passes each row on.
    Call {
        input: Box<Operator>,
        procedure: Arc<Procedure>,
        arguments: Vec<Expression>,
        yields: Vec<(usize, Slot)>,
    },
    /// Update operators take in all their rows before they change anything, so that no clause sees its own changes.
    Create {
        input: Box<Operator>,
        creation: Creation,
    },
    /// Row by row: the rows of `branch`, or one created row. Both get their items set.
    Merge {
        input: Box<Operator>,
        branch: Box<Operator>,
        creation: Creation,
        on_create: Vec<SetItem>,
        on_match: Vec<SetItem>,
    },
    Set {
        input: Box<Operator>,
        items: Vec<SetItem>,
    },
    Remove {
        input: Box<Operator>,
        items: Vec<RemoveItem>,
    },
    Delete {
        input: Box<Operator>,
        detach: bool,
        targets: Vec<Expression>,
    },
    /// For each row and each item of the list, runs `branch` for its changes; the row goes on as it was.
    Foreach {
        input: Box<Operator>,
        slot: Slot,
        list: Expression,
        branch: Box<Operator>,
    },
    CreateIndex {
        definition: IndexDefinition,
        if_not_exists: bool,
    },
    CreateFullTextIndex {
        definition: FullTextDefinition,
        if_not_exists: bool,
    },
    DropIndex {
        name: Arc<str>,
        if_exists: bool,
    },
    CreateConstraint {
        definition: ConstraintDefinition,
        if_not_exists: bool,
    },
    DropConstraint {
        name: Arc<str>,
        if_exists: bool,
    },
}

/// Runs of relationships, none of them twice, from one node to another.
#[derive(Debug, Clone)]
pub struct Run {
    /// Where the node is that they are walked from.
    pub from: Slot,
    /// Where the list of a run's relationships goes, in the order of the pattern.
    pub relationships: Slot,
    /// Where the node is, or goes, that they lead to.
    pub to: Slot,
    /// Of these types; of any where there are none.
    pub types: Vec<RelationshipType>,
    /// Which way each relationship is followed.
    pub direction: Direction,
    /// How many relationships there may be.
    pub range: Range,
    /// What must hold of each step.
    pub step: Option<StepPredicate>,
}

impl Run {
    /// The same runs, walked from their other end.
    #[must_use]
    pub fn turned(self) -> Self {
        Run { from: self.to, to: self.from, direction: self.direction.reversed(), ..self }
    }

    /// The expressions that its steps are tested by.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.step.iter().flat_map(StepPredicate::expressions)
    }
}

/// The relationships of a node of which only the number matters.
#[derive(Debug, Clone)]
pub struct Arm {
    /// What `predicates` call the node at the other end; no column of the rows.
    pub to: Slot,
    /// Of one of these types; of any where there are none.
    pub types: Vec<RelationshipType>,
    /// Which way, seen from the node.
    pub direction: Direction,
    /// What must hold of the node at the other end; they read nothing else of the row.
    pub predicates: Vec<Expression>,
    /// Relationships of the row that do not count.
    pub avoided: Vec<Avoided>,
    /// Which nodes may be at the other end.
    pub end: End,
}

/// Which nodes the relationships of an arm may lead to.
#[derive(Debug, Clone)]
pub enum End {
    /// Any.
    Free,
    /// The one in this slot.
    At(Slot),
    /// Those to which another node is joined as well; what counts are the pairs of relationships.
    Shared(Box<Meeting>),
}

/// The relationships of another node that lead to the same nodes as an arm.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Where the other node is.
    pub from: Slot,
    /// Of one of these types; of any where there are none.
    pub types: Vec<RelationshipType>,
    /// Which way, seen from the other node.
    pub direction: Direction,
    /// Relationships of the row that do not count.
    pub avoided: Vec<Avoided>,
    /// Whether one relationship may not be both the arm's and this one.
    pub must_differ: bool,
}

impl Arm {
    /// The columns that it reads.
    pub fn read(&self) -> impl Iterator<Item = Slot> {
        let ends = |avoided: &Avoided| avoided.ends.map(|(start, end)| [start, end]);
        let (other, more) = match &self.end {
            End::Free => (None, None),
            End::At(slot) => (Some(*slot), None),
            End::Shared(meeting) => (Some(meeting.from), Some(&meeting.avoided)),
        };
        let avoided = self.avoided.iter().chain(more.into_iter().flatten()).flat_map(move |avoided| {
            std::iter::once(avoided.relationship).chain(ends(avoided).into_iter().flatten())
        });
        avoided.chain(other)
    }
}

/// A relationship that is not to be taken again.
#[derive(Debug, Clone, Copy)]
pub struct Avoided {
    /// Where it is.
    pub relationship: Slot,
    /// Where the nodes are at which it starts and ends, if that is known.
    pub ends: Option<(Slot, Slot)>,
}

/// One relationship of a chain.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields are those of an expansion")]
pub struct Hop {
    pub types: Vec<RelationshipType>,
    pub direction: Direction,
    /// What must hold of the relationship and of the nodes at its ends.
    pub step: Option<StepPredicate>,
    /// Where the node that it leads to stands in `predicates`.
    pub to: Option<Slot>,
    /// What must hold of the node that it leads to.
    pub predicates: Vec<Expression>,
}

impl Hop {
    /// All that must hold.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.step.iter().flat_map(StepPredicate::expressions).chain(&self.predicates)
    }
}

/// The first and the last hop of each group of hops that must differ among each other.
pub fn groups_of(apart: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut pairs = apart.to_vec();
    pairs.sort_unstable();
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (first, last) in pairs {
        match groups.last_mut() {
            Some(group) if first <= group.1 => group.1 = group.1.max(last),
            _ => groups.push((first, last)),
        }
    }
    groups
}

/// Whom an index is asked for.
#[derive(Debug, Clone)]
pub enum SeekTarget {
    /// The nodes of a label.
    Node(Label),
    /// The relationships of a type.
    Relationship(RelationshipType),
}

impl SeekTarget {
    /// The label or the type.
    pub fn name(&self) -> &str {
        match self {
            SeekTarget::Node(label) => &label.name,
            SeekTarget::Relationship(relationship_type) => &relationship_type.name,
        }
    }
}

/// What is looked up, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// A node that is known itself.
    SameNode,
    /// A relationship that is known itself.
    SameRelationship,
    /// `id(n)`, a number.
    Node,
    /// `elementId(n)`, a text.
    NodeElement,
    /// `id(r)`.
    Relationship,
    /// `elementId(r)`.
    RelationshipElement,
}

/// How an index is asked.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variants are the predicates they answer")]
pub enum Seek {
    Equal(Expression),
    /// Equal to any item of a list.
    AnyOf(Expression),
    /// Bounds, each with whether it is included itself.
    Range {
        lower: Option<(Expression, bool)>,
        upper: Option<(Expression, bool)>,
    },
    Prefix(Expression),
}

impl Seek {
    /// The expressions that say what is looked for.
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Seek::Equal(value) | Seek::AnyOf(value) | Seek::Prefix(value) => vec![value],
            Seek::Range { lower, upper } => lower.iter().chain(upper).map(|(bound, _)| bound).collect(),
        }
    }
}

/// The operators that an operator takes its rows from, shared or to be changed: one list of all operators serves both.
macro_rules! inputs_of {
    ($operator:expr, $branches:expr) => {{
        use Operator as Op;
        match $operator {
            Op::Argument
            | Op::CreateIndex { .. }
            | Op::CreateFullTextIndex { .. }
            | Op::DropIndex { .. }
            | Op::CreateConstraint { .. }
            | Op::DropConstraint { .. } => Vec::new(),
            Op::NodeScan { input, .. }
            | Op::LabelScan { input, .. }
            | Op::IndexSeek { input, .. }
            | Op::IdSeek { input, .. }
            | Op::Expand { input, .. }
            | Op::ExpandInto { input, .. }
            | Op::ExpandCount { input, .. }
            | Op::VariableExpand { input, .. }
            | Op::VariableExpandCount { input, .. }
            | Op::ShortestPath { input, .. }
            | Op::Reach { input, .. }
            | Op::ReachAlong { input, .. }
            | Op::PathSearch { input, .. }
            | Op::Endpoints { input, .. }
            | Op::Filter { input, .. }
            | Op::Extend { input, .. }
            | Op::Keep { input, .. }
            | Op::Tally { input, .. }
            | Op::Aggregate { input, .. }
            | Op::Distinct { input, .. }
            | Op::Sort { input, .. }
            | Op::Top { input, .. }
            | Op::Skip { input, .. }
            | Op::Limit { input, .. }
            | Op::Unwind { input, .. }
            | Op::LoadCsv { input, .. }
            | Op::Call { input, .. }
            | Op::Create { input, .. }
            | Op::Set { input, .. }
            | Op::Remove { input, .. }
            | Op::Delete { input, .. } => vec![input],
            Op::Optional { input, branch, .. }
            | Op::Apply { input, branch, .. }
            | Op::ApplyInTransactions { input, branch, .. }
            | Op::HashJoin { input, branch, .. }
            | Op::Merge { input, branch, .. }
            | Op::Foreach { input, branch, .. } => vec![input, branch],
            Op::Union { branches, .. } => $branches(branches).map(|(branch, _)| branch).collect(),
        }
    }};
}

impl Operator {
    /// The operators whose rows this one takes, its branches after its input.
    pub fn inputs(&self) -> Vec<&Operator> {
        inputs_of!(self, <[_]>::iter)
    }

    /// The same, to be changed.
    pub fn inputs_mut(&mut self) -> Vec<&mut Operator> {
        inputs_of!(self, <[_]>::iter_mut)
    }

    /// Takes the operator out of its place, where nothing is left but the row handed in.
    #[must_use]
    pub fn take(&mut self) -> Operator {
        mem::replace(self, Operator::Argument)
    }

    /// The rows for which all predicates hold; the operator itself where there are none.
    #[must_use]
    pub fn filtered(self, predicates: Vec<Expression>) -> Operator {
        if predicates.is_empty() { self } else { Operator::Filter { input: Box::new(self), predicates } }
    }

    /// Its rows with more columns; the operator itself where there are none to compute.
    #[must_use]
    pub fn extended(self, items: Vec<(Slot, Expression)>) -> Operator {
        if items.is_empty() { self } else { Operator::Extend { input: Box::new(self), items } }
    }

    /// Whether it may change the graph itself.
    pub fn is_change(&self) -> bool {
        matches!(
            self,
            Operator::Create { .. }
                | Operator::Merge { .. }
                | Operator::Set { .. }
                | Operator::Remove { .. }
                | Operator::Delete { .. }
                | Operator::Foreach { .. }
                | Operator::ApplyInTransactions { .. }
                | Operator::CreateIndex { .. }
                | Operator::CreateFullTextIndex { .. }
                | Operator::DropIndex { .. }
                | Operator::CreateConstraint { .. }
                | Operator::DropConstraint { .. }
        )
    }

    /// Whether it, or anything below it, may change the graph.
    pub fn is_update(&self) -> bool {
        self.is_change() || self.inputs().into_iter().any(Operator::is_update)
    }

    /// Whether it, or anything below it, ends transactions by itself.
    pub fn is_committing(&self) -> bool {
        matches!(self, Operator::ApplyInTransactions { .. })
            || self.inputs().into_iter().any(Operator::is_committing)
    }

    /// How many operators there are: this one and all below it.
    pub fn count(&self) -> usize {
        1 + self.inputs().into_iter().map(Operator::count).sum::<usize>()
    }

    /// Whether it goes through nodes, or may do so instead of asking an index, without being told by other rows where to
    /// begin.
    pub fn is_leading_scan(&self) -> bool {
        match self {
            Operator::NodeScan { input, .. } | Operator::LabelScan { input, .. } => {
                matches!(**input, Operator::Argument)
            }
            Operator::IndexSeek { input, why, .. } => {
                matches!(**input, Operator::Argument) && why.tests.is_some()
            }
            _ => false,
        }
    }

    /// The pipeline that it ends, its leading scan first and each operator above that it gives its rows to, if the rows for
    /// some of the nodes that the scan goes through are found without regard to the others.
    pub fn pipeline(&self) -> Option<Vec<&Operator>> {
        if self.is_leading_scan() {
            return Some(vec![self]);
        }
        let looks_back = matches!(
            self,
            Operator::Reach { is_once: true, .. } | Operator::ReachAlong { is_once: true, .. }
        );
        // A table would be made by each of those who share the work.
        let keeps_table = matches!(self, Operator::HashJoin { .. });
        let mut pipeline = self.row_wise_input().filter(|_| !looks_back && !keeps_table)?.pipeline()?;
        pipeline.push(self);
        Some(pipeline)
    }

    /// Whether each row it gives belongs to one row of its argument, in the order of these: then a branch can be run
    /// for many rows at once.
    pub fn is_row_wise(&self) -> bool {
        matches!(self, Operator::Argument) || self.row_wise_input().is_some_and(Operator::is_row_wise)
    }

    /// Its input, where each row it gives belongs to one row of that, in the order of these.
    fn row_wise_input(&self) -> Option<&Operator> {
        use Operator as Op;
        match self {
            Op::NodeScan { input, .. }
            | Op::LabelScan { input, .. }
            | Op::IndexSeek { input, .. }
            | Op::IdSeek { input, .. }
            | Op::Expand { input, .. }
            | Op::ExpandInto { input, .. }
            | Op::ExpandCount { input, .. }
            | Op::VariableExpand { input, .. }
            | Op::VariableExpandCount { input, .. }
            | Op::ShortestPath { input, .. }
            | Op::Reach { input, .. }
            | Op::ReachAlong { input, .. }
            | Op::PathSearch { input, .. }
            | Op::Endpoints { input, .. }
            | Op::Filter { input, .. }
            | Op::Extend { input, .. }
            | Op::Keep { input, .. }
            | Op::Unwind { input, .. }
            | Op::LoadCsv { input, .. }
            | Op::HashJoin { input, .. }
            | Op::Call { input, .. } => Some(input),
            Op::Optional { input, branch, .. } | Op::Apply { input, branch, .. } if !branch.is_update() => {
                Some(input)
            }
            _ => None,
        }
    }
}
