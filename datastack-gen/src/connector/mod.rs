//! Reads the configurations of connectors that people have, with the place of every key and value.
//!
//! A file is JSON in any form that a worker takes or gives, or properties. Whatever is wrong with it is a finding, and
//! what can be read nevertheless is read: a connector with one fault is linted like the others. JSON has a reader of its
//! own here, since those of crates stop at the first fault, keep one of two keys of a name, or take what a worker does
//! not, such as a line end inside a text.

mod decode;
mod entry;
mod escape;
mod fault;
mod file;
mod form;
#[cfg(test)]
mod fuzz;
mod json;
mod properties;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use entry::Connector;
#[cfg(feature = "cli")]
pub(crate) use entry::Entry;
pub(crate) use file::{ConnectorFile, Wanted, read, read_bytes};
