use serde::{Deserialize, Serialize};

use super::whole;
use crate::connect::catalogue::{Class, Key, Role, Verified};
use crate::connect::{Config, ConfigError, Converter, transform::Chain};

/// Aiven's S3 sink: the keys that this project sets, read from the source of 3.4, not run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AivenS3Sink {
    /// Class.
    #[serde(rename = "connector.class")]
    pub class: String,
    /// Tasks.
    #[serde(rename = "tasks.max")]
    pub tasks_max: u16,
    /// Topics.
    pub topics: Vec<String>,
    /// Bucket.
    #[serde(rename = "aws.s3.bucket.name")]
    pub bucket: String,
    /// URL of the S3 interface.
    #[serde(rename = "aws.s3.endpoint")]
    pub endpoint: String,
    /// Region.
    #[serde(rename = "aws.s3.region")]
    pub region: String,
    /// Reference to the access key.
    #[serde(rename = "aws.access.key.id")]
    pub access_key: String,
    /// Reference to the secret key.
    #[serde(rename = "aws.secret.access.key")]
    pub secret_key: String,
    /// File format.
    #[serde(rename = "format.output.type")]
    pub format: String,
    /// What a file holds of each record.
    #[serde(rename = "format.output.fields")]
    pub fields: String,
    /// No wrapper around the value.
    #[serde(rename = "format.output.envelope")]
    pub envelope: bool,
    /// Compression.
    #[serde(rename = "file.compression.type")]
    pub compression: String,
    /// Path of a file.
    #[serde(rename = "file.name.template")]
    pub file_name: String,
    /// Which time counts.
    #[serde(rename = "file.name.timestamp.source")]
    pub timestamp_source: String,
    /// Time zone of the path.
    #[serde(rename = "file.name.timestamp.timezone")]
    pub timezone: String,
    /// Records in a file at the most.
    #[serde(rename = "file.max.records")]
    pub max_records: u32,
}

impl AivenS3Sink {
    /// Class.
    pub const CLASS: &str = "io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector";

    /// The whole configuration.
    pub fn config(&self, further: &Config, value: &Converter, chain: &Chain) -> Result<Config, ConfigError> {
        whole(self, further, value, chain)
    }
}

pub(crate) const CLASS: Class = Class {
    name: AivenS3Sink::CLASS,
    role: Role::Sink,
    product: "Aiven S3 sink 3.4",
    verified: Verified::Source,
    keys: &[AWS, FILES, OUTPUT, OLD],
    families: &[],
};

const AWS: &[Key] = &[
    Key::password("aws.access.key.id").non_empty().medium(),
    Key::password("aws.secret.access.key").non_empty().medium(),
    Key::class("aws.credentials.provider").medium(),
    Key::text("aws.s3.bucket.name").medium(),
    Key::text("aws.s3.endpoint"),
    Key::text("aws.s3.region").medium(),
    Key::text("aws.s3.prefix").non_empty().medium(),
    Key::text("aws.s3.sse.algorithm").non_empty().medium(),
    Key::int("aws.s3.part.size.bytes").default("5242880").between(1, 2_000_000_000).medium(),
    Key::long("aws.s3.backoff.delay.ms").default("100").at_least(1).medium(),
    Key::long("aws.s3.backoff.max.delay.ms").default("20000").at_least(1).medium(),
    Key::int("aws.s3.backoff.max.retries").default("3").between(1, 30).medium(),
    Key::int("aws.s3.fetch.page.size").default("10").at_least(1).medium(),
    Key::int("aws.s3.fetch.buffer.size").default("1000").at_least(1).medium(),
    Key::text("aws.sts.role.arn").non_empty().medium(),
    Key::text("aws.sts.role.session.name").non_empty().medium(),
    Key::int("aws.sts.role.session.duration").default("3600").between(900, 43_200).medium().note("seconds"),
    Key::text("aws.sts.role.external.id").non_empty().medium(),
    Key::text("aws.sts.config.endpoint").default("https://sts.amazonaws.com").medium(),
];

const FILES: &[Key] = &[
    Key::text("file.name.template").medium().note("`{{topic}}-{{partition}}-{{start_offset}}` without it"),
    Key::text("file.prefix.template").medium(),
    Key::text("file.compression.type").words(&["none", "gzip", "snappy", "zstd"]).medium().note("`gzip` without it"),
    Key::int("file.max.records").default("0").at_least(0).medium().note("0 is no limit"),
    Key::text("file.name.timestamp.timezone").default("UTC"),
    Key::text("file.name.timestamp.source").default("WALLCLOCK").words(&["wallclock", "event"]),
];

const OUTPUT: &[Key] = &[
    Key::text("format.output.type").default("csv").words(&["avro", "csv", "json", "jsonl", "parquet"]).medium(),
    Key::list("format.output.fields")
        .default("value")
        .words(&["key", "value", "offset", "timestamp", "headers"])
        .medium(),
    Key::text("format.output.fields.value.encoding").default("base64").words(&["none", "base64"]).medium(),
    Key::boolean("format.output.envelope").default("true").medium(),
    Key::long("kafka.retry.backoff.ms").between(0, 86_400_000).medium(),
    Key::int("task.id").default("1").at_least(0).high().note("the connector sets it itself"),
];

/// Names of older versions, which are still read.
const OLD: &[Key] = &[
    Key::password("aws_access_key_id").medium().deprecated("write `aws.access.key.id`"),
    Key::password("aws_secret_access_key").medium().deprecated("write `aws.secret.access.key`"),
    Key::text("aws_s3_bucket").medium().deprecated("write `aws.s3.bucket.name`"),
    Key::text("aws_s3_endpoint").deprecated("write `aws.s3.endpoint`"),
    Key::text("aws_s3_region").medium().deprecated("write `aws.s3.region`"),
    Key::text("aws_s3_prefix").medium().deprecated("write `aws.s3.prefix`"),
    Key::list("output_fields").medium().deprecated("write `format.output.fields`"),
    Key::text("output_compression").medium().deprecated("write `file.compression.type`"),
];
