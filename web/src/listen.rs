//! Listening to the browser, for as long as a value lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget};

/// Listens until it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub(crate) fn new<E: JsCast>(
        target: &EventTarget,
        kind: &'static str,
        mut hear: impl FnMut(E) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            hear(event.unchecked_into());
        });
        let heard = closure.as_ref().unchecked_ref();
        // Adding a listener fails for no target that there is.
        let _ = target.add_event_listener_with_callback(kind, heard);
        Self { target: target.clone(), kind, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.kind, heard);
    }
}

/// Watches the sizes of elements until it is dropped.
pub(crate) struct Sizes {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Sizes {
    pub(crate) fn watch(elements: &[Element], changed: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut()>::new(changed);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches whether an element is on the screen until it is dropped.
pub(crate) struct Sight {
    observer: web_sys::IntersectionObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Sight {
    pub(crate) fn watch(element: &Element, mut seen: impl FnMut(bool) + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.get(entries.length().saturating_sub(1));
            seen(last.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting());
        });
        let observer = web_sys::IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Something that happens later, unless it is dropped before or asked for again.
pub(crate) struct Later {
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Later {
    pub(crate) fn after(millis: i32, act: impl FnOnce() + 'static) -> Option<Self> {
        let mut act = Some(act);
        let closure = Closure::<dyn FnMut()>::new(move || {
            if let Some(act) = act.take() {
                act();
            }
        });
        let function = closure.as_ref().unchecked_ref();
        let window = crate::browser::window();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, millis);
        Some(Self { handle: timer.ok()?, _closure: closure })
    }
}

impl Drop for Later {
    fn drop(&mut self) {
        crate::browser::window().clear_timeout_with_handle(self.handle);
    }
}
