//! What is said of a text that is no statement: what was found, what was expected, what was meant.

use super::error;
use crate::error::Detail;

/// Checks the detail, what the caret marks, and a part of the hint ("" for none).
fn check(text: &str, detail: Detail, marked: &str, hint: &str) {
    let error = error(text);
    assert_eq!(error.detail, detail, "{}", error.report(text));
    let span = error.span.unwrap_or_else(|| panic!("no place: {error}"));
    assert_eq!(
        &text[span.start as usize..(span.end as usize).min(text.len())],
        marked,
        "{}",
        error.report(text)
    );
    let given = error.hint_in(text).unwrap_or_default();
    assert!(given.contains(hint) && hint.is_empty() == given.is_empty(), "{}", error.report(text));
}

#[test]
fn misspelt_keywords_are_recognised() {
    for (text, marked, meant) in [
        ("MATCH (n) RETRUN n", "RETRUN", "RETURN"),
        ("MACTH (n) RETURN n", "MACTH", "MATCH"),
        ("MATCH (n) WHER n.x = 1 RETURN n", "WHER", "WHERE"),
        ("MATCH (n) RETURN n ODER BY n.x", "ODER", "ORDER"),
        ("MATCH (n) WHERE n.x = 1 ADN n.y = 2 RETURN n", "ADN", "AND"),
        ("MERGE (a) ON MATHC SET a.x = 1", "MATHC", "MATCH"),
        ("RETURN x IS NOT NUL", "NUL", "NULL"),
        ("RETURN x STARTS wth 'a'", "wth", "WITH"),
        ("RETURN CASE WEHN true THEN 1 END", "true", ""),
    ] {
        let hint = if meant.is_empty() { String::new() } else { format!("did you mean {meant}?") };
        check(text, Detail::UnexpectedSyntax, marked, &hint);
    }
}

#[test]
fn the_message_names_what_was_found_and_what_was_expected() {
    for (text, message) in [
        ("RETURN 1 +", "unexpected end of the query: expected an expression"),
        ("MATCH (n) RETURN n ORDER n", "unexpected 'n': expected BY"),
        ("MATCH (n:) RETURN n", "unexpected ')': expected a label or type, '!', '%' or '('"),
        ("FOREACH x IN y", "unexpected 'x': expected '('"),
        ("MATCH (n) WHERE RETURN n", "unexpected 'RETURN': expected an expression"),
        ("MATCH (n) WHERE n.x AND RETURN n", "unexpected 'RETURN': expected an expression"),
        ("MATCH (n {name = 'a'}) RETURN n", "unexpected '=': expected ':'"),
        ("UNWIND [1] RETURN 1", "unexpected 'RETURN': expected an operator or AS"),
        ("RETURN {1a: 2}", "unexpected '1a': expected a name or '}'"),
        ("RETURN n.", "unexpected end of the query: expected a name"),
    ] {
        assert_eq!(error(text).message, message, "{text}");
    }
}

#[test]
fn habits_from_other_languages_are_put_right() {
    check("RETURN a == b", Detail::UnexpectedSyntax, "=", "one =");
    check("RETURN a != b", Detail::UnexpectedSyntax, "!", "<>");
    check("RETURN a && b", Detail::UnexpectedSyntax, "&", "AND");
    check("SELECT * FROM n", Detail::UnexpectedSyntax, "SELECT", "MATCH");
    check("RETURN a GROUP BY b", Detail::UnexpectedSyntax, "GROUP", "groups");
    check("MATCH (n {name = 'a'}) RETURN n", Detail::UnexpectedSyntax, "=", "{key: value}");
    check("MATCH ()-[:HELD IN]->() RETURN 1", Detail::UnexpectedSyntax, "IN", "`HELD IN`");
    check("MATCH (n:Big City) RETURN n", Detail::UnexpectedSyntax, "City", "`Big City`");
    check("MATCH (n) RETURN n SORT BY n.x", Detail::UnexpectedSyntax, "SORT", "ORDER BY");
    check("MATCH (n) WHERE n.x BETWEEN 1 AND 2 RETURN n", Detail::UnexpectedSyntax, "BETWEEN", "<=");
    check("RETURN 1 FROM x", Detail::UnexpectedSyntax, "FROM", "MATCH");
    check("MATCH (a)->(b) RETURN a", Detail::UnexpectedSyntax, ">", "-->");
    check("RETURN 1; RETURN 2", Detail::UnexpectedSyntax, "RETURN", "one statement");
    check("RETURN 42 — 41", Detail::InvalidUnicodeCharacter, "—", "minus");
    check("RETURN “a”", Detail::InvalidUnicodeCharacter, "“", "strings");
    check("RETURN 1 IN ('a', 'b')", Detail::UnexpectedSyntax, ",", "[1, 2]");
    check("INSERT INTO city VALUES (1)", Detail::UnexpectedSyntax, "city", "CREATE (:Label");
    check("INSERT INTO (a) VALUES (1)", Detail::UnexpectedSyntax, "(", "CREATE (:Label");
    check("MATCH (in) RETURN 1", Detail::UnexpectedSyntax, "in", "`in`");
    check(r"RETURN '\d'", Detail::UnexpectedSyntax, r"\d", r"\\d");
}

#[test]
fn habits_are_told_by_the_words_around_them() {
    check("MATCH (c) RETURN c ORDERBY c.x", Detail::UnexpectedSyntax, "ORDERBY", "ORDER BY");
    check("MATCH (c) WHERE c.x NOT IN [1] RETURN c", Detail::UnexpectedSyntax, "NOT", "NOT x IN list");
    check(
        "silkgraph> MATCH (c) RETURN c",
        Detail::UnexpectedSyntax,
        "silkgraph",
        "prints before a statement",
    );
    check("MATCH (c)\n      ...> RETURN c", Detail::UnexpectedSyntax, ".", "prints before a statement");
    check("MATCH c:Country RETURN c", Detail::UnexpectedSyntax, "c", "(c:Label)");
    check("MATCH c RETURN c", Detail::UnexpectedSyntax, "RETURN", "(c:Label)");
    check("RETURN 'it''s'", Detail::UnexpectedSyntax, "'", r"'it\'s'");
    check("RETURN 'it's'", Detail::UnexpectedSyntax, "'", r"'it\'s'");
    check("RETURN 'it's a dog's'", Detail::UnexpectedSyntax, "s", r"'it\'s'");
    check("RETURN 1 AS 'Name'", Detail::UnexpectedSyntax, "'", "AS `Name`");
    check("MATCH (c) RETURN TOP 3 c.name", Detail::UnexpectedSyntax, "3", "LIMIT 3");
    check("MATCH (c) RETURN c LIMIT 0, 3", Detail::UnexpectedSyntax, ",", "SKIP 0 LIMIT 3");
    check(
        "MATCH ()-[r:A OR B]->() RETURN r",
        Detail::UnexpectedSyntax,
        "OR",
        "types of which one will do are joined by |: :A|B",
    );
    check("MATCH ()-[:A,B]->() RETURN 1", Detail::UnexpectedSyntax, ",", ":A|B");
    check(
        "MATCH (c:Country OR Region) RETURN c",
        Detail::UnexpectedSyntax,
        "OR",
        "labels of which one will do are joined by |: :Country|Region",
    );
    check("MATCH (c)-[r:X]>(d) RETURN d", Detail::UnexpectedSyntax, ">", "]->");
    check("MATCH (c) WHERE NOT EXISTS (c)-[:X]->() RETURN c", Detail::UnexpectedSyntax, ":", "EXISTS {");
    check("MATCH (c) RETURN c LIMIT 2 WHERE c.x = 1", Detail::UnexpectedSyntax, "WHERE", "before RETURN");
    check("AS OF 2025-01-31 MATCH (c) RETURN c", Detail::InvalidNumberLiteral, "01", "date('2025-01-31')");
    check("DELETE FROM c", Detail::UnexpectedSyntax, "c", "DELETE n");
    check("-- a remark", Detail::UnexpectedSyntax, "-", "//");
    check("MATCH (c) RETURN c -- all words of it", Detail::UnexpectedSyntax, "words", "//");
    check("MATCH (a) -- (b) RETRUN a", Detail::UnexpectedSyntax, "RETRUN", "did you mean RETURN?");
}

#[test]
fn open_brackets_and_strings_are_pointed_at() {
    check("RETURN (1]", Detail::UnexpectedSyntax, "]", "'(' is still open: line 1, column 8");
    check("CALL {\n RETURN f(1", Detail::UnexpectedSyntax, "", "'(' is still open: line 2, column 10");
    check(
        "MATCH (p:Person RETURN p",
        Detail::UnexpectedSyntax,
        "RETURN",
        "'(' is still open: line 1, column 7",
    );
    check(
        "MATCH (p WHERE p.x RETURN p",
        Detail::UnexpectedSyntax,
        "RETURN",
        "'(' is still open: line 1, column 7",
    );
    check(
        "MATCH ()-[:A->(x) RETURN x",
        Detail::UnexpectedSyntax,
        "-",
        "'[' is still open: line 1, column 10",
    );
    check("RETURN 'abc", Detail::UnexpectedSyntax, "'", "");
    check("RETURN `abc", Detail::UnexpectedSyntax, "`", "");
    check("RETURN /* abc", Detail::UnexpectedSyntax, "/", "");
}

#[test]
fn what_is_not_supported_is_called_by_its_name() {
    for (text, what, marked) in [
        ("FOR SYSTEM_TIME AS OF $d MATCH (n) RETURN n", "FOR SYSTEM_TIME AS OF", "SYSTEM_TIME"),
        ("USE g MATCH (n) RETURN n", "USE", "USE"),
        ("CREATE VECTOR INDEX FOR (n:A) ON (n.x)", "VECTOR INDEX", "VECTOR"),
        ("CALL { CREATE () } IN 4 CONCURRENT TRANSACTIONS", "CALL { … } IN n CONCURRENT TRANSACTIONS", "4"),
    ] {
        check(text, Detail::NotSupported, marked, "");
        assert_eq!(error(text).message, format!("not supported yet: {what}"), "{text}");
    }
}

#[test]
fn errors_told_from_many_threads_agree() {
    let text = "MATCH (n) RETRUN n";
    let alone = error(text);
    let told: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| error(text))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread that does not panic")).collect()
    });
    assert!(told.iter().all(|other| *other == alone));
}
