//! What can be done to what is selected. Every button is an action, and shows its line of script.

use std::ops::Range;

use playground::report::capitalised;
use playground::snapshot::{ClusterSnapshot, End, EnvelopeSnapshot, Life, NodeSnapshot};
use protocol::{Change, Fault, Info, LieInfo, NodeId, Operation, Property, Time, joined};
use scenario::words::{CLIENT_LIES, LIES, PROPERTIES};
use scenario::{
    Action, Claim, ClaimedFact, DiskChange, Endpoint, LieTerms, MessageRef, Path, Pending, Ratio,
};
use scene::Target;

use crate::app::App;
use crate::deeds;
use crate::msg::{Msg, Panel, Sides};
use crate::view::element::{El, acts, button, el, form, heading, soft};
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
    let Some(address) = address(app, id) else {
        return bar.add(el("span.soft").text("Requests and answers can only be watched."));
    };
    let does = |text: &str, action: Action| does(app, text, Some(action));
    let choice = app.shown.choices.iter().find(|choice| choice.flight == Some(id));
    let later = Action::Delay(address.clone(), Time::millis(50));
    bar.maybe(choice.map(|choice| does("Deliver", choice.action.clone())))
        .add(does("Drop", Action::Drop(address.clone())))
        .add(does("Copy", Action::Copy(address)))
        .maybe((!app.by_hand()).then(|| does("Delay 50 ms", later)))
        .maybe((!app.by_hand()).then(|| more_of(app, Target::Flight(id))))
}

/// How an action names this message.
fn address(app: &App, flight: u64) -> Option<MessageRef> {
    deeds::flight(&app.stage, flight).and_then(EnvelopeSnapshot::address)
}

fn link_buttons(app: &App, from: End, to: End, bar: El) -> El {
    let one_way = |from: End, to: End| {
        let cut = app.stage.cuts.contains(&(from, to));
        toggles(app, &format!("{from} → {to}"), cut, deeds::path(from, to, false))
    };
    let cut = is_cut(app, from, to);
    bar.add(one_way(from, to))
        .add(one_way(to, from))
        .add(toggles(app, "both", cut, deeds::path(from, to, true)))
        .maybe((!app.by_hand()).then(|| more_of(app, Target::Link(from, to))))
}

/// Cuts a way, or heals it.
fn toggles(app: &App, text: &str, cut: bool, path: Path) -> El {
    let name = if cut { "Heal" } else { "Cut" };
    does(app, &format!("{name} {text}"), Some(deeds::cut_or_heal(cut, path)))
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
            let Some(address) = address(app, id) else { return menu };
            let later = [5, 20, 200, 1_000].map(Time::millis);
            let later = later.map(|later| Action::Delay(address.clone(), later));
            values(app, menu, "Arrives later by", &later)
        }
        Target::Client(id) => {
            let link = |node: &NodeSnapshot| {
                let link = Target::Link(End::Node(node.id), End::Client(id));
                button(app, format!("S{}", node.id), Msg::Select(Some(link)))
            };
            let menu = menu
                .add(heading("Its link to"))
                .add(el("div.row").all(app.stage.nodes.iter().map(link)));
            ways(app, menu, End::Client(id).into(), &CLIENT_LIES.iter().collect::<Vec<_>>())
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
    let takes = [range(1, 2), range(80, 120), Time::seconds(1)..Time::seconds(1) + Time(1)];
    for &(title, path) in &ways {
        let lags = takes.clone().map(|takes| Action::Lag(path, takes));
        menu = values(app, menu, title, &lags);
    }
    let lost = ["both ways", &there, &back].map(|way| format!("Lost, {way}"));
    for (title, &(_, path)) in lost.iter().zip(&ways) {
        let losses = [0, 10, 30, 100].map(|often| Action::Loss(path, Ratio::percent(often)));
        menu = values(app, menu, title, &losses);
    }
    menu
}

/// So many milliseconds.
fn range(from: u64, to: u64) -> Range<Time> {
    Time::millis(from)..Time::millis(to)
}

fn node_menu(app: &App, node: &NodeSnapshot, menu: El) -> El {
    let id = node.id;
    let (down, hand) = (node.life == Life::Down, app.by_hand());
    let (me, myself) = (NodeId(id), || vec![NodeId(id)]);
    let crash = |pending| Some(Action::Crash { nodes: myself(), pending });
    let mut first = el("div.row");
    for choice in app.shown.choices.iter().filter(|it| it.node == Some(id) && it.flight.is_none()) {
        let text = deeds::timer(choice).unwrap_or(choice.action.word());
        first = first.add(does(app, text, Some(choice.action.clone())));
    }
    if hand && !down {
        first = first.add(does(app, "settle", Some(Action::Settle(Some(myself())))));
    }
    if down {
        first = first.add(does(app, "Restart", Some(Action::Restart(myself())))).add(does(
            app,
            "Wipe its disk",
            Some(Action::Wipe(myself())),
        ));
    } else {
        first = first.add(does(app, "Crash", crash(None)));
        if node.writing.is_some() {
            first = first
                .add(does(app, "Crash, write kept", crash(Some(Pending::Kept))))
                .add(does(app, "Crash, write lost", crash(Some(Pending::Lost))));
        }
        let pause = if node.life == Life::Paused { "Resume" } else { "Pause" };
        first = first.add(does(app, pause, deeds::pause_or_resume(&app.stage, id)));
    }
    first = first.add(does(app, "Isolate", deeds::split(&app.stage, &deeds::apart(&[id]))));
    let link = |other: &NodeSnapshot| {
        let (this, other) = (End::Node(id), End::Node(other.id));
        let cut = is_cut(app, this, other);
        let text = if cut { format!("Heal {other}") } else { other.to_string() };
        does(app, &text, Some(deeds::cut_or_heal(cut, deeds::path(this, other, true))))
    };
    let others = app.stage.nodes.iter().filter(|other| other.id != id);
    let (lying, corrupt) = (node.lying_disk, node.corrupt);
    let becomes = |change, possible: bool| possible.then_some(Action::Disk(me, change));
    let disk = el("div.row")
        .add(does(app, "Forgets what it said", becomes(DiskChange::Lying, !lying)))
        .add(does(app, "Honest", becomes(DiskChange::Honest, lying)))
        .add(does(app, "Corrupt", becomes(DiskChange::Corrupt, !corrupt)));
    let mut menu = menu
        .add(first)
        .add(heading("Cut the link to"))
        .add(el("div.row").all(others.map(link)))
        .add(heading("Its disk"))
        .add(disk);
    if !hand {
        let takes = [range(1, 4), range(20, 40)].map(DiskChange::Latency);
        let rates = [50, 80, 100, 120, 200].map(Ratio::percent);
        menu = values(app, menu, "A write takes", &takes.map(|it| Action::Disk(me, it)));
        menu = values(app, menu, "Its clock runs at", &rates.map(|it| Action::Clock(me, it)));
    }
    if app.stage.event <= app.stage.nodes.len() as u64 {
        menu = typed(app, menu, "Its disk holds at the start", &format!("given {id}"), Vec::new());
    }
    let mut asked = el("div.row");
    for admin in app.shown.info.admin.iter().filter(|it| it.arguments == "NODE") {
        let change = changes(admin.word, &[&id.to_string()]);
        asked = asked.add(does(app, &capitalised(admin.word), Some(change)));
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
    let menu = ways(app, menu, End::Node(node.id).into(), &lies);
    if info.tolerates == Fault::Crash {
        let why = "is made for nodes that crash: a liar breaks what it assumes.";
        return menu.add(soft(format!("{} {why}", info.name)));
    }
    menu
}

/// Ways of lying, each with what it comes to, below what they are about.
fn ways(app: &App, menu: El, who: Endpoint, lies: &[&LieInfo]) -> El {
    let mut menu = typed(app, menu, "It lies", &format!("lie {who}"), Vec::new());
    let mut abouts: Vec<&str> = Vec::new();
    for lie in lies {
        if !abouts.contains(&lie.about) {
            abouts.push(lie.about);
        }
    }
    for about in abouts {
        menu = menu.add(heading(about));
        for lie in lies.iter().filter(|lie| lie.about == about) {
            let first = Endpoint::Node(NodeId(1));
            let terms = match lie.name {
                "impersonate" => {
                    let name = Some(NodeId(if who == first { 2 } else { 1 }));
                    LieTerms { name, ..LieTerms::default() }
                }
                "delay" => LieTerms { by: Some(range(80, 90)), ..LieTerms::default() },
                _ => LieTerms::default(),
            };
            let (behaviour, way) = (lie.name.to_owned(), format!("{}{terms}", lie.name));
            let action = Action::Lie { who, behaviour, terms: Box::new(terms) };
            let line = action.to_string();
            let offer = el("button.offer")
                .click(app, Msg::Act(action))
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
        let one = |id: &String| does(app, &format!("S{id}"), Some(changes(admin.word, &[id])));
        menu = match admin.arguments {
            "" => menu.add(heading(admin.says)).add(el("div.row").add(does(
                app,
                &capitalised(admin.word),
                Some(changes(admin.word, &[])),
            ))),
            "NODE" => menu.add(heading(admin.says)).add(el("div.row").all(ids.iter().map(one))),
            _ => values(app, menu, admin.says, &[changes(admin.word, &[&all])]),
        };
    }
    menu
}

/// The cluster is asked to change itself.
fn changes(word: &str, arguments: &[&str]) -> Action {
    let arguments = arguments.iter().map(|&argument| argument.into()).collect();
    let operation = Operation::Change(Change { word: word.into(), arguments });
    Action::Request { client: None, operation, at: None }
}

/// What can go wrong anywhere, and whatever else a script can say.
pub(crate) fn faults(app: &App) -> El {
    let leader = app.shown.leader.map(|leader| leader.0);
    let node = app.node().or(leader);
    let broken = !app.stage.groups.is_empty() || !app.stage.cuts.is_empty();
    let to_node = |word: &str, deed: fn(&ClusterSnapshot, u32) -> Option<Action>| {
        let action = node.and_then(|node| deed(&app.stage, node));
        let name = action.as_ref().map_or_else(|| word.to_owned(), Action::to_string);
        does(app, &capitalised(&name).replace(' ', " S"), action)
    };
    let menu = el("div.popover.menu.faults")
        .set("role", "dialog")
        .set("aria-label", "Faults")
        .key("faults")
        .add(button(app, "Split the network…", Msg::Sides(Sides::Begin)))
        .add(does(app, "Heal the network", broken.then_some(Action::Heal(None))))
        .add(to_node("crash", deeds::crash_or_restart))
        .add(to_node("pause", deeds::pause_or_resume))
        .add(button(app, "Claims, and the end…", Msg::Open(Panel::Claims)));
    let menu = typed(app, menu, "A remark for who watches", "note", Vec::new());
    typed(app, menu, "Any other line of script", "", Vec::new())
        .add(soft("Or click a node, a message or a link."))
}

/// What can be claimed, of properties and of what is so at this moment.
pub(crate) fn claims(app: &App) -> El {
    let session = app.door.borrow();
    let expects = |text: String, fact: ClaimedFact| {
        let claim = Claim { fact, by: None };
        let line = claim.to_string();
        button(app, text, Msg::Claim(claim)).set("title", line)
    };
    let leader = session.leader();
    let name = leader.map_or("nobody leads".to_owned(), |leader| format!("{leader} leads"));
    let mut now = el("div.row")
        .add(expects(name, ClaimedFact::Leader(leader)))
        .add(expects("all is answered".to_owned(), ClaimedFact::Answered))
        .add(expects("something is not".to_owned(), ClaimedFact::Unanswered));
    let most = app.stage.nodes.iter().max_by_key(|node| node.decided);
    for (key, value) in most.iter().flat_map(|node| &node.registers).take(3) {
        let fact = ClaimedFact::Value(key.as_str().into(), value.as_str().into());
        now = now.add(expects(format!("{key} = {value}"), fact));
    }
    let mut menu = menu("What this scenario claims".to_owned())
        .class("claims")
        .add(soft("A claim is written into the script, and judged whenever that is played."))
        .add(heading("At the end"))
        .add(now);
    menu = typed(app, menu, "Any claim, such as leader 3 by 4s", "expect", Vec::new());
    if !app.by_hand() {
        let here = Time(app.stage.time).to_string();
        let ends = [&here, "5s", "1min"].map(|at| {
            let line = format!("end {at}");
            button(app, at.to_owned(), Msg::Line(line.clone())).set("title", line)
        });
        menu = typed(app, menu, "The run ends at", "end", ends.into());
    }
    for verdict in session.verdicts() {
        let Some(property) = property(session.info(), verdict.property) else { continue };
        let facts = [
            ("holds", ClaimedFact::Holds(property)),
            ("violated", ClaimedFact::Violated(property)),
            ("assumption", ClaimedFact::Assumption(property)),
        ];
        let row = facts.into_iter().fold(el("div.row"), |row, (word, fact)| {
            let claim = expects(word.to_owned(), fact);
            row.add(claim.set("aria-label", format!("{}: {word}", verdict.name)))
        });
        menu = menu.add(heading(verdict.name)).add(soft(verdict.says)).add(row);
    }
    menu
}

/// The property of this name, among those of everybody and the protocol's own.
fn property(info: &Info, id: &str) -> Option<&'static Property> {
    PROPERTIES.iter().chain(info.properties).copied().find(|property| property.id == id)
}

/// A button that does something to the cluster, and shows how a script says it.
pub(crate) fn does(app: &App, text: &str, action: Option<Action>) -> El {
    let line = action.as_ref().map(Action::to_string).unwrap_or_default();
    acts(app, text.to_owned(), action).set("title", line)
}

/// Actions that differ in their last word alone, and a field for any other such word.
fn values(app: &App, menu: El, title: &str, offered: &[Action]) -> El {
    let lines: Vec<String> = offered.iter().map(Action::to_string).collect();
    let ends = lines.iter().filter_map(|line| line.rsplit_once(' '));
    let before = ends.clone().next().map_or("", |(before, _)| before);
    let buttons = ends.zip(offered).map(|((_, end), action)| does(app, end, Some(action.clone())));
    typed(app, menu, title, before, buttons.collect())
}

/// A field for the rest of a line of script, behind buttons for some of what it may be.
fn typed(app: &App, menu: El, title: &str, before: &str, buttons: Vec<El>) -> El {
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
    menu.add(heading(title.to_owned())).add(el("div.row").all(buttons).add(field))
}
