//! Models that other checkers have counted: ours counts the same.

use checker::explore::{
    Bounds, Cores, Limits, LinkModel, Search, SearchProgress, SearchStatus, Strategy, Symmetric,
};
use scenario::parse;
use simulator::Core;

use crate::commit::Node;
use crate::register::{Actor, SERVERS};
use crate::table::{COMMIT, REGISTER, REGISTER_FIFO, REGISTER_LOSSY};

fn cores(core: Core, nodes: u32, bounds: &Bounds) -> Cores {
    let head = format!("{} nodes={nodes} by=hand", core.info.id);
    Cores::open(core, &parse(&head, &[core.info]).expect("a head"), bounds).expect("no disks")
}

fn explored(cores: Cores, bounds: &Bounds) -> SearchProgress {
    let mut search = Search::new(Box::new(cores), bounds, Limits::default(), Strategy::Levels);
    while search.advance(10_000).status == SearchStatus::Searching {}
    assert_eq!(search.progress().status, SearchStatus::Exhausted);
    search.progress().clone()
}

fn register(clients: u32, bounds: &Bounds) -> SearchProgress {
    explored(cores(Core::of::<Actor>(), SERVERS + clients, bounds), bounds)
}

#[test]
fn paxos_of_stateright_has_as_many_worlds_at_each_depth() {
    for row in &REGISTER[..2] {
        let found = register(row.size, &Bounds::default());
        assert_eq!((found.unique, found.generated), (row.unique, row.generated));
        assert_eq!((found.depth + 1, &found.levels[..]), (row.depth, row.levels));
        assert_eq!(found.terminal, row.terminal);
    }
}

#[test]
fn it_has_as_many_on_links_that_keep_order_or_lose() {
    let fifo = Bounds { links: LinkModel::Fifo, ..Bounds::default() };
    let lossy = Bounds { drops: None, ..Bounds::default() };
    for (bounds, rows) in [(fifo, &REGISTER_FIFO[..]), (lossy, &REGISTER_LOSSY[..1])] {
        for &(size, unique, generated, depth) in rows {
            let found = register(size, &bounds);
            let counts = (found.unique, found.generated, found.depth + 1);
            assert_eq!(counts, (unique, generated, depth));
        }
    }
}

fn commit<P: Symmetric>(managers: u32, renaming: bool) -> SearchProgress {
    let bounds = Bounds { timers: None, links: LinkModel::Duplicating, ..Bounds::default() };
    let cores = cores(Core::of::<P>(), managers + 1, &bounds);
    explored(if renaming { cores.up_to_renaming::<P>() } else { cores }, &bounds)
}

#[test]
fn two_phase_commit_has_as_many_worlds_as_elsewhere() {
    for row in &COMMIT[..2] {
        let found = commit::<Node>(row.size, false);
        assert_eq!((found.unique, found.depth + 1), (row.unique, row.depth));
        assert_eq!((&found.levels[..], found.terminal), (row.levels, row.terminal));
    }
}

/// Renaming leaves one world of each orbit; all orbits together are all worlds.
#[test]
fn up_to_renaming_no_world_is_lost() {
    for row in &COMMIT[..2] {
        let found = commit::<Node>(row.size, true);
        assert!(found.unique * 3 < row.unique);
        assert_eq!((found.orbits, found.depth + 1), (row.unique, row.depth));
    }
}
