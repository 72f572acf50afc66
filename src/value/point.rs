//! A point in space: its coordinates, and the coordinate system that says what they mean.

use super::Value;

/// A point in space, in one of four coordinate systems told apart by their EPSG numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// 7203 and 9157: plane and space; 4326 and 4979: longitude and latitude in degrees, and height in metres.
    pub srid: u32,
    /// Longitude or x.
    pub x: f64,
    /// Latitude or y.
    pub y: f64,
    /// Height or z, in the three-dimensional systems.
    pub z: Option<f64>,
}

impl Point {
    /// The number of the plane.
    pub const CARTESIAN: u32 = 7203;
    /// The number of space.
    pub const CARTESIAN_3D: u32 = 9157;
    /// The number of longitude and latitude.
    pub const WGS_84: u32 = 4326;
    /// The number of longitude, latitude and height.
    pub const WGS_84_3D: u32 = 4979;

    /// Whether the coordinates are longitude and latitude.
    pub fn is_geographic(&self) -> bool {
        matches!(self.srid, Self::WGS_84 | Self::WGS_84_3D)
    }

    /// The name of the coordinate system.
    pub fn crs(&self) -> &'static str {
        match self.srid {
            Self::CARTESIAN_3D => "cartesian-3d",
            Self::WGS_84 => "wgs-84",
            Self::WGS_84_3D => "wgs-84-3d",
            _ => "cartesian",
        }
    }

    /// What `point.name` is in a query: a coordinate, `crs` or `srid`; `None` for a name that the point does not have.
    pub fn component(&self, name: &str) -> Option<Value> {
        match name {
            "x" => Some(Value::Float(self.x)),
            "y" => Some(Value::Float(self.y)),
            "z" => self.z.map(Value::Float),
            "longitude" if self.is_geographic() => Some(Value::Float(self.x)),
            "latitude" if self.is_geographic() => Some(Value::Float(self.y)),
            "height" if self.is_geographic() => self.z.map(Value::Float),
            "crs" => Some(Value::from(self.crs())),
            "srid" => Some(Value::from(self.srid)),
            _ => None,
        }
    }
}
