//! The one ticker of the page: a frame when it was asked for one, and none otherwise.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Draws frames on demand. The browser gives none to a page that is hidden.
#[derive(Clone)]
pub(crate) struct Ticker(Rc<Inner>);

type Frame = Closure<dyn FnMut(f64)>;

struct Inner {
    asked: Cell<Option<i32>>,
    closure: RefCell<Option<Frame>>,
}

impl Ticker {
    /// `frame` is given the browser's clock in milliseconds.
    pub(crate) fn new(frame: impl Fn(f64) + 'static) -> Self {
        let inner = Rc::new(Inner { asked: Cell::new(None), closure: RefCell::new(None) });
        let weak = Rc::downgrade(&inner);
        let closure = Closure::<dyn FnMut(f64)>::new(move |now: f64| {
            if let Some(inner) = weak.upgrade() {
                inner.asked.set(None);
            }
            frame(now);
        });
        inner.closure.replace(Some(closure));
        Self(inner)
    }

    /// Asks for one frame.
    pub(crate) fn ask(&self) {
        if self.0.asked.get().is_none()
            && let Some(closure) = self.0.closure.borrow().as_ref()
        {
            let function = closure.as_ref().unchecked_ref();
            self.0.asked.set(crate::browser::window().request_animation_frame(function).ok());
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(handle) = self.asked.get() {
            let _ = crate::browser::window().cancel_animation_frame(handle);
        }
    }
}
