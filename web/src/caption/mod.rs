//! What just happened and why, and what to try next.

pub(crate) mod verdicts;

use playground::report::{MarkKind, is_doing};
use playground::snapshot::{ClusterSnapshot, Life};
use scenario::Action;
use yew::prelude::*;

use crate::actions::{NodeButtons, deeds};
use crate::caption::verdicts::Violation;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::stage::{SplitBanner, sides};
use crate::workbench::bench::{Bench, BenchMsg};

#[derive(Properties, PartialEq)]
pub(crate) struct TellingProps {
    /// What stands below the caption.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// What is told below the stage.
#[component]
pub(crate) fn Telling(props: &TellingProps) -> Html {
    let splitting = use_playing().sides.is_some();
    let told = if splitting {
        html! { <SplitBanner /> }
    } else {
        html! { <Caption /> }
    };
    html! { <div class="telling">{ told }{ props.children.clone() }</div> }
}

#[component]
fn Caption() -> Html {
    let playing = use_playing();
    let bench = use_context::<Bench>();
    let caption = playing.caption();
    let headline = if caption.headline.is_empty() { "Ready." } else { &caption.headline };
    let is_remark = playing.ask(|session| session.is_remark(caption.event));
    let why = caption.why.first().map(|why| {
        let text = format!("{} · {}", why.says.trim_end_matches('.'), why.source);
        match &bench {
            Some(bench) => html! {
                <button type="button" class="why" title="Show this rule"
                    onclick={bench.on(BenchMsg::Rule(why.rule))}>{ text }</button>
            },
            None => html! { <p class="why">{ text }</p> },
        }
    });
    // A new sentence is announced as a whole, and only when it is a new one.
    html! {
        <section class="caption" aria-label="What happens" tabindex="0">
            <Violation />
            <p class={classes!("news", is_remark.then_some("remark"))} aria-atomic="true"
                aria-live={if playing.is_playing { "off" } else { "polite" }}>
                <b>{ headline.to_owned() }</b>{ " " }{ caption.detail.clone() }
            </p>
            { why }
        </section>
    }
}

/// What to try next. Every one of them really does it, and each stays what it is: a chip is another one
/// when it does something else.
#[component]
pub(crate) fn Suggestions() -> Html {
    let playing = use_playing();
    let node = playing.selection.node();
    let chips = if playing.by_hand() { choices(&playing) } else { suggestions(&playing) };
    let buttons = node.map(|node| {
        html! {
            <div class="suggestions phone-only" role="group" aria-label={format!("S{node}")}>
                <NodeButtons {node} />
            </div>
        }
    });
    html! {
        <>
            { buttons }
            <div class={classes!("suggestions", node.is_some().then_some("wide-only"))} role="group" aria-label="Try">
                { for chips }
            </div>
        </>
    }
}

/// By hand, the first things that can happen next.
fn choices(playing: &Playing) -> Vec<Html> {
    let first = playing.shown.choices.iter().take(4);
    first.map(|it| chip(playing, it.line.clone(), it.action.clone())).collect()
}

fn suggestions(playing: &Playing) -> Vec<Html> {
    let (cluster, leader) = (playing.cluster(), playing.leader());
    let is = |life: Life| cluster.nodes.iter().find(move |node| node.life == life);
    // Somebody can always be crashed: whoever leads, else the first who is up.
    let victim = leader.or_else(|| is(Life::Up).map(|node| node.id));
    let mut chips = Vec::new();
    if let (None, Some(down)) = (leader, is(Life::Down)) {
        if let Some(restart) = deeds::crash_or_restart(cluster, down.id) {
            chips.push(chip(playing, format!("Restart S{}", down.id), restart));
        }
    } else if let Some(victim) = victim
        && let Some(crash) = deeds::crash_or_restart(cluster, victim)
    {
        chips.push(chip(playing, format!("Crash {}", called(cluster, leader, victim)), crash));
    }
    if !cluster.groups.is_empty() {
        chips.push(chip(playing, "Heal the network".to_owned(), Action::Heal(None)));
    } else {
        let apart = sides::apart(&sides::minority(cluster, victim.unwrap_or(1)));
        if let Some(split) = sides::split(cluster, &apart) {
            chips.push(chip(playing, "Split the cluster".to_owned(), split));
        }
    }
    let mut marks = playing.shown.marks.iter().rev();
    let won = marks.find(|mark| mark.kind == MarkKind::Lead && mark.event <= playing.shown.event);
    chips.extend(won.map(|mark| {
        let (does, node) = (if leader == mark.node { "does" } else { "did" }, mark.node);
        let text = format!("Why {does} S{} lead?", node.unwrap_or(0));
        let explain = playing.on(PlayerMsg::Explain(mark.event));
        html! { <button type="button" key="why" class="chip" onclick={explain}>{ text }</button> }
    }));
    chips
}

fn chip(playing: &Playing, text: String, action: Action) -> Html {
    html! {
        <button type="button" key={text.clone()} class="chip" onclick={playing.on_act(action)}>{ text }</button>
    }
}

/// `the leader`, where that is what the protocol calls it, else `S3`.
fn called(cluster: &ClusterSnapshot, leader: Option<u32>, node: u32) -> String {
    let title =
        cluster.nodes.iter().find(|known| leader == Some(known.id)).map(|node| &*node.title);
    match title.filter(|title| !is_doing(title)) {
        Some(title) => format!("the {title}"),
        None => format!("S{node}"),
    }
}
