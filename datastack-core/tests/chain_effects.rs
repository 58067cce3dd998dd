//! What single transforms make of records, as the worker of Kafka 4.1 with Debezium 3.5 did the same
//! (`tests/e2e/test_06_chains.py` compares many more).

use datastack_core::connect::transform::{Chain, End, Note, Passage};
use datastack_core::connect::{Captured, Config, Field, RecordKind, Schema, Semantic, Type, Value};
use datastack_core::journey::schema_text;

const KAFKA: &str = "org.apache.kafka.connect.transforms.";
const UNWRAP: (&str, &[(&str, &str)]) = (
    "io.debezium.transforms.ExtractNewRecordState",
    &[("delete.tombstone.handling.mode", "rewrite"), ("add.fields", "op,source.ts_ms:at,nothing")],
);

fn captured() -> Captured {
    let status = Schema {
        default: Some(Value::Text("new".to_owned())),
        ..Schema::required(Type::String).meaning(Semantic::Enum { allowed: "new,paid".to_owned() })
    };
    Captured {
        prefix: "p".to_owned(),
        topic: "p.shop.orders".to_owned(),
        namespace: "p.shop.orders".to_owned(),
        connector: "mysql".to_owned(),
        described: false,
        key: vec![Field::new("id", Schema::required(Type::Int64))],
        columns: vec![
            Field::new("id", Schema::required(Type::Int64)),
            Field::new("status", status),
            Field::new("made", Schema::optional(Type::Int64).meaning(Semantic::MicroTimestamp)),
            Field::new("photo", Schema::optional(Type::Bytes)),
        ],
    }
}

/// The ways of a record through transforms, each given with its settings.
fn ways(steps: &[(&str, &[(&str, &str)])], kind: RecordKind) -> Vec<Passage> {
    let mut config = Config::default();
    let aliases: Vec<String> = (0..steps.len()).map(|at| format!("t{at}")).collect();
    config.set("transforms", aliases.join(","));
    for (alias, (class, settings)) in aliases.iter().zip(steps) {
        let class = if class.contains('.') { (*class).to_owned() } else { format!("{KAFKA}{class}") };
        config.set(format!("transforms.{alias}.type"), class);
        for (key, value) in *settings {
            config.set(format!("transforms.{alias}.{key}"), *value);
        }
    }
    let (chain, faults) = Chain::read(&config);
    assert_eq!(faults, []);
    chain.trace(captured().record(kind))
}

/// How it ends, in a line.
fn end(steps: &[(&str, &[(&str, &str)])], kind: RecordKind) -> String {
    let ends = ways(steps, kind).into_iter().map(|way| match way.end {
        End::Dropped => "dropped".to_owned(),
        End::Fails(reason) => format!("fails: {reason}"),
        End::Unforeseen(reason) => format!("unforeseen: {reason}"),
        End::Arrives(record) => {
            let side = |schema: Option<&Schema>| match schema {
                None => "-".to_owned(),
                Some(schema) if schema.is_struct() => {
                    let fields = schema.fields().iter();
                    let told: Vec<String> =
                        fields.map(|field| format!("{}: {}", field.name, schema_text(&field.schema))).collect();
                    format!("{}({})", schema.name().rsplit('.').next().unwrap_or_default(), told.join(", "))
                }
                Some(schema) => schema_text(schema),
            };
            let value = if record.null { "null".to_owned() } else { side(record.value.as_ref()) };
            format!("{} {} {value}", record.topic, side(record.key.as_ref()))
        }
    });
    ends.collect::<Vec<_>>().join(" | ")
}

#[test]
fn deletes_go_as_the_mode_says() {
    let expected = [
        ("tombstone", "p.shop.orders Key(id: int64) null", "dropped"),
        ("drop", "dropped", "dropped"),
        ("delete-to-tombstone", "p.shop.orders Key(id: int64) null", "dropped"),
    ];
    for (mode, delete, tombstone) in expected {
        let unwrap: &[(&str, &[(&str, &str)])] = &[(UNWRAP.0, &[("delete.tombstone.handling.mode", mode)])];
        assert_eq!(end(unwrap, RecordKind::Delete), delete, "{mode}");
        assert_eq!(end(unwrap, RecordKind::Tombstone), tombstone, "{mode}");
    }
    let row = "p.shop.orders Key(id: int64) Value(id: int64, status: string Enum, made: optional int64 MicroTimestamp, \
               photo: optional bytes, __deleted: optional string, __op: optional string, __at: optional int64)";
    assert_eq!(end(&[UNWRAP], RecordKind::Delete), row);
    assert_eq!(end(&[UNWRAP], RecordKind::Row), row);
}

#[test]
fn what_did_nothing_says_so() {
    let convert: (&str, &[(&str, &str)]) =
        ("TimestampConverter$Value", &[("field", "made"), ("target.type", "Date"), ("unix.precision", "microseconds")]);
    let route: (&str, &[(&str, &str)]) = ("RegexRouter", &[("regex", "shop"), ("replacement", "x")]);
    let notes: Vec<Vec<Note>> =
        ways(&[convert, UNWRAP, route], RecordKind::Row).remove(0).steps.into_iter().map(|step| step.notes).collect();
    let nothing = |text: &str| Note::Nothing(text.to_owned());
    assert_eq!(
        notes,
        [
            vec![nothing("there is no field `made` to convert before the envelope is unwrapped")],
            vec![nothing("the envelope has no `nothing` to add")],
            vec![nothing("`shop` does not match the whole of the topic `p.shop.orders`")],
        ]
    );
}

#[test]
fn a_cast_forgets_the_meaning_and_keeps_the_default() {
    let steps: &[(&str, &[(&str, &str)])] = &[UNWRAP, ("Cast$Value", &[("spec", "status:string,made:int64")])];
    let passage = ways(steps, RecordKind::Row).remove(0);
    let End::Arrives(record) = passage.end else { panic!("{passage:?}") };
    let value = record.value.as_ref();
    let status = value.and_then(|value| value.field("status"));
    let default = Some(Value::Text("new".to_owned()));
    assert_eq!(status, Some(&Schema { default, ..Schema::required(Type::String) }));
    assert_eq!(value.and_then(|value| value.field("made")), Some(&Schema::optional(Type::Int64)));
}

#[test]
fn records_of_other_kinds_meet_the_same_transforms() {
    let extract: (&str, &[(&str, &str)]) = ("ExtractField$Value", &[("field", "after")]);
    assert_eq!(end(&[extract], RecordKind::Delete), "p.shop.orders Key(id: int64) null");
    assert_eq!(end(&[extract], RecordKind::Heartbeat), "fails: there is no field `after` to extract");
    let hoist: (&str, &[(&str, &str)]) = ("HoistField$Value", &[("field", "inner")]);
    assert_eq!(end(&[hoist], RecordKind::Tombstone), "p.shop.orders Key(id: int64) -");
    let key: (&str, &[(&str, &str)]) = ("ValueToKey", &[("fields", "ts_ms")]);
    let beat = "__debezium-heartbeat.p (ts_ms: int64) Heartbeat(ts_ms: int64)";
    assert_eq!(end(&[key], RecordKind::Heartbeat), beat);
    assert_eq!(end(&[key], RecordKind::Tombstone), "fails: the value is null, and this transform asks for a struct");
}

#[test]
fn what_values_decide_is_left_open() {
    let route: (&str, &[(&str, &str)]) = (UNWRAP.0, &[("route.by.field", "status")]);
    assert!(end(&[route], RecordKind::Row).starts_with("<status> Key(id: int64) Value("));
    let filter: (&str, &[(&str, &str)]) =
        ("io.debezium.transforms.Filter", &[("language", "jsr223.groovy"), ("condition", "value.op == 'u'")]);
    let either = end(&[filter, UNWRAP], RecordKind::Row);
    assert!(either.starts_with("dropped | p.shop.orders Key(id: int64) Value("), "{either}");
    let custom: (&str, &[(&str, &str)]) = ("com.example.Own", &[]);
    let unforeseen = "unforeseen: what `com.example.Own` does; its effect can be declared";
    assert_eq!(end(&[custom], RecordKind::Row), unforeseen);
}
