//! Every form of pattern is read as the tree it stands for.

use super::{clauses, error};
use crate::error::Detail;

/// Checks how the pattern of a MATCH is read.
fn check(forms: &[(&str, &str)]) {
    for (text, tree) in forms {
        assert_eq!(clauses(&format!("MATCH {text}")), format!("(match {tree} _)"), "{text}");
    }
}

#[test]
fn nodes_have_four_optional_parts() {
    check(&[
        ("()", "()"),
        ("(n)", "(n)"),
        ("(:A)", "(:A)"),
        ("(n:A:B {x: 1})", "(n :(& A B) {x:1})"),
        ("(n:A|B&!C)", "(n :(| A (& B !C)))"),
        ("(n:!(A|B))", "(n :!(| A B))"),
        ("(n:%)", "(n :%)"),
        ("(n IS A|B)", "(n :(| A B))"),
        ("(n $p)", "(n $p)"),
        ("({x: 1})", "({x:1})"),
        ("(n WHERE n.x > 1)", "(n ?((. n x) > 1))"),
        ("(n:Order {order: 1} WHERE true)", "(n :Order {order:1} ?true)"),
        ("(order:Order)", "(order :Order)"),
        ("(end)", "(end)"),
        ("(`a b`:`C D`)", "(a b :C D)"),
    ]);
}

#[test]
fn arrows_point_four_ways() {
    check(&[
        ("(a)-->(b)", "(a)-[]->(b)"),
        ("(a)<--(b)", "(a)<-[]-(b)"),
        ("(a)--(b)", "(a)-[]-(b)"),
        ("(a)<-->(b)", "(a)-[]-(b)"),
        ("(a)-[]->(b)<-[r]-(c)", "(a)-[]->(b)<-[r]-(c)"),
        ("(a) - [ r : T ] - > (b)", "(a)-[r :T]->(b)"),
        ("(a)⟨—[r]—(b)", "(a)<-[r]-(b)"),
    ]);
}

#[test]
fn relationships_have_types_lengths_properties_and_conditions() {
    check(&[
        ("()-[:A|B]->()", "()-[:A|B]->()"),
        ("()-[:A|:B]->()", "()-[:A|B]->()"),
        ("()-[:%]->()", "()-[]->()"),
        ("()-[r:(A|B)]->()", "()-[r :A|B]->()"),
        ("()-[*]->()", "()-[*..]->()"),
        ("()-[r*2]->()", "()-[r *2..2]->()"),
        ("()-[:A*1..3 {x: 1}]-()", "()-[:A *1..3 {x:1}]-()"),
        ("()-[*..3]-()", "()-[*..3]-()"),
        ("()-[* 1 .. ]-()", "()-[*1..]-()"),
        ("()-[*0..]-()", "()-[*0..]-()"),
        ("()-[r $p]-()", "()-[r $p]-()"),
        ("()-[r WHERE r.x]-()", "()-[r ?(. r x)]-()"),
    ]);
}

#[test]
fn misformed_relationships_say_why() {
    for text in ["(a)-[:T..]->(b)", "(a)-[:T*-2]->(b)", "(a)-[:T*1..-2]->(b)", "(a)-[:T 1..2]->(b)"] {
        assert_eq!(
            error(&format!("MATCH {text} RETURN a")).detail,
            Detail::InvalidRelationshipPattern,
            "{text}"
        );
    }
    assert_eq!(error("MATCH (a)-[*99999999999999999999]-(b)").detail, Detail::IntegerOverflow);
    assert_eq!(error("MATCH (a)-[:A:B]-(b)").detail, Detail::UnexpectedSyntax);
}

#[test]
fn paths_have_names_and_selectors() {
    check(&[
        ("p = (a)-->(b), q = (c)", "p=(a)-[]->(b) q=(c)"),
        ("p = shortestPath((a)-[*]-(b))", "p=AnyShortest (a)-[*..]-(b)"),
        ("allShortestPaths((a)-[*..5]->(b))", "AllShortest (a)-[*..5]->(b)"),
    ]);
}
