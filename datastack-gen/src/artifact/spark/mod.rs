//! The PySpark jobs: archive to clean data to history.

mod default;
mod packages;
mod settings;
mod table;

use datastack_core::pipeline::{Pipeline, Table};
use serde_json::json;

use super::python_module::is_odd_module;
use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Spark, project: Some(project), table: Some(of_table) };

/// Files that are the same in every project.
const FILES: [&str; 16] = [
    "datastack_etl/__init__.py",
    "datastack_etl/checksum.py",
    "datastack_etl/clickhouse.py",
    "datastack_etl/extract.py",
    "datastack_etl/load.py",
    "datastack_etl/manifest.py",
    "datastack_etl/once.py",
    "datastack_etl/pin.py",
    "datastack_etl/read_archive.py",
    "datastack_etl/run.py",
    "datastack_etl/session.py",
    "datastack_etl/state.py",
    "datastack_etl/store.py",
    "datastack_etl/table.py",
    "extract.py",
    "load.py",
];

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    if pipeline.tables.iter().all(|table| table.history.is_none()) {
        return;
    }
    for file in FILES {
        rendering.template(file, &format!("pyspark/{file}.hbs"), &());
    }
    let settings = settings::Settings::new(pipeline);
    rendering.template("datastack_etl/settings.py", "pyspark/datastack_etl/settings.py.hbs", &settings);
    let spark_version = format!("{}.*", pipeline.versions.spark);
    rendering.template("requirements.txt", "pyspark/requirements.txt.hbs", &json!({ "spark_version": spark_version }));
    let packages = packages::packages(pipeline).join(",");
    rendering.template("spark.conf", "pyspark/spark.conf.hbs", &json!({ "packages": packages }));
    // Without them, a package of that name that is installed would be found first.
    rendering.file("tables/__init__.py", "\"\"\"One module for each table.\"\"\"\n");
    rendering.file("transforms/__init__.py", "\"\"\"Your own changes, one module for each table.\"\"\"\n");
}

fn of_table(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    let Some(view) = table::TableView::new(pipeline, table) else { return };
    let name = &table.name;
    rendering.template(&format!("tables/{name}.py"), "pyspark/table.py.hbs", &view);
    let own = json!({ "odd_name": is_odd_module(name.as_str()), "table": name.as_str() });
    rendering.scaffold(&format!("transforms/{name}.py"), "pyspark/transform.py.hbs", &own);
}
