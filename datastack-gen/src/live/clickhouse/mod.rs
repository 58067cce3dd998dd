mod fault;

use std::collections::BTreeMap;
use std::time::Duration;

use clickhouse::{Client, Row};
use datastack_core::diff::{LiveClickHouse, WantedObject, says_the_same, wanted_in_clickhouse};
use datastack_core::pipeline::Pipeline;
use serde::Deserialize;

use super::{LiveError, Secrets};
use fault::{fault, unreachable};

/// How often a server that refuses the connection is asked, half a second longer each time.
const TRIES: u32 = 4;

/// Bytes of the values in one query: of a query with more than 256 KiB, a server reads no further (`max_query_size`), and
/// escapes make it longer.
const PORTION: usize = 100_000;

/// The longest that one statement may take: a column of a large table is written anew in it.
const TIME_OUT: Duration = Duration::from_secs(3600);

/// A client of ClickHouse's HTTP interface.
pub struct ClickHouse {
    client: Client,
    url: String,
}

impl std::fmt::Debug for ClickHouse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClickHouse").field("url", &self.url).finish_non_exhaustive()
    }
}

#[derive(Row, Deserialize)]
struct Object {
    name: String,
    create: String,
}

#[derive(Row, Deserialize)]
struct Text {
    text: String,
}

impl ClickHouse {
    /// A client that has not connected yet. It logs in as `CLICKHOUSE_USER` (`default` if it is not set) with
    /// `CLICKHOUSE_PASSWORD`.
    ///
    /// # Errors
    ///
    /// None so far.
    pub fn new(pipeline: &Pipeline, secrets: &Secrets) -> Result<Self, LiveError> {
        let url = pipeline.clickhouse.url.clone();
        let mut client = Client::default().with_url(&url);
        if let Some(user) = secrets.get("CLICKHOUSE_USER") {
            client = client.with_user(user.expose());
        }
        if let Some(password) = secrets.get("CLICKHOUSE_PASSWORD") {
            client = client.with_password(password.expose());
        }
        Ok(Self { client, url })
    }

    /// Asks for the objects of the pipeline's database, and how the server writes those that are wanted.
    ///
    /// # Errors
    ///
    /// If the server does not answer or refuses.
    pub async fn inspect(&self, pipeline: &Pipeline) -> Result<LiveClickHouse, LiveError> {
        let database = pipeline.clickhouse.database.as_str();
        // Writing statements down is what the server takes its time for: two queries do it on two cores, and what says the
        // same word for word is not asked for.
        let (objects, others, databases) = tokio::try_join!(
            self.half_of_objects(database, 0),
            self.half_of_objects(database, 1),
            self.rows::<Text>("for databases", "SELECT name AS text FROM system.databases WHERE name = ?", &database),
        )?;
        let objects: BTreeMap<String, String> =
            objects.into_iter().chain(others).map(|object| (object.name, object.create)).collect();
        let (same, asked): (Vec<WantedObject>, Vec<WantedObject>) = wanted_in_clickhouse(pipeline)
            .into_iter()
            .partition(|object| objects.get(&object.name).is_some_and(|live| says_the_same(&object.create, live)));
        let texts: Vec<&str> = asked.iter().map(|object| object.create.as_str()).collect();
        let portions = portions(&texts);
        let (some, others) = portions.split_at(portions.len() / 2);
        let (some, others) = tokio::try_join!(self.formatted(some), self.formatted(others))?;
        let formatted = some.into_iter().chain(others).map(|row| row.text);
        let mut wanted: BTreeMap<String, String> = same
            .into_iter()
            .filter_map(|object| objects.get(&object.name).map(|live| (object.name, live.clone())))
            .collect();
        wanted.extend(asked.iter().map(|object| object.name.clone()).zip(formatted));
        Ok(LiveClickHouse { database: databases.iter().any(|row| row.text == database), objects, wanted })
    }

    /// Every second object of a database, with the server's text of it.
    async fn half_of_objects(&self, database: &str, half: u8) -> Result<Vec<Object>, LiveError> {
        let sql =
            "SELECT name, create_table_query AS create FROM system.tables WHERE database = ? AND NOT is_temporary";
        self.rows("for tables and views", &format!("{sql} AND cityHash64(name) % 2 = {half}"), &database).await
    }

    /// How the server writes statements.
    async fn formatted(&self, portions: &[&[&str]]) -> Result<Vec<Text>, LiveError> {
        let mut formatted = Vec::new();
        for some in portions {
            let sql = "SELECT formatQuerySingleLine(arrayJoin(?)) AS text";
            formatted.extend(self.rows::<Text>("for the form of statements", sql, some).await?);
        }
        Ok(formatted)
    }

    /// Runs statements one after another.
    pub(super) async fn run(&self, statements: &[String]) -> Result<(), LiveError> {
        for statement in statements {
            self.tried(&format!("to run `{}`", first_line(statement)), || {
                // The client would take a question mark for the place of a value.
                self.client.query(&statement.replace('?', "??")).execute()
            })
            .await?;
        }
        Ok(())
    }

    /// The rows of a SELECT with one value.
    pub(super) async fn rows<T>(
        &self,
        what: &str,
        sql: &str,
        value: &(impl serde::Serialize + Sync),
    ) -> Result<Vec<T>, LiveError>
    where
        T: clickhouse::RowOwned + clickhouse::RowRead,
    {
        self.tried(what, || self.client.query(sql).bind(value).fetch_all::<T>()).await
    }

    /// The rows of a SELECT as it stands.
    pub(super) async fn all<T>(&self, what: &str, sql: &str) -> Result<Vec<T>, LiveError>
    where
        T: clickhouse::RowOwned + clickhouse::RowRead,
    {
        // The client would take a question mark for the place of a value.
        let sql = sql.replace('?', "??");
        self.tried(what, || self.client.query(&sql).fetch_all::<T>()).await
    }

    /// Asks, and asks again if the connection is refused: then nothing was done.
    async fn tried<T, F>(&self, what: &str, ask: impl Fn() -> F) -> Result<T, LiveError>
    where
        F: Future<Output = Result<T, clickhouse::error::Error>>,
    {
        let mut tries = 0;
        loop {
            let answer = match tokio::time::timeout(TIME_OUT, ask()).await {
                Ok(answer) => answer,
                Err(_) => return Err(unreachable(&self.url, what, "it did not answer within an hour")),
            };
            match answer {
                Ok(answer) => return Ok(answer),
                Err(clickhouse::error::Error::Network(_)) if tries + 1 < TRIES => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(500) * tries).await;
                }
                Err(error) => return Err(fault(&self.url, what, &error)),
            }
        }
    }
}

/// Texts in portions that fit into a query each; one that is too long for all stands alone.
fn portions<'a>(texts: &'a [&'a str]) -> Vec<&'a [&'a str]> {
    let (mut portions, mut start, mut length) = (Vec::new(), 0, 0);
    for (at, text) in texts.iter().enumerate() {
        if at > start && length + text.len() > PORTION {
            portions.push(&texts[start..at]);
            (start, length) = (at, 0);
        }
        length += text.len();
    }
    portions.extend((start < texts.len()).then(|| &texts[start..]));
    portions
}

fn first_line(statement: &str) -> &str {
    statement.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{PORTION, portions};

    #[test]
    fn texts_are_asked_for_in_portions() {
        let (long, short) = ("a".repeat(PORTION), "b");
        assert_eq!(portions(&[]), Vec::<&[&str]>::new());
        assert_eq!(portions(&[short, short]), [[short, short]]);
        let three: [&[&str]; 3] = [&[short], &[&long], &[short, short]];
        assert_eq!(portions(&[short, &long, short, short]), three);
    }
}
