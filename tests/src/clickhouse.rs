//! A ClickHouse server that tests talk to.

use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Variable with the `host:port` of the HTTP interface of a server that tests may use.
pub const VARIABLE: &str = "DATASTACK_TEST_CLICKHOUSE";

/// The HTTP interface of a server, asked one statement at a time.
#[derive(Debug, Clone)]
pub struct ClickHouse {
    address: String,
}

impl ClickHouse {
    /// The server that the environment names.
    ///
    /// # Panics
    /// If it names none.
    pub fn from_env() -> Self {
        let address =
            env::var(VARIABLE).unwrap_or_else(|_| panic!("set {VARIABLE} to host:port of a ClickHouse server"));
        Self { address }
    }

    /// `host:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Runs one statement; gives its result, tab-separated, or the server's complaint.
    ///
    /// # Errors
    /// The text of the server's exception.
    ///
    /// # Panics
    /// If the server cannot be reached.
    pub fn run(&self, sql: &str) -> Result<String, String> {
        self.exchange(sql).unwrap_or_else(|error| panic!("{}: {error}", self.address))
    }

    /// Runs one statement that must succeed.
    ///
    /// # Panics
    /// If it fails.
    pub fn must(&self, sql: &str) -> String {
        self.run(sql).unwrap_or_else(|error| panic!("{error}\nin: {sql}"))
    }

    /// Runs every statement of a file.
    ///
    /// # Panics
    /// If one fails.
    pub fn file(&self, text: &str) {
        for statement in statements(text) {
            self.must(&statement);
        }
    }

    fn exchange(&self, sql: &str) -> std::io::Result<Result<String, String>> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "POST /?implicit_select=0 HTTP/1.0\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{sql}",
            self.address,
            sql.len()
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let good = head.lines().next().is_some_and(|line| line.contains(" 200 "));
        Ok(if good { Ok(body.to_owned()) } else { Err(body.to_owned()) })
    }
}

/// The statements of a generated file, without its comments. A generated statement ends its last line with `;`.
pub fn statements(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().filter(|line| !line.starts_with("--")).collect();
    let code = code.join("\n") + "\n";
    code.split(";\n").map(|statement| statement.trim().to_owned()).filter(|statement| !statement.is_empty()).collect()
}
