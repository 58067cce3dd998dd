use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Row, Value};

use super::super::{LiveError, Secrets};
use super::MySql;

/// A row as the server writes it: texts, or NULL.
pub(in crate::live) type Texts = Vec<Option<String>>;

/// A connection as the source connector's user, which reads.
pub(in crate::live) struct Session<'a> {
    server: &'a MySql,
    connection: Conn,
}

impl MySql {
    /// Where the server is.
    pub(in crate::live) fn address(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Connects as the source connector's user.
    pub(in crate::live) async fn session(&self, secrets: &Secrets) -> Result<Session<'_>, LiveError> {
        Ok(Session { server: self, connection: self.connect(secrets).await? })
    }
}

impl Session<'_> {
    /// The rows of a SELECT. Bytes that are no UTF-8 are not kept: have them written in hexadecimal digits.
    pub(in crate::live) async fn rows(&mut self, statement: &str) -> Result<Vec<Texts>, LiveError> {
        let asked = self.connection.query::<Row, _>(statement);
        let rows = self.server.within("rows", asked).await?;
        Ok(rows.into_iter().map(|row| row.unwrap().into_iter().map(text).collect()).collect())
    }

    /// The first cell of the only row.
    pub(in crate::live) async fn cell(&mut self, statement: &str) -> Result<Option<String>, LiveError> {
        Ok(self.rows(statement).await?.into_iter().next().and_then(|row| row.into_iter().next()).flatten())
    }
}

/// Statements without parameters are answered in texts.
fn text(value: Value) -> Option<String> {
    match value {
        Value::NULL => None,
        Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        other => Some(other.as_sql(true)),
    }
}
