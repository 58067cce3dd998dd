use super::ExaminedKafka;
use super::check::{Check, Of, Outcome};
use crate::diff::System;
use crate::pipeline::{Pipeline, source_connector};
use crate::topic::Topic;

const OF: Of = Of(System::Kafka);

/// Bytes of a producer's largest request, unless the connector says otherwise: Kafka's `max.request.size`.
const REQUEST_BYTES: u64 = 1_048_576;

pub(super) fn checks(pipeline: &Pipeline, found: &ExaminedKafka) -> Vec<Check> {
    let mut checks = vec![OF.ok("reached", format!("at {}", found.address)), copies(pipeline, found)];
    checks.extend(auto_create(found));
    checks.extend(sizes(pipeline, found));
    checks.push(history(pipeline, found));
    checks
}

fn topics(pipeline: &Pipeline) -> impl Iterator<Item = &Topic> {
    pipeline.topics.iter().chain(pipeline.tables.iter().map(|table| &table.topic))
}

fn copies(pipeline: &Pipeline, found: &ExaminedKafka) -> Check {
    let wanted = topics(pipeline).map(|topic| topic.replication_factor).max().unwrap_or(1);
    let (subject, brokers) = ("brokers", found.brokers);
    match brokers >= usize::from(wanted) {
        true => OF.ok(subject, format!("{brokers}, for topics of {wanted} copies at most")),
        false => OF.bad(
            Outcome::Fault,
            subject,
            format!("{brokers}, and topics of {wanted} copies are wanted"),
            "start more brokers, or lower `kafka.replication_factor`",
        ),
    }
}

fn auto_create(found: &ExaminedKafka) -> Option<Check> {
    let subject = "auto.create.topics.enable";
    let Some(value) = found.settings.get(subject) else { return Some(untold(subject)) };
    Some(match value == "true" {
        false => OF.ok(subject, value),
        true => OF.bad(
            Outcome::Attention,
            subject,
            "it is true: whoever asks for a topic that is not there makes it with the brokers' defaults",
            "set it to false on the brokers; `datastack-gen apply` makes every topic of the pipeline",
        ),
    })
}

fn untold(subject: &str) -> Check {
    OF.bad(
        Outcome::Unknown,
        subject,
        "the brokers do not show it to this user",
        "grant it DescribeConfigs on the cluster, or look at the brokers' configuration",
    )
}

/// A record that the producer takes and the broker does not stops the connector.
fn sizes(pipeline: &Pipeline, found: &ExaminedKafka) -> Vec<Check> {
    let config = source_connector(pipeline).map(|connector| connector.config).unwrap_or_default();
    let stated = config.get("producer.override.max.request.size").and_then(|bytes| bytes.parse().ok());
    let sent: u64 = stated.unwrap_or(REQUEST_BYTES);
    let subject = "size of records";
    let Some(broker) = found.settings.get("message.max.bytes").and_then(|bytes| bytes.parse::<u64>().ok()) else {
        return vec![untold(subject)];
    };
    let of_topic = |topic: &Topic| {
        let setting = found.topics.topics.get(topic.name.as_str())?.config.get("max.message.bytes")?;
        Some((topic.name.to_string(), setting.value.parse::<u64>().ok()?))
    };
    let mut narrow: Vec<(String, u64)> =
        topics(pipeline).filter_map(of_topic).filter(|(_, takes)| *takes < sent).collect();
    narrow.dedup_by_key(|(_, takes)| *takes);
    if broker < sent && narrow.is_empty() {
        narrow.push(("a topic that is made".to_owned(), broker));
    }
    match narrow.first() {
        None => vec![OF.ok(subject, format!("the source sends up to {sent} bytes, the brokers take {broker}"))],
        Some((topic, takes)) => vec![OF.bad(
            Outcome::Fault,
            subject,
            format!("the source sends up to {sent} bytes, and {topic} takes {takes}"),
            "raise `max.message.bytes` of the topic or `message.max.bytes` of the brokers: a larger record stops the source",
        )],
    }
}

fn history(pipeline: &Pipeline, found: &ExaminedKafka) -> Check {
    let name = pipeline.cdc.history_topic.as_str();
    let subject = format!("topic {name}");
    let Some(topic) = found.topics.topics.get(name) else {
        let mend = "make it with `datastack-gen apply`, before the source starts";
        return OF.bad(Outcome::Attention, subject, "it is not there", mend);
    };
    let value = |key: &str| topic.config.get(key).map_or("?", |setting| setting.value.as_str());
    let forever = [("retention.ms", "-1"), ("retention.bytes", "-1"), ("cleanup.policy", "delete")];
    let off: Vec<String> = forever
        .iter()
        .filter(|(key, wanted)| value(key) != *wanted)
        .map(|(key, wanted)| format!("{key} is {}, not {wanted}", value(key)))
        .collect();
    if topic.partitions != 1 {
        let found = format!("it has {} partitions, and the order of statements is lost", topic.partitions);
        return OF.bad(Outcome::Fault, subject, found, "make it anew with one, while the source is stopped");
    }
    match off.is_empty() {
        true => OF.ok(subject, "it keeps all statements for ever"),
        false => OF.bad(
            Outcome::Fault,
            subject,
            off.join(", "),
            "set it with `datastack-gen apply`: without an old statement the source does not start again",
        ),
    }
}
