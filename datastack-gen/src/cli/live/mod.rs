//! The verbs that talk to running systems.

mod apply;
mod doctor;
mod import_mysql;
mod import_running;
mod login;
mod plan;
mod progress;
mod replay;
mod resnapshot;
mod status;
mod text;
mod text_of_verify;
mod verify;

pub(super) use apply::Apply;
pub(super) use doctor::Doctor;
pub(super) use import_mysql::ImportMysql;
pub(super) use import_running::{ImportClickhouse, ImportKafka};
pub(super) use login::Login;
pub(super) use plan::Plan;
pub(super) use replay::ReplayDeadLetters;
pub(super) use resnapshot::Resnapshot;
pub(super) use status::Status;
pub(super) use verify::Verify;

use std::collections::BTreeSet;
use std::future::Future;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use datastack_core::diff::{self, System};
use datastack_core::pipeline::Pipeline;

use super::Target;
use crate::finding::{Finding, Place, Report};
use crate::live::{Fault, LiveError, MySql, Secrets, Systems};
use crate::load::load;

/// A system on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SystemWord {
    Mysql,
    Kafka,
    Registry,
    Clickhouse,
    Connect,
}

impl From<SystemWord> for System {
    fn from(word: SystemWord) -> Self {
        match word {
            SystemWord::Mysql => Self::MySql,
            SystemWord::Kafka => Self::Kafka,
            SystemWord::Registry => Self::Registry,
            SystemWord::Clickhouse => Self::ClickHouse,
            SystemWord::Connect => Self::Connect,
        }
    }
}

/// What all of these verbs take.
#[derive(Debug, clap::Args)]
struct Reach {
    #[command(flatten)]
    target: Target,
    /// Look at these systems alone.
    #[arg(long, value_name = "SYSTEM", value_delimiter = ',')]
    only: Vec<SystemWord>,
    /// A file of lines NAME=value with passwords and logins; what it does not name is taken from the environment.
    #[arg(long, value_name = "FILE")]
    secrets: Option<PathBuf>,
}

/// A pipeline with clients of its systems.
struct Reached {
    pipeline: Pipeline,
    systems: Systems,
    secrets: Secrets,
    report: Report,
    /// Whether no system was left out on purpose.
    everything: bool,
}

impl Reach {
    /// Reads the project and makes the clients; the findings if one is an error.
    fn open(&self) -> Result<Reached, Report> {
        let loaded = load(&self.target.folder, self.target.env.as_deref());
        let (Some(pipeline), mut report) = (loaded.pipeline, loaded.report.clone()) else { return Err(loaded.report) };
        match clients(&pipeline, self.secrets.as_deref(), |secrets| self.chosen(secrets)) {
            Ok((systems, secrets)) => {
                Ok(Reached { pipeline, systems, secrets, report, everything: self.only.is_empty() })
            }
            Err(error) => {
                report.push(self.finding(&error));
                Err(report)
            }
        }
    }

    /// The systems to look at. An administrator of MySQL is not everybody: without one, it is left out unless it is
    /// named.
    fn chosen(&self, secrets: &Secrets) -> BTreeSet<System> {
        if !self.only.is_empty() {
            return self.only.iter().copied().map(System::from).collect();
        }
        let all = System::COMPARED.into_iter();
        all.filter(|&system| system != System::MySql || MySql::has_administrator(secrets)).collect()
    }

    fn finding(&self, error: &LiveError) -> Finding {
        login::finding(error, self.place())
    }

    fn place(&self) -> Place {
        Place::file(&self.target.folder.join("datastack.toml").display().to_string())
    }
}

impl Reached {
    /// Compares the pipeline with what runs.
    async fn plan(&self) -> Result<diff::Plan, Vec<LiveError>> {
        let live = self.systems.inspect(&self.pipeline, &self.secrets).await?;
        let mut plan = diff::plan(&self.pipeline, &live);
        if self.everything && live.mysql.is_none() {
            plan.notes.push(
                "MySQL was not compared: set MYSQL_ADMIN and MYSQL_ROOT_PASSWORD, or run mysql/apply.sh".to_owned(),
            );
        }
        Ok(plan)
    }
}

/// Clients of the chosen systems, with the logins that a file or the environment has.
fn clients(
    pipeline: &Pipeline,
    secrets: Option<&Path>,
    chosen: impl FnOnce(&Secrets) -> BTreeSet<System>,
) -> Result<(Systems, Secrets), LiveError> {
    let secrets = Secrets::stated(secrets)?;
    Ok((Systems::new(pipeline, &chosen(&secrets), &secrets)?, secrets))
}

/// Runs what waits for answers.
fn wait<T>(work: impl Future<Output = Result<T, Vec<LiveError>>>) -> Result<T, Vec<LiveError>> {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => {
            let message = format!("no thread can be started: {error}");
            Err(vec![LiveError::new(Fault::Unreachable, None, message, "free some memory and run it again")])
        }
    }
}

/// What stands in a plan's way.
fn obstacles(plan: &diff::Plan) -> impl Iterator<Item = LiveError> {
    plan.obstacles.iter().map(|obstacle| {
        let message = format!("{}: {}", obstacle.subject, obstacle.message);
        LiveError::new(Fault::Obstacle, obstacle.subject.system, message, obstacle.help.as_str())
    })
}
