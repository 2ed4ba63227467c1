//! What colours mean. A shape says what it means, a theme says what that looks like.

/// A meaning that has a colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ink {
    /// The ground that everything stands on.
    Paper,
    /// What lies on the paper: the inside of a node, a chip.
    Surface,
    /// What is read.
    Text,
    /// What is read second.
    Soft,
    /// The colour of hairlines.
    Faint,
    /// What the person does: selection, playhead.
    Accent,
    /// What was broken. The one warm red.
    Fault,
    /// What is decided or holds.
    Good,
    /// What was violated because the world broke what was assumed of it.
    Amber,
    /// A term, ballot, view or epoch. The hues go round; 0, before the first, is grey.
    Epoch(u64),
}

impl Ink {
    /// Full strength.
    pub const fn full(self) -> Tone {
        Tone { ink: self, percent: 100 }
    }

    /// So many percent of it, over what lies below.
    pub const fn pale(self, percent: u8) -> Tone {
        Tone { ink: self, percent }
    }

    /// Its name in style sheets, without the leading dashes: `paper`, `epoch-3`.
    pub fn name(self) -> &'static str {
        PALETTE[self.row()].0
    }

    /// Its row in [`PALETTE`].
    fn row(self) -> usize {
        match self {
            Self::Paper => 0,
            Self::Surface => 1,
            Self::Text => 2,
            Self::Soft => 3,
            Self::Faint => 4,
            Self::Accent => 5,
            Self::Fault => 6,
            Self::Good => 7,
            Self::Amber => 8,
            Self::Epoch(0) => 9,
            Self::Epoch(n) => 10 + ((n - 1) % HUES as u64) as usize,
        }
    }
}

/// An ink and how strong it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tone {
    /// The ink.
    pub ink: Ink,
    /// How strong, up to 100.
    pub percent: u8,
}

impl Tone {
    /// The same, weaker: so many percent of what it was.
    #[must_use]
    pub const fn faded(self, percent: u8) -> Self {
        Self { ink: self.ink, percent: (self.percent as u16 * percent as u16 / 100) as u8 }
    }
}

/// Day or night.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light on slate.
    Dark,
}

impl Theme {
    /// The colour of an ink, as CSS writes it: `#0072B2`.
    pub fn colour(self, ink: Ink) -> &'static str {
        let (_, light, dark) = PALETTE[ink.row()];
        match self {
            Self::Light => light,
            Self::Dark => dark,
        }
    }
}

/// How many epochs differ in hue before the cycle begins again.
pub const HUES: usize = 8;

/// Every colour there is: name, light, dark. Style sheets mirror this table.
///
/// The cycle is Okabe and Ito's, darkened for paper and lightened for slate, without its vermilion:
/// red is kept for faults. Neighbours in the cycle differ in lightness too.
pub const PALETTE: [(&str, &str, &str); 10 + HUES] = [
    ("paper", "#F7F6F3", "#101216"),
    ("surface", "#FFFFFF", "#181B22"),
    ("text", "#17181C", "#ECEDF1"),
    ("soft", "#65686F", "#9A9EA8"),
    ("faint", "#E0DED8", "#2B2F38"),
    ("accent", "#2355D8", "#7AA2FF"),
    ("fault", "#C23B2A", "#F0806A"),
    ("good", "#0B7F56", "#45C08A"),
    ("amber", "#96600A", "#F0B038"),
    ("epoch-0", "#8E9097", "#767A85"),
    ("epoch-1", "#0072B2", "#56B4E9"),
    ("epoch-2", "#D08700", "#F0B038"),
    ("epoch-3", "#A2559C", "#D58BC8"),
    ("epoch-4", "#00856F", "#2FBF9F"),
    ("epoch-5", "#5A54C4", "#9B9BF5"),
    ("epoch-6", "#8F8400", "#DDD558"),
    ("epoch-7", "#3A97CE", "#B4DDF7"),
    ("epoch-8", "#85573A", "#CFA183"),
];

/// Colours of a page that no picture needs: name, light, dark. Style sheets mirror this table, too.
pub const PAGE: [(&str, &str, &str); 4] = [
    ("raised", "#FFFFFF", "#1D2129"),
    ("sunk", "#EEEDE8", "#20242C"),
    ("edge", "#CFCCC4", "#3A3F4A"),
    ("on-accent", "#FFFFFF", "#101216"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn light(colour: &str) -> f64 {
        let part = |at: usize| {
            let v = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(theme: Theme, over: Ink, under: Ink) -> f64 {
        let (a, b) = (light(theme.colour(over)), light(theme.colour(under)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_hues_have_enough_contrast_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            for under in [Ink::Paper, Ink::Surface] {
                for ink in [Ink::Text, Ink::Soft, Ink::Accent, Ink::Fault, Ink::Good, Ink::Amber] {
                    assert!(contrast(theme, ink, under) >= 4.5, "{theme:?} {ink:?} {under:?}");
                }
                for epoch in 0..=HUES as u64 {
                    let seen = contrast(theme, Ink::Epoch(epoch), under);
                    assert!(seen >= 2.7, "{theme:?} {epoch} {under:?} {seen}");
                }
            }
        }
    }

    #[test]
    fn hues_go_round_and_grey_is_only_the_beginning() {
        assert_eq!(Ink::Epoch(1).name(), Ink::Epoch(1 + HUES as u64).name());
        assert_eq!(Ink::Epoch(0).name(), "epoch-0");
        assert_eq!(Ink::Epoch(u64::MAX).name(), "epoch-7");
    }
}
