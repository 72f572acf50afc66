//! Exact decimal amounts, such as the `1.5` of `P1.5D`.
//!
//! The parts of a duration are carried from large units to small ones; with binary floating point the
//! nanoseconds at the end of that chain would come out wrong.

use std::str::FromStr;

/// The smallest fraction told apart: 18 digits after the point.
const SCALE: i128 = 1_000_000_000_000_000_000;

/// A number with up to 18 decimal digits after the point. Both parts have the number's sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decimal {
    whole: i128,
    /// In units of 10⁻¹⁸.
    fraction: i128,
}

/// A text that is not a decimal number, or a number too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotDecimal;

impl Decimal {
    /// The exact quotient of two integers, cut off after 18 digits; `None` for a division by zero.
    pub(super) fn quotient(dividend: i128, divisor: i128) -> Option<Self> {
        let whole = dividend.checked_div(divisor)?;
        let fraction = dividend.checked_rem(divisor)?.checked_mul(SCALE)?.checked_div(divisor)?;
        Some(Decimal { whole, fraction })
    }

    /// The number as it would be written in decimal; `None` for what is not finite or too large.
    pub(super) fn from_float(number: f64) -> Option<Self> {
        number.to_string().parse().ok()
    }

    /// The integer between this and zero that is nearest to this.
    pub(super) fn whole(self) -> i128 {
        self.whole
    }

    /// What [`whole`](Self::whole) leaves over.
    pub(super) fn remainder(self) -> Self {
        Decimal { whole: 0, fraction: self.fraction }
    }

    /// The product; `None` on overflow, which no factor of up to 18 digits brings about by the fraction.
    pub(super) fn times(self, factor: i128) -> Option<Self> {
        let fraction = self.fraction.checked_mul(factor)?;
        let whole = self.whole.checked_mul(factor)?.checked_add(fraction / SCALE)?;
        Some(Decimal { whole, fraction: fraction % SCALE })
    }

    /// The sum; `None` on overflow.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let fraction = self.fraction + other.fraction;
        let whole = self.whole.checked_add(other.whole)?.checked_add(fraction / SCALE)?;
        let fraction = fraction % SCALE;
        Some(match (whole.signum(), fraction.signum()) {
            (1, -1) => Decimal { whole: whole - 1, fraction: fraction + SCALE },
            (-1, 1) => Decimal { whole: whole + 1, fraction: fraction - SCALE },
            _ => Decimal { whole, fraction },
        })
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Decimal { whole: i128::from(whole), fraction: 0 }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads `12`, `-0.75` or `1,5`; digits after the 18th of a fraction are dropped.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
        if ![whole, fraction].iter().all(|part| is_number(part)) {
            return Err(NotDecimal);
        }
        let shown = format!("{fraction:0<18}");
        let fraction: i128 = shown[..18].parse().map_err(|_| NotDecimal)?;
        let whole: i128 = whole.parse().map_err(|_| NotDecimal)?;
        Ok(Decimal { whole: sign * whole, fraction: sign * fraction })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_sign_of_a_fraction_below_one_is_kept() {
        assert_eq!(decimal("-0.75").times(4), Some(decimal("-3")));
        assert_eq!(Decimal::from_float(-0.75), Some(decimal("-0.75")));
    }

    #[test]
    fn a_sum_has_one_sign() {
        assert_eq!(decimal("1").plus(decimal("-0.25")), Some(decimal("0.75")));
        assert_eq!(decimal("-1").plus(decimal("0.25")), Some(decimal("-0.75")));
        assert_eq!(decimal("0.5").plus(decimal("0.5")), Some(decimal("1")));
    }

    #[test]
    fn what_is_not_a_number_or_too_large_is_refused() {
        for text in ["", "-", ".5", "1.", "1.-5", "one", "1e5"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
        for number in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Decimal::from_float(number), None);
        }
        assert_eq!(Decimal::quotient(1, 0), None);
    }
}
