use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::transform::AddedField;
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

pub(super) const RULE: Rule = Rule {
    code: 1125,
    severity: Severity::Error,
    says: "a field of the envelope that does not exist",
    page: "\
`ExtractNewRecordState` adds the fields of the envelope that `add.fields` and `add.headers` name. One that the envelope \
does not have is left out without a word: whatever reads it downstream finds nothing, or a default.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for stage in subject.stages().filter(|stage| stage.is("ExtractNewRecordState")) {
        for key in ["add.fields", "add.headers"].map(|bare| stage.key(bare)) {
            let Some(list) = subject.get(&key).filter(|list| !list.contains("${")) else { continue };
            for field in list.split(',').map(str::trim).filter(|field| !field.is_empty()) {
                if AddedField::parse(field).is_some() {
                    continue;
                }
                let path = field.split(':').next().unwrap_or(field);
                let finding = rule.at(subject, &key, format!("the envelope has no field `{path}`: it is left out"));
                findings.push(match similar(path, AddedField::known()) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help("delete it; fields are `op`, `ts_ms`, `source.ts_ms`, `source.pos` and so on"),
                });
            }
        }
    }
}
