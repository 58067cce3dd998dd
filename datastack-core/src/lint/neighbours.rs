use std::collections::HashMap;

use super::Subject;

/// Keys whose value no two connectors may share.
const OWN: [&str; 3] = ["database.server.id", "schema.history.internal.kafka.topic", "topic.prefix"];

/// What connectors that are looked at together have in common, found once for all of them.
#[derive(Debug)]
pub struct Neighbours<'a> {
    subjects: &'a [Subject<'a>],
    first: HashMap<(&'static str, &'a str), usize>,
    transactional: Option<usize>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn of(subjects: &'a [Subject<'a>]) -> Self {
        let mut first = HashMap::new();
        for (position, subject) in subjects.iter().enumerate().filter(|(_, subject)| subject.is_debezium()) {
            for key in OWN {
                if let Some(value) = subject.get(key) {
                    first.entry((key, value.trim())).or_insert(position);
                }
            }
        }
        let transactional =
            subjects.iter().position(|subject| !subject.is_sink() && subject.says("exactly.once.support", "required"));
        Self { subjects, first, transactional }
    }

    /// The first of Debezium's connectors that gives a key of its own the same value, if that is another one.
    pub fn twin(&self, subject: &Subject, key: &'static str) -> Option<&Subject<'a>> {
        let value = subject.get(key)?.trim();
        let first = &self.subjects[*self.first.get(&(key, value))?];
        (!std::ptr::eq(first, subject)).then_some(first)
    }

    /// A source that writes in transactions.
    pub fn transactional(&self) -> Option<&Subject<'a>> {
        self.transactional.map(|position| &self.subjects[position])
    }
}
