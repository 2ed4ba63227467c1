//! Termination: what clients ask for is decided, once the world lets it be.
//!
//! No protocol can promise this of a world that loses and delays at will (Fischer, Lynch, Paterson,
//! 1985). So it is asked for only while nothing stands in the way ([`simulator::World::obstacle`]), and
//! with patience: ten rounds of the slowest timeout, of retries, of messages there and back and of
//! disk writes, more of them the more the network loses, and a quarter of the time that the world was
//! broken before, in which back-offs and backlogs grew. Nor is it asked for where more requests wait than
//! can be answered in that time, as long as some are answered.

use protocol::{Breach, Config, Fault, Info, Operation, OptionValue, TERMINATION, Time, Timeout};
use scenario::WorldSettings;
use simulator::{Obstacle, OpenRequest};

/// How often the slowest round may be tried.
const ROUNDS: u64 = 10;

/// Virtual time between two looks at what waits.
const PAUSE: Time = Time::millis(100);

/// Changes of registers that are neither answered nor decided, whether or not somebody waits for them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backlog {
    /// How many.
    pub(crate) requests: usize,
    /// How often clients asked for them, all together.
    pub(crate) copies: u64,
}

/// Since when the world is whole, and how patient its clients are.
#[derive(Clone, Debug)]
pub(crate) struct Termination {
    /// What a proposal takes at most there and back, with a write on either side.
    round: Time,
    rounds: Time,
    whole: bool,
    /// Since when the world is what it is, whole or broken.
    since: Time,
    patience: Time,
    next: Time,
    /// How many answers clients got since the world is what it is, and how many slots were decided.
    answers: u64,
    decisions: u64,
    /// When a client was answered or a slot was decided last.
    served: Time,
    /// So many requests wait, and more than can be answered come.
    overload: Option<usize>,
}

impl Termination {
    pub(crate) fn new(info: &Info, settings: &WorldSettings, config: &Config) -> Self {
        let timeouts = info.options.iter().filter_map(|option| match option.default {
            OptionValue::Time(_) => Some(config.time(option).end),
            OptionValue::Range(..) => Some(config.range(option).end),
            OptionValue::Flag(_) | OptionValue::Count(_) => None,
        });
        let disk = settings.disk.as_ref().map_or(Time::ZERO, |range| range.end);
        let hop = settings.delay.end.0.saturating_add(disk.0);
        // A timeout that is too short grows until what it waits for is over, and overshoots.
        let grown = |timeout: &Timeout| {
            let trips = u64::from(timeout.trips).saturating_mul(hop);
            if timeout.grows > 1 { trips.saturating_mul(2) } else { 0 }
        };
        let grown = info.timeouts.iter().map(grown).max().unwrap_or(0);
        let slowest = timeouts.max().unwrap_or_default().0.max(grown) + settings.retry.0;
        let mut rounds = slowest.saturating_add(hop.saturating_mul(4)).saturating_mul(ROUNDS);
        // A round has a request and its answer, and a proposal and an answer for each other node of a
        // quorum: where as many nodes are down as may be, all of these must get through. Among liars
        // everybody votes twice.
        let messages = match info.tolerates {
            Fault::Crash => 2 * config.majority(),
            Fault::Byzantine => 2 + 2 * config.byzantine_quorum(),
        };
        for _ in 0..messages {
            rounds = rounds.saturating_mul(1_000_000)
                / u64::from(1_000_001 - settings.loss.0.min(1_000_000));
        }
        let rounds = Time(rounds);
        Self {
            round: Time(hop.saturating_mul(2)),
            rounds,
            whole: true,
            since: Time::ZERO,
            patience: rounds,
            next: Time::ZERO,
            answers: 0,
            decisions: 0,
            served: Time::ZERO,
            overload: None,
        }
    }

    /// A client is answered.
    pub(crate) const fn answered(&mut self, now: Time) {
        (self.served, self.answers) = (now, self.answers + 1);
    }

    /// Slots are decided, whether or not somebody waits for an answer.
    pub(crate) const fn decided(&mut self, now: Time, slots: usize) {
        (self.served, self.decisions) = (now, self.decisions + slots as u64);
    }

    /// Whether more is asked than can be answered.
    pub(crate) fn overload(&self) -> Option<Obstacle> {
        self.overload.map(Obstacle::Load)
    }

    /// Whether requests wait because there are too many of them: some are served all the time, and
    /// at this rate it takes longer than the patience lasts to serve all that wait (Little's law). A
    /// request that is left behind by others is not excused by that.
    fn is_too_much(&self, now: Time, waiting: u64) -> bool {
        let goes_on = now.since(self.served).0 <= self.patience.0 / 2;
        let passed = now.since(self.since).0;
        let served = self.answers.max(self.decisions);
        goes_on && waiting.saturating_mul(passed) >= self.patience.0.saturating_mul(served)
    }

    /// Whether there is anything to judge at this time.
    pub(crate) fn is_due(&self, now: Time) -> bool {
        now >= self.next
    }

    /// Looks at what waits. A request that has waited too long is a breach. A cluster may have more to
    /// do than what clients still wait for: what they asked for before they crashed is `undecided`, too,
    /// and each time that a client asked may have left an entry that takes a round of its own.
    pub(crate) fn look<'a>(
        &mut self,
        now: Time,
        whole: bool,
        open: impl Iterator<Item = &'a OpenRequest>,
        undecided: impl FnOnce() -> Backlog,
    ) -> Option<Breach> {
        self.next = now + PAUSE;
        self.overload = None;
        if whole != self.whole {
            if whole {
                self.patience = self.rounds + Time(now.since(self.since).0 / 4);
            }
            (self.whole, self.since, self.answers, self.decisions) = (whole, now, 0, 0);
        }
        if !whole {
            return None;
        }
        let waited = |open: &OpenRequest| now.since(open.since.max(self.since));
        // What an administrator asks for may be beyond what can be done: a server that is never
        // there cannot be added.
        let decided = |open: &OpenRequest| !matches!(open.request.operation, Operation::Change(_));
        let (mut late, mut all) = (None, 0);
        for open in open {
            all += 1;
            late = late.or_else(|| (decided(open) && waited(open) > self.patience).then_some(open));
        }
        let late = late?;
        let Backlog { requests, copies } = undecided();
        let waiting = all.max(requests);
        let catching_up = Time(self.round.0.saturating_mul(copies));
        let is_in_time = waited(late) <= self.patience + catching_up;
        if is_in_time || self.is_too_much(now, waiting as u64) {
            self.overload = Some(waiting);
            return None;
        }
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
