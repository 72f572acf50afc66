//! Functions of nodes, relationships and paths: what they are called, what they carry, how they hang together.
//!
//! A node or relationship that the same statement deleted has no labels, type or properties left to ask for:
//! `EntityNotFound: DeletedEntityAccess`. Its id still answers.

use super::arguments::{
    ELEMENT, NODE, PATH, RELATIONSHIP, STRING, element, path, relationship, string, wrong_type,
};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use crate::graph::{Direction, GraphView};
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use rustc_hash::FxHashSet;

const GRAPH: Function = Function::of(Family::Graph);
const ANY_ELEMENT: Parameter = Parameter::required("element", ELEMENT);
const A_NODE: Parameter = Parameter::required("node", NODE);
const A_RELATIONSHIP: Parameter = Parameter::required("relationship", RELATIONSHIP);
const A_PATH: Parameter = Parameter::required("path", PATH);
const ELEMENT_OR_MAP: Parameter =
    Parameter::required("element", &[Type::Node, Type::Relationship, Type::Map]);
const A_TYPE: Parameter = Parameter::optional("type", STRING);

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "id",
        parameters: &[ANY_ELEMENT],
        returns: Type::Integer,
        summary: "The number of a node among nodes, or of a relationship among relationships.",
        example: "MATCH (n:City) RETURN n.name, id(n) ORDER BY n.name",
        evaluate: id,
        ..GRAPH
    },
    Function {
        name: "elementId",
        parameters: &[ANY_ELEMENT],
        returns: Type::String,
        summary: "The name of a node or relationship among all of both.",
        example: "MATCH (n:City) RETURN n.name, elementId(n) ORDER BY n.name",
        evaluate: element_id,
        ..GRAPH
    },
    Function {
        name: "labels",
        parameters: &[A_NODE],
        returns: Type::List,
        summary: "The labels of a node.",
        example: "MATCH (n:Person) RETURN n.name, labels(n) ORDER BY n.name",
        evaluate: labels,
        ..GRAPH
    },
    Function {
        name: "type",
        parameters: &[A_RELATIONSHIP],
        returns: Type::String,
        summary: "The type of a relationship.",
        example: "MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY type(r)",
        evaluate: relationship_type,
        ..GRAPH
    },
    Function {
        name: "properties",
        parameters: &[ELEMENT_OR_MAP],
        returns: Type::Map,
        summary: "The properties of a node or relationship as a map; a map is given back.",
        example: "MATCH (n:Person) RETURN properties(n) ORDER BY n.name",
        evaluate: properties,
        ..GRAPH
    },
    Function {
        name: "keys",
        parameters: &[ELEMENT_OR_MAP],
        returns: Type::List,
        summary: "The keys of a map, or of the properties of a node or relationship.",
        example: "keys({name: 'Chengdu', year: 2023})",
        evaluate: keys,
        ..GRAPH
    },
    Function {
        name: "startNode",
        parameters: &[A_RELATIONSHIP],
        returns: Type::Node,
        summary: "The node that a relationship leads from.",
        example: "MATCH ()-[r:KNOWS]->() RETURN startNode(r).name ORDER BY r.since",
        evaluate: |arguments, environment| Ok(Value::Node(endpoints("startNode", arguments, environment)?.0)),
        ..GRAPH
    },
    Function {
        name: "endNode",
        parameters: &[A_RELATIONSHIP],
        returns: Type::Node,
        summary: "The node that a relationship leads to.",
        example: "MATCH ()-[r:KNOWS]->() RETURN endNode(r).name ORDER BY r.since",
        evaluate: |arguments, environment| Ok(Value::Node(endpoints("endNode", arguments, environment)?.1)),
        ..GRAPH
    },
    Function {
        name: "nodes",
        parameters: &[A_PATH],
        returns: Type::List,
        summary: "The nodes of a path, in the order of travel.",
        example: "MATCH p = (:Person)-[:KNOWS]->() RETURN [n IN nodes(p) | n.name] AS names ORDER BY names",
        evaluate: |arguments, _| Ok(path("nodes", &arguments[0])?.nodes().into()),
        ..GRAPH
    },
    Function {
        name: "relationships",
        parameters: &[A_PATH],
        returns: Type::List,
        summary: "The relationships of a path, in the order of travel.",
        example: "MATCH p = (:Person)-[:LIVES_IN]->()-->() RETURN [r IN relationships(p) | type(r)] AS types",
        evaluate: |arguments, _| Ok(path("relationships", &arguments[0])?.relationships().into()),
        ..GRAPH
    },
    Function {
        name: "length",
        parameters: &[A_PATH],
        returns: Type::Integer,
        summary: "How many relationships a path takes.",
        example: "MATCH p = (:Person)-[:KNOWS*]->() RETURN length(p) ORDER BY length(p)",
        evaluate: |arguments, _| Ok(Value::Integer(path("length", &arguments[0])?.len() as i64)),
        ..GRAPH
    },
    Function {
        name: "degree",
        parameters: &[A_NODE, A_TYPE],
        returns: Type::Integer,
        summary: "How many relationships, of one type or any, a node has; a self-loop counts once.",
        example: "MATCH (n:City) RETURN n.name, degree(n, 'TRAIN') AS trains ORDER BY trains DESC, n.name",
        evaluate: |arguments, environment| degree("degree", Direction::Both, arguments, environment),
        ..GRAPH
    },
    Function {
        name: "outDegree",
        parameters: &[A_NODE, A_TYPE],
        returns: Type::Integer,
        summary: "How many relationships, of one type or any, lead from a node.",
        example: "MATCH (n:City) RETURN n.name, outDegree(n) AS out ORDER BY n.name",
        evaluate: |arguments, environment| degree("outDegree", Direction::Outgoing, arguments, environment),
        ..GRAPH
    },
    Function {
        name: "inDegree",
        parameters: &[A_NODE, A_TYPE],
        returns: Type::Integer,
        summary: "How many relationships, of one type or any, lead to a node.",
        example: "MATCH (n:City) RETURN n.name, inDegree(n) AS into ORDER BY n.name",
        evaluate: |arguments, environment| degree("inDegree", Direction::Incoming, arguments, environment),
        ..GRAPH
    },
    Function {
        name: "same",
        parameters: &[ANY_ELEMENT, ANY_ELEMENT],
        is_variadic: true,
        returns: Type::Boolean,
        summary: "Whether all arguments are one and the same node or relationship.",
        example: "MATCH (a:Person), (b:Person {name: 'Li'}) RETURN a.name, same(a, b) ORDER BY a.name",
        evaluate: same,
        ..GRAPH
    },
    Function {
        name: "isDirected",
        parameters: &[A_RELATIONSHIP],
        returns: Type::Boolean,
        summary: "Whether a relationship has a direction: each has.",
        example: "MATCH ()-[r]->() RETURN isDirected(r)",
        evaluate: |arguments, _| relationship("isDirected", &arguments[0]).map(|_| Value::Boolean(true)),
        ..GRAPH
    },
    Function {
        name: "all_different",
        parameters: &[ANY_ELEMENT, ANY_ELEMENT],
        is_variadic: true,
        returns: Type::Boolean,
        summary: "Whether no node or relationship stands twice among the arguments.",
        example: "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN all_different(a, b, c)",
        evaluate: all_different,
        ..GRAPH
    },
];

fn id(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let (Element::Node(NodeId(id)) | Element::Relationship(RelationshipId(id))) =
        element("id", &arguments[0])?;
    Value::try_from(id).map_err(|error| super::arguments::overflow(error.to_string()))
}

fn element_id(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    Ok(match element("elementId", &arguments[0])? {
        Element::Node(node) => node.to_string().into(),
        Element::Relationship(relationship) => relationship.to_string().into(),
    })
}

fn labels(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let node = living_node("labels", &arguments[0], environment.graph)?;
    let catalog = environment.graph.catalog();
    Ok(environment.graph.labels(node).iter().map(|&label| catalog.label_name(label).clone()).collect())
}

fn relationship_type(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let relationship = relationship("type", &arguments[0])?;
    let number = environment.graph.relationship_type(relationship).ok_or_else(|| deleted("relationship"))?;
    Ok(environment.graph.catalog().type_name(number).clone().into())
}

fn properties(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    if let Value::Map(_) = &arguments[0] {
        return Ok(arguments[0].clone());
    }
    let element = living_element("properties", &arguments[0], environment.graph)?;
    let catalog = environment.graph.catalog();
    let entries =
        environment.graph.properties(element).map(|(key, value)| (catalog.key_name(key).clone(), value));
    Ok(entries.collect::<Map>().into())
}

fn keys(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    if let Value::Map(entries) = &arguments[0] {
        return Ok(entries.keys().cloned().collect());
    }
    let element = living_element("keys", &arguments[0], environment.graph)?;
    let catalog = environment.graph.catalog();
    Ok(environment.graph.keys(element).iter().map(|&key| catalog.key_name(key).clone()).collect())
}

fn endpoints(
    function: &str,
    arguments: &[Value],
    environment: &Environment<'_>,
) -> Result<(NodeId, NodeId), QueryError> {
    let relationship = relationship(function, &arguments[0])?;
    environment.graph.endpoints(relationship).ok_or_else(|| deleted("relationship"))
}

/// A type that the graph has never had is the type of no relationship.
fn degree(
    function: &str,
    direction: Direction,
    arguments: &[Value],
    environment: &Environment<'_>,
) -> Result<Value, QueryError> {
    let graph = environment.graph;
    let node = living_node(function, &arguments[0], graph)?;
    let degree = match arguments.get(1).map(|name| string(function, name)).transpose()? {
        None => graph.degree(node, None, direction),
        Some(name) => match graph.catalog().relationship_type(name) {
            Some(number) => graph.degree(node, Some(number), direction),
            None => 0,
        },
    };
    Ok(Value::Integer(degree as i64))
}

fn same(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let elements = elements("same", arguments)?;
    Ok(Value::Boolean(elements.iter().all(|element| *element == elements[0])))
}

fn all_different(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let elements = elements("all_different", arguments)?;
    let distinct: FxHashSet<&Element> = elements.iter().collect();
    Ok(Value::Boolean(distinct.len() == elements.len()))
}

fn elements(function: &str, arguments: &[Value]) -> Result<Vec<Element>, QueryError> {
    arguments.iter().map(|argument| element(function, argument)).collect()
}

fn living_node(function: &str, value: &Value, graph: &GraphView) -> Result<NodeId, QueryError> {
    match value {
        Value::Node(node) if graph.has_node(*node) => Ok(*node),
        Value::Node(_) => Err(deleted("node")),
        other => Err(wrong_type(function, "a node", other)),
    }
}

fn living_element(function: &str, value: &Value, graph: &GraphView) -> Result<Element, QueryError> {
    match element(function, value)? {
        Element::Node(node) if !graph.has_node(node) => Err(deleted("node")),
        Element::Relationship(relationship) if !graph.has_relationship(relationship) => {
            Err(deleted("relationship"))
        }
        element => Ok(element),
    }
}

fn deleted(what: &str) -> QueryError {
    let message = format!("the {what} has been deleted");
    QueryError::new(ErrorClass::EntityNotFound, Phase::Runtime, Detail::DeletedEntityAccess, message)
}
