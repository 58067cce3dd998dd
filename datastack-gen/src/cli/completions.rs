use clap::CommandFactory;
use clap_complete::Shell;

use super::report::Printer;
use super::{Args, Exit};

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen completions bash > ~/.local/share/bash-completion/completions/datastack-gen")]
pub(super) struct Completions {
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Args::command(), "datastack-gen", &mut script);
        printer.text(&String::from_utf8_lossy(&script));
        Exit::Done
    }
}
