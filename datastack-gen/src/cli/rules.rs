use datastack_core::guarantee::GUARANTEES;
use datastack_core::journey::{REFUSALS, Refusal, Seen};
use datastack_core::lint::UNSEEN;
use serde::Serialize;

use super::Exit;
use super::grid::grid;
use super::report::Printer;
use crate::finding::{Code, Report, Severity};
use crate::meaning::{Meaning, meanings};

/// List all codes of findings, what no definition can break, and what no file shows.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen rules                   one line each
  datastack-gen rules --format json     the same for programs, with what `explain` says of each
  datastack-gen explain DS1101          what is behind one")]
pub(super) struct Rules {}

#[derive(Serialize)]
struct RulesView {
    rules: Vec<RuleView>,
    /// What no definition can break.
    guaranteed: Vec<&'static str>,
    /// What no file of a connector shows.
    unseen: Vec<UnseenView>,
}

#[derive(Serialize)]
struct UnseenView {
    says: &'static str,
    instead: &'static str,
}

#[derive(Serialize)]
pub(super) struct RuleView {
    code: Code,
    severity: Option<Severity>,
    says: &'static str,
    page: &'static str,
    /// The ways in which columns are refused under the code.
    refusals: Vec<RefusalView>,
}

#[derive(Serialize)]
struct RefusalView {
    name: &'static str,
    columns: &'static str,
    seen: SeenView,
}

/// How a refusal was seen to be right.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum SeenView {
    /// By a case of `tests/e2e/refused/`.
    Case,
    /// By the type matrix.
    Matrix,
    /// Not seen, for this reason.
    Unverified(&'static str),
}

impl From<&Refusal> for RefusalView {
    fn from(Refusal { name, columns, seen, .. }: &Refusal) -> Self {
        let seen = match *seen {
            Seen::Case => SeenView::Case,
            Seen::Matrix => SeenView::Matrix,
            Seen::Unverified(why) => SeenView::Unverified(why),
        };
        Self { name, columns, seen }
    }
}

impl From<Meaning> for RuleView {
    fn from(Meaning { code, severity, says, page }: Meaning) -> Self {
        let refusals = refusals(code).map(RefusalView::from).collect();
        Self { code, severity, says, page: page.trim_end(), refusals }
    }
}

impl Rules {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let all = meanings();
        let lines: Vec<Vec<String>> =
            all.iter().map(|rule| vec![rule.code.to_string(), severity(rule), rule.says.to_owned()]).collect();
        let guaranteed: Vec<&str> = GUARANTEES.iter().map(|guarantee| guarantee.says).collect();
        let unseen: Vec<String> = UNSEEN.iter().map(|one| format!("{}:\n    {}", one.says, one.instead)).collect();
        let text = || {
            format!(
                "{}\nguaranteed, whatever a definition says:\n  {}\n\nnot shown by any file of a connector:\n  {}\n",
                grid(&lines),
                guaranteed.join("\n  "),
                unseen.join("\n  "),
            )
        };
        let rules = all.into_iter().map(RuleView::from).collect();
        let unseen = UNSEEN.iter().map(|one| UnseenView { says: one.says, instead: one.instead }).collect();
        printer.result(&Report::default(), &RulesView { rules, guaranteed: guaranteed.clone(), unseen }, text)
    }
}

/// The ways in which columns are refused under a code.
pub(super) fn refusals(code: Code) -> impl Iterator<Item = &'static Refusal> {
    REFUSALS.iter().copied().filter(move |refusal| Code(refusal.code) == code)
}

/// The word for how bad a finding is.
pub(super) fn severity(rule: &Meaning) -> String {
    match rule.severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        None => "",
    }
    .to_owned()
}
