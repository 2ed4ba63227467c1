//! No retry without progress: what is sent again in answer to a refusal must have moved a number,
//! else it waits for a timer.
//!
//! Whoever asks again at once, with nothing changed, makes a chain of messages without end, and every
//! heartbeat adds another. Two measures of [`causes`] show that, whichever messages it consists of:
//!
//! - *Repeats*. A chain may hold the same message twice, since what it asks for may have come on
//!   another way in between. It does not hold it a third time unless a disk has changed or something
//!   was decided.
//! - *Burst*. One beginning, such as a heartbeat, makes a node send another each kind of message once
//!   for each request of a client, and once besides. Timers have a lower bound (`endings`), so this
//!   bounds what each node sends to each other one in any time.

mod causes;

use causes::Causes;
use cores::registry;
use protocol::{Info, Time, Word};

/// A chain may hold the same message so often before a disk changes.
const TWICE: u64 = 2;

/// So many events of one run are looked at.
const EVENTS: u64 = 30_000;

/// Seeds of campaigns, for each protocol.
const SEEDS: u64 = 100;

fn assert_bounded(protocol: &Info, script: &str, causes: &Causes) {
    let kinds = protocol.messages.len() as u64;
    let Causes { repeats, burst, .. } = causes;
    assert!(repeats.number <= TWICE, "{repeats:?}:\n{script}");
    assert!(burst.number <= kinds, "{burst:?}, of {kinds} kinds:\n{script}");
}

#[test]
fn a_node_that_lost_its_disk_is_not_asked_again_without_progress() {
    for protocol in registry().known() {
        for (node, clients) in (1..=4).flat_map(|node| [(node, 0), (node, 3)]) {
            let script = format!(
                "{} nodes=4 seed=7 clients={clients}\n600ms put x 1\n700ms put y 1\n\
                 1s crash {node}\nwipe {node}\nput x 2\n1.05s restart {node}\n3s put x 3\n\
                 end 12s\n",
                protocol.id
            );
            assert_bounded(protocol, &script, &Causes::of(&script, EVENTS));
        }
    }
}

/// By hand there are no timers unless somebody lets one ring, and a client asks nothing twice. So
/// each line makes every node send every other one a message at most, on average.
#[test]
fn by_hand_whatever_befalls_a_node_all_settles() {
    for protocol in registry().known() {
        for script in by_hand(protocol, 4) {
            let most = script.lines().count() as u64 * 4 * 4;
            let causes = Causes::of(&script, most + 1);
            assert_bounded(protocol, &script, &causes);
            assert!(causes.events <= most, "more than {most} events:\n{script}");
        }
    }
}

/// The first few kinds of timer ring on every node, something befalls one of them, and then any one
/// kind fires everywhere, twice.
fn by_hand(protocol: &Info, nodes: u32) -> Vec<String> {
    const BEFALLS: [&str; 4] =
        ["crash N\nwipe N\nrestart N\n", "crash N\nrestart N\n", "crash N\n", "cut NtoM\n"];
    let ring = |timer: &&'static Word| -> String {
        (1..=nodes).map(|node| format!("fire {node} {}\nsettle\n", timer.id)).collect()
    };
    let rings: Vec<String> = protocol.timers.iter().map(ring).collect();
    let mut scripts = Vec::new();
    for (first, last) in (0..=rings.len()).flat_map(|first| rings.iter().map(move |it| (first, it)))
    {
        for (node, befalls) in (1..=nodes).flat_map(|node| BEFALLS.map(|it| (node, it))) {
            let other = (node % nodes + 1).to_string();
            let befalls = befalls.replace('N', &node.to_string()).replace('M', &other);
            scripts.push(format!(
                "{} nodes={nodes} by=hand\nsettle\n{}put x 1\nsettle\n{befalls}put x 2\n\
                 settle\n{last}{last}",
                protocol.id,
                rings[..first].concat()
            ));
        }
    }
    scripts
}

#[test]
fn in_campaigns_nothing_is_sent_again_without_progress() {
    for protocol in registry().known() {
        for seed in 0..SEEDS {
            let script = campaign::script(
                registry().protocol(protocol.id).expect("registered"),
                seed,
                Time::seconds(20),
            );
            for script in [wiped(&script, 1 + seed % 3), script] {
                assert_bounded(protocol, &script, &Causes::of(&script, EVENTS));
            }
        }
    }
}

/// The same run, in which a node loses its disk as well.
fn wiped(script: &str, node: u64) -> String {
    let (head, rest) = script.split_once('\n').expect("a head");
    let mut lines: Vec<String> = rest.lines().map(str::to_owned).collect();
    lines.extend(["3s crash", "3s wipe", "3.2s restart"].map(|line| format!("{line} {node}")));
    let moment = |line: &String| {
        let moment = line.split(' ').next().and_then(|word| scenario::parse_time(word).ok());
        moment.unwrap_or(Time(u64::MAX))
    };
    lines.sort_by_key(moment);
    format!("{head}\n{}\n", lines.join("\n"))
}

/// These laws see a storm: without its rule a server of Zab that has accepted a later epoch asks the
/// leader that it must refuse again and again.
#[test]
fn a_server_that_refuses_at_once_again_and_again_is_noticed() {
    let script = |suspended: &str| {
        format!(
            "zab nodes=3 by=hand{suspended}\ngiven 1 accepted=7\ncrash 1\nsettle\n\
             fire 2 finalize\nsettle\nfire 3 finalize\nsettle\nrestart 1\nsettle\n\
             fire 1 notify\nsettle\n"
        )
    };
    let causes = Causes::of(&script(""), EVENTS);
    assert!(causes.events < 200 && causes.repeats.number <= TWICE, "{:?}", causes.repeats);
    let causes = Causes::of(&script(" suspend=refuse-once"), EVENTS);
    assert!(causes.events == EVENTS && causes.repeats.number > TWICE, "{:?}", causes.repeats);
}
