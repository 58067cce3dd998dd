use super::source_chain::table_chain;
use super::{Pipeline, Table};
use crate::connect::transform::End;
use crate::connect::{Captured, Field, RecordKind, Schema};
use crate::definition::Server;

/// The schema of a table's rows on its topic: what the source connector hands to its converter.
pub fn value_schema(pipeline: &Pipeline, table: &Table) -> Schema {
    let captured = captured(pipeline, table);
    let passages = table_chain(pipeline, table).trace(captured.record(RecordKind::Row));
    let arrived = passages.into_iter().find_map(|passage| match passage.end {
        End::Arrives(record) => record.value,
        End::Dropped | End::Fails(_) | End::Unforeseen(_) => None,
    });
    arrived.unwrap_or_else(|| captured.row())
}

/// A table as its records enter the connector's transforms.
pub fn captured(pipeline: &Pipeline, table: &Table) -> Captured {
    let field = |name: &str, schema: &Schema| Field::new(name, schema.clone());
    let connector = match pipeline.mysql.server {
        Server::MySql => "mysql",
        Server::MariaDb => "mariadb",
    };
    Captured {
        prefix: pipeline.cdc.prefix.to_string(),
        topic: table.topic.name.to_string(),
        namespace: avro_namespace(table.topic.name.as_str()),
        connector: connector.to_owned(),
        key: table.key_columns().map(|(column, journey)| field(column.name.as_str(), &journey.emitted)).collect(),
        columns: table.carried().map(|(column, journey)| field(column.name.as_str(), &journey.emitted)).collect(),
    }
}

/// The topic's name as Debezium adjusts it in mode `avro`. Avro allows letters, digits and `_` between the points, and
/// no digit at the start.
pub fn avro_namespace(topic: &str) -> String {
    let legal =
        |index: usize, c: char| c == '_' || c.is_ascii_alphabetic() || (index > 0 && (c == '.' || c.is_ascii_digit()));
    topic.char_indices().map(|(index, c)| if legal(index, c) { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::avro_namespace;

    #[test]
    fn what_avro_forbids_becomes_an_underscore() {
        assert_eq!(avro_namespace("production.shop.orders"), "production.shop.orders");
        assert_eq!(avro_namespace("pre-prod.shop.orders"), "pre_prod.shop.orders");
        assert_eq!(avro_namespace("1st.shop.orders"), "_st.shop.orders");
    }
}
