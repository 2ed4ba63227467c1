//! Words between the lines, as far as there is room: what nodes were, what was decided, what
//! messages say. What finds no free place is not written.

use playground::snapshot::{End, Flavour, Life, Role};

use super::Plan;
use super::courses::Drawn;
use crate::Ink;
use crate::geometry::{Area, Point};
use crate::picture::{Anchor, Picture, Weight};
use crate::text::{self, TextStyle};

const SIZE: f64 = 11.0;

/// No more messages than this are named, and none where more than this are to be seen.
const MOST: usize = 90;
const CROWD: usize = 700;

/// What is taken.
pub(super) struct Names {
    room: Area,
    taken: Vec<Area>,
    lines: Vec<f64>,
}

impl Names {
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        let (x, y) = (plan.window.left, plan.top - 26.0);
        let room =
            Area { x, y, width: plan.window.right + 16.0 - x, height: plan.bottom - 2.0 - y };
        let lines = plan.diagram.ends.iter().map(|end| plan.y(*end)).collect();
        Self { room, taken: Vec::new(), lines }
    }

    /// What a node becomes when it leads or tries to; first those that lead.
    pub(super) fn roles(&mut self, picture: &mut Picture, plan: &Plan<'_>) {
        let spans = &plan.diagram.spans;
        for role in [Role::Leading, Role::Campaigning] {
            for span in spans.iter().filter(|span| (span.life, span.role) == (Life::Up, role)) {
                if span.until < plan.window.span.start || span.from > plan.window.span.end {
                    continue;
                }
                let words = span.label.as_str();
                let wide = text::width(words, SIZE, Weight::Bold);
                let x = (plan.window.inside(span.from) + 1.0).min(plan.window.right - wide);
                let y = plan.y(End::Node(span.node));
                let place = |up: f64| Area { x, y: y + up - 7.5, width: wide, height: 15.0 };
                let mut spots = [place(-15.0), place(15.0)].into_iter();
                let Some(area) = spots.find(|area| self.is_free(*area)) else { continue };
                self.label(picture, area, words, Ink::Text);
            }
        }
    }

    /// Which slots were decided.
    pub(super) fn decisions(&mut self, picture: &mut Picture, plan: &Plan<'_>) {
        let dots = plan.diagram.dots(plan.window.span.clone());
        let decisions = || dots.iter().filter(|dot| !dot.decides.is_empty());
        if decisions().count() > MOST / 2 {
            return;
        }
        let rings = decisions().map(|dot| Point::new(plan.window.x(dot.time), plan.y(dot.end)));
        self.taken.extend(rings.map(|at| Area::around(at, 13.0, 13.0)));
        for dot in decisions() {
            let words = format!("{} decided", dot.decides);
            let wide = text::width(&words, SIZE, Weight::Bold);
            let (x, y) = (plan.window.x(dot.time), plan.y(dot.end));
            let place = |x: f64, up: f64| Area { x, y: y + up - 7.5, width: wide, height: 15.0 };
            let spots = [
                place(x - 4.0, -17.0),
                place(x - 4.0, 17.0),
                place(x + 12.0, -17.0),
                place(x + 12.0, 17.0),
                place(x + 4.0 - wide, -17.0),
                place(x + 4.0 - wide, 17.0),
            ];
            let Some(area) = spots.into_iter().find(|area| self.is_free(*area)) else { continue };
            self.label(picture, area, &words, Ink::Good);
        }
    }

    /// Writes on paper that lets a little through.
    fn label(&mut self, picture: &mut Picture, area: Area, words: &str, ink: Ink) {
        self.taken.push(area.grown(2.0));
        picture.rect(area.grown(1.0), 4.0, Some(Ink::Paper.pale(82)), None);
        let hand = TextStyle::new(SIZE, Anchor::Start).bold().tone(ink.full());
        picture.write(Point::new(area.x, area.center().y), words, hand);
    }

    /// What messages say: of those that set out together with the same words, one; first those that
    /// matter most.
    pub(super) fn messages(&mut self, picture: &mut Picture, drawn: &[Drawn<'_>]) {
        if drawn.len() > CROWD {
            return;
        }
        let crosses = drawn.iter().filter_map(Drawn::lost);
        self.taken.extend(crosses.map(|at| Area::around(at, 10.0, 10.0)));
        let mut named: Vec<(End, u64, &str)> = Vec::new();
        for rank in 0..3 {
            for one in drawn.iter().filter(|one| self::rank(one) == Some(rank)) {
                let course = one.course;
                let name = (course.from, course.sent, course.label.as_str());
                if named.len() >= MOST || named.contains(&name) || course.label.is_empty() {
                    continue;
                }
                if let Some(area) = self.beside(one, drawn) {
                    named.push(name);
                    self.taken.push(area.grown(2.0));
                    picture.rect(area.grown(0.5), 4.0, Some(Ink::Paper.pale(86)), None);
                    let hand = TextStyle::new(SIZE, Anchor::Middle).tone(Ink::Text.pale(92));
                    picture.write(area.center(), course.label.as_str(), hand);
                }
            }
        }
    }

    /// The best place at the line of a message: where the fewest others pass.
    fn beside(&self, one: &Drawn<'_>, drawn: &[Drawn<'_>]) -> Option<Area> {
        let words = one.course.label.as_str();
        let (wide, tall) = (text::width(words, SIZE, Weight::Regular) + 6.0, 15.0);
        let mut best: Option<(usize, Area)> = None;
        for part in [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] {
            let on = one.from.toward(one.to, part);
            for side in [1.0, -1.0] {
                let aside = self::aside(one, tall) + wide / 2.0 + 4.0;
                let area = Area::around(on.plus(side * aside, 0.0), wide, tall);
                if !self.is_free(area) {
                    continue;
                }
                // A line that is as near as its own could be taken for it.
                let near = area.grown(5.0);
                let crossed = drawn.iter().filter(|other| {
                    let passes = other.between(area.y, area.y + tall);
                    let own = other.course.id == one.course.id;
                    !own && passes.is_some_and(|(a, b)| a < near.x + near.width && b > near.x)
                });
                let crossed = crossed.take(3).count();
                if best.is_none_or(|(least, _)| crossed < least) {
                    best = Some((crossed, area));
                }
            }
        }
        let most = if rank(one) == Some(0) { 1 } else { 0 };
        best.filter(|(crossed, _)| *crossed <= most).map(|(_, area)| area)
    }

    fn is_free(&self, area: Area) -> bool {
        self.room.contains(area)
            && !self.taken.iter().any(|taken| taken.meets(area))
            && !self.lines.iter().any(|y| area.y < y + 6.0 && *y - 6.0 < area.y + area.height)
    }
}

/// How far a line strays within half the height of its words.
fn aside(one: &Drawn<'_>, tall: f64) -> f64 {
    let steep = (one.to.y - one.from.y).abs().max(1.0);
    ((one.to.x - one.from.x).abs() / steep * tall / 2.0).min(60.0)
}

/// How much it matters that a message is named; nothing is not at all.
fn rank(one: &Drawn<'_>) -> Option<u32> {
    match one.course.flavour {
        _ if one.course.quiet => None,
        Flavour::Campaign | Flavour::Propose | Flavour::Request => Some(0),
        Flavour::Refuse | Flavour::Reply | Flavour::Inform => Some(1),
        Flavour::Agree | Flavour::Heartbeat => Some(2),
    }
}
