use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::Type;
use crate::diagnostic::{DefinitionPath, Findings, Severity};
use crate::lint::arriving::arriving;

pub(super) const RULE: Rule = Rule {
    code: 1144,
    severity: Severity::Warning,
    says: "tables that a sink makes with too small a type",
    page: "\
With `auto.create.tables`, Altinity's sink 2.4 makes a `Float32` of a double: 16777217 becomes 16777216, and of 0.1 seven \
digits are left. With `lint --project`, it is reported if a table has such a column (DOUBLE, or FLOAT with digits).

    \"connector.class\": \"com.altinity.clickhouse.sink.connector.ClickHouseSinkConnector\",
    \"auto.create.tables\": \"true\"

Make the tables before the sink starts, with `Float64`, and write `auto.create.tables = false`. The mapping was read from \
the sink's source, and not run here.",
    check,
};

const KEY: &str = "auto.create.tables";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    let altinity = "com.altinity.clickhouse.sink.connector.ClickHouseSinkConnector";
    if subject.get("connector.class").map(str::trim) != Some(altinity) || !subject.says(KEY, "true") {
        return;
    }
    let help = "make the tables with `Float64` before, and write `false`";
    let Some(pipeline) = around.pipeline else {
        let finding = rule.at(subject, KEY, "tables are made with Float32 for doubles");
        findings.push(finding.and(subject.place("connector.class"), "this sink").help(help));
        return;
    };
    for one in arriving(subject, near, pipeline) {
        let fields = one.row.fields().iter().filter(|field| field.schema.physical == Type::Float64);
        for field in fields {
            let table = one.table.name.as_str();
            let message = format!("`{table}.{}` is a double, and the sink makes Float32 of it", field.name);
            let stated = DefinitionPath::table(table).key("columns").key(&field.name);
            findings.push(rule.at(subject, KEY, message).and(stated, "the column").help(help));
        }
    }
}
