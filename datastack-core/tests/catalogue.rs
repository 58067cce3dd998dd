//! The catalogue of keys against itself, and against the connectors that the pipeline makes.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use datastack_core::connect::Config;
use datastack_core::connect::catalogue::{
    Accepts, CLASSES, Class, Default, Family, Key, Kind, Reading, Role, SINK_FAMILIES, SINK_KEYS, SOURCE_FAMILIES,
    SOURCE_KEYS, Scopes,
};
use datastack_core::connect::connector::Connector;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::guarantee::GUARANTEES;
use datastack_core::lint::{Surroundings, Written, lint};
use datastack_core::pipeline::{archive_connector, source_connector};
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

fn keys() -> impl Iterator<Item = (&'static str, &'static Key)> {
    let own = CLASSES.iter().flat_map(|class| class.keys().map(|key| (class.name, key)));
    let of_worker = SOURCE_KEYS.iter().chain(SINK_KEYS).copied().flatten().map(|key| ("worker", key));
    own.chain(of_worker)
}

#[test]
fn each_class_stands_once_and_has_each_key_once() {
    let mut classes = BTreeSet::new();
    for class in CLASSES {
        assert!(classes.insert(class.name), "{} stands twice", class.name);
        let mut names = BTreeSet::new();
        for key in class.keys() {
            assert!(names.insert(key.name), "{}: `{}` stands twice", class.name, key.name);
        }
        for key in of_its_worker(class) {
            assert!(!names.contains(key.name), "{}: `{}` is the worker's, too", class.name, key.name);
        }
    }
}

fn of_its_worker(class: &Class) -> impl Iterator<Item = &'static Key> {
    let keys: &[&[Key]] = match class.role {
        Role::Source => SOURCE_KEYS,
        Role::Sink => SINK_KEYS,
        _ => &[],
    };
    keys.iter().copied().flatten()
}

#[test]
fn each_default_is_a_value_that_its_key_takes() {
    for (class, key) in keys() {
        if let Default::Value(value) = key.default {
            assert!(takes(key, value), "{class}: `{}` does not take its default `{value}`", key.name);
        }
    }
}

/// Of a list, each element has to be taken.
fn takes(key: &Key, value: &str) -> bool {
    let number = |least: i64, most: i64| match value.parse::<i64>() {
        Ok(number) => {
            let in_range = match key.accepts {
                Accepts::Between(from, to) => (from..=to).contains(&number),
                _ => true,
            };
            in_range && (least..=most).contains(&number)
        }
        Err(_) => false,
    };
    match key.kind {
        Kind::Boolean => value == "true" || value == "false",
        Kind::Short => number(i16::MIN.into(), i16::MAX.into()),
        Kind::Int => number(i32::MIN.into(), i32::MAX.into()),
        Kind::Long => number(i64::MIN, i64::MAX),
        Kind::Double => value.parse::<f64>().is_ok(),
        Kind::Text | Kind::Class | Kind::Password => word(key, value),
        Kind::List => value.is_empty() || value.split(',').all(|element| word(key, element)),
    }
}

fn word(key: &Key, value: &str) -> bool {
    match key.accepts {
        Accepts::Any => true,
        Accepts::Words(words) => words.iter().any(|word| word.eq_ignore_ascii_case(value)),
        Accepts::Exactly(words) => words.contains(&value),
        Accepts::NonEmpty => !value.is_empty(),
        Accepts::Between(..) => false,
    }
}

#[test]
fn words_are_for_texts_and_ranges_for_numbers() {
    for (class, key) in keys() {
        let number = matches!(key.kind, Kind::Short | Kind::Int | Kind::Long);
        let fits = match key.accepts {
            Accepts::Any => true,
            Accepts::Words(words) | Accepts::Exactly(words) => {
                let each: BTreeSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
                each.len() == words.len() && matches!(key.kind, Kind::Text | Kind::List)
            }
            Accepts::Between(least, most) => number && least < most,
            Accepts::NonEmpty => matches!(key.kind, Kind::Text | Kind::Password),
        };
        assert!(fits, "{class}: `{}`: {:?} for {:?}", key.name, key.accepts, key.kind);
    }
}

fn scopes(config: &[(&str, &str)]) -> Scopes {
    let mut written = Config::default();
    for (key, value) in config {
        written.set(*key, *value);
    }
    Scopes::of(&written)
}

/// Who reads a key, in a word.
fn reader(scopes: &Scopes, key: &str) -> String {
    match scopes.reading(key) {
        Reading::Declared(scope, key) => {
            format!("{} {}", scope.class.map_or("worker", |class| class.simple_name()), key.name)
        }
        Reading::HandedOn(of) => format!("handed on to {of}"),
        Reading::UnknownClass(scope) => format!("unknown {}", scope.prefix),
        Reading::Unread(_) => "nobody".to_owned(),
    }
}

#[test]
fn each_part_of_a_source_reads_its_own_keys() {
    let scopes = scopes(&[
        ("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
        ("topic.naming.strategy", "io.debezium.schema.SchemaRegexTopicNamingStrategy"),
        ("converters", "small, own"),
        ("small.type", "io.debezium.connector.mysql.converters.TinyIntOneToBooleanConverter"),
        ("own.type", "com.example.Own"),
        ("value.converter", "io.debezium.converters.ByteArrayConverter"),
        ("value.converter.delegate.converter.type", "org.apache.kafka.connect.json.JsonConverter"),
    ]);
    let read = |key: &str| reader(&scopes, key);
    assert_eq!(read("max.batch.size"), "MySqlConnector max.batch.size");
    assert_eq!(read("tasks.max"), "MySqlConnector tasks.max");
    assert_eq!(read("topic.regex"), "SchemaRegexTopicNamingStrategy topic.regex");
    assert_eq!(read("topic.prefix"), "MySqlConnector topic.prefix");
    assert_eq!(read("small.selector"), "TinyIntOneToBooleanConverter selector");
    assert_eq!(read("small.selectors"), "nobody");
    assert_eq!(read("own.anything"), "unknown own.");
    assert_eq!(read("schema.history.internal.kafka.topic"), "KafkaSchemaHistory kafka.topic");
    assert_eq!(read("schema.history.internal.producer.security.protocol"), "KafkaProducer security.protocol");
    assert_eq!(read("schema.history.internal.kafka.topics"), "nobody");
    assert_eq!(read("value.converter.delegate.converter.type.schemas.enable"), "JsonConverter schemas.enable");
    assert_eq!(read("driver.allowPublicKeyRetrieval"), "Driver allowPublicKeyRetrieval");
    assert_eq!(read("database.connectionTimeZone"), "Driver connectionTimeZone");
    assert_eq!(read("producer.override.linger.ms"), "KafkaProducer linger.ms");
    assert_eq!(read("producer.override.linger"), "nobody");
    assert_eq!(read("producer.override.confluent.monitoring"), "handed on to Confluent's interceptors");
    assert_eq!(read("topic.creation.default.retention.ms"), "TopicConfig retention.ms");
    assert_eq!(read("topic.creation.default.partitions"), "TopicConfig partitions");
    assert_eq!(read("topic.creation.default.retention"), "nobody");
    assert_eq!(read("topic.creation.other.retention.ms"), "nobody");
    assert_eq!(read("database.server.name"), "nobody");
    assert_eq!(read("driver.allowPublicKeyRetreival"), "nobody");
    assert_eq!(read("drop.tombstones"), "nobody");
}

#[test]
fn a_class_to_which_keys_are_handed_on_needs_none_of_them() {
    let receivers = CLASSES.iter().filter(|class| {
        let of = |families: &[Family]| families.iter().any(|family| family.of == class.name);
        CLASSES.iter().any(|other| of(other.families)) || of(SOURCE_FAMILIES) || of(SINK_FAMILIES)
    });
    let mut found = 0;
    for class in receivers {
        assert!(class.keys().all(|key| key.default != Default::Required), "{} needs a key", class.name);
        found += 1;
    }
    assert_eq!(found, 5);
}

#[test]
fn a_misspelt_key_finds_the_one_that_is_meant_wherever_it_is_read() {
    let scopes = scopes(&[
        ("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
        ("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
    ]);
    let meant = |wrong: &str| scopes.meant(wrong).unwrap_or_default();
    assert_eq!(meant("database.hostnmae"), "database.hostname");
    assert_eq!(meant("driver.allowPublicKeyRetreival"), "driver.allowPublicKeyRetrieval");
    assert_eq!(meant("schema.history.internal.kafka.topics"), "schema.history.internal.kafka.topic");
    assert_eq!(meant("schema.history.internal.skip.unparsable.ddl"), "schema.history.internal.skip.unparseable.ddl");
    assert_eq!(meant("value.converter.schema.enable"), "value.converter.schemas.enable");
    assert_eq!(meant("tasks.maximum"), "tasks.max");
    assert_eq!(meant("zzz"), "");
}

#[test]
fn a_strategy_that_is_not_chosen_reads_nothing() {
    let scopes = scopes(&[("connector.class", "io.debezium.connector.mysql.MySqlConnector")]);
    assert_eq!(reader(&scopes, "topic.delimiter"), "SchemaTopicNamingStrategy topic.delimiter");
    assert_eq!(reader(&scopes, "topic.regex"), "nobody");
}

#[test]
fn a_strategy_that_is_not_known_may_read_anything() {
    let scopes = scopes(&[
        ("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
        ("topic.naming.strategy", "com.example.Own"),
    ]);
    assert_eq!(reader(&scopes, "topic.owner"), "unknown ");
    assert_eq!(reader(&scopes, "max.batch.size"), "MySqlConnector max.batch.size");
    assert_eq!(reader(&scopes, "value.converters"), "unknown ");
    assert_eq!(reader(&scopes, "schema.history.internal.kafka.topics"), "nobody");
}

/// What the pipeline makes, and what is committed of it, has no key that the catalogue does not know.
fn all_is_known(name: &str, config: &Config) {
    let scopes = Scopes::of(config);
    for (key, _) in config.iter() {
        let known = match scopes.reading(key) {
            Reading::Declared(..) | Reading::HandedOn(_) => true,
            Reading::UnknownClass(scope) => scope.prefix.starts_with("transforms."),
            Reading::Unread(_) => false,
        };
        assert!(known, "{name}: nobody reads `{key}`");
    }
    let mut config = config.clone();
    config.set("name", name);
    let findings = lint(&[Written { id: name.to_owned(), config }], &Surroundings::default());
    assert!(findings.is_empty(), "{name}: {findings:#?}");
}

#[test]
fn all_keys_of_the_examples_are_known() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let mut found = 0;
    for folder in ["minimal/connectors", "production/connectors", "production/env/dev/connectors"] {
        for entry in std::fs::read_dir(examples.join(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let connector: Connector = serde_json::from_str(&text).unwrap();
            all_is_known(&connector.name, &connector.config);
            found += 1;
        }
    }
    assert_eq!(found, 6);
}

#[test]
fn all_keys_of_any_pipeline_are_known() {
    for server in ["mysql", "mariadb"] {
        for tls in [true, false] {
            for format in ["avro", "json"] {
                for archive in ["iceberg", "confluent-s3", "aiven-s3"] {
                    made(&json!({
                        "name": "shop",
                        "mysql": { "host": "db", "database": "shop", "server": server, "tls": tls, "ddl": "external" },
                        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
                        "clickhouse": { "url": "http://clickhouse:8123" },
                        "cdc": { "format": format, "hash_salt": "pepper" },
                        "archive": { "kind": archive },
                    }));
                }
            }
        }
    }
}

fn made(project: &Value) {
    let project: ProjectDefinition = serde_json::from_value(project.clone()).unwrap();
    let table: TableDefinition = serde_json::from_value(json!({
        "key": ["id"],
        "columns": { "id": "int not null", "email": "varchar(80)", "note": "text", "seen": "datetime" },
        "pii": { "email": "hash", "note": "drop" },
        "readable": { "seen": "yyyy-MM-dd HH:mm:ss" },
        "loss": { "seen": "no old dates" },
    }))
    .unwrap();
    let resolved = resolve(&Definition::new(project).table("people", table), None);
    let pipeline = resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings));
    for guarantee in GUARANTEES {
        assert_eq!((guarantee.broken)(&pipeline), None, "{}", guarantee.says);
    }
    for connector in [source_connector(&pipeline), archive_connector(&pipeline)] {
        let connector = connector.unwrap();
        all_is_known(&connector.name, &connector.config);
    }
}
