//! Random numbers for `rand()` and `randomUUID()`: fast and well mixed, not for secrets.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

thread_local! {
    /// Each thread starts somewhere else: the standard library seeds its hashers from the system.
    static STATE: Cell<u64> = Cell::new(RandomState::new().hash_one("silkgraph"));
}

/// The next 64 random bits.
///
/// # Source
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014 (SplitMix64).
pub(super) fn bits() -> u64 {
    let state = STATE.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
    STATE.set(state);
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A float from 0 up to, not including, 1, each of 2⁵³ values alike.
pub(super) fn unit_float() -> f64 {
    (bits() >> 11) as f64 / (1_u64 << 53) as f64
}

/// A random UUID (version 4 of RFC 9562) in its usual form.
pub(super) fn uuid() -> String {
    let high = (bits() & !0xF000) | 0x4000;
    let low = (bits() & (u64::MAX >> 2)) | (1 << 63);
    let groups = [high >> 32, (high >> 16) & 0xFFFF, high & 0xFFFF, low >> 48, low & 0xFFFF_FFFF_FFFF];
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", groups[0], groups[1], groups[2], groups[3], groups[4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_says_that_it_is_random() {
        let uuid = uuid();
        assert_eq!(uuid.len(), 36);
        assert_eq!(&uuid[14..15], "4");
        assert!("89ab".contains(&uuid[19..20]));
    }

    #[test]
    fn unit_floats_lie_between_0_and_1() {
        assert!((0..1000).all(|_| (0.0..1.0).contains(&unit_float())));
    }
}
