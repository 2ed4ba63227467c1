//! What belongs to the viewer and not to the scenario: the query of the address.

use crate::speed::Speed;

/// The query of the address. What it does not say is left to the page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Query {
    /// Stage, caption and a slim transport, nothing else.
    pub(crate) embed: bool,
    /// Where to begin, in microseconds.
    pub(crate) start: Option<u64>,
    /// How fast to play.
    pub(crate) speed: Option<Speed>,
    /// Whether to play at once.
    pub(crate) autoplay: Option<bool>,
    /// Which messages are named.
    pub(crate) labels: Option<scene::Labels>,
    /// The theme that was asked for.
    pub(crate) theme: Option<String>,
}

impl Query {
    /// Reads `?embed&t=2.5`. What is not understood is left out: a page opens in any case.
    pub(crate) fn read(search: &str) -> Self {
        let mut query = Self::default();
        for pair in search.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                "embed" => query.embed = is_on(value),
                "t" => query.start = seconds(value),
                "speed" => query.speed = Speed::read(value),
                "autoplay" => query.autoplay = Some(is_on(value)),
                "labels" => query.labels = labels(value),
                "theme" => query.theme = Some(value.to_owned()),
                _ => {}
            }
        }
        query
    }
}

fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "off" | "no" | "false")
}

fn labels(value: &str) -> Option<scene::Labels> {
    match value {
        "all" => Some(scene::Labels::All),
        "few" => Some(scene::Labels::Few),
        "none" => Some(scene::Labels::None),
        _ => None,
    }
}

/// `2.714` and `2.714s` as microseconds; without floats, so that it is exact.
pub(crate) fn seconds(text: &str) -> Option<u64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_says_what_the_viewer_wants() {
        let query = Query::read("?embed&t=2.5&speed=1/20&autoplay=0&labels=all&theme=dark&new=1");
        assert!(query.embed);
        assert_eq!(query.start, Some(2_500_000));
        assert_eq!(query.speed, Speed::read("1/20"));
        assert_eq!(query.autoplay, Some(false));
        assert_eq!(query.labels, Some(scene::Labels::All));
        assert_eq!(query.theme.as_deref(), Some("dark"));
        assert_eq!(Query::read(""), Query::default());
    }

    #[test]
    fn seconds_are_exact_or_nothing() {
        assert_eq!(seconds("2.714"), Some(2_714_000));
        assert_eq!(seconds(".0000019"), Some(1));
        assert_eq!(seconds("3s"), Some(3_000_000));
        for wrong in ["", ".", "1e3", "-1", "∞", "99999999999999999999"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
