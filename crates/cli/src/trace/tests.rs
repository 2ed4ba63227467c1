//! Traces there and back, and every change of one.

use std::collections::BTreeMap;
use std::mem;

use playground::record::{
    EnvelopeRecord, FieldRecord, MessageRecord, NodeActionKind, NodeActionRecord, Record,
    RecordKind, ReplyRecord, RequestRecord, SlotRecord, StateRecord,
};
use playground::snapshot::{Flavour, SlotStatus};
use proptest::prelude::*;
use protocol::Time;

use super::*;
use crate::registry;

fn file() -> &'static Path {
    Path::new("test.jsonl")
}

fn trace_of(script: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let session = begin(Path::new("test"), script).expect("a script");
    write(session, |line| lines.push(line.to_owned())).expect("a trace");
    lines
}

fn checked(lines: &[String]) -> Result<Option<Difference>, String> {
    check(file(), &lines.join("\n"))
}

/// A script with faults by chance.
fn script(protocol: usize, seed: u64) -> String {
    let known = registry().protocols();
    campaign::script_with(
        known[protocol % known.len()],
        seed,
        Time::millis(1_500),
        "crash,split,loss",
    )
}

/// The places of everything in a value that is neither list nor object.
fn leaves(name: &str, value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| leaves(&format!("{name}/{key}"), value, into));
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(at, value)| leaves(&format!("{name}/{at}"), value, into)),
        _ => into.push(name.to_owned()),
    }
}

fn other(value: &Value, way: u8) -> Value {
    match value {
        _ if way == 0 => Value::Null,
        Value::Number(n) => Value::from(n.as_u64().expect("whole numbers") + u64::from(way)),
        Value::String(text) if way == 1 => Value::from(format!("{text}x")),
        Value::String(text) => Value::from(text.chars().skip(1).collect::<String>()),
        _ => Value::from("something"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_trace_is_that_of_its_run_and_a_changed_one_is_not(
        protocol in 0_usize..8,
        seed in any::<u32>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..3), 6),
    ) {
        let lines = trace_of(&script(protocol, u64::from(seed)));
        prop_assert!(checked(&lines).expect("it can be read").is_none());
        for (line, field, way) in changes {
            let at = line.index(lines.len());
            let mut value: Value = serde_json::from_str(&lines[at]).expect("JSON");
            let mut places = Vec::new();
            leaves("", &value, &mut places);
            let place = field.get(&places);
            let slot = value.pointer_mut(place).expect("a place");
            *slot = other(slot, way);
            let mut changed = lines.clone();
            changed[at] = value.to_string();
            match checked(&changed) {
                Ok(Some(difference)) if at > 0 => {
                    prop_assert_eq!(difference.line, at + 1);
                    let named = place[1..].split('/').next().expect("a name");
                    prop_assert!(difference.field.starts_with(named), "{} {}", difference.field, named);
                }
                // Another script in the header may differ anywhere, or not be a script at all.
                Ok(Some(_)) | Err(_) => prop_assert_eq!(at, 0),
                Ok(None) => prop_assert!(false, "line {} with another {place} passes", at + 1),
            }
        }
    }

    #[test]
    fn lines_too_many_too_few_or_in_another_order_are_found(
        seed in any::<u32>(),
        line in any::<prop::sample::Index>(),
    ) {
        let lines = trace_of(&script(0, u64::from(seed)));
        let at = 1 + line.index(lines.len() - 2);
        let mut fewer = lines.clone();
        fewer.remove(at);
        let mut more = lines.clone();
        more.insert(at, lines[at].clone());
        let mut turned = lines.clone();
        turned.swap(at, at + 1);
        let mut cut = lines.clone();
        cut.truncate(at + 1);
        let mut beyond = lines.clone();
        beyond.push(lines[at].clone());
        for (changed, line) in
            [(fewer, at + 1), (more, at + 2), (turned, at + 1), (cut, at + 2), (beyond, lines.len() + 1)]
        {
            let difference = checked(&changed).expect("it can be read").expect("it differs");
            prop_assert_eq!(difference.line, line);
        }
    }
}

#[test]
fn unreadable_input_is_located_and_explained() {
    let lines = trace_of("raft nodes=3\nend 100ms\n");
    let with = |line: &str| {
        let mut lines = lines.clone();
        lines[0] = line.to_owned();
        checked(&lines).expect_err("a bad header")
    };
    assert!(checked(&[]).expect_err("empty").contains("line 1: there is nothing in it"));
    assert!(checked(&lines[1..]).expect_err("no header").contains("line 1: a trace begins with"));
    assert!(
        with("{\"synod\":\"trace\",\"version\":2}").contains("version 2 of the format is newer")
    );
    assert!(with("{\"synod\":\"trace\"}").contains("no version"));
    assert!(with("{\"synod\":\"trace\",\"version\":1}").contains("no script"));
    let misspelt = with("{\"synod\":\"trace\",\"version\":1,\"script\":\"raft\\n1s crahs 2\\n\"}");
    assert!(misspelt.contains("line 2, column 4"), "{misspelt}");
    let mut broken = lines.clone();
    broken[2].pop();
    let complaint = checked(&broken).expect_err("half a line");
    assert!(complaint.starts_with("test.jsonl: line 3: this is no line of JSON"), "{complaint}");
}

/// A trace in which every field that there is is written.
fn everything() -> Vec<Value> {
    let text = String::new;
    let request = || RequestRecord { id: text(), operation: text() };
    let reply = || ReplyRecord { to: text(), answer: text() };
    let message = || MessageRecord {
        word: "",
        label: text(),
        flavour: Flavour::Agree,
        fields: vec![FieldRecord { name: "", value: text() }],
    };
    let envelope = || EnvelopeRecord {
        id: 0,
        from: text(),
        to: text(),
        sent: 0,
        trick: Some(text()),
        message: Some(message()),
        request: Some(request()),
        reply: Some(reply()),
    };
    let slot = || SlotRecord {
        slot: 0,
        status: SlotStatus::Decided,
        epoch: 0,
        ballot: Some(text()),
        command: Some(text()),
    };
    let state = || StateRecord {
        node: Some(text()),
        role: Some(""),
        epoch: Some(0),
        ballot: Some(text()),
        last: Some(0),
        decided: Some(0),
        slots: vec![slot()],
        emptied: vec![0],
        facts: vec![FieldRecord { name: "", value: text() }],
        ended: vec![""],
    };
    let node_action = NodeActionRecord {
        node: text(),
        does: NodeActionKind::Send,
        envelope: Some(envelope()),
        doomed: Some(""),
        id: Some(0),
        to: Some(text()),
        message: Some(message()),
        rule: Some(""),
        slot: Some(0),
        command: Some(text()),
        reply: Some(reply()),
        role: Some(""),
        epoch: Some(0),
        ballot: Some(text()),
        state: Some(state()),
    };
    let record = Record {
        event: 0,
        time: 0,
        nth: 0,
        kind: RecordKind::Boot,
        who: Some(text()),
        cause: Some(0),
        twin: true,
        envelope: Some(envelope()),
        loss: Some(""),
        timer: Some(""),
        request: Some(request()),
        action: Some(text()),
        missed: Some(""),
        stopped: Some(text()),
        node_actions: vec![node_action],
        states: vec![state()],
    };
    let header = Header {
        synod: "trace",
        version: VERSION,
        protocol: "",
        fingerprint: text(),
        script: text(),
    };
    vec![serde_json::to_value(header).expect("JSON"), serde_json::to_value(record).expect("JSON")]
}

/// The names of fields by the section that describes them.
fn fields(section: &str, value: &Value, into: &mut Vec<(String, String)>) {
    let Value::Object(object) = value else { return };
    for (key, value) in object {
        let entry = (section.to_owned(), key.clone());
        if !into.contains(&entry) {
            into.push(entry);
        }
        let below = match value {
            Value::Array(items) => items.first().unwrap_or(value),
            value => value,
        };
        let section = match key.as_str() {
            "deeds" => "What a node did",
            "parcel" => "An envelope",
            "message" => "A message",
            "fields" | "facts" => "A field",
            "states" | "state" => "A state",
            "slots" => "A slot",
            "request" => "A request",
            "reply" => "A reply",
            _ => continue,
        };
        fields(section, below, into);
    }
}

#[test]
fn the_document_names_every_field_and_every_word_and_no_other() {
    let document = include_str!("../../../../docs/trace.md");
    let mut wanted = Vec::new();
    let lines = everything();
    fields("The header", &lines[0], &mut wanted);
    fields("An event", &lines[1], &mut wanted);
    let word = |value: Value| value.as_str().expect("a word").to_owned();
    for kind in RecordKind::ALL {
        wanted.push(("Kinds".to_owned(), word(serde_json::to_value(kind).expect("JSON"))));
    }
    for does in NodeActionKind::ALL {
        wanted.push(("Does".to_owned(), word(serde_json::to_value(does).expect("JSON"))));
    }
    let mut named = Vec::new();
    let mut section = "";
    for line in document.lines() {
        if let Some(heading) = line.trim_start_matches('#').strip_prefix(' ')
            && line.starts_with('#')
        {
            section = heading;
        }
        if let Some((name, _)) = line.strip_prefix("| `").and_then(|row| row.split_once('`')) {
            named.push((section.to_owned(), name.to_owned()));
        }
    }
    wanted.sort();
    named.sort();
    assert_eq!(named, wanted);
    assert!(document.contains(&format!("version {VERSION}")), "the version");
}

/// What states add up to.
#[derive(Clone, Default, PartialEq, Debug)]
struct Sum {
    fields: BTreeMap<String, Value>,
    slots: BTreeMap<u64, Value>,
    facts: BTreeMap<String, Value>,
}

impl Sum {
    fn add(&mut self, state: &Value) {
        for (key, value) in state.as_object().expect("a state") {
            let items = || value.as_array().expect("a list");
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            match key.as_str() {
                "slots" => {
                    for slot in items() {
                        self.slots.insert(slot["slot"].as_u64().expect("a number"), slot.clone());
                    }
                }
                "emptied" => self.slots.retain(|slot, _| !items().contains(&Value::from(*slot))),
                "facts" => {
                    for fact in items() {
                        self.facts.insert(text(&fact["name"]), fact["value"].clone());
                    }
                }
                "ended" => items().iter().for_each(|name| drop(self.facts.remove(&text(name)))),
                "node" => {}
                _ => drop(self.fields.insert(key.clone(), value.clone())),
            }
        }
    }
}

fn node_of(value: &Value) -> usize {
    let name = value["node"].as_str().expect("a node");
    name[1..].parse::<usize>().expect("a number") - 1
}

/// Every event of a script as JSON, and its session at the end.
fn events_of(script: &str) -> (Vec<Value>, Session) {
    let lines = trace_of(script);
    let values = lines[1..].iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut session = begin(Path::new("test"), script).expect("a script");
    while session.step() {}
    (values, session)
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

#[test]
fn states_add_up_to_what_each_node_is() {
    for core in registry().protocols() {
        let mut restarts = 0;
        for seed in 0..4 {
            let script = campaign::script_with(*core, seed, Time::seconds(2), "crash,split,loss");
            let (events, session) = events_of(&script);
            let nodes = session.scenario().world.nodes as usize;
            let (mut sums, mut disks) = (vec![Sum::default(); nodes], vec![Sum::default(); nodes]);
            let mut wrote = vec![Sum::default(); nodes];
            for event in &events {
                for deed in list(event, "deeds") {
                    let at = node_of(deed);
                    match deed["does"].as_str() {
                        Some("start") => {
                            (sums[at], wrote[at]) = (Sum::default(), mem::take(&mut disks[at]));
                        }
                        Some("write") => {
                            wrote[at] = Sum::default();
                            deed.get("state").into_iter().for_each(|it| disks[at].add(it));
                        }
                        _ => {}
                    }
                }
                for state in list(event, "states") {
                    let at = node_of(state);
                    sums[at].add(state);
                    let wrote = mem::take(&mut wrote[at]);
                    if wrote != Sum::default() {
                        restarts += 1;
                        assert_eq!(
                            sums[at],
                            wrote,
                            "S{} starts on what it wrote\n{script}",
                            at + 1
                        );
                    }
                }
            }
            for (node, sum) in session.cluster().nodes.iter().zip(&sums) {
                if node.life == playground::snapshot::Life::Down {
                    continue;
                }
                let facts =
                    node.facts.iter().map(|(name, value)| (name.clone(), value.clone().into()));
                assert_eq!(sum.facts, facts.collect(), "S{}\n{script}", node.id);
                assert_eq!(sum.fields["last"], node.last);
                assert_eq!(sum.fields["decided"], node.decided);
                assert_eq!(sum.fields["epoch"], node.epoch);
                for slot in &node.slots {
                    let told = &sum.slots[&slot.slot];
                    assert_eq!(told["epoch"], slot.epoch, "slot {}\n{script}", slot.slot);
                    assert_eq!(told["status"], serde_json::to_value(slot.status).expect("JSON"));
                }
            }
        }
        assert!(restarts > 2, "{}: {restarts} restarts", core.info.id);
    }
}

/// A message that waits leaves in the envelope that `hold` names, unless its node crashes before or its
/// session has ended.
#[test]
fn held_messages_name_the_envelope_in_which_they_leave() {
    for core in registry().protocols() {
        let (mut named, mut lost) = (0, 0);
        for seed in 0..4 {
            let script = campaign::script_with(*core, seed, Time::seconds(2), "crash,split,loss");
            let (events, _) = events_of(&script);
            let deeds = || events.iter().flat_map(|event| list(event, "deeds"));
            let sent: BTreeMap<u64, &Value> = deeds()
                .filter(|deed| deed["does"] == "send")
                .map(|deed| (deed["parcel"]["id"].as_u64().expect("a number"), deed))
                .collect();
            let mut told = Vec::new();
            for deed in deeds().filter(|deed| deed["does"] == "hold") {
                let Some(id) = deed.get("id").and_then(Value::as_u64) else {
                    lost += 1;
                    continue;
                };
                named += 1;
                assert!(!told.contains(&id), "envelope {id} is named twice\n{script}");
                told.push(id);
                let envelope = &sent[&id]["parcel"];
                assert_eq!(envelope["from"], deed["node"]);
                assert_eq!(envelope["to"], deed["to"]);
                assert_eq!(envelope["message"], deed["message"]);
            }
        }
        assert!(named > 20 && lost < named, "{}: {named} named, {lost} not", core.info.id);
    }
}
