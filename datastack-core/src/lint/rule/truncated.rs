use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1137,
    severity: Severity::Warning,
    says: "a TRUNCATE that is captured and then dropped",
    page: "\
`skipped.operations` is `t` by default: a TRUNCATE sends nothing. With `none`, Debezium sends one event for it, without a \
row before and after, and `ExtractNewRecordState` drops that without a word. Whatever is built from the topic keeps all \
rows of the table, for ever, either way.

    \"skipped.operations\": \"none\",
    \"transforms.unwrap.type\": \"io.debezium.transforms.ExtractNewRecordState\"

Delete with DELETE where rows shall be gone downstream: each row is an event. TRUNCATE needs the privilege DROP: an \
application that does not have it cannot do it. After one, empty the tables behind by hand. The default is not reported: \
no file tells whether anybody truncates.",
    check,
};

const KEY: &str = "skipped.operations";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let captured = subject.get(KEY).is_some_and(|list| !list.contains("${") && !list.trim().is_empty())
        && !subject.list(KEY).any(|letter| letter.eq_ignore_ascii_case("t"));
    if !subject.is_debezium() || !captured {
        return;
    }
    if let Some(stage) = subject.stages().find(|stage| stage.is("ExtractNewRecordState")) {
        let message =
            format!("`{KEY}` has TRUNCATE captured, and `{}` drops it: the rows stay downstream", stage.alias);
        let finding = rule.at(subject, KEY, message).and(subject.place(&stage.key("type")), "drops it");
        findings.push(finding.help("write `t`, and take the privilege DROP from the application's user"));
    }
}
