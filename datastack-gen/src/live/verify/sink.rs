use std::collections::{BTreeMap, HashMap};

use clickhouse::Row;
use datastack_core::clickhouse::string;
use datastack_core::pipeline::Pipeline;
use datastack_core::verify::{
    BinlogPosition, Bucket, Hashed, Key, Values, VerifiedTable, clickhouse_buckets, clickhouse_keys,
    clickhouse_last_changes, clickhouse_rows,
};
use serde::Deserialize;

use super::super::{ClickHouse, LiveError};

pub(super) const ASKED: &str = "for the rows of a table";

#[derive(Row, Deserialize)]
struct OfBucket {
    #[serde(rename = "__bucket")]
    number: u32,
    #[serde(rename = "__rows")]
    rows: u64,
    #[serde(rename = "__sum")]
    sum: u64,
}

#[derive(Row, Deserialize)]
struct OfKey {
    #[serde(rename = "__key")]
    key: String,
    #[serde(rename = "__hash")]
    hash: u64,
}

#[derive(Row, Deserialize)]
struct OfRow {
    #[serde(rename = "__key")]
    key: String,
    #[serde(rename = "__texts")]
    texts: Vec<String>,
}

#[derive(Row, Deserialize)]
struct OfChange {
    #[serde(rename = "__key")]
    key: String,
    #[serde(rename = "__file")]
    file: String,
    #[serde(rename = "__pos")]
    position: u64,
}

#[derive(Row, Deserialize)]
struct Counted {
    name: String,
    rows: u64,
}

/// Every table's number of row versions, which its number of rows is not above.
pub(super) async fn sizes(clickhouse: &ClickHouse, pipeline: &Pipeline) -> Result<BTreeMap<String, u64>, LiveError> {
    let sql = format!(
        "SELECT name, ifNull(total_rows, 0) AS rows FROM system.tables WHERE database = {}",
        string(pipeline.clickhouse.database.as_str())
    );
    let rows: Vec<Counted> = clickhouse.all("for the sizes of tables", &sql).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.rows)).collect())
}

pub(super) async fn buckets(
    clickhouse: &ClickHouse,
    table: &VerifiedTable,
    buckets: u32,
) -> Result<Vec<Bucket>, LiveError> {
    buckets_by(clickhouse, &clickhouse_buckets(table, buckets)).await
}

/// The answer to a question about buckets.
pub(super) async fn buckets_by(clickhouse: &ClickHouse, sql: &str) -> Result<Vec<Bucket>, LiveError> {
    let rows: Vec<OfBucket> = clickhouse.all(ASKED, sql).await?;
    Ok(rows.into_iter().map(|OfBucket { number, rows, sum }| Bucket { number, rows, sum }).collect())
}

pub(super) async fn keys(
    clickhouse: &ClickHouse,
    table: &VerifiedTable,
    buckets: u32,
    chosen: &[u32],
) -> Result<Vec<Hashed>, LiveError> {
    keys_by(clickhouse, &clickhouse_keys(table, buckets, chosen)).await
}

/// The answer to a question about keys.
pub(super) async fn keys_by(clickhouse: &ClickHouse, sql: &str) -> Result<Vec<Hashed>, LiveError> {
    let rows: Vec<OfKey> = clickhouse.all(ASKED, sql).await?;
    Ok(rows.into_iter().map(|OfKey { key, hash }| Hashed { key: Key(key), hash }).collect())
}

pub(super) async fn rows(
    clickhouse: &ClickHouse,
    table: &VerifiedTable,
    keys: &[&Key],
) -> Result<HashMap<Key, Vec<Values>>, LiveError> {
    let found: Vec<OfRow> = clickhouse.all(ASKED, &clickhouse_rows(table, keys)).await?;
    let mut rows: HashMap<Key, Vec<Values>> = HashMap::new();
    for OfRow { key, texts } in found {
        rows.entry(Key(key)).or_default().push(Values(texts));
    }
    Ok(rows)
}

/// Where the last change of each key stood in the binlog.
pub(super) async fn last_changes(
    clickhouse: &ClickHouse,
    table: &VerifiedTable,
    keys: &[&Key],
) -> Result<HashMap<Key, BinlogPosition>, LiveError> {
    let rows: Vec<OfChange> = clickhouse.all(ASKED, &clickhouse_last_changes(table, keys)).await?;
    let places = rows.into_iter().map(|row| (Key(row.key), BinlogPosition { file: row.file, position: row.position }));
    Ok(places.collect())
}
