//! What a run costs: time on the wall, time of processors, memory.

use std::fs::read_to_string;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Since when something runs.
pub(crate) struct Meter {
    began: Instant,
    thread: Option<f64>,
    process: Option<f64>,
}

/// What it took.
#[derive(Clone, Copy)]
pub(crate) struct Spent {
    pub(crate) wall: f64,
    /// Seconds of processors, where the system tells them exactly enough.
    processor: Option<f64>,
}

impl Meter {
    pub(crate) fn start() -> Self {
        Self { began: Instant::now(), thread: thread_seconds(), process: process_seconds() }
    }

    /// Of work that this thread did by itself. The system counts it about every four milliseconds.
    pub(crate) fn alone(self) -> Spent {
        let processor = thread_seconds().zip(self.thread).map(|(now, then)| now - then);
        let processor = processor.filter(|seconds| *seconds >= 0.05);
        Spent { wall: self.began.elapsed().as_secs_f64(), processor }
    }

    /// Of work that other threads did. The system counts it in hundredths of a second.
    pub(crate) fn others(self) -> Spent {
        let processor = process_seconds().zip(self.process).map(|(now, then)| now - then);
        let processor = processor.filter(|seconds| *seconds >= 0.2);
        Spent { wall: self.began.elapsed().as_secs_f64(), processor }
    }
}

impl Spent {
    /// What speeds are made of: on a busy machine the wall says little.
    pub(crate) fn seconds(&self) -> f64 {
        self.processor.unwrap_or(self.wall)
    }
}

fn thread_seconds() -> Option<f64> {
    let nanoseconds = read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = nanoseconds.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn process_seconds() -> Option<f64> {
    let stat = read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let mut ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
    Some((ticks.next()?.ok()? + ticks.next()?.ok()?) / 100.0)
}

/// The most memory that a process of its own needed for this, in bytes, beyond what it began with.
pub(crate) fn memory_of(whose: &str, clients: u32) -> Option<u64> {
    let mut child = Command::new(std::env::current_exe().ok()?);
    let child = child.args(["memory", whose, &clients.to_string()]).stdout(Stdio::piped());
    String::from_utf8(child.output().ok()?.stdout).ok()?.trim().parse().ok()
}

/// In that process: runs it, and prints the bytes.
pub(crate) fn print_memory_of(run: impl FnOnce()) {
    let before = status("VmRSS:");
    run();
    if let (Some(before), Some(most)) = (before, status("VmHWM:")) {
        println!("{}", (most - before) * 1024);
    }
}

fn status(name: &str) -> Option<u64> {
    let status = read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
