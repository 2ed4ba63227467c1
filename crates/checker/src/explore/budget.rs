//! What a state has spent of the bounds.

use super::bounds::Bounds;
use super::space::Cost;

/// Everything that was spent on the way to a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Spent {
    crashes: u32,
    timers: u32,
    drops: u32,
    duplicates: u32,
    liars: u32,
    /// A bit for each request.
    requests: u32,
    retries: u32,
    /// Which sessions are open, where they may end: see `sessions`.
    open: u32,
}

/// Every distinct way of having spent something, numbered. There are few, and what each comes to by
/// spending more is remembered.
#[derive(Clone, Debug)]
pub(super) struct Budgets {
    most: Spent,
    timers_count: bool,
    drops_count: bool,
    known: Vec<Spent>,
    next: Vec<[u32; COSTS]>,
}

/// How many requests a search may have: one bit each.
pub const REQUESTS: usize = 16;
/// The columns of what is spent on a request, and on asking it again.
const REQUEST: usize = 5;
const AGAIN: usize = REQUEST + REQUESTS;
const COSTS: usize = AGAIN + REQUESTS;
const UNKNOWN: u32 = u32::MAX;
const NOTHING_LEFT: u32 = u32::MAX - 1;

impl Budgets {
    pub(super) fn new(bounds: &Bounds) -> Self {
        let most = Spent {
            crashes: bounds.crashes,
            timers: bounds.timers.unwrap_or(0),
            drops: bounds.drops.unwrap_or(0),
            duplicates: bounds.duplicates,
            liars: bounds.liars,
            requests: 0,
            retries: bounds.retries,
            open: 0,
        };
        Self {
            most,
            timers_count: bounds.timers.is_some(),
            drops_count: bounds.drops.is_some(),
            known: vec![Spent::default()],
            next: vec![[UNKNOWN; COSTS]],
        }
    }

    /// Which sessions are open.
    pub(super) fn open(&self, budget: u32) -> u32 {
        self.known[budget as usize].open
    }

    /// The same budget with these sessions open.
    pub(super) fn with_open(&mut self, budget: u32, open: u32) -> u32 {
        let spent = self.known[budget as usize];
        if spent.open == open { budget } else { self.number(Spent { open, ..spent }) }
    }

    /// The budget after spending, if enough is left.
    #[inline(always)]
    pub(super) fn spend(&mut self, budget: u32, cost: Cost) -> Option<u32> {
        let column = match cost {
            Cost::Free => return Some(budget),
            Cost::Timer if !self.timers_count => return Some(budget),
            Cost::Drop if !self.drops_count => return Some(budget),
            Cost::Crash => 0,
            Cost::Timer => 1,
            Cost::Drop => 2,
            Cost::Duplicate => 3,
            Cost::Liar => 4,
            Cost::Request(which) => REQUEST + usize::from(which),
            Cost::Again(which) => AGAIN + usize::from(which),
        };
        let known = self.next[budget as usize][column];
        let next = if known == UNKNOWN { self.first(budget, column) } else { known };
        (next != NOTHING_LEFT).then_some(next)
    }

    fn first(&mut self, budget: u32, column: usize) -> u32 {
        let mut spent = self.known[budget as usize];
        let (used, most) = match column {
            0 => (&mut spent.crashes, self.most.crashes),
            1 => (&mut spent.timers, self.most.timers),
            2 => (&mut spent.drops, self.most.drops),
            3 => (&mut spent.duplicates, self.most.duplicates),
            4 => (&mut spent.liars, self.most.liars),
            AGAIN.. => {
                let bit = 1 << (column - AGAIN);
                let most = if spent.requests & bit == 0 { 0 } else { self.most.retries };
                (&mut spent.retries, most)
            }
            _ => {
                let bit = 1 << (column - REQUEST);
                let asked = spent.requests & bit != 0;
                spent.requests |= bit;
                let next = if asked { NOTHING_LEFT } else { self.number(spent) };
                self.next[budget as usize][column] = next;
                return next;
            }
        };
        let next = if *used < most {
            *used += 1;
            self.number(spent)
        } else {
            NOTHING_LEFT
        };
        self.next[budget as usize][column] = next;
        next
    }

    fn number(&mut self, spent: Spent) -> u32 {
        let known = self.known.iter().position(|known| *known == spent);
        let at = known.unwrap_or_else(|| {
            self.known.push(spent);
            self.next.push([UNKNOWN; COSTS]);
            self.known.len() - 1
        });
        u32::try_from(at).expect("few budgets")
    }
}
