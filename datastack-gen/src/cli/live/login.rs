use std::path::{Path, PathBuf};

use super::wait;
use crate::cli::lint::{input, is_url};
use crate::finding::{Finding, Place, Severity};
use crate::lint::Input;
use crate::live::{LiveError, Secrets, connectors_at};

/// Where the login of what is asked comes from.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Login {
    /// A file of lines NAME=value with logins; what it does not name is taken from the environment.
    #[arg(long, value_name = "FILE")]
    secrets: Option<PathBuf>,
}

impl Login {
    pub(super) fn secrets(&self) -> Result<Secrets, LiveError> {
        Secrets::stated(self.secrets.as_deref())
    }

    /// A file, a folder or standard input, or what a worker answers, with no secret in it.
    pub(in crate::cli) fn input(&self, path: &Path) -> Result<Input, Finding> {
        if !is_url(path) {
            return input(path);
        }
        let secrets = self.secrets().map_err(|error| finding(&error, command_line()))?;
        let url = path.to_string_lossy();
        match wait(async { connectors_at(&url, &secrets).await.map_err(|error| vec![error]) }) {
            Ok((name, text)) => Ok(Input::Text(name, text.into_bytes())),
            Err(errors) => Err(errors.first().map_or_else(
                || Finding::error(crate::code::INTERNAL, command_line(), "no error is told"),
                |error| finding(error, command_line()),
            )),
        }
    }
}

/// The place of what a verb without a project is told.
pub(super) fn command_line() -> Place {
    Place::file("the command line")
}

/// An error of a running system as a finding.
pub(super) fn finding(error: &LiveError, place: Place) -> Finding {
    Finding {
        code: error.fault.code(),
        severity: Severity::Error,
        message: error.message.clone(),
        places: vec![place],
        help: Some(error.help.clone()),
    }
}
