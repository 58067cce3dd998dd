//! The systems that a pipeline runs on: asked, compared with the definition, and changed.
//!
//! [`Systems`] holds a client for each. [`Systems::inspect`] asks all of them at once, and
//! [`datastack_core::diff::plan`] compares the answer with the pipeline; [`apply`] runs the steps of a plan. Nothing here
//! prints; progress is told to an [`Observer`].

mod adopt;
mod apply;
mod clickhouse;
mod clock;
mod connect;
mod doctor;
mod error;
mod http;
mod kafka;
mod mysql;
mod registry;
mod replay;
mod resnapshot;
mod secrets;
mod status;
mod systems;
mod verify;

pub use adopt::Adopted;
pub use apply::{Applied, Observer, apply};
pub use clickhouse::ClickHouse;
pub use connect::{Connect, connectors_at};
pub use error::{Fault, LiveError};
pub use kafka::Kafka;
use mysql::Session as MySqlSession;
pub use mysql::{Catalog, Lock, MySql};
pub use registry::Registry;
pub use replay::{Counted, Replayed, ReplayedTable};
pub use resnapshot::Reread;
pub use secrets::{SecretValue, Secrets};
pub use systems::Systems;
pub use verify::{Limits, verify};
