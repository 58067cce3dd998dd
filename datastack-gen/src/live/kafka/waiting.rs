use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::status::Waiting;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::{ClientConfig, Message, Offset, TopicPartitionList};
use tokio::task::JoinSet;

use super::super::{LiveError, clock};
use super::elected::elected;
use super::{Kafka, PATIENCE};

/// Groups that are asked for at a time; each needs a connection of its own.
const AT_A_TIME: usize = 16;

/// Records at the end of a topic that are looked at for the newest: behind each transaction stands a mark, and several
/// marks may follow one another.
const TAIL: i64 = 20;

/// A group and a topic that it reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::live) struct Reader {
    pub(in crate::live) group: String,
    pub(in crate::live) topic: String,
}

impl Reader {
    /// ClickHouse's queue of a table.
    pub(in crate::live) fn queue(table: &Table) -> Self {
        Self { group: table.clickhouse.group.to_string(), topic: table.topic.name.to_string() }
    }

    /// The archive, of a table.
    pub(in crate::live) fn archive(pipeline: &Pipeline, table: &Table) -> Self {
        Self { group: pipeline.archive.group.to_string(), topic: table.topic.name.to_string() }
    }
}

impl Kafka {
    /// The names of all topics.
    pub(in crate::live) async fn topics(&self) -> Result<BTreeMap<String, u32>, LiveError> {
        let admin = self.admin()?;
        let all = self.blocking("the list of topics", move || super::inspect::all(&admin)).await?;
        Ok(all.into_iter().map(|(name, topic)| (name, topic.partitions)).collect())
    }

    /// What groups have not read of topics, each of which is there.
    pub(in crate::live) async fn waiting(
        &self,
        readers: BTreeSet<Reader>,
    ) -> Result<BTreeMap<Reader, Waiting>, LiveError> {
        let mut left = readers.into_iter();
        let (mut asked, mut found) = (JoinSet::new(), BTreeMap::new());
        loop {
            while asked.len() < AT_A_TIME {
                let Some(reader) = left.next() else { break };
                let config = self.config.clone();
                asked.spawn_blocking(move || (waiting(&config, &reader), reader));
            }
            let Some(answer) = asked.join_next().await else { return Ok(found) };
            // A question is never aborted, and does not panic.
            let Ok((answer, reader)) = answer else { continue };
            let waiting =
                answer.map_err(|error| self.failed(&format!("the offsets of group {}", reader.group), &error))?;
            found.insert(reader, waiting);
        }
    }

    /// Milliseconds since 1970 at which the newest record of a topic was written; none if it has none.
    pub(in crate::live) async fn newest(&self, topic: &str) -> Result<Option<i64>, LiveError> {
        let (config, asked) = (self.config.clone(), topic.to_owned());
        self.blocking(&format!("the end of topic {topic}"), move || newest(&config, &asked)).await
    }

    /// The first and the next offset of each partition of a topic, summed up: how many records it holds, at most.
    pub(in crate::live) async fn held(&self, topic: &str) -> Result<u64, LiveError> {
        let (admin, asked) = (self.admin()?, topic.to_owned());
        self.blocking(&format!("the offsets of topic {topic}"), move || {
            let mut held = 0;
            for partition in partitions(admin.inner().fetch_metadata(Some(&asked), PATIENCE)?.topics()) {
                let (low, high) = elected(|| admin.inner().fetch_watermarks(&asked, partition, PATIENCE))?;
                held += u64::try_from(high - low).unwrap_or_default();
            }
            Ok(held)
        })
        .await
    }
}

pub(super) fn partitions(topics: &[rdkafka::metadata::MetadataTopic]) -> Vec<i32> {
    topics.iter().flat_map(|topic| topic.partitions()).map(|partition| partition.id()).collect()
}

/// A consumer that joins no group: it is told what it reads, and commits nothing.
pub(super) fn consumer(config: &ClientConfig, group: &str) -> Result<BaseConsumer, KafkaError> {
    config
        .clone()
        .set("group.id", group)
        .set("enable.auto.commit", "false")
        .set("enable.partition.eof", "true")
        .set("isolation.level", "read_committed")
        .set("auto.offset.reset", "earliest")
        .set("fetch.wait.max.ms", "50")
        .create()
}

fn waiting(config: &ClientConfig, reader: &Reader) -> Result<Waiting, KafkaError> {
    let consumer = consumer(config, &reader.group)?;
    let topic = reader.topic.as_str();
    let mut asked = TopicPartitionList::new();
    for partition in partitions(consumer.fetch_metadata(Some(topic), PATIENCE)?.topics()) {
        asked.add_partition(topic, partition);
    }
    let (mut from, mut records) = (BTreeMap::new(), BTreeMap::new());
    for at in elected(|| consumer.committed_offsets(asked.clone(), PATIENCE))?.elements() {
        let (low, high) = elected(|| consumer.fetch_watermarks(topic, at.partition(), PATIENCE))?;
        let stands = match at.offset() {
            Offset::Offset(offset) => offset.max(low),
            _ => low,
        };
        if stands < high {
            from.insert(at.partition(), stands);
            records.insert(at.partition(), u64::try_from(high - stands).unwrap_or_default());
        }
    }
    let mut waiting = Waiting::default();
    for (partition, written) in first_records(&consumer, topic, &from)? {
        waiting.records += records.get(&partition).copied().unwrap_or_default();
        let age = clock::age_ms(written);
        waiting.oldest_ms = Some(waiting.oldest_ms.unwrap_or_default().max(age));
    }
    Ok(waiting)
}

/// When the first record at or behind each offset was written; nothing where only marks of transactions follow.
pub(super) fn first_records(
    consumer: &BaseConsumer,
    topic: &str,
    from: &BTreeMap<i32, i64>,
) -> Result<BTreeMap<i32, i64>, KafkaError> {
    let mut found = BTreeMap::new();
    read(consumer, topic, from, |partition, written| {
        found.entry(partition).or_insert(written);
        // More of this partition tells nothing new.
        false
    })?;
    Ok(found)
}

fn newest(config: &ClientConfig, topic: &str) -> Result<Option<i64>, KafkaError> {
    let consumer = consumer(config, "datastack-status")?;
    let mut from = BTreeMap::new();
    for partition in partitions(consumer.fetch_metadata(Some(topic), PATIENCE)?.topics()) {
        let (low, high) = elected(|| consumer.fetch_watermarks(topic, partition, PATIENCE))?;
        if low < high {
            from.insert(partition, low.max(high - TAIL));
        }
    }
    let mut newest = None;
    read(&consumer, topic, &from, |_, written| {
        newest = newest.max(Some(written));
        true
    })?;
    Ok(newest)
}

/// Reads partitions from offsets to their ends; `taken` is told when each record was written, and says whether to go on
/// with its partition.
fn read(
    consumer: &BaseConsumer,
    topic: &str,
    from: &BTreeMap<i32, i64>,
    mut taken: impl FnMut(i32, i64) -> bool,
) -> Result<(), KafkaError> {
    let mut list = TopicPartitionList::new();
    for (partition, offset) in from {
        list.add_partition_offset(topic, *partition, Offset::Offset(*offset))?;
    }
    let mut left: BTreeSet<i32> = from.keys().copied().collect();
    consumer.assign(&list)?;
    let begun = Instant::now();
    while !left.is_empty() {
        match consumer.poll(PATIENCE) {
            Some(Ok(record)) => {
                let written = record.timestamp().to_millis().unwrap_or_default();
                if left.contains(&record.partition()) && !taken(record.partition(), written) {
                    left.remove(&record.partition());
                    let mut done = TopicPartitionList::new();
                    done.add_partition(topic, record.partition());
                    consumer.pause(&done)?;
                }
            }
            Some(Err(KafkaError::PartitionEOF(partition))) => {
                left.remove(&partition);
            }
            Some(Err(error)) => return Err(error),
            None => {}
        }
        if begun.elapsed() > PATIENCE {
            return Err(KafkaError::MessageConsumption(rdkafka::types::RDKafkaErrorCode::OperationTimedOut));
        }
    }
    Ok(())
}
