//! Names of messages, and where there is room for them.

use playground::snapshot::{ClusterSnapshot, Flavour, Life, Role};

use crate::flight::Flying;
use crate::geometry::{Area, Point, within};
use crate::hit::{Target, Zone};
use crate::layout::Layout;
use crate::log::Log;
use crate::picture::{Anchor, Picture, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::wall::Wall;
use crate::{DrawOptions, Ink, Labels};

/// The room of the picture, with what is taken in it. Whatever finds no free place is not written.
pub(crate) struct Board<'a> {
    room: Area,
    discs: Vec<(Point, f64)>,
    taken: Vec<Area>,
    wall: &'a Wall,
    /// How wide the wall is on each side, at least.
    thick: f64,
}

impl<'a> Board<'a> {
    pub(crate) fn new(
        snapshot: &ClusterSnapshot,
        layout: &Layout,
        logs: &[Log],
        wall: &'a Wall,
    ) -> Self {
        let radius = layout.radius() + 7.0 * layout.scale();
        let mut taken: Vec<Area> = logs.iter().filter_map(|log| log.area).collect();
        taken.extend(snapshot.clients.iter().map(|c| layout.chip(c.id).grown(2.0)));
        for node in snapshot.nodes.iter().filter(|n| n.life != Life::Down) {
            if node.role == Role::Leading {
                let head = layout.node(node.id).plus(0.0, -layout.radius() * 1.25);
                taken.push(Area::around(head, layout.radius() * 0.6, layout.radius() * 0.5));
            }
        }
        Self {
            room: Area {
                x: 4.0,
                y: 4.0,
                width: layout.width() - 8.0,
                height: layout.height() - 8.0,
            },
            discs: snapshot.nodes.iter().map(|n| (layout.node(n.id), radius)).collect(),
            taken,
            wall,
            thick: 9.0 * layout.scale(),
        }
    }

    /// Since when the network is split, at the top of the wall.
    pub(crate) fn since(
        &mut self,
        picture: &mut Picture,
        snapshot: &ClusterSnapshot,
        layout: &Layout,
    ) {
        let Some(since) = snapshot.split_since else { return };
        let words = format!("split since {}", moment(since));
        let size = if layout.width() < 640.0 { 11.0 } else { 13.0 };
        let (width, height) = (text::width(&words, size, Weight::Regular), size * 1.4);
        let aside = width / 2.0 + 14.0 * layout.scale() + 4.0;
        let beside = |p: Point| [p.plus(-aside, 6.0), p.plus(aside, 6.0)];
        let spots = self.wall.places().into_iter().flat_map(beside);
        let mut areas = spots.map(|c| Area::around(c, width, height));
        let corner = Area { x: 12.0, y: 12.0, width, height };
        let area = areas.find(|a| self.is_free(*a)).unwrap_or(corner);
        self.taken.push(area);
        picture.write(area.center(), words, TextStyle::new(size, Anchor::Middle));
    }

    /// The names of those messages that matter.
    pub(crate) fn flights(
        &mut self,
        picture: &mut Picture,
        flying: &[Flying<'_>],
        layout: &Layout,
        options: DrawOptions,
    ) {
        let size = if layout.width() < 640.0 { 10.5 } else { 12.0 };
        let chosen = choose(flying, layout, options);
        for message in &chosen {
            self.taken.push(Area::around(message.at, 12.0, 12.0));
        }
        for message in &chosen {
            let words = message.flight.label.as_str();
            let width = text::width(words, size, Weight::Regular) + size * 1.3;
            let height = size + 9.0;
            let gap = 12.0 * layout.scale() + 2.0;
            let spots = spots(message, width, height, gap);
            // A name must not be taken for that of another message, nor hide one.
            let near = |area: &Area, of: &Flying<'_>| Zone::Area(*area).gap(of.at);
            let own = |area: &Area| {
                let mine = near(area, message) + 4.0;
                let other = |o: &&Flying<'_>| o.flight.id != message.flight.id;
                let free = area.grown(5.0 * layout.scale());
                chosen.iter().copied().filter(other).all(|o| near(area, o) > mine)
                    && !flying.iter().filter(other).any(|o| o.strength > 0 && free.holds(o.at))
            };
            let mut free = spots.into_iter().filter(|a| self.is_free(*a));
            let asked = is_asked(message, options);
            let fallback = asked.then(|| self.pushed_inside(spots[0]));
            let Some(area) = free.find(own).or(fallback) else { continue };
            let strength = if asked { 100 } else { message.strength };
            self.taken.push(area.grown(2.0));
            let tone = Ink::Epoch(message.flight.epoch).pale(strength.min(60));
            let fill = Some(Ink::Surface.pale(strength));
            picture.rect(area, height / 2.0, fill, Some(Stroke::solid(tone, 1.2)));
            let hand = TextStyle::new(size, Anchor::Middle).tone(Ink::Text.pale(strength));
            picture.write(area.center(), words, hand);
        }
    }

    /// The nearest place on the stage.
    fn pushed_inside(&self, area: Area) -> Area {
        let Area { x, y, width, height } = self.room;
        let inside = |v: f64, low: f64, room: f64| within(v, low, low + room.max(0.0));
        Area {
            x: inside(area.x, x, width - area.width),
            y: inside(area.y, y, height - area.height),
            ..area
        }
    }

    fn is_free(&self, area: Area) -> bool {
        self.room.contains(area)
            && !self.wall.meets_area(area.grown(self.thick))
            && !self.taken.iter().any(|t| t.meets(area))
            && !self.discs.iter().any(|(center, radius)| {
                let x = within(center.x, area.x, area.x + area.width);
                let y = within(center.y, area.y, area.y + area.height);
                center.distance(Point::new(x, y)) < *radius
            })
    }
}

/// Which messages are named: what is pointed at or selected first, then the oldest.
fn choose<'f, 'a>(
    flying: &'f [Flying<'a>],
    layout: &Layout,
    options: DrawOptions,
) -> Vec<&'f Flying<'a>> {
    let most = match options.labels {
        Labels::None => 0,
        Labels::Few if layout.width() < 640.0 => 4,
        Labels::Few => 6,
        Labels::All => 24,
    };
    let named = |f: &&Flying<'_>| is_asked(f, options) && !f.flight.label.is_empty();
    let mut chosen: Vec<&Flying<'_>> = flying.iter().filter(named).collect();
    let most = most + chosen.len();
    for message in flying.iter().filter(|f| !is_asked(f, options) && f.strength >= 50) {
        if chosen.len() >= most {
            break;
        }
        let flight = message.flight;
        let matters = match (options.labels, flight.flavour) {
            (Labels::None, _) | (_, Flavour::Heartbeat) => false,
            (Labels::All, _) => true,
            (Labels::Few, Flavour::Propose | Flavour::Campaign | Flavour::Refuse) => {
                let twin = |c: &&&Flying<'_>| {
                    c.flight.from == flight.from && c.flight.label == flight.label
                };
                chosen.iter().filter(twin).count() < 2
            }
            (Labels::Few, _) => false,
        };
        if matters && !flight.label.is_empty() {
            chosen.push(message);
        }
    }
    chosen
}

/// Whether a message is pointed at or selected.
fn is_asked(message: &Flying<'_>, options: DrawOptions) -> bool {
    let target = Some(Target::Flight(message.flight.id));
    options.hover == target || options.selected == target
}

/// Places beside a message, best first.
fn spots(message: &Flying<'_>, width: f64, height: f64, gap: f64) -> [Area; 6] {
    let right = message.direction.right();
    // To the right of a steep way, above a flat one.
    let best = if right.x > 0.35 || (right.x > -0.35 && right.y < 0.0) { 1.0 } else { -1.0 };
    let side = Point::new(right.x * best, right.y * best);
    let other = Point::new(-side.x, -side.y);
    let ways = [
        side,
        other,
        Point::new(1.0, 0.0),
        Point::new(0.0, -1.0),
        Point::new(-1.0, 0.0),
        Point::new(0.0, 1.0),
    ];
    ways.map(|way| {
        let reach = gap + (way.x * width / 2.0).abs() + (way.y * height / 2.0).abs();
        // A label at the side of a steep way stands level with its message.
        let level = if way.x.abs() > 0.6 { Point::new(way.x.signum(), way.y * 0.4) } else { way };
        let far = if way.x.abs() > 0.6 { gap + width / 2.0 } else { reach };
        Area::around(message.at.along(level, far), width, height)
    })
}

/// `350 ms`, `2.0 s`, `12 min`.
pub(crate) fn moment(time: u64) -> String {
    match time {
        0..1_000_000 => format!("{} ms", time / 1_000),
        1_000_000..600_000_000 => format!("{}.{} s", time / 1_000_000, time / 100_000 % 10),
        _ => format!("{} min", time / 60_000_000),
    }
}
