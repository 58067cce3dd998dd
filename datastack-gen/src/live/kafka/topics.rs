use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rdkafka::admin::{
    AdminOptions, AlterConfig, ConfigSource, NewPartitions, NewTopic, ResourceSpecifier, TopicReplication,
};
use rdkafka::types::RDKafkaErrorCode;

use super::super::{Fault, LiveError};
use super::{Admin, Kafka, PATIENCE, inspect};

fn options() -> AdminOptions {
    AdminOptions::new().request_timeout(Some(PATIENCE)).operation_timeout(Some(PATIENCE))
}

/// Takes an answer about one topic; `done` is the code that says that there is nothing left to do.
fn taken<T, E: std::fmt::Display>(
    kafka: &Kafka,
    asked: &str,
    answers: Vec<Result<T, (E, RDKafkaErrorCode)>>,
    done: Option<RDKafkaErrorCode>,
) -> Result<(), LiveError> {
    for answer in answers {
        match answer {
            Err((_, code)) if Some(code) == done => {}
            Err((_, code)) => return Err(kafka.said(Fault::Refused, asked, &code.to_string())),
            Ok(_) => {}
        }
    }
    Ok(())
}

pub(super) async fn create(
    kafka: &Kafka,
    name: &str,
    partitions: u32,
    replication_factor: u16,
    config: &BTreeMap<String, String>,
) -> Result<(), LiveError> {
    let asked = format!("a new topic {name}");
    let admin = Arc::new(kafka.admin()?);
    let copies = TopicReplication::Fixed(i32::from(replication_factor));
    let mut topic = NewTopic::new(name, i32::try_from(partitions).unwrap_or(i32::MAX), copies);
    for (key, value) in config {
        topic = topic.set(key, value);
    }
    let answers = admin.create_topics([&topic], &options()).await.map_err(|error| kafka.failed(&asked, &error))?;
    taken(kafka, &asked, answers, Some(RDKafkaErrorCode::TopicAlreadyExists))?;
    until(kafka, &admin, name, &asked, |there| there.is_some()).await
}

/// Waits until the brokers tell of a topic what was asked for.
async fn until(
    kafka: &Kafka,
    admin: &Arc<Admin>,
    name: &str,
    asked: &str,
    reached: impl Fn(Option<u32>) -> bool,
) -> Result<(), LiveError> {
    let begun = Instant::now();
    loop {
        if reached(partitions(kafka, admin, name).await?) {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            return Err(kafka.said(Fault::Unreachable, asked, "the brokers took it and do not show it"));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn partitions(kafka: &Kafka, admin: &Arc<Admin>, name: &str) -> Result<Option<u32>, LiveError> {
    let admin = Arc::clone(admin);
    let topics = kafka.blocking("the list of topics", move || inspect::all(&admin)).await?;
    Ok(topics.get(name).map(|topic| topic.partitions))
}

/// This request replaces all that is set on the topic, so what else is set there is read first and sent along.
pub(super) async fn configure(kafka: &Kafka, name: &str, config: &BTreeMap<String, String>) -> Result<(), LiveError> {
    let asked = format!("the configuration of topic {name}");
    let admin = kafka.admin()?;
    let live = inspect::configs(kafka, &admin, &[name.to_owned()]).await?;
    let own = live.iter().flat_map(|resource| &resource.entries);
    let own = own.filter(|entry| entry.source == ConfigSource::DynamicTopic);
    let mut all: BTreeMap<&str, &str> =
        own.filter_map(|entry| Some((entry.name.as_str(), entry.value.as_deref()?))).collect();
    all.extend(config.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    let mut request = AlterConfig::new(ResourceSpecifier::Topic(name));
    for (key, value) in all {
        request = request.set(key, value);
    }
    let answers = admin.alter_configs([&request], &options()).await.map_err(|error| kafka.failed(&asked, &error))?;
    let answers = answers.into_iter().map(|answer| answer.map_err(|(_, code)| (String::new(), code))).collect();
    taken(kafka, &asked, answers, None)
}

pub(super) async fn add_partitions(kafka: &Kafka, name: &str, wanted: u32) -> Result<(), LiveError> {
    let asked = format!("{wanted} partitions of topic {name}");
    let admin = Arc::new(kafka.admin()?);
    if partitions(kafka, &admin, name).await?.is_some_and(|is| is >= wanted) {
        return Ok(());
    }
    let request = NewPartitions::new(name, usize::try_from(wanted).unwrap_or(usize::MAX));
    let answers =
        admin.create_partitions([&request], &options()).await.map_err(|error| kafka.failed(&asked, &error))?;
    taken(kafka, &asked, answers, None)?;
    until(kafka, &admin, name, &asked, |there| there.is_some_and(|is| is >= wanted)).await
}
