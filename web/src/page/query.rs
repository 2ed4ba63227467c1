//! What belongs to the viewer and not to the scenario: the query of the address.

use crate::player::speed::Speed;

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
                "t" => query.start = crate::words::micros(value),
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
}
