//! Statements in: what other people's files say, with who says so, becomes part of the graph, line by line.
//!
//! In: statements as [`formats::statements`](crate::formats::statements) reads them. Out: nodes, relationships, values
//! and claims; and for each line that is wrong a [`Fault`] with its place, while all others are kept. A line means what
//! `CITING … MERGE` and `CITING … SET` mean: nodes and relationships that are there are not made again, a cited line
//! that makes a node cites it too, and a property shows the claim that prevails. A claim that is there already, with
//! everything alike, is not noted again.

use super::progress::Listener;
use super::{Database, Progress, Summary, WriteTransaction};
use crate::error::{Detail, Error, QueryError, Result};
use crate::formats::statements::decoded::{self, Decoded, Lines};
use crate::formats::statements::{About, Fault, NodeName, Read, Relation, Statement, table, turtle};
use crate::graph::{Change, Direction, GraphView, TypeId};
use crate::provenance::{Claim, Subject};
use crate::query::{executor, parser};
use crate::transaction::Writer;
use crate::value::order::GroupKey;
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use rustc_hash::FxHashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of a file of statements.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// How many lines were read into the graph.
    pub statements: usize,
    /// What they did to it.
    pub summary: Summary,
    /// The lines that were not, in their order.
    pub faults: Vec<Fault>,
}

impl Database {
    /// Reads a file of statements, one transaction: CSV with a header, JSON lines, Turtle or a script of openCypher, as
    /// its name ends in `.csv`, `.jsonl`, `.ttl` or `.cypher`. A line, or a statement of the script, that is wrong is told among the faults and the rest is kept. The columns are those of
    /// [`COLUMNS`](crate::formats::statements::COLUMNS).
    ///
    /// Time O(size of the file, and of the nodes of the labels that it names).
    ///
    /// # Errors
    /// `Error::Io` when the file cannot be read, `Error::Decode` when its name or header tells nothing, and those of
    /// [`write`](Self::write) and a commit; nothing has changed then.
    pub fn import_statements(&self, path: impl AsRef<Path>) -> Result<Import> {
        self.import_statements_telling(path, &|_| {})
    }

    /// The same, and tells `tell` how much of the file has been read into the graph, in statements or, of a script, bytes; making them durable comes
    /// after the last.
    ///
    /// # Errors
    /// As [`import_statements`](Self::import_statements).
    pub fn import_statements_telling(
        &self,
        path: impl AsRef<Path>,
        tell: &dyn Fn(Progress),
    ) -> Result<Import> {
        let mut transaction = self.write()?;
        let import = transaction.import(path.as_ref(), tell)?;
        transaction.commit()?;
        Ok(import)
    }
}

impl WriteTransaction {
    /// The same as a part of this transaction.
    ///
    /// # Errors
    /// As [`Database::import_statements`].
    pub fn import_statements(&mut self, path: impl AsRef<Path>) -> Result<Import> {
        self.import(path.as_ref(), &|_| {})
    }

    fn import(&mut self, path: &Path, tell: &dyn Fn(Progress)) -> Result<Import> {
        let bytes = fs::read(path).map_err(|source| Error::Io { file: path.to_owned(), source })?;
        let decoded = Decoded::new(bytes);
        if ending(path) == "cypher" {
            return Ok(self.import_script(path, &decoded, tell));
        }
        let columns = if ending(path) == "csv" { table::header(&decoded.text) } else { Vec::new() };
        let read = read(path, &decoded)?;
        let recorded = milliseconds(self.began());
        let writer = self.writer()?;
        let mut importer = Importer::new(writer, recorded);
        let mut import =
            Import { file: path.to_owned(), statements: 0, summary: Summary::default(), faults: Vec::new() };
        let listener = Listener::new(tell, read.len() as u64);
        for (done, statement) in (1..).zip(read) {
            match statement.and_then(|statement| importer.line(&statement)) {
                Ok(()) => import.statements += 1,
                Err(fault) => import.faults.push(fault.in_columns(&columns)),
            }
            listener.note(done);
        }
        import.summary = importer.summary;
        Ok(import)
    }

    /// Runs the statements of a script, of which one that fails leaves no trace.
    fn import_script(&mut self, path: &Path, decoded: &Decoded, tell: &dyn Fn(Progress)) -> Import {
        let mut import =
            Import { file: path.to_owned(), statements: 0, summary: Summary::default(), faults: Vec::new() };
        let (script, mut lines) = (&*decoded.text, Lines::new(&decoded.text));
        let listener = Listener::new(tell, script.len() as u64);
        for piece in parser::split(script) {
            listener.note(piece.offset as u64);
            if let Some(place) = decoded.within(piece.offset..piece.offset + piece.text.len()) {
                import.faults.push(decoded::fault(lines.place(place)));
                continue;
            }
            let done = self.query(piece.text, super::Parameters::new()).and_then(|mut rows| {
                rows.try_for_each(|row| row.map(drop))?;
                Ok(rows.summary())
            });
            match done {
                Ok(summary) => {
                    import.statements += 1;
                    import.summary += summary;
                }
                Err(error) => import.faults.push(fault_of(&error, lines.place(piece.offset), piece.text)),
            }
        }
        import
    }
}

/// Milliseconds since 1970.
fn milliseconds(time: std::time::SystemTime) -> i64 {
    let since = time.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// What is wrong with a statement of a script that begins at a line and column.
fn fault_of(error: &Error, (line, column): (usize, usize), text: &str) -> Fault {
    let within = match error {
        Error::Query(error) => error.line_and_column(text),
        _ => None,
    };
    let (line_within, column_within) = within.unwrap_or((1, 1));
    let column = if line_within == 1 { column - 1 + column_within } else { column_within };
    let message = match error {
        Error::Query(error) => said(error),
        other => other.to_string(),
    };
    Fault { line: line - 1 + line_within, column: Some(column), name: None, message }
}

fn ending(path: &Path) -> String {
    path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default().to_lowercase()
}

fn read(path: &Path, decoded: &Decoded) -> Result<Read> {
    match &*ending(path) {
        "csv" => match table::read_csv(&decoded.text) {
            Ok(read) => Ok(decoded.without_damage(read)),
            Err(fault) => {
                let header = decoded.text.find('\n').unwrap_or(decoded.text.len());
                let damage = decoded.within(0..header).map(|place| Lines::new(&decoded.text).place(place));
                let fault = damage.map_or(fault, decoded::fault);
                Err(Error::Decode(format!("{}: {fault}", path.display())))
            }
        },
        "jsonl" | "ndjson" => Ok(decoded.without_damage(table::read_json_lines(&decoded.text))),
        "ttl" => Ok(turtle::read_decoded(decoded)),
        _ => Err(Error::Decode(format!(
            "{}: statements are read from .csv, .jsonl, .ttl and .cypher files",
            path.display()
        ))),
    }
}

/// The nodes of a label by the value of a key; several where it does not tell them apart.
type Names = FxHashMap<GroupKey, Vec<NodeId>>;

/// Puts statements into a graph.
struct Importer<'w> {
    writer: &'w mut Writer,
    recorded: i64,
    summary: Summary,
    /// The nodes that were looked for, by label and key.
    named: FxHashMap<(Option<Arc<str>>, Arc<str>), Names>,
    /// The nodes that the file alone has names for.
    local: FxHashMap<GroupKey, NodeId>,
    /// The relationships that the file tells apart by numbers.
    numbered: FxHashMap<Numbered, RelationshipId>,
    made: Made,
    /// Whether it was said how a source that is not there comes to be.
    has_explained_sources: bool,
}

/// The start, end, type and number of a relationship.
type Numbered = (NodeId, NodeId, Arc<str>, Arc<str>);

/// What the present line has made that only the file has names for.
#[derive(Default)]
struct Made {
    local: Vec<GroupKey>,
    numbered: Vec<Numbered>,
}

/// A relationship of a type between two nodes, looked for from the one that has fewer.
fn between(view: &GraphView, start: NodeId, kind: TypeId, end: NodeId) -> Option<RelationshipId> {
    let degree = |node, direction| view.degree(node, Some(kind), direction);
    let is_start_smaller = degree(start, Direction::Outgoing) <= degree(end, Direction::Incoming);
    let (from, to, direction) = match is_start_smaller {
        true => (start, end, Direction::Outgoing),
        false => (end, start, Direction::Incoming),
    };
    view.neighbours(from, Some(kind), direction).find(|step| step.node == to).map(|step| step.relationship)
}

/// What is wrong with a line, and the column.
struct Wrong(Option<Arc<str>>, String);

impl From<QueryError> for Wrong {
    fn from(error: QueryError) -> Self {
        Wrong(None, said(&error))
    }
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        match error {
            Error::Query(error) => Wrong::from(*error),
            other => Wrong(None, other.to_string()),
        }
    }
}

fn said(error: &QueryError) -> String {
    match &error.hint {
        Some(hint) => format!("{}; {hint}", error.message),
        None => error.message.clone(),
    }
}

type Done<T = ()> = std::result::Result<T, Wrong>;

impl<'w> Importer<'w> {
    fn new(writer: &'w mut Writer, recorded: i64) -> Self {
        Importer {
            writer,
            recorded,
            summary: Summary::default(),
            named: FxHashMap::default(),
            local: FxHashMap::default(),
            numbered: FxHashMap::default(),
            made: Made::default(),
            has_explained_sources: false,
        }
    }

    fn view(&self) -> &GraphView {
        self.writer.view()
    }

    /// Does what a line says, whole or not at all.
    fn line(&mut self, statement: &Statement) -> std::result::Result<(), Fault> {
        let (savepoint, summary) = (self.writer.savepoint(), self.summary);
        self.made = Made::default();
        let done = self.statement(statement);
        done.and_then(|()| Ok(self.writer.check_constraints(savepoint)?)).map_err(|Wrong(column, message)| {
            self.writer.rollback_to(savepoint);
            self.summary = summary;
            // What the line had made is gone, and what the file's own names stood for before it stays.
            self.named.clear();
            for name in self.made.local.drain(..) {
                self.local.remove(&name);
            }
            for number in self.made.numbered.drain(..) {
                self.numbered.remove(&number);
            }
            Fault { line: statement.line, column: None, name: column, message }
        })
    }

    fn statement(&mut self, statement: &Statement) -> Done {
        let claim = self.claim(&statement.evidence)?;
        let start = self.node(&statement.subject, claim.as_ref())?;
        let element = match &statement.relation {
            None => Element::Node(start),
            Some(relation) => {
                let end = self.node(&relation.object, claim.as_ref())?;
                Element::Relationship(self.relationship((start, end), relation, statement, claim.as_ref())?)
            }
        };
        match (&statement.about, claim) {
            (About::Element, None) => Ok(()),
            (About::Element, Some(claim)) => self.cite(Subject::Element(element), claim),
            (About::Property(key, value), claim) => self.property(element, key, value, claim),
            (About::Label(label), claim) => self.label(start, label, claim),
        }
    }

    fn apply(&mut self, change: Change) -> Done {
        Ok(self.writer.apply(change)?)
    }

    /// The claim that a line's evidence makes; none where nobody is cited.
    fn claim(&mut self, evidence: &Map) -> Done<Option<Claim>> {
        if evidence.is_empty() {
            return Ok(None);
        }
        let (known, claimed): (Vec<_>, Vec<_>) = evidence
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .partition(|(key, _)| key.strip_prefix("source").is_some_and(|rest| !rest.is_empty()));
        let (known, claimed): (Map, Map) = (known.into_iter().collect(), claimed.into_iter().collect());
        if let Some(published) = known.get("sourcePublished") {
            let only: Map = [("published".into(), published.clone())].into_iter().collect();
            self.checked(&only)
                .map_err(|Wrong(_, message)| Wrong(Some("sourcePublished".into()), message))?;
        }
        if !known.is_empty() {
            self.make_source(claimed.get("source"), &known)?;
        }
        let claim = executor::claim(&claimed, self.view(), self.recorded);
        claim.map(Some).map_err(|(key, error)| Wrong(Some(key), self.said_of_evidence(&error)))
    }

    /// What is wrong with evidence; how a source is made is said once, not line after line.
    fn said_of_evidence(&mut self, error: &QueryError) -> String {
        let is_absent = error.detail == Detail::SourceNotFound;
        let Some(hint) = error.hint.as_ref().filter(|_| is_absent) else { return said(error) };
        if std::mem::replace(&mut self.has_explained_sources, true) {
            return error.message.clone();
        }
        format!("{}; {hint}, or add a column sourceTitle, with which a new source is made", error.message)
    }

    /// Whether these entries would be right, whoever the source is.
    fn checked(&self, entries: &Map) -> Done {
        match executor::claim(entries, self.view(), self.recorded) {
            Err((key, error)) if &*key != "source" => Err(Wrong(Some(key), said(&error))),
            _ => Ok(()),
        }
    }

    /// Makes a source that is not there yet.
    fn make_source(&mut self, id: Option<&Value>, known: &Map) -> Done {
        let Some(id @ Value::String(_)) = id else { return Ok(()) };
        let name = NodeName { labels: vec!["Source".into()], key: Some("id".into()), value: id.clone() };
        let count = self.summary.nodes_created;
        let node = self.node(&name, None)?;
        if self.summary.nodes_created > count {
            for (key, value) in known {
                let key = key.trim_start_matches("source").to_lowercase();
                self.property(node.into(), &key.into(), value, None)?;
            }
        }
        Ok(())
    }

    /// The node of this name, made and cited if it is not there.
    fn node(&mut self, name: &NodeName, claim: Option<&Claim>) -> Done<NodeId> {
        let value = GroupKey(vec![name.value.clone()]);
        let found = match &name.key {
            None => self.local.get(&value).copied(),
            Some(key) => {
                let label = name.labels.first().cloned();
                match self.bearers(label.clone(), key.clone()).get(&value).map_or(&[][..], |found| found) {
                    [] => None,
                    [only] => Some(*only),
                    several => {
                        let message = format!("{} nodes have this {key}", several.len());
                        return Err(Wrong(Some("subject".into()), message));
                    }
                }
            }
        };
        match found {
            Some(node) => {
                for label in &name.labels {
                    if !self.view().is_labelled(node, label) {
                        self.label(node, label, claim.cloned())?;
                    }
                }
                Ok(node)
            }
            None => self.make_node(name, value, claim),
        }
    }

    /// The nodes of a label by a key, looked through once.
    fn bearers(&mut self, label: Option<Arc<str>>, key: Arc<str>) -> &mut Names {
        let view = self.writer.view();
        self.named.entry((label, key)).or_insert_with_key(|(label, key)| {
            let mut names = Names::default();
            let Some(key) = view.catalog().key(key) else { return names };
            let nodes: Vec<NodeId> = match label.as_ref().map(|label| view.catalog().label(label)) {
                None => view.nodes().collect(),
                Some(None) => Vec::new(),
                Some(Some(label)) => view.nodes_with_label(label).collect(),
            };
            for node in nodes {
                let value = view.property(node.into(), key);
                if !value.is_null() {
                    names.entry(GroupKey(vec![value])).or_default().push(node);
                }
            }
            names
        })
    }

    fn make_node(&mut self, name: &NodeName, value: GroupKey, claim: Option<&Claim>) -> Done<NodeId> {
        let id = self.writer.graph().next_node_id();
        let mut labels = name.labels.clone();
        labels.dedup();
        let properties: Vec<_> = name.key.iter().map(|key| (key.clone(), name.value.clone())).collect();
        self.summary.labels_added += labels.len() as u64;
        self.summary.properties_set += properties.len() as u64;
        self.summary.nodes_created += 1;
        self.apply(Change::CreateNode { id, labels, properties })?;
        match &name.key {
            None => {
                self.made.local.push(value.clone());
                self.local.insert(value, id);
            }
            Some(key) => {
                let own = name.labels.first().cloned();
                // Whoever looks for it without a label, or by another one, looks anew.
                self.named.retain(|(label, known), _| known != key || *label == own);
                self.bearers(own, key.clone()).entry(value).or_insert_with(|| vec![id]);
            }
        }
        claim.map_or(Ok(()), |claim| self.cite(Subject::Element(id.into()), claim.clone()))?;
        Ok(id)
    }

    /// The relationship between two nodes, made if it is not there.
    fn relationship(
        &mut self,
        (start, end): (NodeId, NodeId),
        relation: &Relation,
        statement: &Statement,
        claim: Option<&Claim>,
    ) -> Done<RelationshipId> {
        let Relation { kind, number, .. } = relation;
        let numbered = number.clone().map(|number| (start, end, kind.clone(), number));
        let view = self.writer.view();
        let found = match &numbered {
            Some(numbered) => self.numbered.get(numbered).copied(),
            None => view.catalog().relationship_type(kind).and_then(|kind| between(view, start, kind, end)),
        };
        if let Some(found) = found {
            return Ok(found);
        }
        let id = self.writer.graph().next_relationship_id();
        let (relationship_type, properties) = (kind.clone(), Vec::new());
        self.apply(Change::CreateRelationship { id, relationship_type, start, end, properties })?;
        self.summary.relationships_created += 1;
        if let Some(numbered) = numbered {
            self.made.numbered.push(numbered.clone());
            self.numbered.insert(numbered, id);
        }
        // A statement about the relationship itself cites it anyhow.
        if let Some(claim) = claim.filter(|_| statement.about != About::Element) {
            self.cite(Subject::Element(id.into()), claim.clone())?;
        }
        Ok(id)
    }

    fn property(&mut self, element: Element, key: &Arc<str>, value: &Value, claim: Option<Claim>) -> Done {
        let about = Subject::Property(element, key.clone());
        let old = self.value(element, key);
        if old != *value {
            if !value.is_null() {
                for claim in executor::stated_before(self.view(), &about, &old, claim.is_some()) {
                    self.add(about.clone(), claim)?;
                }
            }
            self.apply(Change::SetProperty { element, key: key.clone(), value: value.clone() })?;
            self.summary.properties_set += 1;
            self.named.retain(|(_, known), _| known != key);
        }
        let Some(claim) = claim.filter(|_| !value.is_null()) else { return Ok(()) };
        self.cite(about, Claim { value: value.clone(), ..claim })?;
        match self.view().resolved(element, key) {
            Some(prevails) if prevails != self.value(element, key) => {
                self.apply(Change::SetProperty { element, key: key.clone(), value: prevails })
            }
            _ => Ok(()),
        }
    }

    fn value(&self, element: Element, key: &str) -> Value {
        let view = self.view();
        view.catalog().key(key).map_or(Value::Null, |key| view.property(element, key))
    }

    fn label(&mut self, node: NodeId, label: &Arc<str>, claim: Option<Claim>) -> Done {
        if !self.view().is_labelled(node, label) {
            let about = Subject::Label(node, label.clone());
            if let Some(silent) = executor::silent_on(self.view(), &about).filter(|_| claim.is_none()) {
                self.add(about, silent)?;
            }
            self.apply(Change::AddLabel { node, label: label.clone() })?;
            self.summary.labels_added += 1;
            self.named.retain(|(known, _), _| known.as_ref() != Some(label));
        }
        claim.map_or(Ok(()), |claim| self.cite(Subject::Label(node, label.clone()), claim))
    }

    /// Notes that the claim's source says so, unless that has been noted already, in the same words and with all the rest
    /// alike: who reads a file again does not hear it twice.
    fn cite(&mut self, subject: Subject, mut claim: Claim) -> Done {
        let recorded = claim.recorded;
        let is_known = self.view().ledger().claims(subject.element()).any(|(_, about, known)| {
            claim.recorded = known.recorded;
            *about == subject && *known == claim
        });
        if is_known {
            return Ok(());
        }
        self.summary.claims_added += 1;
        self.add(subject, Claim { recorded, ..claim })
    }

    fn add(&mut self, subject: Subject, claim: Claim) -> Done {
        let id = self.writer.graph().next_claim_id();
        self.apply(Change::AddClaim { id, subject, claim: Arc::new(claim) })
    }
}
