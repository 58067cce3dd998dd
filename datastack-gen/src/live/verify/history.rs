use std::collections::HashMap;

use clickhouse::Row;
use datastack_core::verify::{
    Change, Day, Differences, HistoryOutcome, Key, Stored, Values, Verdict, VerifiedHistory, VerifiedTable,
    current_buckets, current_keys, current_rows, days, differing_buckets, differing_keys, history_buckets,
    history_keys, history_rows,
};
use serde::Deserialize;

use super::super::{ClickHouse, LiveError};
use super::settle::AT_ONCE;
use super::sink::{ASKED, buckets_by, keys_by};
use super::{Limits, batches};

#[derive(Row, Deserialize)]
struct Days {
    #[serde(rename = "__first")]
    first: String,
    #[serde(rename = "__newest")]
    newest: String,
    #[serde(rename = "__age")]
    age: i64,
}

#[derive(Row, Deserialize)]
struct OfChange {
    #[serde(rename = "__key")]
    key: String,
    #[serde(rename = "__at")]
    at: i64,
    #[serde(rename = "__deleted")]
    deleted: u8,
    #[serde(rename = "__due")]
    due: u8,
    #[serde(rename = "__texts")]
    texts: Vec<String>,
}

#[derive(Row, Deserialize)]
struct OfRow {
    #[serde(rename = "__key")]
    key: String,
    #[serde(rename = "__at")]
    at: i64,
    #[serde(rename = "__deleted")]
    deleted: u8,
    #[serde(rename = "__texts")]
    texts: Vec<String>,
}

/// Compares the newest day of a table's history with the current state.
pub(super) async fn compare(
    clickhouse: &ClickHouse,
    history: &VerifiedHistory,
    buckets: u32,
    limits: &Limits,
) -> Result<HistoryOutcome, LiveError> {
    let shown: Vec<Days> = clickhouse.all("for the days of a history", &days(history)).await?;
    let shown = shown.first();
    let mut outcome = HistoryOutcome {
        day: shown.map(|days| days.newest.clone()),
        current_rows: 0,
        history_rows: 0,
        columns: history.table.columns.iter().map(|column| column.name.clone()).collect(),
        transformed: history.transformed.clone(),
        found: Differences::default(),
    };
    let Some(Days { first, newest, age }) = shown else { return Ok(outcome) };
    let day = history.at(first, newest, *age);
    let (current, stored) = (current_buckets(&day, buckets), history_buckets(&day, buckets));
    let (current, stored) = tokio::try_join!(buckets_by(clickhouse, &current), buckets_by(clickhouse, &stored))?;
    outcome.current_rows = current.iter().map(|bucket| bucket.rows).sum();
    outcome.history_rows = stored.iter().map(|bucket| bucket.rows).sum();
    for chosen in batches(&differing_buckets(&current, &stored)) {
        if limits.is_full(&outcome.found) {
            outcome.found.complete = false;
            break;
        }
        let (current, stored) = (current_keys(&day, buckets, &chosen), history_keys(&day, buckets, &chosen));
        let (current, stored) = tokio::try_join!(keys_by(clickhouse, &current), keys_by(clickhouse, &stored))?;
        let keys: Vec<Key> = differing_keys(current, stored).into_iter().collect();
        for keys in keys.chunks(AT_ONCE) {
            judge(clickhouse, &history.table, &day, keys, limits, &mut outcome.found).await?;
        }
    }
    Ok(outcome)
}

/// Looks at keys that seemed to differ, by the last change that each side has.
async fn judge(
    clickhouse: &ClickHouse,
    table: &VerifiedTable,
    day: &Day<'_>,
    keys: &[Key],
    limits: &Limits,
    differences: &mut Differences,
) -> Result<(), LiveError> {
    let asked: Vec<&Key> = keys.iter().collect();
    let (current, stored) = (current_rows(day, &asked), history_rows(day, &asked));
    let (current, stored) =
        tokio::try_join!(clickhouse.all::<OfChange>(ASKED, &current), clickhouse.all::<OfRow>(ASKED, &stored))?;
    let changes: HashMap<Key, Change> = current.into_iter().map(change).collect();
    let mut rows: HashMap<Key, Vec<Stored>> = HashMap::new();
    for OfRow { key, at, deleted, texts } in stored {
        rows.entry(Key(key)).or_default().push(Stored { at, deleted: deleted != 0, values: Values(texts) });
    }
    for key in keys {
        match day.judge(changes.get(key), rows.get(key).map(Vec::as_slice).unwrap_or_default()) {
            Verdict::Agrees => differences.in_flight += 1,
            Verdict::Ahead => differences.unsettled += 1,
            Verdict::Differs(kind, sides) => limits.note(differences, table, key, kind, &sides),
        }
    }
    Ok(())
}

fn change(row: OfChange) -> (Key, Change) {
    let OfChange { key, at, deleted, due, texts } = row;
    (Key(key), Change { at, deleted: deleted != 0, due: due != 0, values: Values(texts) })
}
