//! The resolved model: total, valid, and the only thing that artifacts are computed from.

mod archive;
mod archive_connector;
mod captured;
mod choice;
mod clickhouse;
mod connection;
mod control_table;
mod create_table;
mod grants;
mod outputs;
mod server_setting;
mod source;
mod source_chain;
mod source_connector;
mod table;
mod truth;
mod value_schema;
mod versions;
mod workers;

pub use archive::{Archive, Catalog, History, ObjectStore};
pub use archive_connector::{CATALOG_NAME, archive_connector, archive_field};
pub use captured::{captured, captured_by, is_written};
pub use choice::{Choice, choices};
pub use clickhouse::ClickHouse;
pub use connection::{Connection, Login, host_and_port};
pub use control_table::{create_database, first_beat, heartbeat_query, heartbeat_table, signal_request, signal_table};
pub use create_table::create_table;
pub use grants::{Account, Grant, accounts};
pub use outputs::Outputs;
pub use server_setting::{ServerSetting, server_settings};
pub use source::{Cdc, Kafka, Source, User};
pub use source_chain::source_chain;
pub use source_connector::source_connector;
pub use table::{Column, ForeignKey, Index, IngestRule, LiveView, Refresh, Table, TableClickHouse};
pub use truth::{TruthConverter, converters};
pub(crate) use value_schema::is_namespace;
pub use value_schema::{schema_namespace, value_schema};
pub use versions::{Product, Version, Versions};
pub use workers::Workers;

pub(crate) use archive_connector::own_archive_keys;
pub(crate) use source_chain::readable;
pub(crate) use source_connector::own_keys as own_source_keys;

use crate::definition::RuleSeverity;
use crate::diagnostic::Code;
use crate::name::{EnvironmentName, ProjectName, TableName};
use crate::topic::Topic;

/// A pipeline of which nothing is left to decide.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// Name of the project.
    pub name: ProjectName,
    /// The environment whose overlay was laid over the definition.
    pub environment: Option<EnvironmentName>,
    /// Versions of the engines.
    pub versions: Versions,
    /// The source database.
    pub mysql: Source,
    /// Brokers, registry and workers.
    pub kafka: Kafka,
    /// How changes are captured.
    pub cdc: Cdc,
    /// Topics that hold no rows: schema history, heartbeat, dead letters, control.
    pub topics: Vec<Topic>,
    /// The object store.
    pub object_store: ObjectStore,
    /// The archive.
    pub archive: Archive,
    /// The history.
    pub history: History,
    /// ClickHouse.
    pub clickhouse: ClickHouse,
    /// The generated ingestor; none if it is not wanted.
    pub ingest: Option<Ingest>,
    /// Schedules.
    pub airflow: Airflow,
    /// Folders of the artifacts.
    pub outputs: Outputs,
    /// Tables by name.
    pub tables: Vec<Table>,
    /// Tables that stay out, with the reason.
    pub excluded: Vec<(TableName, String)>,
    /// Rules about connectors whose severity differs here.
    pub rules: Vec<(Code, RuleSeverity)>,
}

impl Pipeline {
    /// Every topic, those that hold no rows first; the others with their table.
    pub fn every_topic(&self) -> impl Iterator<Item = (&Topic, Option<&Table>)> {
        let control = self.topics.iter().map(|topic| (topic, None));
        control.chain(self.tables.iter().map(|table| (&table.topic, Some(table))))
    }
}

/// The ingestor of sample data.
#[derive(Debug, Clone)]
pub struct Ingest {
    /// Rows per table and run, unless a table says otherwise.
    pub rows: u32,
}

/// Schedules of the DAGs.
#[derive(Debug, Clone)]
pub struct Airflow {
    /// Cron expression of the ingestor, in UTC.
    pub ingest: String,
    /// First day that the DAGs know, `YYYY-MM-DD`.
    pub start: String,
    /// Owner of the DAGs.
    pub owner: String,
}
