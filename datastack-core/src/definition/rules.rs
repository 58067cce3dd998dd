use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[rules]`, one rule about connectors: how bad its findings are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleDefinition {
    /// What its findings are.
    pub severity: RuleSeverity,
    /// Why they are that here.
    pub reason: String,
}

/// How bad the findings of a rule are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleSeverity {
    /// Errors.
    Error,
    /// Warnings.
    Warning,
    /// There are none.
    Off,
}
