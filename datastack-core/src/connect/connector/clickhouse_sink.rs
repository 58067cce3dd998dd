use crate::connect::catalogue::{Class, Key, Role, Verified};

/// ClickHouse's own sink.
pub(crate) const CLASS: Class = Class {
    name: "com.clickhouse.kafka.connect.ClickHouseSinkConnector",
    role: Role::Sink,
    product: "ClickHouse Kafka Connect sink 1.5",
    verified: Verified::Source,
    keys: &[CONNECTION, INSERTS, EVOLUTION],
    families: &[],
};

const CONNECTION: &[Key] = &[
    Key::text("hostname").required().non_empty().high(),
    Key::int("port").default("8443").between(1, 65_535).high(),
    Key::text("database").default("default"),
    Key::text("username").default("default"),
    Key::password("password").default(""),
    Key::boolean("ssl").default("true"),
    Key::text("ssl_socket_sni").default(""),
    Key::text("jdbcConnectionProperties").default(""),
    Key::text("proxyType").default(""),
    Key::text("proxyHost").default(""),
    Key::int("proxyPort").default("-1"),
    Key::int("timeoutSeconds").default("30").between(0, 600),
    Key::int("retryCount").default("3").between(3, 10),
    Key::text("CLIENT_VERSION").default(""),
    Key::long("clickhouseClientInsertTimeoutMs").default("240000").at_least(100),
];

const INSERTS: &[Key] = &[
    Key::long("tableRefreshInterval").default("0").between(0, 600).note("seconds; 0 is never"),
    Key::boolean("exactlyOnce")
        .default("false")
        .note("the server needs KeeperMap, and the sink `errors.tolerance = none`"),
    Key::boolean("suppressTableExistenceException").default("false").note("on, records without a table are dropped"),
    Key::list("clickhouseSettings").default(""),
    Key::list("topic2TableMap").default("").note("`topic=table`"),
    Key::boolean("customInsertFormat").default("false"),
    Key::text("insertFormat").default("none").words(&["none", "json", "csv", "tsv"]),
    Key::text("zkPath").default("/kafka-connect"),
    Key::text("zkDatabase").default("connect_state"),
    Key::text("keeperOnCluster").default(""),
    Key::boolean("enableDbTopicSplit").default("false"),
    Key::text("dbTopicSplitChar").default(""),
    Key::boolean("bypassRowBinary").default("false"),
    Key::boolean("bypassSchemaValidation").default("false"),
    Key::boolean("bypassFieldCleanup").default("false"),
    Key::list("dateTimeFormats").default(""),
    Key::boolean("tolerateStateMismatch").default("false"),
    Key::boolean("debeziumCDCEnabled").default("false").medium(),
    Key::boolean("ignorePartitionsWhenBatching").default("false"),
    Key::int("bufferCount").default("0").at_least(0),
    Key::long("bufferFlushTime").default("0").at_least(0),
    Key::boolean("reportInsertedOffsets").default("false"),
];

const EVOLUTION: &[Key] = &[
    Key::boolean("auto.evolve").default("false").medium(),
    Key::int("auto.evolve.ddl.refresh.retries").default("3").at_least(0),
    Key::boolean("auto.evolve.struct.to.json").default("false").medium(),
    Key::text("clusterName").default("").medium(),
];
