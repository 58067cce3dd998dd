use super::found::Found;
use super::{clickhouse, kafka};
use crate::diff::{Difference, Facts, Subject};
use crate::pipeline::Pipeline;

/// An object that runs, with what it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) subject: Subject,
    /// The table of the definition that it belongs to.
    pub(super) table: Option<String>,
    pub(super) live: Facts,
    /// None if the pipeline has no such object.
    pub(super) wanted: Option<Facts>,
}

impl Seen {
    /// What is not as it shall be; nothing of an object that is not the pipeline's.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let Some(wanted) = &self.wanted else { return Vec::new() };
        let names: std::collections::BTreeSet<&String> = self.live.keys().chain(wanted.keys()).collect();
        let text = |of: &Facts, name: &String| of.get(name).cloned();
        let differences = names.into_iter().filter_map(|name| {
            Difference::between(name.as_str(), text(&self.live, name).as_deref(), text(wanted, name).as_deref())
        });
        differences.collect()
    }

    pub(super) fn differs(&self, attribute: &str) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| wanted.get(attribute) != self.live.get(attribute))
    }
}

/// Every object that runs.
pub(super) fn seen(pipeline: &Pipeline, found: &Found) -> Vec<Seen> {
    match found {
        Found::Kafka(found) => kafka::seen(pipeline, found),
        Found::ClickHouse(found) => clickhouse::seen(pipeline, found),
    }
}
