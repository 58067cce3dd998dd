use datastack_core::clickhouse::project::{self, Users};
use datastack_core::definition::Pii;
use datastack_core::pipeline::Pipeline;

use super::{apply, named_collections, threads};
use crate::artifact::Rendering;

pub(super) fn render(pipeline: &Pipeline, rendering: &mut Rendering) {
    rendering.file("00_database.sql", &project::database(pipeline).to_string());
    rendering.file("01_dead_letters.sql", &project::dead_letters(pipeline).to_string());
    rendering.file("02_errors.sql", &project::errors(pipeline).to_string());
    rendering.file("70_maintenance.sql", &maintenance(pipeline));
    rendering.file("80_users.sql", &users(pipeline));
    rendering.file("apply.sh", &apply::script(pipeline));
    let config = |name: &str| format!("config.d/{}_{name}.xml", pipeline.name);
    rendering.file(&config("named_collections"), &named_collections::xml(pipeline));
    rendering.file(&config("threads"), &threads::xml(pipeline));
}

fn maintenance(pipeline: &Pipeline) -> String {
    let purges: Vec<String> = pipeline.tables.iter().map(|table| project::purge(pipeline, table).to_string()).collect();
    format!(
        "-- Removes delete markers that are older than any dead letter. The merge comes first and fails if it does \
         nothing:\n-- a marker that went before the older row has merged would bring that row back. Run it when the \
         server is idle,\n-- each pair of statements in its order; `apply.sh` leaves this file out.\n\n{}",
        purges.join("\n")
    )
}

fn users(pipeline: &Pipeline) -> String {
    let parts: Vec<String> = project::users(pipeline)
        .iter()
        .map(|Users { role, grants, user }| {
            let grants: String = grants.iter().map(ToString::to_string).collect();
            format!("{role}{grants}{user}")
        })
        .collect();
    format!(
        "-- `apply.sh` sets the parameters from the environment; an existing user keeps its password.\n{}\n{}",
        personal_data(pipeline),
        parts.join("\n")
    )
}

fn personal_data(pipeline: &Pipeline) -> String {
    let kept: Vec<String> = pipeline
        .tables
        .iter()
        .flat_map(|table| {
            table
                .columns
                .iter()
                .filter(|column| column.pii == Some(Pii::Keep))
                .map(|column| format!("--   {}.{}\n", table.name, column.name))
        })
        .collect();
    if kept.is_empty() {
        return String::new();
    }
    format!("-- These columns hold personal data in clear, and every reader sees them:\n{}", kept.concat())
}
