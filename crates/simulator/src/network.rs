//! Links: what passes, how long it takes, and what is lost.

use std::ops::Range;

use protocol::{ClientId, Links, NodeId, Time};
use scenario::{Endpoint, MessageRef, Order, Path, Ratio, WorldSettings};

use crate::chance::{Chance, Stream};

/// The state of every link.
#[derive(Clone, Debug)]
pub struct Network {
    nodes: u32,
    delay: Range<Time>,
    loss: Ratio,
    duplication: Ratio,
    order: Order,
    sessions: bool,
    groups: Vec<Vec<Endpoint>>,
    split_since: Option<Time>,
    cuts: Vec<(Endpoint, Endpoint)>,
    lags: Vec<(Endpoint, Endpoint, Range<Time>)>,
    losses: Vec<(Endpoint, Endpoint, Ratio)>,
    latest: Vec<(Endpoint, Endpoint, Time)>,
    lates: Vec<Late>,
    /// Until when something is on its way that was made late.
    late_until: Time,
}

/// A message that has yet to set out, and will take so much longer.
#[derive(Clone, Debug)]
struct Late {
    flight: MessageRef,
    by: Time,
    /// How many of its kind are to set out before it.
    before: u32,
}

/// What the network makes of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Transmission {
    /// When it arrives, or would have.
    pub arrives: Time,
    /// Lost on the way by chance.
    pub lost: bool,
    /// When a copy of it arrives.
    pub copy: Option<Time>,
}

impl Network {
    /// A whole network as the head of a script describes it. Sessions keep order and double nothing.
    pub fn new(world: &WorldSettings, links: Links) -> Self {
        Self {
            nodes: world.nodes,
            delay: world.delay.clone(),
            loss: world.loss,
            duplication: world.dup,
            order: world.order,
            sessions: links == Links::Sessions,
            groups: Vec::new(),
            split_since: None,
            cuts: Vec::new(),
            lags: Vec::new(),
            losses: Vec::new(),
            latest: Vec::new(),
            lates: Vec::new(),
            late_until: Time::ZERO,
        }
    }

    /// Whether nothing passes from one endpoint to another at present.
    pub fn blocks(&self, from: Endpoint, to: Endpoint) -> bool {
        if self.groups.is_empty() && self.cuts.is_empty() {
            return false;
        }
        self.cuts.contains(&(from, to)) || self.group_of(from) != self.group_of(to)
    }

    /// Decides the way of a message that sets out now.
    pub fn send(
        &mut self,
        from: Endpoint,
        to: Endpoint,
        now: Time,
        chance: &mut Chance,
    ) -> Transmission {
        let (a, b) = (self.number(from), self.number(to));
        let lost = chance.happens(Stream::loss(a, b), now, self.loss_between(from, to));
        let mut arrives = now + self.duration(from, to, now, chance);
        if self.keeps_order(from, to) {
            arrives = self.after_the_others(from, to, arrives);
        }
        let copied = !self.in_session(from, to)
            && chance.happens(Stream::duplication(a, b), now, self.duplication);
        let copy = copied.then(|| now + self.duration(from, to, now, chance));
        Transmission { arrives, lost, copy }
    }

    /// Whether messages stay in order on this way.
    pub fn keeps_order(&self, from: Endpoint, to: Endpoint) -> bool {
        self.order == Order::Fifo || self.in_session(from, to)
    }

    const fn in_session(&self, from: Endpoint, to: Endpoint) -> bool {
        self.sessions && matches!((from, to), (Endpoint::Node(_), Endpoint::Node(_)))
    }

    /// Splits the network into groups; nodes that no group lists make one of their own, and a
    /// client that none lists stands with node 1.
    pub fn split(&mut self, groups: &[Vec<Endpoint>], now: Time) {
        self.groups = groups.to_vec();
        self.split_since = Some(now);
    }

    /// Cuts a way.
    pub fn cut(&mut self, path: Path) {
        for way in ways(path) {
            if !self.cuts.contains(&way) {
                self.cuts.push(way);
            }
        }
    }

    /// Mends one way, or everything.
    pub fn heal(&mut self, path: Option<Path>) {
        match path {
            Some(path) => self.cuts.retain(|cut| !ways(path).any(|way| way == *cut)),
            None => {
                self.groups.clear();
                self.split_since = None;
                self.cuts.clear();
            }
        }
    }

    /// The next message of this kind on this way, or one after it, will take so much longer.
    pub fn late(&mut self, flight: &MessageRef, by: Time) {
        let before = flight.nth.unwrap_or(1).saturating_sub(1);
        self.lates.push(Late { flight: flight.clone(), by, before });
    }

    /// A message of this kind sets out, which would arrive at that time: when it does. On a way that
    /// keeps order, nothing overtakes it.
    pub fn delayed(&mut self, from: Endpoint, to: Endpoint, word: &str, arrives: Time) -> Time {
        let meant = |late: &Late| {
            let ends = (Endpoint::Node(late.flight.from), Endpoint::Node(late.flight.to));
            ends == (from, to) && late.flight.word == word
        };
        let Some(at) = self.lates.iter().position(meant) else { return arrives };
        if self.lates[at].before > 0 {
            self.lates[at].before -= 1;
            return arrives;
        }
        let arrives = arrives + self.lates.remove(at).by;
        self.late_until = self.late_until.max(arrives);
        if self.keeps_order(from, to) {
            self.hold_up(from, to, arrives);
        }
        arrives
    }

    /// Sets how long messages take on a way.
    pub fn lag(&mut self, path: Path, range: &Range<Time>) {
        for (from, to) in ways(path) {
            self.lags.retain(|(a, b, _)| (*a, *b) != (from, to));
            if *range != self.delay {
                self.lags.push((from, to, range.clone()));
            }
        }
    }

    /// Sets how often messages are lost on a way.
    pub fn lose(&mut self, path: Path, ratio: Ratio) {
        for (from, to) in ways(path) {
            self.losses.retain(|(a, b, _)| (*a, *b) != (from, to));
            if ratio != self.loss {
                self.losses.push((from, to, ratio));
            }
        }
    }

    /// The ways on which messages take another time than the head of the script says.
    pub fn lags(&self) -> &[(Endpoint, Endpoint, Range<Time>)] {
        &self.lags
    }

    /// The ways on which messages are lost more or less often than the head of the script says.
    pub fn losses(&self) -> &[(Endpoint, Endpoint, Ratio)] {
        &self.losses
    }

    /// Until when something is on its way that was made late.
    pub const fn late_until(&self) -> Time {
        self.late_until
    }

    /// The groups of the split, if there is one.
    pub fn groups(&self) -> &[Vec<Endpoint>] {
        &self.groups
    }

    /// Since when the network is split.
    pub const fn split_since(&self) -> Option<Time> {
        self.split_since
    }

    /// The ways that are cut.
    pub fn cuts(&self) -> &[(Endpoint, Endpoint)] {
        &self.cuts
    }

    /// How long a message takes, as a range.
    pub fn delay_between(&self, from: Endpoint, to: Endpoint) -> &Range<Time> {
        let lag = self.lags.iter().find(|(a, b, _)| (*a, *b) == (from, to));
        lag.map_or(&self.delay, |(_, _, range)| range)
    }

    /// How often a message is lost.
    pub fn loss_between(&self, from: Endpoint, to: Endpoint) -> Ratio {
        let loss = self.losses.iter().find(|(a, b, _)| (*a, *b) == (from, to));
        loss.map_or(self.loss, |&(_, _, ratio)| ratio)
    }

    fn duration(&self, from: Endpoint, to: Endpoint, now: Time, chance: &mut Chance) -> Time {
        let stream = Stream::delay(self.number(from), self.number(to));
        chance.time(stream, now, self.delay_between(from, to))
    }

    /// Lets nothing more arrive before a time on a way that keeps order.
    pub fn hold_up(&mut self, from: Endpoint, to: Endpoint, until: Time) {
        self.after_the_others(from, to, until);
    }

    fn after_the_others(&mut self, from: Endpoint, to: Endpoint, arrives: Time) -> Time {
        match self.latest.iter_mut().find(|(a, b, _)| (*a, *b) == (from, to)) {
            Some((_, _, latest)) => {
                *latest = arrives.max(*latest);
                *latest
            }
            None => {
                self.latest.push((from, to, arrives));
                arrives
            }
        }
    }

    fn group_of(&self, endpoint: Endpoint) -> Option<usize> {
        let listed = self.groups.iter().position(|group| group.contains(&endpoint));
        match endpoint {
            Endpoint::Client(_) if listed.is_none() => self.group_of(Endpoint::Node(NodeId(1))),
            _ => listed,
        }
    }

    fn number(&self, endpoint: Endpoint) -> u32 {
        match endpoint {
            Endpoint::Node(NodeId(n)) => n,
            Endpoint::Client(ClientId(n)) => self.nodes + n,
        }
    }
}

fn ways(path: Path) -> impl Iterator<Item = (Endpoint, Endpoint)> {
    let back = path.both.then_some((path.to, path.from));
    std::iter::once((path.from, path.to)).chain(back)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn node(n: u32) -> Endpoint {
        Endpoint::Node(NodeId(n))
    }
    const CLIENT: Endpoint = Endpoint::Client(ClientId(1));

    #[test]
    fn a_split_parts_the_groups_and_leaves_clients_with_node_1() {
        let mut network = Network::new(&WorldSettings::default(), Links::Datagrams);
        network.split(&[vec![node(1), node(2)], vec![node(3), node(4)]], Time::ZERO);
        assert!(!network.blocks(node(1), node(2)));
        assert!(network.blocks(node(2), node(3)));
        assert!(network.blocks(node(4), node(5)), "5 is listed nowhere and stands alone");
        assert!(!network.blocks(CLIENT, node(2)) && network.blocks(CLIENT, node(3)));
        network.heal(None);
        assert!(!network.blocks(node(2), node(3)));
    }

    #[test]
    fn a_one_way_cut_lets_the_other_way_pass() {
        let mut network = Network::new(&WorldSettings::default(), Links::Datagrams);
        let way = Path { from: node(1), to: node(2), both: false };
        network.cut(way);
        assert!(network.blocks(node(1), node(2)) && !network.blocks(node(2), node(1)));
        network.heal(Some(way));
        assert!(!network.blocks(node(1), node(2)));
    }

    #[test]
    fn a_fifo_link_never_lets_a_message_overtake() {
        let world = WorldSettings { order: Order::Fifo, ..WorldSettings::default() };
        let (mut network, mut chance) = (Network::new(&world, Links::Datagrams), Chance::new(3));
        let mut latest = Time::ZERO;
        for micros in (0..100_000).step_by(100) {
            let passage = network.send(node(1), node(2), Time(micros), &mut chance);
            assert!(passage.arrives >= latest);
            latest = passage.arrives;
        }
    }
}
