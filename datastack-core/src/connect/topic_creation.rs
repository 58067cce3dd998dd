//! Topics that a worker makes for a source connector (KIP-158).

use super::{Config, any_of};
use crate::name::TopicName;
use crate::topic::TopicSettings;

/// How a worker makes topics that do not exist yet. Without partitions and replication factor in the default group, it
/// would leave them to the broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicCreation {
    /// Settings of topics that are in no group.
    pub default: TopicSettings,
    /// Topics with settings of their own.
    pub groups: Vec<TopicGroup>,
}

/// Topics that share settings other than the default ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicGroup {
    /// Alias; `default` is taken.
    pub alias: String,
    /// The topics.
    pub topics: Vec<TopicName>,
    /// Their settings.
    pub settings: TopicSettings,
}

impl TopicCreation {
    /// The settings in Connect's keys.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        config.append("topic.creation.default.", settings(&self.default));
        if self.groups.is_empty() {
            return config;
        }
        let aliases: Vec<&str> = self.groups.iter().map(|group| group.alias.as_str()).collect();
        config.set("topic.creation.groups", aliases.join(","));
        for group in &self.groups {
            let prefix = format!("topic.creation.{}.", group.alias);
            config.set(format!("{prefix}include"), any_of(group.topics.iter().map(TopicName::as_str)));
            config.append(&prefix, settings(&group.settings));
        }
        config
    }
}

fn settings(settings: &TopicSettings) -> Config {
    let mut config = Config::default();
    config.set("partitions", settings.partitions.to_string());
    config.set("replication.factor", settings.replication_factor.to_string());
    for (key, value) in settings.config() {
        config.set(key, value);
    }
    config
}
