//! Topics.

mod compare;
mod live;
mod partitions;

pub(super) use compare::compare;
pub(crate) use compare::subject;
pub use live::{LiveKafka, LiveSetting, LiveTopic};
