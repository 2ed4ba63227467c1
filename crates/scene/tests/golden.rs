//! Pictures held by golden files: `SYNOD_BLESS=1 cargo test -p scene` rewrites them. Look at what
//! changed before committing it.

mod stages;

use std::path::Path;

use playground::stage::Stage;
use scene::{Labels, Layout, Options, Picture, Target, Theme, draw, svg, timeline};

const DESKTOP: (f64, f64) = (1070.0, 640.0);
const PHONE: (f64, f64) = (390.0, 420.0);

fn holds(name: &str, theme: Theme, picture: &Picture) {
    same(name, &svg::render(picture, theme, name, "A moment of a run, built by hand."));
}

fn same(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
    if std::env::var_os("SYNOD_BLESS").is_some() {
        std::fs::write(&file, text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(text == golden, "{name}.svg differs; SYNOD_BLESS=1 rewrites it");
}

fn shows(name: &str, stage: &Stage, (width, height): (f64, f64), options: Options) {
    let layout = Layout::of(stage, width, height, &[]);
    let picture = draw(stage, stage.time, &layout, options);
    holds(name, Theme::Light, &picture);
    holds(&format!("{name}-dark"), Theme::Dark, &picture);
}

fn few() -> Options {
    Options::default()
}

fn all() -> Options {
    Options { labels: Labels::All, ..Options::default() }
}

#[test]
fn a_calm_leader() {
    shows("calm", &stages::calm(), DESKTOP, few());
}

#[test]
fn an_election_with_votes() {
    shows("election", &stages::election(), DESKTOP, all());
}

#[test]
fn a_split_with_doomed_messages() {
    shows("split", &stages::split(), DESKTOP, few());
    shows("split-phone", &stages::split(), PHONE, few());
}

#[test]
fn every_other_node_on_the_other_side() {
    shows("split-crossed", &stages::crossed(), DESKTOP, few());
}

#[test]
fn a_crash_a_pause_clocks_and_disks() {
    shows("faults", &stages::faults(), DESKTOP, few());
    shows("faults-phone", &stages::faults(), PHONE, few());
}

#[test]
fn nine_nodes() {
    shows("nine", &stages::nine(), DESKTOP, few());
    shows("nine-phone", &stages::nine(), PHONE, few());
}

#[test]
fn twenty_five_nodes() {
    shows("twenty-five", &stages::many(), DESKTOP, few());
    shows("twenty-five-phone", &stages::many(), PHONE, few());
}

#[test]
fn by_hand_messages_rest_near_who_sent_them() {
    let options = Options { selected: Some(Target::Flight(2)), ..all() };
    shows("by-hand", &stages::by_hand(), DESKTOP, options);
}

#[test]
fn every_flavour() {
    shows("flavours", &stages::flavours(), DESKTOP, all());
}

#[test]
fn a_timeline() {
    let (marks, branches) = stages::story();
    for (name, width, now) in [("timeline", 1030.0, 3_400), ("timeline-phone", 390.0, 1_500)] {
        let run = timeline::Run {
            marks: &marks,
            branches: &branches,
            horizon: 3_400 * stages::MS,
            now: now * stages::MS,
            end: 5_000 * stages::MS,
            events: false,
        };
        let drawn = timeline::draw(run, width);
        holds(name, Theme::Light, &drawn.picture);
        holds(&format!("{name}-dark"), Theme::Dark, &drawn.picture);
    }
}

#[test]
fn a_still_picture_with_a_caption_and_a_link() {
    let stage = stages::split();
    let picture = draw(&stage, stage.time, &Layout::new(640.0, 420.0, 5, 0), few());
    let still = svg::Still {
        theme: Theme::Light,
        title: "Slot 5 is decided",
        description: "S1 leads term 3; S5 is cut off and S4 has crashed.",
        link: Some("https://example.org/#raft+nodes=5+seed=42;2s+split+5/1,2,3,4"),
        caption: Some(
            "Slot 5 is decided. S1 counted itself, S2 and S3: three of five hold the entry, and \
             it is of S1's own term.",
        ),
    };
    same("still", &still.render(&picture));
}
