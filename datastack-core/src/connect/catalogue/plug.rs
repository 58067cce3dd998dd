//! Keys that bring further keys with them.

use super::key::Key;

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
    /// To whom all other keys behind an alias are handed on: the name of a class, which reads the keys that it knows, or a
    /// description; empty if there is no such receiver.
    pub rest: &'static str,
}
