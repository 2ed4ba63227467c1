//! The grammar: a row for every word that begins an action.
//!
//! A row says how the word is read and what it stands for, when it may stand, and, with examples, what
//! it does. Parser, printer, the nearest word to a misspelt one, the tables of `docs/language.md` and
//! [`Action::map_endpoints`] follow from the rows; so what can be printed can be read.

use std::fmt::{Display, Formatter, Result};

use protocol::{Operation, ReadLevel};

use crate::action::{Action, ClientChange};
use crate::argument::{Argument, Names};
use crate::cursor::Cursor;
use crate::scenario::RunMode;

/// A word that begins an action. `pause` and its like are two: of nodes, and of clients.
#[derive(Clone, Copy, Debug)]
pub struct WordInfo {
    /// The word: `drop`.
    pub word: &'static str,
    /// What it is about.
    pub group: WordGroup,
    /// When it may stand: in both modes of a run, or only in this one.
    pub only: Option<RunMode>,
    /// Its forms: examples, and what they do, as the rest of a sentence, in Markdown.
    pub forms: &'static [(&'static [&'static str], &'static str)],
    /// Reads what stands behind the word.
    pub(crate) read: fn(&mut Cursor<'_, '_>) -> Option<Action>,
}

/// What a word is about: a table of `docs/language.md`. In their order the nearest of several words is
/// proposed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WordGroup {
    /// Messages on their way, and the ways.
    Network,
    /// Nodes, their disks and clocks.
    Nodes,
    /// What a hand lets take place.
    ByHand,
    /// What a client asks; the client may stand before the word, and a node behind it.
    Requests,
    /// What becomes of a client.
    Clients,
    /// What is said to whoever watches.
    Remarks,
}

/// Makes [`WORDS`] and whatever else follows from the rows. A row names the fields of its variant, each
/// with the method of [`Cursor`] that reads it; `by` names one that reads them all, where what is read
/// depends on what was read before. Behind a semicolon stands a field that the word itself decides.
macro_rules! grammar {
    (
        $($group:ident, $only:expr => {$(
            $word:literal $variant:ident $(by $whole:ident)?
            { $($field:tt: $argument:ident),* $(; $fixed:tt = $value:path)? }
            $([$($example:literal),+] $says:literal)+;
        )*})*
        ; requests => {$(
            $ask:literal [$($ask_example:literal),+] $ask_says:literal;
        )*}
    ) => {
        /// Every word that begins an action.
        pub static WORDS: &[WordInfo] = &[
            $($(WordInfo {
                word: $word,
                group: WordGroup::$group,
                only: $only,
                forms: &[$((&[$($example),+], $says)),+],
                read: grammar!(
                    @read $variant [$($whole)?] { $($field: $argument),* $(; $fixed = $value)? }
                ),
            },)*)*
            $(WordInfo {
                word: $ask,
                group: WordGroup::Requests,
                only: None,
                forms: &[(&[$($ask_example),+], $ask_says)],
                read: |cursor| cursor.request(None, $ask),
            },)*
        ];

        impl Action {
            /// The word that it begins with, behind the name of a client who asks.
            pub fn word(&self) -> &'static str {
                match self {
                    $($(Self::$variant { $($field: _,)* $($fixed: $value)? } => $word,)*)*
                    Self::Request { operation, .. } => operation_word(operation),
                    Self::Again { .. } => "again",
                }
            }
        }

        /// A line of script, without its moment.
        impl Display for Action {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if let Self::Request { client: Some(client), .. }
                | Self::Again { client: Some(client), .. } = self
                {
                    write!(f, "{client} ")?;
                }
                f.write_str(self.word())?;
                match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                        $($argument.print(f)?;)*
                    })*)*
                    Self::Request { operation, at, .. } => {
                        write_operands(f, operation)?;
                        at.map_or(Ok(()), |node| write!(f, " at {}", node.0))?;
                    }
                    Self::Again { at, .. } => {
                        at.map_or(Ok(()), |node| write!(f, " at {}", node.0))?;
                    }
                }
                Ok(())
            }
        }

        /// The same action about other ends.
        pub(crate) fn renamed(action: &Action, name: Names<'_>) -> Option<Action> {
            Some(match action {
                $($(Action::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                    Action::$variant {
                        $($field: $argument.renamed(&mut *name)?,)* $($fixed: $value)?
                    }
                })*)*
                Action::Request { client, operation, at } => Action::Request {
                    client: client.renamed(&mut *name)?,
                    operation: operation.clone(),
                    at: at.renamed(name)?,
                },
                Action::Again { client, at } => Action::Again {
                    client: client.renamed(&mut *name)?,
                    at: at.renamed(name)?,
                },
            })
        }
    };

    (@read $variant:ident [] { $($field:tt: $argument:ident),* $(; $fixed:tt = $value:path)? }) => {
        |cursor| {
            $(let $argument = cursor.$argument();)*
            Some(Action::$variant { $($field: $argument?,)* $($fixed: $value)? })
        }
    };
    (@read $variant:ident [$whole:ident] { $($fields:tt)* }) => {
        |cursor| cursor.$whole()
    };
}

grammar! {
    Network, None => {
        "drop" Drop { 0: flight }
            ["drop append 1to3"] "a message in flight is lost";
        "copy" Copy { 0: flight }
            ["copy append 1to3"] "a message in flight arrives twice";
    }
    Network, Some(RunMode::Time) => {
        "delay" Delay { 0: flight, 1: later }
            ["delay append 1to3 50ms"] "a message in flight arrives that much later";
        "late" Late { 0: flight, 1: later }
            ["late append 1to3 50ms"] "the next message of this kind that sets out on this way arrives \
                that much later; `append.2` is the one after it";
    }
    Network, None => {
        "split" Split { 0: groups }
            ["split 1,2/3,4,5"] "only members of one group reach each other; a new split replaces the old";
        "cut" Cut { 0: path }
            ["cut 1to2"] "nothing passes this way";
        "heal" Heal { 0: path_if_any }
            ["heal", "heal 1-2"] "mends every split and cut, or only that cut";
        "lag" Lag { 0: path, 1: takes }
            ["lag 1-2 80..90ms"] "messages that set out on this way take that long";
        "loss" Loss { 0: path, 1: chance }
            ["loss 1-2 0.3"] "messages that set out on this way are lost this often";
        "dead" Dead by dead { 0: pair, 1: after }
            ["dead 1-2 3s"] "the session of nodes 1 and 2 is dead, and both hear of it that much later; \
                `dead 1-2` lets them hear as soon as anything travels";
    }
    Nodes, None => {
        "crash" Crash by crash { nodes: nodes, pending: pending }
            ["crash 2"] "nodes stop and forget all but their disks; `crash 2 kept` and `crash 2 lost` say \
                what becomes of the write under way";
        "restart" Restart { 0: nodes }
            ["restart 2"] "crashed nodes boot from their disks";
        "pause" Pause { 0: nodes }
            ["pause 2"] "nodes stand still, as in a long garbage collection";
        "resume" Resume { 0: nodes }
            ["resume 2"] "paused nodes go on; what is overdue happens at once, timers first";
        "wipe" Wipe { 0: nodes }
            ["wipe 2"] "crashed nodes lose their disks";
        "clock" Clock { 0: node, 1: rate }
            ["clock 2 1.05"] "this node's clock runs so fast, from 0.01 to 100";
        "lie" Lie by lie { who: who, behaviour: behaviour, terms: terms }
            ["lie 4 withhold"] "this node lies from now on; see [Lies](#lies)";
        "disk" Disk { 0: node, 1: disk_change }
            ["disk 2 5..9ms"] "this disk is so slow; `disk 2 lying` forgets in the next crash, \
                `disk 2 honest` keeps, `disk 2 corrupt` cannot be read until it is wiped"
            ["disk 2 full"] "a write that begins from now on waits until there is room, and with it all \
                that waits at the gate; `disk 2 works` makes room"
            ["disk 2 fail", "disk 2 fail 50ms"] "writes fail, until `disk 2 works` or for so long; the \
                node tries again after as long as a write takes, or 1 ms where it takes none";
        "damage" Damage { 0: node, 1: damage }
            ["damage 2 slot 3", "damage 2 tail"] "that slot, or the last one, on the disk of a crashed \
                node cannot be read, which shows when the node starts; see [Damage](#damage)";
    }
    Clients, None => {
        "pause" Client { 0: client_name; 1 = ClientChange::Pause }
            ["pause c1"] "a client holds still: it asks nothing, and answers wait";
        "resume" Client { 0: client_name; 1 = ClientChange::Resume }
            ["resume c1"] "it goes on";
        "crash" Client { 0: client_name; 1 = ClientChange::Crash }
            ["crash c1"] "a client is gone, and what it asked stays without an answer for ever";
        "restart" Client { 0: client_name; 1 = ClientChange::Restart }
            ["restart c1"] "it comes back under the same name and asks new things only";
    }
    ByHand, Some(RunMode::Hand) => {
        "deliver" Deliver { 0: flight }
            ["deliver vote 2to1"] "a message in flight arrives";
        "fire" Fire { 0: node, 1: timer }
            ["fire 1 election"] "a timer fires";
        "write" Write { 0: node, 1: times }
            ["write 1", "write 1 3"] "one write, or three, at the head of the node's queue take place";
        "settle" Settle { 0: nodes_if_any }
            ["settle", "settle 1,2"] "writes and deliveries go on until nothing is left to do";
    }
    Remarks, None => {
        "note" Note { 0: remark }
            ["note The leader is cut off."] "the rest of the line is shown to whoever watches";
    }
    ; requests => {
        "put" ["put x 1"] "a client asks to write";
        "get" ["get x"] "a client asks to read; `get x lease` and `get x local` ask for less than \
            `linearizable`";
        "cas" ["cas x 1 2"] "writes 2 if the register holds 1";
        "append" ["append x b"] "lengthens what the register holds";
        "sync" ["sync"] "waits until everything before it is applied; in Zab, until the server that is \
            asked has what its leader has committed, whether or not that still leads (`quorum-sync=on` \
            asks a quorum)";
        "admin" ["admin add 4"] "changes the cluster itself, in the protocol's own words";
        "again" ["again"] "the client's last request is sent once more under the same name, answered or \
            not; to the node after `at`, else as after a timeout";
    }
}

/// The words of some of the groups, each once, in the order of the groups.
pub(crate) fn words_of(groups: &[WordGroup]) -> Vec<&'static str> {
    let mut words = Vec::new();
    for group in groups {
        for info in WORDS.iter().filter(|info| info.group == *group) {
            if !words.contains(&info.word) {
                words.push(info.word);
            }
        }
    }
    words
}

/// What this word means where a client is named behind it, or none.
pub(crate) fn meaning(word: &str, of_client: bool) -> Option<&'static WordInfo> {
    let mut meanings = WORDS.iter().filter(|info| info.word == word);
    let first = meanings.clone().next();
    meanings.find(|info| (info.group == WordGroup::Clients) == of_client).or(first)
}

impl WordInfo {
    /// What the word of an action says of itself.
    pub fn of(action: &Action) -> &'static Self {
        let of_client = matches!(action, Action::Client(..));
        meaning(action.word(), of_client).unwrap_or(&WORDS[0])
    }
}

fn operation_word(operation: &Operation) -> &'static str {
    match operation {
        Operation::Get { .. } => "get",
        Operation::Put { .. } => "put",
        Operation::Cas { .. } => "cas",
        Operation::Append { .. } => "append",
        Operation::Sync => "sync",
        Operation::Change(_) => "admin",
    }
}

/// What stands behind the word of an operation, behind a blank.
fn write_operands(f: &mut Formatter<'_>, operation: &Operation) -> Result {
    match operation {
        Operation::Get { key, level } => {
            write!(f, " {key}")?;
            f.write_str(match level {
                ReadLevel::Linearizable => "",
                ReadLevel::Lease => " lease",
                ReadLevel::Local => " local",
            })
        }
        Operation::Put { key, value } | Operation::Append { key, value } => {
            write!(f, " {key} {value}")
        }
        Operation::Cas { key, expected, value } => write!(f, " {key} {expected} {value}"),
        Operation::Sync => Ok(()),
        Operation::Change(change) => write!(f, " {change}"),
    }
}
