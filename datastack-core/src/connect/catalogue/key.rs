//! One configuration key, as the class that reads it declares it.

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

/// What plugs into a key and reads keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plug {
    /// Nothing.
    None,
    /// The class that the value names; its keys stand behind this prefix: `value.converter` names one that reads
    /// `value.converter.*`.
    Class(&'static str),
    /// The class that the value names; its keys stand beside this one.
    Beside,
    /// Aliases that the value lists: `transforms = "a"` makes `transforms.a.type` name a class that reads
    /// `transforms.a.*`.
    Aliases(&'static Aliases),
}

/// What stands behind each alias of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Aliases {
    /// What stands before the alias; a dot follows it.
    pub prefix: &'static str,
    /// Aliases that exist without being listed.
    pub always: &'static [&'static str],
    /// Keys that every alias has, `type` among them if it names a class.
    pub keys: &'static [&'static [Key]],
    /// To whom all other keys behind an alias are handed on; empty if there is no such receiver.
    pub rest: &'static str,
}

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
        match self.name.split_once('<') {
            None => self.name == name,
            Some((before, rest)) => name.strip_prefix(before).is_some_and(|name| follows(rest, name)),
        }
    }
}

/// Whether a name goes on as a pattern does that begins inside a pair of angle brackets. Each pair stands for at least
/// one character, and for as few as will do.
fn follows(pattern: &str, name: &str) -> bool {
    let after = pattern.split_once('>').map_or("", |(_, after)| after);
    let (fixed, rest) = match after.split_once('<') {
        Some((fixed, rest)) => (fixed, Some(rest)),
        None => (after, None),
    };
    let mut others = name.chars();
    if others.next().is_none() {
        return false;
    }
    let others = others.as_str();
    match rest {
        None => others.ends_with(fixed),
        Some(rest) => others.find(fixed).is_some_and(|at| follows(rest, &others[at + fixed.len()..])),
    }
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
