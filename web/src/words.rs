//! Times, nodes and mistakes in words.

use playground::report::{capacity, capitalised, titled};
use playground::snapshot::{ClientSnapshot, Life, NodeSnapshot, Role};
use scenario::Mistake;

/// `2.714 s`
pub(crate) fn clock(micros: u64) -> String {
    format!("{}.{:03} s", micros / 1_000_000, micros / 1_000 % 1_000)
}

/// `12.5 ms`, `4.1 s`: a span of time, as exact as one wants to read it.
pub(crate) fn span(micros: u64) -> String {
    match micros {
        0..1_000 => format!("{micros} µs"),
        1_000..10_000 => format!("{}.{} ms", micros / 1_000, micros / 100 % 10),
        10_000..1_000_000 => format!("{} ms", micros / 1_000),
        _ => format!("{}.{} s", micros / 1_000_000, micros / 100_000 % 10),
    }
}

/// `2.714`, for an address: no more digits than needed.
pub(crate) fn seconds(micros: u64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `Client c1`, `Client c1, paused`
pub(crate) fn client(client: &ClientSnapshot) -> String {
    let life = match client.life {
        Life::Up => "",
        Life::Paused => ", paused",
        Life::Down => ", crashed",
    };
    format!("Client c{}{life}", client.id)
}

/// `leads term 3`, `follows S1 in term 3`, `is down`; and what is wrong with its disk
pub(crate) fn standing(node: &NodeSnapshot, epoch_name: &str) -> String {
    let does = does(node, epoch_name);
    match node.disk_refuses() {
        Some(word) => format!("{does}, disk {word}"),
        None => does,
    }
}

fn does(node: &NodeSnapshot, epoch_name: &str) -> String {
    let (epoch, title) = (node.epoch, &*node.title);
    match (node.life, node.role) {
        (Life::Down, _) => "is down".to_owned(),
        (Life::Paused, _) => format!("is paused in {epoch_name} {epoch}"),
        (Life::Up, Role::Leading) => format!("{}{epoch_name} {epoch}", capacity(title, "leads")),
        (Life::Up, Role::Campaigning) => {
            format!("{}{epoch_name} {epoch}", capacity(title, "campaigns for"))
        }
        (Life::Up, Role::Observing) => match node.leader {
            Some(leader) => format!("follows S{leader} in {epoch_name} {epoch}, without a vote"),
            None => format!("is {}, without a vote", titled(title)),
        },
        (Life::Up, Role::Following) if epoch == 0 => format!("waits for a first {epoch_name}"),
        (Life::Up, Role::Following) => match node.leader.filter(|&leader| leader != node.id) {
            Some(leader) => format!("follows S{leader} in {epoch_name} {epoch}"),
            None => format!("is {} in {epoch_name} {epoch}", titled(title)),
        },
    }
}

/// The class that gives an element the hue of an epoch.
pub(crate) fn hue(epoch: u64) -> &'static str {
    const HUES: [&str; 9] =
        ["hue-0", "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8"];
    match epoch.checked_sub(1) {
        Some(past) => HUES[1 + (past % scene::ink::HUES as u64) as usize],
        None => HUES[0],
    }
}

/// `2.714` and `2.714s` as microseconds; without floats, so that it is exact.
pub(crate) fn micros(text: &str) -> Option<u64> {
    let text = text.strip_suffix('s').unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: String = part.chars().chain("000000".chars()).take(6).collect();
    whole.checked_mul(1_000_000)?.checked_add(part.parse().ok()?)
}

/// Why something was refused, as a sentence. Of a line that somebody gave, its number is left out:
/// everybody sees which it is.
pub(crate) fn sentence(why: &str) -> String {
    let why =
        why.split_once(": ").filter(|(place, _)| place.starts_with("line ")).map_or(why, |it| it.1);
    let end = if why.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", capitalised(why))
}

/// What is wrong in a text as a sentence, without the place.
pub(crate) fn mistake(mistake: &Mistake) -> String {
    let sentence = mistake.sentence(["“", "”"]);
    format!("{}.", capitalised(sentence.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_printed_in_short() {
        assert_eq!(clock(2_714_999), "2.714 s");
        assert_eq!(span(12_500), "12 ms");
        assert_eq!(span(1_250), "1.2 ms");
        assert_eq!(span(4_120_000), "4.1 s");
        assert_eq!(seconds(2_500_000), "2.5");
        assert_eq!(seconds(3_000_000), "3");
    }

    #[test]
    fn hues_follow_the_scene() {
        assert_eq!(hue(0), "hue-0");
        assert_eq!(hue(3), "hue-3");
        assert_eq!(hue(9), "hue-1");
    }

    #[test]
    fn seconds_are_exact_or_nothing() {
        assert_eq!(micros("2.714"), Some(2_714_000));
        assert_eq!(micros(".0000019"), Some(1));
        assert_eq!(micros("3s"), Some(3_000_000));
        for wrong in ["", ".", "1e3", "-1", "∞", "99999999999999999999"] {
            assert_eq!(micros(wrong), None, "{wrong}");
        }
    }
}
