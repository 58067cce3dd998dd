use serde::{Deserialize, Serialize};

use super::whole;
use crate::connect::{Config, ConfigError, Converter, transform::Chain};

/// Confluent's S3 sink: the keys that this project sets, read from the source of 12.x, not run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConfluentS3Sink {
    /// Class.
    #[serde(rename = "connector.class")]
    pub class: String,
    /// Tasks.
    #[serde(rename = "tasks.max")]
    pub tasks_max: u16,
    /// Topics.
    pub topics: Vec<String>,
    /// Bucket.
    #[serde(rename = "s3.bucket.name")]
    pub bucket: String,
    /// Region.
    #[serde(rename = "s3.region")]
    pub region: String,
    /// URL of the S3 interface.
    #[serde(rename = "store.url")]
    pub store_url: String,
    /// Reference to the access key.
    #[serde(rename = "aws.access.key.id")]
    pub access_key: String,
    /// Reference to the secret key.
    #[serde(rename = "aws.secret.access.key")]
    pub secret_key: String,
    /// Storage.
    #[serde(rename = "storage.class")]
    pub storage_class: String,
    /// File format.
    #[serde(rename = "format.class")]
    pub format_class: String,
    /// Partitions by the record's arrival.
    #[serde(rename = "partitioner.class")]
    pub partitioner_class: String,
    /// Folders of a day.
    #[serde(rename = "path.format")]
    pub path_format: String,
    /// Milliseconds of a folder.
    #[serde(rename = "partition.duration.ms")]
    pub partition_duration_ms: u64,
    /// Locale of the path.
    pub locale: String,
    /// Time zone of the path.
    pub timezone: String,
    /// Which time counts: the record's, so that a replay lands in the same folder.
    #[serde(rename = "timestamp.extractor")]
    pub timestamp_extractor: String,
    /// Records in a file at the most.
    #[serde(rename = "flush.size")]
    pub flush_size: u32,
    /// Milliseconds of record time in a file.
    #[serde(rename = "rotate.interval.ms")]
    pub rotate_ms: u64,
    /// Changes of schema that do not start a new file.
    #[serde(rename = "schema.compatibility")]
    pub schema_compatibility: String,
    /// A null value is left out; the default stops the task.
    #[serde(rename = "behavior.on.null.values")]
    pub null_values: String,
}

impl ConfluentS3Sink {
    /// Class.
    pub const CLASS: &str = "io.confluent.connect.s3.S3SinkConnector";

    /// The whole configuration.
    pub fn config(&self, further: &Config, value: &Converter, chain: &Chain) -> Result<Config, ConfigError> {
        whole(self, further, value, chain)
    }
}

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
