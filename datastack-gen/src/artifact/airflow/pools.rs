use std::collections::BTreeMap;

use datastack_core::pipeline::Pipeline;
use serde::Serialize;

/// A pool as `airflow pools import` reads it.
#[derive(Serialize)]
pub(super) struct Pool {
    slots: u32,
    description: &'static str,
    include_deferred: bool,
}

/// How many Spark jobs run at once.
pub(super) fn spark(pipeline: &Pipeline) -> String {
    format!("{}_spark", pipeline.name)
}

/// How many loads run at once.
pub(super) fn clickhouse(pipeline: &Pipeline) -> String {
    format!("{}_clickhouse", pipeline.name)
}

pub(super) fn pools(pipeline: &Pipeline) -> BTreeMap<String, Pool> {
    let pool = |slots, description| Pool { slots, description, include_deferred: false };
    BTreeMap::from([(clickhouse(pipeline), pool(4, "Loads into ClickHouse")), (spark(pipeline), pool(2, "Spark jobs"))])
}
