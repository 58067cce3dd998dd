use std::fmt::Write;
use std::fs;

use similar::TextDiff;

use super::plan::{Action, FilePlan};

impl FilePlan {
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
