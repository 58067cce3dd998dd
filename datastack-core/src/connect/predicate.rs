//! Predicates: which records a transform applies to.

use super::Config;

/// A predicate of Kafka Connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// `TopicNameMatches`: the whole topic name matches a Java regular expression.
    TopicNameMatches {
        /// The expression.
        pattern: String,
    },
}

impl Predicate {
    /// A predicate that holds for exactly the given topics.
    pub fn topics<'a>(topics: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> = topics.into_iter().map(|topic| topic.replace('.', "\\.")).collect();
        Self::TopicNameMatches { pattern: names.join("|") }
    }

    /// Settings below `predicates.<alias>.`.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        match self {
            Self::TopicNameMatches { pattern } => {
                config.set("type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches");
                config.set("pattern", pattern.clone());
            }
        }
        config
    }
}
