//! Predicates: which records a transform applies to.

use super::Config;
use super::catalogue::{Class, Key, Role, Verified};

/// A predicate of Kafka Connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// `TopicNameMatches` for exactly these topics.
    Topics(Vec<String>),
}

impl Predicate {
    /// A predicate that holds for exactly the given topics.
    pub fn topics<'a>(topics: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Topics(topics.into_iter().map(str::to_owned).collect())
    }

    /// Settings below `predicates.<alias>.`.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        match self {
            Self::Topics(topics) => {
                config.set("type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches");
                config.set("pattern", any_of(topics.iter().map(String::as_str)));
            }
        }
        config
    }
}

macro_rules! predicates {
    ($($(#[$doc:meta])* $constant:ident $name:literal $keys:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) const $constant: Class = Class {
            name: concat!("org.apache.kafka.connect.transforms.predicates.", $name),
            role: Role::Predicate,
            product: "Kafka 4.1",
            verified: Verified::Run,
            keys: $keys,
            families: &[],
        };
    )*};
}

predicates! {
    /// Records that have a header.
    HAS_HEADER_KEY "HasHeaderKey" &[&[Key::text("name").required().non_empty().medium()]];
    /// Records without a value.
    RECORD_IS_TOMBSTONE "RecordIsTombstone" &[];
    /// Records of some topics.
    TOPIC_NAME_MATCHES "TopicNameMatches" &[&[PATTERN]];
}

const PATTERN: Key =
    Key::text("pattern").required().non_empty().medium().note("for whole names, as transforms before left them");

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
