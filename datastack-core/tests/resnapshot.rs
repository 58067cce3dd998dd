//! The statements of reading a table once more.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::connect::Config;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::pipeline::{Pipeline, source_connector};
use datastack_core::resnapshot::Resnapshot;
use datastack_core::resolve::resolve;
use serde_json::json;

fn pipeline(ordering: &str) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "ordering": ordering },
    }))
    .unwrap();
    let table = |key: &[&str], columns: serde_json::Value| -> TableDefinition {
        serde_json::from_value(json!({ "key": key, "columns": columns })).unwrap()
    };
    let definition = Definition::new(project)
        .table("orders", table(&["id"], json!({ "id": "int not null" })))
        .table("shifts", table(&["id", "at"], json!({ "id": "int not null", "at": "datetime not null" })))
        .table("prices", table(&["price"], json!({ "price": "decimal(9,2) not null" })));
    let resolved = resolve(&definition, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

#[test]
fn the_signal_names_table_and_condition() {
    let pipeline = pipeline("offset");
    assert!(Resnapshot::of(&pipeline, "nothing", None).is_none());
    assert_eq!(
        Resnapshot::of(&pipeline, "orders", None).unwrap().signal("one").unwrap(),
        "INSERT INTO `shop`.`datastack_signal` (id, type, data) VALUES ('one', 'execute-snapshot', \
         '{\"data-collections\":[\"shop.orders\"],\"type\":\"incremental\"}')"
    );
    let part = Resnapshot::of(&pipeline, "orders", Some("note = 'it''s'")).unwrap();
    assert_eq!(
        part.signal("two").unwrap(),
        "INSERT INTO `shop`.`datastack_signal` (id, type, data) VALUES ('two', 'execute-snapshot', \
         '{\"data-collections\":[\"shop.orders\"],\"type\":\"incremental\",\"additional-conditions\":[{\"data-collection\":\
         \"shop.orders\",\"filter\":\"note = ''it''''s''\"}]}')"
    );
    let long = "id = 1 OR ".repeat(300) + "id = 1";
    assert_eq!(Resnapshot::of(&pipeline, "orders", Some(&long)).unwrap().signal("three"), None);
}

#[test]
fn a_connector_that_does_not_capture_the_table_is_sent_nothing() {
    let pipeline = pipeline("offset");
    let wish = Resnapshot::of(&pipeline, "orders", None).unwrap();
    let as_wanted = source_connector(&pipeline).unwrap().config;
    assert_eq!(wish.refused_by(&as_wanted), None);
    let mut other = as_wanted.clone();
    other.set("table.include.list", "shop\\.orders_old,shop\\.shifts");
    assert_eq!(wish.refused_by(&other).unwrap(), "it does not capture table orders");
    let mut other = as_wanted;
    other.set("signal.data.collection", "shop.signals");
    assert_eq!(wish.refused_by(&other).unwrap(), "it does not take signals from shop.datastack_signal");
    assert_eq!(wish.refused_by(&Config::default()).unwrap(), "it does not capture table orders");
}

#[test]
fn what_the_source_does_not_have_is_found_by_its_version() {
    let pipeline = pipeline("offset");
    let wish = Resnapshot::of(&pipeline, "shifts", Some("id > 5")).unwrap();
    let keys = vec![vec!["7".to_owned(), "2026-01-02 03:04:05".to_owned()], vec!["o'x".to_owned(), "\\".to_owned()]];
    let fresh =
        "bitShiftRight(_version, 48) = 1 AND bitAnd(_version, 281474976710655) >= [4, 9][least(_partition + 1, 2)]";
    assert_eq!(
        wish.progress(&[4, 9]),
        format!(
            "SELECT count() AS whole, countIf({fresh}) AS fresh FROM shop.shifts__rows FINAL WHERE _deleted = 0 AND (id > 5)"
        )
    );
    assert_eq!(
        wish.stale(&[4, 9], 3).unwrap(),
        format!(
            "SELECT [toString(id), toString(at)] AS key FROM shop.shifts__rows FINAL WHERE _deleted = 0 AND (id > 5) AND NOT \
             ({fresh}) ORDER BY id, toString(at) LIMIT 1000 OFFSET 3"
        )
    );
    assert_eq!(
        wish.in_source(&keys).unwrap(),
        "SELECT `id`, `at`, COALESCE((id > 5), 0) FROM `shop`.`shifts` WHERE (`id`, `at`) IN ((7, '2026-01-02 03:04:05'), \
         ('o''x', '\\\\'))"
    );
    assert_eq!(
        wish.mark(&[4, 9], &keys).unwrap(),
        format!(
            "INSERT INTO shop.shifts__rows SELECT * REPLACE (1 AS _deleted, 'd' AS _op, now('UTC') AS _loaded_at) FROM \
             (SELECT * FROM shop.shifts__rows FINAL WHERE _deleted = 0 AND NOT ({fresh}) AND (id, toString(at)) IN \
             ((7, '2026-01-02 03:04:05'), ('o\\'x', '\\\\')))"
        )
    );
}

#[test]
fn a_version_of_the_binlog_holds_its_offset_at_the_end() {
    let pipeline = pipeline("binlog");
    assert_eq!(
        Resnapshot::of(&pipeline, "orders", None).unwrap().progress(&[4]),
        "SELECT count() AS whole, countIf(bitShiftRight(_version, 112) = 1 AND bitAnd(_version, toUInt128(1099511627775)) >= \
         [4][least(_partition + 1, 1)]) AS fresh FROM shop.orders__rows FINAL WHERE _deleted = 0"
    );
}

#[test]
fn keys_whose_texts_differ_are_not_compared() {
    let pipeline = pipeline("offset");
    let wish = Resnapshot::of(&pipeline, "prices", None).unwrap();
    assert!(!wish.finds_surplus());
    assert_eq!((wish.stale(&[0], 0), wish.mark(&[0], &[]), wish.in_source(&[])), (None, None, None));
}
