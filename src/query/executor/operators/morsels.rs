//! Morsels: a pipeline run by several threads, each on parts of the nodes that its leading scan goes through.
//!
//! The scan is cut by node ids into morsels, which the threads take in turn; each runs operators of its own. Chunks are
//! handed out in the order of the morsels, and a thread that is ahead waits: so rows come in the order in which one
//! thread would find them, and an error is the one that it would meet. Only for who takes in all rows at once; a
//! consumer that asks for some rows at a time gets them from one thread.

use super::super::build::Builder;
use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::{Context, Share};
use super::{BoxedOperator, Operator, Take};
use crate::error::{Error, Result};
use crate::query::plan;
use crate::value::NodeId;
use std::ops::Range;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many nodes a morsel spans: some chunks, so that threads seldom wait for each other.
const MORSEL_NODES: u64 = 8 * CHUNK_ROWS as u64;

/// How many chunks a thread may be ahead.
const CHUNKS_AHEAD: usize = 16;

/// Runs `pipeline` by `threads` threads; `alone` is the same pipeline for one.
pub(in super::super) fn morsels<'p>(
    alone: BoxedOperator<'p>,
    pipeline: &'p plan::Operator,
    threads: usize,
) -> BoxedOperator<'p> {
    Box::new(Morsels { alone, pipeline, threads })
}

struct Morsels<'p> {
    alone: BoxedOperator<'p>,
    pipeline: &'p plan::Operator,
    threads: usize,
}

/// What a thread hands over: a chunk, or nothing at the end of each morsel.
type Message = Result<Option<Chunk>>;

impl<'p> Operator<'p> for Morsels<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        self.alone.next(context, wanted)
    }

    fn each(&mut self, context: &mut Context<'p>, take: &mut Take<'_, 'p>) -> Result<()> {
        let morsels = Cut::new(context, MORSEL_NODES);
        let Some((share, is_abandoned)) = context.share().filter(|_| morsels.count() > 1) else {
            return self.alone.each(context, take);
        };
        let threads = self.threads;
        thread::scope(|scope| {
            let receivers: Vec<Receiver<Message>> = (0..threads)
                .map(|thread| {
                    let (sender, receiver) = sync_channel(CHUNKS_AHEAD);
                    let (share, pipeline, own) =
                        (share.clone(), self.pipeline, morsels.every(thread, threads));
                    scope.spawn(move || work(share, pipeline, own, &sender));
                    receiver
                })
                .collect();
            let outcome = collect(&receivers, morsels.count(), context, take);
            // After an error nobody waits for what the others would still find.
            is_abandoned.store(true, Ordering::Relaxed);
            outcome
        })
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.alone.reset(context);
    }
}

/// Takes the chunks of all morsels in their order.
fn collect<'p>(
    receivers: &[Receiver<Message>],
    morsels: u64,
    context: &mut Context<'p>,
    take: &mut Take<'_, 'p>,
) -> Result<()> {
    for (_, receiver) in (0..morsels).zip(receivers.iter().cycle()) {
        while let Some(chunk) = receiver.recv().unwrap_or(Ok(None))? {
            take(chunk, context)?;
        }
    }
    Ok(())
}

/// Runs the pipeline on morsels, one after the other, until nobody wants its chunks.
fn work<'p>(
    share: Share<'p>,
    pipeline: &'p plan::Operator,
    morsels: impl Iterator<Item = Range<NodeId>>,
    sender: &SyncSender<Message>,
) {
    share.plan.size.with_stack(|| {
        let mut context = share.context();
        let mut operator = Builder::new(&mut context).pipeline(pipeline);
        for morsel in morsels {
            context.morsel = Some(morsel);
            let sent = operator.each(&mut context, &mut |chunk, _| {
                sender.send(Ok(Some(chunk))).map_err(|_| Error::Cancelled)
            });
            let is_over = sent.is_err();
            if sender.send(sent.map(|()| None)).is_err() || is_over {
                break;
            }
            operator.reset(&mut context);
        }
        // The operators of subqueries may be as deep as the statement.
        drop(operator);
        context.end_subqueries();
    });
}

/// How all nodes are cut into morsels.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    bound: u64,
    width: u64,
}

impl Cut {
    /// Cuts the nodes of the graph into morsels of so many; the smaller the chunks, the smaller the morsels.
    pub(super) fn new(context: &Context<'_>, nodes: u64) -> Self {
        let width = if context.chunk_rows < CHUNK_ROWS { context.chunk_rows as u64 } else { nodes };
        Cut { bound: context.view().end_of_nodes().0, width }
    }

    /// How many morsels there are.
    pub(super) fn count(self) -> u64 {
        self.bound.div_ceil(self.width)
    }

    /// The nodes of a morsel.
    pub(super) fn nodes(self, morsel: u64) -> Range<NodeId> {
        NodeId(morsel * self.width)..NodeId((morsel + 1) * self.width)
    }

    /// Every `threads`th morsel from `first` on.
    fn every(self, first: usize, threads: usize) -> impl Iterator<Item = Range<NodeId>> {
        (first as u64..self.count()).step_by(threads).map(move |morsel| self.nodes(morsel))
    }
}
