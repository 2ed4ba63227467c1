//! The stage as it is drawn: in every frame, past the components.

use playground::Snapshot;
use playground::snapshot::{ClusterSnapshot, End};
use scene::{DrawOptions, Labels, Layout, MovedNode, Picture, Point, Reach, Target, Theme, within};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::player::playing::{Parts, Selection};
use crate::stage::gesture::{self, Drag, Pointer};
use crate::stage::place;
use crate::stage::sides::{self, Side};
use crate::ui::surface::Surface;

/// A stage that is at least so wide, in pixels, has room to name every message.
const ROOM_FOR_LABELS: f64 = 1_400.0;

/// So much larger is everything that is shown to a room.
const PRESENTED: f64 = 2.0;

/// The stage on its canvas.
pub(crate) struct Stage {
    surface: Surface,
    layout: Layout,
    laid_out: Option<Room>,
    picture: Picture,
    /// Nodes that somebody moved, and where to.
    moves: Vec<MovedNode>,
    drag: Option<Drag>,
    /// The line that a pointer draws.
    drawn: Vec<Point>,
    /// Which messages are named, if that was asked for.
    labels: Option<Labels>,
}

/// What a layout depends on.
#[derive(Clone, PartialEq)]
struct Room {
    size: (f64, f64),
    nodes: usize,
    clients: u32,
    groups: Vec<Vec<End>>,
    moves: Vec<MovedNode>,
}

/// What the stage shows in a frame.
pub(crate) struct View<'a> {
    pub(crate) shown: &'a Snapshot,
    /// The moment: later than the last event, while time runs on.
    pub(crate) now: u64,
    pub(crate) selection: Selection,
    pub(crate) sides: Option<&'a [Side]>,
    pub(crate) theme: Theme,
}

impl Stage {
    pub(crate) fn new(parts: &Parts, cluster: &ClusterSnapshot, labels: Option<Labels>) -> Self {
        Self {
            surface: Surface::of(&parts.stage),
            layout: Layout::of(cluster, 1.0, 1.0, &[]),
            laid_out: None,
            picture: Picture::default(),
            moves: Vec::new(),
            drag: None,
            drawn: Vec::new(),
            labels,
        }
    }

    /// Everything is larger from now on, or as it was.
    pub(crate) const fn present(&mut self, presents: bool) {
        self.surface.set_zoom(if presents { PRESENTED } else { 1.0 });
    }

    /// What a pointer did, on the scale of the picture.
    pub(crate) fn scaled(&self, pointer: Pointer) -> Pointer {
        let zoom = self.surface.zoom();
        pointer.map(|at| Point::new(at.x / zoom, at.y / zoom))
    }

    /// Another scenario is played: nobody has moved its nodes yet.
    pub(crate) fn forget(&mut self) {
        self.moves.clear();
    }

    pub(crate) fn moves(&self) -> &[MovedNode] {
        &self.moves
    }

    pub(crate) const fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// What a pointer is at.
    pub(crate) fn hit(&self, at: Point, touch: bool) -> Option<Target> {
        self.picture.hit(at, if touch { Reach::Touch } else { Reach::Mouse })
    }

    /// A pointer was pressed.
    pub(crate) fn press(&mut self, at: Point, touch: bool) {
        let (target, since) = (self.hit(at, touch), crate::browser::now());
        self.drag = Some(Drag { from: at, target, moved: false, since });
    }

    /// A pointer that was pressed moves: a node is moved with it, or a line is drawn if that may be.
    /// Returns false if none was pressed.
    pub(crate) fn pull(&mut self, at: Point, draws: bool) -> bool {
        let Some(drag) = self.drag.map(|drag| drag.moved_to(at)) else { return false };
        self.drag = Some(drag);
        if let (true, Some(Target::Node(node))) = (drag.moved, drag.target) {
            self.moves.retain(|(moved, _)| *moved != node);
            self.moves.push((node, self.layout.unit(at)));
        } else if drag.moved && draws {
            if self.drawn.is_empty() {
                self.drawn.push(drag.from);
            }
            self.drawn.push(at);
        }
        true
    }

    /// A pointer was let go: what it held.
    pub(crate) fn release(&mut self) -> Option<Drag> {
        self.drag.take()
    }

    /// The sides that the line makes which was drawn; the line is gone then.
    pub(crate) fn take_line(
        &mut self,
        cluster: &ClusterSnapshot,
        chosen: Option<&[Side]>,
    ) -> Option<Vec<Side>> {
        let drawn = std::mem::take(&mut self.drawn);
        gesture::sides_of(&drawn, cluster, &self.layout, chosen)
    }

    /// Paints everything as it is now.
    pub(crate) fn paint(&mut self, view: &View<'_>) {
        if !self.surface.measure() {
            return;
        }
        let cluster = self.with_wall(view);
        // Nothing gives way to a line that is being drawn.
        if self.drawn.is_empty() {
            self.lay_out(&cluster);
        }
        let labels = self.labels.unwrap_or(match self.surface.width() {
            width if width >= ROOM_FOR_LABELS => Labels::All,
            _ => Labels::Few,
        });
        let Selection { target: selected, hover, .. } = view.selection;
        let options = DrawOptions { labels, hover, selected };
        self.picture = scene::draw(&cluster, view.now, &self.layout, options);
        self.picture.trail(&self.drawn);
        self.surface.paint(&self.picture, view.theme);
    }

    /// The cluster, with the wall that is about to be built.
    fn with_wall(&self, view: &View<'_>) -> Rc<ClusterSnapshot> {
        let known = &view.shown.cluster;
        let drawn = gesture::sides_of(&self.drawn, known, &self.layout, view.sides);
        let Some(sides) = drawn.as_deref().or(view.sides) else { return Rc::clone(known) };
        let mut cluster = (**known).clone();
        let groups = sides::groups(&cluster, sides);
        cluster.groups = if groups.len() > 1 { groups } else { Vec::new() };
        cluster.split_since = None;
        Rc::new(cluster)
    }

    /// Places everything anew when there is more or less room, or more or less to place.
    fn lay_out(&mut self, cluster: &ClusterSnapshot) {
        let size = (self.surface.width(), self.surface.height());
        let clients = cluster.clients.iter().map(|client| client.id).max().unwrap_or(0);
        let nodes = cluster.nodes.len();
        let known = self.laid_out.as_ref().is_some_and(|room| {
            (room.size, room.nodes, room.clients) == (size, nodes, clients)
                && room.groups == cluster.groups
                && room.moves == self.moves
        });
        if !known {
            self.layout = Layout::of(cluster, size.0, size.1, &self.moves);
            let (groups, moves) = (cluster.groups.clone(), self.moves.clone());
            self.laid_out = Some(Room { size, nodes, clients, groups, moves });
        }
    }

    /// Puts what hovers over the stage to what it is about.
    pub(crate) fn place(&self, parts: &Parts, selection: Selection) {
        if let (Some(bar), Some(target)) = (parts.bar.cast(), selection.target) {
            self.put_beside(&bar, target, 10.0);
        }
        if let (Some(tip), Some(target)) = (parts.tip.cast(), selection.hover) {
            self.put_beside(&tip, target, 6.0);
        }
        if let Some(hands) = parts.hands.cast() {
            self.put_hands(&hands);
        }
    }

    /// Puts what each node can do by hand onto its edge.
    fn put_hands(&self, hands: &Element) {
        let mut next = hands.first_element_child();
        while let Some(hand) = next {
            next = hand.next_element_sibling();
            let node = hand.get_attribute("data-node").and_then(|node| node.parse().ok());
            let (Some(node), Some(hand)) = (node, hand.dyn_ref::<HtmlElement>()) else { continue };
            let (at, radius) = (self.layout.node(node), self.layout.radius());
            let zoom = self.surface.zoom();
            let half = f64::from(hand.offset_width()) / 2.0;
            put(hand, at.x * zoom - half, (at.y + radius) * zoom - 17.0);
        }
    }

    fn put_beside(&self, element: &HtmlElement, target: Target, gap: f64) {
        let Some(area) = place::area(&self.picture, target) else { return };
        let (width, height) =
            (f64::from(element.offset_width()), f64::from(element.offset_height()));
        let zoom = self.surface.zoom();
        let area = area.scaled(zoom);
        let most_x = (self.surface.width() * zoom - width - 8.0).max(8.0);
        let most_y = (self.surface.height() * zoom - height - 8.0).max(8.0);
        // Below, so that name and crown stay in sight; above where there is no room below.
        let below = area.y + area.height + gap;
        let y = if below > most_y { area.y - height - gap } else { below };
        let x = within(area.center().x - width / 2.0, 8.0, most_x);
        put(element, x, within(y, 8.0, most_y));
    }

    /// Where on the page something is that is called so, as seen by who clicks.
    pub(crate) fn locate(&self, cluster: &ClusterSnapshot, name: &str) -> Option<Point> {
        let named = |target: Target| place::name(cluster, target).is_some_and(|own| own == name);
        let target = self.picture.zones.iter().map(|zone| zone.0).find(|target| named(*target))?;
        self.surface.on_page(place::place(&self.picture, target)?)
    }
}

fn put(element: &HtmlElement, x: f64, y: f64) {
    let (x, y) = (x.round() as i32, y.round() as i32);
    let _ = element.style().set_property("transform", &format!("translate({x}px, {y}px)"));
}
