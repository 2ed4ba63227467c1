//! What can be asked of a whole run: which events there are, what led to one, what one led to.

use std::rc::Rc;

use crate::report::{Caption, Row, RowKind};
use crate::run::Run;
use crate::session::Session;
use crate::snapshot::End;

/// An event as it is kept of a whole run: what filters and chains of causes ask. Its words are told
/// when somebody asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownEvent {
    pub(crate) time: u64,
    cause: u32,
    who: u16,
    kind: RowKind,
    notable: bool,
}

/// Clients are told from nodes by this.
const CLIENT: u16 = 1 << 15;

impl KnownEvent {
    pub(crate) fn of(row: &Row) -> Self {
        let short = |number: u32| u16::try_from(number).unwrap_or(CLIENT - 1);
        Self {
            time: row.time,
            cause: row.cause.and_then(|cause| u32::try_from(cause).ok()).unwrap_or(0),
            who: match row.who {
                Some(End::Node(node)) => short(node),
                Some(End::Client(client)) => short(client) | CLIENT,
                None => 0,
            },
            kind: row.kind,
            notable: row.notable,
        }
    }

    /// The event that brought it about.
    pub(crate) fn cause(&self) -> Option<u64> {
        Some(u64::from(self.cause)).filter(|&cause| cause > 0)
    }

    fn who(&self) -> Option<End> {
        match (self.who, self.who & !CLIENT) {
            (0, _) => None,
            (who, client) if who >= CLIENT => Some(End::Client(client.into())),
            (node, _) => Some(End::Node(node.into())),
        }
    }
}

/// Which events are looked for. What is left open lets every event pass.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EventFilter {
    /// This kind alone.
    pub kind: Option<RowKind>,
    /// At this node or client alone.
    pub who: Option<End>,
    /// Only where a person stepping from highlight to highlight stops.
    pub notable: bool,
    /// These words stand in it, with whom it is about: `S3 accepts`. Great and small letters are alike.
    pub text: String,
    /// Only events after this one: so a search goes on where it was when less was known.
    pub after: u64,
}

impl EventFilter {
    pub(crate) fn passes(&self, event: &KnownEvent) -> bool {
        self.kind.is_none_or(|kind| kind == event.kind)
            && self.who.is_none_or(|who| event.who() == Some(who))
            && (event.notable || !self.notable)
    }
}

/// An event as a line of text: who, and what.
fn line(row: &Row) -> String {
    let who = row.who.map(|who| format!("{who} ")).unwrap_or_default();
    format!("{who}{}", row.text)
}

/// A search for events, which goes on where it was left. A whole run takes long to tell once more, so
/// a page looks through it in slices.
///
/// It belongs to one future of one session: whoever acts begins another search.
#[derive(Debug)]
pub struct EventSearch {
    /// What stands in the events that are found, in small letters.
    wanted: String,
    rest: Retelling,
    found: Vec<u64>,
}

impl EventSearch {
    /// Looks on, while at most so many events are played or told. `false` once nothing is left to look
    /// through.
    pub fn step(&mut self, session: &Session, mut budget: u64) -> bool {
        while let Some((row, _)) = self.rest.next(session, &mut budget) {
            if line(&row).to_ascii_lowercase().contains(&self.wanted) {
                self.found.push(row.event);
            }
        }
        !self.rest.events.as_slice().is_empty()
    }

    /// The events that are found so far, by number, in order.
    pub fn found(&self) -> &[u64] {
        &self.found
    }

    /// How many events are still to be looked through.
    pub fn left(&self) -> usize {
        self.rest.events.len()
    }
}

/// Tells events in the order that is asked for. Those whose words are kept cost nothing; for the
/// others, the run is played once more from the nearest point, and on from there while they are in
/// order.
#[derive(Debug)]
struct Retelling {
    events: std::vec::IntoIter<u64>,
    run: Option<Run>,
}

impl Retelling {
    fn of(events: Vec<u64>) -> Self {
        Self { events: events.into_iter(), run: None }
    }

    /// The next event in words; nothing at the end, or when as many events as the budget allows are
    /// played or told.
    fn next(&mut self, session: &Session, budget: &mut u64) -> Option<(Row, Rc<Caption>)> {
        while *budget > 0 {
            let &event = self.events.as_slice().first()?;
            *budget -= 1;
            let told = match session.history.told(event) {
                Some((row, caption)) => Some((row.clone(), Rc::clone(caption))),
                None => self.play(session, event),
            };
            if told.is_some() {
                self.events.next();
                return told;
            }
        }
        None
    }

    /// Plays one event on the way to this one, which is told when it is reached.
    fn play(&mut self, session: &Session, event: u64) -> Option<(Row, Rc<Caption>)> {
        let behind = session.history.nearest_event(event - 1)..=event;
        if !self.run.as_ref().is_some_and(|run| behind.contains(&run.event())) {
            self.run = Some(session.rerun(event - 1));
        }
        let run = self.run.as_mut()?;
        if run.event() < event && run.step() && run.event() < event {
            return None;
        }
        let (row, caption) = run.tell();
        Some((row, Rc::new(caption)))
    }
}

impl Session {
    /// A search for the events of this future that a filter lets pass, as far as they are known. Without
    /// a text they are looked up at once; with one, the run is told once more where its words are not
    /// kept.
    pub fn search(&self, filter: &EventFilter) -> EventSearch {
        let events = self.history.passing(filter);
        let (rest, found) =
            if filter.text.is_empty() { (Vec::new(), events) } else { (events, Vec::new()) };
        EventSearch { wanted: filter.text.to_ascii_lowercase(), rest: Retelling::of(rest), found }
    }

    /// What such a search finds in the end, by number.
    pub fn matching(&self, filter: &EventFilter) -> Vec<u64> {
        let mut search = self.search(filter);
        while search.step(self, u64::MAX) {}
        search.found
    }

    /// The same, in words.
    pub fn find(&self, filter: &EventFilter) -> Vec<Row> {
        self.rows_of(&self.matching(filter))
    }

    /// An event, what brought it about, what brought that about, and so on to the beginning of the run,
    /// by number.
    pub fn causes(&self, event: u64) -> Vec<u64> {
        self.history.causes(event)
    }

    /// An event and everything that would not have come about without it, in order, as far as it is
    /// known, by number: the events among whose causes it is.
    pub fn effects(&self, event: u64) -> Vec<u64> {
        self.history.effects(event)
    }

    /// Events of this future by number, both ends included, as far as they are known.
    pub fn rows(&self, first: u64, last: u64) -> Vec<Row> {
        self.rows_of(&self.numbers(first, last))
    }

    /// These events, in words, where they are known.
    pub fn rows_of(&self, events: &[u64]) -> Vec<Row> {
        let mut rows = Vec::with_capacity(events.len());
        // Told in order, the run is played once. A chain of causes is asked for the other way round.
        if events.is_sorted() {
            self.tell(events, |row, _| rows.push(row));
        } else {
            let events: Vec<u64> = events.iter().rev().copied().collect();
            self.tell(&events, |row, _| rows.push(row));
            rows.reverse();
        }
        rows
    }

    /// Events, both ends included, each with its caption, which says why.
    pub fn stories(&self, first: u64, last: u64) -> Vec<(Row, Caption)> {
        let mut stories = Vec::new();
        let put = |row, caption: Rc<Caption>| stories.push((row, Rc::unwrap_or_clone(caption)));
        self.tell(&self.numbers(first, last), put);
        stories
    }

    fn numbers(&self, first: u64, last: u64) -> Vec<u64> {
        (first.max(1)..=last.min(self.history.known())).collect()
    }

    /// Tells the known ones among these events, in the order that is asked for.
    pub(crate) fn tell(&self, events: &[u64], mut put: impl FnMut(Row, Rc<Caption>)) {
        let known = |event: &u64| (1..=self.history.known()).contains(event);
        let mut budget = u64::MAX;
        let mut retelling = Retelling::of(events.iter().copied().filter(known).collect());
        while let Some((row, caption)) = retelling.next(self, &mut budget) {
            put(row, caption);
        }
    }
}
