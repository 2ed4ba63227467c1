//! A scenario being played: position, history, branches.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{Info, NodeId, Time};
use scenario::{Mistake, Scenario};
use simulator::Plan;

use crate::branches::Branches;
use crate::claims::{self, Claims};
use crate::diagram::{Diagram, Survey};
use crate::history::RunHistory;
use crate::moment::Snapshot;
use crate::record::Record;
use crate::report::{Caption, ClaimReport, Mark, RuleReport, Traffic, VerdictReport};
use crate::run::Run;
use crate::snapshot::{ClusterSnapshot, SlotSnapshot};
use crate::states::{Departures, States};
use crate::{Registry, plan, trace};

/// So many events a jump plays.
const FAR: u64 = 2_000_000;

/// A scenario being played: the source of everything that a front end shows, and the target of
/// everything that it does.
///
/// The clock may stand between two events. The past can be visited at will; acting there forks: the
/// old future stays as a branch.
pub struct Session {
    pub(crate) registry: Registry,
    pub(crate) scenario: Scenario,
    pub(crate) plan: Plan,
    pub(crate) run: Run,
    pub(crate) history: RunHistory,
    pub(crate) claims: Claims,
    pub(crate) clock: Time,
    pub(crate) branches: Branches,
    /// The notable event that is told where the run returned to, told as it was passed on the way.
    pub(crate) passed: Option<Rc<Caption>>,
    /// Whose snapshots are whose.
    pub(crate) identity: Rc<()>,
    /// How often the script was exchanged.
    pub(crate) revision: u64,
    /// The snapshot that was asked for last.
    pub(crate) shown: RefCell<Option<Rc<Snapshot>>>,
}

impl Session {
    /// Opens a script at its beginning, all nodes booted.
    ///
    /// # Errors
    /// Every mistake in the script.
    pub fn open(registry: &Registry, script: &str) -> Result<Self, Vec<Mistake>> {
        Self::start(registry, registry.read(script)?)
    }

    pub(crate) fn start(registry: &Registry, scenario: Scenario) -> Result<Self, Vec<Mistake>> {
        if let Some(mistake) = claims::impossible(&scenario) {
            return Err(vec![mistake]);
        }
        let run = registry
            .open(&scenario)
            .map_err(|unknown| vec![Mistake::about_given(&scenario.to_string(), &unknown)])?;
        let mut session = Self {
            registry: registry.clone(),
            plan: plan::of(&scenario),
            history: RunHistory::new(&run),
            claims: Claims::of(&scenario),
            clock: Time::ZERO,
            branches: Branches::new(&scenario),
            passed: None,
            identity: Rc::default(),
            revision: 0,
            shown: RefCell::default(),
            run,
            scenario,
        };
        session.boot();
        Ok(session)
    }

    /// The scenario as text, with everything that was done so far.
    pub fn script(&self) -> String {
        self.scenario.to_string()
    }

    /// The scenario.
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The description of the protocol that is played.
    pub fn info(&self) -> &'static Info {
        self.scenario.protocols[0]
    }

    /// Where the clock stands.
    pub const fn time(&self) -> Time {
        self.clock
    }

    /// The number of the last event.
    pub fn event(&self) -> u64 {
        self.run.event()
    }

    /// Where the run ends.
    pub fn end(&self) -> Time {
        self.scenario.ends()
    }

    /// How far this future is known.
    pub fn horizon(&self) -> Time {
        self.history.time_of(self.history.known()).max(self.clock)
    }

    /// How many events of this future are known.
    pub fn known(&self) -> u64 {
        self.history.known()
    }

    /// Whether nothing is left to happen.
    pub fn is_over(&self) -> bool {
        self.next_time().is_none()
    }

    /// When the next event takes place, if one does before the end.
    pub fn next_time(&self) -> Option<Time> {
        let end = self.end();
        self.run.next_time().filter(|next| *next <= end)
    }

    /// Plays the next event.
    pub fn step(&mut self) -> bool {
        if self.next_time().is_none() || !self.run.step() {
            return false;
        }
        self.clock = self.clock.max(self.run.now());
        if self.run.event() > self.history.known() {
            self.claims.see(&self.run);
        }
        self.history.take_down(&self.run);
        true
    }

    /// Goes back before the last event.
    pub(crate) fn back(&mut self) -> bool {
        let event = self.run.event();
        let beginning = self.first_moment();
        if event <= beginning {
            return false;
        }
        self.seek_event(event - 1);
        true
    }

    /// Lets the clock run on to `time`, but plays no more than `budget` events. Stops where a
    /// property is violated. Returns whether it got there.
    pub fn advance(&mut self, time: Time, budget: usize) -> bool {
        let time = time.min(self.end());
        for _ in 0..budget {
            let next = self.next_time();
            if next.is_none_or(|next| next > time) {
                let there = self.clock.max(time);
                self.clock = if next.is_some() { there } else { self.resting(there) };
                return true;
            }
            let violations = self.run.violations();
            self.step();
            if self.run.violations() > violations {
                return true;
            }
        }
        false
    }

    /// Sets the clock to a time, in the past or the future.
    pub fn seek(&mut self, time: Time) {
        self.seek_within(time, u64::MAX);
    }

    /// Sets the clock to a time, but plays no more than a few million events that are not known yet:
    /// where those end, the clock stays. Returns whether it got there.
    pub(crate) fn jump(&mut self, time: Time) -> bool {
        self.seek_within(time, FAR)
    }

    fn seek_within(&mut self, time: Time, budget: u64) -> bool {
        let time = time.min(self.end());
        self.return_to(self.history.event_at(time).max(self.first_moment()));
        let last = self.run.event().saturating_add(budget);
        while self.next_time().is_some_and(|next| next <= time) {
            if self.run.event() == last {
                self.clock = self.run.now();
                return false;
            }
            self.step();
        }
        self.clock = self.resting(time);
        true
    }

    /// Goes to the moment right after an event.
    pub fn seek_event(&mut self, event: u64) {
        let event = event.max(self.first_moment());
        self.return_to(event.min(self.history.known()));
        while self.run.event() < event && self.step() {}
        self.clock = self.run.now();
    }

    /// Plays to the next notable event, but no more than `budget` events.
    pub(crate) fn next_highlight(&mut self, budget: usize) -> bool {
        let here = self.run.event();
        for _ in 0..budget {
            if !self.step() {
                return false;
            }
            if self.history.notable_until(self.run.event()).is_some_and(|event| event > here) {
                return true;
            }
        }
        false
    }

    /// Goes back to the notable event before this moment.
    pub(crate) fn previous_highlight(&mut self) -> bool {
        let before = self.run.event().saturating_sub(1);
        let target = self.history.notable_until(before).unwrap_or(0);
        let moved = self.run.event() > self.first_moment();
        self.seek_event(target);
        moved
    }

    /// A window of a node's log, both ends included.
    pub fn log(&self, node: NodeId, from: u64, to: u64) -> Vec<SlotSnapshot> {
        self.run.log(node, from, to)
    }

    /// The last event in words, or the last notable one. Of what is notable in one moment, a remark
    /// is told.
    pub fn caption(&self, notable: bool) -> Caption {
        Rc::unwrap_or_clone(self.caption_of(notable))
    }

    /// The same, shared.
    pub(crate) fn caption_of(&self, notable: bool) -> Rc<Caption> {
        let event = self.run.event();
        let wanted = self.told().filter(|_| notable).unwrap_or(event);
        if wanted == event {
            return Rc::new(self.run.tell().1);
        }
        if let Some(passed) = self.passed.as_ref().filter(|passed| passed.event == wanted) {
            return Rc::clone(passed);
        }
        let mut caption = Rc::default();
        self.tell(&[wanted], |_, told| caption = told);
        caption
    }

    /// Nodes, clients, what is on its way, and what stands between them.
    pub fn cluster(&self) -> ClusterSnapshot {
        self.run.snapshot(self.clock)
    }

    /// The event that the caption tells of, when it tells of what is notable.
    pub fn told(&self) -> Option<u64> {
        self.history.told_after(self.run.event())
    }

    /// Whether an event is a remark of the script.
    pub fn is_remark(&self, event: u64) -> bool {
        self.history.is_remark(event)
    }

    /// Everything on the timeline of this future, as far as it is known.
    pub fn marks(&self) -> &[Mark] {
        self.history.marks()
    }

    /// What is known about each property at this moment.
    pub fn verdicts(&self) -> Vec<VerdictReport> {
        self.run.verdicts()
    }

    /// What became of each claim of the script by now.
    pub fn claims(&self) -> Vec<ClaimReport> {
        let over = self.is_over();
        let print = (over && self.claims.fingerprint().is_some()).then(|| self.fingerprint());
        self.claims.snapshots(&self.run, self.clock, over, print)
    }

    /// The protocol's rules, and how often each has decided something by now.
    pub fn rules(&self) -> Vec<RuleReport> {
        let suspended = |id| self.scenario.suspended.iter().any(|rule| rule.id == id);
        let cited = self.run.cited();
        let rule = |(rule, &cited): (&&'static protocol::Rule, &u64)| RuleReport {
            id: rule.id,
            says: rule.says,
            source: rule.source,
            guards: match rule.guards {
                protocol::Guards::Safety(property) => property.name.to_ascii_lowercase(),
                protocol::Guards::Liveness => "progress".to_owned(),
                protocol::Guards::Nothing => String::new(),
            },
            enforced: !suspended(rule.id),
            cited,
        };
        self.info().rules.iter().zip(cited).map(rule).collect()
    }

    /// What became of every kind of message by now.
    pub fn traffic(&self) -> &[Traffic] {
        self.run.traffic()
    }

    /// Who leads in the latest epoch.
    pub fn leader(&self) -> Option<NodeId> {
        self.run.leader()
    }

    /// Why the last event, an action, could not be carried out.
    pub fn missed(&self) -> Option<&'static str> {
        self.run.missed()
    }

    /// Why the run did not go on, where the last event stopped it.
    pub fn stopped(&self) -> Option<String> {
        self.run.stopped()
    }

    /// How many properties are violated.
    pub fn violations(&self) -> usize {
        self.run.violations()
    }

    /// The canonical trace of everything up to the last event.
    pub fn trace(&self) -> String {
        let mut text = String::new();
        self.replay(|run| run.trace(&mut text));
        text
    }

    /// The last event as canonical trace text.
    pub fn last_trace(&self) -> String {
        let mut text = String::new();
        self.run.trace(&mut text);
        text
    }

    /// Every event up to the last one as structured data.
    pub fn records(&self, mut see: impl FnMut(Record)) {
        self.replay(|run| see(run.record()));
    }

    /// The same with what each event changed in the state of nodes, what writes wrote, and in which
    /// envelope a message left that had to wait. It plays the run twice.
    pub fn records_with_states(&self, mut see: impl FnMut(Record)) {
        let mut departures = Departures::default();
        self.replay(|run| departures.see(run.world().last()));
        let mut states = States::new(departures, self.scenario.world.nodes as usize);
        self.replay(|run| see(states.record(run)));
    }

    /// The part of this future between two times as a picture of space and time, as far as it is
    /// known. Only that part is played once more, from the nearest point before it.
    pub fn diagram(&self, from: Time, until: Time) -> Diagram {
        let before = self.history.event_at(Time(from.0.saturating_sub(1)));
        let last = self.history.event_at(until);
        let mut run = self.rerun(before);
        let mut survey = Survey::new(&run, from, until);
        while run.event() < last && run.step() {
            survey.see(&run);
        }
        survey.finish(&run, self.info())
    }

    /// The fingerprint of [`Session::trace`].
    pub fn fingerprint(&self) -> u64 {
        let mut print = trace::Fingerprint::default();
        let mut text = String::new();
        self.replay(|run| {
            text.clear();
            run.trace(&mut text);
            print.take(&text);
        });
        print.0
    }

    /// Plays everything up to the last event once more, beside this session.
    fn replay(&self, mut see: impl FnMut(&Run)) {
        let mut run = self.rerun(0);
        while run.event() < self.run.event() && run.step() {
            see(&run);
        }
    }

    /// This run at the nearest kept point at or before an event, to be played on beside this session.
    pub(crate) fn rerun(&self, event: u64) -> Run {
        let mut run = self.history.nearest(event);
        let done = run.done();
        run.follow(self.plan.clone(), done);
        run
    }

    /// The moment in which every node has booted: nothing lies before it.
    fn first_moment(&self) -> u64 {
        u64::from(self.scenario.world.nodes)
    }

    pub(crate) fn boot(&mut self) {
        while !self.run.begun() && self.step() {}
    }

    /// Takes the run to a known event, from where it is or from the nearest point.
    fn return_to(&mut self, event: u64) {
        if event < self.run.event() || self.history.nearest_event(event) > self.run.event() {
            let rerun = self.rerun(event);
            let left = std::mem::replace(&mut self.run, rerun);
            self.history.leave(left);
        }
        let wanted = self.history.told_after(event);
        while self.run.event() < event && self.run.step() {
            if Some(self.run.event()) == wanted {
                self.passed = Some(Rc::new(self.run.tell().1));
            }
        }
    }
}
