//! Clients: small chips outside the ring, with what they wait for.

use playground::snapshot::{ClusterSnapshot, Life};

use crate::badge;
use crate::geometry::Point;
use crate::hit::{Target, Zone};
use crate::layout::Layout;
use crate::picture::{Anchor, Picture, Stroke};
use crate::text::{self, TextStyle};
use crate::{DrawOptions, Ink};

/// Paints the clients: with a badge who is paused, dashed and pale who has crashed.
pub(crate) fn draw(
    picture: &mut Picture,
    snapshot: &ClusterSnapshot,
    layout: &Layout,
    options: DrawOptions,
) {
    for client in &snapshot.clients {
        let area = layout.chip(client.id);
        let target = Target::Client(client.id);
        picture.zones.push((target, Zone::Area(area)));
        let stroke = match target {
            t if options.selected == Some(t) => Stroke::solid(Ink::Accent.full(), 2.0),
            t if options.hover == Some(t) => Stroke::solid(Ink::Accent.pale(45), 2.0),
            _ if client.life == Life::Down => Stroke::dashed(Ink::Soft.pale(60), 1.4, 2.5, 3.5),
            _ if client.waiting.is_empty() => Stroke::solid(Ink::Faint.full(), 1.4),
            _ => Stroke::solid(Ink::Soft.full(), 1.4),
        };
        let radius = area.height / 2.0;
        picture.rect(area, radius, Some(Ink::Surface.full()), Some(stroke));
        if area.height < 11.0 {
            continue;
        }
        if client.life == Life::Paused {
            let corner = Point::new(area.x + area.width - 2.0, area.y + 1.0);
            badge::pause(picture, corner, (area.height * 0.24).clamp(4.5, 7.5));
        }
        let strength = if client.life == Life::Down { 42 } else { 100 };
        let size = (area.height * 0.5).min(13.0);
        let name = TextStyle::new(size, Anchor::Middle).bold().tone(Ink::Text.pale(strength));
        picture.write(area.center(), format!("c{}", client.id), name);
        let says = client.says();
        if says.is_empty() {
            continue;
        }
        let wide = layout.width() >= 640.0;
        if wide {
            // Below, where requests do not pass; beside, where chips stand too close for that.
            let words = text::clipped(&says, 12.0, 84.0);
            let on_left = area.x < layout.width() / 2.0;
            let below = area.height >= 26.0;
            let y = if below { area.y + area.height + 10.0 } else { area.center().y };
            let (x, anchor) = match (on_left, below) {
                (true, true) => (area.x + 2.0, Anchor::Start),
                (true, false) => (area.x + area.width + 7.0, Anchor::Start),
                (false, true) => (area.x + area.width - 2.0, Anchor::End),
                (false, false) => (area.x - 7.0, Anchor::End),
            };
            picture.write(Point::new(x, y), words, TextStyle::new(12.0, anchor));
        } else if area.width >= 30.0 {
            let words = text::clipped(&says, 10.0, 58.0);
            let at = Point::new(area.center().x, area.y + area.height + 6.5);
            picture.write(at, words, TextStyle::new(10.0, Anchor::Middle));
        }
    }
}
