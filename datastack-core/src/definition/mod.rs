//! A pipeline as its owner writes it: the types behind `datastack.toml` and `tables/*.toml`, for builders too.
//!
//! Nothing here has a default and nothing is checked: [`resolve`](crate::resolve) does both, once.

mod archive;
mod cdc;
mod clickhouse;
mod columns;
mod duration;
mod environment;
mod kafka;
mod mysql;
mod outputs;
mod project;
mod rules;
mod schedule;
mod table;
mod versions;

pub use archive::{ArchiveDefinition, ArchiveKind, CatalogDefinition, CatalogKind, ObjectStoreDefinition};
pub use cdc::{
    BigintMode, BinaryMode, CdcDefinition, ConnectionTimeZone, DecimalMode, Deletes, NameAdjustment, Ordering,
    SnapshotMode, TimeMode, ValueFormat,
};
pub use clickhouse::ClickHouseDefinition;
pub use columns::Columns;
pub use duration::duration;
pub use environment::{OverlayError, overlay};
pub use kafka::{KafkaDefinition, TopicsDefinition};
pub use mysql::{DdlOwner, Failover, MySqlDefinition, Server, UserDefinition, UsersDefinition};
pub use outputs::OutputsDefinition;
pub use project::{DefaultsEdition, ProjectDefinition};
pub use rules::{RuleDefinition, RuleSeverity};
pub use schedule::{AirflowDefinition, HistoryDefinition, HistoryKind, IngestDefinition};
pub use table::{
    LiveDefinition, Pii, TableClickHouseDefinition, TableDefinition, TableHistoryDefinition, TableTopicDefinition,
};
pub use versions::VersionsDefinition;

use std::collections::BTreeMap;

/// A whole project: the project file and its tables by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Definition {
    /// `datastack.toml`.
    pub project: ProjectDefinition,
    /// `tables/<name>.toml`, by table name.
    pub tables: BTreeMap<String, TableDefinition>,
}

impl Definition {
    /// A project of the given name on a MySQL database, with everything else still to be stated.
    pub fn new(project: ProjectDefinition) -> Self {
        Self { project, tables: BTreeMap::new() }
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, name: impl Into<String>, table: TableDefinition) -> Self {
        self.tables.insert(name.into(), table);
        self
    }
}
