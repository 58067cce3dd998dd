use super::{Neighbours, Rule, Stage, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1122,
    severity: Severity::Error,
    says: "a TimestampConverter that fails or does nothing",
    page: "\
It converts one field. A list of fields is taken for the name of one, which no record has: it does nothing, without a \
word; each field needs a transform of its own. A text as target needs a `format` that Java's SimpleDateFormat can read, \
and a worker's validation does not ask for it.

A text as source (a TIMESTAMP column arrives as one) has to match the format to the letter, or the task fails.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    for stage in subject.stages().filter(|stage| stage.is("TimestampConverter")) {
        fields(rule, subject, &stage, findings);
        let target = subject.get(&stage.key("target.type")).map(str::trim).unwrap_or_default();
        let format = subject.get(&stage.key("format")).map(str::trim).filter(|format| !format.is_empty());
        match format {
            None if target.eq_ignore_ascii_case("string") => {
                let message = format!("`{}` makes a text and has no `format`", stage.alias);
                let finding = rule.at(subject, &stage.key("target.type"), message);
                findings.push(finding.help("write one, such as `yyyy-MM-dd HH:mm:ss.SSS`"));
            }
            Some(format) => {
                if let Some(fault) = fault(format) {
                    let finding = rule.at(subject, &stage.key("format"), format!("the format `{format}` {fault}"));
                    findings
                        .push(finding.help("write one that Java's SimpleDateFormat reads: yyyy-MM-dd'T'HH:mm:ss.SSS"));
                }
            }
            None => {}
        }
    }
}

fn fields(rule: &Rule, subject: &Subject, stage: &Stage, findings: &mut Findings) {
    let key = stage.key("field");
    let Some(field) = subject.get(&key).filter(|field| field.contains(',')) else { return };
    let message = format!("`{}` does nothing: no field is called `{field}`", stage.alias);
    findings.push(rule.at(subject, &key, message).help("give each field a transform of its own"));
}

/// The letters of SimpleDateFormat (Java 17).
const LETTERS: &str = "GyYMLwWDdFEuaHkKhmsSzZX";

/// What Java would not read in a pattern.
fn fault(pattern: &str) -> Option<String> {
    let mut quoted = false;
    for letter in pattern.chars() {
        match letter {
            '\'' => quoted = !quoted,
            letter if !quoted && letter.is_ascii_alphabetic() && !LETTERS.contains(letter) => {
                return Some(format!("holds the letter `{letter}`, which means nothing"));
            }
            _ => {}
        }
    }
    quoted.then(|| "has a quote that does not end".to_owned())
}
