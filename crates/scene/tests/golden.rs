//! Pictures held by golden files: `SYNOD_BLESS=1 cargo test -p scene` rewrites them. Look at what
//! changed before committing it.

mod stages;

use std::collections::BTreeMap;
use std::path::Path;

use playground::stage::Stage;
use scene::{Labels, Layout, Options, Picture, Target, Theme, draw, svg};

const DESKTOP: (f64, f64) = (1070.0, 640.0);
const PHONE: (f64, f64) = (390.0, 420.0);

fn holds(name: &str, theme: Theme, picture: &Picture) {
    let text = svg::render(picture, theme, name, "A moment of a run, built by hand.");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.svg"));
    if std::env::var_os("SYNOD_BLESS").is_some() {
        std::fs::write(&file, &text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(text == golden, "{name}.svg differs; SYNOD_BLESS=1 rewrites it");
}

fn shows(name: &str, stage: &Stage, (width, height): (f64, f64), options: Options) {
    let layout = Layout::of(stage, width, height, &BTreeMap::new());
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
