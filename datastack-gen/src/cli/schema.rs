use clap::ValueEnum;

use super::Exit;
use super::report::Printer;
use crate::schema;

/// Print the JSON Schema of a definition file, for editors.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen schema > datastack.schema.json
  datastack-gen schema table > table.schema.json")]
pub(super) struct Schema {
    /// Which file.
    #[arg(value_enum, default_value_t = Document::Project)]
    document: Document,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Document {
    /// `datastack.toml`
    Project,
    /// `tables/<name>.toml`
    Table,
}

impl Schema {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let schema = match self.document {
            Document::Project => schema::project(),
            Document::Table => schema::table(),
        };
        printer.text(&format!("{schema:#}"));
        Exit::Done
    }
}
