//! Whether a pipeline that runs is well: what was seen of its systems at one moment ([`Seen`]), and what that means
//! ([`status`]). Nothing is asked here, and there is no clock: ages were measured by whoever looked.

mod connectors;
mod found;
mod seen;
mod tables;

pub use found::{ConnectorFound, Heartbeat, Problem, Status, TableFound};
pub use seen::{Counted, Seen, SeenClickHouse, SeenKafka, SeenLetters, SeenRows, Waiting};

use crate::diff::System;
use crate::pipeline::Pipeline;

/// Missed heartbeats that are no reason to worry: a worker that rebalances, or a transaction that takes long, holds them
/// up.
const BEATS_MISSED: u64 = 3;

/// Milliseconds that a heartbeat may take from the source into its topic, beside the interval.
const BEAT_ON_ITS_WAY_MS: u64 = 15_000;

/// What was seen, and what of it is not well.
pub fn status(pipeline: &Pipeline, seen: &Seen) -> Status {
    let (connectors, mut problems) = connectors::judge(pipeline, seen.connect.as_ref());
    let runs = |name: &str| !problems.iter().any(|problem: &Problem| problem.subject == connectors::subject(name));
    let (source_runs, archive_runs) =
        (runs(pipeline.cdc.connector.as_str()), runs(pipeline.archive.connector.as_str()));
    let heartbeat = seen.kafka.as_ref().map(|kafka| Heartbeat {
        topic: pipeline.cdc.heartbeat_rows_topic.to_string(),
        every_ms: pipeline.cdc.heartbeat_ms,
        age_ms: kafka.heartbeat_age_ms,
    });
    // That nothing arrives from a connector that does not run was said.
    if let (Some(heartbeat), true) = (&heartbeat, source_runs) {
        problems.extend(silent(pipeline, heartbeat));
    }
    let tables = tables::judge(pipeline, seen, archive_runs, &mut problems);
    let archive_dead_letters = seen.kafka.as_ref().map(|kafka| kafka.archive_dead_letters);
    if let Some(letters @ 1..) = archive_dead_letters {
        let topic = &pipeline.archive.dead_letter_topic;
        problems.push(Problem {
            system: System::Kafka,
            subject: format!("topic {topic}"),
            message: format!("it holds {} that the archive could not take", records(letters)),
            help: "read them with their headers, which say why; they are gone when the topic is empty".to_owned(),
        });
    }
    Status {
        project: pipeline.name.to_string(),
        environment: pipeline.environment.as_ref().map(ToString::to_string),
        well: problems.is_empty(),
        connectors,
        heartbeat,
        tables,
        archive_dead_letters,
        problems,
    }
}

fn records(number: u64) -> String {
    if number == 1 { "1 record".to_owned() } else { format!("{number} records") }
}

fn silent(pipeline: &Pipeline, heartbeat: &Heartbeat) -> Option<Problem> {
    let patience = heartbeat.every_ms * BEATS_MISSED + BEAT_ON_ITS_WAY_MS;
    let seconds = |ms: u64| ms / 1000;
    let message = match heartbeat.age_ms {
        Some(age) if age <= patience => return None,
        Some(age) => format!(
            "no heartbeat has arrived for {} s, and one is written every {} s",
            seconds(age),
            seconds(heartbeat.every_ms)
        ),
        None => "no heartbeat has ever arrived".to_owned(),
    };
    Some(Problem {
        system: System::Kafka,
        subject: format!("topic {}", heartbeat.topic),
        message,
        help: format!(
            "see in the log of the worker what holds {} up: MySQL may be gone, or its user may not write {}",
            pipeline.cdc.connector, pipeline.cdc.heartbeat_table
        ),
    })
}
