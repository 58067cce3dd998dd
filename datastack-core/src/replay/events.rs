//! Statements that read the records of letters once more.

use super::{Form, Portion, Position, Replay};
use crate::clickhouse::table::{ColumnFault, faults, queue_columns, record_columns, under_any_name};
use crate::clickhouse::{identifier, string};
use crate::connect::Converter;
use crate::definition::ValueFormat;
use crate::journey::event_column;

/// What a letter knows of its record's place: column of the events, type, column of the letters.
const PLACE: [(&str, &str, &str); 4] = [
    ("__kafka_topic", "String", "topic"),
    ("__kafka_partition", "UInt64", "`partition`"),
    ("__kafka_offset", "UInt64", "`offset`"),
    ("__kafka_key", "String", "`key`"),
];

impl Replay<'_> {
    /// Reads the records and hands nothing over: the place of each, with the columns whose values are missing or cannot be
    /// read. A message that cannot be read at all fails the statement; one without any record has no place in the answer.
    pub fn check(&self, portion: &Portion) -> String {
        let faults: Vec<String> = faults(self.table).iter().map(ColumnFault::named).collect();
        // A message may hold several records.
        format!(
            "SELECT toUInt32({}) AS place, {} AS at, \
             arrayStringConcat(arrayDistinct(arrayFlatten(groupArray(arrayConcat({})))), ', ') AS faults FROM ({}) AS e GROUP BY \
             place, at SETTINGS {}",
            event_column("__kafka_partition"),
            event_column("__kafka_offset"),
            faults.join(", "),
            self.records(portion),
            self.settings(portion.form)
        )
    }

    /// Hands the records to the views, under the places that they had.
    pub fn insert(&self, portion: &Portion) -> String {
        let own = record_columns(self.pipeline, self.table).into_iter().map(|column| column.name);
        let columns: Vec<String> = own.chain(PLACE.map(|(name, ..)| name.to_owned())).collect();
        let names: Vec<String> = columns.iter().map(|name| identifier(name)).collect();
        let values: Vec<String> = columns.iter().map(|name| event_column(name)).collect();
        format!(
            "INSERT INTO {} ({}) SELECT {} FROM ({}) AS e SETTINGS {}",
            self.objects.events,
            names.join(", "),
            values.join(", "),
            self.records(portion),
            self.settings(portion.form)
        )
    }

    /// A SELECT of the records, with the columns of the events, whichever of its names each column bears.
    fn records(&self, portion: &Portion) -> String {
        let of_letter = |name: &str| format!("q.{}", identifier(name));
        let item = |name: &str, expression: String| format!("{expression} AS {}", identifier(name));
        let columns = record_columns(self.pipeline, self.table);
        let own = columns.iter().map(|column| item(&column.name, under_any_name(self.table, &column.name, of_letter)));
        let items: Vec<String> = own.chain(PLACE.map(|(name, ..)| item(name, of_letter(name)))).collect();
        let letters = match portion.form {
            Form::Columns => self.of_columns(&portion.positions),
            Form::Message => self.of_messages(&portion.positions),
        };
        format!("SELECT {} FROM ({letters}) AS q", items.join(", "))
    }

    /// All records in one text of JSON. The place is put before the first column of each: a text that ClickHouse wrote begins
    /// with a brace.
    fn of_columns(&self, positions: &[Position]) -> String {
        let place: Vec<String> = PLACE.iter().map(|(name, _, column)| format!("{column} AS {name}")).collect();
        let types = PLACE.iter().map(|(name, data_type, _)| format!("{name} {data_type}"));
        let structure: Vec<String> = self.structure().into_iter().chain(types).collect();
        format!(
            "SELECT * FROM format('JSONEachRow', {}, (SELECT arrayStringConcat(groupArray(concat(substring(place, 1, \
             length(place) - 1), ',', substring(record, 2))), '\\n') FROM (SELECT formatRowNoNewline('JSONEachRow', {}) AS \
             place, raw AS record FROM {} FINAL WHERE {})))",
            string(&structure.join(", ")),
            place.join(", "),
            self.letters,
            self.at(positions)
        )
    }

    fn of_messages(&self, positions: &[Position]) -> String {
        let format = match self.pipeline.cdc.modes.format {
            ValueFormat::Avro => "AvroConfluent",
            ValueFormat::Json => "JSONEachRow",
        };
        let each: Vec<String> = positions
            .iter()
            .map(|position| {
                let letter = format!("FROM {} FINAL WHERE {}", self.letters, self.at(&[*position]));
                let Position { partition, offset } = position;
                format!(
                    "SELECT *, {} AS __kafka_topic, toUInt64({partition}) AS __kafka_partition, toUInt64({offset}) AS \
                     __kafka_offset, (SELECT `key` {letter}) AS __kafka_key FROM format('{format}', structure, (SELECT raw \
                     {letter}))",
                    string(self.table.topic.name.as_str()),
                )
            })
            .collect();
        format!("WITH {} AS structure {}", string(&self.structure().join(", ")), each.join(" UNION ALL "))
    }

    /// The columns that a record brings, with their types.
    fn structure(&self) -> Vec<String> {
        let columns = queue_columns(self.pipeline, self.table).into_iter();
        columns.map(|column| format!("{} {}", identifier(&column.name), column.data_type)).collect()
    }

    /// What the queue is told about the format, too.
    fn settings(&self, form: Form) -> String {
        match (&self.pipeline.cdc.converter, form) {
            (Converter::ConfluentAvro { registry, .. }, Form::Message) => format!(
                "input_format_avro_allow_missing_fields = 1, format_avro_schema_registry_url = {}",
                string(registry)
            ),
            _ => "input_format_skip_unknown_fields = 1".to_owned(),
        }
    }
}
