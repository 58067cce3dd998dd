CREATE DATABASE IF NOT EXISTS shop
ENGINE = Atomic;

CREATE TABLE IF NOT EXISTS shop.dead_letters
(
    table_name LowCardinality(String),
    topic LowCardinality(String),
    `partition` UInt32,
    `offset` UInt64,
    `key` String,
    error String,
    raw String,
    received_at DateTime('UTC'),
    epoch UInt16,
    written LowCardinality(String)
)
ENGINE = ReplacingMergeTree(received_at)
ORDER BY (table_name, topic, `partition`, `offset`)
TTL received_at + INTERVAL 30 DAY
COMMENT 'Records that could not be read, with the reason';

CREATE VIEW IF NOT EXISTS shop.errors
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS SELECT
    table_name,
    count() AS letters,
    min(received_at) AS first_at,
    max(received_at) AS last_at,
    argMax(error, received_at) AS last_error
FROM shop.dead_letters FINAL
GROUP BY table_name
COMMENT 'Dead letters by table; empty when all is well';

OPTIMIZE TABLE shop.orders__rows FINAL SETTINGS optimize_throw_if_noop = 1, alter_sync = 2;
ALTER TABLE shop.orders__rows DELETE WHERE _deleted = 1 AND _loaded_at < now('UTC') - INTERVAL 31 DAY SETTINGS mutations_sync = 2;

CREATE ROLE IF NOT EXISTS shop_etl_role;

GRANT NAMED COLLECTION ON shop_clean TO shop_etl_role;

GRANT S3 ON *.* TO shop_etl_role;

GRANT CREATE TEMPORARY TABLE ON *.* TO shop_etl_role;

GRANT SHOW COLUMNS, SELECT, INSERT, ALTER DELETE ON shop.orders__history TO shop_etl_role;

GRANT SHOW TABLES, CREATE TABLE, DROP TABLE, SELECT, INSERT, ALTER DELETE ON shop.orders__history__load_* TO shop_etl_role;

CREATE USER IF NOT EXISTS shop_etl
IDENTIFIED WITH sha256_password BY {etl_password:String};
GRANT shop_etl_role TO shop_etl;
ALTER USER shop_etl DEFAULT ROLE shop_etl_role;

CREATE ROLE IF NOT EXISTS shop_reader_role;

GRANT SELECT ON shop.orders TO shop_reader_role;

GRANT SELECT ON shop.errors TO shop_reader_role;

CREATE USER IF NOT EXISTS shop_reader
IDENTIFIED WITH sha256_password BY {reader_password:String};
GRANT shop_reader_role TO shop_reader;
ALTER USER shop_reader DEFAULT ROLE shop_reader_role;
