//! A picture as SVG text: standalone, the same to the last byte every time, without a style
//! attribute, so that it can stand where scripts and styles are barred.

use std::fmt::Write;

use crate::geometry::{Point, turned};
use crate::picture::{Anchor, PathSegment, Picture, Shape, Stroke, Weight};
use crate::{Ink, Theme, Tone, text};

/// The fonts of every picture, first choice first.
pub const FONTS: &str = "system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif";

/// A picture as SVG text, for a person who sees it or hears its title and description.
pub fn render(picture: &Picture, theme: Theme, title: &str, description: &str) -> String {
    Still { theme, title, description, link: None, caption: None }.render(picture)
}

/// A still picture and what goes with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Still<'a> {
    /// Its colours.
    pub theme: Theme,
    /// What it is, in a few words.
    pub title: &'a str,
    /// What is to be seen, for who cannot see it.
    pub description: &'a str,
    /// Where it moves.
    pub link: Option<&'a str>,
    /// What is written below it.
    pub caption: Option<&'a str>,
}

impl Still<'_> {
    /// It as SVG text.
    pub fn render(&self, picture: &Picture) -> String {
        const LINE: f64 = 22.0;
        let room = picture.width - 48.0;
        let lines = self.caption.map(|c| text::wrapped(c, 14.0, room)).unwrap_or_default();
        let below = if lines.is_empty() { 0.0 } else { lines.len() as f64 * LINE + 26.0 };
        let (width, height) = (picture.width, picture.height + below);
        let mut pen = Pen { out: String::new(), theme: self.theme };
        let view = format!("0 0 {} {}", number(width), number(height));
        pen.open("svg");
        pen.put("xmlns", "http://www.w3.org/2000/svg");
        pen.put("viewBox", &view);
        pen.length("width", width);
        pen.length("height", height);
        pen.put("role", "img");
        pen.put("font-family", FONTS);
        pen.put("stroke-linecap", "round");
        pen.put("stroke-linejoin", "round");
        pen.out.push_str(">\n");
        pen.element("title", self.title);
        pen.element("desc", self.description);
        if let Some(link) = self.link {
            pen.open("a");
            pen.put("href", link);
            pen.out.push_str(">\n");
        }
        pen.open("rect");
        pen.length("width", width);
        pen.length("height", height);
        pen.put("fill", self.theme.colour(Ink::Paper));
        pen.shut();
        picture.shapes.iter().for_each(|shape| pen.shape(shape));
        for (i, line) in lines.into_iter().enumerate() {
            pen.shape(&Shape::Text {
                at: Point::new(24.0, picture.height + 18.0 + LINE * i as f64),
                text: line,
                anchor: Anchor::Start,
                weight: Weight::Regular,
                size: 14.0,
                tone: Ink::Text.full(),
            });
        }
        if self.link.is_some() {
            pen.out.push_str("</a>\n");
        }
        pen.out.push_str("</svg>\n");
        pen.out
    }
}

/// Writes elements and attributes.
struct Pen {
    out: String,
    theme: Theme,
}

impl Pen {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Circle { center, radius, fill, stroke } => {
                self.open("circle");
                self.length("cx", center.x);
                self.length("cy", center.y);
                self.length("r", *radius);
                self.look(*fill, *stroke);
                self.shut();
            }
            Shape::Arc { center, radius, from, to, stroke } => {
                let d = arc(*center, *radius, *from, *to);
                self.open("path");
                self.put("d", &d);
                self.look(None, Some(*stroke));
                self.shut();
            }
            Shape::Path { steps, fill, stroke } => {
                let d: String = steps.iter().map(step).collect();
                self.open("path");
                self.put("d", &d);
                self.look(*fill, *stroke);
                self.shut();
            }
            Shape::Rect { area, radius, fill, stroke } => {
                self.open("rect");
                self.length("x", area.x);
                self.length("y", area.y);
                self.length("width", area.width);
                self.length("height", area.height);
                self.length("rx", *radius);
                self.look(*fill, *stroke);
                self.shut();
            }
            Shape::Text { at, text, anchor, weight, size, tone } => {
                self.open("text");
                self.length("x", at.x);
                self.length("y", at.y);
                self.length("font-size", *size);
                if *weight == Weight::Bold {
                    self.put("font-weight", "700");
                }
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.put("text-anchor", "middle"),
                    Anchor::End => self.put("text-anchor", "end"),
                }
                self.tone("fill", *tone);
                self.out.push('>');
                escape(&mut self.out, text);
                self.out.push_str("</text>\n");
            }
        }
    }

    fn look(&mut self, fill: Option<Tone>, stroke: Option<Stroke>) {
        match fill {
            Some(tone) => self.tone("fill", tone),
            None => self.put("fill", "none"),
        }
        let Some(stroke) = stroke else { return };
        self.tone("stroke", stroke.tone);
        self.length("stroke-width", stroke.width);
        if let Some((dash, gap)) = stroke.dash {
            let lengths = format!("{} {}", number(dash), number(gap));
            self.put("stroke-dasharray", &lengths);
        }
    }

    fn tone(&mut self, what: &str, tone: Tone) {
        self.put(what, self.theme.colour(tone.ink));
        if tone.percent < 100 {
            self.length(&format!("{what}-opacity"), f64::from(tone.percent) / 100.0);
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            write!(self.out, "<{name}>").expect("a string takes everything");
            escape(&mut self.out, text);
            writeln!(self.out, "</{name}>").expect("a string takes everything");
        }
    }

    fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
    }

    fn length(&mut self, name: &str, value: f64) {
        self.put(name, &number(value));
    }

    fn put(&mut self, name: &str, value: &str) {
        write!(self.out, " {name}=\"").expect("a string takes everything");
        escape(&mut self.out, value);
        self.out.push('"');
    }

    fn shut(&mut self) {
        self.out.push_str("/>\n");
    }
}

fn step(step: &PathSegment) -> String {
    match step {
        PathSegment::Move(p) => format!("M{}", pair(*p)),
        PathSegment::Line(p) => format!("L{}", pair(*p)),
        PathSegment::Curve(a, b, c) => format!("C{} {} {}", pair(*a), pair(*b), pair(*c)),
        PathSegment::Circle(center, radius) => {
            let (left, right) = (center.plus(-radius, 0.0), center.plus(*radius, 0.0));
            let r = number(*radius);
            let half = |to: Point| format!("A{r} {r} 0 0 1 {}", pair(to));
            format!("M{}{}{}Z", pair(left), half(right), half(left))
        }
        PathSegment::Close => "Z".to_owned(),
    }
}

fn arc(center: Point, radius: f64, from: f64, to: f64) -> String {
    let at = |turn: f64| center.along(turned(turn), radius);
    let r = number(radius);
    let large = u8::from(to - from > 0.5);
    format!("M{}A{r} {r} 0 {large} 1 {}", pair(at(from)), pair(at(to)))
}

fn pair(p: Point) -> String {
    format!("{} {}", number(p.x), number(p.y))
}

/// A number with at most two decimals.
fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        r if r % 10 == 0 => format!("{sign}{whole}.{}", r / 10),
        r => format!("{sign}{whole}.{r:02}"),
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML does not allow at all.
            c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_decimals_and_no_noise() {
        let pairs = [(1.0, "1"), (0.1 + 0.2, "0.3"), (-0.001, "0"), (-12.345, "-12.35")];
        for (value, text) in pairs {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(7.05), "7.05");
    }

    #[test]
    fn script_text_cannot_leave_its_element() {
        let still = Still {
            title: "<script>",
            link: Some("https://example.org/?a=1&b=\"2\""),
            caption: Some("a < b & c\u{1}"),
            ..Still::default()
        };
        let text = still.render(&Picture::new(400.0, 100.0));
        assert!(!text.contains("<script>") && text.contains("a &lt; b &amp; c\u{FFFD}"));
        assert!(text.contains("href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""));
    }
}
