//! What is well and what is not, of all that can be seen of a pipeline.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::connect::Config;
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{LiveConnector, LiveTask};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;
use datastack_core::status::{Counted, Seen, SeenLetters, SeenRows, Waiting, status};
use serde_json::json;

fn pipeline() -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "archive": { "commit": "1m" },
    }))
    .unwrap();
    let table: TableDefinition =
        serde_json::from_value(json!({ "key": ["id"], "columns": { "id": "int not null" } })).unwrap();
    let resolved = resolve(&Definition::new(project).table("orders", table), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn connector(state: &str, tasks: &[(&str, Option<&str>)]) -> LiveConnector {
    let tasks = tasks.iter().zip(0..).map(|((state, trace), id)| LiveTask {
        id,
        state: (*state).to_owned(),
        trace: trace.map(str::to_owned),
    });
    LiveConnector::new(&Config::default(), state, None, tasks.collect())
}

/// Everything as it is while all is well.
fn well(pipeline: &Pipeline) -> Seen {
    let mut seen = Seen {
        connect: Some(Default::default()),
        kafka: Some(Default::default()),
        clickhouse: Some(Default::default()),
    };
    for name in [pipeline.cdc.connector.to_string(), pipeline.archive.connector.to_string()] {
        seen.connect.as_mut().unwrap().connectors.insert(name, connector("RUNNING", &[("RUNNING", None)]));
    }
    let kafka = seen.kafka.as_mut().unwrap();
    kafka.topics.insert("shop.shop.orders".to_owned());
    kafka.queues.insert("orders".to_owned(), Waiting { records: 3, oldest_ms: Some(60_000) });
    kafka.archive.insert("orders".to_owned(), Waiting { records: 9, oldest_ms: Some(240_000) });
    kafka.heartbeat_age_ms = Some(45_000);
    let rows =
        SeenRows { current: Counted { rows: 5, exact: true }, history: Some(4), last_change_ms: Some(86_400_000) };
    seen.clickhouse.as_mut().unwrap().tables.insert("orders".to_owned(), rows);
    seen
}

/// The problems, a line each.
fn problems(pipeline: &Pipeline, seen: &Seen) -> Vec<String> {
    let status = status(pipeline, seen);
    assert_eq!(status.well, status.problems.is_empty());
    let line = |problem: &datastack_core::status::Problem| {
        assert!(!problem.help.is_empty(), "{problem:?}");
        format!("{}: {}: {}", problem.system.word(), problem.subject, problem.message)
    };
    status.problems.iter().map(line).collect()
}

#[test]
fn all_is_well_up_to_the_limits() {
    let pipeline = pipeline();
    let found = status(&pipeline, &well(&pipeline));
    assert_eq!(
        serde_json::to_value(&found).unwrap(),
        json!({
            "project": "shop",
            "environment": null,
            "well": true,
            "connectors": [
                { "name": "shop-mysql-source", "state": "RUNNING", "tasks": { "RUNNING": 1 }, "error": null },
                { "name": "shop-archive-sink", "state": "RUNNING", "tasks": { "RUNNING": 1 }, "error": null },
            ],
            "heartbeat": { "topic": "shop.shop.datastack_heartbeat", "every_ms": 10_000, "age_ms": 45_000 },
            "tables": [{
                "name": "orders",
                "queue": { "records": 3, "oldest_ms": 60_000 },
                "archive": { "records": 9, "oldest_ms": 240_000 },
                "current": { "rows": 5, "exact": true },
                "history": 4,
                "last_change_ms": 86_400_000,
                "dead_letters": 0,
            }],
            "archive_dead_letters": 0,
            "problems": [],
        })
    );
}

#[test]
fn a_connector_that_does_not_run_is_the_only_thing_said_of_it() {
    let pipeline = pipeline();
    let trace = "E: outer\n\tat A.b(A.java:1)\nCaused by: F: refused";
    let cases = [
        (connector("STOPPED", &[]), "it is held still: its state is STOPPED"),
        (connector("PAUSED", &[("PAUSED", None)]), "it is held still: its state is PAUSED"),
        (connector("RUNNING", &[]), "it runs without a task, so nothing is read"),
        (connector("RUNNING", &[("RUNNING", None), ("UNASSIGNED", None)]), "its task 1 is UNASSIGNED"),
        (connector("UNASSIGNED", &[]), "its state is UNASSIGNED"),
        (connector("RUNNING", &[("FAILED", Some(trace))]), "task 0 has failed: E: outer; Caused by: F: refused"),
    ];
    for (live, message) in cases {
        for name in ["shop-mysql-source", "shop-archive-sink"] {
            let mut seen = well(&pipeline);
            seen.connect.as_mut().unwrap().connectors.insert(name.to_owned(), live.clone());
            let kafka = seen.kafka.as_mut().unwrap();
            match name {
                "shop-mysql-source" => kafka.heartbeat_age_ms = Some(999_000),
                _ => {
                    kafka.archive.insert("orders".to_owned(), Waiting { records: 9, oldest_ms: Some(9_999_000) });
                }
            }
            assert_eq!(problems(&pipeline, &seen), [format!("connect: connector {name}: {message}")]);
        }
    }
    let mut seen = well(&pipeline);
    seen.connect.as_mut().unwrap().connectors.clear();
    assert_eq!(
        problems(&pipeline, &seen),
        ["shop-mysql-source", "shop-archive-sink"]
            .map(|name| format!("connect: connector {name}: the workers do not have it"))
    );
}

#[test]
fn what_waits_too_long_is_said_with_what_holds_it_up() {
    let pipeline = pipeline();
    let mut seen = well(&pipeline);
    let kafka = seen.kafka.as_mut().unwrap();
    kafka.heartbeat_age_ms = Some(45_001);
    kafka.queues.insert("orders".to_owned(), Waiting { records: 3, oldest_ms: Some(60_001) });
    kafka.archive.insert("orders".to_owned(), Waiting { records: 9, oldest_ms: Some(240_001) });
    kafka.archive_dead_letters = 2;
    let clickhouse = seen.clickhouse.as_mut().unwrap();
    clickhouse.consumer_errors.insert("orders".to_owned(), "Broker: gone".to_owned());
    assert_eq!(
        problems(&pipeline, &seen),
        [
            "kafka: topic shop.shop.datastack_heartbeat: no heartbeat has arrived for 45 s, and one is written every 10 s",
            "clickhouse: group shop.clickhouse.orders: it has not read 3 records of topic shop.shop.orders, the oldest of \
             which waits for 60 s; its consumer last failed with: Broker: gone",
            "connect: archive of orders: it has not read 9 records of topic shop.shop.orders, the oldest of which waits \
             for 240 s",
            "kafka: topic shop-archive-sink.dead-letters: it holds 2 records that the archive could not take",
        ]
    );
    seen.kafka.as_mut().unwrap().heartbeat_age_ms = None;
    assert_eq!(
        problems(&pipeline, &seen)[0],
        "kafka: topic shop.shop.datastack_heartbeat: no heartbeat has ever arrived"
    );
}

#[test]
fn what_is_gone_or_unreadable_is_said() {
    let pipeline = pipeline();
    let mut seen = well(&pipeline);
    seen.kafka.as_mut().unwrap().topics.clear();
    let clickhouse = seen.clickhouse.as_mut().unwrap();
    clickhouse.tables.get_mut("orders").unwrap().history = None;
    let letters = SeenLetters { letters: 4, newest_ms: 61_000, reason: "missing or unreadable: id".to_owned() };
    clickhouse.dead_letters.insert("orders".to_owned(), letters);
    assert_eq!(
        problems(&pipeline, &seen),
        [
            "kafka: topic shop.shop.orders: it is not there",
            "clickhouse: table shop.orders__history: it is not there",
            "clickhouse: table shop.dead_letters: 4 records of orders could not be read, the newest 61 s ago: missing or \
             unreadable: id",
        ]
    );
    seen.clickhouse.as_mut().unwrap().tables.clear();
    assert_eq!(problems(&pipeline, &seen)[1], "clickhouse: table shop.orders__rows: it is not there");
}

#[test]
fn a_system_that_was_not_seen_is_no_problem_of_another() {
    let pipeline = pipeline();
    let found = status(&pipeline, &Seen::default());
    assert!(found.well && found.connectors.is_empty() && found.heartbeat.is_none());
    assert_eq!(found.archive_dead_letters, None);
    let table = &found.tables[0];
    assert_eq!((table.queue, table.current, table.dead_letters), (None, None, None));
}
