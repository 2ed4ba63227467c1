//! What is played: protocol, cluster, chance, disks, and the gallery.

use protocol::{OptionInfo, OptionValue, joined};
use scenario::{NEMESIS, Scenario, limits};
use yew::virtual_dom::ListenerKind;

use crate::app::App;
use crate::browser;
use crate::gallery::{Offer, offers};
use crate::msg::{Msg, Panel};
use crate::registry;
use crate::view::element::{El, button, el, heading, soft};

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

pub(crate) fn popover(app: &App) -> El {
    let session = app.door.borrow();
    let (scenario, info) = (session.scenario(), session.info());
    let hand = session.by_hand();
    let nodes = scenario.world.nodes;
    let set = |text: &'static str, name: &str, value: String| {
        button(app, text, Msg::Set(name.to_owned(), value))
    };
    let protocols = registry().known().into_iter().map(|known| {
        button(app, known.name, Msg::Protocol(known.id)).says("aria-pressed", known.id == info.id)
    });
    let fewer = set("−", "nodes", nodes.saturating_sub(1).to_string());
    let more = set("+", "nodes", (nodes + 1).to_string());
    let stepper = el("div.stepper")
        .set("role", "group")
        .set("aria-labelledby", "nodes")
        .add(fewer.set("aria-label", "One node less").flag("disabled", nodes <= 1))
        .add(el("output").text(nodes.to_string()))
        .add(more.set("aria-label", "One node more").flag("disabled", nodes >= limits::NODES));
    let dice = app.send.clone();
    let dice = el("button.new-seed").text("New seed").hear(ListenerKind::onclick, move |_| {
        dice.emit(Msg::Set("seed".to_owned(), browser::chance().to_string()));
    });
    let fields = el("div.fields")
        .add(el("div.field").add(el("span").set("id", "nodes").text("nodes")).add(stepper))
        .add(setting(app, scenario, ("seed", "seed", &[])))
        .add(dice);
    let hint = match hand {
        true => {
            "Nothing happens by itself: you let each message arrive, each timer ring and each disk write."
        }
        false => "The clock rules: messages take their time, and timers run out.",
    };
    let offers = offers().into_iter().filter(|it| it.protocol == info.id);
    let scenarios = el("section.scenarios")
        .add(heading("Scenarios"))
        .add(el("ul.gallery").all(offers.map(|it| offer(app, &it))));
    let search = button(app, "Search everything that can happen", Msg::Open(Panel::Search));
    let compare = button(app, "Compare the protocols", Msg::Compare(5));
    let mut settings = el("div.settings")
        .add(search.class("phone-only"))
        .add(compare.class("phone-only"))
        .add(el("code.head").set("aria-label", "Head of the script").text(scenario.head()))
        .add(fields)
        .add(
            either("What makes things happen")
                .add(set("by time", "by", String::new()).says("aria-pressed", !hand))
                .add(set("by hand", "by", "hand".to_owned()).says("aria-pressed", hand)),
        )
        .add(soft(hint).class("small"));
    let flags = info.options.iter().filter_map(|option| match option.default {
        OptionValue::Flag(default) => Some(flag(app, scenario, option, default)),
        _ => None,
    });
    let mut flags = flags.peekable();
    if flags.peek().is_some() {
        settings = settings.add(ticks("Options").all(flags));
    }
    if !hand {
        let own = info.options.iter().filter(|it| !matches!(it.default, OptionValue::Flag(_)));
        let options = own.map(|option| (option.name, option.name, &[][..]));
        let all = WORLD.iter().copied().chain(options);
        let grid = el("div.grid").all(all.map(|it| setting(app, scenario, it)));
        let kind = |kind: &&'static str| {
            let mut chosen: Vec<&str> = scenario.world.nemesis.iter().map(String::as_str).collect();
            let on = chosen.contains(kind);
            chosen.retain(|known| known != kind);
            if !on {
                chosen.push(kind);
            }
            let set = Msg::Set("nemesis".to_owned(), joined(chosen, ","));
            tick(app, kind, on, set)
        };
        settings = settings
            .add(folded("Network, disks, clients, timeouts", grid))
            .add(ticks("Faults by chance").all(NEMESIS.iter().map(kind)));
    }
    let disks = (1..=nodes).map(|node| {
        let given = scenario.given.iter().find(|(known, _)| known.0 == node);
        let words = given.iter().flat_map(|(_, disk)| &disk.0);
        let words = joined(words.map(|(name, value)| format!("{name}={value}")), " ");
        entry(app, &format!("given {node}"), &format!("S{node}"), words, "empty")
    });
    el("div.popover.setup")
        .set("role", "dialog")
        .set("aria-label", "What is played")
        .add(either("Protocol").all(protocols))
        .add(soft(info.paper).class("small"))
        .add(scenarios)
        .add(settings.add(folded("What disks hold at the start", el("div.grid").all(disks))))
}

fn ticks(legend: &'static str) -> El {
    el("fieldset.kinds").key(legend).add(el("legend").text(legend))
}

fn tick(app: &App, name: &'static str, on: bool, set: Msg) -> El {
    let tick = el("input").set("type", "checkbox").ticked(on).click(app, set);
    el("label").add(tick).text(name)
}

/// An option that is on or off; scripts are silent about what holds anyway.
fn flag(app: &App, scenario: &Scenario, option: &OptionInfo, default: bool) -> El {
    let on = scenario.setting(option.name).map_or(default, |value| value == "on");
    let value = match !on {
        value if value == default => "",
        true => "on",
        false => "off",
    };
    let set = Msg::Set(option.name.to_owned(), value.to_owned());
    tick(app, option.name, on, set).set("title", option.says)
}

fn either(label: &'static str) -> El {
    el("div.either").set("role", "group").set("aria-label", label)
}

fn folded(title: &'static str, content: El) -> El {
    el("details.world").key(title).add(el("summary").text(title)).add(content)
}

/// A setting with what it is.
fn setting(app: &App, scenario: &Scenario, (name, title, offered): Setting) -> El {
    let field = entry(app, name, title, scenario.setting(name).unwrap_or_default(), "");
    let offered = offered.iter().map(|&(value, text)| el("option").set("value", value).text(text));
    field.add(el("datalist").set("id", format!("{name}-offered")).all(offered))
}

/// A field that holds a setting, or what was refused and why.
fn entry(app: &App, name: &str, title: &str, value: String, empty: &'static str) -> El {
    let refused = app.refused.as_ref().filter(|it| it.0 == name);
    let (value, wrong) = match refused {
        Some((_, value, wrong)) => (value.clone(), Some(wrong.clone())),
        None => (value, None),
    };
    let (id, own) = (name.replace(' ', "-"), name.to_owned());
    let field = el("input")
        .holds(&value)
        .change(app, move |value| Msg::Set(own.clone(), value))
        .set("aria-label", title.to_owned())
        .set("list", format!("{name}-offered"))
        .set("placeholder", empty)
        .set("autocomplete", "off")
        .says("aria-invalid", wrong.is_some())
        .set("aria-describedby", id.clone());
    let why = wrong.map(|wrong| el("small.warning").set("id", id).set("role", "alert").text(wrong));
    el("label.field").add(el("span").text(title.to_owned())).add(field).maybe(why)
}

fn offer(app: &App, offer: &Offer) -> El {
    let (file, send) = (offer.file.clone(), app.send.clone());
    let button = el("button.offer")
        .add(el("b").text(offer.title.clone()))
        .add(el("span").text(offer.about))
        .hear(ListenerKind::onclick, move |_| {
            let send = send.clone();
            browser::fetch(&file, move |text| {
                let failed = || Msg::Say("The scenario could not be fetched.".to_owned());
                send.emit(text.map_or_else(failed, Msg::Load));
            });
        });
    el("li").key(offer.title.clone()).add(button)
}
