//! Functions of points: making them, and how far apart they are.

use super::arguments::{POINT, number, out_of_range, point, wrong_type};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::{Detail, QueryError};
use crate::value::{Map, Point, Value};

const SPATIAL: Function = Function::of(Family::Spatial);
const TWO_POINTS: &[Parameter] = &[Parameter::required("from", POINT), Parameter::required("to", POINT)];

/// The radius of the Earth in metres, where it is taken for a sphere.
const EARTH_RADIUS: f64 = 6_378_140.0;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "point",
        parameters: &[Parameter::required("coordinates", &[Type::Map])],
        returns: Type::Point,
        summary: "A point of `x` and `y` (and `z`), or of `longitude` and `latitude` in degrees (and `height` in metres).",
        example: "point({longitude: 104.06, latitude: 30.67})",
        evaluate: make_point,
        ..SPATIAL
    },
    Function {
        name: "point.distance",
        parameters: TWO_POINTS,
        returns: Type::Float,
        summary: "How far two points are apart, in metres for longitude and latitude; null for different systems.",
        example: "point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))",
        evaluate: |arguments, _| distance("point.distance", arguments),
        ..SPATIAL
    },
    Function {
        name: "distance",
        parameters: TWO_POINTS,
        returns: Type::Float,
        summary: "How far two points are apart, in metres for longitude and latitude; null for different systems.",
        example: "distance(point({x: 0, y: 0}), point({x: 3, y: 4}))",
        evaluate: |arguments, _| distance("distance", arguments),
        ..SPATIAL
    },
    Function {
        name: "point.withinBBox",
        parameters: &[
            Parameter::required("point", POINT),
            Parameter::required("lowerLeft", POINT),
            Parameter::required("upperRight", POINT),
        ],
        returns: Type::Boolean,
        summary: "Whether a point lies in the box, its border included; a box may cross the 180th meridian.",
        example: "point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2}))",
        evaluate: within_box,
        ..SPATIAL
    },
];

fn make_point(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let Value::Map(entries) = &arguments[0] else {
        return Err(wrong_type("point", "a map", &arguments[0]));
    };
    if entries.values().any(Value::is_null) {
        return Ok(Value::Null);
    }
    let x = coordinate(entries, &["x", "longitude"])?;
    let y = coordinate(entries, &["y", "latitude"])?;
    let z = coordinate(entries, &["z", "height"])?;
    let (Some(x), Some(y)) = (x, y) else {
        let message = "point() takes a map with x and y, or longitude and latitude";
        return Err(QueryError::argument(Detail::InvalidArgumentValue, message));
    };
    let point = Point { srid: system(entries, z.is_some())?, x, y, z };
    check_degrees(&point)?;
    Ok(point.into())
}

/// The number under the first of `names` that is there.
fn coordinate(entries: &Map, names: &[&str]) -> Result<Option<f64>, QueryError> {
    let Some(value) = names.iter().find_map(|name| entries.get(*name)) else {
        return Ok(None);
    };
    let coordinate = number("point", value)?;
    if coordinate.is_finite() {
        Ok(Some(coordinate))
    } else {
        Err(out_of_range("a coordinate must be finite"))
    }
}

/// The coordinate system: named by `crs`, numbered by `srid`, or told by the names of the coordinates.
fn system(entries: &Map, has_height: bool) -> Result<u32, QueryError> {
    let is_geographic = entries.contains_key("longitude") || entries.contains_key("latitude");
    let srid = match (entries.get("crs"), entries.get("srid")) {
        (Some(Value::String(name)), _) => system_named(name),
        (None, Some(Value::Integer(srid))) => {
            u32::try_from(*srid).ok().filter(|srid| dimensions(*srid).is_some())
        }
        (None, None) => Some(match (is_geographic, has_height) {
            (false, false) => Point::CARTESIAN,
            (false, true) => Point::CARTESIAN_3D,
            (true, false) => Point::WGS_84,
            (true, true) => Point::WGS_84_3D,
        }),
        _ => None,
    };
    srid.filter(|srid| dimensions(*srid) == Some(if has_height { 3 } else { 2 })).ok_or_else(|| {
        let message = "point() knows no such coordinate system for these coordinates";
        let systems = "crs is cartesian, cartesian-3d, wgs-84 or wgs-84-3d; srid is 7203, 9157, 4326 or 4979";
        QueryError::argument(Detail::InvalidArgumentValue, message).hint(systems)
    })
}

fn system_named(name: &str) -> Option<u32> {
    match name.to_ascii_lowercase().as_str() {
        "cartesian" => Some(Point::CARTESIAN),
        "cartesian-3d" => Some(Point::CARTESIAN_3D),
        "wgs-84" => Some(Point::WGS_84),
        "wgs-84-3d" => Some(Point::WGS_84_3D),
        _ => None,
    }
}

fn dimensions(srid: u32) -> Option<u8> {
    match srid {
        Point::CARTESIAN | Point::WGS_84 => Some(2),
        Point::CARTESIAN_3D | Point::WGS_84_3D => Some(3),
        _ => None,
    }
}

fn check_degrees(point: &Point) -> Result<(), QueryError> {
    if point.is_geographic() && (point.x.abs() > 180.0 || point.y.abs() > 90.0) {
        return Err(out_of_range(
            "a longitude lies between -180 and 180 degrees, a latitude between -90 and 90",
        ));
    }
    Ok(())
}

fn distance(function: &str, arguments: &[Value]) -> Result<Value, QueryError> {
    let from = point(function, &arguments[0])?;
    let to = point(function, &arguments[1])?;
    if from.srid != to.srid {
        return Ok(Value::Null);
    }
    let climb = to.z.unwrap_or(0.0) - from.z.unwrap_or(0.0);
    let level =
        if from.is_geographic() { great_circle(from, to) } else { (to.x - from.x).hypot(to.y - from.y) };
    Ok(Value::Float(level.hypot(climb)))
}

/// The distance over the sphere, at the mean of the two heights, by the haversine formula.
fn great_circle(from: &Point, to: &Point) -> f64 {
    let half_sine_squared = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let parallels = from.y.to_radians().cos() * to.y.to_radians().cos();
    let haversine = half_sine_squared(to.y - from.y) + parallels * half_sine_squared(to.x - from.x);
    let height = f64::midpoint(from.z.unwrap_or(0.0), to.z.unwrap_or(0.0));
    2.0 * (EARTH_RADIUS + height) * haversine.min(1.0).sqrt().asin()
}

fn within_box(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let inner = point("point.withinBBox", &arguments[0])?;
    let lower = point("point.withinBBox", &arguments[1])?;
    let upper = point("point.withinBBox", &arguments[2])?;
    if inner.srid != lower.srid || inner.srid != upper.srid {
        return Ok(Value::Null);
    }
    let wraps = inner.is_geographic() && lower.x > upper.x;
    let is_between =
        if wraps { inner.x >= lower.x || inner.x <= upper.x } else { (lower.x..=upper.x).contains(&inner.x) };
    let is_level = (lower.z..=upper.z).contains(&inner.z);
    Ok(Value::Boolean(is_between && (lower.y..=upper.y).contains(&inner.y) && is_level))
}
