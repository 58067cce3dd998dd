use datastack_core::connect::ConfigError;
use datastack_core::pipeline::Pipeline;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use super::{ARTIFACTS, ArtifactKind, header};
use crate::template::{self, TemplateError};

/// Who may change a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Owner {
    /// The generator: rewritten whenever its content would differ.
    Generated,
    /// The user: created once, then left alone.
    User,
}

/// A file as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RenderedFile {
    /// Relative to the output root, with `/` between its parts.
    pub(crate) path: String,
    /// The whole content.
    pub(crate) text: String,
    /// The file of the definition that it comes from: `datastack.toml` or `tables/<name>.toml`.
    pub(crate) source: String,
    pub(crate) artifact: ArtifactKind,
    pub(crate) owner: Owner,
}

/// Why a file could not be rendered from a valid pipeline: a fault of the generator itself.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RenderError {
    #[error("{path}: {source}")]
    Template { path: String, source: TemplateError },
    #[error("{path}: {source}")]
    Json { path: String, source: serde_json::Error },
    #[error("{path}: {source}")]
    Config { path: String, source: ConfigError },
}

/// Collects the files of one artifact kind, for the project or for one table. Paths are relative to the kind's folder.
pub(crate) struct Rendering {
    kind: ArtifactKind,
    folder: String,
    source: String,
    files: Vec<RenderedFile>,
    faults: Vec<RenderError>,
}

impl Rendering {
    fn new(kind: ArtifactKind, pipeline: &Pipeline, source: &str) -> Self {
        let folder = kind.folder(pipeline).to_owned();
        Self { kind, folder, source: source.to_owned(), files: Vec::new(), faults: Vec::new() }
    }

    /// Adds a file of the generator; the line that names its source is put on top, if the format has comments.
    pub(crate) fn file(&mut self, path: &str, body: &str) {
        let text = header::generated(path, &self.source, body);
        self.push(path, text, Owner::Generated);
    }

    /// Adds a value as JSON: two spaces, a line end at the end of the file.
    pub(crate) fn json(&mut self, path: &str, value: &impl Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.push(path, text + "\n", Owner::Generated),
            Err(source) => self.faults.push(RenderError::Json { path: path.to_owned(), source }),
        }
    }

    /// Notes that a file has no content.
    pub(crate) fn fault(&mut self, path: &str, source: ConfigError) {
        self.faults.push(RenderError::Config { path: path.to_owned(), source });
    }

    /// Adds what the template of this name (its path under `templates/`) makes of a view.
    pub(crate) fn template(&mut self, path: &str, template: &str, view: &impl Serialize) {
        match template::render(template, view) {
            Ok(body) => self.file(path, &body),
            Err(source) => self.faults.push(RenderError::Template { path: path.to_owned(), source }),
        }
    }

    /// Adds a file that becomes the user's as soon as it exists.
    pub(crate) fn scaffold(&mut self, path: &str, template: &str, view: &impl Serialize) {
        match template::render(template, view) {
            Ok(body) => {
                let text = header::scaffold(path, &self.source, &body);
                self.push(path, text, Owner::User);
            }
            Err(source) => self.faults.push(RenderError::Template { path: path.to_owned(), source }),
        }
    }

    fn push(&mut self, path: &str, text: String, owner: Owner) {
        let path = if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) };
        let (source, artifact) = (self.source.clone(), self.kind);
        self.files.push(RenderedFile { path, text, source, artifact, owner });
    }
}

/// All files of a pipeline, by path; `wanted` chooses the kinds.
pub(crate) fn render(
    pipeline: &Pipeline,
    wanted: impl Fn(ArtifactKind) -> bool,
) -> Result<Vec<RenderedFile>, Vec<RenderError>> {
    let artifacts: Vec<_> = ARTIFACTS.iter().filter(|artifact| wanted(artifact.kind)).collect();
    let of_project: Vec<Rendering> = artifacts
        .par_iter()
        .filter_map(|artifact| {
            let mut rendering = Rendering::new(artifact.kind, pipeline, "datastack.toml");
            artifact.project.map(|project| {
                project(pipeline, &mut rendering);
                rendering
            })
        })
        .collect();
    let of_tables: Vec<Vec<Rendering>> = pipeline
        .tables
        .par_iter()
        .map(|table| {
            let source = format!("tables/{}.toml", table.name);
            artifacts
                .iter()
                .filter_map(|artifact| {
                    let mut rendering = Rendering::new(artifact.kind, pipeline, &source);
                    artifact.table.map(|of_table| {
                        of_table(pipeline, table, &mut rendering);
                        rendering
                    })
                })
                .collect()
        })
        .collect();
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for rendering in of_project.into_iter().chain(of_tables.into_iter().flatten()) {
        files.extend(rendering.files);
        faults.extend(rendering.faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
