//! The topics, a file a part of the reference.

mod statements;
mod reading;
mod projecting;
mod writing;
mod calling;
mod schema;
mod patterns;
mod paths;
mod expressions;
mod values;
mod differences;

use super::topic::Topic;

const TABLES: [&[Topic]; 11] = [
    statements::TOPICS,
    reading::TOPICS,
    projecting::TOPICS,
    writing::TOPICS,
    calling::TOPICS,
    schema::TOPICS,
    patterns::TOPICS,
    paths::TOPICS,
    expressions::TOPICS,
    values::TOPICS,
    differences::TOPICS,
];

/// Every topic.
pub(super) fn all() -> impl Iterator<Item = &'static Topic> {
    TABLES.into_iter().flatten()
}
