//! Keys that a worker takes without a word and that no connector of today reads.

/// What to write in the place of a key that has no effect; none for any other key.
///
/// The list holds the settings of older versions that are still copied from page to page, and settings of brokers that
/// look like settings of a connector.
pub fn replacement(key: &str) -> Option<&'static str> {
    let bare = key.strip_prefix("transforms.").and_then(|rest| rest.split_once('.')).map_or(key, |(_, bare)| bare);
    let families = [("log.retention.", RETENTION), ("log.cleanup.", RETENTION), ("database.history.", HISTORY)];
    let family = families.iter().find(|(prefix, _)| key.starts_with(prefix));
    let single = KEYS.iter().find(|(known, _)| *known == bare);
    family.or(single).map(|(_, instead)| *instead)
}

const RETENTION: &str = "it is a broker's; write `retention` under `[topics]`, or under `[topic]` of a table";
const HISTORY: &str =
    "Debezium 2 renamed it to `schema.history.internal.*`; the topic's name is `history_topic` under `[cdc]`";
const DELETES: &str = "Debezium 3.2 removed it; `deletes` under `[cdc]` says what becomes of them";
const TABLES: &str = "Debezium 2 removed it; the files in `tables/` say what is captured";
const COLUMNS: &str = "Debezium 2 removed it; `[exclude]` or `[pii]` of a table leaves a column out";
const ADJUSTMENT: &str = "Debezium 2 removed it; names that Avro forbids are refused here";
const WORKER: &str = "it is a worker's; set it where the worker starts";

/// Keys with what to write instead.
const KEYS: &[(&str, &str)] = &[
    ("drop.tombstones", DELETES),
    ("delete.handling.mode", DELETES),
    ("database.server.name", "Debezium 2 renamed it to `topic.prefix`; write `prefix` under `[cdc]`"),
    ("table.whitelist", TABLES),
    ("table.blacklist", TABLES),
    ("database.whitelist", TABLES),
    ("database.blacklist", TABLES),
    ("column.whitelist", COLUMNS),
    ("column.blacklist", COLUMNS),
    ("sanitize.field.names", ADJUSTMENT),
    ("whitelist", "Kafka 4 removed it; the word is `include`"),
    ("blacklist", "Kafka 4 removed it; the word is `exclude`"),
    ("snapshot.new.tables", "Debezium 2 removed it; send a signal for an incremental snapshot"),
    ("database.serverTimezone", "the driver's name is `database.connectionTimeZone`"),
    ("gtid.new.channel.position", "Debezium 2 removed it"),
    ("num.partitions", "it is a broker's; write `partitions` under `[topics]`, or under `[topic]` of a table"),
    ("auto.create.topics.enable", "it is a broker's"),
    ("exactly.once.source.support", WORKER),
    ("plugin.path", WORKER),
    ("offset.storage.topic", WORKER),
    ("config.providers", WORKER),
    ("connector.client.config.override.policy", WORKER),
];

#[cfg(test)]
mod tests {
    use super::replacement;

    #[test]
    fn an_old_key_is_known_with_and_without_its_transform() {
        assert_eq!(replacement("transforms.unwrap.drop.tombstones"), replacement("drop.tombstones"));
        assert!(replacement("drop.tombstones").is_some_and(|instead| instead.contains("`[cdc]`")));
        assert!(replacement("log.retention.hours").is_some_and(|instead| instead.contains("`[topics]`")));
        assert!(replacement("database.history.kafka.topic").is_some_and(|instead| instead.contains("history_topic")));
        assert_eq!(replacement("max.batch.size"), None);
    }
}
