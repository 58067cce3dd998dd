use datastack_core::diff::LiveConnect;
use datastack_core::pipeline::Pipeline;

use super::{LiveError, Secrets};

/// A client.
#[derive(Debug)]
pub struct Connect {}

impl Connect {
    /// A client that has not connected yet.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(_: &Pipeline, _: &Secrets) -> Result<Self, LiveError> {
        Ok(Self {})
    }

    /// Asks for what a plan compares.
    ///
    /// # Errors
    ///
    /// If the system cannot be asked.
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveConnect, LiveError> {
        Ok(LiveConnect::default())
    }

    /// Sets a configuration and waits.
    pub(super) async fn put(&self, _: &str, _: &datastack_core::connect::Config) -> Result<(), LiveError> {
        Ok(())
    }

    /// Does so and waits.
    pub(super) async fn delete(&self, _: &str) -> Result<(), LiveError> {
        Ok(())
    }

    /// Does so and waits.
    pub(super) async fn pause(&self, _: &str) -> Result<(), LiveError> {
        Ok(())
    }

    /// Does so and waits.
    pub(super) async fn resume(&self, _: &str) -> Result<(), LiveError> {
        Ok(())
    }

    /// Does so and waits.
    pub(super) async fn restart(&self, _: &str) -> Result<(), LiveError> {
        Ok(())
    }
}
