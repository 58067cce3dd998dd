//! Asks the systems of a pipeline how they are.

mod clickhouse;
mod kafka;

use datastack_core::pipeline::Pipeline;
use datastack_core::status::Seen;

use super::systems::{answer, asked};
use super::{LiveError, Systems};

impl Systems {
    /// Asks the workers, the brokers and ClickHouse at once how they are. What one cannot say is missing; beside it
    /// stands why. Nothing is changed.
    pub async fn seen(&self, pipeline: &Pipeline) -> (Seen, Vec<LiveError>) {
        let (connect, kafka, clickhouse) = tokio::join!(
            asked(self.connect.as_ref().map(|client| client.inspect(pipeline))),
            asked(self.kafka.as_ref().map(|client| kafka::seen(client, pipeline))),
            asked(self.clickhouse.as_ref().map(|client| clickhouse::seen(client, pipeline))),
        );
        let mut errors = Vec::new();
        let seen = Seen {
            connect: answer(connect, &mut errors),
            kafka: answer(kafka, &mut errors),
            clickhouse: answer(clickhouse, &mut errors),
        };
        (seen, errors)
    }
}
