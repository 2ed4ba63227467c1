//! What can be claimed of a run, and when it ends.

use protocol::{Info, Property, Time};
use scenario::words::PROPERTIES;
use scenario::{Claim, ClaimedFact};
use yew::prelude::*;

use crate::actions::{LineForm, act_line};
use crate::player::playing::{Playing, use_playing};
use crate::ui::lists::soft;

/// So many registers are offered as claims.
const REGISTERS: usize = 3;

#[component]
pub(crate) fn Claims() -> Html {
    let playing = use_playing();
    let shown = &playing.shown;
    let name = shown.leader.map_or("nobody leads".to_owned(), |leader| format!("{leader} leads"));
    let most = shown.cluster.nodes.iter().max_by_key(|node| node.decided);
    let registers = most.iter().flat_map(|node| &node.registers).take(REGISTERS);
    let registers = registers.map(|(key, value)| {
        let fact = ClaimedFact::Value(key.as_str().into(), value.as_str().into());
        expect(&playing, format!("{key} = {value}"), fact, None)
    });
    let end = (!playing.by_hand()).then(|| html! { <End /> });
    let properties = shown.verdicts.iter().filter_map(|verdict| {
        let property = property(shown.info, verdict.property)?;
        let facts = [
            ("holds", ClaimedFact::Holds(property)),
            ("violated", ClaimedFact::Violated(property)),
            ("assumption", ClaimedFact::Assumption(property)),
        ];
        let facts = facts.map(|(word, fact)| {
            expect(&playing, word.to_owned(), fact, Some(format!("{}: {word}", verdict.name)))
        });
        Some(html! {
            <><h3>{ verdict.name }</h3>{ soft(verdict.says) }<div class="row">{ for facts }</div></>
        })
    });
    html! {
        <div class="popover menu claims" role="dialog" aria-label="What this scenario claims">
            <h2>{ "What this scenario claims" }</h2>
            { soft("A claim is written into the script, and judged whenever that is played.") }
            <h3>{ "At the end" }</h3>
            <div class="row">
                { expect(&playing, name, ClaimedFact::Leader(shown.leader), None) }
                { expect(&playing, "all is answered".to_owned(), ClaimedFact::Answered, None) }
                { expect(&playing, "something is not".to_owned(), ClaimedFact::Unanswered, None) }
                { for registers }
            </div>
            <h3>{ "Any claim, such as leader 3 by 4s" }</h3>
            <div class="row">
                <LineForm label="Any claim, such as leader 3 by 4s" before="expect" hint="leader 3 by 4s" />
            </div>
            { end }
            { for properties }
        </div>
    }
}

/// When the run ends.
#[component]
fn End() -> Html {
    let playing = use_playing();
    let here = Time(playing.shown.time.0).to_string();
    let ends = [here, "5s".to_owned(), "1min".to_owned()].map(|at| {
        let line = format!("end {at}");
        let (playing, title) = (playing.clone(), line.clone());
        let act = Callback::from(move |_: MouseEvent| act_line(&playing, &line));
        html! { <button type="button" {title} onclick={act}>{ at }</button> }
    });
    html! {
        <>
            <h3>{ "The run ends at" }</h3>
            <div class="row">{ for ends }<LineForm label="The run ends at" before="end" hint="10s" /></div>
        </>
    }
}

/// A button that writes a claim into the script; it may be called more than it shows.
fn expect(playing: &Playing, text: String, fact: ClaimedFact, label: Option<String>) -> Html {
    let line = Claim { fact, by: None }.to_string();
    let (playing, title) = (playing.clone(), line.clone());
    let act = Callback::from(move |_: MouseEvent| act_line(&playing, &line));
    html! { <button type="button" {title} aria-label={label} onclick={act}>{ text }</button> }
}

/// The property of this name, among those of everybody and the protocol's own.
fn property(info: &Info, id: &str) -> Option<&'static Property> {
    PROPERTIES.iter().chain(info.properties).copied().find(|property| property.id == id)
}
