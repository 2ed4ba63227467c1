//! One setting of the head at a time, as a form reads and writes it.

use crate::amount::Chosen;
use crate::mistake::Mistake;
use crate::parse::parse;
use crate::scenario::Scenario;

impl Scenario {
    /// The first line of the script.
    pub fn head(&self) -> String {
        let bare =
            Self { given: Vec::new(), lines: Vec::new(), end: None, ..self.clone() }.to_string();
        bare.trim_end().to_string()
    }

    /// A setting of the world or an option of the protocol as scripts write it, whether or not this
    /// one does.
    pub fn setting(&self, name: &str) -> Option<String> {
        let world = self.world.settings().into_iter().find(|(known, _)| *known == name);
        world.map(|(_, value)| value).or_else(|| {
            let usual = self.protocols.iter().find_map(|info| info.option(name))?.default;
            let chosen = self.options.iter().rev().find(|(known, _)| *known == name);
            Some(Chosen(chosen.map_or(usual, |&(_, value)| value)).to_string())
        })
    }

    /// The same with another setting; an empty one is as usual. Lines that cannot be in the new
    /// world are left out: those about nodes that are gone, and all of them when time begins to
    /// count, or ceases to.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_setting(&self, name: &str, value: &str) -> Result<Self, Mistake> {
        let head = self.head();
        let own = |token: &&str| token.split('=').next() != Some(name);
        let mut head = head.split(' ').filter(own).collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            head += &format!(" {name}={value}");
        }
        let mut changed =
            parse(&head, &self.protocols).map_err(|mut mistakes| mistakes.swap_remove(0))?;
        let (nodes, by) = (changed.world.nodes, changed.world.by);
        changed.given = self.given.clone();
        changed.given.retain(|(node, _)| node.0 <= nodes);
        if by == self.world.by {
            let head = changed.head();
            let readable =
                |line: &String| parse(&format!("{head}\n{line}"), &self.protocols).is_ok();
            let lines = self.lines.iter();
            changed.lines = lines.filter(|line| readable(&line.to_string())).cloned().collect();
            changed.end = self.end;
        }
        Ok(changed)
    }
}
