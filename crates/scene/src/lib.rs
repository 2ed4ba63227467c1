//! A stage as a picture: a display list, from which SVG text and canvas calls come.
//!
//! [`draw`] is a pure function of a [`playground::stage::Stage`], a moment, a [`Layout`] and
//! [`Options`]. The page, the command line and the golden tests show the same picture.
//!
//! 1. [`ink`]: what colours mean, and the one table that says what they are;
//! 2. [`picture`]: the closed set of shapes, and what can be touched;
//! 3. [`layout`]: where nodes and clients stand; [`lane`]: the ways between them;
//! 4. [`node`], [`log`], [`badge`], [`client`], [`link`], [`wall`], [`flight`], [`label`]: what is
//!    drawn, one idea each; [`draw`] puts them in order;
//! 5. [`svg`] and [`canvas`]: where a picture goes;
//! 6. [`timeline`]: a whole run as one band.

pub mod ink;
pub mod picture;

pub mod layout;

pub mod badge;
mod client;
mod draw;
mod flight;
mod label;
mod lane;
mod link;
mod log;
mod node;
mod text;
mod wall;

pub mod canvas;
pub mod svg;

pub mod timeline;

pub use draw::{Labels, Options, draw};
pub use ink::{Ink, Theme, Tone};
pub use layout::Layout;
pub use picture::{Picture, Point, Reach, Shape, Target};
