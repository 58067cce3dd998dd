//! Single message transforms: their keys and their effect on each kind of record.
//!
//! To add one, say `io.debezium.transforms.outbox.EventRouter`:
//!
//! 1. Write `event_router.rs`. `transform!` declares the struct: `whole` for a class of its own, `side` for one with `$Key` and
//!    `$Value`. Each setting is a line with its Rust type and its key, as `GET /connector-plugins/<class>/config` of a
//!    worker shows it; a type of its own implements `Setting`, words are an enum in `words!`. Reading and printing follow.
//! 2. Write its method `effect`: what becomes of a record, by its schemas alone. `Fault::Fails` is for what stops the task,
//!    `Fault::Unforeseen` for what nobody knows without values, a note for what it does, or leaves, without a word. Settings
//!    that do not go together are refused by a method that `check` names.
//! 3. Add its name to `transforms!` below, and its class to `CLASSES` of the catalogue: the compiler names the rest.
//! 4. Add chains to `tests/e2e/chains/cases/`, those that go wrong among them: `test_06_chains.py` runs them on a worker and
//!    compares topics and schemas with what `datastack-gen trace` says.

mod activate_tracing_span;
mod added_field;
mod by_logical_table_router;
mod cast;
mod chain;
mod custom;
mod date_format;
mod declare;
mod drop_headers;
mod effect;
mod envelope;
mod event_router;
mod extract_changed_record_state;
mod extract_field;
mod extract_new_record_state;
mod extract_schema_to_new_record;
mod filter;
mod flatten;
mod foreign;
mod geometry;
mod header_from;
mod header_to_value;
mod hoist_field;
mod insert_field;
mod insert_header;
mod mask_field;
mod null;
mod open_lineage;
mod partition_routing;
mod path;
mod placed_field;
mod read_to_insert_event;
mod regex_router;
mod replace_field;
mod schema_change_event_filter;
mod scripted;
mod set_schema_metadata;
mod settings;
mod side;
mod timestamp_converter;
mod timestamp_router;
mod timezone_converter;
mod topic;
mod trace;
mod value_to_key;
mod vector_to_json_converter;

pub use activate_tracing_span::ActivateTracingSpan;
pub use added_field::AddedField;
pub use by_logical_table_router::{Adjustment, ByLogicalTableRouter};
pub use cast::{Cast, CastTo, CastType};
pub use chain::{Chain, Step};
pub use custom::{Custom, Declared};
pub use drop_headers::DropHeaders;
pub use effect::{Fault, Note, Notes, Outcome};
pub use event_router::{EventRouter, JsonNull, Updates};
pub use extract_changed_record_state::ExtractChangedRecordState;
pub use extract_field::ExtractField;
pub use extract_new_record_state::{Deletes, ExtractNewRecordState};
pub use extract_schema_to_new_record::ExtractSchemaToNewRecord;
pub use filter::Filter;
pub use flatten::Flatten;
pub use geometry::{GeometryFormat, GeometryFormatTransformer, SwapGeometryCoordinates};
pub use header_from::{Carry, HeaderFrom};
pub use header_to_value::HeaderToValue;
pub use hoist_field::HoistField;
pub use insert_field::{InsertField, Inserted};
pub use insert_header::InsertHeader;
pub use mask_field::MaskField;
pub use open_lineage::OpenLineage;
pub use partition_routing::{PartitionHash, PartitionRouting};
pub use path::Syntax;
pub use placed_field::{PlacedField, Placement};
pub use read_to_insert_event::ReadToInsertEvent;
pub use regex_router::RegexRouter;
pub use replace_field::{Rename, ReplaceField};
pub use schema_change_event_filter::SchemaChangeEventFilter;
pub use scripted::{ContentBasedRouter, Nulls, ScriptedFilter};
pub use set_schema_metadata::SetSchemaMetadata;
pub use settings::{Setting, SettingFault, Settings};
pub use side::Side;
pub use timestamp_converter::{TimestampConverter, TimestampTarget, UnixPrecision};
pub use timestamp_router::TimestampRouter;
pub use timezone_converter::TimezoneConverter;
pub use trace::{End, Passage, Passed};
pub use value_to_key::ValueToKey;
pub use vector_to_json_converter::VectorToJsonConverter;

use super::{Config, Record};
use declare::Transformation;

macro_rules! transforms {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A transform with its settings.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Transform {
            $($(#[$doc])* $name($name),)*
            /// A class that is not known here.
            Custom(Custom),
        }

        impl Transform {
            /// Class name, with the `$Key` or `$Value` variant.
            pub fn class(&self) -> &str {
                match self {
                    $(Self::$name(transform) => Transformation::class(transform).name,)*
                    Self::Custom(custom) => &custom.class,
                }
            }

            /// Settings below `transforms.<alias>.`, without `type`.
            pub fn config(&self) -> Config {
                match self {
                    $(Self::$name(transform) => Transformation::config(transform),)*
                    Self::Custom(custom) => custom.settings.clone(),
                }
            }

            /// What the transform makes of a record.
            pub fn apply(&self, record: Record, notes: &mut Notes) -> Result<Outcome, Fault> {
                match self {
                    $(Self::$name(transform) => Transformation::apply(transform, record, notes),)*
                    Self::Custom(custom) => custom.apply(record),
                }
            }

            fn read(settings: &mut Settings<'_>) -> Self {
                let class = settings.text("type").unwrap_or_default();
                let side = if class.ends_with("$Key") { Side::Key } else { Side::Value };
                $(
                    if $name::CLASSES.iter().any(|each| each.name == class) {
                        let transform = <$name as Transformation>::read(settings, side);
                        // Settings that cannot be read contradict nothing.
                        if settings.faults.is_empty() {
                            Transformation::check(&transform, settings);
                        }
                        return Self::$name(transform);
                    }
                )*
                if let Some(database) = foreign::database(class) {
                    settings.refuse("type", format!("`{class}` knows the records of {database} alone"));
                }
                Self::Custom(Custom { class: class.to_owned(), settings: settings.own(), effect: None })
            }
        }
    };
}

transforms! {
    /// Headers carry a trace.
    ActivateTracingSpan,
    /// Several tables share a topic.
    ByLogicalTableRouter,
    /// Fields get another type.
    Cast,
    /// A script names the topic.
    ContentBasedRouter,
    /// Headers are left out.
    DropHeaders,
    /// Rows of an outbox become events.
    EventRouter,
    /// Headers name what an update changed.
    ExtractChangedRecordState,
    /// A field becomes the whole.
    ExtractField,
    /// Debezium's envelope becomes a flat row.
    ExtractNewRecordState,
    /// The envelope tells the columns.
    ExtractSchemaToNewRecord,
    /// Records are dropped.
    Filter,
    /// Nested structs become flat.
    Flatten,
    /// Spatial values are written in another way.
    GeometryFormatTransformer,
    /// Fields become headers.
    HeaderFrom,
    /// Headers become fields.
    HeaderToValue,
    /// The whole becomes a field.
    HoistField,
    /// Coordinates and constants become fields.
    InsertField,
    /// Records get a header.
    InsertHeader,
    /// Values of fields are hidden.
    MaskField,
    /// A service is told which data goes where.
    OpenLineage,
    /// Fields decide on the partition.
    PartitionRouting,
    /// Rows of a snapshot look like inserted ones.
    ReadToInsertEvent,
    /// A topic that matches gets another name.
    RegexRouter,
    /// Fields are left out or renamed.
    ReplaceField,
    /// Some statements are dropped.
    SchemaChangeEventFilter,
    /// A script decides which records are dropped.
    ScriptedFilter,
    /// The schema gets another name or version.
    SetSchemaMetadata,
    /// x and y change places.
    SwapGeometryCoordinates,
    /// A field with a time changes its type.
    TimestampConverter,
    /// The topic's name gets the day.
    TimestampRouter,
    /// Times are written in another zone.
    TimezoneConverter,
    /// Fields of the value become the key.
    ValueToKey,
    /// Vectors become texts.
    VectorToJsonConverter,
}
