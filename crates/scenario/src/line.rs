//! Reading the lines below the head.

use protocol::{NodeId, Settings, Time};

use crate::cursor::{Cursor, Token};
use crate::mistake::MistakeKind;
use crate::number::time;
use crate::place::small;
use crate::scenario::{Claim, Line, Moment, Statement};

/// What the lines read so far say.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) given: Vec<(NodeId, Settings)>,
    pub(crate) lines: Vec<Line>,
    pub(crate) end: Option<Time>,
    now: Moment,
    ended: bool,
}

impl Body {
    /// Reads one line.
    pub(crate) fn read(&mut self, cursor: &mut Cursor<'_, '_>) {
        let Some(first) = cursor.peek() else { return };
        if self.ended {
            cursor.refuse(first, MistakeKind::Misplaced, "nothing below the end");
            return;
        }
        let timed = first.begins_with_digit() || first.is_negative();
        let moment = if timed { cursor.next() } else { None };
        let moment = moment.and_then(|token| self.moment(cursor, token));
        let Some(word) = cursor.peek() else { return cursor.missing("an action") };
        if timed && matches!(word.text, "given" | "end") {
            let expected = "an action or a claim, for this line has no moment";
            return cursor.refuse(word, MistakeKind::Misplaced, expected);
        }
        let what = match word.text {
            "given" => return self.given(cursor),
            "end" => return self.end(cursor),
            "expect" => self.claim(cursor).map(Statement::Claim),
            _ => cursor.action().map(Statement::Action),
        };
        if let Some(what) = what {
            self.lines.push(Line { moment, what });
            cursor.finish();
        }
    }

    /// `1.2s~3`
    fn moment(&mut self, cursor: &mut Cursor<'_, '_>, token: Token<'_>) -> Option<Moment> {
        if cursor.words.hand {
            let expected = "no time, for in by=hand only the script moves";
            cursor.refuse(token, MistakeKind::Misplaced, expected);
            return None;
        }
        let (instant, after) = match token.split_once("~") {
            Some((instant, after)) => (instant, Some(after)),
            None => (token, None),
        };
        let after = after.map(|after| {
            cursor.accept(after, small(after.text, 1, u64::MAX, "a number of events"))
        });
        let time = self
            .not_negative(cursor, instant)
            .and_then(|()| cursor.accept(instant, time(instant.text)));
        let moment =
            Moment { time: time?, after: after.map_or(Some(None), |after| after.map(Some))? };
        if moment < self.now {
            cursor.refuse(token, MistakeKind::Early, &format!("{} or later", self.now));
        }
        self.now = self.now.max(moment);
        Some(moment)
    }

    fn given(&mut self, cursor: &mut Cursor<'_, '_>) {
        cursor.next();
        let token = cursor.peek();
        let (node, settings) = (cursor.node(), cursor.settings());
        let (Some(token), Some(node)) = (token, node) else { return };
        if self.given.iter().any(|(known, _)| *known == node) {
            cursor.refuse(token, MistakeKind::Twice, "each disk once");
        }
        self.given.extend(settings.map(|settings| (node, settings)));
    }

    fn end(&mut self, cursor: &mut Cursor<'_, '_>) {
        cursor.next();
        self.ended = true;
        self.end = match cursor.peek() {
            Some(token) => self.deadline(cursor, token),
            None if cursor.words.hand => None,
            None => Some(self.now.time),
        };
        cursor.finish();
    }

    fn claim(&mut self, cursor: &mut Cursor<'_, '_>) -> Option<Claim> {
        cursor.next();
        let fact = cursor.fact()?;
        let by = if cursor.skip("by") {
            let token = cursor.peek();
            match token {
                Some(token) => Some(self.deadline(cursor, token)?),
                None => return cursor.need("a time such as 4s").and(None),
            }
        } else {
            None
        };
        Some(Claim { fact, by })
    }

    /// Nothing for a time that lies before the beginning.
    fn not_negative(&self, cursor: &mut Cursor<'_, '_>, token: Token<'_>) -> Option<()> {
        if token.is_negative() {
            cursor.refuse(token, MistakeKind::Negative, &format!("{} or later", self.now.time));
            return None;
        }
        Some(())
    }

    /// A time no earlier than the lines above.
    fn deadline(&self, cursor: &mut Cursor<'_, '_>, token: Token<'_>) -> Option<Time> {
        cursor.next();
        if cursor.words.hand {
            let expected = "no time, for in by=hand only the script moves";
            cursor.refuse(token, MistakeKind::Misplaced, expected);
            return None;
        }
        self.not_negative(cursor, token)?;
        let time = cursor.accept(token, time(token.text))?;
        if time < self.now.time {
            cursor.refuse(token, MistakeKind::Early, &format!("{} or later", self.now.time));
        }
        Some(time)
    }
}
