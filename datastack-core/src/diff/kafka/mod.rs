//! Topics.

mod compare;
mod live;
mod partitions;

pub(super) use compare::compare;
pub use live::{LiveKafka, LiveSetting, LiveTopic};
