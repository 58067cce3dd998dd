use super::Objects;
use crate::clickhouse::{DropKind, DropObject};
use crate::pipeline::{Pipeline, Table};

/// Takes away what holds a table's epoch and what reads its topic, so that both can be made anew.
///
/// The reader goes first: without the view behind it, the events that it hands on would be lost. The queue goes as well,
/// so that no consumer knows the topic of before, and since their number follows the partitions.
pub fn drop_epoch(pipeline: &Pipeline, table: &Table) -> [DropObject; 3] {
    let objects = Objects::of(pipeline, table);
    [
        (DropKind::View, objects.queue_to_events),
        (DropKind::Table, objects.queue),
        (DropKind::View, objects.events_to_rows),
    ]
    .map(|(kind, name)| DropObject { kind, name, cluster: pipeline.clickhouse.cluster.clone() })
}
