//! Keys that a worker takes without a word and that no connector of today reads.

/// A key that has no effect, with what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obsolete {
    /// Why it has no effect.
    pub reason: &'static str,
    /// What to write in its place in a connector; empty if nothing takes its place there.
    pub in_connector: &'static str,
    /// What to write in a definition.
    pub in_definition: &'static str,
}

/// A key that has no effect, if it is one; with or without the `transforms.<alias>.` before it.
///
/// The list holds the settings of older versions that are still copied from page to page, and settings of brokers that
/// look like settings of a connector.
pub fn obsolete(key: &str) -> Option<&'static Obsolete> {
    let bare = key.strip_prefix("transforms.").and_then(|rest| rest.split_once('.')).map_or(key, |(_, bare)| bare);
    let family = FAMILIES.iter().find(|(prefix, _)| key.starts_with(prefix));
    let single = KEYS.iter().find(|(known, _)| *known == bare);
    family.or(single).map(|(_, obsolete)| obsolete)
}

impl Obsolete {
    const fn new(reason: &'static str, in_connector: &'static str, in_definition: &'static str) -> Self {
        Self { reason, in_connector, in_definition }
    }
}

const FAMILIES: &[(&str, Obsolete)] = &[
    ("log.retention.", RETENTION),
    ("log.cleanup.", RETENTION),
    (
        "database.history.",
        Obsolete::new(
            "Debezium 2 renamed it",
            "its name is `schema.history.internal.*`",
            "the topic's name is `history_topic` under `[cdc]`",
        ),
    ),
];

const RETENTION: Obsolete = Obsolete::new(
    "it is a broker's",
    "a topic's is `topic.creation.default.retention.ms`",
    "write `retention` under `[topics]`, or under `[topic]` of a table",
);
const DELETES: Obsolete = Obsolete::new(
    "Debezium 3.2 removed it",
    "write `delete.tombstone.handling.mode`",
    "`deletes` under `[cdc]` says what becomes of them",
);
const TABLES: Obsolete = Obsolete::new(
    "Debezium 2 removed it",
    "the words are `include.list` and `exclude.list`",
    "the files in `tables/` say what is captured",
);
const COLUMNS: Obsolete = Obsolete::new(
    "Debezium 2 removed it",
    "the words are `include.list` and `exclude.list`",
    "`[exclude]` or `[pii]` of a table leaves a column out",
);
const WORKER: Obsolete =
    Obsolete::new("it is a worker's", "set it where the worker starts", "set it where the worker starts");
const NOTHING: Obsolete = Obsolete::new("Debezium 2 removed it", "", "delete the line");

const KEYS: &[(&str, Obsolete)] = &[
    ("drop.tombstones", DELETES),
    ("delete.handling.mode", DELETES),
    (
        "operation.header",
        Obsolete::new("Debezium 2 removed it", "write `add.headers = op`", "write `add_fields` under `[cdc]`"),
    ),
    (
        "database.server.name",
        Obsolete::new("Debezium 2 renamed it", "its name is `topic.prefix`", "write `prefix` under `[cdc]`"),
    ),
    ("table.whitelist", TABLES),
    ("table.blacklist", TABLES),
    ("database.whitelist", TABLES),
    ("database.blacklist", TABLES),
    ("column.whitelist", COLUMNS),
    ("column.blacklist", COLUMNS),
    (
        "sanitize.field.names",
        Obsolete::new(
            "Debezium 2 removed it",
            "write `field.name.adjustment.mode`",
            "names that Avro forbids are refused here",
        ),
    ),
    ("whitelist", Obsolete::new("Kafka 4 removed it", "the word is `include`", "the word is `include`")),
    ("blacklist", Obsolete::new("Kafka 4 removed it", "the word is `exclude`", "the word is `exclude`")),
    (
        "snapshot.new.tables",
        Obsolete::new(
            "Debezium 2 removed it",
            "send a signal for an incremental snapshot",
            "send a signal for an incremental snapshot",
        ),
    ),
    (
        "database.serverTimezone",
        Obsolete::new(
            "the driver has another name for it",
            "it is `driver.connectionTimeZone`",
            "it is `driver.connectionTimeZone`",
        ),
    ),
    ("gtid.new.channel.position", NOTHING),
    (
        "num.partitions",
        Obsolete::new(
            "it is a broker's",
            "a topic's is `topic.creation.default.partitions`",
            "write `partitions` under `[topics]`, or under `[topic]` of a table",
        ),
    ),
    ("auto.create.topics.enable", Obsolete::new("it is a broker's", "", "delete the line")),
    ("exactly.once.source.support", WORKER),
    ("plugin.path", WORKER),
    ("offset.storage.topic", WORKER),
    ("config.providers", WORKER),
    ("connector.client.config.override.policy", WORKER),
];

#[cfg(test)]
mod tests {
    use super::obsolete;

    #[test]
    fn an_old_key_is_known_with_and_without_its_transform() {
        assert_eq!(obsolete("transforms.unwrap.drop.tombstones"), obsolete("drop.tombstones"));
        let definition = |key| obsolete(key).map(|found| found.in_definition).unwrap_or_default();
        assert!(definition("drop.tombstones").contains("`[cdc]`"));
        assert!(definition("log.retention.hours").contains("`[topics]`"));
        assert!(definition("database.history.kafka.topic").contains("history_topic"));
        assert_eq!(obsolete("max.batch.size"), None);
    }
}
