//! Messages on their way: shape by what they do, hue by epoch, a tail for direction.

use playground::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot, Flavour, Life};

use crate::few;
use crate::geometry::Point;
use crate::hit::{Target, Zone};
use crate::lane::Lane;
use crate::layout::Layout;
use crate::link::apart;
use crate::picture::{PathSegment, Picture, Shape, Stroke};
use crate::wall::Wall;
use crate::{DrawOptions, Ink, Tone};

/// A message and where it is.
pub(crate) struct Flying<'a> {
    pub(crate) flight: &'a EnvelopeSnapshot,
    pub(crate) at: Point,
    pub(crate) direction: Point,
    /// How much of it is to be seen, in percent.
    pub(crate) strength: u8,
    /// How far it has come.
    flown: f64,
    /// Where it was lost, and how strong the mark of that is.
    lost: Option<(Point, u8)>,
}

impl<'a> Flying<'a> {
    /// Everything on its way, with what rests since nobody has said when it arrives.
    pub(crate) fn all(
        snapshot: &'a ClusterSnapshot,
        now: u64,
        layout: &Layout,
        wall: &Wall,
    ) -> Vec<Self> {
        let mut resting: Vec<((End, End), (usize, usize))> = Vec::new();
        for flight in snapshot.flights.iter().filter(|f| f.due.is_none()) {
            few::entry(&mut resting, (flight.from, flight.to)).0 += 1;
        }
        let place = |flight: &'a EnvelopeSnapshot| {
            let lane = Lane::of(layout, flight.from, flight.to);
            match flight.due {
                Some(due) => {
                    Self::moving(flight, due, now, lane, stop(flight, lane, snapshot, wall))
                }
                None => {
                    let (count, turn) = few::entry(&mut resting, (flight.from, flight.to));
                    *turn += 1;
                    Self::resting(flight, lane, *turn - 1, *count)
                }
            }
        };
        snapshot.flights.iter().map(place).collect()
    }

    fn moving(flight: &'a EnvelopeSnapshot, due: u64, now: u64, lane: Lane, stop: f64) -> Self {
        let whole = due.saturating_sub(flight.sent).max(1) as f64;
        let part = ease((now.saturating_sub(flight.sent) as f64 / whole).min(1.0));
        let seen = if flight.doomed { ((stop - part) / 0.2).clamp(0.0, 1.0) } else { 1.0 };
        let after = 1.0 - (part - stop).abs() / 0.22;
        let lost = (flight.doomed && part > stop - 0.1 && after > 0.05)
            .then(|| (lane.at(stop), tens(after.min(1.0))));
        let at = lane.at(part.min(stop));
        let flown = lane.start.distance(at);
        Self { flight, at, direction: lane.direction, strength: tens(seen), flown, lost }
    }

    /// Near the sender, one before the other.
    fn resting(flight: &'a EnvelopeSnapshot, lane: Lane, turn: usize, count: usize) -> Self {
        let step = (lane.length() * 0.62 / count as f64).min(20.0);
        let at = lane.at(0.3).along(lane.direction, step * turn as f64);
        let flown = lane.start.distance(at).min(16.0);
        Self { flight, at, direction: lane.direction, strength: 100, flown, lost: None }
    }

    /// How far from its middle it still is.
    fn size(&self, scale: f64) -> f64 {
        match self.flight.flavour {
            Flavour::Heartbeat => 6.0 * scale,
            _ => 9.0 * scale,
        }
    }
}

/// Where a message ends: at the other end, or where it is lost.
fn stop(flight: &EnvelopeSnapshot, lane: Lane, snapshot: &ClusterSnapshot, wall: &Wall) -> f64 {
    if !flight.doomed {
        return 1.0;
    }
    if apart(snapshot, flight.from, flight.to) {
        return wall.meets(lane.start, lane.stop).unwrap_or(0.5);
    }
    let dead = |n: u32| snapshot.nodes.iter().any(|node| node.id == n && node.life == Life::Down);
    match flight.to {
        End::Node(n) if dead(n) => 0.95,
        _ => 0.5,
    }
}

/// A little slower at both ends.
fn ease(part: f64) -> f64 {
    let smooth = part * part * (3.0 - 2.0 * part);
    part + 0.25 * (smooth - part)
}

/// In steps of ten percent, so that many share a look.
fn tens(part: f64) -> u8 {
    (part * 10.0).round() as u8 * 10
}

/// Paints all messages.
pub(crate) fn draw(
    picture: &mut Picture,
    flying: &[Flying<'_>],
    layout: &Layout,
    options: DrawOptions,
) {
    let scale = layout.scale();
    let (mut tails, mut bodies) = (Looks::default(), Looks::default());
    for message in flying {
        if let Some((at, strength)) = message.lost {
            let cross = Stroke::solid(Ink::Fault.pale(strength), 1.8);
            let steps = bodies.of(None, Some(cross));
            let d = 4.0 * scale;
            steps.extend([PathSegment::Move(at.plus(-d, -d)), PathSegment::Line(at.plus(d, d))]);
            steps.extend([PathSegment::Move(at.plus(-d, d)), PathSegment::Line(at.plus(d, -d))]);
        }
        if message.strength == 0 {
            continue;
        }
        let tone = Ink::Epoch(message.flight.epoch).pale(message.strength);
        tail(&mut tails, message, tone, scale);
        body(&mut bodies, message, tone, scale);
        if !message.flight.trick.is_empty() {
            told_apart(&mut bodies, message, scale);
        }
        let zone = Zone::Disc(message.at, message.size(scale));
        picture.zones.push((Target::Flight(message.flight.id), zone));
        for (target, strength) in [(options.hover, 45), (options.selected, 100)] {
            if target == Some(Target::Flight(message.flight.id)) {
                let ring = Stroke::solid(Ink::Accent.pale(strength), 2.0);
                picture.circle(message.at, message.size(scale) + 6.0, None, Some(ring));
            }
        }
    }
    tails.paint(picture);
    bodies.paint(picture);
}

fn tail(looks: &mut Looks, message: &Flying<'_>, tone: Tone, scale: f64) {
    let (long, width) = match message.flight.flavour {
        Flavour::Heartbeat => (16.0, 1.6),
        Flavour::Request | Flavour::Reply => (30.0, 2.0),
        _ => (46.0, 2.6),
    };
    let begin = message.size(scale) * 0.8;
    let end = (long * scale).min(message.flown);
    if end > begin {
        let stroke = Stroke::solid(tone.faded(45), width * scale);
        let steps = looks.of(None, Some(stroke));
        steps.push(PathSegment::Move(message.at.along(message.direction, -begin)));
        steps.push(PathSegment::Line(message.at.along(message.direction, -end)));
    }
}

/// What a liar had a hand in is ringed; what the second of twins says, by a broken ring.
fn told_apart(looks: &mut Looks, message: &Flying<'_>, scale: f64) {
    let tone = Ink::Fault.pale(message.strength);
    let stroke = if message.flight.trick == "twin" {
        Stroke::dashed(tone, 1.8, 3.0, 2.6)
    } else {
        Stroke::solid(tone, 1.8)
    };
    looks.of(None, Some(stroke)).push(PathSegment::Circle(message.at, 12.5 * scale));
}

fn body(looks: &mut Looks, message: &Flying<'_>, tone: Tone, scale: f64) {
    shape(looks, message.flight.flavour, (message.at, message.direction), tone, scale);
}

/// The shape by flavour, at a place and turned to where it goes.
pub(crate) fn shape(
    looks: &mut Looks,
    flavour: Flavour,
    (place, ahead): (Point, Point),
    tone: Tone,
    scale: f64,
) {
    let right = ahead.right();
    let at = |along: f64, aside: f64| place.along(ahead, along * scale).along(right, aside * scale);
    let filled = (Some(tone), Some(Stroke::solid(Ink::Paper.pale(tone.percent), 1.2)));
    // A square that turned with its way would be taken for a diamond.
    let upright = |steps: &mut Vec<PathSegment>, corners: [(f64, f64); 4]| {
        let [a, b, c, d] = corners.map(|c| place.plus(c.0 * scale, c.1 * scale));
        steps.extend([
            PathSegment::Move(a),
            PathSegment::Line(b),
            PathSegment::Line(c),
            PathSegment::Line(d),
            PathSegment::Close,
        ]);
    };
    match flavour {
        Flavour::Propose => {
            let steps = looks.of(filled.0, filled.1);
            steps.extend([PathSegment::Move(at(10.0, 0.0)), PathSegment::Line(at(-7.0, 7.4))]);
            steps.extend([PathSegment::Line(at(-7.0, -7.4)), PathSegment::Close]);
        }
        Flavour::Campaign => {
            let steps = looks.of(filled.0, filled.1);
            upright(steps, [(0.0, -9.2), (8.6, 0.0), (0.0, 9.2), (-8.6, 0.0)]);
        }
        Flavour::Inform => {
            let steps = looks.of(filled.0, filled.1);
            upright(steps, [(-6.2, -6.2), (6.2, -6.2), (6.2, 6.2), (-6.2, 6.2)]);
        }
        Flavour::Agree => {
            looks.of(filled.0, filled.1).push(PathSegment::Circle(place, 6.6 * scale));
        }
        Flavour::Refuse => {
            let steps = looks.of(None, Some(Stroke::solid(tone, 5.0 * scale)));
            steps.extend([PathSegment::Move(at(0.0, -8.0)), PathSegment::Line(at(0.0, 8.0))]);
        }
        Flavour::Heartbeat => {
            let steps = looks.of(None, Some(Stroke::solid(tone, 2.6 * scale)));
            let tick = [PathSegment::Move(at(-2.6, -4.4)), PathSegment::Line(at(2.2, 0.0))];
            steps.extend(tick.into_iter().chain([PathSegment::Line(at(-2.6, 4.4))]));
        }
        Flavour::Request | Flavour::Reply => {
            let paper = Some(Ink::Surface.pale(tone.percent));
            let ring = Some(Stroke::solid(tone, 2.4 * scale));
            looks.of(paper, ring).push(PathSegment::Circle(place, 6.2 * scale));
            if flavour == Flavour::Reply {
                looks.of(Some(tone), None).push(PathSegment::Circle(place, 3.0 * scale));
            }
        }
    }
}

/// What is filled and outlined with what.
type Look = (Option<Tone>, Option<Stroke>);

/// Paths of one look each: five hundred messages are a few dozen paths.
#[derive(Default)]
pub(crate) struct Looks(Vec<(Look, Vec<PathSegment>)>);

impl Looks {
    pub(crate) fn of(
        &mut self,
        fill: Option<Tone>,
        stroke: Option<Stroke>,
    ) -> &mut Vec<PathSegment> {
        let look = (fill, stroke);
        let known = self.0.iter().position(|l| l.0 == look);
        let index = known.unwrap_or_else(|| {
            self.0.push((look, Vec::new()));
            self.0.len() - 1
        });
        &mut self.0[index].1
    }

    pub(crate) fn paint(self, picture: &mut Picture) {
        let path = |((fill, stroke), steps)| Shape::Path { steps, fill, stroke };
        picture.shapes.extend(self.0.into_iter().map(path));
    }
}
