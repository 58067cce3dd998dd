//! SQL files as a source of tables.

mod convert;
mod file;

pub(crate) use convert::{Converted, convert};
pub(crate) use file::{SqlFile, read};
