//! From rendered files to a folder: what has to change, and the change itself.
//!
//! `generate` and `check` make the same [`FilePlan`]; one writes it, the other reports it.

mod compare;
#[cfg(feature = "cli")]
mod diff;
mod difference;
mod manifest;
mod plan;
mod sha256;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use plan::{FilePlan, Force};
pub(crate) use write::replace;
#[cfg(all(feature = "cli", feature = "live"))]
pub(crate) use write::rewrite;
#[cfg(feature = "cli")]
pub(crate) use write::{Written, create};

use std::path::{Path, PathBuf};

/// Where an environment's files go: the project's folder, or `env/<name>` in it.
pub(crate) fn root(folder: &Path, environment: Option<&str>) -> PathBuf {
    match environment {
        Some(name) => folder.join("env").join(name),
        None => folder.to_owned(),
    }
}
