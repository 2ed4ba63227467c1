//! Where the cut goes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

use super::whole::{Whole, calls};

/// Which functions the first picture can do without.
pub(super) struct Cut {
    /// They go into the second part.
    pub(super) rest: BTreeSet<u32>,
    /// Those of them that functions of the first part call by name.
    pub(super) doors: BTreeSet<u32>,
}

impl Cut {
    /// Along the lines of a list. Into the first part goes what is known outside or called through
    /// the table, unless its name holds a path of the list, and whatever that calls by name; but
    /// calls of a `door` are not followed. So only doors are ever called by name across the cut.
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
        let rest = called.into_keys().filter(|function| !first.contains(function)).collect();
        Ok(Self { rest, doors: crossed })
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
