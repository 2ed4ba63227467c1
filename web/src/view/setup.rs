//! What is played: cluster, chance, and the gallery.

use protocol::Time;
use scenario::Scenario;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::gallery::{Offer, offers};
use crate::msg::Msg;

/// Delays that are offered: their words, and their bounds in milliseconds.
const DELAYS: [(&str, u64, u64); 5] = [
    ("1 to 2 ms: one room", 1, 2),
    ("10 to 15 ms: one city", 10, 15),
    ("30 to 50 ms: one continent", 30, 50),
    ("80 to 120 ms: around the world", 80, 120),
    ("5 to 80 ms: uneven", 5, 80),
];

pub(crate) fn popover(app: &App) -> Html {
    let session = app.door.borrow();
    let scenario = session.scenario().clone();
    let world = &scenario.world;
    let with = |change: Box<dyn Fn(&mut Scenario)>| {
        let mut changed = scenario.clone();
        change(&mut changed);
        changed.to_string()
    };
    let nodes = world.nodes;
    let stepped = |to: u32| {
        let script = with(Box::new(move |scenario| resize(scenario, to)));
        app.send.reform(move |_| Msg::Load(script.clone()))
    };
    let dice = {
        let scenario = scenario.clone();
        app.send.reform(move |_| {
            let mut changed = scenario.clone();
            changed.world.seed = browser::chance();
            Msg::Load(changed.to_string())
        })
    };
    let seeded = {
        let scenario = scenario.clone();
        app.send.reform(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut changed = scenario.clone();
            match text.trim().parse() {
                Ok(seed) => changed.world.seed = seed,
                Err(_) => return Msg::Say("A seed is a whole number.".to_owned()),
            }
            Msg::Load(changed.to_string())
        })
    };
    let delayed = {
        let scenario = scenario.clone();
        app.send.reform(move |event: Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            let mut changed = scenario.clone();
            if let Some((_, from, to)) = usize::try_from(at).ok().and_then(|at| DELAYS.get(at)) {
                changed.world.delay = Time::millis(*from)..Time::millis(*to);
            }
            Msg::Load(changed.to_string())
        })
    };
    let is = |from: u64, to: u64| world.delay == (Time::millis(from)..Time::millis(to));
    let known = DELAYS.iter().any(|&(_, from, to)| is(from, to));
    html! {
        <div class="popover setup" role="dialog" aria-label="What is played">
            <h2>{ session.info().name }<small>{ session.info().paper }</small></h2>
            <div class="fields">
                <div class="field"><span id="nodes">{ "nodes" }</span>
                    <div class="stepper" role="group" aria-labelledby="nodes">
                        <button type="button" aria-label="One node less" disabled={nodes <= 1}
                            onclick={stepped(nodes.saturating_sub(1).max(1))}>{ "−" }</button>
                        <output>{ nodes }</output>
                        <button type="button" aria-label="One node more" disabled={nodes >= scenario::limits::NODES}
                            onclick={stepped(nodes + 1)}>{ "+" }</button>
                    </div>
                </div>
                <label class="field"><span>{ "seed" }</span>
                    <input inputmode="numeric" value={world.seed.to_string()} onchange={seeded} autocomplete="off" />
                </label>
                <button type="button" class="new-seed" onclick={dice}>{ "New seed" }</button>
                <label class="field wide"><span>{ "delay" }</span>
                    <select onchange={delayed}>
                        { for DELAYS.iter().map(|&(name, from, to)| html! { <option selected={is(from, to)}>{ name }</option> }) }
                        if !known {
                            <option selected=true>{ "as the script says" }</option>
                        }
                    </select>
                </label>
            </div>
            { gallery(app) }
        </div>
    }
}

fn gallery(app: &App) -> Html {
    let offers = offers();
    if offers.is_empty() {
        return Html::default();
    }
    let one = |offer: &Offer| {
        let script = offer.script;
        html! {
            <li key={offer.title.clone()}>
                <button type="button" class="offer" onclick={app.send.reform(move |_| Msg::Load(script.to_owned()))}>
                    <b>{ offer.title.clone() }</b>
                    <span>{ offer.about.clone() }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <h3>{ "Scenarios" }</h3>
            <ul class="gallery">{ for offers.iter().map(one) }</ul>
        </>
    }
}

/// Another number of nodes. Lines that name a node that is gone are gone with it.
fn resize(scenario: &mut Scenario, nodes: u32) {
    scenario.world.nodes = nodes;
    let readable =
        |scenario: &Scenario| scenario::parse(&scenario.to_string(), &playground::known()).is_ok();
    if !readable(scenario) {
        let mut kept = scenario.clone();
        kept.lines.clear();
        for line in std::mem::take(&mut scenario.lines) {
            kept.lines.push(line);
            if !readable(&kept) {
                kept.lines.pop();
            }
        }
        kept.given.retain(|(node, _)| node.0 <= nodes);
        *scenario = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_cluster_loses_what_named_the_others() {
        let script = "raft nodes=5\n1s crash 5\n2s crash 1\n";
        let mut scenario = scenario::parse(script, &playground::known()).expect("it parses");
        resize(&mut scenario, 3);
        assert_eq!(scenario.to_string(), "raft nodes=3\n2s crash 1\n");
    }
}
