//! Where no progress is possible any more.

/// Every transition between states, backwards, and in which states something is decided.
#[derive(Clone, Debug)]
pub(super) struct Edges {
    decided: Vec<bool>,
    edges: Vec<(u32, u32)>,
}

impl Edges {
    /// The first state alone.
    pub(super) fn new(decided: bool) -> Self {
        Self { decided: vec![decided], edges: Vec::new() }
    }

    /// The next state is found.
    pub(super) fn meet(&mut self, decided: bool) {
        self.decided.push(decided);
    }

    /// One state leads to another.
    pub(super) fn add(&mut self, from: u32, to: u32) {
        self.edges.push((from, to));
    }

    /// How many states there are from which no state with a decision can be reached, and the first
    /// of them. Goes backwards from those that have one, and from those that were not expanded: of
    /// them nothing is known.
    pub(super) fn stuck(&self, expanded: u32) -> (u64, Option<u32>) {
        let states = self.decided.len();
        let mut starts = vec![0_u32; states + 1];
        for &(_, to) in &self.edges {
            starts[to as usize + 1] += 1;
        }
        for state in 0..states {
            starts[state + 1] += starts[state];
        }
        let mut filled = starts.clone();
        let mut before = vec![0_u32; self.edges.len()];
        for &(from, to) in &self.edges {
            before[filled[to as usize] as usize] = from;
            filled[to as usize] += 1;
        }
        let mut alive = self.decided.clone();
        alive.iter_mut().skip(expanded as usize).for_each(|alive| *alive = true);
        let mut open: Vec<u32> =
            (0..).zip(&alive).filter(|(_, decided)| **decided).map(|(state, _)| state).collect();
        while let Some(state) = open.pop() {
            let (start, end) = (starts[state as usize], starts[state as usize + 1]);
            for &from in &before[start as usize..end as usize] {
                if !std::mem::replace(&mut alive[from as usize], true) {
                    open.push(from);
                }
            }
        }
        let mut dead = (0..).zip(&alive).filter(|(_, alive)| !**alive).map(|(state, _)| state);
        let first = dead.next();
        (first.map_or(0, |_| 1 + dead.count() as u64), first)
    }

    pub(super) fn bytes(&self) -> u64 {
        (self.decided.capacity() + self.edges.capacity() * 8) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_stuck_when_no_way_leads_from_it_to_a_decision() {
        let mut edges = Edges::new(false);
        [false, false, true, false].into_iter().for_each(|decided| edges.meet(decided));
        for (from, to) in [(0, 1), (0, 2), (1, 3), (2, 4), (4, 2), (3, 2)] {
            edges.add(from, to);
        }
        assert_eq!(edges.stuck(5), (2, Some(2)), "2 and 4 lead only to each other");
        assert_eq!(edges.stuck(4), (0, None), "who knows what 4 leads to");
    }
}
