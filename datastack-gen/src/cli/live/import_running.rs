use std::path::PathBuf;

use datastack_core::adopt::{Change, Edit, Fate, Object, Outcome};
use datastack_core::definition::Definition;
use datastack_core::diagnostic::Step;
use datastack_core::diff::{Difference, System};
use serde::Serialize;
use serde_json::Value;

use super::login::finding;
use super::{clients, wait};
use crate::cli::import::{number, told};
use crate::cli::report::Printer;
use crate::cli::{Exit, Target};
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::import::short;
use crate::live::Adopted;
use crate::load::{Loaded, load};
use crate::output::rewrite;
use crate::project::{edited, file, shown};

/// Complete a project with what its topics have and the definition states otherwise.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen import kafka shop             partitions, retention, copies; groups of the queues
  datastack-gen import kafka shop --env prod  at the addresses of an environment

Changes datastack.toml and tables/*.toml, never Kafka; comments stay. Afterwards `plan` shows
nothing to do for a topic whose settings the definition can state; every other topic is reported with what
differs. The source's configuration repeats how its topics are made, and ClickHouse has a consumer for each
partition, so that `plan` may have steps for these. A project is made by `import mysql`, `import ddl` or
`import connector`. Login: KAFKA_CLIENT_CONFIG, as for `plan`.")]
pub(in crate::cli) struct ImportKafka {
    #[command(flatten)]
    of: Completed,
}

/// Complete a project with what its tables in ClickHouse have and the definition states otherwise.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen import clickhouse shop             sorting keys, partitions, TTLs, indexes, codecs, groups, views
  datastack-gen import clickhouse shop --env prod  at the address of an environment

Changes datastack.toml and tables/*.toml, never ClickHouse; comments stay. Afterwards `plan`
shows nothing to do for a table that the definition can state; every other table or view of the database is
reported with what differs. A project is made by `import mysql`, `import ddl` or `import connector`. Login:
CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.")]
pub(in crate::cli) struct ImportClickhouse {
    #[command(flatten)]
    of: Completed,
}

/// A project that is completed.
#[derive(Debug, clap::Args)]
struct Completed {
    #[command(flatten)]
    target: Target,
    /// A file of lines NAME=value with logins; what it does not name is taken from the environment.
    #[arg(long, value_name = "FILE")]
    secrets: Option<PathBuf>,
}

impl ImportKafka {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        self.of.run(System::Kafka, printer)
    }
}

impl ImportClickhouse {
    pub(in crate::cli) fn run(&self, printer: &Printer) -> Exit {
        self.of.run(System::ClickHouse, printer)
    }
}

impl Completed {
    fn run(&self, system: System, printer: &Printer) -> Exit {
        let loaded = load(&self.target.folder, self.target.env.as_deref());
        let mut report = loaded.report.clone();
        match self.complete(system, &loaded, &mut report) {
            Ok(Some(outcome)) => {
                report.sort();
                let view = OutcomeView::of(&outcome);
                let exit = printer.result(&report, &view, || self.text(system, &outcome, &view));
                self.notes(&outcome, printer);
                exit
            }
            Ok(None) => told(printer, &mut report, None),
            Err(found) => {
                report.findings.extend(found);
                told(printer, &mut report, None)
            }
        }
    }

    /// Asks, and writes; none if the project is not valid.
    fn complete(&self, system: System, loaded: &Loaded, report: &mut Report) -> Result<Option<Outcome>, Vec<Finding>> {
        let (Some(pipeline), Some(definition)) = (&loaded.pipeline, loaded.definition()) else { return Ok(None) };
        let environment = self.target.env.as_deref();
        let asked = wait(async {
            let (systems, _) =
                clients(pipeline, self.secrets.as_deref(), |_| [system].into()).map_err(|error| vec![error])?;
            let adopted = systems.adopt(system, definition, environment, pipeline.clone()).await;
            adopted.map_err(|error| vec![error])
        });
        let Adopted { definition, outcome } = asked.map_err(|errors| {
            let file = shown(&self.target.folder.join("datastack.toml"));
            errors.iter().map(|error| finding(error, Place::file(&file))).collect::<Vec<_>>()
        })?;
        self.write(&outcome, &definition).map_err(|finding| vec![finding])?;
        let place = match system {
            System::Kafka => format!("kafka://{}", pipeline.kafka.bootstrap),
            _ => format!("{}/{}", pipeline.clickhouse.url, pipeline.clickhouse.database),
        };
        report.findings.extend(outcome.objects.iter().filter_map(|object| reported(object, &outcome, &place)));
        report.findings.extend(outcome.changes.iter().filter_map(|change| {
            let caution = change.caution.as_ref()?;
            Some(Finding::warning(code::NOT_STATED, Place::file(&self.file(change)), caution.as_str()))
        }));
        Ok(Some(outcome))
    }

    fn write(&self, outcome: &Outcome, definition: &Definition) -> Result<(), Finding> {
        let files = edited(&self.target.folder, self.target.env.as_deref(), &outcome.changes, definition)?;
        rewrite(&files)
    }

    fn file(&self, change: &Change) -> String {
        shown(&self.target.folder.join(file(&change.path)))
    }

    /// A line for each change, and the counts.
    fn text(&self, system: System, outcome: &Outcome, view: &OutcomeView<'_>) -> String {
        let mut text = String::new();
        for change in &outcome.changes {
            let what = match &change.edit {
                Edit::Remove => format!("{} is taken out", place(change)),
                Edit::Set(value) => format!("{} = {}", place(change), short(&value.to_string())),
                Edit::Append(value) => format!("[[{}]] {}", place(change), value["name"].as_str().unwrap_or_default()),
            };
            text.push_str(&format!("{}: {what}\n", self.file(change)));
        }
        let Counts { looked_at, carried, same, reported } = view.counts;
        text.push_str(&format!(
            "{system}: of {}, {carried} carried over, {same} as the definition says already, {reported} reported\n",
            number(looked_at, "object")
        ));
        text
    }

    fn notes(&self, outcome: &Outcome, printer: &Printer) {
        if !outcome.missing.is_empty() {
            let missing = number(outcome.missing.len(), "object");
            let verb = if outcome.missing.len() == 1 { "is" } else { "are" };
            printer.note(&format!(
                "{missing} of the definition {verb} not there; `datastack-gen plan` says how they come"
            ));
        }
        match outcome.changes.is_empty() {
            true => printer.note("no file was changed"),
            false => printer.note(&format!("run `{}`; then `datastack-gen plan`", self.target.mend())),
        }
    }
}

/// The keys to a value, with dots between them.
fn place(change: &Change) -> String {
    let steps = change.path.steps.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    });
    steps.collect::<String>().trim_start_matches('.').to_owned()
}

/// What is said of an object that is not, or not as a whole, in the definition.
fn reported(object: &Object, outcome: &Outcome, at: &str) -> Option<Finding> {
    let of_object = || outcome.refused.iter().filter(|refused| refused.change.subjects.contains(&object.subject));
    let help = of_object().find_map(|refused| refused.help.clone());
    let (message, fallback) = match &object.fate {
        Fate::Carried | Fate::Same => return None,
        Fate::Foreign => match of_object().next() {
            Some(refused) => (
                format!("{} is not carried over: {}", object.subject, refused.why),
                "write it under `[[live]]` of a table by hand; else it stays as it is",
            ),
            None => (
                format!("{} is not the pipeline's: the definition has nothing of that name", object.subject),
                "nothing has to be done: it stays as it is",
            ),
        },
        Fate::Differs(differences) => {
            let why = |difference: &Difference| {
                let of = of_object().find(|refused| refused.change.attribute.as_ref() == Some(&difference.attribute));
                of.map(|refused| format!(" ({})", refused.why)).unwrap_or_default()
            };
            let all: Vec<String> =
                differences.iter().map(|difference| format!("{}{}", said(difference), why(difference))).collect();
            let spares_none = |difference: &Difference| {
                difference.attribute == "TTL" && difference.live.as_ref().is_some_and(|ttl| !ttl.contains("_deleted"))
            };
            // `plan` sets what a topic shall have, and leaves what else is set on it.
            let beside =
                |difference: &Difference| object.subject.system == System::Kafka && difference.wanted.is_none();
            let fallback = if differences.iter().any(spares_none) {
                "a TTL must leave the markers of deleted rows where they are: add `WHERE _deleted = 0` to it in \
                 ClickHouse, and run this again"
            } else if differences.iter().all(beside) {
                "no definition states that: it stays as it is, and a topic that is made anew does not have it"
            } else {
                "no definition states that: leave it to `datastack-gen plan` and `apply`, or change it there"
            };
            (format!("{} is not as the definition says: {}", object.subject, all.join("; ")), fallback)
        }
    };
    let help = help.unwrap_or_else(|| fallback.to_owned());
    Some(Finding::warning(code::NOT_STATED, Place::file(at), message).help(help))
}

fn said(difference: &Difference) -> String {
    let Difference { attribute, live, wanted } = difference;
    let text = |of: &Option<String>| of.as_ref().map(|text| format!("`{}`", short(text)));
    match (text(live), text(wanted)) {
        (Some(live), Some(wanted)) => format!("{attribute} is {live}, where the pipeline has {wanted}"),
        (Some(live), None) => format!("{attribute} is {live}, where the pipeline has none"),
        (None, wanted) => format!("{attribute} is missing, where the pipeline has {}", wanted.unwrap_or_default()),
    }
}

/// How many objects came to what.
#[derive(Debug, Clone, Copy, Serialize)]
struct Counts {
    looked_at: usize,
    carried: usize,
    same: usize,
    reported: usize,
}

/// What a program is told.
#[derive(Serialize)]
struct OutcomeView<'a> {
    #[serde(flatten)]
    counts: Counts,
    changes: Vec<ChangeView<'a>>,
    objects: Vec<ObjectView<'a>>,
    missing: &'a [String],
}

#[derive(Serialize)]
struct ChangeView<'a> {
    file: String,
    place: String,
    /// None where the key is taken out.
    value: Option<&'a Value>,
}

#[derive(Serialize)]
struct ObjectView<'a> {
    kind: &'a str,
    name: &'a str,
    fate: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    differences: Option<&'a [Difference]>,
}

impl<'a> OutcomeView<'a> {
    fn of(outcome: &'a Outcome) -> Self {
        let changes = outcome.changes.iter().map(|change| ChangeView {
            file: shown(&file(&change.path)),
            place: place(change),
            value: match &change.edit {
                Edit::Set(value) | Edit::Append(value) => Some(value),
                Edit::Remove => None,
            },
        });
        let objects = outcome.objects.iter().map(|object| {
            let (fate, differences) = match &object.fate {
                Fate::Carried => ("carried", None),
                Fate::Same => ("same", None),
                Fate::Foreign => ("foreign", None),
                Fate::Differs(differences) => ("differs", Some(differences.as_slice())),
            };
            ObjectView { kind: &object.subject.kind, name: &object.subject.name, fate, differences }
        });
        Self {
            counts: Counts {
                looked_at: outcome.objects.len(),
                carried: outcome.count(|fate| *fate == Fate::Carried),
                same: outcome.count(|fate| *fate == Fate::Same),
                reported: outcome.count(|fate| matches!(fate, Fate::Foreign | Fate::Differs(_))),
            },
            changes: changes.collect(),
            objects: objects.collect(),
            missing: &outcome.missing,
        }
    }
}
