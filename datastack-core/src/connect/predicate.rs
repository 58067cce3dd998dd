//! Predicates: which records a transform applies to.

use super::catalogue::{Class, Key, Role, Verified};
use super::pattern::{Pattern, Unread};
use super::transform::{Fault, Settings};
use super::{Config, Record};

/// A predicate of Kafka Connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// The whole topic matches an expression.
    TopicNameMatches {
        /// Java's regular expression.
        pattern: String,
    },
    /// The record has a header.
    HasHeaderKey {
        /// The header.
        name: String,
    },
    /// The value is null.
    RecordIsTombstone,
    /// A class that is not known here.
    Custom {
        /// The class.
        class: String,
        /// Its settings.
        settings: Config,
    },
}

const PATTERN: Key = Key::text("pattern").required().non_empty().medium();
const NAME: Key = Key::text("name").required().non_empty().medium();

const fn kafka(name: &'static str, keys: &'static [&'static [Key]]) -> Class {
    Class { name, role: Role::Predicate, product: "Kafka 4.1", verified: Verified::Run, keys, families: &[] }
}

/// Kafka's `TopicNameMatches` with its keys.
pub(crate) const TOPIC_NAME_MATCHES: Class =
    kafka("org.apache.kafka.connect.transforms.predicates.TopicNameMatches", &[&[PATTERN]]);
/// Kafka's `HasHeaderKey` with its keys.
pub(crate) const HAS_HEADER_KEY: Class =
    kafka("org.apache.kafka.connect.transforms.predicates.HasHeaderKey", &[&[NAME]]);
/// Kafka's `RecordIsTombstone`, which has none.
pub(crate) const RECORD_IS_TOMBSTONE: Class =
    kafka("org.apache.kafka.connect.transforms.predicates.RecordIsTombstone", &[]);

impl Predicate {
    /// A predicate that holds for exactly the given topics.
    pub fn topics<'a>(topics: impl IntoIterator<Item = &'a str>) -> Self {
        Self::TopicNameMatches { pattern: any_of(topics) }
    }

    pub(super) fn read(settings: &mut Settings<'_>) -> Self {
        let class = settings.text("type").unwrap_or_default();
        if class == TOPIC_NAME_MATCHES.name {
            let pattern: String = settings.read(&PATTERN);
            if let Err(Unread::Invalid(what)) = Pattern::read(&pattern) {
                settings.refuse("pattern", what);
            }
            Self::TopicNameMatches { pattern }
        } else if class == HAS_HEADER_KEY.name {
            Self::HasHeaderKey { name: settings.read(&NAME) }
        } else if class == RECORD_IS_TOMBSTONE.name {
            Self::RecordIsTombstone
        } else {
            Self::Custom { class: class.to_owned(), settings: settings.own() }
        }
    }

    /// Settings below `predicates.<alias>.`.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        match self {
            Self::TopicNameMatches { pattern } => {
                config.set("type", TOPIC_NAME_MATCHES.name);
                config.set("pattern", pattern.clone());
            }
            Self::HasHeaderKey { name } => {
                config.set("type", HAS_HEADER_KEY.name);
                config.set("name", name.clone());
            }
            Self::RecordIsTombstone => config.set("type", RECORD_IS_TOMBSTONE.name),
            Self::Custom { class, settings } => {
                config.set("type", class.clone());
                config.append("", settings.clone());
            }
        }
        config
    }

    /// Whether it holds for a record.
    pub fn holds(&self, record: &Record) -> Result<bool, Fault> {
        match self {
            Self::TopicNameMatches { pattern } => {
                let read = Pattern::read(pattern).map_err(|unread| match unread {
                    Unread::Invalid(what) => Fault::Fails(what),
                    Unread::Beyond(what) => Fault::Unforeseen(what),
                })?;
                if record.topic_is_open() {
                    return Err(Fault::Unforeseen(format!(
                        "whether `{pattern}` matches a topic that the values decide"
                    )));
                }
                Ok(read.matches(&record.topic))
            }
            Self::HasHeaderKey { name } => Ok(record.headers.iter().any(|(header, _)| header == name)),
            Self::RecordIsTombstone => Ok(record.null),
            Self::Custom { class, .. } => Err(Fault::Unforeseen(format!("which records `{class}` selects"))),
        }
    }
}

/// The Java regular expression that matches exactly the given names, of topics, tables or columns. Columns that stay in
/// MySQL may have any name; Debezium takes a comma for the end of an expression and trims spaces, so such characters are
/// written by their numbers.
pub(crate) fn any_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(literal).collect::<Vec<_>>().join("|")
}

fn literal(name: &str) -> String {
    let mut expression = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '.' => expression.push_str("\\."),
            '_' | '-' => expression.push(character),
            other if other.is_ascii_alphanumeric() || !other.is_ascii() => expression.push(other),
            other => expression.push_str(&format!("\\x{:02x}", u32::from(other))),
        }
    }
    expression
}

#[cfg(test)]
mod tests {
    use super::any_of;

    #[test]
    fn a_name_means_itself_alone() {
        assert_eq!(any_of(["shop.orders", "a-b_c"]), "shop\\.orders|a-b_c");
        assert_eq!(any_of(["größe, (cm) $"]), "größe\\x2c\\x20\\x28cm\\x29\\x20\\x24");
    }
}
