//! One setting of the head at a time, as a form reads and writes it.

use protocol::{Info, NodeId, Settings, Time, joined};

use crate::amount::Chosen;
use crate::mistake::Mistake;
use crate::parse::parse;
use crate::print::Given;
use crate::scenario::{Line, Moment, Scenario, Statement};

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
        let mut head = joined(head.split(' ').filter(own), " ");
        if !value.is_empty() {
            head += &format!(" {name}={value}");
        }
        let mut changed =
            parse(&head, &self.protocols).map_err(|mut mistakes| mistakes.swap_remove(0))?;
        let nodes = changed.world.nodes;
        changed.given = self.given.clone();
        changed.given.retain(|(node, _)| node.0 <= nodes);
        if changed.world.by == self.world.by {
            changed.take_lines(self);
        }
        Ok(changed)
    }

    /// The same for another protocol, and what that does not know and is left out: options, rules,
    /// given disks, and lines in words of the old one.
    pub fn with_protocol(&self, protocol: &'static Info) -> (Self, Vec<String>) {
        let (mut changed, mut lost) = (Self::of(protocol), Vec::new());
        let mut head = String::from(protocol.id);
        for token in self.head().split(' ').skip(1) {
            let longer = format!("{head} {token}");
            match parse(&longer, &[protocol]) {
                Ok(scenario) => (changed, head) = (scenario, longer),
                Err(_) => lost.push(token.to_owned()),
            }
        }
        lost.extend(self.given.iter().map(|(node, _)| format!("given {}", node.0)));
        changed.take_lines(self);
        let taken = |line: &&Line| !changed.lines.contains(*line);
        lost.extend(self.lines.iter().filter(taken).map(ToString::to_string));
        (changed, lost)
    }

    /// Takes over the lines of another scenario that can be read below this head, and its end.
    fn take_lines(&mut self, other: &Self) {
        let head = self.head();
        let readable = |line: &&Line| parse(&format!("{head}\n{line}"), &self.protocols).is_ok();
        self.lines = other.lines.iter().filter(readable).cloned().collect();
        self.end = other.end;
    }

    /// The same with another end, or with none: then a run lasts the longest that it may.
    ///
    /// # Errors
    /// What is wrong with it: by hand there is no time, and no line may come later.
    pub fn with_end(&self, end: Option<Time>) -> Result<Self, Vec<Mistake>> {
        Self { end, ..self.clone() }.read_again()
    }

    /// The same with something else on a node's disk at the start; with no settings it is empty.
    ///
    /// # Errors
    /// What is wrong with it: there may be no such node. Whether the protocol understands the settings
    /// shows when the run begins.
    pub fn with_given(&self, node: NodeId, disk: Settings) -> Result<Self, Vec<Mistake>> {
        let mut changed = self.clone();
        changed.give(node, disk);
        changed.read_again()
    }

    /// What a node's disk holds at the start: name and value, in the order of the script.
    pub fn given_of(&self, node: NodeId) -> Settings {
        let given = self.given.iter().find(|(known, _)| *known == node);
        given.map(|(_, disk)| disk.clone()).unwrap_or_default()
    }

    /// Puts something on a disk in place of what it held, in the order of the nodes.
    fn give(&mut self, node: NodeId, disk: Settings) {
        self.given.retain(|(known, _)| *known != node);
        let place = self.given.iter().take_while(|(known, _)| *known < node).count();
        if !disk.0.is_empty() {
            self.given.insert(place, (node, disk));
        }
    }

    /// What is written is read again, so that what does not fit the rest is refused.
    fn read_again(self) -> Result<Self, Vec<Mistake>> {
        bare(&self.to_string(), &self)
    }

    /// The same with a statement, as a line of script says it: what a disk holds at the start (in
    /// place of what it held before), a claim, or another end. A claim without a time of its own is
    /// about the end, and stands there; one with a time begins to count at `at`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_statement(&self, line: &str, at: Moment) -> Result<Self, Vec<Mistake>> {
        let said = bare(&format!("{}\n{}", self.head(), line.trim()), self)?;
        let mut changed = self.clone();
        for (node, disk) in said.given {
            changed.give(node, disk);
        }
        for line in said.lines {
            match &line.what {
                Statement::Claim(claim) if claim.by.is_some() => {
                    changed.insert_line(at, line.what);
                }
                _ => changed.lines.push(line),
            }
        }
        changed.end = said.end.or(changed.end);
        // What was said must also fit to all the rest.
        changed.read_again()
    }
}

/// Reads a script in the words of a scenario, as if it had one line, which is all that somebody sees.
fn bare(script: &str, of: &Scenario) -> Result<Scenario, Vec<Mistake>> {
    let on_one_line = |mistake| Mistake { line: 1, ..mistake };
    parse(script, &of.protocols).map_err(|all| all.into_iter().map(on_one_line).collect())
}

/// The line that puts something on a node's disk: `given 1 term=8 log=1,1,4`.
pub fn given_line(node: NodeId, disk: &Settings) -> String {
    format!("given {}{}", node.0, Given(disk))
}
