//! The relationships of tables: every line joins two nodes that are looked up.

use super::super::progress::Listener;
use super::ends::Ends;
use super::nodes::NodeTables;
use super::table::{Line, Table, shown};
use super::{RelationshipFile, wrong};
use crate::error::{Error, Result};
use crate::graph::{Bulk, ColumnValues, Entry, EntryRows, KeyId, PropertyGraph, TypeId};
use crate::value::{NodeId, RelationshipId, Value};
use rustc_hash::FxHashMap;

/// What the tables of relationships hold.
#[derive(Debug, Default)]
pub(super) struct RelationshipTables {
    tables: Vec<RelationshipTable>,
}

/// What one table holds, in the order of its lines.
#[derive(Debug)]
struct RelationshipTable {
    relationship_type: TypeId,
    /// The nodes where each starts and ends.
    pairs: Vec<(NodeId, NodeId)>,
    /// For each property its value, or null.
    columns: Vec<(KeyId, Vec<Value>)>,
}

impl RelationshipTables {
    /// Reads a table; `graph` gets to know its names, `listener` how far that has come.
    pub(super) fn read(
        &mut self,
        file: &RelationshipFile,
        nodes: &NodeTables,
        graph: &mut PropertyGraph,
        listener: &Listener<'_>,
    ) -> Result<()> {
        let mut table = Table::open(&file.file, 2)?;
        let names = table.names();
        let Some(names) = names.get(2..) else {
            return Err(wrong(&file.file, 1, "", "expected a column for the start and one for the end"));
        };
        graph.reserve_names(&[], std::slice::from_ref(&file.relationship_type), names);
        let catalog = graph.view().catalog();
        let relationship_type = catalog.relationship_type(&file.relationship_type);
        let relationship_type = relationship_type.expect("the name of the type has just been reserved");
        let keys = names.iter().filter_map(|name| catalog.key(name));
        let columns = keys.map(|key| (key, Vec::new())).collect();
        let mut read = RelationshipTable { relationship_type, pairs: Vec::new(), columns };
        let ends = file.ends.each_ref().map(|label| nodes.ends(label));
        table.each_line(listener, |line| read.add(line, file, ends))?;
        self.tables.push(read);
        Ok(())
    }

    /// How many relationships there are.
    pub(super) fn count(&self) -> u64 {
        self.tables.iter().map(|table| table.pairs.len() as u64).sum()
    }

    /// How many properties they have together.
    pub(super) fn property_count(&self) -> u64 {
        let columns = self.tables.iter().flat_map(|table| &table.columns);
        columns.flat_map(|(_, values)| values).filter(|value| !value.is_null()).count() as u64
    }

    /// Gives every relationship an id, by start and end within a table, and adds them to what is added to `graph`.
    ///
    /// # Errors
    /// `Error::Limit` when there are more relationships than ids.
    pub(super) fn add_to(self, bulk: &mut Bulk, graph: &PropertyGraph) -> Result<()> {
        let mut next = graph.next_relationship_id().0;
        if next + self.count() > u64::from(u32::MAX) {
            return Err(Error::Limit("a graph has 4,294,967,295 relationships at most".to_owned()));
        }
        let mut values: FxHashMap<KeyId, ColumnValues> = FxHashMap::default();
        for table in self.tables {
            let order = sorted(&table.pairs);
            for (key, mut column) in table.columns {
                let column_values = values.entry(key).or_default();
                for (id, (_, _, line)) in (next..).zip(&order) {
                    let value = std::mem::take(&mut column[*line as usize]);
                    if !value.is_null() {
                        column_values.push(id, value);
                    }
                }
            }
            let mut rows = EntryRows::with_capacity(order.len());
            for (start, end, _) in order {
                let is_sorted = rows.push(start, Entry::new(end, RelationshipId(next)));
                debug_assert!(is_sorted, "ids are given out in the order of the rows");
                next += 1;
            }
            bulk.relationships.push((table.relationship_type, rows));
        }
        bulk.relationship_values = values.into_iter().collect();
        Ok(())
    }
}

impl RelationshipTable {
    fn add(&mut self, line: &mut Line<'_>, file: &RelationshipFile, ends: [Option<&Ends>; 2]) -> Result<()> {
        let end = |column: usize| {
            let field = line.field(column);
            ends[column].and_then(|ends| ends.find(field)).ok_or_else(|| {
                line.wrong(column, format!("no {} is told apart by {}", file.ends[column], shown(field)))
            })
        };
        self.pairs.push((end(0)?, end(1)?));
        for (number, (_, values)) in self.columns.iter_mut().enumerate() {
            values.push(line.value(number + 2)?);
        }
        Ok(())
    }
}

/// The pairs with the numbers of their lines, by start, then end, then line: a counting sort by start, then a sort of each
/// row.
fn sorted(pairs: &[(NodeId, NodeId)]) -> Vec<(NodeId, NodeId, u32)> {
    let least = pairs.iter().map(|(start, _)| start.0).min().unwrap_or(0);
    let greatest = pairs.iter().map(|(start, _)| start.0).max().unwrap_or(0);
    if (greatest - least) / 16 > pairs.len() as u64 + 4_096 {
        // Where the ids of the starts are far apart, counting would take more room than there are pairs.
        let mut order: Vec<_> =
            pairs.iter().zip(0..).map(|(&(start, end), line)| (start, end, line)).collect();
        order.sort_unstable();
        return order;
    }
    let mut next = vec![0_usize; (greatest - least) as usize + 1];
    pairs.iter().for_each(|(start, _)| next[(start.0 - least) as usize] += 1);
    let mut place = 0;
    for next in &mut next {
        place += std::mem::replace(next, place);
    }
    let mut order = vec![(NodeId(0), NodeId(0), 0); pairs.len()];
    for (line, (start, end)) in (0..).zip(pairs) {
        let place = &mut next[(start.0 - least) as usize];
        order[*place] = (*start, *end, line);
        *place += 1;
    }
    order.chunk_by_mut(|one, other| one.0 == other.0).for_each(<[_]>::sort_unstable);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_sorted_by_start_then_end_then_line() {
        let pairs = [(7, 2), (5, 9), (7, 1), (5, 9), (6, 0)].map(|(start, end)| (NodeId(start), NodeId(end)));
        let lines: Vec<u32> = sorted(&pairs).into_iter().map(|(_, _, line)| line).collect();
        assert_eq!(lines, [1, 3, 4, 2, 0]);
        assert!(sorted(&[]).is_empty());
    }
}
