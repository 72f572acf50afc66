//! From the text of a query to what is looked for, in the syntax of Lucene.
//!
//! Words and `"phrases"` side by side, any of which may be there; `AND`, `OR` and `NOT` (or `&&`, `||`, `!`) and
//! parentheses, NOT before AND before OR; `+` before what must be there and `-` before what must not; `begin*`, `?` for a
//! letter, `*` for any; `like~`, `like~1`; `property:word`; `[from TO to]`, `{from TO to}`; `word^2` for what counts more;
//! `\` before a sign that is meant as such. A term of several words, as every Chinese one is, is a phrase.

use super::pattern::{Pattern, Sign, folded, letters};
use super::words;
use crate::error::{Detail, QueryError};
use std::iter::Peekable;
use std::str::CharIndices;
use std::sync::Arc;

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Query {
    Leaf(Leaf),
    /// Several, each with what is asked of it; never empty.
    All(Vec<(Occurrence, Query)>),
    /// What counts more, or less.
    Boosted(Box<Query>, f64),
}

/// What is asked of a part of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occurrence {
    /// `+` and AND.
    Required,
    /// It may be there; something must.
    Wanted,
    /// `-` and NOT.
    Forbidden,
}

/// One thing, and where it is looked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leaf {
    pub(super) fields: Fields,
    pub(super) kind: Kind,
}

/// The properties that are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fields {
    All,
    One(u16),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Words and how far behind the first they stand; most often one. Never none.
    Phrase(Vec<(String, u32)>),
    /// Words that match.
    Pattern(Pattern),
    /// Words that differ in so many letters at most.
    Like(String, usize),
    /// Words between two, in the order of their letters.
    Range(Option<Bound>, Option<Bound>),
    /// `*:*`
    Everything,
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bound {
    pub(super) word: String,
    pub(super) is_included: bool,
}

/// How deep parentheses may nest.
const DEPTH: usize = 64;

/// The tree of a query over properties of these names; `None` where it has no words.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` with the character at which reading ended.
pub(super) fn parse(text: &str, names: &[Arc<str>]) -> Result<Option<Query>, QueryError> {
    let mut parser =
        Parser { text, names, characters: text.char_indices().peekable(), fields: Fields::All, depth: 0 };
    let query = parser.alternatives()?;
    match parser.characters.peek() {
        None => Ok(query),
        Some(_) => Err(parser.wrong("this has no opening counterpart")),
    }
}

struct Parser<'a> {
    text: &'a str,
    names: &'a [Arc<str>],
    characters: Peekable<CharIndices<'a>>,
    /// Where words are looked for, unless they say it themselves.
    fields: Fields,
    depth: usize,
}

type Clause = (Occurrence, Option<Query>);

impl Parser<'_> {
    // ---- Joining

    /// Parts side by side or with OR between them.
    fn alternatives(&mut self) -> Result<Option<Query>, QueryError> {
        let mut clauses = Vec::new();
        while let Some(next) = self.next_sign() {
            if matches!(next, ')') {
                break;
            }
            if self.word("OR") || self.sign("||") {
                if clauses.is_empty() {
                    return Err(self.wrong("OR stands between two parts"));
                }
                continue;
            }
            clauses.push(self.conjunction()?);
        }
        Ok(joined(clauses))
    }

    /// Parts with AND between them.
    fn conjunction(&mut self) -> Result<Clause, QueryError> {
        let first = self.clause()?;
        let mut clauses = Vec::new();
        while self.word("AND") || self.sign("&&") {
            if matches!(self.next_sign(), None | Some(')')) {
                return Err(self.wrong("AND stands between two parts"));
            }
            clauses.push(self.clause()?);
        }
        if clauses.is_empty() {
            return Ok(first);
        }
        clauses.insert(0, first);
        let required = clauses.into_iter().map(|(occurrence, query)| match occurrence {
            Occurrence::Wanted => (Occurrence::Required, query),
            other => (other, query),
        });
        Ok((Occurrence::Wanted, joined(required.collect())))
    }

    /// One part with what stands before it.
    fn clause(&mut self) -> Result<Clause, QueryError> {
        let mut occurrence = Occurrence::Wanted;
        loop {
            let Some(next) = self.next_sign() else {
                return Err(self.wrong("something to look for is missing"));
            };
            if self.word("NOT") {
                occurrence = turned(occurrence);
                continue;
            }
            match next {
                '+' => occurrence = Occurrence::Required,
                '-' | '!' => occurrence = turned(occurrence),
                _ => break,
            }
            self.characters.next();
        }
        let query = self.part()?;
        Ok((occurrence, self.boosted(query)?))
    }

    // ---- Parts

    fn part(&mut self) -> Result<Option<Query>, QueryError> {
        match self.next_sign() {
            Some('(') => self.group(),
            Some('"') => self.phrase(),
            Some('[' | '{') => self.range(),
            Some('/') => Err(self.wrong("regular expressions are not read here; write \\/ for the sign")),
            Some(')' | ']' | '}' | '^' | '~' | ':') => {
                Err(self.wrong("this sign stands for itself only after a \\"))
            }
            Some(_) => self.term(),
            None => Err(self.wrong("something to look for is missing")),
        }
    }

    fn group(&mut self) -> Result<Option<Query>, QueryError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.wrong("parentheses nest too deep"));
        }
        self.characters.next();
        let query = self.alternatives()?;
        self.expect(')')?;
        self.depth -= 1;
        Ok(query)
    }

    fn phrase(&mut self) -> Result<Option<Query>, QueryError> {
        let quoted = self.quoted()?;
        if self.characters.next_if(|(_, sign)| *sign == '~').is_some() && self.number()?.unwrap_or(0.0) > 0.0
        {
            return Err(
                self.wrong("the words of a phrase stand side by side; a distance after it is not read")
            );
        }
        Ok(self.leaf(words::of_text(&quoted)))
    }

    /// What stands between two `"`.
    fn quoted(&mut self) -> Result<String, QueryError> {
        self.expect('"')?;
        let mut quoted = String::new();
        while let Some((_, sign)) = self.characters.next() {
            match sign {
                '"' => return Ok(quoted),
                '\\' => quoted.extend(self.characters.next().map(|(_, escaped)| escaped)),
                other => quoted.push(other),
            }
        }
        Err(self.wrong("a phrase has no closing \""))
    }

    /// A word, or the name of a property with what is looked for in it.
    fn term(&mut self) -> Result<Option<Query>, QueryError> {
        let signs = self.signs();
        let is_escaped = |sign: &Sign| matches!(sign, Sign::Letter(_));
        if self.characters.next_if(|(_, sign)| *sign == ':').is_some() {
            return self.within(&signs);
        }
        let is_like = self.characters.next_if(|(_, sign)| *sign == '~').is_some();
        if is_like {
            let text: String = letters(&signs);
            let distance = self.distance(&text)?;
            let words = words::of_text(&text);
            let leaf = |word| Query::Leaf(Leaf { fields: self.fields, kind: Kind::Like(word, distance) });
            let all: Vec<Clause> =
                words.into_iter().map(|(word, _)| (Occurrence::Required, Some(leaf(word)))).collect();
            return Ok(joined(all));
        }
        if signs.iter().all(is_escaped) {
            return Ok(self.leaf(words::of_text(&letters(&signs))));
        }
        let kind = Kind::Pattern(folded(&signs));
        Ok(Some(Query::Leaf(Leaf { fields: self.fields, kind })))
    }

    /// `property:…`
    fn within(&mut self, name: &[Sign]) -> Result<Option<Query>, QueryError> {
        if name == [Sign::Many] {
            return match self.characters.next() {
                Some((_, '*')) => Ok(Some(Query::Leaf(Leaf { fields: Fields::All, kind: Kind::Everything }))),
                _ => Err(self.wrong("after *: comes *")),
            };
        }
        let name = letters(name);
        let Some(field) = self.names.iter().position(|known| **known == *name) else {
            let known = self.names.join(", ");
            let message = format!("the index has no property {name}: it has {known}");
            return Err(QueryError::argument(Detail::InvalidArgumentValue, message)
                .hint("write \\: where a colon is meant as such"));
        };
        let outer =
            std::mem::replace(&mut self.fields, Fields::One(u16::try_from(field).unwrap_or(u16::MAX)));
        let query = self.part();
        self.fields = outer;
        query
    }

    /// `[from TO to]`, with `{` or `}` at an end that is not included and `*` for none.
    fn range(&mut self) -> Result<Option<Query>, QueryError> {
        let is_low_included = self.characters.next().is_some_and(|(_, sign)| sign == '[');
        let low = self.bound(is_low_included)?;
        self.skip_blanks();
        if !self.word("TO") {
            return Err(self.wrong("a range is written [from TO to]"));
        }
        self.skip_blanks();
        let mut high = self.bound(true)?;
        self.skip_blanks();
        let is_high_included = match self.characters.next() {
            Some((_, ']')) => true,
            Some((_, '}')) => false,
            _ => return Err(self.wrong("a range is written [from TO to]")),
        };
        if let Some(high) = &mut high {
            high.is_included = is_high_included;
        }
        Ok(Some(Query::Leaf(Leaf { fields: self.fields, kind: Kind::Range(low, high) })))
    }

    fn bound(&mut self, is_included: bool) -> Result<Option<Bound>, QueryError> {
        self.skip_blanks();
        let signs = match self.characters.peek() {
            Some((_, '"')) => self.quoted()?.chars().map(Sign::Letter).collect(),
            _ => self.signs(),
        };
        match &*signs {
            [] => Err(self.wrong("a range is written [from TO to]")),
            [Sign::Many] => Ok(None),
            signs => Ok(Some(Bound { word: words::folded(&letters(signs)), is_included })),
        }
    }

    /// Up to the next blank or sign that ends a term.
    fn signs(&mut self) -> Vec<Sign> {
        let mut signs = Vec::new();
        let ends = |sign: char| sign.is_whitespace() || "()[]{}\"^~:".contains(sign);
        while let Some((_, sign)) = self.characters.next_if(|(_, sign)| !ends(*sign)) {
            signs.push(match sign {
                '*' => Sign::Many,
                '?' => Sign::Any,
                '\\' => match self.characters.next() {
                    Some((_, escaped)) => Sign::Letter(escaped),
                    None => Sign::Letter('\\'),
                },
                other => Sign::Letter(other),
            });
        }
        signs
    }

    /// Words that follow one another, looked for where that is said.
    fn leaf(&self, words: Vec<(String, u32)>) -> Option<Query> {
        let is_empty = words.is_empty();
        (!is_empty).then_some(Query::Leaf(Leaf { fields: self.fields, kind: Kind::Phrase(words) }))
    }

    /// In how many letters a word may differ: two, or what stands after `~`, of which a fraction is a likeness.
    fn distance(&mut self, word: &str) -> Result<usize, QueryError> {
        const MOST: usize = 2;
        Ok(match self.number()? {
            None => MOST,
            Some(number) if (0.0..1.0).contains(&number) => {
                MOST.min(((1.0 - number) * word.chars().count() as f64) as usize)
            }
            Some(1.0) => 1,
            Some(2.0) => MOST,
            Some(_) => return Err(self.wrong("words may differ in two letters at most")),
        })
    }

    fn boosted(&mut self, query: Option<Query>) -> Result<Option<Query>, QueryError> {
        if self.characters.next_if(|(_, sign)| *sign == '^').is_none() {
            return Ok(query);
        }
        let Some(factor) = self.number()? else { return Err(self.wrong("a number comes after ^")) };
        Ok(query.map(|query| Query::Boosted(Box::new(query), factor)))
    }

    // ---- Signs

    fn number(&mut self) -> Result<Option<f64>, QueryError> {
        let mut digits = String::new();
        while let Some((_, digit)) =
            self.characters.next_if(|(_, sign)| sign.is_ascii_digit() || *sign == '.')
        {
            digits.push(digit);
        }
        match digits.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) if digits.is_empty() => Ok(None),
            Err(_) => Err(self.wrong("this is not a number")),
        }
    }

    fn skip_blanks(&mut self) {
        while self.characters.next_if(|(_, sign)| sign.is_whitespace()).is_some() {}
    }

    /// The next character that is no blank.
    fn next_sign(&mut self) -> Option<char> {
        self.skip_blanks();
        self.characters.peek().map(|(_, sign)| *sign)
    }

    fn rest(&mut self) -> &str {
        let place = self.characters.peek().map_or(self.text.len(), |(place, _)| *place);
        &self.text[place..]
    }

    /// Takes the word if it comes next, and nothing of a longer one.
    fn word(&mut self, word: &str) -> bool {
        self.skip_blanks();
        let is_next = self.rest().strip_prefix(word).is_some_and(|after| {
            after.chars().next().is_none_or(|next| next.is_whitespace() || "()\"[{+-!".contains(next))
        });
        self.take(word, is_next)
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.skip_blanks();
        let is_next = self.rest().starts_with(sign);
        self.take(sign, is_next)
    }

    fn take(&mut self, text: &str, is_next: bool) -> bool {
        if is_next {
            text.chars().for_each(|_| {
                self.characters.next();
            });
        }
        is_next
    }

    fn expect(&mut self, sign: char) -> Result<(), QueryError> {
        match self.characters.next_if(|(_, next)| *next == sign) {
            Some(_) => Ok(()),
            None => Err(self.wrong(&format!("a {sign} is missing"))),
        }
    }

    fn wrong(&mut self, what: &str) -> QueryError {
        let place = self.characters.peek().map_or(self.text.len(), |(place, _)| *place);
        let column = self.text[..place].chars().count() + 1;
        let message = format!("the full-text query cannot be read: {what} (character {column})");
        QueryError::argument(Detail::InvalidArgumentValue, message)
    }
}

fn turned(occurrence: Occurrence) -> Occurrence {
    match occurrence {
        Occurrence::Forbidden => Occurrence::Wanted,
        Occurrence::Required | Occurrence::Wanted => Occurrence::Forbidden,
    }
}

/// The parts that have words, as one.
fn joined(clauses: Vec<Clause>) -> Option<Query> {
    let with_words = clauses.into_iter().filter_map(|(occurrence, query)| Some((occurrence, query?)));
    let mut clauses: Vec<(Occurrence, Query)> = with_words.collect();
    match &*clauses {
        [] => None,
        [(Occurrence::Wanted | Occurrence::Required, _)] => clauses.pop().map(|(_, query)| query),
        _ => Some(Query::All(clauses)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let names = ["name".into(), "text".into()];
        match parse(text, &names) {
            Ok(None) => "nothing".to_owned(),
            Ok(Some(query)) => shown(&query),
            Err(error) => {
                error.message.rsplit_once(" (").map_or(String::new(), |(_, place)| place.replace(')', ""))
            }
        }
    }

    fn shown(query: &Query) -> String {
        match query {
            Query::Boosted(inner, factor) => format!("{}^{factor}", shown(inner)),
            Query::All(clauses) => {
                let sign = |occurrence: &Occurrence| match occurrence {
                    Occurrence::Required => "+",
                    Occurrence::Wanted => "",
                    Occurrence::Forbidden => "-",
                };
                let shown =
                    clauses.iter().map(|(occurrence, query)| sign(occurrence).to_owned() + &shown(query));
                format!("({})", shown.collect::<Vec<_>>().join(" "))
            }
            Query::Leaf(Leaf { fields, kind }) => {
                let field = if let Fields::One(field) = fields { format!("{field}:") } else { String::new() };
                let kind = match kind {
                    Kind::Phrase(words) => {
                        words.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>().join("_")
                    }
                    Kind::Pattern(pattern) => pattern.to_string(),
                    Kind::Like(word, distance) => format!("{word}~{distance}"),
                    Kind::Range(low, high) => {
                        let word = |bound: &Option<Bound>| {
                            bound.as_ref().map_or("*".to_owned(), |bound| bound.word.clone())
                        };
                        format!("{}..{}", word(low), word(high))
                    }
                    Kind::Everything => "*:*".to_owned(),
                };
                field + &kind
            }
        }
    }

    #[test]
    fn parts_are_joined_as_people_expect() {
        for (text, tree) in [
            ("belt road", "(belt road)"),
            ("belt OR road", "(belt road)"),
            ("belt AND road", "(+belt +road)"),
            ("belt && road || rail", "((+belt +road) rail)"),
            ("a OR b AND NOT c", "(a (+b -c))"),
            ("+belt -road rail", "(+belt -road rail)"),
            ("(a b) AND c", "(+(a b) +c)"),
            ("NOT a", "(-a)"),
            ("a ORDER", "(a order)"),
            ("NOT -a", "a"),
        ] {
            assert_eq!(read(text), tree, "{text}");
        }
    }

    #[test]
    fn each_kind_of_part_is_read() {
        for (text, tree) in [
            ("\"Belt and Road\"", "belt_and_road"),
            ("四川", "四_川"),
            ("state-owned", "state_owned"),
            ("Žlu*", "zlu*"),
            ("?el*t", "?el*t"),
            ("Belt~ road~1 rail~0.5", "(belt~2 road~1 rail~2)"),
            ("name:belt", "0:belt"),
            ("text:(belt OR \"silk road\") x", "((1:belt 1:silk_road) x)"),
            ("[a TO c} {* TO b]", "(a..c *..b)"),
            ("belt^2.5 \"silk road\"^0.5", "(belt^2.5 silk_road^0.5)"),
            ("a\\:b \\(c\\)", "(a:b c)"),
            ("*:*", "*:*"),
            ("", "nothing"),
            (" - ", "character 4"),
            ("… ,", "nothing"),
        ] {
            assert_eq!(read(text), tree, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        for (text, place) in [
            ("(a", "character 3"),
            ("a)", "character 2"),
            ("\"a", "character 3"),
            ("a AND", "character 6"),
            ("OR a", "character 3"),
            ("a^x", "character 3"),
            ("a~9", "character 4"),
            ("[a b]", "character 4"),
            ("/x/", "character 1"),
            ("\"a b\"~3", "character 8"),
            (&"(".repeat(100), "character 65"),
        ] {
            assert_eq!(read(text), place, "{text}");
        }
        assert!(
            parse("nme:x", &["name".into()]).is_err_and(|error| error.message.contains("no property nme"))
        );
    }
}
