//! Keys and values of each kind of record, compared as text with what Debezium 3.5 and AvroConverter 7.0 registered for
//! them on a MySQL 9.7. `registered/records.txt` holds each subject with its schema, a line each.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;

use datastack_core::avro;
use datastack_core::connect::{Captured, Field, RecordKind, Schema, Semantic, Type, Value};

fn orders() -> Captured {
    let plain = Schema::required;
    let or_null = Schema::optional;
    let status = Schema {
        default: Some(Value::Text("new".to_owned())),
        ..plain(Type::String).meaning(Semantic::Enum { allowed: "new,paid".to_owned() })
    };
    let columns = [
        ("id", plain(Type::Int64)),
        ("customer", plain(Type::Int32)),
        ("status", status),
        ("amount", plain(Type::Bytes).meaning(Semantic::Decimal { precision: 10, scale: 2 })),
        ("note", or_null(Type::String)),
        ("small", or_null(Type::Int16)),
        ("ratio", or_null(Type::Float64)),
        ("flag", Schema { default: Some(Value::Boolean(false)), ..plain(Type::Boolean) }),
        ("photo", or_null(Type::Bytes)),
        ("born", or_null(Type::Int32).meaning(Semantic::Date)),
        ("made", plain(Type::Int64).meaning(Semantic::Timestamp)),
        ("exact", or_null(Type::Int64).meaning(Semantic::MicroTimestamp)),
        ("seen", or_null(Type::String).meaning(Semantic::ZonedTimestamp)),
    ];
    Captured {
        prefix: "p".to_owned(),
        topic: "p.shop.orders".to_owned(),
        namespace: "p.shop.orders".to_owned(),
        connector: "mysql".to_owned(),
        described: false,
        key: vec![Field::new("id", plain(Type::Int64))],
        columns: columns.map(|(name, schema)| Field::new(name, schema)).into(),
    }
}

#[test]
fn nested_records_are_written_as_the_converter_does() {
    let mut lines = include_str!("registered/records.txt").lines();
    let mut registered = BTreeMap::new();
    while let (Some(subject), Some(schema)) = (lines.next(), lines.next()) {
        registered.insert(subject.to_owned(), schema.to_owned());
    }
    let mut written = BTreeMap::new();
    for kind in RecordKind::ALL {
        let record = orders().record(kind);
        for (side, schema) in [("key", &record.key), ("value", &record.value)] {
            if let Some(schema) = schema {
                assert_eq!(avro::fault(schema), None);
                written.insert(format!("{}-{side}", record.topic), avro::schema(schema, true).to_string());
            }
        }
    }
    assert_eq!(written, registered);
}

#[test]
fn what_the_converter_refuses_is_known() {
    let fault = |schema: &Schema| avro::fault(schema).unwrap();
    let point = Schema::record("p.Value", vec![Field::new("a.b", Schema::required(Type::Int8))]);
    assert_eq!(fault(&point), "`a.b` is no name that Avro takes for a field");
    let hyphen = Schema::record("my-shop.Value", Vec::new());
    assert_eq!(fault(&hyphen), "`my-shop.Value` is no name that Avro takes for a record");
    let image = |name: &str| Schema::record("p.Value", vec![Field::new(name, Schema::required(Type::Int8))]).or_null();
    let twice = Schema::record("p.Envelope", vec![Field::new("before", image("a")), Field::new("after", image("b"))]);
    assert_eq!(fault(&twice), "two records named `p.Value` have different fields");
}
