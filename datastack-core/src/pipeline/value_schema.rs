use super::source_chain::table_chain;
use super::{Pipeline, Table, captured};
use crate::connect::transform::End;
use crate::connect::{RecordKind, Schema};
use crate::definition::NameAdjustment;

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

/// The name of a topic as Debezium adjusts it for its schemas. Avro allows letters, digits and `_` between the points,
/// and no digit at the start [measured on 3.5].
pub fn schema_namespace(topic: &str, adjustment: NameAdjustment) -> String {
    let legal = |index: usize, c: char| c.is_ascii_alphabetic() || (index > 0 && (c == '.' || c.is_ascii_digit()));
    let adjusted = topic.char_indices().map(|(index, c)| match adjustment {
        NameAdjustment::None => c.to_string(),
        _ if legal(index, c) => c.to_string(),
        NameAdjustment::Avro if c.is_ascii_digit() => format!("_{c}"),
        NameAdjustment::Avro => "_".to_owned(),
        NameAdjustment::AvroUnicode => format!("_u{:04x}", u32::from(c)),
    });
    adjusted.collect()
}

/// Whether Avro takes a topic's name for that of a namespace.
pub(crate) fn is_namespace(topic: &str) -> bool {
    schema_namespace(topic, NameAdjustment::Avro) == topic
}

#[cfg(test)]
mod tests {
    use super::schema_namespace;
    use crate::definition::NameAdjustment::{Avro, AvroUnicode, None};

    #[test]
    fn what_avro_forbids_becomes_an_underscore() {
        assert_eq!(schema_namespace("production.shop.orders", Avro), "production.shop.orders");
        assert_eq!(schema_namespace("pre-prod.shop.orders", Avro), "pre_prod.shop.orders");
        assert_eq!(schema_namespace("1st-p_x.shop.a_b-c", Avro), "_1st_p_x.shop.a_b_c");
        assert_eq!(schema_namespace("1st-p_x.shop.a_b-c", None), "1st-p_x.shop.a_b-c");
    }

    #[test]
    fn what_avro_forbids_becomes_its_number_and_so_does_an_underscore() {
        let adjusted = "_u0031st_u002dp_u005fx.shop.a_u005fb_u002dc";
        assert_eq!(schema_namespace("1st-p_x.shop.a_b-c", AvroUnicode), adjusted);
    }
}
