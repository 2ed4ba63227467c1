//! What was done to the world, and for how long.

use crate::telling::{Mark, MarkKind};

/// Something that was done to the world, or that fell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// From when.
    pub from: u64,
    /// Until when; the same moment for what does not last, nothing if it lasts still.
    pub until: Option<u64>,
    /// In the words of the script, or in a few words of ours: `crash 2`.
    pub label: String,
    /// A fault, or a property that fell.
    pub kind: MarkKind,
}

/// What lasts until something else is done.
const LASTING: [(&str, &str); 4] =
    [("crash", "restart"), ("pause", "resume"), ("split", "heal"), ("cut", "heal")];

/// Everything by hand that is no fault.
const DEEDS: [&str; 4] = ["deliver", "fire", "write", "settle"];

/// The faults among marks.
pub(super) fn of(marks: &[Mark], at: impl Fn(&Mark) -> u64) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    // Faults that last, and the nodes or the way that they are about.
    let mut lasting: Vec<(usize, Vec<String>)> = Vec::new();
    for mark in marks {
        let (verb, rest) = mark.label.split_once(' ').unwrap_or((&mark.label, ""));
        let about = rest.split(' ').next().unwrap_or_default();
        match mark.kind {
            MarkKind::Fault if DEEDS.contains(&verb) => continue,
            MarkKind::Fault | MarkKind::Violation | MarkKind::Assumption => {}
            MarkKind::Repair => {
                mend(&mut faults, &mut lasting, verb, about, at(mark));
                continue;
            }
            _ => continue,
        }
        if verb == "split" {
            // It replaces an earlier one.
            lasting.retain(|(fault, _)| {
                let old = &mut faults[*fault];
                let replaced = old.label.starts_with("split ");
                if replaced {
                    old.until = Some(at(mark));
                }
                !replaced
            });
        }
        let lasts = mark.kind == MarkKind::Fault && LASTING.iter().any(|(fault, _)| *fault == verb);
        if lasts {
            lasting.push((faults.len(), about.split(',').map(str::to_owned).collect()));
        }
        let from = at(mark);
        let until = (!lasts).then_some(from);
        faults.push(Fault { from, until, label: mark.label.clone(), kind: mark.kind });
    }
    faults
}

/// A repair ends the faults that it is for, once all nodes are back.
fn mend(
    faults: &mut [Fault],
    lasting: &mut Vec<(usize, Vec<String>)>,
    repair: &str,
    about: &str,
    now: u64,
) {
    lasting.retain_mut(|(fault, left)| {
        let fault = &mut faults[*fault];
        let verb = fault.label.split(' ').next().unwrap_or_default();
        if !LASTING.contains(&(verb, repair)) {
            return true;
        }
        left.retain(|one| !about.is_empty() && !about.split(',').any(|back| back == one));
        if left.is_empty() {
            fault.until = Some(now);
        }
        !left.is_empty()
    });
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
        let faults = of(&marks, |mark| mark.time);
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
            (Fault, "deliver vote 1to2"),
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
