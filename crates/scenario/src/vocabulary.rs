//! The words that mean something in this script.

use protocol::{DISCONNECT, Info, Links, OptionInfo, Property, Rule};

use crate::limits;
use crate::words;

/// What the head of a script makes known to its lines. With several protocols, a word is known when
/// any of them knows it.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    pub(crate) protocols: Vec<&'static Info>,
    pub(crate) nodes: u32,
    pub(crate) hand: bool,
}

impl Vocabulary {
    /// The words of these protocols, and as many nodes as there may ever be.
    pub(crate) fn of(protocols: &[&'static Info]) -> Self {
        Self { protocols: protocols.to_vec(), nodes: limits::NODES, hand: false }
    }

    pub(crate) fn messages(&self) -> Vec<&'static str> {
        let sessions = self.protocols.iter().any(|info| info.links == Links::Sessions);
        let words = self.gather(|info| info.messages).into_iter();
        words.map(|word| word.id).chain(sessions.then_some(DISCONNECT.id)).collect()
    }

    pub(crate) fn timers(&self) -> Vec<&'static str> {
        self.gather(|info| info.timers).into_iter().map(|word| word.id).collect()
    }

    pub(crate) fn lies(&self) -> Vec<&'static str> {
        let lies = words::LIES.iter().copied().chain(self.gather(|info| info.lies));
        lies.map(|lie| lie.name).collect()
    }

    /// The admin words and what each takes.
    pub(crate) fn admin(&self) -> Vec<(&'static str, &'static str)> {
        let admin = self.protocols.iter().flat_map(|info| info.admin);
        admin.map(|admin| (admin.word, admin.arguments)).collect()
    }

    pub(crate) fn rules(&self) -> Vec<&'static Rule> {
        self.gather(|info| info.rules)
    }

    pub(crate) fn options(&self) -> Vec<&'static OptionInfo> {
        self.gather(|info| info.options)
    }

    pub(crate) fn properties(&self) -> Vec<&'static Property> {
        [words::PROPERTIES, &self.gather(|info| info.properties)].concat()
    }

    fn gather<T: Copy + 'static>(&self, of: impl Fn(&'static Info) -> &'static [T]) -> Vec<T> {
        let mut gathered = Vec::new();
        self.protocols.iter().for_each(|info| gathered.extend_from_slice(of(info)));
        gathered
    }
}
