use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};
use crate::lint::deleted::Deleted;

pub(super) const RULE: Rule = Rule {
    code: 1141,
    severity: Severity::Warning,
    says: "a compacted topic that keeps deleted rows for ever",
    page: "\
Compaction keeps the last record of each key, and forgets a key only behind a record without a value, a tombstone. A source \
that sends none (`delete.tombstone.handling.mode` of `rewrite` or `drop`, or `tombstones.on.delete = false`) leaves the last \
record of every row that ever was, personal data too.

    \"topic.creation.default.cleanup.policy\": \"compact\",
    \"transforms.unwrap.delete.tombstone.handling.mode\": \"rewrite\"

Write `rewrite-with-tombstone`, and have every reader pass over tombstones. Or write `cleanup.policy = delete` with a \
`retention.ms`. A broker also refuses records without a key in a compacted topic: a table without a primary key needs \
`message.key.columns`.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let policies = subject.config().iter().filter(|(key, value)| {
        let policy = key.starts_with("topic.creation.") && key.ends_with(".cleanup.policy");
        // With `delete` beside it, records go by their age.
        policy && value.trim().eq_ignore_ascii_case("compact")
    });
    let policies: Vec<&str> = policies.map(|(key, _)| key).collect();
    if policies.is_empty() {
        return;
    }
    let Some(Deleted { tombstone: false, key, .. }) = Deleted::of(subject) else { return };
    for policy in policies {
        let message = format!("`{policy}` forgets a key behind a tombstone, and `{}` sends none", subject.name());
        let finding = rule.at(subject, policy, message).and(subject.place(&key), "sends no tombstone");
        findings.push(finding.help("write `rewrite-with-tombstone`, or `cleanup.policy = delete`"));
    }
}
