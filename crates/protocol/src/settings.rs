//! `name=value` pairs as a script writes them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// `name=value` pairs in the order in which they were written.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Settings(pub Vec<(String, String)>);

impl Settings {
    /// The last value given for `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Settings {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_string(), value.to_string());
        Self(pairs.into_iter().map(owned).collect())
    }
}

/// A setting that nobody understands, or that cannot be played: what was written, and what would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownSetting {
    /// The name of the setting.
    pub name: String,
    /// The value it was given.
    pub value: String,
    /// What can stand there: `a list of terms such as 1,1,4`.
    pub expected: String,
}

impl UnknownSetting {
    /// Refuses `name=value`, saying what would do.
    pub fn new(name: &str, value: &str, expected: &str) -> Self {
        Self { name: name.to_string(), value: value.to_string(), expected: expected.to_string() }
    }
}

impl fmt::Display for UnknownSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}={}` is not understood; expected {}", self.name, self.value, self.expected)
    }
}

impl core::error::Error for UnknownSetting {}
