use std::path::Path;

use datastack_core::pipeline::Pipeline;

use crate::artifact::{self, ArtifactKind, RenderedFile};
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::load::{Loaded, load};
use crate::output::{self, FilePlan, Force};

/// What has to change in a project's folder, with all findings on the way there.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) report: Report,
    /// None if the definition is not valid.
    pub(crate) plan: Option<FilePlan>,
}

/// Computes all artifacts of a project and compares them with its folder. Nothing is written.
pub(crate) fn plan(folder: &Path, environment: Option<&str>, force: Force) -> Planned {
    let Loaded { pipeline, mut report, .. } = load(folder, environment);
    let files = pipeline.and_then(|pipeline| {
        let files = render(&pipeline, &mut report, |_| true);
        // Freeing a large pipeline takes time that nobody has to wait for.
        rayon::spawn(move || drop(pipeline));
        files
    });
    let plan = files.map(|files| {
        let plan = FilePlan::new(&output::root(folder, environment), files, force);
        report.findings.extend(plan.findings.iter().cloned());
        plan
    });
    Planned { report, plan }
}

/// Renders the wanted kinds; a fault of the generator itself becomes a finding.
pub(crate) fn render(
    pipeline: &Pipeline,
    report: &mut Report,
    wanted: impl Fn(ArtifactKind) -> bool,
) -> Option<Vec<RenderedFile>> {
    match artifact::render(pipeline, wanted) {
        Ok(files) => Some(files),
        Err(faults) => {
            for fault in faults {
                let message = format!("a fault of datastack-gen itself: {fault}");
                let help = "report it with the definition that leads to it";
                report.push(Finding::error(code::INTERNAL, Place::file("datastack.toml"), message).help(help));
            }
            None
        }
    }
}
