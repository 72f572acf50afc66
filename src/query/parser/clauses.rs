//! Clauses, queries and statements: from what pest found to the nodes of the tree.
//!
//! The order of clauses is not judged here; that a clause has the parts it needs is.

use super::lexical::{name, span, unexpected};
use super::patterns::label_names;
use super::{Builder, Built, Pair, Pairs, Rule, composition, paths};
use crate::error::{QueryError, Span};
use crate::query::ast::{
    Batches, Body, Cite, Clause, ClauseKind, Expression, ExpressionKind, Imports, MatchMode, Mode, Name,
    Nulls, OnError, Projection, ProjectionItem, Query, RemoveItem, SetItem, SingleQuery, SortItem, Statement,
    Union, Yield,
};

impl Builder<'_> {
    /// The whole statement.
    pub(super) fn statement(&mut self, pairs: Pairs<'_>) -> Built<Statement> {
        let (mut mode, mut citing, mut body) = (Mode::Run, None, None);
        let (mut cite, mut known, mut valid) = (None, None, None);
        for pair in pairs {
            match pair.as_rule() {
                Rule::EXPLAIN | Rule::PROFILE if mode != Mode::Run => return Err(repeated_prefix(&pair)),
                Rule::citing if citing.is_some() => return Err(repeated_prefix(&pair)),
                Rule::EXPLAIN => mode = Mode::Explain,
                Rule::PROFILE => mode = Mode::Profile,
                Rule::citing => citing = Some(self.citing(pair)?),
                Rule::cite if cite.is_some() => return Err(repeated_prefix(&pair)),
                Rule::cite => cite = Some(cite_of(pair)),
                Rule::as_of => {
                    let (clock, date) = self.as_of(&pair)?;
                    let place = if clock == Clock::Known { &mut known } else { &mut valid };
                    if place.replace(date).is_some() {
                        return Err(repeated_prefix(&pair));
                    }
                }
                Rule::EOI => {}
                _ => body = Some(self.body(pair)?),
            }
        }
        let body = body.expect("the grammar gives every statement a body");
        Ok(Statement { mode, citing, cite, known, valid, body, size: self.size })
    }

    fn citing(&mut self, pair: Pair<'_>) -> Built<Expression> {
        let properties = pair.into_inner().last().expect("the grammar puts a map after CITING");
        self.properties(properties)
    }

    /// The clock that is turned back, and to when.
    fn as_of(&mut self, pair: &Pair<'_>) -> Built<(Clock, Expression)> {
        let clock = match pair.clone().into_inner().find(|part| part.as_rule() != Rule::FOR) {
            Some(word) if word.as_rule() == Rule::VALID_TIME => Clock::Valid,
            Some(word) if word.as_rule() == Rule::SYSTEM_TIME => {
                return Err(QueryError::not_supported("FOR SYSTEM_TIME AS OF").at(span(&word)));
            }
            _ => Clock::Known,
        };
        Ok((clock, self.expression(child(pair, Rule::expression))?))
    }

    fn body(&mut self, pair: Pair<'_>) -> Built<Body> {
        match pair.as_rule() {
            Rule::query => Ok(Body::Query(self.query(pair)?)),
            _ => self.command(pair),
        }
    }

    /// Queries joined by NEXT, as one.
    pub(super) fn query(&mut self, pair: Pair<'_>) -> Built<Query> {
        let mut parts = pair.into_inner().filter(|part| part.as_rule() == Rule::union_query);
        let first = parts.next().expect("the grammar begins a query with single queries");
        let mut composed = self.union_query(first)?;
        for part in parts {
            composed = composition::compose(composed, self.union_query(part)?)?;
        }
        Ok(composed)
    }

    /// Single queries joined by UNION.
    fn union_query(&mut self, pair: Pair<'_>) -> Built<Query> {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a query with a single query");
        let first = self.single_query(first)?;
        let mut rest = Vec::new();
        while let (Some(union), Some(single)) = (inner.next(), inner.next()) {
            let is_all = union.into_inner().any(|word| word.as_rule() == Rule::ALL);
            let union = if is_all { Union::All } else { Union::Distinct };
            rest.push((union, self.single_query(single)?));
        }
        Ok(Query { first, rest })
    }

    fn single_query(&mut self, pair: Pair<'_>) -> Built<SingleQuery> {
        let span = span(&pair);
        let clauses = pair.into_inner().map(|clause| self.clause(clause)).collect::<Built<Vec<_>>>()?;
        refuse_inner_yield_all(&clauses)?;
        Ok(SingleQuery { clauses, span })
    }

    fn clause(&mut self, pair: Pair<'_>) -> Built<Clause> {
        let span = span(&pair);
        self.count_steps(1, span)?;
        let hinted = hinted_variables(&pair);
        let kind = match pair.as_rule() {
            Rule::match_clause => self.match_clause(pair),
            Rule::unwind_clause => self.unwind_clause(pair),
            Rule::load_csv_clause => self.load_csv_clause(&pair),
            Rule::with_clause => self.with_clause(pair, span),
            Rule::return_clause => Ok(ClauseKind::Return(self.projection_of(pair, span)?)),
            Rule::create_clause => self.create_clause(&pair),
            Rule::merge_clause => self.merge_clause(pair),
            Rule::set_clause => Ok(ClauseKind::Set(self.set_items(pair)?)),
            Rule::remove_clause => self.remove_clause(pair),
            Rule::delete_clause => self.delete_clause(pair),
            Rule::foreach_clause => self.foreach_clause(pair, span),
            Rule::subquery_clause => self.subquery_clause(&pair, span),
            Rule::call_clause => self.call_clause(pair),
            _ => self.gql_clause(pair, span),
        };
        Ok(Clause { kind: kind?, hinted, span })
    }

    /// What GQL has beside openCypher's clauses; most of it is another way to write one of these.
    fn gql_clause(&mut self, pair: Pair<'_>, span: Span) -> Built<ClauseKind> {
        match pair.as_rule() {
            Rule::insert_clause => self.create_clause(&pair),
            Rule::for_clause => self.for_clause(pair),
            Rule::let_clause => self.let_clause(pair),
            Rule::filter_clause => {
                let filter = Some(self.inner_predicate(pair)?);
                Ok(ClauseKind::With { projection: Projection::everything(span), filter })
            }
            Rule::page_clause => {
                let projection = Projection { star: Some(span), ..self.projection_of(pair, span)? };
                Ok(ClauseKind::With { projection, filter: None })
            }
            Rule::finish_clause => Ok(ClauseKind::Finish),
            rule => unreachable!("the grammar has no clause {rule:?}"),
        }
    }

    // ---- Reading

    fn match_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let (mut is_optional, mut mode, mut pattern, mut filter) =
            (false, MatchMode::default(), Vec::new(), None);
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::OPTIONAL => is_optional = true,
                Rule::match_mode => mode = paths::match_mode(pair),
                Rule::match_pattern => pattern = self.match_pattern(pair)?,
                Rule::where_clause => filter = Some(self.inner_predicate(pair)?),
                // The keyword, and hints, which never change an answer.
                _ => {}
            }
        }
        Ok(paths::match_kind(is_optional, mode, pattern, filter))
    }

    fn unwind_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let list = child(&pair, Rule::expression);
        Ok(ClauseKind::Unwind { list: self.expression(list)?, variable: last_name(pair) })
    }

    fn for_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let variable = name(&child(&pair, Rule::name));
        Ok(ClauseKind::Unwind { list: self.inner_expression(pair)?, variable })
    }

    fn load_csv_clause(&mut self, pair: &Pair<'_>) -> Built<ClauseKind> {
        let separator = pair.clone().into_inner().find(|part| part.as_rule() == Rule::string);
        let separator = separator.map(|separator| super::lexical::string(&separator)).transpose()?;
        let has_headers = pair.clone().into_inner().any(|part| part.as_rule() == Rule::HEADERS);
        let source = self.expression(child(pair, Rule::expression))?;
        let variable = name(&child(pair, Rule::name));
        Ok(ClauseKind::LoadCsv { has_headers, source, variable, separator })
    }

    // ---- Projecting

    fn let_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let definitions = pair.into_inner().filter(|part| part.as_rule() == Rule::definition);
        let definitions = definitions.map(|definition| {
            let variable = name(&child(&definition, Rule::name));
            Ok((variable, self.inner_expression(definition)?))
        });
        Ok(ClauseKind::Let(definitions.collect::<Built<_>>()?))
    }

    fn with_clause(&mut self, pair: Pair<'_>, place: Span) -> Built<ClauseKind> {
        let filter = pair.clone().into_inner().find(|part| part.as_rule() == Rule::where_clause);
        let projection = self.projection_of(pair, place)?;
        let filter = filter.map(|filter| self.inner_predicate(filter)).transpose()?;
        Ok(ClauseKind::With { projection, filter })
    }

    pub(super) fn projection_of(&mut self, pair: Pair<'_>, span: Span) -> Built<Projection> {
        let mut projection = Projection { star: None, ..Projection::everything(span) };
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::DISTINCT => projection.is_distinct = true,
                Rule::star => projection.star = Some(super::lexical::span(&pair)),
                Rule::column => projection.items.push(self.column(pair)?),
                Rule::yield_item => projection.items.push(yielded_column(pair)),
                Rule::order_by => projection.order = self.order_by(pair)?,
                Rule::skip => projection.skip = Some(self.inner_expression(pair)?),
                Rule::limit => projection.limit = Some(self.inner_expression(pair)?),
                _ => {}
            }
        }
        Ok(projection)
    }

    fn column(&mut self, pair: Pair<'_>) -> Built<ProjectionItem> {
        let mut inner = pair.into_inner();
        let expression = inner.next().expect("the grammar begins a column with an expression");
        let expression = self.expression(expression)?;
        let alias = inner.last().map(|alias| name(&alias));
        let text = &self.text[expression.span.start as usize..expression.span.end as usize];
        Ok(ProjectionItem { expression, alias, text: text.into() })
    }

    fn order_by(&mut self, pair: Pair<'_>) -> Built<Vec<SortItem>> {
        let items = pair.into_inner().filter(|item| item.as_rule() == Rule::sort_item);
        items.map(|item| self.sort_item(item)).collect()
    }

    fn sort_item(&mut self, pair: Pair<'_>) -> Built<SortItem> {
        let mut inner = pair.into_inner();
        let expression = inner.next().expect("the grammar begins a sort item with an expression");
        let (mut is_descending, mut nulls) = (false, None);
        for words in inner {
            let text = words.as_str().to_ascii_lowercase();
            match words.as_rule() {
                Rule::sort_direction => is_descending = text.starts_with('d'),
                _ => nulls = Some(if text.ends_with("first") { Nulls::First } else { Nulls::Last }),
            }
        }
        Ok(SortItem { expression: self.expression(expression)?, is_descending, nulls })
    }

    // ---- Updating

    fn create_clause(&mut self, pair: &Pair<'_>) -> Built<ClauseKind> {
        let pattern = child(pair, Rule::pattern);
        Ok(ClauseKind::Create(self.pattern(pattern)?))
    }

    fn merge_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let pattern = child(&pair, Rule::path_pattern);
        let pattern = self.path_pattern(pattern)?;
        self.count_steps(pattern.steps.len(), pattern.span)?;
        let (mut on_create, mut on_match) = (Vec::new(), Vec::new());
        for action in pair.into_inner().filter(|part| part.as_rule() == Rule::merge_action) {
            let is_match = action.clone().into_inner().any(|word| word.as_rule() == Rule::MATCH);
            let items = if is_match { &mut on_match } else { &mut on_create };
            items.extend(self.set_items(action)?);
        }
        Ok(ClauseKind::Merge { pattern, on_create, on_match })
    }

    fn set_items(&mut self, pair: Pair<'_>) -> Built<Vec<SetItem>> {
        let items = pair.into_inner().filter(|part| part.as_rule() == Rule::set_item);
        items.map(|item| self.set_item(item)).collect()
    }

    fn set_item(&mut self, pair: Pair<'_>) -> Built<SetItem> {
        let (target, mut rest) = self.target(pair)?;
        let next = rest.next().expect("the grammar puts an assignment or labels after the target");
        if next.as_rule() == Rule::labels {
            let (labels, place) = self.inner_labels(next)?;
            return Ok(SetItem::Labels {
                variable: as_variable(target)?,
                labels: label_names(labels, place)?,
            });
        }
        let value = rest.next().expect("the grammar puts an expression after an assignment");
        let value = self.expression(value)?;
        match next.as_str() {
            "+=" => Ok(SetItem::Merge { variable: as_variable(target)?, value }),
            _ => assign(target, value),
        }
    }

    /// What SET or REMOVE works on, and what follows it.
    fn target<'pairs>(
        &mut self,
        pair: Pair<'pairs>,
    ) -> Built<(Expression, super::expressions::Pieces<'pairs>)> {
        let place = span(&pair);
        let pairs = pair.into_inner();
        let levels = super::chains::levels_above(pairs.clone());
        let mut pairs = pairs.peekable();
        let target = self.deeper(levels, place, |builder| builder.operand(&mut pairs))?;
        Ok((target, pairs))
    }

    fn remove_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let items = pair.into_inner().filter(|part| part.as_rule() == Rule::remove_item);
        let items: Built<Vec<_>> = items.map(|item| self.remove_item(item)).collect();
        Ok(ClauseKind::Remove(items?))
    }

    fn remove_item(&mut self, pair: Pair<'_>) -> Built<RemoveItem> {
        let (target, mut rest) = self.target(pair)?;
        if let Some(labels) = rest.next() {
            let (labels, place) = self.inner_labels(labels)?;
            return Ok(RemoveItem::Labels {
                variable: as_variable(target)?,
                labels: label_names(labels, place)?,
            });
        }
        match target.kind {
            ExpressionKind::Property { target, key } => Ok(RemoveItem::Property { target: *target, key }),
            ExpressionKind::Index { target, index } => {
                Ok(RemoveItem::DynamicProperty { target: *target, key: *index })
            }
            _ => Err(unexpected("only properties and labels can be removed", target.span)
                .hint("write REMOVE n.key or REMOVE n:Label")),
        }
    }

    fn delete_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let (mut detach, mut targets) = (false, Vec::new());
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::DETACH => detach = true,
                Rule::expression => targets.push(self.expression(pair)?),
                _ => {}
            }
        }
        Ok(ClauseKind::Delete { detach, targets })
    }

    fn foreach_clause(&mut self, pair: Pair<'_>, place: Span) -> Built<ClauseKind> {
        let variable = name(&child(&pair, Rule::name));
        let list = self.expression(child(&pair, Rule::expression))?;
        let updates = pair.into_inner().skip_while(|part| part.as_rule() != Rule::expression).skip(1);
        let updates =
            self.deeper(1, place, |builder| updates.map(|update| builder.clause(update)).collect())?;
        Ok(ClauseKind::Foreach { variable, list, updates })
    }

    // ---- Calling

    fn subquery_clause(&mut self, pair: &Pair<'_>, place: Span) -> Built<ClauseKind> {
        let imports = pair.clone().into_inner().find(|part| part.as_rule() == Rule::imports);
        let imports = imports.map(imports_of);
        let query = self.deeper(1, place, |builder| builder.query(child(pair, Rule::query)))?;
        let batches = pair.clone().into_inner().find(|part| part.as_rule() == Rule::in_transactions);
        let batches = batches.map(|part| self.batches(part)).transpose()?.map(Box::new);
        Ok(ClauseKind::Subquery { is_optional: is_optional(pair), imports, query: Box::new(query), batches })
    }

    fn batches(&mut self, pair: Pair<'_>) -> Built<Batches> {
        let mut batches =
            Batches { rows: None, on_error: OnError::default(), status: None, span: span(&pair) };
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::expression => batches.rows = Some(self.expression(part)?),
                Rule::on_error => {
                    batches.on_error = match part.into_inner().last().map(|word| word.as_rule()) {
                        Some(Rule::CONTINUE) => OnError::Continue,
                        Some(Rule::BREAK) => OnError::Break,
                        _ => OnError::Fail,
                    };
                }
                Rule::report_status => batches.status = Some(last_name(part)),
                _ => {}
            }
        }
        Ok(batches)
    }

    fn call_clause(&mut self, pair: Pair<'_>) -> Built<ClauseKind> {
        let is_optional = is_optional(&pair);
        let mut parts: Vec<Name> = Vec::new();
        let (mut arguments, mut yields, mut filter) = (None, None, None);
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::name => parts.push(name(&pair)),
                Rule::procedure_arguments => {
                    let given = pair.into_inner().map(|argument| self.expression(argument));
                    arguments = Some(given.collect::<Built<Vec<_>>>()?);
                }
                Rule::yield_clause => {
                    let condition =
                        pair.clone().into_inner().find(|part| part.as_rule() == Rule::where_clause);
                    filter = condition.map(|condition| self.inner_predicate(condition)).transpose()?;
                    yields = Some(yield_of(pair));
                }
                _ => {}
            }
        }
        let first = parts.remove(0);
        let procedure = super::calls::qualified(first, &parts);
        Ok(ClauseKind::Call { is_optional, procedure, arguments, yields, filter })
    }
}

fn repeated_prefix(pair: &Pair<'_>) -> QueryError {
    unexpected("EXPLAIN or PROFILE, CITING, CITE and AS OF may each be written once", span(pair))
}

/// The clocks that a statement can turn back.
#[derive(PartialEq, Eq)]
enum Clock {
    Known,
    Valid,
}

fn cite_of(pair: Pair<'_>) -> Cite {
    match pair.into_inner().last().map(|word| word.as_rule()) {
        Some(Rule::FULL) => Cite::Full,
        Some(Rule::ONLY) => Cite::Only,
        _ => Cite::Witness,
    }
}

/// The first part of `pair` that `rule` made.
pub(super) fn child<'text>(pair: &Pair<'text>, rule: Rule) -> Pair<'text> {
    let found = pair.clone().into_inner().find(|part| part.as_rule() == rule);
    found.expect("the grammar gives this rule the part that is asked for")
}

/// The variables that the hints of a clause name: all that are joined on, or the one before a label.
fn hinted_variables(clause: &Pair<'_>) -> Vec<Name> {
    let hints = clause.clone().into_inner().filter(|part| part.as_rule() == Rule::hint);
    hints
        .flat_map(|hint| {
            let is_join = hint.clone().into_inner().any(|part| part.as_rule() == Rule::JOIN);
            names(hint).into_iter().take(if is_join { usize::MAX } else { 1 })
        })
        .collect()
}

/// The name that ends `pair`.
pub(super) fn last_name(pair: Pair<'_>) -> Name {
    name(&pair.into_inner().last().expect("the grammar ends this rule with a name"))
}

pub(super) fn names(pair: Pair<'_>) -> Vec<Name> {
    pair.into_inner().filter(|part| part.as_rule() == Rule::name).map(|part| name(&part)).collect()
}

/// `target = value`, by the form of the target.
fn assign(target: Expression, value: Expression) -> Built<SetItem> {
    match target.kind {
        ExpressionKind::Property { target, key } => Ok(SetItem::Property { target: *target, key, value }),
        ExpressionKind::Index { target, index } => {
            Ok(SetItem::DynamicProperty { target: *target, key: *index, value })
        }
        _ => Ok(SetItem::Replace { variable: as_variable(target)?, value }),
    }
}

fn as_variable(target: Expression) -> Built<Name> {
    match target.kind {
        ExpressionKind::Variable(text) => Ok(Name { text, span: target.span }),
        _ => Err(unexpected("a variable was expected here", target.span)
            .hint("SET takes n.key = value, n = map, n += map and n:Label")),
    }
}

/// Whether OPTIONAL stands before a CALL.
fn is_optional(call: &Pair<'_>) -> bool {
    call.clone().into_inner().next().is_some_and(|word| word.as_rule() == Rule::OPTIONAL)
}

fn imports_of(pair: Pair<'_>) -> Imports {
    match pair.clone().into_inner().any(|part| part.as_rule() == Rule::star) {
        true => Imports::All,
        false => Imports::Named(names(pair)),
    }
}

/// A column of SHOW as one of WITH: a name, and perhaps another for it.
fn yielded_column(pair: Pair<'_>) -> ProjectionItem {
    let mut names = names(pair).into_iter();
    let Name { text, span } = names.next().expect("the grammar begins a yield item with a name");
    let expression = Expression { kind: ExpressionKind::Variable(text.clone()), span };
    ProjectionItem { expression, alias: names.next(), text }
}

fn yield_of(pair: Pair<'_>) -> Yield {
    let mut items = Vec::new();
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::star => return Yield::All(span(&part)),
            Rule::yield_item => {
                let mut names = names(part).into_iter();
                let column = names.next().expect("the grammar begins a yield item with a name");
                items.push((column, names.next()));
            }
            _ => {}
        }
    }
    Yield::Items(items)
}

/// `YIELD *` is for calls that stand alone, where nobody needs to know the names.
fn refuse_inner_yield_all(clauses: &[Clause]) -> Built<()> {
    let all = clauses.iter().find_map(|clause| match clause.kind {
        ClauseKind::Call { yields: Some(Yield::All(place)), .. } => Some(place),
        _ => None,
    });
    match all {
        Some(place) if clauses.len() > 1 => {
            Err(unexpected("YIELD * is only for a CALL that stands alone", place)
                .hint("name the columns: YIELD a, b AS c"))
        }
        _ => Ok(()),
    }
}
