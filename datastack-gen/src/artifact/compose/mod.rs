//! A Compose stack that runs the whole pipeline on one machine.

mod airflow;
mod broker;
mod connect;
mod dependency;
mod dockerfile;
mod image;
mod mount;
mod place;
mod reference;
mod roles;
mod scalar;
mod server;
mod stack;
mod variable;

use datastack_core::connect::ConfigError;
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};
use serde_json::json;

use self::reference::References;
use self::roles::Roles;
use self::stack::Stack;
use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact = Artifact { kind: ArtifactKind::Compose, project: Some(project), table: None };

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    let roles = Roles::new(pipeline);
    let references = match references(pipeline) {
        Ok(references) => references,
        Err(fault) => return rendering.fault("compose.yaml", fault),
    };
    rendering.template("compose.yaml", "compose/compose.yaml.hbs", &Stack::new(pipeline, &roles, &references));
    let variables = variable::variables(pipeline, &roles, &references);
    rendering.template(".env.example", "compose/env.example.hbs", &json!({ "variables": variables }));
    rendering.template("init-env.sh", "compose/init-env.sh.hbs", &json!({ "variables": variables }));
    rendering.file(".gitignore", ".env\ncompose.override.yaml\nairflow/logs/\n");
    rendering.template("airflow/Dockerfile", "compose/airflow/Dockerfile.hbs", &dockerfile::Airflow::new(pipeline));
    rendering.template("airflow/init.sh", "compose/airflow/init.sh.hbs", &());
    if let Some(address) = &roles.mysql {
        rendering.template("mysql/datastack.cnf", "compose/mysql/datastack.cnf.hbs", &server::mysql(pipeline, address));
    }
    if let Some(address) = &roles.clickhouse {
        let view = server::clickhouse(pipeline, address);
        rendering.template("clickhouse/server.xml", "compose/clickhouse/server.xml.hbs", &view);
        rendering.template("clickhouse/admin.xml", "compose/clickhouse/admin.xml.hbs", &());
    }
    if roles.minio.is_some() {
        rendering.template("minio/buckets.sh", "compose/minio/buckets.sh.hbs", &());
        rendering.json("minio/policy.json", &server::policy(pipeline));
    }
    if roles.connect.is_some() {
        let view = dockerfile::Connect::new(pipeline);
        rendering.template("connect/Dockerfile", "compose/connect/Dockerfile.hbs", &view);
        rendering.template("connect/plugins/README.md", "compose/connect/plugins/README.md.hbs", &view);
        rendering.template("deploy/connectors.py", "compose/deploy/connectors.py.hbs", &());
    }
}

/// What the connectors refer to: everything that the workers have to resolve.
fn references(pipeline: &Pipeline) -> Result<References, ConfigError> {
    let (source, archive) = (source_connector(pipeline)?, archive_connector(pipeline)?);
    let values = source.config.iter().chain(archive.config.iter()).map(|(_, value)| value);
    Ok(References::in_values(values))
}
