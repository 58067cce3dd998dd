mod interface;

use std::collections::BTreeMap;

use datastack_core::connect::Converter;
use datastack_core::diff::{LiveRegistry, LiveSubject, System, WantedSubject, subjects};
use datastack_core::pipeline::Pipeline;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use std::sync::Arc;

use super::http::Http;
use super::{LiveError, Secrets};

/// Subjects that are asked for at a time.
const AT_A_TIME: usize = 32;

/// Passing states of a registry. A conflict is its answer to a schema that is not compatible, and stays.
const PASSING: &[StatusCode] = &[StatusCode::BAD_GATEWAY, StatusCode::SERVICE_UNAVAILABLE, StatusCode::GATEWAY_TIMEOUT];

/// A client of a registry that speaks Confluent's API.
#[derive(Debug)]
pub struct Registry {
    http: Arc<Http>,
}

impl Registry {
    /// None if no value is Avro. The login is that of `REGISTRY_USER` and `REGISTRY_PASSWORD`.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(pipeline: &Pipeline, secrets: &Secrets) -> Result<Option<Self>, LiveError> {
        let Converter::ConfluentAvro { .. } = pipeline.cdc.converter else { return Ok(None) };
        let Some(address) = &pipeline.kafka.registry else { return Ok(None) };
        let http = Http::new(System::Registry, address, "REGISTRY", PASSING, secrets)?;
        Ok(Some(Self { http: Arc::new(http) }))
    }

    /// Asks for the latest schema of each subject and, where it differs, whether the wanted one may follow.
    ///
    /// # Errors
    ///
    /// If the registry cannot be asked.
    pub async fn inspect(&self, pipeline: &Pipeline) -> Result<LiveRegistry, LiveError> {
        let default = compatibility(&self.http, "/config").await?;
        let mut wanted = subjects(pipeline).into_iter();
        let (mut asked, mut found) = (JoinSet::new(), BTreeMap::new());
        for subject in wanted.by_ref().take(AT_A_TIME) {
            asked.spawn(look(Arc::clone(&self.http), subject));
        }
        while let Some(answer) = asked.join_next().await {
            if let Some(next) = wanted.next() {
                asked.spawn(look(Arc::clone(&self.http), next));
            }
            // A question is never aborted, and does not panic.
            let Ok(answer) = answer else { continue };
            if let (name, Some(mut subject)) = answer? {
                subject.compatibility = subject.compatibility.or_else(|| default.clone());
                found.insert(name, subject);
            }
        }
        Ok(LiveRegistry { subjects: found })
    }

    /// Registers a schema; one that is registered already stays as it is.
    pub(super) async fn register(&self, subject: &str, schema: &Value) -> Result<(), LiveError> {
        let path = format!("/subjects/{subject}/versions");
        self.http.expect(Method::POST, &path, Some(&document(schema))).await.map(drop)
    }
}

/// The registry takes the schema as a text.
fn document(schema: &Value) -> Value {
    json!({ "schema": schema.to_string(), "schemaType": "AVRO" })
}

async fn compatibility(http: &Http, path: &str) -> Result<Option<String>, LiveError> {
    let answer = http.ask(Method::GET, path, None).await?;
    if answer.status == StatusCode::NOT_FOUND {
        return Ok(None);
    }
    if !answer.status.is_success() {
        return Err(http.refused(&Method::GET, path, &answer));
    }
    Ok(answer.body.get("compatibilityLevel").and_then(Value::as_str).map(str::to_owned))
}

async fn look(http: Arc<Http>, wanted: WantedSubject) -> Result<(String, Option<LiveSubject>), LiveError> {
    let name = wanted.name;
    let path = format!("/subjects/{name}/versions/latest");
    let answer = http.ask(Method::GET, &path, None).await?;
    if answer.status == StatusCode::NOT_FOUND {
        return Ok((name, None));
    }
    if !answer.status.is_success() {
        return Err(http.refused(&Method::GET, &path, &answer));
    }
    let text = answer.body.get("schema").and_then(Value::as_str).unwrap_or_default();
    let mut found = LiveSubject {
        schema: serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())),
        compatibility: compatibility(&http, &format!("/config/{name}")).await?,
        ..LiveSubject::default()
    };
    if found.schema != wanted.schema {
        let document = document(&wanted.schema);
        found.registered =
            http.ask(Method::POST, &format!("/subjects/{name}"), Some(&document)).await?.status.is_success();
        let path = format!("/compatibility/subjects/{name}/versions/latest?verbose=true");
        let answer = http.expect(Method::POST, &path, Some(&document)).await?;
        if answer.get("is_compatible").and_then(Value::as_bool) == Some(false) {
            let reasons = answer.get("messages").and_then(Value::as_array).into_iter().flatten();
            found.refused = reasons.filter_map(Value::as_str).map(str::to_owned).collect();
            if found.refused.is_empty() {
                found.refused.push("it gives no reason".to_owned());
            }
        }
    }
    Ok((name, Some(found)))
}
