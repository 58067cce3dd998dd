use crate::connect::{Field, Record, Schema, Semantic, Type};

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes};
use super::envelope::{for_envelope, is_envelope};
use super::side::{Side, distinct};

transform! {
    /// Debezium's `ExtractSchemaToNewRecord`: the envelope tells the columns of the table.
    whole ExtractSchemaToNewRecord = debezium("io.debezium.transforms.ExtractSchemaToNewRecord") {}
}

impl ExtractSchemaToNewRecord {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        if record.null || !is_envelope(&record) {
            return for_envelope(record, notes);
        }
        if !record.described {
            return Err(Fault::fails(
                "the columns' types are not in the records: `column.propagate.source.type` is not `.*`",
            ));
        }
        Side::Value.rebuild(record, |schema| {
            let mut fields = schema.fields().to_vec();
            fields.push(Field::new("sourceSchema", told()));
            Ok(Schema { physical: Type::Struct(distinct(fields)?), ..schema.clone() })
        })
    }
}

/// What is told of the columns.
fn told() -> Schema {
    let named = |name: &str, fields| {
        let name = format!("io.debezium.connector.source.{name}");
        Schema::required(Type::Struct(fields)).meaning(Semantic::versioned(name, 1))
    };
    let column = vec![
        Field::new("name", Schema::required(Type::String)),
        Field::new("typeName", Schema::required(Type::String)),
        Field::new("length", Schema::optional(Type::Int32)),
        Field::new("scale", Schema::optional(Type::Int32)),
        Field::new("comment", Schema::optional(Type::String)),
    ];
    let columns = Schema::required(Type::Array(Box::new(named("schema.Column", column))));
    let table = named("schema.Table", vec![Field::new("columns", columns)]);
    named("Schema", vec![Field::new("id", Schema::required(Type::String)), Field::new("table", table)])
}
