//! From a file to its entries: somebody began something, or it ended. A file holds data or lines.
//!
//! Data (`history.edn`, the files of Knossos, the maps of Porcupine) is a map for each entry, one
//! after another or all in one vector or list. Lines (`history.txt`, `jepsen.log`) hold process, type,
//! function and value; whatever a logger writes before these four is left aside, and in a log so are
//! the lines that hold none.

use super::edn::{Data, Form, Reader};
use super::{Place, Unreadable};

/// Something that a process began, or that ended.
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) process: u64,
    pub(super) kind: Happened,
    /// What is done, without the colon, and where it stands.
    pub(super) function: (String, Place),
    /// `:key` of the map, if it has one.
    pub(super) key: Option<Form>,
    /// `:value`.
    pub(super) value: Form,
    /// Why it failed.
    pub(super) error: Option<Form>,
}

/// What became of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Happened {
    Invoked,
    Done,
    /// It had no effect.
    Failed,
    /// Nobody knows.
    Unknown,
}

const KINDS: &str = "`:invoke`, `:ok`, `:fail` or `:info`";

fn happened(word: &str) -> Option<Happened> {
    Some(match word {
        "invoke" => Happened::Invoked,
        "ok" => Happened::Done,
        "fail" => Happened::Failed,
        "info" => Happened::Unknown,
        _ => return None,
    })
}

/// The entries of a file in their order, without those of the nemesis.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let begins = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with(';');
    let first = text.lines().find(begins).unwrap_or_default().trim_start();
    if first.starts_with(['{', '[', '(', '#']) { of_data(text) } else { of_lines(text) }
}

fn of_data(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let mut reader = Reader::new(text, Place { line: 1, column: 1 });
    let open = reader.skip(&['[', '(']);
    let mut entries = Vec::new();
    while let Some(form) = reader.next()? {
        entries.extend(of_map(&form)?);
    }
    if let Some(open) = open {
        let close = if open == '[' { ']' } else { ')' };
        let end = reader.place();
        reader.skip(&[close]).ok_or_else(|| end.expected(format!("`{close}` or another entry")))?;
    }
    let end = reader.place();
    match reader.skip(&[')', ']', '}']) {
        Some(_) => Err(end.expected("the end of the file or another entry")),
        None if reader.next()?.is_some() => Err(end.expected("the end of the file")),
        None => Ok(entries),
    }
}

/// `{:process 0, :type :ok, :f :get, :key "4", :value "abc"}`
fn of_map(form: &Form) -> Result<Option<Entry>, Unreadable> {
    if !matches!(form.data, Data::Map(_)) {
        return Err(form.place.expected("a map such as {:process 0, :type :invoke, :f :read}"));
    }
    let field = |name: &str| {
        form.field(name).ok_or_else(|| form.place.expected(format!("a map with `:{name}`")))
    };
    let Some(process) = process_of(field("process")?)? else { return Ok(None) };
    let kind = match field("type")? {
        Form { data: Data::Keyword(word), .. } if happened(word).is_some() => happened(word),
        other => return Err(other.place.expected(KINDS)),
    };
    let function = match field("f")? {
        Form { data: Data::Keyword(word), place } => (word.clone(), *place),
        other => return Err(other.place.expected("a keyword such as `:read`")),
    };
    let nothing = Form { place: form.place, data: Data::Nil };
    Ok(kind.map(|kind| Entry {
        place: form.place,
        process,
        kind,
        function,
        key: form.field("key").cloned(),
        value: form.field("value").cloned().unwrap_or(nothing),
        error: form.field("error").filter(|error| !error.is_nil()).cloned(),
    }))
}

/// The number of a process; the nemesis and its like have names.
fn process_of(form: &Form) -> Result<Option<u64>, Unreadable> {
    match &form.data {
        Data::Keyword(_) => Ok(None),
        Data::Atom(text) if text.parse::<u64>().is_ok() => Ok(text.parse().ok()),
        _ => Err(form.place.expected("the number of a process, or a name such as `:nemesis`")),
    }
}

fn of_lines(text: &str) -> Result<Vec<Entry>, Unreadable> {
    let lines = || text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let found = |line: &str| position(line);
    let is_log =
        lines().any(|(line, _)| found(line).is_some_and(|at| !line[..at].trim().is_empty()));
    let mut entries = Vec::new();
    for (line, number) in lines() {
        let column = |at: usize| line[..at].chars().count() + 1;
        match found(line) {
            Some(at) => {
                let place = Place { line: number, column: column(at) };
                entries.extend(of_line(&line[at..], place)?);
            }
            None => {
                // The logger of operations says nothing else that begins with a process and a type.
                let said = logged(line);
                let begun = said.is_some_and(|at| looks_begun(&line[at..]));
                if !is_log || begun {
                    let at = said.unwrap_or(line.len() - line.trim_start().len());
                    let expected =
                        "process, type, function and value, such as `0 :invoke :read nil`";
                    return Err(Place { line: number, column: column(at) }.expected(expected));
                }
            }
        }
    }
    Ok(entries)
}

/// Where process, type and function stand in a line: a number or a name, one of the four types, and
/// a keyword.
fn position(line: &str) -> Option<usize> {
    let mut words = words(line).collect::<Vec<_>>().into_iter().peekable();
    let mut before: Option<(usize, &str)> = None;
    while let Some((at, word)) = words.next() {
        let is_kind = word.strip_prefix(':').is_some_and(|word| happened(word).is_some());
        let follows = words.peek().is_some_and(|(_, word)| word.starts_with(':'));
        match before {
            Some((process, name)) if is_kind && follows && is_process(name) => {
                return Some(process);
            }
            _ => before = Some((at, word)),
        }
    }
    None
}

fn is_process(word: &str) -> bool {
    word.starts_with(':') || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a line and where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    line.split_whitespace().map(move |word| (start(word), word))
}

/// Where the message of the logger of operations begins.
fn logged(line: &str) -> Option<usize> {
    const LOGGERS: [&str; 2] = ["jepsen.util - ", "jepsen.util: "];
    LOGGERS.iter().find_map(|logger| Some(line.find(logger)? + logger.len()))
}

fn looks_begun(message: &str) -> bool {
    let mut words = message.split_whitespace();
    let process = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    process && words.next().is_some_and(|word| word.starts_with(':'))
}

/// `0 :ok :read 3`, and why it failed: `0 :fail :cas [1 2] :timeout`.
fn of_line(line: &str, place: Place) -> Result<Option<Entry>, Unreadable> {
    let mut reader = Reader::new(line, place);
    let mut next = |expected: &str| reader.next()?.ok_or_else(|| place.expected(expected));
    let (process, kind, function) = (next("a process")?, next(KINDS)?, next("a function")?);
    let (Data::Keyword(kind), Data::Keyword(word)) = (kind.data, function.data) else {
        return Err(place.expected("a type and a function"));
    };
    let (Some(process), Some(kind)) = (process_of(&process)?, happened(&kind)) else {
        return Ok(None);
    };
    let value = reader.next()?;
    let error = reader.next()?.filter(|error| !error.is_nil());
    let nothing = Form { place, data: Data::Nil };
    let (value, function) = (value.unwrap_or(nothing), (word, function.place));
    Ok(Some(Entry { place, process, kind, function, key: None, value, error }))
}
