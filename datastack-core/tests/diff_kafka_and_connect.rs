//! Topics, subjects and connectors that run against a definition.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::connect::Config;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{
    Difference, Live, LiveConnect, LiveConnector, LiveKafka, LiveRegistry, LiveSetting, LiveSubject, LiveTask,
    LiveTopic, Plan, Risk, Step, plan, subjects,
};
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

const PARTITIONS: &str = "kafka/alter/partitions-of-topic/shop.shop.orders";

fn pipeline(topic: &Value) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
    }))
    .unwrap();
    let table = json!({ "key": ["id"], "columns": { "id": "int not null", "note": "text" }, "topic": topic });
    let table: TableDefinition = serde_json::from_value(table).unwrap();
    let resolved = resolve(&Definition::new(project).table("orders", table), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn connector(config: &Config) -> LiveConnector {
    let task = LiveTask { id: 0, state: "RUNNING".to_owned(), trace: None };
    LiveConnector::new(config, "RUNNING", None, vec![task])
}

/// Everything as a pipeline wants it, with data in its topics.
fn as_wanted(pipeline: &Pipeline) -> Live {
    let mut kafka = LiveKafka::default();
    for topic in pipeline.topics.iter().chain(pipeline.tables.iter().map(|table| &table.topic)) {
        let config = topic.config().into_iter().map(|(key, value)| (key.to_owned(), LiveSetting { value, own: true }));
        let (partitions, replication_factor) = (topic.partitions, topic.replication_factor);
        let there = LiveTopic { partitions, replication_factor, config: config.collect(), written: true };
        kafka.topics.insert(topic.name.to_string(), there);
    }
    let mut registry = LiveRegistry::default();
    for subject in subjects(pipeline) {
        registry.subjects.insert(subject.name, LiveSubject { schema: subject.schema, ..LiveSubject::default() });
    }
    let mut connect = LiveConnect::default();
    for wanted in [source_connector(pipeline).unwrap(), archive_connector(pipeline).unwrap()] {
        let mut config = wanted.config;
        config.set("name", wanted.name.as_str());
        connect.connectors.insert(wanted.name, connector(&config));
    }
    Live { kafka: Some(kafka), registry: Some(registry), connect: Some(connect), ..Live::default() }
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.steps.iter().map(|step| step.id.as_str()).collect()
}

fn only(plan: &Plan) -> &Step {
    assert_eq!(plan.steps.len(), 1, "{:?}", ids(plan));
    &plan.steps[0]
}

fn difference(attribute: &str, live: Option<&str>, wanted: Option<&str>) -> Difference {
    Difference::between(attribute, live, wanted).unwrap()
}

#[test]
fn what_is_as_wanted_needs_no_step() {
    let pipeline = pipeline(&json!({}));
    let plan = plan(&pipeline, &as_wanted(&pipeline));
    assert!(plan.is_empty(), "{plan:#?}");
    assert!(plan.notes.is_empty(), "{:?}", plan.notes);
}

#[test]
fn from_nothing_the_history_topic_comes_first_and_the_source_last() {
    let pipeline = pipeline(&json!({}));
    let live = Live {
        kafka: Some(LiveKafka::default()),
        registry: Some(LiveRegistry::default()),
        connect: Some(LiveConnect::default()),
        ..Live::default()
    };
    let plan = plan(&pipeline, &live);
    let ids = ids(&plan);
    assert_eq!(ids[0], format!("kafka/create/topic/{}", pipeline.cdc.history_topic));
    assert_eq!(
        ids[ids.len() - 2..],
        [
            format!("connect/create/connector/{}", pipeline.archive.connector),
            format!("connect/create/connector/{}", pipeline.cdc.connector),
        ]
    );
    assert_eq!(plan.worst(), Some(Risk::Safe));
}

#[test]
fn each_key_of_a_topic_shows_and_a_shorter_time_loses_records() {
    let pipeline = pipeline(&json!({}));
    let topic = &pipeline.tables[0].topic;
    for (key, wanted) in topic.config() {
        for (value, risk) in [("-1", Risk::LosesData), ("5", Risk::Safe)] {
            let mut live = as_wanted(&pipeline);
            let topics = &mut live.kafka.as_mut().unwrap().topics;
            let setting = topics.get_mut(topic.name.as_str()).unwrap().config.get_mut(key).unwrap();
            value.clone_into(&mut setting.value);
            let plan = plan(&pipeline, &live);
            if value == wanted {
                assert!(plan.is_empty());
                continue;
            }
            let step = only(&plan);
            assert_eq!(step.differences, [difference(key, Some(value), Some(&wanted))]);
            let risk = if key == "retention.ms" { risk } else { Risk::Safe };
            assert_eq!(step.risk, risk, "{key} from {value} to {wanted}");
        }
    }
}

#[test]
fn more_partitions_need_a_higher_epoch_and_then_a_pause() {
    let before = pipeline(&json!({ "partitions": 2 }));
    let live = as_wanted(&before);

    let without = plan(&pipeline(&json!({ "partitions": 4 })), &live);
    assert!(!ids(&without).contains(&PARTITIONS));
    assert_eq!(without.obstacles.len(), 1);
    assert_eq!(without.obstacles[0].help, "raise `[topic] epoch` of table orders to 2 in the same change");

    let after = pipeline(&json!({ "partitions": 4, "epoch": 2 }));
    let with = plan(&after, &live);
    assert!(with.obstacles.is_empty(), "{:?}", with.obstacles);
    let source = &after.cdc.connector;
    let order: Vec<usize> = [
        format!("connect/pause/connector/{source}"),
        "kafka/drain/topic/shop.shop.orders".to_owned(),
        PARTITIONS.to_owned(),
        format!("connect/alter/connector/{}", after.archive.connector),
        format!("connect/resume/connector/{source}"),
    ]
    .iter()
    .map(|id| {
        with.steps.iter().position(|step| step.id == *id).unwrap_or_else(|| panic!("no {id} in {:?}", ids(&with)))
    })
    .collect();
    assert!(order.is_sorted(), "{order:?}");

    // Cut off after the pause and the partitions, what is left is a part of that plan.
    let mut cut = live;
    cut.connect.as_mut().unwrap().connectors.get_mut(source.as_str()).unwrap().state = "PAUSED".to_owned();
    cut.kafka.as_mut().unwrap().topics.get_mut("shop.shop.orders").unwrap().partitions = 4;
    let left = plan(&after, &cut);
    assert!(left.steps.iter().all(|step| with.steps.iter().any(|known| known == step)), "{left:#?}");
    assert!(ids(&left).contains(&format!("connect/resume/connector/{source}").as_str()));
}

#[test]
fn keys_show_and_a_secret_in_plain_text_does_not() {
    let pipeline = pipeline(&json!({}));
    let source = source_connector(&pipeline).unwrap();
    let mut live = as_wanted(&pipeline);
    let mut config = source.config.clone();
    config.set("database.password", "hunter2");
    config.set("heartbeat.interval.ms", "7");
    config.set("max.batch.size", "9");
    live.connect.as_mut().unwrap().connectors.insert(source.name.clone(), connector(&config));
    let plan = plan(&pipeline, &live);
    assert!(!format!("{plan:?}{live:?}").contains("hunter2"));
    let wanted = |key: &str| source.config.get(key);
    assert_eq!(
        only(&plan).differences,
        [
            difference("database.password", Some("(a text, not shown)"), wanted("database.password")),
            difference("heartbeat.interval.ms", Some("7"), wanted("heartbeat.interval.ms")),
            difference("max.batch.size", Some("9"), None),
        ]
    );
}

#[test]
fn a_failed_task_is_started_again_with_its_reason() {
    let pipeline = pipeline(&json!({}));
    let mut live = as_wanted(&pipeline);
    let sink = live.connect.as_mut().unwrap().connectors.get_mut(pipeline.archive.connector.as_str()).unwrap();
    sink.tasks[0] = LiveTask { id: 0, state: "FAILED".to_owned(), trace: Some("E: gone\n\tat A".to_owned()) };
    let plan = plan(&pipeline, &live);
    assert_eq!(only(&plan).reason, "task 0 has failed: E: gone");
}

#[test]
fn a_schema_that_the_registry_refuses_is_an_obstacle() {
    let pipeline = pipeline(&json!({}));
    let mut live = as_wanted(&pipeline);
    for subject in live.registry.as_mut().unwrap().subjects.values_mut() {
        subject.schema = json!("string");
    }
    let expected = subjects(&pipeline).len();
    assert_eq!(plan(&pipeline, &live).steps.len(), expected);
    for subject in live.registry.as_mut().unwrap().subjects.values_mut() {
        subject.refused = vec!["a type changed".to_owned()];
    }
    let plan = plan(&pipeline, &live);
    assert!(plan.steps.is_empty());
    assert_eq!(plan.obstacles.len(), expected);
}
