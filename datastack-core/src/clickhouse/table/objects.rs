use crate::clickhouse::ObjectName;
use crate::pipeline::{Pipeline, Table};

/// Names of a table's objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objects {
    /// The current state, under the table's own name.
    pub current: ObjectName,
    /// Every version of each row, until merged.
    pub rows: ObjectName,
    /// Where records pass by.
    pub events: ObjectName,
    /// Events to rows.
    pub events_to_rows: ObjectName,
    /// Events to dead letters.
    pub events_to_dead: ObjectName,
    /// The reader of the topic.
    pub queue: ObjectName,
    /// Queue to events.
    pub queue_to_events: ObjectName,
    /// The history.
    pub history: ObjectName,
    /// Tables that a load of the history makes and drops: a name that ends in `*`.
    pub history_load: String,
}

impl Objects {
    /// The names of a table's objects.
    pub fn of(pipeline: &Pipeline, table: &Table) -> Self {
        let object = |suffix: &str| ObjectName {
            database: pipeline.clickhouse.database.to_string(),
            name: format!("{}{suffix}", table.name),
        };
        Self {
            current: object(""),
            rows: object("__rows"),
            events: object("__events"),
            events_to_rows: object("__events_to_rows"),
            events_to_dead: object("__events_to_dead"),
            queue: object("__queue"),
            queue_to_events: object("__queue_to_events"),
            history: object("__history"),
            history_load: format!("{}*", object("__history__load_")),
        }
    }
}
