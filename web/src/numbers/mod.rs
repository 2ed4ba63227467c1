//! The run in numbers.

use playground::report::{MarkKind, Traffic, grouped};
use playground::snapshot::Life;
use yew::prelude::*;

use crate::player::playing::{Playing, use_playing};
use crate::ui::lists::facts;
use crate::words::span;

/// By hand there is no time that could be counted: the last numbers are left out.
const WITHOUT_TIME: usize = 9;

#[component]
pub(crate) fn NumbersPanel() -> Html {
    let playing = use_playing();
    html! { <>{ traffic(&playing.shown.traffic) }{ facts("numbers", numbers(&playing)) }</> }
}

fn numbers(playing: &Playing) -> Vec<(String, String)> {
    let (shown, cluster) = (&playing.shown, playing.cluster());
    let marks: Vec<_> = shown.marks.iter().take_while(|mark| mark.event <= shown.event).collect();
    let of = |kind: MarkKind| marks.iter().filter(|mark| mark.kind == kind).count() as u64;
    let open: usize = cluster.clients.iter().map(|client| client.waiting.len()).sum();
    let led = time_led(marks.iter().map(|mark| (mark.kind, mark.node, mark.time)), shown.time.0);
    let up = cluster.nodes.iter().filter(|node| node.life == Life::Up).count();
    let rules: u64 = shown.rules.iter().map(|rule| rule.cited).sum();
    let won = format!("{}s won", shown.info.epoch.name);
    let numbers = [
        ("events", grouped(shown.event)),
        ("nodes up", format!("{up} of {}", cluster.nodes.len())),
        ("on their way", grouped(cluster.flights.len() as u64)),
        (&*won, grouped(of(MarkKind::Lead))),
        ("decided", grouped(of(MarkKind::Decision))),
        ("requests", format!("{} asked, {open} open", grouped(of(MarkKind::Request)))),
        ("faults", grouped(of(MarkKind::Fault))),
        ("repairs", grouped(of(MarkKind::Repair))),
        ("rules applied", grouped(rules)),
        ("with a leader", span(led.with)),
        ("without one", span(led.without)),
        ("longest without", span(led.longest)),
    ];
    let many = if playing.by_hand() { WITHOUT_TIME } else { numbers.len() };
    numbers.into_iter().take(many).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What became of each kind of message, with a bar as long as it was sent often.
fn traffic(kinds: &[Traffic]) -> Html {
    let most = kinds.iter().map(|kind| kind.sent.max(kind.delivered + kind.lost)).max();
    let row = |kind: &Traffic| {
        // In an SVG, since the page forbids itself styles.
        let part = |count: u64| (count * 300 / most.unwrap_or(0).max(1)).to_string();
        let (arrived, lost) = (kind.delivered, kind.lost);
        let some = (lost > 0).then_some("some");
        html! {
            <tr key={kind.word}>
                <th scope="row">
                    { kind.name }
                    <svg viewBox="0 0 300 4" preserveAspectRatio="none" aria-hidden="true">
                        <rect width={part(kind.sent.max(arrived + lost))} />
                        <rect class="lost" width={part(arrived + lost)} />
                        <rect class="arrived" width={part(arrived)} />
                    </svg>
                </th>
                <td>{ grouped(kind.sent) }</td><td>{ grouped(arrived) }</td><td class={some}>{ grouped(lost) }</td>
            </tr>
        }
    };
    let head = ["message", "sent", "arrived", "lost"];
    let head = head.map(|name| html! { <th scope="col">{ name }</th> });
    html! {
        <table class="traffic">
            <thead><tr>{ for head }</tr></thead><tbody>{ for kinds.iter().map(row) }</tbody>
        </table>
    }
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
