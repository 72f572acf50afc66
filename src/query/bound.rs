//! What was meant: a query whose names have become slots.
//!
//! The binder makes this from the [syntax tree](super::ast); the planner reads it. Here a variable is a
//! [`Slot`] (a column of the rows that flow through the plan) or a [`Local`] (a variable that lives inside one
//! expression), a function is an entry of the function table, an aggregate has been taken out of the expression it
//! stood in, and the labels, properties and inline filters of a pattern have become predicates beside it.

mod children;

use super::ast::{
    ArithmeticOperator, Cite, ComparisonOperator, Mode, Nulls, OnError, PathChoice, PathMode, PathSelector,
    Quantifier, StringOperator, SubqueryKind, Union,
};
use super::size::Size;
use crate::error::Span;
use crate::functions::{Aggregate, Function};
use crate::graph::{
    ConstraintDefinition, Direction, FullTextDefinition, IndexDefinition, KeyId, LabelId, TypeId,
};
use crate::procedures::Procedure;
use crate::value::{Value, ValueType};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A column that a variable is bound to; numbered through the whole statement, subqueries included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

/// A variable that lives inside one expression: the `x` of a comprehension, a quantifier or `reduce`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Local(pub u32);

/// A label, relationship type or property key, with its number in the catalog once that is known.
///
/// The name may come into the catalog only while the query runs, so it is looked up when first needed.
#[derive(Debug, Clone)]
pub struct Symbol<Id> {
    /// The name.
    pub name: Arc<str>,
    id: OnceLock<Id>,
}

/// A label of a query.
pub type Label = Symbol<LabelId>;
/// A relationship type of a query.
pub type RelationshipType = Symbol<TypeId>;
/// A property key of a query.
pub type Key = Symbol<KeyId>;

impl<Id: Copy> Symbol<Id> {
    /// A name whose number is not known yet.
    pub fn new(name: Arc<str>) -> Self {
        Symbol { name, id: OnceLock::new() }
    }

    /// The number, asked of `lookup` until it is known; `None` while the catalog does not have the name.
    pub fn resolve(&self, lookup: impl FnOnce(&str) -> Option<Id>) -> Option<Id> {
        if let Some(id) = self.id.get() {
            return Some(*id);
        }
        let id = lookup(&self.name)?;
        Some(*self.id.get_or_init(|| id))
    }
}

impl<Id> PartialEq for Symbol<Id> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// A bound statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Run it, explain it or profile it.
    pub mode: Mode,
    /// The evidence for what it writes.
    pub citing: Option<Expression>,
    /// Whether its rows come with their sources.
    pub cite: Option<Cite>,
    /// What could be known that day.
    pub known: Option<Expression>,
    /// What held that day.
    pub valid: Option<Expression>,
    /// What it does.
    pub body: Body,
    /// The name of every slot, for plans and messages; invented ones start with two blanks.
    pub slot_names: Vec<Arc<str>>,
    /// How many locals the expressions use.
    pub local_count: u32,
    /// The subqueries that expressions refer to by number.
    pub subqueries: Vec<Subquery>,
    /// The parameters that it names, and where each stands first.
    pub parameters: BTreeMap<Arc<str>, Span>,
    /// How large it is.
    pub size: Size,
}

/// A query, or a command about the schema.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variants are the commands")]
pub enum Body {
    Query(Query),
    CreateIndex { definition: IndexDefinition, if_not_exists: bool },
    CreateFullTextIndex { definition: FullTextDefinition, if_not_exists: bool },
    DropIndex { name: Arc<str>, if_exists: bool },
    CreateConstraint { definition: ConstraintDefinition, if_not_exists: bool },
    DropConstraint { name: Arc<str>, if_exists: bool },
}

/// Single queries joined by UNION.
#[derive(Debug, Clone)]
pub struct Query {
    /// The parts; one where there is no UNION.
    pub parts: Vec<SingleQuery>,
    /// How the parts are joined (all in one way); meaningless for one part.
    pub union: Union,
    /// The columns: name and the slot that the joined rows have them in. For one part these are its own slots.
    pub columns: Vec<(Arc<str>, Slot)>,
}

/// Clauses that are executed one after the other.
#[derive(Debug, Clone)]
pub struct SingleQuery {
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// The slots of the result's columns, in their order; empty without RETURN.
    pub outputs: Vec<Slot>,
}

/// One clause.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variants are the language's clauses")]
pub enum Clause {
    Match {
        is_optional: bool,
        pattern: Pattern,
        predicates: Vec<Expression>,
    },
    Unwind {
        list: Expression,
        slot: Slot,
    },
    LoadCsv {
        source: Expression,
        slot: Slot,
        has_headers: bool,
        separator: u8,
    },
    /// WITH or RETURN.
    Project(Projection),
    Create(Creation),
    Merge {
        pattern: Pattern,
        creation: Creation,
        on_create: Vec<SetItem>,
        on_match: Vec<SetItem>,
    },
    Set(Vec<SetItem>),
    Remove(Vec<RemoveItem>),
    Delete {
        detach: bool,
        targets: Vec<Expression>,
    },
    Call {
        optional: Option<Optional>,
        procedure: Arc<Procedure>,
        arguments: Vec<Expression>,
        yields: Vec<(usize, Slot)>,
        predicates: Vec<Expression>,
    },
    /// `CALL { … }`; `returns_rows` is false for a unit subquery, after which each row goes on as it was.
    Subquery {
        optional: Option<Optional>,
        query: Query,
        returns_rows: bool,
        batches: Option<Box<Batches>>,
    },
    Foreach {
        slot: Slot,
        list: Expression,
        updates: Vec<Clause>,
    },
}

/// A call after which a row for which it gave nothing goes on all the same, with nulls.
#[derive(Debug, Clone)]
pub struct Optional {
    /// True where it gave a row, else null: the call may give rows of nulls.
    pub is_given: Slot,
    /// What it gives, and where that goes: never to the place of a variable of the row itself, which keeps its value.
    pub columns: Vec<(Slot, Expression)>,
}

/// How `CALL { … } IN TRANSACTIONS` is cut.
#[derive(Debug, Clone)]
pub struct Batches {
    /// How many rows share a transaction.
    pub rows: Option<Expression>,
    /// What becomes of the rest when one fails.
    pub on_error: OnError,
    /// Where a map tells how the row's transaction went.
    pub status: Option<Slot>,
}

/// What a MATCH or MERGE looks for: nodes, the relationships between them, and what must hold of them.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    /// Every node of the pattern, once.
    pub nodes: Vec<PatternNode>,
    /// The relationships, in the order written.
    pub relationships: Vec<PatternRelationship>,
    /// The parts that are more than a run of relationships.
    pub searches: Vec<PathSearch>,
    /// Whether a relationship may be used more than once.
    pub is_repeatable: bool,
    /// Labels, properties and inline filters of the pattern, each a predicate of its own.
    pub predicates: Vec<Expression>,
    /// The paths to be named, made from the slots of their parts.
    pub paths: Vec<(Slot, Vec<PathPart>)>,
}

/// A node of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternNode {
    /// Its slot.
    pub slot: Slot,
    /// Whether an earlier clause bound it.
    pub is_bound: bool,
}

/// A relationship of a pattern, or a run of them.
#[derive(Debug, Clone)]
pub struct PatternRelationship {
    /// Its slot: a relationship, or a list of them where there is a `length`.
    pub slot: Slot,
    /// Whether an earlier clause bound it.
    pub is_bound: bool,
    /// The node on its left as written.
    pub from: Slot,
    /// The node on its right as written.
    pub to: Slot,
    /// Its type is one of these; empty is any type.
    pub types: Vec<RelationshipType>,
    /// Which way it leads, seen from `from`.
    pub direction: Direction,
    /// How many relationships in a row; `None` is exactly one, not a list.
    pub length: Option<Range>,
    /// What each relationship of a run must satisfy.
    pub step: Option<StepPredicate>,
    /// Whether only shortest runs are wanted.
    pub selector: Option<PathSelector>,
    /// Whether the shortest is looked for among those that WHERE allows: so it is for shortestPath(…).
    pub is_shortest_allowed: bool,
}

/// A part of a path, or a whole one, that is searched for as GQL has it: with repeated and alternative parts, with a
/// choice among the paths between the same ends, or with a rule of what a path may repeat.
#[derive(Debug, Clone)]
pub struct PathSearch {
    /// The list of all its relationships, in the order of travel.
    pub slot: Slot,
    /// The node it begins with.
    pub from: Slot,
    /// The node it ends with.
    pub to: Slot,
    /// The elements it names or tests.
    pub variables: Vec<PathVariable>,
    /// What it is made of; the first sequence is the whole, the others are parts of those before them.
    pub sequences: Vec<Sequence>,
    /// The parts that are paths of their own: with a name, a rule or a condition.
    pub subpaths: Vec<Subpath>,
    /// What must hold of every relationship and node of a path, beside what its parts say.
    pub every: Option<StepPredicate>,
    /// What must hold of a whole path, with the variables in their slots.
    pub predicates: Vec<Expression>,
    /// Which of the paths between the same ends are wanted.
    pub choice: PathChoice,
    /// What a path may repeat.
    pub mode: PathMode,
    /// Whether no relationship may be used twice, whatever the mode allows.
    pub has_different_relationships: bool,
    /// Whether a path that is found in two ways is one.
    pub is_deduplicated: bool,
}

/// An element that a path search names or tests.
#[derive(Debug, Clone)]
pub struct PathVariable {
    /// Stands for it in the predicates of its sequence.
    pub local: Local,
    /// Where it goes when a path is found, if it has a name and is no end of the path.
    pub slot: Option<Slot>,
    /// Whether it stands in a repeated part, and so for a list.
    pub is_group: bool,
}

impl PathSearch {
    /// The slots of what it names, its ends and the list of all its relationships aside.
    pub fn inner_slots(&self) -> impl Iterator<Item = Slot> {
        let named = self.variables.iter().filter_map(|variable| variable.slot);
        named.filter(|slot| *slot != self.from && *slot != self.to)
    }
}

/// A part of a path that is a path of its own.
#[derive(Debug, Clone)]
pub struct Subpath {
    /// Stands for the path; has a slot if the path has a name.
    pub variable: PathVariableIndex,
    /// What it may repeat, each time that it is walked.
    pub mode: PathMode,
    /// What must hold each time that it is walked; the variables inside it stand for what they are that time.
    pub predicates: Vec<Expression>,
}

/// Names an entry of [`PathSearch::subpaths`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SubpathIndex(pub usize);

/// Names an entry of [`PathSearch::variables`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PathVariableIndex(pub usize);

/// Names an entry of [`PathSearch::sequences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequenceIndex(pub usize);

/// Parts of a path that follow one another.
#[derive(Debug, Clone, Default)]
pub struct Sequence {
    /// The parts, from left to right as written.
    pub parts: Vec<SearchPart>,
    /// What must hold of its variables, each a predicate of its own.
    pub predicates: Vec<Expression>,
}

/// One part of a path that is searched for.
#[derive(Debug, Clone)]
pub enum SearchPart {
    /// The node at which the path is.
    Node(PathVariableIndex),
    /// A relationship to the next node.
    Relationship {
        /// What it is called.
        variable: Option<PathVariableIndex>,
        /// Its type is one of these; empty is any type.
        types: Vec<RelationshipType>,
        /// Which way it leads, from left to right.
        direction: Direction,
    },
    /// A sequence several times; it holds at least one relationship.
    Repeat {
        /// What is repeated.
        body: SequenceIndex,
        /// How often.
        range: Range,
    },
    /// Where a part that is a path of its own begins, and again where it ends.
    Boundary(SubpathIndex),
    /// One of several sequences. Those with the same number give what they have in common once.
    Either(Vec<(SequenceIndex, usize)>),
}

/// How many relationships in a row; `maximum` is unbounded when absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are bounds, both included")]
pub struct Range {
    pub minimum: u64,
    pub maximum: Option<u64>,
}

/// A predicate on each relationship of a run.
#[derive(Debug, Clone)]
pub struct StepPredicate {
    /// Stands for the relationship in `predicate`.
    pub relationship: Local,
    /// What must hold.
    pub predicate: Box<Expression>,
    /// More of the same kind.
    pub relationships: Vec<(Local, Expression)>,
    /// What must hold of every node of the run, its ends included; the local stands for the node.
    pub nodes: Vec<(Local, Expression)>,
}

impl StepPredicate {
    /// All that must hold.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let more = self.relationships.iter().chain(&self.nodes).map(|(_, predicate)| predicate);
        std::iter::once(&*self.predicate).chain(more)
    }
}

/// What a run must satisfy to be one of those among which the shortest is looked for.
#[derive(Debug, Clone, Default)]
pub struct Acceptance {
    /// The paths that the predicates read, made from the run.
    pub paths: Vec<(Slot, Vec<PathPart>)>,
    /// What must hold.
    pub predicates: Vec<Expression>,
}

/// One part of a path, in the order of travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPart {
    /// A node.
    Node(Slot),
    /// One relationship.
    Relationship(Slot),
    /// A list of relationships; the nodes between follow from them.
    Relationships(Slot),
}

impl PathPart {
    /// Where it is found.
    pub fn slot(&self) -> Slot {
        match self {
            PathPart::Node(slot) | PathPart::Relationship(slot) | PathPart::Relationships(slot) => *slot,
        }
    }
}

/// What RETURN or WITH does, in this order: group, compute, deduplicate, sort, skip, limit, keep, filter.
#[derive(Debug, Clone)]
pub struct Projection {
    /// Grouping, when an aggregate is used.
    pub aggregation: Option<Aggregation>,
    /// What is computed, each into its slot; a variable that is passed on stands here as `(its slot, itself)`.
    pub items: Vec<(Slot, Expression)>,
    /// Whether rows with equivalent items are merged.
    pub is_distinct: bool,
    /// ORDER BY.
    pub sort: Vec<SortKey>,
    /// SKIP.
    pub skip: Option<Expression>,
    /// LIMIT.
    pub limit: Option<Expression>,
    /// WHERE after WITH.
    pub predicates: Vec<Expression>,
}

/// Grouping: the rows that agree on the keys become one.
#[derive(Debug, Clone)]
pub struct Aggregation {
    /// The grouping keys, each computed into its slot; none makes a single group, even of no rows.
    pub keys: Vec<(Slot, Expression)>,
    /// The aggregates, each into its slot.
    pub aggregates: Vec<(Slot, AggregateCall)>,
}

/// An aggregate as it is called.
#[derive(Debug, Clone)]
pub struct AggregateCall {
    /// The aggregate; `None` is `count(*)`.
    pub aggregate: Option<&'static Aggregate>,
    /// Whether equal arguments count once.
    pub is_distinct: bool,
    /// What it takes of each row.
    pub arguments: Vec<Expression>,
    /// Where it stands.
    pub span: Span,
}

/// One key of a sort.
#[derive(Debug, Clone)]
pub struct SortKey {
    /// What is compared.
    pub expression: Expression,
    /// Whether the largest comes first.
    pub is_descending: bool,
    /// Where null comes.
    pub nulls: Nulls,
}

/// What CREATE makes, or MERGE when nothing matches.
#[derive(Debug, Clone, Default)]
pub struct Creation {
    /// The new nodes.
    pub nodes: Vec<NewNode>,
    /// The new relationships; their ends are bound, or among the new nodes.
    pub relationships: Vec<NewRelationship>,
    /// The paths to be named.
    pub paths: Vec<(Slot, Vec<PathPart>)>,
}

/// A label to be given or taken, or the type of a new relationship.
#[derive(Debug, Clone)]
pub enum Naming {
    /// Known.
    Written(Arc<str>),
    /// Computed for each row: a string, or for labels a list of strings.
    Computed(Expression),
}

impl Naming {
    /// What computes the name.
    pub fn expression(&self) -> Option<&Expression> {
        match self {
            Naming::Written(_) => None,
            Naming::Computed(expression) => Some(expression),
        }
    }
}

/// A node to be created.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields say it")]
pub struct NewNode {
    pub slot: Slot,
    pub labels: Vec<Naming>,
    /// A map, or null.
    pub properties: Option<Expression>,
    pub span: Span,
}

/// A relationship to be created.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields say it")]
pub struct NewRelationship {
    pub slot: Slot,
    pub relationship_type: Naming,
    pub start: Slot,
    pub end: Slot,
    /// A map, or null.
    pub properties: Option<Expression>,
    pub span: Span,
}

/// One item of SET.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields say it")]
pub enum SetItem {
    /// `target.key = value`
    Property { target: Expression, key: Arc<str>, value: Expression },
    /// `target[key] = value`
    DynamicProperty { target: Expression, key: Expression, value: Expression },
    /// `target = value`: all properties are replaced.
    Replace { target: Expression, value: Expression },
    /// `target += value`: the properties named are set, the others stay.
    Merge { target: Expression, value: Expression },
    /// `target:Label:Label`
    Labels { target: Expression, labels: Vec<Naming> },
}

/// One item of REMOVE.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields say it")]
pub enum RemoveItem {
    /// `target.key`
    Property { target: Expression, key: Arc<str> },
    /// `target[key]`
    DynamicProperty { target: Expression, key: Expression },
    /// `target:Label:Label`
    Labels { target: Expression, labels: Vec<Naming> },
}

/// A query inside an expression. It sees the slots of the row it is asked for; the locals it needs are handed to it as
/// slots.
#[derive(Debug, Clone)]
pub struct Subquery {
    /// What is asked of it.
    pub kind: SubqueryKind,
    /// The query; for `Collect` it has exactly one column.
    pub query: Query,
    /// The slots of the enclosing row that it may read.
    pub outer: Vec<Slot>,
    /// Locals of the enclosing expression, and the slots that they become inside.
    pub imports: Vec<(Local, Slot)>,
}

/// Names an entry of [`Statement::subqueries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubqueryIndex(pub usize);

/// An expression over slots and locals, and its place in the text.
#[derive(Debug, Clone)]
pub struct Expression {
    /// What is computed.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

/// What an expression computes.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variants are those of the syntax tree, with names resolved")]
pub enum ExpressionKind {
    Literal(Value),
    Slot(Slot),
    Local(Local),
    Parameter(Arc<str>),
    List(Vec<Expression>),
    Map(Vec<(Arc<str>, Expression)>),
    /// `target {.*, entries}`: null when the target is; `all` takes every property of the target first.
    MapProjection {
        target: Box<Expression>,
        all: bool,
        entries: Vec<(Arc<str>, Expression)>,
    },
    Property {
        target: Box<Expression>,
        key: Key,
    },
    Index {
        target: Box<Expression>,
        index: Box<Expression>,
    },
    Slice {
        target: Box<Expression>,
        from: Option<Box<Expression>>,
        to: Option<Box<Expression>>,
    },
    Not(Box<Expression>),
    Negate(Box<Expression>),
    Plus(Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Xor(Vec<Expression>),
    Arithmetic {
        first: Box<Expression>,
        rest: Vec<(ArithmeticOperator, Expression)>,
    },
    Comparison {
        first: Box<Expression>,
        rest: Vec<(ComparisonOperator, Expression)>,
    },
    StringPredicate {
        operator: StringOperator,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    In {
        item: Box<Expression>,
        list: Box<Expression>,
    },
    IsNull(Box<Expression>),
    IsNotNull(Box<Expression>),
    IsTyped {
        operand: Box<Expression>,
        value_type: ValueType,
        is_negated: bool,
    },
    Cast {
        operand: Box<Expression>,
        value_type: ValueType,
    },
    /// On a node: its labels; on a relationship: its type. Null on null.
    HasLabels {
        target: Box<Expression>,
        labels: LabelExpression,
    },
    Case {
        subject: Option<Box<Expression>>,
        branches: Vec<(Expression, Expression)>,
        otherwise: Option<Box<Expression>>,
    },
    Function {
        function: &'static Function,
        arguments: Vec<Expression>,
    },
    ListComprehension {
        local: Local,
        list: Box<Expression>,
        filter: Option<Box<Expression>>,
        map: Option<Box<Expression>>,
    },
    Quantifier {
        quantifier: Quantifier,
        local: Local,
        list: Box<Expression>,
        filter: Option<Box<Expression>>,
    },
    Reduce {
        accumulator: Local,
        initial: Box<Expression>,
        local: Local,
        list: Box<Expression>,
        step: Box<Expression>,
    },
    /// A path made of its parts; null when any part is.
    Path(Vec<PathPart>),
    /// Whether two relationships, or runs of them, have none in common; true when either is null.
    Disjoint(Slot, Slot),
    Subquery(SubqueryIndex),
}

/// What a node's labels, or a relationship's type, must be.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the variants are the operators of label expressions")]
pub enum LabelExpression {
    /// The name, which is a label of a node or the type of a relationship.
    Label(Label, RelationshipType),
    Any,
    /// The labels that a string, or a list of them, names: all of them, or one where `is_any`; unknown where it is null.
    Dynamic {
        names: Box<Expression>,
        is_any: bool,
    },
    Not(Box<LabelExpression>),
    And(Vec<LabelExpression>),
    Or(Vec<LabelExpression>),
}

impl Expression {
    /// Whether it is nothing but what is in the slot.
    pub fn is_slot(&self, slot: Slot) -> bool {
        matches!(self.kind, ExpressionKind::Slot(own) if own == slot)
    }

    /// Whether the same row always gives the same value.
    pub fn is_deterministic(&self) -> bool {
        let own = match &self.kind {
            ExpressionKind::Function { function, .. } => function.is_deterministic,
            _ => true,
        };
        own && self.children().into_iter().all(Expression::is_deterministic)
    }

    /// An expression without a place of its own in the text.
    pub fn invented(kind: ExpressionKind) -> Self {
        Expression { kind, span: Span::default() }
    }

    /// The value of a slot.
    pub fn slot(slot: Slot) -> Self {
        Self::invented(ExpressionKind::Slot(slot))
    }
}
