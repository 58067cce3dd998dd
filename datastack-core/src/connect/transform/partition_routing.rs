use crate::connect::Record;
use crate::connect::catalogue::Key;

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes};
use super::envelope::{for_envelope, is_envelope};
use super::settings::{Settings, words};

transform! {
    /// Debezium's `PartitionRouting`: fields decide on the partition.
    whole PartitionRouting = debezium("io.debezium.transforms.partitions.PartitionRouting") {
        /// The fields; `change` is the row before or after.
        fields: Vec<String> = Key::list("partition.payload.fields").under("partitions").required().high(),
        /// How many partitions the topic has.
        partitions: i32 = Key::int("partition.topic.num").under("partitions").required().at_least(1).high(),
        /// How fields are hashed.
        hash: PartitionHash = Key::text("partition.hash.function").under("partitions").default("java").words(PartitionHash::WORDS),
    }
    check some_partition
}

words! {
    /// How fields are hashed.
    pub enum PartitionHash {
        /// Java's own.
        Java = "java",
        /// MurmurHash3.
        Murmur = "murmur",
    }
}

impl PartitionRouting {
    fn some_partition(&self, settings: &mut Settings<'_>) {
        if self.partitions < 1 {
            settings.refuse("partition.topic.num", "a topic has at least one partition");
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        if let Some(envelope) = record.value.as_ref().filter(|_| is_envelope(&record)) {
            for path in &self.fields {
                let mut steps = path.split('.').map(str::trim);
                let found = steps
                    .try_fold(envelope, |schema, name| schema.field(if name == "change" { "after" } else { name }));
                if found.is_none() {
                    notes.nothing(format!("there is no field `{path}` to choose the partition by"));
                }
            }
        }
        for_envelope(record, notes)
    }
}
