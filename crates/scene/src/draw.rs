//! The whole stage, in the order in which it is painted.

use playground::snapshot::ClusterSnapshot;

use crate::flight::Flying;
use crate::hit::Target;
use crate::label::Board;
use crate::layout::Layout;
use crate::log::Log;
use crate::picture::Picture;
use crate::wall::Wall;
use crate::{client, flight, link, log, node};

/// How a stage is to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DrawOptions {
    /// Which messages are named.
    pub labels: Labels,
    /// What is pointed at.
    pub hover: Option<Target>,
    /// What is selected.
    pub selected: Option<Target>,
}

/// Which messages are named. What is pointed at or selected always is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Labels {
    /// All but heartbeats, as far as there is room.
    All,
    /// Those that matter most: who campaigns, who proposes, who refuses.
    #[default]
    Few,
    /// No message is named.
    None,
}

/// A stage as a picture, at a moment between its last event and the next.
pub fn draw(
    snapshot: &ClusterSnapshot,
    now: u64,
    layout: &Layout,
    options: DrawOptions,
) -> Picture {
    let mut picture = Picture::new(layout.width(), layout.height());
    let logs = Log::plan(snapshot, layout);
    let wall = Wall::of(snapshot, layout, &logs);
    let flying = Flying::all(snapshot, now, layout, &wall);

    link::draw(&mut picture, snapshot, layout, options);
    wall.draw(&mut picture, layout);
    log::draw(&mut picture, snapshot, &logs, layout);
    flight::draw(&mut picture, &flying, layout, options);
    for node in &snapshot.nodes {
        node::draw(&mut picture, node, now, layout, options);
    }
    client::draw(&mut picture, snapshot, layout, options);
    let mut board = Board::new(snapshot, layout, &logs, &wall);
    board.since(&mut picture, snapshot, layout);
    board.flights(&mut picture, &flying, layout, options);
    picture
}
