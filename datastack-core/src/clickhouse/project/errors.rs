use super::dead_letters_name;
use crate::clickhouse::{CreateView, Item, ObjectName, Select, ViewKind};
use crate::pipeline::Pipeline;

/// `errors`: the dead letters of each table in one line; empty when all is well.
pub fn errors(pipeline: &Pipeline) -> CreateView {
    let item = |alias: &str, expression: &str| Item {
        expression: expression.to_owned(),
        alias: (alias != expression).then(|| alias.to_owned()),
    };
    let select = Select {
        items: vec![
            item("table_name", "table_name"),
            item("letters", "count()"),
            item("first_at", "min(received_at)"),
            item("last_at", "max(received_at)"),
            item("last_error", "argMax(error, received_at)"),
        ],
        from: format!("{} FINAL\nGROUP BY table_name", dead_letters_name(pipeline)),
        conditions: Vec::new(),
        joined_by: "AND",
    };
    CreateView {
        name: ObjectName { database: pipeline.clickhouse.database.to_string(), name: "errors".to_owned() },
        cluster: pipeline.clickhouse.cluster.clone(),
        kind: ViewKind::Plain,
        body: select.to_string(),
        comment: Some("Dead letters by table; empty when all is well".to_owned()),
    }
}
