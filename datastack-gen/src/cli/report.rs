//! The only file that prints.
#![expect(clippy::disallowed_methods, reason = "this is the one file that prints")]

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use serde::Serialize;

use super::Exit;
use crate::code;
use crate::finding::{Finding, Report, Severity, Style};

/// How findings are printed: for readers on standard error, or as a list for programs on standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Sarif,
}

/// When colours are used; `auto` is on a terminal, unless the variable NO_COLOR is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Prints results and findings. A reader that has gone away is no fault.
pub(super) struct Printer {
    format: Format,
    color: Color,
}

/// Prints what clap says of wrong arguments, or the help that was asked for.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

impl Printer {
    pub(super) fn new(format: Format, color: Color) -> Self {
        Self { format, color }
    }

    fn style(&self, stream: &impl IsTerminal) -> Style {
        let coloured = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        if coloured { Style::Coloured } else { Style::Plain }
    }

    /// Prints all findings; gives the exit status that they call for.
    pub(super) fn findings(&self, report: &Report) -> Exit {
        match self.format {
            Format::Text => {
                let mut stream = io::stderr().lock();
                let _ = stream.write_all(report.to_text(self.style(&stream)).as_bytes());
            }
            Format::Json => self.json(report.to_json()),
            Format::Sarif => self.json(report.to_sarif()),
        }
        status(report)
    }

    /// Prints a result with the findings beside it: a text for readers, one object for programs, which holds the
    /// findings too.
    pub(super) fn result(&self, report: &Report, result: &impl Serialize, text: impl FnOnce() -> String) -> Exit {
        match self.format {
            Format::Text => {
                self.findings(report);
                self.text(&text());
            }
            Format::Json | Format::Sarif => self.json(report.with_result(result)),
        }
        status(report)
    }

    /// Whether a person looks on, at a terminal.
    #[cfg(feature = "live")]
    pub(super) fn is_watched(&self) -> bool {
        self.format == Format::Text && io::stderr().is_terminal()
    }

    /// Clears a reader's terminal; elsewhere a line is left free between two results.
    #[cfg(feature = "live")]
    pub(super) fn clear(&self) {
        if self.format == Format::Text {
            let mut stream = io::stdout().lock();
            let _ = if stream.is_terminal() { write!(stream, "\u{1b}[2J\u{1b}[H") } else { writeln!(stream) };
        }
    }

    fn json(&self, text: Result<String, serde_json::Error>) {
        match text {
            Ok(text) => self.text(&text),
            Err(error) => unwritable(&error),
        }
    }

    /// Prints what a run did, for readers only.
    pub(super) fn summary(&self, line: &str) {
        if self.format == Format::Text {
            self.text(line);
        }
    }

    /// Prints what a run says beside its result, for readers only.
    pub(super) fn note(&self, line: &str) {
        if self.format == Format::Text {
            let _ = writeln!(io::stderr().lock(), "{line}");
        }
    }

    /// Prints a result.
    pub(super) fn text(&self, text: &str) {
        let _ = writeln!(io::stdout().lock(), "{}", text.trim_end_matches('\n'));
    }

    /// Prints a unified diff, for readers only.
    pub(super) fn diff(&self, diff: &str) {
        if self.format != Format::Text || diff.is_empty() {
            return;
        }
        let mut stream = io::stdout().lock();
        let coloured = self.style(&stream) == Style::Coloured;
        for line in diff.lines() {
            let color = match line.as_bytes().first() {
                Some(b'+') if coloured => "\u{1b}[32m",
                Some(b'-') if coloured => "\u{1b}[31m",
                _ => "",
            };
            let end = if color.is_empty() { "" } else { "\u{1b}[0m" };
            let _ = writeln!(stream, "{color}{line}{end}");
        }
    }
}

fn unwritable(error: &serde_json::Error) {
    let _ = writeln!(io::stderr().lock(), "the result cannot be written as JSON: {error}");
}

fn status(report: &Report) -> Exit {
    report.findings().iter().map(exit).max().unwrap_or(Exit::Done)
}

fn exit(finding: &Finding) -> Exit {
    match (finding.severity, finding.code.0) {
        (Severity::Warning, _) => Exit::Done,
        (
            _,
            code::UNREADABLE
            | code::NO_PROJECT
            | code::UNKNOWN_ENVIRONMENT
            | code::UNKNOWN_SUBJECT
            | code::NOT_WRITABLE
            | code::LIVE_UNREACHABLE..=code::LIVE_MOVED_ON
            | code::LIVE_NOT_BUILT,
        ) => Exit::Failed,
        _ => Exit::Findings,
    }
}
