mod brokers;
mod drain;
mod elected;
mod inspect;
mod passed;
mod readers;
mod reason;
mod topics;
mod waiting;

pub(super) use passed::Ends;
pub(super) use waiting::Reader;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use datastack_core::diff::{LiveKafka, System};
use datastack_core::pipeline::Pipeline;
use rdkafka::ClientConfig;
use rdkafka::admin::AdminClient;
use rdkafka::client::DefaultClientContext;
use rdkafka::error::KafkaError;

use super::{Fault, LiveError, Secrets};
use reason::Reason;

/// How long brokers may take for one answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// The variable with the path of a file of librdkafka's properties.
const CLIENT_CONFIG: &str = "KAFKA_CLIENT_CONFIG";

type Admin = AdminClient<DefaultClientContext>;

/// A client of the brokers.
pub struct Kafka {
    config: ClientConfig,
    bootstrap: String,
}

// The configuration may hold a password.
impl fmt::Debug for Kafka {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kafka").field("bootstrap", &self.bootstrap).finish_non_exhaustive()
    }
}

impl Kafka {
    /// A client that has not connected yet. The login is in the file of librdkafka's properties that
    /// `KAFKA_CLIENT_CONFIG` names (`security.protocol`, `sasl.mechanism`, `sasl.username`, ...); without it there is none.
    /// TLS, and SASL by anything but `PLAIN`, need the feature `kafka-tls`.
    ///
    /// # Errors
    ///
    /// If that file cannot be read.
    pub fn new(pipeline: &Pipeline, secrets: &Secrets) -> Result<Self, LiveError> {
        let mut config = ClientConfig::new();
        if let Some(file) = secrets.get(CLIENT_CONFIG) {
            let text = std::fs::read_to_string(file.expose()).map_err(|error| {
                let message = format!("the file of {CLIENT_CONFIG} cannot be read: {error}");
                LiveError::new(Fault::NoSecret, System::Kafka, message, "name a file of lines `key=value`")
            })?;
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
            for (key, value) in lines.filter_map(|line| line.split_once('=')) {
                config.set(key.trim(), value.trim());
            }
        }
        let bootstrap = pipeline.kafka.bootstrap.clone();
        config.set("bootstrap.servers", &bootstrap);
        Ok(Self { config, bootstrap })
    }

    /// Asks for the topics of the pipeline and all others behind its prefix.
    ///
    /// # Errors
    ///
    /// If the brokers cannot be asked.
    pub async fn inspect(&self, pipeline: &Pipeline) -> Result<LiveKafka, LiveError> {
        inspect::inspect(self, pipeline).await
    }

    /// Makes a topic; one that is there is left alone.
    pub(super) async fn create_topic(
        &self,
        name: &str,
        partitions: u32,
        replication_factor: u16,
        config: &BTreeMap<String, String>,
    ) -> Result<(), LiveError> {
        topics::create(self, name, partitions, replication_factor, config).await
    }

    /// Sets keys of a topic.
    pub(super) async fn configure_topic(&self, name: &str, config: &BTreeMap<String, String>) -> Result<(), LiveError> {
        topics::configure(self, name, config).await
    }

    /// Raises partitions.
    pub(super) async fn add_partitions(&self, name: &str, partitions: u32) -> Result<(), LiveError> {
        topics::add_partitions(self, name, partitions).await
    }

    /// Waits until groups have read topics to where they end now.
    pub(super) async fn drain(&self, groups: &BTreeMap<String, Vec<String>>) -> Result<(), LiveError> {
        let (config, groups) = (self.config.clone(), groups.clone());
        self.blocking("the offsets of groups", move || drain::drain(&config, &groups)).await?
    }

    fn admin(&self) -> Result<Admin, LiveError> {
        self.config.create().map_err(|error| self.failed("a client", &error))
    }

    /// Runs what blocks where it stops nobody else.
    async fn blocking<T: Send + 'static>(
        &self,
        asked: &str,
        what: impl FnOnce() -> Result<T, KafkaError> + Send + 'static,
    ) -> Result<T, LiveError> {
        let config = self.config.clone();
        let asking = move || {
            what().map_err(|error| {
                let reason = is_silence(&error).then(|| reason::reason(&config)).flatten();
                (error, reason)
            })
        };
        match tokio::task::spawn_blocking(asking).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err((_, Some(Reason { text, refused: true })))) => Err(self.said(Fault::Refused, asked, &text)),
            Ok(Err((_, Some(Reason { text, refused: false })))) => Err(self.said(Fault::Unreachable, asked, &text)),
            Ok(Err((error, None))) => Err(self.failed(asked, &error)),
            Err(_) => Err(self.said(Fault::Unreachable, asked, "the question was given up")),
        }
    }

    fn failed(&self, asked: &str, error: &KafkaError) -> LiveError {
        let fault = if is_silence(error) { Fault::Unreachable } else { Fault::Refused };
        self.said(fault, asked, &error.to_string())
    }

    fn said(&self, fault: Fault, asked: &str, answer: &str) -> LiveError {
        let message = format!("Kafka at {}, asked for {asked}: {answer}", self.bootstrap);
        let help = match fault {
            Fault::Unreachable => "see whether the brokers run, and whether address and login are right",
            _ => "mend what the answer says; a login is read from the file that KAFKA_CLIENT_CONFIG names",
        };
        LiveError::new(fault, System::Kafka, message, help)
    }
}

/// Whether brokers did not answer, or not in time.
fn is_silence(error: &KafkaError) -> bool {
    use rdkafka::types::RDKafkaErrorCode::{
        AllBrokersDown, BrokerTransportFailure, OperationTimedOut, RequestTimedOut, Resolve,
    };
    let silent = [AllBrokersDown, BrokerTransportFailure, OperationTimedOut, RequestTimedOut, Resolve];
    let code = match error {
        KafkaError::AdminOp(code) => Some(*code),
        other => other.rdkafka_error_code(),
    };
    code.is_some_and(|code| silent.contains(&code))
}
