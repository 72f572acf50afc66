//! Patterns, paths and labels as text.

use super::{Parentheses, Printer, joined, name};
use silkgraph::query::ast::{
    Alternation, Arrow, Expression, LabelExpression, Length, MatchPath, NodePattern, PathChoice,
    PathExpression, PathGroup, PathMode, PathPattern, PathPrefix, PathSelector, PathTerm,
    RelationshipPattern,
};

/// How the number of repetitions of a relationship is written.
#[derive(Clone, Copy)]
enum Repetition {
    /// `-[*1..2]->`
    Inside,
    /// `-[]->{1,2}`
    Behind,
}

impl Printer {
    pub(super) fn pattern(&self, paths: &[PathPattern]) -> String {
        joined(paths, ", ", |path| self.path(path))
    }

    pub(super) fn path(&self, path: &PathPattern) -> String {
        let text = self.chain_of(path, Repetition::Inside);
        let text = match path.selector {
            Some(PathSelector::AnyShortest) => format!("shortestPath({text})"),
            Some(PathSelector::AllShortest) => format!("allShortestPaths({text})"),
            None => text,
        };
        path.variable.as_ref().map_or_else(String::new, |variable| name(variable) + " = ") + &text
    }

    fn node(&self, node: &NodePattern) -> String {
        let variable = node.variable.as_ref().map_or_else(String::new, name);
        let labels = node.labels.as_ref().map_or_else(String::new, |labels| format!(":{}", label(labels)));
        format!(
            "({variable}{labels}{}{})",
            self.properties(node.properties.as_ref()),
            self.filter(node.filter.as_deref())
        )
    }

    fn relationship(&self, relationship: &RelationshipPattern, repetition: Repetition) -> String {
        let variable = relationship.variable.as_ref().map_or_else(String::new, name);
        let types = match relationship.types.as_slice() {
            [] => String::new(),
            types => format!(":{}", joined(types, "|", name)),
        };
        let (length, quantifier) = match (relationship.length, repetition) {
            (None, _) => (String::new(), String::new()),
            (Some(bounds), Repetition::Inside) => (length(bounds), String::new()),
            (Some(bounds), Repetition::Behind) => (String::new(), quantifier(bounds)),
        };
        let properties = self.properties(relationship.properties.as_ref());
        let filter = self.filter(relationship.filter.as_deref());
        let detail = format!("{variable}{types}{length}{properties}{filter}");
        let detail = if detail.is_empty() { detail } else { format!("[{detail}]") };
        match relationship.direction {
            Arrow::Right => format!("-{detail}->{quantifier}"),
            Arrow::Left => format!("<-{detail}-{quantifier}"),
            Arrow::Either => format!("-{detail}-{quantifier}"),
        }
    }

    fn properties(&self, properties: Option<&Expression>) -> String {
        properties.map_or_else(String::new, |properties| format!(" {}", self.top(properties)))
    }

    /// Nodes and relationships.
    fn chain_of(&self, path: &PathPattern, repetition: Repetition) -> String {
        let mut text = self.node(&path.start);
        for (relationship, node) in &path.steps {
            text += &self.relationship(relationship, repetition);
            text += &self.node(node);
        }
        text
    }

    // ---- Paths of GQL

    pub(super) fn match_path(&self, path: &MatchPath) -> String {
        let variable = path.variable.as_ref().map_or_else(String::new, |variable| name(variable) + " = ");
        variable + &prefix(path.prefix) + &self.alternatives(&path.expression)
    }

    fn alternatives(&self, expression: &PathExpression) -> String {
        let terms = |terms: &[PathTerm]| joined(terms, " ", |term| self.term(term));
        let rest = joined(&expression.rest, "", |(sign, other)| {
            let sign = if *sign == Alternation::Union { "|" } else { "|+|" };
            format!(" {sign} {}", terms(other))
        });
        terms(&expression.first) + &rest
    }

    fn term(&self, term: &PathTerm) -> String {
        match term {
            // Both ways of writing are read as the same.
            PathTerm::Chain(chain) if self.parentheses == Parentheses::Everywhere => {
                self.chain_of(chain, Repetition::Inside)
            }
            PathTerm::Chain(chain) => self.chain_of(chain, Repetition::Behind),
            PathTerm::Group(group) => self.group(group),
        }
    }

    /// A part that may be left out: a relationship alone, or what stands in parentheses anyway.
    fn questioned(&self, part: &PathTerm) -> String {
        match part {
            PathTerm::Chain(chain) => chain
                .steps
                .iter()
                .map(|(step, _)| self.relationship(step, Repetition::Behind) + "?")
                .collect(),
            PathTerm::Group(_) => self.term(part) + "?",
        }
    }

    fn group(&self, group: &PathGroup) -> String {
        if let ([], [(_, part)]) = (&*group.expression.first, &*group.expression.rest) {
            return joined(part, "", |term| self.questioned(term));
        }
        let (inside, filter) = (self.alternatives(&group.expression), self.filter(group.filter.as_deref()));
        let variable = group.variable.as_ref().map_or_else(String::new, |variable| name(variable) + " = ");
        let inside = variable + &prefix(group.prefix) + &inside;
        format!("({inside}{filter}){}", group.quantifier.map_or_else(String::new, quantifier))
    }
}

fn prefix(prefix: PathPrefix) -> String {
    let choice = match prefix.choice {
        None => String::new(),
        Some(PathChoice::All) => "ALL ".to_owned(),
        Some(PathChoice::Any(1)) => "ANY ".to_owned(),
        Some(PathChoice::Any(count)) => format!("ANY {count} "),
        Some(PathChoice::Shortest(1)) => "ANY SHORTEST ".to_owned(),
        Some(PathChoice::Shortest(count)) => format!("SHORTEST {count} "),
        Some(PathChoice::ShortestGroups(1)) => "ALL SHORTEST ".to_owned(),
        Some(PathChoice::ShortestGroups(count)) => format!("SHORTEST {count} GROUPS "),
    };
    let mode = match prefix.mode {
        None => "",
        Some(PathMode::Walk) => "WALK ",
        Some(PathMode::Trail) => "TRAIL ",
        Some(PathMode::Acyclic) => "ACYCLIC ",
        Some(PathMode::Simple) => "SIMPLE ",
    };
    choice + mode
}

fn quantifier(length: Length) -> String {
    match (length.minimum.unwrap_or(0), length.maximum) {
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (minimum, None) => format!("{{{minimum},}}"),
        (minimum, Some(maximum)) if minimum == maximum => format!("{{{minimum}}}"),
        (minimum, Some(maximum)) => format!("{{{minimum},{maximum}}}"),
    }
}

pub(super) fn label(labels: &LabelExpression) -> String {
    let grouped = |labels: &LabelExpression| match labels {
        LabelExpression::And(_) | LabelExpression::Or(_) => format!("({})", label(labels)),
        _ => label(labels),
    };
    match labels {
        LabelExpression::Label(label) => name(label),
        LabelExpression::Any(_) => "%".to_owned(),
        LabelExpression::Dynamic { .. } => unreachable!("nobody generates {labels:?}"),
        LabelExpression::Not(inner) => format!("!{}", grouped(inner)),
        LabelExpression::And(parts) => joined(parts, "&", grouped),
        LabelExpression::Or(parts) => format!("({})", joined(parts, "|", grouped)),
    }
}

fn length(length: Length) -> String {
    let bound = |bound: Option<u64>| bound.map_or_else(String::new, |bound| bound.to_string());
    match (length.minimum, length.maximum) {
        (None, None) => "*".to_owned(),
        (Some(minimum), Some(maximum)) if minimum == maximum => format!("*{minimum}"),
        (minimum, maximum) => format!("*{}..{}", bound(minimum), bound(maximum)),
    }
}
