//! What was written: the syntax tree of a statement.
//!
//! Names are text and every node has a [`Span`]; nothing here has been checked against a graph, a scope
//! or the table of functions. The parser makes this tree, the binder reads it.

mod children;
mod paths;

pub use paths::{
    Alternation, MatchMode, MatchPath, PathChoice, PathExpression, PathGroup, PathMode, PathPrefix, PathTerm,
};

use super::size::Size;
use crate::error::Span;
use crate::graph::{ConstraintRule, ConstraintTarget, FullTextTarget};
use crate::value::{Value, ValueType};
use std::cmp::Ordering;
use std::sync::Arc;

/// A name with its place in the text, backticks removed. Equal names may stand in different places.
#[derive(Debug, Clone)]
pub struct Name {
    /// The name itself.
    pub text: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// One statement: what to do with it, and the statement itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Run it, explain it or profile it.
    pub mode: Mode,
    /// The evidence given for what it writes: the map of `CITING {…}`.
    pub citing: Option<Expression>,
    /// Whether its rows come with their sources: `CITE`.
    pub cite: Option<Cite>,
    /// `AS OF`: what could be known that day.
    pub known: Option<Expression>,
    /// `FOR VALID_TIME AS OF`: what held that day.
    pub valid: Option<Expression>,
    /// What it does.
    pub body: Body,
    /// How large it is.
    pub size: Size,
}

/// What is wanted of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Its rows.
    Run,
    /// Its plan, without running it.
    Explain,
    /// Its plan with what each operator did.
    Profile,
}

/// How a statement's rows come with their sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cite {
    /// The facts of one derivation of each row.
    Witness,
    /// The facts of every derivation of each row.
    Full,
    /// The sources of the whole result, and no rows.
    Only,
}

/// A query, or a command about the schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A query or update.
    Query(Query),
    /// `CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.key, …)`, and of relationships.
    CreateIndex {
        /// The index's name, if one is given.
        name: Option<Name>,
        /// Whether an equal index is no error.
        if_not_exists: bool,
        /// Who is indexed.
        target: ConstraintTarget,
        /// The properties.
        keys: Vec<Name>,
    },
    /// `CREATE FULLTEXT INDEX [name] [IF NOT EXISTS] FOR (n:Label|Label) ON EACH [n.key, …]`, and of relationships.
    CreateFullTextIndex {
        /// The index's name, if one is given.
        name: Option<Name>,
        /// Whether an equal index is no error.
        if_not_exists: bool,
        /// Who is indexed.
        target: FullTextTarget,
        /// The properties.
        keys: Vec<Name>,
    },
    /// `DROP INDEX name [IF EXISTS]`.
    DropIndex {
        /// The index's name.
        name: Name,
        /// Whether a missing index is no error.
        if_exists: bool,
    },
    /// `CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE n.key IS UNIQUE`, and its kind.
    CreateConstraint {
        /// The constraint's name, if one is given.
        name: Option<Name>,
        /// Whether an equal constraint is no error.
        if_not_exists: bool,
        /// Whom it concerns.
        target: ConstraintTarget,
        /// The properties, never none.
        keys: Vec<Name>,
        /// What must hold of them.
        rule: ConstraintRule,
    },
    /// `DROP CONSTRAINT name [IF EXISTS]`.
    DropConstraint {
        /// The constraint's name.
        name: Name,
        /// Whether a missing constraint is no error.
        if_exists: bool,
    },
    /// `SHOW INDEXES | FUNCTIONS | PROCEDURES | …`.
    Show {
        /// What is to be shown: the procedure of `show` that lists it.
        what: Name,
        /// The columns wanted, if not all, and which of their rows: YIELD, which takes names alone.
        yields: Option<Box<Projection>>,
        /// Which rows are wanted.
        filter: Option<Box<Expression>>,
        /// What is made of them, if not what they are.
        returns: Option<Box<Projection>>,
    },
}

/// Single queries joined by UNION.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The first one.
    pub first: SingleQuery,
    /// The others, each with how it is joined to those before.
    pub rest: Vec<(Union, SingleQuery)>,
}

/// How two single queries are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Union {
    /// `UNION ALL`: every row.
    All,
    /// `UNION [DISTINCT]`: each different row once.
    Distinct,
}

/// Clauses in the order written.
#[derive(Debug, Clone, PartialEq)]
pub struct SingleQuery {
    /// The clauses; never empty, and not yet checked for a legal order.
    pub clauses: Vec<Clause>,
    /// All of them.
    pub span: Span,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// The variables that hints name after a MATCH: USING INDEX, SCAN and JOIN.
    pub hinted: Vec<Name>,
    /// Where it stands.
    pub span: Span,
}

impl Clause {
    /// A clause without hints.
    pub fn new(kind: ClauseKind, span: Span) -> Self {
        Clause { kind, hinted: Vec::new(), span }
    }
}

/// What a clause does.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are the language's clauses")]
pub enum ClauseKind {
    Match {
        is_optional: bool,
        pattern: Vec<PathPattern>,
        filter: Option<Expression>,
    },
    /// MATCH with what only GQL has: a match mode, path selectors and modes, parts in parentheses.
    MatchPaths {
        is_optional: bool,
        mode: MatchMode,
        paths: Vec<MatchPath>,
        filter: Option<Expression>,
    },
    Unwind {
        list: Expression,
        variable: Name,
    },
    /// `LOAD CSV [WITH HEADERS] FROM source AS variable [FIELDTERMINATOR separator]`
    LoadCsv {
        has_headers: bool,
        source: Expression,
        variable: Name,
        separator: Option<Arc<str>>,
    },
    With {
        projection: Projection,
        filter: Option<Expression>,
    },
    Return(Projection),
    /// `LET x = expression, y = expression`: more columns, none of which sees another of the same LET.
    Let(Vec<(Name, Expression)>),
    /// `FINISH`: the end of a query of which no rows are wanted.
    Finish,
    Create(Vec<PathPattern>),
    Merge {
        pattern: PathPattern,
        on_create: Vec<SetItem>,
        on_match: Vec<SetItem>,
    },
    Set(Vec<SetItem>),
    Remove(Vec<RemoveItem>),
    Delete {
        detach: bool,
        targets: Vec<Expression>,
    },
    /// `CALL name(arguments) YIELD …`; without parentheses the arguments are parameters of the same names.
    Call {
        is_optional: bool,
        procedure: Name,
        arguments: Option<Vec<Expression>>,
        yields: Option<Yield>,
        filter: Option<Expression>,
    },
    /// `CALL { … }` (`imports: None`) or `CALL (x, y) { … }`; `*` imports everything.
    Subquery {
        is_optional: bool,
        imports: Option<Imports>,
        query: Box<Query>,
        /// `IN TRANSACTIONS …`, if that is written.
        batches: Option<Box<Batches>>,
    },
    Foreach {
        variable: Name,
        list: Expression,
        updates: Vec<Clause>,
    },
}

/// `IN TRANSACTIONS [OF n ROWS] [ON ERROR …] [REPORT STATUS AS s]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Batches {
    /// How many rows share a transaction.
    pub rows: Option<Expression>,
    /// What becomes of the rest when one fails.
    pub on_error: OnError,
    /// The variable that tells how each went.
    pub status: Option<Name>,
    /// Where it stands.
    pub span: Span,
}

/// What becomes of the batches after one that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnError {
    /// None is begun, and the statement fails.
    #[default]
    Fail,
    /// None is begun.
    Break,
    /// They are done all the same.
    Continue,
}

/// What `CALL (…) { … }` lets in.
#[derive(Debug, Clone, PartialEq)]
pub enum Imports {
    /// `CALL (*)`.
    All,
    /// `CALL (x, y)`.
    Named(Vec<Name>),
}

/// What a procedure call keeps.
#[derive(Debug, Clone, PartialEq)]
pub enum Yield {
    /// `YIELD *`.
    All(Span),
    /// `YIELD a, b AS c`: a column and the variable it gets; empty for `YIELD -`.
    Items(Vec<(Name, Option<Name>)>),
}

/// What RETURN or WITH keeps, in which order, and how much of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// Whether equal rows are merged.
    pub is_distinct: bool,
    /// Whether `*` comes first.
    pub star: Option<Span>,
    /// The columns.
    pub items: Vec<ProjectionItem>,
    /// ORDER BY.
    pub order: Vec<SortItem>,
    /// SKIP (or OFFSET).
    pub skip: Option<Expression>,
    /// LIMIT.
    pub limit: Option<Expression>,
    /// The clause after its keyword.
    pub span: Span,
}

impl Projection {
    /// `*`: all rows and all there is in them.
    pub(super) fn everything(span: Span) -> Self {
        Projection {
            is_distinct: false,
            star: Some(span),
            items: Vec::new(),
            order: Vec::new(),
            skip: None,
            limit: None,
            span,
        }
    }
}

/// One column of a projection.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectionItem {
    /// What is computed.
    pub expression: Expression,
    /// The name after AS.
    pub alias: Option<Name>,
    /// The expression as it was written, which names the column when there is no alias.
    pub text: Arc<str>,
}

/// One key of ORDER BY.
#[derive(Debug, Clone, PartialEq)]
pub struct SortItem {
    /// What is compared.
    pub expression: Expression,
    /// Whether the largest comes first.
    pub is_descending: bool,
    /// `NULLS FIRST` or `NULLS LAST`; where absent null is the largest.
    pub nulls: Option<Nulls>,
}

/// Where the rows without a value come in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the language's words")]
pub enum Nulls {
    First,
    Last,
}

/// One item of SET.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are written out")]
pub enum SetItem {
    /// `target.key = value`
    Property { target: Expression, key: Name, value: Expression },
    /// `target[key] = value`
    DynamicProperty { target: Expression, key: Expression, value: Expression },
    /// `variable = value`
    Replace { variable: Name, value: Expression },
    /// `variable += value`
    Merge { variable: Name, value: Expression },
    /// `variable:Label:Label`
    Labels { variable: Name, labels: Vec<Naming> },
}

/// A label to be given or taken, or the type of a new relationship.
#[derive(Debug, Clone, PartialEq)]
pub enum Naming {
    /// Written out.
    Written(Name),
    /// `$(expression)`: computed for each row.
    Computed(Expression),
}

impl Naming {
    /// The name, where it is written out.
    pub fn written(&self) -> Option<&Name> {
        match self {
            Naming::Written(name) => Some(name),
            Naming::Computed(_) => None,
        }
    }
}

/// One item of REMOVE.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are written out")]
pub enum RemoveItem {
    /// `target.key`
    Property { target: Expression, key: Name },
    /// `target[key]`
    DynamicProperty { target: Expression, key: Expression },
    /// `variable:Label:Label`
    Labels { variable: Name, labels: Vec<Naming> },
}

/// A path to match or create: nodes and the relationships between them.
#[derive(Debug, Clone, PartialEq)]
pub struct PathPattern {
    /// `p = …`
    pub variable: Option<Name>,
    /// Whether only the shortest paths are wanted.
    pub selector: Option<PathSelector>,
    /// The first node.
    pub start: NodePattern,
    /// The relationships, each with the node after it.
    pub steps: Vec<(RelationshipPattern, NodePattern)>,
    /// Where it stands.
    pub span: Span,
}

/// Which of the paths between two nodes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathSelector {
    /// `shortestPath(…)`: one of the shortest.
    AnyShortest,
    /// `allShortestPaths(…)`.
    AllShortest,
}

/// `(variable:Label {key: value} WHERE …)`
#[derive(Debug, Clone, PartialEq)]
pub struct NodePattern {
    /// The variable, if any.
    pub variable: Option<Name>,
    /// What its labels must be.
    pub labels: Option<LabelExpression>,
    /// What its properties must be: a map or a parameter.
    pub properties: Option<Expression>,
    /// An inline WHERE.
    pub filter: Option<Box<Expression>>,
    /// Where it stands.
    pub span: Span,
}

/// `-[variable:TYPE|TYPE*1..3 {key: value} WHERE …]->`
#[derive(Debug, Clone, PartialEq)]
pub struct RelationshipPattern {
    /// The variable, if any.
    pub variable: Option<Name>,
    /// The types, any of which will do; empty is any type at all.
    pub types: Vec<Name>,
    /// What its type must be, where that is more than a choice of types.
    pub type_expression: Option<LabelExpression>,
    /// What its properties must be: a map or a parameter.
    pub properties: Option<Expression>,
    /// An inline WHERE.
    pub filter: Option<Box<Expression>>,
    /// How its arrow points.
    pub direction: Arrow,
    /// `*`, `*2`, `*1..3`: how many relationships in a row.
    pub length: Option<Length>,
    /// Where it stands.
    pub span: Span,
}

/// How an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// `-->`
    Right,
    /// `<--`
    Left,
    /// `--` or `<-->`: either way.
    Either,
}

/// The bounds of a variable-length relationship, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The least number of relationships; 1 where nothing is written.
    pub minimum: Option<u64>,
    /// The greatest number; unbounded where nothing is written.
    pub maximum: Option<u64>,
    /// Where it stands.
    pub span: Span,
}

/// What a node's labels must be.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are the operators of label expressions")]
pub enum LabelExpression {
    Label(Name),
    /// `%`: any label at all.
    Any(Span),
    /// `$(expression)`: the labels that a string, or a list of them, names; one of them will do where `is_any`.
    Dynamic {
        names: Box<Expression>,
        is_any: bool,
    },
    Not(Box<LabelExpression>),
    /// `A&B`, and `A:B` as openCypher writes it.
    And(Vec<LabelExpression>),
    Or(Vec<LabelExpression>),
}

/// An expression and its place in the text. Expressions are equal when they are written alike, wherever they stand.
#[derive(Debug, Clone)]
pub struct Expression {
    /// What is computed.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression computes. Chains of one associative operator are flat, so that long ones do not nest.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the variants are the language's expressions")]
pub enum ExpressionKind {
    /// Null, a boolean, a number or a string.
    Literal(Value),
    Variable(Arc<str>),
    Parameter(Arc<str>),
    List(Vec<Expression>),
    Map(Vec<(Name, Expression)>),
    /// `variable {.key, key: expression, variable, .*}`
    MapProjection {
        variable: Name,
        items: Vec<MapProjectionItem>,
    },
    Property {
        target: Box<Expression>,
        key: Name,
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
    /// `+x`
    Plus(Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Xor(Vec<Expression>),
    /// Left-associative arithmetic: the first operand, then operators with theirs. One chain holds operators of one
    /// precedence only.
    Arithmetic {
        first: Box<Expression>,
        rest: Vec<(ArithmeticOperator, Expression)>,
    },
    /// `a < b <= c`: true when every neighbouring pair is.
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
    /// `x IS [NOT] :: TYPE`
    IsTyped {
        operand: Box<Expression>,
        value_type: ValueType,
        is_negated: bool,
    },
    /// `CAST(x AS TYPE)`
    Cast {
        operand: Box<Expression>,
        value_type: ValueType,
    },
    /// `x:Label`, `x:A|B`
    HasLabels {
        target: Box<Expression>,
        labels: LabelExpression,
    },
    Case {
        subject: Option<Box<Expression>>,
        branches: Vec<(Expression, Expression)>,
        otherwise: Option<Box<Expression>>,
    },
    /// A function or aggregate; `name` keeps its namespace (`duration.between`).
    Call {
        name: Name,
        is_distinct: bool,
        arguments: Vec<Expression>,
    },
    /// `count(*)`
    CountStar,
    /// `[x IN list WHERE filter | map]`
    ListComprehension {
        variable: Name,
        list: Box<Expression>,
        filter: Option<Box<Expression>>,
        map: Option<Box<Expression>>,
    },
    /// `[p = (a)-->(b) WHERE filter | map]`
    PatternComprehension {
        pattern: Box<PathPattern>,
        filter: Option<Box<Expression>>,
        map: Box<Expression>,
    },
    /// `all(x IN list WHERE filter)`
    Quantifier {
        quantifier: Quantifier,
        variable: Name,
        list: Box<Expression>,
        filter: Option<Box<Expression>>,
    },
    /// `reduce(accumulator = initial, x IN list | step)`
    Reduce {
        accumulator: Name,
        initial: Box<Expression>,
        variable: Name,
        list: Box<Expression>,
        step: Box<Expression>,
    },
    /// A pattern used as a predicate: `(a)-->(b)`
    Pattern(Box<PathPattern>),
    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`; a bare pattern inside becomes a MATCH clause without RETURN.
    Subquery {
        kind: SubqueryKind,
        query: Box<Query>,
    },
    /// `shortestPath((a)-[*]-(b))` used as an expression.
    ShortestPath(Box<PathPattern>),
}

/// One item of a map projection.
#[derive(Debug, Clone, PartialEq)]
pub enum MapProjectionItem {
    /// `.key`
    Property(Name),
    /// `key: expression`
    Entry(Name, Expression),
    /// `variable`
    Variable(Name),
    /// `.*`
    All(Span),
}

/// An arithmetic operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ArithmeticOperator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    /// `||`
    Concatenate,
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ComparisonOperator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl ComparisonOperator {
    /// The operator that says the same of the operands the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        use ComparisonOperator as Op;
        match self {
            Op::Less => Op::Greater,
            Op::LessOrEqual => Op::GreaterOrEqual,
            Op::Greater => Op::Less,
            Op::GreaterOrEqual => Op::LessOrEqual,
            same => same,
        }
    }

    /// Whether it holds of operands that are ordered like this.
    pub fn holds(self, ordering: Ordering) -> bool {
        use ComparisonOperator as Op;
        match self {
            Op::Equal => ordering.is_eq(),
            Op::NotEqual => ordering.is_ne(),
            Op::Less => ordering.is_lt(),
            Op::LessOrEqual => ordering.is_le(),
            Op::Greater => ordering.is_gt(),
            Op::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// A predicate on two strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum StringOperator {
    StartsWith,
    EndsWith,
    Contains,
    /// `=~`
    Matches,
}

/// How many items of a list must satisfy a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Quantifier {
    All,
    Any,
    None,
    Single,
}

/// What is asked of a subquery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubqueryKind {
    /// Whether it has a row.
    Exists,
    /// How many rows it has.
    Count,
    /// Its single column as a list.
    Collect,
}
