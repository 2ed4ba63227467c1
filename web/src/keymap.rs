//! What keys do.

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wish {
    Toggle,
    Step,
    Back,
    Next,
    Previous,
    Start,
    End,
    Faster,
    Slower,
    Node(u32),
    Crash,
    Pause,
    Request,
    Admin,
    Split,
    Heal,
    Drop,
    More,
    Choices,
    History,
    Claims,
    Theme,
    Script,
    Share,
    Search,
    Help,
    Undo,
    Redo,
    Escape,
}

/// A key as the browser reports it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Key<'a> {
    /// Its name: `k`, `ArrowLeft`.
    pub(crate) name: &'a str,
    /// Control or Command is held.
    pub(crate) control: bool,
    /// Alt is held.
    pub(crate) alt: bool,
    /// Shift is held.
    pub(crate) shift: bool,
    /// Somebody is typing text.
    pub(crate) typing: bool,
    /// A control has the focus that space and enter belong to.
    pub(crate) pressing: bool,
}

/// What a key asks for, if anything. Keys with modifiers belong to the browser, but for undo.
pub(crate) fn wish(key: Key<'_>) -> Option<Wish> {
    if key.name == "Escape" {
        return Some(Wish::Escape);
    }
    if key.typing || key.alt {
        return None;
    }
    if key.control {
        return match (key.name, key.shift) {
            ("z", false) => Some(Wish::Undo),
            ("z" | "Z", true) | ("y", false) => Some(Wish::Redo),
            _ => None,
        };
    }
    Some(match key.name {
        " " if key.pressing => return None,
        " " | "k" => Wish::Toggle,
        "ArrowRight" | "." => Wish::Step,
        "ArrowLeft" | "," => Wish::Back,
        "]" => Wish::Next,
        "[" => Wish::Previous,
        "Home" => Wish::Start,
        "End" => Wish::End,
        "+" | "=" => Wish::Faster,
        "-" => Wish::Slower,
        "c" => Wish::Crash,
        "p" => Wish::Pause,
        "r" => Wish::Request,
        "s" => Wish::Split,
        "h" => Wish::Heal,
        "d" => Wish::Drop,
        "m" => Wish::More,
        "n" => Wish::Choices,
        "y" => Wish::History,
        "a" => Wish::Admin,
        "x" => Wish::Claims,
        "t" => Wish::Theme,
        "e" => Wish::Script,
        "l" => Wish::Share,
        "f" => Wish::Search,
        "?" => Wish::Help,
        digit => {
            let number = digit.parse().ok().filter(|number| (1..=9).contains(number))?;
            Wish::Node(number)
        }
    })
}

/// What to press, and what it does.
pub(crate) type Line = (&'static [&'static str], &'static str);

/// The keys, for the help dialog, in groups.
pub(crate) const HELP: [(&str, &[Line]); 3] = [
    (
        "Time",
        &[
            (&["Space", "k"], "play or pause"),
            (&["→", "."], "step to the next event"),
            (&["←", ","], "step back"),
            (&["]"], "next highlight"),
            (&["["], "previous highlight"),
            (&["Home", "End"], "to the start, to the end"),
            (&["+", "-"], "faster, slower"),
        ],
    ),
    (
        "Cluster",
        &[
            (&["1", "…", "9"], "select a node; in a split: its next side"),
            (&["c"], "crash or restart it (or the leader)"),
            (&["p"], "pause or resume it"),
            (&["r"], "send a request"),
            (&["a"], "change the cluster: members, leader, snapshots"),
            (&["s"], "split the network"),
            (&["h"], "heal it"),
            (&["d"], "drop the selected message"),
            (&["m"], "more to do with what is selected"),
            (&["n"], "by hand: what can happen next"),
            (&["x"], "expect something: claims"),
        ],
    ),
    (
        "Page",
        &[
            (&["e"], "script"),
            (&["y"], "history of operations"),
            (&["l"], "share"),
            (&["f"], "search everything that can happen"),
            (&["t"], "theme"),
            (&["Ctrl Z"], "undo"),
            (&["Ctrl Shift Z"], "redo"),
            (&["?"], "these keys"),
            (&["Esc"], "close, or let go"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn press(name: &str) -> Option<Wish> {
        wish(Key { name, ..Key::default() })
    }

    #[test]
    fn letters_steer() {
        assert_eq!(press(" "), Some(Wish::Toggle));
        assert_eq!(press("ArrowLeft"), Some(Wish::Back));
        assert_eq!(press("7"), Some(Wish::Node(7)));
        assert_eq!(press("0"), None);
        assert_eq!(press("F5"), None);
        assert_eq!(press("12"), None);
    }

    #[test]
    fn keys_in_a_text_field_are_not_commands() {
        assert_eq!(wish(Key { name: "c", typing: true, ..Key::default() }), None);
        assert_eq!(wish(Key { name: "z", typing: true, control: true, ..Key::default() }), None);
        let escape = Key { name: "Escape", typing: true, ..Key::default() };
        assert_eq!(wish(escape), Some(Wish::Escape));
    }

    #[test]
    fn a_button_keeps_its_space_but_not_its_letters() {
        assert_eq!(wish(Key { name: " ", pressing: true, ..Key::default() }), None);
        assert_eq!(wish(Key { name: "k", pressing: true, ..Key::default() }), Some(Wish::Toggle));
    }

    #[test]
    fn modifiers_belong_to_the_browser_but_for_undo() {
        assert_eq!(wish(Key { name: "c", control: true, ..Key::default() }), None);
        assert_eq!(wish(Key { name: "ArrowLeft", alt: true, ..Key::default() }), None);
        let undo = Key { name: "z", control: true, ..Key::default() };
        assert_eq!(wish(undo), Some(Wish::Undo));
        assert_eq!(wish(Key { shift: true, name: "Z", ..undo }), Some(Wish::Redo));
    }
}
