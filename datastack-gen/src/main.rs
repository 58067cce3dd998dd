//! The `datastack-gen` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    datastack_gen::cli::main()
}
