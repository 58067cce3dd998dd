//! Every key of every class that a worker may load for a pipeline, as the classes declare them.
//!
//! A class stands in a file of its own, beside its settings where the pipeline generates it; it is known once it has a
//! line in [`CLASSES`]. `tests/e2e/test_06_catalogue.py` compares all that can be run with a running worker.

mod class;
mod common;
mod key;
mod scope;

pub use class::{Class, Family, Role, Verified};
pub use key::{Accepts, Aliases, Default, Importance, Key, Kind, Plug};
pub use scope::{Reading, Scope, Scopes};

use super::connector::debezium;

/// All classes, by role and name.
pub const CLASSES: &[&Class] = &[&debezium::MYSQL_CLASS];

/// The class of a Java name; transforms are found with and without `$Key` or `$Value`.
pub fn class(name: &str) -> Option<&'static Class> {
    CLASSES.iter().copied().find(|class| class.name == name)
}
