//! What can be done to what is selected, and to the cluster. What is offered, and how it is called, comes
//! from the grammar (`playground::offers`); a click or a form gives the action.

pub(crate) mod claims;
pub(crate) mod deeds;
pub(crate) mod request;

use playground::offers::{self, Offer, OfferField, OfferGroup, OfferTarget};
use playground::snapshot::{End, Life};
use playground::{Command, Snapshot};
use protocol::{Fault, joined};
use scenario::Action;
use scene::Target;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::stage::describe::{Description, describe};
use crate::stage::sides::Sides;
use crate::ui::lists::soft;
use crate::words;
use crate::workbench::bench::{BenchMsg, use_bench};
use crate::workbench::panels::Panel;

/// What is offered for something on the stage.
fn offers_for(shown: &Snapshot, target: Target) -> Vec<OfferGroup> {
    let target = match target {
        Target::Node(node) => OfferTarget::Node(node),
        Target::Client(client) => OfferTarget::Client(client),
        Target::Link(from, to) => OfferTarget::Link(from, to),
        Target::Flight(id) => OfferTarget::Message(id),
    };
    offers::at(shown, target)
}

#[derive(Properties, PartialEq)]
pub(crate) struct TargetProps {
    pub(crate) target: Target,
}

/// The bar beside what is selected.
#[component]
pub(crate) fn ActionBar(&TargetProps { target }: &TargetProps) -> Html {
    let playing = use_playing();
    let Description { title, text } = describe(&playing.shown, target);
    let is_node = matches!(target, Target::Node(_));
    let about =
        (!is_node).then(|| html! { <p><b>{ title.clone() }</b>{ " " }<span>{ text }</span></p> });
    let buttons = match target {
        Target::Node(node) => html! { <NodeButtons {node} /> },
        target => html! { <TargetButtons {target} /> },
    };
    html! {
        <div class={classes!("bar", is_node.then_some("slim"))} ref={playing.parts.bar.clone()}
            role="toolbar" aria-label={title}>
            { about }<div class="bar-buttons">{ buttons }</div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct NodeProps {
    pub(crate) node: u32,
}

/// What is done most often to a node.
#[component]
pub(crate) fn NodeButtons(&NodeProps { node }: &NodeProps) -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let known = playing.cluster().nodes.iter().find(|known| known.id == node);
    let Some(life) = known.map(|known| known.life) else { return Html::default() };
    let is_down = life == Life::Down;
    let crash = deeds::crash_or_restart(playing.cluster(), node);
    let pause = deeds::pause_or_resume(playing.cluster(), node);
    html! {
        <>
            <button type="button" disabled={is_down}
                onclick={bench.on(BenchMsg::Open(Panel::Request(Some(node))))}>{ "Request" }</button>
            { does(&playing, if is_down { "Restart" } else { "Crash" }, crash) }
            { does(&playing, if life == Life::Paused { "Resume" } else { "Pause" }, pause) }
            <MoreButton target={Target::Node(node)} />
        </>
    }
}

/// What is done most often to a message, a link or a client.
#[component]
fn TargetButtons(&TargetProps { target }: &TargetProps) -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let groups = offers_for(&playing.shown, target);
    if groups.is_empty() {
        return html! { <span class="soft">{ "Requests and answers can only be watched." }</span> };
    }
    let often = groups.iter().filter(|group| group.title.is_empty()).flat_map(OfferGroup::open);
    let request = matches!(target, Target::Client(_)).then(|| {
        let open = bench.on(BenchMsg::Open(Panel::Request(None)));
        html! { <button type="button" onclick={open}>{ "Request…" }</button> }
    });
    let has_more = groups.iter().any(|group| !group.title.is_empty());
    html! {
        <>
            { request }
            { for often.map(|it| offer(&playing, it)) }
            { has_more.then(|| html! { <MoreButton {target} /> }) }
        </>
    }
}

#[component]
fn MoreButton(&TargetProps { target }: &TargetProps) -> Html {
    let open = use_bench().on(BenchMsg::Open(Panel::More(target)));
    html! { <button type="button" onclick={open}>{ "More ▾" }</button> }
}

#[derive(Properties, PartialEq)]
struct MenuProps {
    title: AttrValue,
    #[prop_or_default]
    class: Classes,
    children: Html,
}

/// A menu over the page.
#[component]
fn Menu(MenuProps { title, class, children }: &MenuProps) -> Html {
    html! {
        <div class={classes!("popover", "menu", class.clone())} role="dialog" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            { children.clone() }
        </div>
    }
}

/// Everything that can be done to something.
#[component]
pub(crate) fn More(&TargetProps { target }: &TargetProps) -> Html {
    let playing = use_playing();
    let title = describe(&playing.shown, target).title;
    let groups = offers_for(&playing.shown, target);
    let info = playing.shown.info;
    let crash_only = matches!(target, Target::Node(_)) && info.tolerates == Fault::Crash;
    let warning = crash_only.then(|| {
        let why = "is made for nodes that crash: a liar breaks what it assumes.";
        soft(format!("{} {why}", info.name))
    });
    let given = given(&playing, target);
    let links = links(&playing, target);
    html! {
        <Menu {title}>{ for groups.iter().map(|it| group(&playing, it)) }{ links }{ given }{ warning }</Menu>
    }
}

/// The links of a client, to be looked at: the stage draws those alone on which something travels.
fn links(playing: &Playing, target: Target) -> Html {
    let Target::Client(client) = target else { return Html::default() };
    let client = End::Client(client);
    let links = playing.cluster().nodes.iter().map(|node| {
        let node = End::Node(node.id);
        let select = playing.on(PlayerMsg::Select(Some(Target::Link(node, client))));
        html! { <button type="button" onclick={select}>{ format!("{client} – {node}") }</button> }
    });
    html! { <><h3>{ "Look at its link" }</h3><div class="row">{ for links }</div></> }
}

/// What the disk of a node holds at the start, as long as nothing but the start has happened.
fn given(playing: &Playing, target: Target) -> Html {
    let Target::Node(node) = target else { return Html::default() };
    if playing.shown.event > playing.cluster().nodes.len() as u64 {
        return Html::default();
    }
    let examples = playing.shown.info.given.iter();
    let hint = joined(examples.map(|it| format!("{}={}", it.name, it.example)), " ");
    let title = "Its disk holds at the start";
    html! {
        <><h3>{ title }</h3><div class="row">{ line_field(title, &format!("given {node}"), &hint) }</div></>
    }
}

/// What the protocol lets people do to the cluster, as its description has it.
#[component]
pub(crate) fn Administration() -> Html {
    let playing = use_playing();
    let groups = offers::at(&playing.shown, OfferTarget::Cluster);
    let groups = groups.iter().filter(|it| it.offers.iter().any(is_administration));
    html! {
        <Menu title="What can be done to the cluster" class="claims">
            { for groups.map(|it| group(&playing, it)) }
        </Menu>
    }
}

fn is_administration(offer: &Offer) -> bool {
    matches!(&offer.action, Action::Request { operation: protocol::Operation::Change(_), .. })
}

/// What can go wrong anywhere, and whatever else a script can say.
#[component]
pub(crate) fn Faults() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let groups = offers::at(&playing.shown, OfferTarget::Cluster);
    let groups = groups.iter().filter(|it| !it.offers.iter().any(is_administration));
    html! {
        <Menu title="Faults" class="faults">
            <button type="button" onclick={playing.on(PlayerMsg::Sides(Sides::Begin))}>{ "Split the network…" }</button>
            <button type="button" onclick={bench.on(BenchMsg::Open(Panel::Claims))}>{ "Claims, and the end…" }</button>
            { for groups.map(|it| group(&playing, it)) }
            { line_field("Any other line of script", "", "such as lag 1-2 50ms") }
            { soft("Or click a node, a message or a link.") }
        </Menu>
    }
}

/// Offers below their title; a liar's ways each with what they come to.
fn group(playing: &Playing, group: &OfferGroup) -> Html {
    let (lies, short): (Vec<&Offer>, Vec<&Offer>) =
        group.open().partition(|it| matches!(it.action, Action::Lie { .. }));
    let fields: Vec<&OfferField> =
        group.fields.iter().filter(|field| field.why_not.is_none()).collect();
    if lies.is_empty() && short.is_empty() && fields.is_empty() {
        return Html::default();
    }
    let title = (!group.title.is_empty()).then(|| html! { <h3>{ group.title.clone() }</h3> });
    let has_row = !short.is_empty() || !fields.is_empty();
    let row = has_row.then(|| {
        let fields = fields.into_iter().map(|it| field(&group.title, it));
        html! {
            <div class="row">{ for short.into_iter().map(|it| offer(playing, it)) }{ for fields }</div>
        }
    });
    let lies = lies.into_iter().map(|it| long_offer(playing, it));
    html! { <>{ title }{ row }{ for lies }</> }
}

/// A button that does what is offered, and shows how a script says it.
fn offer(playing: &Playing, offer: &Offer) -> Html {
    does(playing, &offer.label, Some(offer.action.clone()))
}

/// The same with what it does in a sentence.
fn long_offer(playing: &Playing, offer: &Offer) -> Html {
    html! {
        <button type="button" class="offer" title={offer.action.to_string()}
            aria-description={offer.explains.clone()} onclick={playing.on_act(offer.action.clone())}>
            { offer.label.clone() }<span aria-hidden="true">{ offer.explains.clone() }</span>
        </button>
    }
}

/// A button that does something to the cluster, and shows how a script says it; it is shut when there is
/// nothing to do.
fn does(playing: &Playing, text: &str, action: Option<Action>) -> Html {
    let line = action.as_ref().map(Action::to_string);
    let disabled = action.is_none();
    let onclick = action.map(|action| playing.on_act(action));
    html! { <button type="button" {disabled} title={line} {onclick}>{ text.to_owned() }</button> }
}

/// A field below a title.
fn field(title: &str, field: &OfferField) -> Html {
    let label = match title {
        "" => field.label.clone(),
        title => format!("{title}: {}", field.label),
    };
    line_field(&label, &field.before, &field.label)
}

/// A field for a line of script, or for the rest of one.
fn line_field(label: &str, before: &str, hint: &str) -> Html {
    let (label, before, hint) = (label.to_owned(), before.to_owned(), hint.to_owned());
    html! { <LineForm {label} {before} {hint} /> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct LineFormProps {
    /// What is typed.
    pub(crate) label: AttrValue,
    /// The beginning of the line, which stands already.
    #[prop_or_default]
    pub(crate) before: AttrValue,
    /// What may be typed.
    #[prop_or_default]
    pub(crate) hint: AttrValue,
}

/// A form that does a line of script, or the rest of one that is typed.
#[component]
pub(crate) fn LineForm(LineFormProps { label, before, hint }: &LineFormProps) -> Html {
    let playing = use_playing();
    let typed = use_node_ref();
    let submit = {
        let (typed, before) = (typed.clone(), before.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = typed.cast::<HtmlInputElement>().map(|field| field.value());
            let typed = typed.unwrap_or_default();
            act_line(&playing, format!("{before} {}", typed.trim()).trim());
        })
    };
    html! {
        <form class="value" onsubmit={submit}>
            <input ref={typed} aria-label={label.clone()} placeholder={hint.clone()} title={label.clone()}
                autocomplete="off" required=true />
            <button type="submit" aria-label={format!("Set: {label}")}>{ "↵" }</button>
        </form>
    }
}

/// Does what a line of script says, or says why not.
pub(crate) fn act_line(playing: &Playing, line: &str) {
    if let Err(refusal) = playing.apply(Command::ActLine(line.to_owned())) {
        playing.send.emit(PlayerMsg::Say(words::sentence(&refusal.why)));
    }
}
