//! The operations of clients as a picture: which part of it is shown, and what is where in it.

use playground::operations::{EventTime, OperationId};
use playground::{Session, Snapshot};
use scene::history::{HistoryOptions, HistoryPicture, draw};
use scene::{Point, Theme};

use crate::player::playing::Parts;
use crate::player::session::SharedSession;
use crate::stage::gesture::{Drag, Pointer};
use crate::ui::surface::Surface;

/// A look at the operations.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Look {
    /// A pointer did something on the picture.
    Pointer(Pointer),
    /// Less time is shown, or more.
    Zoom(bool),
    /// The operation that was called next, or the one before.
    Beside(bool),
    /// An operation, wherever it is.
    At(OperationId),
}

/// The operations on their canvas.
pub(crate) struct Operations {
    surface: Surface,
    /// How many times it is twice as near as usual.
    zoom: i32,
    /// Where the part that is shown begins.
    start: u64,
    /// How long an operation usually takes.
    usual: u64,
    /// The moment that was brought into sight last.
    seen: Option<u64>,
    drawn: HistoryPicture,
    drag: Option<(Drag, u64)>,
}

/// An operation that takes as long as most is so wide, in pixels.
const WIDE: u64 = 78;

/// The whole of a long run has room.
const FARTHEST: i32 = -9;

/// What a look came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Looked {
    /// Nothing is selected that was not before.
    Same,
    /// Another operation is selected, or none.
    Selected(Option<OperationId>),
    /// Another part is shown, and the picture stands still.
    Pulled,
}

impl Operations {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            surface: Surface::of(&parts.operations),
            zoom: 0,
            start: 0,
            usual: 0,
            seen: None,
            drawn: HistoryPicture::default(),
            drag: None,
        }
    }

    /// Begins anew, with another run.
    pub(crate) fn forget(&mut self) {
        self.seen = None;
        (self.zoom, self.start, self.usual) = (0, 0, 0);
    }

    /// Where on the page the operation is that is called so: `c1#2` is the second of client 1.
    pub(crate) fn locate(&self, name: &str) -> Option<Point> {
        let (client, number) = name.strip_prefix('c')?.split_once('#')?;
        let id = OperationId { client: client.parse().ok()?, number: number.parse().ok()? };
        let bar = self.drawn.bars.iter().find(|bar| bar.1 == id)?;
        self.surface.on_page(bar.0.center())
    }

    /// Paints the operations where they are shown. `now` is the moment, in time or by hand in events.
    pub(crate) fn paint(
        &mut self,
        session: &SharedSession,
        now: u64,
        selected: Option<OperationId>,
        theme: Theme,
    ) {
        if !self.surface.measure() {
            return;
        }
        if let Some(usual) = session.ask(Session::usual_operation).filter(|usual| *usual > 0) {
            // What changes a little must not change the scale all the time.
            if usual > 3 * self.usual || usual * 3 < self.usual {
                self.usual = usual;
            }
        }
        let span = self.span(session.ask(Session::by_hand));
        self.follow(now, span);
        let exchanges =
            session.ask(|session| session.operation_diagram(self.start..self.start + span));
        let options = HistoryOptions { now: Some(now), selected };
        self.drawn = draw(&exchanges, self.surface.width(), options);
        let height = self.drawn.picture.height;
        if self.surface.height() != height
            && let Some(canvas) = self.surface.element()
        {
            let height = format!("{}px", height.round() as i32);
            let _ = canvas.style().set_property("height", &height);
            self.surface.measure();
        }
        self.surface.paint(&self.drawn.picture, theme);
    }

    /// Brings the moment into sight when it is another one.
    fn follow(&mut self, now: u64, span: u64) {
        if self.seen.replace(now) == Some(now) {
            return;
        }
        if now > self.start + span / 8 * 7 {
            self.start = now - span / 8 * 7;
        } else if now < self.start + span / 16 {
            self.start = now.saturating_sub(span / 4);
        }
    }

    /// How much time, or how many events, the picture shows.
    fn span(&self, by_hand: bool) -> u64 {
        let least = if by_hand { 6 } else { 1_000 };
        let usual = match self.usual {
            usual if by_hand => usual.max(6),
            0 => 50_000,
            usual => usual,
        };
        let span = usual * self.surface.width() as u64 / WIDE;
        (if self.zoom < 0 { span << -self.zoom } else { span >> self.zoom }).max(least)
    }

    /// Looks at the operations in another way.
    pub(crate) fn look(
        &mut self,
        session: &SharedSession,
        shown: &Snapshot,
        selected: Option<OperationId>,
        look: Look,
    ) -> Looked {
        match look {
            Look::Pointer(pointer) => self.point(shown, selected, pointer),
            Look::Zoom(nearer) => {
                let before = self.span(shown.by_hand);
                let zoom = self.zoom + if nearer { 1 } else { -1 };
                self.zoom = zoom.clamp(FARTHEST, 5);
                let middle = self.start + before / 2;
                self.start = middle.saturating_sub(self.span(shown.by_hand) / 2);
                Looked::Same
            }
            Look::Beside(later) => {
                match session.ask(|session| session.operation_beside(selected, later)) {
                    Some(found) => self.select(session, shown, found),
                    None => Looked::Same,
                }
            }
            Look::At(id) => {
                self.zoom = self.zoom.min(0);
                self.select(session, shown, id)
            }
        }
    }

    /// Selects an operation, and brings as much of it into sight as can be.
    fn select(&mut self, session: &SharedSession, shown: &Snapshot, id: OperationId) -> Looked {
        let by_hand = shown.by_hand;
        if let Some(report) = session.ask(|session| session.operation_report(id)) {
            let place = |moment: EventTime| if by_hand { moment.event } else { moment.time };
            let called = place(report.called);
            let ended = report.answered.map_or(called, place);
            while ended - called > self.span(by_hand) / 8 * 6 && self.zoom > FARTHEST {
                self.zoom -= 1;
            }
            let span = self.span(by_hand);
            if called < self.start || ended > self.start + span {
                self.start = called.saturating_sub(span / 8);
            }
            // The moment that is shown stays where it is.
            self.seen = Some(if by_hand { shown.event } else { shown.time.0 });
        }
        Looked::Selected(Some(id))
    }

    fn point(
        &mut self,
        shown: &Snapshot,
        selected: Option<OperationId>,
        pointer: Pointer,
    ) -> Looked {
        match pointer {
            Pointer::Down(at, _) => {
                let drag = Drag { from: at, target: None, moved: false, since: 0.0 };
                self.drag = Some((drag, self.start));
                Looked::Same
            }
            Pointer::Move(at, _) => match self.drag {
                Some((drag, start)) => self.pull(shown, drag.moved_to(at), start, at),
                None => Looked::Same,
            },
            Pointer::Up(at) => {
                let clicked = self.drag.take().is_some_and(|(drag, _)| !drag.moved);
                if !clicked {
                    return Looked::Same;
                }
                let hit = self.drawn.hit(at, 10.0);
                Looked::Selected(hit.filter(|_| hit != selected))
            }
            Pointer::Menu(_) | Pointer::Leave => Looked::Same,
        }
    }

    /// Another part comes into sight.
    fn pull(&mut self, shown: &Snapshot, drag: Drag, start: u64, at: Point) -> Looked {
        self.drag = Some((drag, start));
        if !drag.moved {
            return Looked::Same;
        }
        let each = self.span(shown.by_hand) as f64 / self.drawn.width.max(1.0);
        self.start = (start as f64 - (at.x - drag.from.x) * each).max(0.0) as u64;
        Looked::Pulled
    }
}
