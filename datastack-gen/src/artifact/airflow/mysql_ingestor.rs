use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use super::connections::{Ids, field};
use super::day;
use crate::artifact::python_literal::{python_constant, python_literal};

/// What `dags/mysql_ingestor.py` states. All texts but `start` are Python literals.
#[derive(Serialize)]
pub(super) struct MysqlIngestorView {
    project: String,
    dag_id: String,
    owner: String,
    schedule: String,
    start: String,
    connection: Fields,
}

#[derive(Serialize)]
struct Fields {
    host: String,
    port: String,
    login: String,
    password: String,
    schema: String,
}

impl MysqlIngestorView {
    pub(super) fn new(pipeline: &Pipeline) -> Self {
        let id = Ids::new(pipeline).mysql_ingest;
        Self {
            project: python_literal(pipeline.name.as_str()),
            dag_id: python_literal(&format!("{}_mysql_ingestor", pipeline.name)),
            owner: python_literal(&pipeline.airflow.owner),
            schedule: python_constant("SCHEDULE", &pipeline.airflow.ingest),
            start: day(&pipeline.airflow.start),
            connection: Fields {
                host: field(&id, "host"),
                port: field(&id, "port or ''"),
                login: field(&id, "login"),
                password: field(&id, "password"),
                schema: field(&id, "schema"),
            },
        }
    }
}
