//! Whatever a connector states, a project comes of it that can be read, and every key is accounted for.

use std::collections::BTreeSet;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::{collection, sample};
use serde_json::{Map, Value, json};

use super::{KeyCounts, connector, mapping};
use crate::code;
use crate::finding::{Report, Severity};
use crate::lint::Input;
use crate::load::load;

const OTHERS: &[&str] = &[
    "table.include.list",
    "database.exclude.list",
    "transforms",
    "transforms.a.type",
    "transforms.a.add.fields",
    "predicates",
    "max.batch.size",
    "tasks.max",
    "log.retention.ms",
    "schema.history.internal.producer.sasl.jaas.config",
    "message.key.columns",
    "column.mask.with.12.chars",
    "topic.creation.groups",
    "topics",
    "iceberg.tables",
    "nobody.knows",
    "a b",
    "",
];

const VALUES: &[&str] = &[
    "",
    " ",
    "0",
    "1",
    "-1",
    "4",
    "1500",
    "60000",
    "99999999999999999999",
    "true",
    "FALSE",
    "required",
    "disabled",
    "initial",
    "connect",
    "precise",
    "hex",
    "shop",
    "shop.orders",
    "shop\\.orders,shop\\.customers",
    "crm.a,shop.b",
    "shop.*",
    "a-b",
    "ä",
    "${env:A}",
    "${env:}",
    "${file:/run/a:b}",
    "${file:}",
    "kafka:9092",
    "kafka",
    "http://a:1",
    "http://u:p@a:1",
    "s3://raw/",
    "s3://raw/a",
    "rest",
    "op,source.ts_ms:A,ts_ms",
    "op,nothing",
    "unwrap",
    "a",
    "io.debezium.transforms.ExtractNewRecordState",
    "io.confluent.connect.avro.AvroConverter",
    "org.apache.kafka.connect.json.JsonConverter",
    "x\ny",
    "\"",
];

fn config(class: &'static str, mappings: &'static [mapping::Mapping]) -> impl Strategy<Value = Map<String, Value>> {
    let keys: Vec<&str> = mappings.iter().map(|mapping| mapping.key).chain(OTHERS.iter().copied()).collect();
    let value = prop_oneof![8 => sample::select(VALUES).prop_map(str::to_owned), 1 => any::<String>()];
    collection::vec((sample::select(keys), value), 0..20).prop_map(move |pairs| {
        let mut config: Map<String, Value> =
            pairs.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect();
        config.insert("connector.class".to_owned(), json!(class));
        config
    })
}

fn connectors() -> impl Strategy<Value = Value> {
    let source = prop_oneof![
        config("io.debezium.connector.mysql.MySqlConnector", mapping::SOURCE),
        config("io.debezium.connector.mariadb.MariaDbConnector", mapping::SOURCE),
    ];
    let sink = |class: &'static str| config(class, mapping::archive(class).unwrap()).prop_map(Some);
    let sink = prop_oneof![
        Just(None),
        sink("org.apache.iceberg.connect.IcebergSinkConnector"),
        sink("io.confluent.connect.s3.S3SinkConnector"),
        sink("io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector"),
    ];
    (source, sink).prop_map(|(source, sink)| {
        let all: Vec<Value> = std::iter::once(source).chain(sink).map(Value::Object).collect();
        Value::Array(all)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_key_is_accounted_for_and_the_project_can_be_read(connectors in connectors()) {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("project");
        let text = format!("{connectors:#}");
        let mut report = Report::default();
        let input = Input::Text("stdin".to_owned(), text.clone().into_bytes());
        let counts = connector(&input, &[], &out, "project", &mut report);
        prop_assert!(counts.is_some(), "{text}\n{report}");
        let KeyCounts { keys, carried, same, .. } = counts.unwrap();
        let stated: usize = connectors.as_array().unwrap().iter().map(|one| one.as_object().unwrap().len()).sum();
        prop_assert_eq!(keys, stated);
        let told = report.findings().iter().filter(|finding| finding.code.0 != code::NOT_CARRIED_OVER);
        let places: BTreeSet<usize> =
            told.flat_map(|finding| &finding.places).filter_map(|place| Some(place.range.as_ref()?.start)).collect();
        prop_assert!(keys - carried - same <= places.len(), "{text}\n{report}");
        let loaded = load(&out, None).report;
        let errors = loaded.findings().iter().filter(|one| one.severity == Severity::Error && one.code.0 != 1025);
        prop_assert_eq!(errors.count(), 0, "{}\n{}", text, loaded);
    }
}
