use serde::Serialize;

use crate::diff::System;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It holds.
    Ok,
    /// It could not be seen from here.
    Unknown,
    /// It works, and may not always.
    Attention,
    /// The pipeline does not work, or loses or changes something.
    Fault,
}

impl Outcome {
    /// The word in front of its line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Unknown => "unknown",
            Self::Attention => "attention",
            Self::Fault => "fault",
        }
    }
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Where.
    pub system: System,
    /// What was looked at.
    pub subject: String,
    /// How it came out.
    pub outcome: Outcome,
    /// What was found.
    pub found: String,
    /// What mends it; none where all is well.
    pub mend: Option<String>,
}

/// All checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checkup {
    /// The project.
    pub project: String,
    /// The environment.
    pub environment: Option<String>,
    /// The checks, system by system.
    pub checks: Vec<Check>,
}

impl Checkup {
    /// The worst outcome.
    pub fn worst(&self) -> Outcome {
        self.checks.iter().map(|check| check.outcome).max().unwrap_or(Outcome::Ok)
    }
}

/// Makes the checks of one system.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of(pub(super) System);

impl Of {
    pub(super) fn ok(self, subject: impl Into<String>, found: impl Into<String>) -> Check {
        Check { system: self.0, subject: subject.into(), outcome: Outcome::Ok, found: found.into(), mend: None }
    }

    pub(super) fn bad(
        self,
        outcome: Outcome,
        subject: impl Into<String>,
        found: impl Into<String>,
        mend: impl Into<String>,
    ) -> Check {
        Check { outcome, mend: Some(mend.into()), ..self.ok(subject, found) }
    }

    /// A version that runs against the one that the artifacts are made for.
    pub(super) fn version(self, running: &str, stated: impl std::fmt::Display, key: &str) -> Check {
        let stated = stated.to_string();
        let same = running.strip_prefix(&stated).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        match same {
            true => self.ok("version", running),
            false => self.bad(
                Outcome::Attention,
                "version",
                format!("{running}; the artifacts are made for {stated}"),
                format!("state under `[versions]` what runs: `{key}`"),
            ),
        }
    }
}
