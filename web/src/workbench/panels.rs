//! Which panels are open beside a Player and over it.

use scene::Target;

use crate::player::playing::Selection;

/// Something that opens over the page. One at most is open.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Panel {
    Setup,
    Share,
    Help,
    Faults,
    Administration,
    Claims,
    Search,
    Compare,
    Palette,
    Legend,
    /// A request, of the node with this number or of whichever leads.
    Request(Option<u32>),
    /// More to do with something.
    More(Target),
}

impl Panel {
    /// Whether it closes once something was done to the cluster.
    const fn closes_when_done(self) -> bool {
        !matches!(self, Self::Setup | Self::Share | Self::Search | Self::Compare)
    }
}

/// A tab of the column beside the stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tab {
    /// By hand, what can happen next.
    Next,
    #[default]
    Node,
    Events,
    Operations,
    Numbers,
    Rules,
    /// The script, where there is no room for a column.
    Script,
}

/// What is open.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Panels {
    pub(crate) panel: Option<Panel>,
    pub(crate) tab: Tab,
    /// On a phone, the sheet with the tabs is pulled up.
    pub(crate) sheet: bool,
    /// Stage and caption stand alone, for a room.
    pub(crate) presents: bool,
    /// The script stands beside the stage.
    pub(crate) script: bool,
    /// The rule that was asked for, to be brought into sight.
    pub(crate) rule: Option<&'static str>,
    /// The list of what can happen next is to have the keyboard.
    pub(crate) reach: bool,
}

/// What panels take notice of when the Player shows something else.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Noticed {
    pub(crate) by_hand: bool,
    pub(crate) selection: Selection,
    /// Something was done to the script on this page.
    pub(crate) done: bool,
    /// Another scenario was opened.
    pub(crate) opened: bool,
    /// Sides of a split are being chosen.
    pub(crate) splitting: bool,
}

impl Panels {
    /// Opens a panel, or closes it if it is open.
    pub(crate) fn toggle(&mut self, panel: Panel) {
        self.panel = (self.panel != Some(panel)).then_some(panel);
    }

    /// Shows a tab, on a phone in the sheet.
    pub(crate) fn show(&mut self, tab: Tab) {
        (self.tab, self.sheet) = (tab, true);
    }

    /// Shows a rule.
    pub(crate) fn show_rule(&mut self, rule: &'static str) {
        self.show(Tab::Rules);
        self.rule = Some(rule);
    }

    /// Shows the script, or puts it away.
    pub(crate) fn show_script(&mut self, shown: bool) {
        self.script = shown;
        if !shown && self.tab == Tab::Script {
            self.tab = Tab::Node;
        }
    }

    /// The innermost thing that is open is closed. Returns false if nothing was.
    pub(crate) fn let_go(&mut self) -> bool {
        if self.panel.take().is_some() {
            return true;
        }
        self.tab != Tab::Script && std::mem::take(&mut self.sheet)
    }

    /// Follows what the Player shows.
    pub(crate) fn follow(&mut self, before: Selection, now: Noticed) {
        let selection = now.selection;
        if now.done && self.panel.is_some_and(Panel::closes_when_done) || now.opened {
            self.panel = self.panel.filter(|panel| *panel == Panel::Setup);
        }
        if now.splitting {
            self.panel = None;
        }
        if before.target != selection.target {
            self.panel = None;
            match selection.target {
                Some(Target::Node(_)) => self.tab = Tab::Node,
                Some(_) => {}
                None if self.tab == Tab::Node => self.home(now.by_hand, selection),
                None => {}
            }
        }
        if selection.explained.is_some() && before.explained != selection.explained {
            self.show(Tab::Node);
        }
        if selection.operation.is_some() && before.operation != selection.operation {
            self.show(Tab::Operations);
        }
        self.home(now.by_hand, selection);
    }

    /// Shows the tab with which everything begins.
    fn home(&mut self, by_hand: bool, selection: Selection) {
        match (by_hand, self.tab) {
            (true, Tab::Node) if selection.target.is_none() => self.tab = Tab::Next,
            (false, Tab::Next) => self.tab = Tab::Node,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(target: Target) -> Selection {
        Selection { target: Some(target), ..Selection::default() }
    }

    fn noticed(selection: Selection) -> Noticed {
        Noticed { by_hand: false, selection, done: false, opened: false, splitting: false }
    }

    #[test]
    fn who_selects_a_node_sees_it() {
        let mut panels = Panels { tab: Tab::Rules, ..Panels::default() };
        let node = selected(Target::Node(2));
        panels.follow(Selection::default(), noticed(node));
        assert_eq!(panels.tab, Tab::Node);
        panels.tab = Tab::Rules;
        panels.follow(node, noticed(node));
        assert_eq!(panels.tab, Tab::Rules, "nothing else was selected");
    }

    #[test]
    fn by_hand_everything_begins_with_what_can_happen_next() {
        let mut panels = Panels::default();
        let hand = Noticed { by_hand: true, ..noticed(Selection::default()) };
        panels.follow(Selection::default(), hand);
        assert_eq!(panels.tab, Tab::Next);
        panels.follow(Selection::default(), noticed(Selection::default()));
        assert_eq!(panels.tab, Tab::Node);
    }

    #[test]
    fn a_menu_closes_when_something_was_done_and_the_set_up_stays() {
        let done = Noticed { done: true, ..noticed(Selection::default()) };
        for (panel, left) in [(Panel::Faults, None), (Panel::Setup, Some(Panel::Setup))] {
            let mut panels = Panels { panel: Some(panel), ..Panels::default() };
            panels.follow(Selection::default(), done);
            assert_eq!(panels.panel, left);
        }
    }

    #[test]
    fn escape_closes_a_panel_before_the_sheet() {
        let (panel, sheet) = (Some(Panel::Help), true);
        let mut panels = Panels { panel, sheet, ..Panels::default() };
        assert!(panels.let_go() && panels.panel.is_none() && panels.sheet);
        assert!(panels.let_go() && !panels.sheet);
        assert!(!panels.let_go());
    }
}
