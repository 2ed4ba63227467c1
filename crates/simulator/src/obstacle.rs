//! Why nobody can promise that a cluster goes on: what is asked of it is more than it may be asked.

use std::fmt;
use std::ops::Range;

use protocol::{Fault, NodeId, OptionInfo, Role, Slot, Time, Timeout, joined};
use scenario::{Endpoint, Ratio, TimeRange};

use crate::node::Node;
use crate::world::World;

/// What stands in the way of progress. As a sentence, without the full stop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// Those that work are no quorum.
    Few {
        /// How many are up, stand not still, and have a disk that writes.
        working: usize,
        /// Of so many.
        of: usize,
        /// So many must.
        needed: usize,
    },
    /// All nodes work, and something that may be decided is damaged on every disk that held it.
    Damaged,
    /// More nodes lie than the protocol tolerates.
    Liars(Vec<NodeId>, usize),
    /// The network is split, or a way is cut.
    Apart(Option<(Endpoint, Endpoint)>),
    /// Messages on a way take longer than the head of the script says.
    Lag(Endpoint, Endpoint, Range<Time>),
    /// Messages on a way are lost more often than the head of the script says.
    Loss(Endpoint, Endpoint, Ratio),
    /// Something is on its way that was made late, until then.
    Late(Time),
    /// A clock runs at quite another rate.
    Clock(NodeId, Ratio),
    /// What a timeout waits for takes longer than the timeout.
    Timeout {
        /// The option, and how long it is.
        option: &'static OptionInfo,
        /// Its value in this run.
        lasts: Range<Time>,
        /// So many messages one after another.
        trips: u32,
        /// Each of which takes so long.
        delay: Range<Time>,
        /// And the disk write before it so long, if it takes any time.
        disk: Option<Range<Time>>,
    },
    /// Requests come faster than they are answered: so many wait.
    Load(usize),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Few { working, of, needed } => {
                let are = if *working == 1 { "is" } else { "are" };
                write!(f, "cannot go on: {working} of {of} {are} up, {needed} are needed")
            }
            Self::Damaged => f.write_str(
                "cannot go on: what may be decided is damaged on every disk that held it",
            ),
            Self::Liars(liars, most) => {
                let (who, lie) =
                    (joined(liars, ", "), if liars.len() == 1 { "lies" } else { "lie" });
                write!(f, "cannot be promised: {who} {lie}, and {most} may")
            }
            Self::Apart(None) => f.write_str("cannot be promised: the network is split"),
            Self::Apart(Some((from, to))) => {
                write!(
                    f,
                    "cannot be promised: the way from {} to {} is cut",
                    name(*from),
                    name(*to)
                )
            }
            Self::Lag(from, to, range) => write!(
                f,
                "cannot be promised: messages from {} to {} take {}",
                name(*from),
                name(*to),
                TimeRange(range)
            ),
            Self::Loss(from, to, ratio) => write!(
                f,
                "cannot be promised: {ratio} of the messages from {} to {} are lost",
                name(*from),
                name(*to)
            ),
            Self::Late(until) => {
                write!(f, "cannot be promised: a message is late, and arrives at {until}")
            }
            Self::Clock(node, rate) => {
                write!(f, "cannot be promised: the clock of {node} runs at {rate} of the true rate")
            }
            Self::Timeout { option, lasts, trips, delay, disk } => {
                write!(f, "cannot be promised: a message takes {}", TimeRange(delay))?;
                if let Some(disk) = disk {
                    write!(f, " and a disk write {}", TimeRange(disk))?;
                }
                write!(f, ", {trips} in a row must fit into {} {}", option.name, TimeRange(lasts))
            }
            Self::Load(open) => write!(
                f,
                "cannot be promised: requests come faster than they are answered, and {open} wait"
            ),
        }
    }
}

fn name(end: Endpoint) -> String {
    match end {
        Endpoint::Node(node) => node.to_string(),
        Endpoint::Client(client) => client.to_string(),
    }
}

/// How much a clock may err before progress is not asked for, in parts of a hundred.
const DRIFT: u64 = 10;

impl World {
    /// Why nobody can promise that what is asked for now is decided, if anything stands in the way.
    ///
    /// A node that is down, paused or hung, or that lies, counts as faulty, and as many as the protocol
    /// tolerates stand in nobody's way.
    pub fn obstacle(&self) -> Option<Obstacle> {
        let few = self.few_work();
        let disk = self.settings.disk.as_ref();
        let slow = || self.info().timeouts.iter().find_map(|it| self.is_outlasted(it, disk));
        let wall = || {
            let split = !self.network.groups().is_empty();
            let cut = self.network.cuts().first().copied().map(Some);
            split.then_some(None).or(cut).map(Obstacle::Apart)
        };
        let lag = || {
            let lag = self.network.lags().first().cloned();
            lag.map(|(from, to, range)| Obstacle::Lag(from, to, range))
        };
        let loss = || {
            let loss = self.network.losses().first().copied();
            loss.map(|(from, to, ratio)| Obstacle::Loss(from, to, ratio))
        };
        let late = || {
            let until = self.network.late_until();
            (until > self.now).then_some(Obstacle::Late(until))
        };
        let clock = || {
            let errs = |node: &&Node| {
                let (rate, one) = (u64::from(node.rate.0), u64::from(Ratio::ONE.0));
                rate * 100 < one * (100 - DRIFT) || one * 100 < rate * (100 - DRIFT)
            };
            let node = self.nodes().iter().filter(|node| node.replica.is_some()).find(errs);
            node.map(|node| Obstacle::Clock(node.id(), node.rate))
        };
        few.or_else(slow).or_else(wall).or_else(lag).or_else(loss).or_else(late).or_else(clock)
    }

    /// Whether what a timeout waits for takes longer than it, with disks as slow as that: about half of
    /// those that are drawn are over before the answer can be there.
    fn is_outlasted(&self, timeout: &Timeout, disk: Option<&Range<Time>>) -> Option<Obstacle> {
        let Timeout { option, trips, grows } = *timeout;
        let (lasts, delay) = (self.nodes[0].config.range(option), self.settings.delay.clone());
        let write = disk.map_or(0, |range| range.end.0);
        let waits = u64::from(trips).saturating_mul(delay.end.0.saturating_add(write));
        let grown = (lasts.start.0.saturating_add(lasts.end.0) / 2).saturating_mul(grows.into());
        let disk = disk.cloned();
        (waits >= grown).then_some(Obstacle::Timeout { option, lasts, trips, delay, disk })
    }

    /// Whether a node is up and goes on: it is not paused, and its disk neither refuses to write nor is
    /// so slow that it hangs.
    fn works(&self, node: &Node) -> bool {
        let end = |range: Option<&Range<Time>>| range.map_or(Time::ZERO, |range| range.end);
        let (slow, usual) = (node.latency.as_ref(), self.settings.disk.as_ref());
        let mut timeouts = self.info().timeouts.iter();
        let hangs = end(slow) > end(usual)
            && timeouts.any(|timeout| self.is_outlasted(timeout, slow).is_some());
        node.replica.is_some() && !node.paused && !node.is_stuck(self.now) && !hangs
    }

    /// The leader of the highest epoch, if the nodes that work are enough for it to decide. Where
    /// quorums differ, they may be too few to elect another.
    pub fn leader_with_quorum(&self) -> Option<NodeId> {
        let views = self.nodes().iter().filter_map(|node| {
            let view = node.replica.as_ref()?.view(Slot(0)..Slot(0));
            Some((node, view))
        });
        let newest = views.clone().map(|(_, view)| view.epoch).max()?;
        let (leader, _) = views
            .filter(|(node, _)| self.is_up(node))
            .find(|(_, view)| view.role == Role::Leading && view.epoch == newest)?;
        let is_up = |node: NodeId| self.is_up(&self.nodes()[node.index()]);
        let enough = leader.replica.as_ref()?.has_quorum(&is_up)?;
        enough.then_some(leader.id())
    }

    /// Whether a node works and does not lie.
    fn is_up(&self, node: &Node) -> bool {
        self.works(node) && !self.adversary.lies(node.id())
    }

    /// Whether too few nodes work, or too many lie.
    fn few_work(&self) -> Option<Obstacle> {
        let nodes = self.nodes();
        let tolerated = self.core.info.tolerates.tolerated(nodes.len());
        let honest = |node: &Node| !self.adversary.lies(node.id());
        let up: Vec<bool> = nodes.iter().map(|node| self.is_up(node)).collect();
        let working = up.iter().filter(|up| **up).count();
        if working == nodes.len() {
            let waits = |node: &Node| {
                node.replica.as_ref().and_then(|it| it.has_quorum(&|_| true)) == Some(false)
            };
            return nodes.iter().any(waits).then_some(Obstacle::Damaged);
        }
        let running = || nodes.iter().filter(|node| node.replica.is_some());
        let enough = |up: &[bool]| {
            let faulty = up.iter().filter(|up| !**up).count();
            let is_up = |node: NodeId| up[node.index()];
            let has_quorum =
                |node: &Node| node.replica.as_ref().and_then(|it| it.has_quorum(&is_up));
            let asked = running().next().is_some() || faulty <= tolerated;
            asked && running().all(|node| has_quorum(node).unwrap_or(faulty <= tolerated))
        };
        if working > 0 && enough(&up) {
            return None;
        }
        let lie = |node: &&Node| !honest(node) && self.works(node);
        let liars: Vec<NodeId> = nodes.iter().filter(lie).map(Node::id).collect();
        if liars.len() > tolerated {
            let most = if self.core.info.tolerates == Fault::Crash { 0 } else { tolerated };
            return Some(Obstacle::Liars(liars, most));
        }
        // As few more as it takes, in either order.
        let needed = |order: &mut dyn Iterator<Item = usize>| {
            let mut up = up.clone();
            for at in order {
                if up.iter().any(|up| *up) && enough(&up) {
                    break;
                }
                up[at] = true;
            }
            up.iter().filter(|up| **up).count()
        };
        let (mut first, mut last) = (0..nodes.len(), (0..nodes.len()).rev());
        let needed = needed(&mut first).min(needed(&mut last));
        Some(Obstacle::Few { working, of: nodes.len(), needed })
    }
}
