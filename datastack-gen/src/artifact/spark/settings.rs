use datastack_core::definition::{ArchiveKind, CatalogKind, ValueFormat};
use datastack_core::pipeline::{CATALOG_NAME, Pipeline};
use serde::Serialize;

use crate::artifact::python_literal::python_constant;

/// What `datastack_etl/settings.py` states, as Python literals.
#[derive(Serialize)]
pub(super) struct Settings {
    project: String,
    archive_kind: String,
    archive_format: String,
    archive_bucket: String,
    catalog: String,
    catalog_kind: String,
    catalog_uri: String,
    clean_bucket: String,
    object_store_endpoint: String,
    object_store_region: String,
    clickhouse_url: String,
    clickhouse_database: String,
    clean_collection: String,
    cutoff: String,
    timezone: String,
}

impl Settings {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        let archive = &pipeline.archive;
        let (kind, catalog) = match archive.kind {
            ArchiveKind::Iceberg => ("iceberg", true),
            ArchiveKind::ConfluentS3 => ("confluent-s3", false),
            ArchiveKind::AivenS3 => ("aiven-s3", false),
        };
        // Iceberg's data files are Parquet whatever the records are.
        let format = match (archive.kind, pipeline.cdc.modes.format) {
            (ArchiveKind::Iceberg, _) | (_, ValueFormat::Avro) => "parquet",
            (ArchiveKind::ConfluentS3 | ArchiveKind::AivenS3, ValueFormat::Json) => "json",
        };
        let catalog_kind = match archive.catalog.kind {
            CatalogKind::Rest => "rest",
            CatalogKind::Jdbc => "jdbc",
        };
        let of_catalog = |name, text: &str| python_constant(name, if catalog { text } else { "" });
        let minutes = pipeline.history.cutoff_minutes;
        Self {
            project: python_constant("PROJECT", pipeline.name.as_str()),
            archive_kind: python_constant("ARCHIVE_KIND", kind),
            archive_format: python_constant("ARCHIVE_FORMAT", format),
            archive_bucket: python_constant("ARCHIVE_BUCKET", &archive.bucket),
            catalog: of_catalog("CATALOG", CATALOG_NAME),
            catalog_kind: of_catalog("CATALOG_KIND", catalog_kind),
            catalog_uri: of_catalog("CATALOG_URI", &archive.catalog.uri),
            clean_bucket: python_constant("CLEAN_BUCKET", &pipeline.history.bucket),
            object_store_endpoint: python_constant("OBJECT_STORE_ENDPOINT", &pipeline.object_store.endpoint),
            object_store_region: python_constant("OBJECT_STORE_REGION", &pipeline.object_store.region),
            clickhouse_url: python_constant("CLICKHOUSE_URL", &pipeline.clickhouse.url),
            clickhouse_database: python_constant("CLICKHOUSE_DATABASE", pipeline.clickhouse.database.as_str()),
            clean_collection: python_constant("CLEAN_COLLECTION", &pipeline.clickhouse.clean_collection),
            cutoff: python_constant("CUTOFF", &format!("{:02}:{:02}", minutes / 60, minutes % 60)),
            timezone: python_constant("TIMEZONE", &pipeline.history.timezone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::artifact::sample;

    const TABLE: &str = "key = [\"id\"]\n[columns]\nid = \"int not null\"\n";

    fn lines(project: &str) -> Vec<String> {
        let pipeline = sample::pipeline(project, &[("t", TABLE)]);
        let settings = serde_json::to_value(Settings::new(&pipeline)).unwrap();
        let settings = settings.as_object().unwrap();
        settings.iter().map(|(key, value)| format!("{key} = {}", value.as_str().unwrap())).collect()
    }

    #[test]
    fn the_least_project_archives_to_iceberg() {
        let expected = [
            "project = \"shop\"",
            "archive_kind = \"iceberg\"",
            "archive_format = \"parquet\"",
            "archive_bucket = \"shop-raw\"",
            "catalog = \"archive\"",
            "catalog_kind = \"rest\"",
            "catalog_uri = \"http://iceberg-rest:8181\"",
            "clean_bucket = \"shop-clean\"",
            "object_store_endpoint = \"http://minio:9000\"",
            "object_store_region = \"us-east-1\"",
            "clickhouse_url = \"http://clickhouse:8123\"",
            "clickhouse_database = \"shop\"",
            "clean_collection = \"shop_clean\"",
            "cutoff = \"00:00\"",
            "timezone = \"UTC\"",
        ];
        assert_eq!(lines(""), expected);
    }

    #[test]
    fn plain_files_have_no_catalog() {
        let project = "archive.kind = \"confluent-s3\"\ncdc.format = \"json\"\nhistory.cutoff = \"04:05\"\nhistory.timezone \
                       = \"Europe/Berlin\"";
        let found = lines(project);
        let expected = [
            "archive_kind = \"confluent-s3\"",
            "archive_format = \"json\"",
            "archive_bucket = \"shop-raw\"",
            "catalog = \"\"",
            "catalog_kind = \"\"",
            "catalog_uri = \"\"",
        ];
        assert_eq!(found[1..7], expected);
        assert_eq!(found[13..], ["cutoff = \"04:05\"", "timezone = \"Europe/Berlin\""]);
    }
}
