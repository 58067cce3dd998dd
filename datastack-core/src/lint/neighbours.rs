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
    sources: Vec<usize>,
    read: HashMap<Reading<'a>, usize>,
}

/// What a source reads, and its name without a version at the end.
type Reading<'a> = (&'a str, [Option<&'a str>; 4]);

impl<'a> Neighbours<'a> {
    pub(super) fn of(subjects: &'a [Subject<'a>]) -> Self {
        let (mut first, mut read, mut sources) = (HashMap::new(), HashMap::new(), Vec::new());
        for (position, subject) in subjects.iter().enumerate().filter(|(_, subject)| subject.is_debezium()) {
            sources.push(position);
            read.entry(reading(subject)).or_insert(position);
            for key in OWN {
                if let Some(value) = subject.get(key) {
                    first.entry((key, value.trim())).or_insert(position);
                }
            }
        }
        let transactional =
            subjects.iter().position(|subject| !subject.is_sink() && subject.says("exactly.once.support", "required"));
        Self { subjects, first, transactional, sources, read }
    }

    /// The first of Debezium's connectors that gives a key of its own the same value, if that is another one.
    pub fn twin(&self, subject: &Subject, key: &'static str) -> Option<&Subject<'a>> {
        let value = subject.get(key)?.trim();
        let first = &self.subjects[*self.first.get(&(key, value))?];
        (!std::ptr::eq(first, subject)).then_some(first)
    }

    /// The first of Debezium's connectors that reads the same tables of the same server, under a name that differs in its
    /// version alone.
    pub fn earlier(&self, subject: &Subject<'a>) -> Option<&Subject<'a>> {
        let first = &self.subjects[*self.read.get(&reading(subject))?];
        (!std::ptr::eq(first, subject) && first.name() != subject.name()).then_some(first)
    }

    /// Debezium's connectors.
    pub fn sources(&self) -> impl Iterator<Item = &Subject<'a>> {
        self.sources.iter().map(|position| &self.subjects[*position])
    }

    /// A source that writes in transactions.
    pub fn transactional(&self) -> Option<&Subject<'a>> {
        self.transactional.map(|position| &self.subjects[position])
    }
}

fn reading<'a>(subject: &Subject<'a>) -> Reading<'a> {
    let keys = ["database.hostname", "database.port", "database.include.list", "table.include.list"];
    (unversioned(subject.name()), keys.map(|key| subject.get(key).map(str::trim)))
}

/// `orders-source` of `orders-source-v12`.
fn unversioned(name: &str) -> &str {
    let digits = name.trim_end_matches(|c: char| c.is_ascii_digit());
    digits.trim_end_matches(['v', 'V']).trim_end_matches(['-', '_', '.'])
}
