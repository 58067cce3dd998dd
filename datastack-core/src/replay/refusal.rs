/// Why a letter is not replayed, whatever its record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The pipeline has no such table.
    Table,
    /// It is older than letters are kept: the mark of a deletion that came after it may be gone already
    /// ([`crate::clickhouse::project::MARKER_DAYS`]), so that it would bring the row back.
    Expired,
    /// The table reads another topic now: the offset says nothing of the order there.
    Topic,
    /// The letter is older than the columns `epoch` and `written`.
    Unknown,
    /// It is of another life of the topic, whose offsets were others: the view would give it the version of today.
    Epoch,
    /// A value of it would be read as another one.
    Written,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Table, Self::Expired, Self::Topic, Self::Unknown, Self::Epoch, Self::Written];

    /// The word in statements.
    pub fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Expired => "expired",
            Self::Topic => "topic",
            Self::Unknown => "unknown",
            Self::Epoch => "epoch",
            Self::Written => "written",
        }
    }

    /// The refusal of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.word() == word)
    }

    /// The reason for a reader.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Table => "the pipeline has no such table",
            Self::Expired => "older than letters are kept",
            Self::Topic => "from another topic than the one that the table reads now",
            Self::Unknown => "from before letters told their epoch",
            Self::Epoch => "from another epoch of the topic",
            Self::Written => "a column's values were written in another way then, and would be read as others",
        }
    }
}
