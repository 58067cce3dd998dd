use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::{AVRO_CONVERTERS, JSON_CONVERTER};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1124,
    severity: Severity::Warning,
    says: "NULL that becomes the column's default",
    page: "\
A column that can be NULL and has a default arrives with the default where it holds NULL, unless both \
`ExtractNewRecordState` and the value converter are told to leave it: `replace.null.with.default = false` for the \
transform and for JSON, `ignore.default.for.nullables = true` for Avro (from version 7.3 on; older converters cannot). \
Other transforms that copy fields have the same key.",
    check,
};

const KEY: &str = "replace.null.with.default";

/// Transforms of Kafka and Debezium that put the default in the place of NULL unless they are told not to.
const REPLACING: [&str; 7] =
    ["ExtractNewRecordState", "Cast", "ExtractField", "HeaderFrom", "InsertField", "MaskField", "TimestampConverter"];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for stage in subject.stages().filter(|stage| REPLACING.iter().any(|class| stage.is(class))) {
        let key = stage.key(KEY);
        if off(subject, &key) {
            continue;
        }
        let place = if subject.get(&key).is_some() { key.clone() } else { stage.key("type") };
        let message = format!("`{}` puts the column's default in the place of NULL", stage.alias);
        findings.push(rule.at(subject, &place, message).help(format!("write `{key} = false`")));
    }
    let converter = subject.get("value.converter").map(str::trim).unwrap_or_default();
    let (key, wanted) = match converter {
        JSON_CONVERTER => ("value.converter.replace.null.with.default", "false"),
        avro if AVRO_CONVERTERS.contains(&avro) => ("value.converter.ignore.default.for.nullables", "true"),
        _ => return,
    };
    if !subject.says(key, wanted) {
        let place = if subject.get(key).is_some() { key } else { "value.converter" };
        let finding = rule.at(subject, place, "the value converter puts the column's default in the place of NULL");
        findings.push(finding.help(format!("write `{key} = {wanted}`")));
    }
}

fn off(subject: &Subject, key: &str) -> bool {
    subject.says(key, "false")
}
