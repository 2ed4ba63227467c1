//! A history that others recorded, around the operation that cannot be placed.

use super::{
    FaultMark, OperationBar, OperationDiagram, OperationId, OperationStatus, PlacedCall, is_write,
    label,
};
use crate::linear::read::{Model, Recorded};
use crate::linear::{ClientCall, Judgement, NotLinearizable, OperationHistory, key_of};
use crate::report::MarkKind;

/// So many calls are shown before the answer that cannot be, and after it.
const BEFORE: usize = 20;
const AFTER: usize = 4;

impl OperationDiagram {
    /// What was done to the key of the operation that cannot be placed, around it: moments are
    /// lines or entries of the file. Nothing where all have a place.
    pub fn recorded(recorded: &Recorded, judgement: &Judgement) -> Option<Self> {
        let history = &recorded.history;
        let NotLinearizable { call, .. } = judgement.not_linearizable.as_ref()?;
        let not_linearizable = &history.calls[*call];
        let answered = not_linearizable.returned.unwrap_or(not_linearizable.called);
        let key = key_of(&not_linearizable.operation);
        let is_about = |call: &&ClientCall| key_of(&call.operation) == key;
        let about: Vec<&ClientCall> = history.calls.iter().filter(is_about).collect();
        let at = about.partition_point(|call| call.called <= answered);
        let from =
            about[at.saturating_sub(BEFORE)].called.min(not_linearizable.called).saturating_sub(1);
        let until = about[(at + AFTER).min(about.len()) - 1].called.max(answered) + 1;
        let effects = effects(history, judgement);

        let mut shown = Self {
            window: from..until,
            unit: recorded.unit,
            until,
            disturbances: 1,
            faults: vec![FaultMark {
                from: answered,
                until: Some(answered),
                label: "no order beyond here".to_owned(),
                kind: MarkKind::Violation,
            }],
            ..Self::default()
        };
        let window = shown.window.clone();
        let stirs = |call: &ClientCall| {
            let moments = [Some(call.called), call.returned];
            moments.into_iter().flatten().any(|moment| window.contains(&moment))
        };
        // Whoever neither asks nor hears anything meanwhile would take room in vain.
        let stirring: Vec<u64> =
            about.iter().filter(|call| stirs(call)).map(|call| call.client).collect();
        let mut seen = Vec::new();
        for (call, index) in history.calls.iter().zip(0..) {
            if is_about(&call) && stirring.contains(&call.client) {
                let id = OperationId { client: call.client, number: u64::from(index) };
                seen.push(PlacedCall { id, called: call.called, answered: call.returned, index });
            }
        }
        shown.lay(seen, &|client| client.to_string(), &|bar: &mut OperationBar, index| {
            let at = index as usize;
            let ClientCall { operation, answer, .. } = &history.calls[at];
            // Whoever gets a lock has been told enough.
            let told = answer.as_ref().filter(|_| recorded.model != Model::Mutex);
            bar.label = label(recorded.words(operation), told);
            bar.writes = is_write(operation);
            bar.status = match effects[at] {
                _ if at == *call => OperationStatus::NotLinearizable,
                Some(effect) => OperationStatus::Placed(effect),
                None if answer.is_none() => OperationStatus::Open,
                None => OperationStatus::Unplaced,
            };
        });
        Some(shown)
    }
}

/// When each operation took effect, in the order that was found: each as soon as it was called and
/// everything before it had taken effect.
fn effects(history: &OperationHistory, judgement: &Judgement) -> Vec<Option<u64>> {
    let mut effects = vec![None; history.calls.len()];
    let (mut key, mut moment) = (None, 0);
    for &at in &judgement.order {
        let call = &history.calls[at];
        let own = key_of(&call.operation);
        if own != key {
            (key, moment) = (own, 0);
        }
        moment = call.called.max(moment);
        effects[at] = Some(moment);
    }
    effects
}
