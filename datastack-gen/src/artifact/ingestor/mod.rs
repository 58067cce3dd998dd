//! The ingestor, which fills MySQL with sample data.

mod call;
mod order;
mod reference;
mod table;
mod value;

use datastack_core::pipeline::{Pipeline, Table};
use serde_json::json;

use super::python_literal::python_literal;
use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Ingestor, project: Some(project), table: Some(of_table) };

/// Files that are the same in every project.
const FILES: [&str; 7] = [
    "datastack_ingest/__init__.py",
    "datastack_ingest/database.py",
    "datastack_ingest/ingest.py",
    "datastack_ingest/table.py",
    "datastack_ingest/values.py",
    "ingest.py",
    "requirements.txt",
];

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    if pipeline.ingest.is_none() {
        return;
    }
    for file in FILES {
        rendering.template(file, &format!("ingestor/{file}.hbs"), &());
    }
    let order = order::order(pipeline);
    let names: Vec<String> = order.tables.iter().map(|table| python_literal(table.name.as_str())).collect();
    let view = json!({ "tables": names, "foreign_key_checks": order.foreign_key_checks });
    let file = "datastack_ingest/tables/__init__.py";
    rendering.template(file, &format!("ingestor/{file}.hbs"), &view);
}

fn of_table(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    if pipeline.ingest.is_some() {
        let path = format!("datastack_ingest/tables/{}.py", table.name);
        rendering.template(&path, "ingestor/table.py.hbs", &table::TableView::new(pipeline, table));
    }
}
