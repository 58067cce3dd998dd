use std::collections::BTreeSet;

use datastack_core::diff::{Live, Operation, System};
use datastack_core::pipeline::Pipeline;

use super::{ClickHouse, Connect, Fault, Kafka, LiveError, Lock, MySql, Registry, Secrets};

/// Clients of the systems that a pipeline runs on, or of some of them. Nothing connects before it is asked.
#[derive(Debug)]
pub struct Systems {
    pub(super) mysql: MySql,
    /// Whether the source database is compared: it takes an administrator.
    compares_mysql: bool,
    pub(super) kafka: Option<Kafka>,
    pub(super) registry: Option<Registry>,
    pub(super) clickhouse: Option<ClickHouse>,
    pub(super) connect: Option<Connect>,
}

impl Systems {
    /// Clients of the chosen systems. Addresses are those of the pipeline, logins are looked up among the secrets.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(pipeline: &Pipeline, chosen: &BTreeSet<System>, secrets: &Secrets) -> Result<Self, LiveError> {
        let wanted = |system: System| chosen.contains(&system);
        Ok(Self {
            mysql: MySql::new(pipeline),
            compares_mysql: wanted(System::MySql),
            kafka: wanted(System::Kafka).then(|| Kafka::new(pipeline, secrets)).transpose()?,
            registry: match wanted(System::Registry) {
                true => Registry::new(pipeline, secrets)?,
                false => None,
            },
            clickhouse: wanted(System::ClickHouse).then(|| ClickHouse::new(pipeline, secrets)).transpose()?,
            connect: wanted(System::Connect).then(|| Connect::new(pipeline, secrets)).transpose()?,
        })
    }

    /// Asks all systems at once for what the pipeline is compared with. Nothing is changed.
    ///
    /// # Errors
    ///
    /// Every system that cannot be asked, each with its reason.
    pub async fn inspect(&self, pipeline: &Pipeline, secrets: &Secrets) -> Result<Live, Vec<LiveError>> {
        let (mysql, kafka, registry, clickhouse, connect) = tokio::join!(
            asked(self.compares_mysql.then(|| self.mysql.inspect(pipeline, secrets))),
            asked(self.kafka.as_ref().map(|client| client.inspect(pipeline))),
            asked(self.registry.as_ref().map(|client| client.inspect(pipeline))),
            asked(self.clickhouse.as_ref().map(|client| client.inspect(pipeline))),
            asked(self.connect.as_ref().map(|client| client.inspect(pipeline))),
        );
        let mut errors = Vec::new();
        let live = Live {
            mysql: answer(mysql, &mut errors),
            kafka: answer(kafka, &mut errors),
            registry: answer(registry, &mut errors),
            clickhouse: answer(clickhouse, &mut errors),
            connect: answer(connect, &mut errors),
        };
        if errors.is_empty() { Ok(live) } else { Err(errors) }
    }

    /// Keeps every other `apply` of the project out, also those on other machines, by a lock of the source database. None
    /// if that is not to be had: nobody can log in, or the source was left out and does not answer.
    ///
    /// # Errors
    ///
    /// If another process holds it, or the source is compared and cannot be asked.
    pub async fn lock(&self, pipeline: &Pipeline, secrets: &Secrets) -> Result<Option<Lock>, LiveError> {
        let of = pipeline.environment.as_ref().map(|name| format!(" in {name}")).unwrap_or_default();
        match self.mysql.lock(&format!("{}{of}", pipeline.name), secrets).await {
            Err(error) if !self.compares_mysql && error.fault != Fault::Locked => Ok(None),
            other => other,
        }
    }

    /// Runs one operation.
    pub(super) async fn run(&self, operation: &Operation, secrets: &Secrets) -> Result<(), LiveError> {
        match operation {
            Operation::MySql { statements } => self.mysql.run(statements, secrets).await,
            Operation::AdministerMySql { statements, passwords } => {
                self.mysql.administer(statements, passwords, secrets).await
            }
            Operation::ClickHouse { statements } => client(&self.clickhouse, System::ClickHouse)?.run(statements).await,
            Operation::CreateTopic { name, partitions, replication_factor, config } => {
                client(&self.kafka, System::Kafka)?.create_topic(name, *partitions, *replication_factor, config).await
            }
            Operation::ConfigureTopic { name, config } => {
                client(&self.kafka, System::Kafka)?.configure_topic(name, config).await
            }
            Operation::AddPartitions { name, partitions } => {
                client(&self.kafka, System::Kafka)?.add_partitions(name, *partitions).await
            }
            Operation::Drain { groups } => client(&self.kafka, System::Kafka)?.drain(groups).await,
            Operation::RegisterSchema { subject, schema } => {
                client(&self.registry, System::Registry)?.register(subject, schema).await
            }
            Operation::PutConnector { name, config } => client(&self.connect, System::Connect)?.put(name, config).await,
            Operation::PauseConnector { name } => client(&self.connect, System::Connect)?.pause(name).await,
            Operation::ResumeConnector { name } => client(&self.connect, System::Connect)?.resume(name).await,
            Operation::RestartConnector { name } => client(&self.connect, System::Connect)?.restart(name).await,
        }
    }
}

/// What a system answers, if it is asked.
pub(super) async fn asked<T>(
    question: Option<impl Future<Output = Result<T, LiveError>>>,
) -> Option<Result<T, LiveError>> {
    match question {
        Some(question) => Some(question.await),
        None => None,
    }
}

/// The answer, if there is one; an error is put with the others.
pub(super) fn answer<T>(answer: Option<Result<T, LiveError>>, errors: &mut Vec<LiveError>) -> Option<T> {
    match answer? {
        Ok(live) => Some(live),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

pub(super) fn client<T>(client: &Option<T>, system: System) -> Result<&T, LiveError> {
    client.as_ref().ok_or_else(|| {
        let message = format!("the plan changes {system}, which was left out");
        LiveError::new(Fault::Obstacle, system, message, format!("name {} in --only too", system.word()))
    })
}
