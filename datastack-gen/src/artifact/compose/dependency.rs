use serde::Serialize;

/// What a service waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Dependency {
    service: String,
    condition: Condition,
}

/// In which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum Condition {
    #[serde(rename = "service_healthy")]
    Healthy,
    #[serde(rename = "service_completed_successfully")]
    Completed,
}

impl Dependency {
    pub(super) fn new(service: &str, condition: Condition) -> Self {
        Self { service: service.to_owned(), condition }
    }
}
