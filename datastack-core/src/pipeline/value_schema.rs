use super::source_chain::table_transforms;
use super::{Pipeline, Table};
use crate::connect::{Field, RecordSchema};

/// The schema of a table's rows on its topic: what the source connector hands to its converter.
pub fn value_schema(pipeline: &Pipeline, table: &Table) -> RecordSchema {
    let columns = table.carried();
    let mut record = RecordSchema {
        name: format!("{}.Value", avro_namespace(table.topic.name.as_str())),
        fields: columns
            .map(|(column, journey)| Field { name: column.name.to_string(), schema: journey.emitted.clone() })
            .collect(),
    };
    for transform in table_transforms(pipeline, table) {
        transform.apply(&mut record);
    }
    record
}

/// The topic's name as Debezium adjusts it in mode `avro`. Avro allows letters, digits and `_` between the points, and
/// no digit at the start.
pub(super) fn avro_namespace(topic: &str) -> String {
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
