use super::column::VerifiedTable;
use super::difference::{Kind, Sides};
use super::key::{Key, keys_in_clickhouse};
use super::query::{buckets_of, clickhouse_key, clickhouse_read, keys_of};
use super::row::Values;
use crate::clickhouse::table::Objects;
use crate::clickhouse::{self, ObjectName};
use crate::definition::HistoryKind;
use crate::pipeline::{Pipeline, Table};

/// Beside the values, it must be the same change that made a row.
const VERSION: &str = "toString(_version)";

/// A table's history, and what of it is compared with the current state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedHistory {
    /// The current state, with the columns that are compared.
    pub table: VerifiedTable,
    /// The history.
    pub name: ObjectName,
    /// Columns that the table's own transform changes.
    pub transformed: Vec<String>,
    kind: HistoryKind,
    cutoff: String,
    timezone: String,
}

/// A day of a history, and the rows that can be compared: those that have not changed since it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day<'h> {
    history: &'h VerifiedHistory,
    day: String,
}

/// The last change of a key in the current state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its version.
    pub version: u64,
    /// Whether it deleted the row.
    pub deleted: bool,
    /// Whether it is younger than the day.
    pub later: bool,
    /// What it made of the row.
    pub values: Values,
}

/// A row of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The version of the change that made it.
    pub version: u64,
    /// The row.
    pub values: Values,
}

/// What is to be thought of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Both sides agree, or the row has changed since the day ended.
    Agrees,
    /// The history has a change that the current state does not have yet.
    Ahead,
    /// They differ, though nothing has changed since. Without a column that differs, the history has an earlier change.
    Differs(Kind, Sides),
}

impl VerifiedHistory {
    /// What of a table's history is compared; none if it has none.
    pub fn of(pipeline: &Pipeline, table: &Table) -> Option<Self> {
        let kind = table.history?;
        let own = |name: &str| table.columns.iter().any(|column| column.transformed && column.name.as_str() == name);
        let mut verified = VerifiedTable::of(pipeline, table);
        let (transformed, columns) = verified.columns.into_iter().partition(|column| own(&column.name));
        verified.columns = columns;
        let transformed: Vec<super::Compared> = transformed;
        let minutes = pipeline.history.cutoff_minutes;
        Some(Self {
            table: verified,
            name: Objects::of(pipeline, table).history,
            transformed: transformed.into_iter().map(|column| column.name).collect(),
            kind,
            cutoff: format!("{:02}:{:02}:00", minutes / 60, minutes % 60),
            timezone: pipeline.history.timezone.clone(),
        })
    }

    /// The history as it was at the end of a day, `YYYY-MM-DD`.
    pub fn at(&self, day: &str) -> Day<'_> {
        Day { history: self, day: day.to_owned() }
    }

    /// What is to be thought of a key, by its last change in the current state and its rows in the history.
    pub fn judge(&self, change: Option<&Change>, stored: &[Stored]) -> Verdict {
        // A row that is gone with its marker was deleted at a moment that nobody knows.
        let Some(change) = change.filter(|change| !change.later) else { return Verdict::Agrees };
        if stored.iter().any(|stored| stored.version > change.version) {
            return Verdict::Ahead;
        }
        let sides = Sides {
            source: (!change.deleted).then(|| change.values.clone()),
            sink: stored.iter().map(|stored| stored.values.clone()).collect(),
        };
        let earlier = stored.iter().any(|stored| stored.version < change.version);
        match sides.differ(&self.table).or(earlier.then_some(Kind::Different)) {
            Some(kind) => Verdict::Differs(kind, sides),
            None => Verdict::Agrees,
        }
    }
}

impl Day<'_> {
    /// When the day ended: the next day's cut-off.
    fn end(&self) -> String {
        let (day, time) = (clickhouse::string(&self.day), clickhouse::string(&format!(" {}", self.history.cutoff)));
        let zone = clickhouse::string(&self.history.timezone);
        format!("toDateTime64(concat(toString(addDays(toDate({day}), 1)), {time}), 3, {zone})")
    }

    fn key(&self) -> String {
        let names = self.history.table.key.iter().map(|column| clickhouse::identifier(&column.name));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Rows of the current state that were so when the day ended.
    fn current(&self) -> String {
        format!("{} FINAL WHERE _source_ts < {}", self.history.table.rows, self.end())
    }

    /// Rows of the history, the last of each key; of all, or of those for which a condition holds.
    fn state(&self, condition: Option<&str>) -> String {
        let Self { history, day } = self;
        match history.kind {
            HistoryKind::DailyState => {
                let further = condition.map(|condition| format!(" AND {condition}")).unwrap_or_default();
                format!("{} WHERE _as_of = {}{further}", history.name, clickhouse::string(day))
            }
            HistoryKind::Changes => format!(
                "(SELECT * FROM {}{} ORDER BY {key}, _version DESC LIMIT 1 BY {key}) WHERE _deleted = 0",
                history.name,
                condition.map(|condition| format!(" WHERE {condition}")).unwrap_or_default(),
                key = self.key()
            ),
        }
    }

    /// Rows of the history whose keys have not changed since.
    fn unchanged(&self) -> String {
        format!(
            "{} AND ({key}) NOT IN (SELECT {key} FROM {} WHERE _source_ts >= {})",
            self.state(None),
            self.history.table.rows,
            self.end(),
            key = self.key()
        )
    }
}

/// The newest day of a history, if it has one.
pub fn newest_day(history: &VerifiedHistory) -> String {
    format!("SELECT toString(max(_as_of)) AS __day FROM {} HAVING count() > 0", history.name)
}

/// Bucket, rows and sum of hashes of the current state's rows.
pub fn current_buckets(day: &Day<'_>, buckets: u32) -> String {
    buckets_of(&day.history.table, &[VERSION], &day.current(), buckets)
}

/// The same of the history's rows.
pub fn history_buckets(day: &Day<'_>, buckets: u32) -> String {
    buckets_of(&day.history.table, &[VERSION], &day.unchanged(), buckets)
}

/// Key and hash of the current state's rows of some buckets.
pub fn current_keys(day: &Day<'_>, buckets: u32, chosen: &[u32]) -> String {
    keys_of(&day.history.table, &[VERSION], &format!("{} AND", day.current()), buckets, chosen)
}

/// The same of the history's rows.
pub fn history_keys(day: &Day<'_>, buckets: u32, chosen: &[u32]) -> String {
    keys_of(&day.history.table, &[VERSION], &format!("{} AND", day.unchanged()), buckets, chosen)
}

/// The last change of each of some keys in the current state, deletions among them.
pub fn current_rows(day: &Day<'_>, keys: &[&Key]) -> String {
    let table = &day.history.table;
    format!(
        "SELECT {} AS __key, max(_version) AS __version, argMax(_deleted, _version) AS __deleted, \
         toUInt8(argMax(_source_ts, _version) >= {}) AS __later, argMax({}, _version) AS __texts FROM {} WHERE {} GROUP BY __key",
        clickhouse_key(table),
        day.end(),
        clickhouse_read(table),
        table.rows,
        keys_in_clickhouse(table, keys)
    )
}

/// Rows of the history with some keys.
pub fn history_rows(day: &Day<'_>, keys: &[&Key]) -> String {
    let table = &day.history.table;
    format!(
        "SELECT {} AS __key, _version AS __version, {} AS __texts FROM {}",
        clickhouse_key(table),
        clickhouse_read(table),
        day.state(Some(&keys_in_clickhouse(table, keys)))
    )
}
