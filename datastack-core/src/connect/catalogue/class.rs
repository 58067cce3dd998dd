//! A class that a worker loads: a connector, a transform, a predicate, a converter, a config provider, or a part of one.

use super::key::Key;

/// What a class is to a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A source connector.
    Source,
    /// A sink connector.
    Sink,
    /// A transform; its name ends in `$Key` or `$Value` where it has these variants.
    Transform,
    /// A predicate.
    Predicate,
    /// A converter.
    Converter,
    /// A config provider.
    ConfigProvider,
    /// A part of a connector that is named in one of its keys, such as the storage of Debezium's schema history.
    Part,
}

impl Role {
    /// The word for it in docs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Sink => "sink",
            Self::Transform => "transform",
            Self::Predicate => "predicate",
            Self::Converter => "converter",
            Self::ConfigProvider => "config provider",
            Self::Part => "part",
        }
    }
}

/// How the keys of a class are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// A running worker was asked for them.
    Run,
    /// The class was loaded and its definitions were read, since a worker does not tell them, or does not have the class.
    Loaded,
    /// They were read in the source or the documentation of the class, which could not be run.
    Source,
}

impl Verified {
    /// The word for it in docs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Loaded => "loaded",
            Self::Source => "source",
        }
    }
}

/// Keys without a list: whatever stands behind a prefix is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// What the keys begin with, its dot included.
    pub prefix: &'static str,
    /// To whom they are handed on: the name of a class, which reads the keys that it knows, or a description.
    pub of: &'static str,
}

impl Family {
    /// Whether it takes a key as it is, given as its scope reads it.
    pub fn takes(&self, key: &str) -> bool {
        key.len() > self.prefix.len() && key.starts_with(self.prefix) && self.receiver().is_none()
    }

    /// The class that reads the keys, if it is known.
    pub fn receiver(&self) -> Option<&'static Class> {
        super::class(self.of)
    }
}

/// A class with its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Its Java name.
    pub name: &'static str,
    /// What it is to a worker.
    pub role: Role,
    /// The product that it comes with, and the version whose keys stand here.
    pub product: &'static str,
    /// How its keys are known.
    pub verified: Verified,
    /// Its keys, in groups that several classes may share.
    pub keys: &'static [&'static [Key]],
    /// Keys without a list.
    pub families: &'static [Family],
}

impl Class {
    /// All keys of the class itself, without those that a worker adds.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().copied().flatten()
    }

    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.is(name))
    }

    /// The name without its package.
    pub fn simple_name(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }
}
