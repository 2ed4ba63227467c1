//! The settings of the world, a row for each: how it is read and printed, and what it sets.
//!
//! The head of a script, [`crate::Scenario::setting`] and the table in `docs/language.md` follow from the rows.

use crate::action::Ratio;
use crate::amount::TimeRange;
use crate::cursor::{Cursor, Token};
use crate::head::{Head, listed, put, span};
use crate::limits;
use crate::mistake::MistakeKind;
use crate::number::{Refused, range, ratio, whole};
use crate::place::small;
use crate::print::each_once;
use crate::scenario::{Order, RunMode, WorldSettings};
use crate::words::{ALL_NEMESIS, NEMESIS};
use protocol::joined;

/// A setting of the world.
#[derive(Clone, Copy, Debug)]
pub struct SettingInfo {
    /// Its name: `nodes`.
    pub name: &'static str,
    /// What it sets, in Markdown.
    pub says: &'static str,
    /// How scripts write it; nothing for what the world does not keep.
    text: Option<fn(&WorldSettings) -> String>,
    /// Reads it.
    pub(crate) set: fn(&mut Head, &mut Cursor<'_, '_>, Token<'_>),
}

impl SettingInfo {
    /// What it is where a script does not say, as scripts write it; empty for none.
    pub fn usual(&self) -> String {
        self.text.map(|text| text(&WorldSettings::default())).unwrap_or_default()
    }
}

impl WorldSettings {
    /// Every setting that the world keeps, as scripts write it, in the order in which they do.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        SETTINGS.iter().filter_map(|info| Some((info.name, (info.text?)(self)))).collect()
    }
}

/// The settings of the world. No option of a protocol may share a name with one of them.
pub static SETTINGS: &[SettingInfo] = &[
    SettingInfo {
        name: "nodes",
        says: "how many nodes, 1 to 25",
        text: Some(|world| world.nodes.to_string()),
        set: |head, cursor, value| {
            let nodes = small(value.text, 1, u64::from(limits::NODES), "a number of nodes");
            head.vague = nodes.is_err();
            put(&mut head.world.nodes, cursor.accept(value, nodes));
        },
    },
    SettingInfo {
        name: "seed",
        says: "the number from which all chance is drawn",
        text: Some(|world| world.seed.to_string()),
        set: |head, cursor, value| {
            let seed = whole(value.text, 0, u64::MAX, "a number");
            put(&mut head.world.seed, cursor.accept(value, seed));
        },
    },
    SettingInfo {
        name: "by",
        says: "`by=time`: the clock makes things happen; `by=hand`: the script alone does",
        text: Some(|world| world.by.to_string()),
        set: |head, cursor, value| {
            let ways = [("time", RunMode::Time), ("hand", RunMode::Hand)];
            put(&mut head.world.by, cursor.among(value, "time or hand", &ways));
        },
    },
    SettingInfo {
        name: "disk",
        says: "how long a write takes: `instant`, or a range of time",
        text: Some(|world| {
            let disk = world.disk.as_ref().map(|disk| TimeRange(disk).to_string());
            disk.unwrap_or_else(|| "instant".to_owned())
        }),
        set: disk,
    },
    SettingInfo {
        name: "delay",
        says: "how long a message takes",
        text: Some(|world| TimeRange(&world.delay).to_string()),
        set: |head, cursor, value| {
            put(&mut head.world.delay, cursor.accept(value, range(value.text)));
        },
    },
    SettingInfo {
        name: "loss",
        says: "how often a message is lost, 0 to 1",
        text: Some(|world| world.loss.to_string()),
        set: |head, cursor, value| {
            put(&mut head.world.loss, cursor.accept(value, chance(value.text)));
        },
    },
    SettingInfo {
        name: "dup",
        says: "how often a message arrives twice, 0 to 1",
        text: Some(|world| world.dup.to_string()),
        set: |head, cursor, value| {
            put(&mut head.world.dup, cursor.accept(value, chance(value.text)));
        },
    },
    SettingInfo {
        name: "order",
        says: "`order=any`: messages may overtake each other; `order=fifo`: not on the same way",
        text: Some(|world| world.order.to_string()),
        set: |head, cursor, value| {
            let orders = [("any", Order::Any), ("fifo", Order::Fifo)];
            put(&mut head.world.order, cursor.among(value, "any or fifo", &orders));
        },
    },
    SettingInfo {
        name: "clients",
        says: "how many clients keep the cluster busy, up to 16",
        text: Some(|world| world.clients.to_string()),
        set: |head, cursor, value| {
            let clients = small(value.text, 0, u64::from(limits::CLIENTS), "a number of clients");
            put(&mut head.world.clients, cursor.accept(value, clients));
        },
    },
    SettingInfo {
        name: "think",
        says: "how long a busy client waits after an answer",
        text: Some(|world| TimeRange(&world.think).to_string()),
        set: |head, cursor, value| {
            put(&mut head.world.think, cursor.accept(value, range(value.text)));
        },
    },
    SettingInfo {
        name: "rate",
        says: "requests a second of a busy client that does not wait, up to 10,000; at 0 it waits",
        text: Some(|world| world.rate.to_string()),
        set: |head, cursor, value| {
            let rate = small(value.text, 0, u64::from(limits::RATE), "requests a second");
            put(&mut head.world.rate, cursor.accept(value, rate));
        },
    },
    SettingInfo {
        name: "keys",
        says: "how many registers busy clients use, 1 to 1,000",
        text: Some(|world| world.keys.to_string()),
        set: |head, cursor, value| {
            let keys = small(value.text, 1, u64::from(limits::KEYS), "a number of keys");
            put(&mut head.world.keys, cursor.accept(value, keys));
        },
    },
    SettingInfo {
        name: "retry",
        says: "how long a client waits for an answer before it asks again",
        text: Some(|world| world.retry.to_string()),
        set: |head, cursor, value| {
            put(&mut head.world.retry, cursor.accept(value, span(value.text)));
        },
    },
    SettingInfo {
        name: "nemesis",
        says: "kinds of fault that happen by chance",
        text: Some(|world| joined(&world.nemesis, ",")),
        set: nemesis,
    },
    SettingInfo {
        name: "suspend",
        says: "rules of the protocol that do not hold in this run: `suspend=own-term,one-vote`",
        text: None,
        set: suspend,
    },
];

fn chance(text: &str) -> Result<Ratio, Refused> {
    ratio(text, Ratio::ZERO, Ratio::ONE)
}

fn disk(head: &mut Head, cursor: &mut Cursor<'_, '_>, value: Token<'_>) {
    if value.text == "instant" {
        head.world.disk = None;
        return;
    }
    let read = range(value.text).map_err(|(wrong, expected)| match wrong {
        MistakeKind::Misplaced => (wrong, format!("instant or {expected}")),
        _ => (wrong, expected),
    });
    put(&mut head.world.disk, cursor.accept(value, read).map(Some));
}

fn nemesis(head: &mut Head, cursor: &mut Cursor<'_, '_>, value: Token<'_>) {
    let faults = match value.text {
        "all" => ALL_NEMESIS.to_vec(),
        _ => listed(cursor, value, "a kind of fault or all", NEMESIS),
    };
    head.world.nemesis = faults.into_iter().map(str::to_string).collect();
}

fn suspend(head: &mut Head, cursor: &mut Cursor<'_, '_>, value: Token<'_>) {
    let rules = cursor.words.rules();
    let ids: Vec<_> = rules.iter().map(|rule| rule.id).collect();
    let ids = listed(cursor, value, "a rule of the protocol", &ids);
    let rules = rules.into_iter().filter(|rule| ids.contains(&rule.id));
    head.suspended = each_once(rules, |rule| rule.id);
}
