use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use datastack_core::diff::{LiveKafka, LiveSetting, LiveTopic};
use datastack_core::pipeline::Pipeline;
use rdkafka::admin::{AdminOptions, ConfigResource, ConfigSource, OwnedResourceSpecifier, ResourceSpecifier};
use rdkafka::error::KafkaError;

use super::super::{Fault, LiveError};
use super::elected::elected;
use super::{Admin, Kafka, PATIENCE};

/// Topics whose configuration is asked for at once.
const AT_A_TIME: usize = 100;

pub(super) async fn inspect(kafka: &Kafka, pipeline: &Pipeline) -> Result<LiveKafka, LiveError> {
    let control = pipeline.topics.iter().map(|topic| topic.name.to_string());
    let data: BTreeSet<String> = pipeline.tables.iter().map(|table| table.topic.name.to_string()).collect();
    let known: BTreeSet<String> = control.chain(data.iter().cloned()).collect();
    let prefix = format!("{}.", pipeline.cdc.prefix);

    let admin = Arc::new(kafka.admin()?);
    let asked = Arc::clone(&admin);
    let mut topics = kafka
        .blocking("the list of topics", move || {
            let mut topics = all(&asked)?;
            topics.retain(|name, _| known.contains(name) || name.starts_with(&prefix));
            for (name, topic) in topics.iter_mut().filter(|(name, _)| data.contains(*name)) {
                topic.written = written(&asked, name, topic.partitions)?;
            }
            Ok(topics)
        })
        .await?;

    let names: Vec<String> = topics.keys().cloned().collect();
    for names in names.chunks(AT_A_TIME) {
        for resource in configs(kafka, &admin, names).await? {
            let OwnedResourceSpecifier::Topic(name) = &resource.specifier else { continue };
            if let Some(topic) = topics.get_mut(name) {
                topic.config = settings(&resource);
            }
        }
    }
    Ok(LiveKafka { topics })
}

/// All topics, without their configuration. Asked for one by its name, brokers would make it.
pub(super) fn all(admin: &Admin) -> Result<BTreeMap<String, LiveTopic>, KafkaError> {
    let metadata = admin.inner().fetch_metadata(None, PATIENCE)?;
    let topics = metadata.topics().iter().filter(|topic| topic.error().is_none());
    let topics = topics.map(|topic| {
        let copies = topic.partitions().iter().map(|partition| partition.replicas().len()).min().unwrap_or_default();
        let found = LiveTopic {
            partitions: u32::try_from(topic.partitions().len()).unwrap_or(u32::MAX),
            replication_factor: u16::try_from(copies).unwrap_or(u16::MAX),
            ..LiveTopic::default()
        };
        (topic.name().to_owned(), found)
    });
    Ok(topics.collect())
}

fn written(admin: &Admin, topic: &str, partitions: u32) -> Result<bool, KafkaError> {
    for partition in 0..i32::try_from(partitions).unwrap_or(i32::MAX) {
        if elected(|| admin.inner().fetch_watermarks(topic, partition, PATIENCE))?.1 > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The configurations of topics.
pub(super) async fn configs(kafka: &Kafka, admin: &Admin, names: &[String]) -> Result<Vec<ConfigResource>, LiveError> {
    let specifiers: Vec<ResourceSpecifier<'_>> = names.iter().map(|name| ResourceSpecifier::Topic(name)).collect();
    let options = AdminOptions::new().request_timeout(Some(PATIENCE));
    let asked = "the configuration of topics";
    let answers = admin.describe_configs(&specifiers, &options).await.map_err(|error| kafka.failed(asked, &error))?;
    let answers: Result<Vec<_>, _> = answers.into_iter().collect();
    answers.map_err(|code| kafka.said(Fault::Refused, asked, &code.to_string()))
}

fn settings(resource: &ConfigResource) -> BTreeMap<String, LiveSetting> {
    let entries = resource.entries.iter().filter_map(|entry| {
        let value = entry.value.clone()?;
        Some((entry.name.clone(), LiveSetting { value, own: entry.source == ConfigSource::DynamicTopic }))
    });
    entries.collect()
}
