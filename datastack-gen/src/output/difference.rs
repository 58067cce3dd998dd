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
}
