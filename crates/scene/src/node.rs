//! A node: who it is, what it is, and how long its patience lasts.

use playground::snapshot::{Life, NodeSnapshot, Role, TimerSnapshot};

use crate::badge;
use crate::geometry::{Point, within};
use crate::hit::{Target, Zone};
use crate::layout::Layout;
use crate::picture::{Anchor, Picture, Shape, Stroke, Weight};
use crate::text::{self, TextStyle};
use crate::{DrawOptions, Ink};

/// Paints a node with all that belongs to it, but for its log.
pub(crate) fn draw(
    picture: &mut Picture,
    node: &NodeSnapshot,
    now: u64,
    layout: &Layout,
    options: DrawOptions,
) {
    let at = layout.node(node.id);
    let r = layout.radius();
    let target = Some(Target::Node(node.id));
    picture.zones.push((Target::Node(node.id), Zone::Disc(at, r + 2.0)));
    if node.life != Life::Down && node.role == Role::Leading {
        picture.circle(at, r + 8.0 * layout.scale(), Some(Ink::Epoch(node.epoch).pale(14)), None);
    }
    if options.selected == target {
        picture.circle(at, r + 7.0, None, Some(Stroke::solid(Ink::Accent.full(), 2.0)));
    } else if options.hover == target {
        picture.circle(at, r + 7.0, None, Some(Stroke::solid(Ink::Accent.pale(35), 2.0)));
    }
    if node.second.is_some() {
        // The other face looks out from behind.
        let behind = Stroke::solid(Ink::Fault.pale(70), (r * 0.06).max(1.4));
        picture.circle(at.plus(r * 0.2, -r * 0.08), r, Some(Ink::Surface.full()), Some(behind));
    }
    ring(picture, node, now, at, r);
    words(picture, node, at, r);
    badge::draw(picture, node, now, at, r);
}

/// The ring: full for who leads, running out for who waits, thin for who has no vote, dashed for who
/// is dead.
fn ring(picture: &mut Picture, node: &NodeSnapshot, now: u64, at: Point, r: f64) {
    let width = (r * 0.105).clamp(2.0, 5.5);
    let edge = r - width / 2.0;
    let paper = Some(Ink::Surface.full());
    if node.life == Life::Down {
        let dashed = Stroke::dashed(Ink::Soft.pale(60), width * 0.5, width * 0.8, width * 0.95);
        picture.circle(at, edge, Some(Ink::Surface.pale(60)), Some(dashed));
        return;
    }
    let ink = Ink::Epoch(node.epoch);
    let strength = if node.life == Life::Paused { 45 } else { 100 };
    if node.role == Role::Leading {
        let whole = Stroke::solid(ink.pale(strength), width);
        picture.circle(at, edge, paper, Some(whole));
        return;
    }
    if node.role == Role::Observing {
        let thin = Stroke::solid(ink.pale(strength), width * 0.4);
        picture.circle(at, edge, paper, Some(thin));
        return;
    }
    picture.circle(at, edge, paper, Some(Stroke::solid(Ink::Faint.full(), width)));
    match patience(node).map(|t| left(t, now)) {
        Some(Some(part)) if part > 0.995 => {
            picture.circle(at, edge, None, Some(Stroke::solid(ink.pale(strength), width)));
        }
        Some(Some(part)) if part > 0.005 => picture.shapes.push(Shape::Arc {
            center: at,
            radius: edge,
            from: 0.0,
            to: part,
            stroke: Stroke::solid(ink.pale(strength), width),
        }),
        // It runs, and rings when somebody says so.
        Some(None) => {
            let pale = Stroke::solid(ink.pale(strength / 2), width);
            picture.circle(at, edge, None, Some(pale));
        }
        _ => {}
    }
}

/// The timer that the ring shows: the one for which elections are named, or else the longest.
fn patience(node: &NodeSnapshot) -> Option<&TimerSnapshot> {
    let named = node.timers.iter().find(|t| t.word.starts_with("elect"));
    named.or_else(|| node.timers.iter().max_by_key(|t| t.due.map(|due| due.saturating_sub(t.set))))
}

/// Which part of a timer is left, if anybody knows.
fn left(timer: &TimerSnapshot, now: u64) -> Option<f64> {
    let due = timer.due?;
    let whole = due.saturating_sub(timer.set).max(1) as f64;
    Some((due.saturating_sub(now) as f64 / whole).min(1.0))
}

/// Name, role and epoch, on as many lines as there is room for.
fn words(picture: &mut Picture, node: &NodeSnapshot, at: Point, r: f64) {
    let down = node.life == Life::Down;
    let dark = Ink::Text.pale(if down { 42 } else { 100 });
    let soft = Ink::Soft.pale(if down { 60 } else { 100 });
    let name = if r < 16.0 { node.id.to_string() } else { format!("S{}", node.id) };
    let role = word(node);
    let epoch = node.epoch_label.as_str();
    let hand = |size| TextStyle::new(size, Anchor::Middle).tone(soft);
    let bold = |size| TextStyle::new(size, Anchor::Middle).bold().tone(dark);
    let small = (r * 0.25).clamp(9.0, 13.0);
    let room = |down: f64| 2.0 * ((r * 0.88).powi(2) - down * down).max(1.0).sqrt() - 4.0;

    let both = if epoch.is_empty() { role.to_owned() } else { format!("{role} · {epoch}") };
    if r >= 40.0 && text::width(&both, small, Weight::Regular) <= room(r * 0.28) {
        picture.write(at.plus(0.0, -r * 0.2), name, bold(r * 0.4));
        picture.write(at.plus(0.0, r * 0.27), both, hand(small));
    } else if r >= 27.0 {
        picture.write(at.plus(0.0, -r * 0.38), name, bold(r * 0.42));
        let room = room(r * 0.1) + 2.0;
        let fits = small * room / text::width(role, small, Weight::Regular).max(1.0);
        let size = within(fits, 8.0, small);
        picture.write(at.plus(0.0, r * 0.1), text::clipped(role, size, room), hand(size));
        picture.write(at.plus(0.0, r * 0.1 + small * 1.3), epoch, hand(small));
    } else if r >= 16.0 {
        picture.write(at.plus(0.0, -r * 0.2), name, bold((r * 0.5).max(10.0)));
        let label = text::clipped(epoch, 9.0, room(r * 0.4));
        picture.write(at.plus(0.0, r * 0.4), label, hand(9.0));
    } else {
        picture.write(at, name, bold(r.clamp(9.0, 11.0)));
    }
}

/// What it is, in a word.
fn word(node: &NodeSnapshot) -> &str {
    match node.life {
        Life::Down if node.corrupt => "corrupt",
        Life::Down => "crashed",
        Life::Paused => "paused",
        Life::Up => &node.title,
    }
}
