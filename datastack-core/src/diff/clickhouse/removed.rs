use std::collections::BTreeSet;

use super::LiveClickHouse;
use super::objects::{drop_word, placed};
use super::statement::Statement;
use crate::clickhouse::ObjectName;
use crate::diff::{Action, Operation, Phase, Risk, Step, Subject, System};
use crate::pipeline::Pipeline;

/// What a table has, readers before what they read, with the file it came from. The queue shows whose the others are, so
/// that it goes last.
const OBJECTS: [(&str, &str); 8] = [
    ("__queue_to_events", "30_queue.sql"),
    ("", "40_current.sql"),
    ("__events_to_dead", "20_events.sql"),
    ("__events_to_rows", "20_events.sql"),
    ("__events", "20_events.sql"),
    ("__history", "50_history.sql"),
    ("__rows", "10_target.sql"),
    ("__queue", "30_queue.sql"),
];

/// Takes away what belongs to tables that the definition no longer has: those whose queue reads by the project's own
/// named collection.
pub(super) fn removed(pipeline: &Pipeline, live: &LiveClickHouse, known: &BTreeSet<String>) -> Vec<Step> {
    let kafka = format!("Kafka({})", pipeline.clickhouse.kafka_collection);
    let ours = |create: &str| {
        Statement::read(create).is_some_and(|statement| statement.clauses.get("ENGINE").is_some_and(|of| *of == kafka))
    };
    live.objects
        .iter()
        .filter(|(name, create)| !known.contains(name.as_str()) && ours(create))
        .filter_map(|(name, _)| name.strip_suffix("__queue"))
        .flat_map(|table| OBJECTS.into_iter().map(move |(suffix, file)| (table, suffix, file)))
        .filter_map(|(table, suffix, file)| {
            let name = format!("{table}{suffix}");
            let create = live.objects.get(&name).filter(|_| !known.contains(name.as_str()))?;
            let artifact = format!("{}/{table}/{file}", pipeline.outputs.clickhouse);
            Some(drop(pipeline, name, suffix, create, artifact))
        })
        .collect()
}

fn drop(pipeline: &Pipeline, name: String, suffix: &str, create: &str, artifact: String) -> Step {
    let object = ObjectName { database: pipeline.clickhouse.database.to_string(), name };
    let kind = Statement::read(create).map_or_else(|| "TABLE".to_owned(), |statement| statement.kind);
    let word = drop_word(&kind);
    let subject = Subject::new(System::ClickHouse, kind.to_lowercase(), object.to_string());
    let placed = placed(&object, pipeline.clickhouse.cluster.as_deref());
    let operation = Operation::ClickHouse { statements: vec![format!("DROP {word} IF EXISTS {placed} SYNC")] };
    let phase = if matches!(suffix, "__rows" | "__history" | "__queue") { Phase::Discard } else { Phase::ClickHouse };
    let step = Step::new(phase, Action::Drop, subject, "the definition no longer has its table", artifact, operation);
    match suffix {
        "__rows" | "__history" => step.risking(Risk::LosesData, "every row of it is gone"),
        _ => step.reversed_by(create),
    }
}
