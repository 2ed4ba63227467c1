//! The events that are listed when only some are wanted.

use std::rc::Rc;

use playground::EventFilter;

use crate::player::playing::Playing;

/// The events that a filter lets pass, as far as the run was known when it was looked through last.
#[derive(Default)]
pub(crate) struct Found {
    filter: EventFilter,
    script: Option<Rc<str>>,
    events: Vec<u64>,
}

impl Found {
    /// Goes on looking where it was left, unless something else is wanted, or the run is another one.
    pub(crate) fn look(&mut self, playing: &Playing, filter: &EventFilter) {
        let shown = &playing.shown;
        let same = self.script.as_ref().is_some_and(|script| Rc::ptr_eq(script, &shown.script))
            && self.filter == EventFilter { after: self.filter.after, ..filter.clone() };
        if !same {
            let (filter, script) = (filter.clone(), Some(Rc::clone(&shown.script)));
            *self = Self { filter, script, events: Vec::new() };
        }
        self.events.extend(playing.ask(|session| session.matching(&self.filter)));
        self.filter.after = shown.known;
    }

    /// Their numbers, in order.
    pub(crate) fn events(&self) -> &[u64] {
        &self.events
    }
}
