//! Pointing at things on the stage and on the timeline.

use playground::snapshot::End;
use scenario::Action;
use scene::{Point, Reach, Target};
use web_sys::HtmlElement;

use crate::app::App;
use crate::msg::{Pointer, Side, Sides};
use crate::{act, deeds, steer};

/// Something that a pointer holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Drag {
    from: Point,
    to: Point,
    target: Option<Target>,
    moved: bool,
    since: f64,
}

/// A pointer that stayed longer, in milliseconds, asks what can be done.
const LONG: f64 = 450.0;

/// A pointer that went no further has clicked.
const STILL: f64 = 5.0;

/// What a pointer does on the stage. Returns whether components have something new to show.
pub(crate) fn stage(app: &mut App, pointer: Pointer) -> bool {
    match pointer {
        Pointer::Down(at, touch) => {
            let target = app.picture.hit(at, reach(touch));
            let since = crate::browser::now();
            app.drag = Some(Drag { from: at, to: at, target, moved: false, since });
            false
        }
        Pointer::Move(at, touch) => match app.drag {
            Some(drag) => {
                pull(app, drag, at);
                false
            }
            None => hover(app, (!touch).then(|| app.picture.hit(at, Reach::Mouse)).flatten()),
        },
        Pointer::Up(_) => {
            let Some(drag) = app.drag.take() else { return false };
            app.ticker.ask();
            if drag.moved {
                if let Some(sides) = chosen(app) {
                    act::sides(app, Sides::Begin);
                    app.sides = Some(sides);
                }
                app.drawn.clear();
            } else if let (true, Some(action)) =
                (crate::browser::now() - drag.since < LONG, delivery(app, drag.target))
            {
                act::action(app, action);
            } else {
                click(app, drag.target);
            }
            true
        }
        Pointer::Menu(at) => {
            app.drag = None;
            app.drawn.clear();
            let target = app.picture.hit(at, Reach::Mouse);
            if target != app.selected {
                click(app, target);
            }
            true
        }
        Pointer::Leave => hover(app, None),
    }
}

fn hover(app: &mut App, target: Option<Target>) -> bool {
    let new = app.hover != target;
    app.hover = target;
    new
}

fn pull(app: &mut App, drag: Drag, at: Point) {
    let moved = drag.moved || drag.from.distance(at) > STILL;
    app.drag = Some(Drag { to: at, moved, ..drag });
    if let (true, Some(Target::Node(node))) = (moved, drag.target) {
        app.moves.retain(|(moved, _)| *moved != node);
        app.moves.push((node, app.layout.unit(at)));
    } else if moved && !app.query.embed {
        if app.drawn.is_empty() {
            app.drawn.push(drag.from);
        }
        app.drawn.push(at);
    }
    app.ticker.ask();
}

/// By hand, a click lets a message arrive.
fn delivery(app: &App, target: Option<Target>) -> Option<Action> {
    let Some(Target::Flight(id)) = target.filter(|_| app.sides.is_none()) else { return None };
    app.shown
        .choices
        .iter()
        .find(|choice| choice.flight == Some(id))
        .map(|choice| choice.action.clone())
}

fn click(app: &mut App, target: Option<Target>) {
    match (target, app.sides.is_some()) {
        (Some(Target::Node(node)), true) => act::sides(app, Sides::Next(End::Node(node))),
        (Some(Target::Client(client)), true) => {
            act::sides(app, Sides::Next(End::Client(client)));
        }
        (_, true) => {}
        (target, false) => {
            let target = target.filter(|_| target != app.selected);
            app.panel = None;
            app.select(target);
            if let Some(Target::Flight(_) | Target::Link(..)) = target {
                // What moves cannot be worked on.
                app.playing = false;
            }
        }
    }
}

/// The sides that a line which was drawn across the stage makes. A loop puts whom it encloses onto a
/// side of their own. A line, while sides are chosen, sets apart who stands on its far side from
/// node 1.
pub(crate) fn chosen(app: &App) -> Option<Vec<Side>> {
    let drawn = &app.drawn;
    let (from, to) = (*drawn.first()?, *drawn.last()?);
    let way: f64 = drawn.windows(2).map(|step| step[0].distance(step[1])).sum();
    if from.distance(to) < way * CLOSED {
        let nodes = app.stage.nodes.iter().map(|node| End::Node(node.id));
        let clients = app.stage.clients.iter().map(|client| End::Client(client.id));
        let inside = |end: &End| encloses(drawn, app.layout.end(*end));
        let within: Vec<End> = nodes.chain(clients).filter(inside).collect();
        if within.is_empty() {
            return None;
        }
        let mut sides = app.sides.clone().unwrap_or_default();
        sides.retain(|(end, _)| !within.contains(end));
        let side = sides.iter().map(|&(_, side)| side).max().unwrap_or(0) + 1;
        sides.extend(within.into_iter().map(|end| (end, side)));
        return Some(sides);
    }
    app.sides.as_ref()?;
    let side = |p: Point| (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x) > 0.0;
    let home = side(app.layout.node(1));
    let ids = app.stage.nodes.iter().map(|node| node.id);
    let far: Vec<u32> = ids.filter(|&id| side(app.layout.node(id)) != home).collect();
    Some(deeds::apart(&far))
}

/// A line whose ends are nearer to each other than this part of its length is a loop.
const CLOSED: f64 = 0.45;

/// Whether a place lies within a loop: a ray from it crosses the loop an odd number of times.
fn encloses(drawn: &[Point], at: Point) -> bool {
    let mut inside = false;
    let mut before = drawn[drawn.len() - 1];
    for &corner in drawn {
        let between = (corner.y > at.y) != (before.y > at.y);
        let part = (at.y - corner.y) / (before.y - corner.y);
        inside ^= between && at.x < corner.x + part * (before.x - corner.x);
        before = corner;
    }
    inside
}

/// What a pointer does on the timeline.
pub(crate) fn timeline(app: &mut App, pointer: Pointer) -> bool {
    match pointer {
        Pointer::Down(at, _) => {
            app.scrubbing = true;
            scrub(app, at)
        }
        Pointer::Move(at, _) if app.scrubbing => scrub(app, at),
        Pointer::Up(_) => {
            app.scrubbing = false;
            false
        }
        Pointer::Move(at, _) => {
            let label = crate::band::label(app, at);
            if let Some(band) = app.band.node.cast::<HtmlElement>() {
                band.set_title(&label);
            }
            false
        }
        Pointer::Leave | Pointer::Menu(_) => false,
    }
}

fn scrub(app: &mut App, at: Point) -> bool {
    match crate::band::hit(app, at) {
        crate::band::Hit::Time(time) => steer::seek(app, time),
        crate::band::Hit::Event(event) => steer::seek_event(app, event),
        crate::band::Hit::Branch(branch) => {
            app.scrubbing = false;
            act::command(app, playground::Command::Switch(branch));
        }
        crate::band::Hit::Nothing => return false,
    }
    true
}

fn reach(touch: bool) -> Reach {
    if touch { Reach::Touch } else { Reach::Mouse }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_encloses_what_lies_within() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)];
        let drawn = corners.map(|(x, y)| Point::new(x, y));
        assert!(encloses(&drawn, Point::new(1.0, 5.0)));
        assert!(encloses(&drawn, Point::new(9.0, 5.0)));
        assert!(!encloses(&drawn, Point::new(5.0, 5.0)), "the bay is outside");
        assert!(!encloses(&drawn, Point::new(11.0, 5.0)));
    }
}
