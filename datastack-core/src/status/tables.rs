use super::{Problem, Seen, TableFound, Waiting, records};
use crate::clickhouse::project::dead_letters_name;
use crate::clickhouse::table::Objects;
use crate::diff::System;
use crate::pipeline::{Pipeline, Table};

/// How long a record may wait for ClickHouse, whose queues hand over what they have twice a second.
const FOR_CLICKHOUSE_MS: u64 = 60_000;

/// How long a record may wait for the archive beside the interval of its commits, of which it may just have missed one.
const FOR_ARCHIVE_MS: u64 = 120_000;

/// Every table, and what of them is not well. What waits for an archive that does not run is no news.
pub(super) fn judge(
    pipeline: &Pipeline,
    seen: &Seen,
    archive_runs: bool,
    problems: &mut Vec<Problem>,
) -> Vec<TableFound> {
    let for_archive = archive_runs.then_some(2 * pipeline.archive.commit_ms + FOR_ARCHIVE_MS);
    pipeline
        .tables
        .iter()
        .map(|table| {
            problems.extend(topic(table, seen, for_archive));
            problems.extend(clickhouse(pipeline, table, seen));
            found(table, seen)
        })
        .collect()
}

fn found(table: &Table, seen: &Seen) -> TableFound {
    let name = table.name.as_str();
    let (kafka, clickhouse) = (seen.kafka.as_ref(), seen.clickhouse.as_ref());
    let rows = clickhouse.and_then(|clickhouse| clickhouse.tables.get(name));
    TableFound {
        name: name.to_owned(),
        queue: kafka.and_then(|kafka| kafka.queues.get(name).copied()),
        archive: kafka.and_then(|kafka| kafka.archive.get(name).copied()),
        current: rows.map(|rows| rows.current),
        history: rows.and_then(|rows| rows.history),
        last_change_ms: rows.and_then(|rows| rows.last_change_ms),
        dead_letters: clickhouse
            .map(|clickhouse| clickhouse.dead_letters.get(name).map_or(0, |letters| letters.letters)),
    }
}

fn topic(table: &Table, seen: &Seen, for_archive: Option<u64>) -> Vec<Problem> {
    let Some(kafka) = &seen.kafka else { return Vec::new() };
    let (name, topic) = (table.name.as_str(), table.topic.name.as_str());
    if !kafka.topics.contains(topic) {
        return vec![Problem {
            system: System::Kafka,
            subject: format!("topic {topic}"),
            message: "it is not there".to_owned(),
            help: "make it with `datastack-gen apply`".to_owned(),
        }];
    }
    let clickhouse = late(kafka.queues.get(name), topic, Some(FOR_CLICKHOUSE_MS)).map(|late| {
        let error = seen.clickhouse.as_ref().and_then(|clickhouse| clickhouse.consumer_errors.get(name));
        let says = error.map(|error| format!("; its consumer last failed with: {error}")).unwrap_or_default();
        Problem {
            system: System::ClickHouse,
            subject: format!("group {}", table.clickhouse.group),
            message: format!("{late}{says}"),
            help: "see system.kafka_consumers in ClickHouse, and whether brokers and registry are reached from there"
                .to_owned(),
        }
    });
    let archive = late(kafka.archive.get(name), topic, for_archive).map(|late| Problem {
        system: System::Connect,
        subject: format!("archive of {name}"),
        message: late,
        help: "see in the log of the worker what holds the sink up; a record that it put into the dead letters waits here \
               until a later one of its partition is written"
            .to_owned(),
    });
    clickhouse.into_iter().chain(archive).collect()
}

/// What of a topic has waited too long.
fn late(waiting: Option<&Waiting>, topic: &str, patience: Option<u64>) -> Option<String> {
    let (waiting, patience) = (waiting?, patience?);
    let oldest = waiting.oldest_ms.filter(|oldest| *oldest > patience)?;
    Some(format!(
        "it has not read {} of topic {topic}, the oldest of which waits for {} s",
        records(waiting.records),
        oldest / 1000
    ))
}

fn clickhouse(pipeline: &Pipeline, table: &Table, seen: &Seen) -> Vec<Problem> {
    let Some(clickhouse) = &seen.clickhouse else { return Vec::new() };
    let (name, objects) = (table.name.as_str(), Objects::of(pipeline, table));
    let gone = |subject: String| Problem {
        system: System::ClickHouse,
        subject,
        message: "it is not there".to_owned(),
        help: "make it with `datastack-gen apply`".to_owned(),
    };
    let mut problems = Vec::new();
    match clickhouse.tables.get(name) {
        None => problems.push(gone(format!("table {}", objects.rows))),
        Some(rows) if rows.history.is_none() && table.history.is_some() => {
            problems.push(gone(format!("table {}", objects.history)));
        }
        Some(_) => {}
    }
    if let Some(letters) = clickhouse.dead_letters.get(name) {
        let place = dead_letters_name(pipeline);
        problems.push(Problem {
            system: System::ClickHouse,
            subject: format!("table {place}"),
            message: format!(
                "{} of {name} could not be read, the newest {} s ago: {}",
                records(letters.letters),
                letters.newest_ms / 1000,
                letters.reason
            ),
            help: format!(
                "look at them with SELECT * FROM {place} FINAL WHERE table_name = '{name}'; delete those that are settled"
            ),
        });
    }
    problems
}
