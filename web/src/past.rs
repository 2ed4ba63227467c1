//! The history of operations: which part of it is shown, and what is where in it.

use playground::operations::{EventTime, OperationId};
use scene::Point;
use scene::history::{HistoryOptions, HistoryPicture, draw};
use web_sys::HtmlElement;

use crate::app::App;
use crate::msg::{Look, Pointer, Tab};
use crate::surface::Surface;

/// The state of the picture of operations.
#[derive(Default)]
pub(crate) struct Past {
    pub(crate) surface: Surface,
    /// The operation that is selected.
    pub(crate) selected: Option<OperationId>,
    /// How many times it is twice as near as usual.
    zoom: i32,
    /// Where the part that is shown begins.
    start: u64,
    /// How long an operation usually takes.
    usual: u64,
    /// The moment that was brought into sight last.
    seen: Option<u64>,
    drawn: HistoryPicture,
    drag: Option<Drag>,
}

impl Past {
    /// Where the operation is that is called so: `c1#2` is the second of client 1.
    pub(crate) fn place(&self, name: &str) -> Option<Point> {
        let (client, number) = name.strip_prefix('c')?.split_once('#')?;
        let id = OperationId { client: client.parse().ok()?, number: number.parse().ok()? };
        self.drawn.bars.iter().find(|bar| bar.1 == id).map(|(area, _)| area.center())
    }

    /// Begins anew, with another run.
    pub(crate) fn forget(&mut self) {
        (self.selected, self.seen) = (None, None);
        (self.zoom, self.start, self.usual) = (0, 0, 0);
    }
}

/// A pointer that holds the picture.
#[derive(Clone, Copy)]
struct Drag {
    from: Point,
    start: u64,
    moved: bool,
}

/// So wide is an operation that takes as long as most, in pixels.
const WIDE: u64 = 78;

/// The whole of a long run has room.
const FARTHEST: i32 = -9;

/// A pointer that went no further has clicked.
const STILL: f64 = 5.0;

/// Paints the history where it is open.
pub(crate) fn paint(app: &mut App) {
    if !app.past.surface.measure() {
        return;
    }
    let now = now(app);
    if let Some(usual) = app.door.borrow().usual_operation().filter(|usual| *usual > 0) {
        let known = app.past.usual;
        // What changes a little must not change the scale all the time.
        if usual > 3 * known || usual * 3 < known {
            app.past.usual = usual;
        }
    }
    let span = span(app);
    let past = &mut app.past;
    if past.seen.replace(now) != Some(now) {
        if now > past.start + span / 8 * 7 {
            past.start = now - span / 8 * 7;
        } else if now < past.start + span / 16 {
            past.start = now.saturating_sub(span / 4);
        }
    }
    let window = past.start..past.start + span;
    let exchanges = app.door.borrow().operation_diagram(window);
    let past = &mut app.past;
    let options = HistoryOptions { now: Some(now), selected: past.selected };
    past.drawn = draw(&exchanges, past.surface.width(), options);
    let height = past.drawn.picture.height;
    if past.surface.height() != height
        && let Some(canvas) = past.surface.node.cast::<HtmlElement>()
    {
        let height = format!("{}px", height.round() as i32);
        let _ = canvas.style().set_property("height", &height);
        app.past.surface.measure();
    }
    app.past.surface.paint(&app.past.drawn.picture, app.theme);
}

/// The moment that is shown.
fn now(app: &App) -> u64 {
    if app.by_hand() { app.stage.event } else { app.stage.time }
}

/// How much time, or how many events, the picture shows.
fn span(app: &App) -> u64 {
    let past = &app.past;
    let least = if app.by_hand() { 6 } else { 1_000 };
    let usual = match past.usual {
        usual if app.by_hand() => usual.max(6),
        0 => 50_000,
        usual => usual,
    };
    let span = usual * past.surface.width() as u64 / WIDE;
    (if past.zoom < 0 { span << -past.zoom } else { span >> past.zoom }).max(least)
}

/// Looks at the history in another way. Returns whether components have something new to show.
pub(crate) fn look(app: &mut App, look: Look) -> bool {
    match look {
        Look::Pointer(pointer) => return point(app, pointer),
        Look::Nearer(nearer) => {
            let before = span(app);
            let zoom = app.past.zoom + if nearer { 1 } else { -1 };
            app.past.zoom = zoom.clamp(FARTHEST, 5);
            let middle = app.past.start + before / 2;
            app.past.start = middle.saturating_sub(span(app) / 2);
        }
        Look::Beside(later) => {
            let found = app.door.borrow().operation_beside(app.past.selected, later);
            if let Some(found) = found {
                select(app, found);
            }
        }
        Look::At(id) => {
            (app.tab, app.sheet) = (Tab::History, true);
            app.past.zoom = app.past.zoom.min(0);
            select(app, id);
        }
    }
    true
}

/// Selects an operation, and brings as much of it into sight as can be.
fn select(app: &mut App, id: OperationId) {
    app.past.selected = Some(id);
    let Some(report) = app.door.borrow().operation_report(id) else { return };
    let place = |moment: EventTime| if app.by_hand() { moment.event } else { moment.time };
    let called = place(report.called);
    let ended = report.answered.map_or(called, place);
    while ended - called > span(app) / 8 * 6 && app.past.zoom > FARTHEST {
        app.past.zoom -= 1;
    }
    let (start, span) = (app.past.start, span(app));
    if called < start || ended > start + span {
        app.past.start = called.saturating_sub(span / 8);
    }
    // The moment that is shown stays where it is.
    app.past.seen = Some(now(app));
}

fn point(app: &mut App, pointer: Pointer) -> bool {
    match pointer {
        Pointer::Down(at, _) => {
            app.past.drag = Some(Drag { from: at, start: app.past.start, moved: false });
            false
        }
        Pointer::Move(at, _) => {
            if let Some(drag) = app.past.drag {
                pull(app, drag, at);
            }
            false
        }
        Pointer::Up(at) => {
            let clicked = app.past.drag.take().is_some_and(|drag| !drag.moved);
            if clicked {
                let hit = app.past.drawn.hit(at, 10.0);
                app.past.selected = hit.filter(|_| hit != app.past.selected);
            }
            clicked
        }
        Pointer::Menu(_) | Pointer::Leave => false,
    }
}

/// Another part comes into sight. What moves by itself cannot be pulled.
fn pull(app: &mut App, drag: Drag, at: Point) {
    let moved = drag.moved || drag.from.distance(at) > STILL;
    app.past.drag = Some(Drag { moved, ..drag });
    if moved {
        app.playing = false;
        let each = span(app) as f64 / app.past.drawn.width.max(1.0);
        let start = drag.start as f64 - (at.x - drag.from.x) * each;
        app.past.start = start.max(0.0) as u64;
        app.ticker.ask();
    }
}
