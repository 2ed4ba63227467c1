//! The search for an order: Wing and Gong's, with Lowe's memory of what was tried.
//!
//! Operations are numbers, and so are states. The entries of a history form a list. The search
//! places an operation that has been called, takes its call and its return out of the list, and goes
//! on from the front; where it comes to a return, everything that was called before has been tried in
//! vain, and it takes the last operation back. A set of placed operations with the state that they
//! lead to is never visited twice.

use protocol::digest::scramble;

use super::table::{Fingerprint, Table};

/// An operation begins or ends. What never ends has no return: it may take effect at any time after
/// its call, or never.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HistoryEntry {
    /// Its client asks.
    ClientCall(u32),
    /// Its client is answered.
    Return(u32),
}

/// What operations are done to.
pub trait Object {
    /// The state after an operation, if its client could be told what it was told in this state.
    /// States are numbered by the object; 0 comes first.
    fn step(&mut self, state: u32, operation: u32) -> Option<u32>;

    /// Whether an operation changes nothing, in whatever state. Where such a one fits, it may as
    /// well stand: nothing else need be tried in its place.
    fn is_idle(&self, operation: u32) -> bool;

    /// The last operation before this one that does the same, if nobody was told what came of either.
    /// Neither need be placed before the other, so the earlier one goes first.
    fn twin(&self, operation: u32) -> Option<u32>;
}

/// Whether there is an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// There is.
    Order,
    /// Every one was tried.
    None,
    /// The search was given up.
    GivenUp,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct SearchReport {
    /// Whether there is an order.
    pub found: Found,
    /// The order of the operations, or of as many as the longest prefix of the history has that has
    /// an order. An operation is missing that never had to take effect.
    pub order: Vec<u32>,
    /// The operation that cannot be placed: up to its return, no order fits.
    pub stuck: Option<u32>,
    /// States in which it was tried last, once all that had returned before was placed.
    pub states: Vec<u32>,
    /// How often the object was asked for a step.
    pub steps: u64,
}

/// Looks for an order of the operations in which each takes effect between its call and its return
/// and the object gives the answers that clients saw. Gives up after `most` steps.
pub fn search(entries: &[HistoryEntry], object: &mut dyn Object, most: u64) -> SearchReport {
    let mut list = List::of(entries);
    let mut tried = Table::default();
    let mut search = SearchReport {
        found: Found::Order,
        order: Vec::new(),
        stuck: None,
        states: Vec::new(),
        steps: 0,
    };
    // What is placed: the operations with the states before them; up to `common`, `order` is the same.
    let mut placed: Vec<(u32, u32)> = Vec::new();
    let (mut state, mut set, mut common, mut furthest) = (0, [0; 2], 0, 0);
    let mut left = entries.iter().filter(|entry| matches!(entry, HistoryEntry::Return(_))).count();
    let mut at = list.first();
    search.found = 'search: {
        while left > 0 {
            if search.steps == most {
                break 'search Found::GivenUp;
            }
            match entries.get(at) {
                Some(&HistoryEntry::ClientCall(operation))
                    if object.twin(operation).is_some_and(|twin| !list.is_out(twin)) =>
                {
                    at = list.next(at);
                }
                Some(&HistoryEntry::ClientCall(operation)) => {
                    search.steps += 1;
                    if let Some(after) = object.step(state, operation) {
                        let with = toggled(set, operation);
                        if tried.number([with[0] ^ scramble(u64::from(after)), with[1]]).1 {
                            placed.push((operation, state));
                            (state, set) = (after, with);
                            left -= usize::from(list.lift(operation));
                            at = list.first();
                            continue;
                        }
                    }
                    at = list.next(at);
                }
                // A return, or nothing more: whatever could be placed here has been tried.
                blocked => {
                    if let Some(&HistoryEntry::Return(operation)) = blocked {
                        let further = at > furthest;
                        if further {
                            furthest = at;
                            search.stuck = Some(operation);
                            search.states.clear();
                        }
                        if at == furthest && !search.states.contains(&state) {
                            search.states.push(state);
                        }
                        if further || (at == furthest && placed.len() > search.order.len()) {
                            search.order.truncate(common);
                            search.order.extend(placed[common..].iter().map(|(it, _)| it));
                            common = placed.len();
                        }
                    }
                    loop {
                        let Some((operation, before)) = placed.pop() else {
                            break 'search Found::None;
                        };
                        common = common.min(placed.len());
                        (state, set) = (before, toggled(set, operation));
                        left += usize::from(list.put_back(operation));
                        if !object.is_idle(operation) {
                            at = list.next(list.calls[operation as usize]);
                            break;
                        }
                    }
                }
            }
        }
        Found::Order
    };
    if search.found == Found::Order {
        search.order = placed.into_iter().map(|(operation, _)| operation).collect();
        (search.stuck, search.states) = (None, Vec::new());
    }
    search
}

/// A set with an operation more, or less. Two sets of 2^20 operations are taken for the same once in
/// 10^26 searches.
const fn toggled(set: Fingerprint, operation: u32) -> Fingerprint {
    let own = scramble(operation as u64 + 1);
    [set[0] ^ own, set[1] ^ scramble(own ^ 0x9e37_79b9_7f4a_7c15)]
}

/// The entries that are not placed, as a list with two ways. Its head is behind the last entry.
struct List {
    before: Vec<u32>,
    after: Vec<u32>,
    calls: Vec<usize>,
    returns: Vec<Option<usize>>,
}

impl List {
    fn of(entries: &[HistoryEntry]) -> Self {
        let count = u32::try_from(entries.len()).expect("fewer entries than 2^32");
        let around = |by: u32| (0..=count).map(move |at| (at + by) % (count + 1)).collect();
        let mut list =
            Self { before: around(count), after: around(1), calls: vec![], returns: vec![] };
        for (at, entry) in entries.iter().enumerate() {
            let (HistoryEntry::ClientCall(operation) | HistoryEntry::Return(operation)) = *entry;
            let operation = operation as usize;
            if list.calls.len() <= operation {
                list.calls.resize(operation + 1, 0);
                list.returns.resize(operation + 1, None);
            }
            match entry {
                HistoryEntry::ClientCall(_) => list.calls[operation] = at,
                HistoryEntry::Return(_) => list.returns[operation] = Some(at),
            }
        }
        list
    }

    fn first(&self) -> usize {
        self.next(self.after.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        self.after[at] as usize
    }

    fn is_out(&self, operation: u32) -> bool {
        let call = self.calls[operation as usize];
        self.before[self.next(call)] as usize != call
    }

    /// Takes an operation out. Whether it returns.
    fn lift(&mut self, operation: u32) -> bool {
        let mut out = |at: usize| {
            let (before, after) = (self.before[at], self.after[at]);
            self.after[before as usize] = after;
            self.before[after as usize] = before;
        };
        out(self.calls[operation as usize]);
        let returns = self.returns[operation as usize];
        returns.into_iter().for_each(out);
        returns.is_some()
    }

    /// Puts back the operation that was taken out last.
    fn put_back(&mut self, operation: u32) -> bool {
        let mut back = |at: usize| {
            let (before, after) = (self.before[at], self.after[at]);
            self.after[before as usize] = at as u32;
            self.before[after as usize] = at as u32;
        };
        let returns = self.returns[operation as usize];
        returns.into_iter().for_each(&mut back);
        back(self.calls[operation as usize]);
        returns.is_some()
    }
}
