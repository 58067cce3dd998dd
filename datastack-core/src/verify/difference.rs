use std::collections::BTreeMap;

use serde::Serialize;

use super::column::VerifiedTable;
use super::key::Key;
use super::row::{Values, columns_that_differ, shown};

/// How a key differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The source has the row, the sink does not.
    Missing,
    /// The sink has the row, the source does not.
    Surplus,
    /// Both have it, with other values.
    Different,
    /// The sink has it more than once.
    Repeated,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Missing, Self::Surplus, Self::Different, Self::Repeated];

    /// What it is called in a sink of some name.
    pub fn words(self, sink: &str) -> String {
        match self {
            Self::Missing => format!("missing in {sink}"),
            Self::Surplus => format!("only in {sink}"),
            Self::Different => "with other values".to_owned(),
            Self::Repeated => format!("more than once in {sink}"),
        }
    }
}

/// What both sides have of a key: one row in the source at the most, any number in the sink.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// In the source: MySQL, or the current state that the history is compared with.
    pub source: Option<Values>,
    /// In the sink: ClickHouse's current state, or the history.
    pub sink: Vec<Values>,
}

impl Sides {
    /// How they differ, if they do.
    pub fn differ(&self, table: &VerifiedTable) -> Option<Kind> {
        match (&self.source, self.sink.as_slice()) {
            (None, []) => None,
            (None, [_]) => Some(Kind::Surplus),
            (Some(_), []) => Some(Kind::Missing),
            (Some(one), [other]) => (!columns_that_differ(table, one, other).is_empty()).then_some(Kind::Different),
            (_, _) => Some(Kind::Repeated),
        }
    }
}

/// A key that differs for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyDifference {
    /// How.
    pub kind: Kind,
    /// The columns that differ; empty where a row is not there, or there twice.
    pub columns: Vec<String>,
    /// The key, if it was asked for, by column; none for NULL, asterisks for personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Vec<(String, Option<String>)>>,
    /// The values of the columns that differ, or of the whole row that only one side has, if they were asked for: by column
    /// those of the source and of the sink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<BTreeMap<String, [Option<String>; 2]>>,
}

impl KeyDifference {
    /// A difference, with as much of it as may be shown.
    pub fn new(table: &VerifiedTable, key: &Key, kind: Kind, sides: &Sides, show_key: bool, show_rows: bool) -> Self {
        let columns: Vec<String> = match (&sides.source, sides.sink.first()) {
            (Some(one), Some(other)) if kind == Kind::Different => {
                columns_that_differ(table, one, other).into_iter().map(|column| column.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        let values = show_rows.then(|| {
            let side = |values: Option<&Values>, at: usize| {
                values.and_then(|values| values.0.get(at)).and_then(|text| shown(table.columns.get(at)?, text))
            };
            let wanted = |name: &String| kind != Kind::Different || columns.contains(name);
            let named = table.columns.iter().enumerate().filter(|(_, column)| wanted(&column.name));
            named
                .map(|(at, column)| {
                    let both = [side(sides.source.as_ref(), at), side(sides.sink.first(), at)];
                    (column.name.clone(), both)
                })
                .collect()
        });
        Self { kind, columns, key: (show_key || show_rows).then(|| key.shown(table)), values }
    }
}

/// Keys on which two sides differed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// Keys that differed at first, and then agreed: their changes were on the way. Of a history, keys that have changed
    /// since its newest day, or that the current state knows no more.
    pub in_flight: u64,
    /// Keys that changed again behind every position up to which they were compared; nothing is said of them.
    pub changing: u64,
    /// Keys that differ for good, by kind.
    pub counts: BTreeMap<Kind, u64>,
    /// Keys that differ, and of which nothing is proven: the pipeline did not get to them in time, or the history is ahead.
    pub unsettled: u64,
    /// Whether every key was looked at; if not, more may differ than is counted.
    pub complete: bool,
    /// The first keys that differ for good.
    pub differences: Vec<KeyDifference>,
}

impl Default for Differences {
    fn default() -> Self {
        Self {
            in_flight: 0,
            changing: 0,
            counts: BTreeMap::new(),
            unsettled: 0,
            complete: true,
            differences: Vec::new(),
        }
    }
}

impl Differences {
    /// Keys that differ for good.
    pub fn different(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Columns that differ in any of the keys, in the order of their names.
    pub fn columns_that_differ(&self) -> Vec<&str> {
        let mut columns: Vec<&str> =
            self.differences.iter().flat_map(|difference| &difference.columns).map(String::as_str).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }
}
