//! What is drawn can be found, and words stand clear of each other.

mod stages;

use playground::stage::{End, Flavour, Stage};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::picture::{Anchor, Weight};
use scene::{Ink, Labels, Layout, Options, Picture, Point, Reach, Shape, Target, draw};
use stages::Is as _;

const SIZES: [(f64, f64); 5] =
    [(1070.0, 640.0), (390.0, 420.0), (800.0, 320.0), (320.0, 300.0), (1600.0, 900.0)];

fn stages() -> [(&'static str, Stage); 9] {
    [
        ("calm", stages::calm()),
        ("stuck", stages::stuck()),
        ("election", stages::election()),
        ("split", stages::split()),
        ("crossed", stages::crossed()),
        ("faults", stages::faults()),
        ("nine", stages::nine()),
        ("many", stages::many()),
        ("by hand", stages::by_hand()),
    ]
}

fn drawn(stage: &Stage, (width, height): (f64, f64)) -> (Picture, Layout) {
    let layout = Layout::of(stage, width, height, &[]);
    let options = Options { labels: Labels::All, ..Options::default() };
    (draw(stage, stage.time, &layout, options), layout)
}

/// The rectangles that texts cover, narrowed a little: fonts differ.
fn words(picture: &Picture) -> Vec<(Area, String)> {
    let words = picture.shapes.iter().filter_map(|shape| {
        let Shape::Text { at, text, anchor, size, weight, .. } = shape else { return None };
        let letter = if *weight == Weight::Bold { 0.6 } else { 0.52 };
        let wide = text.chars().count() as f64 * size * letter;
        let x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - wide / 2.0,
            Anchor::End => at.x - wide,
        };
        Some((Area { x, y: at.y - size * 0.75, width: wide, height: size * 0.8 }, text.clone()))
    });
    words.collect()
}

#[test]
fn no_word_covers_another_or_leaves_the_picture() {
    for size in SIZES {
        for (name, stage) in stages() {
            let (picture, _) = drawn(&stage, size);
            let words = words(&picture);
            let whole = Area { x: 0.0, y: 0.0, width: size.0, height: size.1 };
            for (i, (a, text)) in words.iter().enumerate() {
                assert!(whole.contains(*a), "{name} at {size:?}: {text:?} is clipped");
                for (b, other) in &words[i + 1..] {
                    assert!(!a.meets(*b), "{name} at {size:?}: {text:?} covers {other:?}");
                }
            }
        }
    }
}

#[test]
fn what_was_drawn_is_found_where_it_was_drawn() {
    for size in SIZES {
        for (name, stage) in stages() {
            let (picture, layout) = drawn(&stage, size);
            for node in &stage.nodes {
                let found = picture.hit(layout.node(node.id), Reach::Mouse);
                assert_eq!(found, Some(Target::Node(node.id)), "{name} at {size:?}");
            }
        }
    }
}

#[test]
fn messages_at_rest_can_be_told_apart_by_a_finger() {
    let stage = stages::by_hand();
    for size in SIZES {
        let (picture, _) = drawn(&stage, size);
        for flight in &stage.flights {
            let zone = picture.zones.iter().find(|z| z.0 == Target::Flight(flight.id));
            let Some((_, Zone::Disc(at, _))) = zone else { panic!("no zone for {}", flight.id) };
            assert_eq!(picture.hit(*at, Reach::Touch), Some(Target::Flight(flight.id)));
        }
    }
}

#[test]
fn a_finger_reaches_farther_than_a_mouse() {
    let mut stage = stages::cluster(3);
    stages::flight(&mut stage, (End::Node(1), End::Node(2)), Some(50), Flavour::Agree, 1, "ok");
    let (picture, layout) = drawn(&stage, SIZES[0]);
    let middle = layout.node(1).toward(layout.node(2), 0.5);
    let beside = Point::new(middle.x + 20.0, middle.y - 12.0);
    assert_eq!(picture.hit(beside, Reach::Touch), Some(Target::Flight(1)));
    assert_eq!(picture.hit(beside, Reach::Mouse), None);
    let link = layout.node(2).toward(layout.node(3), 0.5);
    let on = picture.hit(link.plus(0.0, 3.0), Reach::Mouse);
    assert_eq!(on, Some(Target::Link(End::Node(2), End::Node(3))));
    assert_eq!(picture.hit(Point::new(3.0, 3.0), Reach::Touch), None);
}

#[test]
fn five_hundred_messages_are_few_shapes() {
    let mut stage = stages::nine();
    let flavours = [Flavour::Propose, Flavour::Agree, Flavour::Heartbeat, Flavour::Inform];
    for i in 0..500u32 {
        let (from, to) = (i % 9 + 1, (i % 9 + i % 8 + 1) % 9 + 1);
        let ends = (End::Node(from), End::Node(to));
        let flavour = flavours[i as usize % 4];
        stages::flight(&mut stage, ends, Some(u64::from(i) % 100), flavour, 6, "Append");
    }
    let (picture, _) = drawn(&stage, SIZES[0]);
    assert!(picture.shapes.len() < 400, "{}", picture.shapes.len());
}

#[test]
fn nothing_at_all_and_no_room_at_all_are_drawn_too() {
    let (picture, _) = drawn(&Stage::default(), SIZES[0]);
    assert!(picture.shapes.is_empty() && picture.zones.is_empty());
    for size in [(0.0, 0.0), (1.0, 900.0), (900.0, 1.0), (60.0, 60.0)] {
        for (_, stage) in stages() {
            drawn(&stage, size);
        }
        let run = scene::timeline::Run { end: 1, ..Default::default() };
        scene::timeline::draw(run, size.0);
    }
}

#[test]
fn in_a_split_a_client_stands_beside_the_nodes_of_its_side() {
    let mut stage = stages::calm();
    let client = |id| stages::client(id, &["x = 1"]);
    stage.clients = vec![client(1), client(2)];
    let nodes = |ids: &[u32]| ids.iter().copied().map(End::Node).collect::<Vec<_>>();
    stage.groups = vec![nodes(&[1, 2]), nodes(&[3, 4, 5])];
    stage.groups[1].push(End::Client(2));
    let layout = Layout::of(&stage, 1070.0, 640.0, &[]);
    let (one, two) = (layout.end(End::Client(1)), layout.end(End::Client(2)));
    assert!(one.x > layout.node(2).x, "c1 is listed nowhere and stands with node 1");
    assert!(two.x < layout.node(5).x && two.y > one.y, "c2 stands with nodes 3 to 5");
}

#[test]
fn what_honest_nodes_decided_differently_stands_out() {
    let red = |stage: &Stage| {
        let red = |shape: &&Shape| {
            let Shape::Rect { stroke: Some(stroke), .. } = shape else { return false };
            stroke.tone == Ink::Fault.full()
        };
        drawn(stage, SIZES[0]).0.shapes.iter().filter(red).count()
    };
    let mut stage = stages::cluster(4);
    for node in &mut stage.nodes {
        node.holds(&[1, 1], 1);
    }
    stage.nodes[2].slots[1].label = "x = B".into();
    assert_eq!(red(&stage), 0, "one decided, and one is only proposed");
    stage.nodes[2].slots[0].label = "x = B".into();
    assert_eq!(red(&stage), 4, "slot 1, at each of them");
    stage.nodes[2].lies = vec!["equivocate".into()];
    assert_eq!(red(&stage), 0, "a liar may say that it decided anything");
}
