use super::{Neighbours, Rule, Stage, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1123,
    severity: Severity::Warning,
    says: "deletes that do not reach a table of rows",
    page: "\
`ExtractNewRecordState` drops the event of a delete unless `delete.tombstone.handling.mode` is `rewrite` or \
`rewrite-with-tombstone`; its default, `tombstone`, leaves a record without a value. ClickHouse's Kafka engine passes over \
such a record without a trace, and most sinks of rows fail at it or pass over it: the row stays for ever.

With `rewrite`, the row arrives once more, with `__deleted = true`.

`drop.tombstones` and `delete.handling.mode` are gone since Debezium 3.2 and are ignored.",
    check,
};

const MODE: &str = "delete.tombstone.handling.mode";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for stage in subject.stages().filter(|stage: &Stage| stage.is("ExtractNewRecordState")) {
        let key = stage.key(MODE);
        let mode = subject.get(&key).map(str::trim).unwrap_or("tombstone");
        let kept = ["rewrite", "rewrite-with-tombstone"].iter().any(|word| word.eq_ignore_ascii_case(mode));
        if !kept {
            let place = if subject.get(&key).is_some() { key.clone() } else { stage.key("type") };
            let message = format!("`{}` drops deletes: `{key}` is `{mode}`", stage.alias);
            findings.push(rule.at(subject, &place, message).help("write `rewrite`, and read `__deleted`"));
        }
    }
}
