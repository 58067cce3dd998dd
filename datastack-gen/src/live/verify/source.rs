use std::collections::HashMap;
use std::time::Duration;

use datastack_core::diff::System;
use datastack_core::verify::{
    BinlogPosition, Bucket, Hashed, Key, Values, VerifiedTable, mysql_buckets, mysql_keys, mysql_rows,
};
use mysql_async::prelude::{FromRow, Queryable};
use mysql_async::{Conn, Error, Row, Value};

use super::super::{Fault, LiveError, MySql, Secrets};

/// The longest that one statement may take: a large table is read in it as a whole.
const TIME_OUT: Duration = Duration::from_secs(3600);

/// The session that the canonical texts are made for.
const SESSION: &str = "SET SESSION time_zone = '+00:00', sql_mode = ''";

/// The status of the binlog under the name that MySQL has for it since 8.2, and under the one that MariaDB and older
/// servers know.
const STATUS: [&str; 2] = ["SHOW BINARY LOG STATUS", "SHOW MASTER STATUS"];

/// A connection to MySQL that reads.
pub(super) struct Source<'a> {
    mysql: &'a MySql,
    connection: Conn,
}

impl<'a> Source<'a> {
    pub(super) async fn connect(mysql: &'a MySql, secrets: &Secrets) -> Result<Self, LiveError> {
        let connection = mysql.connect(secrets).await?;
        let mut source = Self { mysql, connection };
        source.run(SESSION).await?;
        source.run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ").await?;
        Ok(source)
    }

    /// From here on all reads see one moment; gives a place in the binlog that it is not behind.
    pub(super) async fn hold(&mut self) -> Result<BinlogPosition, LiveError> {
        self.run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY").await?;
        self.position().await
    }

    /// Each read sees its own moment again.
    pub(super) async fn release(&mut self) -> Result<(), LiveError> {
        self.run("COMMIT").await
    }

    /// Where the binlog ends.
    pub(super) async fn position(&mut self) -> Result<BinlogPosition, LiveError> {
        let mut answer = self.answer::<Row>(STATUS[0]).await?;
        if let Err(Error::Server(_)) = answer {
            answer = self.answer::<Row>(STATUS[1]).await?;
        }
        let rows = answer.map_err(|error| self.mysql.fault(&error))?;
        let place = rows.first().and_then(|row| Some((row.get::<String, _>(0)?, row.get::<u64, _>(1)?)));
        place.map(|(file, position)| BinlogPosition { file, position }).ok_or_else(|| {
            let message = "MySQL writes no binlog, so nothing can be captured";
            LiveError::new(Fault::Refused, System::MySql, message, "start the server with `log_bin`")
        })
    }

    pub(super) async fn buckets(&mut self, table: &VerifiedTable, buckets: u32) -> Result<Vec<Bucket>, LiveError> {
        let rows: Vec<(u32, u64, Option<String>)> = self.ask(&mysql_buckets(table, buckets)).await?;
        // The last 64 bits of the sum; that of 2^60 rows fits into 128.
        let sum = |text: Option<String>| text.and_then(|text| text.parse::<u128>().ok()).unwrap_or_default() as u64;
        Ok(rows.into_iter().map(|(number, rows, text)| Bucket { number, rows, sum: sum(text) }).collect())
    }

    pub(super) async fn keys(
        &mut self,
        table: &VerifiedTable,
        buckets: u32,
        chosen: &[u32],
    ) -> Result<Vec<Hashed>, LiveError> {
        let rows: Vec<(String, u64)> = self.ask(&mysql_keys(table, buckets, chosen)).await?;
        Ok(rows.into_iter().map(|(key, hash)| Hashed { key: Key(key), hash }).collect())
    }

    pub(super) async fn rows(
        &mut self,
        table: &VerifiedTable,
        keys: &[&Key],
    ) -> Result<HashMap<Key, Values>, LiveError> {
        let rows: Vec<Row> = self.ask(&mysql_rows(table, keys)).await?;
        let texts = rows.into_iter().map(|row| row.unwrap().into_iter().map(text).collect::<Vec<String>>());
        Ok(texts
            .filter_map(|mut texts| {
                let values = texts.split_off(1);
                Some((Key(texts.pop()?), Values(values)))
            })
            .collect())
    }

    async fn run(&mut self, sql: &str) -> Result<(), LiveError> {
        self.ask::<Row>(sql).await.map(|_| ())
    }

    async fn ask<T: FromRow + Send + 'static>(&mut self, sql: &str) -> Result<Vec<T>, LiveError> {
        self.answer(sql).await?.map_err(|error| self.mysql.fault(&error))
    }

    async fn answer<T: FromRow + Send + 'static>(&mut self, sql: &str) -> Result<Result<Vec<T>, Error>, LiveError> {
        tokio::time::timeout(TIME_OUT, self.connection.query(sql)).await.map_err(|_| {
            let message = "MySQL was asked for the rows of a table and does not answer within an hour";
            LiveError::new(Fault::Unreachable, System::MySql, message, "look at the server, then run `verify` again")
        })
    }
}

/// Everything is asked for as text.
fn text(value: Value) -> String {
    match value {
        Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        other => other.as_sql(true),
    }
}
