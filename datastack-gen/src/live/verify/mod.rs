//! Proof that MySQL and ClickHouse agree by value; the questions are [`datastack_core::verify`].

mod history;
mod passage;
mod settle;
mod sink;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use datastack_core::diff::System;
use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::status::status;
use datastack_core::verify::{
    Differences, Key, KeyDifference, Kind, Sides, TableOutcome, Verified, VerifiedHistory, VerifiedTable, buckets_for,
    differing_buckets, differing_keys,
};

use super::{ClickHouse, Fault, LiveError, Secrets, Systems};
use settle::Settling;
use source::Source;

/// Keys of differing buckets that are held in memory at a time.
const KEYS: u64 = 200_000;

/// How far a comparison goes.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The tables that are compared; none means all.
    pub tables: BTreeSet<String>,
    /// How long changes may be on their way.
    pub patience: Duration,
    /// How many differing keys of a table are listed; when there are so many, no more are looked for.
    pub listed: usize,
    /// Whether keys are shown.
    pub show_keys: bool,
    /// Whether keys and values are shown. Personal data never are.
    pub show_rows: bool,
    /// Whether the history is compared too.
    pub history: bool,
}

impl Limits {
    /// Counts a key that differs, and lists it if there is room.
    fn note(&self, differences: &mut Differences, table: &VerifiedTable, key: &Key, kind: Kind, sides: &Sides) {
        *differences.counts.entry(kind).or_default() += 1;
        if !self.is_full(differences) {
            let difference = KeyDifference::new(table, key, kind, sides, self.show_keys, self.show_rows);
            differences.differences.push(difference);
        }
    }

    /// Whether no more differences are looked for.
    fn is_full(&self, differences: &Differences) -> bool {
        differences.differences.len() >= self.listed
    }
}

/// A table of which something differed at first.
struct Suspect<'a> {
    table: &'a Table,
    verified: VerifiedTable,
    buckets: u32,
    differing: BTreeMap<u32, u64>,
    outcome: TableOutcome,
}

/// Compares MySQL with the current state in ClickHouse and that with the history, and looks at what lies between. MySQL is
/// read in one snapshot, without a lock.
///
/// # Errors
///
/// If a system cannot be asked.
pub async fn verify(
    systems: &Systems,
    pipeline: &Pipeline,
    secrets: &Secrets,
    limits: &Limits,
) -> Result<Verified, Vec<LiveError>> {
    let alone = |error| vec![error];
    let clickhouse = systems.clickhouse.as_ref().ok_or_else(|| {
        let message = "nothing can be compared with ClickHouse left out";
        vec![LiveError::new(Fault::Obstacle, System::ClickHouse, message, "name clickhouse in --only too")]
    })?;
    let mut source = Source::connect(&systems.mysql, secrets).await.map_err(alone)?;
    let sizes = sink::sizes(clickhouse, pipeline).await.map_err(alone)?;

    let position = source.hold().await.map_err(alone)?;
    let chosen =
        pipeline.tables.iter().filter(|table| limits.tables.is_empty() || limits.tables.contains(table.name.as_str()));
    let mut suspects = Vec::new();
    for table in chosen {
        let verified = VerifiedTable::of(pipeline, table);
        let buckets = buckets_for(sizes.get(&verified.rows.name).copied().unwrap_or_default());
        let (mysql, found) =
            tokio::join!(source.buckets(&verified, buckets), sink::buckets(clickhouse, &verified, buckets));
        let (mysql, found) = both(mysql, found)?;
        let mut outcome = TableOutcome::new(&verified);
        outcome.mysql_rows = mysql.iter().map(|bucket| bucket.rows).sum();
        outcome.clickhouse_rows = found.iter().map(|bucket| bucket.rows).sum();
        suspects.push(Suspect { table, verified, buckets, differing: differing_buckets(&mysql, &found), outcome });
    }
    source.release().await.map_err(alone)?;

    let deadline = Instant::now() + limits.patience;
    let mut tables = Vec::new();
    for mut suspect in suspects {
        let settling = Settling {
            systems,
            clickhouse,
            pipeline,
            table: suspect.table,
            verified: &suspect.verified,
            limits,
            deadline,
        };
        for chosen in batches(&suspect.differing) {
            if limits.is_full(&suspect.outcome.found) {
                suspect.outcome.found.complete = false;
                break;
            }
            narrow(&settling, &mut source, clickhouse, suspect.buckets, &chosen, &mut suspect.outcome.found).await?;
        }
        let history = limits.history.then(|| VerifiedHistory::of(pipeline, suspect.table)).flatten();
        // Of one that is not there, `status` tells.
        if let Some(history) = history.filter(|history| sizes.contains_key(&history.name.name)) {
            let found = history::compare(clickhouse, &history, suspect.buckets, limits).await.map_err(alone)?;
            suspect.outcome.history = Some(found);
        }
        tables.push(suspect.outcome);
    }
    let (seen, errors) = systems.seen(pipeline).await;
    match errors.is_empty() {
        true => Ok(Verified { position: position.to_string(), tables, status: status(pipeline, &seen) }),
        false => Err(errors),
    }
}

/// From buckets to keys, and from keys to what differs for good.
async fn narrow(
    settling: &Settling<'_>,
    source: &mut Source<'_>,
    clickhouse: &ClickHouse,
    buckets: u32,
    chosen: &[u32],
    differences: &mut Differences,
) -> Result<(), Vec<LiveError>> {
    let (mysql, found) = tokio::join!(
        source.keys(settling.verified, buckets, chosen),
        sink::keys(clickhouse, settling.verified, buckets, chosen)
    );
    let (mysql, found) = both(mysql, found)?;
    settling.settle(source, differing_keys(mysql, found), differences).await.map_err(|error| vec![error])
}

/// Buckets in groups whose keys are held in memory together.
fn batches(differing: &BTreeMap<u32, u64>) -> Vec<Vec<u32>> {
    let mut batches: Vec<Vec<u32>> = Vec::new();
    let mut held = KEYS;
    for (number, rows) in differing {
        match batches.last_mut() {
            Some(batch) if held + rows <= KEYS => {
                batch.push(*number);
                held += rows;
            }
            _ => {
                batches.push(vec![*number]);
                held = *rows;
            }
        }
    }
    batches
}

fn both<A, B>(one: Result<A, LiveError>, other: Result<B, LiveError>) -> Result<(A, B), Vec<LiveError>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    #[test]
    fn buckets_are_taken_together_up_to_a_number_of_rows() {
        let differing = BTreeMap::from([(1, 150_000), (2, 50_000), (3, 1), (9, 300_000), (10, 5)]);
        assert_eq!(super::batches(&differing), [vec![1, 2], vec![3], vec![9], vec![10]]);
    }
}
