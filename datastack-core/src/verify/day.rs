//! The questions about the newest day of a history.

use super::history::VerifiedHistory;
use super::key::{Key, keys_in_clickhouse};
use super::query::{buckets_of, clickhouse_key, clickhouse_read, keys_of};
use crate::clickhouse;
use crate::definition::HistoryKind;

/// The newest day of a history, and with it the rows that can be compared: those that have not changed since it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day<'h> {
    pub(super) history: &'h VerifiedHistory,
    pub(super) first: String,
    pub(super) newest: String,
    /// Whether delete markers may have gone since.
    pub(super) old: bool,
}

/// The first and the newest day of a history, and how many days ago that was; no row if it has none.
pub fn days(history: &VerifiedHistory) -> String {
    format!(
        "SELECT toString(min(_as_of)) AS __first, toString(max(_as_of)) AS __newest, \
         toInt64(today() - max(_as_of)) AS __age FROM {} HAVING count() > 0",
        history.name
    )
}

impl Day<'_> {
    /// The end of the day so many days behind another: the cut-off of the day that follows. In an hour that clocks skip,
    /// ClickHouse puts it an hour before the jobs do, so that fewer rows are compared.
    fn end(&self, day: &str, behind: i8) -> String {
        let (day, time) = (clickhouse::string(day), clickhouse::string(&format!(" {}", self.history.cutoff)));
        let zone = clickhouse::string(&self.history.timezone);
        format!("toDateTime64(concat(toString(addDays(toDate({day}), {})), {time}), 3, {zone})", behind + 1)
    }

    fn key(&self) -> String {
        let names = self.history.table.key.iter().map(|column| clickhouse::identifier(&column.name));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Which changes belong to the days. A history of changes begins with its first day, a state holds all before it.
    fn due(&self, moment: &str) -> String {
        let end = format!("{moment} < {}", self.end(&self.newest, 0));
        match self.history.kind {
            HistoryKind::DailyState => end,
            HistoryKind::Changes => format!("{end} AND {moment} >= {}", self.end(&self.first, -1)),
        }
    }

    /// Rows of the current state that were so when the day ended.
    fn current(&self) -> String {
        let rows = format!("{} FINAL WHERE {}", self.history.table.rows, self.due("_source_ts"));
        match self.history.filtered {
            true => format!("{rows} AND ({key}) IN (SELECT {key} FROM {})", self.state(), key = self.key()),
            false => rows,
        }
    }

    /// Rows of the history, the last of each key.
    fn state(&self) -> String {
        match self.history.kind {
            HistoryKind::DailyState => {
                format!("{} WHERE _as_of = {}", self.history.name, clickhouse::string(&self.newest))
            }
            HistoryKind::Changes => format!("({}) WHERE _deleted = 0", self.last_changes("")),
        }
    }

    /// The last change of each key in a history of changes.
    fn last_changes(&self, condition: &str) -> String {
        let (name, key) = (&self.history.name, self.key());
        format!("SELECT * FROM {name}{condition} ORDER BY {key}, _version DESC LIMIT 1 BY {key}")
    }

    /// Rows of the history whose keys have not changed since.
    fn unchanged(&self) -> String {
        format!(
            "{} AND ({key}) NOT IN (SELECT {key} FROM {} WHERE _source_ts >= {})",
            self.state(),
            self.history.table.rows,
            self.end(&self.newest, 0),
            key = self.key()
        )
    }
}

/// Bucket, rows and sum of hashes of the current state's rows.
pub fn current_buckets(day: &Day<'_>, buckets: u32) -> String {
    buckets_of(&day.history.table, &day.current(), buckets)
}

/// The same of the history's rows.
pub fn history_buckets(day: &Day<'_>, buckets: u32) -> String {
    buckets_of(&day.history.table, &day.unchanged(), buckets)
}

/// Key and hash of the current state's rows of some buckets.
pub fn current_keys(day: &Day<'_>, buckets: u32, chosen: &[u32]) -> String {
    keys_of(&day.history.table, &format!("{} AND", day.current()), buckets, chosen)
}

/// The same of the history's rows.
pub fn history_keys(day: &Day<'_>, buckets: u32, chosen: &[u32]) -> String {
    keys_of(&day.history.table, &format!("{} AND", day.unchanged()), buckets, chosen)
}

/// The last change of each of some keys in the current state, deletions among them.
pub fn current_rows(day: &Day<'_>, keys: &[&Key]) -> String {
    let table = &day.history.table;
    // Of equal versions, the one that deletes was written last: `resnapshot` marks a row so.
    let last = |what: &str| format!("argMax({what}, (_version, _deleted))");
    format!(
        "SELECT {} AS __key, toInt64(toUnixTimestamp64Milli({moment})) AS __at, {} AS __deleted, toUInt8({}) AS __due, \
         {} AS __texts FROM {} WHERE {} GROUP BY __key",
        clickhouse_key(table),
        last("_deleted"),
        day.due(&last("_source_ts")),
        last(&clickhouse_read(table)),
        table.rows,
        keys_in_clickhouse(table, keys),
        moment = last("_source_ts"),
    )
}

/// Rows of the history with some keys; of changes the last of each key, deletions among them.
pub fn history_rows(day: &Day<'_>, keys: &[&Key]) -> String {
    let table = &day.history.table;
    let keys = keys_in_clickhouse(table, keys);
    let from = match day.history.kind {
        HistoryKind::DailyState => format!("{} AND {keys}", day.state()),
        HistoryKind::Changes => format!("({})", day.last_changes(&format!(" WHERE {keys}"))),
    };
    format!(
        "SELECT {} AS __key, toInt64(toUnixTimestamp64Milli(_source_ts)) AS __at, _deleted AS __deleted, {} AS __texts \
         FROM {from}",
        clickhouse_key(table),
        clickhouse_read(table),
    )
}
