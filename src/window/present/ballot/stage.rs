//! The stage that a ballot and the projector share: what is decided about one is ordered of the other.

use crate::ballot::{Order, Stage};
use crate::model::PracticeId;
use crate::window::present::ballot::state::{LiveBallot, Running};
use crate::window::session::Session;

impl Session {
    /// The ballot on which all vote together on a practice now.
    pub(crate) fn ballot_on(&self, practice: &PracticeId) -> Option<&Running> {
        let running = self.ballot.as_ref()?.running()?;
        let is_on = running.session.practice_now() == Some(practice);
        is_on.then_some(running)
    }

    /// Whether a ballot is at work.
    pub(crate) fn has_ballot(&self) -> bool {
        self.ballot.as_ref().is_some_and(LiveBallot::is_at_work)
    }

    fn running_mut(&mut self) -> Option<&mut Running> {
        self.ballot.as_mut()?.running_mut()
    }

    /// Has the votes on phones revealed where they are open; gives whether that is what is to happen.
    pub(crate) fn reveal_on_phones(&mut self) -> bool {
        let practice = self.presenter.practice().cloned();
        let Some(running) = self.running_mut() else {
            return false;
        };
        let is_open =
            matches!(running.session.stage(), Stage::Voting(now) if Some(now) == practice.as_ref());
        if is_open {
            running.orders.push(Order::Reveal);
        }
        is_open
    }

    /// Has phones vote again on a practice where they vote on it; gives whether that is what is to happen.
    pub(crate) fn vote_again_on_phones(&mut self, practice: &PracticeId) -> bool {
        let Some(running) = self.running_mut() else {
            return false;
        };
        let is_on = running.session.practice_now() == Some(practice);
        if is_on && matches!(running.session.stage(), Stage::Revealed(_)) {
            running.orders.push(Order::Again);
        }
        is_on
    }

    /// Has phones count down with the timer while they vote.
    pub(crate) fn time_on_phones(&mut self, now: f64) {
        let timer = self.presenter.timer;
        let Some(running) = self.running_mut() else {
            return;
        };
        if matches!(running.session.stage(), Stage::Voting(_)) {
            running.orders.push(if timer.runs(now) {
                Order::Countdown(timer.seconds(now).into())
            } else {
                Order::Hold
            });
        }
    }
}
