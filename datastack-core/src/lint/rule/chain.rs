use std::collections::{BTreeMap, BTreeSet};

use super::before_unwrap::misplaced;
use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::RecordKind;
use crate::connect::transform::{Chain, End, Note, Passage};
use crate::diagnostic::{Findings, Severity};
use crate::pipeline::{captured_by, is_written};

pub(super) const RULE: Rule = Rule {
    code: 1135,
    severity: Severity::Error,
    says: "a transform that stops the task at a record of the project, or that never does anything",
    page: "\
With `lint --project`, the tables are known. Each kind of record that the connector writes of each table is followed through \
its transforms: rows, deletes, tombstones, and, where they are on, heartbeats, statements and transactions, which pass the \
same chain. A transform that fails at one of them stops the task; one that finds nothing to do in any of them does nothing, \
without a word.

`datastack-gen trace` shows the way of each record. A predicate (`TopicNameMatches`) keeps records of another kind away \
from a transform of rows.",
    check,
};

/// Where a transform stops the task, by its alias and the reason; the records of tables at which it does.
type Stops = BTreeMap<(String, String), Vec<(RecordKind, String)>>;

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    let Some(pipeline) = around.pipeline.filter(|_| subject.is_debezium()) else { return };
    let (chain, faults) = Chain::read(subject.config());
    // A chain with a fault does not start, which other rules say.
    if chain.steps.is_empty() || !faults.is_empty() {
        return;
    }
    let kinds: Vec<RecordKind> =
        RecordKind::ALL.into_iter().filter(|kind| is_written(*kind, subject.config())).collect();
    let mut stops = Stops::new();
    let mut idle: BTreeMap<String, String> = BTreeMap::new();
    let mut busy: BTreeSet<String> = BTreeSet::new();
    for table in &pipeline.tables {
        let (captured, _) = captured_by(subject.config(), pipeline, table);
        for kind in &kinds {
            for passage in chain.trace(captured.record(*kind)) {
                if let (End::Fails(reason), Some(last)) = (&passage.end, passage.steps.last()) {
                    let at = stops.entry((last.alias.clone(), reason.clone())).or_default();
                    at.push((*kind, table.name.to_string()));
                }
                sort(&passage, &mut idle, &mut busy);
            }
        }
    }
    for ((alias, reason), at) in stops {
        let (kind, table) = &at[0];
        let more = if at.len() > 1 { format!(" and {} others", at.len() - 1) } else { String::new() };
        let message = format!("`{alias}` stops the task at a {} of `{table}`{more}: {reason}", kind.name());
        let finding = rule.at(subject, &format!("transforms.{alias}.type"), message);
        findings.push(finding.help("mend its settings, or keep such records away from it with a predicate"));
    }
    let told = misplaced(subject);
    for (alias, text) in idle {
        if !busy.contains(&alias) && !told.iter().any(|misplaced| misplaced.stage.alias == alias) {
            let message = format!("`{alias}` does nothing with any record: {text}");
            let finding = rule.at(subject, &format!("transforms.{alias}.type"), message);
            findings.push(finding.help("mend its settings, or delete it"));
        }
    }
}

/// Sorts the transforms of a passage into those that did something and those that say that they did not.
fn sort(passage: &Passage, idle: &mut BTreeMap<String, String>, busy: &mut BTreeSet<String>) {
    for step in passage.steps.iter().filter(|step| step.applied) {
        let nothing = step.notes.iter().find_map(|note| match note {
            Note::Nothing(text) => Some(text),
            Note::Caution(_) => None,
        });
        match nothing {
            Some(text) => {
                idle.entry(step.alias.clone()).or_insert_with(|| text.clone());
            }
            None => {
                busy.insert(step.alias.clone());
            }
        }
    }
}
