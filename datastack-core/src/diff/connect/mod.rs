//! Connectors.

mod compare;
mod failure;
mod keys;
mod live;
mod reading;

pub(crate) use compare::classes;
pub(super) use compare::{compare, pause, resume};
pub(super) use live::epoch;
pub use live::{LiveConnect, LiveConnector, LiveTask, NOT_SHOWN};
pub(super) use reading::captures;
