//! Settings of a class, read from the texts of a configuration and written back.

use crate::connect::Config;
use crate::connect::catalogue::{Default, Key};

/// A setting that a class does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingFault {
    /// The key, with all that stands before it.
    pub key: String,
    /// What is wrong with it.
    pub message: String,
}

/// The settings behind one prefix, and what was wrong with those that were read.
#[derive(Debug)]
pub struct Settings<'a> {
    config: &'a Config,
    prefix: String,
    pub(super) faults: Vec<SettingFault>,
}

impl<'a> Settings<'a> {
    pub(in crate::connect) fn new(config: &'a Config, prefix: impl Into<String>) -> Self {
        Self { config, prefix: prefix.into(), faults: Vec::new() }
    }

    /// Text of a key, as it is written.
    pub(in crate::connect) fn text(&self, name: &str) -> Option<&'a str> {
        self.config.get(&format!("{}{name}", self.prefix))
    }

    /// All settings that the class itself reads.
    pub(in crate::connect) fn own(&self) -> Config {
        let mut own = Config::default();
        for (key, value) in self.config.iter() {
            match key.strip_prefix(&self.prefix) {
                None | Some("type" | "predicate" | "negate") => {}
                Some(bare) => own.set(bare, value),
            }
        }
        own
    }

    pub(in crate::connect) fn refuse(&mut self, name: &str, message: impl Into<String>) {
        let key = format!("{}{name}", self.prefix);
        self.faults.push(SettingFault { key, message: message.into() });
    }

    /// The value of a key: as written, or its default.
    pub(in crate::connect) fn read<T: Setting>(&mut self, key: &Key) -> T {
        let Some(text) = self.text(key.name) else {
            if key.default == Default::Required {
                self.refuse(key.name, format!("`{}` is missing", key.name));
            }
            return key.default.value().and_then(|text| T::parse(text).ok()).unwrap_or_else(T::absent);
        };
        T::parse(text).unwrap_or_else(|what| {
            self.refuse(key.name, format!("`{text}` is no {what}"));
            T::absent()
        })
    }
}

/// Writes a setting, unless it is what the class takes without it.
pub(in crate::connect) fn write<T: Setting>(config: &mut Config, key: &Key, value: &T) {
    match value.print() {
        Some(text) if key.default.value() != Some(text.as_str()) => config.set(key.name, text),
        _ => {}
    }
}

/// A type of settings.
pub trait Setting: Sized {
    /// The value of a text, or what the text ought to be.
    fn parse(text: &str) -> Result<Self, String>;

    /// The text; none if the key is not to be written.
    fn print(&self) -> Option<String>;

    /// The value where the key is not written and has no default.
    fn absent() -> Self;
}

impl Setting for String {
    fn parse(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }

    fn print(&self) -> Option<String> {
        Some(self.clone())
    }

    fn absent() -> Self {
        Self::new()
    }
}

impl Setting for bool {
    fn parse(text: &str) -> Result<Self, String> {
        match text.trim().to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err("truth value: write `true` or `false`".to_owned()),
        }
    }

    fn print(&self) -> Option<String> {
        Some(self.to_string())
    }

    fn absent() -> Self {
        false
    }
}

impl Setting for i32 {
    fn parse(text: &str) -> Result<Self, String> {
        text.trim().parse().map_err(|_| "32-bit integer".to_owned())
    }

    fn print(&self) -> Option<String> {
        Some(self.to_string())
    }

    fn absent() -> Self {
        0
    }
}

impl<T: Setting> Setting for Option<T> {
    fn parse(text: &str) -> Result<Self, String> {
        T::parse(text).map(Some)
    }

    fn print(&self) -> Option<String> {
        self.as_ref().and_then(T::print)
    }

    fn absent() -> Self {
        None
    }
}

/// Kafka trims what stands between the commas.
impl<T: Setting> Setting for Vec<T> {
    fn parse(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self::new());
        }
        text.split(',').map(|item| T::parse(item.trim())).collect()
    }

    fn print(&self) -> Option<String> {
        Some(self.iter().filter_map(T::print).collect::<Vec<_>>().join(","))
    }

    fn absent() -> Self {
        Self::new()
    }
}

/// An enum of the words that a setting takes, in any case unless `exact` stands behind its name; the first is what stands
/// where none is written.
macro_rules! words {
    (@fits $word:ident $text:ident) => { $word.eq_ignore_ascii_case($text.trim()) };
    (@fits $word:ident $text:ident exact) => { $word == $text };
    ($(#[$doc:meta])* pub enum $name:ident $($exact:ident)? { $($(#[$about:meta])* $word:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$about])* $word,)* }

        impl $name {
            pub(super) const WORDS: &'static [&'static str] = &[$($text),*];
            const ALL: &'static [Self] = &[$(Self::$word),*];

            /// Its word in a configuration.
            pub fn word(self) -> &'static str {
                match self { $(Self::$word => $text,)* }
            }
        }

        impl crate::connect::transform::settings::Setting for $name {
            fn parse(text: &str) -> Result<Self, String> {
                let found = Self::ALL.iter().copied().find(|each| {
                    let word = each.word();
                    crate::connect::transform::settings::words!(@fits word text $($exact)?)
                });
                found.ok_or_else(|| format!("word that it takes: {}", Self::WORDS.join(", ")))
            }

            fn print(&self) -> Option<String> {
                Some(self.word().to_owned())
            }

            fn absent() -> Self {
                Self::ALL[0]
            }
        }
    };
}

pub(super) use words;
