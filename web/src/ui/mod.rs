//! What several features are made of.

pub(crate) mod button;
pub(crate) mod canvas;
pub(crate) mod dialog;
pub(crate) mod field;
pub(crate) mod icons;
pub(crate) mod lists;
pub(crate) mod surface;

use yew::AttrValue;

/// An attribute that says yes or no.
pub(crate) const fn yes(on: bool) -> AttrValue {
    AttrValue::Static(if on { "true" } else { "false" })
}
