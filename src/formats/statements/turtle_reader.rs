//! Turtle as this program writes it, read back into statements.
//!
//! Of RDF 1.2's Turtle this reads prefixes, prefixed names and IRIs, strings, numbers, truth values, predicate and
//! object lists, and reified triples with a named reifier. Each node becomes a local name, each reifier of the type
//! `prov:Entity` a statement with evidence. Other vocabularies are no statements; a line that holds one is a fault.

use super::super::json;
use super::decoded::{self, Decoded, Lines};
use super::turtle::{EVIDENCE, PREFIXES};
use super::{About, Fault, NodeName, Read, Relation, Statement};
use crate::value::{Map, Value};
use rustc_hash::FxHashMap;
use std::sync::Arc;

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const PRIMARY_SOURCE: &str = "http://www.w3.org/ns/prov#hadPrimarySource";
const WORDS: &str = "http://www.w3.org/ns/prov#value";
const ENTITY: &str = "http://www.w3.org/ns/prov#Entity";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Reads a document; what is no statement is told with its place and left out.
pub fn read(text: &str) -> Read {
    read_decoded(&Decoded { text: text.to_owned(), damage: Vec::new() })
}

/// The same of a file that need not be text throughout.
pub(crate) fn read_decoded(decoded: &Decoded) -> Read {
    let text = &*decoded.text;
    let lines = Lines::new(text);
    let mut reader =
        Reader { text, position: 0, lines, prefixes: FxHashMap::default(), known: Known::default() };
    let mut read = Vec::new();
    while reader.skip_blank() {
        let (start, before) = (reader.position, read.len());
        let done = reader.entry(start, &mut read);
        let end = reader.position.min(text.len());
        let reach = end + usize::from(done.is_err());
        if let Some(place) = decoded.within(start..reach) {
            read.truncate(before);
            read.push(Err(decoded::fault(reader.lines.place(place))));
            reader.position = end.max(place);
            reader.skip_entry();
        } else if let Err(message) = done {
            let (line, column) = reader.lines.place(end);
            read.push(Err(Fault { line, column: Some(column), name: None, message }));
            reader.skip_entry();
        }
    }
    read
}

/// A term of a triple.
#[derive(Debug, Clone, PartialEq)]
enum Term {
    Iri(String),
    Literal(Value),
}

/// A triple, and what it is called if it is reified.
struct Triple {
    subject: String,
    predicate: String,
    object: Term,
}

/// What has been met so far.
#[derive(Default)]
struct Known {
    /// The relationships, by the names of their reifiers.
    relationships: FxHashMap<String, (NodeName, Relation)>,
    labels: FxHashMap<String, Vec<Arc<str>>>,
}

struct Reader<'t> {
    text: &'t str,
    position: usize,
    lines: Lines<'t>,
    prefixes: FxHashMap<String, String>,
    known: Known,
}

type Parsed<T> = Result<T, String>;

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.position..]
    }

    /// Goes to the next thing; false at the end.
    fn skip_blank(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.position += blank;
            if !self.rest().starts_with('#') {
                return !self.rest().is_empty();
            }
            self.position += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn skip_entry(&mut self) {
        self.position += self.rest().find('\n').map_or(self.rest().len(), |end| end + 1);
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip_blank();
        let is_there = self.rest().starts_with(token);
        if is_there {
            self.position += token.len();
        }
        is_there
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.take(token) { Ok(()) } else { Err(format!("`{token}` is wanted here")) }
    }

    /// A prefix, or a subject with all that is said of it.
    fn entry(&mut self, start: usize, read: &mut Read) -> Parsed<()> {
        if self.take("@prefix") || self.take("PREFIX") {
            return self.prefix();
        }
        let line = self.lines.line(start);
        let reified = self.take("<<").then(|| self.reified()).transpose()?;
        let subject = match &reified {
            Some((_, reifier)) => reifier.clone(),
            None => self.iri()?,
        };
        let mut said = Vec::new();
        loop {
            let predicate = self.predicate()?;
            loop {
                said.push((predicate.clone(), self.term()?));
                if !self.take(",") {
                    break;
                }
            }
            if !self.take(";") {
                break;
            }
        }
        self.expect(".")?;
        match reified {
            Some((triple, reifier)) => read.extend(self.reification(line, &triple, reifier, said)?.map(Ok)),
            None => self.assertions(line, &subject, said, read)?,
        }
        Ok(())
    }

    fn prefix(&mut self) -> Parsed<()> {
        self.skip_blank();
        let end = self.rest().find([':', '\n']).filter(|end| self.rest()[*end..].starts_with(':'));
        let end = end.ok_or("a prefix ends in `:`")?;
        let name = self.rest()[..end].trim().to_owned();
        self.position += end + 1;
        self.skip_blank();
        let Term::Iri(iri) = self.term()? else { return Err("an IRI is wanted here".to_owned()) };
        self.prefixes.insert(name, iri);
        self.take(".");
        Ok(())
    }

    /// `subject predicate object ~ reifier >>`
    fn reified(&mut self) -> Parsed<(Triple, String)> {
        let (subject, predicate, object) = (self.iri()?, self.predicate()?, self.term()?);
        self.expect("~")?;
        let reifier = self.iri()?;
        self.expect(">>")?;
        Ok((Triple { subject, predicate, object }, reifier))
    }

    fn predicate(&mut self) -> Parsed<String> {
        self.skip_blank();
        let mut ahead = self.rest().chars();
        if ahead.next() == Some('a') && ahead.next().is_some_and(char::is_whitespace) {
            self.position += 1;
            return Ok(TYPE.to_owned());
        }
        self.iri()
    }

    fn iri(&mut self) -> Parsed<String> {
        match self.term()? {
            Term::Iri(iri) => Ok(iri),
            Term::Literal(_) => Err("a name is wanted here, and no literal".to_owned()),
        }
    }

    fn term(&mut self) -> Parsed<Term> {
        self.skip_blank();
        let rest = self.rest();
        match rest.chars().next() {
            Some('<') => {
                let end = rest.find(|character: char| character == '>' || character.is_whitespace());
                let end = end.filter(|end| rest[*end..].starts_with('>')).ok_or("an IRI without its end")?;
                self.position += end + 1;
                Ok(Term::Iri(rest[1..end].to_owned()))
            }
            Some('"') => self.string().and_then(|text| self.typed(text)),
            Some(first) if first.is_ascii_digit() || first == '-' || first == '+' => self.number(),
            _ if rest.starts_with("true") => self.constant("true", true),
            _ if rest.starts_with("false") => self.constant("false", false),
            Some(_) => self.prefixed(),
            None => Err("the document ends in the middle of a statement".to_owned()),
        }
    }

    fn constant(&mut self, word: &str, value: bool) -> Parsed<Term> {
        self.position += word.len();
        Ok(Term::Literal(Value::Boolean(value)))
    }

    fn prefixed(&mut self) -> Parsed<Term> {
        let is_name = |character: char| character.is_alphanumeric() || "_%-:".contains(character);
        let rest = self.rest();
        let end = rest.find(|character| !is_name(character)).unwrap_or(rest.len());
        let (prefix, local) =
            rest[..end].split_once(':').ok_or("a name, a string or a number is wanted here")?;
        let iri = self.prefixes.get(prefix).ok_or_else(|| format!("the prefix `{prefix}:` is not known"))?;
        let iri = format!("{iri}{local}");
        self.position += end;
        Ok(Term::Iri(iri))
    }

    fn number(&mut self) -> Parsed<Term> {
        let rest = self.rest();
        let is_part = |character: char| character.is_ascii_digit() || "+-.eE".contains(character);
        let end = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let text = rest[..end].trim_end_matches('.');
        self.position += text.len();
        let integer = text.parse().map(Value::Integer);
        let value = integer.or_else(|_| text.parse().map(Value::Float));
        value.map(Term::Literal).map_err(|_| format!("{text} is no number"))
    }

    fn string(&mut self) -> Parsed<String> {
        let mut text = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            match character {
                '"' => {
                    self.position += offset + 1;
                    return Ok(text);
                }
                '\\' => {
                    let (_, escaped) = characters.next().ok_or("a string without its end")?;
                    text.push(match escaped {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'u' => {
                            let digits: String =
                                characters.by_ref().take(4).map(|(_, digit)| digit).collect();
                            let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                            code.ok_or_else(|| format!("\\u{digits} is no character"))?
                        }
                        '"' | '\\' => escaped,
                        other => return Err(format!("\\{other} is no escape")),
                    });
                }
                '\n' | '\r' => break,
                other => text.push(other),
            }
        }
        Err("a string without its end".to_owned())
    }

    /// A string as its type wants it.
    fn typed(&mut self, text: String) -> Parsed<Term> {
        if !self.rest().starts_with("^^") {
            return Ok(Term::Literal(Value::string(text)));
        }
        self.position += 2;
        let kind = self.iri()?;
        let value = match kind.strip_prefix(XSD) {
            Some("integer") => {
                text.parse().map(Value::Integer).map_err(|_| format!("{text} is no integer"))?
            }
            Some("double" | "decimal") => {
                text.parse().map(Value::Float).map_err(|_| format!("{text} is no number"))?
            }
            Some("boolean") => Value::Boolean(text == "true"),
            Some(_) => Value::string(text),
            None if kind == name_of("silk", "value") => {
                let json = json::parse(&text).and_then(|json| json::read(&json));
                json.map_err(|error| error.to_string())?
            }
            None => return Err(format!("literals of the type <{kind}> are not known")),
        };
        Ok(Term::Literal(value))
    }

    /// What is there, without evidence.
    fn assertions(
        &mut self,
        line: usize,
        subject: &str,
        said: Vec<(String, Term)>,
        read: &mut Read,
    ) -> Parsed<()> {
        let relationship = self.known.relationships.get(subject).cloned();
        if relationship.is_none() && said.iter().any(|(predicate, _)| predicate == TYPE) {
            let labels = said.iter().filter_map(|(_, object)| match object {
                Term::Iri(iri) => local("label", iri),
                Term::Literal(_) => None,
            });
            self.known.labels.insert(subject.to_owned(), labels.collect());
        }
        let (name, relation) = match relationship {
            Some((start, relation)) => (start, Some(relation)),
            None => (self.node(subject)?, None),
        };
        let mut tell = |about| {
            let (subject, relation) = (name.clone(), relation.clone());
            read.push(Ok(Statement { line, subject, relation, about, evidence: Map::new() }));
        };
        if relation.is_none() && said.iter().any(|(predicate, _)| predicate == TYPE) {
            tell(About::Element);
        }
        for (predicate, object) in said {
            match (local("property", &predicate), object) {
                (Some(key), Term::Literal(value)) => tell(About::Property(key, value)),
                // The reifier of the same triple says which relationship it is.
                (None, Term::Iri(_)) if predicate == TYPE || local("type", &predicate).is_some() => {}
                _ => return Err(format!("<{predicate}> is not known here")),
            }
        }
        Ok(())
    }

    /// A relationship, or a claim.
    fn reification(
        &mut self,
        line: usize,
        triple: &Triple,
        reifier: String,
        said: Vec<(String, Term)>,
    ) -> Parsed<Option<Statement>> {
        let is_claim = said.contains(&(TYPE.to_owned(), Term::Iri(ENTITY.to_owned())));
        if !is_claim {
            let (subject, relation) = self.relation(triple, &reifier)?;
            self.known.relationships.insert(reifier, (subject.clone(), relation.clone()));
            let (relation, about) = (Some(relation), About::Element);
            return Ok(Some(Statement { line, subject, relation, about, evidence: Map::new() }));
        }
        let mut evidence = Map::new();
        let mut of = None;
        for (predicate, object) in said {
            match object {
                Term::Iri(iri) if predicate == name_of("silk", "about") => of = Some(iri),
                Term::Iri(_) if predicate == TYPE || predicate == PRIMARY_SOURCE => {}
                Term::Literal(value) if predicate == WORDS => drop(evidence.insert("words".into(), value)),
                Term::Literal(value) => {
                    let name = predicate
                        .strip_prefix(EVIDENCE.1)
                        .ok_or(format!("<{predicate}> is not known here"))?;
                    evidence.insert(name.into(), value);
                }
                Term::Iri(_) => return Err(format!("<{predicate}> is not known here")),
            }
        }
        let (subject, relation, about) = self.claimed(triple, of)?;
        Ok(Some(Statement { line, subject, relation, about, evidence }))
    }

    /// What a claim is about.
    fn claimed(&self, triple: &Triple, of: Option<String>) -> Parsed<(NodeName, Option<Relation>, About)> {
        if local("type", &triple.predicate).is_some() {
            let known = of.and_then(|of| self.known.relationships.get(&of).cloned());
            let (start, relation) = known.map_or_else(|| self.relation(triple, ""), Ok)?;
            return Ok((start, Some(relation), About::Element));
        }
        let about = match (&triple.object, local("property", &triple.predicate)) {
            (Term::Literal(value), Some(key)) => About::Property(key, value.clone()),
            (Term::Iri(iri), None) if triple.predicate == TYPE => match local("label", iri) {
                Some(label) => About::Label(label),
                None => About::Element,
            },
            _ => return Err(format!("<{}> is not known here", triple.predicate)),
        };
        match self.known.relationships.get(&triple.subject) {
            Some((start, relation)) => Ok((start.clone(), Some(relation.clone()), about)),
            None => Ok((self.node(&triple.subject)?, None, about)),
        }
    }

    fn relation(&self, triple: &Triple, reifier: &str) -> Parsed<(NodeName, Relation)> {
        let kind = local("type", &triple.predicate).ok_or(format!("<{}> is no type", triple.predicate))?;
        let Term::Iri(object) = &triple.object else {
            return Err("a relationship leads to a node".to_owned());
        };
        let number = local("relationship", reifier);
        Ok((self.node(&triple.subject)?, Relation { kind, object: self.node(object)?, number }))
    }

    fn node(&self, iri: &str) -> Parsed<NodeName> {
        let name = local("node", iri).ok_or_else(|| format!("<{iri}> is no node"))?;
        let labels = self.known.labels.get(iri).cloned().unwrap_or_default();
        Ok(NodeName { labels, ..NodeName::local(format!("_:{name}")) })
    }
}

/// The name that an IRI ends in, if it begins as `prefix` says.
fn local(prefix: &str, iri: &str) -> Option<Arc<str>> {
    decoded(iri.strip_prefix(&name_of(prefix, ""))?)
}

/// The IRI of a prefixed name.
fn name_of(prefix: &str, local: &str) -> String {
    let iri = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, iri)| iri);
    format!("{iri}{local}")
}

fn decoded(name: &str) -> Option<Arc<str>> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok().map(Arc::from)
}
