//! A run by hand, made small.

use super::ddmin::{ddmin, pairs, windows};
use super::fewer::{Names, keeping};
use super::plain::{Plain, plainer};
use super::steps::{ManualRun, Match, Step};
use super::tape::Tape;
use super::trials::Trials;

/// Two steps are taken away at once where there are no more than this.
const FEW: usize = 120;
/// The most steps in a row that are taken away wherever they begin.
const WIDEST: usize = 12;
/// Every choice of nodes is tried where there are no more than this.
const CHOOSABLE: u32 = 9;

/// Makes the first of these runs by hand in which the property is violated small, until nothing
/// more can be taken away. `None` if it is violated in none.
pub(super) fn minimize(trials: &mut Trials, tapes: impl Iterator<Item = Tape>) -> Option<Tape> {
    let mut falls = tapes.filter_map(|(start, steps)| {
        let exact = start.play(trials, &steps, Match::Exact);
        let steps = exact.or_else(|| start.play(trials, &steps, Match::Closest))?;
        Some((start, steps))
    });
    let tape = falls.next()?;
    drop(falls);
    let mut tape = fewer_nodes(trials, &tape).unwrap_or(tape);
    loop {
        let before = (tape.0.head.world.nodes, tape.1.len());
        let (start, mut steps) = plainer_requests(trials, tape);
        loop {
            let before = steps.len();
            steps = ddmin(steps, |steps| shorter(trials, &start, steps));
            steps = without_consequences(trials, &start, steps);
            steps = windows(steps, WIDEST, |steps| shorter(trials, &start, steps));
            if steps.len() == before {
                break;
            }
        }
        if steps.len() <= FEW {
            steps = pairs(steps, |steps| shorter(trials, &start, steps));
        }
        tape = (start, steps);
        tape = fewer_nodes(trials, &tape).unwrap_or(tape);
        if (tape.0.head.world.nodes, tape.1.len()) == before || trials.is_spent() {
            return Some(tape);
        }
    }
}

/// Takes away a step together with what came of it: the deliveries of what it sent, the writes that
/// it began, and so on, to some depth.
fn without_consequences(trials: &mut Trials, start: &ManualRun, mut steps: Vec<Step>) -> Vec<Step> {
    for depth in [usize::MAX, 3, 2, 1] {
        let mut at = steps.len();
        let mut parents = start.parents(&steps);
        while at > 0 {
            at -= 1;
            let mut gone = vec![usize::MAX; steps.len()];
            gone[at] = 0;
            for later in at + 1..steps.len() {
                let parent = parents[later].filter(|parent| gone[*parent] < depth);
                if let Some(parent) = parent {
                    gone[later] = gone[parent] + 1;
                }
            }
            let kept = steps.iter().zip(&gone).filter(|(_, gone)| **gone == usize::MAX);
            let without: Vec<Step> = kept.map(|(step, _)| step.clone()).collect();
            if let Some(left) = shorter(trials, start, &without) {
                steps = left;
                parents = start.parents(&steps);
                at = at.min(steps.len());
            }
        }
    }
    steps
}

/// What is done if these steps are tried, in whichever way of finding messages the property is
/// violated.
fn shorter(trials: &mut Trials, start: &ManualRun, steps: &[Step]) -> Option<Vec<Step>> {
    start.play(trials, steps, Match::Closest).or_else(|| start.play(trials, steps, Match::Exact))
}

/// The same in the smallest part of the cluster in which the property is violated, or with what two
/// nodes did done by one.
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
    let start = ManualRun::open(trials.core, &head)?;
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
