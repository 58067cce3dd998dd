use std::time::{Duration, Instant};

use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::verify::BinlogPosition;

use super::super::kafka::{Ends, Reader};
use super::super::{LiveError, Systems};

/// Between two looks.
pub(super) const PAUSE: Duration = Duration::from_millis(500);

/// Waits until all changes up to a position of the binlog have come from MySQL to one table of ClickHouse: first the source
/// connector gets there, then ClickHouse's group to where the topic ended at that moment.
pub(super) struct Passage<'a> {
    systems: &'a Systems,
    connector: &'a str,
    table: &'a Table,
    position: BinlogPosition,
    ends: Option<Ends>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(
        systems: &'a Systems,
        pipeline: &'a Pipeline,
        table: &'a Table,
        position: BinlogPosition,
    ) -> Self {
        Self { systems, connector: pipeline.cdc.connector.as_str(), table, position, ends: None }
    }

    pub(super) fn position(&self) -> &BinlogPosition {
        &self.position
    }

    /// Whether they have come. Without Connect and Kafka, nobody knows.
    pub(super) async fn is_over(&mut self) -> Result<bool, LiveError> {
        let (Some(connect), Some(kafka)) = (&self.systems.connect, &self.systems.kafka) else { return Ok(false) };
        let ends = match self.ends.take() {
            Some(ends) => ends,
            None => {
                let reached = connect.position(self.connector).await?;
                if !reached.is_some_and(|reached| reached.is_at_or_behind(&self.position)) {
                    return Ok(false);
                }
                kafka.ends(self.table.topic.name.as_str()).await?
            }
        };
        let reader = Reader::queue(self.table);
        let over = kafka.has_passed(&reader, &ends).await?;
        self.ends = Some(ends);
        Ok(over)
    }
}

/// Whether there is time for another look; takes it.
pub(super) async fn pause(deadline: Instant) -> bool {
    if Instant::now() + PAUSE > deadline {
        return false;
    }
    tokio::time::sleep(PAUSE).await;
    true
}
