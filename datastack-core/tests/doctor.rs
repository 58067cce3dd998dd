//! What must hold on the systems of a pipeline, and what is said where it does not.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeSet;

use datastack_core::connect::Config;
use datastack_core::connect::connector::Connector;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{LiveConnector, LiveSetting, LiveTask, LiveTopic};
use datastack_core::doctor::{
    Examined, ExaminedClickHouse, ExaminedConnect, ExaminedKafka, ExaminedMySql, ExaminedRegistry, Offset, Outcome,
    Privilege, Setting, checkup,
};
use datastack_core::pipeline::{Pipeline, accounts, archive_connector, server_settings, source_connector};
use datastack_core::resolve::resolve;
use serde_json::json;

fn pipeline() -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "versions": { "mysql": "8.4", "clickhouse": "26.9", "kafka": "4.1" },
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081", "replication_factor": 3 },
        "clickhouse": { "url": "http://clickhouse:8123" },
    }))
    .unwrap();
    let table: TableDefinition =
        serde_json::from_value(json!({ "key": ["id"], "columns": { "id": "int not null" } })).unwrap();
    let resolved = resolve(&Definition::new(project).table("orders", table), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn connectors(pipeline: &Pipeline) -> [Connector; 2] {
    [source_connector(pipeline).unwrap(), archive_connector(pipeline).unwrap()]
}

fn setting(value: &str) -> LiveSetting {
    LiveSetting { value: value.to_owned(), own: true }
}

fn running(config: &Config) -> LiveConnector {
    let task = LiveTask { id: 0, state: "RUNNING".to_owned(), trace: None };
    LiveConnector::new(config, "RUNNING", None, vec![task])
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Everything as it must be.
fn sound(pipeline: &Pipeline) -> Examined {
    let account = accounts(pipeline).remove(0);
    let privileges = account.grants.iter().flat_map(|grant| {
        grant.privileges.iter().map(|name| Privilege {
            table: grant.table.clone(),
            server: grant.table.is_none(),
            name: name.to_uppercase(),
        })
    });
    let mut kafka = ExaminedKafka { address: "kafka:9092".to_owned(), brokers: 3, ..ExaminedKafka::default() };
    kafka.settings.insert("auto.create.topics.enable".to_owned(), "false".to_owned());
    kafka.settings.insert("message.max.bytes".to_owned(), "1048588".to_owned());
    let mut history = LiveTopic { partitions: 1, replication_factor: 3, written: true, ..LiveTopic::default() };
    for (key, value) in [("retention.ms", "-1"), ("retention.bytes", "-1"), ("cleanup.policy", "delete")] {
        history.config.insert(key.to_owned(), setting(value));
    }
    kafka.topics.topics.insert(pipeline.cdc.history_topic.to_string(), history);
    let mut connect = ExaminedConnect { version: "4.1.0".to_owned(), ..ExaminedConnect::default() };
    for connector in connectors(pipeline) {
        connect.validated.insert(connector.name.clone(), Vec::new());
        let classes = connector
            .config
            .iter()
            .filter(|(key, _)| *key == "connector.class" || key.ends_with(".converter") || key.ends_with(".type"));
        connect.live.plugins.extend(classes.map(|(_, class)| class.to_owned()));
        connect.live.connectors.insert(connector.name, running(&connector.config));
    }
    Examined {
        mysql: Some(ExaminedMySql {
            address: "db:3306".to_owned(),
            version: "8.4.7".to_owned(),
            settings: server_settings(pipeline)
                .iter()
                .map(|_| Setting { value: Some("as wanted".to_owned()), holds: true })
                .collect(),
            privileges: privileges.collect(),
            roles: None,
            tables: set(&["orders", "datastack_heartbeat", "datastack_signal"]),
            clock: Offset { ms: 2_500, within_ms: 500 },
        }),
        kafka: Some(kafka),
        registry: Some(ExaminedRegistry {
            address: "http://registry:8081".to_owned(),
            compatibility: Some("BACKWARD".to_owned()),
            avro: true,
        }),
        clickhouse: Some(ExaminedClickHouse {
            address: "http://clickhouse:8123".to_owned(),
            version: "26.9.2.1".to_owned(),
            collections: Some(set(&["shop_kafka", "shop_clean", "another"])),
            consumer_threads: Some(16),
            clock: Offset { ms: -2, within_ms: 3 },
        }),
        connect: Some(connect),
    }
}

/// What does not hold, a line each.
fn said(pipeline: &Pipeline, found: &Examined) -> Vec<String> {
    let checkup = checkup(pipeline, found);
    let not_ok = checkup.checks.iter().filter(|check| check.outcome != Outcome::Ok);
    let lines = not_ok.map(|check| {
        assert!(check.mend.is_some(), "{check:?}");
        format!("{} {} {}: {}", check.outcome.word(), check.system.word(), check.subject, check.found)
    });
    lines.collect()
}

/// What is said after a change to what is sound.
fn after(change: impl FnOnce(&mut Examined)) -> Vec<String> {
    let pipeline = pipeline();
    let mut found = sound(&pipeline);
    change(&mut found);
    said(&pipeline, &found)
}

#[test]
fn all_holds() {
    let pipeline = pipeline();
    let found = checkup(&pipeline, &sound(&pipeline));
    assert_eq!(said(&pipeline, &sound(&pipeline)), Vec::<String>::new());
    assert_eq!(found.worst(), Outcome::Ok);
    let lines: Vec<String> =
        found.checks.iter().map(|check| format!("{} {}", check.system.word(), check.subject)).collect();
    assert_eq!(
        lines[lines.len() - 22..],
        [
            "mysql grants of shop_cdc",
            "mysql tables",
            "mysql clock",
            "kafka reached",
            "kafka brokers",
            "kafka auto.create.topics.enable",
            "kafka size of records",
            "kafka topic schemahistory.shop",
            "registry reached",
            "registry interface",
            "registry compatibility",
            "clickhouse reached",
            "clickhouse version",
            "clickhouse named collections",
            "clickhouse background_message_broker_schedule_pool_size",
            "clickhouse clock",
            "connect reached",
            "connect version",
            "connect plugins",
            "connect config providers",
            "connect configuration of shop-mysql-source",
            "connect configuration of shop-archive-sink",
        ][..]
    );
}

#[test]
fn mysql_is_looked_at_as_the_connector_sees_it() {
    let mysql = |change: fn(&mut ExaminedMySql)| after(|found| change(found.mysql.as_mut().unwrap()));
    assert_eq!(
        mysql(|mysql| {
            mysql.settings[2] = Setting { value: Some("MINIMAL".to_owned()), holds: false };
            mysql.settings[3] = Setting { value: None, holds: false };
        }),
        [
            "fault mysql binlog_row_image: FULL: it is MINIMAL",
            "unknown mysql binlog_expire_logs_seconds: 604800 or more: the server does not show it to this user",
        ]
    );
    let missing = "missing, and takes signals, and marks the windows of an incremental snapshot";
    assert_eq!(
        mysql(|mysql| mysql
            .privileges
            .retain(|privilege| (privilege.table.as_deref(), privilege.name.as_str())
                != (Some("datastack_signal"), "INSERT"))),
        [format!("fault mysql grants of shop_cdc: {missing}")]
    );
    assert_eq!(
        mysql(|mysql| {
            mysql.privileges.retain(|privilege| privilege.name != "REPLICATION SLAVE");
            mysql.roles = Some("`cdc`@`%`".to_owned());
        }),
        ["unknown mysql grants of shop_cdc: it has no `grant replication slave on *.* to 'shop_cdc'@'%'` of its own; \
          what `cdc`@`%` give it is not looked at"]
    );
    // What is given on the database holds for each table, and nothing given on it holds for the server.
    assert_eq!(
        mysql(|mysql| {
            mysql.privileges.retain(|privilege| privilege.table.is_none());
            for name in ["SELECT", "INSERT", "UPDATE", "RELOAD"] {
                mysql.privileges.insert(Privilege { table: None, server: false, name: name.to_owned() });
            }
        }),
        Vec::<String>::new()
    );
    assert_eq!(
        mysql(|mysql| {
            mysql.version = "8.40.1".to_owned();
            mysql.tables.remove("orders");
            mysql.clock = Offset { ms: -2_600, within_ms: 500 };
        }),
        [
            "attention mysql version: 8.40.1; the artifacts are made for 8.4",
            "fault mysql tables: not there, or not shown to this user: orders",
            "attention mysql clock: 2600 ms behind the one here, give or take 500 ms",
        ]
    );
}

#[test]
fn brokers_must_hold_what_is_written() {
    let kafka = |change: fn(&mut ExaminedKafka)| after(|found| change(found.kafka.as_mut().unwrap()));
    assert_eq!(
        kafka(|kafka| {
            kafka.brokers = 2;
            kafka.settings.insert("auto.create.topics.enable".to_owned(), "true".to_owned());
            kafka.settings.insert("message.max.bytes".to_owned(), "1048575".to_owned());
            let history = kafka.topics.topics.values_mut().next().unwrap();
            history.config.insert("retention.ms".to_owned(), setting("604800000"));
        }),
        [
            "fault kafka brokers: 2, and topics of 3 copies are wanted",
            "attention kafka auto.create.topics.enable: it is true: whoever asks for a topic that is not there makes it \
             with the brokers' defaults",
            "fault kafka size of records: the source sends up to 1048576 bytes, and a topic that is made takes 1048575",
            "fault kafka topic schemahistory.shop: retention.ms is 604800000, not -1",
        ]
    );
    assert_eq!(
        kafka(|kafka| {
            kafka.settings.clear();
            kafka.topics.topics.clear();
        }),
        [
            "unknown kafka auto.create.topics.enable: the brokers do not show it to this user",
            "unknown kafka size of records: the brokers do not show it to this user",
            "attention kafka topic schemahistory.shop: it is not there",
        ]
    );
}

#[test]
fn registry_and_clickhouse_are_told_apart_from_what_they_hide() {
    assert_eq!(
        after(|found| {
            let registry = found.registry.as_mut().unwrap();
            (registry.avro, registry.compatibility) = (false, Some("NONE".to_owned()));
            let clickhouse = found.clickhouse.as_mut().unwrap();
            clickhouse.collections.as_mut().unwrap().remove("shop_kafka");
            clickhouse.consumer_threads = Some(0);
            clickhouse.version = "26.8.1.1".to_owned();
        }),
        [
            "fault registry interface: it does not answer as Confluent's interface with Avro does",
            "attention registry compatibility: NONE: a schema is taken that readers of older records cannot read",
            "attention clickhouse version: 26.8.1.1; the artifacts are made for 26.9",
            "fault clickhouse named collections: not there: shop_kafka",
            "attention clickhouse background_message_broker_schedule_pool_size: 0, for 4 consumers: they wait for one \
             another",
        ]
    );
    assert_eq!(
        after(|found| {
            let clickhouse = found.clickhouse.as_mut().unwrap();
            (clickhouse.collections, clickhouse.consumer_threads) = (None, None);
        }),
        [
            "unknown clickhouse named collections: the server does not show them to this user",
            "unknown clickhouse background_message_broker_schedule_pool_size: the server does not show it to this user",
        ]
    );
}

#[test]
fn workers_are_asked_what_they_can_load_and_what_they_take() {
    let fault = ("exactly.once.support".to_owned(), "not enabled".to_owned());
    assert_eq!(
        after(|found| {
            let connect = found.connect.as_mut().unwrap();
            connect.live.connectors.clear();
            connect.live.plugins.remove("io.debezium.transforms.ExtractNewRecordState");
            connect.validated.insert("shop-mysql-source".to_owned(), vec![fault]);
            connect.validated.remove("shop-archive-sink");
        }),
        [
            "fault connect plugins: the workers cannot load io.debezium.transforms.ExtractNewRecordState",
            "unknown connect config providers: a worker does not tell whether it has env, and no connector that uses it \
             runs",
            "fault connect configuration of shop-mysql-source: exactly.once.support: not enabled",
            "unknown connect configuration of shop-archive-sink: the workers cannot judge it without its class",
        ]
    );
}
