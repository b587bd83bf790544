//! What a slide says of the decision: the same figures and dates, in fewer words.

use super::Said;
use crate::advice::Task;
use crate::report::worth as says;

impl Said<'_> {
    /// When a step is due, and that it is late.
    #[must_use]
    pub fn due_in_short(&self, task: Task<'_>) -> String {
        let Some(due) = task.due() else {
            return self.text("decision-no-date");
        };
        let date = self.words.date(due);
        if task.late().is_none() {
            return date;
        }
        self.words.with("decision-late", &facts!(date))
    }

    /// What the proposed steps cost and bring, each figure with its heading; empty where that is not
    /// known.
    #[must_use]
    pub fn figures(&self) -> Vec<(String, String)> {
        let words = self.words;
        let course = self.decision.course();
        let Some((course, worth)) = course.and_then(|it| Some((it, it.worth.as_ref()?))) else {
            return Vec::new();
        };
        let Some(sum) = says::sum(worth) else {
            return Vec::new();
        };
        let span = says::span(words, worth.horizon_years);
        let mut figures = vec![
            (
                words.with("slide-costs", &facts!(span)),
                self.money_as_it_is(sum.cost),
            ),
            (self.text("slide-brings"), self.money_as_it_is(sum.brings)),
        ];
        if let Some(brings) = self.decision.brings {
            let (low, high) = (self.about(brings.low), self.about(brings.high));
            figures.push((
                self.text("slide-range"),
                words.with("slide-from-to", &facts!(low, high)),
            ));
        }
        if let Some(drawn) = course.drawn {
            let percent = drawn.percent();
            figures.push((
                self.text("slide-pays"),
                words.with("slide-chance", &facts!(percent)),
            ));
        }
        figures
    }

    /// The money of the proposed steps in sentences, where there are no figures of it.
    #[must_use]
    pub fn money_without_figures(&self) -> Vec<String> {
        if self.case().inputs.is_empty() {
            let known = self
                .decision
                .course()
                .map(|_| self.text("slide-money-none"));
            return known.into_iter().collect();
        }
        self.money()
    }
}
