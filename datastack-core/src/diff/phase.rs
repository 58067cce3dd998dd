use serde::{Deserialize, Serialize};

/// When a step comes: what others read is there before them, and gone after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Database, tables and users of the source.
    Database,
    /// What the users of the source may do: a right on a table is given when there is one.
    Grants,
    /// A connector is held still while something changes below it.
    Pause,
    /// What was written is read to its end.
    Drain,
    /// The topic of the schema history: a connector that finds another made with the broker's defaults loses it.
    HistoryTopic,
    /// All other topics.
    Topics,
    /// Subjects of the registry, before anything is written under them.
    Subjects,
    /// Tables and views of ClickHouse.
    ClickHouse,
    /// Sinks, before there is anything to read.
    Sinks,
    /// The source last.
    Source,
    /// Columns of tables that are captured: what reads them is ready for new ones, the connector keeps personal data in
    /// them back already, and values that nobody knows yet come in none.
    Columns,
    /// Connectors go on.
    Resume,
    /// A connector that runs is asked to read rows.
    Signals,
    /// What held data and is no longer wanted.
    Discard,
}
