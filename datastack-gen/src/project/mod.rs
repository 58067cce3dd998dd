//! Reads a project: `datastack.toml` and `tables/*.toml`, with every fault and its place.

mod borrow;
mod check;
mod files;
#[cfg(test)]
mod fuzz;
mod locate;
mod read;
mod shape;
mod syntax;
mod text_range;
mod tree;

pub(crate) use files::{Unreadable, bytes, shown};
pub(crate) use read::{Project, read};
