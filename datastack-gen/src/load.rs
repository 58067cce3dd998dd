use std::path::Path;

#[cfg(all(feature = "cli", feature = "live"))]
use datastack_core::definition::Definition;
use datastack_core::diagnostic::DefinitionPath;
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;

use crate::finding::{Place, Report};
use crate::project::{self, Project};

/// A pipeline with all that was found on the way to it.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// None if one finding is an error.
    pub(crate) pipeline: Option<Pipeline>,
    pub(crate) report: Report,
    project: Project,
}

impl Loaded {
    /// What was read; none if too much is missing.
    #[cfg(all(feature = "cli", feature = "live"))]
    pub(crate) fn definition(&self) -> Option<&Definition> {
        self.project.definition.as_ref()
    }

    /// Where a value of the definition stands.
    pub(crate) fn place(&self, path: &DefinitionPath) -> Place {
        self.project.place(&self.report.sources, path)
    }
}

/// Reads and resolves the project in a folder.
pub(crate) fn load(folder: &Path, environment: Option<&str>) -> Loaded {
    let mut project = project::read(folder, environment);
    let mut report = Report { findings: std::mem::take(&mut project.findings), ..Report::default() };
    let mut pipeline = None;
    if let Some(definition) = &project.definition {
        let resolved = resolve(definition, environment);
        report.findings.extend(project.locate(resolved.findings));
        pipeline = resolved.pipeline;
    }
    report.sources = std::mem::take(&mut project.sources);
    report.sort();
    let pipeline = pipeline.filter(|_| !report.has_errors());
    Loaded { pipeline, report, project }
}
