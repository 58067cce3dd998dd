//! Reads a project: `datastack.toml` and `tables/*.toml`, with every fault and its place.

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

pub(crate) use read::read;
