//! The timer on the projector. Times are seconds since the window was opened.

use std::time::Duration;

/// How long the timer can be set to run, in seconds.
pub(crate) const LENGTHS: [u16; 6] = [30, 60, 120, 180, 300, 600];

/// How long it runs at first, in seconds.
const USUAL: u16 = 120;

/// A timer that counts down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Timer {
    /// The full time, in seconds.
    length: u16,
    clock: Clock,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Clock {
    /// The full time is left.
    Ready,
    Runs {
        until: f64,
    },
    Pauses {
        left: f64,
    },
}

impl Default for Timer {
    fn default() -> Self {
        Self {
            length: USUAL,
            clock: Clock::Ready,
        }
    }
}

impl Timer {
    /// The full time, in seconds.
    pub(crate) const fn length(self) -> u16 {
        self.length
    }

    /// Sets the full time, and the timer back to it.
    pub(crate) fn set_length(&mut self, seconds: u16) {
        self.length = seconds;
        self.reset();
    }

    /// Sets the timer back to its full time, where it stands still.
    pub(crate) fn reset(&mut self) {
        self.clock = Clock::Ready;
    }

    /// Starts the timer, or lets it pause; one that is over begins anew.
    pub(crate) fn start_or_pause(&mut self, now: f64) {
        let left = self.left(now);
        self.clock = if self.runs(now) {
            Clock::Pauses { left }
        } else {
            let left = if left > 0.0 { left } else { self.length.into() };
            Clock::Runs { until: now + left }
        };
    }

    /// Whether it counts down.
    pub(crate) fn runs(self, now: f64) -> bool {
        matches!(self.clock, Clock::Runs { until } if until > now)
    }

    /// Whether the full time is left and nothing counts it down.
    pub(crate) const fn is_ready(self) -> bool {
        matches!(self.clock, Clock::Ready)
    }

    /// Whether it has counted down to nothing.
    pub(crate) fn is_over(self, now: f64) -> bool {
        matches!(self.clock, Clock::Runs { until } if until <= now)
    }

    /// The seconds that are left, each begun one counted as a whole.
    pub(crate) fn seconds(self, now: f64) -> u16 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most the full time, and never negative"
        )]
        let seconds = self.left(now).ceil() as u16;
        seconds
    }

    /// When another second is told; `None` where it stands still.
    pub(crate) fn next(self, now: f64) -> Option<Duration> {
        let left = self.left(now);
        let rest = left - (left.ceil() - 1.0);
        // Not a moment before: the same second would be told again.
        self.runs(now)
            .then(|| Duration::from_secs_f64(rest.clamp(0.0, 1.0) + 0.005))
    }

    fn left(self, now: f64) -> f64 {
        match self.clock {
            Clock::Ready => self.length.into(),
            Clock::Runs { until } => (until - now).max(0.0),
            Clock::Pauses { left } => left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Timer;

    #[test]
    fn it_counts_down_pauses_and_goes_on_where_it_was() {
        let mut timer = Timer::default();
        assert_eq!((timer.seconds(7.0), timer.next(7.0)), (120, None));
        timer.start_or_pause(10.0);
        assert_eq!((timer.seconds(10.0), timer.seconds(10.5)), (120, 120));
        assert_eq!(timer.seconds(11.25), 119);
        timer.start_or_pause(40.5);
        assert!(!timer.runs(41.0) && timer.next(41.0).is_none());
        assert_eq!(timer.seconds(500.0), 90);
        timer.start_or_pause(500.0);
        assert_eq!(timer.seconds(501.0), 89);
        assert!(!timer.is_over(589.4) && timer.is_over(589.5));
        assert_eq!(timer.seconds(700.0), 0);
    }

    #[test]
    fn one_that_is_over_begins_anew_and_one_that_is_set_back_stands_still() {
        let mut timer = Timer::default();
        timer.set_length(60);
        timer.start_or_pause(0.0);
        assert!(timer.is_over(60.0) && timer.next(60.0).is_none());
        timer.start_or_pause(61.0);
        assert_eq!((timer.runs(61.0), timer.seconds(61.0)), (true, 60));
        timer.reset();
        assert_eq!((timer.is_ready(), timer.seconds(99.0)), (true, 60));
    }

    #[test]
    fn it_is_looked_at_again_when_another_second_is_told() {
        let mut timer = Timer::default();
        timer.start_or_pause(0.0);
        let mut now = 0.3;
        for second in (0..120).rev() {
            now += timer.next(now).expect("it runs").as_secs_f64();
            assert_eq!(timer.seconds(now), second, "at {now}");
        }
    }
}
