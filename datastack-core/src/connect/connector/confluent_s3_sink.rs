use serde::{Deserialize, Serialize};

use super::whole;
use crate::connect::catalogue::{Class, Family, Key, Role, Verified};
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

pub(crate) const CLASS: Class = Class {
    name: ConfluentS3Sink::CLASS,
    role: Role::Sink,
    product: "Confluent S3 sink 12.0",
    verified: Verified::Source,
    keys: &[S3, STORAGE, PARTITIONS],
    families: &[Family { prefix: "s3.credentials.provider.", of: "the credentials provider" }],
};

/// Of the sink itself.
const S3: &[Key] = &[
    Key::text("s3.bucket.name").required().high(),
    Key::boolean("s3.object.tagging").default("false"),
    Key::list("s3.object.tagging.key.value.pairs").default(""),
    Key::text("s3.object.behavior.on.tagging.error").default("ignore").words(&["ignore", "fail"]),
    Key::text("s3.region").default("us-west-2").medium(),
    Key::int("s3.part.size")
        .default("26214400")
        .between(5_242_880, i32::MAX as i64)
        .high()
        .note("bytes in memory for each open file"),
    Key::class("s3.credentials.provider.class").default("com.amazonaws.auth.DefaultAWSCredentialsProviderChain"),
    Key::text("aws.access.key.id").default("").high(),
    Key::password("aws.secret.access.key").default("").high(),
    Key::text("s3.ssea.name").default("").exactly(&["", "AES256", "aws:kms"]),
    Key::password("s3.sse.customer.key").default(""),
    Key::text("s3.sse.kms.key.id").default(""),
    Key::text("s3.acl.canned"),
    Key::boolean("s3.wan.mode").default("false").medium(),
    Key::text("s3.compression.type")
        .default("none")
        .words(&["none", "gzip"])
        .note("of JSON and bytes; Avro and Parquet have codecs"),
    Key::int("s3.compression.level").default("-1").between(-1, 9),
    Key::text("json.decimal.format")
        .default("BASE64")
        .words(&["BASE64", "NUMERIC"])
        .medium()
        .note("the converter's own does not reach here"),
    Key::int("s3.part.retries").default("3").at_least(0).medium(),
    Key::long("s3.retry.backoff.ms").default("200").at_least(0),
    Key::text("format.bytearray.extension").default(".bin"),
    Key::text("format.bytearray.separator"),
    Key::text("s3.proxy.url").default(""),
    Key::text("s3.proxy.user"),
    Key::password("s3.proxy.password").default(""),
    Key::boolean("s3.http.send.expect.continue").default("true"),
    Key::text("behavior.on.null.values")
        .default("fail")
        .words(&["ignore", "fail", "write"])
        .note("the default stops the task at a tombstone"),
    Key::boolean("report.null.values.to.dlq").default("true"),
    Key::long("max.write.duration.ms").default("9223372036854775807"),
    Key::boolean("rotate.file.on.partition.change").default("true"),
    Key::text("tombstone.encoded.partition").default("tombstone"),
    Key::text("s3.schema.partition.affix.type").default("NONE").exactly(&["NONE", "PREFIX", "SUFFIX"]),
    Key::boolean("s3.send.digest").default("false"),
    Key::boolean("enable.conditional.writes").default("true"),
    Key::boolean("store.kafka.keys").default("false"),
    Key::boolean("store.kafka.headers").default("false"),
    Key::class("keys.format.class").default("io.confluent.connect.s3.format.avro.AvroFormat"),
    Key::class("headers.format.class").default("io.confluent.connect.s3.format.avro.AvroFormat"),
    Key::boolean("s3.path.style.access.enabled").default("true"),
    Key::boolean("s3.elastic.buffer.enable").default("false"),
    Key::int("s3.elastic.buffer.init.capacity").default("131072").at_least(4096),
];

/// Of all of Confluent's sinks to storage.
const STORAGE: &[Key] = &[
    Key::class("storage.class").required().high(),
    Key::text("topics.dir").default("topics").high(),
    Key::text("store.url").high(),
    Key::text("directory.delim").default("/").medium(),
    Key::text("file.delim").default("+").medium(),
    Key::class("format.class").required().high().note("Avro and Parquet need records with a schema"),
    Key::int("flush.size").required().high().note("records in a file at the most"),
    Key::long("rotate.interval.ms").default("-1").high().note("of the records' own time; -1 is never"),
    Key::long("rotate.schedule.interval.ms")
        .default("-1")
        .medium()
        .note("of the clock; ends exactly once, and needs `timezone`"),
    Key::int("schemas.cache.config").default("1000"),
    Key::boolean("enhanced.avro.schema.support").default("true"),
    Key::boolean("connect.meta.data").default("true"),
    Key::long("retry.backoff.ms").default("5000"),
    Key::long("shutdown.timeout.ms").default("3000").medium(),
    Key::int("filename.offset.zero.pad.width").default("10").at_least(0),
    Key::text("avro.codec").default("null").exactly(&["null", "deflate", "snappy", "bzip2"]),
    Key::boolean("allow.optional.map.keys").default("false"),
    Key::text("schema.compatibility").default("NONE").words(&["NONE", "BACKWARD", "FORWARD", "FULL"]).high(),
    Key::text("parquet.codec").default("snappy"),
];

/// Of the partitioner; those by time need all of `path.format`, `partition.duration.ms`, `locale` and `timezone`.
const PARTITIONS: &[Key] = &[
    Key::class("partitioner.class").default("io.confluent.connect.storage.partitioner.DefaultPartitioner").high(),
    Key::list("partition.field.name").default("").medium(),
    Key::long("partition.duration.ms").default("-1").medium(),
    Key::text("path.format").default("").medium(),
    Key::text("locale").default("").medium(),
    Key::text("timezone").default("").medium(),
    Key::text("timestamp.extractor")
        .default("Wallclock")
        .medium()
        .note("`Wallclock`, `Record`, `RecordField` or a class"),
    Key::text("timestamp.field")
        .default("timestamp")
        .medium()
        .note("milliseconds, a timestamp of Connect or an ISO text"),
];
