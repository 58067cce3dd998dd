//! Generates the artifacts of a pipeline from its definition.

mod artifact;
mod template;
