//! Logs and tallies: the newest slots of every node, in the same window, so that one sees who lags;
//! and what each node counts.

use playground::snapshot::{
    ClusterSnapshot, Life, NodeSnapshot, SlotSnapshot, SlotStatus, TallySnapshot,
};

use crate::Ink;
use crate::geometry::{Area, Point};
use crate::hit::{Target, Zone};
use crate::layout::Layout;
use crate::picture::{Anchor, Picture, Stroke, Weight};
use crate::text::{self, TextStyle};

/// How many slots are shown.
const WINDOW: u64 = 6;

/// Where the log and the tallies of a node go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// All of it; nothing is shown where there is none.
    pub(crate) area: Option<Area>,
    cells: Option<Point>,
    tallies: Vec<(usize, Point)>,
    first: u64,
    count: u64,
}

impl Log {
    /// Below each node; beside the one at the top, for its links go down, and beside one at the bottom
    /// that counts more than there is room for below it: where nobody stands.
    pub(crate) fn plan(snapshot: &ClusterSnapshot, layout: &Layout) -> Vec<Self> {
        if layout.radius() < 14.0 {
            return vec![Self::default(); snapshot.nodes.len()];
        }
        let last = snapshot.nodes.iter().map(|n| n.last.max(n.decided)).max().unwrap_or(0);
        let first = last.saturating_sub(WINDOW - 1).max(1);
        let count = last.saturating_sub(first - 1).min(WINDOW);
        snapshot.nodes.iter().map(|node| Self::of(node, first, count, snapshot, layout)).collect()
    }

    fn of(
        node: &NodeSnapshot,
        first: u64,
        count: u64,
        snapshot: &ClusterSnapshot,
        layout: &Layout,
    ) -> Self {
        let mut shown = tallies(node, layout);
        let sizes = Sizes::of(layout);
        let strip = sizes.strip(count);
        let wide = shown.iter().map(|i| sizes.tally(&node.tallies[*i])).fold(strip, f64::max);
        let rows = shown.len() as f64 * sizes.row;
        let high = rows + if count > 0 { sizes.cell + 4.0 } else { 0.0 };
        if high == 0.0 {
            return Self::default();
        }
        let center = layout.node(node.id);
        let r = layout.radius();
        let beside = Area {
            x: center.x + r + 20.0 * layout.scale(),
            y: center.y - high / 2.0,
            width: wide,
            height: high,
        };
        let mut log = Self { first, count, ..Self::default() };
        let top = center.y + r + 7.0 + 3.0 * layout.scale();
        let crowded = top + high > layout.height() - 3.0;
        if (is_top(node.id, snapshot, layout) || crowded)
            && is_free(beside, node.id, snapshot, layout)
        {
            log.area = Some(beside);
            let row = |i: usize| beside.y + sizes.row * (i as f64 + 0.5);
            log.tallies =
                shown.iter().enumerate().map(|(i, t)| (*t, Point::new(beside.x, row(i)))).collect();
            log.cells = (count > 0).then(|| Point::new(beside.x, beside.y + rows + 2.0));
            return log;
        }
        // Near the bottom there is not room for all that is counted.
        let (mut rows, mut high) = (rows, high);
        while top + high > layout.height() - 3.0 && shown.pop().is_some() {
            rows -= sizes.row;
            high -= sizes.row;
        }
        if high <= 0.0 {
            return log;
        }
        let left = |width: f64| (center.x - width / 2.0).min(layout.width() - 6.0 - width).max(6.0);
        log.area = Some(Area { x: left(wide), y: top, width: wide, height: high });
        log.cells = (count > 0).then(|| Point::new(left(strip), top));
        let row = |i: usize| top + high - rows + sizes.row * (i as f64 + 0.5);
        let place = |(i, t): (usize, &usize)| {
            (*t, Point::new(left(sizes.tally(&node.tallies[*t])), row(i)))
        };
        log.tallies = shown.iter().enumerate().map(place).collect();
        log
    }
}

/// Paints all logs and tallies.
pub(crate) fn draw(
    picture: &mut Picture,
    snapshot: &ClusterSnapshot,
    logs: &[Log],
    layout: &Layout,
) {
    let sizes = Sizes::of(layout);
    let contested = contested(snapshot);
    for (node, log) in snapshot.nodes.iter().zip(logs) {
        let Some(area) = log.area else { continue };
        picture.rect(area.grown(3.0), 6.0, Some(Ink::Paper.pale(88)), None);
        picture.zones.push((Target::Node(node.id), Zone::Area(area)));
        let fade = if node.life == Life::Down { 45 } else { 100 };
        if let Some(at) = log.cells {
            let gone = (node.compacted + 1).saturating_sub(log.first).min(log.count);
            if gone > 0 {
                snapshot_cell(
                    picture,
                    node.compacted,
                    Area { width: sizes.strip(gone), ..sizes.area(at) },
                );
            }
            for i in gone..log.count {
                let at = at.plus(i as f64 * (sizes.cell + sizes.gap), 0.0);
                cell(picture, node, log.first + i, at, sizes, fade);
                if contested.contains(&(node.id, log.first + i)) {
                    let stroke = Stroke::solid(Ink::Fault.full(), edge(sizes.cell) * 1.4);
                    picture.rect(sizes.area(at), sizes.cell * 0.22, None, Some(stroke));
                }
            }
        }
        for (index, at) in &log.tallies {
            tally(picture, &node.tallies[*index], node.epoch, *at, sizes);
        }
    }
}

/// The slots that honest nodes have decided differently, at each of them.
fn contested(snapshot: &ClusterSnapshot) -> Vec<(u32, u64)> {
    let honest = snapshot.nodes.iter().filter(|node| node.lies.is_empty());
    let decided = honest.flat_map(|node| {
        let decided = node.slots.iter().filter(|it| it.status == SlotStatus::Decided);
        decided.map(|it| (it.slot, it.label.as_str(), node.id))
    });
    let mut decided: Vec<(u64, &str, u32)> = decided.collect();
    decided.sort_unstable();
    let same = decided.chunk_by(|one, other| one.0 == other.0);
    let differ = same.filter(|all| all.iter().any(|one| one.1 != all[0].1));
    differ.flatten().map(|&(slot, _, node)| (node, slot)).collect()
}

/// What a snapshot stands for: one block in place of the cells, with the last slot in it.
fn snapshot_cell(picture: &mut Picture, last: u64, area: Area) {
    let edge = edge(area.height);
    let stroke = Stroke::solid(Ink::Soft.full(), edge);
    let inside = area.grown(-edge / 2.0);
    picture.rect(inside, area.height * 0.22, Some(Ink::Soft.pale(20)), Some(stroke));
    let (label, size) = (format!("≤ {last}"), area.height * 0.72);
    if size >= 7.0 && text::width(&label, size, Weight::Regular) <= area.width - 4.0 {
        picture.write(area.center(), label, TextStyle::new(size, Anchor::Middle));
    }
}

/// How thick the outline of a cell is.
fn edge(cell: f64) -> f64 {
    (cell * 0.1).clamp(0.8, 1.5)
}

/// A slot: filled when decided, dotted when certified, pale when only written, struck out when the
/// disk cannot read it, an outline when others have it.
fn cell(picture: &mut Picture, node: &NodeSnapshot, slot: u64, at: Point, sizes: Sizes, fade: u8) {
    let edge = edge(sizes.cell);
    let area = sizes.area(at).grown(-edge / 2.0);
    let radius = sizes.cell * 0.22;
    let held = node.slots.binary_search_by_key(&slot, |s: &SlotSnapshot| s.slot).ok();
    let (state, ink) = match held.map(|i| &node.slots[i]) {
        Some(s) => (s.status, Ink::Epoch(s.epoch)),
        // Who is down was left with this much.
        None if slot <= node.decided => (SlotStatus::Decided, Ink::Epoch(0)),
        None => {
            let stroke = Stroke::solid(Ink::Faint.full(), edge);
            return picture.rect(area, radius, None, Some(stroke));
        }
    };
    let stroke = Stroke::solid(ink.pale(fade), edge);
    let fill = ink.pale(if state == SlotStatus::Decided { fade } else { fade / 6 });
    picture.rect(area, radius, Some(fill), Some(stroke));
    if state == SlotStatus::Certified {
        picture.circle(area.center(), sizes.cell * 0.16, Some(ink.pale(fade)), None);
    }
    if state == SlotStatus::Damaged {
        let (from, to) = (Point::new(area.x, area.y + area.height), area.x + area.width);
        picture.line(from, Point::new(to, area.y), Stroke::solid(Ink::Fault.full(), edge * 1.4));
    }
}

/// `slot 6 ●○○ 1 of 3`, as much of it as there is room for.
fn tally(picture: &mut Picture, tally: &TallySnapshot, epoch: u64, at: Point, sizes: Sizes) {
    let ink = Ink::Epoch(epoch);
    let mut x = at.x;
    let hand = TextStyle::new(sizes.text, Anchor::Start);
    if sizes.words >= 1 {
        picture.write(Point::new(x, at.y), tally.label.as_str(), hand);
        x += text::width(&tally.label, sizes.text, Weight::Regular) + sizes.dot * 1.6;
    }
    for i in 0..dots(tally) {
        let center = Point::new(x + sizes.dot, at.y);
        let fill = if i < tally.have.len() { ink.full() } else { Ink::Surface.full() };
        let edge = (sizes.dot * 0.3).clamp(1.0, 1.6);
        let radius = sizes.dot - edge / 2.0;
        picture.circle(center, radius, Some(fill), Some(Stroke::solid(ink.full(), edge)));
        x += sizes.dot * 2.0 + sizes.gap;
    }
    if sizes.words >= 2 || dots(tally) == 0 {
        let aside = if dots(tally) == 0 { 0.0 } else { sizes.dot };
        picture.write(Point::new(x + aside, at.y), count(tally), hand);
    }
}

fn count(tally: &TallySnapshot) -> String {
    format!("{} of {}", tally.have.len().min(tally.need), tally.need)
}

/// How many dots a tally has: none, if they would be too many to be counted at a glance.
fn dots(tally: &TallySnapshot) -> usize {
    if tally.need <= 7 { tally.need } else { 0 }
}

/// Which tallies are shown: the first that are still open, or else the last.
fn tallies(node: &NodeSnapshot, layout: &Layout) -> Vec<usize> {
    let most = match layout.radius() {
        r if r < 18.0 => 0,
        r if r < 44.0 => 1,
        _ => 2,
    };
    if node.life == Life::Down {
        return Vec::new();
    }
    let open = |i: &usize| node.tallies[*i].have.len() < node.tallies[*i].need;
    let shown: Vec<usize> = (0..node.tallies.len()).filter(open).take(most).collect();
    if !shown.is_empty() || most == 0 {
        return shown;
    }
    node.tallies.len().checked_sub(1).into_iter().collect()
}

fn is_top(id: u32, snapshot: &ClusterSnapshot, layout: &Layout) -> bool {
    let y = layout.node(id).y;
    let others = snapshot.nodes.iter().filter(|n| n.id != id);
    snapshot.nodes.len() > 1 && others.map(|n| layout.node(n.id).y).all(|other| y < other - 1.0)
}

fn is_free(area: Area, id: u32, snapshot: &ClusterSnapshot, layout: &Layout) -> bool {
    let r = layout.radius() + 8.0;
    let others = snapshot.nodes.iter().filter(|n| n.id != id);
    let inside = area.x + area.width < layout.width() - 6.0 && area.y > 4.0;
    inside
        && others.map(|n| layout.node(n.id)).all(|p| !area.meets(Area::around(p, 2.0 * r, 2.0 * r)))
}

/// Sizes that follow the nodes'.
#[derive(Clone, Copy)]
struct Sizes {
    cell: f64,
    gap: f64,
    dot: f64,
    text: f64,
    row: f64,
    /// How many of a tally's words there is room for.
    words: u8,
}

impl Sizes {
    fn of(layout: &Layout) -> Self {
        let r = layout.radius();
        let gap = (r * 0.06).max(1.2);
        let cell = (2.0 * r - gap * (WINDOW - 1) as f64) / WINDOW as f64;
        let dot = (r * 0.12).clamp(2.6, 6.2);
        let text = (r * 0.25).clamp(10.0, 13.0);
        let words = u8::from(r >= 30.0) + u8::from(r >= 44.0);
        Self { cell, gap, dot, text, row: (r * 0.44).clamp(10.0, 23.0), words }
    }

    /// The cell at a place.
    fn area(self, at: Point) -> Area {
        Area { x: at.x, y: at.y, width: self.cell, height: self.cell }
    }

    fn strip(self, count: u64) -> f64 {
        if count == 0 { 0.0 } else { count as f64 * (self.cell + self.gap) - self.gap }
    }

    fn tally(self, tally: &TallySnapshot) -> f64 {
        let number = dots(tally) as f64 * (self.dot * 2.0 + self.gap);
        let label = text::width(&tally.label, self.text, Weight::Regular) + self.dot * 1.6;
        let of = self.dot + text::width(&count(tally), self.text, Weight::Regular);
        let of_shown = self.words >= 2 || dots(tally) == 0;
        number + if self.words >= 1 { label } else { 0.0 } + if of_shown { of } else { 0.0 }
    }
}
