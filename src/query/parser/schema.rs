//! Commands about the schema: indexes, constraints, and what there is.

use super::clauses::{child, last_name, names};
use super::lexical::{name, span, unexpected};
use super::unsupported;
use super::{Builder, Built, Pair, Rule};
use crate::error::{QueryError, Span};
use crate::graph::{ConstraintRule, ConstraintTarget, FullTextTarget};
use crate::query::ast::{Body, Name};

impl Builder<'_> {
    /// A command that is no query.
    pub(super) fn command(&mut self, pair: Pair<'_>) -> Built<Body> {
        match pair.as_rule() {
            Rule::create_fulltext_index => create_full_text(pair),
            Rule::create_index => create_index(pair),
            Rule::drop_index => Ok(drop_index(&pair)),
            Rule::create_constraint => self.create_constraint(pair),
            Rule::drop_constraint => Ok(drop_constraint(&pair)),
            _ => self.show(pair),
        }
    }

    fn create_constraint(&mut self, pair: Pair<'_>) -> Built<Body> {
        let (mut constraint_name, mut if_not_exists) = (None, false);
        let (mut target, mut keys, mut rule) = (None, Vec::new(), None);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::constraint_name => constraint_name = Some(last_name(part)),
                Rule::if_not_exists => if_not_exists = true,
                Rule::constraint_target => target = Some(constraint_target(part)),
                Rule::constraint_keys => keys = part.into_inner().map(names).collect(),
                Rule::constraint_rule => rule = Some(self.constraint_rule(&part, target.as_ref(), &keys)?),
                _ => {}
            }
        }
        let (variable, target) = target.expect("the grammar gives every constraint a target");
        let owned = keys.into_iter().map(|key| owned_key(key, &variable, "constraint"));
        let keys = owned.collect::<Built<Vec<_>>>()?;
        check_different(&keys)?;
        let rule = rule.expect("the grammar gives every constraint a rule");
        Ok(Body::CreateConstraint { name: constraint_name, if_not_exists, target, keys, rule })
    }

    fn constraint_rule(
        &mut self,
        pair: &Pair<'_>,
        target: Option<&(Name, ConstraintTarget)>,
        keys: &[Vec<Name>],
    ) -> Built<ConstraintRule> {
        let place = span(pair);
        let words: Vec<_> = pair.clone().into_inner().map(|part| part.as_rule()).collect();
        let is_of_nodes = matches!(target, Some((_, ConstraintTarget::Node(_))));
        let is_foreign = match is_of_nodes {
            true => words.iter().any(|word| [Rule::RELATIONSHIP, Rule::REL].contains(word)),
            false => words.contains(&Rule::NODE),
        };
        if is_foreign {
            return Err(unexpected("this kind of constraint is for the other kind of element", place));
        }
        if words.contains(&Rule::KEY) {
            return Ok(ConstraintRule::Key);
        }
        if words.contains(&Rule::UNIQUE) {
            return Ok(ConstraintRule::Unique);
        }
        if keys.len() > 1 {
            return Err(unexpected("only UNIQUE and KEY speak of several properties together", place)
                .hint("make a constraint for each property"));
        }
        match words.contains(&Rule::NULL) {
            true => Ok(ConstraintRule::Exists),
            false => self.property_type(child(pair, Rule::value_type)).map(ConstraintRule::Type),
        }
    }

    fn show(&mut self, pair: Pair<'_>) -> Built<Body> {
        let (mut words, mut yields, mut filter, mut returns) = (Vec::new(), None, None, None);
        for part in pair.into_inner() {
            let place = span(&part);
            match part.as_rule() {
                Rule::show_word => words.push(last_name(part)),
                Rule::where_clause => filter = Some(self.inner_predicate(part)?),
                Rule::show_columns => {
                    let condition = part.clone().into_inner().last();
                    let condition = condition.filter(|part| part.as_rule() == Rule::where_clause);
                    filter = condition.map(|condition| self.inner_predicate(condition)).transpose()?;
                    yields = Some(self.projection_of(part, place)?);
                }
                Rule::return_clause if yields.is_none() => return Err(return_without_yield(place)),
                Rule::return_clause => returns = Some(self.projection_of(part, place)?),
                _ => {}
            }
        }
        let (yields, returns) = (yields.map(Box::new), returns.map(Box::new));
        Ok(Body::Show { what: shown(&words)?, yields, filter: filter.map(Box::new), returns })
    }
}

fn return_without_yield(place: Span) -> QueryError {
    unexpected("RETURN after SHOW needs a YIELD before it", place)
        .hint("write SHOW INDEXES YIELD * WHERE … RETURN …")
}

/// What SHOW is to show, as the procedure is called that lists it; words that do not narrow it are passed over.
fn shown(words: &[Name]) -> Built<Name> {
    let (last, before) = words.split_last().expect("the grammar puts a word after SHOW");
    let before: Vec<String> = before.iter().map(|word| word.text.to_ascii_uppercase()).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let is_of_indexes = last.text.eq_ignore_ascii_case("INDEX") || last.text.eq_ignore_ascii_case("INDEXES");
    let kind = match *before {
        ["FULLTEXT"] if is_of_indexes => Some("fullTextIndexes"),
        ["RANGE"] if is_of_indexes => Some("rangeIndexes"),
        _ => None,
    };
    if let Some(kind) = kind {
        return Ok(Name { text: kind.into(), span: last.span });
    }
    if !matches!(*before, [] | ["ALL"] | ["BUILT", "IN"]) {
        let what = format!("{} {}", before.join(" "), last.text);
        return Err(unsupported::not_shown(&what).at(words[0].span));
    }
    let plural = match last.text.to_ascii_lowercase().as_str() {
        "index" => "indexes".to_owned(),
        singular @ ("constraint" | "function" | "procedure") => format!("{singular}s"),
        other => other.to_owned(),
    };
    Ok(Name { text: plural.into(), span: last.span })
}

/// The variable and whom it stands for: nodes where the parentheses hold it, else relationships.
fn constraint_target(pair: Pair<'_>) -> (Name, ConstraintTarget) {
    let is_relationship = pair.as_str().trim_start_matches('(').trim_start().starts_with(')');
    let mut parts = names(pair).into_iter();
    let (variable, label) = (parts.next(), parts.next());
    let variable = variable.expect("the grammar puts a variable into the target of a constraint");
    let label = label.expect("the grammar puts a name after the variable").text;
    let target = match is_relationship {
        true => ConstraintTarget::Relationship(label),
        false => ConstraintTarget::Node(label),
    };
    (variable, target)
}

/// The property of `variable.property`, where that is the variable named after FOR.
fn owned_key(key: Vec<Name>, variable: &Name, what: &str) -> Built<Name> {
    let [owner, key] = <[Name; 2]>::try_from(key).expect("the grammar makes a key of two names");
    if owner.text != variable.text {
        let message = format!("the {what}'s property must be one of what is named after FOR");
        return Err(unexpected(message, owner.span));
    }
    Ok(key)
}

fn drop_constraint(pair: &Pair<'_>) -> Body {
    let if_exists = pair.clone().into_inner().any(|part| part.as_rule() == Rule::if_exists);
    Body::DropConstraint { name: name(&child(pair, Rule::name)), if_exists }
}

fn create_index(pair: Pair<'_>) -> Built<Body> {
    let (mut index_name, mut if_not_exists) = (None, false);
    let (mut target, mut keys) = (None, Vec::new());
    // Those of `ON :Label(key, …)`.
    let mut plain = names(pair.clone()).into_iter();
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::index_name => index_name = Some(last_name(part)),
            Rule::if_not_exists => if_not_exists = true,
            Rule::constraint_target => target = Some(constraint_target(part)),
            Rule::index_keys => keys = part.into_inner().map(names).collect(),
            _ => {}
        }
    }
    let (target, keys) = match target {
        Some((variable, target)) => {
            let owned = keys.into_iter().map(|key| owned_key(key, &variable, "index"));
            (target, owned.collect::<Built<Vec<_>>>()?)
        }
        None => {
            let label = plain.next().expect("the grammar puts a label after ON :").text;
            (ConstraintTarget::Node(label), plain.collect())
        }
    };
    check_different(&keys)?;
    Ok(Body::CreateIndex { name: index_name, if_not_exists, target, keys })
}

fn create_full_text(pair: Pair<'_>) -> Built<Body> {
    let (mut index_name, mut if_not_exists) = (None, false);
    let (mut target, mut keys) = (None, Vec::new());
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::index_name => index_name = Some(last_name(part)),
            Rule::if_not_exists => if_not_exists = true,
            Rule::full_text_target => target = Some(full_text_target(&part)),
            Rule::full_text_keys => keys = part.into_inner().map(names).collect(),
            _ => {}
        }
    }
    let (variable, target, all) = target.expect("the grammar gives every full-text index a target");
    let owned = keys.into_iter().map(|key| owned_key(key, &variable, "index"));
    let keys = owned.collect::<Built<Vec<_>>>()?;
    check_different(&keys)?;
    if let Some(twice) = repeated(&all) {
        return Err(unexpected(format!("{} is named twice", twice.text), twice.span));
    }
    Ok(Body::CreateFullTextIndex { name: index_name, if_not_exists, target, keys })
}

/// The variable, whom it stands for, and the names as they are written.
fn full_text_target(pair: &Pair<'_>) -> (Name, FullTextTarget, Vec<Name>) {
    let is_relationship = pair.as_str().trim_start_matches('(').trim_start().starts_with(')');
    let all = names(child(pair, Rule::full_text_names));
    let texts = all.iter().map(|name| name.text.clone()).collect();
    let target = match is_relationship {
        true => FullTextTarget::Relationships(texts),
        false => FullTextTarget::Nodes(texts),
    };
    (name(&child(pair, Rule::name)), target, all)
}

/// The first name that has come before.
fn repeated(names: &[Name]) -> Option<&Name> {
    let is_twice =
        |(place, name): &(usize, &Name)| names[..*place].iter().any(|other| other.text == name.text);
    names.iter().enumerate().find(is_twice).map(|(_, name)| name)
}

/// A property is named once.
fn check_different(keys: &[Name]) -> Built<()> {
    match repeated(keys) {
        Some(key) => Err(unexpected(format!("the property {} is named twice", key.text), key.span)),
        None => Ok(()),
    }
}

fn drop_index(pair: &Pair<'_>) -> Body {
    let if_exists = pair.clone().into_inner().any(|part| part.as_rule() == Rule::if_exists);
    Body::DropIndex { name: last_name(child(pair, Rule::index_name)), if_exists }
}
