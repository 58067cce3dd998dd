mod answer;
mod offsets;
mod status;
mod validate;

pub use self::answer::connectors_at;

use std::collections::{BTreeMap, BTreeSet};

use datastack_core::connect::Config;
use datastack_core::diff::{LiveConnect, LiveConnector, System};
use datastack_core::pipeline::Pipeline;
use datastack_core::verify::BinlogPosition;
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

    /// Up to where in the binlog a source connector has written everything into its topics; none if it has not begun, or
    /// reads its first snapshot.
    pub(super) async fn position(&self, name: &str) -> Result<Option<BinlogPosition>, LiveError> {
        let offsets = self.http.expect(Method::GET, &format!("/connectors/{name}/offsets"), None).await?;
        Ok(position(&offsets))
    }

    fn not_running(name: &str, why: &str) -> LiveError {
        let message = format!("connector {name} of Kafka Connect does not run: {why}");
        LiveError::new(Fault::NotRunning, System::Connect, message, "mend what the trace says, and apply again")
    }
}

fn position(offsets: &Value) -> Option<BinlogPosition> {
    let offset = &offsets["offsets"].as_array()?.iter().find(|offset| offset["offset"]["file"].is_string())?["offset"];
    // While a snapshot is read, the position is already that of the binlog which follows it.
    let snapshot = offset["snapshot"].as_bool().unwrap_or(false) || offset["snapshot"].is_string();
    let completed = offset["snapshot_completed"].as_bool().unwrap_or(false);
    if snapshot && !completed {
        return None;
    }
    Some(BinlogPosition { file: offset["file"].as_str()?.to_owned(), position: offset["pos"].as_u64()? })
}

#[cfg(test)]
mod tests {
    use datastack_core::verify::BinlogPosition;
    use serde_json::json;

    #[test]
    fn a_position_counts_once_the_snapshot_is_read() {
        let offsets = |offset| json!({ "offsets": [{ "partition": { "server": "shop" }, "offset": offset }] });
        let streaming = json!({ "file": "binlog.000003", "pos": 157, "gtids": "x:1-9", "row": 1, "event": 2 });
        let at = BinlogPosition { file: "binlog.000003".to_owned(), position: 157 };
        assert_eq!(super::position(&offsets(streaming)), Some(at));
        let reading =
            json!({ "file": "binlog.000003", "pos": 157, "snapshot": "INITIAL", "snapshot_completed": false });
        assert_eq!(super::position(&offsets(reading)), None);
        assert_eq!(super::position(&json!({ "offsets": [] })), None);
    }
}
