use reqwest::Method;
use serde_json::Value;

use super::super::LiveError;
use super::{Registry, compatibility};

impl Registry {
    /// Compatibility of subjects that have none of their own, and whether it answers as Confluent's interface with Avro
    /// does.
    pub(in crate::live) async fn interface(&self) -> Result<(Option<String>, bool), LiveError> {
        let answer = self.http.ask(Method::GET, "/schemas/types", None).await?;
        let avro = answer.status.is_success()
            && answer.body.as_array().is_some_and(|types| types.contains(&Value::from("AVRO")));
        Ok((compatibility(&self.http, "/config").await.unwrap_or_default(), avro))
    }
}
