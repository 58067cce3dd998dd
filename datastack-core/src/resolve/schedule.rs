use super::archive::bucket;
use super::scope::Scope;
use super::{code, text};
use crate::definition::{HistoryKind, ProjectDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::ProjectName;
use crate::pipeline::{Airflow, History};

pub(super) fn history(scope: &Scope, project: &ProjectDefinition, name: &ProjectName) -> History {
    let root = DefinitionPath::project().key("history");
    let stated = &project.history;
    let cutoff = stated.cutoff.as_deref().unwrap_or("00:00");
    let cutoff_minutes = text::minutes_of_day(cutoff).unwrap_or_else(|| {
        let message = format!("`{cutoff}` is no time of day");
        scope.push(Diagnostic::error(code::DURATION, root.key("cutoff"), message).help("write `HH:MM`"));
        0
    });
    let timezone = stated.timezone.clone().unwrap_or_else(|| "UTC".to_owned());
    let zone = timezone.chars().all(|c| c.is_ascii_alphanumeric() || "/_+-".contains(c)) && !timezone.is_empty();
    if !zone {
        let message = format!("`{timezone}` is no time zone");
        let help = "write an IANA name, for example `Europe/Berlin`";
        scope.push(Diagnostic::error(code::NAME, root.key("timezone"), message).help(help));
    }
    History {
        kind: stated.kind.unwrap_or(HistoryKind::DailyState),
        bucket: bucket(scope, &root.key("bucket"), stated.bucket.as_ref(), name, "clean"),
        cutoff_minutes,
        timezone,
        late: scope.seconds(&root.key("late"), stated.late.as_ref(), 7_200),
    }
}

pub(super) fn airflow(scope: &Scope, project: &ProjectDefinition, name: &ProjectName) -> Airflow {
    let root = DefinitionPath::project().key("airflow");
    let stated = &project.airflow;
    let ingest = stated.ingest.clone().unwrap_or_else(|| "*/5 * * * *".to_owned());
    let legal = |field: &str| field.chars().all(|c| c.is_ascii_alphanumeric() || "*/,-".contains(c));
    if ingest.split_whitespace().count() != 5 || !ingest.split_whitespace().all(legal) {
        let message = format!("`{ingest}` is no cron expression");
        let help = "five fields: minute, hour, day, month, weekday; for example `*/5 * * * *`";
        scope.push(Diagnostic::error(code::DURATION, root.key("ingest"), message).help(help));
    }
    let start = stated.start.clone().unwrap_or_else(|| "2026-01-01".to_owned());
    if !text::is_date(&start) {
        let message = format!("`{start}` is no date");
        scope.push(Diagnostic::error(code::DURATION, root.key("start"), message).help("write `YYYY-MM-DD`"));
    }
    Airflow { ingest, start, owner: stated.owner.clone().unwrap_or_else(|| name.to_string()) }
}
