use std::collections::BTreeMap;

use rdkafka::consumer::Consumer;
use rdkafka::error::KafkaError;
use rdkafka::{ClientConfig, Offset, TopicPartitionList};

use super::super::LiveError;
use super::elected::elected;
use super::waiting::{Reader, consumer, first_records, partitions};
use super::{Kafka, PATIENCE};

/// Where the partitions of a topic ended at some time.
pub(in crate::live) type Ends = BTreeMap<i32, i64>;

impl Kafka {
    /// Where the partitions of a topic end.
    pub(in crate::live) async fn ends(&self, topic: &str) -> Result<Ends, LiveError> {
        let (admin, asked) = (self.admin()?, topic.to_owned());
        self.blocking(&format!("the end of topic {topic}"), move || {
            let mut ends = Ends::new();
            for partition in partitions(admin.inner().fetch_metadata(Some(&asked), PATIENCE)?.topics()) {
                ends.insert(partition, elected(|| admin.inner().fetch_watermarks(&asked, partition, PATIENCE))?.1);
            }
            Ok(ends)
        })
        .await
    }

    /// Whether a group has read all records of a topic before these ends.
    pub(in crate::live) async fn has_passed(&self, reader: &Reader, ends: &Ends) -> Result<bool, LiveError> {
        let (config, reader, ends) = (self.config.clone(), reader.clone(), ends.clone());
        self.blocking(&format!("the offsets of group {}", reader.group), move || has_passed(&config, &reader, &ends))
            .await
    }
}

/// Marks of transactions take offsets too, and a group that has read all records may stand before the last of them for
/// ever: where nothing but marks follow, it has passed.
fn has_passed(config: &ClientConfig, reader: &Reader, ends: &Ends) -> Result<bool, KafkaError> {
    let consumer = consumer(config, &reader.group)?;
    let mut asked = TopicPartitionList::new();
    for partition in ends.keys() {
        asked.add_partition(&reader.topic, *partition);
    }
    let mut before = BTreeMap::new();
    for at in elected(|| consumer.committed_offsets(asked.clone(), PATIENCE))?.elements() {
        let stands = match at.offset() {
            Offset::Offset(offset) => offset,
            _ => 0,
        };
        if ends.get(&at.partition()).is_some_and(|end| stands < *end) {
            let (first, _) = elected(|| consumer.fetch_watermarks(&reader.topic, at.partition(), PATIENCE))?;
            before.insert(at.partition(), stands.max(first));
        }
    }
    Ok(before.is_empty() || first_records(&consumer, &reader.topic, &before)?.is_empty())
}
