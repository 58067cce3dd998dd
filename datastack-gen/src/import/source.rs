use datastack_core::definition::Server;
use datastack_core::mysql::read::ReadTable;
use datastack_core::name::ProjectName;

use crate::sql::SqlFile;

/// Which server and database the files are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) server: Server,
    pub(super) database: String,
    /// Name of the project.
    pub(super) name: String,
}

impl Source {
    /// What the files tell; `folder` is the name that follows from the project's folder.
    pub(super) fn of(files: &[SqlFile], database: Option<&str>, folder: &str) -> Self {
        let tables = || files.iter().flat_map(|file| &file.sql.tables);
        let stated = tables().next().and_then(|table| table.database.as_deref());
        let head = files.iter().find_map(|file| file.sql.database.as_deref());
        let database = database.or(stated).or(head).unwrap_or(folder).to_owned();
        let name = ProjectName::new(&database).map_or_else(|_| folder.to_owned(), |name| name.to_string());
        let server = files.iter().find_map(|file| file.sql.server).unwrap_or_else(|| server(tables()));
        Self { server, database, name }
    }

    /// Whether a table belongs to the database; one that names none does.
    pub(super) fn holds(&self, table: &ReadTable) -> bool {
        table.database.as_ref().is_none_or(|database| *database == self.database)
    }
}

/// The server that takes more of the columns; MySQL if both take all.
fn server<'a>(tables: impl Iterator<Item = &'a ReadTable>) -> Server {
    let (mut mysql, mut mariadb) = (0, 0);
    for column in tables.flat_map(|table| &table.columns) {
        mysql += column.spec.refusals(Server::MySql).len();
        mariadb += column.spec.refusals(Server::MariaDb).len();
    }
    if mariadb < mysql { Server::MariaDb } else { Server::MySql }
}
