//! What differs between a pipeline and the systems that run it, and the steps from one to the other.
//!
//! Nothing is asked or changed here: what runs was inspected before ([`Live`]), and what comes out is a [`Plan`], a pure
//! function of the pipeline and of that. So a plan can be made again at any time, also in the middle of its own steps:
//! what is left of it is what [`plan`] gives then.
//!
//! Each system is a folder or file beside this one: what is looked at (`Live...`), and how it differs from the pipeline.

mod clickhouse;
mod connect;
mod kafka;
mod live;
mod mysql;
mod operation;
mod phase;
mod plan;
mod registry;
mod step;

pub(crate) use clickhouse::facts as clickhouse_facts;
pub use clickhouse::{LiveClickHouse, WantedObject, says_the_same, wanted as wanted_in_clickhouse};
pub(crate) use connect::classes;
pub use connect::{LiveConnect, LiveConnector, LiveTask, NOT_SHOWN};
pub(crate) use kafka::subject as topic_subject;
pub use kafka::{LiveKafka, LiveSetting, LiveTopic};
pub use live::Live;
pub use mysql::{LiveMySql, LiveUser, asked_forms as asked_of_mysql};
pub use operation::Operation;
pub use phase::Phase;
pub use plan::{Obstacle, Plan, Remaining, plan};
pub use registry::{LiveRegistry, LiveSubject, WantedSubject, subjects};
pub use step::{Action, Difference, Risk, Step, Subject, System};

/// What is known of an object: attributes with their texts.
pub(crate) type Facts = std::collections::BTreeMap<String, String>;
