//! Faults by chance, expanded to explicit actions.

use protocol::{ClientId, Damage, Fault, Flavour, Info, NodeId, Slot, Time};
use scenario::limits::CLIENTS;
use scenario::words::LIES;
use scenario::{Action, Endpoint, LieTerms, MessageRef, Moment, Path, Ratio, WorldSettings};

use crate::chance::{Chance, Stream};

/// What the nemesis of this world does until `end` to a protocol: each seed picks which of the listed kinds of
/// fault it uses (swarm testing: Groce et al., 2012), and two thirds of the way everything is healed,
/// so that the last third must show progress.
pub fn expand(info: &Info, world: &WorldSettings, end: Time) -> Vec<(Moment, Action)> {
    if world.nemesis.is_empty() {
        return Vec::new();
    }
    let mut nemesis = Nemesis {
        info,
        world,
        liars: Vec::new(),
        dead: Vec::new(),
        damaged: None,
        chance: Chance::new(world.seed),
        now: Time::ZERO,
        healing: Time(end.0 / 3 * 2),
        busy: vec![Time::ZERO; world.nodes as usize],
        split_until: Time::ZERO,
        late: None,
        done: Vec::new(),
    };
    let kinds = nemesis.swarm();
    nemesis.now = nemesis.span(1, 400);
    while nemesis.now < nemesis.healing {
        let kind = kinds[nemesis.below(kinds.len())];
        nemesis.strike(kind);
        let rest = nemesis.span(50, 800);
        nemesis.now += rest;
    }
    nemesis.heal();
    nemesis.done
}

struct Nemesis<'a> {
    info: &'a Info,
    world: &'a WorldSettings,
    /// Who lies, and in how many ways.
    liars: Vec<(NodeId, u32)>,
    /// Who has crashed for good.
    dead: Vec<NodeId>,
    /// Whose disk is damaged now and then.
    damaged: Option<NodeId>,
    chance: Chance,
    now: Time,
    healing: Time,
    /// Until when each node has its own trouble.
    busy: Vec<Time>,
    split_until: Time,
    /// The kind of message that is late in this run.
    late: Option<&'static str>,
    done: Vec<(Moment, Action)>,
}

impl<'a> Nemesis<'a> {
    /// Some of the listed kinds; at least one.
    fn swarm(&mut self) -> Vec<&'a str> {
        let listed: Vec<&str> = self.world.nemesis.iter().map(String::as_str).collect();
        let mut chosen: Vec<&str> = listed.iter().copied().filter(|_| self.below(2) == 0).collect();
        if chosen.is_empty() {
            chosen.push(listed[self.below(listed.len())]);
        }
        chosen
    }

    fn strike(&mut self, kind: &str) {
        let until = self.now + self.span(50, 2_500);
        match kind {
            "crash" => self.trouble(until, |node| {
                (Action::Crash { nodes: vec![node], pending: None }, Action::Restart(vec![node]))
            }),
            "pause" => {
                self.trouble(until, |node| (Action::Pause(vec![node]), Action::Resume(vec![node])))
            }
            "split" if self.now >= self.split_until => {
                let mut groups = vec![Vec::new(); 2 + self.below(2)];
                for node in 1..=self.world.nodes {
                    let group = self.below(groups.len());
                    groups[group].push(Endpoint::Node(NodeId(node)));
                }
                groups.retain(|group| !group.is_empty());
                self.split_until = until;
                self.put(self.now, Action::Split(groups));
                self.put(until, Action::Heal(None));
            }
            "cut" => {
                let path = self.path();
                self.put(self.now, Action::Cut(path));
                self.put(until, Action::Heal(Some(path)));
            }
            "loss" => {
                let path = self.path();
                let ratio = Ratio::percent(10 + u32::try_from(self.below(80)).unwrap_or(0));
                self.put(self.now, Action::Loss(path, ratio));
                self.put(until, Action::Loss(path, self.world.loss));
            }
            "lag" => {
                let path = self.path();
                let (from, more) = (self.span(1, 150), self.span(1, 150));
                self.put(self.now, Action::Lag(path, from..from + more));
                self.put(until, Action::Lag(path, self.world.delay.clone()));
            }
            "late" => self.belate(),
            "deaf" => self.deafen(until),
            "sides" if self.now >= self.split_until => self.take_sides(until),
            "lies" => self.lie(),
            "deaths" => self.die(),
            "damage" => self.damage(until),
            _ => {}
        }
    }

    /// The next message of a kind that sets out on one way arrives long after whoever sent it has
    /// given up waiting. All through a run it is the same kind.
    fn belate(&mut self) {
        let known = self.late;
        let word = known.unwrap_or_else(|| {
            // Kinds that say much alike share their chance, so that what is rare is late as often.
            let mut flavours: Vec<Flavour> = Vec::new();
            for message in self.info.messages {
                if !flavours.contains(&message.flavour) {
                    flavours.push(message.flavour);
                }
            }
            let flavour = flavours[self.below(flavours.len())];
            let alike = self.info.messages.iter().filter(|it| it.flavour == flavour);
            let alike: Vec<_> = alike.collect();
            alike[self.below(alike.len())].id
        });
        self.late = Some(word);
        let path = self.path();
        let (Endpoint::Node(from), Endpoint::Node(to)) = (path.from, path.to) else { return };
        let flight = MessageRef { word: word.to_owned(), nth: None, from, to };
        let by = self.span(200, 1_500);
        self.put(self.now, Action::Late(flight, by));
    }

    /// A node hears nothing that others say, while they and all clients hear it.
    fn deafen(&mut self, until: Time) {
        let deaf = self.node();
        for node in (1..=self.world.nodes).map(NodeId).filter(|node| *node != deaf) {
            let (from, to) = (Endpoint::Node(node), Endpoint::Node(deaf));
            let path = Path { from, to, both: false };
            self.put(self.now, Action::Cut(path));
            self.put(until, Action::Heal(Some(path)));
        }
    }

    /// A split in which clients, too, stand on either side, so that somebody asks on each.
    fn take_sides(&mut self, until: Time) {
        let nodes = (1..=self.world.nodes).map(|node| Endpoint::Node(NodeId(node)));
        let clients = (1..=CLIENTS).map(|client| Endpoint::Client(ClientId(client)));
        let mut groups = vec![Vec::new(), Vec::new()];
        for end in nodes.chain(clients) {
            groups[self.below(2)].push(end);
        }
        groups.retain(|group| !group.is_empty());
        self.split_until = until;
        self.put(self.now, Action::Split(groups));
        self.put(until, Action::Heal(None));
    }

    /// A node crashes, and when it restarts, it cannot read what its disk holds last or in some slot.
    /// All through a run it is the same node, and where another has crashed for good, none: the
    /// others must be enough to repair it.
    fn damage(&mut self, until: Time) {
        let drawn = self.node();
        let tail = self.below(2) == 0;
        let slot = Slot(1 + self.below(20) as u64);
        let node = self.damaged.unwrap_or(drawn);
        let at = node.index();
        if self.busy[at] < self.now && self.dead.is_empty() {
            self.busy[at] = until;
            self.damaged = Some(node);
            self.put(self.now, Action::Crash { nodes: vec![node], pending: None });
            let what = if tail { Damage::Tail } else { Damage::Slot(slot) };
            self.put(self.now, Action::Damage(node, what));
            self.put(until, Action::Restart(vec![node]));
        }
    }

    /// A node that neither lies nor has trouble of its own crashes for good, unless as many are faulty
    /// as the protocol tolerates.
    fn die(&mut self) {
        let node = self.node();
        let most = self.info.tolerates.tolerated(self.world.nodes as usize);
        let lies = self.liars.iter().any(|(liar, _)| *liar == node);
        let at = node.index();
        if !lies
            && self.damaged.is_none()
            && self.busy[at] < self.now
            && self.liars.len() + self.dead.len() < most
        {
            self.busy[at] = Time(u64::MAX);
            self.dead.push(node);
            self.put(self.now, Action::Crash { nodes: vec![node], pending: None });
        }
    }

    /// A node lies, or lies in one more way; no more nodes than the protocol tolerates, but one at
    /// least.
    fn lie(&mut self) {
        const WAYS: u32 = 4;
        let nodes = self.world.nodes;
        let bears = match self.info.tolerates {
            Fault::Crash => 1,
            Fault::Byzantine => Fault::Byzantine.tolerated(nodes as usize).max(1),
        };
        let drawn = self.node();
        let known = self.below(self.liars.len().max(1));
        if self.dead.contains(&drawn) || self.liars.is_empty() && self.dead.len() >= bears {
            return;
        }
        let at = if self.liars.len() + self.dead.len() < bears {
            let known = self.liars.iter().position(|(node, _)| *node == drawn);
            known.unwrap_or_else(|| {
                self.liars.push((drawn, 0));
                self.liars.len() - 1
            })
        } else {
            known
        };
        let (node, ways) = &mut self.liars[at];
        let who = Endpoint::Node(*node);
        *ways += 1;
        let (node, forgets) = (*node, *ways > WAYS);
        if forgets {
            *ways = 1;
            self.put(self.now, honest(who));
        }
        let lies = LIES.iter().chain(self.info.lies).map(|lie| lie.name);
        let lies: Vec<&str> = lies.filter(|lie| *lie != "honest").collect();
        let behaviour = lies[self.below(lies.len())];
        let terms = Box::new(self.terms(behaviour, node));
        self.put(self.now, Action::Lie { who, behaviour: behaviour.to_owned(), terms });
    }

    /// What a lie applies to: half of the time only to some, or only now and then.
    fn terms(&mut self, behaviour: &str, liar: NodeId) -> LieTerms {
        let mut terms = LieTerms::default();
        if behaviour == "twins" {
            terms.b = self.some(liar);
            return terms;
        }
        if self.below(2) == 0 {
            terms.to = self.some(liar);
        }
        if self.below(4) == 0 {
            terms.kinds = vec![self.info.messages[self.below(self.info.messages.len())].id.into()];
        }
        if self.below(2) == 0 {
            terms.share = Some(Ratio::percent(10 + u32::try_from(self.below(80)).unwrap_or(0)));
        }
        match behaviour {
            "delay" => {
                let (from, more) = (self.span(1, 400), self.span(1, 150));
                terms.by = Some(from..from + more);
            }
            "impersonate" => {
                let others = self.world.nodes.max(2) - 1;
                let turn = 1 + u32::try_from(self.below(others as usize)).unwrap_or(0);
                terms.name = Some(NodeId((liar.0 - 1 + turn) % self.world.nodes + 1));
            }
            "withhold" | "duplicate" | "replay" => {}
            _ => terms.draw = Some(self.below(16) as u64),
        }
        terms
    }

    /// Some of the other nodes; at least one.
    fn some(&mut self, but: NodeId) -> Vec<Endpoint> {
        let mut others: Vec<NodeId> = (1..=self.world.nodes).map(NodeId).collect();
        others.retain(|node| *node != but);
        let one = others.get(self.below(others.len())).copied();
        let chosen = others.into_iter().filter(|node| Some(*node) == one || self.below(2) == 0);
        chosen.map(Endpoint::Node).collect()
    }

    fn node(&mut self) -> NodeId {
        NodeId(u32::try_from(self.below(self.world.nodes as usize)).unwrap_or(0) + 1)
    }

    /// Something befalls a node that has no trouble of its own, and ends.
    fn trouble(&mut self, until: Time, what: impl Fn(NodeId) -> (Action, Action)) {
        let at = self.below(self.busy.len());
        if self.busy[at] < self.now {
            self.busy[at] = until;
            let (begins, ends) = what(NodeId(u32::try_from(at).unwrap_or(0) + 1));
            self.put(self.now, begins);
            self.put(until, ends);
        }
    }

    /// The end of all faults: what would end later ends now.
    fn heal(&mut self) {
        let healing = self.healing;
        for (moment, _) in &mut self.done {
            moment.time = moment.time.min(healing);
        }
        self.put(healing, Action::Heal(None));
        // Progress must return even while liars lie on.
        if self.below(2) == 0 {
            for (node, _) in std::mem::take(&mut self.liars) {
                self.put(healing, honest(Endpoint::Node(node)));
            }
        }
    }

    fn put(&mut self, time: Time, action: Action) {
        let place = self.done.partition_point(|(known, _)| known.time <= time);
        self.done.insert(place, (Moment { time, after: None }, action));
    }

    fn path(&mut self) -> Path {
        let nodes = self.world.nodes as usize;
        let from = self.below(nodes);
        let to = (from + 1 + self.below(nodes.max(2) - 1)) % nodes;
        let node = |at: usize| Endpoint::Node(NodeId(u32::try_from(at).unwrap_or(0) + 1));
        Path { from: node(from), to: node(to), both: self.below(3) == 0 }
    }

    fn below(&mut self, bound: usize) -> usize {
        let drawn = self.chance.below(Stream::nemesis(), self.now, bound.max(1) as u64);
        usize::try_from(drawn).unwrap_or(0)
    }

    fn span(&mut self, from: u64, to: u64) -> Time {
        let range = Time::millis(from)..Time::millis(to);
        self.chance.time(Stream::nemesis(), self.now, &range)
    }
}

fn honest(who: Endpoint) -> Action {
    Action::Lie { who, behaviour: "honest".to_owned(), terms: Box::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    static CARD: Info = Info {
        id: "card",
        name: "",
        also: &[],
        paper: "",
        epoch: protocol::EpochWord { name: "", short: "" },
        noop: "—",
        tolerates: Fault::Byzantine,
        links: protocol::Links::Datagrams,
        serves: protocol::ServedObject::Registers,
        session_rule: None,
        replies: protocol::ReplyQuorum::One,
        assumes: &[],
        messages: &[&SAY],
        timers: &[],
        options: &[],
        given: &[],
        timeouts: &[],
        rules: &[],
        properties: &[],
        promises: &[],
        admin: &[],
        lies: protocol::lies! { "fib", "Anything", "lies"; },
        bugs: &[],
    };
    static SAY: protocol::Word =
        protocol::Word { id: "say", name: "", says: "", flavour: protocol::Flavour::Inform };

    fn world(seed: u64) -> WorldSettings {
        let nemesis = ["crash", "pause", "split", "cut", "loss", "lag"].map(String::from).to_vec();
        WorldSettings { seed, nemesis, ..WorldSettings::default() }
    }

    #[test]
    fn the_nemesis_heals_everything_after_two_thirds() {
        for seed in 0..200 {
            let done = expand(&CARD, &world(seed), Time::seconds(30));
            assert!(done.iter().all(|(moment, _)| moment.time <= Time::seconds(20)));
            let count = |test: fn(&Action) -> bool| done.iter().filter(|(_, a)| test(a)).count();
            let crashes = count(|a| matches!(a, Action::Crash { .. }));
            assert_eq!(crashes, count(|a| matches!(a, Action::Restart(_))), "seed {seed}");
            let pauses = count(|a| matches!(a, Action::Pause(_)));
            assert_eq!(pauses, count(|a| matches!(a, Action::Resume(_))), "seed {seed}");
        }
    }

    #[test]
    fn dead_and_lying_nodes_stay_within_the_tolerated_number() {
        let mut died = 0;
        for seed in 0..200 {
            let nodes = 4 + u32::try_from(seed % 5).expect("small");
            let nemesis = ["crash", "lies", "deaths"].map(String::from).to_vec();
            let world = WorldSettings { nodes, nemesis, ..world(seed) };
            let done = expand(&CARD, &world, Time::seconds(30));
            let (mut down, mut liars) = (Vec::new(), Vec::new());
            for (_, action) in &done {
                match action {
                    Action::Crash { nodes, .. } => down.extend(nodes),
                    Action::Restart(nodes) => down.retain(|node| !nodes.contains(node)),
                    Action::Lie { who, .. } if !liars.contains(who) => liars.push(*who),
                    _ => {}
                }
            }
            assert!(down.iter().all(|node| !liars.contains(&Endpoint::Node(*node))));
            assert!(down.len() + liars.len() <= ((nodes - 1) / 3) as usize, "seed {seed}");
            died += down.len();
        }
        assert!(died > 50, "{died}");
    }

    #[test]
    fn a_seed_strikes_the_same_way_each_time_and_another_one_differently() {
        let strikes = |seed| expand(&CARD, &world(seed), Time::seconds(30));
        assert_eq!(strikes(1), strikes(1));
        assert_ne!(strikes(1), strikes(2));
    }

    #[test]
    fn liars_stay_within_the_tolerated_number_and_tell_every_lie() {
        let mut told: Vec<String> = Vec::new();
        for seed in 0..200 {
            let nodes = 4 + u32::try_from(seed % 5).expect("small");
            let world = WorldSettings { nodes, nemesis: vec!["lies".to_owned()], ..world(seed) };
            let done = expand(&CARD, &world, Time::seconds(30));
            let mut liars: Vec<Endpoint> = Vec::new();
            for (_, action) in &done {
                let Action::Lie { who, behaviour, terms } = action else { continue };
                if !liars.contains(who) {
                    liars.push(*who);
                }
                assert!(!terms.to.contains(who) && !terms.b.contains(who));
                assert_ne!(terms.name.map(Endpoint::Node), Some(*who));
                if !told.contains(behaviour) {
                    told.push(behaviour.clone());
                }
            }
            assert!((1..=((nodes - 1) / 3) as usize).contains(&liars.len()), "seed {seed}");
        }
        assert_eq!(told.len(), LIES.len() + 1, "{told:?}");
    }

    #[test]
    fn every_line_of_the_nemesis_can_be_written_and_read() {
        for seed in 0..50 {
            let world = WorldSettings { nemesis: vec!["lies".to_owned()], ..world(seed) };
            let scenario =
                scenario::Scenario { world: world.clone(), ..scenario::Scenario::of(&CARD) };
            for (_, action) in expand(&CARD, &world, Time::seconds(30)) {
                let read = scenario::parse_action(&action.to_string(), &scenario);
                assert_eq!(read.as_ref(), Ok(&action), "{action}");
            }
        }
    }
}
