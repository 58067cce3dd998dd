use super::plan::Findings;
use crate::pipeline::Pipeline;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LiveClickHouse {}

pub(super) fn compare(_: &Pipeline, _: &LiveClickHouse) -> Findings {
    Findings::default()
}
