use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1108,
    severity: Severity::Error,
    says: "a word of an older version, or one that a class offers and then refuses",
    page: "\
`time.precision.mode = adaptive` is among the words that the connector recommends, and it refuses to start with it. \
`snapshot.mode = schema_only` and `schema_only_recovery` were renamed to `no_data` and `recovery` in Debezium 3. \
`connector.adapter = mariadb` gave way to a connector class of MariaDB's own.",
    check,
};

/// Key, word, and what to write instead.
const WORDS: [(&str, &str, &str); 4] = [
    ("time.precision.mode", "adaptive", "write `adaptive_time_microseconds`"),
    ("snapshot.mode", "schema_only", "write `no_data`"),
    ("snapshot.mode", "schema_only_recovery", "write `recovery`"),
    ("connector.adapter", "mariadb", "use the class `io.debezium.connector.mariadb.MariaDbConnector`"),
];

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for (key, word, instead) in WORDS {
        if subject.says(key, word) {
            findings.push(rule.at(subject, key, format!("`{key}` no longer takes `{word}`")).help(instead));
        }
    }
}
