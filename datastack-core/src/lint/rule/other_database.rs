use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1116,
    severity: Severity::Error,
    says: "a table of a database that is not captured",
    page: "\
With `database.include.list`, Debezium looks at the tables of those databases only. A table of another one in \
`table.include.list` gives no row, and no word.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let (databases, tables) = ("database.include.list", "table.include.list");
    if !subject.is_debezium() || subject.get(databases).is_none() {
        return;
    }
    let captured: Option<Vec<String>> = subject.list(databases).map(literal).collect();
    // An expression may match anything.
    let Some(captured) = captured else { return };
    for table in subject.list(tables) {
        let Some(database) = literal(table).and_then(|name| Some(name.split_once('.')?.0.to_owned())) else { continue };
        if !captured.contains(&database) {
            let finding = rule.at(subject, tables, format!("`{table}` is not captured: its database is not"));
            findings
                .push(finding.and(subject.place(databases), "these are").help("add the database, or delete the table"));
        }
    }
}

/// The one name that an expression matches, if it is plain.
pub(in crate::lint) fn literal(expression: &str) -> Option<String> {
    let plain = expression.replace("\\.", ".");
    let legal = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    plain.chars().all(legal).then_some(plain)
}
