use datastack_core::definition::ArchiveKind;
use datastack_core::pipeline::{Pipeline, Table};
use serde::Serialize;

use super::connections::{Ids, field, registry};
use super::{day, pools};
use crate::artifact::python_literal::{python_constant, python_literal};

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
            schedule: python_constant("SCHEDULE", &format!("{} {} * * *", minutes % 60, minutes / 60)),
            timezone: python_constant("TIMEZONE", &pipeline.history.timezone),
            start: day(&pipeline.airflow.start),
            late: pipeline.history.late,
            tables: tables.iter().map(|table| python_literal(table.name.as_str())).collect(),
            topics: tables.iter().map(|table| python_literal(table.topic.name.as_str())).collect(),
            heartbeat: python_constant("HEARTBEAT", pipeline.cdc.heartbeat_rows_topic.as_str()),
            kafka_connection: python_constant("KAFKA", &ids.kafka),
            registry: python_constant("REGISTRY", registry(pipeline)),
            sink_group: python_constant("SINK", archive.group.as_str()),
            control_topic: match archive.kind {
                ArchiveKind::Iceberg => Some(python_constant("CONTROL", archive.control_topic.as_str())),
                ArchiveKind::ConfluentS3 | ArchiveKind::AivenS3 => None,
            },
            spark_pool: python_literal(&pools::spark(pipeline)),
            clickhouse_pool: python_literal(&pools::clickhouse(pipeline)),
            object_store: Login::of(&ids.object_store),
            clickhouse: Login::of(&ids.clickhouse),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::EtlView;
    use crate::artifact::sample;

    const TABLE: &str = "key = [\"id\"]\n[columns]\nid = \"int not null\"\n";
    const ALONE: &str = "key = [\"id\"]\n[columns]\nid = \"int not null\"\n[history]\nenabled = false\n";

    const EXPECTED: &str = r#"{
  "project": "\"shop\"",
  "dag_id": "\"shop_etl\"",
  "owner": "'the \"etl\" team'",
  "schedule": "\"30 4 * * *\"",
  "timezone": "\"Europe/Berlin\"",
  "start": "2025, 3, 1",
  "late": 5400,
  "tables": [
    "\"a\""
  ],
  "topics": [
    "\"shop.shop.a\""
  ],
  "heartbeat": "\"shop.shop.datastack_heartbeat\"",
  "kafka_connection": "\"shop_kafka\"",
  "registry": "\"http://registry:8081\"",
  "sink_group": "\"connect-shop-archive-sink\"",
  "control_topic": "\"shop-archive-sink.control\"",
  "spark_pool": "\"shop_spark\"",
  "clickhouse_pool": "\"shop_clickhouse\"",
  "object_store": {
    "login": "\"{{ conn.shop_object_store.login }}\"",
    "password": "\"{{ conn.shop_object_store.password }}\""
  },
  "clickhouse": {
    "login": "\"{{ conn.shop_clickhouse.login }}\"",
    "password": "\"{{ conn.shop_clickhouse.password }}\""
  }
}"#;

    #[test]
    fn the_dag_runs_the_tables_that_have_a_history() {
        let project = "history = { cutoff = \"04:30\", timezone = \"Europe/Berlin\", late = \"90m\" }\nairflow = { owner = \
                       'the \"etl\" team', start = \"2025-03-01\" }";
        let pipeline = sample::pipeline(project, &[("a", TABLE), ("b", ALONE)]);
        assert_eq!(serde_json::to_string_pretty(&EtlView::new(&pipeline)).unwrap(), EXPECTED);
    }

    #[test]
    fn plain_files_need_no_control_topic_and_json_no_registry() {
        let project = "archive.kind = \"confluent-s3\"\ncdc.format = \"json\"";
        let pipeline = sample::pipeline(project, &[("a", TABLE)]);
        let view = EtlView::new(&pipeline).unwrap();
        assert_eq!((view.control_topic, view.registry.as_str()), (None, "\"\""));
    }

    #[test]
    fn without_history_there_is_no_dag() {
        let pipeline = sample::pipeline("", &[("b", ALONE)]);
        assert!(EtlView::new(&pipeline).is_none());
    }
}
