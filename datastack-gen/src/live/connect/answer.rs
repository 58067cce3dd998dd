use datastack_core::connect::Config;
use datastack_core::diff::{LiveConnector, NOT_SHOWN, System};
use reqwest::{Method, Url};
use serde_json::{Map, Value};

use super::PASSING;
use crate::live::http::Http;
use crate::live::{Fault, LiveError, Secrets};

/// What a worker answers for an address, with the name that messages give it: all connectors for that of the worker, one
/// for that of a connector (`/connectors/NAME`). The login is that of `CONNECT_USER` and `CONNECT_PASSWORD`. Texts of
/// secrets are forgotten here: nothing that is made of the answer can show or write one.
///
/// # Errors
///
/// If the address is none of a worker, holds a login, or the worker does not answer.
pub async fn connectors_at(url: &str, secrets: &Secrets) -> Result<(String, String), LiveError> {
    let (base, path) = parted(url)?;
    let http = Http::new(System::Connect, &base, "CONNECT", PASSING, secrets)?;
    let mut answer = http.expect(Method::GET, &path, None).await?;
    hide(&mut answer);
    let text = serde_json::to_string_pretty(&answer).unwrap_or_default();
    Ok((format!("{base}{path}"), text))
}

/// The worker's address, and what it is asked for.
fn parted(url: &str) -> Result<(String, String), LiveError> {
    let refused = |fault, message: &str, help: &str| Err(LiveError::new(fault, System::Connect, message, help));
    let Ok(parsed) = Url::parse(url) else {
        return refused(Fault::Refused, "the address cannot be read", "write http://HOST:PORT of a worker");
    };
    if !parsed.username().is_empty() || parsed.password().is_some() {
        let help = "write the address without them, and set CONNECT_USER and CONNECT_PASSWORD";
        return refused(Fault::NoSecret, "the address holds a user or a password, which others can see", help);
    }
    let path = parsed.path().trim_end_matches('/');
    let (before, asked) = path.split_once("/connectors").unwrap_or((path, ""));
    let base = format!("{}{before}", parsed.origin().ascii_serialization());
    let asked: Vec<&str> = asked.split('/').filter(|part| !part.is_empty()).collect();
    match asked.as_slice() {
        [] => Ok((base, "/connectors?expand=info".to_owned())),
        [name] | [name, "config"] => Ok((base, format!("/connectors/{name}"))),
        _ => {
            let help = "write http://HOST:PORT for all connectors, or http://HOST:PORT/connectors/NAME for one";
            refused(Fault::Refused, "the address is none of a worker's connectors", help)
        }
    }
}

/// Forgets the texts of secrets in every configuration of an answer.
fn hide(answer: &mut Value) {
    match answer {
        Value::Object(members) if members.contains_key("connector.class") => hide_in(members),
        Value::Object(members) => members.values_mut().for_each(hide),
        Value::Array(items) => items.iter_mut().for_each(hide),
        _ => {}
    }
}

fn hide_in(members: &mut Map<String, Value>) {
    let mut config = Config::default();
    for (key, value) in members.iter() {
        config.set(key, value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    let shown = LiveConnector::new(&config, "", None, Vec::new()).config;
    for (key, value) in members.iter_mut() {
        if shown.get(key) == Some(NOT_SHOWN) || value.as_str().is_some_and(holds_login) {
            *value = Value::from(NOT_SHOWN);
        }
    }
}

/// Whether a value that is no secret as a whole has one in it: an address with a login, or a driver's properties.
fn holds_login(value: &str) -> bool {
    let in_address = value.split("://").skip(1).any(|rest| {
        let authority = rest.split(['/', '?', ',']).next().unwrap_or_default();
        authority.rsplit_once('@').is_some_and(|(login, _)| login.contains(':') && !login.contains("${"))
    });
    let stated = |word: &str| {
        let lower = value.to_ascii_lowercase();
        let behind = lower.split(word).skip(1).map(str::to_owned).collect::<Vec<_>>();
        behind.iter().any(|rest| !rest.starts_with("${") && !rest.is_empty())
    };
    in_address || stated("password=") || stated("pwd=")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{hide, parted};

    #[test]
    fn an_address_is_that_of_a_worker_or_of_a_connector() {
        let all = "/connectors?expand=info".to_owned();
        assert_eq!(parted("http://connect:8083").unwrap(), ("http://connect:8083".to_owned(), all.clone()));
        assert_eq!(parted("http://connect:8083/connectors?x=y").unwrap().1, all);
        assert_eq!(parted("https://host/kafka/").unwrap(), ("https://host/kafka".to_owned(), all));
        let one = ("https://host/kafka".to_owned(), "/connectors/a%20b".to_owned());
        assert_eq!(parted("https://host/kafka/connectors/a b/config").unwrap(), one);
        assert!(parted("http://connect:8083/connectors/a/tasks/0").is_err());
    }

    #[test]
    fn a_login_in_an_address_is_refused_and_not_repeated() {
        let error = parted("http://admin:hunter2@connect:8083").unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
        assert!(error.help.contains("CONNECT_PASSWORD"));
    }

    #[test]
    fn secrets_of_every_form_are_forgotten() {
        let config = json!({
            "connector.class": "io.debezium.connector.mysql.MySqlConnector",
            "database.password": "hunter2",
            "schema.history.internal.producer.sasl.jaas.config": "x password=\"hunter2\";",
            "value.converter.schema.registry.url": "http://user:hunter2@registry:8081",
            "value.converter.basic.auth.user.info": "user:hunter2",
            "connection.url": "jdbc:mysql://db/shop?user=x&password=hunter2",
            "aws.secret.access.key": "hunter2",
            "driver.trustStorePassword": "hunter2",
            "tasks.max": "1",
            "other.password": "${env:KEPT}",
        });
        let mut all = json!({ "a": { "info": { "name": "a", "config": config }, "status": { "state": "RUNNING" } } });
        hide(&mut all);
        let text = all.to_string();
        assert!(!text.contains("hunter2"), "{text}");
        let shown = &all["a"]["info"]["config"];
        assert_eq!((&shown["tasks.max"], &shown["other.password"]), (&json!("1"), &json!("${env:KEPT}")));
        let mut one = shown.clone();
        hide(&mut one);
        assert_eq!(&one, shown);
    }
}
