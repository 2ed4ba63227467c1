//! Pointing at things on the stage and on the timeline.

use scene::{Point, Reach, Target};

use crate::app::App;
use crate::msg::{Pointer, Sides};
use crate::{act, steer};

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
        Pointer::Up(at) => {
            let Some(drag) = app.drag.take() else { return false };
            app.ticker.ask();
            if drag.moved {
                if app.sides.is_some() && !matches!(drag.target, Some(Target::Node(_))) {
                    divide(app, drag.from, at);
                }
            } else if let (true, Some(line)) =
                (crate::browser::now() - drag.since < LONG, delivery(app, drag.target))
            {
                act::line(app, &line);
            } else {
                click(app, drag.target);
            }
            true
        }
        Pointer::Menu(at) => {
            app.drag = None;
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
        let place = app.layout.unit(at);
        match app.moves.iter_mut().find(|(moved, _)| *moved == node) {
            Some((_, old)) => *old = place,
            None => app.moves.push((node, place)),
        }
    }
    app.ticker.ask();
}

/// By hand, a click lets a message arrive.
fn delivery(app: &App, target: Option<Target>) -> Option<String> {
    let Some(Target::Flight(id)) = target.filter(|_| app.sides.is_none()) else { return None };
    app.choices.iter().find(|choice| choice.flight == Some(id)).map(|choice| choice.line.clone())
}

fn click(app: &mut App, target: Option<Target>) {
    match (target, app.sides.is_some()) {
        (Some(Target::Node(node)), true) => act::sides(app, Sides::Toggle(node)),
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

/// A line across the stage: who stands on its far side from node 1 stands apart.
fn divide(app: &mut App, from: Point, to: Point) {
    let side = |p: Point| (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x) > 0.0;
    let home = side(app.layout.node(1));
    let ids = app.stage.nodes.iter().map(|node| node.id);
    let apart = ids.filter(|&id| side(app.layout.node(id)) != home).collect();
    app.sides = Some(apart);
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
        Pointer::Move(..) | Pointer::Leave | Pointer::Menu(_) => false,
    }
}

fn scrub(app: &mut App, at: Point) -> bool {
    match crate::band::hit(app, at) {
        crate::band::Hit::Time(time) => steer::seek(app, time),
        crate::band::Hit::Event(event) => steer::seek_event(app, event),
        crate::band::Hit::Branch(branch) => {
            app.scrubbing = false;
            act::switch(app, branch);
        }
        crate::band::Hit::Nothing => return false,
    }
    true
}

fn reach(touch: bool) -> Reach {
    if touch { Reach::Touch } else { Reach::Mouse }
}
