//! Where something happens: nodes, clients, ways between them, messages on the way.

use protocol::{ClientId, NodeId};

use crate::action::{Endpoint, MessageRef, Path};
use crate::cursor::{Cursor, Token};
use crate::limits;
use crate::mistake::MistakeKind;
use crate::number::{Refused, whole};

impl<'t> Cursor<'t, '_> {
    /// `3`
    pub(crate) fn node(&mut self) -> Option<NodeId> {
        let token = self.need("a node")?;
        self.node_of(token)
    }

    /// `1,2`
    pub(crate) fn nodes(&mut self) -> Option<Vec<NodeId>> {
        let token = self.need("a list of nodes such as 1,2")?;
        let parts = token.split(',').into_iter();
        let read: Vec<_> = parts.map(|part| (part, self.node_of(part))).collect();
        let nodes: Option<Vec<_>> =
            read.into_iter().map(|(part, node)| Some((part, node?))).collect();
        Some(self.distinct(nodes?, "each node once"))
    }

    /// `1,2/3,c1`
    pub(crate) fn groups(&mut self) -> Option<Vec<Vec<Endpoint>>> {
        let token = self.need("groups such as 1,2/3,4,5")?;
        let groups = token.split('/');
        if groups.len() < 2 {
            self.refuse(token, MistakeKind::Misplaced, "groups such as 1,2/3,4,5");
            return None;
        }
        let mut members = Vec::new();
        for (group, part) in groups.into_iter().enumerate() {
            members.extend(part.split(',').into_iter().map(|one| (group, one, self.endpoint(one))));
        }
        let read = members.iter().filter_map(|&(_, token, endpoint)| Some((token, endpoint?)));
        self.distinct(read.collect::<Vec<_>>(), "each endpoint in one group");
        let mut groups: Vec<Vec<Endpoint>> = Vec::new();
        for (group, _, endpoint) in members {
            groups.resize_with(groups.len().max(group + 1), Vec::new);
            groups[group].push(endpoint?);
        }
        Some(groups)
    }

    /// `1to2`, `1-c1`
    pub(crate) fn path(&mut self) -> Option<Path> {
        const EXPECTED: &str = "a path such as 1to2 or 1-2";
        let token = self.need(EXPECTED)?;
        let (parts, both) = match (one_way(token), token.split_once("-")) {
            (Some(parts), _) => (parts, false),
            (None, Some(parts)) => (parts, true),
            (None, None) => {
                self.refuse(token, MistakeKind::Misplaced, EXPECTED);
                return None;
            }
        };
        let (from, to) = (self.endpoint(parts.0), self.endpoint(parts.1));
        let (from, to) = (from?, to?);
        self.two(token, from, to)?;
        Some(Path { from, to, both })
    }

    /// `vote.2 2to1`
    pub(crate) fn flight(&mut self) -> Option<MessageRef> {
        const EXPECTED: &str = "a message of the protocol";
        let message = self.need(EXPECTED);
        let (word, nth) = match message.map(|token| (token, token.split_once("."))) {
            None => (None, Some(None)),
            Some((token, None)) => (self.message(token, EXPECTED), Some(None)),
            Some((_, Some((word, nth)))) => {
                let which = "a place among the messages in flight";
                (
                    self.message(word, EXPECTED),
                    self.accept(nth, small(nth.text, 1, u64::MAX, which)).map(Some),
                )
            }
        };
        let way = self.way();
        let ((from, to), word, nth) = (way?, word?, nth?);
        Some(MessageRef { word, nth, from, to })
    }

    /// `c3`, where one is meant.
    pub(crate) fn client(&mut self) -> Option<Option<ClientId>> {
        match self.peek() {
            Some(token) if is_client(token.text) => {
                self.next();
                self.client_of(token).map(Some)
            }
            _ => Some(None),
        }
    }

    pub(crate) fn node_of(&mut self, token: Token<'_>) -> Option<NodeId> {
        let read = small(token.text, 1, u64::from(self.words.nodes), "a node");
        self.accept(token, read).map(NodeId)
    }

    pub(crate) fn client_of(&mut self, token: Token<'_>) -> Option<ClientId> {
        let read = small(&token.text[1..], 1, u64::from(limits::CLIENTS), "a client")
            .map_err(|(wrong, _)| (wrong, format!("a client from c1 to c{}", limits::CLIENTS)));
        self.accept(token, read).map(ClientId)
    }

    pub(crate) fn endpoint(&mut self, token: Token<'_>) -> Option<Endpoint> {
        if is_client(token.text) {
            self.client_of(token).map(Endpoint::Client)
        } else {
            self.node_of(token).map(Endpoint::Node)
        }
    }

    fn message(&mut self, token: Token<'_>, expected: &str) -> Option<String> {
        let words = self.words.messages();
        let word = self.which(token, expected, &words).map(|at| words[at]);
        word.map(str::to_string)
    }

    fn way(&mut self) -> Option<(NodeId, NodeId)> {
        const EXPECTED: &str = "a way such as 1to2";
        let token = self.need(EXPECTED)?;
        let Some((from, to)) = one_way(token) else {
            self.refuse(token, MistakeKind::Misplaced, EXPECTED);
            return None;
        };
        let (from, to) = (self.node_of(from), self.node_of(to));
        let (from, to) = (from?, to?);
        self.two(token, from, to)?;
        Some((from, to))
    }

    fn two<T: Eq>(&mut self, token: Token<'_>, from: T, to: T) -> Option<()> {
        if from == to {
            self.refuse(token, MistakeKind::Misplaced, "a way between two different ends");
            return None;
        }
        Some(())
    }
}

/// A whole number that fits into 32 bits.
pub(crate) fn small(text: &str, least: u64, most: u64, of: &str) -> Result<u32, Refused> {
    let number = whole(text, least, most, of)?;
    u32::try_from(number)
        .map_err(|_| (MistakeKind::Beyond, format!("{of} of at most {}", u32::MAX)))
}

fn one_way(token: Token<'_>) -> Option<(Token<'_>, Token<'_>)> {
    token.split_once("to").or_else(|| token.split_once(">"))
}

pub(crate) fn is_client(text: &str) -> bool {
    let number = text.strip_prefix('c');
    number.is_some_and(|number| number.starts_with(|first: char| first.is_ascii_digit()))
}
