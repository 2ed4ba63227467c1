//! Real histories of clients get the verdicts that are known of them, and for no more work than the
//! plain algorithm needs.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use checker::linear::{OperationHistory, read};
use protocol::{Answer, Operation};

/// What Porcupine, the best-known checker of this kind, needs for all 102 histories of etcd. Here is
/// half of them.
const PORCUPINE_ETCD: u64 = 3_301_715;

/// And for this one.
const PORCUPINE_C10_OK: u64 = 1_127;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/histories")
}

/// Every file and whether it is linearizable.
fn verdicts() -> Vec<(String, bool)> {
    let text = fs::read_to_string(folder().join("verdicts.json")).expect("the verdicts");
    let lines = text.lines().filter_map(|line| line.split_once(": "));
    let verdict = |(file, verdict): (&str, &str)| {
        (file.trim().trim_matches('"').to_owned(), verdict.trim_end_matches(',') == "true")
    };
    let verdicts: Vec<_> = lines.map(verdict).collect();
    assert_eq!(verdicts.len(), 56);
    verdicts
}

fn history(file: &str) -> OperationHistory {
    let text = fs::read_to_string(folder().join(file)).expect("a history");
    let recorded = read::read(&text, None);
    recorded.unwrap_or_else(|unreadable| panic!("{file}: {unreadable}")).history
}

#[test]
fn every_history_has_its_verdict_and_costs_no_more_than_the_plain_algorithm() {
    let (mut ours, mut plain) = (0, 0);
    for (file, expected) in verdicts() {
        let history = history(&file);
        let judgement = history.judge(u64::MAX);
        assert_eq!(judgement.is_linearizable(), expected, "{file}");
        let (verdict, steps) = plain::judge(&history);
        assert_eq!(verdict, expected, "{file}, by the plain algorithm");
        assert!(judgement.steps <= steps, "{file}: {} steps, not {steps}", judgement.steps);
        if file == "kv/c10-ok.txt" {
            assert_eq!(steps, PORCUPINE_C10_OK, "the plain algorithm is that of Porcupine");
        }
        if file.starts_with("etcd") {
            ours += judgement.steps;
            plain += steps;
        }
    }
    assert!(ours <= plain && plain <= PORCUPINE_ETCD, "{ours} and {plain} steps");
    // The search has not become a worse one since.
    assert_eq!((ours, plain), (254_347, 835_448), "steps for the histories of etcd");
}

#[test]
fn reports_of_a_history_are_true() {
    for (file, _) in verdicts() {
        let history = history(&file);
        let judgement = history.judge(u64::MAX);
        plays(&history, &judgement.order).unwrap_or_else(|why| panic!("{file}: {why}"));
        let Some(not_linearizable) = judgement.not_linearizable else {
            let placed = |at| judgement.order.contains(&at);
            let mut calls = history.calls.iter().enumerate();
            assert!(calls.all(|(at, call)| call.returned.is_none() || placed(at)), "{file}");
            continue;
        };
        // Up to the return of the operation that is not linearizable there is no order, and before
        // it there is one.
        let cut =
            history.calls[not_linearizable.call].returned.expect("only what returned can be wrong");
        assert!(!until(&history, cut).judge(u64::MAX).is_linearizable(), "{file}");
        assert!(until(&history, cut - 1).judge(u64::MAX).is_linearizable(), "{file}");
        // With an answer that would have been right, there is one as well.
        for held in not_linearizable.held {
            let mut better = until(&history, cut);
            let call = &mut better.calls[not_linearizable.call];
            if matches!(call.operation, Operation::Get { .. }) {
                call.answer = Some(Answer::Found(held));
                assert!(better.judge(u64::MAX).is_linearizable(), "{file}");
            }
        }
    }
}

/// The history up to a moment: what returned later is open.
fn until(history: &OperationHistory, moment: u64) -> OperationHistory {
    let mut cut = history.clone();
    cut.calls.retain(|call| call.called <= moment);
    for call in &mut cut.calls {
        if call.returned.is_some_and(|returned| returned > moment) {
            (call.answer, call.returned) = (None, None);
        }
    }
    cut
}

/// Does the operations in an order, and says where an answer is not what was seen or an operation
/// takes effect out of its time.
fn plays(history: &OperationHistory, order: &[usize]) -> Result<(), String> {
    let mut held: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut latest: BTreeMap<String, u64> = BTreeMap::new();
    for &at in order {
        let call = &history.calls[at];
        let key = plain::key(&call.operation);
        let latest = latest.entry(key.clone()).or_default();
        if call.returned.is_some_and(|returned| returned < *latest) {
            return Err(format!("{call:?} takes effect after its return"));
        }
        *latest = call.called.max(*latest);
        let state = held.entry(key).or_default();
        *state = plain::step(state, &call.operation, call.answer.as_ref())
            .ok_or_else(|| format!("{call:?} does not fit {state:?}"))?;
    }
    Ok(())
}

#[test]
fn a_read_that_is_changed_is_found() {
    for (file, _) in verdicts().into_iter().filter(|(_, verdict)| *verdict) {
        let good = history(&file);
        let reads = good.calls.iter().enumerate().filter(|(_, call)| {
            matches!((&call.operation, &call.answer), (Operation::Get { .. }, Some(_)))
        });
        let reads: Vec<usize> = reads.map(|(at, _)| at).collect();
        for at in [reads[0], reads[reads.len() / 2], reads[reads.len() - 1]] {
            let mut bad = good.clone();
            bad.calls[at].answer = Some(Answer::Found(Some("what nobody wrote".into())));
            let judgement = bad.judge(u64::MAX);
            assert_eq!(
                judgement.not_linearizable.map(|not_linearizable| not_linearizable.call),
                Some(at),
                "{file}"
            );
        }
    }
}

/// The algorithm as Porcupine has it, as plainly as it can be written: what nobody knows the end of
/// ends after everything else, in the order of the clients, and must be placed then.
mod plain {
    use super::*;

    type State = Option<String>;

    pub(super) fn key(operation: &Operation) -> String {
        match operation {
            Operation::Get { key, .. }
            | Operation::Put { key, .. }
            | Operation::Cas { key, .. }
            | Operation::Append { key, .. } => key.to_string(),
            Operation::Sync | Operation::Change(_) => String::new(),
        }
    }

    pub(super) fn step(state: &State, asked: &Operation, told: Option<&Answer>) -> Option<State> {
        let (after, truth) = match asked {
            Operation::Get { .. } => {
                (state.clone(), Answer::Found(state.as_deref().map(Into::into)))
            }
            Operation::Put { value, .. } => (Some(value.to_string()), Answer::Done),
            Operation::Append { value, .. } => {
                (Some(format!("{}{value}", state.clone().unwrap_or_default())), Answer::Done)
            }
            Operation::Cas { expected, value, .. } => {
                let fits = state.as_deref() == Some(&expected.0);
                let after = if fits { Some(value.to_string()) } else { state.clone() };
                (after, Answer::Swapped(fits))
            }
            Operation::Sync | Operation::Change(_) => unreachable!("no file has them"),
        };
        told.is_none_or(|told| *told == truth).then_some(after)
    }

    /// The verdict and the number of steps.
    pub(super) fn judge(history: &OperationHistory) -> (bool, u64) {
        let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, call) in history.calls.iter().enumerate() {
            keys.entry(key(&call.operation)).or_default().push(at);
        }
        let mut verdict = (true, 0);
        for group in keys.values() {
            let (good, steps) = judge_key(history, group);
            verdict = (verdict.0 && good, verdict.1 + steps);
        }
        verdict
    }

    fn judge_key(history: &OperationHistory, group: &[usize]) -> (bool, u64) {
        // Calls and returns: moment, operation, whether it is a return.
        let mut entries: Vec<(u64, usize, bool)> = Vec::new();
        for &at in group {
            let call = &history.calls[at];
            let end = call.returned.unwrap_or(u64::MAX / 2 + call.client);
            entries.extend([(call.called, at, false), (end, at, true)]);
        }
        entries.sort_unstable();
        let mut out = vec![false; entries.len()];
        let mut tried = HashSet::new();
        let mut stack: Vec<(usize, State)> = Vec::new();
        let (mut state, mut steps, mut at) = (None, 0, 0);
        while out.iter().any(|out| !out) {
            if out[at] {
                at += 1;
                continue;
            }
            let (_, operation, is_return) = entries[at];
            if is_return {
                let Some((call, before)) = stack.pop() else { return (false, steps) };
                put(&entries, &mut out, entries[call].1, false);
                (state, at) = (before, call + 1);
                continue;
            }
            steps += 1;
            let call = &history.calls[operation];
            if let Some(after) = step(&state, &call.operation, call.answer.as_ref()) {
                put(&entries, &mut out, operation, true);
                if tried.insert((out.clone(), after.clone())) {
                    stack.push((at, std::mem::replace(&mut state, after)));
                    at = 0;
                    continue;
                }
                put(&entries, &mut out, operation, false);
            }
            at += 1;
        }
        (true, steps)
    }

    fn put(entries: &[(u64, usize, bool)], out: &mut [bool], operation: usize, is: bool) {
        for (entry, out) in entries.iter().zip(out) {
            if entry.1 == operation {
                *out = is;
            }
        }
    }
}
