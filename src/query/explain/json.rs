//! An explanation as JSON: a tree of objects, what an operator takes its rows from in its `inputs`.

use super::{ExplainedOperator, Explanation};
use crate::formats::json::write_string;
use std::fmt::Write;

/// What is still to be written.
enum Part {
    Operator(usize),
    Text(&'static str),
}

impl Explanation {
    /// One object, without line ends: `{"plan":{"operator":"Keep","details":"…","estimated_rows":1,"inputs":[…]}}`.
    ///
    /// An operator has `notes` where there are any, and where the plan was profiled `rows`, `own_us`, `all_us` (itself, and
    /// with all that it asked, in microseconds) and `peak_bytes`. Beside the plan stand `around` (what is done round all
    /// operators) and `subqueries` (`{"kind":"EXISTS","plan":{…}}`) where there are any.
    pub fn to_json(&self) -> String {
        let mut text = String::from("{\"plan\":");
        self.write_tree(0, &mut text);
        if !self.around.is_empty() {
            text.push_str(",\"around\":");
            write_list(self.around.iter().copied(), &mut text);
        }
        for (number, (kind, root)) in self.subqueries.iter().enumerate() {
            text.push_str(if number == 0 { ",\"subqueries\":[" } else { "," });
            text.push_str(&format!("{{\"kind\":\"{}\",\"plan\":", format!("{kind:?}").to_uppercase()));
            self.write_tree(*root, &mut text);
            text.push('}');
        }
        text.push_str(if self.subqueries.is_empty() { "}" } else { "]}" });
        text
    }

    fn write_tree(&self, root: usize, text: &mut String) {
        let mut waiting = vec![Part::Operator(root)];
        while let Some(part) = waiting.pop() {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Operator(place) => {
                    let operator = &self.operators[place];
                    write_members(operator, text);
                    text.push_str(",\"inputs\":[");
                    waiting.push(Part::Text("]}"));
                    for (number, &input) in operator.inputs.iter().enumerate().rev() {
                        waiting.push(Part::Operator(input));
                        waiting.extend((number > 0).then_some(Part::Text(",")));
                    }
                }
            }
        }
    }
}

/// An object's beginning, all but its inputs.
fn write_members(operator: &ExplainedOperator, text: &mut String) {
    text.push_str("{\"operator\":");
    write_string(&operator.name, text);
    text.push_str(",\"details\":");
    write_string(&operator.details, text);
    if !operator.notes.is_empty() {
        text.push_str(",\"notes\":");
        write_list(operator.notes.iter().map(String::as_str), text);
    }
    // Writing to a string does not fail.
    let _ = write!(text, ",\"estimated_rows\":{}", operator.estimated_rows);
    if let Some(profile) = operator.profile {
        let [own, all] = [profile.own_nanoseconds, profile.nanoseconds]
            .map(|spent| format!("{}.{}", spent / 1_000, spent / 100 % 10));
        let _ = write!(
            text,
            ",\"rows\":{},\"own_us\":{own},\"all_us\":{all},\"peak_bytes\":{}",
            profile.rows, profile.peak_bytes
        );
    }
}

fn write_list<'a>(items: impl Iterator<Item = &'a str>, text: &mut String) {
    text.push('[');
    for (number, item) in items.enumerate() {
        text.push_str(if number == 0 { "" } else { "," });
        write_string(item, text);
    }
    text.push(']');
}
