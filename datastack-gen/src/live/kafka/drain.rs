use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use datastack_core::diff::System;
use rdkafka::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::{Offset, TopicPartitionList};

use super::super::{Fault, LiveError};
use super::PATIENCE;
use super::elected::elected;

/// How long groups may take to read all.
const WHOLE: Duration = Duration::from_secs(300);

/// A partition that a group has not read to its end.
#[derive(Debug)]
struct Behind {
    group: String,
    topic: String,
    partition: i32,
    /// The end when the wait began.
    end: i64,
    /// The next offset that the group reads.
    at: i64,
}

/// Waits for all groups. The inner error is that they did not get there.
pub(super) fn drain(
    config: &ClientConfig,
    groups: &BTreeMap<String, Vec<String>>,
) -> Result<Result<(), LiveError>, KafkaError> {
    let begun = Instant::now();
    let mut left = Vec::new();
    let mut consumers = BTreeMap::new();
    for (group, topics) in groups {
        let consumer: BaseConsumer =
            config.clone().set("group.id", group).set("enable.auto.commit", "false").create()?;
        for topic in topics {
            left.extend(ends(&consumer, group, topic)?);
        }
        consumers.insert(group.clone(), consumer);
    }
    let reader: BaseConsumer = config
        .clone()
        // Never joined, and nothing is committed: it only reads.
        .set("group.id", "datastack-drain")
        .set("enable.auto.commit", "false")
        .set("enable.partition.eof", "true")
        .set("isolation.level", "read_committed")
        .set("auto.offset.reset", "earliest")
        .create()?;
    loop {
        let mut behind = Vec::new();
        for mut partition in left {
            partition.at = committed(&consumers[&partition.group], &partition)?;
            if partition.at < partition.end && holds_records(&reader, &partition)? {
                behind.push(partition);
            }
        }
        left = behind;
        let Some(first) = left.first() else { return Ok(Ok(())) };
        if begun.elapsed() > WHOLE {
            let message = format!(
                "group {} of Kafka has not read partition {} of topic {}: {} records are left",
                first.group,
                first.partition,
                first.topic,
                first.end - first.at
            );
            let help = "see whether its consumer runs, and apply again";
            return Ok(Err(LiveError::new(Fault::NotRunning, System::Kafka, message, help)));
        }
        std::thread::sleep(Duration::from_secs(1));
    }
}

fn ends(consumer: &BaseConsumer, group: &str, topic: &str) -> Result<Vec<Behind>, KafkaError> {
    let metadata = consumer.fetch_metadata(None, PATIENCE)?;
    let partitions =
        metadata.topics().iter().filter(|found| found.name() == topic).flat_map(|found| found.partitions());
    let mut all = Vec::new();
    for partition in partitions {
        let (_, end) = elected(|| consumer.fetch_watermarks(topic, partition.id(), PATIENCE))?;
        let (group, topic) = (group.to_owned(), topic.to_owned());
        all.push(Behind { group, topic, partition: partition.id(), end, at: 0 });
    }
    Ok(all)
}

fn committed(consumer: &BaseConsumer, partition: &Behind) -> Result<i64, KafkaError> {
    let mut list = TopicPartitionList::new();
    list.add_partition(&partition.topic, partition.partition);
    let found = elected(|| consumer.committed_offsets(list.clone(), PATIENCE))?;
    let offset = found.find_partition(&partition.topic, partition.partition).map(|found| found.offset());
    Ok(match offset {
        Some(Offset::Offset(offset)) => offset,
        _ => 0,
    })
}

/// Whether there is a record between where a group stands and the end. Marks of transactions take offsets too, and a
/// group that has read all records may stand before the last of them for ever.
fn holds_records(reader: &BaseConsumer, partition: &Behind) -> Result<bool, KafkaError> {
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(&partition.topic, partition.partition, Offset::Offset(partition.at))?;
    reader.assign(&list)?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match reader.poll(Duration::from_millis(500)) {
            Some(Ok(record)) => return Ok(rdkafka::Message::offset(&record) < partition.end),
            Some(Err(KafkaError::PartitionEOF(_))) => return Ok(false),
            Some(Err(error)) => return Err(error),
            None => {}
        }
    }
    Ok(true)
}
