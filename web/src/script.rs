//! The scenario as a text that can be edited.

use playground::Command;
use playground::report::capitalised;
use protocol::joined;
use scenario::Mistake;

use crate::app::{App, Draft};
use crate::listen::Later;
use crate::msg::{Msg, Tab};
use crate::packed::{self, Awaited, Held};
use crate::registry;

pub(crate) fn show(app: &mut App, shown: bool) {
    let text = app.door.borrow().script();
    app.draft = shown.then(|| Draft { text, mistakes: Vec::new() });
    if !shown && app.tab == Tab::Script {
        app.tab = Tab::Node;
    }
}

/// Plays another script from its beginning.
pub(crate) fn load(app: &mut App, script: &str) {
    match app.apply(Command::Load(script.to_owned())) {
        Ok(_) => play(app),
        Err(refusal) => {
            app.say(refusal.mistakes.first().map(ToString::to_string).unwrap_or_default());
        }
    }
}

/// Plays what begins, unless somebody wants no motion or does everything by hand.
pub(crate) fn play(app: &mut App) {
    app.playing = !app.still && !app.by_hand();
}

/// Somebody types: when they pause, it is read.
pub(crate) fn edited(app: &mut App, text: String) -> bool {
    app.unpacking = None;
    let mistakes = app.draft.take().map(|draft| draft.mistakes).unwrap_or_default();
    app.draft = Some(Draft { text, mistakes });
    let send = app.send.clone();
    app.read = Later::after(350, move || send.emit(Msg::Read));
    true
}

/// Plays what was typed, if it can be read.
pub(crate) fn read(app: &mut App) {
    let Some(draft) = &mut app.draft else { return };
    let text = match packed::held(&draft.text) {
        Ok(Held::Script(script)) => script,
        Ok(Held::Link(link)) => {
            let send = app.send.clone();
            let read = move |read| send.emit(Msg::Unpacked(read));
            app.unpacking = Some(Awaited::new(packed::read(link), read));
            return;
        }
        Err(why) => return app.say(capitalised(&why)),
    };
    if let Err(mistakes) = registry().read(&text) {
        draft.mistakes = mistakes;
        return;
    }
    // A block of code leaves the page around it behind.
    let text = if text == draft.text { text } else { format!("{}\n", text.trim()) };
    let outcome = app.apply(Command::Replace(text.clone()));
    // What was typed stays as it was typed.
    let mistakes = outcome.err().map(|refusal| refusal.mistakes).unwrap_or_default();
    app.draft = Some(Draft { text, mistakes });
}

/// A link was pasted as a script, and its script takes its place.
pub(crate) fn unpacked(app: &mut App, outcome: Result<String, String>) {
    app.unpacking = None;
    match outcome {
        Ok(script) => {
            edited(app, script);
            read(app);
        }
        Err(damage) => app.say(capitalised(&damage)),
    }
}

/// Writes the word that was probably meant.
pub(crate) fn mend(app: &mut App, mistake: &Mistake, word: &str) {
    if let Some(draft) = &app.draft {
        let text = mended(&draft.text, mistake, word);
        edited(app, text);
        read(app);
    }
}

/// The text with another word where the mistake is.
pub(crate) fn mended(text: &str, mistake: &Mistake, word: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    if let Some(line) = mistake.line.checked_sub(1).and_then(|at| lines.get_mut(at)) {
        let letters: Vec<char> = line.chars().collect();
        let from = mistake.column.saturating_sub(1).min(letters.len());
        let to = (from + mistake.length).min(letters.len());
        *line = letters[..from]
            .iter()
            .chain(&word.chars().collect::<Vec<_>>())
            .chain(&letters[to..])
            .collect();
    }
    joined(lines, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_mended_where_it_stands() {
        let text = "raft nodes=3\n1s crahs 2\nend 2s\n";
        let mistakes = registry().read(text).expect_err("crahs is no word");
        let word = mistakes[0].nearest.clone().expect("crash is near");
        assert_eq!(mended(text, &mistakes[0], &word), "raft nodes=3\n1s crash 2\nend 2s\n");
    }
}
