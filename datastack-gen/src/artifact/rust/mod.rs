//! `rust/`: row types of the current states, for apps. `mod.rs` can be included from a build script's `OUT_DIR`.

mod fixed_bytes;
mod name;
mod row;

use datastack_core::pipeline::{Pipeline, Table};

use super::{Artifact, ArtifactKind, Rendering};
use name::module;

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Rust, project: Some(project), table: Some(row::render) };

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    let mut lines = Vec::new();
    if pipeline.tables.iter().any(needs_fixed_bytes) {
        lines.push("pub mod fixed_bytes;\n".to_owned());
        rendering.file("fixed_bytes.rs", fixed_bytes::SOURCE);
    }
    for table in &pipeline.tables {
        let module = module(table.name.as_str());
        lines.push(format!("{}pub mod {module};\n", name::allow_case(table.name.as_str())));
    }
    rendering.file("mod.rs", &lines.concat());
}

fn needs_fixed_bytes(table: &Table) -> bool {
    table.carried().any(|(_, journey)| journey.row.rust.contains("FixedBytes"))
}
