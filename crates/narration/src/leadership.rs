//! Who leads: nodes start, campaign, lead, resign, step down.

use protocol::{Describe, Fault, Flavour, Info, NodeId, Role, Slot, Tally};

use super::Told;
use super::phrases::{slot_list, timer};
use super::rows::{Cause, Change};
use super::slots::{Slots, damaged};
use crate::adoption;
use crate::context::{DiskLoss, NodeSummary};
use crate::names::label;
use crate::report::{capacity, is_doing, titled};

/// A node begins a life.
pub(super) fn starts(change: &Change<'_>) -> Option<Told> {
    let Cause::Start(verb) = change.cause else { return None };
    let after = change.after;
    let mut told = change.says(format!("{verb} as {}", titled(after.title)));
    if after.last > Slot(0) {
        let epoch_name = change.teller.epoch_name(after.epoch);
        told.detail = format!("Its disk holds {epoch_name} and the slots up to {}.", after.last);
    }
    let damaged = damaged(after);
    if !damaged.is_empty() {
        let (what, is) = (slot_list(&damaged), if damaged.len() == 1 { "is" } else { "are" });
        told.text += &format!(", and cannot read {what}");
        let term = change.teller.context.info.epoch.name;
        told.detail += &format!(" Of {what} only the {term} {is} known.");
    }
    let gone = Slots::of(change.before, after).dropped;
    if !gone.is_empty() {
        told.text += &match after.last {
            Slot(0) => ", and holds nothing".to_owned(),
            _ => format!(", without {}", slot_list(&gone)),
        };
        told.detail = format!("{} {}", told.detail, lost(change.before, &gone)).trim().to_owned();
    }
    Some(told)
}

/// Why a node that starts holds less than before.
fn lost(before: &NodeSummary, gone: &[Slot]) -> String {
    let slots = slot_list(gone);
    match before.loss {
        DiskLoss::Nothing => format!("It does not keep {slots} when it restarts."),
        DiskLoss::Unwritten => format!("Its disk had not written {slots} before the crash."),
        DiskLoss::Forgotten => {
            format!("Its disk had reported {slots} as written, and lost that in the crash.")
        }
        DiskLoss::Wiped => "Its disk was wiped.".to_owned(),
        DiskLoss::Damaged => format!("Its disk cannot read {slots}."),
    }
}

/// A node begins to lead.
pub(super) fn leads(change: &Change<'_>) -> Option<Told> {
    if !change.begins_to_lead() {
        return None;
    }
    let (teller, node, after) = (change.teller, change.node, change.after);
    let leads = capacity(after.title, "leads") + &teller.epoch_name(after.epoch);
    let damaged = damaged(after);
    let leads = match damaged.is_empty() {
        true => leads,
        false => format!("{leads}, and cannot read {}", slot_list(&damaged)),
    };
    if let Cause::Start(_) = change.cause {
        return Some(change.says(leads));
    }
    let gives = change.heard().map_or("vote", |(_, message)| message.gives());
    let enough = enough(change, gives);
    let text = match damaged.is_empty() {
        true => format!("{leads} with the {gives}s of {enough}"),
        false => leads.clone(),
    };
    let mut told = change.says(text).news(format!("{node} {leads}")).notable();
    told.detail = match teller.counted(node, change.from(), &change.before.tallies, None) {
        Some(counted) => format!("{counted}, {enough}."),
        None => match change.heard() {
            Some((from, message)) => {
                format!("{} from {from} completes {enough}.", label(teller.context.info, message))
            }
            None => format!("Its own {gives} is {enough}."),
        },
    };
    told.detail += &adoption::told(teller.context, node);
    Some(told)
}

/// Promises may be more or fewer than those of a majority; votes are that, of those who have one.
/// Among liars no majority is ever enough.
fn enough(change: &Change<'_>, gives: &str) -> &'static str {
    let liars = change.teller.context.info.tolerates == Fault::Byzantine;
    let other = |tally: &Tally| gives != "vote" && tally.need != tally.of / 2 + 1;
    let other = liars || change.before.tallies.first().is_none_or(other);
    if other { "a quorum" } else { "a majority" }
}

/// A node joins those who ask for an epoch.
pub(super) fn asks_too(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let also = |(_, sent): &(NodeId, &dyn Describe)| sent.word() == message.word();
    let campaigns = message.word().flavour == Flavour::Campaign && change.moved_on();
    if !campaigns
        || change.begins_to_lead()
        || !change.teller.sent_messages(change.node).iter().any(also)
    {
        return None;
    }
    let what = label(change.teller.context.info, message);
    let told =
        change.says(format!("asks for {}, too", change.teller.epoch_name(change.after.epoch)));
    Some(
        told.detail(format!(
            "The reason is {what} from {from}. {}",
            change.teller.then(change.node)
        ))
        .notable(),
    )
}

/// A node wants to lead in another epoch.
pub(super) fn campaigns(change: &Change<'_>) -> Option<Told> {
    if !change.moved_on() || asks_too(change).is_some() {
        return None;
    }
    let epoch_name = change.teller.epoch_name(change.after.epoch);
    let text = match (change.teller.context.info.tolerates, change.after.role) {
        // Where nobody can win votes by asking for them, an epoch is asked for.
        (Fault::Byzantine, Role::Campaigning | Role::Following)
            if matches!(change.cause, Cause::TimerFired(_)) =>
        {
            format!("asks for {epoch_name}")
        }
        (Fault::Crash, Role::Campaigning) => {
            let fired = matches!(change.cause, Cause::TimerFired(_));
            let again = fired && change.before.role == Role::Campaigning;
            let again = if again { " again" } else { "" };
            format!(
                "{}{epoch_name}",
                capacity(change.after.title, &format!("campaigns{again} for"))
            )
        }
        _ => return None,
    };
    let then = change.teller.then(change.node);
    let why = match change.cause {
        Cause::TimerFired(word) => format!("Its {} ran out.", timer(word)),
        Cause::Heard { from, message } => {
            format!("The reason is {} from {from}.", label(change.teller.context.info, message))
        }
        Cause::Asked(request) => format!("{} asked for it.", request.id.client),
        Cause::Start(_) | Cause::Written => String::new(),
    };
    Some(change.says(text).detail(format!("{why} {then}").trim()).notable())
}

/// A leader stops leading by itself, within its epoch: it has heard from no quorum.
pub(super) fn resigns(change: &Change<'_>) -> Option<Told> {
    let Cause::TimerFired(word) = change.cause else { return None };
    if !change.ends_to_lead() || change.moved_on() {
        return None;
    }
    let event = change.teller.context.event;
    // By hand, nothing takes any time.
    let since = event.since.filter(|_| !change.teller.context.world.by_hand());
    let long = since.map(|since| format!(" for {}", event.time - since)).unwrap_or_default();
    let told = change.says(format!("resigns: it heard from no quorum{long}"));
    let led = led(change.before, change.teller.context.info);
    Some(told.detail(format!("It {led}. Its {} ran out.", timer(word))).notable())
}

/// A node was refused what it asked for in its own epoch.
pub(super) fn gives_up(change: &Change<'_>) -> Option<Told> {
    let (from, message) = change.heard()?;
    let own = message.epoch_name().is_some_and(|epoch| epoch <= change.before.epoch);
    if !quits(change) || !own || message.word().flavour != Flavour::Refuse {
        return None;
    }
    let mut facts = String::new();
    for fact in message.fields().iter().skip(1) {
        facts += &format!("; {} {}", fact.name, fact.value);
    }
    let what = label(change.teller.context.info, message);
    let told = change.says(format!("gives up {}", change.teller.epoch_name(change.before.epoch)));
    Some(told.detail(format!("{what} from {from}{facts}. {}", message.word().says)).notable())
}

/// A node leads no longer, or no longer tries to.
pub(super) fn steps_down(change: &Change<'_>) -> Option<Told> {
    if !quits(change) || resigns(change).is_some() || gives_up(change).is_some() {
        return None;
    }
    let (before, after, info) = (change.before, change.after, change.teller.context.info);
    let epoch_name = change.teller.epoch_name(before.epoch);
    let text = match (change.led(), after.role) {
        (true, Role::Campaigning) => format!("no longer leads {epoch_name}"),
        (true, _) if is_doing(before.title) => {
            format!("is no longer {} in {epoch_name}", before.title)
        }
        (true, _) => "steps down".to_owned(),
        (false, _) => format!("is no longer {}", titled(before.title)),
    };
    let was = if change.led() { format!("It {}.", led(before, info)) } else { String::new() };
    let why = match change.cause {
        // Then another part of the sentence has said why.
        Cause::Heard { .. } if change.learned() > 0 || campaigning(change) => String::new(),
        Cause::Heard { from, message } if change.moved_on() && message.epoch().is_some() => {
            let epoch_name = change.teller.epoch_name(after.epoch);
            format!("{} from {from} is of {epoch_name}.", message.word().name)
        }
        Cause::Heard { from, message } => {
            format!("{} from {from}. {}", label(info, message), message.word().says)
        }
        Cause::TimerFired(word) => format!("Its {} ran out.", timer(word)),
        Cause::Start(_) | Cause::Asked(_) | Cause::Written => String::new(),
    };
    Some(change.says(text).detail(format!("{why} {was}").trim()).notable())
}

/// Whether it wants another epoch.
fn campaigning(change: &Change<'_>) -> bool {
    asks_too(change).is_some() || campaigns(change).is_some()
}

/// Whether it leads no longer, or no longer tries to. Who did something that is done, as Paxos'
/// proposer, is not said to end it; and who goes on to try again says so by trying.
fn quits(change: &Change<'_>) -> bool {
    let (before, after) = (change.before, change.after);
    let leads_or_tries = |role| matches!(role, Role::Leading | Role::Campaigning);
    let done = is_doing(before.title) && (change.learned() > 0 || leads_or_tries(after.role));
    let ends = before.up && after.up && leads_or_tries(before.role) && !leads_or_tries(after.role);
    (ends || change.ends_to_lead()) && after.up && !done
}

/// `led term 3`, `was proposing in ballot 1.1`
pub(super) fn led(before: &NodeSummary, info: &Info) -> String {
    let epoch_name = format!("{} {}", info.epoch.name, before.epoch);
    match is_doing(before.title) {
        true => format!("was {} in {epoch_name}", before.title),
        false => format!("led {epoch_name}"),
    }
}
