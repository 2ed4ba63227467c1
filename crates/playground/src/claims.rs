//! What a script claims about its run.

use protocol::{Serves, Slot, Time};
use scenario::{Claim, Fact, Mistake, Scenario, What};

use crate::run::Run;
use crate::telling::ClaimStage;

/// The claims of a script, and when each came true.
#[derive(Clone, Debug, Default)]
pub struct Claims(Vec<Watched>);

#[derive(Clone, Debug)]
struct Watched {
    from: Time,
    claim: Claim,
    kept: Option<u64>,
}

/// The first claim of a scenario that its protocol can never make true.
pub(crate) fn impossible(scenario: &Scenario) -> Option<Mistake> {
    let info = scenario.protocols[0];
    let claims = scenario.timeline().into_iter().filter_map(|(_, line)| match &line.what {
        What::Claim(claim) => Some(claim),
        What::Action(_) => None,
    });
    let (claim, expected) = claims
        .filter_map(|claim| {
            let expected = match (info.serves, &claim.fact) {
                (Serves::Decision, Fact::Value(_, value)) => {
                    format!("`expect decided 1 {value}`: {} keeps no registers", info.name)
                }
                (Serves::Decision, Fact::Decided(slot, value)) if *slot > Slot(1) => {
                    format!("`expect decided 1 {value}`: {} decides once", info.name)
                }
                _ => return None,
            };
            Some((claim.to_string(), expected))
        })
        .next()?;
    Some(Mistake::about_line(&scenario.to_string(), &claim, expected))
}

impl Claims {
    /// The claims of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let lines = scenario.timeline().into_iter();
        let claim = lines.filter_map(|(moment, line)| match &line.what {
            What::Claim(claim) => {
                Some(Watched { from: moment.time, claim: claim.clone(), kept: None })
            }
            What::Action(_) => None,
        });
        Self(claim.collect())
    }

    /// Whether one of them is about the trace as a whole.
    pub fn fingerprint(&self) -> Option<u64> {
        self.0.iter().find_map(|watched| match watched.claim.fact {
            Fact::Fingerprint(print) => Some(print),
            _ => None,
        })
    }

    /// Sees an event that has just taken place.
    pub fn see(&mut self, run: &Run) {
        for watched in &mut self.0 {
            if let (None, Some(by)) = (watched.kept, watched.claim.by)
                && (watched.from..=by).contains(&run.now())
                && run.holds(&watched.claim.fact)
            {
                watched.kept = Some(run.event());
            }
        }
    }

    /// Remembers of earlier claims, where they are the same, what came true up to an event.
    pub fn remember(&mut self, earlier: &Self, event: u64) {
        for watched in &mut self.0 {
            let same = |old: &&Watched| (old.from, &old.claim) == (watched.from, &watched.claim);
            let known = earlier.0.iter().find(same).and_then(|old| old.kept);
            watched.kept = known.filter(|&kept| kept <= event);
        }
    }

    /// What became of each, at this moment; `over` is whether the run has ended, `print` the
    /// fingerprint of its trace, if that is known.
    pub fn stages(&self, run: &Run, now: Time, over: bool, print: Option<u64>) -> Vec<ClaimStage> {
        let kept = |watched: &Watched| match (&watched.claim.fact, watched.claim.by) {
            (Fact::Fingerprint(wanted), _) => print.map(|print| print == *wanted),
            (_, Some(by)) => {
                let came = watched.kept.is_some_and(|kept| kept <= run.event());
                (came || now > by || over).then_some(came)
            }
            (fact, None) => over.then(|| run.holds(fact)),
        };
        let stage =
            |watched: &Watched| ClaimStage { text: watched.claim.to_string(), kept: kept(watched) };
        self.0.iter().map(stage).collect()
    }
}
