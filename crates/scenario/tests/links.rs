//! Links: what they look like, and what they survive.

mod toy;

use scenario::link::{decode, encode, encode_packed, essence, packed, shortest};
use scenario::source::{Source, without_punctuation};
use scenario::{LinkError, limits};

const SCRIPT: &str = "raft nodes=5 seed=42 delay=10..15ms\n0.8s put x 1\n2s split 1,2/3,4,5\n\
                      3s note 50% done; a+b = ä?\nend 5s\n";
const LINK: &str = "raft+nodes=5+seed=42+delay=10..15ms;0.8s+put+x+1;2s+split+1,2/3,4,5;\
                    3s+note+50%25+done%3B+a%2Bb+=+%C3%A4%3F;end+5s";

fn decoded(link: &str) -> String {
    decode(link).unwrap_or_else(|error| panic!("{link}\n{error}"))
}

#[test]
fn a_link_is_the_script_on_one_line() {
    assert_eq!(encode(SCRIPT), LINK);
    assert_eq!(decoded(LINK), SCRIPT);
}

#[test]
fn comments_and_blank_lines_stay_at_home() {
    let file = "-- why\n\nraft\r\n  -- how\n1s heal\n \nend 2s";
    assert_eq!(encode(file), "raft;1s+heal;end+2s");
    assert_eq!(decoded(&encode(file)), essence(file));
    assert_eq!(essence(file), "raft\n1s heal\nend 2s\n");
}

#[test]
fn a_whole_address_a_fragment_with_its_mark_and_one_without_are_the_same() {
    let addresses = [
        format!("#{LINK}"),
        format!(" https://synod.example/play/?theme=dark#{LINK}\n"),
        format!("https://synod.example/%23{LINK}"),
        format!("/play#{LINK}"),
        LINK.to_string(),
    ];
    for address in addresses {
        assert_eq!(decoded(&address), SCRIPT, "{address}");
    }
}

#[test]
fn escapes_of_browsers_and_chat_programs_are_undone() {
    let changed = [
        LINK.replace('+', "%20"),
        LINK.replace('+', " "),
        LINK.replace('=', "%3D").replace("%25", "%"),
        LINK.replace(',', "%2C").replace('/', "%2f"),
        LINK.replace('%', "%25").replace(';', "%3B"),
        LINK.replace('%', "%25").replace(';', "%3b").replace('+', "%2B").replace('=', "%3D"),
        format!("{LINK};"),
        LINK.replace(';', ";;"),
    ];
    for link in changed {
        assert_eq!(decoded(&link), SCRIPT, "{link}");
    }
    assert_eq!(decoded("raft%3B1s+heal"), "raft\n1s heal\n");
    assert_eq!(decoded("raft;cut+1%3E2"), "raft\ncut 1>2\n");
    assert_eq!(decoded("raft;note+see+#1"), "raft\nnote see #1\n");
}

#[test]
fn the_packed_form_survives_too() {
    let packed = encode_packed(SCRIPT);
    assert!(packed.starts_with('~') && !packed.contains(['+', '/', '=']));
    let padded = format!("https://synod.example/#{packed}==");
    let escaped = format!("%7E{}%3D", &packed[1..]);
    for link in [&packed, &padded, &escaped] {
        assert_eq!(decoded(link), SCRIPT, "{link}");
    }
}

/// Links that once worked work for ever.
#[test]
fn a_packed_link_of_the_first_day_still_opens() {
    let script = "raft nodes=5 seed=42\n1.2s crash 2\n3s note ä\nend 5s\n";
    assert_eq!(
        decoded("~K0pMK1HIy09JLbY1VShOTU2xNTHiMtQzKlZILkoszlAw4jIuBsqXpCocXsKVmpeiYFrMBQA"),
        script
    );
}

#[test]
fn a_long_script_is_packed_and_a_short_one_is_not() {
    let long = format!("raft\n{}", "1s note hello\n".repeat(400));
    assert!(shortest(&long).starts_with('~') && shortest(&long).len() < 200);
    assert_eq!(decoded(&shortest(&long)), long);
    assert_eq!(shortest(SCRIPT), LINK);
}

#[test]
fn an_invalid_link_is_refused_with_a_reason() {
    let bomb = encode_packed(&format!("raft\nnote {}", "x".repeat(limits::BYTES)));
    assert!(bomb.len() < 1_000, "a small link that would inflate beyond the limit");
    let long = "x".repeat(limits::BYTES + 1);
    let longer = "x".repeat(limits::BYTES * 4);
    let mut cut = encode_packed(SCRIPT);
    cut.truncate(cut.len() / 2);
    let more = format!("{}AAAA", packed(&[0x03, 0x00, 0x00]));
    let table = [
        ("", LinkError::Empty),
        ("#", LinkError::Empty),
        (";;+;", LinkError::Empty),
        ("https://synod.example/", LinkError::Empty),
        (&bomb, LinkError::TooLong),
        (&long, LinkError::TooLong),
        (&longer, LinkError::TooLong),
        (&cut, LinkError::Damaged),
        (&more, LinkError::Damaged),
        ("~", LinkError::Damaged),
        ("~a", LinkError::Damaged),
        ("~ä", LinkError::Damaged),
        ("raft;note+%C3", LinkError::NotText),
    ];
    for (link, error) in table {
        assert_eq!(decode(link), Err(error), "{}", &link[..link.len().min(80)]);
    }
}

#[test]
fn a_link_opens_with_the_punctuation_of_the_text_around_it() {
    let reads = |script: &str| scenario::parse(script, toy::PROTOCOLS).is_ok();
    let opened = |link: &str| without_punctuation(decoded(link), reads);
    let script = "toy nodes=3\n1s crash 2\nend 2s\n";
    let (plain, packed) = (encode(script), encode_packed(script));
    for fragment in [plain, packed] {
        for (before, after) in [
            ("", "."),
            ("(", ")."),
            ("<", ">"),
            ("\"", "\","),
            ("[x](", ")"),
            ("'", "'"),
            ("", "?!"),
        ] {
            let link = format!("{before}https://synod.example/#{fragment}{after}");
            assert_eq!(opened(&link), script, "{link}");
        }
    }
    // What is legal text stays.
    for script in
        ["toy\nput x 1.\n", "toy\n1s note Well done!\n", "toy\nnote (so)\n", "toy\nnote a,\n"]
    {
        assert_eq!(opened(&encode(script)), script);
        assert_eq!(opened(&format!("#{}", encode_packed(script))), script);
    }
    // What is wrong for another reason stays, too.
    assert_eq!(opened("toy;1s+crahs+2."), "toy\n1s crahs 2.\n");
}

#[test]
fn every_kind_of_source_is_recognised() {
    let link = format!("https://synod.example/#{LINK}");
    for text in [
        &*link,
        &format!("#{LINK}"),
        LINK,
        "#raft",
        &encode_packed(SCRIPT),
        &format!("\n{link} \n"),
    ] {
        assert!(matches!(Source::of(text), Source::Link(found) if found == text.trim()), "{text}");
    }
    for text in [
        "raft",
        SCRIPT,
        "-- #1\nraft\n",
        "",
        "raft\nnote see https://synod.example/#raft",
        "# title",
    ] {
        assert_eq!(Source::of(text), Source::Script(text), "{text}");
    }
    let page = "# Title\n\nRead this:\n\n```synod\nraft nodes=3\n1s crash 2\n```\n\nSo it is.\n";
    let block = format!("{}raft nodes=3\n1s crash 2\n{}", "\n".repeat(5), "\n".repeat(3));
    assert_eq!(Source::of(page), Source::Block(block));
    assert_eq!(Source::of(&page.repeat(3)), Source::Blocks(3));
    assert!(matches!(Source::of("```\nraft\n"), Source::Block(_)));
    let trace = "{\"synod\":\"trace\",\"version\":1}\n{}\n";
    assert_eq!(Source::of(trace), Source::Trace(trace));
    assert_eq!(Source::of("164.484ms S1 election rings\n  S1 writes\n"), Source::Events);
}
