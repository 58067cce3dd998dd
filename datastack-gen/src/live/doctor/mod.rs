//! Asks the systems of a pipeline for what must hold before it runs, and while it does.

mod clickhouse;
mod mysql;

use datastack_core::connect::connector::Connector;
use datastack_core::diff::System;
use datastack_core::doctor::{Examined, ExaminedConnect, ExaminedKafka, ExaminedRegistry, Offset};
use datastack_core::pipeline::{Pipeline, archive_connector, source_connector};

use super::systems::{answer, asked};
use super::{Connect, Kafka, LiveError, Registry, Secrets, Systems};

impl Systems {
    /// Asks all systems at once for what [`datastack_core::doctor::checkup`] looks at. What one cannot say is missing;
    /// beside it stands why. Nothing is changed.
    pub async fn examine(&self, pipeline: &Pipeline, secrets: &Secrets) -> (Examined, Vec<LiveError>) {
        let (mysql, kafka, registry, clickhouse, connect) = tokio::join!(
            asked(Some(mysql::examine(&self.mysql, pipeline, secrets))),
            asked(self.kafka.as_ref().map(|client| kafka(client, pipeline))),
            asked(self.registry.as_ref().map(|client| registry(client, pipeline))),
            asked(self.clickhouse.as_ref().map(|client| clickhouse::examine(client, pipeline))),
            asked(self.connect.as_ref().map(|client| connect(client, pipeline))),
        );
        let mut errors = Vec::new();
        let examined = Examined {
            mysql: answer(mysql, &mut errors),
            kafka: answer(kafka, &mut errors),
            registry: answer(registry, &mut errors),
            clickhouse: answer(clickhouse, &mut errors),
            connect: answer(connect, &mut errors),
        };
        (examined, errors)
    }
}

async fn kafka(client: &Kafka, pipeline: &Pipeline) -> Result<ExaminedKafka, LiveError> {
    let (brokers, topics) = tokio::join!(client.brokers(), client.inspect(pipeline));
    let ((brokers, settings), topics) = (brokers?, topics?);
    Ok(ExaminedKafka { address: client.address().to_owned(), brokers, settings, topics })
}

async fn registry(client: &Registry, pipeline: &Pipeline) -> Result<ExaminedRegistry, LiveError> {
    let (compatibility, avro) = client.interface().await?;
    Ok(ExaminedRegistry { address: pipeline.kafka.registry.clone().unwrap_or_default(), compatibility, avro })
}

async fn connect(client: &Connect, pipeline: &Pipeline) -> Result<ExaminedConnect, LiveError> {
    let (version, live) = tokio::join!(client.version(), client.inspect(pipeline));
    let (version, live) = (version?, live?);
    let mut found = ExaminedConnect { address: pipeline.kafka.connect.clone(), version, live, ..Default::default() };
    let wanted: Vec<Connector> =
        [source_connector(pipeline), archive_connector(pipeline)].into_iter().filter_map(Result::ok).collect();
    for connector in wanted {
        let class = connector.config.get("connector.class").unwrap_or_default();
        if found.live.plugins.contains(class) {
            let faults = client.validate(&connector).await?;
            found.validated.insert(connector.name, faults);
        }
    }
    Ok(found)
}

/// A clock that was read between two moments of the clock here.
fn offset(before_ms: i64, read_ms: i64, after_ms: i64) -> Offset {
    let within = (after_ms - before_ms) / 2;
    Offset { ms: read_ms - (before_ms + within), within_ms: within.unsigned_abs() + 1 }
}

/// An answer of a system that is no number.
fn number(system: System, what: &str, text: Option<&str>) -> Result<i64, LiveError> {
    text.and_then(|text| text.parse().ok()).ok_or_else(|| {
        let message = format!("{system} was asked for {what}, and answers {}", text.unwrap_or("NULL"));
        LiveError::new(super::Fault::Refused, system, message, "see whether it is the server that is meant")
    })
}

#[cfg(test)]
mod tests {
    use datastack_core::doctor::Offset;

    #[test]
    fn a_clock_is_as_exact_as_its_answer_was_quick() {
        assert_eq!(super::offset(1_000, 1_510, 1_020), Offset { ms: 500, within_ms: 11 });
        assert_eq!(super::offset(1_000, 1_000, 1_000), Offset { ms: 0, within_ms: 1 });
        assert_eq!(super::offset(1_000, 0, 3_000), Offset { ms: -2_000, within_ms: 1_001 });
    }
}
