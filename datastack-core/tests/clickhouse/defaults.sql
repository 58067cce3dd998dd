CREATE TABLE IF NOT EXISTS shop.orders__rows
(
    order_id UInt64,
    status LowCardinality(String) COMMENT 'what\'s up',
    weight Nullable(UInt16),
    `key` Nullable(String),
    created_at DateTime64(3, 'UTC'),
    _deleted UInt8,
    _version UInt64,
    _op LowCardinality(String),
    _source_ts DateTime64(3, 'UTC'),
    _source_file LowCardinality(String),
    _source_pos UInt64,
    _source_row UInt32,
    _partition UInt32,
    _loaded_at DateTime('UTC')
)
ENGINE = ReplacingMergeTree(_version, _deleted)
ORDER BY order_id;

CREATE TABLE IF NOT EXISTS shop.orders__events
(
    order_id Nullable(Int64),
    status Nullable(String),
    weight Nullable(Int32),
    `key` Nullable(String),
    created_at Nullable(Int64),
    __deleted Nullable(String),
    __op Nullable(String),
    __source_ts_ms Nullable(Int64),
    __source_file Nullable(String),
    __source_pos Nullable(Int64),
    __source_row Nullable(Int32),
    __kafka_topic String,
    __kafka_partition UInt64,
    __kafka_offset UInt64,
    __kafka_key String,
    __kafka_error String,
    __kafka_message String
)
ENGINE = Null;

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__events_to_rows
TO shop.orders__rows
AS SELECT
    assumeNotNull(reinterpretAsUInt64(e.order_id)) AS order_id,
    assumeNotNull(e.status) AS status,
    accurateCastOrNull(e.weight, 'UInt16') AS weight,
    e.`key` AS `key`,
    assumeNotNull(fromUnixTimestamp64Milli(e.created_at, 'UTC')) AS created_at,
    ifNull(e.__deleted, '') = 'true' AS _deleted,
    bitOr(bitShiftLeft(toUInt64(1), 48), e.__kafka_offset) AS _version,
    ifNull(e.__op, '') AS _op,
    fromUnixTimestamp64Milli(ifNull(e.__source_ts_ms, 0), 'UTC') AS _source_ts,
    ifNull(e.__source_file, '') AS _source_file,
    toUInt64(ifNull(e.__source_pos, 0)) AS _source_pos,
    toUInt32(ifNull(e.__source_row, 0)) AS _source_row,
    toUInt32(e.__kafka_partition) AS _partition,
    now('UTC') AS _loaded_at
FROM shop.orders__events AS e
WHERE e.__kafka_error = ''
    AND reinterpretAsUInt64(e.order_id) IS NOT NULL
    AND e.status IS NOT NULL
    AND (e.weight IS NULL OR accurateCastOrNull(e.weight, 'UInt16') IS NOT NULL)
    AND fromUnixTimestamp64Milli(e.created_at, 'UTC') IS NOT NULL;

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__events_to_dead
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
    'order_id wrapped; status plain; weight plain; `key` plain; created_at clock ms in Nullable(Int64)' AS written
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
            e.`key`,
            e.created_at,
            e.__deleted,
            e.__op,
            e.__source_ts_ms,
            e.__source_file,
            e.__source_pos,
            e.__source_row
        ) AS __record
    FROM shop.orders__events AS e
    WHERE e.__kafka_error != ''
        OR reinterpretAsUInt64(e.order_id) IS NULL
        OR e.status IS NULL
        OR (e.weight IS NOT NULL AND accurateCastOrNull(e.weight, 'UInt16') IS NULL)
        OR fromUnixTimestamp64Milli(e.created_at, 'UTC') IS NULL
) AS dead;

CREATE TABLE IF NOT EXISTS shop.orders__queue
(
    order_id Nullable(Int64),
    status Nullable(String),
    weight Nullable(Int32),
    `key` Nullable(String),
    created_at Nullable(Int64),
    __deleted Nullable(String),
    __op Nullable(String),
    __source_ts_ms Nullable(Int64),
    __source_file Nullable(String),
    __source_pos Nullable(Int64),
    __source_row Nullable(Int32)
)
ENGINE = Kafka(shop_kafka)
SETTINGS
    kafka_topic_list = 'shop.shop.orders',
    kafka_group_name = 'shop.clickhouse.orders',
    kafka_format = 'AvroConfluent',
    input_format_avro_allow_missing_fields = 1,
    kafka_num_consumers = 4,
    kafka_thread_per_consumer = 1,
    kafka_flush_interval_ms = 500,
    kafka_handle_error_mode = 'stream';

CREATE MATERIALIZED VIEW IF NOT EXISTS shop.orders__queue_to_events
TO shop.orders__events
AS SELECT
    q.order_id AS order_id,
    q.status AS status,
    q.weight AS weight,
    q.`key` AS `key`,
    q.created_at AS created_at,
    q.__deleted AS __deleted,
    q.__op AS __op,
    q.__source_ts_ms AS __source_ts_ms,
    q.__source_file AS __source_file,
    q.__source_pos AS __source_pos,
    q.__source_row AS __source_row,
    q._topic AS __kafka_topic,
    q._partition AS __kafka_partition,
    q._offset AS __kafka_offset,
    q._key AS __kafka_key,
    q._error AS __kafka_error,
    q._raw_message AS __kafka_message
FROM shop.orders__queue AS q
WHERE throwIf(position(q._error, 'while fetching schema id') > 0 AND position(q._error, '"error_code":40403') = 0, 'the schema registry cannot be asked: the records are read again') = 0;

CREATE VIEW IF NOT EXISTS shop.orders
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS SELECT
    order_id,
    status,
    weight,
    `key`,
    created_at
FROM shop.orders__rows FINAL;

CREATE TABLE IF NOT EXISTS shop.orders__history
(
    order_id UInt64,
    status LowCardinality(String) COMMENT 'what\'s up',
    weight Nullable(UInt16),
    `key` Nullable(String),
    created_at DateTime64(3, 'UTC'),
    _op LowCardinality(String),
    _deleted UInt8,
    _version UInt64,
    _partition UInt32,
    _source_ts DateTime64(3, 'UTC'),
    _as_of Date
)
ENGINE = MergeTree
PARTITION BY _as_of
ORDER BY order_id;

DROP VIEW IF EXISTS shop.orders__queue_to_events SYNC;
DROP TABLE IF EXISTS shop.orders__queue SYNC;
DROP VIEW IF EXISTS shop.orders__events_to_rows SYNC;
