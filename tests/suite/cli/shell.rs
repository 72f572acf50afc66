//! The commands of the shell, fed by a pipe.

use super::{path_in, run, script};

const CITIES: &str = "\
CREATE (:City {name: 'Chengdu', aliases: ['Rongcheng']})-[:IN {since: 1952}]->(:Province {name: 'Sichuan'});
:mode csv
";

fn on_cities(commands: &str) -> String {
    script(&format!("{CITIES}{commands}"))
}

#[test]
fn a_command_begins_with_a_colon_or_a_dot_and_may_be_shortened() {
    for command in [":labels", ".labels", ":la", ":LABELS;", "  :labels  "] {
        assert_eq!(on_cities(command), "label,nodes\nCity,1\nProvince,1\n", "{command}");
    }
}

#[test]
fn an_unknown_command_is_told_what_was_meant() {
    let run = run(&[], ":lables\n");
    assert_eq!(
        (run.code, run.errors.as_str()),
        (Some(1), "unknown command :lables\nHint: did you mean :labels?\n")
    );
}

#[test]
fn the_schema_is_shown() {
    assert_eq!(on_cities(":types"), "type,relationships\nIN,1\n");
    let properties =
        "property,types,nodes,relationships\naliases,LIST,1,0\nname,STRING,2,0\nsince,INTEGER,0,1\n";
    assert_eq!(on_cities(":properties"), properties);
    let schema = on_cities(":schema :City");
    let expected = "label,nodes,property,types,filled\nCity,1,aliases,LIST,100 %\nCity,1,name,STRING,100 %\n\
                    from,type,to,relationships\n:City,IN,:Province,1\n";
    assert_eq!(schema, expected);
    assert_eq!(
        script(&format!("{CITIES}:mode table\n:schema City\n")).matches("| City").count(),
        1,
        "people read it once"
    );
    assert!(on_cities(":stats").contains("nodes,2\nrelationships,1\n"));
    assert!(on_cities(":functions upper").contains("toUpper("));
}

#[test]
fn help_knows_commands_clauses_and_functions() {
    assert!(script(":help").contains(":export FILE"));
    assert!(script(":help export").contains(":export FILE"));
    assert!(script(":help match").contains("MATCH (a:Label"));
    assert!(script(":help toUpper").contains("toUpper("));
    assert!(script(":help count").contains("count("));
    assert!(script(":help labels").contains(":labels") && script(":help labels").contains("labels(node"));
    assert!(!script(":help :labels").contains("labels(node"));
    assert!(script(":help algo.pageRank").contains("CALL algo.pageRank("));
    assert!(run(&[], ":help retrun").errors.contains("did you mean RETURN?"));
    assert!(run(&[], ":help shcema").errors.contains("did you mean schema?"));
}

#[test]
fn parameters_are_expressions() {
    let commands = ":param x => 1 + 1\n:param $y = [$x]\nRETURN $x AS x, $y AS y;\n:params\n";
    assert_eq!(on_cities(commands), "x,y\n2,[2]\nparameter,value\nx,2\ny,[2]\n");
}

#[test]
fn a_transaction_is_kept_or_taken_back() {
    let count = "MATCH (n) RETURN count(*) AS n;\n";
    let commands =
        format!(":begin\nCREATE (:X);\n{count}:rollback\n{count}:begin\nCREATE (:X);\n:commit\n{count}");
    assert_eq!(on_cities(&commands), "n\n3\nn\n2\nn\n3\n");
    let forgotten = run(&[], ":begin\nCREATE (:X);\n");
    assert_eq!(
        (forgotten.code, forgotten.errors.as_str()),
        (Some(1), "the open transaction was rolled back\n")
    );
    assert_eq!(run(&[], ":commit").code, Some(1));
}

#[test]
fn scripts_read_scripts_but_not_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.cypher");
    std::fs::write(&file, "RETURN 1 AS n;\n").unwrap();
    assert_eq!(script(&format!(":mode csv\n:source {file}\n.read {file}")), "n\n1\nn\n1\n");
    std::fs::write(&file, format!(":source {file}\n")).unwrap();
    assert_eq!(run(&[], &format!(":source {file}")).code, Some(1));
    assert_eq!(run(&[], ":source no-such-file").code, Some(1));
}

#[test]
fn rows_go_to_a_file_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "out.csv");
    let output = script(&format!(":mode csv\n:output {file}\nRETURN 1 AS n;\n:output -\nRETURN 2 AS n;\n"));
    assert_eq!(output, "n\n2\n");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "n\n1\n");
}

#[test]
fn a_text_is_found_in_properties_and_aliases_whatever_the_case() {
    let expected =
        "id,kind,what,property,value\nn0,:City,Chengdu,aliases,Rongcheng\nn0,:City,Chengdu,name,Chengdu\n";
    assert_eq!(on_cities(":find cheng"), expected);
    assert_eq!(on_cities(":find nowhere"), "id,kind,what,property,value\n");
    assert_eq!(script("CREATE (:City);\n:find nowhere\n"), "nothing found\n");
}

#[test]
fn what_is_like_a_text_is_found_where_the_text_is_nowhere_and_claims_after_properties() {
    let data = "CREATE (:Source {id: 's'});
        CITING {source: 's', words: 'by the end of spring', asOf: '2023-06-30'} CREATE (:Plan {name: '“Double Thousand” Plan', target: 80});\n";
    let found = |text: &str| run(&["--format", "csv"], &format!("{data}:find {text}\n"));
    let row = "n1,:Plan,“Double Thousand” Plan,name,“Double Thousand” Plan\n";
    let header = "id,kind,what,property,value\n";
    assert_eq!(found("double-thousand plan").quietly(), format!("{header}{row}"));
    assert_eq!(found("80").quietly(), format!("{header}n1,:Plan,“Double Thousand” Plan,target,80\n"));
    let words = found("plan double");
    assert_eq!(words.errors, "nothing has just these words; this has all of them\n");
    assert_eq!(words.output, format!("{header}{row}"));
    assert_eq!(found("duoble thousnd").output, format!("{header}{row}"));
    let claim = "n1,:Plan,“Double Thousand” Plan,(a claim),";
    assert!(found("END of spring").output.ends_with(&format!("{claim}by the end of spring\n")));
    assert!(found("June 2023").output.ends_with(&format!("{claim}2023-06-30\n")));
}

#[test]
fn what_is_near_a_node_is_shown() {
    for node in ["Chengdu", "(Chengdu)", "'rongcheng'", "n0", "Sichuan 2"] {
        assert_eq!(on_cities(&format!(":ego {node}")), "from,type,to\nChengdu,IN,Sichuan\n", "{node}");
    }
    let run = run(&[], &format!("{CITIES}:ego Chengud"));
    assert_eq!(
        (run.code, run.errors.as_str()),
        (Some(1), "no node is called Chengud\nHint: did you mean Chengdu?\n")
    );
}

#[test]
fn leaving_ends_the_script() {
    assert_eq!(script(":mode csv\nRETURN 1 AS n;\n:quit\nRETURN 2 AS n;\n"), "n\n1\n");
}

#[test]
fn another_database_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.silk");
    let commands =
        format!(":open {file}\nCREATE (:New);\n:labels\n:open {file} readonly\n:labels\n:status\n");
    let output = on_cities(&commands);
    assert!(output.starts_with("label,nodes\nNew,1\nlabel,nodes\nNew,1\n"), "{output}");
    assert!(output.contains("access,read only"), "{output}");
    assert!(output.contains("as of,now") && output.contains("cite,off"), "{output}");
}

#[test]
fn claims_and_sources_are_listed() {
    let evidence = "\
CREATE (:Source {id: 's1', title: 'News'});
CITING {source: 's1', locator: '1', words: 'a city'} MERGE (:City {name: 'Chengdu'});
:mode csv
:sources
:claims Chengdu
";
    let output = script(evidence);
    assert!(output.starts_with("id,title,publisher,published,claims\ns1,News,,,"), "{output}");
    assert!(output.contains("s1,1,a city,,,,stated\n"), "{output}");
}

#[test]
fn commands_look_back_to_the_day_that_answers_look_back_to() {
    let input = "\
CREATE (:Source {id: 'early', published: '2020'}), (:Source {id: 'late', published: '2024'});
CITING {source: 'early'} CREATE (:City {name: 'Chengdu'});
CITING {source: 'late'} MATCH (c:City) SET c.people = 13;
CITING {source: 'late'} MATCH (c:City) CREATE (c)-[:IN]->(:Province {name: 'Chengdu region'});
:mode csv
:asof 2022
:find Chengdu
:claims Chengdu
:ego Chengdu
:labels
";
    let found = "id,kind,what,property,value\nn2,:City,Chengdu,name,Chengdu\n";
    let claims =
        "about,value,source,locator,words,stated by,as of,published,modality\nit exists,,early,,,,,,stated\n";
    let output = script(input);
    assert!(output.starts_with(&format!("{found}{claims}from,type,to\n")), "{output}");
    assert!(output.contains("City,1\n") && !output.contains("Province,1"), "{output}");
}

#[test]
fn that_sources_without_a_date_are_left_out_is_told_once() {
    let data = "CREATE (:Source {id: 'a'}), (:Source {id: 'b'}), (:Source {id: 'c', published: '2020'});
CITING {source: 'a'} CREATE (:City); CITING {source: 'a'} CREATE (:City); CITING {source: 'c'} CREATE (:City);\n";
    let left_out =
        |count: &str| format!("warning: the claims of {count} without a date of publication are left out: ");
    let query = "MATCH (c:City) RETURN count(c)";
    let one =
        run(&[], &format!("{data}AS OF date('2022') {query};\nFOR VALID_TIME AS OF date('2022') {query};"));
    assert_eq!(one.errors, format!("{}it is known on no certain day\n", left_out("1 source")));
    let second = "CITING {source: 'b'} CREATE (:City);";
    let set = run(&[], &format!("{data}{second}\n:asof 2022\n{query};\n{query};\n:asof now\n"));
    assert_eq!(set.errors, format!("{}they are known on no certain day\n", left_out("2 sources")));
}

#[test]
fn what_is_near_a_node_is_a_picture_where_pictures_are_written() {
    let dot = on_cities(":mode dot\n:ego Chengdu\n");
    assert!(dot.contains("digraph") && dot.contains("Sichuan"), "{dot}");
}

#[test]
fn notes_and_results_in_markdown_have_empty_lines_between_them() {
    let input = "\
CREATE (:Source {id: 's1', title: 'News'});
CITING {source: 's1', words: 'a city'} CREATE (:City {name: 'Chengdu'});
:mode markdown
CITE MATCH (c:City) RETURN c.name;
RETURN 1;
";
    let lines: Vec<String> = script(input).lines().map(str::to_owned).collect();
    assert_eq!(lines[3..6], ["", "[1] News, undated: “a city”", ""]);
    assert_eq!(lines[6..], ["| 1 |", "|---|", "| 1 |"]);
}

#[test]
fn a_command_that_became_a_part_of_a_statement_is_told() {
    let failed = run(&[], &format!("{CITIES}MATCH (c:City) RETURN 1 AS n\n:help\n"));
    assert!(
        failed
            .errors
            .ends_with("Hint: :help was read as a part of the statement before it, which no `;` ends\n"),
        "{}",
        failed.errors
    );
    let tested = run(&[], &format!("{CITIES}MATCH (c:City) RETURN c\n:labels\n"));
    assert!(tested.code == Some(0) && tested.errors.contains("Hint: :labels was read"), "{}", tested.errors);
}

#[test]
fn the_schema_of_a_type_is_what_it_connects() {
    let expected = "from,type,to,relationships\n:City,IN,:Province,1\n";
    assert_eq!(on_cities(":schema :IN"), expected);
    let unknown = run(&[], &format!("{CITIES}:schema Ctiy\n")).errors;
    assert!(
        unknown.ends_with("there is no label and no relationship type Ctiy\nHint: did you mean City?\n"),
        "{unknown}"
    );
}

#[test]
fn what_a_text_is_another_name_of_is_told_where_nothing_was_found() {
    let told = |query: &str| run(&["--format", "csv"], &format!("{CITIES}{query};\n"));
    let found = told("MATCH (c:City {name: 'Rongcheng'}) RETURN c.name");
    assert_eq!(found.errors, "hint: nothing is called 'Rongcheng' itself; 'Chengdu' is also called so\n");
    assert_eq!(told("MATCH (c:City {name: 'CHENG-DU'}) RETURN c.name").errors, "");
    let spelt = told("MATCH (c:City {name: 'chengdu'}) RETURN c.name");
    assert_eq!(spelt.errors, "hint: nothing is called 'chengdu'; it is written 'Chengdu'\n");
    assert_eq!(
        told("MATCH (c:City {name: 'Chengdu'})-->(:Province {name: 'Chengdu'}) RETURN c.name").errors,
        ""
    );
}
