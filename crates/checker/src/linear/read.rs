//! Histories in files: logs of Jepsen tests on etcd, and lines of EDN about a map of strings.
//!
//! Which of the two it is, is seen from the first line.

use std::fmt;

use protocol::{Answer, Key, Operation, ReadLevel, Serves, Value};

use super::{Call, History};

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: usize,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: expected {}", self.line, self.expected)
    }
}

/// What a line says.
struct Line {
    process: u64,
    kind: Happened,
    /// What is asked, or what of it is known now.
    operation: Operation,
    answer: Option<Answer>,
}

/// What became of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Happened {
    Invoked,
    Done,
    /// It had no effect.
    Failed,
    /// Nobody knows.
    Unknown,
}

/// The history in a file.
///
/// # Errors
/// The first line that cannot be understood, and what was expected there.
pub fn read(text: &str) -> Result<History, Unreadable> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut lines = lines.peekable();
    let expected = "a line such as `INFO jepsen.util - 0 :invoke :read nil` or \
                    `{:process 0, :type :invoke, :f :get, :key \"x\", :value nil}`";
    let first = lines.peek().map(|(_, line)| line.trim_start());
    let line_of = match first {
        Some(line) if line.starts_with('{') => of_edn,
        Some(line) if line.starts_with("INFO") => of_log,
        _ => return Err(Unreadable { line: 1, expected: expected.to_owned() }),
    };
    let mut reader = Reader::default();
    for (number, line) in lines {
        let taken = line_of(line.trim()).and_then(|line| reader.take(number, line));
        taken.map_err(|expected| Unreadable { line: number, expected })?;
    }
    Ok(History { calls: reader.calls, serves: Serves::Registers, initial: None })
}

/// What was called, and which call of each process is open.
#[derive(Default)]
struct Reader {
    calls: Vec<Call>,
    open: Vec<(u64, usize)>,
}

impl Reader {
    fn take(&mut self, number: usize, line: Line) -> Result<(), String> {
        let Line { process, kind, operation, answer } = line;
        let open = self.open.iter().position(|(known, _)| *known == process);
        let moment = number as u64;
        if kind == Happened::Invoked {
            if open.is_some() {
                return Err(format!("an end of what process {process} began before"));
            }
            self.open.push((process, self.calls.len()));
            let (answer, called, returned) = (None, moment, None);
            self.calls.push(Call { client: process, operation, answer, called, returned });
            return Ok(());
        }
        let Some(open) = open else {
            return Err(format!("`:invoke` before process {process} ends something"));
        };
        let (_, at) = self.open.swap_remove(open);
        let call = &mut self.calls[at];
        if std::mem::discriminant(&call.operation) != std::mem::discriminant(&operation) {
            return Err(format!("the end of `{}`, which process {process} began", call.operation));
        }
        // A read or a write that failed says nothing, but it is over.
        let unknown = kind == Happened::Unknown || answer.is_none();
        (call.answer, call.returned) = if unknown { (None, None) } else { (answer, Some(moment)) };
        Ok(())
    }
}

const fn happened(word: &str) -> Option<Happened> {
    Some(match word.as_bytes() {
        b":invoke" => Happened::Invoked,
        b":ok" => Happened::Done,
        b":fail" => Happened::Failed,
        b":info" => Happened::Unknown,
        _ => return None,
    })
}

const KINDS: &str = "`:invoke`, `:ok`, `:fail` or `:info`";

/// `INFO  jepsen.util - 0 :invoke :cas [3 0]`
fn of_log(line: &str) -> Result<Line, String> {
    let Some((_, rest)) = line.split_once(" - ") else {
        return Err("` - ` before the number of the process".to_owned());
    };
    let mut words = rest.split_whitespace();
    let mut next = || words.next().unwrap_or_default();
    let process = next().parse().map_err(|_| "the number of the process".to_owned())?;
    let kind = happened(next()).ok_or(KINDS)?;
    let what = next();
    let value = words.collect::<Vec<_>>().join(" ");
    let key = || Key::from("register");
    let number = |text: &str| {
        let is = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        is.then(|| Value::from(text)).ok_or_else(|| format!("a number, not `{text}`"))
    };
    // Of an operation that timed out, the line does not say what it was about.
    let lost = value == ":timed-out";
    let any = || Value::from("");
    let (operation, done) = match what {
        ":read" => {
            let found = if lost || value == "nil" { None } else { Some(number(&value)?) };
            let known = (kind == Happened::Done && !lost).then_some(Answer::Found(found));
            (Operation::Get { key: key(), level: ReadLevel::Linearizable }, known)
        }
        ":write" => {
            let value = if lost { any() } else { number(&value)? };
            (Operation::Put { key: key(), value }, (kind == Happened::Done).then_some(Answer::Done))
        }
        ":cas" => {
            let pair = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let pair = pair.and_then(|pair| pair.split_once(' '));
            let (expected, value) = match pair {
                Some((from, to)) => (number(from)?, number(to)?),
                None if lost => (any(), any()),
                None => return Err(format!("`[FROM TO]`, not `{value}`")),
            };
            let swapped = match kind {
                Happened::Done => Some(Answer::Swapped(true)),
                Happened::Failed if !lost => Some(Answer::Swapped(false)),
                _ => None,
            };
            (Operation::Cas { key: key(), expected, value }, swapped)
        }
        other => return Err(format!("`:read`, `:write` or `:cas`, not `{other}`")),
    };
    Ok(Line { process, kind, operation, answer: done })
}

/// `{:process 0, :type :ok, :f :get, :key "4", :value "abc"}`
fn of_edn(line: &str) -> Result<Line, String> {
    let process = field(line, ":process")?.parse();
    let process = process.map_err(|_| "a number after `:process`".to_owned())?;
    let kind = happened(field(line, ":type")?).ok_or(KINDS)?;
    let key = Key::from(text(line, ":key")?.ok_or("a text after `:key`")?);
    let value = text(line, ":value")?;
    let carried = || value.map(Value::from).ok_or_else(|| "a text after `:value`".to_owned());
    let done = (kind == Happened::Done).then_some(Answer::Done);
    let (operation, answer) = match field(line, ":f")? {
        // A key that was never written holds the empty text.
        ":get" => {
            let held = value.filter(|held| !held.is_empty()).map(Value::from);
            let found = (kind == Happened::Done).then_some(Answer::Found(held));
            (Operation::Get { key, level: ReadLevel::Linearizable }, found)
        }
        ":put" => (Operation::Put { key, value: carried()? }, done),
        ":append" => (Operation::Append { key, value: carried()? }, done),
        other => return Err(format!("`:get`, `:put` or `:append` after `:f`, not `{other}`")),
    };
    Ok(Line { process, kind, operation, answer })
}

/// What stands behind a name, up to the comma, the space or the brace.
fn field<'a>(line: &'a str, name: &str) -> Result<&'a str, String> {
    let missing = || format!("`{name}` and what it is");
    let (_, rest) = line.split_once(&format!("{name} ")).ok_or_else(missing)?;
    let end = rest.find([',', ' ', '}']).ok_or_else(missing)?;
    Ok(&rest[..end])
}

/// The text behind a name, without its quotation marks; none for `nil`.
fn text<'a>(line: &'a str, name: &str) -> Result<Option<&'a str>, String> {
    let missing = || format!("`{name}` and a text in quotation marks, or nil");
    let (_, rest) = line.split_once(&format!("{name} ")).ok_or_else(missing)?;
    if rest.starts_with("nil") {
        return Ok(None);
    }
    let inside = rest.strip_prefix('"').ok_or_else(missing)?;
    inside.split_once('"').map(|(text, _)| Some(text)).ok_or_else(missing)
}
