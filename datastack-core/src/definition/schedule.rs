use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[history]`: the history made of the archive.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryDefinition {
    /// What the history holds, default `daily_state`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<HistoryKind>,
    /// Bucket of the clean data, default `<project>-clean` with `-` for `_`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    /// Time of day at which a day ends, `HH:MM`, default `00:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<String>,
    /// Time zone of the cut-off, an IANA name, default `UTC`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// How long the gate waits for the archive after the cut-off, default `2h`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<String>,
}

/// What the history holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// The whole state of the table at each cut-off.
    DailyState,
    /// Every change of the day.
    Changes,
}

/// `[ingest]`: the generated ingestor, which writes sample data into MySQL.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IngestDefinition {
    /// False leaves the ingestor and its DAG out, default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Rows per table and run, default 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
}

/// `[airflow]`: schedules of the DAGs, as five cron fields in UTC.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AirflowDefinition {
    /// Schedule of `mysql_ingestor.py`, default `*/5 * * * *`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingest: Option<String>,
    /// First day that the DAGs know, `YYYY-MM-DD`, default `2026-01-01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Who is named as owner of the DAGs, default the project's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}
