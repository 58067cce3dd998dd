/// A case of a rule: changes to a generated connector, `-` for a key taken away.
pub struct Case {
    pub code: u16,
    pub sink: bool,
    pub faulty: &'static [(&'static str, &'static str)],
    pub right: &'static [(&'static str, &'static str)],
}

type Changes = &'static [(&'static str, &'static str)];

const fn source(code: u16, faulty: Changes, right: Changes) -> Case {
    Case { code, sink: false, faulty, right }
}

const fn sink(code: u16, faulty: Changes, right: Changes) -> Case {
    Case { code, sink: true, faulty, right }
}

const UNWRAP: &str = "io.debezium.transforms.ExtractNewRecordState";
const JSON: &str = "org.apache.kafka.connect.json.JsonConverter";
const CONVERT: &str = "org.apache.kafka.connect.transforms.TimestampConverter$Value";

const MASK: &str = "org.apache.kafka.connect.transforms.MaskField$Value";
const TINY: &str = "io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter";

const ALTINITY: &str = "com.altinity.clickhouse.sink.connector.ClickHouseSinkConnector";
const S3: &str = "io.confluent.connect.s3.S3SinkConnector";
const S3_PARQUET: &str = "io.confluent.connect.s3.format.parquet.ParquetFormat";
const S3_JSON: &str = "io.confluent.connect.s3.format.json.JsonFormat";
const BY_TIME: &str = "io.confluent.connect.storage.partitioner.TimeBasedPartitioner";

pub const CASES: &[Case] = &[
    source(1101, &[("log.retention.hours", "168")], &[("topic.creation.default.retention.ms", "1")]),
    source(1101, &[("transforms.unwrap.drop.tombstones", "true")], &[]),
    source(1101, &[("max.batch.sise", "1")], &[("max.batch.size", "1")]),
    source(1101, &[("transforms.other.field", "x")], &[("driver.connectTimeout", "5")]),
    source(1101, &[("value.converter", "-")], &[]),
    source(1102, &[("binary.handling.mode", "zzz")], &[("binary.handling.mode", "BASE64")]),
    source(1102, &[("max.batch.size", "many")], &[("max.batch.size", " 10 ")]),
    source(1102, &[("tombstones.on.delete", "no")], &[("tombstones.on.delete", "False")]),
    source(1102, &[("errors.tolerance", "some")], &[("errors.tolerance", "${env:TOLERANCE}")]),
    source(1102, &[("transforms.unwrap.delete.tombstone.handling.mode", "none")], &[]),
    source(1103, &[("database.hostname", "-")], &[]),
    source(1103, &[("schema.history.internal.kafka.bootstrap.servers", "-")], &[]),
    source(1103, &[("value.converter.schema.registry.url", "-")], &[("value.converter", JSON)]),
    source(1104, &[("database.server.id", "1")], &[("database.server.id", "2")]),
    source(1105, &[("tasks.max", "4")], &[("tasks.max", "1")]),
    sink(
        1105,
        &[("connector.class", "io.debezium.connector.mysql.MySqlConnector"), ("tasks.max", "2")],
        &[("tasks.max", "2")],
    ),
    source(1106, &[("topic.prefix", "shop/eu")], &[("topic.prefix", "shop.eu_1")]),
    source(
        1106,
        &[("topic.prefix", "shop-eu")],
        &[("topic.prefix", "shop-eu"), ("schema.name.adjustment.mode", "avro_unicode")],
    ),
    source(1106, &[("topic.prefix", "shop-eu")], &[("topic.prefix", "shop-eu"), ("value.converter", JSON)]),
    source(1108, &[("time.precision.mode", "adaptive")], &[("time.precision.mode", "connect")]),
    source(1108, &[("snapshot.mode", "schema_only")], &[("snapshot.mode", "no_data")]),
    source(1109, &[("table.include.list", "orders")], &[("table.include.list", "shop.orders")]),
    source(1109, &[("column.exclude.list", "orders.note")], &[("column.exclude.list", "shop.orders.note")]),
    source(1109, &[("column.mask.with.5.chars", "note")], &[("column.mask.with.5.chars", ".*note")]),
    source(1109, &[("table.include.list", "a.b{1,2},c")], &[("table.include.list", "a.b{1,2}")]),
    source(1110, &[("table.exclude.list", "shop.orders")], &[("table.exclude.list", "")]),
    sink(1110, &[("topics.regex", "shop.*")], &[("topics", "-"), ("topics.regex", "shop.*")]),
    sink(1110, &[("topics", "-")], &[]),
    source(1111, &[("errors.tolerance", "all")], &[("errors.tolerance", "none")]),
    source(1111, &[("producer.override.acks", "1")], &[("producer.override.acks", "all")]),
    source(
        1111,
        &[("schema.history.internal.skip.unparseable.ddl", "true")],
        &[("schema.history.internal.skip.unparseable.ddl", "false")],
    ),
    source(
        1111,
        &[("event.processing.failure.handling.mode", "warn")],
        &[("event.processing.failure.handling.mode", "fail")],
    ),
    sink(
        1111,
        &[("errors.tolerance", "all"), ("errors.deadletterqueue.topic.name", "-")],
        &[("errors.tolerance", "all")],
    ),
    sink(1112, &[("errors.tolerance", "-")], &[("errors.tolerance", "none")]),
    source(1113, &[("database.password", "secret")], &[("database.password", "${file:/run/secrets/db:password}")]),
    source(1113, &[("driver.trustStorePassword", "changeit")], &[]),
    source(1114, &[("skipped.operations", "t,d")], &[("skipped.operations", "t")]),
    source(1114, &[("snapshot.mode", "no_data")], &[("snapshot.mode", "when_needed")]),
    source(1115, &[("decimal.handling.mode", "double")], &[("decimal.handling.mode", "string")]),
    source(1115, &[("time.precision.mode", "connect")], &[("time.precision.mode", "microseconds")]),
    source(1116, &[("database.include.list", "store")], &[("database.include.list", "store,falafel")]),
    source(1116, &[("table.include.list", "store.orders")], &[("table.include.list", "(store|falafel)\\.orders")]),
    source(
        1117,
        &[("message.key.columns", "shop.orders")],
        &[("message.key.columns", "shop.orders:id;shop.lines:a,b")],
    ),
    source(1120, &[("transforms.unwrap.predicate", "rows")], &[("transforms.unwrap.predicate", "readable_created_at")]),
    source(1120, &[("transforms.unwrap.negate", "true")], &[]),
    source(
        1120,
        &[("transforms", "f"), ("transforms.f.type", "org.apache.kafka.connect.transforms.Filter")],
        &[
            ("transforms", "f"),
            ("transforms.f.type", "org.apache.kafka.connect.transforms.Filter"),
            ("transforms.f.predicate", "p"),
            ("predicates", "p"),
            ("predicates.p.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone"),
        ],
    ),
    source(
        1121,
        &[("transforms", "time,unwrap"), ("transforms.time.type", CONVERT)],
        &[("transforms", "unwrap,time"), ("transforms.time.type", CONVERT)],
    ),
    source(
        1121,
        &[("transforms", "unwrap,zone"), ("transforms.zone.type", "io.debezium.transforms.TimezoneConverter")],
        &[("transforms", "zone,unwrap"), ("transforms.zone.type", "io.debezium.transforms.TimezoneConverter")],
    ),
    source(
        1122,
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.target.type", "string")],
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.target.type", "unix")],
    ),
    source(
        1122,
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.format", "YYYY-bb-DD")],
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.format", "yyyy-MM-dd'T'HH:mm:ss")],
    ),
    source(
        1122,
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.field", "created_at,updated_at")],
        &[("transforms", "t"), ("transforms.t.type", CONVERT), ("transforms.t.field", "created_at")],
    ),
    source(
        1123,
        &[("transforms.unwrap.delete.tombstone.handling.mode", "-")],
        &[("transforms.unwrap.delete.tombstone.handling.mode", "rewrite-with-tombstone")],
    ),
    source(
        1123,
        &[("transforms.unwrap.delete.tombstone.handling.mode", "drop")],
        &[("transforms.unwrap.type", UNWRAP)],
    ),
    source(1124, &[("transforms.unwrap.replace.null.with.default", "-")], &[]),
    source(1124, &[("value.converter.ignore.default.for.nullables", "false")], &[]),
    source(
        1124,
        &[("value.converter", JSON)],
        &[("value.converter", JSON), ("value.converter.replace.null.with.default", "false")],
    ),
    source(
        1125,
        &[("transforms.unwrap.add.fields", "op,source.ts")],
        &[("transforms.unwrap.add.fields", "op,source.ts_ms:at")],
    ),
    source(
        1126,
        &[("value.converter", JSON)],
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false")],
    ),
    source(1127, &[("topic.creation.default.partitions", "0")], &[("topic.creation.default.partitions", "-1")]),
    source(1127, &[("topic.creation.default.replication.factor", "-")], &[]),
    source(1101, &[("topic.creation.default.log.retention.ms", "1")], &[("topic.creation.default.retention.ms", "1")]),
    source(1127, &[("topic.creation.groups", "big")], &[("topic.creation.groups", "")]),
    source(1128, &[("transforms", "unwrap,unwrap")], &[("transforms", "unwrap")]),
    source(1129, &[("transforms.unwrap.type", "com.example.Own")], &[("transforms.unwrap.type", UNWRAP)]),
    source(
        1129,
        &[("connector.class", "io.debezium.connector.mysql.MySQLConnector")],
        &[("connector.class", "io.debezium.connector.mysql.MySqlConnector")],
    ),
    sink(1131, &[("consumer.override.auto.offset.reset", "latest")], &[("consumer.override.auto.offset.reset", "-")]),
    sink(
        1132,
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false"), ("format.output.type", "parquet")],
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false"), ("format.output.type", "jsonl")],
    ),
    sink(
        1132,
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false"), ("format.class", S3_PARQUET)],
        &[("value.converter", JSON), ("format.class", S3_PARQUET)],
    ),
    sink(
        1133,
        &[("connector.class", S3), ("partitioner.class", BY_TIME), ("path.format", "YYYY")],
        &[
            ("connector.class", S3),
            ("partitioner.class", BY_TIME),
            ("path.format", "YYYY"),
            ("partition.duration.ms", "60000"),
            ("locale", "en"),
            ("timezone", "UTC"),
        ],
    ),
    sink(
        1133,
        &[("connector.class", S3), ("rotate.schedule.interval.ms", "60000")],
        &[("connector.class", S3), ("rotate.schedule.interval.ms", "-1")],
    ),
    source(
        1136,
        &[("message.key.columns", "falafel.orders:id,code"), ("column.exclude.list", "falafel\\.orders\\.code")],
        &[("message.key.columns", "falafel.orders:id,code"), ("column.exclude.list", "falafel\\.orders\\.codes")],
    ),
    source(
        1136,
        &[("message.key.columns", "falafel.orders:id"), ("column.mask.with.5.chars", ".*\\.id")],
        &[("message.key.columns", "falafel.orders:id"), ("column.mask.hash.v2.SHA-256.with.salt.x", ".*\\.id")],
    ),
    source(
        1136,
        &[
            ("message.key.columns", "falafel.orders:id"),
            ("transforms", "unwrap,some"),
            ("transforms.some.type", "org.apache.kafka.connect.transforms.ReplaceField$Value"),
            ("transforms.some.include", "note"),
        ],
        &[
            ("message.key.columns", "falafel.orders:id"),
            ("transforms", "unwrap,some"),
            ("transforms.some.type", "org.apache.kafka.connect.transforms.ReplaceField$Value"),
            ("transforms.some.include", "id,note"),
            ("transforms.some.renames", "id:order_id"),
        ],
    ),
    source(
        1136,
        &[
            ("message.key.columns", "falafel.orders:id"),
            ("transforms", "unwrap,mask"),
            ("transforms.mask.type", "org.apache.kafka.connect.transforms.MaskField$Value"),
            ("transforms.mask.fields", "id"),
        ],
        &[
            ("message.key.columns", "falafel.orders:id"),
            ("transforms", "unwrap,mask"),
            ("transforms.mask.type", "org.apache.kafka.connect.transforms.MaskField$Value"),
            ("transforms.mask.fields", "id"),
            ("transforms.mask.predicate", "other"),
            ("predicates", "other"),
            ("predicates.other.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches"),
            ("predicates.other.pattern", "production.falafel.lines"),
        ],
    ),
    source(1137, &[("skipped.operations", "none")], &[("skipped.operations", "t")]),
    source(1137, &[("skipped.operations", "none")], &[("skipped.operations", "none"), ("transforms", "-")]),
    source(
        1138,
        &[("converters", "flags"), ("flags.type", TINY)],
        &[
            ("converters", "types"),
            ("types.type", "io.debezium.connector.mysql.converters.JdbcSinkDataTypesConverter"),
            ("flags.type", TINY),
        ],
    ),
    source(
        1140,
        &[
            ("transforms", "unwrap,mask"),
            ("transforms.mask.type", MASK),
            ("transforms.mask.fields", "id"),
            ("transforms.unwrap.delete.tombstone.handling.mode", "tombstone"),
        ],
        &[
            ("transforms", "unwrap,mask"),
            ("transforms.mask.type", MASK),
            ("transforms.mask.fields", "id"),
            ("transforms.unwrap.delete.tombstone.handling.mode", "tombstone"),
            ("transforms.mask.predicate", "deleted"),
            ("transforms.mask.negate", "true"),
            ("predicates", "deleted"),
            ("predicates.deleted.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone"),
        ],
    ),
    source(
        1141,
        &[("topic.creation.default.cleanup.policy", "compact")],
        &[
            ("topic.creation.default.cleanup.policy", "compact"),
            ("transforms.unwrap.delete.tombstone.handling.mode", "rewrite-with-tombstone"),
            ("tombstones.on.delete", "true"),
        ],
    ),
    source(
        1141,
        &[("topic.creation.default.cleanup.policy", "compact")],
        &[("topic.creation.default.cleanup.policy", "compact,delete")],
    ),
    sink(
        1143,
        &[("connector.class", S3), ("format.class", S3_JSON), ("value.converter.decimal.format", "numeric")],
        &[
            ("connector.class", S3),
            ("format.class", S3_JSON),
            ("value.converter.decimal.format", "numeric"),
            ("json.decimal.format", "NUMERIC"),
        ],
    ),
    sink(
        1144,
        &[("connector.class", ALTINITY), ("auto.create.tables", "true")],
        &[("connector.class", ALTINITY), ("auto.create.tables", "false")],
    ),
    source(
        1145,
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false"), ("decimal.handling.mode", "precise")],
        &[("value.converter", JSON), ("value.converter.schemas.enable", "false"), ("decimal.handling.mode", "string")],
    ),
    source(
        1145,
        &[("value.converter", JSON), ("value.converter.decimal.format", "NUMERIC"), ("decimal.handling.mode", "-")],
        &[("value.converter", JSON), ("value.converter.schemas.enable", "true"), ("decimal.handling.mode", "-")],
    ),
];

/// Two connectors: code, key, a value that both may not have, another value.
pub const PAIRS: &[(u16, &str, &str, &str)] = &[
    (1104, "database.server.id", "7001", "7002"),
    (1106, "topic.prefix", "shop", "store"),
    (1107, "schema.history.internal.kafka.topic", "history.shop", "history.store"),
];
