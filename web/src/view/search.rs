//! The search: everything that can happen, the shortest ways first.

use protocol::{Guards, joined};

use crate::app::App;
use crate::msg::Msg;
use crate::registry;
use crate::search::{BOUNDS, Hunt, Hunting, Known, LIARS, State};
use crate::view::element::{El, button, el, facts, heading, option, soft};
use crate::view::modal::modal;

/// The bars of the levels: so wide and high, in the units of their picture.
const BARS: (usize, usize) = (600, 64);

pub(crate) fn dialog(app: &App) -> El {
    let Some(hunt) = &app.hunt else { return el("div") };
    let info = hunt.cluster.protocols[0];
    let protocols = registry().known().into_iter().map(|known| {
        button(app, known.name, hunting(Hunting::Protocol(known.id)))
            .says("aria-pressed", known.id == info.id)
    });
    let bugs = info
        .bugs
        .iter()
        .map(|bug| button(app, bug.name, hunting(Hunting::Bug(bug))).set("title", bug.says));
    let question = el("div.question")
        .add(el("div.either").set("role", "group").set("aria-label", "Protocol").all(protocols))
        .add(fields(app, hunt))
        .maybe(given(hunt))
        .add(steer(app, hunt));
    let answer = el("div.answer")
        .add(el("div.outcome").set("role", "status").add(outcome(app, hunt)))
        .maybe(hunt.known.as_ref().map(|known| figures(hunt, known)))
        .add(heading(format!("Known bugs of {}", info.name)))
        .add(soft("One click searches for them, without the rule that prevents them."))
        .add(el("div.suggestions").all(bugs));
    modal(app, "Search", "search", el("div.hunt").add(question).add(answer))
}

const fn hunting(hunting: Hunting) -> Msg {
    Msg::Hunt(hunting)
}

fn fields(app: &App, hunt: &Hunt) -> El {
    let field = |label: &'static str, input: El| {
        el("label.field").add(el("span").text(label)).add(input.set("aria-label", label))
    };
    let number = |value: &str| {
        el("input").holds(value).set("inputmode", "numeric").set("autocomplete", "off")
    };
    let nodes = number(&hunt.cluster.world.nodes.to_string())
        .change(app, |value| hunting(Hunting::Cluster("nodes", value)));
    let suspended: Vec<&str> = hunt.cluster.suspended.iter().map(|rule| rule.id).collect();
    let chosen = joined(&suspended, ",");
    let rules = hunt.cluster.protocols[0].rules.iter().copied();
    let mut without = el("select")
        .keeps(chosen.clone())
        .change(app, |value| hunting(Hunting::Cluster("suspend", value)))
        .add(option("", "all rules hold", chosen.is_empty()));
    if suspended.len() > 1 {
        without = without.add(option(chosen.clone(), joined(suspended, " and "), true));
    }
    for rule in rules.filter(|rule| matches!(rule.guards, Guards::Safety(_))) {
        without = without.add(option(rule.id, rule.id, chosen == rule.id));
    }
    let travel =
        [("unordered", "in any order"), ("duplicating", "again and again"), ("fifo", "in order")];
    let links = el("select")
        .keeps(hunt.links.clone())
        .change(app, |value| hunting(Hunting::Links(value)))
        .all(travel.map(|(value, text)| option(value, text, value == hunt.links)));
    let has = |name: &str| name != LIARS || hunt.may_lie();
    let bounds = BOUNDS.iter().zip(&hunt.bounds).enumerate();
    let bounds = bounds.filter(|(_, ((name, ..), _))| has(name));
    let bounds = bounds.map(|(at, ((_, label, _), value))| {
        let set = move |value| hunting(Hunting::Bound(at, value));
        field(label, number(value).change(app, set)).is("long", at + 1 == BOUNDS.len())
    });
    let mut bounds: Vec<El> = bounds.collect();
    let lies = hunt.cluster.protocols[0].lies.iter().map(|lie| lie.name);
    let lie = el("select")
        .keeps(hunt.lie.clone())
        .change(app, |value| hunting(Hunting::Lie(value)))
        .add(option("", "any lie", hunt.lie.is_empty()))
        .all(lies.map(|kind| option(kind, kind, hunt.lie == kind)));
    if hunt.may_lie() {
        bounds.insert(bounds.len() - 1, field("telling", lie).class("half"));
    }
    el("div.grid")
        .add(field("without rule", without).class("wide"))
        .add(field("nodes", nodes))
        .all(bounds)
        .add(field("messages arrive", links).class("wide"))
}

/// The disks that the search begins with, and what its clients ask.
fn given(hunt: &Hunt) -> Option<El> {
    let script = hunt.cluster.to_string();
    let given = script.lines().filter(|line| line.starts_with("given "));
    let asked = hunt.asks.split(';').map(str::trim).filter(|line| !line.is_empty());
    let given = joined(given.chain(asked), "\n");
    (!given.is_empty()).then(|| el("pre.given").text(given))
}

fn steer(app: &App, hunt: &Hunt) -> El {
    let (text, msg) = match hunt.state {
        State::Idle => ("Search", Hunting::Start),
        State::Over => ("Search again", Hunting::Start),
        State::Stopped => ("Go on", Hunting::Start),
        State::Going => ("Stop", Hunting::Stop),
    };
    el("div.steer").add(button(app, text, hunting(msg)).class("primary"))
}

/// What is known, in a sentence.
fn outcome(app: &App, hunt: &Hunt) -> El {
    if let Some(why) = &hunt.failed {
        return el("p.warning").text(why.clone());
    }
    let Some(known) = &hunt.known else {
        return soft(
            "A search tries everything that can happen in a small cluster, the shortest ways first. \
             What it finds first is a shortest counterexample, the same on every machine.",
        );
    };
    let level = known.depth as u32;
    if let Some([property, because, _]) = &hunt.found {
        return el("div.found")
            .add(el("b").text(format!("{property} is violated in {level} steps.")))
            .add(soft(because.clone()))
            .add(button(app, "Watch it happen", hunting(Hunting::Open)).class("primary"));
    }
    el("b").text(match (known.status, hunt.state) {
        (1, _) => {
            "Nothing is violated: all that can happen within these bounds was tried.".to_owned()
        }
        (3 | 4, _) => format!("Nothing is violated up to {level} steps. There is more beyond."),
        (_, State::Stopped) => format!("Stopped at {level} steps. Nothing is violated so far."),
        _ => format!("Searching ways of {level} steps …"),
    })
}

fn figures(hunt: &Hunt, known: &Known) -> El {
    let seconds = hunt.seconds();
    let rate = if seconds > 0.0 { known.unique / seconds } else { 0.0 };
    let mut lines = vec![
        ("states".to_owned(), grouped(known.unique)),
        ("transitions".to_owned(), grouped(known.generated)),
        ("frontier".to_owned(), grouped(known.frontier)),
        ("speed".to_owned(), grouped(rate) + " states/s"),
        ("memory".to_owned(), grouped(known.bytes / known.unique.max(1.0)) + " bytes each"),
        ("odds of a miss".to_owned(), odds(known.odds)),
    ];
    if known.misses > 0.05 && known.unique > 100_000.0 {
        let share = format!("{} %", grouped(known.misses * 100.0));
        lines.push(("not memoised".to_owned(), share));
    }
    el("div.figures").add(facts("dl.facts", lines)).maybe(bars(&known.levels))
}

/// How many states there are at each distance from the start.
fn bars(levels: &[f64]) -> Option<El> {
    let most = levels.iter().copied().fold(0.0, f64::max);
    if levels.len() < 2 {
        return None;
    }
    let (wide, high) = BARS;
    let step = (wide / levels.len()).clamp(1, 28);
    let bar = |(at, states): (usize, &f64)| {
        let tall = ((states / most) * high as f64).max(1.0) as usize;
        el("rect")
            .set("x", (at * step).to_string())
            .set("y", (high - tall).to_string())
            .set("width", step.saturating_sub(2).max(1).to_string())
            .set("height", tall.to_string())
    };
    let label = format!("States at each of {} distances from the start", levels.len());
    Some(
        el("svg.levels")
            .set("viewBox", format!("0 0 {wide} {high}"))
            .set("role", "img")
            .set("aria-label", label)
            .all(levels.iter().enumerate().map(bar)),
    )
}

/// `1 in 40,000,000`
fn odds(odds: f64) -> String {
    if odds <= 0.0 { "none".to_owned() } else { format!("1 in {}", grouped(1.0 / odds)) }
}

/// Digits in groups of three; huge numbers as powers of ten.
fn grouped(number: f64) -> String {
    if number >= 1e15 {
        let power = (0..).take_while(|power| 10_f64.powi(*power) <= number).count() - 1;
        return format!("10^{power}");
    }
    let digits = (number as u64).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(1_234_567.8), "1,234,567");
        assert_eq!(grouped(12.0), "12");
        assert_eq!(grouped(3e17), "10^17");
        assert_eq!(odds(0.0), "none");
    }
}
