use std::fmt;

use crate::clickhouse::statement::on_cluster;
use crate::clickhouse::table::Objects;
use crate::clickhouse::{ObjectName, project::DEAD_LETTER_DAYS};
use crate::pipeline::{Pipeline, Table};

/// Age in days from which a delete marker may go: older than any dead letter, whose replay could bring the row back.
pub const MARKER_DAYS: u32 = DEAD_LETTER_DAYS + 1;

/// Removes old delete markers of a table, after everything that they delete has merged away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purge {
    /// The table of rows.
    pub rows: ObjectName,
    /// Cluster for `ON CLUSTER`.
    pub cluster: Option<String>,
    /// Age in days from which markers go.
    pub days: u32,
}

/// The purge of one table.
pub fn purge(pipeline: &Pipeline, table: &Table) -> Purge {
    Purge { rows: Objects::of(pipeline, table).rows, cluster: pipeline.clickhouse.cluster.clone(), days: MARKER_DAYS }
}

impl fmt::Display for Purge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, cluster, days } = self;
        let cluster = on_cluster(cluster.as_deref());
        writeln!(f, "OPTIMIZE TABLE {rows}{cluster} FINAL SETTINGS optimize_throw_if_noop = 1, alter_sync = 2;")?;
        writeln!(
            f,
            "ALTER TABLE {rows}{cluster} DELETE WHERE _deleted = 1 AND _loaded_at < now('UTC') - INTERVAL {days} DAY \
             SETTINGS mutations_sync = 2;"
        )
    }
}
