//! What was done to the world, and for how long.

use scenario::WORDS;

use crate::report::{Mark, MarkKind};

/// Something that was done to the world, or that was violated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaultMark {
    /// From when.
    pub from: u64,
    /// Until when; the same moment for what does not last, nothing if it lasts still.
    pub until: Option<u64>,
    /// In the words of the script, or in a few words of ours: `crash 2`.
    pub label: String,
    /// A fault, or a property that was violated.
    pub kind: MarkKind,
}

/// The faults among marks.
pub(super) fn of(marks: &[Mark], at: &dyn Fn(&Mark) -> u64) -> Vec<FaultMark> {
    let mut faults = Vec::new();
    for (mark, next) in marks.iter().zip(1..) {
        let (verb, about) = words(mark);
        let fell = matches!(mark.kind, MarkKind::Violation | MarkKind::Assumption);
        if !fell && mark.kind != MarkKind::Fault {
            continue;
        }
        let from = at(mark);
        let word = WORDS.iter().find(|info| info.word == verb && !fell);
        let until = match word.and_then(|info| info.until) {
            Some(repair) => end(&marks[next..], verb, repair, about).map(at),
            None => Some(from),
        };
        faults.push(FaultMark { from, until, label: mark.label.clone(), kind: mark.kind });
    }
    faults
}

/// What mends all of a fault, or replaces it.
fn end<'a>(later: &'a [Mark], verb: &str, repair: &str, about: &str) -> Option<&'a Mark> {
    let mut left: Vec<&str> = about.split(',').collect();
    later.iter().find(|mark| match (mark.kind, words(mark)) {
        (MarkKind::Fault, ("split", _)) => verb == "split",
        (MarkKind::Repair, (mends, back)) if mends == repair => {
            left.retain(|one| !back.is_empty() && !back.split(',').any(|back| back == *one));
            left.is_empty()
        }
        _ => false,
    })
}

/// The verb of a line of script, and what it is about.
fn words(mark: &Mark) -> (&str, &str) {
    let mut words = mark.label.split(' ');
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(done: &[(MarkKind, &str)]) -> Vec<(String, u64, Option<u64>)> {
        let mark = |(&(kind, label), time): (&(MarkKind, &str), u64)| Mark {
            event: time,
            time,
            kind,
            node: None,
            epoch: 0,
            label: label.to_owned(),
        };
        let marks: Vec<Mark> = done.iter().zip(1..).map(mark).collect();
        let faults = of(&marks, &|mark| mark.time);
        faults.into_iter().map(|fault| (fault.label, fault.from, fault.until)).collect()
    }

    #[test]
    fn a_fault_lasts_until_all_of_it_is_mended() {
        use MarkKind::{Fault, Repair};
        let done = [
            (Fault, "crash 1,2 lost"),
            (Fault, "split 1/2,3"),
            (Repair, "restart 1"),
            (Fault, "split 1,2/3"),
            (Fault, "cut 1to2"),
            (Repair, "restart 2"),
            (Repair, "heal 1to2"),
            (Repair, "heal"),
            (Fault, "pause 3"),
            (Fault, "clock 3 1.5"),
        ];
        let expected = [
            ("crash 1,2 lost", 1, Some(6)),
            ("split 1/2,3", 2, Some(4)),
            ("split 1,2/3", 4, Some(8)),
            ("cut 1to2", 5, Some(7)),
            ("pause 3", 9, None),
            ("clock 3 1.5", 10, Some(10)),
        ];
        assert_eq!(spans(&done), expected.map(|(label, a, b)| (label.to_owned(), a, b)));
    }
}
