//! Whether clocks are to blame: no clocks that run at nearly the same rate allow this order of events.
//!
//! A read under a lease rests on timers of two nodes: its leader's, which still runs, and another's,
//! which must not have run out meanwhile. Whether clocks kept their bound is therefore not asked of
//! what was done to them, but of what came of it: is there an assignment of real times to the events
//! in the past of the answer, such that each comes after those that brought it about, and each timer
//! runs as long as its range and the bound allow? If there is one, the same run could have happened
//! with good clocks, since messages may take any time, and its violation is the protocol's. If there
//! is none, the contradiction is a cycle of such demands, and its timers are the ones to name.
//!
//! So a clock counts only while what it distorts lasts, only beyond the bound, and only at a node that
//! matters; and a schedule by hand, in which no clock runs, is judged by the same.

use protocol::{Assumption, Info, NodeId, Time, Vector};
use scenario::{Action, Breaks, Endpoint, Ratio, RunMode};
use simulator::core::Timer;
use simulator::{ClientAction, Event, EventKind, Payload, World};

use crate::blame::BrokenAssumption;

/// An answer counts as seen by whoever asks later; so many of the latest are remembered.
const ANSWERS: usize = 64;

/// What the order of events rests on, as far back as it may matter. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Clocks {
    /// Nothing is recorded while all clocks are right.
    records: bool,
    by: RunMode,
    /// Event by event, since the recording began.
    events: Vector<CausalEvent>,
    first: u64,
    timers: Vector<Span>,
    /// Which timers run at each place, as indices.
    running: Vec<Vec<usize>>,
    /// The last event at each place.
    latest: Vec<u64>,
    answers: Vec<u64>,
    /// What was done to clocks.
    changes: Vec<(NodeId, Ratio, u64, Time)>,
}

/// An event, and those before it: of its node, and of whoever sent what arrives.
#[derive(Clone, Debug, Default)]
struct CausalEvent {
    place: Option<usize>,
    before: Option<u64>,
    cause: Option<u64>,
    /// What arrives came from another node, and so took some time.
    travelled: bool,
    /// What clients were answered before this, if it asks something.
    answers: Vec<u64>,
}

/// A timer, from when to when it ran.
#[derive(Clone, Debug)]
struct Span {
    place: usize,
    timer: Timer,
    /// The event that set it, by its name.
    cause: u64,
    /// The same, or that in which the recording began, till when it had run for a part of its time.
    set: u64,
    least: u64,
    most: u64,
    /// How long it runs in all, at least.
    lasts: Time,
    /// The last event of its node while it ran; where it was cancelled, that event.
    last: u64,
    fired: bool,
}

/// A demand: the second event takes place at least so much later than the first.
#[derive(Clone, Copy, Debug)]
struct Demand {
    from: usize,
    to: usize,
    wait: i128,
    timer: Option<usize>,
}

impl Clocks {
    /// `None` where nothing that is promised rests on clocks.
    pub(crate) fn new(info: &Info, world: &World, by: RunMode) -> Option<Self> {
        let drift = |it: &Assumption| matches!(it, Assumption::BoundedDrift { .. });
        let rests = info.promises.iter().any(|promise| promise.assumes.iter().any(drift));
        rests.then(|| Self {
            records: by == RunMode::Hand,
            by,
            events: Vector::new(),
            first: 1,
            timers: Vector::new(),
            running: vec![Vec::new(); world.nodes().len()],
            latest: vec![0; world.nodes().len()],
            answers: Vec::new(),
            changes: Vec::new(),
        })
    }

    /// Sees an event that has just taken place.
    pub(crate) fn see(&mut self, world: &World) {
        let event = world.last();
        if let EventKind::Acted(action) = &event.kind
            && let Breaks::Clocks(node, rate) = action.breaks()
        {
            self.changes.push((node, rate, event.number, event.time));
        }
        let begins = !self.records && !self.changes.is_empty();
        if begins {
            // Until here all clocks were right, and so this moment is the same for everybody.
            (self.records, self.first) = (true, event.number);
            self.latest.fill(event.number);
        }
        if !self.records {
            return;
        }
        self.running.resize(world.nodes().len(), Vec::new());
        self.latest.resize(world.nodes().len(), self.first);
        let place = place_of(event);
        let mut recorded =
            CausalEvent { place, before: None, cause: None, travelled: false, answers: vec![] };
        if let Some(at) = place {
            recorded.before = Some(std::mem::replace(&mut self.latest[at], event.number));
        }
        match &event.kind {
            EventKind::Delivered(envelope) => {
                recorded.cause = Some(envelope.cause);
                recorded.travelled = matches!(envelope.payload, Payload::Message(_));
            }
            EventKind::Acted(_) | EventKind::Asked(..) => {}
            _ => recorded.cause = event.cause,
        }
        match event.client_action {
            Some(ClientAction::Asked(_)) => recorded.answers.clone_from(&self.answers),
            Some(ClientAction::Answered(..)) => {
                if self.answers.len() == ANSWERS {
                    self.answers.remove(0);
                }
                self.answers.push(event.number);
            }
            None => {}
        }
        self.events.push_back_mut(recorded);
        let stops = !event.node_actions.is_empty() || begins;
        for at in (0..world.nodes().len()).filter(|at| stops || place == Some(*at)) {
            self.see_timers(world, at, place == Some(at));
        }
    }

    /// Which timers run at a place now. Those that no longer do have run out or were cancelled.
    fn see_timers(&mut self, world: &World, at: usize, is_here: bool) {
        let (now, running_timers) = (world.last().number, &world.nodes()[at].running_timers);
        let fired = match &world.last().kind {
            EventKind::TimerFired(_, timer) if is_here => Some(*timer),
            _ => None,
        };
        let mut still = Vec::new();
        for &which in &self.running[at] {
            let Some(span) = self.timers.get(which) else { continue };
            let runs =
                running_timers.iter().any(|it| it.timer == span.timer && it.cause == span.cause);
            let mut span = span.clone();
            span.fired = !runs && fired == Some(span.timer);
            if is_here || !runs {
                span.last = now;
                self.timers.set_mut(which, span);
            }
            if runs {
                still.push(which);
            }
        }
        for running_timer in running_timers {
            let is = |&which: &usize| {
                self.timers.get(which).is_some_and(|it| {
                    (it.timer, it.cause) == (running_timer.timer, running_timer.cause)
                })
            };
            if !still.iter().any(is) {
                let (cause, set) = (running_timer.cause, running_timer.cause.max(self.first));
                let ran = if cause < set { world.now().since(running_timer.set).0 } else { 0 };
                let (start, end) = (running_timer.after.start.0, running_timer.after.end.0);
                let least = start.saturating_sub(ran);
                let most = end.saturating_sub(1).saturating_sub(ran).max(least);
                let (place, timer) = (at, running_timer.timer);
                let (lasts, last, fired) = (running_timer.after.start, now, false);
                let span = Span { place, timer, cause, set, least, most, lasts, last, fired };
                self.timers.push_back_mut(span);
                still.push(self.timers.len() - 1);
            }
        }
        self.running[at] = still;
    }

    /// Whether no clocks of which the slower runs at most so many parts of a hundred slower than the
    /// faster allow that this node gave this answer, and what broke that.
    pub(crate) fn blame(
        &self,
        world: &World,
        assumption: Assumption,
        answer: u64,
    ) -> Option<BrokenAssumption> {
        let Assumption::BoundedDrift { percent, timers: relied } = assumption else { return None };
        let place = self.event(answer)?.place?;
        let relied = |span: &Span| span.place == place && relied.contains(&span.timer.word);
        let runs = |span: &&Span| relied(span) && span.set < answer && span.last >= answer;
        // What is told under a lease rests on timers that still run: nothing before the oldest of
        // them was set can matter.
        let start = self.timers.iter().filter(runs).map(|span| span.set).min()?.max(self.first);
        let past = self.past(answer, start);
        let cycle =
            contradiction(past.len(), &self.requires(&past, start, i128::from(percent), &relied))?;
        let mut timers: Vec<&Span> = Vec::new();
        for span in cycle.iter().filter_map(|demand| self.timers.get(demand.timer?)) {
            if !timers.iter().any(|known| (known.place, known.set) == (span.place, span.set)) {
                timers.push(span);
            }
        }
        let (fired, runs): (Vec<&Span>, Vec<&Span>) = timers.iter().partition(|span| span.fired);
        let (fired, runs) = (fired.into_iter().max_by_key(|span| span.least)?, *runs.first()?);
        let name = |span: &Span| {
            format!("{} of {} ({})", span.timer.word.id, world.nodes()[span.place].id(), span.lasts)
        };
        let order = format!("{} ran out while {}, set before, still ran", name(fired), name(runs));
        if self.by == RunMode::Hand {
            let says = format!("by hand, {order}");
            return Some(BrokenAssumption { assumption, says, event: fired.last });
        }
        let ids = timers.iter().map(|span| world.nodes()[span.place].id());
        let ids: Vec<NodeId> = ids.collect();
        let known =
            |change: &&(NodeId, Ratio, u64, Time)| ids.contains(&change.0) && change.2 <= answer;
        let mut changes = self.changes.iter().filter(known).rev();
        let (node, rate, event, time) = changes.find(|change| change.1 != Ratio::ONE)?;
        let after = |change: &&&(NodeId, Ratio, u64, Time)| change.0 == *node && change.2 > *event;
        let until = self.changes.iter().find(|change| after(&change));
        let until = until.map(|change| format!(" until {}", change.3)).unwrap_or_default();
        let says = format!("the clock of {node} ran at {rate} from {time} on{until}, and {order}");
        Some(BrokenAssumption { assumption, says, event: *event })
    }

    fn event(&self, number: u64) -> Option<&CausalEvent> {
        self.events.get(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    /// Everything from `start` on that brought an event about, in order.
    fn past(&self, end: u64, start: u64) -> Vec<u64> {
        let size = usize::try_from(end - start + 1).unwrap_or(0);
        let mut is_past = vec![false; size];
        let index = |number: u64| usize::try_from(number.checked_sub(start)?).ok();
        if let Some(last) = is_past.last_mut() {
            *last = true;
        }
        for number in (start..=end).rev() {
            let Some(recorded) = self.event(number) else { continue };
            if index(number).is_some_and(|at| is_past[at]) {
                let before = recorded.before.into_iter().chain(recorded.cause);
                for earlier in before.chain(recorded.answers.iter().copied()).filter_map(index) {
                    is_past[earlier] = true;
                }
            }
        }
        (start..=end).zip(is_past).filter(|(_, past)| *past).map(|(number, _)| number).collect()
    }

    /// What real times must keep to, in parts of a hundredth of a microsecond. A clock measures at
    /// most what passes, and at least as much less as the bound says.
    fn requires(
        &self,
        past: &[u64],
        start: u64,
        percent: i128,
        relied: &dyn Fn(&Span) -> bool,
    ) -> Vec<Demand> {
        let (fast, slow) = (100 - percent, 100);
        let at = |number: u64| past.binary_search(&number).ok();
        let mut requires = Vec::new();
        let mut ask = |from: Option<usize>, to: Option<usize>, wait, timer| {
            if let (Some(from), Some(to)) = (from, to) {
                requires.push(Demand { from, to, wait, timer });
            }
        };
        for (to, &number) in past.iter().enumerate() {
            let Some(recorded) = self.event(number) else { continue };
            ask(recorded.before.and_then(at), Some(to), 0, None);
            let passage = if recorded.travelled { fast } else { 0 };
            ask(recorded.cause.and_then(at), Some(to), passage, None);
            recorded.answers.iter().for_each(|answer| ask(at(*answer), Some(to), 0, None));
        }
        for (which, span) in self.timers.iter().enumerate().filter(|(_, it)| it.set >= start) {
            let here =
                |number: &&u64| self.event(**number).is_some_and(|it| it.place == Some(span.place));
            let last = past.iter().rev().filter(|number| **number <= span.last).find(here);
            let (set, last) = (at(span.set), last.copied().filter(|last| *last > span.set));
            if span.fired && last == Some(span.last) {
                ask(set, last.and_then(at), i128::from(span.least) * fast, Some(which));
            } else if relied(span) {
                ask(last.and_then(at), set, -i128::from(span.most) * slow, Some(which));
            }
        }
        requires
    }
}

/// Where an event takes place.
fn place_of(event: &Event) -> Option<usize> {
    match &event.kind {
        EventKind::Delivered(envelope) => match envelope.to {
            Endpoint::Node(node) => Some(node.index()),
            Endpoint::Client(_) => None,
        },
        EventKind::Booted(node) | EventKind::TimerFired(node, _) | EventKind::Written(node) => {
            Some(node.index())
        }
        EventKind::Acted(Action::Restart(_)) => {
            event.node_actions.first().map(|(node, _)| node.index())
        }
        _ => None,
    }
}

/// Demands that cannot be met together: a cycle that ends later than it begins.
fn contradiction(events: usize, requires: &[Demand]) -> Option<Vec<Demand>> {
    let mut time = vec![0_i128; events];
    let mut why: Vec<Option<usize>> = vec![None; events];
    for _ in 0..=events {
        let mut moved = None;
        for (which, demand) in requires.iter().enumerate() {
            if time[demand.to] < time[demand.from] + demand.wait {
                time[demand.to] = time[demand.from] + demand.wait;
                why[demand.to] = Some(which);
                moved = Some(demand.to);
            }
        }
        let mut at = moved?;
        // Walk back along what moved it: whoever comes round has found the cycle.
        for _ in 0..events {
            let Some(which) = why[at] else { break };
            at = requires[which].from;
        }
        let (start, mut cycle) = (at, Vec::new());
        while let Some(which) = why[at] {
            cycle.push(requires[which]);
            at = requires[which].from;
            if at == start {
                cycle.reverse();
                return Some(cycle);
            }
            if cycle.len() > events {
                break;
            }
        }
    }
    None
}
