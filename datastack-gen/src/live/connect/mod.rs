mod answer;
mod status;

pub use self::answer::connectors_at;

use std::collections::{BTreeMap, BTreeSet};

use datastack_core::connect::Config;
use datastack_core::diff::{LiveConnect, LiveConnector, System};
use datastack_core::pipeline::Pipeline;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use self::status::Goal;
use super::http::Http;
use super::{Fault, LiveError, Secrets};

/// Passing states of a worker: it answers 409 while the group rebalances.
const PASSING: &[StatusCode] =
    &[StatusCode::CONFLICT, StatusCode::BAD_GATEWAY, StatusCode::SERVICE_UNAVAILABLE, StatusCode::GATEWAY_TIMEOUT];

/// A client of the Connect workers.
#[derive(Debug)]
pub struct Connect {
    http: Http,
}

impl Connect {
    /// A client that has not connected yet. The login is that of `CONNECT_USER` and `CONNECT_PASSWORD`.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(pipeline: &Pipeline, secrets: &Secrets) -> Result<Self, LiveError> {
        Ok(Self { http: Http::new(System::Connect, &pipeline.kafka.connect, "CONNECT", PASSING, secrets)? })
    }

    /// Asks for the classes that the workers have, and for all connectors.
    ///
    /// # Errors
    ///
    /// If the workers cannot be asked.
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveConnect, LiveError> {
        let (plugins, connectors) = tokio::join!(
            self.http.expect(Method::GET, "/connector-plugins?connectorsOnly=false", None),
            self.http.expect(Method::GET, "/connectors?expand=info&expand=status", None),
        );
        let plugins: BTreeSet<String> = plugins?
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|plugin| plugin.get("class")?.as_str().map(str::to_owned))
            .collect();
        let connectors = match connectors? {
            Value::Object(connectors) => connectors,
            _ => serde_json::Map::new(),
        };
        let connectors: BTreeMap<String, LiveConnector> = connectors
            .into_iter()
            .map(|(name, found)| {
                let config = serde_json::from_value(found["info"]["config"].clone()).unwrap_or_default();
                (name, status::connector(&config, &found["status"]))
            })
            .collect();
        Ok(LiveConnect { plugins, connectors })
    }

    /// Sets a configuration and waits until the connector and every task run; one that is held still stays so.
    pub(super) async fn put(&self, name: &str, config: &Config) -> Result<(), LiveError> {
        let before = self.http.ask(Method::GET, &format!("/connectors/{name}/status"), None).await?;
        let still = matches!(before.body["connector"]["state"].as_str(), Some("PAUSED" | "STOPPED"));
        self.http.expect(Method::PUT, &format!("/connectors/{name}/config"), Some(&json!(config))).await?;
        match still {
            true => Ok(()),
            false => self.wait(name, Goal::Running).await,
        }
    }

    /// Holds a connector still and waits until every task is.
    pub(super) async fn pause(&self, name: &str) -> Result<(), LiveError> {
        self.http.expect(Method::PUT, &format!("/connectors/{name}/pause"), None).await?;
        self.wait(name, Goal::Paused).await
    }

    /// Lets a connector go on and waits until it and every task run.
    pub(super) async fn resume(&self, name: &str) -> Result<(), LiveError> {
        self.http.expect(Method::PUT, &format!("/connectors/{name}/resume"), None).await?;
        self.wait(name, Goal::Running).await
    }

    /// Starts again what has failed and waits until all run.
    pub(super) async fn restart(&self, name: &str) -> Result<(), LiveError> {
        let path = format!("/connectors/{name}/restart?includeTasks=true&onlyFailed=true");
        self.http.expect(Method::POST, &path, None).await?;
        self.wait(name, Goal::Running).await
    }

    fn not_running(name: &str, why: &str) -> LiveError {
        let message = format!("connector {name} of Kafka Connect does not run: {why}");
        LiveError::new(Fault::NotRunning, System::Connect, message, "mend what the trace says, and apply again")
    }
}
