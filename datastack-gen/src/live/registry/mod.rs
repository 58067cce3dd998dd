use datastack_core::diff::LiveRegistry;
use datastack_core::pipeline::Pipeline;

use super::{LiveError, Secrets};

/// A client.
#[derive(Debug)]
pub struct Registry {}

impl Registry {
    /// None if the pipeline needs no registry.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(_: &Pipeline, _: &Secrets) -> Result<Option<Self>, LiveError> {
        Ok(None)
    }

    /// Asks for what a plan compares.
    ///
    /// # Errors
    ///
    /// If the system cannot be asked.
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveRegistry, LiveError> {
        Ok(LiveRegistry::default())
    }

    /// Registers a schema.
    pub(super) async fn register(&self, _: &str, _: &serde_json::Value) -> Result<(), LiveError> {
        Ok(())
    }
}
