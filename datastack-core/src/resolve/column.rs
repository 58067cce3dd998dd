use super::code;
use super::ingest;
use super::renamed;
use super::scope::Scope;
use super::table::Shared;
use crate::connect::{Converter, Schema, Semantic};
use crate::definition::{DdlOwner, Pii, TableDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::journey::{self, Encoding, Journey, TextForm, refusal};
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};
use crate::name::ColumnName;
use crate::pipeline::{Column, readable};

/// Resolves one column of a table.
pub(super) fn resolve(
    scope: &Scope,
    shared: &Shared<'_>,
    root: &DefinitionPath,
    table: &TableDefinition,
    name: &str,
    definition: &str,
) -> Column {
    let path = root.key("columns").key(name);
    let spec = spec(scope, shared, &path, name, definition);
    let pii = table.pii.get(name).copied();
    let excluded = table.exclude.get(name).cloned();
    if let Some(reason) = &excluded {
        scope.reason(&root.key("exclude").key(name), reason, "a column stays out of the pipeline");
    }
    let accepted_loss = table.loss.get(name).cloned();
    if let Some(reason) = &accepted_loss {
        scope.reason(&root.key("loss").key(name), reason, "a loss is accepted");
    }
    let readable = table.readable.get(name).cloned();
    let boolean = table.booleans.iter().any(|column| column == name);
    let stays = excluded.is_some() || pii == Some(Pii::Drop);
    let (spec, journey) = match spec {
        Some(spec) if stays => (spec, None),
        Some(spec) => {
            let boolean = boolean && can_be_boolean(scope, root, table, name, &spec);
            let way = Way { scope, shared, root, name, spec: &spec, pii, readable: readable.as_deref(), boolean };
            let journey = way.journey(accepted_loss.is_some());
            (spec, journey)
        }
        None => (ColumnSpec::new(ColumnType::Json), None),
    };
    Column {
        name: scope.key_name(
            &path,
            name,
            if stays { ColumnName::staying } else { ColumnName::new },
            ColumnName::placeholder,
        ),
        earlier: renamed::earlier(scope, root, table, name),
        ingest: ingest::rule(scope, root, table, name, &spec),
        spec,
        journey,
        pii,
        excluded,
        readable,
        boolean,
        accepted_loss,
        immutable: table.immutable.iter().any(|column| column == name),
        transformed: table.history.transformed.iter().any(|column| column == name),
        codec: table.clickhouse.codec.get(name).cloned(),
        skip_index: table.clickhouse.skip_indexes.get(name).cloned(),
    }
}

fn spec(scope: &Scope, shared: &Shared<'_>, path: &DefinitionPath, name: &str, definition: &str) -> Option<ColumnSpec> {
    match ColumnSpec::parse(definition) {
        Ok(spec) => {
            if let (Some(spelling), DdlOwner::External) = (&spec.spelling, shared.mysql.ddl) {
                let message = format!(
                    "column `{name}` is spelled {spelling:?} in the application's DDL: a CREATE or ALTER read from the \
                     binlog gives it another type than the snapshot does"
                );
                let help = "write the canonical type in the migration, for example `tinyint(1)` for BOOL";
                scope.push(
                    Diagnostic::warning(code::SPELLING, path.clone(), message).refusing(&refusal::RESPELLED).help(help),
                );
            }
            for reason in spec.refusals(shared.mysql.server) {
                let message = format!("column `{name}`: {reason}");
                let help = "change the definition, or say with `mysql.server` which server it is";
                let finding = Diagnostic::error(code::COLUMN, path.clone(), message);
                scope.push(finding.refusing(&refusal::REFUSED_BY_SERVER).help(help));
            }
            Some(spec)
        }
        Err(errors) => {
            for error in errors {
                let message = format!("column `{name}`: {}", error.message);
                let mut finding = Diagnostic::error(code::COLUMN, path.clone(), message)
                    .within(error.span)
                    .refusing(&refusal::UNREAD_COLUMN);
                finding.help = error.help;
                scope.push(finding);
            }
            None
        }
    }
}

/// The converter goes by the type's name, and knows none with ZEROFILL.
fn can_be_boolean(
    scope: &Scope,
    root: &DefinitionPath,
    table: &TableDefinition,
    name: &str,
    spec: &ColumnSpec,
) -> bool {
    if matches!(spec.column_type, ColumnType::Integer { width: IntegerWidth::Tiny, zerofill: false, .. }) {
        return true;
    }
    let index = table.booleans.iter().position(|column| column == name).unwrap_or_default();
    let message = format!("column `{name}` is no TINYINT, or one with ZEROFILL, and would arrive as it is");
    let help = "delete it from the list; BIT(1) is a truth value by itself";
    let finding = Diagnostic::error(code::BOOLEAN, root.key("booleans").index(index), message);
    scope.push(finding.refusing(&refusal::NO_TINYINT).help(help));
    false
}

/// What decides the way of one column.
struct Way<'a> {
    scope: &'a Scope,
    shared: &'a Shared<'a>,
    root: &'a DefinitionPath,
    name: &'a str,
    spec: &'a ColumnSpec,
    pii: Option<Pii>,
    readable: Option<&'a str>,
    boolean: bool,
}

impl Way<'_> {
    fn journey(&self, loss_accepted: bool) -> Option<Journey> {
        let modes = &self.shared.cdc.modes;
        let emitted = match journey::emitted(self.spec, self.boolean, modes) {
            Ok(schema) => Schema { masked: self.masked(), source_type: self.source_type(), ..schema },
            Err(unsupported) => {
                let path = self.root.key("columns").key(self.name);
                let message = format!("column `{}`: {}", self.name, unsupported.reason);
                let finding = Diagnostic::error(code::TYPE, path, message);
                self.scope.push(finding.refusing(unsupported.refusal).help(unsupported.help));
                return None;
            }
        };
        let recorded = self.recorded(&emitted);
        self.null_over_default(&recorded);
        let journey = Journey::new(self.name, self.spec, emitted, recorded, modes);
        let loss = &journey.loss;
        if loss.is_none() && loss_accepted {
            let path = self.root.key("loss").key(self.name);
            let message = format!("column `{}` loses nothing that could be accepted", self.name);
            let finding = Diagnostic::warning(code::ACCEPTANCE, path, message).at_key();
            self.scope.push(finding.help("delete the line"));
        }
        if let Some(loss) = loss
            && !loss_accepted
            // Said of the project.
            && loss.code != code::CONTRADICTION
        {
            let path = self.root.key("columns").key(self.name);
            let message = format!("column `{}` loses values at {}: {}", self.name, loss.hop, loss.what);
            let help = format!(
                "exact would be {}; to accept the loss, write `{} = \"reason\"` under `[loss]`",
                loss.mends_text(),
                self.name
            );
            let mut finding = Diagnostic::error(loss.code, path, message).help(help);
            finding.refusal = loss.refusal.map(|refusal| refusal.name);
            self.scope.push(finding);
        }
        Some(journey)
    }

    fn source_type(&self) -> Vec<(String, String)> {
        let server = self.shared.mysql.server;
        match (self.shared.cdc.source_types, self.shared.mysql.ddl) {
            (false, _) => Vec::new(),
            // The generated DDL states no width that says nothing.
            (true, DdlOwner::Managed) => journey::source_type(self.name, &self.spec.canonical(), server),
            (true, DdlOwner::External) => journey::source_type(self.name, self.spec, server),
        }
    }

    fn masked(&self) -> bool {
        matches!(self.pii, Some(Pii::Hash | Pii::Mask))
    }

    /// Debezium masks character columns only; on any other type it says nothing and changes nothing.
    fn recorded(&self, emitted: &Schema) -> Encoding {
        let characters = match &self.spec.column_type {
            ColumnType::Char { length, .. } => Some(u32::from(*length)),
            ColumnType::Varchar { length, .. } => Some(u32::from(*length)),
            ColumnType::Text { size, .. } => Some(size.max_bytes()),
            _ => None,
        };
        let path = self.root.key("pii").key(self.name);
        let text = match (self.pii, characters) {
            (Some(Pii::Hash | Pii::Mask), None) => {
                let message =
                    format!("column `{}` is no text, and Debezium would leave its values as they are", self.name);
                let help = "write `drop`, or `keep` if that is meant";
                let finding = Diagnostic::error(code::PII, path, message);
                self.scope.push(finding.refusing(&refusal::MASK_OF_NO_TEXT).help(help));
                TextForm::Own
            }
            (Some(Pii::Hash), Some(characters)) => {
                self.hash(&path, characters);
                TextForm::Hash
            }
            (Some(Pii::Mask), Some(_)) => TextForm::Mask,
            _ => match self.readable {
                Some(pattern) => return self.as_text(emitted, pattern),
                None => TextForm::Own,
            },
        };
        Encoding { schema: emitted.clone(), text }
    }

    fn hash(&self, path: &DefinitionPath, characters: u32) {
        if characters < 64 {
            let message = format!(
                "the hash of `{}` is cut to the column's {characters} characters, and different values become equal",
                self.name
            );
            let help = "a column of 64 characters or more, or `drop`";
            let finding = Diagnostic::error(code::PII, path.clone(), message);
            self.scope.push(finding.refusing(&refusal::HASH_CUT).help(help));
        }
        if self.shared.cdc.hash_salt.is_none() {
            let message = format!("`{}` is hashed, but there is no salt", self.name);
            let help =
                "write `hash_salt = \"...\"` under `[cdc]`; it stands in the connector's file, so it is no secret";
            let salt = DefinitionPath::project().key("cdc");
            let finding = Diagnostic::error(code::PII, path.clone(), message).and(salt, "no salt here");
            self.scope.push(finding.refusing(&refusal::HASH_WITHOUT_SALT).help(help));
        }
    }

    fn as_text(&self, emitted: &Schema, pattern: &str) -> Encoding {
        let path = self.root.key("readable").key(self.name);
        let clock = matches!(
            emitted.semantic,
            Some(Semantic::Timestamp | Semantic::MicroTimestamp | Semantic::ConnectTimestamp)
        );
        if !clock {
            let message = format!("column `{}` is no DATETIME that TimestampConverter can write as text", self.name);
            let help = "delete the line; only DATETIME columns can be made readable";
            let finding = Diagnostic::error(code::READABLE, path, message);
            self.scope.push(finding.refusing(&refusal::NO_CLOCK).help(help));
            return Encoding { schema: emitted.clone(), text: TextForm::Own };
        }
        let schema = readable(self.name, pattern, emitted).converted(emitted.optional);
        Encoding { schema, text: TextForm::Clock { pattern: pattern.to_owned() } }
    }

    fn null_over_default(&self, recorded: &Encoding) {
        let way = match &self.shared.cdc.converter {
            Converter::ConfluentAvro { keeps_null_over_default: false, .. } => &refusal::NULL_OVER_DEFAULT,
            Converter::ConfluentAvro { metadata: true, .. } => &refusal::NULL_OVER_DEFAULT_IN_ARCHIVE,
            Converter::ConfluentAvro { .. } | Converter::Json => return,
        };
        if !recorded.schema.optional || recorded.schema.default.is_none() {
            return;
        }
        let path = self.root.key("columns").key(self.name);
        let message = format!(
            "column `{}` can be NULL and has a default: an Avro converter before 7.3 writes the default for NULL, and with \
             `cdc.avro_metadata` the archive does",
            self.name
        );
        self.scope.push(
            Diagnostic::error(code::NULL_DEFAULT, path, message)
                .and(DefinitionPath::project().keys("versions.converter"), "7.3 or later is needed")
                .refusing(way)
                .help("a newer converter, `cdc.format = \"json\"`, NOT NULL, or no default"),
        );
    }
}
