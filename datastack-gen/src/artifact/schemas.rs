use datastack_core::avro;
use datastack_core::connect::Converter;
use datastack_core::pipeline::{Pipeline, Table, value_schema};

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact = Artifact { kind: ArtifactKind::Schemas, project: None, table: Some(table) };

fn table(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    if let Converter::ConfluentAvro { metadata, .. } = &pipeline.cdc.converter {
        let schema = avro::schema(&value_schema(pipeline, table), *metadata);
        rendering.json(&format!("{}.avsc", table.name), &schema);
    }
}
