use super::{Neighbours, Rule, Subject, Surroundings};
use crate::connect::connector::ConfluentS3Sink;
use crate::connect::{Schema, Semantic, Type};
use crate::diagnostic::{DefinitionPath, Findings, Severity};
use crate::lint::arriving::arriving;

pub(super) const RULE: Rule = Rule {
    code: 1142,
    severity: Severity::Error,
    says: "files sorted into folders by a column that is no time in milliseconds",
    page: "\
With `timestamp.extractor = RecordField`, Confluent's S3 sink takes the number in `timestamp.field` for milliseconds since \
1970, a text for ISO 8601, and a Connect timestamp for what it is. Debezium's other times are numbers too: the days of a DATE \
land in January 1970, the microseconds of a `DATETIME(6)` in the year 55972. The files are written, in folders where nobody \
looks. A field that the rows do not have, or of another type, stops the task.

With `lint --project`, the columns are known. What the sink makes of each type was read from its source, and not run here.

    \"timestamp.extractor\": \"RecordField\",
    \"timestamp.field\": \"created_at\"              <- datetime(6) not null

Take `Record`, the time of the change, or a TIMESTAMP, which arrives as a text, or a DATETIME of at most three digits. Or \
write `time.precision.mode = connect` where the loss of microseconds is accepted.",
    check,
};

const FIELD: &str = "timestamp.field";

fn check(rule: &Rule, subject: &Subject, near: &Neighbours, around: &Surroundings, findings: &mut Findings) {
    let by_field = subject.get("connector.class").map(str::trim) == Some(ConfluentS3Sink::CLASS)
        && subject.says("timestamp.extractor", "RecordField");
    let (Some(pipeline), true) = (around.pipeline, by_field) else { return };
    let Some(field) = subject.effective(FIELD).map(str::trim) else { return };
    for one in arriving(subject, near, pipeline) {
        let table = one.table.name.as_str();
        let Some(fault) = fault(one.row.field(field)) else { continue };
        let message = format!("`{FIELD}` is `{field}`, which {fault} in rows of `{table}`");
        let stated = match one.table.columns.iter().any(|column| column.name.as_str() == field) {
            true => DefinitionPath::table(table).key("columns").key(field),
            false => DefinitionPath::table(table),
        };
        let finding = rule.at(subject, FIELD, message).and(stated, "the table");
        findings.push(finding.help("write `timestamp.extractor = Record`, or name a column of milliseconds"));
    }
}

/// What the sink makes of a field, if that is not the time that it means.
fn fault(schema: Option<&Schema>) -> Option<&'static str> {
    let Some(schema) = schema else { return Some("is not there: the task stops") };
    match &schema.semantic {
        Some(Semantic::Date | Semantic::ConnectDate | Semantic::Year) => Some("counts no milliseconds: all is of 1970"),
        Some(Semantic::MicroTimestamp | Semantic::NanoTimestamp) => Some("counts no milliseconds: years are wrong"),
        Some(Semantic::MicroTime | Semantic::NanoTime | Semantic::ConnectTime | Semantic::IsoTime) => {
            Some("is a time of day")
        }
        _ => match schema.physical {
            Type::Int32 | Type::Int64 | Type::String => None,
            _ => Some("is no number and no text: the task stops"),
        },
    }
}
