use super::ReadTable;
use super::clause::name;
use crate::mysql::charset::{canonical_set, set_of_collation};
use crate::mysql::parse::Cursor;

/// What a database says about the text of its tables.
#[derive(Debug, Clone, Default)]
pub(super) struct Defaults {
    charset: Option<String>,
    collation: Option<String>,
}

/// Reads the options of `CREATE DATABASE` and `ALTER DATABASE`.
pub(super) fn defaults(cursor: &mut Cursor<'_>) -> Defaults {
    let mut found = Defaults::default();
    while cursor.peek().is_some() {
        if cursor.eat_word("charset") || cursor.eat_words(&["character", "set"]) || cursor.eat_words(&["char", "set"]) {
            cursor.eat_symbol("=");
            found.charset = name(cursor).map(|charset| canonical_set(charset.to_lowercase()));
        } else if cursor.eat_word("collate") {
            cursor.eat_symbol("=");
            found.collation = name(cursor).map(|collation| collation.to_lowercase());
        } else {
            cursor.advance();
        }
    }
    found
}

impl Defaults {
    /// Takes what a later statement says; a character set brings its own collation.
    pub fn take(&mut self, later: Self) {
        if later.charset.is_some() || later.collation.is_some() {
            *self = later;
        }
    }

    /// A table that names neither takes both.
    pub fn fill(&self, table: &mut ReadTable) {
        if table.charset.is_some() || table.collation.is_some() {
            return;
        }
        table.charset = self
            .charset
            .clone()
            .or_else(|| self.collation.as_deref().and_then(set_of_collation).map(|set| canonical_set(set.to_owned())));
        table.collation.clone_from(&self.collation);
    }
}
