//! The events that are listed when only some are wanted.

use std::rc::Rc;

use playground::EventFilter;

use crate::app::App;

/// The events that a filter lets pass, as far as the run was known when it was looked through last.
#[derive(Default)]
pub(crate) struct Found {
    filter: EventFilter,
    script: Option<Rc<str>>,
    pub(crate) events: Vec<u64>,
}

/// Goes on looking where it was left, unless something else is wanted, or the run is another one.
pub(crate) fn look(app: &mut App) {
    if app.filter == EventFilter::default() {
        app.found = Found::default();
        return;
    }
    let (shown, found) = (&app.shown, &mut app.found);
    let same = found.script.as_ref().is_some_and(|script| Rc::ptr_eq(script, &shown.script))
        && found.filter == EventFilter { after: found.filter.after, ..app.filter.clone() };
    if !same {
        let (filter, script) = (app.filter.clone(), Some(Rc::clone(&shown.script)));
        *found = Found { filter, script, events: Vec::new() };
    }
    found.events.extend(app.door.borrow().matching(&found.filter));
    found.filter.after = shown.known;
}
