//! Asks the systems of a pipeline how they are.

mod clickhouse;
mod kafka;

use datastack_core::pipeline::Pipeline;
use datastack_core::status::Seen;

use super::{LiveError, Systems};

impl Systems {
    /// Asks the workers, the brokers and ClickHouse at once how they are. What one cannot say is missing; beside it
    /// stands why. Nothing is changed.
    pub async fn seen(&self, pipeline: &Pipeline) -> (Seen, Vec<LiveError>) {
        let (connect, kafka, clickhouse) = tokio::join!(
            async {
                match &self.connect {
                    Some(connect) => connect.inspect(pipeline).await.map(Some),
                    None => Ok(None),
                }
            },
            async {
                match &self.kafka {
                    Some(client) => kafka::seen(client, pipeline).await.map(Some),
                    None => Ok(None),
                }
            },
            async {
                match &self.clickhouse {
                    Some(client) => clickhouse::seen(client, pipeline).await.map(Some),
                    None => Ok(None),
                }
            },
        );
        let mut errors = Vec::new();
        let seen = Seen {
            connect: taken(connect, &mut errors),
            kafka: taken(kafka, &mut errors),
            clickhouse: taken(clickhouse, &mut errors),
        };
        (seen, errors)
    }
}

fn taken<T>(answer: Result<Option<T>, LiveError>, errors: &mut Vec<LiveError>) -> Option<T> {
    answer.unwrap_or_else(|error| {
        errors.push(error);
        None
    })
}
