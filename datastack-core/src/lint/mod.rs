//! What is wrong with the configuration of a connector: faults that a worker's own validation passes among them.
//!
//! Adding a rule is a file in `rule/` and a line in `RULES`.

mod arriving;
mod deleted;
mod neighbours;
mod rule;
mod subject;
mod unseen;

pub use neighbours::Neighbours;
pub(crate) use rule::value_fault;
pub use rule::{RULES, Rule};
pub use subject::{Subject, Surroundings};
pub use unseen::{UNSEEN, Unseen};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::connect::Config;
use crate::definition::RuleSeverity;
use crate::diagnostic::{Diagnostic, Findings, Severity};

/// A connector as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// By what the reader of the file finds it again; also the document of its findings.
    pub id: String,
    /// Its keys and values; `name` is one of them.
    pub config: Config,
}

/// Everything that is wrong with the connectors, one by one and with each other, in the order of the connectors.
pub fn lint(connectors: &[Written], surroundings: &Surroundings) -> Vec<Diagnostic> {
    let subjects: Vec<Subject> = connectors.par_iter().map(Subject::of).collect();
    let neighbours = Neighbours::of(&subjects);
    let of_one = |subject: &Subject| {
        let mut findings = Findings::default();
        for rule in RULES {
            rule.check(subject, &neighbours, surroundings, &mut findings);
        }
        findings.into_vec()
    };
    let findings: Vec<Vec<Diagnostic>> = subjects.par_iter().map(of_one).collect();
    findings.into_iter().flatten().filter_map(|finding| as_stated(finding, surroundings)).collect()
}

/// The finding with the severity that the project sets for its rule; none if the rule is off there.
fn as_stated(finding: Diagnostic, surroundings: &Surroundings) -> Option<Diagnostic> {
    let rules = surroundings.pipeline.map(|pipeline| pipeline.rules.as_slice()).unwrap_or_default();
    match rules.iter().find(|(code, _)| *code == finding.code) {
        Some((_, RuleSeverity::Off)) => None,
        Some((_, RuleSeverity::Error)) => Some(Diagnostic { severity: Severity::Error, ..finding }),
        Some((_, RuleSeverity::Warning)) => Some(Diagnostic { severity: Severity::Warning, ..finding }),
        None => Some(finding),
    }
}
