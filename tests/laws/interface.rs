//! What the page hands to scripts and style sheets is declared as it is.
//!
//! `web/static/synod.d.ts` declares what `window.synod` answers: every field and every word that is
//! serialised anywhere in the gallery stands there, and nothing else does. The colours of
//! `web/static/app.css` are those of the pictures.

mod declared;
mod files;

use std::collections::BTreeSet;
use std::fs;

use declared::Declarations;
use files::{open, read, root, scenarios};
use playground::Session;
use scene::{PAGE, PALETTE};

/// Scripts for what no scenario of the gallery shows.
const MORE: [&str; 3] = [
    "raft nodes=3 by=hand\n",
    "raft nodes=3\n1s put x A\n1500ms disk 2 full\n1600ms disk 3 fail\n1650ms pause 2\n1700ms pause c1\n1800ms crash c1\n\
     end 2s\n",
    "zab nodes=4 observers=1\n1s put x A\nend 2s\n",
];

/// Shows everything that the interface answers at this moment.
fn answers(session: &mut Session, declared: &mut Declarations) {
    let value = |value: serde_json::Result<serde_json::Value>| value.expect("JSON");
    declared.see("Stage", &value(serde_json::to_value(session.cluster())));
    for choice in session.choices() {
        declared.see("Choice", &value(serde_json::to_value(choice)));
    }
    for verdict in session.verdicts() {
        declared.see("Verdict", &value(serde_json::to_value(verdict)));
    }
    for row in session.rows(session.event(), session.event()) {
        declared.see("Row", &value(serde_json::to_value(row)));
    }
}

#[test]
fn the_interface_is_declared_as_it_is_serialised() {
    let text = fs::read_to_string(root().join("web/static/synod.d.ts")).expect("the declarations");
    let mut declared = Declarations::read(&text);
    let gallery = scenarios("scenarios").into_iter().map(|file| read(&file));
    for script in gallery.chain(MORE.map(str::to_owned)) {
        let mut session = open("a scenario", &script);
        let mut events: u64 = 0;
        while session.step() {
            // Everything that there is lasts for more than a few events, or comes again.
            if events < 200 || events.is_multiple_of(7) {
                answers(&mut session, &mut declared);
            }
            events += 1;
        }
    }
    assert_eq!(declared.wrong(), BTreeSet::new(), "web/static/synod.d.ts declares something else");
    assert_eq!(declared.unseen(), BTreeSet::new(), "declared in web/static/synod.d.ts, never seen");
}

/// What a style sheet calls a colour of the palette, where it has another name for it.
const NAMES: [(&str, &str); 3] = [("text", "ink"), ("soft", "quiet"), ("faint", "hairline")];

#[test]
fn the_style_sheet_has_the_colours_of_the_pictures() {
    let style = fs::read_to_string(root().join("web/static/app.css")).expect("the style sheet");
    let found: BTreeSet<String> = style
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("--") && line.contains(": light-dark(#"))
        .map(str::to_owned)
        .collect();
    let wanted: BTreeSet<String> = PALETTE
        .iter()
        .filter(|(name, ..)| !name.starts_with("epoch-"))
        .chain(&PAGE)
        .map(|(name, light, dark)| {
            let other = NAMES.iter().find(|(palette, _)| palette == name);
            let name = other.map_or(*name, |(_, style)| style);
            format!("--{name}: light-dark({light}, {dark});")
        })
        .collect();
    assert_eq!(
        found, wanted,
        "web/static/app.css, and PALETTE and PAGE of crates/scene/src/ink.rs"
    );
}
