//! Results of campaigns as JSON lines: a header, then a line for each seed as it comes.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::total::Played;

/// The version of the format, raised when old files can no longer be read.
pub(crate) const VERSION: u32 = 2;

/// What was asked for: equal headers, equal results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) version: u32,
    pub(crate) protocol: String,
    pub(crate) seeds: Range<u64>,
    pub(crate) shard: Shard,
    pub(crate) events: u64,
    pub(crate) end: String,
    pub(crate) suspend: Option<String>,
    pub(crate) nemesis: String,
}

/// One of several parts of the seeds, interleaved so that all are alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Shard {
    /// Which, from 1.
    pub(crate) part: u64,
    /// Of how many.
    pub(crate) of: u64,
}

impl Shard {
    /// Reads `2/8`.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let read = text.split_once('/').and_then(|(part, of)| {
            let (part, of) = (part.parse().ok()?, of.parse().ok()?);
            (1..=of).contains(&part).then_some(Self { part, of })
        });
        read.ok_or_else(|| format!("`{text}` is not a part of the seeds such as 1/8"))
    }

    /// The seeds of this part.
    pub(crate) fn of(self, seeds: &Range<u64>) -> impl Iterator<Item = u64> + use<> {
        let first = seeds.start.saturating_add(self.part - 1);
        let step = usize::try_from(self.of).unwrap_or(usize::MAX);
        (first..seeds.end.max(first)).step_by(step)
    }
}

impl Header {
    /// What differs, in words; the seeds do not count where `parts` of one campaign are compared.
    pub(crate) fn differs(&self, other: &Self, parts: bool) -> Option<String> {
        let said = |it: &Self| {
            let suspend = it.suspend.clone().unwrap_or_else(|| "nothing".to_owned());
            let Shard { part, of } = it.shard;
            [
                ("version", it.version.to_string(), true),
                ("protocol", it.protocol.clone(), true),
                ("seeds", format!("{}..{}", it.seeds.start, it.seeds.end), !parts),
                ("shard", format!("{part}/{of}"), !parts),
                ("events", it.events.to_string(), true),
                ("end", it.end.clone(), true),
                ("suspend", suspend, true),
                ("nemesis", it.nemesis.clone(), true),
            ]
        };
        let pairs = said(self).into_iter().zip(said(other));
        let differences: Vec<String> = pairs
            .filter(|((_, mine, counts), (_, theirs, _))| *counts && mine != theirs)
            .map(|((name, mine, _), (_, theirs, _))| format!("{name} is {theirs}, not {mine}"))
            .collect();
        (!differences.is_empty()).then(|| differences.join("; "))
    }

    /// How many seeds there are to play.
    pub(crate) fn count(&self) -> usize {
        self.shard.of(&self.seeds).count()
    }
}

/// What a file of results holds.
pub(crate) struct Results {
    /// `None` if the file ends before its first line does.
    pub(crate) header: Option<Header>,
    pub(crate) played: Vec<Played>,
    /// How many bytes that is. What follows was cut short when its writer was stopped.
    whole: usize,
}

impl Results {
    /// Reads what a file holds.
    pub(crate) fn read(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let whole = text.rfind('\n').map_or(0, |at| at + 1);
        let mut lines = text[..whole].lines().zip(1..);
        let wrong = |line: u32, error: serde_json::Error| {
            format!("{}: line {line} is not of a campaign's results: {error}", file.display())
        };
        let header = match lines.next() {
            Some((line, number)) => {
                let header: Header =
                    serde_json::from_str(line).map_err(|error| wrong(number, error))?;
                if header.version != VERSION {
                    let (file, version) = (file.display(), header.version);
                    return Err(format!(
                        "{file}: results of version {version}; this Synod reads {VERSION}"
                    ));
                }
                Some(header)
            }
            None => None,
        };
        let mut seeds = BTreeSet::new();
        let mut played = Vec::new();
        for (line, number) in lines {
            let one: Played = serde_json::from_str(line).map_err(|error| wrong(number, error))?;
            if !seeds.insert(one.seed) {
                let file = file.display();
                return Err(format!("{file}: line {number} has seed {} again", one.seed));
            }
            played.push(one);
        }
        Ok(Self { header, played, whole })
    }
}

/// A file to which results are added.
pub(crate) struct Keeper(File);

impl Keeper {
    /// Begins a file, or goes on with one of the same campaign; gives what it holds already.
    pub(crate) fn open(path: &Path, header: &Header) -> Result<(Self, Vec<Played>), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut known = Vec::new();
        let mut begun = false;
        let mut file = OpenOptions::new();
        let mut file = file.create(true).append(true).read(true).open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() > 0 {
            let results = Results::read(path)?;
            if let Some(theirs) = &results.header {
                if let Some(differences) = header.differs(theirs, false) {
                    return Err(format!(
                        "{} holds another campaign: its {differences}",
                        path.display()
                    ));
                }
                (known, begun) = (results.played, true);
            }
            file.set_len(results.whole as u64).map_err(failed)?;
        }
        if !begun {
            write(&mut file, header).map_err(failed)?;
        }
        Ok((Self(file), known))
    }

    pub(crate) fn keep(&mut self, played: &Played) -> Result<(), String> {
        write(&mut self.0, played).map_err(|error| format!("the results: {error}"))
    }
}

/// One line at once, so that only the last can be cut short.
fn write(file: &mut File, line: &impl Serialize) -> std::io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    file.write_all(text.as_bytes())
}
