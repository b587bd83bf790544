//! A row an assessment.

use super::column::{Column, DataType, Datum};
use super::rule::rule_digest;
use super::source::Source;

pub(super) fn columns<'a>() -> Vec<Column<Source<'a>>> {
    use DataType::{Flag, Number, Text, Whole};
    vec![
        Column::new("previous_id", Text, |it| {
            let previous = it.assessment.identity.previous;
            previous.map_or(Datum::Empty, |id| Datum::text(&id.to_string()))
        }),
        Column::new("file", Text, |it| Datum::text(it.filed.file)),
        Column::new("is_latest", Flag, |it| Datum::Flag(it.filed.is_latest)),
        Column::new("rule", Text, |it| {
            let assessment = &it.assessment;
            Datum::text(&rule_digest(&assessment.questionnaire, assessment.form))
        }),
        Column::new("lowest_level", Whole, |it| {
            Datum::whole(it.numbering().lowest())
        }),
        Column::new("levels", Whole, |it| {
            Datum::whole(it.assessment.questionnaire.level_count())
        }),
        Column::new("smallest_group", Whole, |it| {
            let withheld = it.analysis.withheld.as_ref();
            withheld.map_or(Datum::Empty, |it| Datum::count(it.least.people()))
        }),
        Column::new("respondents", Whole, |it| {
            if it.hides_all() {
                Datum::Empty
            } else {
                Datum::count(it.analysis.profile.respondents)
            }
        }),
        Column::new("low", Whole, |it| it.low(place(it).claimed)),
        Column::new("high", Whole, |it| it.high(place(it).claimed)),
        Column::new("evidenced_low", Whole, |it| it.low(place(it).evidenced)),
        Column::new("evidenced_high", Whole, |it| it.high(place(it).evidenced)),
        Column::new("checked_low", Whole, |it| it.low(place(it).checked)),
        Column::new("checked_high", Whole, |it| it.high(place(it).checked)),
        Column::new("not_applicable_low", Whole, |it| {
            it.low(place(it).not_applicable_as_lowest)
        }),
        Column::new("not_applicable_high", Whole, |it| {
            it.high(place(it).not_applicable_as_lowest)
        }),
        Column::new("provisional", Flag, |it| {
            Datum::Flag(it.analysis.profile.provisional)
        }),
        Column::new("uneven", Flag, |it| Datum::Flag(it.analysis.profile.uneven)),
        Column::new("index_tenths", Whole, |it| {
            Datum::maybe(it.analysis.profile.index.map(|index| index.tenths))
        }),
        Column::new("closed", Flag, |it| {
            Datum::Flag(it.assessment.closed.is_some())
        }),
        Column::new("plan_steps", Whole, |it| {
            let roadmap = &it.analysis.roadmap;
            Datum::count(roadmap.steps.len() + roadmap.own.len())
        }),
        Column::new("days_to_do", Whole, |it| {
            Datum::whole(it.analysis.to_do.days)
        }),
        Column::new("steps_without_days", Whole, |it| {
            Datum::count(it.analysis.to_do.unstated)
        }),
        Column::new("net", Number, |it| {
            let net = it.analysis.worth.npv.map(|net| net.round_dp(2).to_string());
            let net = net.and_then(|net| net.parse().ok());
            net.map_or(Datum::Empty, Datum::Number)
        }),
        Column::new("currency", Text, |it| {
            Datum::text(&it.assessment.business_case.currency)
        }),
    ]
}

fn place(source: &Source) -> crate::scoring::Placement {
    source.analysis.profile.placement
}
