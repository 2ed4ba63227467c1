//! What is offered at what somebody points at.

use std::collections::BTreeSet;

use cores::registry;
use playground::offers::{OfferGroup, OfferTarget, at, of_word};
use playground::snapshot::End;
use playground::{Command, Session};
use protocol::Time;
use scenario::{WORDS, WordInfo};

fn opened(script: &str) -> Session {
    Session::open(registry(), script).unwrap_or_else(|all| panic!("{script}: {}", all[0]))
}

/// A session in whose middle something is on its way, and a client has asked.
fn midway(script: &str) -> Session {
    let mut session = opened(script);
    session.seek(Time::millis(700));
    let _ = session.act_line("put x 1");
    for _ in 0..6 {
        let due = session.choices().into_iter().map(|choice| choice.action).next();
        match due {
            Some(action) => drop(session.apply(Command::Act(action))),
            None => drop(session.step()),
        }
    }
    session
}

/// Everything that can be pointed at in it.
fn targets(session: &Session) -> Vec<OfferTarget> {
    let cluster = session.cluster();
    let nodes = cluster.nodes.iter().map(|node| OfferTarget::Node(node.id));
    let clients = cluster.clients.iter().map(|client| OfferTarget::Client(client.id));
    let flights = cluster.flights.iter().map(|flight| OfferTarget::Message(flight.id));
    let links = [
        OfferTarget::Link(End::Node(1), End::Node(2)),
        OfferTarget::Link(End::Node(2), End::Client(1)),
    ];
    nodes.chain(clients).chain(flights).chain(links).chain([OfferTarget::Cluster]).collect()
}

fn menu(session: &Session, target: OfferTarget) -> String {
    let mut text = String::new();
    for OfferGroup { title, offers, fields } in at(&session.snapshot(), target) {
        text += &format!("[{title}]\n");
        for offer in offers {
            let why = offer.why_not.map_or(String::new(), |why| format!(" -- {why}"));
            text += &format!("{}: {}{why}\n", offer.label, offer.action);
        }
        for field in fields {
            text += &format!("({}): {}\n", field.label, field.line("…"));
        }
    }
    text
}

fn said(session: &Session, target: OfferTarget, lines: &[&str]) {
    let menu = menu(session, target);
    for line in lines {
        assert!(menu.lines().any(|known| known == *line), "no `{line}` in\n{menu}");
    }
}

const WORLDS: [&str; 2] = ["nodes=4", "nodes=4 by=hand"];

#[test]
fn every_word_is_offered_somewhere() {
    for info in WORDS {
        let offers = info.forms.iter().flat_map(|form| form.offers).collect::<Vec<_>>();
        assert!(!offers.is_empty(), "`{}` is offered nowhere", info.word);
        for offer in offers {
            let own = offer.line.split(' ').any(|word| word == info.word);
            assert!(own, "`{}` is not about `{}`", offer.line, info.word);
            assert!(!offer.label.is_empty(), "{}", offer.line);
        }
    }
}

/// With every protocol, in both modes; what no run has at once, such as a link with sessions and a
/// cluster by hand, is covered by their union.
#[test]
fn every_row_makes_offers_and_each_that_is_open_can_be_done() {
    let (mut seen, mut refused) = (BTreeSet::new(), Vec::new());
    for info in registry().known() {
        for world in WORLDS {
            let session = midway(&format!("{} {world}", info.id));
            let (shown, script) = (session.snapshot(), session.script());
            for target in targets(&session) {
                for group in at(&shown, target) {
                    for offer in &group.offers {
                        seen.insert((WordInfo::of(&offer.action).group, offer.action.word()));
                        assert!(!offer.label.contains(['{', '}']), "{}", offer.label);
                        assert!(!offer.explains.is_empty() && !group.title.contains('{'));
                        assert!(offer.why_not.as_ref().is_none_or(|why| why.ends_with('.')));
                    }
                    seen.extend(group.fields.iter().map(|field| word(&field.before)));
                    for offer in group.open() {
                        let mut trial = midway(&format!("{} {world}", info.id));
                        assert_eq!(trial.script(), script);
                        let done = trial.apply(Command::Act(offer.action.clone()));
                        if let Err(refusal) = done {
                            refused
                                .push(format!("{} {world}: {}: {refusal}", info.id, offer.action));
                        }
                    }
                }
            }
        }
    }
    assert_eq!(refused, Vec::<String>::new());
    let all = WORDS.iter().map(|info| (info.group, info.word)).collect::<BTreeSet<_>>();
    assert_eq!(all.difference(&seen).collect::<Vec<_>>(), Vec::<&(_, _)>::new());
}

/// The word that a field is about.
fn word(before: &str) -> (scenario::WordGroup, &'static str) {
    let first = before.split(' ').next();
    let info = WORDS.iter().find(|info| Some(info.word) == first).expect("a word");
    (info.group, info.word)
}

#[test]
fn a_node_that_runs_is_crashed_and_paused_and_one_that_is_down_restarted() {
    let mut session = midway("raft nodes=3");
    said(
        &session,
        OfferTarget::Node(2),
        &[
            "[]",
            "Crash: crash 2",
            "Pause: pause 2",
            "Restart: restart 2 -- S2 has not crashed.",
            "Resume: resume 2 -- S2 is not paused.",
            "Wipe its disk: wipe 2 -- S2 has not crashed.",
            "Isolate: split 1,3/2",
            "[Cut the link to]",
            "S3: cut 2-3",
            "Heal S3: heal 2-3 -- This way is not cut.",
            "[Its disk]",
            "Forgets what it said: disk 2 lying",
            "Honest: disk 2 honest -- Its disk forgets nothing.",
            "[A write takes]",
            "20..40ms: disk 2 20..40ms",
            "(a time or range): disk 2 …",
            "[Its clock runs at]",
            "1.2: clock 2 1.2",
            "(from 0.01 to 100): clock 2 …",
            "[Ask the cluster, about it, to]",
            "Transfer: admin transfer 2",
            "Twins: lie 2 twins",
            "Impersonate as=1: lie 2 impersonate as=1",
            "Honest: lie 2 honest -- It tells the truth.",
            "(such as withhold to=2): lie 2 …",
        ],
    );
    session.act_line("crash 2").expect("it runs");
    session.act_line("disk 2 lying").expect("it can");
    session.act_line("cut 2-3").expect("it can");
    said(
        &session,
        OfferTarget::Node(2),
        &[
            "Crash: crash 2 -- S2 has crashed.",
            "Pause: pause 2 -- S2 has crashed.",
            "Restart: restart 2",
            "Wipe its disk: wipe 2",
            "Damage the last slot: damage 2 tail",
            "S3: cut 2-3 -- Nothing passes there now.",
            "Heal S3: heal 2-3",
            "Honest: disk 2 honest",
        ],
    );
    assert!(menu(&session, OfferTarget::Node(9)).is_empty());
}

#[test]
fn what_a_protocol_adds_is_offered() {
    let pbft = midway("pbft nodes=4");
    let groups = at(&pbft.snapshot(), OfferTarget::Node(1));
    let lies = of_word(&groups, "lie");
    for lie in pbft.info().lies {
        let own =
            lies.iter().any(|offer| offer.action.to_string() == format!("lie 1 {}", lie.name));
        assert!(own, "{}", lie.name);
    }
    let raft = midway("raft nodes=3");
    let groups = at(&raft.snapshot(), OfferTarget::Cluster);
    let asked = of_word(&groups, "admin");
    for admin in raft.info().admin {
        let about = |line: String| line.split(' ').nth(1) == Some(admin.word);
        assert!(asked.iter().any(|offer| about(offer.action.to_string())), "{}", admin.word);
        assert!(groups.iter().any(|group| group.title == admin.says), "{}", admin.word);
    }
    let dead = "Dead: dead 1-2 -- The links of Raft are no sessions.";
    said(&raft, OfferTarget::Link(End::Node(1), End::Node(2)), &[dead]);
    let zab = midway("zab nodes=3");
    said(&zab, OfferTarget::Link(End::Node(1), End::Node(2)), &["Dead: dead 1-2"]);
}

#[test]
fn a_link_is_cut_one_way_or_both_and_made_slow_or_lossy() {
    let link = OfferTarget::Link(End::Node(1), End::Node(2));
    let mut session = midway("raft nodes=3");
    session.act_line("cut 2to1").expect("it can");
    said(
        &session,
        link,
        &[
            "Cut S1 → S2: cut 1to2",
            "Heal S1 → S2: heal 1to2 -- This way is not cut.",
            "Cut S2 → S1: cut 2to1 -- Nothing passes there now.",
            "Heal S2 → S1: heal 2to1",
            "Heal both ways: heal 1-2",
            "[Messages take, S2 → S1]",
            "80..120ms: lag 2to1 80..120ms",
            "[Messages are lost, both ways]",
            "0.3: loss 1-2 0.3",
            "(from 0 to 1): loss 1-2 …",
            "Append S1 → S2: late append 1to2 50ms",
        ],
    );
    let client = OfferTarget::Link(End::Node(1), End::Client(1));
    said(&session, client, &["Cut S1 → c1: cut 1toc1"]);
    assert!(!menu(&session, client).contains("late"), "scripts do not address requests");
    said(&session, OfferTarget::Cluster, &["Heal the network: heal"]);
    let hand = midway("raft nodes=3 by=hand");
    assert!(!menu(&hand, link).contains("lag"), "by hand nothing takes time");
}

#[test]
fn a_message_is_dropped_copied_and_made_late_or_by_hand_delivered() {
    let session = midway("raft nodes=3");
    let flights = session.cluster().flights;
    let flight = flights.iter().find(|flight| flight.address().is_some()).expect("a message");
    let name = flight.address().expect("an address").to_string();
    let lines = ["drop", "copy"].map(|word| format!("{word} {name}"));
    let target = OfferTarget::Message(flight.id);
    let menu = menu(&session, target);
    for line in lines.iter().chain([&format!("delay {name} 50ms"), &format!("delay {name} …")]) {
        assert!(menu.contains(line), "{line} in\n{menu}");
    }
    assert!(!menu.contains("deliver"), "{menu}");
    let request = flights.iter().find(|flight| flight.address().is_none());
    if let Some(request) = request {
        assert!(at(&session.snapshot(), OfferTarget::Message(request.id)).is_empty());
    }
}

#[test]
fn by_hand_what_is_due_stands_first() {
    let mut session = opened("raft nodes=3 by=hand");
    let first = |session: &Session, target| {
        let groups = at(&session.snapshot(), target);
        let offer = &groups[0].offers[0];
        (offer.label.clone(), offer.action.to_string(), offer.why_not.clone())
    };
    let fire = ("Election".to_owned(), "fire 1 election".to_owned(), None);
    assert_eq!(first(&session, OfferTarget::Node(1)), fire);
    session.act_line("fire 1 election").expect("it is due");
    session.act_line("write 1").expect("it is due");
    let flight = session.cluster().flights.first().expect("a call").id;
    let (label, line, why) = first(&session, OfferTarget::Message(flight));
    assert_eq!((label.as_str(), why), ("Deliver", None), "{line}");
    session.act_line("pause 2").expect("it runs");
    let why = first(&session, OfferTarget::Message(flight)).2;
    assert_eq!(why.as_deref(), Some("S2 is paused."));
}

#[test]
fn clients_ask_and_are_held_still() {
    let session = midway("raft nodes=3");
    said(
        &session,
        OfferTarget::Client(1),
        &[
            "Pause: pause c1",
            "Crash: crash c1",
            "Resume: resume c1 -- c1 is not paused.",
            "Again: c1 again",
            "Read x: c1 get x",
            "S2: cut c1-2",
            "Equivocate: lie c1 equivocate",
        ],
    );
    let leader = session.leader().expect("a leader");
    let crash = format!("Crash {leader}, who leads: crash {}", leader.0);
    said(&session, OfferTarget::Cluster, &[&crash, "(the remark): note …"]);
    said(&session, OfferTarget::Node(2), &["Write x = 2: put x 2 at 2"]);
    let pbft = midway("pbft nodes=4");
    let local = "Read x locally: get x local at 1 -- PBFT has no such reads.";
    said(&pbft, OfferTarget::Node(1), &[local]);
}
