//! What every protocol names as its best-known bug is found by a search.

use cores::registry;
use playground::search::{SearchQuery, SearchStatus};

#[test]
fn every_listed_bug_is_found() {
    for info in registry().known() {
        assert!(!info.bugs.is_empty(), "{} has no best-known bug", info.name);
        for bug in info.bugs {
            let question = SearchQuery::read(registry(), bug.bounds, bug.cluster).expect(bug.name);
            let mut search = question.search().expect(bug.name);
            while search.advance(10_000).status == SearchStatus::Searching {
                assert!(search.progress().unique < 500_000, "{} is too far away", bug.name);
            }
            let found = search.counterexample();
            assert!(found.is_some_and(|it| !it.violated.is_empty()), "{}", bug.name);
            let enforced = bug.cluster.split(" suspend=").next().unwrap_or_default();
            let given = bug.cluster.split_once('\n').map_or("", |(_, given)| given);
            let question =
                SearchQuery::read(registry(), bug.bounds, &format!("{enforced}\n{given}"));
            let mut search = match question.expect(bug.name).search() {
                Ok(search) => search,
                // Where the rule holds, such a cluster is not even opened.
                Err(refused) => {
                    assert!(refused.starts_with("line 1, "), "{}: {refused}", bug.name);
                    continue;
                }
            };
            while search.advance(10_000).status == SearchStatus::Searching {
                if search.progress().unique > 200_000 {
                    break;
                }
            }
            let status = &search.progress().status;
            assert!(
                !matches!(status, SearchStatus::Violated(_)),
                "{} without: {status:?}",
                bug.name
            );
        }
    }
}
