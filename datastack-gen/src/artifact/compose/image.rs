//! The images of the stack, all from the vendors, each with the tag that follows from `[versions]`.
//!
//! Vendors that publish `major.minor` as a tag move it to the newest patch; of the others the patch is named here.

use datastack_core::definition::Server;
use datastack_core::pipeline::{Product, Version, Versions};

/// The release whose patch level is known to be later than `.0`: (name of the image, version, patch).
const PATCHES: &[(&str, Version, u16)] = &[
    (AIRFLOW, Version { major: 3, minor: 3 }, 2),
    (CONFLUENT_CONNECT, Version { major: 8, minor: 1 }, 1),
    (CONFLUENT_REGISTRY, Version { major: 8, minor: 1 }, 1),
    (APICURIO, Version { major: 3, minor: 0 }, 9),
];

const AIRFLOW: &str = "apache/airflow";
const APICURIO: &str = "apicurio/apicurio-registry";
const CONFLUENT_CONNECT: &str = "confluentinc/cp-kafka-connect";
const CONFLUENT_REGISTRY: &str = "confluentinc/cp-schema-registry";

/// The last image that MinIO published; it holds the server and its client.
pub(super) const MINIO: &str = "minio/minio:RELEASE.2025-09-07T16-13-09Z";
pub(super) const KAFKA_UI: &str = "kafbat/kafka-ui:v1.5.0";
/// Metadata of Airflow.
pub(super) const POSTGRES: &str = "postgres:17";
/// Java of the Spark jobs.
pub(super) const JAVA: &str = "eclipse-temurin:17-jre";

/// Release of Confluent's S3 sink.
pub(super) const S3_SINK: &str = "12.0.1";

/// Vendors name `major.minor.patch` only.
fn full(image: &str, version: Version) -> String {
    format!("{image}:{}", full_version(image, version))
}

fn full_version(image: &str, version: Version) -> String {
    let known = PATCHES.iter().find(|(name, patched, _)| *name == image && *patched == version);
    format!("{version}.{}", known.map_or(0, |(_, _, patch)| *patch))
}

pub(super) fn mysql(server: Server, versions: &Versions) -> String {
    match server {
        Server::MySql => format!("mysql:{}", versions.mysql),
        Server::MariaDb => format!("mariadb:{}", versions.mysql),
    }
}

pub(super) fn kafka(versions: &Versions) -> String {
    full("apache/kafka", versions.kafka)
}

pub(super) fn registry(versions: &Versions) -> String {
    match versions.registry {
        (Product::Confluent, version) => full(CONFLUENT_REGISTRY, version),
        (Product::Apicurio, version) => full(APICURIO, version),
    }
}

pub(super) fn clickhouse(versions: &Versions) -> String {
    format!("clickhouse/clickhouse-server:{}", versions.clickhouse)
}

pub(super) fn iceberg_rest(versions: &Versions) -> String {
    full("apache/iceberg-rest-fixture", versions.iceberg)
}

pub(super) fn airflow(versions: &Versions) -> String {
    full(AIRFLOW, versions.airflow)
}

/// Debezium's image, from which the plugin is taken; it is published here only.
pub(super) fn debezium(versions: &Versions) -> String {
    format!("quay.io/debezium/connect:{}", versions.debezium)
}

/// The workers with Confluent's Avro converter. Confluent numbers its releases four above Kafka's.
pub(super) fn connect(versions: &Versions) -> String {
    let version = match versions.converter {
        (Product::Confluent, version) => version,
        (Product::Apicurio, _) => Version { major: versions.kafka.major.saturating_add(4), ..versions.kafka },
    };
    full(CONFLUENT_CONNECT, version)
}

/// The release of the Iceberg sink.
pub(super) fn iceberg(versions: &Versions) -> String {
    full_version("iceberg", versions.iceberg)
}

#[cfg(test)]
mod tests {
    use super::{AIRFLOW, full};
    use datastack_core::pipeline::Version;

    #[test]
    fn a_release_without_known_patches_is_the_first_one() {
        assert_eq!(full(AIRFLOW, Version { major: 3, minor: 3 }), "apache/airflow:3.3.2");
        assert_eq!(full(AIRFLOW, Version { major: 3, minor: 9 }), "apache/airflow:3.9.0");
    }
}
