//! What the page does to a scenario while somebody plays.

use protocol::Info;

use crate::action::Action;
use crate::scenario::{Line, Moment, RunMode, Scenario, Statement, WorldSettings};

impl Scenario {
    /// This protocol in the usual world, where nothing is done to it.
    pub fn of(protocol: &'static Info) -> Self {
        Self {
            protocols: vec![protocol],
            world: WorldSettings::default(),
            options: Vec::new(),
            suspended: Vec::new(),
            given: Vec::new(),
            lines: Vec::new(),
            end: None,
        }
    }

    /// Every line with the moment at which it takes place: a line without one takes that of the
    /// line above, and the first that of the beginning.
    pub fn timeline(&self) -> Vec<(Moment, &Line)> {
        let mut now = Moment::default();
        let resolve = |line| {
            now = Line::moment_after(line, now);
            (now, line)
        };
        self.lines.iter().map(resolve).collect()
    }

    /// Puts an action behind all lines up to `at`; by hand, where there is no time, behind all.
    /// Returns the place of its line.
    pub fn insert(&mut self, at: Moment, action: Action) -> usize {
        self.insert_line(at, Statement::Action(action))
    }

    pub(crate) fn insert_line(&mut self, at: Moment, what: Statement) -> usize {
        let hand = self.world.by == RunMode::Hand;
        let later = self.timeline().iter().position(|&(moment, _)| moment > at && !hand);
        let place = later.unwrap_or(self.lines.len());
        let moment = (!hand).then_some(at);
        self.lines.insert(place, Line { moment, what });
        place
    }
}

impl Line {
    fn moment_after(&self, above: Moment) -> Moment {
        self.moment.unwrap_or(above)
    }
}

/// Protocols are compared by name, options and suspended rules by what they amount to.
impl PartialEq for Scenario {
    fn eq(&self, other: &Self) -> bool {
        let ids = |of: &Self| of.protocols.iter().map(|info| info.id).collect::<Vec<_>>();
        ids(self) == ids(other)
            && self.world == other.world
            && self.chosen() == other.chosen()
            && self.suspended_ids() == other.suspended_ids()
            && self.given == other.given
            && self.lines == other.lines
            && self.end == other.end
    }
}

impl Eq for Scenario {}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Time;

    fn note(text: &str) -> Action {
        Action::Note(text.to_string())
    }

    fn at(seconds: u64) -> Moment {
        Moment { time: Time::seconds(seconds), after: None }
    }

    fn empty() -> Scenario {
        let world = WorldSettings::default();
        let (options, suspended, given, lines) = (vec![], vec![], vec![], vec![]);
        Scenario { protocols: vec![], world, options, suspended, given, lines, end: None }
    }

    fn notes(scenario: &Scenario) -> String {
        let lines: Vec<_> = scenario.lines.iter().map(Line::to_string).collect();
        lines.join("; ")
    }

    #[test]
    fn an_action_goes_behind_all_lines_of_its_moment() {
        let mut scenario = empty();
        scenario.insert(at(2), note("c"));
        scenario.insert(at(1), note("a"));
        scenario.lines.insert(1, Line { moment: None, what: Statement::Action(note("b")) });
        scenario.insert(at(1), note("x"));
        assert_eq!(notes(&scenario), "1s note a; note b; 1s note x; 2s note c");
    }

    #[test]
    fn within_an_instant_places_count() {
        let mut scenario = empty();
        let third = Moment { after: Some(3), ..at(1) };
        scenario.insert(third, note("later"));
        scenario.insert(at(1), note("before all"));
        assert_eq!(notes(&scenario), "1s note before all; 1s~3 note later");
    }

    #[test]
    fn by_hand_an_action_goes_to_the_end_without_a_moment() {
        let mut scenario = empty();
        scenario.world.by = RunMode::Hand;
        scenario.insert(at(9), note("a"));
        scenario.insert(at(0), note("b"));
        assert_eq!(notes(&scenario), "note a; note b");
    }

    #[test]
    fn a_line_without_moment_takes_that_of_the_line_above() {
        let mut scenario = empty();
        scenario.lines.push(Line { moment: None, what: Statement::Action(note("a")) });
        scenario.insert(at(3), note("b"));
        scenario.lines.push(Line { moment: None, what: Statement::Action(note("c")) });
        let moments: Vec<_> = scenario.timeline().iter().map(|&(moment, _)| moment).collect();
        assert_eq!(moments, [at(0), at(3), at(3)]);
    }
}
