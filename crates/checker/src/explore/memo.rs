//! Steps that were computed once.

use protocol::digest::scramble;

use super::space::{Cost, LocalStep, ProcessInput, Route, Space};

/// What an input does to a world: 24 bytes, whatever the protocol.
#[derive(Clone, Copy, Debug)]
pub(super) struct StepOutcome {
    /// What the new process and what it sent add to the fingerprint, less the old process.
    pub(super) delta: u64,
    /// The process afterwards.
    pub(super) process: u32,
    /// What was sent: a list for [`Memo::sent`].
    pub(super) sent: u32,
    /// The account for the judge, 0 for none.
    pub(super) output: u32,
}

/// The outcome of an input that changes nothing and says nothing.
pub(super) const NOTHING: u32 = 0;
const UNKNOWN: u32 = u32::MAX;

/// Every step that was ever needed.
///
/// Deliveries stand in a matrix with a row for each process and a column for each flight to its
/// node. Rows begin short and move to the end when they must be longer.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    keeps_order: bool,
    rows: Vec<Row>,
    matrix: Vec<u32>,
    outcomes: Vec<StepOutcome>,
    /// Lists of flights: a count, then so many numbers.
    lists: Vec<u32>,
    flights: Vec<Flight>,
    columns: Vec<u32>,
    locals: Vec<Known>,
    /// Steps computed, and outcomes asked for.
    pub(super) steps: u64,
    pub(super) lookups: u64,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    start: u32,
    room: u32,
    locals: u32,
    count: u32,
}

/// A local input of one process, and its outcome once somebody asked.
#[derive(Clone, Copy, Debug)]
struct Known {
    local: LocalStep,
    outcome: u32,
}

#[derive(Clone, Copy, Debug)]
struct Flight {
    way: Route,
    column: u32,
    print: u64,
}

impl Memo {
    pub(super) fn new(places: usize, keeps_order: bool) -> Self {
        Self {
            keeps_order,
            rows: Vec::new(),
            matrix: Vec::new(),
            outcomes: vec![StepOutcome { delta: 0, process: 0, sent: 0, output: 0 }],
            lists: vec![0],
            flights: Vec::new(),
            columns: vec![0; places],
            locals: Vec::new(),
            steps: 0,
            lookups: 0,
        }
    }

    /// Where a flight is on its way from and to.
    #[inline(always)]
    pub(super) fn way(&self, flight: u32) -> Route {
        self.flights[flight as usize].way
    }

    /// What a flight adds to the fingerprint of a world.
    #[inline(always)]
    pub(super) fn print_of(&self, flight: u32) -> u64 {
        self.flights[flight as usize].print
    }

    #[inline(always)]
    pub(super) fn outcome(&self, number: u32) -> StepOutcome {
        self.outcomes[number as usize]
    }

    /// The flights that an outcome sends: lowest number first, or as they were sent where links
    /// keep the order.
    #[inline(always)]
    pub(super) fn sent(&self, list: u32) -> &[u32] {
        let at = list as usize;
        &self.lists[at + 1..at + 1 + self.lists[at] as usize]
    }

    /// What comes of delivering a flight.
    #[inline(always)]
    pub(super) fn delivery(&mut self, space: &mut dyn Space, process: u32, flight: u32) -> u32 {
        self.lookups += 1;
        let column = self.flights[flight as usize].column;
        if let Some(row) = self.rows.get(process as usize)
            && column < row.room
        {
            let known = self.matrix[(row.start + column) as usize];
            if known != UNKNOWN {
                return known;
            }
        }
        self.deliver_first(space, process, flight)
    }

    #[cold]
    fn deliver_first(&mut self, space: &mut dyn Space, process: u32, flight: u32) -> u32 {
        let outcome = self.compute(space, process, ProcessInput::Flight(flight));
        let Flight { way, column, .. } = self.flights[flight as usize];
        self.hold(process);
        let Row { start, room, .. } = self.rows[process as usize];
        if column >= room {
            let wider = (self.columns[usize::from(way.to)] + 4).max(room * 2);
            let moved = u32::try_from(self.matrix.len()).expect("a matrix below 2^32");
            self.matrix.extend_from_within(start as usize..(start + room) as usize);
            self.matrix.resize((moved + wider) as usize, UNKNOWN);
            let row = &mut self.rows[process as usize];
            (row.start, row.room) = (moved, wider);
        }
        let start = self.rows[process as usize].start;
        self.matrix[(start + column) as usize] = outcome;
        outcome
    }

    /// The local inputs of a process: a range for [`Memo::local`].
    #[inline(always)]
    pub(super) fn locals(&mut self, space: &mut dyn Space, process: u32) -> std::ops::Range<u32> {
        self.hold(process);
        let row = self.rows[process as usize];
        if row.locals != UNKNOWN {
            return row.locals..row.locals + row.count;
        }
        let locals = space.locals(process);
        let first = u32::try_from(self.locals.len()).expect("few local inputs");
        self.locals.extend(locals.into_iter().map(|local| Known { local, outcome: UNKNOWN }));
        let count = self.locals.len() as u32 - first;
        let row = &mut self.rows[process as usize];
        (row.locals, row.count) = (first, count);
        first..first + count
    }

    /// What a local input costs.
    #[inline(always)]
    pub(super) fn cost(&self, at: u32) -> Cost {
        self.locals[at as usize].local.cost
    }

    /// Which one it is, for its space.
    pub(super) fn input(&self, at: u32) -> u32 {
        self.locals[at as usize].local.input
    }

    /// What comes of a local input of this process.
    #[inline(always)]
    pub(super) fn local(&mut self, space: &mut dyn Space, process: u32, at: u32) -> u32 {
        self.lookups += 1;
        let known = self.locals[at as usize];
        if known.outcome != UNKNOWN {
            return known.outcome;
        }
        let outcome = self.compute(space, process, ProcessInput::Local(known.local.input));
        self.locals[at as usize].outcome = outcome;
        outcome
    }

    fn compute(&mut self, space: &mut dyn Space, process: u32, input: ProcessInput) -> u32 {
        self.steps += 1;
        let step = space.step(process, input);
        if step.process == process && step.sent.is_empty() && step.output == 0 {
            return NOTHING;
        }
        let mut sent = step.sent;
        if !self.keeps_order {
            in_order(&mut sent);
        }
        let mut delta = of_process(step.process).wrapping_sub(of_process(process));
        for &flight in &sent {
            self.meet(space, flight);
            delta = delta.wrapping_add(self.print_of(flight));
        }
        let list = if sent.is_empty() { 0 } else { self.lists.len() as u32 };
        if !sent.is_empty() {
            self.lists.push(sent.len() as u32);
            self.lists.extend(sent);
        }
        let (process, output) = (step.process, step.output);
        self.outcomes.push(StepOutcome { delta, process, sent: list, output });
        self.outcomes.len() as u32 - 1
    }

    /// Makes the acquaintance of every flight up to this one.
    pub(super) fn meet(&mut self, space: &mut dyn Space, flight: u32) {
        while self.flights.len() <= flight as usize {
            let number = self.flights.len() as u32;
            let way = space.way(number);
            let column = &mut self.columns[usize::from(way.to)];
            self.flights.push(Flight { way, column: *column, print: of_flight(number) });
            *column += 1;
        }
    }

    fn hold(&mut self, process: u32) {
        if self.rows.len() <= process as usize {
            let row = Row { start: 0, room: 0, locals: UNKNOWN, count: 0 };
            self.rows.resize(process as usize + 1, row);
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        let words = self.matrix.capacity() + self.lists.capacity();
        let bytes = words * 4
            + self.rows.capacity() * size_of::<Row>()
            + self.outcomes.capacity() * size_of::<StepOutcome>()
            + self.flights.capacity() * size_of::<Flight>()
            + self.locals.capacity() * size_of::<Known>();
        bytes as u64
    }
}

/// What parts of a world add to its fingerprint. A sum, since a world may hold a flight twice.
pub(super) const fn of_process(number: u32) -> u64 {
    scramble(0x1_0000_0001 + number as u64)
}
pub(super) const fn of_flight(number: u32) -> u64 {
    scramble(0x2_0000_0001 + number as u64)
}
pub(super) const fn of_memory(number: u32) -> u64 {
    scramble(0x3_0000_0001 + number as u64)
}
pub(super) const fn of_budget(number: u32) -> u64 {
    scramble(0x4_0000_0001 + number as u64)
}

/// Puts a short list in order.
pub(super) fn in_order(list: &mut [u32]) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && list[at - 1] > list[at] {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// What each memory becomes by each account. Most of them stay as they are.
#[derive(Clone, Debug)]
pub(super) struct VerdictCache {
    keys: Vec<u64>,
    values: Vec<u32>,
    len: usize,
}

impl VerdictCache {
    pub(super) fn new() -> Self {
        Self { keys: vec![0; 1 << 10], values: vec![0; 1 << 10], len: 0 }
    }

    /// The memory after an account, if the pair was judged before. The account is never 0.
    #[inline(always)]
    pub(super) fn get(&self, memory: u32, output: u32) -> Option<u32> {
        let key = u64::from(memory) << 32 | u64::from(output);
        let mut at = self.home(key);
        loop {
            match self.keys[at] {
                0 => return None,
                known if known == key => return Some(self.values[at]),
                _ => at = (at + 1) & (self.keys.len() - 1),
            }
        }
    }

    pub(super) fn put(&mut self, memory: u32, output: u32, after: u32) {
        if (self.len + 1) * 3 > self.keys.len() * 2 {
            let double = self.keys.len() * 2;
            let keys = std::mem::replace(&mut self.keys, vec![0; double]);
            let values = std::mem::replace(&mut self.values, vec![0; double]);
            let held = keys.into_iter().zip(values).filter(|(key, _)| *key != 0);
            held.for_each(|(key, value)| self.place(key, value));
        }
        self.place(u64::from(memory) << 32 | u64::from(output), after);
        self.len += 1;
    }

    fn place(&mut self, key: u64, value: u32) {
        let mut at = self.home(key);
        while self.keys[at] != 0 {
            at = (at + 1) & (self.keys.len() - 1);
        }
        (self.keys[at], self.values[at]) = (key, value);
    }

    #[inline(always)]
    fn home(&self, key: u64) -> usize {
        super::intern::low(key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) & (self.keys.len() - 1)
    }

    pub(super) const fn bytes(&self) -> u64 {
        (self.keys.capacity() * 12) as u64
    }
}
