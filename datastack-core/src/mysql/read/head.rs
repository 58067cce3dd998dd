use crate::definition::Server;

/// What the comments at the head of a dump tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The product that was dumped.
    pub server: Option<Server>,
    /// The database that was dumped.
    pub database: Option<String>,
}

/// Programs that dump write their head into the first lines.
const LINES: usize = 40;

/// Reads the comments in the first lines; phpMyAdmin names the database after some statements.
pub(super) fn head(sql: &str) -> Head {
    let mut head = Head::default();
    for line in sql.trim_start_matches('\u{feff}').lines().take(LINES).map(str::trim) {
        let Some(comment) = comment(line) else { continue };
        if comment.to_ascii_lowercase().contains("mariadb") || line.starts_with("/*M!") {
            head.server = Some(Server::MariaDb);
        } else if head.server.is_none() && (comment.starts_with("MySQL dump") || comment.starts_with("Server version"))
        {
            head.server = Some(Server::MySql);
        }
        if head.database.is_none() {
            head.database = database(comment);
        }
    }
    head
}

/// The text of a line that holds nothing but a comment.
fn comment(line: &str) -> Option<&str> {
    let text = line.strip_prefix("--").or_else(|| line.strip_prefix('#'));
    text.or_else(|| line.starts_with("/*M!").then_some(line)).map(str::trim)
}

/// `Host: localhost    Database: shop` of mysqldump, and phpMyAdmin's line with the name in backticks.
fn database(comment: &str) -> Option<String> {
    let name = match comment.strip_prefix("Database:") {
        Some(name) => name,
        None => comment.strip_prefix("Host:")?.split_once("Database:")?.1,
    };
    let name = name.trim().trim_matches(['`', '"', '\'']);
    (!name.is_empty()).then(|| name.to_owned())
}
