//! Arguments, formats, exit codes.

use super::{path_in, program, run, script};
use std::io::{BufRead, BufReader};

const ROWS: &str = "UNWIND [[1, 'one'], [null, 'a,\"b\"\nc']] AS r RETURN r[0] AS n, r[1] AS `the text`";

#[test]
fn rows_go_to_standard_output_as_a_table() {
    let expected = "\
+------+----------+
| n    | the text |
+=================+
|    1 | one      |
| null | a,\"b\"\\nc |
+------+----------+
";
    let table = run(&["-c", ROWS], "").quietly();
    assert_eq!(table, expected);
}

#[test]
fn every_format_writes_the_same_rows() {
    let as_format = |format: &str| run(&["--format", format, "-c", ROWS], "").quietly();
    assert_eq!(as_format("csv"), "n,the text\n1,one\n,\"a,\"\"b\"\"\nc\"\n");
    assert_eq!(as_format("tsv"), "n\tthe text\n1\tone\n\t\"a,\"\"b\"\"\nc\"\n");
    assert_eq!(
        as_format("json"),
        "[\n{\"n\":1,\"the text\":\"one\"},\n{\"n\":null,\"the text\":\"a,\\\"b\\\"\\nc\"}\n]\n"
    );
    assert_eq!(
        as_format("jsonl"),
        "{\"n\":1,\"the text\":\"one\"}\n{\"n\":null,\"the text\":\"a,\\\"b\\\"\\nc\"}\n"
    );
    assert_eq!(as_format("line").lines().next(), Some("       n = 1"));
    assert!(as_format("markdown").starts_with("|"));
}

#[test]
fn values_are_written_as_open_cypher_writes_them() {
    let query = "CREATE p = (a:A {name: 'x'})-[r:T {since: 2020}]->(b:`two words`) \
                 RETURN a, r, b, p, [1.0, 'it''s'], {k: null}, date('2023-10-31')";
    let query = query.replace("it''s", "it\\'s");
    let line = run(&["--format", "tsv", "-c", &query], "").quietly();
    let fields: Vec<_> = line.lines().nth(1).unwrap().split('\t').collect();
    let expected = [
        "(:A {name: 'x'})",
        "[:T {since: 2020}]",
        "(:`two words`)",
        "(:A {name: 'x'})-[:T {since: 2020}]->(:`two words`)",
        "[1.0, 'it\\'s']",
        "{k: null}",
        "2023-10-31",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn a_result_without_columns_writes_nothing_and_one_without_rows_writes_its_columns() {
    assert_eq!(run(&["--format", "csv", "-c", "CREATE ()"], "").quietly(), "");
    assert_eq!(run(&["--format", "csv", "-c", "MATCH (n) RETURN n"], "").quietly(), "n\n");
    assert_eq!(run(&["--format", "json", "-c", "MATCH (n) RETURN n"], "").quietly(), "[]\n");
    assert_eq!(run(&["--format", "jsonl", "-c", "MATCH (n) RETURN n"], "").quietly(), "");
}

#[test]
fn commands_and_files_run_in_the_order_given() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "b.cypher");
    std::fs::write(&file, "RETURN 2 AS n; // the end").unwrap();
    let run = run(
        &["--format", "csv", "-c", "RETURN 1 AS n", "-f", &file, "-c", "RETURN 3 AS n; RETURN 4 AS n"],
        "",
    );
    assert_eq!(run.quietly(), "n\n1\nn\n2\nn\n3\nn\n4\n");
}

#[test]
fn the_last_statement_of_a_script_needs_no_semicolon() {
    assert_eq!(script(":mode csv\nRETURN 1 AS n;\nRETURN 2\n AS n\n"), "n\n1\nn\n2\n");
}

#[test]
fn a_script_that_ends_within_a_string_fails() {
    let run = run(&["--format", "csv"], "RETURN 1 AS n;\nRETURN 'open\n");
    assert_eq!((run.code, run.output.as_str()), (Some(1), "n\n1\n"));
    assert!(run.errors.contains("SyntaxError"), "{}", run.errors);
}

#[test]
fn an_error_shows_the_place_and_ends_with_code_one() {
    let run = run(&["-c", "RETRUN 1"], "");
    assert_eq!((run.code, run.output.as_str()), (Some(1), ""));
    assert!(run.errors.contains("line 1, column 1: RETRUN 1\n"), "{}", run.errors);
    assert!(run.errors.contains("                  ^"), "{}", run.errors);
}

#[test]
fn an_error_in_a_file_names_the_file_and_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.cypher");
    std::fs::write(&file, "RETURN 1;\n\n// why\nRETURN 2; RETURN\n  x;\n").unwrap();
    let run = run(&["-f", &file], "");
    assert_eq!(run.code, Some(1));
    assert!(run.errors.starts_with(&format!("{file}:5: SyntaxError: UndefinedVariable")), "{}", run.errors);
    assert!(run.errors.contains("line 5, column 3:"), "{}", run.errors);
}

#[test]
fn an_open_bracket_is_counted_in_lines_of_the_script_like_the_error() {
    let run = run(&[], "RETURN 1;\nMATCH (p:Person RETURN p;\n");
    assert!(run.errors.contains("line 2, column 17:"), "{}", run.errors);
    assert!(run.errors.contains("Hint: the '(' is still open: line 2, column 7"), "{}", run.errors);
}

#[test]
fn what_is_no_text_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.cypher");
    std::fs::write(&file, b"RETURN 1 AS n;\r\nRETURN '\xff';\n").unwrap();
    let run = run(&["--format", "csv", "-f", &file], "");
    assert_eq!((run.code, run.output.as_str()), (Some(1), "n\n1\n"));
    assert_eq!(run.errors, format!("{file}: line 2, byte 9: this is no UTF-8 text\n"));
}

#[test]
fn the_first_failure_ends_a_script_unless_it_may_go_on() {
    let statements = "RETURN 1 AS n; RETURN x; RETURN 2 AS n;";
    let fast = run(&["--format", "csv", "-c", statements], "");
    assert_eq!((fast.code, fast.output.as_str()), (Some(1), "n\n1\n"));
    let patient = run(&["--format", "csv", "--fail-at-end", "-c", statements], "");
    assert_eq!((patient.code, patient.output.as_str()), (Some(1), "n\n1\nn\n2\n"));
    assert!(patient.errors.contains("UndefinedVariable"));
}

#[test]
fn a_wrong_command_line_ends_with_code_two() {
    for arguments in [
        &["--no-such-option"][..],
        &["--format", "no-such-format"],
        &["--fail-fast", "--fail-at-end"],
        &["--param", "no value", "-c", "RETURN 1"],
        &["--param", "x=[1", "-c", "RETURN 1"],
        &["-f", "/no/such/script"],
    ] {
        let run = run(arguments, "");
        assert_eq!((run.code, run.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.errors.is_empty());
    }
    for (arguments, hint) in [
        (&["a.silk", "b.cypher"][..], "-f SCRIPT"),
        (&["-format", "csv", "-c", "RETURN 1"], "--format"),
        (&["--no-color", "stdio"], "silkgraph stdio"),
        (&["a.silk", "check"], "silkgraph check"),
    ] {
        let run = run(arguments, "");
        assert!(run.code == Some(2) && run.errors.contains(hint), "{arguments:?}: {}", run.errors);
    }
    assert_eq!(run(&["--help"], "").code, Some(0));
    assert_eq!(run(&["--version"], "").quietly(), concat!("silkgraph ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_store_that_fails_ends_with_code_three() {
    let folder = tempfile::tempdir().unwrap();
    let missing = path_in(&folder, "missing.silk");
    assert_eq!(run(&[&missing, "--readonly", "-c", "RETURN 1"], "").code, Some(3));
    assert!(!std::path::Path::new(&missing).exists());
    let damaged = path_in(&folder, "damaged.silk");
    std::fs::write(&damaged, "this is no database").unwrap();
    let run = run(&[&damaged, "-c", "RETURN 1"], "");
    assert_eq!((run.code, run.output.as_str()), (Some(3), ""), "{}", run.errors);
    assert!(run.errors.contains("damaged.silk"));
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let mut child =
        program(&["--format", "csv", "-c", "UNWIND range(1, 1000000) AS n RETURN n"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "n");
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

/// The query would take hours: it ends because it is told to.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_query_with_code_130() {
    let query =
        "RETURN 1 AS n; UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(*)";
    let mut child = program(&["--format", "csv", "-c", query]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.by_ref().nth(1).unwrap().unwrap(), "1");
    std::thread::sleep(std::time::Duration::from_millis(300));
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(130), &b"interrupted\n"[..]));
}

#[test]
fn a_database_file_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.silk");
    run(&[&file, "-c", "CREATE (:A)-[:T]->(:B)"], "").quietly();
    assert_eq!(run(&["check", &file], "").quietly(), "2 nodes, 1 relationship, 0 claims: whole\n");
    let missing = run(&["check", &path_in(&folder, "missing.silk")], "");
    assert!(missing.code == Some(3) && missing.errors.starts_with("there is no file"), "{missing:?}");
    let whole_folder = run(&["check", &path_in(&folder, "")], "");
    assert!(whole_folder.code == Some(3) && whole_folder.errors.contains("is a folder"), "{whole_folder:?}");
}

#[test]
fn parameters_are_literals_or_texts() {
    let arguments = [
        "--format",
        "jsonl",
        "--param",
        "a=1",
        "--param",
        "b=China",
        "--param",
        "c=['x', null]",
        "--param",
        "d='1'",
    ];
    let output =
        run(&[&arguments[..], &["-c", "RETURN $a AS a, $b AS b, $c AS c, $d AS d"]].concat(), "").quietly();
    assert_eq!(output, "{\"a\":1,\"b\":\"China\",\"c\":[\"x\",null],\"d\":\"1\"}\n");
}

#[test]
fn a_database_lives_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "a.silk");
    assert_eq!(run(&[&file, "-c", "CREATE (:City {name: 'Chengdu'})"], "").quietly(), "");
    let query = "MATCH (c:City) RETURN c.name";
    assert_eq!(run(&[&file, "--format", "csv", "-c", query], "").quietly(), "c.name\nChengdu\n");
    assert_eq!(
        run(&[&file, "--readonly", "--format", "csv", "-c", query], "").quietly(),
        "c.name\nChengdu\n"
    );
    let refused = run(&[&file, "--readonly", "-c", "CREATE ()"], "");
    assert_eq!(refused.code, Some(1), "{}", refused.errors);
    assert!(refused.errors.contains("read only"), "{}", refused.errors);
}

#[test]
fn a_folder_is_loaded_into_memory_in_the_order_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("2.cypher"), "MATCH (a:A) CREATE (a)-[:T]->(:B);").unwrap();
    std::fs::write(folder.path().join("1.cypher"), "CREATE (:A)").unwrap();
    std::fs::write(folder.path().join("README.md"), "no statement").unwrap();
    let name = folder.path().to_str().unwrap();
    let query = "MATCH (:A)-[:T]->(:B) RETURN count(*) AS n";
    assert_eq!(run(&[name, "--format", "csv", "-c", query], "").quietly(), "n\n1\n");
    std::fs::write(folder.path().join("3.cypher"), "// fine\nCREATE (:C);\nCREATE (;\n").unwrap();
    let failed = run(&[name, "-c", query], "");
    assert_eq!((failed.code, failed.output.as_str()), (Some(1), ""));
    assert!(failed.errors.contains("3.cypher:3: SyntaxError"), "{}", failed.errors);
}

#[test]
fn the_data_set_loads_from_its_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data/belt-road");
    let output = run(&[folder, "--format", "csv"], ":stats\n").quietly();
    assert!(output.contains("nodes,373\n"), "{output}");
    assert!(output.contains("relationships,455\n"), "{output}");
}

#[test]
fn what_would_act_on_a_terminal_is_shown() {
    let table = run(&["-c", "RETURN 'a\\u001B[31m\\u202Eb' AS `x\\u0007`"], "");
    let shown = table.output;
    assert!(shown.contains("a\\u001B[31m\\u202Eb"), "{shown}");
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}') && !shown.contains('\u{7}'));
    let error = run(&["-c", "RETURN \u{1b}[31m"], "").errors;
    assert!(!error.contains('\u{1b}'), "{error:?}");
}

#[test]
fn help_explains_options_by_themselves_and_words_by_the_reference() {
    assert!(run(&["help", "OPTIONAL", "MATCH"], "").quietly().contains("OPTIONAL MATCH pattern"));
    assert!(run(&["help", "export"], "").quietly().contains("--clusters"));
    assert!(run(&["help"], "").quietly().contains("toUpper"));
    let unknown = run(&["help", "retrun"], "");
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.errors.contains("did you mean RETURN?"));
}

#[test]
fn the_reference_is_one_document_with_answers() {
    let markdown = run(&["reference"], "").quietly();
    assert!(markdown.starts_with("# ") && markdown.contains("(#clause-optional-match)"));
    assert!(markdown.contains("| Li     | Chengdu | China  |"), "an example's answer is shown");
    assert!(run(&["reference", "--format", "html"], "").quietly().ends_with("</html>\n"));
}

#[test]
fn what_is_no_database_is_told_plainly_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (text, absent) = (path_in(&folder, "text.silk"), path_in(&folder, "nosuch.silk"));
    std::fs::write(&text, "hello\n").unwrap();
    let opened = run(&[&text, "-c", "RETURN 1"], "");
    assert_eq!((opened.code, opened.errors), (Some(3), format!("{text} is not a silkgraph database\n")));
    let opened = run(&["--readonly", &absent, "-c", "RETURN 1"], "");
    assert_eq!((opened.code, opened.errors), (Some(3), format!("{absent}: there is no such database\n")));
    let opened = run(&["--fail-at-end"], &format!(":open {text}\n:open {absent} readonly\nRETURN 1 AS x;\n"));
    assert!(opened.code == Some(1) && opened.output.contains("| 1 |"), "{opened:?}");
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "hello\n");
    assert!(!std::path::Path::new(&absent).exists());
}

#[test]
fn a_folder_of_scripts_is_run_as_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("2.cypher"), "MATCH (a:A) CREATE (a)-[:T]->(:B);").unwrap();
    std::fs::write(folder.path().join("1.cypher"), "CREATE (:A);").unwrap();
    let (path, count) = (folder.path().to_str().unwrap(), "MATCH (:A)-->(b) RETURN count(b) AS n;");
    assert_eq!(run(&["--format", "csv", "-f", path, "-c", count], "").quietly(), "n\n1\n");
    assert_eq!(run(&["--format", "csv"], &format!(":source {path}\n{count}")).quietly(), "n\n1\n");
}

#[test]
fn a_name_without_an_extension_that_nothing_is_called_makes_no_database() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("belt-road")).unwrap();
    for (name, hint) in [("belt-rod", "belt-road?"), ("elsewhere", "elsewhere.silk")] {
        let path = path_in(&folder, name);
        let run = run(&[&path, "-c", "MATCH (n) RETURN count(n)"], "");
        assert_eq!((run.code, run.output.as_str()), (Some(3), ""));
        assert!(run.errors.contains("no such file or folder") && run.errors.contains(hint), "{}", run.errors);
        assert!(!folder.path().join(name).exists());
    }
}

#[test]
fn what_is_written_in_the_wrong_place_is_told_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let good = path_in(&folder, "good.silk");
    run(&[&good, "-c", "CREATE (:A)"], "").quietly();
    let expected: [(&[&str], &str); 7] = [
        (&["import", "s5.csv", "--into", "own2.silk"], "silkgraph import statements s5.csv …"),
        (&["import", "statement", "x.csv"], "did you mean: silkgraph import statements …"),
        (&["import", "tabels"], "did you mean: silkgraph import tables …"),
        (&["improt", "statements", "x.csv"], "did you mean: silkgraph import statements …"),
        (&["query", &good], "-c QUERY"),
        (&["MATCH (n) RETURN n"], "a query is given with -c"),
        (&["MATCH (n) RETURN n.name"], "a query is given with -c"),
    ];
    for (arguments, hint) in expected {
        let run = run(arguments, "");
        assert_eq!((run.code, run.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.errors.contains(hint), "{arguments:?}: {}", run.errors);
    }
    assert!(run(&["exprt"], "").errors.contains("silkgraph export"));
}

#[test]
fn no_database_is_made_where_there_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let absent = path_in(&folder, "nosuch-folder");
    let run = run(&[&format!("{absent}/x.silk"), "-c", "RETURN 1"], "");
    assert_eq!((run.code, run.errors), (Some(3), format!("there is no folder {absent}\n")));
}

#[test]
fn an_import_of_which_nothing_comes_leaves_no_database_behind() {
    let folder = tempfile::tempdir().unwrap();
    let [into, wrong, half] = ["a.silk", "wrong.csv", "half.csv"].map(|name| path_in(&folder, name));
    std::fs::write(&wrong, "subject,subjectLabels,source\nx,A,nobody\n").unwrap();
    std::fs::write(&half, "subject,subjectLabels,source\nx,A,\ny,A,nobody\n").unwrap();
    let import = |file: &str| run(&["import", "statements", file, "--into", &into], "").code;
    assert_eq!(import(&wrong), Some(1));
    assert!(!std::path::Path::new(&into).exists());
    assert_eq!(import(&half), Some(1));
    assert_eq!(import(&wrong), Some(1), "what was there before stays");
    let count = run(&[&into, "--format", "csv", "-c", "MATCH (n) RETURN count(n)"], "").quietly();
    assert_eq!(count, "count(n)\n1\n");
}

#[test]
fn a_folder_that_is_opened_to_be_read_is_not_changed_either() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.cypher"), "CREATE (:A);").unwrap();
    let path = folder.path().display().to_string();
    let run = run(
        &[&path, "--readonly", "--format", "csv", "-c", "CREATE (:B)", "-c", "MATCH (n) RETURN count(n)"],
        "",
    );
    assert!(run.errors.contains("read"), "{}", run.errors);
    assert_ne!(run.code, Some(0));
}

#[test]
fn the_columns_of_statements_are_explained() {
    let help = run(&["import", "statements", "--help"], "").quietly();
    assert!(
        ["subjectLabels", "separated by `:`", "sourceTitle", "validFrom"]
            .iter()
            .all(|word| help.contains(word))
    );
}

#[test]
fn people_who_know_no_colon_are_understood() {
    assert!(script("help\nquit\nRETURN 1 AS never;").contains(":quit"));
    assert_eq!(script("exit;\nRETURN 1 AS never;"), "");
    assert_eq!(script("EXIT\nRETURN 1 AS never;"), "");
}

#[test]
fn tables_are_imported_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let [into, cities, roads] = ["a.silk", "cities.csv", "roads.csv"].map(|name| path_in(&folder, name));
    std::fs::write(&cities, "code,name\nxa,Xian\nal,Almaty\n").unwrap();
    std::fs::write(&roads, "from,to\nxa,al\nal,lx\n").unwrap();
    let (nodes, pattern) = (format!("City={cities}"), format!("(:City)-[:ROAD]->(:City)={roads}"));
    let import =
        || run(&["import", "tables", "--into", &into, "--nodes", &nodes, "--relationships", &pattern], "");
    let refused = import();
    assert_eq!(refused.code, Some(1));
    assert_eq!(refused.errors, format!("{roads}:3: column to: no City is told apart by `lx`\n"));
    assert!(!std::path::Path::new(&into).exists(), "what was made for nothing goes again");
    let count =
        ["--format", "csv", &into, "-c", "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n), count(r)"];
    assert!(run(&count, "").quietly().ends_with("0,0\n"));
    std::fs::write(&roads, "from,to\nxa,al\n").unwrap();
    let imported = import();
    assert!(
        imported.code == Some(0) && imported.errors.starts_with("2 nodes created, 1 relationship"),
        "{imported:?}"
    );
    assert!(run(&count, "").quietly().ends_with("2,1\n"));
    assert_eq!(run(&["import", "tables", "--relationships", "ROAD"], "").code, Some(2));
}
