//! Faults by chance, expanded to explicit actions.

use protocol::{NodeId, Time};
use scenario::{Action, Endpoint, Moment, Path, Ratio, World};

use crate::chance::{Chance, Stream};

/// What the nemesis of this world does until `end`: each seed picks which of the listed kinds of
/// fault it uses (swarm testing: Groce et al., 2012), and two thirds of the way everything is healed,
/// so that the last third must show progress.
pub fn expand(world: &World, end: Time) -> Vec<(Moment, Action)> {
    if world.nemesis.is_empty() {
        return Vec::new();
    }
    let mut nemesis = Nemesis {
        world,
        chance: Chance::new(world.seed),
        now: Time::ZERO,
        healing: Time(end.0 / 3 * 2),
        busy: vec![Time::ZERO; world.nodes as usize],
        split_until: Time::ZERO,
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
    world: &'a World,
    chance: Chance,
    now: Time,
    healing: Time,
    /// Until when each node has its own trouble.
    busy: Vec<Time>,
    split_until: Time,
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
            _ => {}
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn world(seed: u64) -> World {
        let nemesis = ["crash", "pause", "split", "cut", "loss", "lag"].map(String::from).to_vec();
        World { seed, nemesis, ..World::default() }
    }

    #[test]
    fn whatever_breaks_is_mended_when_two_thirds_have_passed() {
        for seed in 0..200 {
            let done = expand(&world(seed), Time::seconds(30));
            assert!(done.iter().all(|(moment, _)| moment.time <= Time::seconds(20)));
            let count = |test: fn(&Action) -> bool| done.iter().filter(|(_, a)| test(a)).count();
            let crashes = count(|a| matches!(a, Action::Crash { .. }));
            assert_eq!(crashes, count(|a| matches!(a, Action::Restart(_))), "seed {seed}");
            let pauses = count(|a| matches!(a, Action::Pause(_)));
            assert_eq!(pauses, count(|a| matches!(a, Action::Resume(_))), "seed {seed}");
        }
    }

    #[test]
    fn a_seed_strikes_the_same_way_each_time_and_another_one_differently() {
        let strikes = |seed| expand(&world(seed), Time::seconds(30));
        assert_eq!(strikes(1), strikes(1));
        assert_ne!(strikes(1), strikes(2));
    }
}
