use datastack_core::connect::connector::Connector;
use reqwest::Method;
use serde_json::{Value, json};

use super::super::LiveError;
use super::Connect;

impl Connect {
    /// The version of the worker that answers.
    pub(in crate::live) async fn version(&self) -> Result<String, LiveError> {
        let answer = self.http.expect(Method::GET, "/", None).await?;
        Ok(answer["version"].as_str().unwrap_or_default().to_owned())
    }

    /// What the workers say of a configuration: faults of keys. Nothing is changed.
    pub(in crate::live) async fn validate(&self, connector: &Connector) -> Result<Vec<(String, String)>, LiveError> {
        let class = connector.config.get("connector.class").unwrap_or_default();
        let mut config = connector.config.clone();
        config.set("name", connector.name.as_str());
        let path = format!("/connector-plugins/{class}/config/validate");
        let answer = self.http.expect(Method::PUT, &path, Some(&json!(config))).await?;
        let keys = answer["configs"].as_array().into_iter().flatten();
        let faults = keys.flat_map(|key| {
            let value = &key["value"];
            let name = value["name"].as_str().unwrap_or_default();
            let errors = value["errors"].as_array().into_iter().flatten().filter_map(Value::as_str);
            errors.map(move |error| (name.to_owned(), error.lines().next().unwrap_or_default().to_owned()))
        });
        Ok(faults.collect())
    }
}
