use serde::Serialize;

use super::column::{LeftOut, VerifiedTable};
use super::difference::Differences;
use crate::status::Status;

/// What a comparison found, and how the pipeline is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Where the binlog stood right behind MySQL's snapshot: everything in the snapshot stands before it.
    pub position: String,
    /// Each table.
    pub tables: Vec<TableOutcome>,
    /// How the pipeline is: connectors, what waits, dead letters.
    pub status: Status,
}

/// What a table's comparison found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableOutcome {
    /// The table.
    pub table: String,
    /// Rows in MySQL's snapshot.
    pub mysql_rows: u64,
    /// Rows in ClickHouse at about the same time.
    pub clickhouse_rows: u64,
    /// The columns that were compared.
    pub columns: Vec<String>,
    /// Those that were not.
    pub left_out: Vec<LeftOut>,
    /// How they differ.
    #[serde(flatten)]
    pub found: Differences,
    /// The history beside the current state; none if the table has none, or it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<HistoryOutcome>,
}

impl TableOutcome {
    /// A table of which nothing differs so far.
    pub fn new(table: &VerifiedTable) -> Self {
        Self {
            table: table.name.clone(),
            mysql_rows: 0,
            clickhouse_rows: 0,
            columns: table.columns.iter().map(|column| column.name.clone()).collect(),
            left_out: table.left_out.clone(),
            found: Differences::default(),
            history: None,
        }
    }
}

/// What the comparison of a table's history with its current state found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryOutcome {
    /// The newest day that the history shows; none if it shows none yet.
    pub day: Option<String>,
    /// Rows of the current state that have not changed since that day ended.
    pub current_rows: u64,
    /// Rows of the history that have not changed since either: the last change of each key.
    pub history_rows: u64,
    /// The columns that were compared.
    pub columns: Vec<String>,
    /// Those that the table's own transform changes.
    pub transformed: Vec<String>,
    /// How they differ.
    #[serde(flatten)]
    pub found: Differences,
}
