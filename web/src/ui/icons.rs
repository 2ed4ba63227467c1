//! Small drawings, on 24 by 24.

use yew::prelude::*;

use crate::page::theme::Choice;

/// A drawing of filled shapes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Icon {
    Play,
    Pause,
    Start,
    Back,
    Step,
    Next,
    Previous,
    Close,
    /// The theme that is chosen: a disc, half of it dark, or wholly this or that.
    Theme(Choice),
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Play => {
                "M7 4.8v14.4a.8.8 0 0 0 1.2.7l11.4-7.2a.8.8 0 0 0 0-1.4L8.2 4.1a.8.8 0 0 0-1.2.7Z"
            }
            Self::Pause => "M7 4h3.2v16H7zM13.8 4H17v16h-3.2z",
            Self::Start => {
                "M5.5 5h2.2v14H5.5zM18.5 5.6v12.8a.6.6 0 0 1-.95.5L9.2 12.5a.6.6 0 0 1 0-1l8.35-6.4a.6.6 0 0 1 .95.5Z"
            }
            Self::Back => {
                "M16 5.6v12.8a.6.6 0 0 1-.95.5L6.7 12.5a.6.6 0 0 1 0-1l8.35-6.4a.6.6 0 0 1 .95.5Z"
            }
            Self::Step => {
                "M8 5.6v12.8a.6.6 0 0 0 .95.5l8.35-6.4a.6.6 0 0 0 0-1L8.95 5.1a.6.6 0 0 0-.95.5Z"
            }
            Self::Next => {
                "M4 6.6v10.8a.6.6 0 0 0 .95.5L12 12.5v4.9a.6.6 0 0 0 .95.5L20 12.4a.6.6 0 0 0 0-.9l-7.05-5.4a.6.6 0 0 0-.95.5v4.9L4.95 6.1a.6.6 0 0 0-.95.5Z"
            }
            Self::Previous => {
                "M20 6.6v10.8a.6.6 0 0 1-.95.5L12 12.5v4.9a.6.6 0 0 1-.95.5L4 12.4a.6.6 0 0 1 0-.9l7.05-5.4a.6.6 0 0 1 .95.5v4.9l7.05-5.4a.6.6 0 0 1 .95.5Z"
            }
            Self::Close => {
                "m6.3 5 5.7 5.7L17.7 5 19 6.3 13.3 12l5.7 5.7-1.3 1.3-5.7-5.7L6.3 19 5 17.7l5.7-5.7L5 6.3Z"
            }
            Self::Theme(Choice::Auto) => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 1.8v14.4a7.2 7.2 0 0 1 0-14.4Z"
            }
            Self::Theme(Choice::Light) => {
                "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM11.1 2h1.8v3.2h-1.8zM11.1 18.8h1.8V22h-1.8zM2 11.1h3.2v1.8H2zM18.8 11.1H22v1.8h-3.2zM4.3 5.6l1.3-1.3 2.2 2.3-1.2 1.2zM16.2 17.4l1.2-1.2 2.3 2.2-1.3 1.3zM4.3 18.4l2.3-2.2 1.2 1.2-2.2 2.3zM16.2 6.6l2.2-2.3 1.3 1.3-2.3 2.2z"
            }
            Self::Theme(Choice::Dark) => {
                "M20.3 14.6A8.6 8.6 0 0 1 9.4 3.7a8.6 8.6 0 1 0 10.9 10.9Z"
            }
        }
    }
}

/// An icon as an element.
pub(crate) fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
            <path d={icon.path()} />
        </svg>
    }
}

/// Five nodes on a ring, and one of them speaks.
pub(crate) fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path class="logo-links" d="M12 4.2 19.4 9.6 16.6 18.4 7.4 18.4 4.6 9.6Z" />
            <path class="logo-node" d="M19.4 9.6h0M16.6 18.4h0M7.4 18.4h0M4.6 9.6h0" />
            <path class="logo-leader" d="M12 4.2h0" />
        </svg>
    }
}
