//! A stage as a picture: a display list, from which SVG text and canvas calls come.
//!
//! [`draw`] is a pure function of a [`playground::snapshot::ClusterSnapshot`], a moment, a [`Layout`] and
//! [`DrawOptions`]. The page, the command line and the golden tests show the same picture.
//!
//! 1. [`ink`]: what colours mean, and the one table that says what they are;
//! 2. [`geometry`], [`picture`], [`hit`]: places, the closed set of shapes, what can be pointed at;
//! 3. [`layout`]: where nodes and clients stand, on a `ring` unless moved; `lane`: the ways between
//!    them;
//! 4. `node`, [`badge`], `log`, `link`, `wall` (from a `field`), `flight`, `client`, `label`: what
//!    is drawn, one idea each; [`draw`](draw()) puts them in order;
//! 5. [`svg`] and [`canvas`]: where a picture goes;
//! 6. [`legend`]: what all that means;
//! 7. [`timeline`]: a whole run as one band; [`spacetime`]: a part of it, each node and client a
//!    line and each message a line between them; [`history`]: what clients asked and were told, each
//!    operation a bar.

pub mod ink;

pub mod geometry;
pub mod hit;
pub mod picture;

mod lane;
pub mod layout;
mod ring;

pub mod badge;
mod client;
mod draw;
mod few;
mod field;
mod flight;
mod label;
pub mod legend;
mod link;
mod log;
mod node;
mod text;
mod wall;

pub mod canvas;
pub mod svg;

pub mod history;
pub mod spacetime;
pub mod timeline;
mod window;

pub use draw::{DrawOptions, Labels, draw};
pub use geometry::{Point, within};
pub use hit::{Reach, Target};
pub use ink::{Ink, PAGE, PALETTE, Theme, Tone};
pub use layout::{Layout, MovedNode};
pub use picture::{Picture, Shape};
