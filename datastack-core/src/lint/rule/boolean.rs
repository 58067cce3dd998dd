use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{DefinitionPath, Findings, Severity};
use crate::pipeline::{Pipeline, TruthConverter, converters};

pub(super) const RULE: Rule = Rule {
    code: 1138,
    severity: Severity::Warning,
    says: "a converter that makes truth values of numbers",
    page: "\
A `TINYINT(1)` holds -128 to 127. `TinyIntOneToBooleanConverter` makes true of every number above 0 and false of the rest: \
2 becomes the same as 1, and -1 the same as 0. With `lint --project`, only columns without a CHECK that keeps them to 0 and \
1 are reported.

    \"converters\": \"flags\",
    \"flags.type\": \"io.debezium.connector.binlog.converters.TinyIntOneToBooleanConverter\"

Delete the converter and read numbers. Or give the columns a `CHECK (c IN (0, 1))`, and name them in `selector`. A \
`TINYINT UNSIGNED` has no width on MySQL 8: the converter passes it over, unless `length.checker` is `false`.",
    check,
};

const KEY: &str = "converters";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() {
        return;
    }
    for converter in converters(subject.config()).filter_map(|alias| TruthConverter::of(subject.config(), alias)) {
        let alias = converter.alias;
        let place = format!("{alias}.type");
        let help = "read numbers, or keep the columns to 0 and 1 with a CHECK";
        let Some(pipeline) = around.pipeline else {
            let message = format!("`{alias}` makes true of 2 and false of -1");
            let finding = rule.at(subject, &place, message).and(subject.place(KEY), "it is used");
            findings.push(finding.help(help));
            continue;
        };
        for (table, column) in open(pipeline, &converter) {
            let message = format!("`{alias}` makes true of 2 and false of -1 in `{table}.{column}`");
            let stated = DefinitionPath::table(table).key("columns").key(column);
            findings.push(rule.at(subject, &place, message).and(stated, "holds any number").help(help));
        }
    }
}

/// The columns that the converter reads and that may hold more than 0 and 1.
fn open<'a>(pipeline: &'a Pipeline, converter: &TruthConverter<'_>) -> Vec<(&'a str, &'a str)> {
    let columns = pipeline.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    columns
        .filter(|(table, column)| {
            let name = format!("{}.{}.{}", pipeline.mysql.database, table.name, column.name);
            converter.reads(&name, &column.spec, pipeline.mysql.server) && !column.spec.is_truth()
        })
        .map(|(table, column)| (table.name.as_str(), column.name.as_str()))
        .collect()
}
