use datastack_core::connect::ConfigError;
use datastack_core::connect::connector::Connector;
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact = Artifact { kind: ArtifactKind::Connectors, project: Some(project), table: None };

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    put(source_connector(pipeline), pipeline.cdc.connector.as_str(), rendering);
    put(archive_connector(pipeline), pipeline.archive.connector.as_str(), rendering);
}

fn put(connector: Result<Connector, ConfigError>, name: &str, rendering: &mut Rendering) {
    let path = format!("{name}.json");
    match connector {
        Ok(connector) => rendering.json(&path, &connector),
        Err(fault) => rendering.fault(&path, fault),
    }
}
