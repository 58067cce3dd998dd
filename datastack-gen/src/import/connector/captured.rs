use datastack_core::definition::{Definition, Server};
use datastack_core::name::DatabaseName;

use super::part::{Fate, Part};
use crate::code;
use crate::connector::{Connector, ConnectorFile};
use crate::finding::{Finding, Place};

const KEY: &str = "table.include.list";

/// What the source connector says about tables.
pub(super) struct Captured {
    /// The database that all of them are of.
    pub(super) database: Option<String>,
    /// Their names; none if an expression is more than a name.
    pub(super) tables: Option<Vec<String>>,
}

impl Captured {
    pub(super) fn of(source: &Connector) -> Self {
        let list = source.entry(KEY).map(|entry| entry.value.as_str());
        let named: Option<Vec<(String, String)>> =
            list.and_then(|list| list.split(',').map(|one| name(one.trim())).collect());
        let first = named.as_ref().and_then(|named| named.first()).map(|(database, _)| database.clone());
        let one =
            named.as_ref().is_some_and(|named| named.iter().all(|(database, _)| Some(database) == first.as_ref()));
        let tables = named.filter(|_| one).map(|named| named.into_iter().map(|(_, table)| table).collect());
        Self { database: first.filter(|_| one), tables }
    }

    /// Leaves out the tables that the connector does not capture, and says what is not sure.
    pub(super) fn settle(
        &self,
        file: &ConnectorFile,
        part: &mut Part<'_>,
        definition: &mut Definition,
    ) -> Vec<Finding> {
        let entries = &part.connector.entries;
        let Some(position) = entries.iter().position(|entry| entry.key == KEY) else { return Vec::new() };
        let place = Place::range(&file.file, entries[position].key_range.clone());
        part.fates[position] = Fate::Told;
        let told = |message: String, help: &str| {
            vec![Finding::warning(code::KEY_NOT_CARRIED, place.clone(), message).help(help)]
        };
        let help = "state each in `tables/<name>.toml`, or give a dump of the server with `--ddl`";
        let Some(tables) = &self.tables else {
            return told(format!("`{KEY}` holds expressions: which tables they stand for is not known here"), help);
        };
        if definition.tables.is_empty() {
            return told(format!("`{KEY}` names tables whose columns are not known here: {}", tables.join(", ")), help);
        }
        let others: Vec<String> = definition.tables.keys().filter(|name| !tables.contains(name)).cloned().collect();
        for other in others {
            definition.tables.remove(&other);
            let reason = format!("the connector's `{KEY}` does not name it");
            definition.project.exclude.insert(other, reason);
        }
        let missing: Vec<&str> =
            tables.iter().filter(|name| !definition.tables.contains_key(*name)).map(String::as_str).collect();
        if missing.is_empty() {
            part.fates[position] = Fate::Same;
            return Vec::new();
        }
        told(format!("`{KEY}` names tables that the SQL files do not create: {}", missing.join(", ")), help)
    }

    /// The text of the project's file.
    pub(super) fn text(&self, definition: &Definition, source: &Connector) -> Result<String, toml::ser::Error> {
        let name = source.entry("name").map_or("", |entry| entry.value.as_str());
        let name: String = name.chars().filter(|character| !character.is_control()).collect();
        let mut text = format!(
            "# One pipeline: MySQL -> Debezium -> Kafka -> ClickHouse, made of the connector `{name}`.\n\
             # Whatever is not stated here has a default that is right for production.\n"
        );
        if let (Some(tables), true) = (&self.tables, definition.tables.is_empty()) {
            text.push_str("#\n# It captures these tables; each needs its columns in tables/<name>.toml:\n");
            for table in tables {
                text.push_str(&format!("#   {table}\n"));
            }
        }
        text.push_str(&toml::to_string(&definition.project)?);
        Ok(text)
    }
}

/// Database and table of an expression that is a name.
fn name(expression: &str) -> Option<(String, String)> {
    let plain = expression.replace("\\.", ".");
    let (database, table) = plain.split_once('.')?;
    let legal = |part: &str| {
        !part.is_empty() && part.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
    };
    (DatabaseName::new(database).is_ok() && legal(table)).then(|| (database.to_owned(), table.to_owned()))
}

impl Part<'_> {
    /// The server that the connector's class reads.
    pub(super) fn server(&self) -> Server {
        let class = self.connector.entry("connector.class").map_or("", |entry| entry.value.as_str());
        if class.ends_with("MariaDbConnector") { Server::MariaDb } else { Server::MySql }
    }
}
