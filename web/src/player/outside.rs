//! Changes of the session by scripts outside of the page, and questions where things are.

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use scene::{Point, within};
use wasm_bindgen::JsValue;

use crate::browser;

/// The time of a frame, in milliseconds.
const FRAME: f64 = 16.0;

/// The longest time without showing what a script does, in milliseconds.
const LONGEST: f64 = 500.0;

/// What scripts outside of the page have done and asked. A script may change a session thousands of
/// times in a row: so it is shown once in a frame's time at most, and painting takes a quarter of the
/// time at most. A timer says when, since frames stop while nobody looks.
#[derive(Default)]
pub(crate) struct Outside {
    /// A change is shown then.
    waiting: Option<Timeout>,
    /// When the last change was shown, or painted if it was, in milliseconds.
    looked: f64,
    unpainted: bool,
    /// Milliseconds from showing a change up to having it painted.
    cost: f64,
    /// Where these things are is asked, and told once all is drawn.
    questions: Vec<(String, Function)>,
}

impl Outside {
    /// The session was changed. Returns whether that is to be shown now; if not, `show` is called
    /// later.
    pub(crate) fn changed(&mut self, show: impl FnOnce() + 'static) -> bool {
        if self.waiting.is_some() {
            return false;
        }
        let pause = within(3.0 * self.cost, FRAME, LONGEST);
        if browser::now() - self.looked < pause {
            self.waiting = Some(Timeout::new(pause as u32, show));
            return false;
        }
        true
    }

    /// Whether a change is shown later.
    pub(crate) const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// What was changed is shown.
    pub(crate) fn shown(&mut self) {
        self.waiting = None;
        self.looked = browser::now();
        self.unpainted = true;
    }

    /// What was changed is painted, too.
    pub(crate) fn painted(&mut self) {
        if self.unpainted {
            let now = browser::now();
            (self.unpainted, self.cost, self.looked) = (false, now - self.looked, now);
        }
    }

    /// Somebody asks where something is.
    pub(crate) fn ask(&mut self, name: String, told: Function) {
        self.questions.push((name, told));
    }

    pub(crate) const fn has_questions(&self) -> bool {
        !self.questions.is_empty()
    }

    /// Answers all questions: `null` for what is not to be seen.
    pub(crate) fn answer(&mut self, locate: impl Fn(&str) -> Option<Point>) {
        for (name, told) in std::mem::take(&mut self.questions) {
            let place = locate(&name).map_or(JsValue::NULL, |at| {
                let place = Object::new();
                let _ = Reflect::set(&place, &"x".into(), &at.x.into());
                let _ = Reflect::set(&place, &"y".into(), &at.y.into());
                place.into()
            });
            let _ = told.call1(&JsValue::NULL, &place);
        }
    }
}
