//! Who reads which key of a configuration.

use super::class::{Class, Family, Role};
use super::common::{SINK_FAMILIES, SINK_KEYS, SOURCE_FAMILIES, SOURCE_KEYS};
use super::key::Key;
use super::plug::{Aliases, Plug};

use crate::connect::Config;
use crate::name::similar;

/// A reader of the keys behind one prefix.
#[derive(Debug, Clone)]
pub struct Scope {
    /// What its keys begin with; empty for the connector itself.
    pub prefix: String,
    /// The class, if a key names one that is known.
    pub class: Option<&'static Class>,
    /// The key that names the class, or the alias of it; `connector.class` for the connector itself.
    pub named_by: String,
    /// Keys beside those of the class.
    beside: &'static [&'static [Key]],
    families: &'static [Family],
    /// To whom keys are handed on that nothing declares.
    rest: &'static str,
    /// Whether its prefix is lent to it: keys that it does not know are still those of the scope around it.
    lent: bool,
}

/// What is known of a key.
#[derive(Debug, Clone, Copy)]
pub enum Reading<'a> {
    /// A class declares it.
    Declared(&'a Scope, &'static Key),
    /// It is handed on to somebody whose keys are not listed here.
    HandedOn(&'static str),
    /// Its reader is a class that is not known here.
    UnknownClass(&'a Scope),
    /// Nobody reads it.
    Unread(&'a Scope),
}

/// The readers of a configuration, those with the longest prefixes first.
#[derive(Debug, Clone)]
pub struct Scopes {
    list: Vec<Scope>,
}

impl Scopes {
    /// The readers of a connector's configuration. Keys of a connector whose class is not known are taken to be a
    /// source's, and its own keys stay unknown.
    pub fn of(config: &Config) -> Self {
        let class = config.get("connector.class").and_then(super::class);
        let sink = match class {
            Some(class) => class.role == Role::Sink,
            None => config.get("topics").is_some() || config.get("topics.regex").is_some(),
        };
        let (beside, families) = if sink { (SINK_KEYS, SINK_FAMILIES) } else { (SOURCE_KEYS, SOURCE_FAMILIES) };
        let named_by = "connector.class".to_owned();
        let root = Scope { prefix: String::new(), class, named_by, beside, families, rest: "", lent: false };
        let mut list = vec![root];
        let mut next = 0;
        while next < list.len() {
            let opened = opened_by(&list[next], config);
            list.extend(opened);
            next += 1;
        }
        list.sort_by_key(|scope| std::cmp::Reverse(scope.prefix.len()));
        Self { list }
    }

    /// All readers, those with the longest prefixes first.
    pub fn iter(&self) -> impl Iterator<Item = &Scope> {
        self.list.iter()
    }

    /// Who reads a key.
    pub fn reading(&self, key: &str) -> Reading<'_> {
        let mut nearest: Option<&Scope> = None;
        for scope in &self.list {
            let Some(bare) = key.strip_prefix(scope.prefix.as_str()) else { continue };
            if let Some(declared) = scope.declared(bare) {
                return Reading::Declared(scope, declared);
            }
            if let Some(family) = scope.families().find(|family| family.takes(bare)) {
                return Reading::HandedOn(family.of);
            }
            if !scope.rest.is_empty() {
                return Reading::HandedOn(scope.rest);
            }
            // Of scopes side by side, one of an unknown class may read what the others do not know.
            let nearer = nearest.is_none_or(|nearest| scope.prefix == nearest.prefix && scope.class.is_none());
            if nearer && !scope.lent {
                nearest = Some(scope);
            }
        }
        match nearest {
            Some(scope) if scope.class.is_none() => Reading::UnknownClass(scope),
            // The root takes every key, so there always is a nearest scope.
            scope => Reading::Unread(scope.unwrap_or(&self.list[self.list.len() - 1])),
        }
    }

    /// The key that a misspelt one is probably meant to be.
    pub fn meant(&self, wrong: &str) -> Option<String> {
        let (lent, own): (Vec<_>, Vec<_>) = self.list.iter().partition(|scope| scope.lent);
        own.into_iter().chain(lent).find_map(|scope| {
            let bare = wrong.strip_prefix(scope.prefix.as_str())?;
            let known = similar(bare, scope.keys().map(|key| key.name))?;
            Some(format!("{}{known}", scope.prefix))
        })
    }
}

impl Scope {
    /// All keys that are declared here.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        let own = self.class.map_or([].as_slice(), |class| class.keys);
        self.beside.iter().chain(own).copied().flatten()
    }

    fn declared(&self, bare: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.is(bare))
    }

    fn families(&self) -> impl Iterator<Item = &'static Family> + use<> {
        let own = self.class.map_or([].as_slice(), |class| class.families);
        self.families.iter().chain(own)
    }
}

/// The readers that the keys and families of a scope open.
fn opened_by(scope: &Scope, config: &Config) -> Vec<Scope> {
    let mut opened: Vec<Scope> = scope.families().filter_map(|family| lent(scope, family)).collect();
    for key in scope.keys().filter(|key| key.plug != Plug::None) {
        let written = format!("{}{}", scope.prefix, key.name);
        match key.plug {
            Plug::None => {}
            // An empty prefix is the scope's own: the class was found when the scope was opened.
            Plug::Class("") => {}
            Plug::Class(prefix) => {
                if let Some(name) = config.get(&written).or(key.default.value()) {
                    opened.push(plugged(format!("{}{prefix}", scope.prefix), written, name, &[], ""));
                }
            }
            Plug::Beside => {
                if let Some(name) = config.get(&written).or(key.default.value()) {
                    opened.push(plugged(scope.prefix.clone(), written, name, &[], ""));
                }
            }
            Plug::Aliases(aliases) => opened.extend(behind(aliases, scope, config.get(&written), config)),
        }
    }
    opened
}

fn behind(aliases: &'static Aliases, scope: &Scope, listed: Option<&str>, config: &Config) -> Vec<Scope> {
    let listed = listed.into_iter().flat_map(|list| list.split(',')).map(str::trim).filter(|alias| !alias.is_empty());
    let dot = if aliases.prefix.is_empty() { "" } else { "." };
    listed
        .chain(aliases.always.iter().copied())
        .map(|alias| {
            let prefix = format!("{}{}{dot}{alias}.", scope.prefix, aliases.prefix);
            let named_by = format!("{prefix}type");
            let name = config.get(&named_by).unwrap_or_default().to_owned();
            plugged(prefix, named_by, &name, aliases.keys, aliases.rest)
        })
        .collect()
}

/// The class to which a scope hands a family of keys on.
fn lent(scope: &Scope, family: &Family) -> Option<Scope> {
    Some(Scope {
        prefix: format!("{}{}", scope.prefix, family.prefix),
        class: Some(family.receiver()?),
        named_by: scope.named_by.clone(),
        beside: &[],
        families: &[],
        rest: "",
        lent: true,
    })
}

fn plugged(
    prefix: String,
    named_by: String,
    class: &str,
    beside: &'static [&'static [Key]],
    rest: &'static str,
) -> Scope {
    let receiver = super::class(rest);
    let class = super::class(class).or(receiver);
    let rest = if receiver.is_some() { "" } else { rest };
    Scope { prefix, class, named_by, beside, families: &[], rest, lent: false }
}
