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
    /// Columns of the source's tables: what reads them is ready for new ones, and values that it does not know yet come
    /// in none.
    Columns,
    /// Sinks, before there is anything to read.
    Sinks,
    /// The source last.
    Source,
    /// Connectors go on.
    Resume,
    /// A connector that runs is asked to read rows.
    Signals,
    /// What held data and is no longer wanted.
    Discard,
}
