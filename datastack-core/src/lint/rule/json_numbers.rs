use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::JSON_CONVERTER;
use crate::connect::{Field, Semantic};
use crate::diagnostic::{DefinitionPath, Findings, Severity};
use crate::pipeline::captured_by;

pub(super) const RULE: Rule = Rule {
    code: 1145,
    severity: Severity::Warning,
    says: "decimals that JSON does not tell, or that its readers may change",
    page: "\
`decimal.handling.mode` is `precise` unless it is written, and JsonConverter writes such a decimal by `decimal.format`. \
With `BASE64`, its default, `12.50` becomes `\"BOI=\"`: the digits in bytes, and without schemas the point is told nowhere. With \
`NUMERIC` it becomes a number with all of its digits, and a reader that takes numbers for doubles changes those after the \
15th: JavaScript, Python's `json`, and ClickHouse in a column of Float64. A Decimal of ClickHouse takes them all. The same holds \
for BIGINT UNSIGNED with `bigint.unsigned.handling.mode = precise`.

    \"value.converter\": \"org.apache.kafka.connect.json.JsonConverter\",
    \"value.converter.schemas.enable\": \"false\"      <- and no `decimal.handling.mode`

Write `decimal.handling.mode = string`, which every reader takes as it is. With `lint --project`, a connector is reported if a \
decimal is captured that suffers by it.",
    check,
};

const DECIMALS: &str = "decimal.handling.mode";
const FORMAT: &str = "value.converter.decimal.format";
const HELP: &str = "write `decimal.handling.mode = string`, and leave `bigint.unsigned.handling.mode` at `long`";
const SCHEMAS: &str = "value.converter.schemas.enable";

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    if !subject.is_debezium() || subject.get("value.converter").map(str::trim) != Some(JSON_CONVERTER) {
        return;
    }
    let is_number = subject.says(FORMAT, "NUMERIC");
    if !is_number && !subject.says(SCHEMAS, "false") {
        return;
    }
    let (becomes, harmed): (&str, fn(&Field) -> bool) = match is_number {
        true => ("a number, of which many readers keep 15 digits", is_long),
        false => ("base64 without its point", has_point),
    };
    let place = [FORMAT, DECIMALS].into_iter().find(|key| subject.get(key).is_some()).unwrap_or("value.converter");
    let told = |message: String| rule.at(subject, place, message).help(HELP);
    match around.pipeline {
        Some(pipeline) => {
            for table in &pipeline.tables {
                for field in
                    captured_by(subject.config(), pipeline, table).0.columns.iter().filter(|field| harmed(field))
                {
                    let stated = DefinitionPath::table(table.name.as_str()).key("columns").key(&field.name);
                    let message = format!("`{}.{}` becomes {becomes}", table.name, field.name);
                    findings.push(told(message).and(stated, "a decimal"));
                }
            }
        }
        None if subject.get(DECIMALS).is_none_or(|mode| mode.trim().eq_ignore_ascii_case("precise")) => {
            findings.push(told(format!("a DECIMAL becomes {becomes}")));
        }
        None => {}
    }
}

/// Digits and scale of what is sent as a decimal.
fn decimal(field: &Field) -> Option<(u8, u8)> {
    match field.schema.semantic {
        Some(Semantic::Decimal { precision, scale }) => Some((precision, scale)),
        _ => None,
    }
}

fn has_point(field: &Field) -> bool {
    decimal(field).is_some_and(|(_, scale)| scale > 0)
}

/// Whether it has more digits than every double keeps.
fn is_long(field: &Field) -> bool {
    decimal(field).is_some_and(|(precision, _)| precision > 15)
}
