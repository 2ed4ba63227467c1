//! `synod trace`

use std::path::{Path, PathBuf};

use clap::Args;
use playground::record::VERSION;
use playground::{Command, Session};
use serde::Serialize;
use serde_json::Value;

use crate::{Outcome, begin, open, read, shiviz};

/// Writes every event of a scenario as a line of JSON, with its causes (see docs/trace.md).
#[derive(Args)]
pub(crate) struct Trace {
    /// The scenario; `-` reads it from standard input. With --check, a trace.
    file: PathBuf,
    /// Reads a trace back: plays its script again, and says where a line differs from the run.
    #[arg(long, conflicts_with = "shiviz")]
    check: bool,
    /// Writes host, vector clock and text of every event, as ShiViz reads them.
    #[arg(long)]
    shiviz: bool,
}

/// The first line.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Header {
    /// What this is.
    synod: &'static str,
    /// The version of the format.
    version: u64,
    /// What runs.
    protocol: &'static str,
    /// The fingerprint of the whole run.
    fingerprint: String,
    /// The scenario, as it is printed.
    script: String,
}

/// Where a trace is not that of its run.
#[derive(Debug)]
struct Difference {
    line: usize,
    field: String,
    expected: String,
    found: String,
}

impl Trace {
    pub(crate) fn run(&self) -> Outcome {
        if self.check {
            let difference = check(&self.file, &read(&self.file)?)?;
            if let Some(Difference { line, field, expected, found }) = &difference {
                let file = self.file.display();
                say!("{file}: line {line}: {field}: expected {expected}, found {found}");
            }
            return Ok(difference.is_none());
        }
        let session = open(&self.file)?;
        if self.shiviz {
            shiviz::write(session);
        } else {
            write(session, |line| say!("{line}"))?;
        }
        Ok(true)
    }
}

/// Plays a scenario to its end, and puts out its trace line by line.
fn write(mut session: Session, mut put: impl FnMut(&str)) -> Result<(), String> {
    while session.apply(Command::Step).is_ok() {}
    put(&line(&header(&session))?);
    let mut done = Ok(());
    session.records_with_states(|record| match line(&record) {
        Ok(line) => put(&line),
        Err(error) => done = Err(error),
    });
    done
}

fn header(session: &Session) -> Header {
    Header {
        synod: "trace",
        version: VERSION,
        protocol: session.info().id,
        fingerprint: format!("{:016x}", session.fingerprint()),
        script: session.script(),
    }
}

fn line(what: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(what).map_err(|error| error.to_string())
}

/// Reads a trace, plays its script again, and finds the first line that differs.
fn check(file: &Path, text: &str) -> Result<Option<Difference>, String> {
    let at = |line: usize, what: &str| format!("{}: line {line}: {what}", file.display());
    let mut lines = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let value: Value = serde_json::from_str(line)
            .map_err(|error| at(number, &format!("this is no line of JSON: {error}")))?;
        lines.push(value);
    }
    let script = script_of(lines.first()).map_err(|what| at(1, &what))?;
    let session = begin(Path::new("the script in line 1"), script)
        .map_err(|mistakes| format!("{}: {mistakes}", file.display()))?;
    let mut difference = None;
    let mut number = 0;
    write(session, |expected| {
        number += 1;
        if difference.is_none() {
            difference = compare_line(number, expected, lines.get(number - 1));
        }
    })?;
    Ok(difference.or_else(|| {
        let beyond = lines.get(number)?;
        Some(Difference {
            line: number + 1,
            field: "the whole line".to_owned(),
            expected: "nothing, for the run is over".to_owned(),
            found: beyond.to_string(),
        })
    }))
}

/// The script of a header that this program can read.
pub(crate) fn script_of(header: Option<&Value>) -> Result<&str, String> {
    const HEADER: &str =
        "a trace begins with its header, a line such as {\"synod\":\"trace\",\"version\":1,…}";
    let header = header.ok_or("there is nothing in it")?;
    if header.get("synod").and_then(Value::as_str) != Some("trace") {
        return Err(HEADER.to_owned());
    }
    match header.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err(format!(
                "version {newer} of the format is newer than {VERSION}, the newest that is known \
                 here; a newer synod can read it"
            ));
        }
        _ => return Err(format!("there is no version of the format; {VERSION} is the newest")),
    }
    let script = header.get("script").and_then(Value::as_str);
    script.ok_or_else(|| "the header holds no script, so there is nothing to play".to_owned())
}

fn compare_line(line: usize, expected: &str, found: Option<&Value>) -> Option<Difference> {
    let expected: Value = serde_json::from_str(expected).ok()?;
    let Some(found) = found else {
        return Some(Difference {
            line,
            field: "the whole line".to_owned(),
            expected: expected.to_string(),
            found: "nothing, for the trace is over".to_owned(),
        });
    };
    let (field, expected, found) = compare("", Some(&expected), Some(found))?;
    let field = if field.is_empty() { "the whole line".to_owned() } else { field };
    Some(Difference { line, field, expected, found })
}

/// The first field in which two values differ: its name, and what each holds there.
fn compare(
    name: &str,
    expected: Option<&Value>,
    found: Option<&Value>,
) -> Option<(String, String, String)> {
    match (expected, found) {
        (Some(Value::Object(expected)), Some(Value::Object(found))) => {
            let below = |key: &str| match name {
                "" => key.to_owned(),
                name => format!("{name}.{key}"),
            };
            let known = expected.keys();
            let unknown = found.keys().filter(|key| !expected.contains_key(*key));
            known
                .chain(unknown)
                .find_map(|key| compare(&below(key), expected.get(key), found.get(key)))
        }
        (Some(Value::Array(expected)), Some(Value::Array(found))) => {
            (0..expected.len().max(found.len()))
                .find_map(|at| compare(&format!("{name}[{at}]"), expected.get(at), found.get(at)))
        }
        (expected, found) if expected == found => None,
        (expected, found) => {
            let words =
                |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
            Some((name.to_owned(), words(expected), words(found)))
        }
    }
}

#[cfg(test)]
mod tests;
