//! Keys and words that a worker takes without a word and that no class of today reads: settings of older versions that
//! are still copied from page to page, and settings of brokers that look like those of a connector.

/// A key without effect.
struct Obsolete {
    /// Its name; what begins with it, if it ends in a dot. Keys of transforms stand without their alias.
    key: &'static str,
    /// What became of it, in Connect's words.
    fate: &'static str,
    /// What a definition says instead; empty if it says nothing.
    definition: &'static str,
}

/// What became of a key that has no effect; none for any other key.
pub fn successor(key: &str) -> Option<&'static str> {
    obsolete(key).map(|obsolete| obsolete.fate)
}

/// The same for a key in a definition: what to write in its place there.
pub fn replacement(key: &str) -> Option<String> {
    let found = obsolete(key)?;
    let mut text = found.fate.to_owned();
    if !found.definition.is_empty() {
        text.push_str("; here, ");
        text.push_str(found.definition);
    }
    Some(text)
}

/// The word of today for one that a key no longer knows.
pub fn renamed(key: &str, word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(of, old, _)| *of == key && old.eq_ignore_ascii_case(word)).map(|(_, _, new)| *new)
}

fn obsolete(key: &str) -> Option<&'static Obsolete> {
    let bare = key.strip_prefix("transforms.").and_then(|rest| rest.split_once('.')).map_or(key, |(_, bare)| bare);
    let is = |obsolete: &&Obsolete| match obsolete.key.strip_suffix('.') {
        Some(_) => key.starts_with(obsolete.key),
        None => bare == obsolete.key,
    };
    KEYS.iter().find(is)
}

const fn gone(key: &'static str, fate: &'static str, definition: &'static str) -> Obsolete {
    Obsolete { key, fate, definition }
}

const TABLES: &str = "the files in `tables/` say what is captured";
const COLUMNS: &str = "`[exclude]` or `[pii]` of a table leaves a column out";
const RETENTION: &str = "write `retention` under `[topics]`, or under `[topic]` of a table";
const PARTITIONS: &str = "write `partitions` under `[topics]`, or under `[topic]` of a table";
const DELETES: &str = "write `deletes` under `[cdc]`";
const REMOVED_DELETES: &str = "Debezium 3.2 removed it; `delete.tombstone.handling.mode` says what becomes of deletes";
const BROKER_RETENTION: &str = "it is a broker's; a topic's is `topic.creation.default.retention.ms`";
const WORKER: &str = "it is a worker's; set it where the worker starts";

const KEYS: &[Obsolete] = &[
    gone("log.retention.", BROKER_RETENTION, RETENTION),
    gone("log.cleanup.", "it is a broker's; a topic's is `topic.creation.default.cleanup.policy`", RETENTION),
    gone(
        "database.history.",
        "Debezium 2 renamed it to `schema.history.internal.*`",
        "write `history_topic` under `[cdc]`",
    ),
    gone("drop.tombstones", REMOVED_DELETES, DELETES),
    gone("delete.handling.mode", REMOVED_DELETES, DELETES),
    gone("database.server.name", "Debezium 2 renamed it to `topic.prefix`", "write `prefix` under `[cdc]`"),
    gone("table.whitelist", "Debezium 2 renamed it to `table.include.list`", TABLES),
    gone("table.blacklist", "Debezium 2 renamed it to `table.exclude.list`", TABLES),
    gone("database.whitelist", "Debezium 2 renamed it to `database.include.list`", TABLES),
    gone("database.blacklist", "Debezium 2 renamed it to `database.exclude.list`", TABLES),
    gone("column.whitelist", "Debezium 2 renamed it to `column.include.list`", COLUMNS),
    gone("column.blacklist", "Debezium 2 renamed it to `column.exclude.list`", COLUMNS),
    gone(
        "sanitize.field.names",
        "Debezium 2 replaced it by `field.name.adjustment.mode`",
        "names that Avro forbids are refused",
    ),
    gone("operation.header", "Debezium 1.3 replaced it by `add.headers = op`", "write `add_fields` under `[cdc]`"),
    gone("add.source.fields", "Debezium 1.3 replaced it by `add.fields`", "write `add_fields` under `[cdc]`"),
    gone("whitelist", "Kafka 4 removed it; the word is `include`", ""),
    gone("blacklist", "Kafka 4 removed it; the word is `exclude`", ""),
    gone("snapshot.new.tables", "Debezium 2 removed it; send a signal for an incremental snapshot", ""),
    gone("database.serverTimezone", "the driver's name is `database.connectionTimeZone`", ""),
    gone("gtid.new.channel.position", "Debezium 2 removed it", ""),
    gone(
        "connector.adapter",
        "Debezium 3 removed it; MariaDB has a connector of its own",
        "write `server` under `[mysql]`",
    ),
    gone("num.partitions", "it is a broker's; a topic's is `topic.creation.default.partitions`", PARTITIONS),
    gone("auto.create.topics.enable", "it is a broker's", ""),
    gone("exactly.once.source.support", WORKER, ""),
    gone("plugin.path", WORKER, ""),
    gone("offset.storage.topic", WORKER, ""),
    gone("config.providers", WORKER, ""),
    gone("connector.client.config.override.policy", WORKER, ""),
];

/// Key, old word, new word.
const WORDS: &[(&str, &str, &str)] = &[
    ("snapshot.mode", "schema_only", "no_data"),
    ("snapshot.mode", "schema_only_recovery", "recovery"),
    ("time.precision.mode", "adaptive", "adaptive_time_microseconds"),
];

#[cfg(test)]
mod tests {
    use super::super::CLASSES;
    use super::{KEYS, WORDS, renamed, replacement, successor};
    use crate::connect::catalogue::Accepts;

    #[test]
    fn an_old_key_is_known_with_and_without_its_transform() {
        assert_eq!(replacement("transforms.unwrap.drop.tombstones"), replacement("drop.tombstones"));
        assert!(replacement("drop.tombstones").is_some_and(|instead| instead.contains("`[cdc]`")));
        assert!(replacement("log.retention.hours").is_some_and(|instead| instead.contains("`[topics]`")));
        assert!(replacement("database.history.kafka.topic").is_some_and(|instead| instead.contains("history_topic")));
        assert_eq!(successor("database.server.name"), Some("Debezium 2 renamed it to `topic.prefix`"));
        assert_eq!(replacement("max.batch.size"), None);
    }

    #[test]
    fn no_class_reads_a_key_without_effect() {
        // The driver knows `serverTimezone`, too, by its own name.
        for obsolete in KEYS.iter().filter(|obsolete| !obsolete.key.ends_with('.')) {
            let readers: Vec<_> = CLASSES.iter().filter(|class| class.key(obsolete.key).is_some()).collect();
            assert!(readers.is_empty(), "{} reads `{}`", readers[0].name, obsolete.key);
        }
    }

    #[test]
    fn old_words_are_gone_and_their_successors_are_there() {
        assert_eq!(renamed("snapshot.mode", "SCHEMA_ONLY"), Some("no_data"));
        assert_eq!(renamed("snapshot.mode", "initial"), None);
        for (key, old, new) in WORDS {
            for key in CLASSES.iter().filter_map(|class| class.key(key)) {
                let Accepts::Words(words) = key.accepts else { panic!("`{}` has no words", key.name) };
                assert!(!words.contains(old) && words.contains(new), "`{}`", key.name);
            }
        }
    }
}
