//! The session of a Player, shared with the panels beside it and with the JavaScript interface.

use std::cell::RefCell;
use std::rc::Rc;

use playground::{Change, Command, Refusal, Session, Snapshot};
use scenario::Mistake;

/// A session that several parts of the page ask and change. Two are equal if they are the same one.
#[derive(Clone)]
pub(crate) struct SharedSession(Rc<RefCell<Session>>);

impl PartialEq for SharedSession {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl SharedSession {
    /// Opens a script at its beginning.
    ///
    /// # Errors
    /// Every mistake in the script.
    pub(crate) fn open(script: &str) -> Result<Self, Vec<Mistake>> {
        Session::open(crate::registry(), script).map(|session| Self(Rc::new(RefCell::new(session))))
    }

    /// Asks something that changes nothing.
    pub(crate) fn ask<R>(&self, question: impl FnOnce(&Session) -> R) -> R {
        question(&self.0.borrow())
    }

    /// Everything that is shown of this moment.
    pub(crate) fn snapshot(&self) -> Rc<Snapshot> {
        self.0.borrow().snapshot()
    }

    /// Does what a front end asks for. Whoever shows the session has to be told.
    ///
    /// # Errors
    /// Why it could not be done; everything is then as it was.
    pub(crate) fn apply(&self, command: Command) -> Result<Change, Refusal> {
        self.0.borrow_mut().apply(command)
    }

    /// Plays several commands in a row, without being asked anything in between.
    pub(crate) fn with<R>(&self, play: impl FnOnce(&mut Session) -> R) -> R {
        play(&mut self.0.borrow_mut())
    }
}
