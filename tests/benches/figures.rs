//! The figures of a whole run: events per second with live invariants, seeking, memory. Prints them;
//! asserts nothing about time.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its figures")]

use cores::registry;
use std::time::Instant;

use checker::JudgedWorld;
use playground::Session;
use protocol::{Config, NodeId, Time};
use scenario::WorldSettings as Setting;
use simulator::{Core, EventKind, Payload};

const BUSY: &str = "raft seed=5 clients=4 rate=25 delay=1..5ms\nend 10min\n";

fn main() {
    if !std::env::args().any(|argument| argument == "watched") {
        session();
    }
    judged();
}

/// Five nodes of Raft under sixteen clients that never rest, every event judged.
fn judged() {
    let best = (0..3)
        .map(|_| once(Core::of::<raft::Raft>()))
        .fold((0.0_f64, 0.0_f64), |best, now| if now.0 > best.0 { now } else { best });
    println!(
        "Raft, 5 nodes under load, live invariants: {:.2} M messages/s, {:.2} M events/s",
        best.0 / 1e6,
        best.1 / 1e6
    );
}

fn once(core: Core) -> (f64, f64) {
    let setting = Setting {
        nodes: 5,
        clients: 16,
        think: Time::ZERO..Time::millis(1),
        delay: Time::millis(1)..Time::millis(5),
        ..Setting::default()
    };
    let config = Config::new(NodeId(1), setting.nodes);
    let mut run = JudgedWorld::new(core, &setting, &config, vec![None; 5], [].into());
    let (began, mut messages, mut events) = (Instant::now(), 0_u32, 0_u32);
    while let Some(event) = run.step() {
        if event.time > Time::seconds(60) {
            break;
        }
        events += 1;
        if let EventKind::Delivered(envelope) = &event.kind {
            messages += u32::from(matches!(envelope.payload, Payload::Message(_)));
        }
    }
    assert_eq!(run.judge.violations(), 0);
    let seconds = began.elapsed().as_secs_f64();
    (f64::from(messages) / seconds, f64::from(events) / seconds)
}

/// Ten minutes at a hundred requests a second: playing, seeking, memory.
fn session() {
    let before = resident();
    let began = Instant::now();
    let mut session = Session::open(registry(), BUSY).expect("a script");
    while session.step() {}
    let (events, seconds) = (session.event(), began.elapsed().as_secs_f64());
    println!("a ten-minute run: {events} events played and told in {seconds:.2} s");
    if let (Some(before), Some(after)) = (before, resident()) {
        let minute = (after.saturating_sub(before)) as f64 / 10.0 / 1024.0;
        println!("memory: {minute:.2} MiB per simulated minute");
    }
    let mut spent: Vec<f64> = (0..500_u64)
        .map(|n| {
            let time = Time(n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % Time::minutes(10).0);
            let began = Instant::now();
            session.seek(time);
            std::hint::black_box(session.snapshot());
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    spent.sort_by(f64::total_cmp);
    println!("seek: median {:.2} ms, p99 {:.2} ms", spent[250], spent[495]);
}

/// Resident memory in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
