//! The commands of the page. Each is declared once, with its name, what it does in a few words, and its
//! keys: the help, the keys, the labels of buttons and the palette follow.

pub(crate) mod help;
pub(crate) mod keys;
pub(crate) mod legend;
pub(crate) mod palette;
pub(crate) mod run;

use keys::{Chord, key, with_control};

/// Something that somebody can ask of the page, by key, by button or by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PageCommand {
    PlayPause,
    Step,
    Back,
    NextHighlight,
    PreviousHighlight,
    Start,
    End,
    Faster,
    Slower,
    /// Selects the node with this number; in a split, puts it onto its next side.
    Node(u32),
    CrashOrRestart,
    PauseOrResume,
    Request,
    Administration,
    Faults,
    Split,
    Heal,
    Drop,
    More,
    Choices,
    Claims,
    Setup,
    Script,
    Operations,
    Share,
    Search,
    Compare,
    Theme,
    Undo,
    Redo,
    Palette,
    Present,
    Legend,
    Help,
    Close,
}

/// What a command is about; the help lists each subject for itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Subject {
    Time,
    Cluster,
    Page,
}

/// A command as people see it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct CommandInfo {
    pub(crate) command: PageCommand,
    pub(crate) subject: Subject,
    /// Its name, as a button or a list shows it.
    pub(crate) name: &'static str,
    /// What it does, in a few words.
    pub(crate) does: &'static str,
    /// The keys that give it, the usual one first.
    pub(crate) keys: &'static [Chord],
}

/// Every command, in the order of the help.
pub(crate) const COMMANDS: &[CommandInfo] = {
    use PageCommand as C;
    use Subject::{Cluster, Page, Time};
    &[
        info(
            C::PlayPause,
            Time,
            "Play or pause",
            "play or pause",
            &[key(" ", "Space"), key("k", "k")],
        ),
        info(
            C::Step,
            Time,
            "Next event",
            "step to the next event",
            &[key("ArrowRight", "→"), key(".", ".")],
        ),
        info(C::Back, Time, "Step back", "step back", &[key("ArrowLeft", "←"), key(",", ",")]),
        info(C::NextHighlight, Time, "Next highlight", "next highlight", &[key("]", "]")]),
        info(
            C::PreviousHighlight,
            Time,
            "Previous highlight",
            "previous highlight",
            &[key("[", "[")],
        ),
        info(C::Start, Time, "To the start", "to the start", &[key("Home", "Home")]),
        info(C::End, Time, "To the end", "to the end", &[key("End", "End")]),
        info(C::Faster, Time, "Faster", "faster", &[key("+", "+"), key("=", "=")]),
        info(C::Slower, Time, "Slower", "slower", &[key("-", "-")]),
        info(
            C::CrashOrRestart,
            Cluster,
            "Crash or restart",
            "crash or restart the node (or the leader)",
            &[key("c", "c")],
        ),
        info(
            C::PauseOrResume,
            Cluster,
            "Pause or resume",
            "pause or resume the node",
            &[key("z", "z")],
        ),
        info(C::Request, Cluster, "Send a request", "send a request", &[key("r", "r")]),
        info(
            C::Administration,
            Cluster,
            "Change the cluster",
            "change the cluster: members, leader, snapshots",
            &[key("a", "a")],
        ),
        info(C::Faults, Cluster, "Faults", "faults, and any line of script", &[key("b", "b")]),
        info(C::Split, Cluster, "Split the network", "split the network", &[key("s", "s")]),
        info(C::Heal, Cluster, "Heal the network", "heal the network", &[key("h", "h")]),
        info(C::Drop, Cluster, "Drop the message", "drop the selected message", &[key("d", "d")]),
        info(C::More, Cluster, "More", "more to do with what is selected", &[key("m", "m")]),
        info(
            C::Choices,
            Cluster,
            "What can happen next",
            "by hand: what can happen next",
            &[key("n", "n")],
        ),
        info(C::Claims, Cluster, "Claims", "expect something of this run", &[key("x", "x")]),
        info(C::Setup, Page, "Set-up", "protocol, cluster and scenarios", &[key("o", "o")]),
        info(C::Script, Page, "Script", "the scenario as text", &[key("e", "e")]),
        info(C::Operations, Page, "History", "history of operations", &[key("y", "y")]),
        info(C::Share, Page, "Share", "a link, an embed, a picture", &[key("u", "u")]),
        info(
            C::Search,
            Page,
            "Search",
            "search everything that can happen in a small cluster",
            &[key("f", "f")],
        ),
        info(C::Compare, Page, "Compare", "what a decision costs in each protocol", &[]),
        info(C::Theme, Page, "Theme", "light, dark, or as the system has it", &[key("t", "t")]),
        info(C::Undo, Page, "Undo", "undo", &[with_control("z", false, "Ctrl Z")]),
        info(
            C::Redo,
            Page,
            "Redo",
            "redo",
            &[with_control("z", true, "Ctrl Shift Z"), with_control("y", false, "Ctrl Y")],
        ),
        info(C::Present, Page, "Present", "stage and caption alone, for a room", &[key("p", "p")]),
        info(C::Legend, Page, "Legend", "what shapes, colours and rings mean", &[key("l", "l")]),
        info(
            C::Palette,
            Page,
            "Find a command",
            "find a command, a scenario or an event",
            &[with_control("k", false, "Ctrl K")],
        ),
        info(C::Help, Page, "Keys", "these keys", &[key("?", "?")]),
        info(C::Close, Page, "Close", "close, or let go", &[key("Escape", "Esc")]),
    ]
};

const fn info(
    command: PageCommand,
    subject: Subject,
    name: &'static str,
    does: &'static str,
    keys: &'static [Chord],
) -> CommandInfo {
    CommandInfo { command, subject, name, does, keys }
}

impl PageCommand {
    /// The command as people see it; nodes are in no list, since each has a key of its own.
    pub(crate) fn info(self) -> Option<&'static CommandInfo> {
        COMMANDS.iter().find(|info| info.command == self)
    }

    /// Its name with its usual key, as a button without text is called: `Next event (→)`.
    pub(crate) fn label(self) -> String {
        match self.info() {
            Some(CommandInfo { name, keys: [first, ..], .. }) => {
                format!("{name} ({})", first.label)
            }
            Some(CommandInfo { name, .. }) => (*name).to_owned(),
            None => String::new(),
        }
    }

    /// What it does with its usual key, for a button that bears its name: `a link, an embed (u)`.
    pub(crate) fn tooltip(self) -> String {
        let Some(info) = self.info() else { return String::new() };
        let does = playground::report::capitalised(info.does);
        match info.keys {
            [first, ..] => format!("{does} ({})", first.label),
            [] => does,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_declared_once_and_every_key_gives_one() {
        for (at, one) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[at + 1..] {
                assert_ne!(one.command, other.command);
                assert_ne!(one.name, other.name);
                for key in one.keys {
                    assert!(!other.keys.contains(key), "{key:?}");
                }
            }
        }
    }

    #[test]
    fn a_label_says_the_usual_key() {
        assert_eq!(PageCommand::Step.label(), "Next event (→)");
        assert_eq!(PageCommand::Compare.label(), "Compare");
        assert_eq!(PageCommand::Share.tooltip(), "A link, an embed, a picture (u)");
    }
}
