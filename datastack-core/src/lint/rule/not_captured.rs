use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1114,
    severity: Severity::Warning,
    says: "changes or rows that are not captured",
    page: "\
`skipped.operations` leaves out inserts (`c`), updates (`u`) or deletes (`d`): whatever is built from the topic then \
differs from the table, for ever. `t`, the default, leaves out TRUNCATE.

A `snapshot.mode` without data (`no_data`, `never`, `recovery`) sends no row that was there before the connector first \
started.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    let operations = [("c", "inserts"), ("u", "updates"), ("d", "deletes")];
    for (letter, what) in operations {
        if subject.list("skipped.operations").any(|operation| operation.eq_ignore_ascii_case(letter)) {
            let finding = rule.at(subject, "skipped.operations", format!("`skipped.operations` leaves out {what}"));
            findings.push(finding.help("write `t`"));
        }
    }
    let mode = subject.get("snapshot.mode").map(str::trim).unwrap_or_default();
    if ["no_data", "never"].iter().any(|word| word.eq_ignore_ascii_case(mode)) {
        let message = format!("`snapshot.mode` is `{mode}`: rows that are there already do not arrive");
        findings.push(rule.at(subject, "snapshot.mode", message).help("write `initial`"));
    }
}
