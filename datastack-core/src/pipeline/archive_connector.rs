use std::collections::BTreeMap;

use super::{Pipeline, Table};
use crate::connect::connector::{AivenS3Sink, ConfluentS3Sink, Connector, IcebergSink};
use crate::connect::transform::{
    Cast, CastTo, CastType, Chain, InsertField, Inserted, Side, Step, TimestampConverter, TimestampTarget, Transform,
};
use crate::connect::{Config, ConfigError, Predicate, Semantic, any_of};
use crate::definition::{ArchiveKind, CatalogKind, ValueFormat};
use crate::secret::Secret;

/// Fields that the archive adds to each row.
pub mod archive_field {
    /// The topic.
    pub const TOPIC: &str = "_kafka_topic";
    /// The partition.
    pub const PARTITION: &str = "_kafka_partition";
    /// The offset.
    pub const OFFSET: &str = "_kafka_offset";
    /// Time of the record, by whose day the archive is partitioned.
    pub const ARRIVED_AT: &str = "_arrived_at";
    /// The life of the topic, as text.
    pub const EPOCH: &str = "_epoch";
}

/// The name under which the catalog knows itself; a JDBC catalog keeps it beside each table.
pub const CATALOG_NAME: &str = "archive";

/// Digits of a decimal that Iceberg can hold.
const ICEBERG_DIGITS: u8 = 38;

/// The connector that copies all data topics to the object store.
///
/// # Errors
/// If a typed value has no form in Connect's keys, which is a fault of this crate.
pub fn archive_connector(pipeline: &Pipeline) -> Result<Connector, ConfigError> {
    let mut config = own_archive_keys(pipeline)?;
    for (key, value) in &pipeline.archive.extra {
        config.set(key, value);
    }
    Ok(Connector { name: pipeline.archive.connector.to_string(), config })
}

/// The configuration without `[archive.extra]`.
pub(crate) fn own_archive_keys(pipeline: &Pipeline) -> Result<Config, ConfigError> {
    let (further, chain) = (consumer_keys(pipeline), archive_chain(pipeline));
    let converter = &pipeline.cdc.converter;
    match pipeline.archive.kind {
        ArchiveKind::Iceberg => iceberg(pipeline).config(&further, converter, &chain),
        ArchiveKind::ConfluentS3 => confluent(pipeline).config(&further, converter, &chain),
        ArchiveKind::AivenS3 => aiven(pipeline).config(&further, converter, &chain),
    }
}

fn topics(pipeline: &Pipeline) -> Vec<String> {
    pipeline.tables.iter().map(|table| table.topic.name.to_string()).collect()
}

/// What each sink is told about reading the topics.
fn consumer_keys(pipeline: &Pipeline) -> Config {
    let mut config = Config::default();
    // The source writes in transactions; records of one that was given up must not arrive.
    config.set("consumer.override.isolation.level", "read_committed");
    config.set("consumer.override.auto.offset.reset", "earliest");
    if pipeline.archive.kind == ArchiveKind::Iceberg {
        for table in &pipeline.tables {
            let key = format!("iceberg.table.{}.{}.route-regex", pipeline.archive.namespace, table.name);
            config.set(key, any_of([table.topic.name.as_str()]));
        }
    }
    // A registry that does not answer looks like a record that cannot be decoded: tolerated, it would send every record to
    // the dead letters. The record that stops the sink goes there either way. JSON needs nobody to be decoded.
    let tolerance = match pipeline.cdc.modes.format {
        ValueFormat::Avro => "none",
        ValueFormat::Json => "all",
    };
    config.set("errors.tolerance", tolerance);
    config.set("errors.deadletterqueue.topic.name", pipeline.archive.dead_letter_topic.as_str());
    config.set("errors.deadletterqueue.topic.replication.factor", pipeline.kafka.replication_factor.to_string());
    config.set("errors.deadletterqueue.context.headers.enable", "true");
    config
}

/// The transforms of the sink: where each record stood and when it came, and the life of its topic.
fn archive_chain(pipeline: &Pipeline) -> Chain {
    let mut chain = Chain::default();
    let named = |name: &str| Some(Inserted::optional(name));
    let place = InsertField {
        topic: named(archive_field::TOPIC),
        partition: named(archive_field::PARTITION),
        offset: named(archive_field::OFFSET),
        timestamp: named(archive_field::ARRIVED_AT),
        ..insert()
    };
    add(&mut chain, "place", Transform::InsertField(place), None);
    if pipeline.cdc.modes.format == ValueFormat::Json {
        // Without a schema the time is a bare number, and a partition by its day would be left out without a word.
        let arrived = TimestampConverter {
            field: archive_field::ARRIVED_AT.to_owned(),
            target: TimestampTarget::Timestamp,
            replace_null: false,
            ..TimestampConverter::standard(Side::Value)
        };
        add(&mut chain, "arrived", Transform::TimestampConverter(arrived), None);
    }
    let mut epochs: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for table in &pipeline.tables {
        epochs.entry(table.epoch).or_default().push(table.topic.name.as_str());
    }
    let alone = epochs.len() == 1;
    for (epoch, topics) in epochs {
        let constant =
            InsertField { constant: named(archive_field::EPOCH), value: Some(epoch.to_string()), ..insert() };
        let insert = Transform::InsertField(constant);
        let (alias, predicate) = match alone {
            true => ("epoch".to_owned(), None),
            false => (format!("epoch_{epoch}"), Some(Predicate::topics(topics))),
        };
        add(&mut chain, &alias, insert, predicate);
    }
    if pipeline.archive.kind == ArchiveKind::Iceberg {
        for table in &pipeline.tables {
            let fields = wide_decimals(table);
            if !fields.is_empty() {
                let predicate = Predicate::topics([table.topic.name.as_str()]);
                let spec = fields.into_iter().map(|field| CastTo { field: Some(field), to: CastType::Text }).collect();
                let cast = Cast { spec, replace_null: false, ..Cast::standard(Side::Value) };
                add(&mut chain, &format!("wide_{}", table.name), Transform::Cast(cast), Some(predicate));
            }
        }
    }
    chain
}

/// Inserts nothing yet, and leaves NULL as it is.
fn insert() -> InsertField {
    InsertField { replace_null: false, ..InsertField::standard(Side::Value) }
}

/// Decimals of more digits than Iceberg holds: writing one stops the sink, so they are archived as text.
fn wide_decimals(table: &Table) -> Vec<String> {
    let wide = |semantic: &Option<Semantic>| matches!(semantic, Some(Semantic::Decimal { precision, .. }) if *precision > ICEBERG_DIGITS);
    let columns = table.carried().filter(|(_, journey)| wide(&journey.recorded.schema.semantic));
    columns.map(|(column, _)| column.name.to_string()).collect()
}

fn add(chain: &mut Chain, alias: &str, transform: Transform, predicate: Option<Predicate>) {
    let named = predicate.map(|predicate| {
        chain.predicates.push((alias.to_owned(), predicate));
        alias.to_owned()
    });
    chain.steps.push(Step { alias: alias.to_owned(), transform, predicate: named, negate: false });
}

fn iceberg(pipeline: &Pipeline) -> IcebergSink {
    let (archive, store) = (&pipeline.archive, &pipeline.object_store);
    let jdbc = archive.catalog.kind == CatalogKind::Jdbc;
    let login = |variable: &str| {
        let reference = || Secret::Env(variable.to_owned()).provider_reference();
        archive.needs_catalog_login().then(reference)
    };
    IcebergSink {
        class: IcebergSink::CLASS.to_owned(),
        tasks_max: 1,
        topics: topics(pipeline),
        tables: pipeline.tables.iter().map(|table| format!("{}.{}", archive.namespace, table.name)).collect(),
        route_field: archive_field::TOPIC.to_owned(),
        auto_create: true,
        evolve_schema: true,
        force_optional: true,
        partition_by: format!("day({})", archive_field::ARRIVED_AT),
        control_topic: archive.control_topic.to_string(),
        commit_ms: archive.commit_ms,
        catalog: CATALOG_NAME.to_owned(),
        catalog_type: if jdbc { "jdbc" } else { "rest" }.to_owned(),
        catalog_uri: archive.catalog.uri.clone(),
        jdbc_schema_version: jdbc.then(|| "V1".to_owned()),
        jdbc_user: login("ARCHIVE_CATALOG_USER"),
        jdbc_password: login("ARCHIVE_CATALOG_PASSWORD"),
        warehouse: format!("s3://{}/", archive.bucket),
        io_impl: "org.apache.iceberg.aws.s3.S3FileIO".to_owned(),
        http_client: "urlconnection".to_owned(),
        s3_endpoint: store.endpoint.clone(),
        s3_path_style: true,
        s3_access_key: store.access_key.provider_reference(),
        s3_secret_key: store.secret_key.provider_reference(),
        region: store.region.clone(),
    }
}

fn confluent(pipeline: &Pipeline) -> ConfluentS3Sink {
    let (archive, store) = (&pipeline.archive, &pipeline.object_store);
    let format = match pipeline.cdc.modes.format {
        ValueFormat::Avro => "io.confluent.connect.s3.format.parquet.ParquetFormat",
        ValueFormat::Json => "io.confluent.connect.s3.format.json.JsonFormat",
    };
    ConfluentS3Sink {
        class: ConfluentS3Sink::CLASS.to_owned(),
        tasks_max: 1,
        topics: topics(pipeline),
        bucket: archive.bucket.clone(),
        region: store.region.clone(),
        store_url: store.endpoint.clone(),
        access_key: store.access_key.provider_reference(),
        secret_key: store.secret_key.provider_reference(),
        storage_class: "io.confluent.connect.s3.storage.S3Storage".to_owned(),
        format_class: format.to_owned(),
        partitioner_class: "io.confluent.connect.storage.partitioner.TimeBasedPartitioner".to_owned(),
        path_format: "'day'=YYYY-MM-dd".to_owned(),
        partition_duration_ms: 86_400_000,
        locale: "en-US".to_owned(),
        timezone: "UTC".to_owned(),
        timestamp_extractor: "Record".to_owned(),
        flush_size: 100_000,
        rotate_ms: archive.commit_ms,
        schema_compatibility: "NONE".to_owned(),
        null_values: "ignore".to_owned(),
    }
}

fn aiven(pipeline: &Pipeline) -> AivenS3Sink {
    let (archive, store) = (&pipeline.archive, &pipeline.object_store);
    let (format, ending) = match pipeline.cdc.modes.format {
        ValueFormat::Avro => ("parquet", "parquet"),
        ValueFormat::Json => ("jsonl", "jsonl"),
    };
    AivenS3Sink {
        class: AivenS3Sink::CLASS.to_owned(),
        tasks_max: 1,
        topics: topics(pipeline),
        bucket: archive.bucket.clone(),
        endpoint: store.endpoint.clone(),
        region: store.region.clone(),
        access_key: store.access_key.provider_reference(),
        secret_key: store.secret_key.provider_reference(),
        format: format.to_owned(),
        fields: "value".to_owned(),
        envelope: false,
        compression: "none".to_owned(),
        file_name: format!(
            "topics/{{{{topic}}}}/day={{{{timestamp:unit=yyyy}}}}-{{{{timestamp:unit=MM}}}}-{{{{timestamp:unit=dd}}}}/\
             {{{{partition}}}}-{{{{start_offset:padding=true}}}}.{ending}"
        ),
        timestamp_source: "EVENT".to_owned(),
        timezone: "UTC".to_owned(),
        max_records: 100_000,
    }
}
