//! Acting, and the futures that it leaves behind.

use protocol::Time;
use scenario::words::STATEMENTS;
use scenario::{Action, Moment, Scenario};

use crate::command::{Change, Reason};
use crate::report::{Branch, Future};
use crate::session::Session;
use crate::{Claims, RunHistory, plan};

/// The futures of a session, and the scripts that undo and redo return to.
pub struct Branches {
    futures: Vec<Kept>,
    here: usize,
    undone: Vec<(usize, Scenario)>,
    done: Vec<(usize, Scenario)>,
}

/// A future, as it was when it was left last.
struct Kept {
    scenario: Scenario,
    /// The one that it forked from; the root is its own.
    parent: usize,
    name: String,
    forked_at: u64,
    time: u64,
    until: u64,
    events: u64,
}

impl Branches {
    /// One future: the root.
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let root = Kept {
            scenario: scenario.clone(),
            parent: 0,
            name: String::new(),
            forked_at: 0,
            time: 0,
            until: 0,
            events: 0,
        };
        Self { futures: vec![root], here: 0, undone: Vec::new(), done: Vec::new() }
    }

    /// From a future to the root.
    fn line(&self, future: usize) -> Vec<usize> {
        let mut line = vec![future];
        let mut at = future;
        while at != 0 {
            at = self.futures[at].parent;
            line.push(at);
        }
        line
    }
}

impl Session {
    /// Does something at this moment. In the past, what came later in the script is dropped from
    /// this future, and stays as a branch. It is tried beside the session first.
    pub(crate) fn act(&mut self, action: Action) -> Result<Change, Reason> {
        if self.by_hand() {
            return self.act_by_hand(action);
        }
        let (event, clock) = (self.run.event(), self.clock);
        let mut scenario = self.scenario.clone();
        let name = action.to_string();
        let here = self.here();
        let later = scenario.truncate_after(here, self.run.done()) > 0;
        scenario.insert(here, action);
        let mut trial = self.run.clone();
        trial.follow(plan::of(&scenario), self.run.done());
        trial.step();
        if let Some(missed) = trial.missed() {
            return Err(missed.into());
        }
        let branched = later || event < self.history.known();
        self.keep();
        let old = self.scenario.clone();
        self.adopt(scenario);
        self.seek_event(event);
        self.clock = clock;
        self.step();
        Ok(self.acted(old, branched.then_some((name, event))))
    }

    /// Does what a line of script says: `crash 2`, `expect leader 3 by 4s`, `given 1 term=8`.
    pub(crate) fn read_line(&mut self, line: &str) -> Result<Change, Reason> {
        match line.split(' ').next() {
            Some(word) if STATEMENTS.contains(&word) => self.state(line),
            _ => self.act(scenario::parse_action(line, &self.scenario)?),
        }
    }

    /// Puts a statement into the script. A claim changes nothing that happens; with another disk
    /// the run begins anew, and is played to this time.
    fn state(&mut self, line: &str) -> Result<Change, Reason> {
        let scenario = self.scenario.with_statement(line, self.here())?;
        self.restate(scenario, line)
    }

    /// Goes on with a scenario that states something else, by whose name a new run is then known.
    pub(crate) fn restate(&mut self, scenario: Scenario, name: &str) -> Result<Change, Reason> {
        if scenario == self.scenario {
            return Ok(Change::Nothing);
        }
        if scenario.same_beginning(&self.scenario) {
            let (event, clock) = (self.run.event(), self.clock);
            self.exchange(scenario);
            self.seek_event(event);
            self.clock = clock.min(self.end()).max(self.run.now());
            return Ok(Change::Extended);
        }
        Self::start(&self.registry, scenario.clone())?;
        self.keep();
        self.exchange(scenario);
        self.fork(name.to_owned(), 0);
        Ok(Change::Restarted)
    }

    /// Suspends or upholds a rule for the whole run. The run begins anew and is played to this time.
    pub(crate) fn suspend(&mut self, rule: &str, suspended: bool) -> Result<Change, Reason> {
        let Some(rule) = self.info().rule(rule) else {
            let name = self.info().name;
            return Err(Reason::Because(format!("{name} has no rule `{rule}`.")));
        };
        if self.scenario.suspended.iter().any(|known| known.id == rule.id) == suspended {
            return Ok(Change::Nothing);
        }
        let mut scenario = self.scenario.clone();
        scenario.suspended.retain(|known| known.id != rule.id);
        if suspended {
            scenario.suspended.push(rule);
        }
        let name = format!("{} {}", rule.id, if suspended { "suspended" } else { "upheld" });
        self.keep();
        self.exchange(scenario);
        self.fork(name, 0);
        Ok(Change::Restarted)
    }

    /// Replaces the script, and plays the new one to this time.
    pub(crate) fn replace(&mut self, script: &str) -> Result<Change, Reason> {
        let scenario = self.registry.read(script)?;
        if scenario == self.scenario {
            return Ok(Change::Nothing);
        }
        Self::start(&self.registry, scenario.clone())?;
        self.exchange(scenario);
        Ok(Change::Restarted)
    }

    /// Takes back the last thing that was done to the script.
    pub(crate) fn undo(&mut self) -> Result<Change, Reason> {
        let Some((future, scenario)) = self.branches.done.pop() else {
            return Err("Nothing to take back.".into());
        };
        self.keep();
        self.branches.undone.push((self.branches.here, self.scenario.clone()));
        self.branches.here = future;
        self.go_over_to(scenario);
        Ok(Change::Branched)
    }

    /// Does again what was taken back.
    pub(crate) fn redo(&mut self) -> Result<Change, Reason> {
        let Some((future, scenario)) = self.branches.undone.pop() else {
            return Err("Nothing to do again.".into());
        };
        self.keep();
        self.branches.done.push((self.branches.here, self.scenario.clone()));
        self.branches.here = future;
        self.go_over_to(scenario);
        Ok(Change::Branched)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.branches.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.branches.undone.is_empty()
    }

    /// All futures but this one, oldest first, as seen from this one.
    pub fn branches(&self) -> Vec<Branch> {
        let Branches { futures, here, .. } = &self.branches;
        let mine = self.branches.line(*here);
        let seen = |(future, kept): (usize, &Kept)| {
            let line = self.branches.line(future);
            // Where the two lines part, and where each goes on from there.
            let own = mine.iter().take_while(|at| !line.contains(at)).last();
            let other = line.iter().take_while(|at| !mine.contains(at)).last();
            let parts = [own, other].into_iter().flatten().map(|&at| &futures[at]);
            let fork = parts.min_by_key(|kept| kept.forked_at).unwrap_or(kept);
            let name = match (own, other) {
                (Some(&own), None) => format!("without {}", futures[own].name),
                _ => format!("with {}", kept.name),
            };
            let (until, events) = (kept.until, kept.events);
            Branch { future, name, forked_at: fork.forked_at, time: fork.time, until, events }
        };
        futures.iter().enumerate().filter(|(future, _)| future != here).map(seen).collect()
    }

    /// All futures as a tree.
    pub fn futures(&self) -> Vec<Future> {
        let Branches { futures, here, .. } = &self.branches;
        let mut tree = Vec::new();
        let mut waiting = vec![(0, 0)];
        while let Some((future, depth)) = waiting.pop() {
            let Kept { name, forked_at, time, .. } = &futures[future];
            let (name, current) = (name.clone(), future == *here);
            tree.push(Future { future, name, depth, forked_at: *forked_at, time: *time, current });
            let forks = (1..futures.len()).rev().filter(|&fork| futures[fork].parent == future);
            waiting.extend(forks.map(|fork| (fork, depth + 1)));
        }
        tree
    }

    /// Goes over to another future.
    pub(crate) fn switch(&mut self, future: usize) -> Result<Change, Reason> {
        if future == self.branches.here {
            return Ok(Change::Nothing);
        }
        let Some(kept) = self.branches.futures.get(future) else {
            return Err(Reason::Because(format!("There is no future {future}.")));
        };
        let scenario = kept.scenario.clone();
        self.keep();
        self.exchange(scenario);
        self.branches.here = future;
        Ok(Change::Branched)
    }

    /// Where an action done now stands in the script. Between two events all times are alike, so a
    /// short one is taken: whole milliseconds where possible.
    fn here(&self) -> Moment {
        let whole = Time(self.clock.0 - self.clock.0 % 1_000);
        if whole > self.run.now() {
            Moment { time: whole, after: None }
        } else if self.clock > self.run.now() {
            Moment { time: self.clock, after: None }
        } else {
            Moment { time: self.clock, after: Some(self.run.nth()) }
        }
    }

    /// Takes down how the present future is.
    pub(crate) fn keep(&mut self) {
        let (until, events) = (self.horizon().0, self.history.known());
        let kept = &mut self.branches.futures[self.branches.here];
        kept.scenario = self.scenario.clone();
        (kept.until, kept.events) = (until, events);
    }

    /// Something was done: to be taken back, `old` is taken up again. Where that made another
    /// future, it has a name, and an event after which it begins.
    pub(crate) fn acted(&mut self, old: Scenario, forked: Option<(String, u64)>) -> Change {
        self.branches.done.push((self.branches.here, old));
        self.branches.undone.clear();
        match forked {
            Some((name, event)) => {
                self.fork(name, event);
                Change::Branched
            }
            None => Change::Extended,
        }
    }

    /// From now on the present future is another one, unless there is one like it.
    fn fork(&mut self, name: String, forked_at: u64) {
        let Branches { futures, here, .. } = &mut self.branches;
        let known = futures.iter().position(|kept| kept.scenario == self.scenario);
        *here = known.unwrap_or_else(|| {
            let (scenario, time) = (self.scenario.clone(), self.history.time_of(forked_at).0);
            let (parent, until, events) = (*here, time, forked_at);
            futures.push(Kept { scenario, parent, name, forked_at, time, until, events });
            futures.len() - 1
        });
    }

    /// Takes up another scenario, and remembers the present one for undo.
    fn exchange(&mut self, scenario: Scenario) {
        self.branches.done.push((self.branches.here, self.scenario.clone()));
        self.branches.undone.clear();
        self.go_over_to(scenario);
    }

    fn go_over_to(&mut self, scenario: Scenario) {
        let clock = self.clock;
        self.adopt(scenario);
        self.jump(clock);
    }

    /// Takes up another scenario. What both have in common stays known; the run stands somewhere in
    /// it afterwards.
    pub(crate) fn adopt(&mut self, scenario: Scenario) {
        let same_world = self.scenario.same_beginning(&scenario);
        let new = plan::of(&scenario);
        let pairs = self.plan.iter().zip(new.iter());
        let common = pairs.take_while(|(old, new)| old == new).count();
        let differ = [self.plan.get(common), new.get(common)];
        let moment = differ.into_iter().flatten().map(|(moment, _)| moment.time).min();
        self.revision += 1;
        self.passed = None;
        let earlier = std::mem::replace(&mut self.claims, Claims::of(&scenario));
        self.scenario = scenario;
        self.plan = new;
        if same_world {
            if self.by_hand() {
                self.history.forget_after(self.events_of(common));
            } else if let Some(time) = moment {
                let before = time.0.checked_sub(1);
                let kept = before.map_or(0, |before| self.history.event_at(Time(before)));
                self.history.forget_after(kept);
            }
            self.claims.remember(&earlier, self.history.known());
        } else if let Ok(run) = self.run.reopen(&self.scenario) {
            self.history = RunHistory::new(&run);
        }
        self.run = self.history.nearest(0);
        self.run.follow(self.plan.clone(), 0);
        self.clock = Time::ZERO;
        self.boot();
    }
}
