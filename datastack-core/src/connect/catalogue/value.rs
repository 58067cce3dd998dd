//! What the value of a key may be, as the class that reads it declares it.

/// Type of a key's value, in Kafka's words (`ConfigDef.Type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`, in any case.
    Boolean,
    /// A text.
    Text,
    /// A 16-bit integer.
    Short,
    /// A 32-bit integer.
    Int,
    /// A 64-bit integer.
    Long,
    /// A floating point number.
    Double,
    /// Texts, with commas between them.
    List,
    /// The name of a Java class.
    Class,
    /// A text that a worker hides.
    Password,
}

impl Kind {
    /// Its name in the answers of a worker.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "BOOLEAN",
            Self::Text => "STRING",
            Self::Short => "SHORT",
            Self::Int => "INT",
            Self::Long => "LONG",
            Self::Double => "DOUBLE",
            Self::List => "LIST",
            Self::Class => "CLASS",
            Self::Password => "PASSWORD",
        }
    }
}

/// What a key means where it is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// The class refuses to start.
    Required,
    /// Nothing: the key has no value.
    Unset,
    /// This value, as a worker prints it.
    Value(&'static str),
}

impl Default {
    /// The value, if there is one.
    pub const fn value(self) -> Option<&'static str> {
        match self {
            Self::Value(value) => Some(value),
            Self::Required | Self::Unset => None,
        }
    }
}

/// How much a key matters, as its class declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    /// Most users state it.
    High,
    /// Some users state it.
    Medium,
    /// Few users state it.
    Low,
}

impl Importance {
    /// Its name in the answers of a worker.
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "HIGH",
            Self::Medium => "MEDIUM",
            Self::Low => "LOW",
        }
    }
}

/// The values that a key takes, beyond what its type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    /// Whatever its type allows.
    Any,
    /// One of these words, in any case; a list key takes any of them.
    Words(&'static [&'static str]),
    /// One of these words, in this case only.
    Exactly(&'static [&'static str]),
    /// A number from the first to the second, both included.
    Between(i64, i64),
    /// A text that is not empty.
    NonEmpty,
}
