//! The one ticker of the page: it asks the browser for a frame while somebody wants one, and for none
//! otherwise. Everybody who wants one gets the same. The browser gives none to a page that is hidden.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_render::{AnimationFrame, request_animation_frame};

thread_local! {
    static TICKER: RefCell<Ticker> = RefCell::default();
}

#[derive(Default)]
struct Ticker {
    wanted: Vec<Weak<dyn Fn(f64)>>,
    asked: Option<AnimationFrame>,
}

/// Somebody who draws frames, until it is dropped.
pub(crate) struct FrameHandle(Rc<dyn Fn(f64)>);

impl FrameHandle {
    /// `frame` is given the browser's clock in milliseconds.
    pub(crate) fn new(frame: impl Fn(f64) + 'static) -> Self {
        Self(Rc::new(frame))
    }

    /// Asks for the next frame.
    pub(crate) fn ask(&self) {
        TICKER.with_borrow_mut(|ticker| {
            let mine = Rc::downgrade(&self.0);
            if !ticker.wanted.iter().any(|known| known.ptr_eq(&mine)) {
                ticker.wanted.push(mine);
            }
            if ticker.asked.is_none() {
                ticker.asked = Some(request_animation_frame(draw));
            }
        });
    }
}

fn draw(now: f64) {
    let wanted = TICKER.with_borrow_mut(|ticker| {
        ticker.asked = None;
        std::mem::take(&mut ticker.wanted)
    });
    for frame in wanted {
        if let Some(frame) = frame.upgrade() {
            frame(now);
        }
    }
}
