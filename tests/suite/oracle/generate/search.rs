//! GQL's paths: parts that repeat, forms of which one will do, which of the paths are wanted, what they may repeat.
//!
//! Every relationship inside has a name, so that matches differ in what they name and not in how they were found. Of
//! paths of which any will do only the ends and the length are certain, so nothing else can be seen afterwards.

use super::super::tree::{call, compared, literal, name, node, path, variable};
use super::{Generator, Kind};
use silkgraph::error::Span;
use silkgraph::query::ast::{
    Alternation, Clause, ClauseKind, ComparisonOperator, Expression, Length, MatchMode, MatchPath,
    NodePattern, PathChoice, PathExpression, PathGroup, PathMode, PathPattern, PathPrefix, PathTerm,
    RelationshipPattern,
};

/// A name that a path gives, and what it stands for afterwards.
type Given = (String, Kind);

impl Generator<'_> {
    /// MATCH of one path, or of one beside an ordinary one.
    pub(super) fn search_clause(&mut self) -> Clause {
        let before = std::mem::replace(&mut self.earlier, self.scope.clone());
        let is_optional = self.random.chance(20);
        let mode = match self.random.chance(18) {
            true => MatchMode::RepeatableElements,
            false => MatchMode::DifferentRelationships,
        };
        let prefix = self.prefix();
        let mut paths = Vec::new();
        if prefix.choice.is_none() && self.random.chance(20) {
            paths.push(self.ordinary_path());
        }
        paths.push(self.searched_path(prefix, mode));
        self.earlier = before;
        let filter = self.random.chance(25).then(|| self.filter(1));
        super::super::tree::clause(ClauseKind::MatchPaths { is_optional, mode, paths, filter })
    }

    fn prefix(&mut self) -> PathPrefix {
        let choice = match self.random.weighted(&[40, 6, 8, 14, 10, 12, 10]) {
            0 => None,
            1 => Some(PathChoice::All),
            2 => Some(PathChoice::Any(self.random.between(1, 2) as u64)),
            3 => Some(PathChoice::Shortest(1)),
            4 => Some(PathChoice::Shortest(self.random.between(2, 3) as u64)),
            5 => Some(PathChoice::ShortestGroups(1)),
            _ => Some(PathChoice::ShortestGroups(2)),
        };
        let modes = [
            None,
            Some(PathMode::Walk),
            Some(PathMode::Trail),
            Some(PathMode::Acyclic),
            Some(PathMode::Simple),
        ];
        let mode = modes[self.random.weighted(&[60, 6, 10, 12, 12])];
        PathPrefix { choice, mode, span: Span::default() }
    }

    fn ordinary_path(&mut self) -> MatchPath {
        let mut chain = self.path(1);
        for (step, _) in &mut chain.steps {
            // What openCypher writes as `*` has a least number here.
            step.length = None;
            if let Some(variable) = &step.variable {
                let given = variable.text.clone();
                self.scope
                    .iter_mut()
                    .filter(|known| known.name == given)
                    .for_each(|known| known.kind = Kind::Relationship);
            }
        }
        let variable = chain.variable.take();
        let expression = PathExpression { first: vec![PathTerm::Chain(chain)], rest: Vec::new() };
        MatchPath { variable, prefix: PathPrefix::default(), expression, span: Span::default() }
    }

    fn searched_path(&mut self, prefix: PathPrefix, mode: MatchMode) -> MatchPath {
        let is_endless = self.is_tiny
            && (mode == MatchMode::DifferentRelationships
                || !matches!(prefix.mode, None | Some(PathMode::Walk)));
        let is_all = matches!(prefix.choice, None | Some(PathChoice::All));
        let (mut expression, given) = self.body(is_endless, is_all);
        if self.random.chance(20) {
            expression = self.wrapped(expression, &given);
        }
        let is_certain =
            matches!(prefix.choice, None | Some(PathChoice::All | PathChoice::ShortestGroups(_)));
        let has_length = is_certain || matches!(prefix.choice, Some(PathChoice::Shortest(_)));
        for (name, kind) in given {
            if is_certain || name.starts_with('n') {
                self.declare_new(&name, kind);
            }
        }
        let variable = (has_length && self.random.chance(50)).then(|| self.fresh("p"));
        if let Some(variable) = &variable {
            self.declare(variable, if is_certain { Kind::Path } else { Kind::ShortestPath });
        }
        MatchPath { variable: variable.as_deref().map(name), prefix, expression, span: Span::default() }
    }

    fn declare_new(&mut self, name: &str, kind: Kind) {
        if !self.scope.iter().any(|known| *known.name == *name) {
            self.declare(name, kind);
        }
    }

    /// The parts of a path, and the names that they give.
    fn body(&mut self, is_endless: bool, is_all: bool) -> (PathExpression, Vec<Given>) {
        let mut given = Vec::new();
        let mut terms = Vec::new();
        let shape = self.random.weighted(&[30, 36, 8, 10, 8, 8]);
        let mut start = path(self.search_end(&mut given));
        match shape {
            0 => {
                let (step, end) = (self.repeated_step(is_endless, &mut given), self.search_end(&mut given));
                start.steps.push((step, end));
                terms.push(PathTerm::Chain(start));
            }
            1 => {
                terms.push(PathTerm::Chain(start));
                terms.push(PathTerm::Group(self.repeated_group(is_endless, &mut given)));
                terms.push(PathTerm::Chain(path(self.search_end(&mut given))));
            }
            2 => {
                given.clear();
                terms.push(PathTerm::Group(self.repeated_group(is_endless, &mut given)));
            }
            3 => {
                let step = self.named_step(Kind::Relationship, &mut given);
                let middle = if is_all { self.search_end(&mut given) } else { self.new_end(&mut given) };
                start.steps.push((step, middle));
                terms.push(PathTerm::Chain(start));
                terms.push(PathTerm::Group(self.repeated_group(false, &mut given)));
                terms.push(PathTerm::Chain(path(self.search_end(&mut given))));
            }
            4 => {
                terms.push(PathTerm::Chain(start));
                terms.push(PathTerm::Group(self.questioned(&mut given)));
                terms.push(PathTerm::Chain(path(self.search_end(&mut given))));
            }
            _ => {
                terms.push(PathTerm::Chain(start));
                let expression = self.forms(Kind::Node, Kind::Relationship, &mut given);
                let part = group(expression, None, None);
                terms.push(PathTerm::Group(self.as_subpath(part, Kind::Path, &mut given)));
                terms.push(PathTerm::Chain(path(self.search_end(&mut given))));
            }
        }
        (PathExpression { first: terms, rest: Vec::new() }, given)
    }

    /// A part that is repeated between two nodes.
    pub(super) fn repeated_between(&mut self, first: &str, last: &str) -> PathExpression {
        let (first, last) = (self.labelled_end(first), self.labelled_end(last));
        let part = self.repeated_group(self.is_tiny, &mut Vec::new());
        let terms = vec![PathTerm::Chain(path(first)), PathTerm::Group(part), PathTerm::Chain(path(last))];
        PathExpression { first: terms, rest: Vec::new() }
    }

    /// A whole path in parentheses, with a condition that comes before the choice.
    fn wrapped(&mut self, expression: PathExpression, given: &[Given]) -> PathExpression {
        let filter = self.inside(|this| {
            this.scope.clone_from(&this.earlier);
            given.iter().for_each(|(name, kind)| this.declare_new(name, *kind));
            this.value(Self::comparison)
        });
        let whole = group(expression, Some(filter), None);
        PathExpression { first: vec![PathTerm::Group(whole)], rest: Vec::new() }
    }

    // ---- Parts

    /// A node between parts: one in sight, or a new one.
    fn search_end(&mut self, given: &mut Vec<Given>) -> NodePattern {
        match self.known(Kind::Node).filter(|_| self.random.chance(25)) {
            Some(known) => self.labelled_end(&known),
            None => self.new_end(given),
        }
    }

    fn new_end(&mut self, given: &mut Vec<Given>) -> NodePattern {
        let variable = self.fresh("n");
        given.push((variable.clone(), Kind::Node));
        self.labelled_end(&variable)
    }

    fn labelled_end(&mut self, variable: &str) -> NodePattern {
        let mut end = node(Some(variable));
        end.labels = self.labels(25);
        end
    }

    fn repeated_step(&mut self, is_endless: bool, given: &mut Vec<Given>) -> RelationshipPattern {
        let mut step = self.named_step(Kind::Relationships, given);
        step.length = Some(self.repetitions(is_endless));
        step
    }

    fn named_step(&mut self, kind: Kind, given: &mut Vec<Given>) -> RelationshipPattern {
        let mut step = self.relationship();
        let variable = self.fresh("r");
        step.length = None;
        step.properties = self.inside(|this| {
            this.scope.clear();
            this.properties(5)
        });
        step.variable = Some(name(&variable));
        given.push((variable, kind));
        step
    }

    fn repetitions(&mut self, is_endless: bool) -> Length {
        let minimum = self.random.weighted(&[25, 55, 20]) as u64;
        let more = if self.is_large { 1 } else { self.random.below(3) as u64 };
        let maximum = match is_endless && self.random.chance(45) {
            true => None,
            false => Some((minimum.max(1) + more).min(4)),
        };
        Length { minimum: Some(minimum), maximum, span: Span::default() }
    }

    fn repeated_group(&mut self, is_endless: bool, given: &mut Vec<Given>) -> PathGroup {
        let before = given.len();
        let expression = match self.random.chance(15) {
            true => self.forms(Kind::Nodes, Kind::Relationships, given),
            false => self.one_form(Kind::Nodes, Kind::Relationships, given),
        };
        let filter = (expression.rest.is_empty() && self.random.chance(40))
            .then(|| self.inner_filter(&given[before..]));
        let part = group(expression, filter, Some(self.repetitions(is_endless)));
        self.as_subpath(part, Kind::Paths, given)
    }

    /// A relationship or a part that may be left out.
    fn questioned(&mut self, given: &mut Vec<Given>) -> PathGroup {
        let part = if self.random.chance(50) {
            let mut chain = path(node(None));
            chain.steps.push((self.named_step(Kind::Relationship, given), node(None)));
            PathTerm::Chain(chain)
        } else {
            let before = given.len();
            let expression = self.one_form(Kind::Node, Kind::Relationship, given);
            let filter = self.random.chance(40).then(|| self.inner_filter(&given[before..]));
            PathTerm::Group(self.as_subpath(group(expression, filter, None), Kind::Path, given))
        };
        let rest = vec![(Alternation::Multiset, vec![part])];
        group(PathExpression { first: Vec::new(), rest }, None, None)
    }

    /// The part, sometimes as a path of its own: with a name, a mode, a condition on its length.
    fn as_subpath(&mut self, mut part: PathGroup, kind: Kind, given: &mut Vec<Given>) -> PathGroup {
        if self.random.chance(25) {
            let modes = [PathMode::Walk, PathMode::Trail, PathMode::Acyclic, PathMode::Simple];
            part.prefix.mode = Some(*self.random.pick(&modes));
        }
        if self.random.chance(35) {
            let variable = self.fresh("p");
            if part.filter.is_none() && self.random.chance(40) {
                let hops = self.random.between(0, 2) as i64;
                let length = call("length", vec![self::variable(&variable)]);
                part.filter = Some(Box::new(compared(length, ComparisonOperator::NotEqual, literal(hops))));
            }
            part.variable = Some(name(&variable));
            given.push((variable, kind));
        }
        part
    }

    /// A condition on one repetition, in which its names stand for one element each.
    fn inner_filter(&mut self, given: &[Given]) -> Expression {
        self.inside(|this| {
            this.scope = if this.random.chance(40) { this.earlier.clone() } else { Vec::new() };
            for (name, kind) in given {
                let is_node = matches!(kind, Kind::Nodes | Kind::Node);
                this.declare(name, if is_node { Kind::Node } else { Kind::Relationship });
            }
            this.value(|this| if this.random.chance(75) { this.comparison() } else { this.condition(1) })
        })
    }

    /// Two or three forms of a part, which may share their nodes' names.
    fn forms(&mut self, nodes: Kind, relationships: Kind, given: &mut Vec<Given>) -> PathExpression {
        let mut forms = self.one_form(nodes, relationships, given);
        for _ in 0..self.random.between(1, 2) {
            let sign = *self.random.pick(&[Alternation::Union, Alternation::Union, Alternation::Multiset]);
            let other = self.one_form(nodes, relationships, given).first;
            forms.rest.push((sign, other));
        }
        forms
    }

    /// `(x)-[r]->(y)`, or two relationships.
    fn one_form(&mut self, nodes: Kind, relationships: Kind, given: &mut Vec<Given>) -> PathExpression {
        let mut chain: PathPattern = path(self.inner_node(nodes, given));
        for _ in 0..[1, 2][self.random.weighted(&[80, 20])] {
            let step = self.named_step(relationships, given);
            let node = self.inner_node(nodes, given);
            chain.steps.push((step, node));
        }
        PathExpression { first: vec![PathTerm::Chain(chain)], rest: Vec::new() }
    }

    fn inner_node(&mut self, kind: Kind, given: &mut Vec<Given>) -> NodePattern {
        let variable = self.random.chance(70).then(|| self.fresh("m"));
        let mut inner = node(variable.as_deref());
        inner.labels = self.labels(15);
        given.extend(variable.map(|variable| (variable, kind)));
        inner
    }
}

fn group(expression: PathExpression, filter: Option<Expression>, quantifier: Option<Length>) -> PathGroup {
    PathGroup {
        variable: None,
        prefix: PathPrefix::default(),
        expression,
        filter: filter.map(Box::new),
        quantifier,
        span: Span::default(),
    }
}
