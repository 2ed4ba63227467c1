//! What captions may not leave out, over every scenario there is: who leads, what is decided, what is
//! lost, and why somebody refuses.

mod files;

use cores::registry;
use std::collections::BTreeSet;

use playground::Session;
use playground::record::Record;
use playground::report::{Caption, MarkKind};
use playground::snapshot::{ClusterSnapshot, Flavour, Role, SlotSnapshot};
use protocol::NodeId;

/// An event with everything that these laws compare.
struct Told<'a> {
    before: &'a Seen,
    after: &'a Seen,
    caption: Caption,
    /// Whether a property was violated: then that is the headline.
    violated: bool,
    decided: usize,
}

/// What there was to be seen at one moment.
struct Seen {
    snapshot: ClusterSnapshot,
    logs: Vec<Vec<SlotSnapshot>>,
}

fn see(session: &Session) -> Seen {
    let snapshot = session.cluster();
    let log = |node: &playground::snapshot::NodeSnapshot| {
        session.log(NodeId(node.id), node.decided + 1, node.last)
    };
    Seen { logs: snapshot.nodes.iter().map(log).collect(), snapshot }
}

/// Plays every scenario and asks the law of every event; some events must be such that it can fail.
fn asked(law: impl Fn(&Told<'_>) -> Result<bool, String>) {
    let folders = ["scenarios", "tests/reported"].map(str::to_owned).into_iter();
    let protocols = registry().protocols().iter().map(|core| core.info.id);
    let suspended = protocols.map(|protocol| format!("tests/suspended/{protocol}"));
    let mut met = 0;
    for file in folders.chain(suspended).flat_map(|folder| files::scenarios(&folder)) {
        let name = file.display().to_string();
        let mut session = files::open(&name, &files::read(&file));
        let (mut before, mut violations) = (see(&session), session.violations());
        while session.step() {
            let (after, caption) = (see(&session), session.caption(false));
            let event = session.event();
            let marks = session.marks().iter().rev().take_while(|mark| mark.event == event);
            let decided = marks.filter(|mark| mark.kind == MarkKind::Decision).count();
            let violated = session.violations() > violations;
            let told = Told { before: &before, after: &after, caption, violated, decided };
            match law(&told) {
                Ok(applies) => met += usize::from(applies),
                Err(what) => panic!("{name}, event {event}: {what}: {:?}", told.caption),
            }
            (before, violations) = (after, session.violations());
        }
    }
    assert!(met > 20, "only {met} events are such");
}

#[test]
fn leadership_changes_are_headlines() {
    asked(|told| {
        let leads = |seen: &Seen, at: usize| {
            let node = &seen.snapshot.nodes[at];
            let up = node.life != playground::snapshot::Life::Down;
            (up && node.role == Role::Leading).then_some(node.epoch)
        };
        let mut met = false;
        for (at, node) in told.after.snapshot.nodes.iter().enumerate() {
            let (was, is) = (leads(told.before, at), leads(told.after, at));
            // Whoever was proposing has done so, once the decision is known.
            let done = node.title == "learner";
            if was == is || told.violated || (is.is_none() && done) {
                continue;
            }
            met = true;
            let words: &[&str] = match is {
                Some(_) => &[" leads ", " is proposing in "],
                None => &[
                    "steps down",
                    "resigns",
                    "no longer leads",
                    "gives up",
                    " led ",
                    "was proposing",
                    "is preparing",
                ],
            };
            let headline = &told.caption.headline;
            let says = words.iter().any(|word| headline.contains(word));
            if !says || !headline.contains(&format!("S{}", node.id)) {
                return Err(format!("S{} was {was:?}, is {is:?}", node.id));
            }
        }
        Ok(met)
    });
}

#[test]
fn a_decision_is_the_headline_or_the_sentence_after_it() {
    asked(|told| {
        let Caption { headline, detail, .. } = &told.caption;
        let second = if told.violated { detail } else { headline };
        if told.decided > 0 && !second.contains("decided") {
            return Err(format!("{} slots are decided", told.decided));
        }
        Ok(told.decided > 0)
    });
}

#[test]
fn replaced_and_dropped_slots_are_named() {
    asked(|told| {
        let mut met = false;
        for (at, node) in told.after.snapshot.nodes.iter().enumerate() {
            let (before, after) = (&told.before.logs[at], &told.after.logs[at]);
            let was_up = told.before.snapshot.nodes[at].life != playground::snapshot::Life::Down;
            if !was_up || node.life == playground::snapshot::Life::Down {
                continue;
            }
            let other = |old: &&SlotSnapshot| match after.iter().find(|new| new.slot == old.slot) {
                Some(new) => {
                    new.epoch_label != old.epoch_label
                        && new.label != old.label
                        && !old.label.is_empty()
                        && !new.label.is_empty()
                }
                None => old.slot > node.decided,
            };
            let lost: BTreeSet<u64> = before.iter().filter(other).map(|slot| slot.slot).collect();
            let text = format!("{} {}", told.caption.headline, told.caption.detail);
            let named = named(&text);
            if !lost.is_subset(&named) {
                return Err(format!("S{} lost {lost:?}, and {named:?} are named", node.id));
            }
            met |= !lost.is_empty();
        }
        Ok(met)
    });
}

/// The slots that a text names: `slot 3`, `slots 1, 3 and 5 to 7`.
fn named(text: &str) -> BTreeSet<u64> {
    let mut named = BTreeSet::new();
    for part in text.split("slot").skip(1) {
        let part = part.strip_prefix('s').unwrap_or(part);
        let (mut last, mut range) = (0, false);
        for word in part.split_whitespace() {
            let number = word.trim_end_matches([',', '.', ';', ':']);
            match (number, number.parse::<u64>()) {
                (_, Ok(slot)) if range => named.extend(last + 1..=slot),
                (_, Ok(slot)) => named.extend([slot]),
                ("to", _) => {}
                ("and", _) => {}
                _ => break,
            }
            range = number == "to";
            last = number.parse().unwrap_or(last);
        }
    }
    named
}

#[test]
fn a_refusal_says_why() {
    let mut refusals = 0;
    for file in files::scenarios("scenarios") {
        let name = file.display().to_string();
        let mut session = files::open(&name, &files::read(&file));
        let mut captions = Vec::new();
        while session.step() {
            captions.push(session.caption(false));
        }
        let mut records: Vec<Record> = Vec::new();
        session.records(|record| records.push(record));
        for caption in captions {
            let record = records.iter().find(|record| record.event == caption.event);
            let record = record.expect("every event is recorded");
            let heard = record.envelope.as_ref().filter(|it| it.message.is_some());
            let refuses = record.node_actions.iter().any(|node_action| {
                let sent =
                    node_action.envelope.as_ref().and_then(|envelope| envelope.message.as_ref());
                let said = sent.or(node_action.message.as_ref());
                said.is_some_and(|said| said.flavour == Flavour::Refuse)
            });
            if heard.is_none() || record.loss.is_some() || !refuses || record.twin {
                continue;
            }
            let (_, reason) = caption.headline.split_once("refuses ").unwrap_or_default();
            let reason = reason.split_once(": ").map(|(_, reason)| reason).unwrap_or_default();
            assert!(reason.len() > 5, "{name}: {caption:?}");
            refusals += 1;
        }
    }
    assert!(refusals > 100, "{refusals}");
}

/// `tests/reported/NAME.says` lists headlines that `NAME.scenario` must tell, in this order.
#[test]
fn reported_cases_are_told_as_they_should_be() {
    let mut asked = 0;
    for file in files::scenarios("tests/reported") {
        let Ok(says) = std::fs::read_to_string(file.with_extension("says")) else { continue };
        let name = file.display().to_string();
        let mut session = files::open(&name, &files::read(&file));
        let mut told = Vec::new();
        while session.step() {
            told.push(session.caption(false).headline);
        }
        let mut rest = told.iter();
        for line in says.lines() {
            assert!(rest.any(|headline| headline == line), "{name}: {line} is not told: {told:#?}");
            asked += 1;
        }
    }
    assert!(asked > 10, "{asked}");
}
