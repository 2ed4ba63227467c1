//! A run in time, made small.

use protocol::Time;
use scenario::{Action, Moment, Order, RunMode, WorldSettings};

use super::ddmin::{ddmin, pairs};
use super::explicit::Explicit;
use super::fewer::{keeping, renamed};
use super::plain::{Plain, plainer, rounded};
use super::trials::Trials;

/// Another seed is tried where a change makes the old one useless.
const SEEDS: u64 = 12;
/// Pairs of lines are tried where there are no more than this.
const FEW: usize = 16;

/// Makes a run small until nothing more can be taken away.
pub(super) fn minimize(trials: &mut Trials, run: Explicit) -> Explicit {
    let mut run = fewer_lines(trials, run);
    loop {
        let size =
            |run: &Explicit| (run.plan.len(), run.head.options.len(), run.head.world.clone());
        let before = size(&run);
        run = smaller_world(trials, run);
        run = fewer_options(trials, run);
        run = sooner(trials, run);
        run = fewer_lines(trials, run);
        run = rounder(trials, run);
        run = plainer_requests(trials, run);
        run = fewer_lines(trials, run);
        if size(&run) == before || trials.is_spent() {
            return run;
        }
    }
}

/// The run without what comes after the violation and without lines that find nothing to do, if
/// the property is violated in it.
fn violated(trials: &mut Trials, mut run: Explicit) -> Option<Explicit> {
    let violated = trials.play(&run)?;
    run.end = violated.time;
    run.plan.truncate(violated.done);
    if !violated.missed.is_empty() {
        let mut without = run.clone();
        let mut at = 0..;
        without.plan.retain(|_| !violated.missed.contains(&at.next().unwrap_or(0)));
        if let Some(again) = trials.play(&without) {
            without.end = again.time;
            without.plan.truncate(again.done);
            return Some(without);
        }
    }
    Some(run)
}

fn fewer_lines(trials: &mut Trials, run: Explicit) -> Explicit {
    let mut end = run.end;
    let head = run.head.clone();
    let mut test = |plan: &[(Moment, Action)]| {
        let run = Explicit { head: head.clone(), plan: plan.to_vec(), end };
        let run = violated(trials, run)?;
        end = run.end;
        Some(run.plan)
    };
    let mut plan = ddmin(run.plan, &mut test);
    if plan.len() <= FEW {
        plan = pairs(plan, &mut test);
    }
    Explicit { head: run.head, plan, end }
}

/// Fewer nodes, and a network that does less.
fn smaller_world(trials: &mut Trials, mut run: Explicit) -> Explicit {
    let usual = WorldSettings::default();
    for nodes in 1..run.head.world.nodes {
        if let Some(left) = with_nodes(&run, nodes).and_then(|left| any_dice(trials, left)) {
            run = left;
            break;
        }
    }
    let changes: [fn(&mut WorldSettings, &WorldSettings); 6] = [
        |world, _| world.dup = scenario::Ratio::ZERO,
        |world, _| world.loss = scenario::Ratio::ZERO,
        |world, _| world.disk = None,
        |world, _| world.order = Order::Any,
        |world, usual| world.delay = usual.delay.clone(),
        |world, usual| world.retry = usual.retry,
    ];
    for change in changes {
        let mut changed = run.clone();
        change(&mut changed.head.world, &usual);
        if changed.head.world != run.head.world
            && let Some(changed) = any_dice(trials, changed)
        {
            run = changed;
        }
    }
    run
}

/// Without options: all of them at once, or else one by one.
fn fewer_options(trials: &mut Trials, mut run: Explicit) -> Explicit {
    if run.head.options.is_empty() {
        return run;
    }
    let mut bare = run.clone();
    bare.head.options.clear();
    if let Some(bare) = any_dice(trials, bare) {
        return bare;
    }
    for at in (0..run.head.options.len()).rev() {
        let mut without = run.clone();
        without.head.options.remove(at);
        if let Some(without) = any_dice(trials, without) {
            run = without;
        }
    }
    run
}

/// The same with so many nodes. Given disks that are not empty belong to their nodes.
fn with_nodes(run: &Explicit, nodes: u32) -> Option<Explicit> {
    if run.head.given.iter().any(|(node, _)| node.0 > nodes) {
        return None;
    }
    let names = keeping(run.head.world.nodes, (1 << nodes) - 1);
    let mut left = run.clone();
    left.head.world.nodes = nodes;
    left.plan = run
        .plan
        .iter()
        .filter_map(|(moment, action)| Some((*moment, renamed(action, &names)?)))
        .collect();
    Some(left)
}

/// With the same dice, or else with others, a little longer.
fn any_dice(trials: &mut Trials, run: Explicit) -> Option<Explicit> {
    if let Some(violated) = violated(trials, run.clone()) {
        return Some(violated);
    }
    let end = Time(run.end.0 + run.end.0 / 4);
    (1..=SEEDS).find_map(|seed| {
        let mut other = run.clone();
        other.head.world.seed = seed;
        other.end = end;
        violated(trials, other)
    })
}

/// With dice under which it takes at most half as long.
fn sooner(trials: &mut Trials, mut run: Explicit) -> Explicit {
    loop {
        let shorter = (0..=2 * SEEDS).find_map(|seed| {
            let mut other = run.clone();
            other.head.world.seed = seed;
            other.end = Time(run.end.0 / 2);
            violated(trials, other)
        });
        match shorter {
            Some(shorter) => run = shorter,
            None => return run,
        }
    }
}

/// Times with fewer digits: of all lines at once, then line by line.
fn rounder(trials: &mut Trials, mut run: Explicit) -> Explicit {
    if run.head.world.by == RunMode::Hand {
        return run;
    }
    let slack = |run: &Explicit| Time(run.end.0 + run.end.0 / 4);
    for unit in [1_000_000, 100_000, 10_000, 1_000, 1] {
        let mut round = run.clone();
        for (moment, action) in &mut round.plan {
            *moment = rounded_moment(*moment, unit);
            round_action(action, unit);
        }
        if round.plan == run.plan {
            break;
        }
        round.end = slack(&run);
        if let Some(round) = violated(trials, round)
            && round.plan.len() <= run.plan.len()
        {
            run = round;
            break;
        }
    }
    let mut at = 0;
    while at < run.plan.len() {
        for unit in [1_000_000, 100_000, 10_000, 1_000, 1] {
            let mut round = run.clone();
            let (moment, action) = &mut round.plan[at];
            *moment = rounded_moment(*moment, unit);
            round_action(action, unit.min(10_000));
            let ordered = round.plan.is_sorted_by_key(|(moment, _)| *moment);
            if round.plan == run.plan {
                break;
            }
            round.end = slack(&run);
            if ordered && let Some(round) = violated(trials, round) {
                run = round;
                break;
            }
        }
        at += 1;
    }
    run
}

fn rounded_moment(moment: Moment, unit: u64) -> Moment {
    Moment { time: Time((moment.time.0 + unit / 2) / unit * unit), after: None }
}

fn round_action(action: &mut Action, unit: u64) {
    if let Action::Lag(_, range) = action {
        *range = rounded(range, unit.min(10_000));
    }
}

fn plainer_requests(trials: &mut Trials, mut run: Explicit) -> Explicit {
    for how in Plain::ALL {
        let mut plain = run.clone();
        let changed = plainer(plain.plan.iter_mut().map(|(_, action)| action), how);
        if changed && let Some(plain) = violated(trials, plain) {
            run = plain;
        }
    }
    run
}
