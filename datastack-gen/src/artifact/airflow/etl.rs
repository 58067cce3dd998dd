use datastack_core::definition::ArchiveKind;
use datastack_core::pipeline::{Pipeline, Table};
use serde::Serialize;

use super::connections::{Ids, field, registry};
use super::{day, pools};
use crate::artifact::python_literal::python_literal;

/// What `dags/etl.py` states. All texts but `start` are Python literals.
#[derive(Serialize)]
pub(super) struct EtlView {
    project: String,
    dag_id: String,
    owner: String,
    schedule: String,
    timezone: String,
    start: String,
    /// Seconds.
    late: u64,
    tables: Vec<String>,
    topics: Vec<String>,
    heartbeat: String,
    kafka_connection: String,
    registry: String,
    sink_group: String,
    /// None where what the sink has read is in the archive at once.
    control_topic: Option<String>,
    spark_pool: String,
    clickhouse_pool: String,
    object_store: Login,
    clickhouse: Login,
}

#[derive(Serialize)]
struct Login {
    login: String,
    password: String,
}

impl Login {
    fn of(id: &str) -> Self {
        Self { login: field(id, "login"), password: field(id, "password") }
    }
}

impl EtlView {
    /// None where no table has a history.
    pub(super) fn new(pipeline: &Pipeline) -> Option<Self> {
        let tables: Vec<&Table> = pipeline.tables.iter().filter(|table| table.history.is_some()).collect();
        if tables.is_empty() {
            return None;
        }
        let ids = Ids::new(pipeline);
        let (archive, minutes) = (&pipeline.archive, pipeline.history.cutoff_minutes);
        Some(Self {
            project: python_literal(pipeline.name.as_str()),
            dag_id: python_literal(&format!("{}_etl", pipeline.name)),
            owner: python_literal(&pipeline.airflow.owner),
            schedule: python_literal(&format!("{} {} * * *", minutes % 60, minutes / 60)),
            timezone: python_literal(&pipeline.history.timezone),
            start: day(&pipeline.airflow.start),
            late: pipeline.history.late,
            tables: tables.iter().map(|table| python_literal(table.name.as_str())).collect(),
            topics: tables.iter().map(|table| python_literal(table.topic.name.as_str())).collect(),
            heartbeat: python_literal(pipeline.cdc.heartbeat_rows_topic.as_str()),
            kafka_connection: python_literal(&ids.kafka),
            registry: python_literal(registry(pipeline)),
            sink_group: python_literal(archive.group.as_str()),
            control_topic: match archive.kind {
                ArchiveKind::Iceberg => Some(python_literal(archive.control_topic.as_str())),
                ArchiveKind::ConfluentS3 | ArchiveKind::AivenS3 => None,
            },
            spark_pool: python_literal(&pools::spark(pipeline)),
            clickhouse_pool: python_literal(&pools::clickhouse(pipeline)),
            object_store: Login::of(&ids.object_store),
            clickhouse: Login::of(&ids.clickhouse),
        })
    }
}
