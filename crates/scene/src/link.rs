//! Links: hairlines where messages pass, dots where they do not, and the marks of cuts.

use playground::snapshot::{ClusterSnapshot, End, Life};

use crate::hit::{Target, Zone};
use crate::lane::Lane;
use crate::layout::Layout;
use crate::picture::{PathSegment, Picture, Shape, Stroke};
use crate::{DrawOptions, Ink};

/// Paints all links.
pub(crate) fn draw(
    picture: &mut Picture,
    snapshot: &ClusterSnapshot,
    layout: &Layout,
    options: DrawOptions,
) {
    let (mut open, mut shut) = (Vec::new(), Vec::new());
    for (i, a) in snapshot.nodes.iter().enumerate() {
        for b in &snapshot.nodes[i + 1..] {
            let (from, to) = (End::Node(a.id), End::Node(b.id));
            let line = Lane::link(layout, from, to);
            let dead = a.life == Life::Down || b.life == Life::Down;
            let cut = is_cut(snapshot, from, to) && is_cut(snapshot, to, from);
            let steps =
                if dead || cut || apart(snapshot, from, to) { &mut shut } else { &mut open };
            steps.extend([PathSegment::Move(line.start), PathSegment::Line(line.stop)]);
            picture.zones.push((Target::Link(from, to), Zone::Line(line.start, line.stop)));
        }
    }
    for (from, to) in clients(snapshot) {
        let line = Lane::link(layout, from, to);
        let steps = if apart(snapshot, from, to) { &mut shut } else { &mut open };
        steps.extend([PathSegment::Move(line.start), PathSegment::Line(line.stop)]);
        picture.zones.push((Target::Link(from, to), Zone::Line(line.start, line.stop)));
    }
    // Many links are a grey mist if each is as strong as a few are.
    let strength = (900 / snapshot.nodes.len().max(9)) as u8;
    let mut paint = |steps: Vec<PathSegment>, stroke| {
        if !steps.is_empty() {
            picture.shapes.push(Shape::Path { steps, fill: None, stroke: Some(stroke) });
        }
    };
    paint(open, Stroke::solid(Ink::Faint.pale(strength), 1.2));
    paint(shut, Stroke::dashed(Ink::Soft.pale(strength / 3), 1.5, 0.0, 7.0));
    for (target, strength) in [(options.hover, 45), (options.selected, 100)] {
        let Some(Target::Link(from, to)) = target else { continue };
        let line = Lane::link(layout, from, to);
        picture.line(line.start, line.stop, Stroke::solid(Ink::Accent.pale(strength), 2.0));
    }
    cuts(picture, snapshot, layout);
}

/// Whether the split keeps two ends apart.
pub(crate) fn apart(snapshot: &ClusterSnapshot, a: End, b: End) -> bool {
    let side = |end: End| snapshot.groups.iter().position(|group| group.contains(&end));
    matches!((side(a), side(b)), (Some(a), Some(b)) if a != b)
}

fn is_cut(snapshot: &ClusterSnapshot, from: End, to: End) -> bool {
    snapshot.cuts.contains(&(from, to))
}

/// The links of clients: those on which something is under way, or nothing can be.
fn clients(snapshot: &ClusterSnapshot) -> Vec<(End, End)> {
    let flights = snapshot.flights.iter().map(|f| (f.from, f.to));
    let all = flights.chain(snapshot.cuts.iter().copied());
    let client = |e: &(End, End)| matches!(e.0, End::Client(_)) || matches!(e.1, End::Client(_));
    let mut links = Vec::new();
    for link in all.filter(client).map(|(a, b)| (a.min(b), a.max(b))) {
        let at = links.partition_point(|known| *known < link);
        if links.get(at) != Some(&link) {
            links.insert(at, link);
        }
    }
    links
}

/// One way: an arrowhead struck out. Both ways: a cross.
fn cuts(picture: &mut Picture, snapshot: &ClusterSnapshot, layout: &Layout) {
    let mut steps = Vec::new();
    let size = 7.0 * layout.scale().max(0.8);
    for &(from, to) in &snapshot.cuts {
        let line = Lane::link(layout, from, to);
        let (ahead, right) = (line.direction, line.direction.right());
        let at = line.at(0.5);
        let mut stroke = |parts: &[(f64, f64)]| {
            let mut points = parts
                .iter()
                .map(|(along, aside)| at.along(ahead, along * size).along(right, aside * size));
            steps.extend(points.next().map(PathSegment::Move));
            steps.extend(points.map(PathSegment::Line));
        };
        if !is_cut(snapshot, to, from) {
            stroke(&[(-0.7, -0.8), (0.6, 0.0), (-0.7, 0.8)]);
            stroke(&[(1.0, -1.0), (1.0, 1.0)]);
        } else if from < to {
            stroke(&[(-0.75, -0.75), (0.75, 0.75)]);
            stroke(&[(-0.75, 0.75), (0.75, -0.75)]);
        }
    }
    if !steps.is_empty() {
        let under = Stroke::solid(Ink::Paper.full(), 6.0);
        let stroke = Stroke::solid(Ink::Fault.full(), 2.2);
        picture.shapes.push(Shape::Path { steps: steps.clone(), fill: None, stroke: Some(under) });
        picture.shapes.push(Shape::Path { steps, fill: None, stroke: Some(stroke) });
    }
}
