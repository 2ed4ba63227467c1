//! The description of PBFT.

use alloc::format;

use protocol::{
    Assumption, Bug, Config, EpochWord, Fault, Info, Links, OptionValue, ReadGuarantee, ReadLevel,
    ReplyQuorum, ServedObject, Time, Timeout, UnknownSetting,
};

use crate::{lies, message, properties, rules};

protocol::options! {
    TIMEOUT = "timeout", OptionValue::Time(Time::millis(500)), true,
        "How long a replica waits for a request to be executed, or for a view to begin; doubled at \
         each failure, up to sixteenfold.";

    /// Receiver-based recovery (TOCS §5.2).
    STATUS = "status", OptionValue::Time(Time::millis(100)), true,
        "How long a replica waits for something it lacks before it asks for it; doubled while \
         nothing arrives.";

    /// The paper's K: a checkpoint is taken every so many numbers.
    CHECKPOINT = "checkpoint", OptionValue::Count(10), true,
        "K: replicas take a checkpoint after this many sequence numbers.",
        1 to Any;

    /// k, the distance of the watermarks.
    WINDOW = "window", OptionValue::Count(20), true,
        "How many numbers after the last stable checkpoint may be used: H - h, at least K.",
        1 to Any;

    BATCH = "batch", OptionValue::Count(1), true,
        "How many requests may share a number.",
        1 to Any;

    PIPELINE = "pipeline", OptionValue::Count(0), true,
        "How many numbers may be in progress before requests wait at the primary and form \
         batches; 0 is as many as the watermarks allow.";
}

/// The description.
pub const INFO: Info = Info {
    id: "pbft",
    name: "PBFT",
    also: &["bft", "bft-smart", "castro-liskov", "byzantine"],
    paper: "M. Castro and B. Liskov, Practical Byzantine Fault Tolerance, OSDI 1999; and \
            Practical Byzantine Fault Tolerance and Proactive Recovery, ACM TOCS 20 (4), 2002",
    epoch: EpochWord { name: "view", short: "v" },
    noop: "null",
    tolerates: Fault::Byzantine,
    links: Links::Datagrams,
    serves: ServedObject::Registers,
    session_rule: None,
    replies: ReplyQuorum::FaultsPlusOne(&rules::EQUAL_REPLIES),
    assumes: &[Assumption::FaultsAtMostF],
    messages: message::MESSAGES,
    timers: message::TIMERS,
    options: OPTIONS,
    given: crate::initial_disk::GIVEN,
    timeouts: &[Timeout { option: &TIMEOUT, trips: 5, grows: 16 }],
    rules: rules::ALL,
    properties: properties::ALL,
    promises: &[ReadGuarantee {
        level: ReadLevel::Linearizable,
        says: "The read is a command like any other and takes its place in the one order of all \
               commands.",
        assumes: &[],
    }],
    admin: &[],
    lies: lies::LIES,
    bugs: &[
        Bug {
            name: "Forgetful view change",
            says: "A view change does not report what has prepared, and the next view decides \
                   something else.",
            cluster: "pbft nodes=3 by=hand suspend=prepared-certificates\n\
                      given 1 prepared=1:1:A\ngiven 3 prepared=1:1:A\n",
            bounds: "timers=1 requests=1",
        },
        Bug {
            name: "New view not checked",
            says: "No backup computes O from V, and a lying new primary leaves out a committed \
                   batch.",
            cluster: "pbft nodes=4 by=hand suspend=recompute-o\n\
                      given 1 prepared=1:1:A\ngiven 3 prepared=1:1:A\ngiven 4 prepared=1:1:A\n",
            bounds: "liars=1 lies=other-new-view timers=2 requests=0",
        },
        Bug {
            name: "Votes for anything count",
            says: "Prepares are counted without comparing digests, so both batches of a lying \
                   primary prepare.",
            cluster: "pbft nodes=4 by=hand suspend=matching-votes\n",
            bounds: "liars=1 requests=1 timers=0",
        },
        Bug {
            name: "Any certificate accepted",
            says: "Of two certificates for a number, a new view takes the first one it finds, not \
                   the one of the later view.",
            cluster: "pbft nodes=4 by=hand suspend=highest-view\n\
                      given 1 prepared=1:3:B view=3\ngiven 2 prepared=1:1:A view=3\n\
                      given 3 prepared=1:3:B view=3\ngiven 4 prepared=1:3:B view=3\n",
            bounds: "timers=2 requests=0",
        },
    ],
};

/// Whether a cluster can be played as its options say.
pub(crate) fn check(config: &Config) -> Result<(), UnknownSetting> {
    config.at_least(&BATCH, 1)?;
    config.at_least(&CHECKPOINT, 1)?;
    let (window, checkpoint) = (config.count(&WINDOW), config.count(&CHECKPOINT));
    if window >= checkpoint {
        return Ok(());
    }
    let why = "otherwise no checkpoint ever becomes stable";
    Err(if OptionValue::Count(window) == WINDOW.default {
        config.refuse(&CHECKPOINT, &format!("at most window, {window}: {why}"))
    } else {
        config.refuse(&WINDOW, &format!("at least checkpoint, {checkpoint}: {why}"))
    })
}
