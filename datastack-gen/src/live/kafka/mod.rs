use datastack_core::diff::LiveKafka;
use datastack_core::pipeline::Pipeline;

use super::{LiveError, Secrets};

/// A client.
#[derive(Debug)]
pub struct Kafka {}

impl Kafka {
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
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveKafka, LiveError> {
        Ok(LiveKafka::default())
    }

    /// Makes a topic.
    pub(super) async fn create_topic(
        &self,
        _: &str,
        _: u32,
        _: u16,
        _: &std::collections::BTreeMap<String, String>,
    ) -> Result<(), LiveError> {
        Ok(())
    }

    /// Sets keys of a topic.
    pub(super) async fn configure_topic(
        &self,
        _: &str,
        _: &std::collections::BTreeMap<String, String>,
    ) -> Result<(), LiveError> {
        Ok(())
    }

    /// Raises partitions.
    pub(super) async fn add_partitions(&self, _: &str, _: u32) -> Result<(), LiveError> {
        Ok(())
    }

    /// Deletes a topic.
    pub(super) async fn delete_topic(&self, _: &str) -> Result<(), LiveError> {
        Ok(())
    }

    /// Waits until groups have read topics to their ends.
    pub(super) async fn drain(&self, _: &std::collections::BTreeMap<String, Vec<String>>) -> Result<(), LiveError> {
        Ok(())
    }
}
