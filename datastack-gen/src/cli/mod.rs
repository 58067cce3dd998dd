//! The `datastack-gen` command: its arguments and exit status. One file for each verb.

mod catalogue;
mod check;
mod completions;
mod explain;
mod generate;
mod grid;
mod import;
mod init;
mod lint;
#[cfg(feature = "live")]
mod live;
mod not_built;
mod report;
mod rules;
mod schema;
mod trace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use report::{Color, Format, Printer};

const EXAMPLES: &str = "\
Examples:
  datastack-gen init shop               start a project in the folder shop
  datastack-gen generate shop           write every artifact of it
  datastack-gen check shop              say what is out of date; exit status 1 if anything is
  datastack-gen generate shop --env dev write the artifacts of the environment dev into shop/env/dev
  datastack-gen lint connectors         say what is wrong with the connectors in the folder connectors

Exit status: 0 done, or nothing to do; 1 findings or differences; 2 could not run.";

/// Generates every artifact of a MySQL to ClickHouse pipeline from one definition.
#[derive(Debug, Parser)]
#[command(name = "datastack-gen", version, after_help = EXAMPLES, max_term_width = 100)]
struct Args {
    /// How findings are printed: text on standard error, json (a list) on standard output; lint knows sarif too.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// When colours are used; auto: on a terminal, unless the variable NO_COLOR is set.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Init(init::Init),
    Generate(generate::Generate),
    Check(check::Check),
    #[cfg(feature = "live")]
    Plan(live::Plan),
    #[cfg(feature = "live")]
    Apply(live::Apply),
    #[cfg(feature = "live")]
    Status(live::Status),
    #[cfg(feature = "live")]
    Verify(live::Verify),
    #[cfg(feature = "live")]
    Doctor(live::Doctor),
    #[cfg(feature = "live")]
    Resnapshot(live::Resnapshot),
    #[cfg(feature = "live")]
    ReplayDeadLetters(live::ReplayDeadLetters),
    Explain(explain::Explain),
    Catalogue(catalogue::Catalogue),
    Import(import::Import),
    Lint(lint::Lint),
    Rules(rules::Rules),
    Trace(trace::Trace),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// The project that a verb works on.
#[derive(Debug, clap::Args)]
struct Target {
    /// The folder that holds `datastack.toml`.
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
    /// The environment: the overlay `[env.NAME]` is laid over the project, files go to DIR/env/NAME.
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
}

impl Target {
    /// The command that brings the files up to date.
    fn mend(&self) -> String {
        let mut command = "datastack-gen generate".to_owned();
        if self.folder.as_os_str() != "." {
            command.push_str(&format!(" {}", self.folder.display()));
        }
        if let Some(name) = &self.env {
            command.push_str(&format!(" --env {name}"));
        }
        command
    }
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    Done = 0,
    Findings = 1,
    Failed = 2,
}

/// Runs the command with the arguments of the process.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        #[cfg(not(feature = "live"))]
        Err(error) => return report::usage(&not_built::explained(error)),
        #[cfg(feature = "live")]
        Err(error) => return report::usage(&error),
    };
    if args.format == Format::Sarif && !matches!(args.verb, Verb::Lint(_)) {
        let message = "only `lint` prints SARIF; the other commands have --format json";
        return report::usage(&Args::command().error(ErrorKind::InvalidValue, message));
    }
    let printer = Printer::new(args.format, args.color);
    let exit = match &args.verb {
        Verb::Init(verb) => verb.run(&printer),
        Verb::Generate(verb) => verb.run(&printer),
        Verb::Check(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Plan(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Apply(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Status(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Verify(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Doctor(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::Resnapshot(verb) => verb.run(&printer),
        #[cfg(feature = "live")]
        Verb::ReplayDeadLetters(verb) => verb.run(&printer),
        Verb::Explain(verb) => verb.run(&printer),
        Verb::Catalogue(verb) => verb.run(&printer),
        Verb::Import(verb) => verb.run(&printer),
        Verb::Lint(verb) => verb.run(&printer),
        Verb::Rules(verb) => verb.run(&printer),
        Verb::Trace(verb) => verb.run(&printer),
        Verb::Schema(verb) => verb.run(&printer),
        Verb::Completions(verb) => verb.run(&printer),
    };
    ExitCode::from(exit as u8)
}
