//! Rust values ⇄ query values.
