//! Links that are sessions, where they may end.
//!
//! The first message opens a session. A lost message, or one that finds nobody there, ends it, and so
//! does a crash: whatever is on its way between the two vanishes, and each end that took it for open
//! is told, by a flight of its own behind which everything of the next session queues. What an end
//! sends before it hears of that is lost.

use super::engine::{Engine, Move, MoveKind, PROCESSES};
use super::memo::NOTHING;
use super::space::Cost;

/// How many nodes there may be at most where sessions end: who takes a session with whom for open is
/// a bit each.
pub(super) const MEETING: u32 = 5;

/// What tells of ends.
#[derive(Clone, Debug)]
pub(super) struct Sessions {
    places: usize,
    /// The flight from each place to each other that says that their session is over.
    ends: Vec<u32>,
}

impl Sessions {
    fn end(&self, from: usize, to: usize) -> u32 {
        self.ends[from * self.places + to]
    }

    const fn bit(me: usize, peer: usize) -> u32 {
        1 << (me * MEETING as usize + peer)
    }

    fn is_end(&self, flight: u32, (from, to): (usize, usize)) -> bool {
        flight == self.end(from, to)
    }
}

impl Engine {
    /// Ends are of interest only where there may be some.
    pub(super) fn begin_sessions(&mut self) {
        let places = self.places;
        let any = (0..places).find(|&to| to > 0).and_then(|to| self.space.end(0, to as u8));
        if any.is_none() || !(self.loses || self.crashes) {
            return;
        }
        let mut ends = Vec::new();
        for pair in 0..places * places {
            let (from, to) = ((pair / places) as u8, (pair % places) as u8);
            let end = self.space.end(from, to).unwrap_or_default();
            self.memo.meet(self.space.as_mut(), end);
            ends.push(end);
        }
        self.sessions = Some(Sessions { places, ends });
    }

    fn ways(&self, flight: u32) -> (usize, usize) {
        let way = self.memo.way(flight);
        (usize::from(way.from), usize::from(way.to))
    }

    /// Whether no flight before this one belongs to the same session; an end belongs to none.
    pub(super) fn first_between(&self, flights: &[u32], at: usize) -> bool {
        let Some(sessions) = &self.sessions else { return true };
        let (from, to) = self.ways(flights[at]);
        let same = |&&flight: &&u32| {
            let way = self.ways(flight);
            (way == (from, to) || way == (to, from)) && !sessions.is_end(flight, way)
        };
        !sessions.is_end(flights[at], (from, to)) && !flights[..at].iter().any(|it| same(&it))
    }

    /// Which sessions are open after a move, as a budget.
    pub(super) fn meet_sessions(&mut self, row: &[u32], budget: u32, one: &Move, sent: u32) -> u32 {
        let Some(sessions) = &self.sessions else { return budget };
        let mut open = self.budgets.open(row[0]);
        let flights = &row[PROCESSES + self.places..];
        let taken = || flights[usize::from(one.taken)];
        match one.kind {
            MoveKind::Deliver => {
                let (from, to) = self.ways(taken());
                if !sessions.is_end(taken(), (from, to)) {
                    open |= Sessions::bit(to, from);
                }
            }
            MoveKind::Break => {
                let (from, to) = self.ways(taken());
                open &= !(Sessions::bit(from, to) | Sessions::bit(to, from));
            }
            MoveKind::LocalStep if self.memo.cost(one.local) == Cost::Crash => {
                let node = usize::from(one.place);
                for peer in 0..self.places {
                    open &= !(Sessions::bit(node, peer) | Sessions::bit(peer, node));
                }
            }
            _ => {}
        }
        let gone = if one.kind == MoveKind::Deliver { Some(usize::from(one.taken)) } else { None };
        for &flight in self.memo.sent(sent) {
            let (from, to) = self.ways(flight);
            if !self.is_deaf(sessions, flights, gone, (from, to)) {
                open |= Sessions::bit(from, to);
            }
        }
        self.budgets.with_open(budget, open)
    }

    /// What is sent at the start opens sessions.
    pub(super) fn open_first(&mut self, flights: &[u32]) -> u32 {
        if self.sessions.is_none() {
            return 0;
        }
        let mut open = 0;
        for &flight in flights {
            let (from, to) = self.ways(flight);
            open |= Sessions::bit(from, to);
        }
        self.budgets.with_open(0, open)
    }

    /// Whether the sender has yet to hear that its session with the receiver ended.
    fn is_deaf(
        &self,
        sessions: &Sessions,
        flights: &[u32],
        gone: Option<usize>,
        (from, to): (usize, usize),
    ) -> bool {
        let end = sessions.end(to, from);
        flights.iter().enumerate().any(|(at, &flight)| flight == end && Some(at) != gone)
    }

    /// Adds the move that ends the session of a flight.
    pub(super) fn break_off(
        &mut self,
        row: &[u32],
        sum: u64,
        budget: u32,
        one: Move,
        moves: &mut Vec<Move>,
    ) {
        let outcome = self.memo.outcome(NOTHING);
        self.push(row, sum, outcome, budget, Move { kind: MoveKind::Break, ..one }, moves);
    }

    /// The flights of a row after a move; the rest of the row stands already.
    pub(super) fn flights_after(
        &self,
        sessions: &Sessions,
        row: &[u32],
        one: &Move,
        into: &mut Vec<u32>,
    ) {
        let flights = &row[PROCESSES + self.places..];
        let open = self.budgets.open(row[0]);
        let crash = one.kind == MoveKind::LocalStep && self.memo.cost(one.local) == Cost::Crash;
        let between = |(a, b): (usize, usize), way: (usize, usize)| way == (a, b) || way == (b, a);
        if one.kind == MoveKind::Break {
            let pair = self.ways(flights[usize::from(one.taken)]);
            let stays = |&&flight: &&u32| {
                let way = self.ways(flight);
                !between(pair, way) || sessions.is_end(flight, way)
            };
            into.extend(flights.iter().filter(stays));
            for (me, peer) in [pair, (pair.1, pair.0)] {
                if open & Sessions::bit(me, peer) != 0 {
                    self.send(into, sessions.end(peer, me));
                }
            }
        } else if crash {
            let node = usize::from(one.place);
            let stays = |&&flight: &&u32| {
                let (from, to) = self.ways(flight);
                to != node && (from != node || sessions.is_end(flight, (from, to)))
            };
            into.extend(flights.iter().filter(stays));
            for peer in (0..self.places).filter(|&peer| peer != node) {
                if open & Sessions::bit(peer, node) != 0 {
                    self.send(into, sessions.end(node, peer));
                }
            }
        } else {
            let gone = (one.kind == MoveKind::Deliver).then_some(usize::from(one.taken));
            let left = flights.iter().enumerate().filter(|(at, _)| Some(*at) != gone);
            into.extend(left.map(|(_, flight)| *flight));
            for &flight in self.memo.sent(one.sent) {
                if !self.is_deaf(sessions, flights, gone, self.ways(flight)) {
                    self.send(into, flight);
                }
            }
        }
    }
}
