use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::topic::Topic;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Topics, project: Some(project), table: Some(table) };

/// A topic as one line of the script needs it.
#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    partitions: u32,
    replication_factor: u16,
    /// `key=value`, separated by commas.
    config: String,
}

#[derive(Serialize)]
struct Script<'a> {
    bootstrap: &'a str,
    topics: Vec<Line<'a>>,
}

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    for topic in &pipeline.topics {
        rendering.json(&format!("{}.json", topic.purpose.file_name()), &document(topic));
    }
    let all = pipeline.topics.iter().chain(pipeline.tables.iter().map(|table| &table.topic));
    let script = Script { bootstrap: &pipeline.kafka.bootstrap, topics: all.map(line).collect() };
    rendering.template("apply.sh", "topics/apply.sh.hbs", &script);
}

fn table(_: &Pipeline, table: &Table, rendering: &mut Rendering) {
    rendering.json(&format!("{}.json", table.name), &document(&table.topic));
}

fn document(topic: &Topic) -> Value {
    let config: Map<String, Value> =
        topic.config().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect();
    json!({
        "name": topic.name.as_str(),
        "partitions": topic.partitions,
        "replication_factor": topic.replication_factor,
        "config": config,
    })
}

fn line(topic: &Topic) -> Line<'_> {
    let config: Vec<String> = topic.config().into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    Line {
        name: topic.name.as_str(),
        partitions: topic.partitions,
        replication_factor: topic.replication_factor,
        config: config.join(","),
    }
}
