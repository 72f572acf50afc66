//! Whole-program tests, a file a subject.

mod dot;
