use super::column::VerifiedTable;
use super::day::Day;
use super::difference::{Kind, Sides};
use super::row::Values;
use crate::clickhouse::table::Objects;
use crate::clickhouse::{ObjectName, project::MARKER_DAYS};
use crate::definition::HistoryKind;
use crate::pipeline::{Pipeline, Table};

/// A table's history, and what of it is compared with the current state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedHistory {
    /// The current state, with the columns that are compared.
    pub table: VerifiedTable,
    /// The history.
    pub name: ObjectName,
    /// Columns that the table's own transform changes.
    pub transformed: Vec<String>,
    pub(super) kind: HistoryKind,
    /// Whether the table's own transform leaves rows out.
    pub(super) filtered: bool,
    /// Whether rows leave the current state by their age.
    expiring: bool,
    /// Time of day at which a day ends, `HH:MM:SS`.
    pub(super) cutoff: String,
    pub(super) timezone: String,
}

/// The last change of a key in the current state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When it was made, milliseconds since 1970.
    pub at: i64,
    /// Whether it deleted the row.
    pub deleted: bool,
    /// Whether it belongs to the days that are compared: it is not younger than the last, nor older than the first of a
    /// history of changes.
    pub due: bool,
    /// What it made of the row.
    pub values: Values,
}

/// A row of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// When the change was made that made it, milliseconds since 1970.
    pub at: i64,
    /// Whether that change deleted the row; in a history of changes alone.
    pub deleted: bool,
    /// The row.
    pub values: Values,
}

/// What is to be thought of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Both sides agree, or nothing can be said: the row has changed since the day ended, or has left the current state.
    Agrees,
    /// The history has a change that the current state does not have.
    Ahead,
    /// They differ, though nothing has changed since.
    Differs(Kind, Sides),
}

impl VerifiedHistory {
    /// What of a table's history is compared; none if it has none.
    pub fn of(pipeline: &Pipeline, table: &Table) -> Option<Self> {
        let kind = table.history?;
        let own = |name: &str| table.columns.iter().any(|column| column.transformed && column.name.as_str() == name);
        let mut verified = VerifiedTable::of(pipeline, table);
        let (transformed, columns): (Vec<_>, Vec<_>) =
            verified.columns.into_iter().partition(|column| own(&column.name));
        verified.columns = columns;
        let minutes = pipeline.history.cutoff_minutes;
        Some(Self {
            table: verified,
            name: Objects::of(pipeline, table).history,
            transformed: transformed.into_iter().map(|column| column.name).collect(),
            kind,
            filtered: table.filtered,
            expiring: table.clickhouse.ttl.is_some(),
            cutoff: format!("{:02}:{:02}:00", minutes / 60, minutes % 60),
            timezone: pipeline.history.timezone.clone(),
        })
    }

    /// What a history shows: its first and its newest day, `YYYY-MM-DD`, and the days that have passed since the newest.
    pub fn at(&self, first: &str, newest: &str, age: i64) -> Day<'_> {
        Day { history: self, first: first.to_owned(), newest: newest.to_owned(), old: age > i64::from(MARKER_DAYS) }
    }
}

impl Day<'_> {
    /// What is to be thought of a key, by its last change in the current state and its rows in the history.
    pub fn judge(&self, change: Option<&Change>, stored: &[Stored]) -> Verdict {
        let there: Vec<&Stored> = stored.iter().filter(|stored| !stored.deleted).collect();
        let Some(change) = change else {
            // A deleted row leaves a marker, until that is old; without one, the row has not come yet, or never was.
            let forgotten = self.old || self.history.expiring || there.is_empty();
            return if forgotten { Verdict::Agrees } else { Verdict::Ahead };
        };
        if !change.due {
            return Verdict::Agrees;
        }
        if stored.iter().any(|stored| stored.at > change.at) {
            return Verdict::Ahead;
        }
        let sides = Sides {
            source: (!change.deleted).then(|| change.values.clone()),
            sink: there.into_iter().map(|stored| stored.values.clone()).collect(),
        };
        match sides.differ(&self.history.table) {
            Some(Kind::Missing) if self.history.filtered => Verdict::Agrees,
            Some(kind) => Verdict::Differs(kind, sides),
            None => Verdict::Agrees,
        }
    }
}
