use datastack_core::diagnostic::Code;
use datastack_core::diff::System;

use crate::code;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The system does not answer, or not in time. Whether it did what it was asked is not known.
    Unreachable,
    /// The system answered that it will not or cannot.
    Refused,
    /// A secret or login that is needed is not there.
    NoSecret,
    /// A connector or one of its tasks does not run.
    NotRunning,
    /// Another `apply` of the project is at work.
    Locked,
    /// What runs is no longer what the plan was made for.
    MovedOn,
    /// Something has to be decided before a plan can be applied.
    Obstacle,
    /// A step would lose data, and nobody said that it may.
    LosesData,
    /// Source and sink differ.
    Differs,
}

impl Fault {
    /// The code of its findings.
    pub fn code(self) -> Code {
        Code(match self {
            Self::Unreachable => code::LIVE_UNREACHABLE,
            Self::Refused => code::LIVE_REFUSED,
            Self::NoSecret => code::LIVE_NO_SECRET,
            Self::NotRunning => code::LIVE_NOT_RUNNING,
            Self::Locked => code::LIVE_LOCKED,
            Self::MovedOn => code::LIVE_MOVED_ON,
            Self::Obstacle => code::LIVE_OBSTACLE,
            Self::LosesData => code::LIVE_LOSES_DATA,
            Self::Differs => code::LIVE_DIFFERS,
        })
    }
}

/// Why a running system was not asked or changed. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct LiveError {
    /// What kind of fault it is.
    pub fault: Fault,
    /// Which system; none if it is about several.
    pub system: Option<System>,
    /// What is wrong; names the system, what it was asked for, and what it answered.
    pub message: String,
    /// The next step.
    pub help: String,
}

impl LiveError {
    pub(crate) fn new(
        fault: Fault,
        system: impl Into<Option<System>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { fault, system: system.into(), message: message.into(), help: help.into() }
    }
}
