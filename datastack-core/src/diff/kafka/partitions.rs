use std::collections::BTreeMap;

use super::super::plan::{Findings, Obstacle};
use super::super::{Action, Difference, LiveConnect, Operation, Phase, Risk, Step, Subject, System, connect};
use super::LiveTopic;
use super::compare::{artifact, subject};
use crate::pipeline::{Pipeline, Table};
use crate::topic::Topic;

/// A number of partitions that differs.
///
/// With more partitions a key moves to another one, so that changes of a row may overtake each other. The epoch orders
/// them all the same, if it rises in the same change and everything older was read before.
pub(super) fn compare(
    pipeline: &Pipeline,
    topic: &Topic,
    table: Option<&Table>,
    live: &LiveTopic,
    connectors: Option<&LiveConnect>,
    found: &mut Findings,
) {
    let mut obstacle = |message: String, help: String| {
        found.obstacles.push(Obstacle { subject: subject(topic), message, help });
    };
    let (is, wanted) = (live.partitions, topic.partitions);
    if is > wanted {
        let message = format!("it has {is} partitions, not {wanted}; Kafka takes none away");
        obstacle(message, format!("state {is} partitions, or drain and delete the topic and raise its epoch"));
        return;
    }
    let add = add(pipeline, topic, table, live);
    let source = pipeline.cdc.connector.as_str();
    let Some(table) = table else {
        found.steps.push(add);
        return;
    };
    let running = connectors.map(|live| live.connectors.get(source).is_some_and(|source| source.state == "RUNNING"));
    if !live.written && running == Some(false) {
        found.steps.push(add);
        return;
    }
    let Some(connectors) = connectors else {
        let message = "whether it may get more partitions depends on the connectors".to_owned();
        obstacle(message, "look at Kafka Connect too".to_owned());
        return;
    };
    let sink = connectors.connectors.get(pipeline.archive.connector.as_str());
    let epoch = sink.and_then(|sink| connect::epoch(&sink.config, topic.name.as_str()));
    if epoch.is_none_or(|epoch| epoch >= table.epoch) {
        let raised = epoch.unwrap_or(table.epoch).max(table.epoch).saturating_add(1);
        let message = format!("it has {is} partitions, not {wanted}: more would mix up the order of a row's changes");
        obstacle(message, format!("raise `[topic] epoch` of table {} to {raised} in the same change", table.name));
        return;
    }
    if running == Some(true) {
        found.steps.push(connect::pause(pipeline, source));
        found.steps.push(connect::resume(pipeline, source));
    }
    found.steps.push(drain(pipeline, table));
    found.steps.push(add);
}

fn add(pipeline: &Pipeline, topic: &Topic, table: Option<&Table>, live: &LiveTopic) -> Step {
    let operation = Operation::AddPartitions { name: topic.name.to_string(), partitions: topic.partitions };
    let (is, wanted) = (live.partitions.to_string(), topic.partitions.to_string());
    let file = artifact(pipeline, topic, table);
    // Its configuration may differ too, and ids are unique.
    let subject = Subject::new(System::Kafka, "partitions of topic", topic.name.as_str());
    Step::new(Phase::Topics, Action::Alter, subject, "it has fewer partitions", file, operation)
        .differing(Difference::between("partitions", Some(&is), Some(&wanted)).into_iter().collect())
        .risking(Risk::NeedsAttention, "no partition can be taken away again")
}

fn drain(pipeline: &Pipeline, table: &Table) -> Step {
    let topics = vec![table.topic.name.to_string()];
    let groups = [table.clickhouse.group.as_str(), pipeline.archive.group.as_str()];
    let groups: BTreeMap<_, _> = groups.into_iter().map(|group| (group.to_owned(), topics.clone())).collect();
    let subject = subject(&table.topic);
    let file = artifact(pipeline, &table.topic, Some(table));
    Step::new(Phase::Drain, Action::Drain, subject, "its partitions change", file, Operation::Drain { groups })
}
