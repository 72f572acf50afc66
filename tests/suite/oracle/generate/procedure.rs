//! CALL … YIELD of the procedures whose answers a book can give.
//!
//! Nothing is called that may fail: a condition may be tested before the call or after it, so that a failure would
//! decide nothing. Of cheapest paths only the costs are asked, since paths that cost the same are all right.

use super::super::tree::{clause, expression, literal, matched, name, node, path, variable};
use super::{Generator, Kind};
use silkgraph::query::ast::{Clause, ClauseKind, Expression, ExpressionKind, Yield};
use silkgraph::value::Value;

/// A procedure: its name, what it yields, and what it can be told.
struct Known {
    name: &'static str,
    yields: &'static [(&'static str, Kind)],
    is_of_a_part: bool,
    /// The direction may be chosen, and there may be weights.
    is_walking: bool,
    /// How many nodes it takes.
    nodes: usize,
}

const PLAIN: Known = Known { name: "", yields: &[], is_of_a_part: true, is_walking: false, nodes: 0 };
const COMPONENTS: &[(&str, Kind)] = &[("node", Kind::Node), ("component", Kind::Integer)];

static PROCEDURES: &[Known] = &[
    Known {
        name: "db.labels",
        yields: &[("label", Kind::String), ("nodes", Kind::Integer)],
        is_of_a_part: false,
        ..PLAIN
    },
    Known {
        name: "db.relationshipTypes",
        yields: &[("relationshipType", Kind::String), ("relationships", Kind::Integer)],
        is_of_a_part: false,
        ..PLAIN
    },
    Known { name: "db.propertyKeys", yields: &[("propertyKey", Kind::String)], is_of_a_part: false, ..PLAIN },
    Known {
        name: "algo.degree",
        yields: &[("node", Kind::Node), ("degree", Kind::Integer), ("strength", Kind::Number)],
        is_walking: true,
        ..PLAIN
    },
    Known { name: "algo.weaklyConnectedComponents", yields: COMPONENTS, ..PLAIN },
    Known { name: "algo.stronglyConnectedComponents", yields: COMPONENTS, ..PLAIN },
    Known {
        name: "algo.triangleCount",
        yields: &[("node", Kind::Node), ("triangles", Kind::Integer), ("coefficient", Kind::Number)],
        ..PLAIN
    },
    Known { name: "algo.kCore", yields: &[("node", Kind::Node), ("core", Kind::Integer)], ..PLAIN },
    Known { name: "algo.bridges", yields: &[("relationship", Kind::Relationship)], ..PLAIN },
    Known { name: "algo.articulationPoints", yields: &[("node", Kind::Node)], ..PLAIN },
    Known {
        name: "algo.dijkstraFrom",
        yields: &[("node", Kind::Node), ("cost", Kind::Number)],
        is_walking: true,
        nodes: 1,
        ..PLAIN
    },
    Known { name: "algo.dijkstra", yields: &[("cost", Kind::Number)], is_walking: true, nodes: 2, ..PLAIN },
];

impl Generator<'_> {
    /// A call, after a MATCH of the nodes that it takes.
    pub(super) fn procedure_call(&mut self) -> Vec<Clause> {
        let procedure = self.random.pick(PROCEDURES);
        let taken: Vec<String> = (0..procedure.nodes).map(|_| self.fresh("n")).collect();
        let ends = taken.iter().map(|taken| {
            let mut end = node(Some(taken));
            end.labels = self.labels(40);
            path(end)
        });
        let ends: Vec<_> = ends.collect();
        taken.iter().for_each(|taken| self.declare(taken, Kind::Node));
        let mut arguments: Vec<Expression> = taken.iter().map(|taken| variable(taken)).collect();
        arguments.extend(self.configuration(procedure));
        let yields = Some(self.yielded(procedure));
        let filter = self.random.chance(25).then(|| self.filter(1));
        let (is_optional, procedure) = (self.random.chance(30), name(procedure.name));
        let call = ClauseKind::Call { is_optional, procedure, arguments: Some(arguments), yields, filter };
        let found = (!ends.is_empty()).then(|| matched(ends, None));
        found.into_iter().chain([clause(call)]).collect()
    }

    /// One column or more, in any order, with names of their own; they are in sight afterwards.
    fn yielded(&mut self, procedure: &Known) -> Yield {
        let mut columns = procedure.yields.to_vec();
        self.random.shuffle(&mut columns);
        columns.truncate(self.random.between(1, columns.len()));
        let items = columns.into_iter().map(|(column, kind)| {
            let alias = self.fresh("y");
            self.declare(&alias, kind);
            (name(column), Some(name(&alias)))
        });
        Yield::Items(items.collect())
    }

    /// What part of the graph is worked on, and how; now and then nothing is said.
    fn configuration(&mut self, procedure: &Known) -> Option<Expression> {
        if !procedure.is_of_a_part {
            return None;
        }
        let mut entries = Vec::new();
        // A node that is taken must be in the part.
        if procedure.nodes == 0 && self.random.chance(35) {
            entries.push(("labels", self.words(&["A", "B", "C"])));
        }
        if self.random.chance(40) {
            entries.push(("types", self.words(&["R", "S", "T"])));
        }
        if procedure.is_walking && self.random.chance(60) {
            entries.push(("direction", literal(self.random.word(&["outgoing", "incoming", "both"]))));
        }
        if procedure.is_walking && self.has_costs && self.random.chance(60) {
            entries.push(("weight", literal("i")));
            entries.push(("defaultWeight", literal(*self.random.pick(&[0.0, 0.5, 2.0]))));
        }
        if entries.is_empty() && self.random.chance(50) {
            return None;
        }
        let entries = entries.into_iter().map(|(key, value)| (name(key), value)).collect();
        Some(expression(ExpressionKind::Map(entries)))
    }

    /// One or two of these in a list.
    fn words(&mut self, words: &[&'static str]) -> Expression {
        let mut words = words.to_vec();
        self.random.shuffle(&mut words);
        words.truncate(self.random.between(1, 2));
        expression(ExpressionKind::List(words.into_iter().map(|word| literal(Value::string(word))).collect()))
    }
}
