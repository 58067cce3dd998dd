use std::env;
use std::path::{Path, PathBuf};

use crate::artifact::ArtifactKind;
use crate::code;
use crate::drift::against;
use crate::finding::{Finding, Place, Report};
use crate::generate::{plan, render};
use crate::load::{Loaded, load};
use crate::output::{self, Force};

/// Generates from a `build.rs`, or from any other program.
///
/// Without further calls, [`run`](Self::run) does what `datastack-gen generate` does. With
/// [`rust_rows`](Self::rust_rows) it writes Rust row types into `OUT_DIR` and nothing else; with
/// [`check`](Self::check) it also fails if committed files are out of date.
///
/// ```no_run
/// fn main() -> Result<(), datastack_gen::GenerateError> {
///     datastack_gen::Generator::new("pipeline").rust_rows().check().run()?;
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Generator {
    folder: PathBuf,
    environment: Option<String>,
    rust_rows: bool,
    check: bool,
    force: bool,
    out_dir: Option<PathBuf>,
}

/// Why nothing was generated. Its text shows every finding with its place, as the command does.
#[derive(Debug, Clone)]
pub struct GenerateError {
    report: Report,
}

impl GenerateError {
    /// All findings.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

impl std::fmt::Display for GenerateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.report)
    }
}

impl std::error::Error for GenerateError {}

impl Generator {
    /// A generator for the project in `folder`, which holds `datastack.toml`. In a `build.rs`, a relative folder is
    /// relative to the package.
    pub fn new(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref().to_owned();
        Self { folder, environment: None, rust_rows: false, check: false, force: false, out_dir: None }
    }

    /// Takes the project as the environment `[env.<name>]` sees it.
    pub fn env(mut self, name: impl Into<String>) -> Self {
        self.environment = Some(name.into());
        self
    }

    /// Writes Rust row types only, into `OUT_DIR`.
    pub fn rust_rows(mut self) -> Self {
        self.rust_rows = true;
        self
    }

    /// Fails if the files in the project's folder are not what the definition gives.
    pub fn check(mut self) -> Self {
        self.check = true;
        self
    }

    /// Overwrites generated files that were changed by hand, as `--force` does.
    pub fn force(mut self) -> Self {
        self.force = true;
        self
    }

    /// Takes another folder for `OUT_DIR`, for programs that are no build script.
    pub fn out_dir(mut self, folder: impl AsRef<Path>) -> Self {
        self.out_dir = Some(folder.as_ref().to_owned());
        self
    }

    /// Does the work; gives the warnings.
    ///
    /// # Errors
    /// If the definition is not valid, if `check` finds differences, or if a file cannot be read or written. Then no
    /// file has changed.
    pub fn run(&self) -> Result<Report, GenerateError> {
        if self.rust_rows || self.check {
            self.print_inputs();
        }
        let environment = self.environment.as_deref();
        let mut report = Report::default();
        if self.check || !self.rust_rows {
            let force = if self.force { Force::Yes } else { Force::No };
            let planned = plan(&self.folder, environment, force);
            report = planned.report;
            if let (true, Some(plan)) = (self.check, &planned.plan) {
                report.findings.extend(plan.differences(&self.mend()));
            }
            report = sound(report)?;
            if let (false, Some(plan)) = (self.check, planned.plan) {
                report = written(plan.write().map(drop), report)?;
            }
        }
        if self.rust_rows {
            report = self.write_rows()?;
        }
        Ok(report)
    }

    /// Reads and checks the definition only: all findings, warnings too. Nothing is rendered or written.
    pub fn validate(&self) -> Report {
        load(&self.folder, self.environment.as_deref()).report
    }

    /// Compares the tables of the definition with those that a SQL file creates, such as a dump of the server. Nothing
    /// is rendered or written.
    pub fn compare(&self, sql: impl AsRef<Path>) -> Report {
        against(&self.folder, self.environment.as_deref(), sql.as_ref())
    }

    fn write_rows(&self) -> Result<Report, GenerateError> {
        let Loaded { pipeline, mut report, .. } = load(&self.folder, self.environment.as_deref());
        let files = pipeline.as_ref().and_then(|pipeline| {
            let files = render(pipeline, &mut report, |kind| kind == ArtifactKind::Rust)?;
            Some((files, ArtifactKind::Rust.folder(pipeline)))
        });
        let Some(out_dir) = self.out_dir.clone().or_else(|| env::var_os("OUT_DIR").map(PathBuf::from)) else {
            let message = "`OUT_DIR` is not set";
            let help = "call `out_dir` with a folder, or run this from a `build.rs`";
            report.push(Finding::error(code::NOT_WRITABLE, Place::file("OUT_DIR"), message).help(help));
            return sound(report);
        };
        let mut report = sound(report)?;
        for (file, folder) in files.iter().flat_map(|(files, folder)| files.iter().map(move |file| (file, folder))) {
            let path = file.path.strip_prefix(folder).unwrap_or(&file.path).trim_start_matches('/');
            report = written(output::replace(&out_dir.join(path), &file.text).map(drop), report)?;
        }
        Ok(report)
    }

    fn mend(&self) -> String {
        let environment = self.environment.as_ref().map_or_else(String::new, |name| format!(" --env {name}"));
        format!("datastack-gen generate {}{environment}", self.folder.display())
    }

    #[expect(clippy::print_stdout, reason = "Cargo reads a build script's instructions from its standard output")]
    fn print_inputs(&self) {
        for input in ["datastack.toml", "tables"] {
            println!("cargo:rerun-if-changed={}", self.folder.join(input).display());
        }
        if self.check {
            println!("cargo:rerun-if-changed={}", output::root(&self.folder, self.environment.as_deref()).display());
        }
    }
}

fn sound(report: Report) -> Result<Report, GenerateError> {
    if report.has_errors() { Err(GenerateError { report }) } else { Ok(report) }
}

fn written(result: Result<(), Finding>, mut report: Report) -> Result<Report, GenerateError> {
    match result {
        Ok(()) => Ok(report),
        Err(finding) => {
            report.push(finding);
            Err(GenerateError { report })
        }
    }
}
