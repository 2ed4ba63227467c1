//! What is decided, and what nodes hold: slots are stored, replaced, dropped.

use std::fmt::Write;

use protocol::{Command, Role, Slot, SlotStatus, SlotView};
use simulator::NodeAction;

use super::Told;
use super::phrases::{slot_list, slots};
use super::rows::Change;
use crate::context::NodeSummary;
use crate::names::label;

/// How what a node holds has changed, in order. Slots that were decided before, as far as the node
/// knew, are left out, but for the last.
pub(super) struct Slots {
    /// What holds something now, and held nothing.
    stored: Vec<Slot>,
    /// What holds something else than before.
    replaced: Vec<Slot>,
    /// What holds nothing any more.
    pub(super) dropped: Vec<Slot>,
}

impl Slots {
    pub(super) fn of(before: &NodeSummary, after: &NodeSummary) -> Self {
        let at = |held: &SlotView| held.slot;
        let find =
            |held: &'_ [SlotView], slot: &SlotView| held.binary_search_by_key(&slot.slot, at).ok();
        let open = before.open();
        let old = before.held.iter().filter(|slot| slot.slot >= open);
        let dropped = old.clone().filter(|old| {
            // What a snapshot stands for is not dropped.
            let gone = old.slot > after.decided || old.slot > after.last;
            gone && old.status != SlotStatus::Damaged && find(&after.held, old).is_none()
        });
        let replaced = old.filter(|old| {
            find(&after.held, old).is_some_and(|new| is_other(old, &after.held[new]))
        });
        let (dropped, replaced) = (dropped.map(at).collect(), replaced.map(at).collect());
        let stored = after
            .held
            .iter()
            .filter(|new| new.slot > before.decided && find(&before.held, new).is_none());
        Self { stored: stored.map(at).collect(), replaced, dropped }
    }
}

/// Whether something else stands in a slot than before. What is only proposed anew in a later epoch
/// is not.
fn is_other(old: &SlotView, new: &SlotView) -> bool {
    let (Some(was), Some(is)) = (&old.command, &new.command) else { return false };
    old.epoch != new.epoch && (was != is || matches!(was, Command::Noop))
}

impl Change<'_> {
    /// How many more slots are decided, as far as it knows.
    pub(super) const fn learned(&self) -> u64 {
        self.after.decided.0.saturating_sub(self.before.decided.0)
    }
}

/// Slots are decided for the first time.
pub(super) fn decided(change: &Change<'_>) -> Option<Told> {
    let all = change.teller.context.first_decided;
    let (last, node, teller) = (*all.last()?, change.node, change.teller);
    let (range, verb) = (slot_list(all), if all.len() == 1 { "is" } else { "are" });
    let told = change.says(format!("decides {range}"));
    let counted = teller.counted(node, change.from(), &change.before.tallies, Some(last));
    // Of several slots, the detail tells of the last.
    let (it, subject) = match all {
        [_] => ("it".to_owned(), "It".to_owned()),
        _ => (format!("slot {last}"), format!("Slot {last}")),
    };
    let mut detail = counted.map(|counted| format!("{counted} hold {it}.")).unwrap_or_default();
    if let Some(command) = teller.command(node, last) {
        let _ = match command {
            Command::Noop if change.after.decided > last => {
                write!(detail, " {subject} holds a no-op, which fills a hole.")
            }
            Command::Noop => write!(detail, " {subject} holds a no-op."),
            Command::Request(request) => write!(detail, " {subject} holds {}.", request.operation),
        };
    }
    Some(told.news(format!("{range} {verb} decided")).detail(detail.trim()).notable())
}

/// A leader decides what others had decided before.
pub(super) fn decides(change: &Change<'_>) -> Option<Told> {
    let (teller, node) = (change.teller, change.node);
    let node_actions = teller.context.event.node_actions.iter();
    let decided = node_actions.filter_map(|(decider, node_action)| match node_action {
        NodeAction::Decided(slot, _) if *decider == node => Some(*slot),
        _ => None,
    });
    let decided: Vec<Slot> = decided.collect();
    let last = *decided.last()?;
    let again = teller.context.first_decided.is_empty() && change.after.role == Role::Leading;
    let counted = teller.counted(node, change.from(), &change.before.tallies, Some(last));
    let it = if decided.len() == 1 { "it".to_owned() } else { format!("slot {last}") };
    let detail = counted.map(|counted| format!("{counted} hold {it}.")).unwrap_or_default();
    again.then(|| change.says(format!("decides {}", slot_list(&decided))).detail(detail).notable())
}

/// A node hears that slots are decided which it holds.
pub(super) fn learns(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let (before, after) = (change.before, change.after);
    let learns = change.teller.context.first_decided.is_empty()
        && change.learned() > 0
        && after.role != Role::Leading
        && after.last == before.last;
    let (range, are) = match change.learned() {
        1 => (slots(after.decided, after.decided), "is"),
        _ => (slots(before.decided.next(), after.decided), "are"),
    };
    let what = label(change.teller.context.info, message);
    learns.then(|| {
        change
            .says(format!("learns that {range} {are} decided"))
            .detail(format!("{what} from {from} says so."))
    })
}

/// What a node held stands there no more.
pub(super) fn lost(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let Slots { stored, replaced, dropped } = Slots::of(change.before, change.after);
    let mut texts = Vec::new();
    if !replaced.is_empty() {
        let that = if replaced.len() == 1 { "that" } else { "those" };
        texts.push(format!("replaces its {} by {that} of {from}", slot_list(&replaced)));
    }
    if !dropped.is_empty() {
        texts.push(format!("drops {}", slot_list(&dropped)));
    }
    if texts.is_empty() {
        return None;
    }
    let detail = if replaced.is_empty() {
        let what = label(change.teller.context.info, message);
        format!("{what} from {from} puts nothing in their place.")
    } else {
        if !stored.is_empty() {
            texts.push(format!("stores {}", slot_list(&stored)));
        }
        "It held something else there.".to_owned()
    };
    let then = change.teller.then(change.node);
    Some(change.says(texts.join(", and ")).detail(format!("{detail} {then}").trim()).notable())
}

/// What a node holds, and its disk cannot read.
pub(super) fn damaged(summary: &NodeSummary) -> Vec<Slot> {
    let damaged = summary.held.iter().filter(|slot| slot.status == SlotStatus::Damaged);
    damaged.map(|slot| slot.slot).collect()
}

/// A node can read again what was damaged, or forgets it.
pub(super) fn repairs(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let (mut repaired, mut discarded) = (Vec::new(), Vec::new());
    for old in change.before.held.iter().filter(|slot| slot.status == SlotStatus::Damaged) {
        let held = &change.after.held;
        match held.binary_search_by_key(&old.slot, |held| held.slot).map(|at| &held[at]) {
            Ok(new) if new.epoch != old.epoch => discarded.push(old.slot),
            Ok(new) if new.status == SlotStatus::Damaged => {}
            Ok(_) => repaired.push(old.slot),
            // A snapshot stands for it.
            Err(_) if old.slot <= change.after.decided => repaired.push(old.slot),
            Err(_) => discarded.push(old.slot),
        }
    }
    let mut texts = Vec::new();
    if !repaired.is_empty() {
        texts.push(format!("repairs {} from {from}", slot_list(&repaired)));
    }
    if !discarded.is_empty() {
        texts.push(format!("discards {}, which was damaged", slot_list(&discarded)));
    }
    if texts.is_empty() {
        return None;
    }
    let what = label(change.teller.context.info, message);
    let then = change.teller.then(change.node);
    let detail = match repaired.is_empty() {
        true => format!("The reason is {what} from {from}. {then}"),
        false => format!("{what} holds it. {then}"),
    };
    Some(change.says(texts.join(", and ")).detail(detail.trim()).notable())
}

/// A node holds more than before.
pub(super) fn stores(change: &Change<'_>) -> Option<Told> {
    let (from, _) = change.heard()?;
    let (before, after) = (change.before, change.after);
    let stored = Slots::of(before, after).stored;
    let range = match stored.as_slice() {
        // What a snapshot stands for is not listed.
        [] if after.last > before.last => slots(before.last.next(), after.last),
        [] => return None,
        stored => slot_list(stored),
    };
    let told = change.says(format!("stores {range} from {from}"));
    Some(told.detail(change.teller.then(change.node)))
}
