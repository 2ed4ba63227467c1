//! What follows from the grammar's rows, one for every word that begins an action.
//!
//! The rows stand below [`Action`] itself. A row says how the word is read and what it stands for, when it may stand, and, with examples, what
//! it does. Parser, printer, the nearest word to a misspelt one, the tables of `docs/language.md` and
//! [`Action::map_endpoints`] follow from the rows; so what can be printed can be read.

use std::fmt::{Formatter, Result};

use protocol::{NodeId, Operation, ReadLevel};

use crate::action::{Action, ActionKind, Endpoint, WORDS};
use crate::argument::Argument;
use crate::cursor::Cursor;
use crate::offer::OfferInfo;
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
    /// The word that ends what it does, where that lasts: `restart`, of `crash`.
    pub until: Option<&'static str>,
    /// Its forms.
    pub forms: &'static [WordForm],
    /// Reads what stands behind the word.
    pub(crate) read: fn(&mut Cursor<'_, '_>) -> Option<Action>,
}

/// A form of a word: a line of the table in `docs/language.md`, and what front ends offer of it.
#[derive(Clone, Copy, Debug)]
pub struct WordForm {
    /// Lines of script.
    pub examples: &'static [&'static str],
    /// What they do, as the rest of a sentence, in Markdown.
    pub says: &'static str,
    /// What front ends offer of it.
    pub offers: &'static [OfferInfo],
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

/// Makes [`WORDS`] and whatever else follows from the rows. A row says behind the arrow what kind of thing
/// the action is, whether it only schedules ([`Action::only_schedules`]), and what it breaks if anything
/// ([`Action::breaks`]). It names the fields of its variant, each
/// with the method of [`Cursor`] that reads it; `by` names one that reads them all, where what is read
/// depends on what was read before. Behind a semicolon stands a field that the word itself decides.
/// `until` names the word that ends what it does.
/// Below stand its forms: examples, what they do, and behind each `+` what front ends offer of it:
/// place, title, name and line ([`crate::offer`]), the mode behind `in`, what is needed behind `while`.
macro_rules! grammar {
    (
        $($group:ident, $only:expr => {$(
            $word:literal $variant:ident $(by $whole:ident)?
            { $($field:tt: $argument:ident),* $(; $fixed:tt = $value:path)? }
            => ($kind:expr, $schedules:expr $(, $breaks:expr)?)
            $(until $until:literal)?
            $([$($example:literal),+] $says:literal $(
                + $place:ident $title:literal: $label:literal = $line:literal
                $(in $mode:ident)? $(while $needs:ident)?
            )*)+;
        )*})*
        ; requests => {$(
            $ask:literal [$($ask_example:literal),+] $ask_says:literal $(
                + $ask_place:ident $ask_title:literal: $ask_label:literal = $ask_line:literal
                $(while $ask_needs:ident)?
            )*;
        )*}
    ) => {
        /// Every word that begins an action.
        pub static WORDS: &[WordInfo] = &[
            $($(WordInfo {
                word: $word,
                group: WordGroup::$group,
                only: $only,
                until: grammar!(@until $($until)?),
                forms: &[$(WordForm {
                    examples: &[$($example),+],
                    says: $says,
                    offers: &[$(OfferInfo {
                        place: OfferPlace::$place,
                        title: $title,
                        label: $label,
                        line: $line,
                        only: grammar!(@mode $only $(, $mode)?),
                        needs: grammar!(@needs $($needs)?),
                    }),*],
                }),+],
                read: grammar!(
                    @read $variant [$($whole)?] { $($field: $argument),* $(; $fixed = $value)? }
                ),
            },)*)*
            $(WordInfo {
                word: $ask,
                group: WordGroup::Requests,
                only: None,
                until: None,
                forms: &[WordForm {
                    examples: &[$($ask_example),+],
                    says: $ask_says,
                    offers: &[$(OfferInfo {
                        place: OfferPlace::$ask_place,
                        title: $ask_title,
                        label: $ask_label,
                        line: $ask_line,
                        only: None,
                        needs: grammar!(@needs $($ask_needs)?),
                    }),*],
                }],
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

        #[allow(unused_variables, reason = "few rows look at what stands behind the word")]
        impl Action {
            /// What kind of thing it is.
            pub fn kind(&self) -> ActionKind {
                match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => $kind,)*)*
                    Self::Request { operation, .. } => operation_kind(operation),
                    Self::Again { .. } => ActionKind::Request,
                }
            }

            /// What it does to the assumptions that protocols make.
            pub fn breaks(&self) -> Breaks<'_> {
                match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                        grammar!(@breaks $($breaks)?)
                    })*)*
                    Self::Request { .. } | Self::Again { .. } => Breaks::Nothing,
                }
            }

            /// Where it takes place, when that is one node or client.
            pub fn place(&self) -> Option<Endpoint> {
                match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                        let places = [$($argument.place()),*];
                        places.into_iter().flatten().next()
                    })*)*
                    Self::Request { client, .. } | Self::Again { client, .. } => {
                        Some(Endpoint::Client(client.unwrap_or(ClientId(1))))
                    }
                }
            }

            /// Whether all that it changes is which events take place, and when. Somebody who brings
            /// about the same events one by one by hand has no need of it.
            pub fn only_schedules(&self) -> bool {
                match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                        $schedules
                    })*)*
                    Self::Request { .. } | Self::Again { .. } => true,
                }
            }
        }

        /// A line of script, without its moment.
        impl Display for Action {
            fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
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

        /// The same about other ends, or about nobody.
        impl Argument for Action {
            fn print(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                write!(f, " {self}")
            }

            fn renamed(&self, name: Names<'_>) -> Option<Self> {
                Some(match self {
                    $($(Self::$variant { $($field: $argument,)* $($fixed: $value)? } => {
                        Self::$variant {
                            $($field: $argument.renamed(&mut *name)?,)* $($fixed: $value)?
                        }
                    })*)*
                    Self::Request { client, operation, at } => Self::Request {
                        client: client.renamed(&mut *name)?,
                        operation: operation.clone(),
                        at: at.renamed(name)?,
                    },
                    Self::Again { client, at } => Self::Again {
                        client: client.renamed(&mut *name)?,
                        at: at.renamed(name)?,
                    },
                })
            }
        }
    };

    (@mode $only:expr) => { $only };
    (@mode $only:expr, $mode:ident) => { Some(RunMode::$mode) };
    (@until) => { None };
    (@until $until:literal) => { Some($until) };
    (@needs) => { Needs::Nothing };
    (@needs $needs:ident) => { Needs::$needs };
    (@breaks) => { Breaks::Nothing };
    (@breaks $breaks:expr) => { $breaks };

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

pub(crate) use grammar;

impl Action {
    /// Every node and client that it names, each once, in the order of the line.
    pub fn endpoints(&self) -> Vec<Endpoint> {
        let mut named = Vec::new();
        self.map_endpoints(&mut |end| {
            if !named.contains(&end) {
                named.push(end);
            }
            Some(end)
        });
        named
    }

    /// Every node that it names, each once, in the order of the line.
    pub fn nodes(&self) -> Vec<NodeId> {
        let node = |end| match end {
            Endpoint::Node(node) => Some(node),
            Endpoint::Client(_) => None,
        };
        self.endpoints().into_iter().filter_map(node).collect()
    }

    /// The same action among others: `name` says what each end becomes, or that it is gone. `None` when
    /// nobody is left whom the action is about.
    pub fn map_endpoints(
        &self,
        name: &mut dyn FnMut(Endpoint) -> Option<Endpoint>,
    ) -> Option<Self> {
        self.renamed(name)
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

pub(crate) fn operation_kind(operation: &Operation) -> ActionKind {
    match operation {
        Operation::Change(_) => ActionKind::Administration,
        Operation::Get { .. }
        | Operation::Put { .. }
        | Operation::Cas { .. }
        | Operation::Append { .. }
        | Operation::Sync => ActionKind::Request,
    }
}

pub(crate) fn operation_word(operation: &Operation) -> &'static str {
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
pub(crate) fn write_operands(f: &mut Formatter<'_>, operation: &Operation) -> Result {
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
