//! Searching everything that can happen in a cluster, whichever protocol it runs.

use scenario::{Action, Mistake, Scenario, parse, parse_action};

pub use checker::explore::{
    Ask, Bounds, Choice, Cores, Disk, Fallen, Limit, Limits, Links, Progress, REQUESTS, Retold,
    Search, Status, Strategy,
};

use crate::registry;

/// What is to be searched, and how far.
#[derive(Clone, Debug)]
pub struct Question {
    /// The protocol, its options, the suspended rules, the furnished disks.
    pub scenario: Scenario,
    /// What may happen.
    pub bounds: Bounds,
    /// When it ends in any case.
    pub limits: Limits,
    /// In which order.
    pub strategy: Strategy,
}

impl Question {
    /// A search of the cluster that a script describes by its head and its furnished disks; its
    /// other lines do not count.
    ///
    /// # Errors
    /// Every mistake in the script.
    pub fn of(script: &str) -> Result<Self, Vec<Mistake>> {
        Ok(Self {
            scenario: parse(script, &registry::known())?,
            bounds: Bounds::default(),
            limits: Limits::default(),
            strategy: Strategy::Levels,
        })
    }

    /// Lets a client ask what a line of script says, such as `c2 put x B at 3`.
    ///
    /// # Errors
    /// What is wrong with the line, or why nobody may ask that too.
    pub fn ask(&mut self, line: &str) -> Result<(), String> {
        let action = parse_action(line, &self.scenario);
        let action = action.map_err(|mistakes| mistakes[0].to_string())?;
        let Action::Request { client, operation, at } = action else {
            return Err(format!("`{line}` asks for nothing; put x A at 1 would"));
        };
        let client = client.unwrap_or(protocol::ClientId(1));
        if self.bounds.requests.iter().any(|ask| ask.client == client) {
            return Err(format!("{client} asks already, and each client asks once in a search"));
        }
        if self.bounds.requests.len() == REQUESTS {
            return Err(format!("a search has at most {REQUESTS} requests"));
        }
        self.bounds.requests.push(Ask { client, operation, at });
        Ok(())
    }

    /// A search that has not begun.
    ///
    /// # Errors
    /// A furnished disk that the protocol does not understand.
    pub fn search(&self) -> Result<Search, Mistake> {
        let space = self.space()?;
        Ok(Search::new(Box::new(space), &self.bounds, self.limits, self.strategy))
    }

    /// The same, level by level, with what [`Search::stuck`] needs.
    ///
    /// # Errors
    /// A furnished disk that the protocol does not understand.
    pub fn search_for_progress(&self) -> Result<Search, Mistake> {
        Ok(Search::for_progress(Box::new(self.space()?), &self.bounds, self.limits))
    }

    fn space(&self) -> Result<Cores, Mistake> {
        registry::explore(&self.scenario, &self.bounds)
            .map_err(|unknown| Mistake::about_given(&self.scenario.to_string(), &unknown))
    }
}
