use super::{Neighbours, Rule, Stage, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1121,
    severity: Severity::Error,
    says: "a transform in a place of the chain where it does nothing",
    page: "\
Before `ExtractNewRecordState`, a record is Debezium's envelope: its fields are `before`, `after`, `source`, `op`. A \
transform of columns finds none of them there and does nothing, without a word. After it, the record is a flat row: a \
transform of envelopes finds none and does nothing either.

Columns are transformed after `ExtractNewRecordState`, envelopes before it.",
    check,
};

/// Transforms that look for fields of the record.
const OF_ROWS: [&str; 7] =
    ["TimestampConverter", "Cast", "MaskField", "ReplaceField", "ValueToKey", "HeaderFrom", "ExtractField"];

/// Transforms that look for an envelope.
const OF_ENVELOPES: [&str; 6] = [
    "ExtractChangedRecordState",
    "PartitionRouting",
    "TimezoneConverter",
    "ByLogicalTableRouter",
    "ReadToInsertEvent",
    "ActivateTracingSpan",
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for Misplaced { stage, unwrap, before } in misplaced(subject) {
        let (what, when, where_to) = match before {
            true => ("columns", "before", "after"),
            false => ("envelopes", "after", "before"),
        };
        let message = format!("`{}` does nothing: it looks for {what}, and stands {when} `{unwrap}`", stage.alias);
        let help = format!("put it {where_to} `{unwrap}` in `transforms`");
        findings.push(
            rule.at(subject, "transforms", message).and(subject.place(&stage.key("type")), "this one").help(help),
        );
    }
}

/// A transform that stands where it finds nothing to do.
pub(super) struct Misplaced<'a> {
    pub(super) stage: Stage<'a>,
    /// Alias of the unwrapping.
    unwrap: &'a str,
    /// Whether it stands before that.
    before: bool,
}

pub(super) fn misplaced<'a>(subject: &Subject<'a>) -> Vec<Misplaced<'a>> {
    let stages: Vec<Stage> = subject.stages().collect();
    let unwrap = stages.iter().position(|stage| stage.is("ExtractNewRecordState"));
    let Some(place) = unwrap.filter(|_| subject.is_debezium()) else { return Vec::new() };
    let unwrap = stages[place].alias;
    let on_value = |stage: &Stage| subject.get(&stage.key("type")).is_some_and(|class| !class.trim().ends_with("$Key"));
    let wrong = |Misplaced { stage, before, .. }: &Misplaced| match before {
        true => OF_ROWS.iter().any(|class| stage.is(class)) && on_value(stage),
        false => OF_ENVELOPES.iter().any(|class| stage.is(class)),
    };
    let all = stages.into_iter().enumerate().map(|(at, stage)| Misplaced { stage, unwrap, before: at < place });
    all.filter(wrong).collect()
}
