//! What can be done to what is selected. Every button is a line of script.

use playground::report::capitalised;
use playground::snapshot::{ClusterSnapshot, End, Life, NodeSnapshot};
use protocol::{Fault, LieInfo, Time, joined};
use scenario::words::{CLIENT_LIES, LIES};
use scene::Target;

use crate::app::App;
use crate::deeds;
use crate::msg::{Msg, Panel, Sides};
use crate::view::element::{El, button, el, form, heading, soft};
use crate::view::stage;

/// The bar beside what is selected.
pub(crate) fn bar(app: &App, target: Target) -> El {
    let (title, text) = stage::describe(app, &app.stage, target);
    let node = matches!(target, Target::Node(_));
    let about = el("p").add(el("b").text(title.clone())).text(" ").add(el("span").text(text));
    let buttons = el("div.bar-buttons");
    el("div.bar")
        .is("slim", node)
        .at(&app.parts.bar)
        .set("role", "toolbar")
        .set("aria-label", title)
        .maybe((!node).then_some(about))
        .add(match target {
            Target::Node(node) => node_buttons(app, node, buttons),
            Target::Flight(id) => flight_buttons(app, id, buttons),
            Target::Link(from, to) => link_buttons(app, from, to, buttons),
            Target::Client(_) => {
                let request = button(app, "Request…", Msg::Open(Panel::Request(None)));
                buttons.add(request).add(more_of(app, target))
            }
        })
}

/// What can be done to a node, on a bar.
pub(crate) fn node_buttons(app: &App, id: u32, bar: El) -> El {
    let Some(node) = app.stage.nodes.iter().find(|node| node.id == id) else { return bar };
    let down = node.life == Life::Down;
    let word = if node.life == Life::Paused { "Resume" } else { "Pause" };
    let crash = deeds::crash_or_restart(&app.stage, id);
    bar.add(button(app, "Request", Msg::Open(Panel::Request(Some(id)))).flag("disabled", down))
        .add(does(app, if down { "Restart" } else { "Crash" }, crash))
        .add(does(app, word, deeds::pause_or_resume(&app.stage, id)))
        .add(more_of(app, Target::Node(id)))
}

fn more_of(app: &App, target: Target) -> El {
    button(app, "More ▾", Msg::Open(Panel::More(target)))
}

fn flight_buttons(app: &App, id: u64, bar: El) -> El {
    let flight = app.stage.flights.iter().find(|flight| flight.id == id);
    let Some(address) = flight.and_then(deeds::flight) else {
        return bar.add(el("span.soft").text("Requests and answers can only be watched."));
    };
    let does = |text: &str, line: String| does(app, text, Some(line));
    let choice = app.shown.choices.iter().find(|choice| choice.flight == Some(id));
    bar.maybe(choice.map(|choice| does("Deliver", choice.line.clone())))
        .add(does("Drop", format!("drop {address}")))
        .add(does("Copy", format!("copy {address}")))
        .maybe((!app.by_hand()).then(|| does("Delay 50 ms", format!("delay {address} 50ms"))))
        .maybe((!app.by_hand()).then(|| more_of(app, Target::Flight(id))))
}

fn link_buttons(app: &App, from: End, to: End, bar: El) -> El {
    let one_way = |from: End, to: End| {
        let cut = app.stage.cuts.contains(&(from, to));
        toggles(app, &format!("{from} → {to}"), cut, &deeds::path(from, to, false))
    };
    let cut = is_cut(app, from, to);
    bar.add(one_way(from, to))
        .add(one_way(to, from))
        .add(toggles(app, "both", cut, &deeds::path(from, to, true)))
        .maybe((!app.by_hand()).then(|| more_of(app, Target::Link(from, to))))
}

/// Cuts a way, or heals it.
fn toggles(app: &App, text: &str, cut: bool, path: &str) -> El {
    let (name, verb) = if cut { ("Heal", "heal") } else { ("Cut", "cut") };
    does(app, &format!("{name} {text}"), Some(format!("{verb} {path}")))
}

fn is_cut(app: &App, from: End, to: End) -> bool {
    app.stage.cuts.iter().any(|&way| way == (from, to) || way == (to, from))
}

/// A menu over the page.
pub(crate) fn menu(title: String) -> El {
    el("div.popover.menu")
        .set("role", "dialog")
        .set("aria-label", title.clone())
        .key(title.clone())
        .add(el("h2").text(title))
}

/// Rarer things that can be done to something.
pub(crate) fn more(app: &App, target: Target) -> El {
    let menu = menu(stage::describe(app, &app.stage, target).0);
    match target {
        Target::Node(id) => match app.stage.nodes.iter().find(|node| node.id == id) {
            Some(node) => node_menu(app, node, menu),
            None => menu,
        },
        Target::Link(from, to) => link_menu(app, from, to, menu),
        Target::Flight(id) => {
            let flight = app.stage.flights.iter().find(|flight| flight.id == id);
            let address = flight.and_then(deeds::flight).unwrap_or_default();
            let later = ["5ms", "20ms", "200ms", "1s"];
            values(app, menu, "Arrives later by", &format!("delay {address}"), &later)
        }
        Target::Client(id) => {
            let link = |node: &NodeSnapshot| {
                let link = Target::Link(End::Node(node.id), End::Client(id));
                button(app, format!("S{}", node.id), Msg::Select(Some(link)))
            };
            let menu = menu
                .add(heading("Its link to"))
                .add(el("div.row").all(app.stage.nodes.iter().map(link)));
            ways(app, menu, &format!("c{id}"), &CLIENT_LIES.iter().collect::<Vec<_>>())
        }
    }
}

fn link_menu(app: &App, from: End, to: End, mut menu: El) -> El {
    let there = format!("{from} → {to}");
    let back = format!("{to} → {from}");
    let ways = [
        ("Both ways take", deeds::path(from, to, true)),
        (&*format!("{there} takes"), deeds::path(from, to, false)),
        (&*format!("{back} takes"), deeds::path(to, from, false)),
    ];
    for (title, path) in &ways {
        menu = values(app, menu, title, &format!("lag {path}"), &["1..2ms", "80..120ms", "1s"]);
    }
    let lost = ["both ways", &there, &back].map(|way| format!("Lost, {way}"));
    for (title, (_, path)) in lost.iter().zip(&ways) {
        menu = values(app, menu, title, &format!("loss {path}"), &["0", "0.1", "0.3", "1"]);
    }
    menu
}

fn node_menu(app: &App, node: &NodeSnapshot, menu: El) -> El {
    let id = node.id;
    let (down, hand) = (node.life == Life::Down, app.by_hand());
    let line = |verb: &str, rest: &str| Some(format!("{verb} {id}{rest}"));
    let mut first = el("div.row");
    for choice in app.shown.choices.iter().filter(|it| it.node == Some(id) && it.flight.is_none()) {
        let (verb, rest) = choice.line.split_once(' ').unwrap_or_default();
        let text = rest.split_once(' ').map_or(verb, |(_, timer)| timer);
        first = first.add(does(app, text, Some(choice.line.clone())));
    }
    if hand && !down {
        first = first.add(does(app, "settle", line("settle", "")));
    }
    if down {
        first = first.add(does(app, "Restart", line("restart", ""))).add(does(
            app,
            "Wipe its disk",
            line("wipe", ""),
        ));
    } else {
        first = first.add(does(app, "Crash", line("crash", "")));
        if node.writing.is_some() {
            first = first.add(does(app, "Crash, write kept", line("crash", " kept"))).add(does(
                app,
                "Crash, write lost",
                line("crash", " lost"),
            ));
        }
        let pause = if node.life == Life::Paused { "Resume" } else { "Pause" };
        first = first.add(does(app, pause, deeds::pause_or_resume(&app.stage, id)));
    }
    first = first.add(does(app, "Isolate", deeds::split(&app.stage, &deeds::apart(&[id]))));
    let link = |other: &NodeSnapshot| {
        let (me, other) = (End::Node(id), End::Node(other.id));
        let cut = is_cut(app, me, other);
        let text = if cut { format!("Heal {other}") } else { other.to_string() };
        let verb = if cut { "heal" } else { "cut" };
        does(app, &text, Some(format!("{verb} {}", deeds::path(me, other, true))))
    };
    let others = app.stage.nodes.iter().filter(|other| other.id != id);
    let (lying, corrupt) = (node.lying_disk, node.corrupt);
    let disk = el("div.row")
        .add(does(app, "Forgets what it said", line("disk", " lying").filter(|_| !lying)))
        .add(does(app, "Honest", line("disk", " honest").filter(|_| lying)))
        .add(does(app, "Corrupt", line("disk", " corrupt").filter(|_| !corrupt)));
    let mut menu = menu
        .add(first)
        .add(heading("Cut the link to"))
        .add(el("div.row").all(others.map(link)))
        .add(heading("Its disk"))
        .add(disk);
    if !hand {
        let rates = ["0.5", "0.8", "1", "1.2", "2"];
        menu = values(app, menu, "A write takes", &format!("disk {id}"), &["1..4ms", "20..40ms"]);
        menu = values(app, menu, "Its clock runs at", &format!("clock {id}"), &rates);
    }
    if app.stage.event <= app.stage.nodes.len() as u64 {
        menu = values(app, menu, "Its disk holds at the start", &format!("given {id}"), &[]);
    }
    let mut asked = el("div.row");
    for admin in app.shown.info.admin.iter().filter(|it| it.arguments == "NODE") {
        let line = format!("admin {} {id}", admin.word);
        asked = asked.add(does(app, &capitalised(admin.word), Some(line)));
    }
    if !app.shown.info.admin.is_empty() {
        menu = menu.add(heading("Ask the cluster, about it, to")).add(asked);
    }
    lies(app, node, menu)
}

/// How the node can lie, and what that breaks.
fn lies(app: &App, node: &NodeSnapshot, menu: El) -> El {
    let info = app.shown.info;
    let possible = |lie: &&LieInfo| match lie.name {
        "delay" => !app.by_hand(),
        "honest" => !node.lies.is_empty(),
        _ => true,
    };
    let lies: Vec<&LieInfo> = LIES.iter().chain(info.lies).filter(possible).collect();
    let menu = ways(app, menu, &node.id.to_string(), &lies);
    if info.tolerates == Fault::Crash {
        let why = "is made for nodes that crash: a liar breaks what it assumes.";
        return menu.add(soft(format!("{} {why}", info.name)));
    }
    menu
}

/// Ways of lying, each with what it comes to, below what they are about.
fn ways(app: &App, menu: El, who: &str, lies: &[&LieInfo]) -> El {
    let before = format!("lie {who}");
    let mut menu = values(app, menu, "It lies", &before, &[]);
    let mut abouts: Vec<&str> = Vec::new();
    for lie in lies {
        if !abouts.contains(&lie.about) {
            abouts.push(lie.about);
        }
    }
    for about in abouts {
        menu = menu.add(heading(about));
        for lie in lies.iter().filter(|lie| lie.about == about) {
            let way = match lie.name {
                "impersonate" if who == "1" => "impersonate as=2",
                "impersonate" => "impersonate as=1",
                "delay" => "delay by=80..90ms",
                name => name,
            };
            let line = format!("{before} {way}");
            let offer = el("button.offer")
                .click(app, Msg::Line(line.clone()))
                .set("title", line)
                .set("aria-description", lie.says)
                .text(way)
                .add(el("span").set("aria-hidden", "true").text(lie.says));
            menu = menu.add(offer);
        }
    }
    menu
}

/// What the protocol lets people do to the cluster, as its description has it: a click for each
/// node where one is asked for.
pub(crate) fn admin(app: &App) -> El {
    let mut menu = menu("What can be done to the cluster".to_owned()).class("claims");
    let ids: Vec<String> = app.stage.nodes.iter().map(|node| node.id.to_string()).collect();
    let all = joined(ids.iter().map(String::clone), ",");
    for admin in app.shown.info.admin {
        let line = format!("admin {}", admin.word);
        let one = |id: &String| does(app, &format!("S{id}"), Some(format!("{line} {id}")));
        menu = match admin.arguments {
            "" => menu.add(heading(admin.says)).add(el("div.row").add(does(
                app,
                &capitalised(admin.word),
                Some(line),
            ))),
            "NODE" => menu.add(heading(admin.says)).add(el("div.row").all(ids.iter().map(one))),
            _ => values(app, menu, admin.says, &line, &[&all]),
        };
    }
    menu
}

/// What can go wrong anywhere, and whatever else a script can say.
pub(crate) fn faults(app: &App) -> El {
    let leader = app.shown.leader.map(|leader| leader.0);
    let node = app.node().or(leader);
    let broken = !app.stage.groups.is_empty() || !app.stage.cuts.is_empty();
    let to_node = |word: &str, deed: fn(&ClusterSnapshot, u32) -> Option<String>| {
        let line = node.and_then(|node| deed(&app.stage, node));
        let name = line.as_deref().unwrap_or(word);
        does(app, &capitalised(name).replace(' ', " S"), line)
    };
    let menu = el("div.popover.menu.faults")
        .set("role", "dialog")
        .set("aria-label", "Faults")
        .key("faults")
        .add(button(app, "Split the network…", Msg::Sides(Sides::Begin)))
        .add(does(app, "Heal the network", broken.then(|| "heal".to_owned())))
        .add(to_node("crash", deeds::crash_or_restart))
        .add(to_node("pause", deeds::pause_or_resume))
        .add(button(app, "Claims, and the end…", Msg::Open(Panel::Claims)));
    let menu = values(app, menu, "A remark for who watches", "note", &[]);
    values(app, menu, "Any other line of script", "", &[])
        .add(soft("Or click a node, a message or a link."))
}

/// What can be claimed, of properties and of what is so at this moment.
pub(crate) fn claims(app: &App) -> El {
    let session = app.door.borrow();
    let expects = |text: String, fact: String| does(app, &text, Some(format!("expect {fact}")));
    let leader = session.leader().map_or("none".to_owned(), |leader| leader.0.to_string());
    let name =
        if leader == "none" { "nobody leads".to_owned() } else { format!("S{leader} leads") };
    let mut now = el("div.row")
        .add(expects(name, format!("leader {leader}")))
        .add(expects("all is answered".to_owned(), "answered".to_owned()))
        .add(expects("something is not".to_owned(), "unanswered".to_owned()));
    let most = app.stage.nodes.iter().max_by_key(|node| node.decided);
    for (key, value) in most.iter().flat_map(|node| &node.registers).take(3) {
        now = now.add(expects(format!("{key} = {value}"), format!("value {key} {value}")));
    }
    let mut menu = menu("What this scenario claims".to_owned())
        .class("claims")
        .add(soft("A claim is written into the script, and judged whenever that is played."))
        .add(heading("At the end"))
        .add(now);
    menu = values(app, menu, "Any claim, such as leader 3 by 4s", "expect", &[]);
    if !app.by_hand() {
        let here = Time(app.stage.time).to_string();
        menu = values(app, menu, "The run ends at", "end", &[&here, "5s", "1min"]);
    }
    for verdict in session.verdicts() {
        let row =
            ["holds", "violated", "assumption"].into_iter().fold(el("div.row"), |row, word| {
                let claim = expects(word.to_owned(), format!("{word} {}", verdict.property));
                row.add(claim.set("aria-label", format!("{}: {word}", verdict.name)))
            });
        menu = menu.add(heading(verdict.name)).add(soft(verdict.says)).add(row);
    }
    menu
}

/// A button that does something to the cluster; it is shut when there is nothing to do.
pub(crate) fn does(app: &App, text: &str, line: Option<String>) -> El {
    let disabled = line.is_none();
    let line = line.unwrap_or_default();
    button(app, text.to_owned(), Msg::Line(line.clone()))
        .flag("disabled", disabled)
        .set("title", line)
}

/// Values with which a line can end, and a field for any other.
fn values(app: &App, menu: El, title: &str, before: &str, offered: &[&str]) -> El {
    let offered = offered.iter().map(|value| does(app, value, Some(format!("{before} {value}"))));
    let field = form(app, "form.value")
        .add(el("input").set("type", "hidden").holds(before))
        .add(
            el("input")
                .set("aria-label", title.to_owned())
                .set("placeholder", "…")
                .set("autocomplete", "off")
                .flag("required", true),
        )
        .add(
            el("button").set("type", "submit").set("aria-label", format!("Set: {title}")).text("↵"),
        );
    menu.add(heading(title.to_owned())).add(el("div.row").all(offered).add(field))
}
