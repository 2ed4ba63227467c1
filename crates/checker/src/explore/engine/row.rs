//! Rows: the one after a move, and its fingerprint.

use super::{BUDGET, Engine, MEMORY, Move, MoveKind, PROCESSES};
use crate::explore::bounds::LinkModel;
use crate::explore::memo::{self, in_order};
use crate::explore::seen::print;

impl Engine {
    /// The row after a move. Renamings are left to [`Engine::settle`].
    #[inline]
    pub(in crate::explore) fn apply(&self, row: &[u32], one: &Move, into: &mut Vec<u32>) {
        into.clear();
        into.extend_from_slice(&row[..PROCESSES + self.places]);
        (into[BUDGET], into[MEMORY]) = (one.budget, one.memory);
        if matches!(one.kind, MoveKind::Deliver | MoveKind::LocalStep) {
            into[PROCESSES + usize::from(one.place)] = one.process;
        }
        if let Some(sessions) = &self.sessions {
            return self.flights_after(sessions, row, one, into);
        }
        let flights = &row[PROCESSES + self.places..];
        let keeps = self.links == LinkModel::Duplicating && one.kind == MoveKind::Deliver;
        let taken = match one.kind {
            MoveKind::Deliver | MoveKind::Drop if !keeps => usize::from(one.taken),
            _ => usize::MAX,
        };
        let cut = taken.min(flights.len());
        into.extend_from_slice(&flights[..cut]);
        into.extend_from_slice(&flights[(cut + 1).min(flights.len())..]);
        let sent = self.memo.sent(one.sent);
        if self.links == LinkModel::Unordered {
            for &flight in sent {
                let mut at = into.len();
                into.push(flight);
                while at > PROCESSES + self.places && into[at - 1] > flight {
                    into[at] = into[at - 1];
                    at -= 1;
                }
                into[at] = flight;
            }
        } else {
            sent.iter().for_each(|&flight| self.send(into, flight));
        }
        if one.kind == MoveKind::Copy {
            self.send(into, flights[usize::from(one.taken)]);
        }
    }

    /// Puts a flight at its place in a row.
    pub(in crate::explore) fn send(&self, row: &mut Vec<u32>, flight: u32) {
        let flights = &row[PROCESSES + self.places..];
        let key = |flight: u32| {
            let way = self.memo.way(flight);
            (way.from, way.to)
        };
        let at = if self.links == LinkModel::Fifo {
            flights.partition_point(|&other| key(other) <= key(flight))
        } else {
            flights.partition_point(|&other| other < flight)
        };
        if self.links != LinkModel::Duplicating || flights.get(at) != Some(&flight) {
            row.insert(PROCESSES + self.places + at, flight);
        }
    }

    /// The fingerprint of a row, which is replaced by the least of those that it becomes when nodes
    /// are renamed.
    pub(in crate::explore) fn settle(&mut self, row: &mut Vec<u32>) -> u64 {
        let mut least = self.print_of(row);
        if self.renamer.is_needed() {
            let mut other = Vec::new();
            let (original, mut orbit) = (row.clone(), vec![least]);
            for renaming in 1..self.renamer.count() {
                other.clear();
                let rename = &mut self.renamer;
                other.extend_from_slice(&original[..PROCESSES]);
                other[MEMORY] = rename.memory(self.space.as_mut(), renaming, original[MEMORY]);
                other.resize(PROCESSES + self.places, 0);
                for &process in &original[PROCESSES..PROCESSES + self.places] {
                    let (place, renamed) = rename.process(self.space.as_mut(), renaming, process);
                    other[PROCESSES + place] = renamed;
                }
                for &flight in &original[PROCESSES + self.places..] {
                    let renamed = rename.flight(self.space.as_mut(), renaming, flight);
                    self.memo.meet(self.space.as_mut(), renamed);
                    other.push(renamed);
                }
                if self.links == LinkModel::Fifo {
                    let flights = other.split_off(PROCESSES + self.places);
                    flights.into_iter().for_each(|flight| self.send(&mut other, flight));
                } else {
                    in_order(&mut other[PROCESSES + self.places..]);
                }
                let sum = self.print_of(&other);
                if !orbit.contains(&sum) {
                    orbit.push(sum);
                }
                if sum < least {
                    least = sum;
                    row.clone_from(&other);
                }
            }
            self.orbit = orbit.len() as u64;
        }
        least
    }

    pub(super) fn print_of(&self, row: &[u32]) -> u64 {
        let mut sum = memo::of_budget(row[BUDGET]).wrapping_add(memo::of_memory(row[MEMORY]));
        for &process in &row[PROCESSES..PROCESSES + self.places] {
            sum = sum.wrapping_add(memo::of_process(process));
        }
        let (mut nth, mut last) = (0, None);
        for &flight in &row[PROCESSES + self.places..] {
            let mut part = memo::of_flight(flight);
            if self.links == LinkModel::Fifo {
                let way = self.memo.way(flight);
                nth = if last == Some(way) { nth + 1 } else { 0 };
                last = Some(way);
                part = protocol::digest::scramble(part.wrapping_add(nth));
            }
            sum = sum.wrapping_add(part);
        }
        print(sum)
    }
}
