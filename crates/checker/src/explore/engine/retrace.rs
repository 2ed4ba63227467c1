//! Going a way again, from the first row, for what each of its moves was.

use super::{Engine, Move, MoveKind, PROCESSES};
use crate::explore::space::Transition;

impl Engine {
    /// A move in the terms of the space.
    pub(in crate::explore) fn choice(&self, row: &[u32], one: &Move) -> Transition {
        let flight = || row[PROCESSES + self.places + usize::from(one.taken)];
        match one.kind {
            MoveKind::Deliver => Transition::Deliver(flight()),
            MoveKind::Drop => {
                let before = &row[PROCESSES + self.places..][..usize::from(one.taken)];
                let after = before.iter().filter(|&&other| other == flight()).count() as u32;
                Transition::Drop { flight: flight(), after }
            }
            MoveKind::Copy => Transition::Copy(flight()),
            MoveKind::Break if one.unheard => Transition::Deliver(flight()),
            MoveKind::Break => Transition::Drop { flight: flight(), after: 0 },
            MoveKind::LocalStep => Transition::Local(one.place, self.memo.input(one.local)),
        }
    }

    /// Follows choices from the first state, by their places among all that could happen.
    pub(in crate::explore) fn follow(&mut self, way: &[u16]) -> Vec<Transition> {
        let prints = self.prints_along(way);
        let (mut row, mut sum) = self.start_again();
        let (mut moves, mut path) = (Vec::new(), Vec::new());
        for (step, &nth) in way.iter().enumerate() {
            moves.clear();
            self.violated = None;
            self.expand(&row, sum, &mut moves);
            // Renamed worlds have renamed choices: there it is the world that counts.
            let wanted = |one: &Move| prints.get(step).is_some_and(|&print| one.print == print);
            let violated = self.violated.is_some() && step + 1 == way.len();
            let found = if violated { moves.last() } else { moves.iter().find(|one| wanted(one)) };
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
            self.violated = None;
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
