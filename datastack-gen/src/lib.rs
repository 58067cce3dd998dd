//! Generates the artifacts of a pipeline from its definition.
