use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::project::is_default;
use crate::secret::Secret;

/// `[object_store]`: the S3 interface that holds archive and clean data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectStoreDefinition {
    /// URL of the S3 interface, default `http://minio:9000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Region, default `us-east-1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where the access key is read from, default `{ env = "OBJECT_STORE_ACCESS_KEY" }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key: Option<Secret>,
    /// Where the secret key is read from, default `{ env = "OBJECT_STORE_SECRET_KEY" }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_key: Option<Secret>,
}

/// `[archive]`: the copy of all topics in the object store.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveDefinition {
    /// Which sink writes the archive, default `iceberg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ArchiveKind>,
    /// Name of the sink connector, default `<project>-archive-sink`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector: Option<String>,
    /// Bucket, default `<project>-raw` with `-` for `_`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    /// Namespace of the Iceberg tables, default `<project>_raw`. Two projects in one catalog must not share it: the sink
    /// would write tables of one name into one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Time between commits, default `5m`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Catalog of the Iceberg tables.
    #[serde(default, skip_serializing_if = "is_default")]
    pub catalog: CatalogDefinition,
    /// Further keys of the sink connector, as they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

/// Which sink connector writes the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArchiveKind {
    /// Apache Iceberg's sink: tables with snapshots.
    Iceberg,
    /// Confluent's S3 sink: files by topic and day.
    ConfluentS3,
    /// Aiven's S3 sink: files by topic and day.
    AivenS3,
}

/// `[archive.catalog]`: where Iceberg keeps the list of its tables.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogDefinition {
    /// Kind of catalog, default `rest`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<CatalogKind>,
    /// URI of the catalog, default `http://iceberg-rest:8181`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// Kinds of Iceberg catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CatalogKind {
    /// The REST protocol.
    Rest,
    /// A relational database by JDBC.
    Jdbc,
}
