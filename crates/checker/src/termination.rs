//! Termination: what clients ask for is decided, once the world lets it be.
//!
//! No protocol can promise this of a world that loses and delays at will (Fischer, Lynch, Paterson,
//! 1985). So it is asked for only while the world is whole ([`simulator::World::is_whole`]), and
//! with patience: ten rounds of the slowest timeout, of retries, of messages there and back and of
//! disk writes, more of them the more the network loses, and a quarter of the time that the world was broken before, in which back-offs and
//! backlogs grew.

use protocol::{Breach, Config, Fault, Info, Operation, OptionValue, TERMINATION, Time};
use scenario::World as Settings;
use simulator::Open;

/// How often the slowest round may be tried.
const ROUNDS: u64 = 10;

/// Virtual time between two looks at what waits.
const PAUSE: Time = Time::millis(100);

/// Since when the world is whole, and how patient its clients are.
#[derive(Clone, Debug)]
pub(crate) struct Termination {
    rounds: Time,
    whole: bool,
    /// Since when the world is what it is, whole or broken.
    since: Time,
    patience: Time,
    next: Time,
}

impl Termination {
    pub(crate) fn new(info: &Info, settings: &Settings, config: &Config) -> Self {
        let timeouts = info.options.iter().filter_map(|option| match option.default {
            OptionValue::Time(_) => Some(config.time(option).end),
            OptionValue::Range(..) => Some(config.range(option).end),
            OptionValue::Flag(_) | OptionValue::Count(_) => None,
        });
        let slowest = timeouts.max().unwrap_or_default().0 + settings.retry.0;
        let disk = settings.disk.as_ref().map_or(Time::ZERO, |range| range.end);
        let mut rounds = ROUNDS * (slowest + 4 * (settings.delay.end.0 + disk.0));
        // A round has a request, a proposal and the two answers: all four must get through. Among liars
        // everybody votes twice, and where some are down all the others must hear that.
        let messages = if info.tolerates == Fault::Byzantine { 8 } else { 4 };
        for _ in 0..messages {
            rounds = rounds.saturating_mul(1_000_000)
                / u64::from(1_000_001 - settings.loss.0.min(1_000_000));
        }
        let rounds = Time(rounds);
        let (since, next) = (Time::ZERO, Time::ZERO);
        Self { rounds, whole: true, since, patience: rounds, next }
    }

    /// Whether there is anything to judge at this time.
    pub(crate) fn is_due(&self, now: Time) -> bool {
        now >= self.next
    }

    /// Looks at what waits. A request that has waited too long is a breach.
    pub(crate) fn look<'a>(
        &mut self,
        now: Time,
        whole: bool,
        mut open: impl Iterator<Item = &'a Open>,
    ) -> Option<Breach> {
        self.next = now + PAUSE;
        if whole != self.whole {
            if whole {
                self.patience = self.rounds + Time(now.since(self.since).0 / 4);
            }
            (self.whole, self.since) = (whole, now);
        }
        if !whole {
            return None;
        }
        let waited = |open: &Open| now.since(open.since.max(self.since));
        // What an administrator asks for may be beyond what can be done: a server that is never
        // there cannot be added.
        let decided = |open: &Open| !matches!(open.request.operation, Operation::Change(_));
        let late = open.find(|open| decided(open) && waited(open) > self.patience)?;
        let because = format!(
            "{} asked for {} at {}, the world is whole since {}, and {} later nobody has answered.",
            late.request.id.client,
            late.request.operation,
            late.since,
            self.since,
            waited(late)
        );
        Some(Breach::new(&TERMINATION, because))
    }
}
