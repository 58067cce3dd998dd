//! Debezium's transforms of spatial values, which leave schemas as they are.

use crate::connect::catalogue::Key;
use crate::connect::{Field, Record, Schema};

use super::declare::{debezium, transform};
use super::effect::{Effect, Notes, keep};
use super::settings::words;

transform! {
    /// Debezium's `GeometryFormatTransformer`: spatial values are written in another way.
    whole GeometryFormatTransformer = debezium("io.debezium.transforms.GeometryFormatTransformer") {
        /// The way.
        format: GeometryFormat = Key::text("format").default("wkb").words(GeometryFormat::WORDS),
    }
}

words! {
    /// How a spatial value is written.
    pub enum GeometryFormat {
        /// Well-known binary.
        Wkb = "wkb",
        /// The same with the reference system.
        Ewkb = "ewkb",
    }
}

transform! {
    /// Debezium's `SwapGeometryCoordinates`: x and y of spatial values change places.
    whole SwapGeometryCoordinates = debezium("io.debezium.transforms.SwapGeometryCoordinates") {
        /// The reference systems whose values are meant.
        srids: Option<String> = Key::text("srids"),
    }
}

/// Any struct of Debezium's spatial types in a row or its envelope.
fn has_geometry(fields: &[Field]) -> bool {
    let spatial = |schema: &Schema| schema.name().starts_with("io.debezium.data.geometry.");
    fields.iter().any(|field| spatial(&field.schema) || has_geometry(field.schema.fields()))
}

fn geometry(record: Record, notes: &mut Notes) -> Effect {
    let fields = record.value.as_ref().map_or([].as_slice(), Schema::fields);
    if !record.null && !has_geometry(fields) {
        notes.nothing("there is no spatial field");
    }
    keep(record)
}

impl GeometryFormatTransformer {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        geometry(record, notes)
    }
}

impl SwapGeometryCoordinates {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        geometry(record, notes)
    }
}
