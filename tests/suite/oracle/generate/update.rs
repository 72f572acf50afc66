//! Queries that change the graph: some reading, some changes, and what there is to say afterwards.

use super::super::graph::{LABELS, TYPES};
use super::super::tree::{
    clause, expression, label, literal, name, node, path, projection, single, variable,
};
use super::{Generator, Kind};
use silkgraph::query::ast::{
    Arrow, Clause, ClauseKind, Expression, ExpressionKind, Imports, Naming, PathPattern, RemoveItem, SetItem,
};
use silkgraph::value::Value;

impl Generator<'_> {
    pub(super) fn updating_query(&mut self) -> Vec<Clause> {
        let mut clauses = Vec::new();
        if self.random.chance(85) {
            clauses.extend(self.reading_clause());
        }
        if self.random.chance(12) && self.known_element().is_some() {
            clauses.push(self.delete());
            clauses.push(count_rows());
            return clauses;
        }
        for _ in 0..self.random.between(1, 2) {
            clauses.push(self.change());
        }
        let reads_on = self.random.chance(25);
        if reads_on {
            clauses.push(pass_everything());
            match self.random.chance(30) {
                true => clauses.extend(self.procedure_call()),
                false => clauses.push(self.match_clause(false)),
            }
        }
        if reads_on || self.random.chance(60) {
            clauses.push(self.return_clause());
        }
        clauses
    }

    fn change(&mut self) -> Clause {
        let has_element = self.known_element().is_some();
        match self.random.weighted(&[30, 25, 30, 10, 7, 8]) {
            0 => self.create(),
            1 => self.merge(),
            2 if has_element => {
                let items = (0..self.random.between(1, 2)).map(|_| self.set_item()).collect();
                clause(ClauseKind::Set(items))
            }
            3 if has_element => self.remove(),
            4 => self.foreach(),
            5 => self.changing_subquery(),
            _ => self.create(),
        }
    }

    fn create(&mut self) -> Clause {
        let hops = self.random.weighted(&[45, 40, 15]);
        clause(ClauseKind::Create(vec![self.created_path(hops, 40)]))
    }

    fn merge(&mut self) -> Clause {
        let hops = self.random.weighted(&[55, 45]);
        let pattern = self.created_path(hops, 60);
        let on_create = if self.random.chance(25) { self.merge_items(&pattern) } else { Vec::new() };
        let on_match = if self.random.chance(25) { self.merge_items(&pattern) } else { Vec::new() };
        clause(ClauseKind::Merge { pattern, on_create, on_match })
    }

    /// What MERGE sets of the first node it has found or made.
    fn merge_items(&mut self, pattern: &PathPattern) -> Vec<SetItem> {
        let Some(node) = &pattern.start.variable else { return Vec::new() };
        let value = literal(self.random.below(4) as i64);
        vec![SetItem::Property { target: variable(&node.text), key: name("i"), value }]
    }

    /// A path that can be made: directed, with one type a relationship, over new nodes and ones in sight.
    fn created_path(&mut self, hops: usize, percent_known: usize) -> PathPattern {
        let mut path = path(node(None));
        path.start = self.created_node(hops > 0, percent_known);
        for _ in 0..hops {
            let mut relationship = self.relationship();
            relationship.length = None;
            relationship.types = vec![name(self.random.word(&TYPES))];
            relationship.direction = *self.random.pick(&[Arrow::Right, Arrow::Left]);
            let node = self.created_node(true, percent_known);
            if let Some(variable) = &relationship.variable {
                self.declare(&variable.text.clone(), Kind::Relationship);
            }
            path.steps.push((relationship, node));
        }
        path
    }

    fn created_node(
        &mut self,
        may_be_known: bool,
        percent_known: usize,
    ) -> silkgraph::query::ast::NodePattern {
        if may_be_known
            && self.random.chance(percent_known)
            && let Some(known) = self.known(Kind::Node)
        {
            return node(Some(&known));
        }
        let variable = self.fresh("n");
        let mut pattern = node(Some(&variable));
        if self.random.chance(60) {
            pattern.labels = Some(label(self.random.word(&LABELS)));
        }
        pattern.properties = self.properties(45);
        self.declare(&variable, Kind::Node);
        pattern
    }

    fn set_item(&mut self) -> SetItem {
        let element = self.known_element().expect("a clause that sets is made where there is an element");
        let is_node = self.scope.iter().any(|known| known.name == element && known.kind == Kind::Node);
        let variable_name = name(&element);
        match self.random.weighted(&[60, 12, 14, 14]) {
            1 => SetItem::Replace { variable: variable_name, value: self.property_map() },
            2 => SetItem::Merge { variable: variable_name, value: self.property_map() },
            3 if is_node => SetItem::Labels {
                variable: variable_name,
                labels: vec![Naming::Written(name(self.random.word(&LABELS)))],
            },
            _ => {
                let (key, value) = self.entry();
                SetItem::Property { target: variable(&element), key: name(key), value }
            }
        }
    }

    fn property_map(&mut self) -> Expression {
        let (key, value) = self.entry();
        expression(ExpressionKind::Map(vec![(name(key), value)]))
    }

    /// A key with a value of its kind, or null.
    fn entry(&mut self) -> (&'static str, Expression) {
        match self.random.weighted(&[45, 20, 20, 15]) {
            0 => ("i", self.expression(Kind::Integer, 1)),
            1 => ("s", self.expression(Kind::String, 1)),
            2 => ("b", literal(self.random.chance(50))),
            _ => ("x", literal(Value::Null)),
        }
    }

    fn remove(&mut self) -> Clause {
        let element = self.known_element().expect("a clause that removes is made where there is an element");
        let is_node = self.scope.iter().any(|known| known.name == element && known.kind == Kind::Node);
        let item = match is_node && self.random.chance(40) {
            true => RemoveItem::Labels {
                variable: name(&element),
                labels: vec![Naming::Written(name(self.random.word(&LABELS)))],
            },
            false => RemoveItem::Property {
                target: variable(&element),
                key: name(self.random.word(&["i", "s", "x"])),
            },
        };
        clause(ClauseKind::Remove(vec![item]))
    }

    /// Over integers or over elements, of which each is changed or joined by something new.
    fn foreach(&mut self) -> Clause {
        let item = self.fresh("e");
        let elements = self.elements().filter(|_| self.random.chance(70));
        let (list, kind) = elements.unwrap_or_else(|| (self.expression(Kind::Integers, 0), Kind::Integer));
        let updates = self.inside(|this| {
            this.declare(&item, kind);
            match kind {
                Kind::Integer => vec![if this.random.chance(70) { this.create() } else { this.merge() }],
                _ => {
                    let value = this.expression(Kind::Integer, 1);
                    let target = variable(&item);
                    let set = SetItem::Property { target, key: name("i"), value };
                    vec![clause(ClauseKind::Set(vec![set]))]
                }
            }
        });
        clause(ClauseKind::Foreach { variable: name(&item), list, updates })
    }

    /// `CALL (…) { … }` that changes something, with a result or without.
    fn changing_subquery(&mut self) -> Clause {
        let imports = self.scope.clone();
        let made = self.fresh("x");
        let (body, gives) = self.inside(|this| {
            let mut body = Vec::new();
            if this.random.chance(40) {
                body.push(this.match_clause(false));
            }
            body.push(this.change());
            let gives = this.random.chance(50);
            if gives {
                let value = this.expression(Kind::Integer, 1);
                body.push(clause(ClauseKind::Return(projection(vec![(value, made.as_str())]))));
            }
            (body, gives)
        });
        if gives {
            self.declare(&made, Kind::Integer);
        }
        let names = imports.iter().map(|import| name(&import.name)).collect();
        let imports = Some(if self.random.chance(80) { Imports::Named(names) } else { Imports::All });
        let is_optional = self.random.chance(30);
        clause(ClauseKind::Subquery { is_optional, imports, query: Box::new(single(body)), batches: None })
    }

    fn delete(&mut self) -> Clause {
        let detach = self.random.chance(75);
        let targets = (0..self.random.between(1, 2)).filter_map(|_| self.known_element());
        let targets: Vec<Expression> = targets.map(|target| variable(&target)).collect();
        clause(ClauseKind::Delete { detach, targets })
    }
}

/// `WITH *`, with which reading goes on after changes.
fn pass_everything() -> Clause {
    let mut projection = projection(Vec::new());
    projection.star = Some(silkgraph::error::Span::default());
    clause(ClauseKind::With { projection, filter: None })
}

fn count_rows() -> Clause {
    clause(ClauseKind::Return(projection(vec![(expression(ExpressionKind::CountStar), "rows")])))
}
