CREATE DATABASE IF NOT EXISTS shop ON CLUSTER main
ENGINE = Atomic;

CREATE TABLE IF NOT EXISTS shop.dead_letters ON CLUSTER main
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
ENGINE = ReplicatedReplacingMergeTree(received_at)
ORDER BY (table_name, topic, `partition`, `offset`)
TTL received_at + INTERVAL 30 DAY
COMMENT 'Records that could not be read, with the reason';

CREATE VIEW IF NOT EXISTS shop.errors ON CLUSTER main
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

OPTIMIZE TABLE shop.orders__rows ON CLUSTER main FINAL SETTINGS optimize_throw_if_noop = 1, alter_sync = 2;
ALTER TABLE shop.orders__rows ON CLUSTER main DELETE WHERE _deleted = 1 AND _loaded_at < now('UTC') - INTERVAL 31 DAY SETTINGS mutations_sync = 2;

CREATE ROLE IF NOT EXISTS shop_etl_role ON CLUSTER main;

GRANT ON CLUSTER main NAMED COLLECTION ON shop_clean TO shop_etl_role;

GRANT ON CLUSTER main S3 ON *.* TO shop_etl_role;

GRANT ON CLUSTER main CREATE TEMPORARY TABLE ON *.* TO shop_etl_role;

GRANT ON CLUSTER main SHOW COLUMNS, SELECT, INSERT, ALTER DELETE ON shop.orders__history TO shop_etl_role;

GRANT ON CLUSTER main SHOW TABLES, CREATE TABLE, DROP TABLE, SELECT, INSERT, ALTER DELETE ON shop.orders__history__load_* TO shop_etl_role;

CREATE USER IF NOT EXISTS shop_etl ON CLUSTER main
IDENTIFIED WITH sha256_password BY {etl_password:String};
GRANT ON CLUSTER main shop_etl_role TO shop_etl;
ALTER USER shop_etl ON CLUSTER main DEFAULT ROLE shop_etl_role;

CREATE ROLE IF NOT EXISTS shop_reader_role ON CLUSTER main;

GRANT ON CLUSTER main SELECT ON shop.orders TO shop_reader_role;

GRANT ON CLUSTER main SELECT ON shop.now TO shop_reader_role;

GRANT ON CLUSTER main SELECT ON shop.each_hour TO shop_reader_role;

GRANT ON CLUSTER main SELECT ON shop.errors TO shop_reader_role;

CREATE USER IF NOT EXISTS shop_reader ON CLUSTER main
IDENTIFIED WITH sha256_password BY {reader_password:String};
GRANT ON CLUSTER main shop_reader_role TO shop_reader;
ALTER USER shop_reader ON CLUSTER main DEFAULT ROLE shop_reader_role;
