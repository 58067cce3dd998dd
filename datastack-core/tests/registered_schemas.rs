//! Value schemas, compared as text with what Debezium 3.5 and AvroConverter 7.0.1 registered for the same columns on a
//! MySQL 9.7. `registered/columns.txt` holds the columns as the table was created.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::avro;
use datastack_core::connect::Converter;
use datastack_core::definition::{Columns, Definition, Pii, ProjectDefinition, TableDefinition};
use datastack_core::pipeline::value_schema;
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

/// A project with one table, as the connector captured it.
fn registered(table: &str, definition: TableDefinition, cdc: &Value) -> String {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "cdcw",
        "versions": { "converter": "confluent 7.9" },
        "mysql": { "host": "localhost", "database": "cdc_shop" },
        "kafka": { "bootstrap": "localhost:9092", "registry": "http://localhost:8081" },
        "cdc": cdc,
        "clickhouse": { "url": "http://localhost:8123" },
    }))
    .unwrap();
    let resolved = resolve(&Definition::new(project).table(table, definition), None);
    let pipeline = resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings));
    let Converter::ConfluentAvro { metadata, .. } = pipeline.cdc.converter else { panic!("Avro is the default") };
    let schema = avro::schema(&value_schema(&pipeline, &pipeline.tables[0]), metadata);
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

fn columns(wanted: impl Fn(&str) -> bool) -> TableDefinition {
    let lines = include_str!("registered/columns.txt").lines().filter_map(|line| line.split_once(' '));
    let columns: Columns = lines.filter(|(name, _)| wanted(name)).map(|(n, t)| (n.to_owned(), t.to_owned())).collect();
    let floats = columns.iter().filter(|(_, definition)| definition.starts_with("float"));
    let loss =
        floats.map(|(name, _)| (name.to_owned(), "the schema is looked at, not the values".to_owned())).collect();
    TableDefinition { key: vec!["id".to_owned()], columns, loss, ..TableDefinition::default() }
}

#[test]
fn every_type_with_every_default() {
    let schema = registered("all_defaults", columns(|_| true), &json!({}));
    snapbox::assert_data_eq!(schema, snapbox::file!["registered/plain.avsc"].raw());
}

#[test]
fn protected_and_readable_columns_with_the_attributes_of_connect_under_a_prefix_with_a_hyphen() {
    let mut table = columns(|name| !name.starts_with("e_"));
    let pii = [("n_varchar", Pii::Hash), ("u_varchar", Pii::Mask), ("d_varchar", Pii::Mask), ("n_text", Pii::Drop)];
    table.pii = pii.map(|(name, pii)| (name.to_owned(), pii)).into();
    let patterns = [("n_dt", "yyyy-MM-dd HH:mm:ss"), ("d_dt3", "yyyy-MM-dd HH:mm:ss.SSS")];
    table.readable = patterns.map(|(name, pattern)| (name.to_owned(), pattern.to_owned())).into();
    table.loss.extend(patterns.map(|(name, _)| (name.to_owned(), "no old dates".to_owned())));
    let cdc = json!({ "prefix": "cdc-w2", "avro_metadata": true, "hash_salt": "s4lt" });
    snapbox::assert_data_eq!(registered("all_types", table, &cdc), snapbox::file!["registered/protected.avsc"].raw());
}
