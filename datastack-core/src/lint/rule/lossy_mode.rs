use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1115,
    severity: Severity::Warning,
    says: "a way of writing values that changes some of them",
    page: "\
`decimal.handling.mode = double` changes the digits of a DECIMAL after the 15th. `time.precision.mode = connect` cuts \
DATETIME and TIME to milliseconds and makes NULL of a TIME outside a day, as `isostring` does. `nanoseconds` has no place \
for a DATETIME outside the years 1677 to 2262: 9999-12-31 becomes 1816-03-29.

`explain TABLE.COLUMN` shows what a mode does to a column.",
    check,
};

/// Key, word, what it does, and the word that does not.
const MODES: [(&str, &str, &str, &str); 4] = [
    ("decimal.handling.mode", "double", "digits of a DECIMAL after the 15th change", "precise"),
    ("time.precision.mode", "connect", "DATETIME and TIME are cut to milliseconds", "adaptive_time_microseconds"),
    ("time.precision.mode", "isostring", "a TIME outside a day becomes NULL", "adaptive_time_microseconds"),
    (
        "time.precision.mode",
        "nanoseconds",
        "a DATETIME outside 1677 to 2262 becomes another",
        "adaptive_time_microseconds",
    ),
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for (key, word, effect, instead) in MODES {
        if subject.says(key, word) {
            let finding = rule.at(subject, key, format!("with `{key}` = `{word}`, {effect}"));
            findings.push(finding.help(format!("write `{instead}`")));
        }
    }
}
