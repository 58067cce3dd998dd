use datastack_core::definition::{ArchiveKind, Server, ValueFormat};
use datastack_core::pipeline::{Pipeline, Product};
use serde::Serialize;

use super::image;

/// What the image of the workers holds.
#[derive(Serialize)]
pub(super) struct Connect {
    connect_image: String,
    debezium_image: String,
    /// Folder of Debezium's plugin in its image.
    debezium_plugin: &'static str,
    sink: Sink,
    /// Whether the sink is on Confluent's Hub.
    hub: Option<&'static str>,
    sink_version: Option<String>,
    /// The Kafka release that the workers are, where the converter's release holds another one.
    other_kafka: Option<String>,
}

#[derive(Serialize)]
struct Sink {
    name: &'static str,
    /// A jar that only this sink holds.
    jar: &'static str,
    /// Where its archive comes from.
    origin: &'static str,
}

impl Connect {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        let versions = &pipeline.versions;
        let iceberg = Sink {
            name: "the sink of Apache Iceberg",
            jar: "iceberg-kafka-connect-*.jar",
            origin: "`./gradlew :iceberg-kafka-connect:iceberg-kafka-connect-runtime:distZip` in Iceberg's source",
        };
        let confluent =
            Sink { name: "the S3 sink of Confluent", jar: "kafka-connect-s3-*.jar", origin: "Confluent's Hub" };
        let aiven = Sink {
            name: "the S3 sink of Aiven",
            jar: "s3-sink-connector-*.jar",
            origin: "the releases of Aiven's cloud-storage-connectors-for-apache-kafka",
        };
        let (sink, hub, sink_version) = match pipeline.archive.kind {
            ArchiveKind::Iceberg => (iceberg, Some("iceberg/iceberg-kafka-connect"), Some(image::iceberg(versions))),
            ArchiveKind::ConfluentS3 => {
                (confluent, Some("confluentinc/kafka-connect-s3"), Some(image::S3_SINK.to_owned()))
            }
            ArchiveKind::AivenS3 => (aiven, None, None),
        };
        Self {
            connect_image: image::connect(versions),
            debezium_image: image::debezium(versions),
            debezium_plugin: match pipeline.mysql.server {
                Server::MySql => "debezium-connector-mysql",
                Server::MariaDb => "debezium-connector-mariadb",
            },
            sink,
            hub,
            sink_version,
            other_kafka: other_kafka(pipeline),
        }
    }
}

/// Confluent's image holds the converter and the workers of one release; the definition may name two.
fn other_kafka(pipeline: &Pipeline) -> Option<String> {
    let (product, converter) = pipeline.versions.converter;
    let kafka = pipeline.versions.kafka;
    let same = converter.major.checked_sub(4) == Some(kafka.major) && converter.minor == kafka.minor;
    let avro = pipeline.cdc.modes.format == ValueFormat::Avro;
    (avro && product == Product::Confluent && !same).then(|| kafka.to_string())
}

/// What Airflow's image holds beside Airflow.
#[derive(Serialize)]
pub(super) struct Airflow {
    airflow_image: String,
    java_image: &'static str,
    ingestor: bool,
}

impl Airflow {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        Self {
            airflow_image: image::airflow(&pipeline.versions),
            java_image: image::JAVA,
            ingestor: pipeline.ingest.is_some(),
        }
    }
}
