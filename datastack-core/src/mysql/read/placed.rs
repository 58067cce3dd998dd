use std::fmt;
use std::ops::{Deref, DerefMut, Range};

/// Something with the place where the file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What is stated.
    pub value: T,
    /// The bytes of the text that state it.
    pub span: Range<usize>,
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Placed<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Display> fmt::Display for Placed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
