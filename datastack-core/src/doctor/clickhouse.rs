use super::check::{Check, Of, Outcome};
use super::{ExaminedClickHouse, clock};
use crate::clickhouse::table::consumers;
use crate::diff::System;
use crate::pipeline::Pipeline;

const OF: Of = Of(System::ClickHouse);

pub(super) fn checks(pipeline: &Pipeline, found: &ExaminedClickHouse) -> Vec<Check> {
    vec![
        OF.ok("reached", format!("at {}", found.address)),
        OF.version(&found.version, pipeline.versions.clickhouse, "clickhouse"),
        collections(pipeline, found),
        threads(pipeline, found),
        clock::check(OF, found.clock),
    ]
}

fn collections(pipeline: &Pipeline, found: &ExaminedClickHouse) -> Check {
    let subject = "named collections";
    let wanted = [pipeline.clickhouse.kafka_collection.as_str(), pipeline.clickhouse.clean_collection.as_str()];
    let mend = "put the generated `clickhouse/config.d` into the server's folder of that name, and restart it";
    let Some(there) = &found.collections else {
        let found = "the server does not show them to this user";
        return OF.bad(Outcome::Unknown, subject, found, "log in as a user that may SHOW NAMED COLLECTIONS");
    };
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !there.contains(*name)).collect();
    match missing.is_empty() {
        true => OF.ok(subject, wanted.join(", ")),
        false => OF.bad(Outcome::Fault, subject, format!("not there: {}", missing.join(", ")), mend),
    }
}

fn threads(pipeline: &Pipeline, found: &ExaminedClickHouse) -> Check {
    let subject = "background_message_broker_schedule_pool_size";
    let wanted = pipeline.tables.iter().map(consumers).fold(0, u32::saturating_add);
    match found.consumer_threads {
        None => OF.bad(
            Outcome::Unknown,
            subject,
            "the server does not show it to this user",
            format!("see that it is {wanted} or more: `clickhouse/config.d` sets it"),
        ),
        Some(threads) if threads >= u64::from(wanted) => OF.ok(subject, format!("{threads}, for {wanted} consumers")),
        Some(threads) => OF.bad(
            Outcome::Attention,
            subject,
            format!("{threads}, for {wanted} consumers: they wait for one another"),
            "put the generated `clickhouse/config.d` into the server's folder of that name, and restart it",
        ),
    }
}
