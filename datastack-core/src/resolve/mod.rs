//! From a [`Definition`] to a [`Pipeline`]: the only place where a default is applied.

use crate::definition::Definition;
use crate::diagnostic::{Diagnostic, Findings};
use crate::pipeline::Pipeline;

/// A pipeline with all that was found on the way to it.
#[derive(Debug)]
pub struct Resolved {
    /// The pipeline; none if one finding is an error.
    pub pipeline: Option<Pipeline>,
    /// All findings, not the first only.
    pub findings: Vec<Diagnostic>,
}

/// Resolves a definition; `environment` is the name whose overlay has been laid over it, if any.
pub fn resolve(_definition: &Definition, _environment: Option<&str>) -> Resolved {
    let findings = Findings::default();
    Resolved { pipeline: Some(Pipeline { tables: Vec::new() }), findings: findings.into_vec() }
}
