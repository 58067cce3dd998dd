//! The statements of one table: from the queue through the events to the rows, and the views over them.
//!
//! `<table>__queue` reads the topic and `<table>__queue_to_events` hands every record on to `<table>__events`, which
//! keeps nothing. From there two views part what can be read (`<table>__rows`) from what cannot (`dead_letters`). The
//! queue has a single reader, because rows that arrive while only one of two views is attached are lost for the other
//! (measured on 26.9).

mod columns;
mod current;
mod drop_epoch;
mod events;
mod history;
mod live;
mod objects;
mod queue;
mod readable;
mod rows;
mod to_dead;
mod to_rows;
mod ttl;
mod written;

pub use columns::{KAFKA_COLUMNS, technical_columns};
pub(crate) use columns::{queue_columns, record_columns};
pub use current::current;
pub use drop_epoch::drop_epoch;
pub use events::events;
pub use history::history;
pub use live::live;
pub use objects::Objects;
pub(crate) use queue::under_any_name;
pub use queue::{CONSUMER_LIMIT, consumers, queue, queue_to_events};
pub use rows::rows;
pub(crate) use to_dead::{ColumnFault, faults};
pub use to_dead::{FAULTY, events_to_dead};
pub use to_rows::events_to_rows;
pub(crate) use ttl::unspared;
pub(crate) use written::{WRITTEN_SEPARATOR, written};
