//! Random chains over random records: nothing panics, and what is printed is read back as it was.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::avro;
use datastack_core::connect::catalogue::{Accepts, CLASSES, Class, Key, Kind, Role};
use datastack_core::connect::transform::{Chain, End};
use datastack_core::connect::{Captured, Config, Field, RecordKind, Schema, Semantic, Type, Value};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::{Index, select};
use proptest::strategy::BoxedStrategy;

/// Names of fields, headers and topics that mean something to the records below, and some that do not.
const NAMES: &[&str] = &[
    "id",
    "status",
    "amount",
    "made",
    "seen",
    "note",
    "after",
    "before",
    "source",
    "op",
    "source.ts_ms",
    "__op",
    "__deleted",
    "missing",
    "a.b",
    "p.shop.orders",
    "outbox",
];

const TEXTS: &[&str] = &[
    "(.*)",
    "p\\.(.*)",
    "(?<t>.*)",
    "(",
    "a++",
    "$1",
    "${t}",
    "$2",
    "\\",
    "yyyy-MM-dd",
    "q",
    "'",
    "",
    "1",
    "-7",
    "true",
    "string",
    "int32",
    "id:string",
    "id:int8",
    "status:boolean",
    "a:b",
    "op:o",
    "x:header",
    "x:envelope:y",
    "$",
];

fn value(key: &'static Key) -> impl Strategy<Value = String> {
    let one = prop_oneof![
        3 => select(NAMES).prop_map(str::to_owned),
        2 => select(TEXTS).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    let typed: BoxedStrategy<String> = match (key.accepts, key.kind) {
        (Accepts::Words(words), _) => select(words).prop_map(str::to_owned).boxed(),
        (_, Kind::Boolean) => any::<bool>().prop_map(|flag| flag.to_string()).boxed(),
        (_, Kind::Int | Kind::Long | Kind::Short) => any::<i32>().prop_map(|number| number.to_string()).boxed(),
        (_, Kind::List) => prop::collection::vec(select(NAMES), 1..4).prop_map(|names| names.join(",")).boxed(),
        _ => one.clone().boxed(),
    };
    prop_oneof![6 => typed, 1 => one]
}

fn classes(role: Role) -> Vec<&'static Class> {
    CLASSES.iter().copied().filter(|class| class.role == role).collect()
}

/// A class with some of its settings.
fn plugged(role: Role) -> impl Strategy<Value = Config> {
    select(classes(role)).prop_flat_map(|class| {
        let keys: Vec<&'static Key> = class.keys().collect();
        let values: Vec<_> = keys.iter().map(|key| prop::option::weighted(0.6, value(key))).collect();
        (Just(class), Just(keys), values).prop_map(|(class, keys, values)| {
            let mut config = Config::default();
            config.set("type", class.name);
            for (key, value) in keys.iter().zip(values) {
                if let Some(value) = value {
                    config.set(key.name, value);
                }
            }
            config
        })
    })
}

fn connector() -> impl Strategy<Value = Config> {
    let custom = Just({
        let mut config = Config::default();
        config.set("type", "com.example.Anything");
        config.set("any.key", "any value");
        config
    });
    let step = prop_oneof![12 => plugged(Role::Transform), 1 => custom];
    let steps = prop::collection::vec((step, prop::option::weighted(0.4, any::<Index>()), any::<bool>()), 0..7);
    (steps, prop::collection::vec(plugged(Role::Predicate), 0..3)).prop_map(|(steps, predicates)| {
        let mut config = Config::default();
        let named = |letter: &str, count: usize| (0..count).map(|at| format!("{letter}{at}")).collect::<Vec<_>>();
        config.set("transforms", named("t", steps.len()).join(","));
        config.set("predicates", named("p", predicates.len()).join(", "));
        for (at, (step, predicate, negate)) in steps.into_iter().enumerate() {
            config.append(&format!("transforms.t{at}."), step);
            if let Some(predicate) = predicate.filter(|_| !predicates.is_empty()) {
                config.set(format!("transforms.t{at}.predicate"), format!("p{}", predicate.index(predicates.len())));
                config.set(format!("transforms.t{at}.negate"), negate.to_string());
            }
        }
        for (at, predicate) in predicates.into_iter().enumerate() {
            config.append(&format!("predicates.p{at}."), predicate);
        }
        config
    })
}

fn captured() -> Captured {
    let field = |name: &str, schema: Schema| Field::new(name, schema);
    let allowed = "new,paid".to_owned();
    let status = Schema {
        default: Some(Value::Text("new".to_owned())),
        ..Schema::required(Type::String).meaning(Semantic::Enum { allowed })
    };
    Captured {
        prefix: "p".to_owned(),
        topic: "p.shop.orders".to_owned(),
        namespace: "p.shop.orders".to_owned(),
        connector: "mysql".to_owned(),
        described: false,
        key: vec![field("id", Schema::required(Type::Int64))],
        columns: vec![
            field("id", Schema::required(Type::Int64)),
            field("status", status),
            field("amount", Schema::optional(Type::Bytes).meaning(Semantic::Decimal { precision: 10, scale: 2 })),
            field("made", Schema::required(Type::Int64).meaning(Semantic::MicroTimestamp)),
            field("seen", Schema::optional(Type::String).meaning(Semantic::ZonedTimestamp)),
            field("note", Schema::optional(Type::String)),
        ],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_chain_is_read_printed_and_traced(config in connector(), stored in any::<bool>()) {
        let (chain, _) = Chain::read(&config);
        let (again, _) = Chain::read(&chain.config());
        assert_eq!(again, chain);
        for kind in RecordKind::ALL {
            let mut record = captured().record(kind);
            record.stored = stored;
            let ways = chain.trace(record);
            assert!(!ways.is_empty());
            for way in ways {
                if let End::Arrives(record) = way.end {
                    assert_eq!(way.steps.len(), chain.steps.len());
                    for schema in record.key.iter().chain(&record.value) {
                        avro::fault(schema);
                        avro::schema(schema, true);
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_read_is_printed_without_a_change() {
    let mut config = Config::default();
    for (key, value) in [
        ("transforms", "unwrap,far,day"),
        ("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState"),
        ("transforms.unwrap.delete.tombstone.handling.mode", "rewrite-with-tombstone"),
        ("transforms.unwrap.add.fields", "op,source.ts_ms:at"),
        ("transforms.far.type", "com.example.Far"),
        ("transforms.far.any", "thing"),
        ("transforms.day.type", "org.apache.kafka.connect.transforms.TimestampConverter$Value"),
        ("transforms.day.field", "made"),
        ("transforms.day.target.type", "Date"),
        ("transforms.day.unix.precision", "microseconds"),
        ("transforms.day.predicate", "ours"),
        ("transforms.day.negate", "true"),
        ("predicates", "ours"),
        ("predicates.ours.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches"),
        ("predicates.ours.pattern", "p\\..*"),
    ] {
        config.set(key, value);
    }
    let (chain, faults) = Chain::read(&config);
    assert_eq!(faults, []);
    assert_eq!(chain.config(), config);
}
