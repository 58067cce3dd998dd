use std::time::Duration;

use datastack_core::diff::System;
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;

use super::{Fault, LiveError, SecretValue, Secrets};

/// Waits between two tries; one try more than there are waits.
const WAITS: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
];

/// A system that is asked over HTTP and answers in JSON.
#[derive(Debug)]
pub(super) struct Http {
    client: Client,
    system: System,
    base: String,
    login: Option<(SecretValue, SecretValue)>,
    /// Statuses that may be gone at the next try.
    passing: &'static [StatusCode],
}

/// What a system answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// The body; a text if it is no JSON.
    pub(super) body: Value,
}

impl Http {
    /// A client that has not connected yet. `login` is what the variables of user and password begin with.
    pub(super) fn new(
        system: System,
        base: &str,
        login: &str,
        passing: &'static [StatusCode],
        secrets: &Secrets,
    ) -> Result<Self, LiveError> {
        let builder = Client::builder().connect_timeout(Duration::from_secs(5)).timeout(Duration::from_secs(40));
        let client = builder.build().map_err(|error| {
            let message = format!("no client of {system} can be made: {error}");
            LiveError::new(Fault::Unreachable, system, message, "see whether the machine's certificates can be read")
        })?;
        let (user, password) = (format!("{login}_USER"), format!("{login}_PASSWORD"));
        let login = match (secrets.get(&user), secrets.get(&password)) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            (given, _) => {
                let missing = if given.is_some() { password } else { user };
                let message = format!("the login of {system} is not complete: the variable {missing} is not set");
                return Err(LiveError::new(Fault::NoSecret, system, message, format!("set {missing}")));
            }
        };
        Ok(Self { client, system, base: base.trim_end_matches('/').to_owned(), login, passing })
    }

    /// Asks, and asks again where that may help. Everything that is sent can be sent twice, so a connection that breaks
    /// in the middle is no reason to stop.
    pub(super) async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Answer, LiveError> {
        let mut waits = WAITS.iter();
        loop {
            let answer = self.once(method.clone(), path, body).await;
            let again = match &answer {
                Ok(answer) => self.passing.contains(&answer.status),
                Err(_) => true,
            };
            match (again, waits.next()) {
                (true, Some(wait)) => tokio::time::sleep(*wait).await,
                _ => return answer.map_err(|error| self.unreachable(&method, path, &error)),
            }
        }
    }

    async fn once(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Answer, reqwest::Error> {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some((user, password)) = &self.login {
            request = request.basic_auth(user.expose(), Some(password.expose()));
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        Ok(Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) })
    }

    /// Asks and takes nothing but success.
    pub(super) async fn expect(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, LiveError> {
        let answer = self.ask(method.clone(), path, body).await?;
        match answer.status.is_success() {
            true => Ok(answer.body),
            false => Err(self.refused(&method, path, &answer)),
        }
    }

    /// What a system answered that will not.
    pub(super) fn refused(&self, method: &Method, path: &str, answer: &Answer) -> LiveError {
        let said = match answer.body.get("message").and_then(Value::as_str) {
            Some(said) => said.to_owned(),
            None => answer.body.to_string().chars().take(300).collect(),
        };
        let message = format!("{} answers {} to {method} {path}: {said}", self.system, answer.status.as_u16());
        let help = match answer.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "see whether user and password of the login are right",
            _ => "mend what the answer says",
        };
        LiveError::new(Fault::Refused, self.system, message, help)
    }

    fn unreachable(&self, method: &Method, path: &str, error: &reqwest::Error) -> LiveError {
        let what = if error.is_timeout() { "not in time" } else { "not" };
        let mut cause: &dyn std::error::Error = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        let message = format!("{} at {} does {what} answer {method} {path}: {cause}", self.system, self.base);
        LiveError::new(Fault::Unreachable, self.system, message, "see whether it runs and the address is right")
    }
}
