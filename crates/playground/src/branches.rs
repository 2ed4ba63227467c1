//! Acting, and the futures that it leaves behind.

use protocol::Time;
use scenario::{Action, By, Mistake, Moment, Scenario, parse};

use crate::session::Session;
use crate::telling::Branch;
use crate::{Claims, History, plan, registry};

/// Other futures of a session, and the scripts that undo and redo return to.
#[derive(Default)]
pub struct Branches {
    others: Vec<Future>,
    undone: Vec<Scenario>,
    done: Vec<Scenario>,
}

/// A future that was left.
struct Future {
    scenario: Scenario,
    branch: Branch,
}

impl Session {
    /// Does something at this moment. In the past, what came later in the script is dropped from
    /// this future, and stays as a branch.
    ///
    /// # Errors
    /// Why the action could not be carried out; the script is then as it was.
    pub fn act(&mut self, action: Action) -> Result<(), String> {
        let (event, clock) = (self.run.event(), self.clock);
        let mut scenario = self.scenario.clone();
        let name = format!("without {action}");
        let here = self.here();
        let later = scenario.truncate_after(here, self.run.done()) > 0;
        scenario.insert(here, action);
        let old = self.scenario.clone();
        let branched = later || event < self.history.known();
        if branched {
            self.leave(name, event);
        }
        self.adopt(scenario);
        self.seek_event(event);
        self.clock = clock;
        self.step();
        if let Some(missed) = self.run.missed() {
            if branched {
                self.branches.others.pop();
            }
            self.adopt(old);
            self.seek_event(event);
            self.clock = clock;
            return Err(missed.to_owned());
        }
        self.branches.done.push(old);
        self.branches.undone.clear();
        Ok(())
    }

    /// Does what a line of script says: `crash 2`.
    ///
    /// # Errors
    /// The mistakes in the line, or why it could not be carried out.
    pub fn act_line(&mut self, line: &str) -> Result<(), String> {
        let action = scenario::parse_action(line, &self.scenario).map_err(|mistakes| {
            mistakes.iter().map(Mistake::to_string).collect::<Vec<_>>().join("\n")
        })?;
        self.act(action)
    }

    /// Suspends or upholds a rule for the whole run. The run begins anew and is played to this time.
    pub fn suspend(&mut self, rule: &str, suspended: bool) {
        let Some(rule) = self.info().rule(rule) else { return };
        let mut scenario = self.scenario.clone();
        scenario.suspended.retain(|known| known.id != rule.id);
        if suspended {
            scenario.suspended.push(rule);
        }
        let name = format!("with {} {}", rule.id, if suspended { "upheld" } else { "suspended" });
        self.leave(name, 0);
        self.exchange(scenario);
    }

    /// Replaces the script, and plays the new one to this time.
    ///
    /// # Errors
    /// Every mistake in the script; nothing changes then.
    pub fn replace(&mut self, script: &str) -> Result<(), Vec<Mistake>> {
        let scenario = parse(script, &registry::known())?;
        if scenario != self.scenario {
            Self::start(scenario.clone())?;
            self.exchange(scenario);
        }
        Ok(())
    }

    /// Takes back the last thing that was done to the script.
    pub fn undo(&mut self) -> bool {
        let Some(scenario) = self.branches.done.pop() else { return false };
        self.branches.undone.push(self.scenario.clone());
        self.go_over_to(scenario);
        true
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> bool {
        let Some(scenario) = self.branches.undone.pop() else { return false };
        self.branches.done.push(self.scenario.clone());
        self.go_over_to(scenario);
        true
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.branches.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.branches.undone.is_empty()
    }

    /// The futures that were left, oldest first.
    pub fn branches(&self) -> Vec<Branch> {
        self.branches.others.iter().map(|future| future.branch.clone()).collect()
    }

    /// Goes over to another future; this one becomes a branch in its place.
    pub fn switch(&mut self, branch: usize) {
        if branch >= self.branches.others.len() {
            return;
        }
        let other = self.branches.others.remove(branch);
        let name = match other.branch.name.strip_prefix("without ") {
            Some(what) => format!("with {what}"),
            None => match other.branch.name.strip_prefix("with ") {
                Some(what) => format!("without {what}"),
                None => "the other way".to_owned(),
            },
        };
        self.leave(name, other.branch.forked_at);
        self.exchange(other.scenario);
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

    /// Keeps the present future as a branch.
    fn leave(&mut self, name: String, forked_at: u64) {
        let branch = Branch {
            name,
            forked_at,
            time: self.history.time_of(forked_at).0,
            until: self.horizon().0,
            script: self.script(),
        };
        self.branches.others.retain(|future| future.branch.script != branch.script);
        self.branches.others.push(Future { scenario: self.scenario.clone(), branch });
    }

    /// Takes up another scenario, and remembers the present one for undo.
    fn exchange(&mut self, scenario: Scenario) {
        self.branches.done.push(self.scenario.clone());
        self.branches.undone.clear();
        self.go_over_to(scenario);
    }

    fn go_over_to(&mut self, scenario: Scenario) {
        let clock = self.clock;
        self.adopt(scenario);
        self.seek(clock);
    }

    /// Takes up another scenario. What both have in common stays known; the run stands somewhere in
    /// it afterwards.
    fn adopt(&mut self, scenario: Scenario) {
        let same_world = self.scenario.same_beginning(&scenario);
        let new = plan::of(&scenario);
        let pairs = self.plan.iter().zip(new.iter());
        let common = pairs.take_while(|(old, new)| old == new).count();
        let differ = [self.plan.get(common), new.get(common)];
        let moment = differ.into_iter().flatten().map(|(moment, _)| moment.time).min();
        let earlier = std::mem::replace(&mut self.claims, Claims::of(&scenario));
        self.scenario = scenario;
        self.plan = new;
        if same_world && self.scenario.world.by == By::Time {
            if let Some(time) = moment {
                let before = time.0.checked_sub(1);
                let kept = before.map_or(0, |before| self.history.event_at(Time(before)));
                self.history.forget_after(kept);
            }
            self.claims.remember(&earlier, self.history.known());
        } else if let Ok(run) = self.run.reopen(&self.scenario) {
            self.history = History::new(run.as_ref());
        }
        self.run = self.history.nearest(0);
        self.run.follow(self.plan.clone(), 0);
        self.clock = Time::ZERO;
        self.boot();
    }
}
