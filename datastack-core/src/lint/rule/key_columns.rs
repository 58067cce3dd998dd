use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1117,
    severity: Severity::Error,
    says: "a list of key columns that cannot be read",
    page: "\
`message.key.columns` holds `database.table:column,column` for each table, with `;` between tables. Anything else is \
refused when the connector starts.",
    check,
};

const KEY: &str = "message.key.columns";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let Some(list) = subject.get(KEY).filter(|list| subject.is_debezium() && !list.contains("${")) else { return };
    for entry in list.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
        let columns = entry.split_once(':').map(|(table, columns)| (table.trim(), columns.trim()));
        if !columns.is_some_and(|(table, columns)| !table.is_empty() && !columns.is_empty()) {
            let finding = rule.at(subject, KEY, format!("`{entry}` names no table with its columns"));
            findings.push(finding.help("write `database.table:column,column`, with `;` between tables"));
        }
    }
}
