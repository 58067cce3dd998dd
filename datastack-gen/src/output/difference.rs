use std::fmt::Write;
use std::fs;

use similar::TextDiff;

use super::manifest;
use super::plan::{Action, FilePlan};
use crate::code;
use crate::finding::{Finding, Place};

impl FilePlan {
    /// One finding for each file that is not as it shall be. `mend` is the command that mends it.
    pub(crate) fn differences(&self, mend: &str) -> Vec<Finding> {
        let known = |path: &str| {
            let shown = self.shown(path);
            self.findings.iter().any(|finding| finding.places.first().is_some_and(|place| place.file == shown))
        };
        let mut findings = Vec::new();
        for change in self.changes.iter().filter(|change| !known(&change.path)) {
            let (code, what) = match change.action {
                Action::Create => (code::MISSING, "is missing"),
                Action::Replace => (code::DIFFERS, "differs from what the definition gives"),
                Action::Remove => (code::STALE, "is no longer needed"),
            };
            let place = Place::file(&self.shown(&change.path));
            findings
                .push(Finding::error(code, place, format!("`{}` {what}", change.path)).help(format!("run `{mend}`")));
        }
        if self.manifest.is_some() && self.changes.is_empty() {
            let place = Place::file(&self.shown(manifest::FILE));
            let message = format!("`{}` differs from what the definition gives", manifest::FILE);
            findings.push(Finding::error(code::DIFFERS, place, message).help(format!("run `{mend}`")));
        }
        findings
    }

    /// What would change inside files, as a unified diff from what stands there to what shall.
    pub(crate) fn diff(&self) -> String {
        let mut text = String::new();
        for change in self.changes.iter().filter(|change| change.action == Action::Replace) {
            let path = self.shown(&change.path);
            let old = fs::read(self.root.join(&change.path)).unwrap_or_default();
            let old = String::from_utf8_lossy(&old);
            let diff = TextDiff::from_lines(&*old, change.text.as_str());
            let (from, to) = (format!("a/{path}"), format!("b/{path}"));
            let _ = write!(text, "{}", diff.unified_diff().context_radius(3).header(&from, &to));
        }
        text
    }
}
