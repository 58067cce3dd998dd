//! Resolving never panics, whatever stands in a definition; nor does explaining what came of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::guarantee::GUARANTEES;
use datastack_core::journey::{explained, hops, policies};
use datastack_core::resolve::resolve;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{proptest, sample};
use serde_json::{Value, json};

const PROJECT_KEYS: &[&str] = &[
    "/name",
    "/exclude",
    "/accept",
    "/versions/mysql",
    "/versions/debezium",
    "/versions/kafka",
    "/versions/converter",
    "/versions/clickhouse",
    "/versions/spark",
    "/mysql/host",
    "/mysql/port",
    "/mysql/database",
    "/mysql/server",
    "/mysql/ddl",
    "/mysql/schema",
    "/mysql/binlog_retention",
    "/mysql/failover",
    "/mysql/users",
    "/kafka/bootstrap",
    "/kafka/registry",
    "/kafka/connect",
    "/kafka/replication_factor",
    "/topics/partitions",
    "/topics/retention",
    "/topics/min_insync_replicas",
    "/cdc/connector",
    "/cdc/prefix",
    "/cdc/server_id",
    "/cdc/history_topic",
    "/cdc/format",
    "/cdc/avro_metadata",
    "/cdc/snapshot",
    "/cdc/ordering",
    "/cdc/exactly_once",
    "/cdc/heartbeat",
    "/cdc/time",
    "/cdc/decimal",
    "/cdc/bigint_unsigned",
    "/cdc/binary",
    "/cdc/add_fields",
    "/cdc/hash_salt",
    "/cdc/extra",
    "/clickhouse/url",
    "/clickhouse/database",
    "/clickhouse/cluster",
    "/clickhouse/group",
    "/object_store/endpoint",
    "/object_store/region",
    "/archive/kind",
    "/archive/connector",
    "/archive/bucket",
    "/archive/commit",
    "/archive/catalog",
    "/archive/extra",
    "/history/kind",
    "/history/bucket",
    "/history/cutoff",
    "/history/timezone",
    "/history/late",
    "/ingest/enabled",
    "/ingest/rows",
    "/airflow/ingest",
    "/airflow/start",
    "/airflow/owner",
    "/outputs/docs",
    "/outputs/mysql",
];
const TABLE_KEYS: &[&str] = &[
    "/key",
    "/comment",
    "/immutable",
    "/rows",
    "/indexes",
    "/unique",
    "/foreign_keys",
    "/exclude",
    "/pii",
    "/readable",
    "/loss",
    "/accept",
    "/ingest",
    "/live",
    "/topic/partitions",
    "/topic/retention",
    "/topic/epoch",
    "/clickhouse/order_by",
    "/clickhouse/partition_by",
    "/clickhouse/ttl",
    "/clickhouse/skip_indexes",
    "/clickhouse/codec",
    "/clickhouse/group",
    "/history/enabled",
    "/history/kind",
];
/// Words of the definition, and what breaks readers of names, SQL, times and versions.
const WORDS: &[&str] = &[
    "",
    " ",
    "a",
    "b",
    "id",
    "A",
    "a-b",
    "a.b",
    "a b",
    "ä",
    "😀",
    "\0",
    "`",
    "'",
    "\"",
    "\\",
    "..",
    "/",
    "../x",
    "t",
    "b.id",
    "mysql",
    "mariadb",
    "managed",
    "external",
    "gtid",
    "avro",
    "json",
    "initial",
    "no_data",
    "offset",
    "binlog",
    "connect",
    "isostring",
    "nanoseconds",
    "microseconds",
    "precise",
    "string",
    "double",
    "long",
    "bytes",
    "hex",
    "base64",
    "iceberg",
    "confluent_s3",
    "daily_state",
    "changes",
    "hash",
    "mask",
    "drop",
    "keep",
    "yyyy-MM-dd HH:mm:ss",
    "SSS",
    "1s",
    "10 s",
    "7 days",
    "99999999999999999999 days",
    "-1s",
    "0s",
    "forever",
    "UTC",
    "Europe/Berlin",
    "26:00",
    "04:00",
    "*/5 * * * *",
    "@daily",
    "1.0",
    "confluent 7.0",
    "confluent 7.9",
    "apicurio 3",
    "3.5.0.Final",
    "9.9.9.9",
    "http://x",
    "toYYYYMM(a)",
    "toDate(b) + INTERVAL 1 YEAR",
    "sum(",
    "select a from t",
    "SELECT",
    "CODEC(Delta, ZSTD)",
    "DS1023",
    "DS2002",
    "op",
    "source.ts_ms:X",
    "between 1 and 2",
    "fk t.id",
    "uniform(1, 2)",
    "source",
    "database.password",
];
const DEFINITIONS: &[&str] = &[
    "bigint not null",
    "bigint unsigned",
    "tinyint(1)",
    "decimal(65,30)",
    "decimal(15,1) default 1",
    "float",
    "float(7,4)",
    "double",
    "bit(1)",
    "bit(64) default b'1'",
    "char(0)",
    "char(3)",
    "varchar(65535)",
    "text character set koi8u",
    "binary(0)",
    "binary(16) default 'a'",
    "blob",
    "enum('a','b,c')",
    "set('a')",
    "json",
    "date default '0000-00-00'",
    "time(6) default '-1:00'",
    "datetime(6) default current_timestamp(6)",
    "datetime",
    "timestamp not null default '2020-01-02 03:04:05'",
    "year",
    "point",
    "vector(3)",
    "uuid",
    "inet6",
    "serial",
    "bool",
    "int generated always as (1 + 1) stored",
    "int invisible",
    "varchar(9) default 'it''s' comment 'x|y`'",
    "int default 99999999999999999999",
    "nonsense(",
    "",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => sample::select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

/// A value of any of the shapes that a key can have.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => word().prop_map(|word| json!(word)),
        2 => vec(word(), 0..4).prop_map(|words| json!(words)),
        3 => vec((word(), word()), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().map(|(k, v)| (k, json!(v))).collect())),
        1 => vec((word(), vec(word(), 0..3)), 0..3)
            .prop_map(|pairs| Value::Object(pairs.into_iter().map(|(k, v)| (k, json!(v))).collect())),
        1 => vec((word(), word()), 0..3).prop_map(|pairs| pairs.into_iter().map(|(name, sql)| json!({ "name": name, "sql": sql })).collect()),
        2 => sample::select(vec![0_u64, 1, 2, 3, 255, 65_535, 65_536, u64::from(u32::MAX), u64::MAX]).prop_map(|number| json!(number)),
        2 => any::<bool>().prop_map(|flag| json!(flag)),
    ]
}

fn settings(keys: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    vec((sample::select(keys), value()), 0..most)
}

/// Lays the settings over it, as far as each is of its key's shape.
fn laid_over<T: serde::de::DeserializeOwned>(base: Value, settings: &[(&str, Value)]) -> T {
    let mut whole = base;
    for (pointer, value) in settings {
        let mut trial = whole.clone();
        let mut place = &mut trial;
        for name in pointer.split('/').skip(1) {
            place = place.as_object_mut().unwrap().entry(name).or_insert_with(|| json!({}));
        }
        *place = value.clone();
        if serde_json::from_value::<T>(trial.clone()).is_ok() {
            whole = trial;
        }
    }
    serde_json::from_value(whole).unwrap()
}

fn table() -> impl Strategy<Value = TableDefinition> {
    let name = prop_oneof![12 => sample::select(vec!["a", "b", "c"]).prop_map(str::to_owned), 1 => word()];
    let definition = prop_oneof![20 => sample::select(DEFINITIONS).prop_map(str::to_owned), 1 => "\\PC{0,20}"];
    let columns = prop_oneof![8 => vec((name.clone(), definition.clone()), 1..3), 1 => vec((name, definition), 0..6)];
    let settings = prop_oneof![2 => settings(TABLE_KEYS, 1), 1 => settings(TABLE_KEYS, 10)];
    (columns, settings, proptest::bool::weighted(0.9)).prop_map(|(mut columns, settings, keyed)| {
        if keyed {
            columns.insert(0, ("id".to_owned(), "bigint not null".to_owned()));
        }
        let first = columns.first().map(|(name, _)| name.clone());
        let table: TableDefinition = laid_over(json!({ "key": first.as_slice(), "columns": {} }), &settings);
        TableDefinition { columns: columns.into_iter().collect(), ..table }
    })
}

fn base() -> impl Strategy<Value = Value> {
    let server = sample::select(vec!["mysql", "mariadb"]);
    let format = sample::select(vec!["avro", "json"]);
    let time = sample::select(vec!["adaptive_time_microseconds", "connect", "isostring"]);
    (server, format, time).prop_map(|(server, format, time)| {
        json!({
            "name": "shop",
            "mysql": { "host": "db", "database": "shop", "server": server },
            "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
            "clickhouse": { "url": "http://clickhouse:8123" },
            "cdc": { "format": format, "time": time },
        })
    })
}

fn definition() -> impl Strategy<Value = Definition> {
    let tables = prop_oneof![3 => vec(("[a-z]{1,3}", table()), 1..2), 1 => vec((word(), table()), 0..3)];
    let settings = prop_oneof![3 => settings(PROJECT_KEYS, 2), 1 => settings(PROJECT_KEYS, 12)];
    (base(), settings, tables).prop_map(|(base, settings, tables)| {
        let project: ProjectDefinition = laid_over(base, &settings);
        tables.into_iter().fold(Definition::new(project), |definition, (name, table)| definition.table(name, table))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_definition_is_resolved_or_refused(definition in definition(), environment in proptest::option::weighted(0.2, word())) {
        let resolved = resolve(&definition, environment.as_deref());
        assert!(resolved.pipeline.is_some() || !resolved.findings.is_empty(), "refused without a reason");
        let Some(pipeline) = resolved.pipeline else { return Ok(()) };
        for guarantee in GUARANTEES {
            assert_eq!((guarantee.broken)(&pipeline), None, "{}", guarantee.says);
        }
        for table in &pipeline.tables {
            assert_eq!(explained(&pipeline, table, None).columns.len(), table.columns.len());
            for column in &table.columns {
                assert!(!hops(column, &pipeline.cdc).is_empty());
                policies(column, &pipeline.cdc);
            }
        }
    }
}
