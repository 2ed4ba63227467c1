//! Short ways that are not left of a run but looked for: what delta debugging takes away it takes from
//! one schedule, and another may need far less.

use checker::explore::{
    Bounds, DiskModel, Limit, Limits, LinkModel, Search, SearchRequest, SearchStatus, Strategy,
};
use protocol::ClientId;
use scenario::{Action, ActionKind, Order, Scenario, Statement};
use simulator::Core;

use super::steps::{Step, Verb};
use super::tape::Tape;
use super::trials::WantedViolation;
use super::{Small, explicit, tape};
use playground::search;

/// So many states may each search visit, first of all and then once more, and so many all of them,
/// shared evenly by the clusters that are tried.
const EACH: [(u64, u64); 2] = [(100_000, 3_000_000), (3_000_000, 9_000_000)];
/// And so many the search for a proof: some seconds, and some hundred megabytes.
const PROOF: u64 = 2_000_000;
/// Sizes of clusters that are tried before that of the run.
const SIZES: [u32; 2] = [3, 5];

/// What happens in a schedule by hand, as far as a search counts it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Spent {
    timers: u32,
    crashes: u32,
    duplicates: u32,
    drops: u32,
    requests: u32,
    retries: u32,
}

/// A way in which the property is violated with little of what happens in this one: with few
/// timers, requests, crashes and copies, then with more, and with none of what it does without,
/// options among it if that goes. `None` where no search finds any, or none could do what is done
/// here.
pub(super) fn way(core: Core, tape: &Tape, wanted: &WantedViolation) -> Option<Tape> {
    let (start, steps) = tape;
    let most = steps.iter().try_fold(Spent::default(), |spent, step| match step {
        Step::Act(action) => spent.and(action),
        Step::Message(verb, _) => Some(spent.and_message(*verb)),
    })?;
    let with = &start.head;
    let nodes = with.world.nodes;
    let smaller = SIZES.into_iter().filter(|size| *size < nodes && with.given.is_empty());
    let without = Scenario { options: Vec::new(), ..with.clone() };
    let mut clusters = Vec::new();
    for size in smaller.chain([nodes]) {
        for head in [&without, with] {
            let mut cluster = head.clone();
            cluster.world.nodes = size;
            if !clusters.contains(&cluster) {
                clusters.push(cluster);
            }
        }
    }
    let mut over = Vec::new();
    for (each, all) in EACH {
        for (nth, cluster) in clusters.iter().enumerate() {
            let mut left = all / clusters.len() as u64;
            for spent in most.less() {
                if left == 0 || over.contains(&(nth, spent.clone())) {
                    continue;
                }
                let bounds = spent.bounds(cluster, wanted, SearchRequest::letters(spent.requests));
                let limits = Limits { states: each.min(left), ..Limits::default() };
                let mut search = search(core, cluster, &bounds, limits)?;
                if let Some(found) = search.counterexample() {
                    return as_tape(core, &found.scenario);
                }
                left = left.saturating_sub(search.progress().unique);
                if search.progress().status == SearchStatus::Exhausted {
                    over.push((nth, spent));
                }
            }
        }
    }
    None
}

/// What a search for a shorter way comes to.
pub(super) enum Proof {
    /// There is none with no more nodes, faults, timers and requests.
    Shortest,
    /// Here is one.
    Shorter(Box<Tape>),
}

/// Whether there is a shorter way than this one. `None` where that is beyond the reach of a search.
pub(super) fn proof(core: Core, hand: &Small, wanted: &WantedViolation) -> Option<Proof> {
    let (mut spent, mut asks) = (Spent::default(), Vec::new());
    for line in &hand.scenario.lines {
        let Statement::Action(action) = &line.what else { continue };
        spent = spent.and(action)?;
        if let Action::Request { operation, at, .. } = action {
            let client = ClientId(spent.requests);
            asks.push(SearchRequest { client, operation: operation.clone(), at: *at });
        }
        spent.drops += u32::from(matches!(action, Action::Drop(_)));
        spent.duplicates += u32::from(matches!(action, Action::Copy(_)));
    }
    let bounds = Bounds { disk: DiskModel::Gated, ..spent.bounds(&hand.scenario, wanted, asks) };
    let depth = u32::try_from(hand.size.lines).ok()?.checked_sub(1)?;
    let limits = Limits { depth, states: PROOF, ..Limits::default() };
    let mut search = search(core, &hand.scenario, &bounds, limits)?;
    match search.progress().status {
        SearchStatus::Exhausted | SearchStatus::Limited(Limit::Depth) => Some(Proof::Shortest),
        SearchStatus::Violated(_) => {
            Some(Proof::Shorter(Box::new(as_tape(core, &search.counterexample()?.scenario)?)))
        }
        SearchStatus::Limited(_) | SearchStatus::Searching => None,
    }
}

fn as_tape(core: Core, found: &Scenario) -> Option<Tape> {
    tape::by_hand(core, &explicit::of(core, found, found.ends())?)
}

fn search(core: Core, cluster: &Scenario, bounds: &Bounds, limits: Limits) -> Option<Search> {
    let cores = search::explore(core, cluster, bounds).ok()?;
    let mut search = Search::new(Box::new(cores), bounds, limits, Strategy::Levels);
    while search.advance(65_536).status == SearchStatus::Searching {}
    Some(search)
}

impl Spent {
    /// With an action more. `None` if no search could do it.
    fn and(mut self, action: &Action) -> Option<Self> {
        match action {
            Action::Fire(..) => self.timers += 1,
            Action::Request { .. } => self.requests += 1,
            Action::Again { .. } => self.retries += 1,
            Action::Crash { nodes, .. } => self.crashes += u32::try_from(nodes.len()).ok()?,
            // A client that is sent elsewhere is cut off in a search, too.
            Action::Cut(_)
            | Action::Heal(Some(_))
            | Action::Deliver(_)
            | Action::Drop(_)
            | Action::Copy(_)
            | Action::Write(..)
            | Action::Restart(_) => {}
            other => match other.kind() {
                ActionKind::Note => {}
                ActionKind::Fault
                | ActionKind::Repair
                | ActionKind::Request
                | ActionKind::Administration
                | ActionKind::ByHand => return None,
            },
        }
        Some(self)
    }

    const fn and_message(mut self, verb: Verb) -> Self {
        match verb {
            Verb::Deliver => {}
            Verb::Drop => self.drops += 1,
            Verb::Copy => self.duplicates += 1,
        }
        self
    }

    /// Everything that is no more than this, the least first. Where links do not keep the order, what
    /// is lost might as well be late.
    fn less(&self) -> Vec<Self> {
        let mut less = Vec::new();
        for timers in 0..=self.timers.min(5) {
            for requests in 0..=self.requests.min(3) {
                for crashes in 0..=self.crashes.min(2) {
                    for duplicates in 0..=self.duplicates.min(1) {
                        for retries in 0..=self.retries.min(1) {
                            let drops = 0;
                            less.push(Self {
                                timers,
                                crashes,
                                duplicates,
                                drops,
                                requests,
                                retries,
                            });
                        }
                    }
                }
            }
        }
        less.sort_by_key(|spent| {
            let rare = spent.crashes + spent.duplicates + spent.retries;
            (spent.timers + spent.requests + 2 * rare, rare, spent.requests)
        });
        less
    }

    fn bounds(
        &self,
        cluster: &Scenario,
        wanted: &WantedViolation,
        requests: Vec<SearchRequest>,
    ) -> Bounds {
        let fifo = cluster.world.order == Order::Fifo;
        Bounds {
            crashes: self.crashes,
            timers: Some(self.timers),
            drops: Some(self.drops),
            duplicates: self.duplicates,
            requests,
            retries: self.retries,
            links: if fifo { LinkModel::Fifo } else { LinkModel::Unordered },
            disk: if self.crashes > 0 { DiskModel::Gated } else { DiskModel::AtOnce },
            property: Some(wanted.property),
            ..Bounds::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_is_tried_before_much_and_nothing_that_did_not_happen() {
        let most = Spent { timers: 9, requests: 1, crashes: 1, ..Spent::default() };
        let less = most.less();
        assert_eq!(less.len(), 6 * 2 * 2);
        assert_eq!(less[0], Spent::default());
        assert!(less.iter().all(|spent| spent.duplicates == 0 && spent.timers <= 5));
        let last = less.last().expect("everything");
        assert_eq!((last.timers, last.requests, last.crashes), (5, 1, 1));
    }
}
