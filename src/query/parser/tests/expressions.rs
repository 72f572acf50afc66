//! Every form of expression is read as the tree it stands for.

use super::{condition, error, expression, parsed, single_query};
use crate::error::Detail;
use crate::query::ast::ClauseKind;

/// Checks that each text is read as the tree beside it.
fn check(forms: &[(&str, &str)]) {
    for (text, tree) in forms {
        assert_eq!(expression(text), *tree, "{text}");
    }
}

#[test]
fn numbers_come_in_every_form() {
    check(&[
        ("1", "1"),
        ("1_000_000", "1000000"),
        ("0", "0"),
        ("0xFf", "255"),
        ("0X1A", "26"),
        ("0o17", "15"),
        ("1.5", "1.5"),
        (".5", "0.5"),
        ("1e9", "1000000000.0"),
        ("1.5E-3", "0.0015"),
        ("-0.0", "-0.0"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("-0x8000000000000000", "-9223372036854775808"),
        ("- 5", "-5"),
        ("- -5", "(neg -5)"),
        ("+5", "(pos 5)"),
        ("-5[0]", "(neg (at 5 0))"),
    ]);
}

#[test]
fn bad_numbers_say_why() {
    for (text, detail) in [
        ("9223372036854775808", Detail::IntegerOverflow),
        ("-9223372036854775809", Detail::IntegerOverflow),
        ("-(9223372036854775808)", Detail::IntegerOverflow),
        ("0x8000000000000000", Detail::IntegerOverflow),
        ("99999999999999999999999999", Detail::IntegerOverflow),
        ("1.34E999", Detail::FloatingPointOverflow),
        ("12a", Detail::InvalidNumberLiteral),
        ("0x", Detail::InvalidNumberLiteral),
        ("0xZ", Detail::InvalidNumberLiteral),
        ("0o8", Detail::InvalidNumberLiteral),
        ("017", Detail::InvalidNumberLiteral),
        ("1__0", Detail::InvalidNumberLiteral),
        ("1_", Detail::InvalidNumberLiteral),
    ] {
        assert_eq!(error(&format!("RETURN {text}")).detail, detail, "{text}");
    }
}

#[test]
fn strings_take_both_quotes_and_every_escape() {
    check(&[
        ("'a'", r#""a""#),
        (r#""it's""#, r#""it's""#),
        (r"'it\'s'", r#""it's""#),
        (r#"'\\ \" \n \t \r'"#, r#""\\ \" \n \t \r""#),
        (r"'\b\f'", r#""\u{8}\u{c}""#),
        (r"'\u00e9\U0001F600'", r#""é😀""#),
        (r"'\uD83D\uDE00'", r#""😀""#),
        ("'// no comment /* here'", r#""// no comment /* here""#),
        ("''", r#""""#),
    ]);
    assert_eq!(error(r"RETURN '\uD83D'").detail, Detail::InvalidUnicodeLiteral);
    assert_eq!(error(r"RETURN '\uH'").detail, Detail::InvalidUnicodeLiteral);
    assert_eq!(error(r"RETURN '\U00110000'").detail, Detail::InvalidUnicodeLiteral);
    assert_eq!(error(r"RETURN '\d'").detail, Detail::UnexpectedSyntax);
}

#[test]
fn lists_maps_and_parameters_nest() {
    check(&[
        ("[]", "[]"),
        ("[1, 'a', [null]]", r#"[1 "a" [null]]"#),
        ("{}", "{}"),
        ("{a: 1, `b c`: {return: true}}", "{a:1 b c:{return:true}}"),
        ("$p", "$p"),
        ("$1", "$1"),
        ("$`a b`", "$a b"),
        ("TRUE", "true"),
        ("nUlL", "null"),
    ]);
}

#[test]
fn operators_bind_as_opencypher_has_it() {
    check(&[
        ("1 + 2 * 3 - 4", "(1 + (2 * 3) - 4)"),
        ("2 ^ 3 ^ 2", "(2 ^ 3 ^ 2)"),
        ("-3 ^ 2", "(-3 ^ 2)"),
        ("-a ^ 2 * b", "(((neg a) ^ 2) * b)"),
        ("'a' || b + c", r#"("a" || b + c)"#),
        ("a OR b XOR c AND NOT d = e", "(or a (xor b (and c (not (d = e)))))"),
        ("a AND b AND c OR d", "(or (and a b c) d)"),
        ("NOT NOT a", "(not (not a))"),
        ("NOT a IS NULL", "(not (null? a))"),
        ("a = b IS NOT NULL", "(a = (not-null? b))"),
        ("1 < n.age <= 3", "(1 < (. n age) <= 3)"),
        ("a + b IN c", "(in (a + b) c)"),
        ("a IN b IN c", "(in (in a b) c)"),
        ("a STARTS WITH b + c", "(starts a (b + c))"),
        ("a ENDS  WITH b", "(ends a b)"),
        ("a CONTAINS b", "(contains a b)"),
        ("a =~ 'b'", r#"(=~ a "b")"#),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("a <> b", "(a <> b)"),
        ("a>=b", "(a >= b)"),
        ("a<-1", "(a < -1)"),
        ("a--1", "(a - -1)"),
    ]);
}

#[test]
fn keys_subscripts_and_labels_follow_an_operand() {
    check(&[
        ("n.a.b", "(. (. n a) b)"),
        ("n.`a b`", "(. n a b)"),
        ("n.return", "(. n return)"),
        ("list[0][-1]", "(at (at list 0) -1)"),
        ("list[1..3]", "(slice list 1 3)"),
        ("list[..3]", "(slice list _ 3)"),
        ("list[1..]", "(slice list 1 _)"),
        ("list[..]", "(slice list _ _)"),
        ("f(x).y[0]", "(at (. (f x) y) 0)"),
        ("{a: 1}.a", "(. {a:1} a)"),
        ("n:A", "(labels n A)"),
        ("n:A:B", "(labels n (& A B))"),
        ("n:A|B&!C", "(labels n (| A (& B !C)))"),
        ("n:(A|B)&C", "(labels n (& (| A B) C))"),
        ("n:%", "(labels n %)"),
        ("(n):A AND true", "(and (labels n A) true)"),
    ]);
}

#[test]
fn calls_keep_their_namespace_and_distinct() {
    check(&[
        ("rand()", "(rand)"),
        ("count(*)", "(count *)"),
        ("COUNT( * )", "(count *)"),
        ("count(DISTINCT n.x)", "(count distinct (. n x))"),
        ("duration.between(a, b)", "(duration.between a b)"),
        ("exists(n.prop)", "(exists (. n prop))"),
        ("`my fn`(1)", "(my fn 1)"),
        ("any(1)", "(any 1)"),
        ("coalesce(a, b).c", "(. (coalesce a b) c)"),
    ]);
}

#[test]
fn forms_that_look_like_calls_are_told_by_their_parts() {
    check(&[
        ("all(x IN xs WHERE x > 0)", "(all x xs (x > 0))"),
        ("ANY(x IN xs WHERE x)", "(any x xs x)"),
        ("none(x IN [1] + ys)", "(none x ([1] + ys) _)"),
        ("single(x IN xs WHERE x:A|B)", "(single x xs (labels x (| A B)))"),
        ("reduce(s = 0, x IN xs | s + x)", "(reduce s 0 x xs (s + x))"),
    ]);
    for text in
        ["reduce(1)", "reduce(s = 0, x IN xs)", "f(x IN xs WHERE x)", "extract(x IN xs | x)", "sum(*)"]
    {
        assert_eq!(error(&format!("RETURN {text}")).detail, Detail::UnexpectedSyntax, "{text}");
    }
}

#[test]
fn comprehensions_are_told_from_lists_by_their_parts() {
    check(&[
        ("[x IN xs]", "(for x xs _ _)"),
        ("[x IN xs WHERE x > 1]", "(for x xs (x > 1) _)"),
        ("[x IN xs | x * 2]", "(for x xs _ (x * 2))"),
        ("[x IN xs WHERE x:Person | x.name]", "(for x xs (labels x Person) (. x name))"),
        ("[x IN xs WHERE x:(A|B) | x]", "(for x xs (labels x (| A B)) x)"),
        ("[x IN a + b | x]", "(for x (a + b) _ x)"),
        ("[x IN xs, y]", "[(in x xs) y]"),
        ("[1 IN xs]", "[(in 1 xs)]"),
        ("[(a)-->(b) | b.name]", "(paths (a)-[]->(b) _ (. b name))"),
        ("[p = (a)-[:R]->() WHERE a.x = 1 | p]", "(paths p=(a)-[:R]->() ((. a x) = 1) p)"),
        ("[p = 1]", "[(p = 1)]"),
    ]);
    for text in ["[x WHERE x]", "[x IN xs, y | 1]", "[(a)-->(b)]", "[(a)-->(b) WHERE true]"] {
        assert_eq!(error(&format!("RETURN {text}")).detail, Detail::UnexpectedSyntax, "{text}");
    }
}

#[test]
fn case_has_two_forms() {
    check(&[
        ("CASE WHEN a THEN 1 WHEN b THEN 2 END", "(case _ (a 1) (b 2) _)"),
        ("CASE n.x WHEN 1 THEN 'a' ELSE 'b' END", r#"(case (. n x) (1 "a") "b")"#),
        ("CASE WHEN end THEN end ELSE end END", "(case _ (end end) end)"),
    ]);
}

#[test]
fn map_projections_take_four_kinds_of_items() {
    check(&[
        ("n {.a, b: 1 + 1, c, .*}", "(project n .a b:(1 + 1) c .*)"),
        ("n {}", "(project n )"),
        ("count {.a}", "(project count .a)"),
    ]);
}

#[test]
fn subqueries_hold_a_pattern_or_a_query() {
    check(&[
        ("EXISTS { (a)-->(b) }", "(exists (match (a)-[]->(b) _))"),
        ("COUNT { (a:A), (b) WHERE a.x = b.x }", "(count (match (a :A) (b) ((. a x) = (. b x))))"),
        ("exists { MATCH (n) RETURN true }", "(exists (match (n) _) (return true))"),
        (
            "COLLECT { MATCH (n) RETURN n UNION ALL RETURN 1 AS n }",
            "(collect (match (n) _) (return n) union-all (return 1 as n))",
        ),
    ]);
}

#[test]
fn a_pattern_is_a_condition_and_never_a_value() {
    assert_eq!(condition("(n)-->()"), "(path? (n)-[]->())");
    assert_eq!(condition("NOT (n)<-[:R*2]-(:A {x: 1})"), "(not (path? (n)<-[:R *2..2]-(:A {x:1})))");
    assert_eq!(condition("(n {x: $p})--(m) AND n.y"), "(and (path? (n {x:$p})-[]-(m)) (. n y))");
    assert_eq!(condition("exists((n)-->())"), "(exists (path? (n)-[]->()))");
    assert_eq!(condition("((n)-->()) OR false"), "(or (path? (n)-[]->()) false)");
    assert_eq!(expression("CASE WHEN (a)-->(b) THEN 1 END"), "(case _ ((path? (a)-[]->(b)) 1) _)");
    assert_eq!(expression("shortestPath((a)-[*]-(b))"), "(shortest AnyShortest (a)-[*..]-(b))");
    assert_eq!(expression("NOT (a)-->(b)"), "(not (path? (a)-[]->(b)))");
    for text in
        ["(a)-->(b)", "size((a)-->(b))", "(a)-->(b) = true", "((a)-->(b)).x", "[(a)-->()]", "- ((a)-->(b))"]
    {
        assert_eq!(error(&format!("RETURN {text}")).detail, Detail::UnexpectedSyntax, "{text}");
    }
}

#[test]
fn parentheses_and_minus_signs_are_not_taken_for_patterns() {
    check(&[
        ("(a)-(b)", "(a - b)"),
        ("(a) - [b]", "(a - [b])"),
        ("(a) - [1, 2]", "(a - [1 2])"),
        ("(a)<-(b)", "(a < (neg b))"),
        ("(1)--1", "(1 - -1)"),
        ("(1) - - (2 + 3)", "(1 - (neg (2 + 3)))"),
    ]);
    assert_eq!(error("RETURN (n:A {x: 1})").detail, Detail::UnexpectedSyntax);
    assert_eq!(error("RETURN ()").detail, Detail::UnexpectedSyntax);
}

#[test]
fn keywords_are_names_where_no_clause_or_operator_can_begin() {
    check(&[
        ("end + start", "(end + start)"),
        ("order.id", "(. order id)"),
        ("limit", "limit"),
        ("`return`", "return"),
        ("n.order", "(. n order)"),
        ("{order: 1, match: 2}", "{order:1 match:2}"),
        ("exists.x", "(. exists x)"),
        ("count", "count"),
    ]);
}

#[test]
fn spans_cover_what_was_written_and_no_space_beyond() {
    let text = "RETURN  (a + b) /* sum */ AS x , n . name , [1 , 2] , count( * )";
    let query = single_query(text);
    let ClauseKind::Return(projection) = &query.clauses[0].kind else { panic!("not a RETURN") };
    let texts: Vec<&str> = projection.items.iter().map(|item| &*item.text).collect();
    assert_eq!(texts, ["(a + b)", "n . name", "[1 , 2]", "count( * )"]);
    let deep = parsed("a = 1 AND b:C /* labels */");
    assert_eq!((deep.span.start, deep.span.end), (7, 20));
}

#[test]
fn comments_and_unusual_spaces_stand_anywhere() {
    check(&[
        ("1 // one\n + /* two */ 2", "(1 + 2)"),
        ("a\u{A0}IS\u{2003}/* x */NOT // y\n NULL", "(not-null? a)"),
        ("n /* a */ . /* b */ x", "(. n x)"),
        ("größe.名前", "(. größe 名前)"),
    ]);
}
