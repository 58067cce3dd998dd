use std::borrow::Cow;
use std::ops::Range;

/// A value of a JSON text with the bytes where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'a> {
    pub(super) range: Range<usize>,
    pub(super) value: Value<'a>,
}

/// What a worker may find as a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number or a truth value, which a worker takes as the text that is written.
    Scalar(&'a str),
    Null,
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// Nothing that could be read; the fault is reported.
    Broken,
}

/// A key with its value. A key may stand twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_range: Range<usize>,
    pub(super) value: Node<'a>,
}

impl<'a> Node<'a> {
    pub(super) fn object(&self) -> Option<&[Member<'a>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The value of a key; of one that stands twice the last, as a worker does.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let members = self.object()?;
        members.iter().rev().find(|member| member.key == key).map(|member| &member.value)
    }
}
