//! What a new leader proposes anew.

use protocol::{Command, NodeId, Slot};

use crate::context::EventContext;

/// More slots than these are not listed.
const FEW: usize = 4;

/// `It proposes x = A for slot 1, and a no-op for slot 2, in ballot 2.` Nothing, where entries keep
/// the epoch in which they were made: then all that a leader proposes is a no-op of its own.
pub(crate) fn told(context: &EventContext<'_>, leader: NodeId) -> String {
    let after = &context.after[leader.index()];
    let Some(replica) = &context.world.nodes()[leader.index()].replica else {
        return String::new();
    };
    let open: Vec<(Slot, Command)> = replica
        .view(after.decided.next()..after.last.next())
        .slots
        .into_iter()
        .filter(|it| it.epoch == after.epoch)
        .filter_map(|it| Some((it.slot, it.command?)))
        .collect();
    let [.., (last, _)] = open[..] else { return String::new() };
    if open.iter().all(|(_, command)| matches!(command, Command::Noop)) {
        return String::new();
    }
    let mut told = String::from(" It proposes ");
    if open.len() > FEW {
        told += &format!("again what stands in {} slots up to {last}", open.len());
    } else {
        for (slot, command) in &open {
            if *slot != open[0].0 {
                told += if *slot == last { " and " } else { ", " };
            }
            match command {
                Command::Noop => told += "a no-op",
                Command::Request(request) => told += &request.operation.to_string(),
            }
            told += &format!(" for slot {slot}");
        }
    }
    told + &format!(", in {} {}.", context.info.epoch.name, after.epoch)
}
