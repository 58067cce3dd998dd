use std::collections::BTreeMap;

use clickhouse::Row;
use datastack_core::resnapshot::Resnapshot;
use serde::Deserialize;

use crate::live::{ClickHouse, LiveError, MySqlSession};

#[derive(Row, Deserialize)]
struct Key {
    key: Vec<String>,
}

/// What became of rows that were neither read nor changed.
pub(super) enum Surplus {
    /// The source has one that was to be read: the snapshot is not at its end.
    Unread,
    /// Keys cannot be compared.
    NotLookedFor,
    /// Those that the source does not have are marked as deleted; others do not meet its condition.
    Removed { removed: u64, passed: u64 },
}

/// Marks rows as deleted that the source does not have. A key that it lacks is surplus however far the snapshot is, so
/// what was marked stays right if another turns out to be unread.
pub(super) async fn remove(
    clickhouse: &ClickHouse,
    session: &mut MySqlSession<'_>,
    wish: &Resnapshot<'_>,
    since: &[i64],
) -> Result<Surplus, LiveError> {
    let (mut removed, mut passed) = (0, 0);
    loop {
        let Some(stale) = wish.stale(since, passed) else { return Ok(Surplus::NotLookedFor) };
        let keys: Vec<Key> = clickhouse.all("for rows that were not read", &stale).await?;
        let keys: Vec<Vec<String>> = keys.into_iter().map(|row| row.key).collect();
        if keys.is_empty() {
            return Ok(Surplus::Removed { removed, passed: passed as u64 });
        }
        let Some(asked) = wish.in_source(&keys) else { return Ok(Surplus::NotLookedFor) };
        let there: BTreeMap<Vec<String>, bool> = session
            .rows(&asked)
            .await?
            .into_iter()
            .map(|row| {
                let mut cells: Vec<String> = row.into_iter().map(Option::unwrap_or_default).collect();
                let to_be_read = cells.pop().is_some_and(|cell| cell != "0");
                (cells, to_be_read)
            })
            .collect();
        // A collation may find a row whose key is written otherwise: that is another key to ClickHouse.
        if keys.iter().any(|key| there.get(key) == Some(&true)) {
            return Ok(Surplus::Unread);
        }
        let gone: Vec<Vec<String>> = keys.iter().filter(|key| !there.contains_key(*key)).cloned().collect();
        passed += keys.len() - gone.len();
        removed += gone.len() as u64;
        if let (false, Some(mark)) = (gone.is_empty(), wish.mark(since, &gone)) {
            clickhouse.run(&[mark]).await?;
        }
    }
}
