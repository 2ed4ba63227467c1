//! The scenario of a seed.

use std::ops::Range;

use playground::run;
use protocol::{
    Config, Damage, Fault, Info, Links, NodeId, OptionInfo, OptionValue, SEQUENTIAL_CONSISTENCY,
    Time, joined,
};
use scenario::Chosen;
use simulator::Core;
use simulator::chance::{mix, pick};

/// The option of protocols with nodes that look on; more than one would leave few that vote.
const OBSERVERS: &str = "observers";

/// The options of protocols whose quorums need not be majorities: how many must promise, and how many
/// must accept. What fits depends on the number of nodes.
const QUORUMS: [&str; 2] = ["q1", "q2"];

/// The scenario of a seed: cluster size, network, disks, load, nemesis and which of the protocol's
/// options are on are drawn from it, so that a campaign reaches what no single setting would.
/// Faults end after two thirds of the run.
pub fn script(core: Core, seed: u64, end: Time) -> String {
    script_with(core, seed, end, &joined(kinds(core), ","))
}

/// Every kind of fault that a protocol promises to tolerate: nodes lie only where any may, and disks are
/// damaged only where a node starts in spite of that.
pub fn kinds(core: Core) -> impl Iterator<Item = &'static str> {
    let config = Config::new(NodeId(1), 3);
    let starts = core.damaged(&config, &core.empty(), Damage::Tail).is_some();
    scenario::NEMESIS.iter().copied().filter(move |kind| match *kind {
        "lies" => core.info.tolerates == Fault::Byzantine,
        "damage" => starts,
        _ => true,
    })
}

/// The same with only these kinds of fault, as a script lists them: `crash,split`.
pub fn script_with(core: Core, seed: u64, end: Time, nemesis: &str) -> String {
    let protocol = core.info;
    let draw = |nth: u32, bound: u64| pick(mix(seed, 0, 0, nth), bound);
    let sizes = match protocol.tolerates {
        Fault::Crash => [3, 5, 5, 4, 7],
        Fault::Byzantine => [4, 7, 4, 5, 6],
    };
    let nodes = sizes[usize::try_from(draw(0, 5)).unwrap_or(0)];
    let delay =
        ["1..5ms", "10..15ms", "5..40ms", "1..25ms"][usize::try_from(draw(1, 4)).unwrap_or(0)];
    let disk = ["", " disk=1..4ms", " disk=5..20ms"][usize::try_from(draw(2, 3)).unwrap_or(0)];
    // Loss lasts as long as the run does, and progress is asked for at its end: there must be some
    // between one lost heartbeat too many and the next, or one lost session and the next.
    let loss = match (protocol.links, protocol.tolerates) {
        // With f nodes down, all the others must hear each other three times.
        (Links::Datagrams, Fault::Byzantine) => ["", " loss=0.01", " loss=0.05", " loss=0.1"],
        (Links::Datagrams, Fault::Crash) => ["", " loss=0.02", " loss=0.1", " loss=0.2"],
        // And where no node can be spared, each session that is lost costs an election.
        (Links::Sessions, _) => ["", " loss=0.0002", " loss=0.001", " loss=0.002"],
    };
    let loss = loss[usize::try_from(draw(3, 4)).unwrap_or(0)];
    let lossy = draw(3, 4) == 3;
    let dup = ["", " dup=0.05", " dup=0.25"][usize::try_from(draw(4, 3)).unwrap_or(0)];
    let clients = 1 + draw(5, 4);
    let observes = protocol.option(OBSERVERS).filter(|_| nodes > 3 && draw(7, 2) == 0);
    let observes = if observes.is_some() { " observers=1" } else { "" };
    let quorums = if QUORUMS.iter().all(|name| protocol.option(name).is_some()) {
        quorums(nodes, [draw(8, 4), draw(9, 3), draw(10, 4)])
    } else {
        String::new()
    };
    // A single copy of what is decided, or a promise that everybody must give, bears no damaged disk.
    let kinds = nemesis.split(',').filter(|kind| quorums.is_empty() || *kind != "damage");
    let kinds: Vec<&str> = kinds.collect();
    let faults = match kinds.is_empty() {
        true => String::new(),
        false => format!(" nemesis={}", kinds.join(",")),
    };
    let trusts = hands_over(protocol, &draw);
    let chosen = |(nth, option): (u32, &&OptionInfo)| {
        if !option.swarm {
            return String::new();
        }
        // No more than there can be: all of them.
        let most = option.most.of(u32::try_from(nodes).unwrap_or(u32::MAX));
        let value = match (option.default, draw(nth, 4)) {
            (OptionValue::Flag(false), _) if trusts && option.name == LEASES => {
                OptionValue::Flag(true)
            }
            (OptionValue::Flag(false), 0 | 1) => OptionValue::Flag(true),
            (OptionValue::Count(0), size @ 0..3) => few(3 + size * size * 5, most),
            (OptionValue::Count(1..), size @ 0..3) => few(2 + size * size * 5, most),
            (OptionValue::Time(usual), 0) if !lossy => OptionValue::Time(Time(usual.0 / 2 * 3)),
            (OptionValue::Range(from, to), longer @ 0..2) => {
                let by = longer + 2;
                OptionValue::Range(Time(from.0 * by), Time(to.0 * by))
            }
            _ => return String::new(),
        };
        format!(" {}={}", option.name, Chosen(value))
    };
    let mut script = format!(
        "{} nodes={nodes} seed={seed}{disk} delay={delay}{loss}{dup}{observes} clients={clients}{faults}{quorums}",
        protocol.id
    );
    // What does not fit the number of nodes, or an option before it, is left at its default.
    for option in (100..).zip(protocol.options).map(chosen).filter(|option| !option.is_empty()) {
        let longer = script.clone() + &option;
        if is_playable(core, &longer) {
            script = longer;
        }
    }
    script.push('\n');
    // Busy clients all begin with node 1; these want something at once, and each of another node.
    let mut moment = 0;
    for (nth, client) in (0..).zip(10..10 + draw(6, 5)) {
        moment += draw(20 + nth, 30);
        let node = 1 + draw(30 + nth, nodes);
        script += &format!("{moment}ms c{client} put x {client} at {node}\n");
    }
    script += &if protocol.properties.iter().any(|it| it.id == SEQUENTIAL_CONSISTENCY.id) {
        local_reads(nodes, end, draw)
    } else {
        let mut lines = administration(protocol, nodes, end, draw);
        lines.extend(handovers(protocol, nodes, end, kinds.contains(&LATE), draw));
        lines.sort_by_key(|(moment, _)| *moment);
        lines.iter().map(|(moment, line)| format!("{moment}ms {line}\n")).collect()
    };
    script + &format!("end {end}\n")
}

/// Whether a head can be played as it says.
fn is_playable(core: Core, head: &str) -> bool {
    scenario::parse(head, &[core.info]).is_ok_and(|scenario| run::checked(core, &scenario).is_ok())
}

/// Quorums that intersect, and of which none is everybody: half a cluster accepts, a majority or one
/// more, and sometimes one more must promise than would do. In a quarter of the runs both are
/// majorities, and nothing is said.
fn quorums(nodes: u64, [whether, accept, promise]: [u64; 3]) -> String {
    if whether == 0 {
        return String::new();
    }
    let accept = (nodes / 2 + accept).clamp(1, nodes - 1);
    match nodes + 2 - accept {
        more if promise == 0 && more < nodes => format!(" q1={more} q2={accept}"),
        _ => format!(" q2={accept}"),
    }
}

fn few(count: u64, most: u32) -> OptionValue {
    OptionValue::Count(u32::try_from(count).unwrap_or(u32::MAX).min(most))
}

/// Two clients that wander from node to node: each asks for something, and soon after reads what
/// another node holds.
fn local_reads(nodes: u64, end: Time, draw: impl Fn(u32, u64) -> u64) -> String {
    let (mut script, span) = (String::new(), end.since(Time::millis(400)).0);
    for nth in 0..40 {
        let part = 24 * u64::from(nth) + draw(100 + nth, 24);
        let moment = Time(200_000 + span / 1_000 * part);
        let soon = moment + Time(20_000 + 1_000 * draw(150 + nth, 100));
        let what = ["get x local", "sync", "put x l", "put x l"];
        let what = what[usize::try_from(draw(200 + nth, 4)).unwrap_or(0)];
        let value = if what.starts_with("put") { format!("{nth}") } else { String::new() };
        let (client, node, other) =
            (7 + nth % 2, 1 + draw(300 + nth, nodes), 1 + draw(350 + nth, nodes));
        script += &format!("{moment} c{client} {what}{value} at {node}\n");
        if soon.0 < 200_000 + span / 1_000 * 24 * u64::from(nth + 1) {
            script += &format!("{soon} c{client} get x local at {other}\n");
        }
    }
    script
}

/// What an administrator wants in the first half of the run, now and then.
fn administration(
    protocol: &Info,
    nodes: u64,
    end: Time,
    draw: impl Fn(u32, u64) -> u64,
) -> Vec<Timed> {
    let mut script = Vec::new();
    let kinds = protocol.admin.len() as u64;
    if kinds == 0 {
        return script;
    }
    let wanted = draw(50, 8);
    let mut moment = 500;
    for nth in 0..u32::try_from(wanted).unwrap_or(0) {
        moment += draw(60 + nth, end.0 / 2_000 / wanted.max(1) + 1);
        let admin = &protocol.admin[usize::try_from(draw(70 + nth, kinds)).unwrap_or(0)];
        let node = 1 + draw(80 + nth, nodes);
        let arguments = match admin.arguments {
            "" => String::new(),
            "NODE" => format!(" {node}"),
            _ => {
                let other = |&other: &u64| other != node;
                let (voters, rest): (Vec<u64>, Vec<u64>) =
                    (1..=nodes).filter(other).partition(|&other| draw(90 + nth, other) < 2);
                let voters =
                    voters.iter().fold(format!(" {node}"), |list, it| format!("{list},{it}"));
                match rest.as_slice() {
                    [first, more @ ..] if draw(130 + nth, 2) == 0 => more
                        .iter()
                        .fold(format!("{voters} {first}"), |list, it| format!("{list},{it}")),
                    _ => voters,
                }
            }
        };
        script.push((moment, format!("c9 admin {}{arguments}", admin.word)));
        // Somebody reads meanwhile, and trusts leases.
        moment += draw(110 + nth, 60);
        script.push((moment, "c8 get x lease".to_owned()));
    }
    script
}

/// Whether another node is asked to lead again and again, where one can be: in half of the runs.
fn hands_over(protocol: &Info, draw: &impl Fn(u32, u64) -> u64) -> bool {
    protocol.admin.iter().any(|it| it.word == TRANSFER) && draw(400, 2) == 1
}

/// A line of script, and when, in milliseconds.
type Timed = (u64, String);

/// In half of the runs, where another node can be asked to lead: it is, several times, and for a
/// while somebody writes there and somebody else reads under a lease where it read before. In half
/// of these runs, and only if messages may be late, a message of one kind reaches that node long
/// after the attempt was given up, while some other node hears none of the others: whoever sent the
/// message may not learn what it causes.
fn handovers(
    protocol: &Info,
    nodes: u64,
    end: Time,
    may_be_late: bool,
    draw: impl Fn(u32, u64) -> u64,
) -> Vec<Timed> {
    let mut script = Vec::new();
    if !hands_over(protocol, &draw) {
        return script;
    }
    let times = u32::try_from(end.0 / 3 * 2 / HANDOVER.0).unwrap_or(0);
    let each = HANDOVER.0 / 1_000;
    let is_late = may_be_late && draw(401, 2) == 0;
    let kind = draw(402, protocol.messages.len() as u64);
    let kind = protocol.messages[usize::try_from(kind).unwrap_or(0)].id;
    let mut last = None;
    for nth in 0..times.min(MOST_HANDOVERS) {
        let begins = 600 + each * u64::from(nth) + draw(1_000 + nth, each / 4 + 1);
        let node = 1 + draw(2_000 + nth, nodes);
        let lasts = each * 3 / 4;
        // Clients ask more often while what is late arrives.
        let (mut asks, often) = (begins, if is_late { 1 } else { 3 });
        if is_late {
            let by = 200 + draw(3_000 + nth, 600);
            asks += by - 100;
            // Often the one that was asked last leads.
            let deaf = match last {
                Some(last) if last != node => last,
                _ => 1 + (node + draw(4_000 + nth, nodes - 1)) % nodes,
            };
            last = Some(node);
            let from = begins + by - 40 + draw(5_000 + nth, 120);
            let until = from + 100 + draw(6_000 + nth, 400);
            script.extend(late_messages(kind, nodes, node, (begins, by)));
            script.extend(deafness(nodes, deaf, from..until));
        }
        script.push((begins, format!("c6 admin {TRANSFER} {node}")));
        // Whoever asked for something does not insist: a transfer may be given up, and old requests
        // do not keep what comes next waiting.
        for (client, after) in [(6, 200), (7, lasts), (8, lasts)] {
            script.push((begins + after, format!("crash c{client}")));
            script.push((begins + after + 1, format!("restart c{client}")));
        }
        let (mut reads, mut writes) = (asks, asks);
        for more in 100 * nth..100 * (nth + 1) {
            reads += often * (5 + draw(10_000 + more, 15));
            writes += often * (10 + draw(20_000 + more, 20));
            if reads < asks + 800 && reads < begins + lasts {
                script.push((reads, "c8 get x lease".to_owned()));
            }
            if writes < asks + 800 && writes < begins + lasts {
                script.push((writes, format!("c7 put x h{more} at {node}")));
            }
        }
    }
    script
}

/// The next message of this kind from each other node to this one is that much late.
fn late_messages(
    kind: &str,
    nodes: u64,
    to: u64,
    (moment, by): (u64, u64),
) -> impl Iterator<Item = Timed> {
    let from = (1..=nodes).filter(move |from| *from != to);
    from.map(move |from| (moment, format!("late {kind} {from}to{to} {by}ms")))
}

/// For a while, a node hears none of the others.
fn deafness(nodes: u64, deaf: u64, span: Range<u64>) -> impl Iterator<Item = Timed> {
    let others = move || (1..=nodes).filter(move |other| *other != deaf);
    let cuts = others().map(move |other| (span.start, format!("cut {other}to{deaf}")));
    cuts.chain(others().map(move |other| (span.end, format!("heal {other}to{deaf}"))))
}

/// So long after one the next may come, and no more come in a run.
const HANDOVER: Time = Time::millis(2_000);
const MOST_HANDOVERS: u32 = 60;

/// The kind of fault that lets messages be late.
const LATE: &str = "late";

/// The option of protocols whose leaders may answer reads without asking anybody.
const LEASES: &str = "lease-reads";

/// What an administrator asks so that another node leads.
const TRANSFER: &str = "transfer";
