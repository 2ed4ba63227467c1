//! Requests that are easier to read.

use std::ops::Range;

use protocol::{ClientId, Operation, Time, Value};
use scenario::Action;

/// A way of making requests easier to read. It changes what happens, so it is tried like any other
/// change.
#[derive(Clone, Copy)]
pub(super) enum Plain {
    /// One client asks everything.
    OneClient,
    /// Clients are numbered from 1.
    Clients,
    /// Everything is about one register.
    Keys,
    /// What is written are letters, from A on.
    Values,
    /// Whatever is asked is a write.
    Writes,
}

impl Plain {
    pub(super) const ALL: [Self; 5] =
        [Self::Writes, Self::OneClient, Self::Clients, Self::Keys, Self::Values];
}

/// Makes all requests plainer. Whether that changed anything.
pub(super) fn plainer<'a>(actions: impl Iterator<Item = &'a mut Action>, how: Plain) -> bool {
    let mut clients: Vec<ClientId> = Vec::new();
    let (mut letters, mut changed) = ('A'..='Z', false);
    for action in actions {
        if let Action::Request { client, .. } | Action::Again { client, .. } = action {
            let before = *client;
            match how {
                Plain::OneClient => *client = None,
                Plain::Clients => *client = numbered(&mut clients, *client),
                Plain::Keys | Plain::Values | Plain::Writes => {}
            }
            changed |= before != *client;
        }
        let Action::Request { operation, .. } = action else { continue };
        let before = operation.clone();
        match how {
            Plain::OneClient | Plain::Clients => {}
            Plain::Keys => match operation {
                Operation::Get { key, .. }
                | Operation::Put { key, .. }
                | Operation::Cas { key, .. }
                | Operation::Append { key, .. } => *key = "x".into(),
                Operation::Sync | Operation::Change(_) => {}
            },
            Plain::Values => {
                if let Operation::Put { value, .. } | Operation::Append { value, .. } = operation {
                    let letter = letters.next().map(String::from);
                    *value = letter.map_or_else(|| value.clone(), |it| Value::from(it.as_str()));
                }
            }
            Plain::Writes => {
                if let Operation::Get { key, .. } | Operation::Append { key, .. } = operation {
                    *operation = Operation::Put { key: key.clone(), value: "A".into() };
                }
            }
        }
        changed |= before != *operation;
    }
    changed
}

/// Clients by the order in which they first ask.
fn numbered(clients: &mut Vec<ClientId>, client: Option<ClientId>) -> Option<ClientId> {
    let asks = client.unwrap_or(ClientId(1));
    let at = clients.iter().position(|known| *known == asks).unwrap_or_else(|| {
        clients.push(asks);
        clients.len() - 1
    });
    u32::try_from(at).ok().filter(|at| *at > 0).map(|at| ClientId(at + 1))
}

/// A range of whole units, no narrower than one.
pub(super) fn rounded(range: &Range<Time>, unit: u64) -> Range<Time> {
    let start = range.start.0 / unit * unit;
    let end = range.end.0.div_ceil(unit) * unit;
    Time(start)..Time(end.max(start + unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use scenario::{Scenario, parse_action};
    use simulator::Core;

    #[test]
    fn requests_become_plainer_one_step_at_a_time() {
        let read =
            |line| parse_action(line, &Scenario::of(Core::of::<raft::Raft>().info)).expect(line);
        let lines = ["c3 append y 3.1 at 2", "crash 1", "get z", "c3 put x 3.2"];
        let mut actions = lines.map(read);
        let mut after = |how| {
            let changed = plainer(actions.iter_mut(), how);
            (changed, actions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        };
        let text = "append y 3.1 at 2; crash 1; c2 get z; put x 3.2";
        assert_eq!(after(Plain::Clients), (true, text.to_owned()));
        assert_eq!(after(Plain::Clients), (false, text.to_owned()));
        let text = "append x 3.1 at 2; crash 1; c2 get x; put x 3.2";
        assert_eq!(after(Plain::Keys), (true, text.to_owned()));
        let text = "put x A at 2; crash 1; c2 put x A; put x 3.2";
        assert_eq!(after(Plain::Writes), (true, text.to_owned()));
        let text = "put x A at 2; crash 1; c2 put x B; put x C";
        assert_eq!(after(Plain::Values), (true, text.to_owned()));
        let text = "put x A at 2; crash 1; put x B; put x C";
        assert_eq!(after(Plain::OneClient), (true, text.to_owned()));
    }
}
