//! Reads a project: `datastack.toml` and `tables/*.toml`, with every fault and its place.

mod borrow;
mod check;
#[cfg(all(feature = "cli", feature = "live"))]
mod edit;
mod files;
#[cfg(test)]
mod fuzz;
mod locate;
mod read;
mod shape;
mod syntax;
mod text_range;
mod tree;

#[cfg(all(feature = "cli", feature = "live"))]
pub(crate) use edit::{edited, file};
pub(crate) use files::{Unreadable, bytes, shown};
pub(crate) use read::{Project, read};
