//! The DAGs, with the connections and pools that they use.

mod connections;
mod etl;
mod mysql_ingestor;
mod pools;

use datastack_core::pipeline::Pipeline;

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact = Artifact { kind: ArtifactKind::Airflow, project: Some(project), table: None };

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    if let Some(view) = etl::EtlView::new(pipeline) {
        rendering.template("dags/etl.py", "airflow/dags/etl.py.hbs", &view);
        rendering.template("dags/archive_gate.py", "airflow/dags/archive_gate.py.hbs", &());
    }
    if pipeline.ingest.is_some() {
        let view = mysql_ingestor::MysqlIngestorView::new(pipeline);
        rendering.template("dags/mysql_ingestor.py", "airflow/dags/mysql_ingestor.py.hbs", &view);
    }
    rendering.template("requirements.txt", "airflow/requirements.txt.hbs", &());
    rendering.json("connections.json", &connections::connections(pipeline));
    rendering.json("pools.json", &pools::pools(pipeline));
}

/// Day `YYYY-MM-DD` as arguments of `pendulum.datetime`.
fn day(date: &str) -> String {
    let part = |part: &str| match part.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    date.split('-').map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_has_no_zeros_in_front() {
        assert_eq!(super::day("2026-01-09"), "2026, 1, 9");
        assert_eq!(super::day("2030-10-20"), "2030, 10, 20");
    }
}
