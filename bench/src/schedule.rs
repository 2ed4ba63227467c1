//! Schedules whose outcome is known before anybody plays them.
//!
//! A schedule is a list of steps. While it is drawn, a model follows it: what stands in the log of
//! each node, and how much of that is decided. A step is only drawn where the rules of the protocol,
//! as the paper has them, leave one outcome, whatever order messages arrive in and whichever are
//! lost on the way there:
//!
//! - who is asked to lead reaches a majority that must follow it (Raft: voters whose logs are no more
//!   up-to-date than its own; Paxos: it has accepted, slot by slot, at least what they have), so it
//!   wins in the end;
//! - who is told to fail (Raft alone) is refused by so many that it cannot win;
//! - only the leader of an undisputed epoch is given commands: all that it reaches have followed it
//!   and nobody else since;
//! - an epoch that reaches no majority may be given commands too: they stand on the disks of those
//!   it reaches, decided by nobody, and either survive, when one of these leads next, or are
//!   overwritten;
//! - whose crash came amidst messages holds nobody knows what: until it has followed a leader again,
//!   it is not asked to lead, and no outcome rests on its vote.

use protocol::digest::scramble;

use crate::replica::Number;

/// What happens next. Every step ends with all that is on its way delivered or lost, and with
/// heartbeats of whoever leads undisputed, until nothing changes any more.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// From now on nodes reach each other within a group only; the list says which node is in which.
    Split(Vec<u32>),
    /// Stands for election, as often as it takes.
    Elect(u32),
    /// Stands for election once, in vain.
    Fail(u32),
    /// The leader is given commands, one after the other; perhaps somebody crashes meanwhile.
    Propose { leader: u32, commands: Vec<Number>, crash: Option<u32> },
    /// Stops, with nothing on its way.
    Crash(u32),
    /// Starts from its disk.
    Restart(u32),
}

/// A step and what must stand after it.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) step: Step,
    /// Who leads undisputed and shows it.
    pub(crate) leaders: Vec<u32>,
    /// Everything that is decided: 0 is what a leader begins its epoch with.
    pub(crate) chosen: Vec<Number>,
    /// How much of that each node knows at least.
    pub(crate) known: Vec<usize>,
}

/// Which rules the model follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Family {
    Raft,
    Paxos,
}

/// A schedule of so many acts for so many nodes.
pub(crate) fn draw(family: Family, nodes: u32, acts: u32, seed: u64) -> Vec<Planned> {
    let mut author = Author {
        family,
        chance: Chance(scramble(seed ^ 0x5ced)),
        nodes: vec![Node { up: true, ..Node::default() }; nodes as usize],
        chosen: Vec::new(),
        epochs: 0,
        numbers: 0,
        planned: Vec::new(),
    };
    for _ in 0..acts {
        author.act();
    }
    author.finale();
    author.planned
}

/// Draws from a seed.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (scramble(self.0) % bound.max(1) as u64) as usize
    }

    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn of(&mut self, among: &[u32]) -> Option<u32> {
        among.get(self.below(among.len())).copied()
    }
}

#[derive(Clone, Debug, Default)]
struct Node {
    up: bool,
    group: u32,
    /// In which epoch it last told its leader how far its log equals the leader's, and how far.
    acknowledged: (u32, usize),
    /// In which epoch each entry was last accepted, and the command.
    log: Vec<(u32, Number)>,
    known: usize,
    /// Its log is anything between this and what its leader had.
    vague: bool,
    /// The epoch that it followed last, if nobody disputed it since.
    follows: u32,
    /// The last epoch that it followed, disputed or not.
    accepted: u32,
    leads: bool,
}

struct Author {
    family: Family,
    chance: Chance,
    nodes: Vec<Node>,
    chosen: Vec<Number>,
    epochs: u32,
    numbers: Number,
    planned: Vec<Planned>,
}

/// What is drawn.
impl Author {
    fn act(&mut self) {
        self.shuffle_world();
        let mut candidates = self.winners();
        if candidates.is_empty() {
            self.mend();
            candidates = self.winners();
        }
        if candidates.is_empty() {
            self.depose();
            candidates = self.winners();
        }
        let losers = self.losers();
        if let Some(loser) = self.chance.of(&losers).filter(|_| self.chance.percent(30)) {
            self.fail(loser);
        }
        let leader = self.chance.of(&candidates).expect("in a whole world somebody can win");
        self.elect(leader);
        // More than is ever given to an epoch without a majority, so that this is overwritten.
        self.propose(leader, 3, None);
        for _ in 0..self.chance.below(3) {
            let commands = 1 + self.chance.below(6);
            let crash = self.expendable(leader);
            self.propose(leader, commands, crash);
        }
        if self.chance.percent(50) {
            self.isolate(leader);
            let commands = 1 + self.chance.below(2);
            self.propose(leader, commands, None);
        }
        if self.chance.percent(30) {
            self.crash(leader);
        }
    }

    /// The world is whole again, somebody leads, and all know the same.
    fn finale(&mut self) {
        self.mend();
        self.depose();
        let winners = self.winners();
        let leader = self.chance.of(&winners).expect("in a whole world somebody can win");
        self.elect(leader);
        self.propose(leader, 3, None);
    }

    fn mend(&mut self) {
        self.split(vec![0; self.nodes.len()]);
        for node in self.numbered(|node| !node.up) {
            self.restart(node);
        }
    }

    /// Nobody leads.
    fn depose(&mut self) {
        for leader in self.numbered(|node| node.leads) {
            self.crash(leader);
            self.restart(leader);
        }
    }

    fn shuffle_world(&mut self) {
        for node in self.numbered(|node| !node.up) {
            if self.chance.percent(60) {
                self.restart(node);
            }
        }
        if self.chance.percent(30) && self.numbered(|node| !node.up).len() < self.minority() {
            let up = self.numbered(|node| node.up);
            if let Some(node) = self.chance.of(&up) {
                self.crash(node);
            }
        }
        let kinds = 1 + self.chance.below(3);
        let groups = self.nodes.iter().map(|_| self.chance.below(kinds) as u32).collect();
        self.split(groups);
    }

    /// Leaves the leader with too few to decide anything.
    fn isolate(&mut self, leader: u32) {
        let mut others = self.numbered(|_| true);
        others.retain(|node| *node != leader);
        let mut groups = vec![1; self.nodes.len()];
        groups[leader as usize - 1] = 0;
        let alone = self.family == Family::Paxos;
        let company = if alone { 0 } else { self.chance.below(self.minority()) };
        let followers: Vec<u32> =
            others.into_iter().filter(|node| self.reaches(leader, *node)).take(company).collect();
        for node in followers {
            groups[node as usize - 1] = 0;
        }
        self.split(groups);
    }

    /// A follower that may crash amidst messages: the rest still decides, and few enough are vague.
    fn expendable(&mut self, leader: u32) -> Option<u32> {
        let vague = self.numbered(|node| node.vague).len();
        let reached = self.numbered(|node| node.up && node.group == self.node(leader).group);
        let enough = reached.len() > self.majority() && vague < self.minority();
        if self.family == Family::Paxos || !enough || !self.chance.percent(30) {
            return None;
        }
        let followers: Vec<u32> = reached.into_iter().filter(|node| *node != leader).collect();
        self.chance.of(&followers)
    }
}

/// What the rules say.
impl Author {
    fn winners(&self) -> Vec<u32> {
        let all = self.numbered(|node| node.up && !node.vague && !node.leads);
        all.into_iter().filter(|node| self.must_win(*node)).collect()
    }

    fn must_win(&self, candidate: u32) -> bool {
        let me = self.node(candidate);
        let reached = || self.nodes.iter().filter(|node| node.up && node.group == me.group);
        match self.family {
            Family::Raft => {
                let grants = |node: &&Node| !node.vague && end(node) <= end(me);
                reached().filter(grants).count() >= self.majority()
            }
            Family::Paxos => {
                let covers = |node: &Node| {
                    let slots = node.log.iter().zip(&me.log);
                    node.log.len() <= me.log.len()
                        && node.accepted <= me.accepted
                        && slots.into_iter().all(|(theirs, mine)| theirs.0 <= mine.0)
                };
                reached().count() >= self.majority() && reached().all(covers)
            }
        }
    }

    fn losers(&self) -> Vec<u32> {
        let cannot_win = |candidate: &u32| {
            let me = self.node(*candidate);
            let may_grant = |node: &&Node| {
                node.up && node.group == me.group && (node.vague || end(node) <= end(me))
            };
            self.nodes.iter().filter(may_grant).count() < self.majority()
        };
        match self.family {
            Family::Raft => {
                let all = self.numbered(|node| node.up && !node.vague && !node.leads);
                all.into_iter().filter(cannot_win).collect()
            }
            Family::Paxos => Vec::new(),
        }
    }

    fn reaches(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.node(one), self.node(other));
        one.up && other.up && one.group == other.group
    }

    fn majority(&self) -> usize {
        self.nodes.len() / 2 + 1
    }

    fn minority(&self) -> usize {
        (self.nodes.len() - 1) / 2
    }

    fn node(&self, number: u32) -> &Node {
        &self.nodes[number as usize - 1]
    }

    fn node_mut(&mut self, number: u32) -> &mut Node {
        &mut self.nodes[number as usize - 1]
    }

    fn numbered(&self, such: impl Fn(&Node) -> bool) -> Vec<u32> {
        let all = (1..).zip(&self.nodes);
        all.filter(|(_, node)| such(node)).map(|(number, _)| number).collect()
    }
}

/// How up-to-date a log is (Raft §5.4.1).
fn end(node: &Node) -> (u32, usize) {
    (node.log.last().map_or(0, |entry| entry.0), node.log.len())
}

/// What follows.
impl Author {
    fn split(&mut self, groups: Vec<u32>) {
        for (node, group) in self.nodes.iter_mut().zip(&groups) {
            node.group = *group;
        }
        self.planned(Step::Split(groups));
    }

    fn crash(&mut self, number: u32) {
        let node = self.node_mut(number);
        if !node.up {
            return;
        }
        (node.up, node.leads) = (false, false);
        self.planned(Step::Crash(number));
    }

    fn restart(&mut self, number: u32) {
        self.node_mut(number).up = true;
        self.planned(Step::Restart(number));
    }

    fn fail(&mut self, candidate: u32) {
        let group = self.node(candidate).group;
        for node in self.nodes.iter_mut().filter(|node| node.up && node.group == group) {
            (node.follows, node.leads) = (0, false);
        }
        self.planned(Step::Fail(candidate));
    }

    fn elect(&mut self, candidate: u32) {
        self.epochs += 1;
        let epoch = self.epochs;
        let mut log = self.node(candidate).log.clone();
        match self.family {
            Family::Raft => log.push((epoch, 0)),
            Family::Paxos => {
                let decided = self.chosen.len();
                log.iter_mut().skip(decided).for_each(|entry| entry.0 = epoch);
            }
        }
        self.node_mut(candidate).log = log;
        let group = self.node(candidate).group;
        for node in self.nodes.iter_mut().filter(|node| node.up && node.group == group) {
            node.leads = false;
        }
        let winner = self.node_mut(candidate);
        (winner.follows, winner.leads) = (epoch, true);
        self.follow(candidate);
        self.planned(Step::Elect(candidate));
    }

    fn propose(&mut self, leader: u32, commands: usize, crash: Option<u32>) {
        let first = self.numbers + 1;
        self.numbers += commands as u64;
        let commands: Vec<Number> = (first..=self.numbers).collect();
        let epoch = self.node(leader).follows;
        if let Some(crashed) = crash {
            let node = self.node_mut(crashed);
            (node.up, node.vague) = (false, true);
        }
        let entries = commands.iter().map(|number| (epoch, *number));
        self.node_mut(leader).log.extend(entries);
        self.follow(leader);
        self.planned(Step::Propose { leader, commands, crash });
    }

    /// Everybody whom the leader reaches holds what it holds. What a majority has held in this
    /// epoch is decided, even where some of them are out of reach by now; and the leader tells.
    fn follow(&mut self, leader: u32) {
        let Node { group, log, follows: epoch, .. } = self.node(leader).clone();
        let reached = |node: &&mut Node| node.up && node.group == group;
        for node in self.nodes.iter_mut().filter(reached) {
            node.log.clone_from(&log);
            node.vague = false;
            (node.follows, node.accepted) = (epoch, epoch);
            node.acknowledged = (epoch, log.len());
        }
        let of_this_epoch = self.nodes.iter().filter(|node| node.acknowledged.0 == epoch);
        let mut lengths: Vec<usize> = of_this_epoch.map(|node| node.acknowledged.1).collect();
        lengths.sort_by(|one, other| other.cmp(one));
        let decided = lengths.get(self.majority() - 1).copied().unwrap_or(0);
        if decided > self.chosen.len() {
            self.chosen = log[..decided].iter().map(|entry| entry.1).collect();
        }
        let known = decided.max(self.node(leader).known);
        for node in self.nodes.iter_mut().filter(reached) {
            node.known = node.known.max(known);
        }
    }

    /// Whom everybody that it reaches follows, and nobody else since. In Paxos it is enough that
    /// nobody has followed a later epoch; terms of Raft rise with elections that fail, too.
    fn undisputed(&self) -> Vec<u32> {
        self.numbered(|leader| {
            let reached = |node: &&Node| node.up && node.group == leader.group;
            let follows = |node: &Node| match self.family {
                Family::Raft => node.follows == leader.follows,
                Family::Paxos => node.accepted <= leader.accepted,
            };
            leader.up && leader.leads && self.nodes.iter().filter(reached).all(follows)
        })
    }

    fn planned(&mut self, step: Step) {
        let leaders = self.undisputed();
        // A leader that reaches somebody again brings it up to date.
        for leader in &leaders {
            self.follow(*leader);
        }
        let known = self.nodes.iter().map(|node| node.known).collect();
        self.planned.push(Planned { step, leaders, chosen: self.chosen.clone(), known });
    }
}
