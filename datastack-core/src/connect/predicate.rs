//! Predicates: which records a transform applies to.

use super::Config;

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

/// The Java regular expression that matches exactly the given names, of topics, tables or columns: each may hold
/// letters, digits, `.`, `_` and `-`, of which only the point means something else.
pub(crate) fn any_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| name.replace('.', "\\.")).collect::<Vec<_>>().join("|")
}
