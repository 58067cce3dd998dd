use std::ops::Range;

use crate::finding::{Finding, Place, Severity};

/// Something that is wrong with a file, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: u16,
    pub(super) severity: Severity,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// What else it has to do with, and how.
    pub(super) other: Option<(Range<usize>, &'static str)>,
}

impl Fault {
    pub(super) fn error(code: u16, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, range, message: message.into(), help: help.into(), other: None }
    }

    pub(super) fn warning(code: u16, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, range, message, help) }
    }

    #[must_use]
    pub(super) fn and(self, range: Range<usize>, what: &'static str) -> Self {
        Self { other: Some((range, what)), ..self }
    }

    pub(super) fn finding(self, file: &str) -> Finding {
        let place = Place::range(file, self.range);
        let finding = match self.severity {
            Severity::Error => Finding::error(self.code, place, self.message),
            Severity::Warning => Finding::warning(self.code, place, self.message),
        };
        let finding = finding.help(self.help);
        match self.other {
            Some((range, what)) => finding.and(Place::range(file, range).saying(what)),
            None => finding,
        }
    }
}
