//! Evidence at the shell: files of statements, texts of sources, and claims for people.

use super::{path_in, run, script};

const TEXT: &str =
    "First line\n\nThe mayor spoke. The city opened\na joint laboratory in May. More will come.\n";
const HASH: &str = "b608d0b3b04e71b8231828dbc1c1249d2a45dcf6cb5bb2771f7bfa9b322c86db";

/// A source whose text is in a folder, and what it says.
fn statements() -> String {
    format!(
        "CREATE (:Source {{id: 'g', title: 'Gazette', document: 'g.txt', sha256: '{HASH}'}});
         CITING {{source: 'g', locator: 's 2', words: 'opened a joint laboratory', statedBy: 'the mayor'}}
         CREATE (:City {{name: 'Chengdu'}})-[:OPENED]->(:Laboratory {{name: 'Lab'}});
         CITING {{source: 'g', words: 'in May', comparator: '>', unit: 'people', modality: 'planned', asOf: '2024-05'}}
         MATCH (l:Laboratory) SET l.staff = 7;\n"
    )
}

#[test]
fn whole_sentences_are_shown_where_their_text_is_attached() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("g.txt"), TEXT).unwrap();
    let input = format!(
        "{}:attach {}\nCITE MATCH (l:Laboratory) RETURN l.staff;",
        statements(),
        folder.path().display()
    );
    let output = script(&input);
    let expected = "[1] Gazette, undated: “in May”  (planned)
    The city opened a joint laboratory in May.
[2] Gazette, undated, the mayor, s 2: “opened a joint laboratory”\n";
    assert!(output.contains("| g      | attached |") && output.ends_with(expected), "{output}");
    std::fs::write(folder.path().join("g.txt"), format!("{TEXT}.")).unwrap();
    let output = script(&input);
    assert!(output.contains("the file is not the one that was read (sha256 differs)"), "{output}");
    assert!(!output.contains("The city opened a joint laboratory in May."), "{output}");
    assert_eq!(run(&[], ":attach /nowhere/at/all\n").code, Some(1));
}

#[test]
fn wrong_places_of_sentences_are_told_and_the_others_are_used() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("g.txt"), TEXT).unwrap();
    let table = folder.path().join("locators.csv");
    std::fs::write(
        &table,
        "locator,source,byteStart,byteEnd\ns 1,g,0,9999\ns 3,g,x,1\ns 2,g,0,10\ns 4,g\n\"s 5\",g,12,3\n",
    )
    .unwrap();
    let input = format!(
        "{}:attach {}\nCITE MATCH (c:City)-[r]->() RETURN type(r);",
        statements(),
        folder.path().display()
    );
    let told = run(&[], &input);
    assert!(told.output.contains("    First line\n"), "{}", told.output);
    let faults: Vec<&str> = told.errors.lines().collect();
    let expected = [
        "line 2, column 4 (`byteEnd`): no part of the text of g, which has 88 bytes, is from 0 to 9999",
        "line 3, column 3 (`byteStart`): a number of bytes is wanted",
        "line 5, column 3 (`byteStart`): missing",
        "line 6, column 4 (`byteEnd`): no part of the text of g, which has 88 bytes, is from 12 to 3",
    ];
    assert_eq!(faults, expected.map(|fault| format!("{}: {fault}", table.display())));
    std::fs::write(&table, "locator,source,byteStart\n").unwrap();
    let told = run(&[], &input).errors;
    assert_eq!(told, format!("{}: line 1: there is no column `byteEnd`\n", table.display()));
}

#[test]
fn claims_are_few_columns_for_people_and_all_for_programs() {
    let of_property = script(&format!("{}:claims Lab.staff\n", statements()));
    assert!(of_property.contains("| > 7 people | 2024-05 | g: “in May”  (planned) |"), "{of_property}");
    let of_node = script(&format!("{}:claims Chengdu\n", statements()));
    assert!(
        of_node.contains("-[:OPENED]-> Lab") && of_node.contains("g, the mayor, s 2: “opened"),
        "{of_node}"
    );
    let for_programs = script(&format!("{}:mode csv\n:claims Lab.staff\n", statements()));
    assert!(
        for_programs.starts_with("about,value,source,locator,words,stated by,as of,published,modality\n")
    );
}

#[test]
fn files_of_statements_are_read_and_wrong_lines_told() {
    let folder = tempfile::tempdir().unwrap();
    let (table, into) = (path_in(&folder, "s.csv"), path_in(&folder, "g.silk"));
    let text = "subject,subjectLabels,relation,object,objectLabels,source,sourceTitle,words,published\n\
                Chengdu,City,OPENED,Lab,Laboratory,g,Gazette,opened,2024-05\n\
                Chengdu,City,OPENED,Other,Laboratory,g,,also opened,May\n";
    std::fs::write(&table, text).unwrap();
    let imported = run(&["import", "statements", &table, "--into", &into], "");
    assert_eq!(imported.code, Some(1));
    let expected = format!("{table}: line 3, column 9 (`published`): `published` of CITING must be a date");
    assert!(imported.errors.starts_with(&expected), "{}", imported.errors);
    assert!(imported.errors.contains("1 statement read, 1 wrong, 3 nodes created"), "{}", imported.errors);
    let claims = "MATCH (:City)-[r]->(l) RETURN l.name, claims(r)[0].words AS words";
    let rows = run(&[&into, "--format", "csv", "-c", claims], "").quietly();
    assert_eq!(rows, "l.name,words\nLab,opened\n");
    // What is exported is read again, within a transaction that may be taken back.
    let exported = path_in(&folder, "all.jsonl");
    run(&["export", &into, "-o", &exported], "").quietly();
    let again = run(
        &["--format", "csv"],
        &format!(":import {exported}\n{claims};\n:begin\n:import {exported}\n:rollback\n"),
    );
    assert_eq!((again.code, &*again.output), (Some(0), "l.name,words\nLab,opened\n"), "{}", again.errors);
    let (absent, unmade) = (path_in(&folder, "no.csv"), path_in(&folder, "unmade.silk"));
    let refused = run(&["import", "statements", &absent, "--into", &unmade], "");
    assert!(refused.code == Some(1) && refused.errors.starts_with("there is no file"), "{refused:?}");
    assert!(!std::path::Path::new(&unmade).exists(), "a database was made for what cannot be read");
}

#[test]
fn the_claims_that_rows_rest_on_are_a_table_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let (data, claims) = (path_in(&folder, "g.cypher"), path_in(&folder, "claims.csv"));
    std::fs::write(&data, statements()).unwrap();
    let query = "MATCH (l:Laboratory) RETURN l.staff; MATCH (c:City) RETURN c.name;";
    let arguments = [&*data, "--format", "csv", "--citations", &claims, "-c", query];
    assert_eq!(run(&arguments, "").quietly(), "l.staff,_cite\n7,c3 c1\nc.name,_cite\nChengdu,c0\n");
    let table = std::fs::read_to_string(&claims).unwrap();
    let names: Vec<_> = table.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(names, ["claim", "c3", "c1", "c0"], "{table}");
    assert!(table.contains("c3,2,,staff,,>,7,people,g,Gazette,,,,in May,,planned,"), "{table}");
    // In the shell, from one command to the other; a claim that is met again is not written again.
    let input = format!(
        "{}:mode csv\n:citations '{claims}'\nMATCH (c:City) RETURN c.name;\nCITE FULL MATCH (c:City) RETURN c.name;\n\
         :citations -\n:cite off\nMATCH (l:Laboratory) RETURN l.staff;\n",
        statements()
    );
    let output = script(&input);
    assert!(output.ends_with("c.name,_cite\nChengdu,c0\nc.name,_cite\nChengdu,c0\nl.staff\n7\n"), "{output}");
    assert_eq!(std::fs::read_to_string(&claims).unwrap().lines().count(), 2);
    let failed = run(&["--citations", "/nowhere/at/all", "-c", "RETURN 1"], "");
    assert!(failed.errors.starts_with("/nowhere/at/all: "), "{}", failed.errors);
    assert_eq!(failed.code, Some(1));
    // A graph's tables have its claims beside them.
    let tables = path_in(&folder, "graph.csv");
    let export = run(&["export", &data, "-o", &tables], "");
    assert!(export.code == Some(0) && export.errors.ends_with("graph-claims.csv\n"), "{export:?}");
    let table = std::fs::read_to_string(folder.path().join("graph-claims.csv")).unwrap();
    assert_eq!(table.lines().count(), 5);
    assert!(table.lines().skip(1).all(|line| line.ends_with('Z')), "recorded at a date and time: {table}");
    assert!(table.contains("\nc2,,0,,,,,,g,Gazette,,,s 2,opened a joint laboratory,the mayor,"), "{table}");
}

#[test]
fn how_a_new_source_comes_in_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let table = path_in(&folder, "s.csv");
    std::fs::write(&table, "subject,subjectLabels,source\nx,A,daily-1\ny,A,daily-1\n").unwrap();
    let errors = run(&["import", "statements", &table], "").errors;
    assert_eq!(errors.matches("there is no (:Source {id: 'daily-1'})").count(), 2, "{errors}");
    assert_eq!(errors.matches("create it first: CREATE (:Source {id: 'daily-1'})").count(), 1, "{errors}");
    assert_eq!(errors.matches("or add a column sourceTitle").count(), 1, "{errors}");
}

#[test]
fn a_result_without_nodes_is_no_picture() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "x.dot");
    let run_script = run(&[], &format!("CREATE (n:A) RETURN n;\nRETURN 1 AS x;\n:export {file}\n"));
    assert_eq!(run_script.code, Some(1));
    assert!(
        run_script.errors.contains("the last result has no nodes to be written"),
        "{}",
        run_script.errors
    );
    let database = path_in(&folder, "d.cypher");
    std::fs::write(&database, "CREATE (:A);").unwrap();
    let exported = run(&["export", &database, "--query", "RETURN 1"], "");
    assert_eq!((exported.code, &*exported.output), (Some(1), ""));
    assert!(exported.errors.contains("1 row without nodes, relationships or paths"), "{}", exported.errors);
    let misspelt = run(&["export", &database, "--query", "MATCH (n:Aa) RETURN n"], "");
    assert!(
        misspelt.errors.contains("warning: ") && misspelt.errors.contains("gave no rows"),
        "{misspelt:?}"
    );
}
