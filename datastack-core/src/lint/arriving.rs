use super::{Neighbours, Subject};
use crate::connect::pattern::Pattern;
use crate::connect::transform::{Chain, End};
use crate::connect::{RecordKind, Schema};
use crate::pipeline::{Pipeline, Table, captured_by, value_schema};

/// Rows of a table of the project as a sink gets them.
pub(super) struct Arriving<'a> {
    /// The table.
    pub(super) table: &'a Table,
    /// Its row on the topic.
    pub(super) row: Schema,
}

/// The rows that a sink reads: as the sources beside it send them, or as the project's own source does if there is
/// none.
pub(super) fn arriving<'a>(sink: &Subject, near: &Neighbours, pipeline: &'a Pipeline) -> Vec<Arriving<'a>> {
    let sources: Vec<&Subject> = near.sources().filter(|source| may_send(source, sink)).collect();
    let mut all = Vec::new();
    for table in &pipeline.tables {
        if sources.is_empty() && sink.reads(table.topic.name.as_str()) {
            all.push(Arriving { table, row: value_schema(pipeline, table) });
        }
        for source in &sources {
            let (captured, _) = captured_by(source.config(), pipeline, table);
            let passages = Chain::read(source.config()).0.trace(captured.record(RecordKind::Row));
            all.extend(passages.into_iter().filter_map(|passage| match passage.end {
                End::Arrives(record) if sink.reads(&record.topic) => Some(Arriving { table, row: record.value? }),
                _ => None,
            }));
        }
    }
    all
}

/// Whether a source can write what a sink reads: into topics under its prefix, unless it routes them elsewhere.
fn may_send(source: &Subject, sink: &Subject) -> bool {
    let prefix = format!("{}.", source.get("topic.prefix").unwrap_or_default().trim());
    let routed = source.stages().any(|stage| stage.class.trim().ends_with("Router"));
    routed || sink.get("topics.regex").is_some() || sink.list("topics").any(|topic| topic.starts_with(&prefix))
}

impl Subject<'_> {
    /// Whether a sink reads a topic.
    pub(super) fn reads(&self, topic: &str) -> bool {
        let matched = |regex: &str| Pattern::read(regex.trim()).is_ok_and(|pattern| pattern.matches(topic));
        self.is_sink()
            && (self.list("topics").any(|name| name == topic) || self.get("topics.regex").is_some_and(matched))
    }
}
