//! The kinds of artifacts: pure functions from the resolved pipeline to text.
//!
//! A new kind is a file beside this one, holding `pub(super) const ARTIFACT: Artifact`, and its line in [`ARTIFACTS`].

mod airflow;
mod clickhouse;
mod compose;
mod connectors;
mod docs;
mod header;
mod ingestor;
mod kind;
mod mysql;
mod python_literal;
mod python_module;
mod rendering;
mod rust;
#[cfg(test)]
mod sample;
mod schemas;
mod spark;
mod topics;

pub(crate) use kind::ArtifactKind;
pub(crate) use rendering::{Owner, RenderedFile, Rendering, render};

use datastack_core::pipeline::{Pipeline, Table};

/// How one kind of artifact is made.
pub(crate) struct Artifact {
    /// The kind: its folder, and what the manifest calls it.
    pub(crate) kind: ArtifactKind,
    /// Makes the files that exist once for a project.
    pub(crate) project: Option<fn(&Pipeline, &mut Rendering)>,
    /// Makes the files of one table. Tables are rendered in parallel.
    pub(crate) table: Option<fn(&Pipeline, &Table, &mut Rendering)>,
}

/// Every kind of artifact.
pub(crate) const ARTIFACTS: &[Artifact] = &[
    // One kind a line.
    mysql::ARTIFACT,
    connectors::ARTIFACT,
    topics::ARTIFACT,
    schemas::ARTIFACT,
    clickhouse::ARTIFACT,
    airflow::ARTIFACT,
    compose::ARTIFACT,
    ingestor::ARTIFACT,
    spark::ARTIFACT,
    docs::ARTIFACT,
    rust::ARTIFACT,
];
