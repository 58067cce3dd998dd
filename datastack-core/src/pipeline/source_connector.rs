use super::{Pipeline, source_chain};
use crate::connect::connector::{Connector, DebeziumConnector};
use crate::connect::{Config, ConfigError, TopicCreation, TopicGroup, any_of};
use crate::definition::{ConnectionTimeZone, DdlOwner, NameAdjustment, Pii, Server};
use crate::name::TopicName;
use crate::topic::Purpose;

/// Characters of a masked value, whatever its length.
const MASK_LENGTH: u8 = 12;

/// Alias of the converter of TINYINT.
const BOOLEANS: &str = "booleans";

/// Shorter, a slow network alone would end connections.
const KEEP_ALIVE_MS: u64 = 5_000;

/// The connector that reads the binlog.
///
/// # Errors
/// If a typed value has no form in Connect's keys, which is a fault of this crate.
pub fn source_connector(pipeline: &Pipeline) -> Result<Connector, ConfigError> {
    let mut config = own_keys(pipeline)?;
    for (key, value) in &pipeline.cdc.extra {
        config.set(key, value);
    }
    Ok(Connector { name: pipeline.cdc.connector.to_string(), config })
}

/// The configuration without `[cdc.extra]`.
pub(crate) fn own_keys(pipeline: &Pipeline) -> Result<Config, ConfigError> {
    let (source, kafka, cdc) = (&pipeline.mysql, &pipeline.kafka, &pipeline.cdc);
    let database = &source.database;
    let names = pipeline.tables.iter().map(|table| table.name.as_str());
    let tables = names.chain(std::iter::once(cdc.heartbeat_table));
    let in_utc = source.server == Server::MySql && cdc.modes.zone == ConnectionTimeZone::Utc;
    let adjusted = |names: NameAdjustment| (names != NameAdjustment::None).then_some(names);
    let connector = DebeziumConnector {
        class: match source.server {
            Server::MySql => DebeziumConnector::MYSQL,
            Server::MariaDb => DebeziumConnector::MARIADB,
        }
        .to_owned(),
        tasks_max: 1,
        hostname: source.host.clone(),
        port: source.port,
        user: source.cdc.name.clone(),
        password: source.cdc.password.provider_reference(),
        ssl_mode: ssl_mode(source.server, source.tls).to_owned(),
        public_key_retrieval: (source.server == Server::MySql && !source.tls).then_some(true),
        ask_read_only: (source.server == Server::MySql).then_some(false),
        session_zone: in_utc.then(|| "UTC".to_owned()),
        force_session_zone: in_utc.then_some(true),
        server_id: cdc.server_id,
        topic_prefix: cdc.prefix.to_string(),
        databases: any_of([database.as_str()]),
        tables: tables.map(|table| any_of([format!("{database}.{table}").as_str()])).collect(),
        exclude_columns: columns(pipeline, |column| column.journey.is_none()),
        key_columns: key_columns(pipeline),
        snapshot: cdc.snapshot,
        time: cdc.modes.time,
        decimal: cdc.modes.decimal,
        bigint_unsigned: cdc.modes.bigint_unsigned,
        binary: cdc.modes.binary,
        time_adjuster: false,
        schema_names: adjusted(cdc.schema_names),
        field_names: adjusted(cdc.field_names),
        schema_changes: false,
        tombstones: false,
        heartbeat_ms: cdc.heartbeat_ms,
        keep_alive_ms: cdc.heartbeat_ms.max(KEEP_ALIVE_MS),
        heartbeat_query: super::heartbeat_query(pipeline),
        signal_table: format!("{database}.{}", cdc.signal_table),
        history_bootstrap: kafka.bootstrap.clone(),
        history_topic: cdc.history_topic.to_string(),
        exactly_once: if cdc.exactly_once { "required" } else { "requested" }.to_owned(),
        errors_tolerance: "none".to_owned(),
    };
    let mut further = protection(pipeline);
    further.append("", booleans(pipeline));
    if let (true, Some(all)) = (cdc.source_types, columns(pipeline, |column| column.journey.is_some())) {
        further.set("column.propagate.source.type", all);
    }
    further.append("", topic_creation(pipeline).config());
    connector.config(&further, &cdc.converter, &source_chain(pipeline))
}

/// The keys as the definition states them. A table of the application may have no primary key; without this its records
/// would have no key either, and the changes of one row would lose their order between partitions.
fn key_columns(pipeline: &Pipeline) -> Option<String> {
    if pipeline.mysql.ddl == DdlOwner::Managed {
        return None;
    }
    let keys = pipeline.tables.iter().map(|table| {
        let name = format!("{}.{}", pipeline.mysql.database, table.name);
        let key: Vec<&str> = table.key.iter().map(|column| column.as_str()).collect();
        format!("{}:{}", any_of([name.as_str()]), key.join(","))
    });
    Some(keys.collect::<Vec<_>>().join(";"))
}

/// The two connectors have words of their own for encryption without a check of the server's certificate.
fn ssl_mode(server: Server, encrypted: bool) -> &'static str {
    match (server, encrypted) {
        (Server::MySql, true) => "required",
        (Server::MySql, false) => "disabled",
        (Server::MariaDb, true) => "trust",
        (Server::MariaDb, false) => "disable",
    }
}

fn protection(pipeline: &Pipeline) -> Config {
    let mut config = Config::default();
    if let Some(masked) = columns(pipeline, |column| column.pii == Some(Pii::Mask)) {
        config.set(format!("column.mask.with.{MASK_LENGTH}.chars"), masked);
    }
    let hashed = columns(pipeline, |column| column.pii == Some(Pii::Hash));
    if let (Some(hashed), Some(salt)) = (hashed, &pipeline.cdc.hash_salt) {
        config.set(format!("column.mask.hash.v2.SHA-256.with.salt.{salt}"), hashed);
    }
    config
}

/// The converter of the columns that travel as truth values. MySQL does not tell the width of a TINYINT UNSIGNED, so that the
/// names alone decide.
fn booleans(pipeline: &Pipeline) -> Config {
    let mut config = Config::default();
    if let Some(selector) = columns(pipeline, |column| column.boolean && column.journey.is_some()) {
        config.set("converters", BOOLEANS);
        config.set(format!("{BOOLEANS}.type"), "io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter");
        config.set(format!("{BOOLEANS}.selector"), selector);
        config.set(format!("{BOOLEANS}.length.checker"), "false");
    }
    config
}

/// Expressions for the full names of the columns that are meant, those that they had before too: until its table is
/// renamed, a column is protected under the old one. None if there are none.
fn columns(pipeline: &Pipeline, meant: impl Fn(&super::Column) -> bool) -> Option<String> {
    let mut found = Vec::new();
    for table in &pipeline.tables {
        for column in table.columns.iter().filter(|column| meant(column)) {
            for name in std::iter::once(&column.name).chain(&column.earlier) {
                found.push(any_of([format!("{}.{}.{name}", pipeline.mysql.database, table.name).as_str()]));
            }
        }
    }
    (!found.is_empty()).then(|| found.join(","))
}

/// How the worker makes the topics that are not there yet.
fn topic_creation(pipeline: &Pipeline) -> TopicCreation {
    let default = pipeline.kafka.topic_settings();
    let of_source = [Purpose::Heartbeat, Purpose::HeartbeatRows, Purpose::Signals];
    let control = pipeline.topics.iter().filter(|topic| of_source.contains(&topic.purpose));
    let control: Vec<_> = control.collect();
    let mut groups = Vec::new();
    if let Some(first) = control.first() {
        let topics: Vec<TopicName> = control.iter().map(|topic| topic.name.clone()).collect();
        groups.push(TopicGroup { alias: "heartbeat".to_owned(), topics, settings: first.settings() });
    }
    for table in &pipeline.tables {
        let settings = table.topic.settings();
        if settings != default {
            let (alias, topics) = (format!("table_{}", table.name), vec![table.topic.name.clone()]);
            groups.push(TopicGroup { alias, topics, settings });
        }
    }
    TopicCreation { default, groups }
}
