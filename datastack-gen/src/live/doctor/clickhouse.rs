use clickhouse::Row;
use datastack_core::doctor::{ExaminedClickHouse, Offset};
use datastack_core::pipeline::Pipeline;
use serde::Deserialize;

use super::offset;
use crate::live::clock::now_ms;
use crate::live::{ClickHouse, Fault, LiveError};

#[derive(Row, Deserialize)]
struct Text {
    text: String,
}

#[derive(Row, Deserialize)]
struct Time {
    ms: i64,
}

pub(super) async fn examine(client: &ClickHouse, pipeline: &Pipeline) -> Result<ExaminedClickHouse, LiveError> {
    // The first answer takes longest, and a clock is read in the time of one.
    let version: Vec<Text> = client.all("for its version", "SELECT version() AS text").await?;
    let (clock, collections, threads) = tokio::join!(
        clock(client),
        texts(client, "SELECT name AS text FROM system.named_collections"),
        texts(
            client,
            "SELECT value AS text FROM system.server_settings \
             WHERE name = 'background_message_broker_schedule_pool_size'"
        ),
    );
    Ok(ExaminedClickHouse {
        address: pipeline.clickhouse.url.clone(),
        version: version.into_iter().next().map(|row| row.text).unwrap_or_default(),
        collections: collections?.map(|names| names.into_iter().collect()),
        consumer_threads: threads?.and_then(|values| values.first()?.parse().ok()),
        clock: clock?,
    })
}

/// What the server may refuse to show to this user.
async fn texts(client: &ClickHouse, sql: &str) -> Result<Option<Vec<String>>, LiveError> {
    match client.all::<Text>("for its configuration", sql).await {
        Ok(rows) => Ok(Some(rows.into_iter().map(|row| row.text).collect())),
        Err(error) if error.fault == Fault::Refused => Ok(None),
        Err(error) => Err(error),
    }
}

async fn clock(client: &ClickHouse) -> Result<Offset, LiveError> {
    let before = now_ms();
    let read: Vec<Time> = client.all("for its clock", "SELECT toUnixTimestamp64Milli(now64(3, 'UTC')) AS ms").await?;
    let after = now_ms();
    Ok(offset(before, read.first().map_or(before, |row| row.ms), after))
}
