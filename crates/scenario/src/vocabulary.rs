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
        self.gather(|info| {
            let sessions = (info.links == Links::Sessions).then_some(DISCONNECT.id);
            info.messages.iter().map(|word| word.id).chain(sessions).collect()
        })
    }

    pub(crate) fn timers(&self) -> Vec<&'static str> {
        self.gather(|info| info.timers.iter().map(|word| word.id).collect())
    }

    pub(crate) fn lies(&self) -> Vec<&'static str> {
        let mut lies = words::LIES.to_vec();
        lies.extend(self.gather(|info| info.lies.to_vec()));
        lies
    }

    /// The admin words and what each takes.
    pub(crate) fn admin(&self) -> Vec<(&'static str, &'static str)> {
        self.gather(|info| info.admin.iter().map(|admin| (admin.word, admin.arguments)).collect())
    }

    pub(crate) fn rules(&self) -> Vec<&'static Rule> {
        self.gather(|info| info.rules.to_vec())
    }

    pub(crate) fn options(&self) -> Vec<&'static OptionInfo> {
        self.gather(|info| info.options.to_vec())
    }

    pub(crate) fn properties(&self) -> Vec<&'static Property> {
        let mut properties = words::PROPERTIES.to_vec();
        properties.extend(self.gather(|info| info.properties.to_vec()));
        properties
    }

    fn gather<T>(&self, of: impl Fn(&'static Info) -> Vec<T>) -> Vec<T> {
        self.protocols.iter().flat_map(|info| of(info)).collect()
    }
}
