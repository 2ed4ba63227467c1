//! From what somebody pointed at to an action.

use playground::report::Choice;
use playground::snapshot::{ClusterSnapshot, Life};
use protocol::NodeId;
use scenario::Action;

/// Crashes a node, or restarts it if it is down.
pub(crate) fn crash_or_restart(stage: &ClusterSnapshot, node: u32) -> Option<Action> {
    let nodes = vec![NodeId(node)];
    Some(match life(stage, node)? {
        Life::Down => Action::Restart(nodes),
        Life::Up | Life::Paused => Action::Crash { nodes, pending: None },
    })
}

/// Pauses a node, or lets it go on; there is nothing to pause about one that is down.
pub(crate) fn pause_or_resume(stage: &ClusterSnapshot, node: u32) -> Option<Action> {
    let nodes = vec![NodeId(node)];
    match life(stage, node)? {
        Life::Up => Some(Action::Pause(nodes)),
        Life::Paused => Some(Action::Resume(nodes)),
        Life::Down => None,
    }
}

fn life(stage: &ClusterSnapshot, node: u32) -> Option<Life> {
    stage.nodes.iter().find(|known| known.id == node).map(|node| node.life)
}

/// What a choice at a node is called there: `fire election` at S1 is `election`.
pub(crate) fn timer(choice: &Choice) -> Option<&str> {
    match &choice.action {
        Action::Fire(_, timer) => Some(timer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    fn stage() -> ClusterSnapshot {
        playground::Session::open(registry(), "raft nodes=5").expect("it opens").cluster()
    }

    #[test]
    fn a_node_that_runs_is_crashed_and_paused() {
        let crash = crash_or_restart(&stage(), 2).map(|action| action.to_string());
        assert_eq!(crash.as_deref(), Some("crash 2"));
        let pause = pause_or_resume(&stage(), 2).map(|action| action.to_string());
        assert_eq!(pause.as_deref(), Some("pause 2"));
        assert_eq!(crash_or_restart(&stage(), 9), None);
    }
}
