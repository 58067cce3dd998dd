//! Connectors of a pipeline, where the definition decides more than values.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

fn pipeline(change: &Value, tables: &[(&str, Value)]) -> Pipeline {
    let mut project = json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
    });
    merge(&mut project, change);
    let project: ProjectDefinition = serde_json::from_value(project).unwrap();
    let definition = tables.iter().fold(Definition::new(project), |definition, (name, table)| {
        let table: TableDefinition = serde_json::from_value(table.clone()).unwrap();
        definition.table(*name, table)
    });
    let resolved = resolve(&definition, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn merge(into: &mut Value, change: &Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (key, value) in change {
                merge(into.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (into, change) => *into = change.clone(),
    }
}

fn source(pipeline: &Pipeline) -> impl Fn(&str) -> Option<String> {
    let config = source_connector(pipeline).unwrap().config;
    move |key| config.get(key).map(str::to_owned)
}

fn archive(pipeline: &Pipeline) -> impl Fn(&str) -> Option<String> {
    let config = archive_connector(pipeline).unwrap().config;
    move |key| config.get(key).map(str::to_owned)
}

fn clock(pattern: &str, definition: &str) -> Value {
    json!({
        "key": ["id"],
        "columns": { "id": "int not null", "at": definition },
        "readable": { "at": pattern },
        "loss": { "at": "no old dates" },
    })
}

#[test]
fn tables_that_agree_share_a_converter_and_others_get_their_own() {
    let seconds = "yyyy-MM-dd HH:mm:ss";
    let pipeline = pipeline(
        &json!({}),
        &[
            ("a", clock(seconds, "datetime")),
            ("b", clock("yyyy-MM-dd HH:mm:ss.SSS", "datetime(6)")),
            ("c", clock(seconds, "datetime not null")),
            ("d", json!({ "key": ["id"], "columns": { "id": "int not null", "at": "datetime" } })),
        ],
    );
    let of = source(&pipeline);
    assert_eq!(of("transforms").as_deref(), Some("unwrap,readable_at,readable_at_other"));
    assert_eq!(of("predicates.readable_at.pattern").as_deref(), Some(r"shop\.shop\.a|shop\.shop\.c"));
    assert_eq!(of("predicates.readable_at_other.pattern").as_deref(), Some(r"shop\.shop\.b"));
    assert_eq!(of("transforms.readable_at.unix.precision"), None);
    assert_eq!(of("transforms.readable_at_other.unix.precision").as_deref(), Some("microseconds"));
}

#[test]
fn encryption_has_the_word_of_each_server() {
    let table = ("a", json!({ "key": ["id"], "columns": { "id": "int not null" } }));
    let mode = |server: &str, tls: bool| {
        let pipeline = pipeline(&json!({ "mysql": { "server": server, "tls": tls } }), std::slice::from_ref(&table));
        let of = source(&pipeline);
        (of("database.ssl.mode").unwrap(), of("connector.class").unwrap())
    };
    let mysql = "io.debezium.connector.mysql.MySqlConnector".to_owned();
    let mariadb = "io.debezium.connector.mariadb.MariaDbConnector".to_owned();
    assert_eq!(mode("mysql", true), ("required".to_owned(), mysql.clone()));
    assert_eq!(mode("mysql", false), ("disabled".to_owned(), mysql));
    assert_eq!(mode("mariadb", true), ("trust".to_owned(), mariadb.clone()));
    assert_eq!(mode("mariadb", false), ("disable".to_owned(), mariadb));
}

#[test]
fn only_topics_that_differ_have_a_group_of_their_own() {
    let columns = json!({ "id": "int not null" });
    let pipeline = pipeline(
        &json!({ "topics": { "partitions": 4, "retention": "7d" } }),
        &[
            ("a", json!({ "key": ["id"], "columns": columns })),
            ("b", json!({ "key": ["id"], "columns": columns, "topic": { "retention": "forever" } })),
        ],
    );
    let of = source(&pipeline);
    assert_eq!(of("topic.creation.default.partitions").as_deref(), Some("4"));
    assert_eq!(of("topic.creation.groups").as_deref(), Some("heartbeat,table_b"));
    assert_eq!(of("topic.creation.table_b.include").as_deref(), Some(r"shop\.shop\.b"));
    assert_eq!(of("topic.creation.table_b.partitions").as_deref(), Some("4"));
    assert_eq!(of("topic.creation.table_b.retention.ms").as_deref(), Some("-1"));
    assert_eq!(of("topic.creation.heartbeat.partitions").as_deref(), Some("1"));
}

#[test]
fn a_further_key_joins_the_others() {
    let change = json!({
        "cdc": { "extra": { "max.batch.size": "4096" } },
        "archive": { "extra": { "iceberg.control.commit.timeout-ms": "60000" } },
    });
    let pipeline = pipeline(&change, &[("a", json!({ "key": ["id"], "columns": { "id": "int not null" } }))]);
    assert_eq!(source(&pipeline)("max.batch.size").as_deref(), Some("4096"));
    assert_eq!(archive(&pipeline)("iceberg.control.commit.timeout-ms").as_deref(), Some("60000"));
}

#[test]
fn the_archive_gets_text_for_decimals_that_iceberg_cannot_hold() {
    let columns = json!({ "id": "int not null", "wide": "decimal(39,2)", "narrow": "decimal(38,2)" });
    let pipeline = pipeline(&json!({}), &[("a", json!({ "key": ["id"], "columns": columns }))]);
    let of = archive(&pipeline);
    assert_eq!(of("transforms").as_deref(), Some("place,epoch,wide_a"));
    assert_eq!(of("transforms.wide_a.spec").as_deref(), Some("wide:string"));
    assert_eq!(of("predicates.wide_a.pattern").as_deref(), Some(r"shop\.shop\.a"));
}

#[test]
fn the_time_of_a_schemaless_record_becomes_a_timestamp_for_the_partition_by_day() {
    let table = ("a", json!({ "key": ["id"], "columns": { "id": "int not null" } }));
    let pipeline = pipeline(&json!({ "cdc": { "format": "json" } }), &[table]);
    let of = archive(&pipeline);
    assert_eq!(of("transforms").as_deref(), Some("place,arrived,epoch"));
    assert_eq!(of("transforms.arrived.field").as_deref(), Some("_arrived_at"));
    assert_eq!(of("transforms.arrived.target.type").as_deref(), Some("Timestamp"));
}

#[test]
fn tables_with_another_epoch_are_told_apart() {
    let columns = json!({ "id": "int not null" });
    let pipeline = pipeline(
        &json!({}),
        &[
            ("a", json!({ "key": ["id"], "columns": columns })),
            ("b", json!({ "key": ["id"], "columns": columns, "topic": { "epoch": 2 } })),
        ],
    );
    let of = archive(&pipeline);
    assert_eq!(of("transforms").as_deref(), Some("place,epoch_1,epoch_2"));
    assert_eq!(of("transforms.epoch_2.static.value").as_deref(), Some("2"));
    assert_eq!(of("predicates.epoch_2.pattern").as_deref(), Some(r"shop\.shop\.b"));
}

#[test]
fn records_of_the_applications_tables_have_the_stated_key() {
    let logs = json!({ "key": ["at", "line"], "columns": { "at": "datetime(6) not null", "line": "int not null" } });
    let tables = [("logs", logs)];
    let managed = pipeline(&json!({}), &tables);
    assert_eq!(source(&managed)("message.key.columns"), None);
    let external = pipeline(&json!({ "mysql": { "ddl": "external" } }), &tables);
    assert_eq!(source(&external)("message.key.columns").as_deref(), Some("shop\\.logs:at,line"));
}
