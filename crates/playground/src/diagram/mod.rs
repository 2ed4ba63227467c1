//! A run as space and time (Lamport, 1978): what each node was from when to when, every message from
//! where and when it set out to where and when it arrived, and what was done to the world.
//!
//! What lies in a window is found without looking at the rest.

mod survey;

use std::ops::Range;

use crate::report::Mark;
use crate::snapshot::{End, Flavour, Life, Role};

pub(crate) use survey::Survey;

/// A part of a run. Times are microseconds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Diagram {
    /// Where it begins.
    pub from: u64,
    /// Where it ends.
    pub until: u64,
    /// Whose lines there are: nodes from 1 on, then clients.
    pub ends: Vec<End>,
    /// What each node was, in the order of nodes and then of time.
    pub spans: Vec<RoleSpan>,
    /// What took place where, in the order of time.
    pub dots: Vec<Dot>,
    /// What stands on the timeline.
    pub marks: Vec<Mark>,
    /// When the network was split.
    pub splits: Vec<Split>,
    courses: Vec<Course>,
    /// For each course, when the first of it and all later ones set out.
    earliest: Vec<u64>,
}

/// What a node was for a while.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleSpan {
    /// Which node.
    pub node: u32,
    /// From when.
    pub from: u64,
    /// Until when.
    pub until: u64,
    /// Whether it ran.
    pub life: Life,
    /// What it was.
    pub role: Role,
    /// In which epoch.
    pub epoch: u64,
    /// That in the protocol's words: `leader t3`.
    pub label: String,
}

/// An event on a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dot {
    /// Its number.
    pub event: u64,
    /// When it took place, in microseconds.
    pub time: u64,
    /// On whose line.
    pub end: End,
    /// What it is.
    pub kind: DotKind,
    /// The slots that were decided in it for the first time, in words; mostly empty.
    pub decides: String,
}

/// What a dot is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DotKind {
    /// Something arrived.
    Arrival,
    /// A timer fired.
    Timer,
    /// A disk has written.
    Disk,
    /// Anything else.
    Other,
}

/// A message and its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// Its number in the run.
    pub id: u64,
    /// Where it comes from.
    pub from: End,
    /// Where it goes to.
    pub to: End,
    /// When it set out.
    pub sent: u64,
    /// When it arrived or was lost; later than the diagram, when it is still on its way.
    pub end: u64,
    /// When it arrives, or would have, if anybody knows.
    pub aim: Option<u64>,
    /// What became of it.
    pub fate: Fate,
    /// What kind of thing it does.
    pub flavour: Flavour,
    /// The epoch it speaks for; 0 for none.
    pub epoch: u64,
    /// Its name on the screen.
    pub label: String,
    /// It only says that all is well: a heartbeat, or a yes to one.
    pub quiet: bool,
}

/// What becomes of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It arrived.
    Arrived,
    /// It was lost on the way: by chance or at a wall.
    Lost,
    /// It found nobody.
    Nobody,
    /// Somebody took it away at that very moment.
    Dropped,
    /// It is on its way.
    Flying,
}

/// The network in parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// From when.
    pub from: u64,
    /// Until when.
    pub until: u64,
    /// The parts.
    pub groups: Vec<Vec<End>>,
}

impl Diagram {
    /// Puts courses in, in the order in which they end.
    pub fn lay(&mut self, courses: Vec<Course>) {
        let mut first = u64::MAX;
        self.earliest = vec![0; courses.len()];
        for (course, earliest) in courses.iter().zip(&mut self.earliest).rev() {
            first = first.min(course.sent);
            *earliest = first;
        }
        self.courses = courses;
    }

    /// The courses among which all those are that touch a window: no earlier one ends in it, and no
    /// later one begins in it.
    pub fn near(&self, window: Range<u64>) -> &[Course] {
        let first = self.courses.partition_point(|course| course.end < window.start);
        let last = self.earliest.partition_point(|&earliest| earliest <= window.end);
        &self.courses[first..last.max(first)]
    }

    /// The dots of a window.
    pub fn dots(&self, window: Range<u64>) -> &[Dot] {
        let first = self.dots.partition_point(|dot| dot.time < window.start);
        let last = self.dots.partition_point(|dot| dot.time <= window.end);
        &self.dots[first..last.max(first)]
    }

    /// The marks of a window.
    pub fn marks(&self, window: Range<u64>) -> &[Mark] {
        let first = self.marks.partition_point(|mark| mark.time < window.start);
        let last = self.marks.partition_point(|mark| mark.time <= window.end);
        &self.marks[first..last.max(first)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(id: u64, sent: u64, end: u64) -> Course {
        Course {
            id,
            from: End::Node(1),
            to: End::Node(2),
            sent,
            end,
            aim: Some(end),
            fate: Fate::Arrived,
            flavour: Flavour::Agree,
            epoch: 1,
            label: String::new(),
            quiet: false,
        }
    }

    #[test]
    fn a_window_of_a_hundred_thousand_messages_is_found_without_the_rest() {
        // One in a thousand takes a hundred times as long as the others.
        let slow = |id: u64| if id.is_multiple_of(1_000) { 120_000 } else { 1_200 + id * 7 % 300 };
        let mut all: Vec<Course> =
            (0..100_000).map(|id| course(id, id * 100, id * 100 + slow(id))).collect();
        all.sort_by_key(|course| course.end);
        let mut diagram = Diagram::default();
        diagram.lay(all.clone());
        for start in [0, 777, 5_000_000, 9_990_000, 20_000_000] {
            let window = start..start + 10_000;
            let touches =
                |course: &&Course| course.end >= window.start && course.sent <= window.end;
            let near = diagram.near(window.clone());
            let found: Vec<&Course> = near.iter().filter(touches).collect();
            assert_eq!(found, all.iter().filter(touches).collect::<Vec<_>>(), "{start}");
            assert!(near.len() <= found.len() + 1_500, "{} for {}", near.len(), found.len());
        }
    }
}
