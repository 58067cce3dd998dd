//! Findings with their places in files, and how they read.

mod json;
mod position;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::ops::Range;

pub use datastack_core::diagnostic::{Code, Severity};

pub use text::Style;

/// A range of a file with what it has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named its folder.
    pub file: String,
    /// The bytes that are meant; none for the file as a whole.
    pub range: Option<Range<usize>>,
    /// What stands there, in a few words; may be empty.
    pub message: String,
}

impl Place {
    pub(crate) fn file(file: &str) -> Self {
        Self { file: file.to_owned(), range: None, message: String::new() }
    }

    pub(crate) fn range(file: &str, range: Range<usize>) -> Self {
        Self { range: Some(range), ..Self::file(file) }
    }

    #[must_use]
    pub(crate) fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }
}

/// One finding with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code, such as `DS0002`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong; names its subject.
    pub message: String,
    /// The main place first, then what it contradicts.
    pub places: Vec<Place>,
    /// The next step.
    pub help: Option<String>,
}

impl Finding {
    pub(crate) fn error(code: u16, place: Place, message: impl Into<String>) -> Self {
        Self { code: Code(code), severity: Severity::Error, message: message.into(), places: vec![place], help: None }
    }

    pub(crate) fn warning(code: u16, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    #[must_use]
    pub(crate) fn and(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Findings together with the texts that they point into.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub(crate) findings: Vec<Finding>,
    pub(crate) sources: BTreeMap<String, String>,
}

impl Report {
    /// All findings, by file and place.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// True if at least one finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Orders the findings by file and place, and drops repetitions.
    pub(crate) fn sort(&mut self) {
        let place = |finding: &Finding| {
            finding.places.first().map(|place| (place.file.clone(), place.range.as_ref().map(|range| range.start)))
        };
        self.findings.sort_by_cached_key(|finding| (place(finding), finding.code));
        self.findings.dedup();
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.to_text(Style::Plain).trim_end())
    }
}
