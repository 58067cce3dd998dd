use std::collections::{BTreeMap, BTreeSet};

use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::status::{SeenKafka, Waiting};

use crate::live::kafka::Reader;
use crate::live::{Kafka, LiveError, clock};

pub(super) async fn seen(kafka: &Kafka, pipeline: &Pipeline) -> Result<SeenKafka, LiveError> {
    let topics = kafka.topics().await?;
    let there = |topic: &str| topics.contains_key(topic);
    let tables: Vec<&Table> = pipeline.tables.iter().filter(|table| there(table.topic.name.as_str())).collect();
    let readers: BTreeSet<Reader> =
        tables.iter().flat_map(|table| [Reader::queue(table), Reader::archive(pipeline, table)]).collect();
    let beats = pipeline.cdc.heartbeat_rows_topic.as_str();
    let letters = pipeline.archive.dead_letter_topic.as_str();
    let (waiting, newest, letters) = tokio::join!(
        kafka.waiting(readers),
        async {
            match there(beats) {
                true => kafka.newest(beats).await,
                false => Ok(None),
            }
        },
        async {
            match there(letters) {
                true => kafka.held(letters).await,
                false => Ok(0),
            }
        },
    );
    let waiting = waiting?;
    let of = |reader: &dyn Fn(&Table) -> Reader| -> BTreeMap<String, Waiting> {
        let found = tables.iter().filter_map(|table| Some((table.name.to_string(), *waiting.get(&reader(table))?)));
        found.collect()
    };
    Ok(SeenKafka {
        topics: tables.iter().map(|table| table.topic.name.to_string()).collect(),
        queues: of(&Reader::queue),
        archive: of(&|table| Reader::archive(pipeline, table)),
        heartbeat_age_ms: newest?.map(clock::age_ms),
        archive_dead_letters: letters?,
    })
}
