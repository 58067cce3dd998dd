use super::{Neighbours, Rule, Subject, Surroundings, literal};
use crate::diagnostic::{Findings, Severity};
use crate::name::similar;

pub(super) const RULE: Rule = Rule {
    code: 1134,
    severity: Severity::Error,
    says: "a table that the project does not have, or one that the connector leaves out",
    page: "\
With `lint --project`, the tables are known. A table in `table.include.list` that does not exist gives no row and no word: \
the connector runs. A table of the project that the list leaves out is missing everywhere behind the connector.",
    check,
};

const LIST: &str = "table.include.list";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    let Some(pipeline) = around.pipeline.filter(|_| subject.is_debezium() && subject.get(LIST).is_some()) else {
        return;
    };
    let Some(listed) = subject.list(LIST).map(literal).collect::<Option<Vec<_>>>() else { return };
    let own = |name: &str| format!("{}.{name}", pipeline.mysql.database);
    let tables: Vec<String> = pipeline.tables.iter().map(|table| own(table.name.as_str())).collect();
    let aside: Vec<String> = [pipeline.cdc.heartbeat_table, pipeline.cdc.signal_table].map(own).into();
    let excluded: Vec<String> = pipeline.excluded.iter().map(|(name, _)| own(name.as_str())).collect();
    for name in listed.iter().filter(|name| !tables.contains(name) && !aside.contains(name)) {
        let finding = rule.at(subject, LIST, format!("the project has no table `{name}`"));
        findings.push(match similar(name, tables.iter().map(String::as_str)) {
            _ if excluded.contains(name) => finding.help("it stands under `[exclude]` there"),
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("define it, or delete it here"),
        });
    }
    for name in tables.iter().filter(|name| !listed.contains(name)) {
        let finding = rule.at(subject, LIST, format!("the project's table `{name}` is not captured"));
        findings.push(finding.help("add it, or put it under `[exclude]` of the project"));
    }
}
