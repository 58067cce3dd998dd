//! SQL files as a source of tables.

mod convert;
mod decode;
mod file;

#[cfg(feature = "cli")]
pub(crate) use convert::Converted;
pub(crate) use convert::convert;
pub(crate) use file::{SqlFile, read};
