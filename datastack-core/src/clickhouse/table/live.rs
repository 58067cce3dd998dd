use crate::clickhouse::{CreateView, ObjectName, ViewKind};
use crate::pipeline::{LiveView, Pipeline};

/// A live insight. It reads current states only: a view that ran for each inserted block would count an update twice.
pub fn live(pipeline: &Pipeline, view: &LiveView) -> CreateView {
    let kind = match view.refresh {
        None => ViewKind::Plain,
        Some(refresh) => ViewKind::Refreshable { interval: refresh.interval(), order_by: "tuple()".to_owned() },
    };
    CreateView {
        name: ObjectName { database: pipeline.clickhouse.database.to_string(), name: view.name.to_string() },
        cluster: pipeline.clickhouse.cluster.clone(),
        kind,
        body: view.sql.clone(),
        comment: view.comment.clone(),
    }
}
