//! What is played: protocol, cluster, chance, disks, and the gallery.

pub(crate) mod gallery;

use playground::{Command, Session};
use protocol::{OptionInfo, OptionValue, joined};
use scenario::{NEMESIS, Scenario, limits};
use yew::prelude::*;

use crate::browser;
use crate::commands::PageCommand;
use crate::player::playing::{PlayerMsg, Playing, use_playing};
use crate::registry;
use crate::setup::gallery::{Offer, offers};
use crate::ui::field::TextField;
use crate::ui::yes;
use crate::words;
use crate::workbench::bench::{Bench, BenchMsg, use_bench};

/// A setting: its name in scripts, what it is called here, and values that are offered.
type Setting = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What chance and time do, where they do anything.
const WORLD: &[Setting] = &[
    (
        "delay",
        "a message takes",
        &[
            ("1..2ms", "one room"),
            ("10..15ms", "one city"),
            ("30..50ms", "one continent"),
            ("80..120ms", "around the world"),
            ("5..80ms", "uneven"),
        ],
    ),
    ("disk", "a write takes", &[("instant", "no time"), ("1..4ms", "fast"), ("20..40ms", "slow")]),
    ("loss", "lost, 0 to 1", &[("0", "none"), ("0.05", "some"), ("0.3", "many")]),
    ("dup", "doubled, 0 to 1", &[("0", "none"), ("0.05", "some"), ("0.3", "many")]),
    ("order", "order", &[("any", "overtaking"), ("fifo", "in order")]),
    ("clients", "busy clients", &[]),
    ("think", "they think for", &[]),
    ("rate", "or ask a second", &[]),
    ("keys", "registers", &[]),
    ("retry", "ask again after", &[]),
];

/// A setting that cannot be: its name, what was written, and what is wrong with it.
#[derive(Clone, PartialEq)]
struct RefusedSetting {
    name: String,
    value: String,
    wrong: String,
}

/// The form: what is played, and what to do with a setting.
#[derive(Clone)]
struct Form {
    playing: Playing,
    scenario: Scenario,
    refused: UseStateHandle<Option<RefusedSetting>>,
}

#[component]
pub(crate) fn SetupPopover() -> Html {
    let (playing, bench) = (use_playing(), use_bench());
    let refused = use_state(|| None::<RefusedSetting>);
    let scenario = playing.ask(|session: &Session| session.scenario().clone());
    let info = playing.shown.info;
    let protocols = registry().known().into_iter().map(|known| {
        let choose = playing.on(PlayerMsg::Command(Command::SetProtocol(known.id.to_owned())));
        html! {
            <button type="button" aria-pressed={yes(known.id == info.id)} onclick={choose}>{ known.name }</button>
        }
    });
    let offers = offers().into_iter().filter(|it| it.protocol == info.id);
    let offers = offers.map(|it| offer(&playing, &bench, &it));
    let form = Form { playing: playing.clone(), scenario, refused };
    let elsewhere = [
        (PageCommand::Search, "Search everything that can happen"),
        (PageCommand::Compare, "Compare the protocols"),
    ];
    let elsewhere = elsewhere.map(|(command, text)| {
        html! {
            <button type="button" class="phone-only" onclick={bench.on_command(command)}>{ text }</button>
        }
    });
    html! {
        <div class="popover setup" role="dialog" aria-label="What is played">
            <div class="either" role="group" aria-label="Protocol">{ for protocols }</div>
            <p class="soft small">{ info.paper }</p>
            <section class="scenarios">
                <h3>{ "Scenarios" }</h3>
                <ul class="gallery">{ for offers }</ul>
            </section>
            <div class="settings">
                { for elsewhere }
                <code class="head" aria-label="Head of the script">{ form.scenario.head() }</code>
                { form.cluster() }
                { form.mode() }
                { form.flags() }
                { form.world() }
                { form.disks() }
            </div>
        </div>
    }
}

impl Form {
    /// Another setting; what is refused stands at its field.
    fn set(&self, name: &str, value: &str) {
        let (name, value) = (name.to_owned(), value.trim().to_owned());
        let outcome = self.playing.apply(Command::Set(name.clone(), value.clone()));
        self.refused.set(outcome.err().map(|refusal| {
            let wrong = refusal.mistakes.first().map(words::mistake);
            let wrong = wrong.unwrap_or_else(|| words::sentence(&refusal.why));
            RefusedSetting { name, value, wrong }
        }));
    }

    /// What a click does: another setting.
    fn on_set(&self, name: &str, value: String) -> Callback<MouseEvent> {
        let (form, name) = (self.clone(), name.to_owned());
        Callback::from(move |_| form.set(&name, &value))
    }

    /// How many nodes, and under which seed.
    fn cluster(&self) -> Html {
        let nodes = self.scenario.world.nodes;
        let fewer = self.on_set("nodes", nodes.saturating_sub(1).to_string());
        let more = self.on_set("nodes", (nodes + 1).to_string());
        let form = self.clone();
        let dice = Callback::from(move |_: MouseEvent| {
            form.set("seed", &browser::chance().to_string());
        });
        html! {
            <div class="fields">
                <div class="field">
                    <span id="nodes">{ "nodes" }</span>
                    <div class="stepper" role="group" aria-labelledby="nodes">
                        <button type="button" aria-label="One node less" disabled={nodes <= 1} onclick={fewer}>{ "−" }</button>
                        <output>{ nodes }</output>
                        <button type="button" aria-label="One node more" disabled={nodes >= limits::NODES} onclick={more}>{ "+" }</button>
                    </div>
                </div>
                { self.setting(("seed", "seed", &[])) }
                <button type="button" class="new-seed" onclick={dice}>{ "New seed" }</button>
            </div>
        }
    }

    /// What makes things happen: time, or somebody's hand.
    fn mode(&self) -> Html {
        let hand = self.playing.by_hand();
        let hint = match hand {
            true => {
                "Nothing happens by itself: you let each message arrive, each timer fire and each disk write."
            }
            false => "The clock rules: messages take their time, and timers run out.",
        };
        let one = |text: &'static str, value: &str, on: bool| {
            html! {
                <button type="button" aria-pressed={yes(on)} onclick={self.on_set("by", value.to_owned())}>{ text }</button>
            }
        };
        html! {
            <>
                <div class="either" role="group" aria-label="What makes things happen">
                    { one("by time", "", !hand) }{ one("by hand", "hand", hand) }
                </div>
                <p class="soft small">{ hint }</p>
            </>
        }
    }

    /// Options that are on or off.
    fn flags(&self) -> Html {
        let options = self.playing.shown.info.options.iter();
        let flags: Vec<Html> = options
            .filter_map(|option| match option.default {
                OptionValue::Flag(default) => Some(self.flag(option, default)),
                _ => None,
            })
            .collect();
        if flags.is_empty() { Html::default() } else { ticks("Options", flags) }
    }

    /// An option that is on or off; scripts are silent about what holds anyway.
    fn flag(&self, option: &OptionInfo, default: bool) -> Html {
        let on = self.scenario.setting(option.name).map_or(default, |value| value == "on");
        let value = match !on {
            value if value == default => "",
            true => "on",
            false => "off",
        };
        tick(option.name, option.says, on, self.on_set(option.name, value.to_owned()))
    }

    /// What chance and time do; by hand they do nothing.
    fn world(&self) -> Html {
        if self.playing.by_hand() {
            return Html::default();
        }
        let options = self.playing.shown.info.options.iter();
        let options = options.filter(|it| !matches!(it.default, OptionValue::Flag(_)));
        let options = options.map(|option| (option.name, option.name, &[][..]));
        let settings = WORLD.iter().copied().chain(options).map(|it| self.setting(it));
        let kinds = NEMESIS.iter().map(|kind| {
            let nemesis = &self.scenario.world.nemesis;
            let mut chosen: Vec<&str> = nemesis.iter().map(String::as_str).collect();
            let on = chosen.contains(kind);
            chosen.retain(|known| known != kind);
            if !on {
                chosen.push(kind);
            }
            tick(kind, "", on, self.on_set("nemesis", joined(chosen, ",")))
        });
        html! {
            <>
                { folded("Network, disks, clients, timeouts", settings.collect()) }
                { ticks("Faults by chance", kinds.collect()) }
            </>
        }
    }

    /// What disks hold at the start.
    fn disks(&self) -> Html {
        let disks = (1..=self.scenario.world.nodes).map(|node| {
            let given = self.scenario.given.iter().find(|(known, _)| known.0 == node);
            let words = given.iter().flat_map(|(_, disk)| &disk.0);
            let words = joined(words.map(|(name, value)| format!("{name}={value}")), " ");
            self.entry(&format!("given {node}"), &format!("S{node}"), words, "empty", &[])
        });
        folded("What disks hold at the start", disks.collect())
    }

    /// A setting with what it is.
    fn setting(&self, (name, title, offered): Setting) -> Html {
        self.entry(name, title, self.scenario.setting(name).unwrap_or_default(), "", offered)
    }

    /// A field that holds a setting, or what was refused and why.
    fn entry(
        &self,
        name: &str,
        title: &str,
        value: String,
        empty: &'static str,
        offered: &[(&'static str, &'static str)],
    ) -> Html {
        let refused = self.refused.as_ref().filter(|it| it.name == name);
        let (value, wrong) = match refused {
            Some(it) => (it.value.clone(), Some(it.wrong.clone())),
            None => (value, None),
        };
        let (id, list) = (name.replace(' ', "-"), format!("{name}-offered"));
        let (form, own) = (self.clone(), name.to_owned());
        let change = Callback::from(move |value: String| form.set(&own, &value));
        let described = wrong.is_some().then(|| id.clone());
        let why = wrong.map(|wrong| {
            html! { <small class="warning" id={id.clone()} role="alert">{ wrong }</small> }
        });
        let offered =
            offered.iter().map(|&(value, text)| html! { <option {value}>{ text }</option> });
        html! {
            <label class="field" key={name.to_owned()}>
                <span>{ title.to_owned() }</span>
                <TextField {value} label={title.to_owned()} list={list.clone()} placeholder={empty}
                    wrong={described} onchange={change} />
                { why }
                <datalist id={list}>{ for offered }</datalist>
            </label>
        }
    }
}

fn ticks(legend: &'static str, ticks: Vec<Html>) -> Html {
    html! { <fieldset class="kinds" key={legend}><legend>{ legend }</legend>{ for ticks }</fieldset> }
}

fn tick(name: &'static str, says: &'static str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <label title={says}><input type="checkbox" checked={on} {onclick} />{ name }</label> }
}

fn folded(title: &'static str, fields: Vec<Html>) -> Html {
    html! {
        <details class="world" key={title}>
            <summary>{ title }</summary><div class="grid">{ for fields }</div>
        </details>
    }
}

/// A scenario of the gallery, which is fetched when somebody chooses it.
fn offer(playing: &Playing, bench: &Bench, offer: &Offer) -> Html {
    let open = open_offer(playing, bench, offer);
    html! {
        <li key={offer.title.clone()}>
            <button type="button" class="offer" onclick={open}>
                <b>{ offer.title.clone() }</b><span>{ offer.about }</span>
            </button>
        </li>
    }
}

/// What a click does: a scenario of the gallery is fetched and played.
pub(crate) fn open_offer(playing: &Playing, bench: &Bench, offer: &Offer) -> Callback<MouseEvent> {
    let (player, bench) = (playing.send.clone(), bench.send.clone());
    let file = offer.file.clone();
    Callback::from(move |_| {
        let (player, bench) = (player.clone(), bench.clone());
        browser::fetch(&file, move |text| match text {
            Some(script) => {
                player.emit(PlayerMsg::Command(Command::Load(script)));
                bench.emit(BenchMsg::Close);
            }
            None => {
                player.emit(PlayerMsg::Say("The scenario could not be fetched.".to_owned()));
            }
        });
    })
}
