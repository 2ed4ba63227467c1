//! Making counterexamples small.
//!
//! A violating run is made small twice. First as a run in time: the faults of its nemesis and the
//! requests of its busy clients are written out as lines, and delta debugging (Zeller and
//! Hildebrandt, 2002) takes away lines, nodes, clients, chance and digits for as long as the same
//! property is violated (`timed`). What is left still needs the network's dice, so it is then
//! played once more and taken down as what was delivered, fired and written (`tape`): a run by
//! hand, in which single messages can be taken away too (`hand`).
//!
//! What delta debugging leaves is minimal, but may be far from shortest. So the explorer looks first
//! for a way that needs little of what happened in the run, and at last whether there is a shorter one
//! (`shortest`).
//!
//! A line that finds nothing to do is passed over while lines are tried, for what it meant may be
//! gone; none is left in what comes out.

mod ddmin;
mod explicit;
mod fewer;
mod hand;
mod plain;
mod shortest;
mod steps;
mod tape;
mod timed;
mod trials;

use protocol::Property;
use scenario::{Claim, ClaimedFact, Line, RunMode, Scenario, Statement};
use simulator::Core;

use shortest::Proof;
use tape::Tape;
use trials::Trials;

/// A violating run, made small.
#[derive(Clone, Debug)]
pub struct Shrunk {
    /// What falls in all of them.
    pub property: &'static Property,
    /// How large the run was, with the faults and requests of chance written out.
    pub before: Size,
    /// The smallest run in time; a script by hand has none.
    pub small: Option<Small>,
    /// The smallest run by hand. Absent where nothing is violated without a clock.
    pub hand: Option<Small>,
    /// Whether the explorer knows that no run by hand is shorter that has no more nodes, faults,
    /// timers and requests.
    pub shortest: bool,
    /// How many runs were tried.
    pub runs: u64,
    /// Whether the trials ended because they had played as many events as they may: then something
    /// may be left that is not needed.
    pub stopped: bool,
}

/// How large a run is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// Events up to the one in which the property is violated.
    pub events: u64,
    /// Lines that do something.
    pub lines: usize,
}

/// A small run.
#[derive(Clone, Debug)]
pub struct Small {
    /// The script, which expects what is violated.
    pub scenario: Scenario,
    /// How large it is.
    pub size: Size,
}

/// Makes a run small in which a property is violated within so many events; all trials together may
/// play as many events as `budget`. `None` when nothing is violated. The same scenario is always
/// made small in the same way.
///
/// # Errors
/// A given disk that the protocol does not understand.
pub fn shrink(
    core: Core,
    scenario: &Scenario,
    events: u64,
    budget: u64,
) -> Result<Option<Shrunk>, String> {
    let Some(first) = trials::first(core, scenario, events)? else { return Ok(None) };
    let mut trials = Trials::new(core, first.wanted, first.events, budget);
    let Some(explicit) = explicit::of(core, scenario, first.time) else { return Ok(None) };
    let before = Size { events: first.events, lines: explicit.plan.len() };
    let (small, tapes) = if scenario.world.by == RunMode::Hand {
        (None, [tape::by_hand(core, &explicit), None])
    } else {
        let timed = timed::minimize(&mut trials, explicit);
        let tapes = [true, false].map(|again| tape::of(core, &timed, again));
        (timed.told(core, &trials.wanted), tapes)
    };
    let tapes = tapes.into_iter().flatten();
    let mut tapes: Vec<Tape> = tapes.collect();
    if let Some(way) = tapes.first().and_then(|tape| shortest::way(core, tape, &trials.wanted)) {
        tapes.insert(0, way);
    }
    let mut hand = by_hand(&mut trials, tapes);
    let mut shortest = false;
    while let Some(known) = &hand
        && let Some(proof) = shortest::proof(core, known, &trials.wanted)
    {
        let Proof::Shorter(tape) = proof else {
            shortest = true;
            break;
        };
        match by_hand(&mut trials, vec![*tape]) {
            Some(shorter) if shorter.size.lines < known.size.lines => hand = Some(shorter),
            _ => break,
        }
    }
    let stopped = trials.is_spent();
    let property = trials.wanted.property;
    Ok(Some(Shrunk { property, before, small, hand, shortest, runs: trials.runs, stopped }))
}

fn by_hand(trials: &mut Trials, tapes: Vec<Tape>) -> Option<Small> {
    let (start, steps) = hand::minimize(trials, tapes.into_iter())?;
    start.told(&steps, &trials.wanted)
}

/// The lines that expect what a run violates, the property that was looked for first.
fn claims(judge: &checker::Judge, wanted: &trials::WantedViolation) -> Vec<Line> {
    let mut claims = Vec::new();
    for finding in judge.findings() {
        let checker::Verdict::Violated { assumption, .. } = &finding.verdict else { continue };
        let fact = match assumption {
            Some(_) => ClaimedFact::Assumption(finding.property),
            None => ClaimedFact::Violated(finding.property),
        };
        let first = finding.property.id == wanted.property.id;
        let place = if first { 0 } else { claims.len() };
        claims
            .insert(place, Line { moment: None, what: Statement::Claim(Claim { fact, by: None }) });
    }
    claims
}
