//! The corridor: the only function that calls the stages, one line each.
