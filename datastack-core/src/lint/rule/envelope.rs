use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::JSON_CONVERTER;
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1126,
    severity: Severity::Warning,
    says: "JSON with a schema in every record",
    page: "\
`schemas.enable` of JsonConverter is on by default: every record is an object of `schema` and `payload`. ClickHouse's \
JSONEachRow passes over fields that it does not know and inserts a row of defaults, without an error.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    let json = subject.get("value.converter").map(str::trim) == Some(JSON_CONVERTER);
    let key = "value.converter.schemas.enable";
    if json && !subject.says(key, "false") {
        let place = if subject.get(key).is_some() { key } else { "value.converter" };
        let finding = rule.at(subject, place, "every record is wrapped in `schema` and `payload`");
        findings.push(finding.help(format!("write `{key} = false`")));
    }
}
