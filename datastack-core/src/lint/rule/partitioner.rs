use super::{Neighbours, Rule, Subject, Surroundings};
use crate::diagnostic::{Findings, Severity};

pub(super) const RULE: Rule = Rule {
    code: 1133,
    severity: Severity::Error,
    says: "a partitioner of the S3 sink without what it needs",
    page: "\
`TimeBasedPartitioner` of Confluent's S3 sink starts only with `path.format`, `partition.duration.ms`, `locale` and \
`timezone`; `rotate.schedule.interval.ms` needs `timezone` with every partitioner. `FieldPartitioner` needs \
`partition.field.name`.",
    check,
};

fn check(rule: &Rule, subject: &Subject, _: &Neighbours, _: &Surroundings, findings: &mut Findings) {
    if subject.get("connector.class").map(str::trim) != Some("io.confluent.connect.s3.S3SinkConnector") {
        return;
    }
    let partitioner = subject.get("partitioner.class").map(str::trim).and_then(|class| class.rsplit('.').next());
    let scheduled = subject.get("rotate.schedule.interval.ms").is_some_and(|ms| ms.trim() != "-1");
    let needed: &[(&str, &str)] = match partitioner {
        Some("TimeBasedPartitioner") => &[
            ("path.format", "partitioner.class"),
            ("partition.duration.ms", "partitioner.class"),
            ("locale", "partitioner.class"),
            ("timezone", "partitioner.class"),
        ],
        Some("HourlyPartitioner" | "DailyPartitioner") => {
            &[("locale", "partitioner.class"), ("timezone", "partitioner.class")]
        }
        Some("FieldPartitioner") => &[("partition.field.name", "partitioner.class")],
        _ if scheduled => &[("timezone", "rotate.schedule.interval.ms")],
        _ => &[],
    };
    for (key, by) in needed.iter().filter(|(key, _)| subject.get(key).is_none_or(|value| value.trim().is_empty())) {
        let finding = rule.at(subject, by, format!("`{by}` needs `{key}`, which is missing"));
        findings.push(finding.help(format!("write `{key}`")));
    }
}
