//! What every component can know of the page, and do to it.

use yew::prelude::*;

use crate::page::theme;

/// What every component of the page can know and do: its context.
#[derive(Clone, PartialEq)]
pub(crate) struct PageContext {
    /// The theme that somebody chose.
    pub(crate) choice: theme::Choice,
    /// What that looks like here.
    pub(crate) theme: scene::Theme,
    /// Goes on to the next theme.
    pub(crate) next_theme: Callback<()>,
}

/// The page around a component.
#[hook]
pub(crate) fn use_page() -> PageContext {
    use_context().expect("everything stands on the page")
}
