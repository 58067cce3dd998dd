//! The source database: its tables, users, grants and settings.

mod accounts;
mod changes;
mod compare;
mod fit;
mod grants;
mod live;
mod renamed;
mod table;

pub(super) use compare::compare;
pub use live::{LiveMySql, LiveUser};
pub use table::asked_forms;
