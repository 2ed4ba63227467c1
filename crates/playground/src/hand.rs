//! By hand: what can happen next, and letting it happen.

use protocol::{Links, NodeId, Time};
use scenario::{Action, Moment, Order, RunMode};

use crate::command::{Change, Reason};
use crate::plan;
use crate::report::{Choice, ChoiceKind};
use crate::session::Session;
use crate::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot, Life, NodeSnapshot};

/// So many events one action may bring about by itself.
const CONSEQUENCES: usize = 20_000;

impl Session {
    /// Whether nothing happens unless somebody lets it happen.
    pub fn by_hand(&self) -> bool {
        self.scenario.world.by == RunMode::Hand
    }

    /// What can happen next in a run by hand: writes, then arrivals from the oldest on, then all of
    /// that together, then writes that fail, then timers. Paused nodes are left in peace, and so are
    /// full disks. Without a hand there is nothing to choose.
    pub fn choices(&self) -> Vec<Choice> {
        self.choices_in(&self.cluster())
    }

    pub(crate) fn choices_in(&self, cluster: &ClusterSnapshot) -> Vec<Choice> {
        if !self.by_hand() {
            return Vec::new();
        }
        let sessions = self.scenario.protocols[0].links == Links::Sessions;
        choices(cluster, sessions || self.scenario.world.order == Order::Fifo)
    }

    /// Does something, and lets everything that follows from it by itself take place.
    pub(crate) fn act_by_hand(&mut self, action: Action) -> Result<Change, Reason> {
        let behind = Moment::default();
        let mut scenario = self.scenario.clone();
        let settled = self.settled();
        let kept = self.run.done() - usize::from(settled.is_some());
        let forks = scenario.truncate_after(behind, kept) > 0;
        for hand in settled.into_iter().flatten() {
            scenario.insert(behind, hand);
        }
        let name = action.to_string();
        scenario.insert(behind, action);

        let plan = plan::of(&scenario);
        let mut trial = self.history.nearest(0);
        trial.follow(plan.clone(), 0);
        while trial.done() < plan.len() && trial.step() {}
        if let Some(missed) = trial.missed() {
            return Err(missed.into());
        }
        self.keep();
        let old = self.scenario.clone();
        self.adopt(scenario);
        let mut event = 0;
        while self.run.done() < plan.len() {
            event = self.run.event();
            if !self.step() {
                break;
            }
        }
        for _ in 0..CONSEQUENCES {
            if !self.run.goes_on() || !self.step() {
                break;
            }
        }
        Ok(self.acted(old, forks.then_some((name, event))))
    }

    /// In the midst of settling: what has been settled so far, one thing at a time.
    fn settled(&self) -> Option<Vec<Action>> {
        self.run.settles()?;
        let (event, done) = (self.run.event(), self.run.done());
        let mut run = self.rerun(0);
        let mut settled = Vec::new();
        while run.event() < event {
            if run.done() == done {
                settled.extend(run.settles());
            }
            if !run.step() {
                break;
            }
        }
        Some(settled)
    }

    /// By hand: how many events the first lines of the plan make, with all that follows by itself.
    pub(crate) fn events_of(&self, lines: usize) -> u64 {
        let mut run = self.rerun(0);
        while (run.done() < lines || run.goes_on()) && run.step() {}
        run.event()
    }

    /// Where the clock stands when nothing moves it: by hand, at the last event.
    pub(crate) fn resting(&self, time: Time) -> Time {
        if self.by_hand() { self.run.now() } else { time }
    }
}

/// Everything that can happen next on this stage; where links keep order, only the oldest message on
/// each way can arrive.
fn choices(snapshot: &ClusterSnapshot, ordered: bool) -> Vec<Choice> {
    let up = || snapshot.nodes.iter().filter(|node| node.life == Life::Up);
    let writing = |fails| {
        let now = move |node: &&NodeSnapshot| node.writing.is_some() && !node.full_disk;
        up().filter(now).filter(move |node| node.failing_disk == fails).map(write)
    };
    let mut choices: Vec<Choice> = writing(false).collect();
    let overtakes = |flight: &EnvelopeSnapshot, older: &[EnvelopeSnapshot]| {
        ordered && older.iter().any(|other| (other.from, other.to) == (flight.from, flight.to))
    };
    let arrivals = snapshot.flights.iter().enumerate();
    let arrivals = arrivals.filter(|(at, flight)| !overtakes(flight, &snapshot.flights[..*at]));
    choices.extend(arrivals.filter_map(|(_, flight)| deliver(snapshot, flight)));
    if !choices.is_empty() {
        let label = "All of this, until nothing is left".to_owned();
        choices.push(choice(Action::Settle(None), ChoiceKind::Settle, label, None));
    }
    choices.extend(writing(true));
    choices.extend(up().flat_map(fire));
    choices
}

fn choice(action: Action, kind: ChoiceKind, label: String, node: Option<u32>) -> Choice {
    Choice { line: action.to_string(), action, kind, label, node, flight: None, lost: false }
}

fn write(node: &NodeSnapshot) -> Choice {
    let label = match node.failing_disk {
        true => format!("S{} fails to write", node.id),
        false => format!("S{} has written", node.id),
    };
    choice(Action::Write(NodeId(node.id), None), ChoiceKind::Write, label, Some(node.id))
}

fn deliver(snapshot: &ClusterSnapshot, flight: &EnvelopeSnapshot) -> Option<Choice> {
    let address = flight.address()?;
    let to = address.to.0;
    let life = snapshot.nodes.iter().find(|node| node.id == to)?.life;
    if flight.due.is_some() || life == Life::Paused {
        return None;
    }
    let side = |end: End| snapshot.groups.iter().position(|group| group.contains(&end));
    let way = (flight.from, flight.to);
    let walled = side(way.0) != side(way.1) || snapshot.cuts.contains(&way);
    let action = Action::Deliver(address);
    Some(Choice {
        flight: Some(flight.id),
        lost: walled || life == Life::Down,
        ..choice(action, ChoiceKind::Deliver, flight.label.clone(), Some(to))
    })
}

fn fire(node: &NodeSnapshot) -> impl Iterator<Item = Choice> {
    node.timers.iter().map(|timer| {
        let action = Action::Fire(NodeId(node.id), timer.word.to_string());
        let label = format!("S{}: {}", node.id, timer.name.to_ascii_lowercase());
        choice(action, ChoiceKind::Fire, label, Some(node.id))
    })
}
