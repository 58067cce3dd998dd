//! One configuration key, as the class that reads it declares it.

use super::pattern::fits;
use super::plug::{Aliases, Plug};
use super::value::{Accepts, Default, Importance, Kind};

/// A key of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its name; a part of it that users choose stands in angle brackets: `column.truncate.to.<length>.chars`.
    pub name: &'static str,
    /// Type of its value.
    pub kind: Kind,
    /// What it means where it is not written.
    pub default: Default,
    /// The values that it takes.
    pub accepts: Accepts,
    /// How much it matters.
    pub importance: Importance,
    /// What plugs into it.
    pub plug: Plug,
    /// The heading under which a worker lists it; empty if there is none.
    pub group: &'static str,
    /// Whether the class reads it without declaring it: a worker does not list it, and its validation says nothing of it.
    pub hidden: bool,
    /// The first version of the product that has it, where an older supported one does not; empty otherwise.
    pub since: &'static str,
    /// What to use instead, for a key that its class calls deprecated; empty otherwise.
    pub deprecated: &'static str,
    /// What a reader should know who sets it: a trap, a unit. Empty where the name says it all.
    pub note: &'static str,
    /// Whether its name has a part that users choose.
    chosen: bool,
}

macro_rules! of_kind {
    ($($method:ident $kind:ident $article:literal,)*) => {$(
        #[doc = concat!("A key for ", $article, ", which need not be written and has no default; of low importance.")]
        pub const fn $method(name: &'static str) -> Self {
            Self::new(name, Kind::$kind)
        }
    )*};
}

impl Key {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            default: Default::Unset,
            accepts: Accepts::Any,
            importance: Importance::Low,
            plug: Plug::None,
            group: "",
            hidden: false,
            since: "",
            deprecated: "",
            note: "",
            chosen: has_chosen_part(name),
        }
    }

    of_kind! {
        boolean Boolean "a truth value",
        text Text "a text",
        short Short "a 16-bit integer",
        int Int "a 32-bit integer",
        long Long "a 64-bit integer",
        double Double "a floating point number",
        list List "a list",
        class Class "the name of a class",
        password Password "a secret",
    }

    /// The same, and its class does not start without it.
    pub const fn required(mut self) -> Self {
        self.default = Default::Required;
        self
    }

    /// The same with a default, as a worker prints it.
    pub const fn default(mut self, value: &'static str) -> Self {
        self.default = Default::Value(value);
        self
    }

    /// The same for certain words only.
    pub const fn words(mut self, words: &'static [&'static str]) -> Self {
        self.accepts = Accepts::Words(words);
        self
    }

    /// The same for certain words only, whose case matters.
    pub const fn exactly(mut self, words: &'static [&'static str]) -> Self {
        self.accepts = Accepts::Exactly(words);
        self
    }

    /// The same for a number of at least `least`.
    pub const fn at_least(self, least: i64) -> Self {
        self.between(least, i64::MAX)
    }

    /// The same for a number between two.
    pub const fn between(mut self, least: i64, most: i64) -> Self {
        self.accepts = Accepts::Between(least, most);
        self
    }

    /// The same for a text that is not empty.
    pub const fn non_empty(mut self) -> Self {
        self.accepts = Accepts::NonEmpty;
        self
    }

    /// The same with high importance.
    pub const fn high(mut self) -> Self {
        self.importance = Importance::High;
        self
    }

    /// The same with medium importance.
    pub const fn medium(mut self) -> Self {
        self.importance = Importance::Medium;
        self
    }

    /// The same, and the class that it names reads the keys behind `prefix`.
    pub const fn plugs(mut self, prefix: &'static str) -> Self {
        self.plug = Plug::Class(prefix);
        self
    }

    /// The same, and the class that it names reads the keys beside it.
    pub const fn plugs_beside(mut self) -> Self {
        self.plug = Plug::Beside;
        self
    }

    /// The same, listed under a heading.
    pub const fn under(mut self, heading: &'static str) -> Self {
        self.group = heading;
        self
    }

    /// The same, read without being declared.
    pub const fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The same, and it lists aliases.
    pub const fn aliases(mut self, aliases: &'static Aliases) -> Self {
        self.plug = Plug::Aliases(aliases);
        self
    }

    /// The same, known from `version` of the product on.
    pub const fn since(mut self, version: &'static str) -> Self {
        self.since = version;
        self
    }

    /// The same, called deprecated by its class.
    pub const fn deprecated(mut self, instead: &'static str) -> Self {
        self.deprecated = instead;
        self
    }

    /// The same with what a reader should know.
    pub const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    /// Whether a name is that of the key.
    pub fn is(&self, name: &str) -> bool {
        self.name == name || self.chosen && fits(self.name, name)
    }
}

/// Whether a name has a part in angle brackets.
const fn has_chosen_part(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'<' {
            return true;
        }
        at += 1;
    }
    false
}

/// The heading under which a worker lists keys.
pub struct Heading(pub &'static str);

impl Heading {
    /// The keys under the heading.
    pub const fn over<const N: usize>(self, mut keys: [Key; N]) -> [Key; N] {
        let mut at = 0;
        while at < N {
            keys[at].group = self.0;
            at += 1;
        }
        keys
    }
}

/// Keys that a class reads without declaring them.
pub const fn hidden<const N: usize>(mut keys: [Key; N]) -> [Key; N] {
    let mut at = 0;
    while at < N {
        keys[at].hidden = true;
        at += 1;
    }
    keys
}
