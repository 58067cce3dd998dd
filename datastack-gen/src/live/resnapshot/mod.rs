//! Has a source read a table once more, and takes away what it no longer has.

mod surplus;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use clickhouse::Row;
use datastack_core::diff::{LiveConnector, System};
use datastack_core::pipeline::Pipeline;
use datastack_core::resnapshot::Resnapshot;
use serde::{Deserialize, Serialize};

use self::surplus::Surplus;
use super::kafka::Reader;
use super::systems::client;
use super::{ClickHouse, Fault, Kafka, LiveError, MySqlSession, Secrets, Systems, clock};

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(1);

/// How long no window may be opened or closed before it is asked whether all was read.
const QUIET: Duration = Duration::from_secs(3);

/// How long nothing may happen at all: a worker may commit its offsets once a minute, and a window of many rows takes its
/// time.
const PATIENCE: Duration = Duration::from_secs(300);

/// What became of a wish to read a table once more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// The table.
    pub table: String,
    /// The signal's id; none if nothing was sent.
    pub signal: Option<String>,
    /// Rows that the source was to read.
    pub source_rows: u64,
    /// Rows of the current state in ClickHouse, before.
    pub before: u64,
    /// Rows of the current state in ClickHouse, afterwards.
    pub after: u64,
    /// Rows that were read, or have changed since.
    pub fresh: u64,
    /// Rows that were marked as deleted, since the source no longer has them; none if nothing was looked for.
    pub removed: Option<u64>,
    /// Rows that meet the condition in ClickHouse alone, so that they were not read.
    pub passed: u64,
    /// Rows that rank above everything in the topic, so that nothing that is read sets them right.
    pub ahead: u64,
}

#[derive(Row, Deserialize)]
struct Progress {
    whole: u64,
    fresh: u64,
}

/// The systems that it takes.
struct Reached<'a> {
    systems: &'a Systems,
    pipeline: &'a Pipeline,
    wish: &'a Resnapshot<'a>,
    clickhouse: &'a ClickHouse,
    kafka: &'a Kafka,
    session: MySqlSession<'a>,
}

impl Systems {
    /// Reads a table once more, or says with `dry` what would be read. `told` hears how it gets on.
    ///
    /// # Errors
    ///
    /// If the source may not be sent the signal, a system does not answer, or nothing happens for five minutes. What was
    /// read until then is right; to ask again does no harm.
    pub async fn resnapshot(
        &self,
        pipeline: &Pipeline,
        wish: &Resnapshot<'_>,
        secrets: &Secrets,
        dry: bool,
        mut told: impl FnMut(&str),
    ) -> Result<Reread, LiveError> {
        self.ready(pipeline, wish).await?;
        let mut session = self.mysql.session(secrets).await?;
        session.rows(Resnapshot::SESSION).await?;
        let (clickhouse, kafka) = (client(&self.clickhouse, System::ClickHouse)?, client(&self.kafka, System::Kafka)?);
        let mut reached = Reached { systems: self, pipeline, wish, clickhouse, kafka, session };
        let since = ends(kafka, wish).await?;
        let mut reread = Reread {
            table: wish.table().name.to_string(),
            source_rows: reached.source_number(&wish.source_rows()).await?,
            before: reached.progress(&since).await?.whole,
            ..Reread::default()
        };
        if let Some(beyond) = wish.keys_beyond()
            && reached.source_number(&beyond).await? > 0
        {
            let message = format!(
                "table {} has keys above {}, and Debezium ends an incremental snapshot of it before all rows are read",
                reread.table,
                i64::MAX
            );
            let help = "set ClickHouse's rows right one by one: an UPDATE in MySQL that changes a row sends it anew";
            return Err(LiveError::new(Fault::Obstacle, System::MySql, message, help));
        }
        let id = format!("datastack-{}", clock::now_ms());
        let Some(signal) = wish.signal(&id) else {
            let message = format!("the condition for table {} is too long for a signal", reread.table);
            return Err(LiveError::new(Fault::Obstacle, System::MySql, message, "read the table in parts"));
        };
        if dry {
            told(&signal);
            return Ok(reread);
        }
        let windows = reached.source_number(&wish.windows()).await?;
        // What stands in the topic after this was read because of the signal, or changed after it.
        let since = ends(kafka, wish).await?;
        reached.session.rows(&signal).await?;
        reread.signal = Some(id);
        reached.follow(&since, windows, &mut reread, &mut told).await?;
        Ok(reread)
    }

    /// Whether the source captures the table, runs, and reads no other one.
    async fn ready(&self, pipeline: &Pipeline, wish: &Resnapshot<'_>) -> Result<(), LiveError> {
        let connect = client(&self.connect, System::Connect)?;
        let name = pipeline.cdc.connector.as_str();
        let live = connect.inspect(pipeline).await?;
        let obstacle = |message: String, help: &str| LiveError::new(Fault::Obstacle, System::Connect, message, help);
        let Some(source) = live.connectors.get(name) else {
            let message = format!("the workers do not have connector {name}");
            return Err(obstacle(message, "make it with `datastack-gen apply`"));
        };
        runs(name, source)?;
        if let Some(why) = wish.refused_by(&source.config) {
            let message = format!("connector {name} must not be sent the signal: {why}");
            return Err(obstacle(message, "see what `datastack-gen plan` says of it"));
        }
        match connect.reads_again(name).await? {
            true => {
                let message = format!("connector {name} is reading tables once more already");
                Err(obstacle(message, "wait for its end: it takes one signal after another"))
            }
            false => Ok(()),
        }
    }
}

/// Where the partitions of the table's topic end, in their order.
async fn ends(kafka: &Kafka, wish: &Resnapshot<'_>) -> Result<Vec<i64>, LiveError> {
    Ok(kafka.ends(wish.table().topic.name.as_str()).await?.into_values().collect())
}

fn runs(name: &str, source: &LiveConnector) -> Result<(), LiveError> {
    let task = source.tasks.iter().any(|task| task.state == "RUNNING");
    if source.state == "RUNNING" && task && source.failure().is_none() {
        return Ok(());
    }
    let why = source.failure().unwrap_or_else(|| format!("its state is {}", source.state));
    let message = format!("connector {name} of Kafka Connect does not run, so it reads nothing: {why}");
    Err(LiveError::new(Fault::NotRunning, System::Connect, message, "see what `datastack-gen status` says of it"))
}

impl Reached<'_> {
    /// Waits until all was read and has arrived, and nothing is left that the source does not have.
    async fn follow(
        &mut self,
        since: &[i64],
        windows_before: u64,
        reread: &mut Reread,
        told: &mut impl FnMut(&str),
    ) -> Result<(), LiveError> {
        let name = self.pipeline.cdc.connector.as_str();
        let connect = client(&self.systems.connect, System::Connect)?;
        let (mut moved, mut stood) = (Instant::now(), (0, 0));
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Some(source) = connect.inspect(self.pipeline).await?.connectors.get(name) {
                runs(name, source)?;
            }
            let windows = self.source_number(&self.wish.windows()).await?.saturating_sub(windows_before);
            let progress = self.progress(since).await?;
            (reread.after, reread.fresh) = (progress.whole, progress.fresh);
            if stood != (windows, progress.fresh) {
                (moved, stood) = (Instant::now(), (windows, progress.fresh));
                told(&format!("{windows} windows, {} of {} rows", progress.fresh, reread.source_rows));
            }
            let read = windows > 0 && moved.elapsed() >= QUIET && !connect.reads_again(name).await?;
            if read && self.arrived().await? && self.settle(since, reread).await? {
                return Ok(());
            }
            if moved.elapsed() > PATIENCE {
                let message = format!(
                    "connector {name} was asked to read table {} once more, and for {} s nothing has happened after {} \
                     windows and {} rows",
                    reread.table,
                    PATIENCE.as_secs(),
                    stood.0,
                    stood.1
                );
                let help = "see its log on the worker, and `datastack-gen status`; to ask again does no harm";
                return Err(LiveError::new(Fault::NotRunning, System::Connect, message, help));
            }
        }
    }

    /// Whether ClickHouse has taken all that the topic holds.
    async fn arrived(&self) -> Result<bool, LiveError> {
        let reader = Reader::queue(self.wish.table());
        let waiting = self.kafka.waiting(BTreeSet::from([reader])).await?;
        Ok(waiting.values().all(|waiting| waiting.oldest_ms.is_none()))
    }

    /// Takes away what the source does not have. False if it has a row that was to be read and was not yet.
    async fn settle(&mut self, since: &[i64], reread: &mut Reread) -> Result<bool, LiveError> {
        match surplus::remove(self.clickhouse, &mut self.session, self.wish, since).await? {
            Surplus::Unread => return Ok(false),
            Surplus::NotLookedFor => {}
            Surplus::Removed { removed, passed } => {
                reread.removed = Some(reread.removed.unwrap_or_default() + removed);
                reread.passed = passed;
            }
        }
        let ends = ends(self.kafka, self.wish).await?;
        let progress = self.progress(since).await?;
        (reread.after, reread.fresh) = (progress.whole, progress.fresh);
        reread.ahead = self.counted(&self.wish.ahead(&ends)).await?.fresh;
        Ok(true)
    }

    async fn progress(&self, since: &[i64]) -> Result<Progress, LiveError> {
        self.counted(&self.wish.progress(since)).await
    }

    async fn counted(&self, sql: &str) -> Result<Progress, LiveError> {
        let what = format!("for rows of {}", self.wish.table().name);
        let rows: Vec<Progress> = self.clickhouse.all(&what, sql).await?;
        Ok(rows.into_iter().next().unwrap_or(Progress { whole: 0, fresh: 0 }))
    }

    async fn source_number(&mut self, sql: &str) -> Result<u64, LiveError> {
        let number = self.session.cell(sql).await?;
        Ok(number.and_then(|number| number.parse().ok()).unwrap_or_default())
    }
}
