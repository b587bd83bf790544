//! How long a practice takes the person who answers, learnt from the time between answers.

/// Seconds that a practice takes before anything is known: 150 words to read, and a moment to think.
const ORDINARY: f64 = 50.0;

/// The ordinary pace counts as much as this many answers.
const ORDINARY_WEIGHT: f64 = 4.0;

/// The longest wait that counts, in seconds; longer ones count as this.
const LONGEST: f64 = 180.0;

/// A wait of more seconds than this is a break and does not count.
const BREAK: f64 = 600.0;

/// The pace of the answers in one session. Times are seconds since the window was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Pace {
    /// When work on the current practice began; `None` while nobody answers.
    since: Option<f64>,
    /// What the counted answers took.
    seconds: f64,
    /// How many answers were counted.
    answers: u32,
}

impl Pace {
    /// Starts the clock, unless it runs.
    pub(crate) fn begin(&mut self, now: f64) {
        self.since.get_or_insert(now);
    }

    /// Stops the clock until [`Self::begin`].
    pub(crate) fn pause(&mut self) {
        self.since = None;
    }

    /// Counts the first answer to a practice.
    pub(crate) fn answered(&mut self, now: f64) {
        let took = self.since.map(|since| (now - since).max(0.0));
        self.since = Some(now);
        if let Some(took) = took.filter(|took| *took <= BREAK) {
            self.seconds += took.min(LONGEST);
            self.answers += 1;
        }
    }

    /// Seconds that one more practice will take.
    pub(crate) fn seconds(&self) -> f64 {
        let ordinary = ORDINARY * ORDINARY_WEIGHT;
        (ordinary + self.seconds) / (ORDINARY_WEIGHT + f64::from(self.answers))
    }

    /// Minutes that so many practices will take, rounded up; 0 for none.
    pub(crate) fn minutes(&self, practices: usize) -> usize {
        let practices = f64::from(u32::try_from(practices).unwrap_or(u32::MAX));
        let minutes = (practices * self.seconds() / 60.0).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count of minutes, never negative"
        )]
        let whole = minutes as usize;
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    /// A pace after answers that took so many seconds each.
    fn after(waits: &[f64]) -> Pace {
        let mut pace = Pace::default();
        let mut now = 7.0;
        pace.begin(now);
        for wait in waits {
            now += wait;
            pace.answered(now);
        }
        pace
    }

    fn whole_seconds(pace: Pace) -> String {
        format!("{:.0}", pace.seconds())
    }

    #[test]
    fn before_the_first_answer_the_pace_is_the_ordinary_one() {
        assert_eq!(whole_seconds(Pace::default()), "50");
        assert_eq!(Pace::default().minutes(15), 13);
        assert_eq!(Pace::default().minutes(0), 0);
    }

    #[test]
    fn the_pace_is_learnt_answer_by_answer() {
        // Four answers count as much as the ordinary pace.
        assert_eq!(whole_seconds(after(&[20.0; 4])), "35");
        assert_eq!(whole_seconds(after(&[20.0; 16])), "26");
        assert_eq!(whole_seconds(after(&[100.0; 4])), "75");
        assert!(after(&[20.0; 5]).minutes(15) < Pace::default().minutes(15));
    }

    #[test]
    fn a_break_does_not_count_and_a_long_wait_counts_in_part() {
        assert_eq!(after(&[20.0, 1_800.0, 20.0]), {
            let mut without = after(&[20.0, 20.0]);
            without.since = Some(7.0 + 1_840.0);
            without
        });
        assert_eq!(whole_seconds(after(&[400.0])), "76");
    }

    #[test]
    fn time_on_other_screens_does_not_count() {
        let mut pace = after(&[20.0]);
        pace.pause();
        pace.begin(500.0);
        pace.answered(520.0);
        assert_eq!(whole_seconds(pace), whole_seconds(after(&[20.0, 20.0])));
    }

    #[test]
    fn a_clock_that_goes_back_takes_nothing_off() {
        assert_eq!(whole_seconds(after(&[-30.0])), "40");
    }
}
