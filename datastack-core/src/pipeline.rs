//! The resolved model: total, valid, and the only thing that artifacts are computed from.

/// A pipeline of which nothing is left to decide.
#[derive(Debug, Clone)]
pub struct Pipeline {}
