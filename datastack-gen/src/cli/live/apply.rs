use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use datastack_core::diff::{self, Remaining, Risk, Step};

use super::progress::Progress;
use super::{Reach, Reached, obstacles, text, wait};
use crate::cli::Exit;
use crate::cli::report::Printer;
use crate::live::{Fault, LiveError, apply};

/// Bring what runs to what the definition says, step by step. It can be cut off and run again at any point.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen apply shop                    what `plan` shows now
  datastack-gen apply shop --plan plan.json   that plan, or what is left of it; refused if anything else has changed
  datastack-gen apply shop --allow-data-loss clickhouse/alter/table/orders__rows

Logins are those of `plan`.")]
pub(in crate::cli) struct Apply {
    #[command(flatten)]
    reach: Reach,
    /// A plan that `plan --out` wrote.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// A step that may lose data, by the id that the plan shows.
    #[arg(long, value_name = "STEP")]
    allow_data_loss: Vec<String>,
}

impl Apply {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        let mut reached = match self.reach.open() {
            Ok(reached) => reached,
            Err(report) => return printer.findings(&report),
        };
        let lock = match self.lock() {
            Ok(lock) => lock,
            Err(error) => {
                reached.report.push(self.reach.finding(&error));
                return printer.findings(&reached.report);
            }
        };
        let outcome = wait(self.steps(&reached, printer));
        drop(lock);
        match outcome {
            Ok(0) => printer.summary("nothing to do: what runs is as the definition says"),
            Ok(1) => printer.summary("1 step done; what runs is as the definition says"),
            Ok(steps) => printer.summary(&format!("{steps} steps done; what runs is as the definition says")),
            Err(errors) => reached.report.findings.extend(errors.iter().map(|error| self.reach.finding(error))),
        }
        printer.findings(&reached.report)
    }

    /// Keeps a second `apply` of this folder out, as long as the file is open; the system lets go of it whatever
    /// becomes of the process.
    fn lock(&self) -> Result<File, LiveError> {
        let path = self.reach.target.folder.join("datastack.toml");
        let file = File::open(&path).map_err(|error| {
            let message = format!("{} cannot be opened: {error}", path.display());
            LiveError::new(Fault::Locked, None, message, "make it readable")
        })?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                let message = format!("another `apply` of {} is at work", self.reach.target.folder.display());
                Err(LiveError::new(Fault::Locked, None, message, "wait for its end, then make a new plan"))
            }
            Err(TryLockError::Error(error)) => {
                let message = format!("{} cannot be locked: {error}", path.display());
                Err(LiveError::new(Fault::Locked, None, message, "put the project on a disk that knows locks"))
            }
        }
    }

    /// Runs the steps; gives how many there were.
    async fn steps(&self, reached: &Reached, printer: &Printer) -> Result<usize, Vec<LiveError>> {
        let _lock = reached.systems.lock(&reached.pipeline, &reached.secrets).await.map_err(|error| vec![error])?;
        let now = reached.plan().await?;
        let kept = self.plan.as_ref().map(|file| read(file)).transpose().map_err(|error| vec![error])?;
        let steps: Vec<&Step> = match &kept {
            None => now.steps.iter().collect(),
            Some(kept) => match kept.remaining(&now) {
                Remaining::Steps(steps) => steps,
                Remaining::MovedOn(steps) => return Err(vec![moved_on(&steps)]),
            },
        };
        self.may(&now, &steps)?;
        let mut progress = Progress::new(printer, steps.len());
        let applied = apply(&reached.systems, &reached.secrets, &steps, &mut progress).await;
        drop(progress);
        if let Some((step, error)) = applied.failed {
            return Err(vec![LiveError {
                message: format!("{}: {}", text::line(step), error.message),
                help: format!(
                    "steps done before it: {}, not begun: {}; {}; then run `apply` again, which looks whether this one was done",
                    applied.done.len(),
                    applied.left.len(),
                    error.help
                ),
                ..error
            }]);
        }
        let after = reached.plan().await?;
        match after.steps.first() {
            None => Ok(steps.len()),
            Some(step) => {
                let message = format!("all steps are done, and {} differs still", step.subject);
                let help = "run `plan` to see what: a server that does not take a setting, or somebody who changes it";
                Err(vec![LiveError::new(Fault::Refused, step.subject.system, message, help)])
            }
        }
    }

    /// Whether nothing stands in the way of the steps.
    fn may(&self, now: &diff::Plan, steps: &[&Step]) -> Result<(), Vec<LiveError>> {
        let lost = steps
            .iter()
            .filter(|step| step.risk == Risk::LosesData && !self.allow_data_loss.contains(&step.id))
            .map(|step| {
                let consequence = step.consequence.as_deref().unwrap_or("data are gone afterwards");
                let message = format!("{} would lose data: {consequence}", text::line(step));
                let help = format!("if that is meant, add `--allow-data-loss {}`", step.id);
                LiveError::new(Fault::LosesData, step.subject.system, message, help)
            });
        let errors: Vec<LiveError> = obstacles(now).chain(lost).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

fn read(file: &Path) -> Result<diff::Plan, LiveError> {
    let unreadable = |cause: String| {
        let message = format!("the plan {} cannot be read: {cause}", file.display());
        LiveError::new(Fault::MovedOn, None, message, "make it with `datastack-gen plan --out FILE`")
    };
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))
}

fn moved_on(steps: &[&Step]) -> LiveError {
    let names: Vec<String> = steps.iter().map(|step| step.id.clone()).collect();
    let message = match names.is_empty() {
        true => "something has changed since the plan was made: a person has to decide first".to_owned(),
        false => format!("something has changed since the plan was made: it does not have {}", names.join(", ")),
    };
    LiveError::new(Fault::MovedOn, None, message, "make a new plan and review it")
}
