//! What a script claims about its run.

use protocol::{ServedObject, Slot, Time};
use scenario::{Claim, ClaimedFact, Mistake, Scenario, Statement};

use crate::report::ClaimReport;
use crate::run::Run;

/// The claims of a script, and when each came true.
#[derive(Clone, Debug, Default)]
pub struct Claims(Vec<JudgedWorld>);

#[derive(Clone, Debug)]
struct JudgedWorld {
    from: Time,
    claim: Claim,
    kept: Option<u64>,
}

/// The first claim of a scenario that its protocol can never make true.
pub(crate) fn impossible(scenario: &Scenario) -> Option<Mistake> {
    let info = scenario.protocols[0];
    let claims = scenario.timeline().into_iter().filter_map(|(_, line)| match &line.what {
        Statement::Claim(claim) => Some(claim),
        Statement::Action(_) => None,
    });
    let (claim, expected) = claims
        .filter_map(|claim| {
            let expected = match (info.serves, &claim.fact) {
                (ServedObject::Decision, ClaimedFact::Value(_, value)) => {
                    format!("`expect decided 1 {value}`: {} keeps no registers", info.name)
                }
                (ServedObject::Decision, ClaimedFact::Decided(slot, value)) if *slot > Slot(1) => {
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
            Statement::Claim(claim) => {
                Some(JudgedWorld { from: moment.time, claim: claim.clone(), kept: None })
            }
            Statement::Action(_) => None,
        });
        Self(claim.collect())
    }

    /// Whether one of them is about the trace as a whole.
    pub fn fingerprint(&self) -> Option<u64> {
        self.0.iter().find_map(|judged| match judged.claim.fact {
            ClaimedFact::Fingerprint(print) => Some(print),
            _ => None,
        })
    }

    /// Sees an event that has just taken place.
    pub fn see(&mut self, run: &Run) {
        for judged in &mut self.0 {
            if let (None, Some(by)) = (judged.kept, judged.claim.by)
                && (judged.from..=by).contains(&run.now())
                && run.holds(&judged.claim.fact)
            {
                judged.kept = Some(run.event());
            }
        }
    }

    /// Remembers of earlier claims, where they are the same, what came true up to an event.
    pub fn remember(&mut self, earlier: &Self, event: u64) {
        for judged in &mut self.0 {
            let same = |old: &&JudgedWorld| (old.from, &old.claim) == (judged.from, &judged.claim);
            let known = earlier.0.iter().find(same).and_then(|old| old.kept);
            judged.kept = known.filter(|&kept| kept <= event);
        }
    }

    /// What became of each, at this moment; `over` is whether the run has ended, `print` the
    /// fingerprint of its trace, if that is known.
    pub fn snapshots(
        &self,
        run: &Run,
        now: Time,
        over: bool,
        print: Option<u64>,
    ) -> Vec<ClaimReport> {
        let kept = |judged: &JudgedWorld| match (&judged.claim.fact, judged.claim.by) {
            (ClaimedFact::Fingerprint(wanted), _) => print.map(|print| print == *wanted),
            (_, Some(by)) => {
                let came = judged.kept.is_some_and(|kept| kept <= run.event());
                (came || now > by || over).then_some(came)
            }
            (fact, None) => over.then(|| run.holds(fact)),
        };
        let snapshot = |judged: &JudgedWorld| ClaimReport {
            text: judged.claim.to_string(),
            kept: kept(judged),
        };
        self.0.iter().map(snapshot).collect()
    }
}
