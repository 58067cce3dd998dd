use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::JSON_CONVERTER;
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1132,
    severity: Severity::Error,
    says: "files with a schema, made of records without one",
    page: "\
Parquet and Avro files need the schema of every record. JsonConverter without schemas has none to give: the sink's task \
fails at the first record. JSON files need none.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    let schemaless = subject.get("value.converter").map(str::trim) == Some(JSON_CONVERTER)
        && subject.says("value.converter.schemas.enable", "false");
    if !subject.is_sink() || !schemaless {
        return;
    }
    // Confluent's sink names a class, Aiven's a word.
    for key in ["format.class", "format.output.type"] {
        let format = subject.get(key).map(str::trim).unwrap_or_default();
        let name = format.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if ["parquetformat", "avroformat", "parquet", "avro"].contains(&name.as_str()) {
            let finding = rule.at(subject, key, format!("`{key}` needs a schema, and the records have none"));
            let finding = finding.and(subject.place("value.converter.schemas.enable"), "none is read");
            findings.push(finding.help("read Avro, or write JSON files"));
        }
    }
}
