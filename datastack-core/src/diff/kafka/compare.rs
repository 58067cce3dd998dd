use std::collections::{BTreeMap, BTreeSet};

use super::super::plan::{Findings, Obstacle};
use super::super::{Action, Difference, LiveConnect, Operation, Phase, Risk, Step, Subject, System};
use super::partitions;
use super::{LiveKafka, LiveTopic};
use crate::pipeline::{Pipeline, Table};
use crate::topic::{Purpose, Topic};

/// Compares topics. A value that is a default of the brokers and equals the wanted one is no difference: what counts is
/// what the topic does. The connectors tell whether partitions may be raised.
pub(in crate::diff) fn compare(pipeline: &Pipeline, live: &LiveKafka, connect: Option<&LiveConnect>) -> Findings {
    let mut found = Findings::default();
    let mut known = BTreeSet::new();
    for (topic, table) in pipeline.every_topic() {
        known.insert(topic.name.as_str());
        match live.topics.get(topic.name.as_str()) {
            None => found.steps.push(create(pipeline, topic, table)),
            Some(there) => alter(pipeline, topic, table, there, connect, &mut found),
        }
    }
    let foreign = live.topics.keys().filter(|name| !known.contains(name.as_str()));
    found.notes.extend(foreign.map(|name| format!("kept: topic {name}, which no table writes to")));
    found
}

pub(crate) fn subject(topic: &Topic) -> Subject {
    Subject::new(System::Kafka, "topic", topic.name.as_str())
}

/// The file in which a topic is described.
pub(super) fn artifact(pipeline: &Pipeline, topic: &Topic, table: Option<&Table>) -> String {
    let file = table.map_or_else(|| topic.purpose.file_name(), |table| table.name.as_str());
    format!("{}/{file}.json", pipeline.outputs.topics)
}

fn phase(topic: &Topic) -> Phase {
    match topic.purpose {
        Purpose::SchemaHistory => Phase::HistoryTopic,
        _ => Phase::Topics,
    }
}

fn create(pipeline: &Pipeline, topic: &Topic, table: Option<&Table>) -> Step {
    let operation = Operation::CreateTopic {
        name: topic.name.to_string(),
        partitions: topic.partitions,
        replication_factor: topic.replication_factor,
        config: topic.config().into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
    };
    let delete =
        format!("kafka-topics.sh --bootstrap-server {} --delete --topic {}", pipeline.kafka.bootstrap, topic.name);
    Step::new(
        phase(topic),
        Action::Create,
        subject(topic),
        "there is no such topic",
        artifact(pipeline, topic, table),
        operation,
    )
    .reversed_by(delete)
}

fn alter(
    pipeline: &Pipeline,
    topic: &Topic,
    table: Option<&Table>,
    live: &LiveTopic,
    connect: Option<&LiveConnect>,
    found: &mut Findings,
) {
    found.steps.extend(configure(pipeline, topic, table, live));
    if live.replication_factor != topic.replication_factor {
        found.obstacles.push(Obstacle {
            subject: subject(topic),
            message: format!(
                "it has {} copies of each partition, not {}",
                live.replication_factor, topic.replication_factor
            ),
            help: "move its partitions with kafka-reassign-partitions.sh, or state the number that it has".to_owned(),
        });
    }
    if live.partitions != topic.partitions {
        partitions::compare(pipeline, topic, table, live, connect, found);
    }
}

fn configure(pipeline: &Pipeline, topic: &Topic, table: Option<&Table>, live: &LiveTopic) -> Option<Step> {
    let (mut differences, mut config) = (Vec::new(), BTreeMap::new());
    let mut back = Vec::new();
    let mut loss = None;
    for (key, wanted) in topic.config() {
        let setting = live.config.get(key);
        let is = setting.map(|setting| setting.value.as_str());
        let Some(difference) = Difference::between(key, is, Some(&wanted)) else { continue };
        if let Some(lost) = loses(key, is, &wanted) {
            loss = Some(lost);
        }
        if let Some(is) = is {
            back.push(format!("{key}=[{is}]"));
        }
        differences.push(difference);
        config.insert(key.to_owned(), wanted);
    }
    if differences.is_empty() {
        return None;
    }
    let operation = Operation::ConfigureTopic { name: topic.name.to_string(), config };
    let mut step = Step::new(
        phase(topic),
        Action::Alter,
        subject(topic),
        "its configuration differs",
        artifact(pipeline, topic, table),
        operation,
    )
    .differing(differences)
    .reversed_by(format!(
        "kafka-configs.sh --bootstrap-server {} --alter --topic {} --add-config {}",
        pipeline.kafka.bootstrap,
        topic.name,
        back.join(",")
    ));
    if let Some(loss) = loss {
        step = step.risking(Risk::LosesData, loss);
    }
    Some(step)
}

/// What is gone once a key has its new value; none if nothing is.
fn loses(key: &str, live: Option<&str>, wanted: &str) -> Option<&'static str> {
    // -1 is without end, for a time as for a size.
    let number = |text: &str| text.parse::<i64>().ok().map(|value| if value < 0 { i64::MAX } else { value });
    match key {
        "retention.ms" | "retention.bytes" if number(wanted)? < live.and_then(number).unwrap_or(i64::MAX) => {
            Some("the brokers delete records that are older than the new time allows")
        }
        _ => None,
    }
}
