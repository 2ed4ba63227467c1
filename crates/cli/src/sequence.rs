//! A part of a run as the text of a sequence diagram: messages in the order in which they arrive.

use std::fmt::Write;

use clap::ValueEnum;
use playground::Session;
use playground::record::{EnvelopeRecord, NodeActionKind, NodeActionRecord, Record, RecordKind};
use playground::snapshot::Flavour;
use protocol::Time;

/// Who reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Dialect {
    /// A sequence diagram of Mermaid.
    Mermaid,
    /// A sequence diagram of PlantUML.
    Plantuml,
}

/// What a diagram consists of.
enum Item {
    /// Somebody hears something, or nobody does.
    Arrow { from: String, to: String, text: String, answer: bool, lost: bool },
    /// Something to know about somebody, or about all.
    Note { over: Option<String>, text: String },
}

/// A session played to the end of the part, as a diagram; `all` is with every heartbeat.
pub(crate) fn write(
    session: &Session,
    dialect: Dialect,
    (from, until): (Time, Time),
    all: bool,
) -> String {
    let mut teller = Teller { short: session.info().epoch.short, all, ..Teller::default() };
    session.records(|record| {
        let items = teller.items(&record);
        if (from.0..=until.0).contains(&record.time) {
            teller.told.extend(items);
        }
    });
    let nodes = (1..=session.scenario().world.nodes).map(|node| format!("S{node}"));
    let mut everyone: Vec<String> = nodes.collect();
    let mut clients: Vec<String> = Vec::new();
    for item in &teller.told {
        let named = match item {
            Item::Arrow { from, to, .. } => [Some(from), Some(to)],
            Item::Note { over, .. } => [over.as_ref(), None],
        };
        for name in named.into_iter().flatten().filter(|name| name.starts_with('c')) {
            if !clients.contains(name) {
                clients.push(name.clone());
            }
        }
    }
    clients.sort_by_key(|name| (name.len(), name.clone()));
    everyone.extend(clients);
    let title = format!("{}, {from} to {until}", session.info().name);
    match dialect {
        Dialect::Mermaid => mermaid(&title, &everyone, &teller.told),
        Dialect::Plantuml => plantuml(&title, &everyone, &teller.told),
    }
}

/// Turns records into items.
#[derive(Default)]
struct Teller {
    short: &'static str,
    all: bool,
    told: Vec<Item>,
    /// The events that nobody is told of.
    hidden: Vec<u64>,
    /// The slots that somebody has decided.
    decided: Vec<u64>,
}

impl Teller {
    fn items(&mut self, record: &Record) -> Vec<Item> {
        let mut items = Vec::new();
        let notes = self.notes(record);
        match (&record.kind, &record.envelope) {
            (RecordKind::Deliver | RecordKind::Lose, Some(envelope)) => {
                let lost = record.kind == RecordKind::Lose;
                if notes.is_empty() && self.is_idle(record, envelope) {
                    self.hidden.push(record.event);
                } else {
                    items.push(arrow(envelope, lost));
                }
            }
            (RecordKind::Act | RecordKind::Miss, _) => items.extend(acted(record)),
            _ => {}
        }
        items.extend(notes);
        items
    }

    /// Whether a message only says that all is well: a heartbeat, or a yes to one that nobody is
    /// told of.
    fn is_idle(&self, record: &Record, envelope: &EnvelopeRecord) -> bool {
        let Some(message) = envelope.message.as_ref().filter(|_| !self.all) else { return false };
        match message.flavour {
            Flavour::Heartbeat => true,
            Flavour::Agree => record.cause.is_some_and(|cause| self.hidden.contains(&cause)),
            _ => false,
        }
    }

    /// What nodes became and decided.
    fn notes(&mut self, record: &Record) -> Vec<Item> {
        let mut notes = Vec::new();
        for node_action in &record.node_actions {
            let text = match node_action.does {
                NodeActionKind::Become if record.kind != RecordKind::Boot => {
                    became(node_action, self.short)
                }
                NodeActionKind::Decide => self.decided(node_action),
                _ => None,
            };
            notes
                .extend(text.map(|text| Item::Note { over: Some(node_action.node.clone()), text }));
        }
        notes
    }

    /// Only the first to decide a slot is told of; with `all`, everybody.
    fn decided(&mut self, node_action: &NodeActionRecord) -> Option<String> {
        let slot = node_action.slot?;
        let first = !self.decided.contains(&slot);
        if first {
            self.decided.push(slot);
        }
        let text = format!("decides slot {slot}: {}", node_action.command.as_deref()?);
        (first || self.all).then_some(text)
    }
}

fn arrow(envelope: &EnvelopeRecord, lost: bool) -> Item {
    let (text, answer) = match (&envelope.message, &envelope.request, &envelope.reply) {
        (Some(message), ..) => {
            let answer = matches!(message.flavour, Flavour::Agree | Flavour::Refuse);
            (message.label.clone(), answer)
        }
        (_, Some(request), _) => (request.operation.clone(), false),
        (_, _, Some(reply)) => (reply.answer.clone(), true),
        _ => (String::new(), false),
    };
    Item::Arrow { from: envelope.from.clone(), to: envelope.to.clone(), text, answer, lost }
}

/// An action; what clients ask is seen as it arrives.
fn acted(record: &Record) -> Option<Item> {
    let action = record.action.as_deref()?;
    if record.who.as_ref().is_some_and(|who| who.starts_with('c')) {
        return None;
    }
    let said = action.strip_prefix("note ").unwrap_or(action);
    let missed = record.missed.map(|why| format!(": {why}")).unwrap_or_default();
    let text = format!("{}: {said}{missed}", Time(record.time));
    Some(Item::Note { over: record.who.clone(), text })
}

fn became(node_action: &NodeActionRecord, short: &str) -> Option<String> {
    let epoch = node_action.ballot.clone().or(node_action.epoch.map(|epoch| epoch.to_string()))?;
    Some(format!("{} {short}{epoch}", node_action.role?))
}

fn mermaid(title: &str, everyone: &[String], items: &[Item]) -> String {
    let mut text = format!("sequenceDiagram\n    title {}\n", for_mermaid(title));
    let put = |text: &mut String, line: std::fmt::Arguments<'_>| {
        let _ = writeln!(text, "    {line}");
    };
    for name in everyone {
        put(&mut text, format_args!("participant {name}"));
    }
    let all = format!("{},{}", everyone[0], everyone[everyone.len() - 1]);
    for item in items {
        match item {
            Item::Arrow { from, to, text: said, answer, lost } => {
                let line = if *answer { "--" } else { "-" };
                let head = if *lost { "x" } else { ">>" };
                put(&mut text, format_args!("{from}{line}{head}{to}: {}", for_mermaid(said)));
            }
            Item::Note { over, text: said } => {
                let over = over.as_deref().unwrap_or(&all);
                put(&mut text, format_args!("Note over {over}: {}", for_mermaid(said)));
            }
        }
    }
    text
}

/// Text in which nothing is taken for a statement's end, a comment, a directive, a formula or HTML.
fn for_mermaid(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '#' | ';' | '%' | '$' | '<' | '>' | '&' | '"' | '\\' => {
                let _ = write!(escaped, "#{};", c as u32);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    // Such a beginning would say how lines are to be broken.
    for word in ["wrap:", "nowrap:"] {
        if let Some(rest) = escaped.trim_start().strip_prefix(word) {
            return format!("{}#58;{rest}", &word[..word.len() - 1]);
        }
    }
    if escaped.trim().is_empty() { "—".to_owned() } else { escaped }
}

fn plantuml(title: &str, everyone: &[String], items: &[Item]) -> String {
    let mut text = format!("@startuml\ntitle {}\nhide footbox\n", for_plantuml(title));
    let put = |text: &mut String, line: std::fmt::Arguments<'_>| {
        let _ = writeln!(text, "{line}");
    };
    for name in everyone {
        put(&mut text, format_args!("participant {name}"));
    }
    for item in items {
        match item {
            Item::Arrow { from, to, text: said, answer, lost } => {
                let line = if *answer { "--" } else { "-" };
                let head = if *lost { ">x" } else { ">" };
                put(&mut text, format_args!("{from} {line}{head} {to} : {}", for_plantuml(said)));
            }
            Item::Note { over: Some(over), text: said } => {
                put(&mut text, format_args!("note over {over} : {}", for_plantuml(said)));
            }
            Item::Note { over: None, text: said } => {
                put(&mut text, format_args!("note across : {}", for_plantuml(said)));
            }
        }
    }
    text.push_str("@enduml\n");
    text
}

/// Text in which nothing is taken for markup, for a variable or for the beginning of a comment.
fn for_plantuml(text: &str) -> String {
    let mut escaped = String::new();
    let mut last = ' ';
    for c in text.chars() {
        let doubled = c == last && matches!(c, '*' | '/' | '_' | '-' | '.' | '=' | '^');
        match c {
            '<' | '>' | '~' | '"' | '\\' | '%' | '$' | '&' | '\'' | '[' | ']' | '{' | '}' | '!'
            | '|' | '#' => {
                let _ = write!(escaped, "<U+{:04X}>", c as u32);
            }
            c if doubled => {
                let _ = write!(escaped, "<U+{:04X}>", c as u32);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
        last = c;
    }
    if escaped.trim().is_empty() { "—".to_owned() } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_text_stays_text() {
        assert_eq!(for_mermaid("a; b # 100% <b>"), "a#59; b #35; 100#37; #60;b#62;");
        assert_eq!(for_mermaid("wrap: a"), "wrap#58; a");
        assert_eq!(for_mermaid(" \n "), "—");
        assert_eq!(
            for_plantuml("a -- b **c** <b>"),
            "a -<U+002D> b *<U+002A>c*<U+002A> <U+003C>b<U+003E>"
        );
        assert_eq!(for_plantuml("don't $x"), "don<U+0027>t <U+0024>x");
    }
}
