use std::fmt;

use crate::clickhouse::identifier;
use crate::journey::{PLAIN, WRAPPED};
use crate::pipeline::{Pipeline, Table};

/// Between two columns of a table in [`written`].
pub const WRITTEN_SEPARATOR: &str = "; ";

/// How the values of a column stand in the events: its name, and a word for how they are written.
pub(crate) struct Written {
    /// The column's names as they stand in SQL: its own, then those that it had before.
    pub(crate) names: Vec<String>,
    way: String,
}

impl Written {
    /// The entries whose values would be read as the same ones. A number that was not wrapped is not negative where a column
    /// takes none.
    pub(crate) fn readable(&self) -> Vec<String> {
        let ways: &[&str] = if self.way == WRAPPED { &[WRAPPED, PLAIN] } else { &[&self.way] };
        self.names.iter().flat_map(|name| ways.iter().map(move |way| format!("{name} {way}"))).collect()
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.names[0], self.way)
    }
}

/// How the values of a table stand in its events. What was written in another way would be read as another value:
/// milliseconds since 1970 are a time of 1970 where microseconds are expected.
pub(crate) fn written(pipeline: &Pipeline, table: &Table) -> Vec<Written> {
    let modes = &pipeline.cdc.modes;
    let columns = table.carried().map(|(column, journey)| Written {
        names: std::iter::once(&column.name).chain(&column.earlier).map(|name| identifier(name.as_str())).collect(),
        way: journey.written(&column.spec, modes),
    });
    columns.collect()
}
