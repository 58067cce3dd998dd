use std::ops::Range;

use super::clause;
use super::lexeme::Lexeme;
use super::statement::{OBJECTS, Reader, key, object_name};

impl Reader {
    /// `DROP TABLE`, `DROP INDEX`, `DROP DATABASE`; whatever else is dropped is not read here.
    pub(super) fn drop_object(&mut self, sql: &str, head: &[Lexeme<'_>], range: Range<usize>) {
        let kind = head.iter().skip(1).find(|lexeme| lexeme.is_any(OBJECTS));
        let verb = format!("DROP {}", kind.map_or("", |kind| kind.raw).to_uppercase());
        if kind.is_some_and(|kind| kind.is_any(&["database", "schema"])) {
            self.drop_database(head, range);
            return;
        }
        let temporary = head.get(1).is_some_and(|word| word.is("temporary"));
        let Some(kind) = kind.filter(|kind| kind.is_any(&["table", "index"]) && !temporary) else {
            self.notes.count(range, verb.trim(), "drops nothing that is read here");
            return;
        };
        let Some(source) = self.source(sql, range.clone(), "a DROP statement") else { return };
        let mut cursor = source.cursor();
        while !cursor.eat_word(kind.raw) && cursor.advance().is_some() {}
        cursor.eat_words(&["if", "exists"]);
        if kind.is("index") {
            let index = clause::name(&mut cursor);
            cursor.eat_word("on");
            let table = clause::table_name(&mut cursor).and_then(|(database, name)| self.position(database, &name));
            if let (Some(index), Some(Some(table))) = (index, table.and_then(|table| self.tables.get_mut(table))) {
                table.indexes.retain(|other| other.name.as_ref() != Some(&index));
            }
            return;
        }
        let mut dropped = false;
        while let Some((database, name)) = clause::table_name(&mut cursor) {
            let key = key(&database.or_else(|| self.database.clone()), &name);
            if let Some(position) = self.by_name.remove(&key) {
                self.tables[position] = None;
                dropped = true;
                self.notes.info(range.clone(), format!("table `{name}` is dropped again"));
            }
            if !cursor.eat_symbol(",") {
                break;
            }
        }
        if !dropped {
            self.notes.count(range, "DROP TABLE", "drops nothing that is read here");
        }
    }

    fn drop_database(&mut self, head: &[Lexeme<'_>], range: Range<usize>) {
        let name = object_name(head.get(2..).unwrap_or_default());
        self.defaults.remove(&name);
        let gone: Vec<_> =
            self.by_name.keys().filter(|(database, _)| database.as_ref() == Some(&name)).cloned().collect();
        if gone.is_empty() {
            self.notes.count(range, "DROP DATABASE", "drops nothing that is read here");
            return;
        }
        for position in gone.iter().filter_map(|key| self.by_name.remove(key)).collect::<Vec<_>>() {
            self.tables[position] = None;
        }
        self.notes.info(range, format!("database `{name}` is dropped again, with its {} tables", gone.len()));
    }
}
