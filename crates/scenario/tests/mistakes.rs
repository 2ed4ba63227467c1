//! What people are told when a script is wrong.

mod toy;

use toy::wrong_with;

/// A script, and word for word what is said about it.
const TABLE: &[(&str, &[&str])] = &[
    ("", &["line 1, column 1: something is missing here; expected a protocol: toy or game"]),
    (
        "tyo nodes=3",
        &[
            "line 1, column 1: \"tyo\" is misspelt, or needs a newer Synod; expected a protocol: toy or \
             game; did you mean \"toy\"?",
        ],
    ),
    (
        "toy,toy",
        &["line 1, column 5: \"toy\" stands here a second time; expected each protocol once"],
    ),
    (
        "toy nodes=26",
        &["line 1, column 11: \"26\" is beyond the limit; expected a number of nodes from 1 to 25"],
    ),
    (
        "toy clients=17 seed=1 seed=2",
        &[
            "line 1, column 13: \"17\" is beyond the limit; expected a number of clients from 0 to \
             16",
            "line 1, column 23: \"seed\" stands here a second time; expected each setting once",
        ],
    ),
    (
        "toy node=3 5 loss=1.5 delay=15..10ms disk=fast by=foot",
        &[
            "line 1, column 5: \"node\" is misspelt, or needs a newer Synod; expected a setting; did \
             you mean \"nodes\"?",
            "line 1, column 12: \"5\" cannot stand here; expected a setting such as nodes=5",
            "line 1, column 19: \"1.5\" is beyond the limit; expected a number from 0 to 1",
            "line 1, column 29: \"15..10ms\" cannot stand here; expected a range that grows, such as \
             10..15ms",
            "line 1, column 43: \"fast\" cannot stand here; expected instant or a range of time such \
             as 10..15ms",
            "line 1, column 51: \"foot\" is misspelt, or needs a newer Synod; expected time or hand",
        ],
    ),
    (
        "toy batch=on prevote=yes heartbeat=10..20ms window=3",
        &[
            "line 1, column 11: \"on\" cannot stand here; expected a number",
            "line 1, column 22: \"yes\" cannot stand here; expected on or off",
            "line 1, column 36: \"10..20ms\" cannot stand here; expected a time such as 350ms or \
             1.2s",
            "line 1, column 45: \"window\" is misspelt, or needs a newer Synod; expected a setting",
        ],
    ),
    (
        "toy suspend=own-trem,one-vote nemesis=crash,crash,splt",
        &[
            "line 1, column 13: \"own-trem\" is misspelt, or needs a newer Synod; expected a rule of \
             the protocol; did you mean \"own-term\"?",
            "line 1, column 45: \"crash\" stands here a second time; expected each word once",
            "line 1, column 51: \"splt\" is misspelt, or needs a newer Synod; expected a kind of \
             fault or all; did you mean \"split\"?",
        ],
    ),
    (
        "toy\n\n1.2s crahs 2",
        &[
            "line 3, column 6: \"crahs\" is misspelt, or needs a newer Synod; expected an action; did \
           you mean \"crash\"?",
        ],
    ),
    (
        "toy nodes=3\ncrash 2,4,x\nloss 1to4 2",
        &[
            "line 2, column 9: \"4\" is beyond the limit; expected a node from 1 to 3",
            "line 2, column 11: \"x\" cannot stand here; expected a node from 1 to 3",
            "line 3, column 9: \"4\" is beyond the limit; expected a node from 1 to 3",
            "line 3, column 11: \"2\" is beyond the limit; expected a number from 0 to 1",
        ],
    ),
    (
        "toy\ndrop apend.0 1to9\ncut c17to1\ncut 1\ncut 1-1\nsplit 1,2\nsplit 1/2,1",
        &[
            "line 2, column 6: \"apend\" is misspelt, or needs a newer Synod; expected a message of \
             the protocol; did you mean \"append\"?",
            "line 2, column 12: \"0\" is beyond the limit; expected a place among the messages in \
             flight from 1",
            "line 2, column 17: \"9\" is beyond the limit; expected a node from 1 to 5",
            "line 3, column 5: \"c17\" is beyond the limit; expected a client from c1 to c16",
            "line 4, column 5: \"1\" cannot stand here; expected a path such as 1to2 or 1-2",
            "line 5, column 5: \"1-1\" cannot stand here; expected a way between two different ends",
            "line 6, column 7: \"1,2\" cannot stand here; expected groups such as 1,2/3,4,5",
            "line 7, column 11: \"1\" stands here a second time; expected each endpoint in one group",
        ],
    ),
    (
        "toy\ndrop\ncrash 1,\nput x\nnote\n1s\nexpect\ngiven",
        &[
            "line 2, column 5: something is missing here; expected a message of the protocol",
            "line 3, column 9: something is missing here; expected a node from 1 to 5",
            "line 4, column 6: something is missing here; expected a value",
            "line 5, column 5: something is missing here; expected what is to be noted",
            "line 6, column 3: something is missing here; expected an action",
            "line 7, column 7: something is missing here; expected a claim",
            "line 8, column 6: something is missing here; expected a node",
        ],
    ),
    (
        "toy\n2s heal\n1s heal\n1s~2 heal\n11min heal\n3s~0 heal\nexpect answered by 1s\nend 1s",
        &[
            "line 3, column 1: \"1s\" is earlier than the line above; expected 2s or later",
            "line 4, column 1: \"1s~2\" is earlier than the line above; expected 2s or later",
            "line 5, column 1: \"11min\" is beyond the limit; expected at most ten minutes",
            "line 6, column 4: \"0\" is beyond the limit; expected a number of events from 1",
            "line 7, column 20: \"1s\" is earlier than the line above; expected 2s or later",
            "line 8, column 5: \"1s\" is earlier than the line above; expected 2s or later",
        ],
    ),
    (
        "toy by=hand\n1s crash 1\nexpect answered by 3s\nend 4s",
        &[
            "line 2, column 1: \"1s\" cannot stand here; expected no time, for in by=hand only the \
             script moves",
            "line 3, column 20: \"3s\" cannot stand here; expected no time, for in by=hand only the \
             script moves",
            "line 4, column 5: \"4s\" cannot stand here; expected no time, for in by=hand only the \
             script moves",
        ],
    ),
    (
        "toy\nput x/y 1\nput x \u{1F600}\nheal 1-2 now\nc2 crash 1\nadmin ad 4\nadmin add\nadmin \
         compact 3\nfire 1 electoin\nget x weekly",
        &[
            "line 2, column 5: \"x/y\" cannot stand here; expected a key of letters, digits and _ . \
             , : -",
            "line 3, column 7: \"\u{1F600}\" cannot stand here; expected a value of letters, digits \
             and _ . , : -",
            "line 4, column 10: \"now\" cannot stand here; expected the end of the line",
            "line 5, column 4: \"crash\" is misspelt, or needs a newer Synod; expected what a client \
             asks: put, get, cas, append, sync, admin or again",
            "line 6, column 7: \"ad\" is misspelt, or needs a newer Synod; expected an admin word of \
             the protocol; did you mean \"add\"?",
            "line 7, column 10: something is missing here; expected NODE",
            "line 8, column 15: \"3\" cannot stand here; expected the end of the line or at",
            "line 9, column 8: \"electoin\" is misspelt, or needs a newer Synod; expected a timer of \
             the protocol; did you mean \"election\"?",
            "line 10, column 7: \"weekly\" is misspelt, or needs a newer Synod; expected a read \
             level (linearizable, lease or local) or at",
        ],
    ),
    (
        "toy\nexpect violated agrement\nexpect leader nobody\nexpect fingerprint xyz\nexpect \
         decided 0 a\nexpect holds",
        &[
            "line 2, column 17: \"agrement\" is misspelt, or needs a newer Synod; expected a \
             property; did you mean \"agreement\"?",
            "line 3, column 15: \"nobody\" is misspelt, or needs a newer Synod; expected a node or none",
            "line 4, column 20: \"xyz\" cannot stand here; expected a fingerprint of up to 16 \
             hexadecimal digits",
            "line 5, column 16: \"0\" is beyond the limit; expected a slot from 1",
            "line 6, column 13: something is missing here; expected a property",
        ],
    ),
    (
        "toy\ngiven 1 term=1 term=2\ngiven 1 log\n1s given 2 term=1\nend 2s\nheal",
        &[
            "line 2, column 16: \"term\" stands here a second time; expected each setting once",
            "line 3, column 7: \"1\" stands here a second time; expected each disk once",
            "line 3, column 9: \"log\" cannot stand here; expected a setting such as term=3",
            "line 4, column 4: \"given\" cannot stand here; expected an action or a claim, for this \
             line has no moment",
            "line 6, column 1: \"heal\" cannot stand here; expected nothing below the end",
        ],
    ),
    (
        "toy\nlie 1 delay\nlie 1 withhold by=2ms\nlie 1 twins to=2\nlie 1 impersonate as=9\n\
         lie 1 replay kinds=voe\nlie c1 twins\nlie 1 withhold first=2 first=3\nlie 1 honest now\n\
         lie 1 withhold share=0",
        &[
            "line 2, column 12: something is missing here; expected by=80..90ms",
            "line 3, column 16: \"by\" is misspelt, or needs a newer Synod; expected a setting of this \
             lie: to, kinds, first, share",
            "line 4, column 13: \"to\" is misspelt, or needs a newer Synod; expected a setting of this \
             lie: a, b",
            "line 5, column 22: \"9\" is beyond the limit; expected a node from 1 to 5",
            "line 6, column 20: \"voe\" is misspelt, or needs a newer Synod; expected a message of the \
             protocol or reply; did you mean \"vote\"?",
            "line 7, column 8: \"twins\" is misspelt, or needs a newer Synod; expected a way of lying",
            "line 8, column 24: \"first\" stands here a second time; expected each setting once",
            "line 9, column 14: \"now\" cannot stand here; expected a setting such as to=3",
            "line 10, column 22: \"0\" is beyond the limit; expected a number from 0.000001 to 1",
        ],
    ),
    (
        "toy\nlie 1 equivocat\ndisk 1 slow\nclock 1 0\ncrash 1 losst\nwrite 1 0",
        &[
            "line 2, column 7: \"equivocat\" is misspelt, or needs a newer Synod; expected a way of \
             lying; did you mean \"equivocate\"?",
            "line 3, column 8: \"slow\" is misspelt, or needs a newer Synod; expected lying, honest, \
             corrupt, full, fail, works or a range of time such as 5..9ms",
            "line 4, column 9: \"0\" is beyond the limit; expected a number from 0.01 to 100",
            "line 5, column 9: \"losst\" is misspelt, or needs a newer Synod; expected kept, lost or \
             the end of the line; did you mean \"lost\"?",
            "line 6, column 9: \"0\" is beyond the limit; expected a number of writes from 1",
        ],
    ),
];

#[test]
fn every_mistake_is_named_with_its_place_and_what_was_expected() {
    for (script, said) in TABLE {
        assert_eq!(wrong_with(script), said.join("\n"), "\nin the script\n{script}");
    }
}

#[test]
fn an_unreadable_number_of_nodes_is_not_held_against_the_lines() {
    let one =
        "line 1, column 11: \"99\" is beyond the limit; expected a number of nodes from 1 to 25";
    assert_eq!(wrong_with("toy nodes=99\ncrash 7"), one);
}

#[test]
fn a_script_that_is_too_long_is_refused_with_the_limit() {
    let lines = "toy\n".to_string() + &"heal\n".repeat(10_000);
    let said = "line 10001, column 1: \"10001 lines\" is beyond the limit; expected a script of at \
                most 10000 lines";
    assert_eq!(wrong_with(&lines), said);
    let bytes = "toy\nnote ".to_string() + &"x".repeat(256 * 1024);
    let said = "line 1, column 1: \"262153 bytes\" is beyond the limit; expected a script of at \
                most 256 KB";
    assert_eq!(wrong_with(&bytes), said);
}

#[test]
fn keys_and_values_have_at_most_64_characters() {
    let long = "ä".repeat(65);
    let said = format!(
        "line 2, column 5: \"{}…\" is beyond the limit; expected a key of at most 64 characters",
        "ä".repeat(64)
    );
    assert_eq!(wrong_with(&format!("toy\nput {long} 1")), said);
    assert_eq!(wrong_with(&format!("toy\nput {} 1", "ä".repeat(64))), "nothing");
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let said = "line 2, column 9: \"ö!\" cannot stand here; expected a value of letters, digits and \
                _ . , : -";
    assert_eq!(wrong_with("toy\nput äü  ö!"), said);
}

#[test]
fn a_first_word_that_names_no_protocol_gets_all_of_them_and_the_one_that_is_meant() {
    let said = |word: &str, what: &str, near: &str| {
        let near =
            if near.is_empty() { String::new() } else { format!("; did you mean \"{near}\"?") };
        let said =
            format!("line 1, column 1: \"{word}\" {what}; expected a protocol: toy or game{near}");
        assert_eq!(wrong_with(word), said);
    };
    said("Playhouse", "is a system, not a protocol", "toy");
    said("play-house", "is a system, not a protocol", "toy");
    said("TOY", "is misspelt, or needs a newer Synod", "toy");
    said("Tendermint", "is not here yet", "");
    said("HotStuff", "is not here yet", "");
    said("viewstamped", "is not here yet", "");
    said("quorums", "is misspelt, or needs a newer Synod", "");
    assert!(wrong_with("toy,etcd").starts_with("line 1, column 5: \"etcd\" is misspelt"));
}

#[test]
fn a_character_that_only_looks_right_is_named_with_its_place_and_what_to_do() {
    for (script, place, said) in [
        (
            "toy\u{a0}nodes=3",
            (1, 4),
            "a no-break space (U+00A0) stands here: use an ordinary blank",
        ),
        (
            "toy\ncrash\u{202f}2",
            (2, 6),
            "a no-break space (U+202F) stands here: use an ordinary blank",
        ),
        ("toy nodes=3\u{200b}", (1, 12), "a zero-width space (U+200B) stands here: leave it out"),
        ("\u{200b}toy", (1, 1), "a zero-width space (U+200B) stands here: leave it out"),
        ("toy\n1s \u{feff}heal", (2, 4), "a byte order mark (U+FEFF) stands here: leave it out"),
        ("toy\n\u{a0}", (2, 1), "a no-break space (U+00A0) stands here: use an ordinary blank"),
        (
            "toy\nput x \u{201c}1\u{201d}",
            (2, 7),
            "a quotation mark (U+201C) stands here: leave it \
          out, for nothing is quoted",
        ),
        (
            "toy\n\u{2014} why",
            (2, 1),
            "an em dash (U+2014) stands here: use `-`, or `--` before a comment",
        ),
        (
            "toy\nheal 1\u{2013}2",
            (2, 7),
            "an en dash (U+2013) stands here: use `-`, or `--` before a comment",
        ),
        (
            "toy delay=10\u{2026}15ms",
            (1, 13),
            "an ellipsis (U+2026) stands here: use two full stops, `..`",
        ),
        ("toy\ncut 1\u{2192}2", (2, 6), "an arrow (U+2192) stands here: use `to`, as in 1to2"),
        ("toy nodes\u{ff1d}3", (1, 10), "a full-width character (U+FF1D) stands here: use `=`"),
    ] {
        let (line, column) = place;
        assert_eq!(wrong_with(script), format!("line {line}, column {column}: {said}"), "{script}");
    }
    // In a remark, everything may stand.
    assert_eq!(wrong_with("toy\nnote \u{201c}so\u{201d}\u{a0}\u{2014} yes\u{2026}"), "nothing");
    assert_eq!(wrong_with("\u{feff}toy\n-- \u{201c}so\u{201d}"), "nothing");
}

#[test]
fn an_option_that_would_be_changed_in_silence_is_refused() {
    for (head, said) in [
        (
            "toy voters=4 nodes=3",
            "column 12: \"4\" is beyond the limit; expected a number from 0 to 3, \
          which is all nodes",
        ),
        (
            "toy nodes=3 watchers=3",
            "column 22: \"3\" is beyond the limit; expected a number from 0 to 2, \
          which is all nodes but one",
        ),
        ("game window=0", "column 13: \"0\" is beyond the limit; expected a number from 1"),
    ] {
        assert_eq!(wrong_with(head), format!("line 1, {said}"), "{head}");
    }
    for head in ["toy nodes=3 voters=3 watchers=2", "toy voters=0 batch=0", "game window=1"] {
        assert_eq!(wrong_with(head), "nothing", "{head}");
    }
}

#[test]
fn a_time_below_zero_is_before_the_beginning() {
    let said = |what: &str, column: usize, least: &str| {
        format!(
            "column {column}: \"{what}\" is a time before the beginning; expected {least} or later"
        )
    };
    for (script, said) in [
        ("toy\n-1s heal", said("-1s", 1, "0s")),
        ("toy\n2s heal\n-1s~2 heal", said("-1s", 1, "2s")),
        ("toy\nexpect answered by -4ms", said("-4ms", 20, "0s")),
        ("toy\nend -1s", said("-1s", 5, "0s")),
    ] {
        assert!(wrong_with(script).ends_with(&said), "{}", wrong_with(script));
    }
}

#[test]
fn comments_of_other_languages_are_shown_ours() {
    let hint = "-- before a comment, which has a line of its own";
    let script = "# a title\n// why\ntoy nodes=3\n1s heal # all\n2s crash 2 -- all\n#end";
    let wrong = wrong_with(script);
    let lines: Vec<&str> = wrong.lines().collect();
    let places = [(1, 1), (2, 1), (4, 9), (5, 12), (6, 1)];
    assert_eq!(lines.len(), places.len(), "{wrong}");
    for (said, (line, column)) in lines.iter().zip(places) {
        assert!(said.starts_with(&format!("line {line}, column {column}: ")), "{said}");
        assert!(said.ends_with(hint), "{said}");
    }
}

#[test]
fn of_foreign_text_each_line_has_one_mistake_and_five_are_shown() {
    let line = "{\"a\": [1, 2], \"b\": crash 2}\n";
    let mistakes = scenario::parse(&line.repeat(219), toy::PROTOCOLS).expect_err("it is no script");
    assert_eq!(mistakes.len(), 219);
    let told = scenario::mistake::told("file: ", &mistakes);
    assert_eq!(told.lines().count(), 6);
    assert!(told.ends_with("\nfile: and 214 more\n"), "{told}");
    assert!(
        told.lines().next().is_some_and(|first| first.contains("expected a protocol: toy or game"))
    );
    assert_eq!(scenario::mistake::told("", &mistakes[..5]).lines().count(), 5);
}
