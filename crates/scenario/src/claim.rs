//! What a script can claim, a row for each word behind `expect`: how it is read, and when it holds.
//!
//! The reader, the nearest word to a misspelt one and the table in `docs/language.md` follow from the
//! rows; printing is led here by the compiler.

use protocol::{Property, Slot};

use crate::cursor::Cursor;
use crate::mistake::MistakeKind;
use crate::number::whole;
use crate::scenario::ClaimedFact;

/// A word of a claim.
#[derive(Clone, Copy, Debug)]
pub struct ClaimInfo {
    /// The word: `leader`.
    pub word: &'static str,
    /// Examples, without `expect`.
    pub examples: &'static [&'static str],
    /// When it holds, in Markdown.
    pub says: &'static str,
    /// Reads what stands behind the word.
    pub(crate) read: fn(&mut Cursor<'_, '_>) -> Option<ClaimedFact>,
}

/// Every word of a claim.
pub static CLAIMS: &[ClaimInfo] = &[
    ClaimInfo {
        word: "leader",
        examples: &["leader 3", "leader none"],
        says: "node 3 leads and nobody leads in a later epoch; nobody leads",
        read: leader,
    },
    ClaimInfo {
        word: "value",
        examples: &["value x 1"],
        says: "a node that has applied everything decided holds 1 in its register x",
        read: |cursor| {
            let (key, value) = (cursor.key(), cursor.value());
            Some(ClaimedFact::Value(key?, value?))
        },
    },
    ClaimInfo {
        word: "decided",
        examples: &["decided 3 A"],
        says: "slot 3 is decided, and its request carries A; once decided it stays so, even if \
               nodes have crashed since",
        read: |cursor| {
            let slot = cursor.read("a slot", |text| whole(text, 1, u64::MAX, "a slot"));
            let value = cursor.value();
            Some(ClaimedFact::Decided(Slot(slot?), value?))
        },
    },
    ClaimInfo {
        word: "holds",
        examples: &["holds agreement"],
        says: "the property is not violated; that `termination` cannot be promised now is no violation",
        read: |cursor| property(cursor).map(ClaimedFact::Holds),
    },
    ClaimInfo {
        word: "violated",
        examples: &["violated agreement"],
        says: "it is violated, and nothing excuses the protocol",
        read: |cursor| property(cursor).map(ClaimedFact::Violated),
    },
    ClaimInfo {
        word: "assumption",
        examples: &["assumption agreement"],
        says: "it is violated, but somebody broke what the protocol assumes",
        read: |cursor| property(cursor).map(ClaimedFact::Assumption),
    },
    ClaimInfo {
        word: "answered",
        examples: &["answered"],
        says: "no request is open",
        read: |_| Some(ClaimedFact::Answered),
    },
    ClaimInfo {
        word: "unanswered",
        examples: &["unanswered"],
        says: "some request is open",
        read: |_| Some(ClaimedFact::Unanswered),
    },
    ClaimInfo {
        word: "fingerprint",
        examples: &["fingerprint 00000000001f00ab"],
        says: "the trace is to the letter the one it was",
        read: fingerprint,
    },
];

/// The words, in order.
pub(crate) fn words() -> Vec<&'static str> {
    CLAIMS.iter().map(|info| info.word).collect()
}

impl Cursor<'_, '_> {
    /// What is claimed: everything behind `expect` but the time.
    pub(crate) fn fact(&mut self) -> Option<ClaimedFact> {
        let word = self.known("a claim", &words())?;
        let info = CLAIMS.iter().find(|info| info.word == word)?;
        (info.read)(self)
    }
}

fn leader(cursor: &mut Cursor<'_, '_>) -> Option<ClaimedFact> {
    if cursor.skip("none") {
        return Some(ClaimedFact::Leader(None));
    }
    let token = cursor.need("a node or none")?;
    if token.begins_with_digit() {
        return Some(ClaimedFact::Leader(Some(cursor.node_of(token)?)));
    }
    cursor.unknown(token, "a node or none", &["none"]);
    None
}

fn property(cursor: &mut Cursor<'_, '_>) -> Option<&'static Property> {
    let properties = cursor.words.properties();
    let token = cursor.need("a property")?;
    let named: Vec<_> = properties.iter().map(|property| property.id).collect();
    Some(properties[cursor.which(token, "a property", &named)?])
}

fn fingerprint(cursor: &mut Cursor<'_, '_>) -> Option<ClaimedFact> {
    let read = |text: &str| {
        let hex = (1..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = hex.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        let expected = "a fingerprint of up to 16 hexadecimal digits";
        number.ok_or((MistakeKind::Misplaced, expected.to_owned()))
    };
    cursor.read("a fingerprint", read).map(ClaimedFact::Fingerprint)
}
