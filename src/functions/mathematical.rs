//! Functions of numbers. Those of real analysis take integers as floats and give floats, as IEEE 754 has them.

use super::arguments::{INTEGER, NUMBER, STRING, count, number, overflow, string, wrong_type};
use super::{Environment, Family, Function, Parameter, Type, random};
use crate::error::{Detail, QueryError};
use crate::value::Value;

const MATHEMATICAL: Function = Function { returns: Type::Float, ..Function::of(Family::Mathematical) };
const A_NUMBER: Parameter = Parameter::required("number", NUMBER);
const AN_ANGLE: Parameter = Parameter::required("radians", NUMBER);

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "abs",
        parameters: &[A_NUMBER],
        returns: Type::Number,
        summary: "The number without its sign.",
        example: "abs(-3)",
        evaluate: absolute,
        ..MATHEMATICAL
    },
    Function {
        name: "sign",
        parameters: &[A_NUMBER],
        returns: Type::Integer,
        summary: "-1, 0 or 1, as the number is below, at or above zero.",
        example: "sign(-3.5)",
        evaluate: sign,
        ..MATHEMATICAL
    },
    Function {
        name: "ceil",
        parameters: &[A_NUMBER],
        summary: "The smallest whole number that is not below.",
        example: "ceil(1.2)",
        evaluate: |arguments, _| real("ceil", arguments, f64::ceil),
        ..MATHEMATICAL
    },
    Function {
        name: "ceiling",
        parameters: &[A_NUMBER],
        summary: "The smallest whole number that is not below.",
        example: "ceiling(1.2)",
        evaluate: |arguments, _| real("ceiling", arguments, f64::ceil),
        ..MATHEMATICAL
    },
    Function {
        name: "floor",
        parameters: &[A_NUMBER],
        summary: "The largest whole number that is not above.",
        example: "floor(1.8)",
        evaluate: |arguments, _| real("floor", arguments, f64::floor),
        ..MATHEMATICAL
    },
    Function {
        name: "round",
        parameters: &[
            A_NUMBER,
            Parameter::optional("precision", INTEGER),
            Parameter::optional("mode", STRING),
        ],
        summary: "The nearest whole number, halves upwards; or to `precision` decimals, halves away from zero \
                  unless `mode` is UP, DOWN, CEILING, FLOOR, HALF_DOWN or HALF_EVEN.",
        example: "round(3.14159, 2)",
        evaluate: round,
        ..MATHEMATICAL
    },
    Function {
        name: "isNaN",
        parameters: &[A_NUMBER],
        returns: Type::Boolean,
        summary: "Whether the number is `NaN`.",
        example: "isNaN(0.0 / 0.0)",
        evaluate: |arguments, _| Ok(Value::Boolean(number("isNaN", &arguments[0])?.is_nan())),
        ..MATHEMATICAL
    },
    Function {
        name: "rand",
        is_deterministic: false,
        summary: "A random float from 0 up to, not including, 1.",
        example: "rand()",
        evaluate: |_, _| Ok(Value::Float(random::unit_float())),
        ..MATHEMATICAL
    },
    Function {
        name: "sqrt",
        parameters: &[A_NUMBER],
        summary: "The square root; `NaN` below zero.",
        example: "sqrt(2)",
        evaluate: |arguments, _| real("sqrt", arguments, f64::sqrt),
        ..MATHEMATICAL
    },
    Function {
        name: "exp",
        parameters: &[A_NUMBER],
        summary: "e to the power of the number.",
        example: "exp(1)",
        evaluate: |arguments, _| real("exp", arguments, f64::exp),
        ..MATHEMATICAL
    },
    Function {
        name: "log",
        parameters: &[A_NUMBER],
        summary: "The natural logarithm.",
        example: "log(e())",
        evaluate: |arguments, _| real("log", arguments, f64::ln),
        ..MATHEMATICAL
    },
    Function {
        name: "ln",
        parameters: &[A_NUMBER],
        summary: "The natural logarithm.",
        example: "ln(e())",
        evaluate: |arguments, _| real("ln", arguments, f64::ln),
        ..MATHEMATICAL
    },
    Function {
        name: "log10",
        parameters: &[A_NUMBER],
        summary: "The logarithm to the base of ten.",
        example: "log10(1000)",
        evaluate: |arguments, _| real("log10", arguments, f64::log10),
        ..MATHEMATICAL
    },
    Function {
        name: "e",
        summary: "The base of the natural logarithm.",
        example: "e()",
        evaluate: |_, _| Ok(Value::Float(std::f64::consts::E)),
        ..MATHEMATICAL
    },
    Function {
        name: "pi",
        summary: "The ratio of a circle's circumference to its diameter.",
        example: "pi()",
        evaluate: |_, _| Ok(Value::Float(std::f64::consts::PI)),
        ..MATHEMATICAL
    },
    Function {
        name: "sin",
        parameters: &[AN_ANGLE],
        summary: "The sine of an angle.",
        example: "sin(pi() / 2)",
        evaluate: |arguments, _| real("sin", arguments, f64::sin),
        ..MATHEMATICAL
    },
    Function {
        name: "cos",
        parameters: &[AN_ANGLE],
        summary: "The cosine of an angle.",
        example: "cos(0)",
        evaluate: |arguments, _| real("cos", arguments, f64::cos),
        ..MATHEMATICAL
    },
    Function {
        name: "tan",
        parameters: &[AN_ANGLE],
        summary: "The tangent of an angle.",
        example: "tan(pi() / 4)",
        evaluate: |arguments, _| real("tan", arguments, f64::tan),
        ..MATHEMATICAL
    },
    Function {
        name: "cot",
        parameters: &[AN_ANGLE],
        summary: "The cotangent of an angle.",
        example: "cot(pi() / 4)",
        evaluate: |arguments, _| real("cot", arguments, |angle| 1.0 / angle.tan()),
        ..MATHEMATICAL
    },
    Function {
        name: "asin",
        parameters: &[A_NUMBER],
        summary: "The angle that has this sine; `NaN` beyond -1 and 1.",
        example: "asin(1)",
        evaluate: |arguments, _| real("asin", arguments, f64::asin),
        ..MATHEMATICAL
    },
    Function {
        name: "acos",
        parameters: &[A_NUMBER],
        summary: "The angle that has this cosine; `NaN` beyond -1 and 1.",
        example: "acos(0)",
        evaluate: |arguments, _| real("acos", arguments, f64::acos),
        ..MATHEMATICAL
    },
    Function {
        name: "atan",
        parameters: &[A_NUMBER],
        summary: "The angle that has this tangent.",
        example: "atan(1)",
        evaluate: |arguments, _| real("atan", arguments, f64::atan),
        ..MATHEMATICAL
    },
    Function {
        name: "atan2",
        parameters: &[Parameter::required("y", NUMBER), Parameter::required("x", NUMBER)],
        summary: "The angle between the x axis and the point (x, y).",
        example: "atan2(1, 1)",
        evaluate: atan2,
        ..MATHEMATICAL
    },
    Function {
        name: "sinh",
        parameters: &[A_NUMBER],
        summary: "The hyperbolic sine.",
        example: "sinh(1)",
        evaluate: |arguments, _| real("sinh", arguments, f64::sinh),
        ..MATHEMATICAL
    },
    Function {
        name: "cosh",
        parameters: &[A_NUMBER],
        summary: "The hyperbolic cosine.",
        example: "cosh(1)",
        evaluate: |arguments, _| real("cosh", arguments, f64::cosh),
        ..MATHEMATICAL
    },
    Function {
        name: "tanh",
        parameters: &[A_NUMBER],
        summary: "The hyperbolic tangent.",
        example: "tanh(1)",
        evaluate: |arguments, _| real("tanh", arguments, f64::tanh),
        ..MATHEMATICAL
    },
    Function {
        name: "coth",
        parameters: &[A_NUMBER],
        summary: "The hyperbolic cotangent.",
        example: "coth(1)",
        evaluate: |arguments, _| real("coth", arguments, |number| 1.0 / number.tanh()),
        ..MATHEMATICAL
    },
    Function {
        name: "haversin",
        parameters: &[AN_ANGLE],
        summary: "Half the versed sine of an angle.",
        example: "haversin(0.5)",
        evaluate: |arguments, _| real("haversin", arguments, |angle| (1.0 - angle.cos()) / 2.0),
        ..MATHEMATICAL
    },
    Function {
        name: "degrees",
        parameters: &[AN_ANGLE],
        summary: "An angle in radians, in degrees.",
        example: "degrees(pi())",
        evaluate: |arguments, _| real("degrees", arguments, f64::to_degrees),
        ..MATHEMATICAL
    },
    Function {
        name: "radians",
        parameters: &[Parameter::required("degrees", NUMBER)],
        summary: "An angle in degrees, in radians.",
        example: "radians(180)",
        evaluate: |arguments, _| real("radians", arguments, f64::to_radians),
        ..MATHEMATICAL
    },
];

fn real(function: &str, arguments: &[Value], compute: fn(f64) -> f64) -> Result<Value, QueryError> {
    Ok(Value::Float(compute(number(function, &arguments[0])?)))
}

fn absolute(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Integer(integer) => match integer.checked_abs() {
            Some(absolute) => Ok(Value::Integer(absolute)),
            None => Err(overflow(format!("abs({integer}) does not fit in a 64-bit integer"))),
        },
        Value::Float(float) => Ok(Value::Float(float.abs())),
        other => Err(wrong_type("abs", "a number", other)),
    }
}

fn sign(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let number = number("sign", &arguments[0])?;
    Ok(Value::Integer(i64::from(number > 0.0) - i64::from(number < 0.0)))
}

fn atan2(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    Ok(Value::Float(number("atan2", &arguments[0])?.atan2(number("atan2", &arguments[1])?)))
}

fn round(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let float = number("round", &arguments[0])?;
    let Some(precision) = arguments.get(1) else {
        return Ok(Value::Float(round_half_upwards(float)));
    };
    let precision = count("round", precision)?;
    let mode =
        arguments.get(2).map_or(Ok(Rounding::HalfUp), |mode| Rounding::named(string("round", mode)?))?;
    Ok(Value::Float(round_decimal(float, precision, mode)))
}

/// To the nearest whole number; `-1.5` becomes `-1.0`. Adding a half first would round 0.49999999999999994 up.
fn round_half_upwards(float: f64) -> f64 {
    let below = float.floor();
    if float - below >= 0.5 { below + 1.0 } else { below }
}

/// What to do with the digits that are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
}

impl Rounding {
    fn named(name: &str) -> Result<Self, QueryError> {
        match name.to_ascii_uppercase().as_str() {
            "UP" => Ok(Rounding::Up),
            "DOWN" => Ok(Rounding::Down),
            "CEILING" => Ok(Rounding::Ceiling),
            "FLOOR" => Ok(Rounding::Floor),
            "HALF_UP" => Ok(Rounding::HalfUp),
            "HALF_DOWN" => Ok(Rounding::HalfDown),
            "HALF_EVEN" => Ok(Rounding::HalfEven),
            _ => {
                let message = format!("round() knows no mode '{name}'");
                let modes = "write UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN";
                Err(QueryError::argument(Detail::InvalidArgumentValue, message).hint(modes))
            }
        }
    }

    /// Whether a number of this sign, with these digits kept and cut (not all zero), moves away from zero.
    fn is_away(self, is_negative: bool, kept: &[u8], cut: &[u8]) -> bool {
        let half = cut[0].cmp(&b'5').then(if cut[1..].iter().any(|&digit| digit > b'0') {
            std::cmp::Ordering::Greater
        } else {
            std::cmp::Ordering::Equal
        });
        match self {
            Rounding::Up => true,
            Rounding::Down => false,
            Rounding::Ceiling => !is_negative,
            Rounding::Floor => is_negative,
            Rounding::HalfUp => half.is_ge(),
            Rounding::HalfDown => half.is_gt(),
            Rounding::HalfEven => {
                half.is_gt() || (half.is_eq() && kept.last().is_some_and(|digit| digit % 2 == 1))
            }
        }
    }
}

/// Rounds the shortest decimal that stands for `float`, so that `round(1.005, 2)` is 1.01 as one reads it.
fn round_decimal(float: f64, precision: usize, mode: Rounding) -> f64 {
    // Display writes the shortest digits and never an exponent.
    let text = float.abs().to_string();
    let Some((whole, fraction)) = text.split_once('.').filter(|(_, fraction)| fraction.len() > precision)
    else {
        return float;
    };
    let (kept, cut) = fraction.as_bytes().split_at(precision);
    let mut digits = [whole.as_bytes(), kept].concat();
    if mode.is_away(float.is_sign_negative(), &digits, cut) {
        increment(&mut digits);
    }
    let digits = String::from_utf8_lossy(&digits);
    // The digits are a number, so they parse; the fallback is never taken.
    format!("{digits}e-{precision}").parse::<f64>().unwrap_or(float.abs()).copysign(float)
}

/// Adds one to a number in decimal digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_upwards() {
        for (float, rounded) in
            [(1.5, 2.0), (-1.5, -1.0), (0.499_999_999_999_999_94, 0.0), (2.4, 2.0), (1e300, 1e300)]
        {
            assert_eq!(round_half_upwards(float), rounded);
        }
    }

    #[test]
    fn decimals_are_rounded_as_one_reads_them() {
        assert_eq!(round_decimal(1.005, 2, Rounding::HalfUp), 1.01);
        assert_eq!(round_decimal(-1.55, 1, Rounding::HalfUp), -1.6);
        assert_eq!(round_decimal(-1.55, 1, Rounding::HalfDown), -1.5);
        assert_eq!(round_decimal(2.5, 0, Rounding::HalfEven), 2.0);
        assert_eq!(round_decimal(3.5, 0, Rounding::HalfEven), 4.0);
        assert_eq!(round_decimal(9.99, 1, Rounding::HalfUp), 10.0);
        assert_eq!(round_decimal(-1.21, 1, Rounding::Ceiling), -1.2);
        assert_eq!(round_decimal(-1.21, 1, Rounding::Floor), -1.3);
        assert_eq!(round_decimal(1.21, 1, Rounding::Up), 1.3);
        assert_eq!(round_decimal(1e-300, 3, Rounding::Down), 0.0);
        assert_eq!(round_decimal(1.25, usize::MAX, Rounding::Down), 1.25);
        assert!(round_decimal(f64::NAN, 2, Rounding::Up).is_nan());
    }
}
