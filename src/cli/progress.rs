//! A bar for who waits for an import, on standard error where that is a terminal; nothing anywhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use silkgraph::Progress;
use silkgraph::formats::visible;
use std::time::Duration;

/// A bar that is there from its first news on until it is dropped, and leaves nothing behind.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// A bar with a few words before it.
    pub(super) fn new(words: &str) -> Self {
        // Four times a second: what takes less time shows no bar.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4));
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(visible::escape(words).into_owned());
        Bar(bar)
    }

    /// Shows how far it is.
    pub(super) fn show(&self, progress: Progress) {
        self.0.set_length(progress.total);
        self.0.set_position(progress.done);
        if progress.done == progress.total {
            // What comes now has no length that is known; the clock shows that it goes on.
            self.0.set_message("writing");
            self.0.enable_steady_tick(Duration::from_millis(250));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
