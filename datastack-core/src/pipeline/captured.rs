use serde::de::DeserializeOwned;

use super::source_connector::own_keys;
use super::truth::{TruthConverter, converters};
use super::value_schema::schema_namespace;
use super::{Column, Pipeline, Table};
use crate::connect::pattern::Pattern;
use crate::connect::{Captured, Config, Field, RecordKind, Schema};
use crate::definition::Server;
use crate::journey::{Modes, emitted};

/// A table as its records enter the transforms of the pipeline's own connector.
pub fn captured(pipeline: &Pipeline, table: &Table) -> Captured {
    let field = |name: &str, schema: &Schema| Field::new(name, schema.clone());
    Captured {
        prefix: pipeline.cdc.prefix.to_string(),
        topic: table.topic.name.to_string(),
        namespace: schema_namespace(table.topic.name.as_str(), pipeline.cdc.schema_names),
        connector: connector(pipeline.mysql.server),
        key: table.key_columns().map(|(column, journey)| field(column.name.as_str(), &journey.emitted)).collect(),
        columns: table.carried().map(|(column, journey)| field(column.name.as_str(), &journey.emitted)).collect(),
        described: pipeline.cdc.source_types,
    }
}

/// Whether a connector of Debezium's writes records of a kind at all.
pub fn is_written(kind: RecordKind, config: &Config) -> bool {
    let on = |key: &str, default: &str| config.get(key).unwrap_or(default).trim().eq_ignore_ascii_case("true");
    match kind {
        RecordKind::Row | RecordKind::Delete => true,
        RecordKind::Tombstone => on("tombstones.on.delete", "true"),
        RecordKind::Heartbeat => config.get("heartbeat.interval.ms").is_some_and(|interval| interval.trim() != "0"),
        RecordKind::SchemaChange => on("include.schema.changes", "true"),
        RecordKind::Transaction => on("provide.transaction.metadata", "false"),
    }
}

fn connector(server: Server) -> String {
    match server {
        Server::MySql => "mysql".to_owned(),
        Server::MariaDb => "mariadb".to_owned(),
    }
}

/// Keys that change records in a way that is not followed here.
const NOT_FOLLOWED: &[&str] = &[
    "column.propagate.source.type",
    "datatype.propagate.source.type",
    "field.name.adjustment.mode",
    "message.key.columns",
];

/// A table as its records enter the transforms of a connector that somebody has written: under its prefix and in its
/// modes. Beside it stands what is not followed.
pub fn captured_by(config: &Config, pipeline: &Pipeline, table: &Table) -> (Captured, Vec<String>) {
    let mut unfollowed = Vec::new();
    let modes = modes(config, pipeline, &mut unfollowed);
    let adjustment = Words { config, unfollowed: &mut unfollowed }.read(
        "schema.name.adjustment.mode",
        "none",
        pipeline.cdc.schema_names,
    );
    let own = own_keys(pipeline).unwrap_or_default();
    for key in NOT_FOLLOWED {
        if config.get(key).is_some() && config.get(key) != own.get(key) {
            unfollowed.push(format!("what `{key}` changes is not followed"));
        }
    }
    let mut truths = Vec::new();
    for alias in converters(config) {
        match TruthConverter::of(config, alias) {
            Some(truth) if truth.is_followed => truths.push(truth),
            Some(_) | None => unfollowed.push(format!("what the converter `{alias}` changes is not followed")),
        }
    }
    let masks = config.iter().any(|(key, _)| key.starts_with("column.mask."));
    let path = |column: &Column| format!("{}.{}.{}", pipeline.mysql.database, table.name, column.name);
    let truth = |column: &Column| truths.iter().any(|one| one.reads(&path(column), &column.spec, modes.server));
    let mut field = |column: &Column| match emitted(&column.spec, truth(column), &modes) {
        Ok(schema) => {
            let masked = masks && column.journey.as_ref().is_some_and(|journey| journey.emitted.masked);
            Some(Field::new(column.name.as_str(), Schema { masked, ..schema }))
        }
        Err(unsupported) => {
            unfollowed.push(format!("column `{}` is not followed: {}", column.name, unsupported.reason));
            None
        }
    };
    let columns: Vec<&Column> = table.columns.iter().filter(|column| is_read(&path(column), config)).collect();
    let key = table.key.iter().filter_map(|name| table.columns.iter().find(|column| column.name == *name));
    let key = key.filter_map(&mut field).collect();
    let columns = columns.into_iter().filter_map(&mut field).collect();
    let prefix = config.get("topic.prefix").unwrap_or(pipeline.cdc.prefix.as_str()).to_owned();
    let topic = format!("{prefix}.{}.{}", pipeline.mysql.database, table.name);
    let namespace = schema_namespace(&topic, adjustment);
    let connector = connector(modes.server);
    let described = config.get("column.propagate.source.type").is_some_and(|columns| columns.trim() == ".*");
    (Captured { prefix, topic, namespace, connector, key, columns, described }, unfollowed)
}

/// The modes that the connector states, and Debezium's own for the rest.
fn modes(config: &Config, pipeline: &Pipeline, unfollowed: &mut Vec<String>) -> Modes {
    let own = &pipeline.cdc.modes;
    let server = match config.get("connector.class") {
        Some(class) if class.contains(".mariadb.") => Server::MariaDb,
        Some(class) if class.contains(".mysql.") => Server::MySql,
        Some(class) => {
            unfollowed
                .push(format!("the records of `{class}` are not known here: those of MySQL's connector are followed"));
            own.server
        }
        None => own.server,
    };
    let mut words = Words { config, unfollowed };
    Modes {
        debezium: own.debezium,
        server,
        format: own.format,
        time: words.read("time.precision.mode", "adaptive_time_microseconds", own.time),
        decimal: words.read("decimal.handling.mode", "precise", own.decimal),
        bigint_unsigned: words.read("bigint.unsigned.handling.mode", "long", own.bigint_unsigned),
        binary: words.read("binary.handling.mode", "bytes", own.binary),
        zone: own.zone,
    }
}

struct Words<'a> {
    config: &'a Config,
    unfollowed: &'a mut Vec<String>,
}

impl Words<'_> {
    /// A mode by its word, which is Debezium's `default` where none is written.
    fn read<T: DeserializeOwned>(&mut self, key: &str, default: &str, otherwise: T) -> T {
        let word = self.config.get(key).unwrap_or(default);
        serde_json::from_value(word.into()).unwrap_or_else(|_| {
            self.unfollowed.push(format!("`{key}` = `{word}` is not known here"));
            otherwise
        })
    }
}

/// Whether a column is among those that the connector reads, which it names by expressions.
fn is_read(path: &str, config: &Config) -> bool {
    let listed = |key: &str| {
        config.get(key).map(|list| {
            // An expression that cannot be read here is most likely another column's.
            let patterns = list.split(',').filter_map(|text| Pattern::read(text.trim()).ok());
            patterns.into_iter().any(|pattern| pattern.matches(path))
        })
    };
    listed("column.include.list").unwrap_or(true) && !listed("column.exclude.list").unwrap_or(false)
}
