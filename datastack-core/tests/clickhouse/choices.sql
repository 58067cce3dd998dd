CREATE TABLE IF NOT EXISTS shop.orders__rows ON CLUSTER main
(
    order_id UInt64,
    status LowCardinality(String) COMMENT 'what\'s up',
    weight Nullable(UInt16),
    created_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    _deleted UInt8,
    _version UInt128,
    _op LowCardinality(String),
    _source_ts DateTime64(3, 'UTC'),
    _source_file LowCardinality(String),
    _source_pos UInt64,
    _source_row UInt32,
    _partition UInt32,
    _loaded_at DateTime('UTC'),
    __EVENT_TS Nullable(Int64),
    __source_gtid Nullable(String),
    INDEX idx_weight weight TYPE minmax
)
ENGINE = ReplicatedReplacingMergeTree(_version, _deleted)
PARTITION BY toYYYYMM(created_at)
ORDER BY order_id
TTL created_at + INTERVAL 2 YEAR DELETE WHERE _deleted = 0
COMMENT 'One row per order';

CREATE TABLE IF NOT EXISTS shop.orders__events ON CLUSTER main
(
    order_id Nullable(Int64),
    status Nullable(String),
    weight Nullable(Int64),
    created_at Nullable(Int64),
    __deleted Nullable(String),
    __op Nullable(String),
    __source_ts_ms Nullable(Int64),
    __source_file Nullable(String),
    __source_pos Nullable(Int64),
    __source_row Nullable(Int64),
    __EVENT_TS Nullable(Int64),
    __source_gtid Nullable(String),
    __kafka_topic String,
    __kafka_partition UInt64,
    __kafka_offset UInt64,
    __kafka_key String,
    __kafka_error String,
    __kafka_message String
)
ENGINE = Null;

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__events_to_rows ON CLUSTER main
TO shop.orders__rows
AS SELECT
    assumeNotNull(reinterpretAsUInt64(e.order_id)) AS order_id,
    assumeNotNull(e.status) AS status,
    accurateCastOrNull(e.weight, 'UInt16') AS weight,
    assumeNotNull(fromUnixTimestamp64Milli(e.created_at, 'UTC')) AS created_at,
    ifNull(e.__deleted, '') = 'true' AS _deleted,
    bitShiftLeft(toUInt128(1), 112) + bitShiftLeft(toUInt128(toUInt32OrZero(substringIndex(ifNull(e.__source_file, ''), '.', -1))), 88) + bitShiftLeft(toUInt128(ifNull(e.__source_pos, 0)), 56) + bitShiftLeft(toUInt128(least(ifNull(e.__source_row, 0), 65535)), 40) + toUInt128(e.__kafka_offset) AS _version,
    ifNull(e.__op, '') AS _op,
    fromUnixTimestamp64Milli(ifNull(e.__source_ts_ms, 0), 'UTC') AS _source_ts,
    ifNull(e.__source_file, '') AS _source_file,
    toUInt64(ifNull(e.__source_pos, 0)) AS _source_pos,
    toUInt32(ifNull(e.__source_row, 0)) AS _source_row,
    toUInt32(e.__kafka_partition) AS _partition,
    now('UTC') AS _loaded_at,
    e.__EVENT_TS AS __EVENT_TS,
    e.__source_gtid AS __source_gtid
FROM shop.orders__events AS e
WHERE e.__kafka_error = ''
    AND reinterpretAsUInt64(e.order_id) IS NOT NULL
    AND e.status IS NOT NULL
    AND (e.weight IS NULL OR accurateCastOrNull(e.weight, 'UInt16') IS NOT NULL)
    AND fromUnixTimestamp64Milli(e.created_at, 'UTC') IS NOT NULL;

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__events_to_dead ON CLUSTER main
TO shop.dead_letters
AS SELECT
    'orders' AS table_name,
    dead.__kafka_topic AS topic,
    toUInt32(dead.__kafka_partition) AS `partition`,
    dead.__kafka_offset AS `offset`,
    dead.__kafka_key AS `key`,
    if(dead.__kafka_error = '', concat('missing or unreadable: ', arrayStringConcat(dead.__faults, ', ')), dead.__kafka_error) AS error,
    if(dead.__kafka_error = '', dead.__record, dead.__kafka_message) AS raw,
    now('UTC') AS received_at,
    toUInt16(1) AS epoch,
    'order_id wrapped; status plain; weight plain; created_at clock ms in Nullable(Int64)' AS written
FROM (
    SELECT
        e.__kafka_topic AS __kafka_topic,
        e.__kafka_partition AS __kafka_partition,
        e.__kafka_offset AS __kafka_offset,
        e.__kafka_key AS __kafka_key,
        e.__kafka_error AS __kafka_error,
        e.__kafka_message AS __kafka_message,
        arrayConcat(
            if(reinterpretAsUInt64(e.order_id) IS NULL, ['order_id'], []),
            if(e.status IS NULL, ['status'], []),
            if((e.weight IS NOT NULL AND accurateCastOrNull(e.weight, 'UInt16') IS NULL), ['weight'], []),
            if(fromUnixTimestamp64Milli(e.created_at, 'UTC') IS NULL, ['created_at'], [])
        ) AS __faults,
        formatRowNoNewline(
            'JSONEachRow',
            e.order_id,
            e.status,
            e.weight,
            e.created_at,
            e.__deleted,
            e.__op,
            e.__source_ts_ms,
            e.__source_file,
            e.__source_pos,
            e.__source_row,
            e.__EVENT_TS,
            e.__source_gtid
        ) AS __record
    FROM shop.orders__events AS e
    WHERE e.__kafka_error != ''
        OR reinterpretAsUInt64(e.order_id) IS NULL
        OR e.status IS NULL
        OR (e.weight IS NOT NULL AND accurateCastOrNull(e.weight, 'UInt16') IS NULL)
        OR fromUnixTimestamp64Milli(e.created_at, 'UTC') IS NULL
) AS dead;

CREATE TABLE IF NOT EXISTS shop.orders__queue ON CLUSTER main
(
    order_id Nullable(Int64),
    status Nullable(String),
    weight Nullable(Int64),
    created_at Nullable(Int64),
    __deleted Nullable(String),
    __op Nullable(String),
    __source_ts_ms Nullable(Int64),
    __source_file Nullable(String),
    __source_pos Nullable(Int64),
    __source_row Nullable(Int64),
    __EVENT_TS Nullable(Int64),
    __source_gtid Nullable(String)
)
ENGINE = Kafka(shop_kafka)
SETTINGS
    kafka_topic_list = 'shop.shop.orders',
    kafka_group_name = 'shop.clickhouse.orders',
    kafka_format = 'JSONEachRow',
    input_format_skip_unknown_fields = 1,
    kafka_num_consumers = 16,
    kafka_thread_per_consumer = 1,
    kafka_flush_interval_ms = 500,
    kafka_handle_error_mode = 'stream';

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__queue_to_events ON CLUSTER main
TO shop.orders__events
AS SELECT
    q.order_id AS order_id,
    q.status AS status,
    q.weight AS weight,
    q.created_at AS created_at,
    q.__deleted AS __deleted,
    q.__op AS __op,
    q.__source_ts_ms AS __source_ts_ms,
    q.__source_file AS __source_file,
    q.__source_pos AS __source_pos,
    q.__source_row AS __source_row,
    q.__EVENT_TS AS __EVENT_TS,
    q.__source_gtid AS __source_gtid,
    q._topic AS __kafka_topic,
    q._partition AS __kafka_partition,
    q._offset AS __kafka_offset,
    q._key AS __kafka_key,
    q._error AS __kafka_error,
    q._raw_message AS __kafka_message
FROM shop.orders__queue AS q;

CREATE VIEW IF NOT EXISTS shop.orders ON CLUSTER main
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS SELECT
    order_id,
    status,
    weight,
    created_at
FROM shop.orders__rows FINAL
COMMENT 'One row per order';

CREATE TABLE IF NOT EXISTS shop.orders__history ON CLUSTER main
(
    order_id UInt64,
    status LowCardinality(String) COMMENT 'what\'s up',
    weight Nullable(UInt16),
    created_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    _op LowCardinality(String),
    _deleted UInt8,
    _version UInt64,
    _partition UInt32,
    _source_ts DateTime64(3, 'UTC'),
    _as_of Date
)
ENGINE = ReplicatedMergeTree
PARTITION BY _as_of
ORDER BY (order_id, _version)
COMMENT 'One row per order';

CREATE VIEW IF NOT EXISTS shop.now ON CLUSTER main
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS SELECT sum(weight) AS weight FROM shop.orders
COMMENT 'What the shop weighs';

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.each_hour ON CLUSTER main
REFRESH EVERY 1 HOUR
ENGINE = MergeTree
ORDER BY tuple()
AS SELECT sum(weight) AS weight FROM shop.orders
COMMENT 'What the shop weighs';

DROP VIEW IF EXISTS shop.orders__queue_to_events ON CLUSTER main SYNC;
DROP TABLE IF EXISTS shop.orders__queue ON CLUSTER main SYNC;
DROP VIEW IF EXISTS shop.orders__events_to_rows ON CLUSTER main SYNC;
