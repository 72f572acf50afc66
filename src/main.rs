//! Hands the process to the command line.

fn main() {}
