//! `:help`: the list of commands, and a card for each command, clause and function.

use super::{COMMANDS, Command, Shelf, closest, schema};
use crate::cli::diagnostics::Failure;
use crate::cli::session::Session;
use silkgraph::functions::{self, Aggregate, Function};
use silkgraph::procedures::{Procedure, Registry, settings};

/// What help tells of a clause.
struct Clause {
    name: &'static str,
    syntax: &'static str,
    summary: &'static str,
    /// A statement that runs on any graph.
    example: &'static str,
}

/// The clauses, in the order in which one learns them.
static CLAUSES: &[Clause] = &[
    Clause {
        name: "MATCH",
        syntax: "MATCH (a:Label {key: value})-[r:TYPE]->(b), …",
        summary: "Finds every place in the graph where the pattern fits; no relationship is used twice in one MATCH.",
        example: "MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 5",
    },
    Clause {
        name: "OPTIONAL MATCH",
        syntax: "OPTIONAL MATCH pattern",
        summary: "As MATCH, but keeps the row with nulls when nothing fits.",
        example: "MATCH (a) OPTIONAL MATCH (a)-->(b) RETURN a, b LIMIT 5",
    },
    Clause {
        name: "WHERE",
        syntax: "WHERE condition",
        summary: "Keeps the rows of the MATCH or WITH before it for which the condition is true.",
        example: "MATCH (n) WHERE n.name STARTS WITH 'C' RETURN n.name",
    },
    Clause {
        name: "RETURN",
        syntax: "RETURN [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n]",
        summary: "Gives the rows. With an aggregate such as count(*), the other columns say what is grouped.",
        example: "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY nodes DESC",
    },
    Clause {
        name: "WITH",
        syntax: "WITH [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n] [WHERE condition]",
        summary: "Hands rows on to the next part of the query; only the names listed are known there.",
        example: "MATCH (n)-->() WITH n, count(*) AS degree WHERE degree > 2 RETURN n.name, degree",
    },
    Clause {
        name: "ORDER BY",
        syntax: "ORDER BY expression [ASC|DESC], …",
        summary: "Sorts the rows of a RETURN or WITH; null comes last, or first with DESC.",
        example: "UNWIND [3, 1, 2] AS n RETURN n ORDER BY n DESC",
    },
    Clause {
        name: "SKIP",
        syntax: "SKIP n",
        summary: "Leaves out the first n rows of a RETURN or WITH.",
        example: "UNWIND range(1, 10) AS n RETURN n ORDER BY n SKIP 7",
    },
    Clause {
        name: "LIMIT",
        syntax: "LIMIT n",
        summary: "Gives at most n rows of a RETURN or WITH.",
        example: "UNWIND range(1, 10) AS n RETURN n ORDER BY n LIMIT 3",
    },
    Clause {
        name: "UNWIND",
        syntax: "UNWIND list AS name",
        summary: "Makes a row of each element of a list.",
        example: "UNWIND [1, 2, 3] AS n RETURN n, n * n",
    },
    Clause {
        name: "UNION",
        syntax: "query UNION [ALL] query",
        summary: "Gives the rows of both queries, whose columns have the same names; without ALL no row twice.",
        example: "RETURN 1 AS n UNION RETURN 2 AS n",
    },
    Clause {
        name: "CREATE",
        syntax: "CREATE (a:Label {key: value})-[:TYPE]->(b), …",
        summary: "Makes nodes and relationships.",
        example: "CREATE (:City {name: 'Chengdu'})-[:IN]->(:Province {name: 'Sichuan'})",
    },
    Clause {
        name: "MERGE",
        syntax: "MERGE pattern [ON CREATE SET …] [ON MATCH SET …]",
        summary: "Finds the pattern, or makes all of it when it is not there.",
        example: "MERGE (c:City {name: 'Chengdu'}) ON CREATE SET c.isNew = true RETURN c",
    },
    Clause {
        name: "SET",
        syntax: "SET n.key = value | n:Label | n = map | n += map, …",
        summary: "Changes properties and adds labels.",
        example: "MERGE (c:City {name: 'Chengdu'}) SET c.population = 21000000",
    },
    Clause {
        name: "REMOVE",
        syntax: "REMOVE n.key | n:Label, …",
        summary: "Takes properties and labels away.",
        example: "MATCH (c:City {name: 'Chengdu'}) REMOVE c.population",
    },
    Clause {
        name: "DELETE",
        syntax: "[DETACH] DELETE n, …",
        summary: "Deletes nodes and relationships; with DETACH also the relationships of the nodes.",
        example: "MATCH (c:City {name: 'Nowhere'}) DETACH DELETE c",
    },
    Clause {
        name: "CASE",
        syntax: "CASE [value] WHEN … THEN … [ELSE …] END",
        summary: "An expression: the value after the first WHEN that holds.",
        example: "UNWIND [1, 2] AS n RETURN CASE WHEN n > 1 THEN 'many' ELSE 'one' END",
    },
    Clause {
        name: "CITING",
        syntax: "CITING {source: 'id', locator: '…', words: '…', …} write",
        summary: "Records who says so with everything that the statement makes or sets.",
        example: "CITING {source: 'me', words: 'a city'} MERGE (:City {name: 'Chengdu'})",
    },
];

pub(super) fn run(session: &mut Session, topic: &str) -> Result<(), Failure> {
    let topic = topic.trim_start_matches([':', '.']);
    let text = if topic.is_empty() { overview() } else { card(topic, &session.store.database.procedures())? };
    session.say(text.trim_end())
}

fn overview() -> String {
    let shelves =
        [Shelf::General, Shelf::Output, Shelf::Schema, Shelf::Session, Shelf::Graph, Shelf::Evidence];
    let mut text =
        String::from("Statements end with `;`. Commands begin with `:` or `.` and may be shortened.\n");
    for shelf in shelves {
        text.push_str(&format!("\n{shelf:?}\n"));
        for command in COMMANDS.iter().filter(|command| command.shelf == shelf) {
            let call = format!(":{} {}", command.name, command.arguments);
            text.push_str(&format!("  {call:<34} {}\n", command.summary));
        }
    }
    let clauses: Vec<_> = CLAUSES.iter().map(|clause| clause.name).collect();
    text.push_str(&format!(
        "\n`:help WORD` explains {}\nand each function and procedure that :functions and :procedures list.",
        clauses.join(", ")
    ));
    text
}

/// What is known of a command, clause, function or procedure.
fn card(topic: &str, procedures: &Registry) -> Result<String, Failure> {
    let has_name = |name: &str| name.eq_ignore_ascii_case(topic);
    if let Some(command) = COMMANDS.iter().find(|command| has_name(command.name)) {
        return Ok(command_card(command));
    }
    if let Some(clause) = CLAUSES.iter().find(|clause| has_name(clause.name)) {
        return Ok(format!("{}\n  {}\nExample\n  {};", clause.syntax, clause.summary, clause.example));
    }
    let name = topic.trim_end_matches("()");
    if let Some(function) = functions::function(name) {
        return Ok(function_card(function));
    }
    if let Some(aggregate) = functions::aggregate(name) {
        return Ok(aggregate_card(aggregate));
    }
    if let Some(procedure) = procedures.iter().find(|procedure| procedure.name.eq_ignore_ascii_case(name)) {
        return Ok(procedure_card(procedure));
    }
    let commands = COMMANDS.iter().map(|command| command.name);
    let functions = functions::functions().map(|function| function.name);
    let aggregates = functions::aggregates().map(|aggregate| aggregate.name);
    let procedures = procedures.iter().map(|procedure| &*procedure.name);
    let names = commands.chain(CLAUSES.iter().map(|clause| clause.name)).chain(functions).chain(aggregates);
    let names = names.chain(procedures);
    let hint = closest(topic, names).map_or_else(String::new, |name| format!("\nHint: did you mean {name}?"));
    Err(Failure::query(format!("no help on {topic}; :help lists the commands{hint}")))
}

fn command_card(command: &Command) -> String {
    let aliases: String = command.aliases.iter().map(|alias| format!(", :{alias}")).collect();
    format!(":{} {}{aliases}\n  {}", command.name, command.arguments, command.summary)
}

fn function_card(function: &Function) -> String {
    let signature =
        schema::signature(function.name, function.parameters, function.is_variadic, function.returns);
    format!("{signature}\n  {}\nExample\n  {}", function.summary, runnable(function.example))
}

fn aggregate_card(aggregate: &Aggregate) -> String {
    let signature = schema::signature(aggregate.name, aggregate.parameters, false, aggregate.returns);
    format!("{signature}\n  {}\nExample\n  {}", aggregate.summary, runnable(aggregate.example))
}

fn procedure_card(procedure: &Procedure) -> String {
    let mut card = format!("{}\n  {}", schema::procedure_signature(procedure), procedure.summary);
    for (place, setting) in settings(&procedure.name).iter().enumerate() {
        card.push_str(if place == 0 { "\nConfiguration\n" } else { "\n" });
        card.push_str(&format!("  {}: {}  {}", setting.name, setting.default(), setting.summary));
    }
    card
}

/// An example as a statement: an expression gets its RETURN.
fn runnable(example: &str) -> String {
    let starts = ["MATCH ", "UNWIND ", "WITH ", "RETURN ", "CREATE ", "CALL "];
    let is_statement = starts.iter().any(|start| example.starts_with(start));
    if is_statement { format!("{example};") } else { format!("RETURN {example};") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use silkgraph::{Database, Parameters};

    #[test]
    fn every_example_of_a_clause_runs() {
        let database = Database::in_memory();
        database.query("CREATE (:Source {id: 'me'})", Parameters::new()).unwrap();
        for clause in CLAUSES {
            let rows = database.query(clause.example, Parameters::new());
            let done = rows.and_then(Iterator::collect::<Result<Vec<_>, _>>);
            assert!(done.is_ok(), "{}: {}", clause.name, done.unwrap_err());
        }
    }
}
