//! The stage: the cluster as it is now, and what lies over the picture.

pub(crate) mod describe;
pub(crate) mod drawing;
pub(crate) mod gesture;
pub(crate) mod place;
pub(crate) mod sides;

use playground::report::{Choice, ChoiceKind};
use playground::snapshot::{End, NodeSnapshot};
use protocol::joined;
use scene::Target;
use yew::prelude::*;

use crate::actions::{ActionBar, deeds};
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::stage::describe::{Description, describe};
use crate::stage::sides::{Side, Sides};
use crate::ui::canvas::PointerCanvas;
use crate::ui::yes;
use crate::words;

#[derive(Properties, PartialEq)]
pub(crate) struct StageViewProps {
    /// What is selected can be worked on.
    #[prop_or(true)]
    pub(crate) acts: bool,
    /// What lies over the stage besides.
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn StageView(props: &StageViewProps) -> Html {
    let playing = use_playing();
    let on_pointer = {
        let send = playing.send.clone();
        Callback::from(move |pointer| send.emit(PlayerMsg::Stage(pointer)))
    };
    let splitting = playing.sides.is_some();
    let selected = playing.selection.target.filter(|_| !splitting && props.acts);
    let hands = playing.by_hand() && !splitting;
    html! {
        <section class="stage" aria-label="Stage">
            <PointerCanvas canvas={playing.parts.stage.clone()} {on_pointer} class="picture"
                label={picture_label(&playing)} />
            { ends(&playing) }
            { hands.then(|| html! { <Hands /> }) }
            { selected.map(|target| html! { <ActionBar {target} /> }) }
            { tip(&playing) }
            { props.children.clone() }
        </section>
    }
}

/// The picture in one sentence.
fn picture_label(playing: &Playing) -> String {
    let cluster = playing.cluster();
    let leader = match playing.leader() {
        Some(leader) => format!("S{leader} leads"),
        None => "nobody leads".to_owned(),
    };
    let (nodes, flying) = (cluster.nodes.len(), cluster.flights.len());
    let split = if cluster.groups.is_empty() { "" } else { ", the network is split" };
    let name = playing.shown.info.name;
    format!("{nodes} nodes of {name}: {leader}, {flying} messages on their way{split}.")
}

/// Nodes and clients as buttons, for who does not point; they show themselves when they have the
/// focus.
fn ends(playing: &Playing) -> Html {
    let cluster = playing.cluster();
    let epoch_name = playing.shown.info.epoch.name;
    let one = |(end, text): (End, String)| {
        let target = match end {
            End::Node(node) => Target::Node(node),
            End::Client(client) => Target::Client(client),
        };
        let (text, pressed, msg) = match &playing.sides {
            Some(sides) => {
                let side = sides::side(sides, end);
                let text = format!("{end}, side {}", side + 1);
                (text, side > 0, PlayerMsg::Sides(Sides::Next(end)))
            }
            None => {
                let pressed = playing.selection.target == Some(target);
                (text, pressed, PlayerMsg::Select(Some(target)))
            }
        };
        html! {
            <li key={end.to_string()}>
                <button type="button" aria-pressed={yes(pressed)} onclick={playing.on(msg)}>{ text }</button>
            </li>
        }
    };
    let nodes = cluster.nodes.iter().map(|node| {
        (End::Node(node.id), format!("S{} {}", node.id, words::standing(node, epoch_name)))
    });
    let clients =
        cluster.clients.iter().map(|client| (End::Client(client.id), words::client(client)));
    html! {
        <ul class="node-list" aria-label="Nodes and clients">{ for nodes.chain(clients).map(one) }</ul>
    }
}

/// What somebody points at, in a sentence.
fn tip(playing: &Playing) -> Html {
    let pointed =
        |target: &Target| !playing.is_dragging && Some(*target) != playing.selection.target;
    let Some(target) = playing.selection.hover.filter(pointed) else { return Html::default() };
    let Description { title, mut text } = describe(&playing.shown, target);
    if let Target::Flight(id) = target
        && playing.shown.choices.iter().any(|choice| choice.flight == Some(id))
    {
        text += " Click, and it arrives. Right click, or hold: more.";
    }
    let text = (!text.is_empty()).then(|| html! { <span>{ text }</span> });
    html! {
        <div class="tip" ref={playing.parts.tip.clone()} aria-hidden="true"><b>{ title }</b>{ text }</div>
    }
}

/// By hand, what each node can do, at the node itself, for who points.
#[component]
fn Hands() -> Html {
    let playing = use_playing();
    let hand = |choice: &Choice| {
        // `fire 1 election` stands at node 1.
        let text = format!("{} {}", choice.action.word(), deeds::timer(choice).unwrap_or_default());
        let text = text.trim().to_owned();
        html! {
            <button type="button" key={text.clone()} tabindex="-1"
                class={(choice.kind == ChoiceKind::Write).then_some("write")}
                onclick={playing.on_act(choice.action.clone())}>{ text }</button>
        }
    };
    let node = |node: &NodeSnapshot| {
        let own = |choice: &&Choice| choice.node == Some(node.id) && choice.flight.is_none();
        let own = playing.shown.choices.iter().filter(own).map(hand);
        html! { <div key={node.id} data-node={node.id.to_string()}>{ for own }</div> }
    };
    let nodes = playing.cluster().nodes.iter().map(node);
    html! {
        <div class="hands" aria-hidden="true" ref={playing.parts.hands.clone()}>{ for nodes }</div>
    }
}

/// What to do while sides are chosen; it stands where the caption stands otherwise.
#[component]
pub(crate) fn SplitBanner() -> Html {
    let playing = use_playing();
    let sides: &[Side] = playing.sides.as_deref().unwrap_or_default();
    let groups = sides::groups(playing.cluster(), sides);
    let text = match groups.len() {
        0 | 1 => {
            "Click nodes onto other sides. Or draw a loop around a side, or a line between two."
                .to_owned()
        }
        _ => joined(groups.iter().map(|group| joined(group, " ")), "  ┃  "),
    };
    html! {
        <div class="caption banner" role="group" aria-label="Split the network">
            <p class="news"><b>{ "Where does the wall stand?" }</b>{ " " }{ text }</p>
            <button type="button" class="primary" disabled={groups.len() < 2}
                onclick={playing.on(PlayerMsg::Sides(Sides::Apply))}>{ "Split" }</button>
            <button type="button" onclick={playing.on(PlayerMsg::Sides(Sides::Cancel))}>{ "Cancel" }</button>
        </div>
    }
}
