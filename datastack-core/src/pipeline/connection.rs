use super::Pipeline;
use crate::secret::Secret;

/// A login of the DAGs, as Airflow keeps it. The password is named, not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Id: `<project>_` and what it opens.
    pub id: String,
    /// Type, in Airflow's words.
    pub conn_type: &'static str,
    /// Host, behind `https://` where that is spoken; several brokers are given with their ports.
    pub host: Option<String>,
    /// TCP port.
    pub port: Option<u16>,
    /// Database.
    pub schema: Option<String>,
    /// User.
    pub login: Option<Login>,
    /// Where the password is read from.
    pub password: Option<Secret>,
    /// Further settings.
    pub extra: Vec<(&'static str, String)>,
}

/// The user of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    /// A name.
    Name(String),
    /// Where the name is read from: an access key is as secret as the key that belongs to it.
    Secret(Secret),
}

impl Pipeline {
    /// The connections that the DAGs look up by id, sorted by it.
    pub fn connections(&self) -> Vec<Connection> {
        let id = |what: &str| format!("{}_{what}", self.name);
        let (clickhouse, clickhouse_port) = host_and_port(&self.clickhouse.url);
        let scheme = if self.clickhouse.url.starts_with("https://") { "https://" } else { "" };
        let brokers: Vec<&str> = self.kafka.bootstrap.split(',').map(str::trim).collect();
        let (broker, broker_port) = match brokers.as_slice() {
            [one] => one.rsplit_once(':').map_or((*one, None), |(host, port)| (host, port.parse().ok())),
            _ => (self.kafka.bootstrap.as_str(), None),
        };
        let mut connections = vec![
            Connection {
                id: id("clickhouse"),
                conn_type: "http",
                host: Some(format!("{scheme}{clickhouse}")),
                port: clickhouse_port,
                schema: Some(self.clickhouse.database.to_string()),
                login: Some(Login::Name(self.clickhouse.etl.name.clone())),
                password: Some(self.clickhouse.etl.password.clone()),
                extra: Vec::new(),
            },
            Connection {
                id: id("kafka"),
                conn_type: "kafka",
                host: Some(broker.to_owned()),
                port: broker_port,
                schema: None,
                login: None,
                password: None,
                extra: vec![("security.protocol", "PLAINTEXT".to_owned())],
            },
            Connection {
                id: id("object_store"),
                conn_type: "aws",
                host: None,
                port: None,
                schema: None,
                login: Some(Login::Secret(self.object_store.access_key.clone())),
                password: Some(self.object_store.secret_key.clone()),
                extra: vec![
                    ("endpoint_url", self.object_store.endpoint.clone()),
                    ("region_name", self.object_store.region.clone()),
                ],
            },
        ];
        if self.ingest.is_some() {
            connections.push(Connection {
                id: id("mysql_ingest"),
                conn_type: "mysql",
                host: Some(self.mysql.host.clone()),
                port: Some(self.mysql.port),
                schema: Some(self.mysql.database.to_string()),
                login: Some(Login::Name(self.mysql.ingest.name.clone())),
                password: Some(self.mysql.ingest.password.clone()),
                extra: Vec::new(),
            });
        }
        connections.sort_by(|a, b| a.id.cmp(&b.id));
        connections
    }
}

/// Host and port of an `http` or `https` URL; the port is the scheme's if none is given.
pub fn host_and_port(url: &str) -> (&str, Option<u16>) {
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    let authority = rest.split(['/', '?']).next().unwrap_or(rest);
    let standard = if scheme == "https" { 443 } else { 80 };
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()),
        _ => (authority, Some(standard)),
    }
}

#[cfg(test)]
mod tests {
    use super::host_and_port;

    #[test]
    fn a_url_has_a_host_and_a_port() {
        assert_eq!(host_and_port("http://clickhouse:8123"), ("clickhouse", Some(8123)));
        assert_eq!(host_and_port("http://registry:8080/apis/ccompat/v7"), ("registry", Some(8080)));
        assert_eq!(host_and_port("https://s3.example.com"), ("s3.example.com", Some(443)));
        assert_eq!(host_and_port("http://[::1]"), ("[::1]", Some(80)));
    }
}
