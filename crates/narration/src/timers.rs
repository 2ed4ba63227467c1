//! Timers that fire, and disks that write.

use super::Told;
use super::phrases::timer;
use super::rows::{Cause, Change};

/// A timer fires: what the node sends then.
pub(super) fn sends(change: &Change<'_>) -> Option<Told> {
    let Cause::TimerFired(word) = change.cause else { return None };
    let timer = timer(word);
    Some(match change.teller.sent(change.node) {
        Some((name, to)) => {
            change.says(format!("sends {name} to {to}")).detail(format!("Its {timer} ran out."))
        }
        None => change
            .says(format!("{timer} runs out"))
            .news(format!("the {timer} of {} runs out", change.node)),
    })
}

/// A disk has written: what may leave now.
pub(super) fn written(change: &Change<'_>) -> Option<Told> {
    let Cause::Written = change.cause else { return None };
    let told = change.says("has written to its disk");
    Some(match change.teller.sent(change.node) {
        Some((name, to)) => {
            told.detail(format!("“{name}” to {to} waited for this, and is sent now."))
        }
        None => told,
    })
}
