use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diff::LiveConnect;

/// What was found on the systems at one moment. A system that did not answer has nothing here.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The Connect workers.
    pub connect: Option<LiveConnect>,
    /// The brokers.
    pub kafka: Option<SeenKafka>,
    /// ClickHouse.
    pub clickhouse: Option<SeenClickHouse>,
}

/// What was found on the brokers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenKafka {
    /// Data topics that are there.
    pub topics: BTreeSet<String>,
    /// What the queues of ClickHouse have not read, by table.
    pub queues: BTreeMap<String, Waiting>,
    /// What the archive has not written, by table.
    pub archive: BTreeMap<String, Waiting>,
    /// Milliseconds since the newest change of the heartbeat's row; none if its topic has no record.
    pub heartbeat_age_ms: Option<u64>,
    /// Records in the archive's topic of dead letters.
    pub archive_dead_letters: u64,
}

/// What a consumer group has not read of a topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Records, at most: where the source writes in transactions, their marks are counted too.
    pub records: u64,
    /// Milliseconds since the oldest of them was written; none if there are none.
    pub oldest_ms: Option<u64>,
}

/// What was found in ClickHouse.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenClickHouse {
    /// The tables of the pipeline that are there.
    pub tables: BTreeMap<String, SeenRows>,
    /// Dead letters by table, where there are any.
    pub dead_letters: BTreeMap<String, SeenLetters>,
    /// What the consumers of queues last failed with, by table. It may be over.
    pub consumer_errors: BTreeMap<String, String>,
}

/// The rows of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeenRows {
    /// Rows of the current state.
    pub current: Counted,
    /// Rows of the history; none if it is not there.
    pub history: Option<u64>,
    /// Milliseconds since the source committed the newest change that is there; none if there is no row.
    pub last_change_ms: Option<u64>,
}

/// A number of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// How many.
    pub rows: u64,
    /// Whether each was counted. If not, versions that are not merged yet and marks of deleted rows are among them.
    pub exact: bool,
}

/// Dead letters of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenLetters {
    /// How many.
    pub letters: u64,
    /// Milliseconds since the newest came.
    pub newest_ms: u64,
    /// What the newest says, without values of rows.
    pub reason: String,
}
