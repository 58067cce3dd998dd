use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::key::Key;

/// Rows that a bucket holds about.
const ROWS: u64 = 512;
/// The fewest and the most buckets. A table's groups are held in memory by both engines.
const FEWEST: u32 = 1 << 10;
const MOST: u32 = 1 << 16;

/// The rows of a table whose keys have the same remainder of their CRC-32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// The remainder.
    pub number: u32,
    /// How many rows.
    pub rows: u64,
    /// The sum of the first 64 bits of their SHA-256, modulo 2^64.
    pub sum: u64,
}

/// A row by its key, and the first 64 bits of its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// Its key.
    pub key: Key,
    /// The bits.
    pub hash: u64,
}

/// How many buckets a table of about so many rows is parted into; a power of two.
pub fn buckets_for(rows: u64) -> u32 {
    u32::try_from(rows / ROWS).unwrap_or(MOST).clamp(FEWEST, MOST).next_power_of_two()
}

/// The buckets that differ, each with the rows of the side that has more.
pub fn differing_buckets(mysql: &[Bucket], clickhouse: &[Bucket]) -> BTreeMap<u32, u64> {
    let by_number = |side: &[Bucket]| -> BTreeMap<u32, Bucket> { side.iter().map(|b| (b.number, *b)).collect() };
    let (mysql, clickhouse) = (by_number(mysql), by_number(clickhouse));
    let numbers: BTreeSet<u32> = mysql.keys().chain(clickhouse.keys()).copied().collect();
    let rows = |side: &BTreeMap<u32, Bucket>, number| side.get(&number).map_or(0, |bucket| bucket.rows);
    numbers
        .into_iter()
        .filter(|number| mysql.get(number) != clickhouse.get(number))
        .map(|number| (number, rows(&mysql, number).max(rows(&clickhouse, number))))
        .collect()
}

/// The keys whose rows differ, or that one side does not have, or has twice.
pub fn differing_keys(mysql: Vec<Hashed>, clickhouse: Vec<Hashed>) -> BTreeSet<Key> {
    let mut left: HashMap<Key, u64> = mysql.into_iter().map(|row| (row.key, row.hash)).collect();
    let mut differing = BTreeSet::new();
    let mut seen = HashSet::new();
    for Hashed { key, hash } in clickhouse {
        let same = left.remove(&key) == Some(hash);
        if !seen.insert(key.clone()) || !same {
            differing.insert(key);
        }
    }
    differing.extend(left.into_keys());
    differing
}

#[cfg(test)]
mod tests {
    use super::{Bucket, Hashed, buckets_for, differing_buckets, differing_keys};
    use crate::verify::Key;

    #[test]
    fn a_table_is_parted_by_its_size() {
        assert_eq!([0, 1_000_000, 100_000_000].map(buckets_for), [1024, 2048, 65_536]);
    }

    #[test]
    fn buckets_differ_by_rows_by_sum_and_by_being_there() {
        let bucket = |number, rows, sum| Bucket { number, rows, sum };
        let mysql = [bucket(1, 2, 7), bucket(2, 1, 7), bucket(3, 1, 7), bucket(5, 1, 1)];
        let clickhouse = [bucket(1, 2, 7), bucket(2, 1, 8), bucket(3, 4, 7), bucket(4, 9, 1)];
        let found: Vec<(u32, u64)> = differing_buckets(&mysql, &clickhouse).into_iter().collect();
        assert_eq!(found, [(2, 1), (3, 4), (4, 9), (5, 1)]);
    }

    #[test]
    fn keys_differ_by_hash_by_side_and_by_number() {
        let row = |key: &str, hash| Hashed { key: Key(key.to_owned()), hash };
        let mysql = vec![row("same", 1), row("other", 2), row("missing", 3), row("twice", 4)];
        let clickhouse = vec![row("twice", 4), row("surplus", 5), row("other", 9), row("same", 1), row("twice", 4)];
        let found: Vec<String> = differing_keys(mysql, clickhouse).into_iter().map(|key| key.0).collect();
        assert_eq!(found, ["missing", "other", "surplus", "twice"]);
    }
}
