//! What the commands do that need nothing but a Player.

use playground::Command;
use playground::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot};
use scenario::Action;
use scene::Target;

use crate::actions::deeds;
use crate::commands::PageCommand;
use crate::player::playback::Steer;
use crate::player::playing::{PlayerMsg, Playing};
use crate::stage::place;
use crate::stage::sides::Sides;

/// What a command comes to for a Player; nothing if it takes more than that.
pub(crate) fn of(playing: &Playing, command: PageCommand) -> Option<PlayerMsg> {
    let steer = |steer: Steer| Some(PlayerMsg::Steer(steer));
    match command {
        // By hand, where nothing is left to play, it takes a choice.
        PageCommand::PlayPause if playing.by_hand() && playing.shown.is_over => None,
        PageCommand::PlayPause => steer(Steer::Play(!playing.is_playing)),
        PageCommand::Step => steer(Steer::Step),
        PageCommand::Back => steer(Steer::Back),
        PageCommand::NextHighlight => steer(Steer::Next),
        PageCommand::PreviousHighlight => steer(Steer::Previous),
        PageCommand::Start => steer(Steer::Start),
        PageCommand::End => steer(Steer::End),
        PageCommand::Faster => steer(Steer::Speed(playing.speed.beside(true))),
        PageCommand::Slower => steer(Steer::Speed(playing.speed.beside(false))),
        PageCommand::Node(node) => Some(select(playing, node)),
        PageCommand::CrashOrRestart => Some(at_node(playing, deeds::crash_or_restart)),
        PageCommand::PauseOrResume => Some(at_node(playing, deeds::pause_or_resume)),
        PageCommand::Split => {
            let choosing = playing.sides.is_some();
            Some(PlayerMsg::Sides(if choosing { Sides::Apply } else { Sides::Begin }))
        }
        PageCommand::Heal => Some(PlayerMsg::Act(Action::Heal(None))),
        PageCommand::Drop => Some(drop_selected(playing)),
        PageCommand::Undo => Some(PlayerMsg::Command(Command::Undo)),
        PageCommand::Redo => Some(PlayerMsg::Command(Command::Redo)),
        _ => None,
    }
}

/// What there is to let go of in a Player.
pub(crate) fn let_go(playing: &Playing) -> Option<PlayerMsg> {
    match (playing.sides.is_some(), playing.selection.target.is_some()) {
        (true, _) => Some(PlayerMsg::Sides(Sides::Cancel)),
        (false, true) => Some(PlayerMsg::Select(None)),
        (false, false) => None,
    }
}

fn select(playing: &Playing, node: u32) -> PlayerMsg {
    let exists = playing.cluster().nodes.iter().any(|known| known.id == node);
    match (exists, playing.sides.is_some()) {
        (false, _) => PlayerMsg::Say(format!("There is no S{node}.")),
        (true, true) => PlayerMsg::Sides(Sides::Next(End::Node(node))),
        (true, false) => PlayerMsg::Select(Some(Target::Node(node))),
    }
}

/// Something that is done to the selected node, else to the leader.
fn at_node(playing: &Playing, deed: fn(&ClusterSnapshot, u32) -> Option<Action>) -> PlayerMsg {
    let Some(node) = playing.selection.node().or(playing.leader()) else {
        return PlayerMsg::Say("Nobody leads: select a node first.".to_owned());
    };
    match deed(playing.cluster(), node) {
        Some(action) => PlayerMsg::Act(action),
        None => PlayerMsg::Say(format!("S{node} is down.")),
    }
}

fn drop_selected(playing: &Playing) -> PlayerMsg {
    let Some(Target::Flight(id)) = playing.selection.target else {
        return PlayerMsg::Say("Select a message first.".to_owned());
    };
    let address = place::flight(playing.cluster(), id).and_then(EnvelopeSnapshot::address);
    match address {
        Some(address) => PlayerMsg::Act(Action::Drop(address)),
        None => PlayerMsg::Say("Only messages between nodes can be dropped.".to_owned()),
    }
}
