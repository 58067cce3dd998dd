//! What must hold before a pipeline runs and while it does: what was found on the systems ([`Examined`]), and what of it
//! is not as it must be ([`checkup`]). Nothing is asked here.

mod check;
mod clickhouse;
mod clock;
mod connect;
mod examined;
mod kafka;
mod mysql;
mod registry;

pub use check::{Check, Checkup, Outcome};
pub use examined::{
    Examined, ExaminedClickHouse, ExaminedConnect, ExaminedKafka, ExaminedMySql, ExaminedRegistry, Offset, Privilege,
    Setting,
};

use crate::pipeline::Pipeline;

/// All checks of the systems that answered.
pub fn checkup(pipeline: &Pipeline, found: &Examined) -> Checkup {
    let mut checks = Vec::new();
    if let Some(found) = &found.mysql {
        checks.extend(mysql::checks(pipeline, found));
    }
    if let Some(found) = &found.kafka {
        checks.extend(kafka::checks(pipeline, found));
    }
    if let Some(found) = &found.registry {
        checks.extend(registry::checks(found));
    }
    if let Some(found) = &found.clickhouse {
        checks.extend(clickhouse::checks(pipeline, found));
    }
    if let Some(found) = &found.connect {
        checks.extend(connect::checks(pipeline, found));
    }
    Checkup {
        project: pipeline.name.to_string(),
        environment: pipeline.environment.as_ref().map(ToString::to_string),
        checks,
    }
}
