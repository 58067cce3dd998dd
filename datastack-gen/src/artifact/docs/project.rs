use datastack_core::definition::{Ordering, ValueFormat};
use datastack_core::pipeline::{Choice, Outputs, Pipeline, choices};
use datastack_core::topic::Purpose;
use serde::Serialize;

use super::{cell, table};

#[derive(Serialize)]
pub(super) struct View<'a> {
    name: &'a str,
    count: usize,
    database: &'a str,
    mysql: String,
    debezium: String,
    clickhouse: &'a str,
    source: &'a str,
    sink: &'a str,
    connect: &'a str,
    bootstrap: &'a str,
    sink_dead_letters: &'a str,
    sink_stops: bool,
    sink_group: &'a str,
    commits: String,
    exactly_once: bool,
    prefix: &'a str,
    archive_bucket: &'a str,
    clean: &'a str,
    tables: Vec<TableView<'a>>,
    excluded: Vec<ExcludedView<'a>>,
    topics: Vec<TopicView<'a>>,
    settings: Vec<SettingView>,
    further: Vec<FurtherView<'a>>,
    users: Vec<UserView<'a>>,
    folders: FoldersView<'a>,
}

#[derive(Serialize)]
struct TableView<'a> {
    name: &'a str,
    comment: String,
    topic: &'a str,
    partitions: u32,
    retention: String,
    history: &'static str,
}

#[derive(Serialize)]
struct ExcludedView<'a> {
    table: &'a str,
    reason: String,
}

#[derive(Serialize)]
struct TopicView<'a> {
    name: &'a str,
    purpose: &'static str,
    retention: String,
}

#[derive(Serialize)]
struct SettingView {
    name: &'static str,
    value: String,
    cost: &'static str,
}

/// A key under `[cdc.extra]` or `[archive.extra]`.
#[derive(Serialize)]
struct FurtherView<'a> {
    connector: &'a str,
    key: String,
    value: String,
}

#[derive(Serialize)]
struct UserView<'a> {
    name: &'a str,
    purpose: &'static str,
    variable: String,
}

#[derive(Serialize)]
struct FoldersView<'a> {
    topics: &'a str,
    mysql: &'a str,
    clickhouse: &'a str,
    connectors: &'a str,
    compose: &'a str,
}

fn further(pipeline: &Pipeline) -> Vec<FurtherView<'_>> {
    let connectors = [
        (pipeline.cdc.connector.as_str(), &pipeline.cdc.extra),
        (pipeline.archive.connector.as_str(), &pipeline.archive.extra),
    ];
    let keys = connectors.into_iter().flat_map(|(connector, extra)| extra.iter().map(move |pair| (connector, pair)));
    keys.map(|(connector, (key, value))| FurtherView { connector, key: cell::code(key), value: cell::code(value) })
        .collect()
}

pub(super) fn view(pipeline: &Pipeline) -> View<'_> {
    let Outputs { topics, mysql, clickhouse, connectors, compose, .. } = &pipeline.outputs;
    View {
        name: pipeline.name.as_str(),
        count: pipeline.tables.len(),
        database: pipeline.mysql.database.as_str(),
        mysql: format!("{}:{}", pipeline.mysql.host, pipeline.mysql.port),
        debezium: pipeline.versions.debezium.to_string(),
        clickhouse: pipeline.clickhouse.database.as_str(),
        source: pipeline.cdc.connector.as_str(),
        sink: pipeline.archive.connector.as_str(),
        connect: pipeline.kafka.connect.trim_end_matches('/'),
        bootstrap: &pipeline.kafka.bootstrap,
        sink_dead_letters: pipeline.archive.dead_letter_topic.as_str(),
        sink_stops: pipeline.cdc.modes.format == ValueFormat::Avro,
        sink_group: pipeline.archive.group.as_str(),
        commits: commits(pipeline),
        exactly_once: pipeline.cdc.exactly_once,
        prefix: pipeline.cdc.prefix.as_str(),
        archive_bucket: &pipeline.archive.bucket,
        clean: &pipeline.history.bucket,
        tables: tables(pipeline),
        excluded: pipeline
            .excluded
            .iter()
            .map(|(table, reason)| ExcludedView { table: table.as_str(), reason: cell::text(reason) })
            .collect(),
        topics: control_topics(pipeline),
        settings: settings(pipeline),
        further: further(pipeline),
        users: users(pipeline),
        folders: FoldersView { topics, mysql, clickhouse, connectors, compose },
    }
}

fn tables(pipeline: &Pipeline) -> Vec<TableView<'_>> {
    let tables = pipeline.tables.iter();
    tables
        .map(|table| TableView {
            name: table.name.as_str(),
            comment: cell::text(table.comment.as_deref().unwrap_or_default()),
            topic: table.topic.name.as_str(),
            partitions: table.topic.partitions,
            retention: cell::retention(table.topic.retention),
            history: table::history(table.history),
        })
        .collect()
}

fn control_topics(pipeline: &Pipeline) -> Vec<TopicView<'_>> {
    let topics = pipeline.topics.iter();
    topics
        .map(|topic| TopicView {
            name: topic.name.as_str(),
            purpose: purpose(topic.purpose),
            retention: cell::retention(topic.retention),
        })
        .collect()
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Data => "rows",
        Purpose::SchemaHistory => {
            "how the tables looked at each binlog position; without it the connector cannot start"
        }
        Purpose::Heartbeat => "signs of life of the connector",
        Purpose::HeartbeatRows => "the source's clock, by which the daily run knows that a day is complete",
        Purpose::Signals => "requests to read a table again",
        Purpose::DeadLetters => "records that the sink could not read",
        Purpose::Control => "agreement of the sink's tasks on what is committed",
    }
}

fn settings(pipeline: &Pipeline) -> Vec<SettingView> {
    let setting = |name, value: String, cost| SettingView { name, value, cost };
    let encodings = choices(pipeline).into_iter();
    let encodings = encodings.map(|Choice { setting: name, value, cost, .. }| setting(name, cell::code(value), cost));
    let cdc = &pipeline.cdc;
    let format = match cdc.modes.format {
        ValueFormat::Avro => setting("values", "Avro".to_owned(), "a schema registry has to run"),
        ValueFormat::Json => {
            setting("values", "JSON without schemas".to_owned(), "larger records, types known to the readers only")
        }
    };
    let delivery = match cdc.exactly_once {
        true => setting(
            "delivery",
            "exactly once".to_owned(),
            "transactions: some milliseconds of latency, gaps in the offsets",
        ),
        false => setting(
            "delivery",
            "at least once".to_owned(),
            "after a crash, changes come again: older values show until the latest has come, too",
        ),
    };
    let order = match cdc.ordering {
        Ordering::Offset => setting(
            "order of changes",
            "epoch and offset".to_owned(),
            "a topic that is made anew, or gets more partitions, needs a higher epoch (see below)",
        ),
        Ordering::Binlog => setting(
            "order of changes",
            "binlog position".to_owned(),
            "wrong with compressed transactions and after a failover to another server",
        ),
    };
    let further = vec![
        format,
        delivery,
        order,
        setting(
            "deletes",
            "kept as rows with a marker".to_owned(),
            "markers take space until the maintenance statements purge them",
        ),
        setting(
            "heartbeat",
            format!("every {} s", cdc.heartbeat_ms / 1_000),
            "one small transaction in MySQL each time",
        ),
        setting("commits of the archive", commits(pipeline), "shorter means more and smaller files"),
    ];
    further.into_iter().chain(encodings).collect()
}

fn commits(pipeline: &Pipeline) -> String {
    format!("every {} s", pipeline.archive.commit_ms / 1_000)
}

fn users(pipeline: &Pipeline) -> Vec<UserView<'_>> {
    let all = [
        (&pipeline.mysql.cdc, "reads the binlog of MySQL"),
        (&pipeline.mysql.ingest, "writes sample data into MySQL"),
        (&pipeline.clickhouse.etl, "loads the history into ClickHouse"),
        (&pipeline.clickhouse.reader, "reads current states and insights in ClickHouse"),
    ];
    all.into_iter()
        .map(|(user, purpose)| UserView { name: &user.name, purpose, variable: user.password.variable() })
        .collect()
}
