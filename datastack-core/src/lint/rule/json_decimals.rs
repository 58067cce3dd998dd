use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::Semantic;
use crate::connect::connector::ConfluentS3Sink;
use crate::diagnostic::{DefinitionPath, Findings, Severity};
use crate::lint::arriving::arriving;

pub(super) const RULE: Rule = Rule {
    code: 1143,
    severity: Severity::Warning,
    says: "decimals that a sink writes as base64 into JSON files",
    page: "\
Confluent's S3 sink writes JSON files with a converter of its own, whose `json.decimal.format` is `BASE64` unless it is \
written: `12.50` becomes `\"BOI=\"`, and where the point stands is told nowhere. `value.converter.decimal.format` is another \
key: it says how a converter writes, and a sink's only reads.

    \"format.class\": \"io.confluent.connect.s3.format.json.JsonFormat\",
    \"value.converter.decimal.format\": \"NUMERIC\"      <- does nothing in a sink

Write `json.decimal.format = NUMERIC`, and read the numbers as decimals, not as doubles. With `lint --project`, a sink of \
JSON files is reported if a decimal arrives at all. The keys were read from the sink's source, and not run here.",
    check,
};

const OWN: &str = "json.decimal.format";
const CONVERTER: &str = "value.converter.decimal.format";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    let json = subject.get("format.class").is_some_and(|class| class.trim().ends_with(".JsonFormat"))
        && subject.get("connector.class").map(str::trim) == Some(ConfluentS3Sink::CLASS);
    if !json || subject.says(OWN, "NUMERIC") {
        return;
    }
    let place = if subject.get(OWN).is_some() { OWN } else { "format.class" };
    let help = format!("write `{OWN} = NUMERIC`");
    if subject.says(CONVERTER, "NUMERIC") {
        let message = format!("`{CONVERTER}` does nothing in a sink: decimals become base64");
        findings.push(rule.at(subject, CONVERTER, message).and(subject.place(place), "writes the files").help(help));
        return;
    }
    let Some(pipeline) = around.pipeline else { return };
    for one in arriving(subject, near, pipeline) {
        let decimal = |field: &&crate::connect::Field| matches!(field.schema.semantic, Some(Semantic::Decimal { .. }));
        let Some(field) = one.row.fields().iter().find(decimal) else { continue };
        let table = one.table.name.as_str();
        let message = format!("`{table}.{}` becomes base64 in the files", field.name);
        let stated = DefinitionPath::table(table).key("columns").key(&field.name);
        findings.push(rule.at(subject, place, message).and(stated, "a decimal").help(help.as_str()));
    }
}
