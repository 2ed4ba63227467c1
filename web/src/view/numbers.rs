//! The run in numbers.

use playground::report::{MarkKind, Traffic, grouped};
use playground::snapshot::Life;

use crate::app::App;
use crate::view::element::{El, el, facts};
use crate::words::span;

pub(crate) fn panel(app: &App, body: El) -> El {
    let shown = &app.shown;
    let now = app.stage.event;
    let marks: Vec<_> = shown.marks.iter().take_while(|mark| mark.event <= now).collect();
    let of = |kind: MarkKind| marks.iter().filter(|mark| mark.kind == kind).count() as u64;
    let open: usize = app.stage.clients.iter().map(|client| client.waiting.len()).sum();
    let led = time_led(marks.iter().map(|mark| (mark.kind, mark.node, mark.time)), app.stage.time);
    let asked = of(MarkKind::Request);
    let up = app.stage.nodes.iter().filter(|node| node.life == Life::Up).count();
    let decided = of(MarkKind::Decision);
    let rules: u64 = shown.rules.iter().map(|rule| rule.cited).sum();
    let won = format!("{}s won", shown.info.epoch.name);
    // By hand there is no time that could be counted.
    let timed = if app.by_hand() { 9 } else { 12 };
    let numbers = [
        ("events", grouped(now)),
        ("nodes up", format!("{up} of {}", app.stage.nodes.len())),
        ("on their way", grouped(app.stage.flights.len() as u64)),
        (&*won, grouped(of(MarkKind::Lead))),
        ("decided", grouped(decided)),
        ("requests", format!("{} asked, {open} open", grouped(asked))),
        ("faults", grouped(of(MarkKind::Fault))),
        ("repairs", grouped(of(MarkKind::Repair))),
        ("rules applied", grouped(rules)),
        ("with a leader", span(led.with)),
        ("without one", span(led.without)),
        ("longest without", span(led.longest)),
    ];
    let numbers = numbers.into_iter().take(timed).map(|(name, value)| (name.to_owned(), value));
    body.add(traffic(&shown.traffic)).add(facts("dl.numbers", numbers))
}

/// What became of each kind of message, with a bar as long as it was sent often.
fn traffic(kinds: &[Traffic]) -> El {
    let most = kinds.iter().map(|kind| kind.sent.max(kind.delivered + kind.lost)).max();
    let row = |kind: &Traffic| {
        // In an SVG, since the page forbids itself styles.
        let part = |count: u64| (count * 300 / most.unwrap_or(0).max(1)).to_string();
        let bar = |class: &'static str, count: u64| el(class).set("width", part(count));
        let (arrived, lost) = (kind.delivered, kind.lost);
        let bars = el("svg")
            .set("viewBox", "0 0 300 4")
            .set("preserveAspectRatio", "none")
            .set("aria-hidden", "true")
            .add(bar("rect", kind.sent.max(arrived + lost)))
            .add(bar("rect.lost", arrived + lost))
            .add(bar("rect.arrived", arrived));
        let number = |number: u64| el("td").text(grouped(number));
        el("tr")
            .key(kind.word)
            .add(el("th").set("scope", "row").text(kind.name).add(bars))
            .add(number(kind.sent))
            .add(number(arrived))
            .add(number(lost).is("some", lost > 0))
    };
    let head = ["message", "sent", "arrived", "lost"];
    let head = el("tr").all(head.map(|name| el("th").set("scope", "col").text(name)));
    el("table.traffic").add(el("thead").add(head)).add(el("tbody").all(kinds.iter().map(row)))
}

/// How long somebody led.
#[derive(Default, PartialEq, Eq, Debug)]
struct Led {
    with: u64,
    without: u64,
    longest: u64,
}

fn time_led(marks: impl Iterator<Item = (MarkKind, Option<u32>, u64)>, now: u64) -> Led {
    let mut led = Led::default();
    let (mut leaders, mut since): (Vec<Option<u32>>, u64) = (Vec::new(), 0);
    let mut pass = |led: &mut Led, until: u64, anybody: bool| {
        let passed = until.saturating_sub(since);
        if anybody {
            led.with += passed;
        } else {
            led.without += passed;
            led.longest = led.longest.max(passed);
        }
        since = until;
    };
    for (kind, node, time) in marks {
        let before = !leaders.is_empty();
        match kind {
            MarkKind::Lead if !leaders.contains(&node) => leaders.push(node),
            MarkKind::StepDown => leaders.retain(|leader| *leader != node),
            _ => continue,
        }
        if before == leaders.is_empty() {
            pass(&mut led, time, before);
        }
    }
    pass(&mut led, now, !leaders.is_empty());
    led
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_without_a_leader_is_counted() {
        let marks = [
            (MarkKind::Lead, Some(1), 200),
            (MarkKind::Decision, None, 300),
            (MarkKind::StepDown, Some(1), 1_000),
            (MarkKind::Lead, Some(2), 1_500),
        ];
        let led = time_led(marks.into_iter(), 2_000);
        assert_eq!(led, Led { with: 1_300, without: 700, longest: 500 });
    }
}
