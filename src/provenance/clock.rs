//! What could be known, and what held, on a day; and which of several claims prevails.
//!
//! In: claims, each with the date of its publication. Out: whether a [`Clock`] admits a claim, and the claim whose value
//! a property shows. A date that is imprecise admits a claim only where it does so whatever the missing parts are.

use super::edtf::{Day, Edtf};
use super::{Claim, ClaimId, Modality, Rank};

/// The days that a statement looks back to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Clock {
    /// What could be known at the end of this day.
    pub known: Option<Day>,
    /// What held on this day.
    pub valid: Option<Day>,
}

impl Clock {
    /// Whether it shows the present.
    pub fn is_now(&self) -> bool {
        self.known.is_none() && self.valid.is_none()
    }

    /// Whether the claim, published when `published` says, counts.
    ///
    /// A claim of unknown publication is known on no certain day. A claim without a beginning or an end has none; one
    /// with a date that leaves it open whether it held does not count. A figure given for a later day does not either.
    pub fn admits(&self, claim: &Claim, published: Option<&str>) -> bool {
        let is_known =
            |day| published.and_then(Edtf::parse).and_then(|date| date.is_over_by(day)) == Some(true);
        self.known.is_none_or(is_known) && self.valid.is_none_or(|day| holds(claim, day))
    }
}

fn holds(claim: &Claim, day: Day) -> bool {
    let is_true = |date: &Option<std::sync::Arc<str>>, test: fn(&Edtf, Day) -> Option<bool>| match date {
        None => true,
        Some(date) => Edtf::parse(date).and_then(|date| test(&date, day)) == Some(true),
    };
    is_true(&claim.valid_from, Edtf::has_begun_by)
        && is_true(&claim.valid_to, Edtf::lasts_until)
        && is_true(&claim.as_of, Edtf::has_begun_by)
}

/// The claim that prevails among those about one property: none that is deprecated or denies it; a preferred one
/// before others; then the one for the latest day, the one published last, the one recorded last.
///
/// Each comes with the date of its publication. An unknown date is earlier than any other.
pub fn prevailing<'c>(
    claims: impl Iterator<Item = (ClaimId, &'c Claim, Option<Day>)>,
) -> Option<(ClaimId, &'c Claim)> {
    let counts = |claim: &Claim| claim.rank != Rank::Deprecated && claim.modality != Modality::Denied;
    let as_of = |claim: &Claim| claim.as_of.as_deref().and_then(Edtf::parse).and_then(|date| last_day(&date));
    claims
        .filter(|(_, claim, _)| counts(claim))
        .max_by_key(|(id, claim, published)| (claim.rank == Rank::Preferred, as_of(claim), *published, *id))
        .map(|(id, claim, _)| (id, claim))
}

/// The last day of a date; of one without end the last on which it can have begun.
pub fn last_day(date: &Edtf) -> Option<Day> {
    date.latest().or_else(|| date.latest_beginning())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(as_of: Option<&str>, rank: Rank) -> Claim {
        Claim { as_of: as_of.map(Into::into), rank, ..Claim::default() }
    }

    #[test]
    fn rank_goes_before_date_and_a_known_date_before_none() {
        let (june, none) = (claim(Some("2023-06"), Rank::Normal), claim(None, Rank::Normal));
        let (preferred, deprecated) = (claim(None, Rank::Preferred), claim(Some("2030"), Rank::Deprecated));
        let wins = |claims: &[&Claim]| {
            let numbered = claims.iter().enumerate().map(|(id, claim)| (ClaimId(id as u64), *claim, None));
            prevailing(numbered).map(|(id, _)| id.0)
        };
        assert_eq!(wins(&[&june, &none]), Some(0));
        assert_eq!(wins(&[&june, &preferred, &deprecated]), Some(1));
        assert_eq!(wins(&[&none, &none]), Some(1));
        assert_eq!(wins(&[&deprecated]), None);
    }

    #[test]
    fn a_claim_counts_only_where_it_is_certain_to() {
        let known = Clock { known: Some((2023, 10, 31)), valid: None };
        assert!(known.admits(&Claim::default(), Some("2023-10")));
        assert!(!known.admits(&Claim::default(), Some("2023")));
        assert!(!known.admits(&Claim::default(), None));
        let valid = Clock { known: None, valid: Some((2023, 11, 6)) };
        let held = |from: &str, to: &str| Claim {
            valid_from: Some(from.into()),
            valid_to: Some(to.into()),
            ..Claim::default()
        };
        assert!(valid.admits(&Claim::default(), None));
        assert!(valid.admits(&held("2023-11-06", "2023-11-07"), None));
        assert!(!valid.admits(&held("2023-11-07", "2023-11-08"), None));
        assert!(!valid.admits(&held("2023", "2023"), None));
    }
}
