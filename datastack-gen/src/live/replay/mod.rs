//! Replays dead letters: has ClickHouse hand records to its views once more that it could not read.

mod outcome;
mod reader;

use std::time::Duration;

use clickhouse::Row;
use datastack_core::diff::System;
use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::replay::{Refusal, Replay, differing, of_other_tables};
use serde::Deserialize;

use self::reader::Reader;
use super::systems::client;
use super::{ClickHouse, Fault, LiveError, Systems};

pub use self::outcome::{Counted, Replayed, ReplayedTable};

/// A letter's time is in whole seconds: what comes back after this is later than what was there.
const NEXT_SECOND: Duration = Duration::from_millis(1100);

#[derive(Row, Deserialize)]
struct Now {
    now: u32,
}

#[derive(Row, Deserialize)]
struct Letters {
    refused: String,
    reason: String,
    letters: u64,
}

#[derive(Row, Deserialize)]
struct OtherLetters {
    name: String,
    reason: String,
    letters: u64,
}

impl Systems {
    /// Replays the letters of a table, or of all where there is none; with `dry`, says what could be read. Letters that come
    /// meanwhile are left for the next time. `told` hears how it gets on, and no word of a record.
    ///
    /// # Errors
    ///
    /// If ClickHouse does not answer, refuses, or is not as the definition says. What was replayed until then stays so; to
    /// ask again does no harm.
    pub async fn replay(
        &self,
        pipeline: &Pipeline,
        table: Option<&Table>,
        dry: bool,
        mut told: impl FnMut(&str),
    ) -> Result<Replayed, LiveError> {
        let clickhouse = client(&self.clickhouse, System::ClickHouse)?;
        let tables: Vec<&Table> = table.map_or_else(|| pipeline.tables.iter().collect(), |table| vec![table]);
        as_defined(clickhouse, pipeline, &tables).await?;
        let now: Vec<Now> = clickhouse.all("for the time", "SELECT toUInt32(now('UTC')) AS now").await?;
        let until = now.first().map_or(0, |row| row.now);
        if !dry {
            tokio::time::sleep(NEXT_SECOND).await;
        }
        let mut replayed = Replayed { dry, tables: Vec::new() };
        for table in tables {
            let replay = Replay::new(pipeline, table);
            let mut of_table = overview(clickhouse, &replay, table, until).await?;
            if of_table.letters == 0 {
                continue;
            }
            let mut reader = Reader { clickhouse, replay: &replay, table, until, dry, told: &mut told };
            reader.replay(&mut of_table).await?;
            replayed.tables.push(of_table);
        }
        if table.is_none() {
            replayed.tables.extend(others(clickhouse, pipeline, until).await?);
        }
        Ok(replayed)
    }
}

/// Whether everything that the records pass through is as the definition says.
async fn as_defined(clickhouse: &ClickHouse, pipeline: &Pipeline, tables: &[&Table]) -> Result<(), LiveError> {
    let names = differing(pipeline, tables, clickhouse.inspect(pipeline).await?);
    if names.is_empty() {
        return Ok(());
    }
    let message = format!("not as the definition says in ClickHouse: {}", names.join(", "));
    let help = "bring it there with `datastack-gen apply`, and ask again: records are read as the definition says";
    Err(LiveError::new(Fault::Obstacle, System::ClickHouse, message, help))
}

async fn overview(
    clickhouse: &ClickHouse,
    replay: &Replay<'_>,
    table: &Table,
    until: u32,
) -> Result<ReplayedTable, LiveError> {
    let what = format!("for the dead letters of {}", table.name);
    let found: Vec<Letters> = clickhouse.all(&what, &replay.overview(until)).await?;
    let mut of_table = ReplayedTable::new(table.name.as_str());
    for row in found {
        of_table.letters += row.letters;
        of_table.found.add(&row.reason, row.letters);
        if let Some(refusal) = Refusal::of(&row.refused) {
            of_table.refused.add(refusal.reason(), row.letters);
        }
    }
    Ok(of_table)
}

/// The letters of tables that the pipeline does not have.
async fn others(clickhouse: &ClickHouse, pipeline: &Pipeline, until: u32) -> Result<Vec<ReplayedTable>, LiveError> {
    let found: Vec<OtherLetters> =
        clickhouse.all("for dead letters of other tables", &of_other_tables(pipeline, until)).await?;
    let mut tables: Vec<ReplayedTable> = Vec::new();
    for row in found {
        if tables.last().is_none_or(|table| table.table != row.name) {
            tables.push(ReplayedTable::new(&row.name));
        }
        if let Some(table) = tables.last_mut() {
            table.letters += row.letters;
            table.found.add(&row.reason, row.letters);
            table.refused.add(Refusal::Table.reason(), row.letters);
        }
    }
    Ok(tables)
}
