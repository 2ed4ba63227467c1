//! A run by hand, made small.

use super::ddmin::{ddmin, pairs};
use super::fewer::{Names, keeping};
use super::plain::{Plain, plainer};
use super::steps::{Hand, Match, Step};
use super::tape::Tape;
use super::trials::Trials;

/// Two steps are taken away at once where there are no more than this.
const FEW: usize = 120;
/// Every choice of nodes is tried where there are no more than this.
const CHOOSABLE: u32 = 9;

/// Makes a run by hand small until nothing more can be taken away. `None` if the property does not
/// fall in it.
pub(super) fn minimize(trials: &mut Trials, (start, steps): Tape) -> Option<Tape> {
    let steps = start.play(trials, &steps, Match::Exact)?;
    let mut tape = fewer_nodes(trials, &(start.clone(), steps.clone())).unwrap_or((start, steps));
    loop {
        let before = (tape.0.head.world.nodes, tape.1.len());
        let (start, steps) = tape;
        let mut steps = ddmin(steps, |steps| shorter(trials, &start, steps));
        if steps.len() <= FEW {
            steps = pairs(steps, |steps| shorter(trials, &start, steps));
        }
        tape = plainer_requests(trials, (start, steps));
        tape = fewer_nodes(trials, &tape).unwrap_or(tape);
        if (tape.0.head.world.nodes, tape.1.len()) == before || trials.is_spent() {
            return Some(tape);
        }
    }
}

/// What is done if these steps are tried, in whichever way of finding messages the property falls.
fn shorter(trials: &mut Trials, start: &Hand, steps: &[Step]) -> Option<Vec<Step>> {
    start.play(trials, steps, Match::Closest).or_else(|| start.play(trials, steps, Match::Exact))
}

/// The same in the smallest part of the cluster in which the property falls, or with what two nodes
/// did done by one.
fn fewer_nodes(trials: &mut Trials, tape: &Tape) -> Option<Tape> {
    let nodes = tape.0.head.world.nodes;
    let mut parts: Vec<u32> = if nodes <= CHOOSABLE {
        (1..(1 << nodes) - 1).collect()
    } else {
        (1..nodes).map(|kept| (1 << kept) - 1).collect()
    };
    parts.sort_by_key(|part: &u32| part.count_ones());
    let merged = (0..nodes).flat_map(|gone| (0..nodes).map(move |into| (gone, into)));
    let merged = merged.filter(|(gone, into)| gone != into).map(|(gone, into)| {
        let mut names = keeping(nodes, !(1 << gone));
        names[gone as usize] = names[into as usize];
        names
    });
    let names = parts.into_iter().map(|part| keeping(nodes, part)).chain(merged);
    names.into_iter().find_map(|names| among(trials, tape, &names))
}

fn among(trials: &mut Trials, (start, steps): &Tape, names: &Names) -> Option<Tape> {
    let mut head = start.head.clone();
    let left = names.iter().flatten().max()?.0;
    for (node, disk) in std::mem::take(&mut head.given) {
        let Some(node) = names[node.index()] else { continue };
        if head.given.iter().all(|(known, _)| *known != node) {
            head.given.push((node, disk));
        }
    }
    head.world.nodes = left;
    let start = Hand::open(trials.core, &head)?;
    let steps: Vec<Step> = steps.iter().filter_map(|step| step.renamed(names)).collect();
    let steps = start.play(trials, &steps, Match::Closest)?;
    Some((start, steps))
}

fn plainer_requests(trials: &mut Trials, (start, mut steps): Tape) -> Tape {
    for how in Plain::ALL {
        let mut plain = steps.clone();
        let actions = plain.iter_mut().filter_map(|step| match step {
            Step::Act(action) => Some(action),
            Step::Message(..) => None,
        });
        if plainer(actions, how)
            && let Some(plain) = start.play(trials, &plain, Match::Closest)
            && plain.len() <= steps.len()
        {
            steps = plain;
        }
    }
    (start, steps)
}
