//! Light, dark, or as the system has it.

use scene::Theme;

use crate::browser;

/// The media query that holds where the system is dark.
pub(crate) const DARK: &str = "(prefers-color-scheme: dark)";

/// What somebody chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Choice {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Choice {
    /// What `boot.js` has set before the first paint.
    pub(crate) fn current() -> Self {
        match browser::root().get_attribute("data-theme").as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The next one, going round.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// Its word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From now on.
    pub(crate) fn set(self) {
        let _ = browser::root().set_attribute("data-theme", self.word());
        browser::remember("synod.theme", self.word());
    }

    /// What that looks like here.
    pub(crate) fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::Auto if browser::matches(DARK) => Theme::Dark,
            Self::Auto => Theme::Light,
        }
    }
}
