//! The questions to both engines. Every alias begins with two underscores, as no column of a table does: an alias that is
//! a column's name would take its place in ClickHouse.

use super::column::{Compared, VerifiedTable};
use super::key::{Key, keys_in_clickhouse, keys_in_mysql};
use super::texts::Pair;
use crate::clickhouse;
use crate::mysql::identifier;

/// Bucket, rows and sum of hashes of every bucket of the table, in MySQL. The sum is a whole number of more than 64 bits.
pub fn mysql_buckets(table: &VerifiedTable, buckets: u32) -> String {
    format!(
        "SELECT {} AS __bucket, COUNT(*) AS __rows, CAST(SUM({}) AS CHAR) AS __sum FROM {} GROUP BY __bucket",
        mysql_bucket(table, buckets),
        mysql_hash(table),
        mysql_table(table)
    )
}

/// The same in ClickHouse, where the sum wraps at 2^64.
pub fn clickhouse_buckets(table: &VerifiedTable, buckets: u32) -> String {
    buckets_of(table, &table.current.to_string(), buckets)
}

/// Buckets of whatever rows of the table in ClickHouse.
pub(super) fn buckets_of(table: &VerifiedTable, from: &str, buckets: u32) -> String {
    format!(
        "SELECT {} AS __bucket, count() AS __rows, sum({}) AS __sum FROM {from} GROUP BY __bucket",
        clickhouse_bucket(table, buckets),
        clickhouse_hash(table),
    )
}

/// Key and hash of every row of some buckets, in MySQL.
pub fn mysql_keys(table: &VerifiedTable, buckets: u32, chosen: &[u32]) -> String {
    format!(
        "SELECT {} AS __key, CAST({} AS CHAR) AS __hash FROM {} WHERE {} IN ({})",
        mysql_key(table),
        mysql_hash(table),
        mysql_table(table),
        mysql_bucket(table, buckets),
        list(chosen)
    )
}

/// The same in ClickHouse.
pub fn clickhouse_keys(table: &VerifiedTable, buckets: u32, chosen: &[u32]) -> String {
    keys_of(table, &format!("{} WHERE", table.current), buckets, chosen)
}

/// The same of whatever rows; `from` ends where a condition follows.
pub(super) fn keys_of(table: &VerifiedTable, from: &str, buckets: u32, chosen: &[u32]) -> String {
    format!(
        "SELECT {} AS __key, {} AS __hash FROM {from} {} IN ({})",
        clickhouse_key(table),
        clickhouse_hash(table),
        clickhouse_bucket(table, buckets),
        list(chosen)
    )
}

/// Key and texts of the rows with some keys, in MySQL; one column each.
pub fn mysql_rows(table: &VerifiedTable, keys: &[&Key]) -> String {
    format!(
        "SELECT {} AS __key, {} FROM {} WHERE {}",
        mysql_key(table),
        mysql_texts(table, |column| &column.texts.read).join(", "),
        mysql_table(table),
        keys_in_mysql(table, keys)
    )
}

/// Key and list of texts of the rows with some keys, in ClickHouse.
pub fn clickhouse_rows(table: &VerifiedTable, keys: &[&Key]) -> String {
    format!(
        "SELECT {} AS __key, {} AS __texts FROM {} WHERE {}",
        clickhouse_key(table),
        clickhouse_read(table),
        table.current,
        keys_in_clickhouse(table, keys)
    )
}

/// Where in the binlog the last change of each of some keys stood, deleted rows among them, in ClickHouse.
pub fn clickhouse_last_changes(table: &VerifiedTable, keys: &[&Key]) -> String {
    format!(
        "SELECT {} AS __key, argMax(toString(_source_file), _version) AS __file, argMax(_source_pos, _version) AS __pos \
         FROM {} WHERE {} GROUP BY __key",
        clickhouse_key(table),
        table.rows,
        keys_in_clickhouse(table, keys)
    )
}

fn mysql_table(table: &VerifiedTable) -> String {
    format!("{}.{}", identifier(&table.database), identifier(&table.name))
}

fn mysql_bucket(table: &VerifiedTable, buckets: u32) -> String {
    format!("CRC32({}) & {}", mysql_key(table), buckets - 1)
}

fn clickhouse_bucket(table: &VerifiedTable, buckets: u32) -> String {
    format!("bitAnd(CRC32({}), {})", clickhouse_key(table), buckets - 1)
}

fn mysql_key(table: &VerifiedTable) -> String {
    let texts: Vec<&str> = table.key.iter().map(|column| column.texts.summed.mysql.as_str()).collect();
    mysql_joined(&texts)
}

pub(super) fn clickhouse_key(table: &VerifiedTable) -> String {
    let texts: Vec<&str> = table.key.iter().map(|column| column.texts.summed.clickhouse.as_str()).collect();
    clickhouse_joined(&texts)
}

/// The first 64 bits of the SHA-256 of the row's texts.
fn mysql_hash(table: &VerifiedTable) -> String {
    let texts = mysql_texts(table, |column| &column.texts.summed);
    let row = mysql_joined(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    format!("CAST(CONV(LEFT(SHA2({row}, 256), 16), 16, 10) AS UNSIGNED)")
}

fn clickhouse_hash(table: &VerifiedTable) -> String {
    let texts = clickhouse_texts(table, |column| &column.texts.summed);
    let row = clickhouse_joined(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    format!("reinterpretAsUInt64(reverse(substring(SHA256({row}), 1, 8)))")
}

/// NULL has a text, whatever the definition says: a column that was changed by hand may hold it.
fn mysql_texts(table: &VerifiedTable, which: fn(&Compared) -> &Pair) -> Vec<String> {
    table.columns.iter().map(|column| format!("IFNULL({}, 'N')", which(column).mysql)).collect()
}

fn clickhouse_texts(table: &VerifiedTable, which: fn(&Compared) -> &Pair) -> Vec<String> {
    table.columns.iter().map(|column| format!("ifNull({}, 'N')", which(column).clickhouse)).collect()
}

/// The list of a row's texts.
pub(super) fn clickhouse_read(table: &VerifiedTable) -> String {
    format!("[{}]", clickhouse_texts(table, |column| &column.texts.read).join(", "))
}

fn mysql_joined(texts: &[&str]) -> String {
    match texts {
        [text] => (*text).to_owned(),
        texts => format!("CONCAT_WS(',', {})", texts.join(", ")),
    }
}

fn clickhouse_joined(texts: &[&str]) -> String {
    match texts {
        [text] => (*text).to_owned(),
        texts => format!("concatWithSeparator({}, {})", clickhouse::string(","), texts.join(", ")),
    }
}

fn list(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
