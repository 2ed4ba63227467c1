//! Random faults within what a protocol assumes never break it.

use cores::registry;
use std::sync::atomic::{AtomicU64, Ordering};

use protocol::Time;

/// A slice of the campaign; `synod check PROTOCOL --seeds 0..10000` plays the whole.
const SEEDS: u64 = 80;
const EVENTS: u64 = 15_000;

#[test]
fn no_property_is_violated_and_progress_resumes_after_healing() {
    for entry in registry().protocols() {
        let next = AtomicU64::new(0);
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| {
                    loop {
                        let seed = next.fetch_add(1, Ordering::Relaxed);
                        if seed >= SEEDS {
                            break;
                        }
                        let script = campaign::script(*entry, seed, Time::seconds(15));
                        let outcome = campaign::play(*entry, &script, EVENTS).expect("a script");
                        assert!(outcome.is_clean(), "{script}{outcome:?}");
                    }
                });
            }
        });
    }
}
