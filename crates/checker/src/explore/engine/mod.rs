//! Worlds as rows of numbers, and what can happen next in each.

mod retrace;
mod row;

use protocol::Property;

use super::bounds::{Bounds, LinkModel};
use super::budget::Budgets;
use super::memo::{self, Memo, NOTHING, StepOutcome, VerdictCache};
use super::rename::Renamer;
use super::seen::print;
use super::sessions::Sessions;
use super::space::{Cost, FoundViolation, InitialState, Space};

/// Places in a row: what was spent, what the judge remembers, the processes, then the flights. On
/// unordered links flights stand in the order of their numbers; where links keep the order, those
/// of one way stand together, oldest first.
const BUDGET: usize = 0;
const MEMORY: usize = 1;
pub(super) const PROCESSES: usize = 2;

/// Works out what can happen, from numbers alone; asks the space only for what is new.
pub(super) struct Engine {
    pub(super) space: Box<dyn Space>,
    pub(super) memo: Memo,
    verdicts: VerdictCache,
    pub(super) budgets: Budgets,
    renamer: Renamer,
    links: LinkModel,
    /// Where links are sessions that may end.
    pub(super) sessions: Option<Sessions>,
    pub(super) crashes: bool,
    pub(super) loses: bool,
    doubles: bool,
    /// The one property that is looked for.
    wanted: Option<&'static Property>,
    pub(super) places: usize,
    scratch: Vec<u32>,
    /// How many worlds become the last settled one when nodes are renamed.
    pub(super) orbit: u64,
    /// The violation that the last expansion came upon, by the last of its moves.
    pub(super) violated: Option<FoundViolation>,
}

/// What nothing is remembered of: another property was violated than the one that is looked for.
const NO_MEMORY: u32 = u32::MAX;

/// One thing that can happen in a world.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    /// The fingerprint of the world that it leads to.
    pub(super) print: u64,
    pub(super) kind: MoveKind,
    pub(super) place: u8,
    /// Which flight of the row it is about.
    pub(super) taken: u16,
    /// Nobody is there to hear that flight.
    pub(super) unheard: bool,
    /// The local input.
    pub(super) local: u32,
    pub(super) process: u32,
    pub(super) sent: u32,
    pub(super) budget: u32,
    pub(super) memory: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MoveKind {
    Deliver,
    Drop,
    Copy,
    LocalStep,
    /// The session of a flight ends.
    Break,
}

impl Engine {
    pub(super) fn new(space: Box<dyn Space>, bounds: &Bounds) -> Self {
        Self {
            verdicts: VerdictCache::new(),
            memo: Memo::new(0, false),
            budgets: Budgets::new(bounds),
            renamer: Renamer::new(space.renamings()),
            links: bounds.links,
            sessions: None,
            crashes: bounds.crashes > 0,
            loses: bounds.drops != Some(0),
            doubles: bounds.duplicates > 0,
            wanted: bounds.property,
            places: 0,
            scratch: Vec::new(),
            orbit: 1,
            violated: None,
            space,
        }
    }

    /// The first row and its fingerprint; a start may violate a property at once.
    pub(super) fn begin(&mut self) -> (Vec<u32>, u64) {
        let beginning = self.space.begin();
        self.violated.clone_from(&beginning.violated);
        self.places = beginning.processes.len();
        self.memo = Memo::new(self.places, self.links == LinkModel::Fifo);
        for &flight in &beginning.flights {
            self.memo.meet(self.space.as_mut(), flight);
        }
        self.begin_sessions();
        let mut row = self.first_row(&beginning);
        let sum = self.settle(&mut row);
        (row, sum)
    }

    fn first_row(&mut self, beginning: &InitialState) -> Vec<u32> {
        let mut row = vec![self.open_first(&beginning.flights), beginning.memory];
        row.extend(&beginning.processes);
        beginning.flights.iter().for_each(|&flight| self.send(&mut row, flight));
        row
    }

    /// Whether anything is decided in the world of `row`.
    pub(super) fn has_decided(&self, row: &[u32]) -> bool {
        self.space.has_decided(row[MEMORY])
    }

    /// Whether worlds are renamed, so that each row must be settled.
    pub(super) const fn renames(&self) -> bool {
        self.renamer.is_needed()
    }

    /// Everything that can happen in the world of `row`, behind what `moves` holds: first what
    /// arrives, is lost or doubled, then what the processes do by themselves. Stops at a violation.
    pub(super) fn expand(&mut self, row: &[u32], sum: u64, moves: &mut Vec<Move>) {
        let first = moves.len();
        self.flights(row, sum, moves);
        if self.violated.is_none() {
            self.locals(row, sum, moves);
        }
        if self.links == LinkModel::Fifo || self.renamer.is_needed() {
            let mut next = std::mem::take(&mut self.scratch);
            for one in &mut moves[first..] {
                self.apply(row, one, &mut next);
                one.print = self.settle(&mut next);
            }
            self.scratch = next;
        }
    }

    fn flights(&mut self, row: &[u32], sum: u64, moves: &mut Vec<Move>) {
        let flights = &row[PROCESSES + self.places..];
        for (at, &flight) in flights.iter().enumerate() {
            let way = self.memo.way(flight);
            let last = at.checked_sub(1).map(|last| flights[last]);
            let queues = self.links == LinkModel::Fifo;
            let again = last == Some(flight);
            let behind = queues && last.is_some_and(|last| self.memo.way(last) == way);
            let taken = at as u16;
            let arrives = if queues { !behind } else { !again };
            if arrives {
                let process = row[PROCESSES + usize::from(way.to)];
                if self.sessions.is_some() && !self.space.is_up(process) {
                    // Nobody is there: the session ends.
                    let one = Move { taken, unheard: true, ..NO_MOVE };
                    self.break_off(row, sum, row[BUDGET], one, moves);
                } else {
                    let number = self.memo.delivery(self.space.as_mut(), process, flight);
                    if number != NOTHING || queues {
                        let outcome = self.outcome_or(number, process);
                        let mut sum = sum;
                        if self.links == LinkModel::Duplicating {
                            for &sent in self.memo.sent(outcome.sent) {
                                if flights.contains(&sent) {
                                    sum = sum.wrapping_sub(self.memo.print_of(sent));
                                }
                            }
                        } else {
                            sum = sum.wrapping_sub(self.memo.print_of(flight));
                        }
                        let one = Move { kind: MoveKind::Deliver, taken, place: way.to, ..NO_MOVE };
                        if !self.push(row, sum, outcome, row[BUDGET], one, moves) {
                            return;
                        }
                    }
                }
            }
            if again {
                continue;
            }
            if self.sessions.is_some() {
                if self.loses
                    && self.first_between(flights, at)
                    && let Some(budget) = self.budgets.spend(row[BUDGET], Cost::Drop)
                {
                    self.break_off(row, sum, budget, Move { taken, ..NO_MOVE }, moves);
                }
                continue;
            }
            if self.loses
                && let Some(budget) = self.budgets.spend(row[BUDGET], Cost::Drop)
            {
                let one = Move { kind: MoveKind::Drop, taken, ..NO_MOVE };
                let outcome = self.outcome_or(NOTHING, row[PROCESSES]);
                let sum = sum.wrapping_sub(self.memo.print_of(flight));
                self.push(row, sum, outcome, budget, one, moves);
            }
            if self.doubles
                && let Some(budget) = self.budgets.spend(row[BUDGET], Cost::Duplicate)
            {
                let one = Move { kind: MoveKind::Copy, taken, ..NO_MOVE };
                let outcome = self.outcome_or(NOTHING, row[PROCESSES]);
                let sum = sum.wrapping_add(self.memo.print_of(flight));
                self.push(row, sum, outcome, budget, one, moves);
            }
        }
    }

    fn locals(&mut self, row: &[u32], sum: u64, moves: &mut Vec<Move>) {
        for place in 0..self.places {
            let process = row[PROCESSES + place];
            for local in self.memo.locals(self.space.as_mut(), process) {
                let cost = self.memo.cost(local);
                let Some(budget) = self.budgets.spend(row[BUDGET], cost) else { continue };
                let number = self.memo.local(self.space.as_mut(), process, local);
                if number == NOTHING {
                    continue;
                }
                let outcome = self.memo.outcome(number);
                let mut sum = sum;
                if self.links == LinkModel::Duplicating {
                    for &sent in self.memo.sent(outcome.sent) {
                        if row[PROCESSES + self.places..].contains(&sent) {
                            sum = sum.wrapping_sub(self.memo.print_of(sent));
                        }
                    }
                }
                let place = place as u8;
                let one = Move { kind: MoveKind::LocalStep, place, local, ..NO_MOVE };
                if !self.push(row, sum, outcome, budget, one, moves) {
                    return;
                }
            }
        }
    }

    #[inline(always)]
    fn outcome_or(&self, number: u32, process: u32) -> StepOutcome {
        let outcome = self.memo.outcome(number);
        if number == NOTHING { StepOutcome { process, ..outcome } } else { outcome }
    }

    /// Adds a move, judged. `false` when it violates a property.
    #[inline]
    pub(super) fn push(
        &mut self,
        row: &[u32],
        sum: u64,
        outcome: StepOutcome,
        budget: u32,
        one: Move,
        moves: &mut Vec<Move>,
    ) -> bool {
        let mut memory = row[MEMORY];
        let mut sum = sum.wrapping_add(outcome.delta);
        if outcome.output != 0 {
            memory = self.judge(memory, outcome.output);
            if memory == NO_MEMORY {
                return true;
            }
            if memory != row[MEMORY] {
                let change = memo::of_memory(memory).wrapping_sub(memo::of_memory(row[MEMORY]));
                sum = sum.wrapping_add(change);
            }
        }
        if budget != row[BUDGET] {
            let change = memo::of_budget(budget).wrapping_sub(memo::of_budget(row[BUDGET]));
            sum = sum.wrapping_add(change);
        }
        let StepOutcome { process, sent, .. } = outcome;
        let budget = self.meet_sessions(row, budget, &one, sent);
        moves.push(Move { print: print(sum), process, sent, budget, memory, ..one });
        self.violated.is_none()
    }

    #[inline(always)]
    fn judge(&mut self, memory: u32, output: u32) -> u32 {
        if let Some(after) = self.verdicts.get(memory, output) {
            return after;
        }
        match self.space.judge(memory, output) {
            Ok(after) => {
                self.verdicts.put(memory, output, after);
                after
            }
            Err(violated) if self.wanted.is_some_and(|it| it.id != violated.property.id) => {
                self.verdicts.put(memory, output, NO_MEMORY);
                NO_MEMORY
            }
            Err(violated) => {
                self.violated = Some(violated);
                memory
            }
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.space.bytes() + self.memo.bytes() + self.verdicts.bytes()
    }
}

const NO_MOVE: Move = Move {
    print: 0,
    kind: MoveKind::Drop,
    place: 0,
    taken: 0,
    unheard: false,
    local: 0,
    process: 0,
    sent: 0,
    budget: 0,
    memory: 0,
};
