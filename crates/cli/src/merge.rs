//! `synod merge`

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use clap::Args;

use crate::Outcome;
use crate::results::{Header, Results};
use crate::total::Total;

/// Adds up the results of campaigns that differ only in their seeds, and reports what one campaign
/// of all these seeds would. Refuses parts of which one is missing.
#[derive(Args)]
pub(crate) struct Merge {
    /// What `synod check --results FILE` has left.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Merge {
    pub(crate) fn run(&self) -> Outcome {
        let mut total = Total::default();
        let mut first: Option<Header> = None;
        let mut owners: BTreeMap<u64, &PathBuf> = BTreeMap::new();
        let mut campaigns: Vec<Range<u64>> = Vec::new();
        for file in &self.files {
            let mut results = Results::read(file)?;
            let name = file.display();
            let Some(header) = results.header else {
                return Err(format!("{name}: there are no results in it"));
            };
            let known = first.get_or_insert_with(|| header.clone());
            if let Some(differences) = known.differs(&header, true) {
                return Err(format!("{name} is of another campaign: its {differences}"));
            }
            let (played, wanted) = (results.played.len(), header.count());
            if played < wanted {
                return Err(format!(
                    "{name}: {played} of {wanted} seeds are played; the same check again plays the rest"
                ));
            }
            campaigns.push(header.seeds);
            results.played.sort_by_key(|played| played.seed);
            for played in &results.played {
                if let Some(other) = owners.insert(played.seed, file) {
                    return Err(format!(
                        "seed {} is in {} and in {name}",
                        played.seed,
                        other.display()
                    ));
                }
                total.add(played);
            }
        }
        let mut missing = campaigns.into_iter().flatten().filter(|seed| !owners.contains_key(seed));
        if let Some(seed) = missing.next() {
            return Err(format!("seed {seed} is in none of these files; a shard is missing"));
        }
        let header = first.ok_or("no results")?;
        let info = crate::protocol(&header.protocol)?.info;
        let faults: Vec<&str> = header.nemesis.split(',').collect();
        Ok(total.report(info, &faults, header.suspend.is_some()))
    }
}
