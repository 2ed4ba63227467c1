//! Lies: how a node or a client misbehaves, and what that applies to.

use std::fmt::{Display, Formatter, Result};
use std::ops::Range;

use protocol::{NodeId, Time, joined};

use crate::action::{Endpoint, Ratio};
use crate::amount::TimeRange;
use crate::cursor::{Cursor, Token};
use crate::mistake::MistakeKind;
use crate::number::{Refused, range, ratio, whole};
use crate::place::small;

/// What a behaviour of a liar applies to, and what it needs to know. Silent, it applies to
/// everything that the liar says.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct LieTerms {
    /// `to=2,c1`: to what is said to these; to everything when nobody is named.
    pub to: Vec<Endpoint>,
    /// `kinds=vote,reply`: to these kinds of message, in the protocol's words, and to replies.
    pub kinds: Vec<String>,
    /// `first=3`: so often, and then no more.
    pub first: Option<u32>,
    /// `share=0.3`: by chance, this often.
    pub share: Option<Ratio>,
    /// `by=80..90ms`: how much later.
    pub by: Option<Range<Time>>,
    /// `as=3`: whose name it takes.
    pub name: Option<NodeId>,
    /// `draw=2`: which variety.
    pub draw: Option<u64>,
    /// `a=1,2`: whom the first of two twins talks with.
    pub a: Vec<Endpoint>,
    /// `b=3`: whom the second talks with.
    pub b: Vec<Endpoint>,
}

/// A reply, among the kinds of message that a lie can be about.
pub const REPLY: &str = "reply";

/// What narrows a lie down, whichever it is.
const FILTERS: &[&str] = &["to", "kinds", "first", "share"];

/// A word of lying: how it is written, and what it does. A row of the table in `docs/language.md`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LieWord {
    /// The word: `delay`.
    pub name: &'static str,
    /// A whole line.
    pub example: &'static str,
    /// What happens, in Markdown.
    pub says: &'static str,
    /// Whether it can be narrowed down to receivers, kinds, so many, or a share.
    filtered: bool,
    /// The terms that it may have beyond that.
    own: &'static [&'static str],
    /// The term that it cannot do without, and an example of it.
    needs: Option<(&'static str, &'static str)>,
}

/// Every way of lying: of nodes, then of clients. The row of `equivocate` stands for all that protocols
/// add.
pub static LIE_WORDS: &[LieWord] = &[
    LieWord {
        example: "lie 4 withhold",
        says: "nothing that it has to say leaves",
        ..plain("withhold")
    },
    LieWord {
        example: "lie 4 delay by=80..90ms",
        says: "everything it says arrives that much later",
        own: &["by"],
        needs: Some(("by", "by=80..90ms")),
        ..plain("delay")
    },
    LieWord {
        example: "lie 4 replay",
        says: "with everything it says goes something that it said or heard before, since it began to \
               lie: drawn by chance, or the n-th oldest, from 0, with `draw=n`, or the newest where \
               there are not so many; by hand, the oldest",
        own: &["draw"],
        ..plain("replay")
    },
    LieWord { example: "lie 4 duplicate", says: "it says everything twice", ..plain("duplicate") },
    LieWord {
        example: "lie 4 impersonate as=3",
        says: "it says everything in the name of node 3, too; links refuse that",
        own: &["as"],
        needs: Some(("as", "as=3")),
        ..plain("impersonate")
    },
    LieWord {
        example: "lie 4 twins",
        says: "it runs twice, under one name and with one key, the second time with a copy of its disk",
        filtered: false,
        own: &["a", "b"],
        ..plain("twins")
    },
    LieWord {
        example: "lie 4 equivocate",
        says: "one of the protocol's own lies, for protocols that tolerate liars: it forges what it says",
        own: &["draw"],
        ..plain("equivocate")
    },
    LieWord {
        example: "lie 4 honest",
        says: "from now on it tells the truth",
        filtered: false,
        ..plain("honest")
    },
    LieWord {
        example: "lie c1 equivocate",
        says: "a client that asks for a change asks every other node for another change, under the same \
               name",
        own: &["draw"],
        ..plain("equivocate")
    },
];

const fn plain(name: &'static str) -> LieWord {
    LieWord { name, example: "", says: "", filtered: true, own: &[], needs: None }
}

/// The row of a way of lying; protocols' own are all alike.
fn row(behaviour: &str) -> &'static LieWord {
    let find = |name: &str| LIE_WORDS.iter().find(|word| word.name == name);
    find(behaviour).or_else(|| find("equivocate")).unwrap_or(&LIE_WORDS[0])
}

/// What a behaviour needs to be told at least, as front ends offer it: nothing for most. `first` is
/// whether node 1 lies, who then takes the name of node 2; everybody else takes that of node 1.
pub fn usual_terms(behaviour: &str, first: bool) -> LieTerms {
    match behaviour {
        "delay" => LieTerms { by: Some(Time::millis(80)..Time::millis(90)), ..LieTerms::default() },
        "impersonate" => {
            LieTerms { name: Some(NodeId(if first { 2 } else { 1 })), ..LieTerms::default() }
        }
        _ => LieTerms::default(),
    }
}

/// Which terms a behaviour understands, in the order in which scripts write them.
pub fn terms_of(behaviour: &str) -> Vec<&'static str> {
    let row = row(behaviour);
    [if row.filtered { FILTERS } else { &[] }, row.own].concat()
}

impl Cursor<'_, '_> {
    /// `to=2 first=1`, to the end of the line, each once.
    pub(crate) fn terms(&mut self, behaviour: &str) -> Option<LieTerms> {
        let (mut terms, mut seen, known) = (LieTerms::default(), Vec::new(), terms_of(behaviour));
        let mut complete = true;
        while let Some(token) = self.next() {
            let Some((name, value)) = token.split_once("=") else {
                self.refuse(token, MistakeKind::Misplaced, "a setting such as to=3");
                complete = false;
                continue;
            };
            if seen.contains(&name.text) {
                self.refuse(name, MistakeKind::Twice, "each setting once");
            }
            seen.push(name.text);
            let expected = match known.as_slice() {
                [] => "the end of the line".to_owned(),
                known => format!("a setting of this lie: {}", joined(known, ", ")),
            };
            let understood = self.which(name, &expected, &known).is_some();
            complete &= understood && self.term(&mut terms, name.text, value).is_some();
        }
        let lacks = row(behaviour).needs.filter(|(name, _)| complete && !seen.contains(name));
        if let Some((_, example)) = lacks {
            self.missing(example);
            return None;
        }
        complete.then_some(terms)
    }

    fn term(&mut self, terms: &mut LieTerms, name: &str, value: Token<'_>) -> Option<()> {
        match name {
            "to" => terms.to = self.ends(value)?,
            "a" => terms.a = self.ends(value)?,
            "b" => terms.b = self.ends(value)?,
            "kinds" => terms.kinds = self.kinds(value)?,
            "first" => {
                let read = small(value.text, 1, u64::MAX, "a number of messages");
                terms.first = Some(self.accept(value, read)?);
            }
            "share" => terms.share = Some(self.accept(value, share(value.text))?),
            "by" => terms.by = Some(self.accept(value, range(value.text))?),
            "as" => terms.name = Some(self.node_of(value)?),
            _ => {
                let read = whole(value.text, 0, u64::MAX, "a number");
                terms.draw = Some(self.accept(value, read)?);
            }
        }
        Some(())
    }

    fn ends(&mut self, value: Token<'_>) -> Option<Vec<Endpoint>> {
        let mut ends = Vec::new();
        for part in value.split(',') {
            ends.push((part, self.endpoint(part)?));
        }
        Some(self.distinct(ends, "each of them once"))
    }

    fn kinds(&mut self, value: Token<'_>) -> Option<Vec<String>> {
        let words = [self.words.messages(), vec![REPLY]].concat();
        let mut kinds = Vec::new();
        for part in value.split(',') {
            let at = self.which(part, "a message of the protocol or reply", &words)?;
            kinds.push((part, words[at].to_owned()));
        }
        Some(self.distinct(kinds, "each kind once"))
    }
}

/// More often than never.
fn share(text: &str) -> std::result::Result<Ratio, Refused> {
    ratio(text, Ratio(1), Ratio::ONE)
}

/// Each behind a blank.
impl Display for LieTerms {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut list = |name: &str, items: String| match items.as_str() {
            "" => Ok(()),
            items => write!(f, " {name}={items}"),
        };
        let text = |value: Option<&dyn Display>| value.map(|it| it.to_string()).unwrap_or_default();
        list("to", joined(&self.to, ","))?;
        list("kinds", joined(&self.kinds, ","))?;
        list("first", text(self.first.as_ref().map(|it| it as _)))?;
        list("share", text(self.share.as_ref().map(|it| it as _)))?;
        list("by", text(self.by.as_ref().map(TimeRange).as_ref().map(|it| it as _)))?;
        list("as", text(self.name.as_ref().map(|it| &it.0 as _)))?;
        list("draw", text(self.draw.as_ref().map(|it| it as _)))?;
        list("a", joined(&self.a, ","))?;
        list("b", joined(&self.b, ","))
    }
}
