//! The statements that a project has once: database, dead letters, errors, upkeep, users.

mod dead_letters;
mod errors;
mod maintenance;
mod reason;
mod users;

pub use dead_letters::{DEAD_LETTER_DAYS, dead_letters, dead_letters_name};
pub use errors::errors;
pub use maintenance::{MARKER_DAYS, Purge, purge};
pub use reason::letter_reason;
pub use users::{Users, users};

use super::CreateDatabase;
use crate::pipeline::Pipeline;

/// The database of all objects.
pub fn database(pipeline: &Pipeline) -> CreateDatabase {
    CreateDatabase { name: pipeline.clickhouse.database.to_string(), cluster: pipeline.clickhouse.cluster.clone() }
}
