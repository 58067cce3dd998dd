use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AirflowDefinition, ArchiveDefinition, CdcDefinition, ClickHouseDefinition, HistoryDefinition, IngestDefinition,
    KafkaDefinition, MySqlDefinition, ObjectStoreDefinition, OutputsDefinition, RuleDefinition, TopicsDefinition,
    VersionsDefinition,
};

/// `datastack.toml`: what all tables of a pipeline share.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectDefinition {
    /// Name of the project: the default of the topic prefix, the ClickHouse database, connector names and consumer
    /// groups. Letters, digits and `_`.
    pub name: String,
    /// The edition of the defaults. A later edition never applies by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<DefaultsEdition>,
    /// Versions of the engines that the artifacts are made for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub versions: VersionsDefinition,
    /// The source database.
    pub mysql: MySqlDefinition,
    /// The brokers and the schema registry.
    pub kafka: KafkaDefinition,
    /// Defaults of every data topic.
    #[serde(default, skip_serializing_if = "is_default")]
    pub topics: TopicsDefinition,
    /// How changes are captured.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cdc: CdcDefinition,
    /// The analytical database.
    pub clickhouse: ClickHouseDefinition,
    /// The object store that holds archive and clean data.
    #[serde(default, skip_serializing_if = "is_default")]
    pub object_store: ObjectStoreDefinition,
    /// The archive of all topics.
    #[serde(default, skip_serializing_if = "is_default")]
    pub archive: ArchiveDefinition,
    /// The history made of the archive.
    #[serde(default, skip_serializing_if = "is_default")]
    pub history: HistoryDefinition,
    /// The generated ingestor of sample data.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ingest: IngestDefinition,
    /// Schedules of the DAGs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub airflow: AirflowDefinition,
    /// A folder for each kind of artifact, relative to the project.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outputs: OutputsDefinition,
    /// Tables of the database that stay out of the pipeline, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exclude: BTreeMap<String, String>,
    /// Findings that are accepted everywhere: code and reason, for example `DS1028 = "ids are upper case only"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accept: BTreeMap<String, String>,
    /// Rules about connectors whose findings are worse, less bad or none here, for `lint --project`, by their codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, RuleDefinition>,
    /// Overlays by environment: any part of this file again, for `--env NAME`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub env: BTreeMap<String, serde_json::Map<String, serde_json::Value>>,
}

/// A set of defaults, named after the month in which it was fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DefaultsEdition {
    /// November 2026.
    #[serde(rename = "2026.11")]
    November2026,
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
