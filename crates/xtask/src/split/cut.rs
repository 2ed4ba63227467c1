//! Where the cut goes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use wasmparser::FunctionBody;

use super::whole::{Whole, calls};

/// Which functions the first picture can do without.
pub(super) struct Cut {
    /// They go into the second part.
    pub(super) rest: BTreeSet<u32>,
    /// Those of them that functions of the first part call by name.
    pub(super) doors: BTreeSet<u32>,
    /// Short functions of the first part that the second has, too: a call out of a part is dear.
    pub(super) copied: BTreeSet<u32>,
}

/// Functions up to this many bytes are copied.
const SHORT: u64 = 160;

impl Cut {
    /// Along the lines of a list. Into the first part goes what is known outside or called through
    /// the table, unless its name holds a path of the list, and whatever that calls by name; but
    /// calls of a `door` are not followed. So only doors are ever called by name across the cut.
    ///
    /// The optimiser keeps one of several functions that are alike, under any of their names: so short
    /// ones that are called through the table stay, wherever all that they call is at hand.
    pub(super) fn along(list: &str, whole: &Whole<'_>) -> Result<Self> {
        let lines = list.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'));
        let (doors, paths): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with("door "));
        let paths: Vec<_> = paths.into_iter().map(|path| (path, "a path")).collect();
        let doors: Vec<_> =
            doors.into_iter().map(|line| (&line["door ".len()..], "a door")).collect();
        let called: BTreeMap<u32, Vec<u32>> =
            whole.defined().map(|(it, body)| Ok((it, calls(body)?))).collect::<Result<_>>()?;
        let named: BTreeMap<u32, String> =
            whole.defined().map(|(it, _)| (it, whole.name(it))).collect();
        for (path, what) in paths.iter().chain(&doors) {
            let found = named.values().any(|name| holds(name, path));
            ensure!(found, "web/rest.txt: {path} is {what} that no function has in its name");
        }
        let any = |function: &u32, of: &[(&str, &str)]| {
            named.get(function).is_some_and(|name| of.iter().any(|(path, _)| holds(name, path)))
        };
        let open = whole.slots.values().copied().chain(whole.exported());
        let mut next: Vec<u32> = open.filter(|it| !any(it, &paths) && !any(it, &doors)).collect();
        let mut first = BTreeSet::new();
        let mut crossed = BTreeSet::new();
        while let Some(function) = next.pop() {
            if !first.insert(function) {
                continue;
            }
            for &callee in called.get(&function).into_iter().flatten() {
                if any(&callee, &doors) {
                    crossed.insert(callee);
                } else {
                    next.push(callee);
                }
            }
        }
        let short = |body: &FunctionBody<'_>| body.range().end - body.range().start <= SHORT;
        let short: BTreeSet<u32> =
            whole.defined().filter(|(_, body)| short(body)).map(|(it, _)| it).collect();
        let mut stay: BTreeSet<u32> = short.difference(&first).copied().collect();
        stay.retain(|it| !any(it, &doors));
        loop {
            let at_hand =
                |it: &u32| first.contains(it) || stay.contains(it) || !called.contains_key(it);
            let without = |it: &&u32| !called[*it].iter().all(at_hand);
            let without: Vec<u32> = stay.iter().filter(without).copied().collect();
            if without.is_empty() {
                break;
            }
            stay.retain(|it| !without.contains(it));
        }
        let mut next: Vec<u32> =
            whole.slots.values().filter(|it| stay.contains(it)).copied().collect();
        while let Some(function) = next.pop() {
            if first.insert(function) {
                next.extend(called[&function].iter().filter(|it| stay.contains(it)));
            }
        }
        let rest: BTreeSet<u32> = called.keys().copied().filter(|it| !first.contains(it)).collect();
        let mut copied = BTreeSet::new();
        let mut next: Vec<u32> = rest.iter().copied().collect();
        while let Some(function) = next.pop() {
            for callee in called.get(&function).into_iter().flatten() {
                if first.contains(callee) && short.contains(callee) && copied.insert(*callee) {
                    next.push(*callee);
                }
            }
        }
        Ok(Self { rest, doors: crossed, copied })
    }

    /// Whether a function is in the second part.
    pub(super) fn behind(&self, function: u32) -> bool {
        self.rest.contains(&function) || self.copied.contains(&function)
    }
}

/// Whether a path begins somewhere in a name, and not within a word.
fn holds(name: &str, path: &str) -> bool {
    let word = |it: char| it.is_alphanumeric() || it == '_';
    name.match_indices(path).any(|(at, _)| !name[..at].ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_path_is_found_in_the_types_of_a_name_but_not_within_a_word() {
        let name = "<simulator::core::Running<paxos::replica::Paxos> as AnyReplica>::step";
        assert!(holds(name, "paxos::"));
        assert!(holds(name, "simulator::core::Running"));
        assert!(!holds("multipaxos::scout::Scout::new", "paxos::"));
    }
}
