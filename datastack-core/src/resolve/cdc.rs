use super::scope::Scope;
use super::{code, mysql};
use crate::connect::Converter;
use crate::connect::transform::AddedField;
use crate::definition::{
    BigintMode, BinaryMode, CdcDefinition, ConnectionTimeZone, DecimalMode, Failover, NameAdjustment, Ordering,
    ProjectDefinition, Server, SnapshotMode, TimeMode, ValueFormat,
};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::journey::{Debezium, KNOWN_DEBEZIUM, Modes};
use crate::name::{ConnectorName, EnvironmentName, ProjectName, TopicName, TopicPrefix, similar};
use crate::pipeline::{Cdc, Kafka, Product, Source, Version, Versions, is_namespace};

/// Fields of the envelope that the pipeline relies on: the operation, the source's clock, and its coordinates.
const OWN_FIELDS: [&str; 5] = ["op", "source.ts_ms", "source.file", "source.pos", "source.row"];

const HEARTBEAT_TABLE: &str = "datastack_heartbeat";
const SIGNAL_TABLE: &str = "datastack_signal";

/// The first AvroConverter that can tell NULL from a default.
const KEEPS_NULL: Version = Version { major: 7, minor: 3 };

pub(super) fn resolve(
    scope: &Scope,
    project: &ProjectDefinition,
    name: &ProjectName,
    environment: Option<&EnvironmentName>,
    source: &Source,
    kafka: &Kafka,
    versions: &Versions,
) -> Cdc {
    let root = DefinitionPath::project().key("cdc");
    let stated = &project.cdc;
    let topic = |key: &str, stated: Option<&String>, derived: String| {
        scope.name_or(&root.key(key), stated, || derived, TopicName::new, TopicName::placeholder)
    };
    let connector = scope.name_or(
        &root.key("connector"),
        stated.connector.as_ref(),
        || format!("{name}-mysql-source").replace('_', "-"),
        ConnectorName::new,
        ConnectorName::placeholder,
    );
    let prefix = scope.name_or(
        &root.key("prefix"),
        stated.prefix.as_ref(),
        || name.to_string(),
        TopicPrefix::new,
        TopicPrefix::placeholder,
    );
    let format = stated.format.unwrap_or(ValueFormat::Avro);
    let server_id = stated
        .server_id
        .unwrap_or_else(|| mysql::server_id(environment.map_or("", EnvironmentName::as_str), connector.as_str()));
    if server_id < 2 {
        let message = format!("server id {server_id} is the server's own, or none");
        let help = "choose one that no server, replica or connector has, or delete the line to have one derived";
        scope.push(Diagnostic::error(code::RANGE, root.key("server_id"), message).help(help));
    }
    let ordering = stated.ordering.unwrap_or(Ordering::Offset);
    if ordering == Ordering::Binlog && project.mysql.failover == Some(Failover::Gtid) {
        let message = "binlog positions of two servers have no common order";
        scope.push(
            Diagnostic::error(code::CONTRADICTION, root.key("ordering"), message)
                .and(DefinitionPath::project().keys("mysql.failover"), "a failover changes the binlog")
                .help("leave `ordering` at its default, `offset`"),
        );
    }
    let added_fields = added_fields(scope, &root, &stated.add_fields);
    Cdc {
        snapshot: stated.snapshot.unwrap_or(SnapshotMode::Initial),
        history_topic: topic("history_topic", stated.history_topic.as_ref(), format!("schemahistory.{prefix}")),
        heartbeat_topic: topic("prefix", None, format!("__debezium-heartbeat.{prefix}")),
        heartbeat_ms: scope.seconds(&root.key("heartbeat"), stated.heartbeat.as_ref(), 10).saturating_mul(1_000),
        heartbeat_table: HEARTBEAT_TABLE,
        heartbeat_rows_topic: topic("prefix", None, format!("{prefix}.{}.{HEARTBEAT_TABLE}", source.database)),
        signal_table: SIGNAL_TABLE,
        signal_rows_topic: topic("prefix", None, format!("{prefix}.{}.{SIGNAL_TABLE}", source.database)),
        exactly_once: stated.exactly_once.unwrap_or(true),
        ordering,
        modes: Modes {
            // Another version was refused.
            debezium: Debezium::of(versions.debezium).unwrap_or(&KNOWN_DEBEZIUM[0]),
            server: source.server,
            format,
            time: stated.time.unwrap_or(TimeMode::AdaptiveTimeMicroseconds),
            decimal: stated.decimal.unwrap_or(match format {
                ValueFormat::Avro => DecimalMode::Precise,
                ValueFormat::Json => DecimalMode::String,
            }),
            bigint_unsigned: stated.bigint_unsigned.unwrap_or(BigintMode::Long),
            binary: stated.binary.unwrap_or(BinaryMode::Bytes),
            zone: zone(scope, &root, stated, source.server),
        },
        source_types: source_types(scope, &root, stated, format),
        schema_names: schema_names(scope, &root, stated, &prefix, format),
        field_names: field_names(scope, &root, stated),
        converter: converter(scope, stated, format, kafka, versions),
        own_fields: OWN_FIELDS.len(),
        added_fields,
        hash_salt: stated.hash_salt.clone(),
        extra: stated.extra.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        connector,
        prefix,
        server_id,
    }
}

fn zone(scope: &Scope, root: &DefinitionPath, stated: &CdcDefinition, server: Server) -> ConnectionTimeZone {
    let zone = stated.connection_time_zone.unwrap_or(ConnectionTimeZone::Utc);
    if (server, zone) == (Server::MariaDb, ConnectionTimeZone::Server) {
        let message = "MariaDB's driver reads TIMESTAMP in the zone of the worker, never in that of the server";
        scope.push(
            Diagnostic::error(code::CONTRADICTION, root.key("connection_time_zone"), message)
                .and(DefinitionPath::project().keys("mysql.server"), "MariaDB here")
                .help("delete the line, and run the workers in UTC"),
        );
    }
    zone
}

fn schema_names(
    scope: &Scope,
    root: &DefinitionPath,
    stated: &CdcDefinition,
    prefix: &TopicPrefix,
    format: ValueFormat,
) -> NameAdjustment {
    let legal = is_namespace(prefix.as_str());
    let default = if legal { NameAdjustment::None } else { NameAdjustment::Avro };
    let names = stated.schema_names.unwrap_or(default);
    if names == NameAdjustment::None && !legal && format == ValueFormat::Avro {
        let message = format!("Avro takes no schema whose name begins with `{prefix}`, and names are left as they are");
        scope.push(
            Diagnostic::error(code::CONTRADICTION, root.key("schema_names"), message)
                .help("write `avro` or `avro_unicode`, or a `prefix` of letters, digits and `_`"),
        );
    }
    names
}

fn source_types(scope: &Scope, root: &DefinitionPath, stated: &CdcDefinition, format: ValueFormat) -> bool {
    let told = stated.source_types.unwrap_or(false);
    let registered = format == ValueFormat::Avro && stated.avro_metadata == Some(true);
    if told && !registered {
        let message =
            "the types of the columns would stand in no schema: without Connect's own attributes, none has parameters";
        let help = "write `avro_metadata = true` beside it, or delete the line";
        scope.push(Diagnostic::error(code::CONTRADICTION, root.key("source_types"), message).help(help));
    }
    told
}

fn field_names(scope: &Scope, root: &DefinitionPath, stated: &CdcDefinition) -> NameAdjustment {
    let names = stated.field_names.unwrap_or(NameAdjustment::None);
    if names == NameAdjustment::AvroUnicode {
        let message =
            "in mode `avro_unicode`, a column `order_id` arrives as `order_u005fid`, under which nobody looks for it";
        let help = "write `avro` or delete the line: names of columns are legal in Avro as they are";
        scope.push(Diagnostic::error(code::CONTRADICTION, root.key("field_names"), message).help(help));
    }
    names
}

fn converter(
    scope: &Scope,
    stated: &CdcDefinition,
    format: ValueFormat,
    kafka: &Kafka,
    versions: &Versions,
) -> Converter {
    match (format, &kafka.registry) {
        (ValueFormat::Json, _) => Converter::Json,
        (ValueFormat::Avro, Some(registry)) => {
            let (product, version) = versions.converter;
            let keeps_null_over_default = product == Product::Confluent && version >= KEEPS_NULL;
            let metadata = stated.avro_metadata.unwrap_or(false);
            Converter::ConfluentAvro { registry: registry.clone(), keeps_null_over_default, metadata }
        }
        (ValueFormat::Avro, None) => {
            let message = "Avro values need a schema registry, and `[kafka]` names none";
            let help = "add `registry = \"http://...\"`, or write `cdc.format = \"json\"`";
            scope.push(
                Diagnostic::error(code::CONTRADICTION, DefinitionPath::project().key("kafka"), message).help(help),
            );
            Converter::Json
        }
    }
}

fn added_fields(scope: &Scope, root: &DefinitionPath, stated: &[String]) -> Vec<AddedField> {
    let mut fields: Vec<AddedField> = OWN_FIELDS.iter().filter_map(|path| AddedField::parse(path)).collect();
    for (index, text) in stated.iter().enumerate() {
        let path = root.key("add_fields").index(index);
        match AddedField::parse(text) {
            Some(field)
                if field.name() == "__deleted"
                    || field.name().starts_with("__kafka_")
                    || fields.iter().any(|known| known.name() == field.name()) =>
            {
                let message = format!("field `{}` is one of the pipeline's own, or there already", field.name());
                scope.push(Diagnostic::error(code::COLLISION, path, message).help("delete it, or give it an alias"));
            }
            Some(field) => fields.push(field),
            None => {
                let wanted = text.split(':').next().unwrap_or(text);
                let message =
                    format!("Debezium's envelope has no field `{wanted}`; it would be left out without a word");
                let help = match similar(wanted, AddedField::known()) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => format!("known: {}", AddedField::known().collect::<Vec<_>>().join(", ")),
                };
                scope.push(Diagnostic::error(code::ADDED_FIELD, path, message).help(help));
            }
        }
    }
    fields
}
