//! Clients: small chips outside the ring, with what they wait for.

use playground::stage::Stage;

use crate::geometry::Point;
use crate::hit::{Target, Zone};
use crate::layout::Layout;
use crate::picture::{Anchor, Picture, Stroke};
use crate::text::{self, Hand};
use crate::{Ink, Options};

/// Paints the clients.
pub(crate) fn draw(picture: &mut Picture, stage: &Stage, layout: &Layout, options: Options) {
    for client in &stage.clients {
        let area = layout.chip(client.id);
        let target = Target::Client(client.id);
        picture.zones.push((target, Zone::Area(area)));
        let stroke = match target {
            t if options.selected == Some(t) => Stroke::solid(Ink::Accent.full(), 2.0),
            t if options.hover == Some(t) => Stroke::solid(Ink::Accent.pale(45), 2.0),
            _ if client.waiting.is_empty() => Stroke::solid(Ink::Faint.full(), 1.4),
            _ => Stroke::solid(Ink::Soft.full(), 1.4),
        };
        let radius = area.height / 2.0;
        picture.rect(area, radius, Some(Ink::Surface.full()), Some(stroke));
        if area.height < 11.0 {
            continue;
        }
        let size = (area.height * 0.5).min(13.0);
        let name = Hand::new(size, Anchor::Middle).bold().tone(Ink::Text.full());
        picture.write(area.center(), format!("c{}", client.id), name);
        let Some(first) = client.waiting.first() else { continue };
        let more = match client.waiting.len() {
            1 => String::new(),
            n => format!(" +{}", n - 1),
        };
        let wide = layout.width() >= 640.0;
        if wide {
            // Below, where requests do not pass; beside, where chips stand too close for that.
            let words = text::clipped(&format!("{first}{more}"), 12.0, 84.0);
            let on_left = area.x < layout.width() / 2.0;
            let below = area.height >= 26.0;
            let y = if below { area.y + area.height + 10.0 } else { area.center().y };
            let (x, anchor) = match (on_left, below) {
                (true, true) => (area.x + 2.0, Anchor::Start),
                (true, false) => (area.x + area.width + 7.0, Anchor::Start),
                (false, true) => (area.x + area.width - 2.0, Anchor::End),
                (false, false) => (area.x - 7.0, Anchor::End),
            };
            picture.write(Point::new(x, y), words, Hand::new(12.0, anchor));
        } else if area.width >= 30.0 {
            let words = text::clipped(&format!("{first}{more}"), 10.0, 58.0);
            let at = Point::new(area.center().x, area.y + area.height + 6.5);
            picture.write(at, words, Hand::new(10.0, Anchor::Middle));
        }
    }
}
