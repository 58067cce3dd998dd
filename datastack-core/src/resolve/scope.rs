use std::cell::RefCell;
use std::ops::RangeInclusive;

use super::code;
use super::text;
use crate::diagnostic::{DefinitionPath, Diagnostic, Findings};
use crate::name::NameError;

/// Where findings go while sections are resolved.
#[derive(Default)]
pub(super) struct Scope {
    findings: RefCell<Findings>,
}

impl Scope {
    pub(super) fn push(&self, finding: Diagnostic) {
        self.findings.borrow_mut().push(finding);
    }

    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings.into_inner().into_vec()
    }

    /// Parses a name; a fault leaves a placeholder.
    pub(super) fn name<T>(
        &self,
        path: &DefinitionPath,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, NameError>,
        placeholder: impl FnOnce() -> T,
    ) -> T {
        parse(text).unwrap_or_else(|error| {
            let help = format!("`{}` would be legal", error.suggestion);
            self.push(Diagnostic::error(code::NAME, path.clone(), error.message).help(help));
            placeholder()
        })
    }

    /// Parses a name that stands as a key; a fault leaves a placeholder.
    pub(super) fn key_name<T>(
        &self,
        path: &DefinitionPath,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, NameError>,
        placeholder: impl FnOnce() -> T,
    ) -> T {
        parse(text).unwrap_or_else(|error| {
            let help = format!("`{}` would be legal", error.suggestion);
            self.push(Diagnostic::error(code::NAME, path.clone(), error.message).at_key().help(help));
            placeholder()
        })
    }

    /// A name that was stated, or one that is derived.
    pub(super) fn name_or<T>(
        &self,
        path: &DefinitionPath,
        stated: Option<&String>,
        derived: impl FnOnce() -> String,
        parse: impl FnOnce(&str) -> Result<T, NameError>,
        placeholder: impl FnOnce() -> T,
    ) -> T {
        let text = stated.cloned().unwrap_or_else(derived);
        self.name(path, &text, parse, placeholder)
    }

    /// Seconds of a duration such as `7d`; a fault leaves the default.
    pub(super) fn seconds(&self, path: &DefinitionPath, stated: Option<&String>, default: u64) -> u64 {
        let Some(text) = stated else { return default };
        text::seconds(text).unwrap_or_else(|| {
            let message = format!("`{text}` is no duration");
            let help = "a whole number with s, m, h or d, for example `90s`, `5m`, `2h`, `7d`";
            self.push(Diagnostic::error(code::DURATION, path.clone(), message).help(help));
            default
        })
    }

    /// A number within its range; a fault leaves the default.
    pub(super) fn number(
        &self,
        path: &DefinitionPath,
        stated: Option<u32>,
        default: u32,
        range: RangeInclusive<u32>,
    ) -> u32 {
        let number = stated.unwrap_or(default);
        if range.contains(&number) {
            return number;
        }
        let message = format!("{number} is outside {} to {}", range.start(), range.end());
        self.push(Diagnostic::error(code::RANGE, path.clone(), message).help("choose a number in that range"));
        default
    }

    /// An exception has to say why it is one.
    pub(super) fn reason(&self, path: &DefinitionPath, reason: &str, what: &str) {
        if reason.trim().is_empty() {
            let message = format!("{what} without a reason");
            self.push(Diagnostic::error(code::REASON, path.clone(), message).help("say why, for the next reader"));
        }
    }
}
