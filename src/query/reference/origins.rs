//! Whose the functions are.

use super::topic::Origin;
use crate::functions::Family;

/// The functions of the openCypher 9 reference that are not functions of time.
const OPEN_CYPHER: &[&str] = &[
    "coalesce",
    "endNode",
    "head",
    "id",
    "last",
    "length",
    "properties",
    "randomUUID",
    "size",
    "startNode",
    "timestamp",
    "toBoolean",
    "toFloat",
    "toInteger",
    "type",
    "keys",
    "labels",
    "nodes",
    "range",
    "relationships",
    "reverse",
    "tail",
    "abs",
    "ceil",
    "floor",
    "rand",
    "round",
    "sign",
    "e",
    "exp",
    "log",
    "log10",
    "sqrt",
    "acos",
    "asin",
    "atan",
    "atan2",
    "cos",
    "cot",
    "degrees",
    "haversin",
    "pi",
    "radians",
    "sin",
    "tan",
    "left",
    "ltrim",
    "replace",
    "right",
    "rtrim",
    "split",
    "substring",
    "toLower",
    "toString",
    "toUpper",
    "trim",
    "point",
    "distance",
];

/// The functions that ISO GQL has by this name.
const GQL: &[&str] = &[
    "btrim",
    "ceiling",
    "char_length",
    "character_length",
    "cosh",
    "coth",
    "ln",
    "lower",
    "normalize",
    "nullIf",
    "same",
    "all_different",
    "isDirected",
    "isNormalized",
    "sinh",
    "tanh",
    "upper",
];

/// The functions that Neo4j 5 has beyond these.
const NEO4J: &[&str] = &[
    "elementId",
    "isEmpty",
    "isNaN",
    "point.distance",
    "point.withinBBox",
    "toBooleanList",
    "toBooleanOrNull",
    "toFloatList",
    "toFloatOrNull",
    "toIntegerList",
    "toIntegerOrNull",
    "toStringList",
    "toStringOrNull",
    "valueType",
];

/// Whose a function is: ours when nobody else has it.
pub(super) fn of_function(name: &str, family: Family) -> Option<Origin> {
    let is_among = |names: &[&str]| names.contains(&name);
    Some(match family {
        Family::Temporal => Origin::OpenCypher,
        _ if is_among(OPEN_CYPHER) => Origin::OpenCypher,
        _ if is_among(GQL) => Origin::Gql,
        _ if is_among(NEO4J) => Origin::Neo4j,
        _ => Origin::Silkgraph,
    })
}
