//! The rules, one file each.

mod missing_key;
mod unread_key;
mod wrong_value;

use super::{Subject, Surroundings};
use crate::diagnostic::{Diagnostic, Findings, Severity};

/// Something that can be wrong with a connector.
pub struct Rule {
    /// Stable code, the number behind `DS`.
    pub code: u16,
    /// How bad it is.
    pub severity: Severity,
    /// What it says, in a line.
    pub says: &'static str,
    /// What really happens without the rule, and how to mend it: what `explain DS1101` prints. Paragraphs have an empty
    /// line between them.
    pub page: &'static str,
    check: Check,
}

/// A connector, the ones before it, what else is known, and where findings go.
type Check = fn(&Rule, &Subject, &[Subject], &Surroundings, &mut Findings);

impl Rule {
    pub(super) fn check(&self, subject: &Subject, before: &[Subject], around: &Surroundings, findings: &mut Findings) {
        (self.check)(self, subject, before, around, findings);
    }

    /// A finding of the rule at the value of a key.
    fn at(&self, subject: &Subject, key: &str, message: impl Into<String>) -> Diagnostic {
        let make = match self.severity {
            Severity::Error => Diagnostic::error,
            Severity::Warning => Diagnostic::warning,
        };
        make(self.code, subject.place(key), message.into())
    }
}

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[unread_key::RULE, wrong_value::RULE, missing_key::RULE];
