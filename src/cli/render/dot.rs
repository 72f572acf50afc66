//! Rows as a picture of the nodes, relationships and paths in them.

use super::{Look, Renderer};
use crate::cli::diagnostics::Failure;
use silkgraph::Value;
use silkgraph::formats::dot::DotStyle;
use silkgraph::graph::{GraphView, Subgraph};
use std::io::Write;
use std::sync::Arc;

pub(super) fn start<'a>(
    output: &'a mut dyn Write,
    _: &'a Look,
    _: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    Ok(Box::new(Picture { output, subgraph: None }))
}

struct Picture<'a> {
    output: &'a mut dyn Write,
    subgraph: Option<Subgraph>,
}

impl Renderer for Picture<'_> {
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure> {
        let subgraph = self.subgraph.get_or_insert_with(|| Subgraph::new(Arc::new(view.clone())));
        values.iter().for_each(|value| subgraph.add(value));
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        if let Some(subgraph) = self.subgraph.take().filter(|subgraph| !subgraph.is_empty()) {
            self.output.write_all(subgraph.to_dot(&DotStyle::default()).as_bytes())?;
        }
        Ok(())
    }
}
