/// A fault that no file of a connector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// What it is, in a line.
    pub says: &'static str,
    /// Where it is seen instead.
    pub instead: &'static str,
}

/// What the rules cannot see, with what does.
pub const UNSEEN: &[Unseen] = &[
    Unseen {
        says: "a schema that is not compatible with the one before it, such as a NOT NULL column without a default",
        instead: "the earlier one stands in the registry: `plan` asks it before anything is changed",
    },
    Unseen {
        says: "a TRUNCATE: it sends nothing, and the rows stay downstream",
        instead: "take the privilege DROP from the application's user; one that is captured and dropped is DS1137",
    },
    Unseen {
        says: "a connector that runs already under another name",
        instead: "the worker knows: `lint http://connect:8083` compares all that it has (DS1139)",
    },
    Unseen {
        says: "a column of a key that is left out, in a file that does not state the key",
        instead: "the tables tell: `lint --project` (DS1136)",
    },
];
