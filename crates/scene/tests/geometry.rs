//! What is drawn can be found, and words stand clear of each other.

mod snapshots;

use playground::snapshot::{ClusterSnapshot, End, Flavour};
use scene::geometry::Area;
use scene::hit::Zone;
use scene::picture::{Anchor, Weight};
use scene::{DrawOptions, Ink, Labels, Layout, Picture, Point, Reach, Shape, Target, draw};
use snapshots::Is as _;

const SIZES: [(f64, f64); 5] =
    [(1070.0, 640.0), (390.0, 420.0), (800.0, 320.0), (320.0, 300.0), (1600.0, 900.0)];

fn snapshots() -> [(&'static str, ClusterSnapshot); 9] {
    [
        ("calm", snapshots::calm()),
        ("stuck", snapshots::stuck()),
        ("election", snapshots::election()),
        ("split", snapshots::split()),
        ("crossed", snapshots::crossed()),
        ("faults", snapshots::faults()),
        ("nine", snapshots::nine()),
        ("many", snapshots::many()),
        ("by hand", snapshots::by_hand()),
    ]
}

fn drawn(snapshot: &ClusterSnapshot, (width, height): (f64, f64)) -> (Picture, Layout) {
    let layout = Layout::of(snapshot, width, height, &[]);
    let options = DrawOptions { labels: Labels::All, ..DrawOptions::default() };
    (draw(snapshot, snapshot.time, &layout, options), layout)
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
        for (name, snapshot) in snapshots() {
            let (picture, _) = drawn(&snapshot, size);
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
fn hit_testing_finds_what_was_drawn() {
    for size in SIZES {
        for (name, snapshot) in snapshots() {
            let (picture, layout) = drawn(&snapshot, size);
            for node in &snapshot.nodes {
                let found = picture.hit(layout.node(node.id), Reach::Mouse);
                assert_eq!(found, Some(Target::Node(node.id)), "{name} at {size:?}");
            }
        }
    }
}

#[test]
fn messages_at_rest_can_be_told_apart_by_a_finger() {
    let snapshot = snapshots::by_hand();
    for size in SIZES {
        let (picture, _) = drawn(&snapshot, size);
        for flight in &snapshot.flights {
            let zone = picture.zones.iter().find(|z| z.0 == Target::Flight(flight.id));
            let Some((_, Zone::Disc(at, _))) = zone else { panic!("no zone for {}", flight.id) };
            assert_eq!(picture.hit(*at, Reach::Touch), Some(Target::Flight(flight.id)));
        }
    }
}

#[test]
fn touch_targets_are_larger_than_mouse_targets() {
    let mut snapshot = snapshots::cluster(3);
    snapshots::flight(
        &mut snapshot,
        (End::Node(1), End::Node(2)),
        Some(50),
        Flavour::Agree,
        1,
        "ok",
    );
    let (picture, layout) = drawn(&snapshot, SIZES[0]);
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
    let mut snapshot = snapshots::nine();
    let flavours = [Flavour::Propose, Flavour::Agree, Flavour::Heartbeat, Flavour::Inform];
    for i in 0..500u32 {
        let (from, to) = (i % 9 + 1, (i % 9 + i % 8 + 1) % 9 + 1);
        let ends = (End::Node(from), End::Node(to));
        let flavour = flavours[i as usize % 4];
        snapshots::flight(&mut snapshot, ends, Some(u64::from(i) % 100), flavour, 6, "Append");
    }
    let (picture, _) = drawn(&snapshot, SIZES[0]);
    assert!(picture.shapes.len() < 400, "{}", picture.shapes.len());
}

#[test]
fn empty_snapshots_and_empty_areas_are_drawn() {
    let (picture, _) = drawn(&ClusterSnapshot::default(), SIZES[0]);
    assert!(picture.shapes.is_empty() && picture.zones.is_empty());
    for size in [(0.0, 0.0), (1.0, 900.0), (900.0, 1.0), (60.0, 60.0)] {
        for (_, snapshot) in snapshots() {
            drawn(&snapshot, size);
        }
        let run = scene::timeline::TimelineRun { end: 1, ..Default::default() };
        scene::timeline::draw(run, size.0);
    }
}

#[test]
fn in_a_split_a_client_stands_beside_the_nodes_of_its_side() {
    let mut snapshot = snapshots::calm();
    let client = |id| snapshots::client(id, &["x = 1"]);
    snapshot.clients = vec![client(1), client(2)];
    let nodes = |ids: &[u32]| ids.iter().copied().map(End::Node).collect::<Vec<_>>();
    snapshot.groups = vec![nodes(&[1, 2]), nodes(&[3, 4, 5])];
    snapshot.groups[1].push(End::Client(2));
    let layout = Layout::of(&snapshot, 1070.0, 640.0, &[]);
    let (one, two) = (layout.end(End::Client(1)), layout.end(End::Client(2)));
    assert!(one.x > layout.node(2).x, "c1 is listed nowhere and stands with node 1");
    assert!(two.x < layout.node(5).x && two.y > one.y, "c2 stands with nodes 3 to 5");
}

#[test]
fn diverging_decisions_are_marked() {
    let red = |snapshot: &ClusterSnapshot| {
        let red = |shape: &&Shape| {
            let Shape::Rect { stroke: Some(stroke), .. } = shape else { return false };
            stroke.tone == Ink::Fault.full()
        };
        drawn(snapshot, SIZES[0]).0.shapes.iter().filter(red).count()
    };
    let mut snapshot = snapshots::cluster(4);
    for node in &mut snapshot.nodes {
        node.holds(&[1, 1], 1);
    }
    snapshot.nodes[2].slots[1].label = "x = B".into();
    assert_eq!(red(&snapshot), 0, "one decided, and one is only proposed");
    snapshot.nodes[2].slots[0].label = "x = B".into();
    assert_eq!(red(&snapshot), 4, "slot 1, at each of them");
    snapshot.nodes[2].lies = vec!["equivocate".into()];
    assert_eq!(red(&snapshot), 0, "a liar may say that it decided anything");
}
