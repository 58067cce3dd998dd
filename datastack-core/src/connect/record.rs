//! A record on its way through a connector, as its schemas: no values.

use super::Schema;

/// What a connector wrote the record for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// A row that was read, inserted or updated.
    Row,
    /// A row that was deleted.
    Delete,
    /// The record without a value that follows a delete, for compaction.
    Tombstone,
    /// A sign of life.
    Heartbeat,
    /// A statement that changed a table.
    SchemaChange,
    /// The begin or end of a transaction.
    Transaction,
}

impl RecordKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Row, Self::Delete, Self::Tombstone, Self::Heartbeat, Self::SchemaChange, Self::Transaction];

    /// Its name in text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Delete => "delete",
            Self::Tombstone => "tombstone",
            Self::Heartbeat => "heartbeat",
            Self::SchemaChange => "schema change",
            Self::Transaction => "transaction",
        }
    }
}

/// A record: what is known of it without its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it was written for.
    pub kind: RecordKind,
    /// Its topic. What the values decide stands in it as `<...>`, which no topic's name can hold.
    pub topic: String,
    /// Schema of its key; none if it has no key.
    pub key: Option<Schema>,
    /// Schema of its value. A value that is null may have one all the same.
    pub value: Option<Schema>,
    /// Its headers, in order.
    pub headers: Vec<(String, Schema)>,
    /// Whether its value is null, which makes it a tombstone.
    pub null: bool,
    /// Whether the schemas of its columns tell their types in the database (`column.propagate.source.type`).
    pub described: bool,
    /// Whether it was read from a topic, so that it has an offset and a time: in a sink.
    pub stored: bool,
}

impl Record {
    /// Whether the values decide on a part of its topic.
    pub fn topic_is_open(&self) -> bool {
        self.topic.contains('<')
    }
}
