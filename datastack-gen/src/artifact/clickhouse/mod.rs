//! `clickhouse/`: DDL by table, DDL of the project, server configuration and the script that applies them.

mod apply;
mod named_collections;
mod project;
mod table;
mod threads;
mod xml;

use super::{Artifact, ArtifactKind};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Clickhouse, project: Some(project::render), table: Some(table::render) };
