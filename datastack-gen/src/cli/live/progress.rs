use std::time::Duration;

use datastack_core::diff::Step;
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use super::text;
use crate::cli::report::Printer;
use crate::live::Observer;

/// Between two pictures of what turns while a step runs.
const TICK: Duration = Duration::from_millis(100);

/// A step shorter than this is done before anybody asks how long it took.
const SHORT: Duration = Duration::from_secs(1);

/// Tells of each step in a line: on a terminal it turns and counts the seconds as long as the step runs, elsewhere it is
/// written when the step begins.
pub(super) struct Progress<'a> {
    printer: &'a Printer,
    running: Option<ProgressBar>,
    at: usize,
    of: usize,
}

impl<'a> Progress<'a> {
    pub(super) fn new(printer: &'a Printer, of: usize) -> Self {
        Self { printer, running: None, at: 0, of }
    }

    fn line(&self, step: &Step) -> String {
        format!("[{}/{}] {}", self.at, self.of, text::line(step))
    }
}

impl Observer for Progress<'_> {
    fn begins(&mut self, step: &Step) {
        self.at += 1;
        let line = self.line(step);
        if !self.printer.is_watched() {
            self.printer.note(&line);
            return;
        }
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let running = ProgressBar::new_spinner().with_style(style).with_message(line);
        running.enable_steady_tick(TICK);
        self.running = Some(running);
    }

    fn done(&mut self, step: &Step) {
        let Some(running) = self.running.take() else { return };
        let took = running.elapsed();
        running.finish_and_clear();
        let line = self.line(step);
        match took < SHORT {
            true => self.printer.note(&line),
            false => self.printer.note(&format!("{line} ({})", HumanDuration(took))),
        }
    }
}

impl Drop for Progress<'_> {
    /// A step that failed is said by its error.
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.finish_and_clear();
        }
    }
}
