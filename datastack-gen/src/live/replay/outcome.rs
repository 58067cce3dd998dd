use std::collections::BTreeMap;

use serde::Serialize;

/// What became of dead letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// Whether nothing was handed over.
    pub dry: bool,
    /// The tables that have letters.
    pub tables: Vec<ReplayedTable>,
}

/// What became of the letters of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReplayedTable {
    /// The table.
    pub table: String,
    /// How many letters there were.
    pub letters: u64,
    /// Why ClickHouse had not read their records.
    pub found: Counted,
    /// Letters whose records can be read now.
    pub readable: u64,
    /// Those of them that were handed to the views; their letters are gone.
    pub replayed: u64,
    /// Letters whose records still cannot be read, by reason: they stay.
    pub unreadable: Counted,
    /// Letters whose records were handed over and came back: they stay.
    pub came_back: u64,
    /// Letters that are not replayed, whatever their records hold, by reason: they stay.
    pub refused: Counted,
}

impl ReplayedTable {
    pub(super) fn new(table: &str) -> Self {
        Self { table: table.to_owned(), ..Self::default() }
    }

    /// Letters that stay; those that would, if nothing was handed over.
    pub fn left(&self) -> u64 {
        self.unreadable.total() + self.refused.total() + self.came_back
    }
}

/// Letters by reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Counted(pub BTreeMap<String, u64>);

impl Counted {
    pub(super) fn add(&mut self, reason: &str, letters: u64) {
        *self.0.entry(reason.to_owned()).or_default() += letters;
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }
}
