use std::collections::BTreeMap;

use serde::Serialize;

use super::{Counted, Waiting};
use crate::diff::System;

/// How a pipeline is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The project.
    pub project: String,
    /// The environment.
    pub environment: Option<String>,
    /// Whether nothing of what was seen is a problem.
    pub well: bool,
    /// The pipeline's connectors; empty if the workers did not answer.
    pub connectors: Vec<ConnectorFound>,
    /// The heartbeat; none if the brokers did not answer.
    pub heartbeat: Option<Heartbeat>,
    /// Every table.
    pub tables: Vec<TableFound>,
    /// Records that the archive could not take; none if the brokers did not answer.
    pub archive_dead_letters: Option<u64>,
    /// What is not well.
    pub problems: Vec<Problem>,
}

/// A connector with its tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConnectorFound {
    /// Name.
    pub name: String,
    /// `RUNNING`, `PAUSED`, `STOPPED`, `FAILED`, `UNASSIGNED`; none if the workers do not have it.
    pub state: Option<String>,
    /// How many tasks are in each state.
    pub tasks: BTreeMap<String, usize>,
    /// First line of what it, or a task of it, has failed with.
    pub error: Option<String>,
}

/// The row that the connector writes into the source, and captures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heartbeat {
    /// Topic in which it arrives.
    pub topic: String,
    /// Milliseconds between two.
    pub every_ms: u64,
    /// Milliseconds since the newest; none if there is none.
    pub age_ms: Option<u64>,
}

/// A table on its way. What a system would have told that did not answer is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableFound {
    /// Name.
    pub name: String,
    /// What ClickHouse has not read of its topic.
    pub queue: Option<Waiting>,
    /// What the archive has not written of its topic.
    pub archive: Option<Waiting>,
    /// Rows of the current state.
    pub current: Option<Counted>,
    /// Rows of the history.
    pub history: Option<u64>,
    /// Milliseconds since the source committed the newest change that is in ClickHouse.
    pub last_change_ms: Option<u64>,
    /// Records that could not be read.
    pub dead_letters: Option<u64>,
}

/// Something that is not well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where it was seen.
    pub system: System,
    /// What it is about.
    pub subject: String,
    /// What is wrong.
    pub message: String,
    /// The next step.
    pub help: String,
}
