use datastack_core::definition::{ArchiveKind, CatalogKind, ValueFormat};
use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use crate::artifact::python_literal::python_literal;

/// The name that the archive's connector gives its catalog (`iceberg.catalog`). A JDBC catalog files its tables under
/// this name, so another name would find none of them.
const CATALOG: &str = "archive";

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
        let of_catalog = |text: &str| python_literal(if catalog { text } else { "" });
        let minutes = pipeline.history.cutoff_minutes;
        Self {
            project: python_literal(pipeline.name.as_str()),
            archive_kind: python_literal(kind),
            archive_format: python_literal(format),
            archive_bucket: python_literal(&archive.bucket),
            catalog: of_catalog(CATALOG),
            catalog_kind: of_catalog(catalog_kind),
            catalog_uri: of_catalog(&archive.catalog.uri),
            clean_bucket: python_literal(&pipeline.history.bucket),
            object_store_endpoint: python_literal(&pipeline.object_store.endpoint),
            object_store_region: python_literal(&pipeline.object_store.region),
            clickhouse_url: python_literal(&pipeline.clickhouse.url),
            clickhouse_database: python_literal(pipeline.clickhouse.database.as_str()),
            clean_collection: python_literal(&pipeline.clickhouse.clean_collection),
            cutoff: python_literal(&format!("{:02}:{:02}", minutes / 60, minutes % 60)),
            timezone: python_literal(&pipeline.history.timezone),
        }
    }
}
