use crate::connect::Record;
use crate::connect::catalogue::Key;

use super::declare::{debezium, transform};
use super::effect::{Effect, Fault, Notes};
use super::envelope::{for_envelope, is_envelope};

transform! {
    /// Debezium's `ActivateTracingSpan`: headers carry a trace, if OpenTelemetry is there.
    whole ActivateTracingSpan = debezium("io.debezium.transforms.tracing.ActivateTracingSpan") {
        /// The field that holds the trace.
        field: String = Key::text("tracing.span.context.field").default("tracingspancontext").high(),
        /// The name of the operation.
        operation: String = Key::text("tracing.operation.name").default("debezium-read").high(),
        /// Whether records without a trace are left alone.
        field_only: bool = Key::boolean("tracing.with.context.field.only").default("false").high(),
    }
}

impl ActivateTracingSpan {
    #[allow(clippy::unused_self, reason = "every transform has this method")]
    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        match is_envelope(&record) {
            true => Err(Fault::unforeseen("whether the worker has OpenTelemetry's libraries; the task fails without")),
            false => for_envelope(record, notes),
        }
    }
}
