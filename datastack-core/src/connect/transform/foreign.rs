//! Transforms for other databases than MySQL and MariaDB.

/// Classes with the database whose records they know.
const CLASSES: &[(&str, &str)] = &[
    ("io.debezium.connector.mongodb.transforms.ExtractNewDocumentState", "MongoDB"),
    ("io.debezium.connector.mongodb.transforms.outbox.MongoEventRouter", "MongoDB"),
    ("io.debezium.connector.postgresql.transforms.DecodeLogicalDecodingMessageContent", "PostgreSQL"),
    ("io.debezium.connector.postgresql.transforms.timescaledb.TimescaleDb", "PostgreSQL"),
    ("io.debezium.connector.vitess.transforms.FilterTransactionTopicRecords", "Vitess"),
    ("io.debezium.connector.vitess.transforms.RemoveField", "Vitess"),
    ("io.debezium.connector.vitess.transforms.ReplaceFieldValue", "Vitess"),
    ("io.debezium.connector.vitess.transforms.UseLocalVgtid", "Vitess"),
];

/// The database whose records a class knows, if it is another one.
pub(super) fn database(class: &str) -> Option<&'static str> {
    CLASSES.iter().find(|(name, _)| *name == class).map(|(_, database)| *database)
}
