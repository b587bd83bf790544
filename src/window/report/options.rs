//! What the report shows, and on which paper.

use egui::{Checkbox, RichText, Ui};

use crate::analysis;
use crate::report::{Extent, Paper, Redaction, SectionKind, wording};
use crate::scoring::disclosure::{LEAST_GROUP, SMALLEST_GROUP, SmallestGroup};
use crate::window::derived;
use crate::window::frame::action::Spot;
use crate::window::report::action::{ReportAction, ReportChange};
use crate::window::report::{branding, files};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, field, fold, page};

/// Shows the options; the pages follow at once.
pub(crate) fn options_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.spacing_mut().item_spacing.y = space::XS + 2.0;
    warning_ui(ui, view);
    extent_ui(ui, view);
    fold::fold_ui(
        ui,
        "report_sections",
        &view.text("preview-sections"),
        |ui| {
            sections_ui(ui, view);
        },
    );
    ui.add_space(space::S);
    form_ui(ui, view);
    ui.add_space(space::S);
    paper_ui(ui, view);
    ui.add_space(space::S);
    date_ui(ui, view);
    ui.add_space(space::S);
    redaction_ui(ui, view);
    ui.add_space(space::S);
    attachment_ui(ui, view);
    ui.add_space(space::M);
    fold::fold_ui(ui, "report_looks", &view.text("preview-looks"), |ui| {
        branding::branding_ui(ui, view);
    });
    ui.add_space(space::S);
    fold::fold_ui(ui, "report_files", &view.text("preview-files"), |ui| {
        files::files_ui(ui, view);
    });
    ui.add_space(space::M);
}

fn change(view: &mut View<'_>, change: ReportChange) {
    view.push(ReportAction::Change(change));
}

/// Warns of open practices, which make the place uncertain.
fn warning_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let progress = derived::progress(view.session);
    let open = progress.asked - progress.answered;
    if open > 0 {
        let text = if progress.answered == 0 {
            view.text("window-report-unanswered")
        } else {
            view.with("window-report-open", &facts!(count = open))
        };
        ui.label(RichText::new(text).color(view.palette.warn));
        ui.add_space(space::S);
    }
}

fn extent_ui(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.state.choice.extent;
    ui.label(theme::strong(view.text("preview-extent")));
    let extents = [
        (Extent::Short, "preview-extent-short"),
        (Extent::Standard, "preview-extent-standard"),
        (Extent::Full, "preview-extent-full"),
        (Extent::HandOut, "preview-extent-hand-out"),
        (Extent::Slide, "preview-extent-slide"),
        (Extent::Owners, "preview-extent-owners"),
    ];
    let extents = extents.map(|(extent, key)| (extent, view.text(key)));
    if let Some(extent) = button::radios_ui(ui, view, &now, extents) {
        change(view, ReportChange::Extent(extent));
    }
    ui.label(view.muted(view.text(match now {
        Extent::Short => "preview-extent-short-note",
        Extent::Standard => "preview-extent-standard-note",
        Extent::Full => "preview-extent-full-note",
        Extent::HandOut => "preview-extent-hand-out-note",
        Extent::Slide => "preview-extent-slide-note",
        Extent::Owners => "preview-extent-owners-note",
    })));
}

/// A box for each section: first those of the report, then those of its appendix.
fn sections_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let options = view.state.report_options(view.session);
    let mut in_appendix = false;
    for kind in SectionKind::switchable() {
        if kind.is_appendix() && !in_appendix {
            in_appendix = true;
            ui.label(view.muted(view.text("preview-appendix")));
        }
        let Some(title) = kind.title() else { continue };
        // Without an earlier assessment there is nothing to tell, nor of what was not measured or planned.
        let assessment = &view.session.assessment;
        let has_nothing = match kind {
            SectionKind::Change => options.before.is_empty(),
            SectionKind::Outcomes => assessment.outcomes.is_empty(),
            SectionKind::Status => assessment.plan.is_empty() && assessment.own_steps.is_empty(),
            SectionKind::Paid => assessment
                .check_ins
                .values()
                .all(|it| it.observed.is_empty()),
            _ => false,
        };
        if has_nothing {
            continue;
        }
        let mut shows = options.shows(kind);
        if field::tick_ui(ui, &mut shows, view.text(title)).changed() {
            change(view, ReportChange::Section(kind, shows));
        }
    }
}

fn form_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    if view.questionnaire().short_form.is_empty() {
        return;
    }
    let now = view.state.choice.form;
    let now = now.unwrap_or(view.session.assessment.form);
    ui.label(theme::strong(view.text("window-report-form")));
    if let Some(form) = button::forms_ui(ui, view, now) {
        change(view, ReportChange::Form(form));
    }
}

fn paper_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.label(theme::strong(view.text("window-report-paper")));
    let papers = [
        (Paper::A4, view.text("window-report-a4")),
        (Paper::Letter, view.text("window-report-letter")),
    ];
    if let Some(paper) = button::radios_ui(ui, view, &view.state.choice.paper, papers) {
        change(view, ReportChange::Paper(paper));
    }
}

fn date_ui(ui: &mut Ui, view: &mut View<'_>) {
    let shown = view.state.choice.date.unwrap_or(view.state.today);
    ui.scope(|ui| {
        ui.set_max_width(180.0);
        let label = view.text("window-report-date");
        if let Some(date) = field::date_ui(ui, view, "date-on-report", &label, Some(shown)) {
            change(view, ReportChange::Date(date));
        }
    });
}

fn redaction_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let now = view.state.choice.redaction;
    let title = view.text("preview-left-out");
    let heading = ui.label(theme::strong(&title));
    page::heading_spot(ui, view, Spot::Names, (&heading, &title));
    let mut next = now;
    let mut all = now == Redaction::ALL;
    let everything = view.text("preview-left-out-all");
    if field::tick_ui(ui, &mut all, everything).changed() {
        next = if all {
            Redaction::ALL
        } else {
            Redaction::default()
        };
    }
    for (left_out, key) in [
        (&mut next.notes, "preview-left-out-notes"),
        (&mut next.evidence, "preview-left-out-evidence"),
        (&mut next.names, "preview-left-out-names"),
        (&mut next.respondents, "preview-left-out-respondents"),
    ] {
        field::tick_ui(ui, left_out, view.text(key));
    }
    if next != now {
        change(view, ReportChange::LeaveOut(next));
    }
    let options = view.state.report_options(view.session);
    let people = derived::respondents(view.session, options.form);
    let left_out = options.left_out(people);
    if left_out.respondents || left_out.names {
        smallest_group_ui(ui, view);
    }
    if left_out.respondents {
        people_ui(ui, view, people);
    }
}

/// How many people the figures rest on, and whether a file that was passed on gives them away.
fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>, people: usize) {
    let least = view.state.choice.smallest_group;
    if people > 0 && !least.allows(people) {
        let text = wording::too_few(view.words, people, least);
        ui.label(RichText::new(text).color(view.palette.warn));
        return;
    }
    ui.label(view.muted(view.with("preview-people-shown", &facts!(people))));
    let form = view.state.report_options(view.session).form;
    if let Some(before) = analysis::revealing_release(&view.session.assessment, form, least) {
        let text = wording::release(view.words, before);
        ui.label(RichText::new(text).color(view.palette.warn));
    }
}

/// The smallest groups to choose from, in people.
const SMALLEST_GROUPS: [usize; 4] = [LEAST_GROUP, 4, SMALLEST_GROUP, 8];

/// The smallest group whose figures are shown.
fn smallest_group_ui(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.state.choice.smallest_group;
    ui.label(view.muted(view.text("preview-smallest-group")));
    ui.horizontal_wrapped(|ui| {
        for people in SMALLEST_GROUPS {
            let name = view.with("preview-smallest-group-of", &facts!(people));
            let on = people == now.people();
            if button::radio_ui(ui, view, on, &people.to_string(), &name).clicked() {
                change(
                    view,
                    ReportChange::SmallestGroup(SmallestGroup::new(people)),
                );
            }
        }
    });
}

/// Whether the PDF carries the assessment: not while something is left out of the report.
fn attachment_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let choice = &view.state.choice;
    let barred = choice.bars_attachment(view.session);
    let mut on = choice.carries(view.session);
    let text = view.text("preview-attach");
    let note = view.text(barred.unwrap_or("preview-attach-note"));
    ui.label(theme::strong(view.text("preview-attach-title")));
    let tick = Checkbox::new(&mut on, text);
    let asked = theme::outlined_ui(ui, |ui| ui.add_enabled(barred.is_none(), tick));
    let ctx = ui.ctx();
    ctx.accesskit_node_builder(asked.id, |node| node.set_description(note.as_str()));
    if asked.changed() {
        change(view, ReportChange::Attach(on));
    }
    ui.label(view.muted(note));
}
