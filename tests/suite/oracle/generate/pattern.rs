//! Patterns of up to four hops, in every direction, over names that are in sight and new ones.

use super::super::graph::{LABELS, TYPES};
use super::super::tree::{label, literal, name, node, path, variable};
use super::{Generator, Kind};
use silkgraph::error::Span;
use silkgraph::query::ast::{
    Arrow, Expression, ExpressionKind, LabelExpression, Length, Name, NodePattern, PathPattern,
    RelationshipPattern,
};

impl Generator<'_> {
    /// The paths of one MATCH; their variables are in sight afterwards.
    pub(super) fn paths(&mut self) -> Vec<PathPattern> {
        let count = [1, 2, 3][self.random.weighted(&[72, 23, 5])];
        let mut hops_left = 4;
        let mut paths = Vec::new();
        for _ in 0..count {
            let hops = [0, 1, 2, 3, 4][self.random.weighted(&[22, 45, 22, 8, 3])].min(hops_left);
            hops_left -= hops;
            paths.push(self.path(hops));
        }
        paths
    }

    /// A path that declares its variables.
    pub(super) fn path(&mut self, hops: usize) -> PathPattern {
        let mut path = path(self.node());
        let mut lists = Vec::new();
        for _ in 0..hops {
            let relationship = self.relationship();
            let node = self.node();
            // A relationship's own name is not in sight before its clause is complete.
            if let Some(variable) = &relationship.variable {
                let kind =
                    if relationship.length.is_some() { Kind::Relationships } else { Kind::Relationship };
                lists.push((variable.text.clone(), kind));
            }
            path.steps.push((relationship, node));
        }
        for (variable, kind) in lists {
            self.declare(&variable, kind);
        }
        if self.random.chance(15) {
            let variable = self.fresh("p");
            self.declare(&variable, Kind::Path);
            path.variable = Some(name(&variable));
        }
        path
    }

    /// A path over names in sight only, which declares nothing.
    pub(super) fn condition_path(&mut self) -> Option<PathPattern> {
        let start = self.known(Kind::Node)?;
        let mut path = path(node(Some(&start)));
        for _ in 0..self.random.between(1, 2) {
            let mut relationship = self.relationship();
            relationship.variable = None;
            let end = self.known(Kind::Node).filter(|_| self.random.chance(25));
            let mut node = node(end.as_deref());
            node.labels = self.labels(15);
            path.steps.push((relationship, node));
        }
        Some(path)
    }

    fn node(&mut self) -> NodePattern {
        let known = self.known(Kind::Node).filter(|_| self.random.chance(30));
        let variable = match known {
            Some(known) => Some(known.to_string()),
            None if self.random.chance(80) => Some(self.fresh("n")),
            None => None,
        };
        let mut pattern = node(variable.as_deref());
        pattern.labels = self.labels(25);
        pattern.properties = self.properties(8);
        if let Some(variable) = &variable {
            if self.random.chance(5) {
                pattern.filter = Some(Box::new(self.inside(|this| {
                    this.scope.clear();
                    this.declare(variable, Kind::Node);
                    this.comparison()
                })));
            }
            if !self.scope.iter().any(|known| *known.name == **variable) {
                self.declare(variable, Kind::Node);
            }
        }
        pattern
    }

    pub(super) fn labels(&mut self, percent: usize) -> Option<LabelExpression> {
        if !self.random.chance(percent) {
            return None;
        }
        Some(match self.random.weighted(&[70, 10, 8, 8, 4]) {
            0 => self.label(),
            1 => LabelExpression::Or(vec![self.label(), self.label()]),
            2 => LabelExpression::And(vec![self.label(), self.label()]),
            3 => LabelExpression::Not(Box::new(self.label())),
            _ => LabelExpression::Any(Span::default()),
        })
    }

    fn label(&mut self) -> LabelExpression {
        let text = if self.random.chance(3) { "Unheard" } else { self.random.word(&LABELS) };
        label(text)
    }

    /// `{key: value}` with a value that is a literal, or one of an earlier variable.
    pub(super) fn properties(&mut self, percent: usize) -> Option<Expression> {
        if !self.random.chance(percent) {
            return None;
        }
        let (key, value) = match self.random.weighted(&[40, 30, 15, 15]) {
            0 => ("i", literal(self.random.below(4) as i64)),
            1 => ("s", literal(self.random.word(&["a", "b", "ab"]))),
            2 => ("b", literal(self.random.chance(50))),
            _ => match self.known(Kind::Integer) {
                Some(known) => ("i", variable(&known)),
                None => ("f", literal(1_i64)),
            },
        };
        Some(super::super::tree::expression(ExpressionKind::Map(vec![(name(key), value)])))
    }

    pub(super) fn relationship(&mut self) -> RelationshipPattern {
        let length = if self.random.chance(12) { Some(self.length()) } else { None };
        let variable = if self.random.chance(55) { Some(name(&self.fresh("r"))) } else { None };
        let properties = self.properties(5);
        RelationshipPattern {
            variable,
            types: self.types(),
            type_expression: None,
            properties,
            filter: None,
            direction: self.arrow(),
            length,
            span: Span::default(),
        }
    }

    pub(super) fn arrow(&mut self) -> Arrow {
        *self.random.pick(&[Arrow::Right, Arrow::Left, Arrow::Either])
    }

    pub(super) fn types(&mut self) -> Vec<Name> {
        let count = self.random.weighted(&[60, 28, 12]);
        let mut types: Vec<Name> = Vec::new();
        for _ in 0..count {
            let one = name(self.random.word(&TYPES));
            // Now and then one is named twice, which must make no difference.
            if !types.contains(&one) || self.random.chance(25) {
                types.push(one);
            }
        }
        types
    }

    /// `*`, `*2`, `*0..2` …: without an end only where the graph is tiny.
    pub(super) fn length(&mut self) -> Length {
        let minimum = *self.random.pick(&[None, Some(0), Some(1), Some(1), Some(2)]);
        let least = minimum.unwrap_or(1);
        let maximum = match self.is_tiny && self.random.chance(35) {
            true => None,
            false if self.is_large => Some(least.max(2)),
            false => Some(least + self.random.below(3) as u64),
        };
        Length { minimum, maximum, span: Span::default() }
    }
}
