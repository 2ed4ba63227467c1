//! Many runs: by chance ([`script()`], [`play`]), what they find made small ([`shrink`]), and what a
//! decision of each protocol costs, measured ([`compare`]) and as it is told ([`textbook`]).

pub mod compare;
pub mod shrink;
pub mod textbook;

mod script;

use std::sync::Arc;

use playground::report::VerdictReport;
use playground::run::{Occurrence, Run};
use protocol::{Info, Operation, RequestId};
use scenario::{Action, Endpoint};
use simulator::{ClientAction, Core, EventKind, World};

pub use script::{kinds, script, script_with};

/// What became of one run of a campaign.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// How many events were played.
    pub events: u64,
    /// How much virtual time that was, in microseconds.
    pub time: u64,
    /// The properties that was violated.
    pub violated: Vec<VerdictReport>,
    /// How often each rule decided something, in the order of the protocol's description.
    pub cited: Vec<u64>,
    /// How often each kind of message arrived, in the order of the protocol's description.
    pub messages: Vec<u64>,
    /// How often each kind of action took place, by its verb; how often what an administrator asked
    /// for was done, as `admin add`; which options were not as usual, as `option prevote`; and
    /// whether a node was down for good, as `deaths`.
    pub actions: Vec<(String, u64)>,
    /// Whether it had as many events as it may before its time was over: then nothing is known of
    /// what would have become of it after the last healing.
    pub stopped: bool,
    /// Slots that were decided.
    pub decisions: u64,
}

impl Outcome {
    fn count(&mut self, info: &Info, occurrence: Option<Occurrence>) {
        match occurrence {
            Some(Occurrence::Message(word)) => {
                self.messages.resize(info.messages.len(), 0);
                let kinds = self.messages.iter_mut().zip(info.messages);
                kinds.filter(|(_, known)| known.id == word).for_each(|(count, _)| *count += 1);
            }
            Some(Occurrence::Action(verb)) => self.act(verb),
            None => {}
        }
    }

    fn act(&mut self, what: String) {
        match self.actions.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += 1,
            None => self.actions.push((what, 1)),
        }
    }

    /// Whether nothing was violated.
    pub fn is_clean(&self) -> bool {
        self.violated.is_empty()
    }
}

/// Plays a script to its end, or as many events as it may.
///
/// # Errors
/// The mistakes in the script.
pub fn play(core: Core, script: &str, events: u64) -> Result<Outcome, String> {
    let scenario = scenario::parse(script, &[core.info])
        .map_err(|mistakes| scenario::mistake::told("", &mistakes))?;
    let mut run = Run::open(core, &scenario).map_err(|unknown| unknown.to_string())?;
    let end = scenario.ends();
    let mut outcome = Outcome::default();
    scenario.options.iter().for_each(|(name, _)| outcome.act(format!("option {name}")));
    let mut wanted: Vec<(RequestId, Arc<str>)> = Vec::new();
    while run.next_time().is_some_and(|next| next <= end) && run.violations() == 0 {
        if run.event() == events {
            outcome.stopped = true;
            break;
        }
        run.step();
        outcome.count(scenario.protocols[0], run.occurrence());
        match &run.world().last().kind {
            EventKind::Acted(Action::Split(groups))
                if groups.iter().flatten().any(|end| matches!(end, Endpoint::Client(_))) =>
            {
                outcome.act("sides".to_owned());
            }
            EventKind::Acted(Action::Cut(to)) if is_deaf(run.world(), to.to) => {
                outcome.act("deaf".to_owned());
            }
            _ => {}
        }
        match &run.world().last().client_action {
            Some(ClientAction::Asked(request)) => {
                if let Operation::Change(change) = &request.operation {
                    wanted.push((request.id, change.word.clone()));
                }
            }
            Some(ClientAction::Answered(id, _)) => {
                let done = wanted.iter().find(|(wanted, _)| wanted == id);
                done.into_iter().for_each(|(_, word)| outcome.act(format!("admin {word}")));
            }
            None => {}
        }
        for kind in run.forged() {
            let forged = Occurrence::Action(format!("forged {kind}"));
            outcome.count(scenario.protocols[0], Some(forged));
        }
        outcome.decisions += run.newly_decided() as u64;
    }
    if !outcome.stopped && run.world().nodes().iter().any(|node| node.replica.is_none()) {
        outcome.act("deaths".to_owned());
    }
    let fell = |verdict: &VerdictReport| verdict.state.is_violated();
    outcome.violated = run.verdicts().into_iter().filter(fell).collect();
    (outcome.events, outcome.time) = (run.event(), run.now().0);
    outcome.cited = run.cited().to_vec();
    Ok(outcome)
}

/// Whether nothing that other nodes say reaches a node.
fn is_deaf(world: &World, node: Endpoint) -> bool {
    let ends = world.nodes().iter().map(|other| Endpoint::Node(other.id()));
    let cuts = world.network().cuts();
    ends.filter(|other| *other != node).all(|other| cuts.contains(&(other, node)))
}
