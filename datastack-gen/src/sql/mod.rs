//! SQL files as a source of tables.

mod convert;
mod decode;
mod file;

#[cfg(feature = "cli")]
pub(crate) use convert::Converted;
pub(crate) use convert::convert;
#[cfg(all(feature = "cli", feature = "live"))]
pub(crate) use file::of_text;
pub(crate) use file::{SqlFile, read};
