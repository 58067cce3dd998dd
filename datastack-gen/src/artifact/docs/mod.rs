//! Pages for people: one for the project, one for each table.

mod cell;
mod project;
mod table;

use datastack_core::pipeline::{Pipeline, Table};

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Docs, project: Some(of_project), table: Some(of_table) };

fn of_project(pipeline: &Pipeline, rendering: &mut Rendering) {
    rendering.template("README.md", "docs/README.md.hbs", &project::view(pipeline));
}

fn of_table(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    rendering.template(&format!("{}.md", table.name), "docs/table.md.hbs", &table::view(pipeline, table));
}
