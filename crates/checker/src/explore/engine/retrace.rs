//! Going a way again, from the first row, for what each of its moves was.

use super::{Engine, Kind, Move, PROCESSES};
use crate::explore::space::Choice;

impl Engine {
    /// A move in the terms of the space.
    pub(in crate::explore) fn choice(&self, row: &[u32], one: &Move) -> Choice {
        let flight = || row[PROCESSES + self.places + usize::from(one.taken)];
        match one.kind {
            Kind::Deliver => Choice::Deliver(flight()),
            Kind::Drop => {
                let before = &row[PROCESSES + self.places..][..usize::from(one.taken)];
                let after = before.iter().filter(|&&other| other == flight()).count() as u32;
                Choice::Drop { flight: flight(), after }
            }
            Kind::Copy => Choice::Copy(flight()),
            Kind::Break if one.unheard => Choice::Deliver(flight()),
            Kind::Break => Choice::Drop { flight: flight(), after: 0 },
            Kind::Local => Choice::Local(one.place, self.memo.input(one.local)),
        }
    }

    /// Follows choices from the first state, by their places among all that could happen.
    pub(in crate::explore) fn follow(&mut self, way: &[u16]) -> Vec<Choice> {
        let prints = self.prints_along(way);
        let (mut row, mut sum) = self.start_again();
        let (mut moves, mut path) = (Vec::new(), Vec::new());
        for (step, &nth) in way.iter().enumerate() {
            moves.clear();
            self.fallen = None;
            self.expand(&row, sum, &mut moves);
            // Renamed worlds have renamed choices: there it is the world that counts.
            let wanted = |one: &Move| prints.get(step).is_some_and(|&print| one.print == print);
            let fallen = self.fallen.is_some() && step + 1 == way.len();
            let found = if fallen { moves.last() } else { moves.iter().find(|one| wanted(one)) };
            let Some(&one) = found.or_else(|| moves.get(usize::from(nth))) else { break };
            path.push(self.choice(&row, &one));
            let mut next = Vec::new();
            self.apply(&row, &one, &mut next);
            sum = self.print_of(&next);
            row = next;
        }
        path
    }

    /// The fingerprint of each state on the way, after renaming.
    fn prints_along(&mut self, way: &[u16]) -> Vec<u64> {
        let (mut row, mut sum) = self.start_again();
        sum = if self.renamer.is_needed() { self.settle(&mut row) } else { sum };
        let (mut moves, mut prints) = (Vec::new(), Vec::new());
        for &nth in way {
            moves.clear();
            self.fallen = None;
            self.expand(&row, sum, &mut moves);
            let Some(&one) = moves.get(usize::from(nth)) else { break };
            prints.push(one.print);
            let mut next = Vec::new();
            self.apply(&row, &one, &mut next);
            sum = self.settle(&mut next);
            row = next;
        }
        prints
    }

    /// The first row as it is, without renaming.
    fn start_again(&mut self) -> (Vec<u32>, u64) {
        let beginning = self.space.begin();
        let row = self.first_row(&beginning);
        let sum = self.print_of(&row);
        (row, sum)
    }
}
