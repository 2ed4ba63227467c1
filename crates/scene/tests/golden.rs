//! Pictures held by golden files: `SYNOD_BLESS=1 cargo test -p scene` rewrites them. Look at what
//! changed before committing it.

mod snapshots;

use cores::registry;
use std::path::Path;

use playground::Session;
use playground::linear::read;
use playground::operations::OperationDiagram;
use playground::snapshot::ClusterSnapshot;
use protocol::Time;
use scene::{
    DrawOptions, Labels, Layout, Picture, Target, Theme, draw, history, spacetime, svg, timeline,
};

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

fn shows(
    name: &str,
    snapshot: &ClusterSnapshot,
    (width, height): (f64, f64),
    options: DrawOptions,
) {
    let layout = Layout::of(snapshot, width, height, &[]);
    let picture = draw(snapshot, snapshot.time, &layout, options);
    holds(name, Theme::Light, &picture);
    holds(&format!("{name}-dark"), Theme::Dark, &picture);
}

fn few() -> DrawOptions {
    DrawOptions::default()
}

fn all() -> DrawOptions {
    DrawOptions { labels: Labels::All, ..DrawOptions::default() }
}

#[test]
fn a_calm_leader() {
    shows("calm", &snapshots::calm(), DESKTOP, few());
}

#[test]
fn an_election_with_votes() {
    shows("election", &snapshots::election(), DESKTOP, all());
}

#[test]
fn a_joint_configuration_with_snapshots() {
    shows("joint", &snapshots::joint(), DESKTOP, few());
    shows("joint-phone", &snapshots::joint(), PHONE, few());
}

#[test]
fn a_split_with_doomed_messages() {
    shows("split", &snapshots::split(), DESKTOP, few());
    shows("split-phone", &snapshots::split(), PHONE, few());
}

#[test]
fn every_other_node_on_the_other_side() {
    shows("split-crossed", &snapshots::crossed(), DESKTOP, few());
}

#[test]
fn a_crash_a_pause_clocks_and_disks() {
    shows("faults", &snapshots::faults(), DESKTOP, few());
    shows("faults-phone", &snapshots::faults(), PHONE, few());
}

#[test]
fn disks_that_take_no_writes_and_clients_that_are_paused_or_crashed() {
    shows("stuck", &snapshots::stuck(), DESKTOP, few());
    shows("stuck-phone", &snapshots::stuck(), PHONE, few());
}

#[test]
fn liars_wear_masks_and_twins_have_two_faces() {
    shows("liars", &snapshots::liars(), DESKTOP, all());
    shows("liars-phone", &snapshots::liars(), PHONE, few());
}

#[test]
fn nine_nodes() {
    shows("nine", &snapshots::nine(), DESKTOP, few());
    shows("nine-phone", &snapshots::nine(), PHONE, few());
}

#[test]
fn twenty_five_nodes() {
    shows("twenty-five", &snapshots::many(), DESKTOP, few());
    shows("twenty-five-phone", &snapshots::many(), PHONE, few());
}

#[test]
fn by_hand_messages_rest_near_who_sent_them() {
    let options = DrawOptions { selected: Some(Target::Flight(2)), ..all() };
    shows("by-hand", &snapshots::by_hand(), DESKTOP, options);
}

#[test]
fn every_flavour() {
    shows("flavours", &snapshots::flavours(), DESKTOP, all());
}

#[test]
fn a_timeline() {
    let (marks, branches) = snapshots::story();
    for (name, width, now) in [("timeline", 1030.0, 3_400), ("timeline-phone", 390.0, 1_500)] {
        let run = timeline::TimelineRun {
            marks: &marks,
            branches: &branches,
            horizon: 3_400 * snapshots::MS,
            now: now * snapshots::MS,
            end: 5_000 * snapshots::MS,
            events: false,
        };
        let drawn = timeline::draw(run, width);
        holds(name, Theme::Light, &drawn.picture);
        holds(&format!("{name}-dark"), Theme::Dark, &drawn.picture);
    }
}

/// A part of a run as space and time.
fn spans(name: &str, script: &str, (from, until): (u64, u64), width: f64) {
    let mut session = Session::open(registry(), script).expect("a script");
    session.seek(Time::millis(until));
    let diagram = session.diagram(Time::millis(from), Time::millis(until));
    let picture = spacetime::draw(&diagram, diagram.from..diagram.until, width);
    holds(name, Theme::Light, &picture);
    holds(&format!("{name}-dark"), Theme::Dark, &picture);
}

#[test]
fn an_election_as_space_and_time() {
    let script = "raft nodes=3 seed=7 disk=2..4ms loss=0.1\n300ms put x 1\nend 400ms\n";
    spans("spacetime-election", script, (150, 400), 1200.0);
    spans("spacetime-election-phone", script, (150, 260), 390.0);
}

#[test]
fn faults_as_space_and_time() {
    let script = "raft seed=7\n\
        400ms note The leader and S1 are cut off.\nsplit 1,2,c1/3,4,5\n\
        450ms put x 1 at 2\n500ms crash 5\n520ms pause 1\n\
        700ms heal\nrestart 5\nresume 1\nend 900ms\n";
    spans("spacetime-faults", script, (350, 900), 1200.0);
}

#[test]
fn a_run_by_hand_as_space_and_time() {
    let script = "raft nodes=3 by=hand\nfire 1 election\nwrite 1\ndeliver vote 1to2\n\
        write 2\ndeliver granted 2to1\ndrop vote 1to3\n";
    spans("spacetime-by-hand", script, (0, 8), 1200.0);
}

/// A part of a run as a history of operations.
fn operations(name: &str, script: &str, (from, until): (u64, u64), width: f64) {
    let mut session = Session::open(registry(), script).expect("a script");
    session.seek(session.end());
    let exchanges =
        session.operation_diagram(session.part(Time::millis(from), Time::millis(until)));
    let options = history::HistoryOptions {
        now: Some(exchanges.window.start + (exchanges.window.end - exchanges.window.start) * 4 / 5),
        selected: exchanges.bars.first().map(|bar| bar.id),
    };
    let mut picture = history::draw(&exchanges, width, options).picture;
    if let Some((_, because)) = session.not_linearizable() {
        history::explain(&mut picture, &because);
    }
    holds(name, Theme::Light, &picture);
    holds(&format!("{name}-dark"), Theme::Dark, &picture);
}

#[test]
fn a_history_of_operations_with_faults() {
    let script = "raft nodes=5 seed=42 clients=3 delay=10..15ms\n\
        700ms crash 4\n1s split 1,2/3,5,c1,c2,c3\n1.1s clock 3 1.2\n1.3s restart 4\n1.4s heal\n\
        1.5s put x 7\nend 2s\n";
    operations("history", script, (600, 2_000), 1200.0);
    operations("history-phone", script, (1_450, 1_700), 390.0);
}

#[test]
fn operations_that_overlap_and_that_nobody_answers() {
    let script = "raft nodes=5 seed=3 clients=2 rate=60\n\
        700ms crash 1\n900ms pause 2\n1.2s resume 2\nend 2s\n";
    operations("history-busy", script, (850, 1_150), 1200.0);
}

#[test]
fn an_operation_that_cannot_be_placed() {
    let script = "raft nodes=5 seed=1 clients=3 keys=1 suspend=commit-majority\n\
        700ms split 1,2,c1/3,4,5,c2,c3\n1.4s heal\n1.8s split 1,3,c1/2,4,5,c2,c3\n2.4s heal\n\
        2.6s crash 1,2\n3s restart 1,2\nend 4s\n";
    operations("history-misfit", script, (1_300, 3_400), 1200.0);
    operations("history-misfit-phone", script, (2_700, 3_200), 390.0);
}

#[test]
fn a_recorded_history_around_what_cannot_be_placed() {
    let log = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/histories/etcd/etcd_000.log");
    let log = std::fs::read_to_string(log).expect("a log");
    let recorded = read::read(&log, None).expect("a history");
    let judgement = recorded.history.judge(u64::MAX);
    let exchanges =
        OperationDiagram::recorded(&recorded, &judgement).expect("it is not linearizable");
    let picture = history::draw(&exchanges, 1200.0, history::HistoryOptions::default()).picture;
    holds("history-recorded", Theme::Light, &picture);
}

#[test]
fn only_the_window_of_a_long_history_is_drawn() {
    let mut session =
        Session::open(registry(), "raft nodes=3 seed=7 clients=6\nend 20s\n").expect("a script");
    session.seek(Time::seconds(20));
    let whole = session.operation_diagram(0..20_000_000);
    assert!(whole.bars.len() > 400, "{} operations", whole.bars.len());
    for start in [0, 5_000_000, 19_600_000] {
        let part = session.operation_diagram(start..start + 300_000);
        let reaches = |bar: &&playground::operations::OperationBar| {
            let end = bar.answered.or(bar.yields).unwrap_or(u64::MAX);
            bar.called <= start + 300_000 && end >= start
        };
        // A bar of the part is that of the whole, on the same row.
        let expected: Vec<_> = whole.bars.iter().filter(reaches).cloned().collect();
        assert_eq!(part.bars, expected, "{start}");
        assert_eq!(part.lanes, whole.lanes);
        let drawn = history::draw(&part, 1200.0, history::HistoryOptions::default());
        assert!(drawn.picture.shapes.len() < 200, "{} shapes", drawn.picture.shapes.len());
        for (area, id) in &drawn.bars {
            assert_eq!(drawn.hit(area.center(), 0.0), Some(*id));
        }
    }
}

#[test]
fn nothing_outside_the_window_is_drawn() {
    let mut session =
        Session::open(registry(), "raft nodes=3 seed=7 clients=2\nend 20s\n").expect("a script");
    session.seek(Time::seconds(20));
    let whole = session.diagram(Time::ZERO, Time::seconds(20));
    for start in [0, 5_000, 19_600] {
        let (from, until) = (Time::millis(start), Time::millis(start + 300));
        let part = session.diagram(from, until);
        let window = from.0..until.0;
        // The part that is played again alone is the part of the whole.
        assert_eq!(part.dots(window.clone()), whole.dots(window.clone()), "{start}");
        assert_eq!(part.marks(window.clone()), whole.marks(window.clone()), "{start}");
        let ids = |diagram: &playground::diagram::Diagram| {
            let near = diagram.near(window.clone()).iter();
            let mut ids: Vec<u64> =
                near.filter(|course| course.sent <= window.end).map(|course| course.id).collect();
            ids.sort_unstable();
            ids
        };
        assert_eq!(ids(&part), ids(&whole), "{start}");
        let shapes = spacetime::draw(&whole, window.clone(), 1200.0).shapes.len();
        assert!(shapes < 200, "{shapes} shapes");
    }
}

#[test]
fn a_still_picture_with_a_caption_and_a_link() {
    let snapshot = snapshots::split();
    let picture = draw(&snapshot, snapshot.time, &Layout::new(640.0, 420.0, 5, 0), few());
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
