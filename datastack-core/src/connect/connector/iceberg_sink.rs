use serde::{Deserialize, Serialize};

use super::whole;
use crate::connect::catalogue::{Class, Family, Key, Role, Verified, hidden};
use crate::connect::{Config, ConfigError, Converter, transform::Chain};

/// The Apache Iceberg sink, version 1.12: the keys that this project sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IcebergSink {
    /// Class.
    #[serde(rename = "connector.class")]
    pub class: String,
    /// Tasks.
    #[serde(rename = "tasks.max")]
    pub tasks_max: u16,
    /// Topics.
    pub topics: Vec<String>,
    /// Tables, with their namespace.
    #[serde(rename = "iceberg.tables")]
    pub tables: Vec<String>,
    /// The field whose value a table's `route-regex` has to match.
    #[serde(rename = "iceberg.tables.route-field")]
    pub route_field: String,
    /// Tables are made when their first record comes.
    #[serde(rename = "iceberg.tables.auto-create-enabled")]
    pub auto_create: bool,
    /// New columns are added.
    #[serde(rename = "iceberg.tables.evolve-schema-enabled")]
    pub evolve_schema: bool,
    /// Makes every column of a new table optional: a column that is dropped in MySQL no longer arrives.
    #[serde(rename = "iceberg.tables.schema-force-optional")]
    pub force_optional: bool,
    /// Partition expression of new tables.
    #[serde(rename = "iceberg.tables.default-partition-by")]
    pub partition_by: String,
    /// Topic over which tasks agree on commits.
    #[serde(rename = "iceberg.control.topic")]
    pub control_topic: String,
    /// Milliseconds between commits.
    #[serde(rename = "iceberg.control.commit.interval-ms")]
    pub commit_ms: u64,
    /// Name of the catalog.
    #[serde(rename = "iceberg.catalog")]
    pub catalog: String,
    /// Kind of catalog.
    #[serde(rename = "iceberg.catalog.type")]
    pub catalog_type: String,
    /// URI of the catalog.
    #[serde(rename = "iceberg.catalog.uri")]
    pub catalog_uri: String,
    /// Version of a JDBC catalog's own tables.
    #[serde(rename = "iceberg.catalog.jdbc.schema-version", skip_serializing_if = "Option::is_none")]
    pub jdbc_schema_version: Option<String>,
    /// Reference to the user of a JDBC catalog.
    #[serde(rename = "iceberg.catalog.jdbc.user", skip_serializing_if = "Option::is_none")]
    pub jdbc_user: Option<String>,
    /// Reference to that user's password.
    #[serde(rename = "iceberg.catalog.jdbc.password", skip_serializing_if = "Option::is_none")]
    pub jdbc_password: Option<String>,
    /// Where table data goes.
    #[serde(rename = "iceberg.catalog.warehouse")]
    pub warehouse: String,
    /// Implementation of file access.
    #[serde(rename = "iceberg.catalog.io-impl")]
    pub io_impl: String,
    /// HTTP client of the AWS SDK: the one that needs no further library.
    #[serde(rename = "iceberg.catalog.http-client.type")]
    pub http_client: String,
    /// URL of the S3 interface.
    #[serde(rename = "iceberg.catalog.s3.endpoint")]
    pub s3_endpoint: String,
    /// Bucket in the path, not in the host name.
    #[serde(rename = "iceberg.catalog.s3.path-style-access")]
    pub s3_path_style: bool,
    /// Reference to the access key.
    #[serde(rename = "iceberg.catalog.s3.access-key-id")]
    pub s3_access_key: String,
    /// Reference to the secret key.
    #[serde(rename = "iceberg.catalog.s3.secret-access-key")]
    pub s3_secret_key: String,
    /// Region.
    #[serde(rename = "iceberg.catalog.client.region")]
    pub region: String,
}

impl IcebergSink {
    /// Class.
    pub const CLASS: &str = "org.apache.iceberg.connect.IcebergSinkConnector";

    /// The whole configuration.
    pub fn config(&self, further: &Config, value: &Converter, chain: &Chain) -> Result<Config, ConfigError> {
        whole(self, further, value, chain)
    }
}

pub(crate) const CLASS: Class = Class {
    name: IcebergSink::CLASS,
    role: Role::Sink,
    product: "Iceberg sink 1.12",
    verified: Verified::Run,
    keys: &[TABLES, COMMITS, TABLE],
    families: &[
        Family { prefix: "iceberg.catalog.", of: "the catalog" },
        Family { prefix: "iceberg.hadoop.", of: "Hadoop" },
        Family { prefix: "iceberg.kafka.", of: "the clients of the control topic" },
        Family { prefix: "iceberg.tables.auto-create-props.", of: "new tables" },
        Family { prefix: "iceberg.tables.write-props.", of: "the writer of files" },
    ],
};

const TABLES: &[Key] = &[
    Key::list("iceberg.tables").high().note("with their namespace"),
    Key::boolean("iceberg.tables.dynamic-enabled")
        .default("false")
        .medium()
        .note("on, `route-field` holds the table's name"),
    Key::text("iceberg.tables.route-field").medium(),
    Key::text("iceberg.tables.default-commit-branch").medium(),
    Key::text("iceberg.tables.default-id-columns").medium(),
    Key::text("iceberg.tables.default-partition-by").medium().note("of new tables only"),
    Key::boolean("iceberg.tables.auto-create-enabled").default("false").medium(),
    Key::boolean("iceberg.tables.schema-force-optional").default("false").medium(),
    Key::boolean("iceberg.tables.schema-case-insensitive").default("false").medium(),
    Key::boolean("iceberg.tables.evolve-schema-enabled").default("false").medium(),
];

const COMMITS: &[Key] = &[
    Key::text("iceberg.catalog").default("iceberg").medium(),
    Key::text("iceberg.control.topic").default("control-iceberg").medium().note("each sink needs one of its own"),
    Key::text("iceberg.control.group-id-prefix").default("cg-control-"),
    Key::text("iceberg.connect.group-id"),
    Key::int("iceberg.control.commit.interval-ms").default("300000").medium(),
    Key::int("iceberg.control.commit.timeout-ms")
        .default("30000")
        .medium()
        .note("files that come later wait for the next commit"),
    Key::int("iceberg.control.commit.threads").medium().note("twice the processors without it"),
    Key::text("iceberg.coordinator.transactional.prefix"),
    Key::text("iceberg.hadoop-conf-dir").medium(),
    Key::long("iceberg.coordinator-executor-keep-alive-timeout-ms").default("120000"),
    Key::int("iceberg.control.commit.max-consecutive-failures").default("1").at_least(1).medium(),
];

/// Of a single table, with its namespace.
const TABLE: &[Key] = &hidden([
    Key::text("iceberg.table.<table>.route-regex").note("for a whole value of `route-field`"),
    Key::text("iceberg.table.<table>.commit-branch"),
    Key::text("iceberg.table.<table>.id-columns"),
    Key::text("iceberg.table.<table>.partition-by"),
]);
