use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::ConfluentS3Sink;
use crate::diagnostic::{Findings, Severity};
use crate::lint::deleted::Deleted;

pub(super) const RULE: Rule = Rule {
    code: 1140,
    severity: Severity::Error,
    says: "a record without a value for a transform or a sink that stops at one",
    page: "\
For a deleted row, Debezium may send a record without a value, a tombstone: without `ExtractNewRecordState` unless \
`tombstones.on.delete` is `false`; with it, unless `delete.tombstone.handling.mode` is `rewrite` or `drop`. `ValueToKey`, \
`HeaderFrom` and `MaskField` find no field in it and stop the task at the first delete; Confluent's S3 sink does so unless \
`behavior.on.null.values` says otherwise. Until then, everything runs.

    \"transforms\": \"unwrap,key\",
    \"transforms.unwrap.delete.tombstone.handling.mode\": \"rewrite-with-tombstone\",
    \"transforms.key.type\": \"org.apache.kafka.connect.transforms.ValueToKey\"

Write `rewrite`, which sends no tombstone. Or keep it away from the transform: a predicate of class `RecordIsTombstone`, \
with `negate = true`. Or tell the sink `behavior.on.null.values = ignore`. A sink is compared with the sources that are \
linted with it; what it does with such a record was read from its source, and not run here.",
    check,
};

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    match subject.is_debezium() {
        // With a project, the chain is followed for each of its tables, which says more.
        true if around.pipeline.is_some() => {}
        true if subject.stages().all(|stage| stage.is("ExtractNewRecordState")) => {}
        true => of_source(rule, subject, findings),
        false => of_sink(rule, subject, near, findings),
    }
}

fn of_source(rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let Some(Deleted { stops: Some((alias, reason)), key, .. }) = Deleted::of(subject) else { return };
    let message = format!("`{alias}` stops the task at the first deleted row: {reason}");
    let finding = rule.at(subject, &format!("transforms.{alias}.type"), message);
    let finding = finding.and(subject.place(&key), "sends a record without a value");
    findings.push(finding.help("write `rewrite`, or keep such records away from it with a predicate"));
}

fn of_sink(rule: &Rule, subject: &Subject, near: &Neighbours, findings: &mut Findings) {
    const KEY: &str = "behavior.on.null.values";
    let stops = subject.get("connector.class").map(str::trim) == Some(ConfluentS3Sink::CLASS)
        && subject.effective(KEY).is_some_and(|word| word.trim().eq_ignore_ascii_case("fail"));
    if !stops {
        return;
    }
    for source in near.sources() {
        let prefix = format!("{}.", source.get("topic.prefix").unwrap_or_default().trim());
        let read = subject.list("topics").any(|topic| topic.starts_with(&prefix))
            || subject.get("topics.regex").is_some_and(|regex| regex.replace('\\', "").starts_with(&prefix));
        if !read {
            continue;
        }
        let Some(Deleted { tombstone: true, key, .. }) = Deleted::of(source) else { continue };
        let message = format!("`{}` stops at the first deleted row of `{}`", subject.name(), source.name());
        let finding = rule.at(subject, KEY, message).and(source.place(&key), "sends a record without a value");
        findings.push(finding.help(format!("write `{KEY} = ignore`")));
    }
}
