use super::source_chain::table_chain;
use super::{Pipeline, Table, captured};
use crate::connect::transform::End;
use crate::connect::{RecordKind, Schema};

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
