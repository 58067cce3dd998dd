use std::collections::BTreeMap;
use std::ops::Range;

/// Something in a SQL file that the tables read from it do not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNote {
    /// The bytes of the text that the note is about; the first of them where several are counted together.
    pub span: Range<usize>,
    /// The line of the span's start, from 1.
    pub line: usize,
    /// What is not carried over, naming the subject, and why that matters.
    pub what: String,
    /// How much that matters.
    pub severity: ReadSeverity,
}

/// How much it matters that something was not carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadSeverity {
    /// It says nothing about the values of a table: rows, session settings, storage options.
    Info,
    /// It is part of the schema or changes rows, and has to be kept up elsewhere.
    Warning,
    /// It could not be read: a table or a column is missing or may be wrong.
    Error,
}

/// Notes in the making.
#[derive(Debug, Default)]
pub(super) struct Notes {
    single: Vec<(Range<usize>, String, ReadSeverity)>,
    /// By what is said and of what: the first place and how many.
    counted: BTreeMap<(&'static str, String), (Range<usize>, usize)>,
}

impl Notes {
    pub fn add(&mut self, span: Range<usize>, severity: ReadSeverity, what: impl Into<String>) {
        self.single.push((span, what.into(), severity));
    }

    pub fn info(&mut self, span: Range<usize>, what: impl Into<String>) {
        self.add(span, ReadSeverity::Info, what);
    }

    pub fn warning(&mut self, span: Range<usize>, what: impl Into<String>) {
        self.add(span, ReadSeverity::Warning, what);
    }

    pub fn error(&mut self, span: Range<usize>, what: impl Into<String>) {
        self.add(span, ReadSeverity::Error, what);
    }

    /// Counts things of no consequence that dumps hold by the thousand; one note tells of all of them.
    pub fn count(&mut self, span: Range<usize>, subject: &str, what: &'static str) {
        self.counted.entry((what, subject.to_owned())).or_insert((span, 0)).1 += 1;
    }

    pub fn finish(self, sql: &str) -> Vec<ReadNote> {
        let counted = self.counted.into_iter().map(|((what, subject), (first, count))| {
            let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
            (first, format!("`{subject}`{times}: {what}"), ReadSeverity::Info)
        });
        let mut notes: Vec<_> = self.single.into_iter().chain(counted).collect();
        notes.sort_by_key(|(span, ..)| (span.start, span.end));
        let mut line = 1;
        let mut counted_to = 0;
        notes
            .into_iter()
            .map(|(span, what, severity)| {
                let between = sql.as_bytes().get(counted_to..span.start).unwrap_or_default();
                line += between.iter().filter(|byte| **byte == b'\n').count();
                counted_to = counted_to.max(span.start);
                ReadNote { span, line, what, severity }
            })
            .collect()
    }
}
