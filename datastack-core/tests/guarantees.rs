//! The checks of what is guaranteed find what breaks it, in pipelines that no definition gives.

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::guarantee::GUARANTEES;
use datastack_core::name::ColumnName;
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;
use datastack_core::topic::{Purpose, Retention};
use serde_json::json;

fn pipeline() -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
    }))
    .expect("a project");
    let table: TableDefinition =
        serde_json::from_value(json!({ "key": ["id"], "columns": { "id": "int not null", "note": "text" } }))
            .expect("a table");
    resolve(&Definition::new(project).table("orders", table), None).pipeline.expect("it resolves")
}

/// What is broken, by the line that says what holds.
fn broken(pipeline: &Pipeline) -> Vec<&'static str> {
    GUARANTEES
        .iter()
        .filter(|guarantee| (guarantee.broken)(pipeline).is_some())
        .map(|guarantee| guarantee.says)
        .collect()
}

fn breaks(change: impl FnOnce(&mut Pipeline), word: &str) {
    let mut pipeline = pipeline();
    change(&mut pipeline);
    let broken = broken(&pipeline);
    assert!(broken.len() == 1 && broken[0].contains(word), "{broken:?} says nothing of {word}");
}

#[test]
fn what_is_broken_is_found() {
    assert_eq!(broken(&pipeline()), [""; 0]);
    let note = ColumnName::new("note").expect("a name");
    breaks(|pipeline| pipeline.tables[0].clickhouse.order_by.push(note.clone()), "sorting key");
    breaks(|pipeline| pipeline.tables[0].clickhouse.order_by.clear(), "sorting key");
    let history = |pipeline: &mut Pipeline, change: &dyn Fn(&mut datastack_core::topic::Topic)| {
        pipeline.topics.iter_mut().filter(|topic| topic.purpose == Purpose::SchemaHistory).for_each(change);
    };
    breaks(|pipeline| history(pipeline, &|topic| topic.partitions = 3), "schema history");
    breaks(|pipeline| history(pipeline, &|topic| topic.retention = Retention::Milliseconds(1)), "schema history");
    breaks(|pipeline| pipeline.cdc.server_id = 1, "no rule about connectors");
}
