//! The extents of the report, and what is left out of it.

use continuum::export::pdf;
use continuum::format::bundled;
use continuum::layout::{Group, Page, Role};
use continuum::model::{
    Assessment, Consensus, Digest, Edit, ElementId, Estimate, Evidence, EvidenceFile, Finding,
    Form, HalfLevels, Input, Measure, MeasureKind, Observed, PracticeId, Rating, Respondent,
    Response, ResponseField, Status,
};
use continuum::report::{
    Block, Extent, Landmark, Link, Paper, Redaction, Report, ReportOptions, SectionChoice,
    SectionKind, Span, compose,
};
use continuum::words::Words;
use jiff::civil::date;
use rust_decimal::Decimal;

const SAMPLES: [&str; 3] = ["manager", "team", "team-year-earlier"];

fn sample(name: &str) -> Assessment {
    bundled::samples()
        .iter()
        .find(|sample| sample.name == name)
        .expect("a bundled sample")
        .assessment()
}

fn options(assessment: &Assessment, extent: Extent, paper: Paper) -> ReportOptions {
    ReportOptions {
        extent,
        ..ReportOptions::new(assessment.form, paper, date(2026, 6, 1))
    }
}

fn count(name: &str, extent: Extent, paper: Paper) -> usize {
    let assessment = sample(name);
    let options = options(&assessment, extent, paper);
    let pages = pdf::pages(&assessment, &options, &Words::english());
    pages.expect("the embedded fonts").len()
}

fn composed(assessment: &Assessment, extent: Extent, redaction: Redaction) -> Report {
    let options = ReportOptions {
        redaction,
        ..options(assessment, extent, Paper::A4)
    };
    compose(assessment, &options, &Words::english())
}

/// The full report with its appendix.
fn with_appendix(assessment: &Assessment, redaction: Redaction) -> Report {
    let options = ReportOptions {
        redaction,
        ..options(assessment, Extent::Standard, Paper::A4).with_appendix()
    };
    compose(assessment, &options, &Words::english())
}

fn all_texts(report: &Report) -> String {
    let mut all: Vec<&str> = report.texts().collect();
    all.extend([report.title.as_str(), report.author.as_str()]);
    let figures = blocks(report).filter_map(|block| match block {
        Block::Figure { scene, .. } => Some(scene),
        _ => None,
    });
    for scene in figures {
        all.push(&scene.summary);
        all.extend(scene.spots.iter().map(|spot| spot.description.as_str()));
    }
    all.join("\n")
}

/// Every block, those of the shorter variants too.
fn blocks(report: &Report) -> impl Iterator<Item = &Block> {
    let sections = report.sections.iter();
    sections.flat_map(|section| {
        section
            .blocks
            .iter()
            .chain(section.shorter.iter().flatten())
    })
}

fn spans(block: &Block) -> Vec<&Span> {
    match block {
        Block::Paragraph(paragraph) => paragraph.spans.iter().collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.flat_map(|cell| &cell.spans).collect()
        }
        Block::Heading { .. }
        | Block::Figure { .. }
        | Block::TableCaption { .. }
        | Block::Form(_) => Vec::new(),
    }
}

fn kinds(report: &Report) -> Vec<SectionKind> {
    report.sections.iter().map(|section| section.kind).collect()
}

#[test]
fn the_short_report_takes_two_pages() {
    for name in SAMPLES {
        for paper in [Paper::A4, Paper::Letter] {
            let pages = count(name, Extent::Short, paper);
            assert_eq!(pages, 2, "{name}, {paper:?}");
        }
    }
}

#[test]
fn the_hand_out_takes_four_pages_at_most() {
    for name in SAMPLES {
        for paper in [Paper::A4, Paper::Letter] {
            let pages = count(name, Extent::HandOut, paper);
            assert!(pages <= 4, "{name}, {paper:?}: {pages} pages");
        }
    }
}

#[test]
fn the_full_report_takes_twelve_pages_at_most_without_its_appendix_and_thirteen_on_letter() {
    for name in SAMPLES {
        for (paper, most) in [(Paper::A4, 12), (Paper::Letter, 13)] {
            let pages = count(name, Extent::Standard, paper);
            assert!(pages <= most, "{name}, {paper:?}: {pages} pages");
        }
    }
}

fn laid_out(assessment: &Assessment, extent: Extent, paper: Paper) -> Vec<Page> {
    let options = options(assessment, extent, paper);
    pdf::pages(assessment, &options, &Words::english()).expect("the embedded fonts")
}

/// The samples, an empty document, and the team's in each state that is told in another way: it does
/// not pay, nothing is left to do, everything is at the top.
fn slides() -> Vec<(&'static str, Assessment)> {
    let mut all: Vec<_> = SAMPLES.map(|name| (name, sample(name))).into();
    let team = sample("team");
    let mut empty = Assessment::new(bundled::standard().clone(), Form::Full);
    empty.unit.unit = String::new();
    all.push(("empty", empty));
    let mut loses = team.clone();
    let uplift = Decimal::new(1, 2);
    let uplift = Estimate::new(uplift, uplift, uplift).expect("one figure");
    loses.business_case.inputs.insert(Input::Uplift, uplift);
    all.push(("loses", loses));
    let mut done = team.clone();
    for step in &mut done.plan {
        step.status = Status::Done;
    }
    all.push(("done", done));
    let mut long = team;
    long.unit.unit = "A unit with a name that goes on and on ".repeat(3);
    for step in &mut long.plan {
        "Somebody with a long name who works together with finance".clone_into(&mut step.owner);
    }
    all.push(("long", long));
    all
}

#[test]
fn a_slide_is_one_page_across_in_letters_that_are_read_from_afar() {
    for (name, assessment) in slides() {
        for paper in [Paper::A4, Paper::Letter] {
            let pages = laid_out(&assessment, Extent::Slide, paper);
            let [page] = pages.as_slice() else {
                panic!("{name}, {paper:?}: {} pages", pages.len());
            };
            let (width, height) = paper.size();
            assert!((page.width - height).abs() < 0.01 && (page.height - width).abs() < 0.01);
            for group in &page.groups {
                let least = match group.role {
                    Role::Heading(1) => 24.0,
                    _ => 14.0,
                };
                for run in group.marks.iter().filter_map(|drawn| drawn.mark.run()) {
                    let (size, text) = (run.size, &run.text);
                    assert!(size + 0.01 >= least, "{name}: {size} points, {text}");
                    let right = run.left() + run.width;
                    assert!(right < page.width - 20.0, "{name}, {paper:?}: {text}");
                    assert!(run.at.y < page.height - 10.0, "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_slide_says_how_it_may_be_passed_on_however_long_the_names_on_it_are() {
    let mut team = sample("team");
    team.branding.prepared_for = "The board of directors and everybody who advises it".to_owned();
    team.branding.prepared_by = "Ames & Partners, advisers to small firms".to_owned();
    team.branding.confidentiality = "Confidential".to_owned();
    let pages = laid_out(&team, Extent::Slide, Paper::Letter);
    assert_eq!(pages.len(), 1);
    let texts: Vec<String> = pages[0].groups.iter().map(Group::text).collect();
    let foot = "Service and Repair, 1 June 2026 Confidential";
    assert!(texts.iter().any(|text| text.contains(foot)), "{texts:?}");
    assert!(
        texts[0].starts_with("Prepared for The board of directors"),
        "{texts:?}"
    );
}

#[test]
fn a_slide_says_the_answer_the_steps_and_the_money_of_page_one() {
    let said = |assessment: &Assessment| {
        let slide = composed(assessment, Extent::Slide, Redaction::default());
        let full = composed(assessment, Extent::Standard, Redaction::default());
        assert_eq!(slide.sections[0].blocks[0], full.sections[0].blocks[0]);
        all_texts(&slide)
    };
    let team = sample("team");
    let text = said(&team);
    for told in [
        "M9 The money behind customers, to level 3",
        "Odile Marchetti with finance",
        "16 July 2026",
        "GBP 30,000",
        "GBP 27,000 to GBP 73,000",
        "92 of 100 cases",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let hidden = all_texts(&composed(&team, Extent::Slide, Redaction::ALL));
    assert!(!hidden.contains("Marchetti") && !hidden.contains("Hargreaves"));
    // Where it is recommended to take none, no step stands on it.
    for (name, assessment) in slides() {
        if matches!(name, "loses" | "done") {
            let text = said(&assessment);
            assert!(!text.contains("Marchetti with"), "{name}: {text}");
        }
    }
}

#[test]
fn each_owner_has_a_page_and_what_nobody_owns_stands_last() {
    let mut team = sample("team");
    team.plan[1].owner = String::new();
    let pages = laid_out(&team, Extent::Owners, Paper::A4);
    let titles: Vec<String> = continuum::layout::outline(&pages)
        .into_iter()
        .map(|entry| format!("{} {}", entry.page, entry.title))
        .collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles[0].starts_with("0 Odile Marchetti with finance: one step (6 working days)"));
    assert!(titles[1].starts_with("1 "), "{titles:?}");
    assert!(titles[2].starts_with("2 No owner yet: "), "{titles:?}");
    let told = all_texts(&composed(&team, Extent::Owners, Redaction::default()));
    for part in ["In its first week", "Due ", "6 days", "Under way"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let names = Redaction {
        names: true,
        ..Redaction::default()
    };
    let hidden = composed(&team, Extent::Owners, names);
    assert_eq!(hidden.sections.len(), 1);
    let hidden = all_texts(&hidden);
    assert!(hidden.contains("Owners are left out: 3 steps"), "{hidden}");
    assert!(!hidden.contains("Marchetti"));
}

#[test]
fn steps_that_are_late_are_said_to_be_late_to_their_owners() {
    let team = sample("team");
    let options = ReportOptions {
        date: date(2026, 11, 28),
        ..options(&team, Extent::Owners, Paper::A4)
    };
    let report = compose(&team, &options, &Words::english());
    let text = all_texts(&report);
    assert!(text.contains("Odile Marchetti with finance: one step (6 working days), late"));
    assert!(
        text.contains("It was due 24 June 2026, 22 weeks ago"),
        "{text}"
    );
}

#[test]
fn who_prepared_a_report_is_its_author() {
    let mut team = sample("team");
    let author = |team: &Assessment| composed(team, Extent::Short, Redaction::default()).author;
    assert_eq!(author(&team), team.unit.facilitator);
    team.branding.prepared_by = " Ames & Partners ".to_owned();
    assert_eq!(author(&team), "Ames & Partners");
}

#[test]
fn each_extent_has_its_parts() {
    use SectionKind::{
        Answers, Blockers, BusinessCase, Claims, Continuum, Decisions, Efforts, EveryStep,
        Executive, Figures, Method, NextSteps, Options, Owners, Profile, Roadmap, Roles, Rule,
        Spread, Target,
    };
    let team = sample("team");
    let of = |extent| kinds(&composed(&team, extent, Redaction::default()));
    assert_eq!(
        of(Extent::Short),
        [Executive, Roadmap, BusinessCase, Method]
    );
    assert_eq!(
        of(Extent::HandOut),
        [Executive, Blockers, NextSteps, Spread, Decisions]
    );
    assert_eq!(of(Extent::Slide), [Executive]);
    assert_eq!(of(Extent::Owners), [Owners, Owners, Owners]);
    let body = [
        Executive,
        Options,
        Profile,
        Continuum,
        Blockers,
        Target,
        Efforts,
        Roadmap,
        NextSteps,
        BusinessCase,
        Roles,
        Spread,
        Method,
    ];
    assert_eq!(of(Extent::Standard), body);
    let appendix = [EveryStep, Figures, Rule, Claims, Answers];
    let all = kinds(&with_appendix(&team, Redaction::default()));
    assert_eq!(all, [&body[..], &appendix].concat());
    // Without a plan the short report says what to do first.
    let manager = composed(&sample("manager"), Extent::Short, Redaction::default());
    assert_eq!(kinds(&manager), [Executive, NextSteps, Method]);
}

#[test]
fn each_section_can_be_switched_off_and_on_by_itself() {
    let mut team = sample("team");
    let id = team.free_measure_id("Stay");
    let measure = Measure::new("Stay", MeasureKind::Retention);
    team.outcomes.insert(id, measure);
    let found = Finding {
        value: 5.into(),
        source: "Ledger".to_owned(),
    };
    let check_in = team.check_ins.entry(date(2026, 12, 1)).or_default();
    check_in.observed.insert(Observed::Cost, found);
    let of = |sections: SectionChoice, extent| {
        let options = ReportOptions {
            sections,
            before: vec![sample("team-year-earlier").into()],
            ..options(&team, extent, Paper::A4)
        };
        compose(&team, &options, &Words::english())
    };
    for extent in Extent::ALL {
        let usual = kinds(&of(SectionChoice::default(), extent));
        for kind in SectionKind::switchable() {
            // A short report tells the steps of a plan in the plan, and else by themselves.
            let is_told_once = matches!(kind, SectionKind::Roadmap | SectionKind::NextSteps);
            if extent == Extent::Short && is_told_once {
                continue;
            }
            // A hand-out shows no role of three people.
            if extent == Extent::HandOut && kind == SectionKind::Roles {
                continue;
            }
            // Those of one section alone take others as a report does: three of them will do.
            let is_one = matches!(extent, Extent::Slide | Extent::Owners);
            let few = [
                SectionKind::Executive,
                SectionKind::Roadmap,
                SectionKind::Owners,
            ];
            if is_one && !few.contains(&kind) {
                continue;
            }
            // Without its only section nothing is left but whose it is.
            if usual.iter().all(|it| *it == kind) {
                continue;
            }
            let was = usual.contains(&kind);
            let mut chosen = SectionChoice::default();
            chosen.set(kind, !was);
            let report = of(chosen, extent);
            let mut now = kinds(&report);
            assert_eq!(now.contains(&kind), !was, "{extent:?}, {kind:?}");
            now.retain(|it| *it != kind);
            let mut others = usual.clone();
            others.retain(|it| *it != kind);
            assert_eq!(now, others, "{extent:?}, {kind:?}");
            assert_links_lead_somewhere(&report);
            // Whose it is stands on top whatever comes first.
            let first = report.sections.first().expect("a part");
            let told = first.blocks.iter().flat_map(spans);
            let mut told = told.map(|span| span.text.clone());
            let headed = first.blocks.first();
            let named = |text: &str| text.contains("Pellinmoor");
            // A slide says it below its text.
            assert!(
                extent == Extent::Slide && named(&report.running_title)
                    || told.any(|text| named(&text))
                    || matches!(headed, Some(Block::Heading { text, .. }) if named(text)),
                "{extent:?}, {kind:?}"
            );
        }
    }
    let only = SectionChoice::only([SectionKind::Roadmap, SectionKind::Answers]);
    let report = of(only, Extent::Standard);
    assert_eq!(kinds(&report), [SectionKind::Roadmap, SectionKind::Answers]);
    assert_links_lead_somewhere(&report);
}

/// Every link leads to a place in the report, and no text speaks of a page without one.
#[track_caller]
fn assert_links_lead_somewhere(report: &Report) {
    let places: Vec<&Landmark> = report
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Heading { landmark, .. } => landmark.as_ref(),
            _ => None,
        })
        .collect();
    for span in blocks(report).flat_map(spans) {
        match &span.link {
            Some(Link::Place(place)) => assert!(places.contains(&place), "{span:?}"),
            Some(Link::Address(_)) => {}
            None => assert_eq!(span.refers, None, "{span:?}"),
        }
    }
}

#[test]
fn every_part_is_headed_by_a_sentence_that_fits_two_lines() {
    for name in SAMPLES {
        let report = with_appendix(&sample(name), Redaction::default());
        for section in report.sections.iter().skip(1) {
            let Some(Block::Heading { text, .. }) = section.blocks.first() else {
                panic!("{:?} begins with no heading", section.kind);
            };
            assert!(text.split(' ').count() > 3, "{text}");
            assert!(text.chars().count() < 120, "{text}");
            assert!(!text.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn claims_are_named_beside_a_step_only_where_they_can_be_read() {
    let team = sample("team");
    let body = all_texts(&composed(&team, Extent::Standard, Redaction::default()));
    assert!(!body.contains("Claims behind it"));
    assert!(body.contains("Disputed"));
    let all = all_texts(&with_appendix(&team, Redaction::default()));
    assert!(all.contains("Claims behind it"));
}

#[test]
fn the_page_that_decides_fits_one_page_whatever_stands_in_it() {
    let mut crowded = sample("manager");
    crowded.unit.unit = "Everything that we do for our customers ".repeat(8);
    for element in &mut crowded.questionnaire.elements {
        for practice in &mut element.practices {
            for step in &mut practice.recommendations {
                step.action = step.first_week.clone();
                let long = "and whatever else there is to do about it ".repeat(12);
                step.action = Some(continuum::model::Text::new(
                    [(continuum::model::Language::english(), long)].into(),
                ));
            }
        }
    }
    for extent in [Extent::Short, Extent::Standard] {
        let options = options(&crowded, extent, Paper::Letter);
        let pages = pdf::pages(&crowded, &options, &Words::english()).expect("the embedded fonts");
        let second = continuum::layout::outline(&pages)
            .into_iter()
            .filter(|entry| entry.level == 1)
            .nth(1);
        assert_eq!(second.map(|entry| entry.page), Some(1), "{extent:?}");
    }
}

#[test]
fn every_link_leads_to_a_place_in_the_report() {
    for name in SAMPLES {
        for extent in Extent::ALL {
            let assessment = sample(name);
            let options = options(&assessment, extent, Paper::A4).with_appendix();
            let report = compose(&assessment, &options, &Words::english());
            let places: Vec<&Landmark> = report
                .sections
                .iter()
                .flat_map(|section| &section.blocks)
                .filter_map(|block| match block {
                    Block::Heading { landmark, .. } => landmark.as_ref(),
                    _ => None,
                })
                .collect();
            for span in blocks(&report).flat_map(spans) {
                if let Some(Link::Place(place)) = &span.link {
                    assert!(places.contains(&place), "{name}, {extent:?}: {span:?}");
                }
            }
            let mut once = places.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), places.len(), "{name}: a landmark stands twice");
        }
    }
}

#[test]
fn a_report_prints_as_many_notes_as_it_has_room_for_and_says_how_many_more_there_are() {
    let mut team = sample("team");
    team.consensus.clear();
    let note = "note ".repeat(8_000);
    let mut written = 0;
    for respondent in &mut team.respondents {
        for response in respondent.sheet.0.values_mut() {
            response.rating = HalfLevels::new(4).map(Rating::At);
            response.evidence.clear();
            response.note.clone_from(&note);
            written += 1;
        }
    }
    let printed = |team: &Assessment| {
        let report = with_appendix(team, Redaction::default());
        let answers = report.sections.last().expect("the answers");
        let texts: Vec<String> = answers.blocks.iter().flat_map(spans_of).collect();
        let notes = texts.iter().filter(|text| **text == note.trim()).count();
        let more = texts.iter().find(|text| text.contains("more notes"));
        (notes, more.cloned())
    };
    let (notes, more) = printed(&team);
    assert!(
        (180..200).contains(&notes),
        "8 MB of {written} notes: {notes}"
    );
    let told = format!("room in a report: {} more notes", written - notes);
    assert!(
        more.as_ref().is_some_and(|more| more.contains(&told)),
        "{more:?}"
    );
    let half = team.respondents.len() / 2;
    team.respondents.truncate(half);
    assert_eq!(printed(&team).1, None);
}

fn spans_of(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => paragraph.spans.iter().map(|it| it.text.clone()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn steps_lead_to_their_answers_and_claims_and_evidence_to_the_web() {
    let mut team = sample("team");
    let person = team.respondents.iter_mut().next().expect("a respondent");
    let response = person.sheet.0.values_mut().next().expect("a response");
    response.evidence.push(Evidence {
        text: "a page".to_owned(),
        link: "https://example.org/page".to_owned(),
        ..Evidence::default()
    });
    let report = with_appendix(&team, Redaction::default());
    let links: Vec<&Link> = blocks(&report)
        .flat_map(spans)
        .filter_map(|span| span.link.as_ref())
        .collect();
    let any = |wanted: &dyn Fn(&Link) -> bool| links.iter().any(|link| wanted(link));
    assert!(any(&|link| matches!(
        link,
        Link::Place(Landmark::Practice(_))
    )));
    assert!(any(&|link| matches!(link, Link::Place(Landmark::Claim(_)))));
    assert!(any(&|link| matches!(
        link,
        Link::Place(Landmark::Section(_))
    )));
    assert!(any(
        &|link| matches!(link, Link::Address(found) if found == "https://example.org/page")
    ));
    let outside = links.iter().filter_map(|link| match link {
        Link::Address(address) => Some(address.as_str()),
        Link::Place(_) => None,
    });
    for address in outside {
        assert!(address.starts_with("http"), "{address}");
    }
}

/// Whether a redaction leaves something out.
type LeftOut = fn(Redaction) -> bool;

/// What is planted, and which redaction takes it away.
const PLANTED: [(&str, LeftOut); 13] = [
    ("Qnote", |left_out| left_out.notes),
    ("Qreason", |left_out| left_out.notes),
    ("Qconsensus", |left_out| left_out.notes),
    ("Qtarget", |left_out| left_out.notes),
    ("Qproof", |left_out| left_out.evidence),
    ("qlink", |left_out| left_out.evidence),
    ("Qfile", |left_out| left_out.evidence),
    ("Qchecker", |left_out| left_out.evidence || left_out.names),
    ("Qfacilitator", |left_out| left_out.names),
    ("Qowner", |left_out| left_out.names),
    ("Qrole", |left_out| left_out.respondents),
    ("Qteam", |left_out| left_out.respondents),
    ("Qscope", |_| false),
];

/// Two words that a report never shows.
const NEVER: [&str; 2] = ["Qname", "Qalias"];

fn planted(name: &str) -> Assessment {
    let mut found = sample(name);
    found.unit.facilitator = "Qfacilitator".into();
    found.unit.scope = "Qscope".into();
    for (person, number) in found.respondents.iter_mut().zip(0..) {
        person.name = if number % 2 == 0 { "Qname" } else { "Qalias" }.into();
        person.role = "Qrole".into();
        if number > 4 {
            person.role = "Qrole two".into();
        }
        person.team = format!("Qteam {}", number % 4);
        for response in person.sheet.0.values_mut() {
            response.note = "Qnote".into();
            if let Some(Rating::NotApplicable(reason)) = &mut response.rating {
                *reason = "Qreason".into();
            }
            response.evidence = vec![Evidence {
                text: "Qproof".to_owned(),
                link: "https://qlink.example".to_owned(),
                file: Some(EvidenceFile {
                    name: "Qfile.pdf".to_owned(),
                    size: 5,
                    digest: Digest::of(b"Qfile"),
                    content: None,
                }),
                checked_by: "Qchecker".to_owned(),
                ..Evidence::default()
            }];
        }
    }
    for consensus in found.consensus.values_mut() {
        consensus.reason = "Qconsensus".into();
    }
    for target in found.targets.values_mut() {
        target.reason = "Qtarget".into();
    }
    for step in &mut found.plan {
        step.owner = "Qowner".into();
    }
    found
}

fn every_redaction() -> impl Iterator<Item = Redaction> {
    (0_u8..16).map(|bits| Redaction {
        notes: bits & 1 != 0,
        evidence: bits & 2 != 0,
        names: bits & 4 != 0,
        respondents: bits & 8 != 0,
    })
}

#[test]
fn what_is_left_out_stands_nowhere_in_the_report() {
    for name in ["manager", "team"] {
        let planted = planted(name);
        for redaction in every_redaction() {
            // The shorter extents show a part of the same; a look at the ends will do.
            let ends = [Redaction::default(), Redaction::ALL].contains(&redaction);
            let mut extents = Extent::ALL;
            extents.sort_by_key(|extent| *extent != Extent::Standard);
            for extent in extents.into_iter().take(if ends { 5 } else { 1 }) {
                let texts = all_texts(&if extent == Extent::Standard {
                    with_appendix(&planted, redaction)
                } else {
                    composed(&planted, extent, redaction)
                });
                let left_out = if extent == Extent::HandOut {
                    Redaction::ALL
                } else {
                    redaction
                };
                for (word, is_left_out) in PLANTED {
                    assert!(
                        !(is_left_out(left_out) && texts.contains(word)),
                        "{name}, {extent:?}, {redaction:?}: {word}"
                    );
                }
                for word in NEVER {
                    assert!(!texts.contains(word), "{name}, {extent:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_left_out_stands_in_the_full_report() {
    // What each sample has a place for: with several people nobody who checked is named, only one
    // person alone is asked for reasons in the sample, and so on.
    let has = |name: &str, word: &str| match word {
        "Qchecker" | "Qreason" => name == "manager",
        "Qconsensus" | "Qtarget" | "Qowner" => name == "team",
        _ => true,
    };
    for name in ["manager", "team"] {
        let planted = planted(name);
        // Of what one person said nothing is shown without the figures of single people.
        let shown = |redaction: &Redaction| name == "team" || !redaction.respondents;
        for redaction in every_redaction().filter(shown) {
            let texts = all_texts(&with_appendix(&planted, redaction));
            for (word, is_left_out) in PLANTED {
                if has(name, word) && !is_left_out(redaction) {
                    assert!(texts.contains(word), "{name}, {redaction:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn the_method_says_what_was_left_out() {
    let team = sample("team");
    for extent in [Extent::Short, Extent::Standard] {
        let says = |redaction| all_texts(&composed(&team, extent, redaction));
        let notes_and_names = Redaction {
            notes: true,
            names: true,
            ..Redaction::default()
        };
        assert!(
            says(notes_and_names).contains("Left out of this report: notes and reasons and names")
        );
        assert!(says(Redaction::ALL).contains("figures of single people and small groups"));
        assert!(!says(Redaction::default()).contains("Left out of this report"));
    }
}

#[test]
fn a_hand_out_has_room_to_write() {
    let report = composed(&sample("team"), Extent::HandOut, Redaction::default());
    let last = report.sections.last().expect("a part");
    let tables = last.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let empty: Vec<usize> = tables
        .map(|table| {
            let cells = || table.rows.iter().flatten().flat_map(|cell| &cell.spans);
            assert!(cells().all(|span| span.text.trim().is_empty()));
            table.rows.len()
        })
        .collect();
    assert_eq!(empty.len(), 2);
    assert!(empty.iter().all(|rows| *rows >= 6));
    let texts = all_texts(&report);
    for heading in ["What", "Who", "By when"] {
        assert!(texts.lines().any(|line| line == heading), "{heading}");
    }
}

/// The team, which voted a second time on the practice of "quick answers" and still disagrees.
fn voted_twice() -> Assessment {
    let mut team = sample("team");
    team.consensus.clear();
    let practice = PracticeId::new("F6").expect("a sound id");
    let edit = Edit::OpenRound {
        practices: [practice.clone()].into(),
        ended: date(2026, 11, 21),
    };
    team.apply(edit).expect("all voted");
    let people: Vec<_> = team.respondents.iter().map(|it| it.id.clone()).collect();
    for (place, respondent) in people.into_iter().enumerate() {
        // They still lie far apart.
        let half_levels = if place % 2 == 0 { 2 } else { 8 };
        let edit = Edit::Respond {
            respondent,
            practice: practice.clone(),
            field: ResponseField::Rating(HalfLevels::new(half_levels).map(Rating::At)),
        };
        team.apply(edit).expect("it is permitted");
    }
    team
}

#[test]
fn a_report_tells_each_vote_of_those_that_were_repeated_and_how_many_moved() {
    let mut team = voted_twice();
    let of = |team: &Assessment, redaction| all_texts(&composed(team, Extent::Full, redaction));
    let whole = of(&team, Redaction::default());
    for wanted in [
        "Votes, round by round",
        "On one practice the group voted again after a talk.",
        "First vote: 9 people rated it; what counts is 3. They disagree: their ratings lie ",
        "Second vote: 9 people rated it; what counts is 1. They disagree: their ratings lie ",
        "of the 9 who voted again moved: ",
        "The votes still move: ",
    ] {
        assert!(whole.contains(wanted), "{wanted}: {whole}");
    }
    let people_left_out = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    let told = of(&team, people_left_out);
    assert!(told.contains(
        "First vote: 9 people rated it; what counts is 3. They disagree: a talk is worth it."
    ));
    assert!(
        told.contains("Second vote: 9 people rated it;") && told.contains("The votes still move.")
    );
    assert!(!told.contains(" who voted again moved"), "{told}");
    // One fewer in the first vote: the second less the first would be that person's vote.
    let rounds = &mut team.rounds;
    let first = rounds[0].votes.values_mut().next().expect("a practice");
    let somebody = first.keys().next().cloned().expect("a vote");
    first.remove(&somebody);
    let told = of(&team, people_left_out);
    assert!(
        told.contains("First vote: Not shown, since it rests on too few people"),
        "{told}"
    );
    assert!(told.contains("Second vote: 9 people rated it;"));
    // Who voted once has no rounds to be told of.
    assert!(!of(&sample("team"), Redaction::default()).contains("Votes, round by round"));
}

#[test]
fn a_hand_out_gives_each_disputed_practice_its_votes_and_room_for_what_is_agreed() {
    let team = voted_twice();
    let practices = ["F6", "F4", "M4"].map(|id| PracticeId::new(id).expect("a sound id"));
    let report = composed(&team, Extent::HandOut, Redaction::default());
    let last = report.sections.last().expect("a part");
    let tables = last
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(tables.count(), 2 + practices.len());
    let texts = all_texts(&report);
    for wanted in [
        "F6 Quick answers",
        "First vote: 9 people rated it; what counts is 3. They disagree: a talk is worth it.",
        "Second vote: 9 people rated it; what counts is 1. They disagree: a talk is worth it.",
        "The votes still move.",
        "M4 Getting back to unhappy customers",
        "What we agree on",
    ] {
        assert!(texts.contains(wanted), "{wanted}");
    }
    // A hand-out shows no figures of single people.
    assert!(
        !texts.contains("IQR") && !texts.contains(" up and "),
        "{texts}"
    );
}

#[test]
fn a_hand_out_tells_what_was_agreed_before_the_last_vote() {
    let mut team = voted_twice();
    let quick = PracticeId::new("F6").expect("a sound id");
    let ended = team.rounds[0].ended;
    let agreed = |agreed_on| Consensus {
        rating: Rating::At(HalfLevels::new(6).expect("a rating")),
        reason: String::new(),
        agreed_on: Some(agreed_on),
    };
    // What was agreed on the day of the second vote, or later, is its answer.
    team.consensus.insert(quick.clone(), agreed(ended));
    let texts = all_texts(&composed(&team, Extent::HandOut, Redaction::default()));
    assert!(!texts.contains("before the last vote"), "{texts}");
    let before = ended.yesterday().expect("a day");
    team.consensus.insert(quick, agreed(before));
    let people_left_out = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    for redaction in [Redaction::default(), people_left_out] {
        let texts = all_texts(&composed(&team, Extent::HandOut, redaction));
        let date = Words::english().date(before);
        let wanted = format!(
            "Recorded as agreed: 3, on {date}, before the last vote; people are still far apart."
        );
        assert!(texts.contains(&wanted), "{texts}");
    }
}

/// The rubric of another, with so many elements; one person rates all practices at levels 1 and 2
/// in turn.
fn rubric(elements: usize) -> Assessment {
    let rubric = include_str!("../fixtures/rubric-only.ron");
    let mut rubric = continuum::format::questionnaire::read(rubric).expect("a sound one");
    let known = rubric.elements.clone();
    rubric.elements = (0..elements)
        .map(|number| {
            let mut element = known[number % known.len()].clone();
            element.id = ElementId::new(format!("e{number}")).expect("a sound id");
            element.practices[0].id = PracticeId::new(format!("p{number}")).expect("a sound id");
            element
        })
        .collect();
    let mut found = Assessment::new(rubric, Form::Full);
    let mut person = Respondent::new(found.free_respondent_id());
    for (number, (_, practice)) in found.questionnaire.practices().enumerate() {
        let halves = if number % 2 == 0 { 2 } else { 4 };
        let response = Response {
            rating: HalfLevels::new(halves).map(Rating::At),
            ..Response::default()
        };
        person.sheet.0.insert(practice.id.clone(), response);
    }
    found.respondents.push(person.into());
    found
}

#[test]
fn a_questionnaire_has_at_most_forty_elements() {
    let read = |elements: usize| {
        let text = continuum::format::questionnaire::write(&rubric(elements).questionnaire);
        continuum::format::questionnaire::read(&text)
    };
    assert!(read(40).is_ok());
    let faults = read(41).expect_err("too many");
    let said: Vec<String> = faults
        .iter()
        .map(|fault| Words::english().say(&fault.message))
        .collect();
    assert!(said.concat().contains("40"), "{said:?}");
}

#[test]
fn one_to_forty_elements_have_figures_that_fit_a_page_and_one_page_that_decides() {
    for elements in [1, 2, 3, 12, 13, 40] {
        let assessment = rubric(elements);
        let report = with_appendix(&assessment, Redaction::default());
        let heights = blocks(&report).filter_map(|block| match block {
            Block::Figure { scene, .. } => Some(scene.height),
            _ => None,
        });
        let tallest = heights.fold(0.0, f32::max);
        assert!((40.0..=600.0).contains(&tallest), "{elements}: {tallest}");
        for extent in [Extent::Short, Extent::Standard] {
            let options = options(&assessment, extent, Paper::Letter);
            let pages = pdf::pages(&assessment, &options, &Words::english());
            let pages = pages.expect("the embedded fonts");
            let starts = continuum::layout::outline(&pages).into_iter();
            let second = starts.filter(|entry| entry.level == 1).nth(1);
            let second = second.map(|entry| entry.page);
            assert_eq!(second, Some(1), "{elements}, {extent:?}");
        }
    }
}

#[test]
fn all_possible_steps_have_the_owners_that_the_plan_names() {
    let team = sample("team");
    let mut every = with_appendix(&team, Redaction::default());
    every
        .sections
        .retain(|section| section.kind == SectionKind::EveryStep);
    let texts = all_texts(&every);
    let lines: Vec<&str> = texts.lines().map(str::trim).collect();
    let named: Vec<&str> = team.plan.iter().map(|step| step.owner.as_str()).collect();
    assert_eq!(named.len(), 3);
    for owner in named {
        assert!(lines.contains(&owner), "{owner}: {lines:#?}");
    }
}

#[test]
fn a_role_that_is_proposed_for_a_step_is_never_told_as_its_owner() {
    let mut team = sample("team");
    for step in &mut team.plan {
        step.owner.clear();
    }
    let words = Words::english();
    let roles: Vec<String> = team
        .plan
        .iter()
        .filter_map(|step| {
            let text = step.recommendation(&team.questionnaire)?;
            Some(words.wording(text.owner.as_ref()?).to_owned())
        })
        .collect();
    assert!(!roles.is_empty());
    for extent in Extent::ALL {
        let texts = all_texts(&composed(&team, extent, Redaction::default()));
        let lines: Vec<&str> = texts.lines().collect();
        for role in &roles {
            assert!(!lines.contains(&role.as_str()), "{extent:?}: {role}");
        }
    }
    let texts = all_texts(&composed(&team, Extent::Standard, Redaction::default()));
    let proposed = format!("{} (proposed)", roles[0]);
    // On page one, in the plan and beside the step.
    assert!(texts.matches(&proposed).count() >= 3, "{proposed}");
}

#[test]
fn who_led_the_assessment_stands_below_the_answer() {
    let mut team = sample("team");
    team.unit.facilitator = "Maria Lopez, quality manager".to_owned();
    let said = "Led by Maria Lopez, quality manager.";
    for extent in Extent::ALL {
        let texts = all_texts(&composed(&team, extent, Redaction::default()));
        let is_told = extent != Extent::Slide && extent != Extent::HandOut;
        assert_eq!(texts.contains(said), is_told, "{extent:?}");
    }
    let names = Redaction {
        names: true,
        ..Redaction::default()
    };
    let texts = all_texts(&composed(&team, Extent::Full, names));
    assert!(!texts.contains("Maria Lopez"));
    assert!(!texts.contains("Led by"));
}

#[test]
fn the_full_report_prints_every_reason_and_all_evidence() {
    let team = sample("team");
    let full = all_texts(&composed(&team, Extent::Full, Redaction::default()));
    assert_eq!(
        full,
        all_texts(&with_appendix(&team, Redaction::default())),
        "it is the standard report with its appendix"
    );
    let responses = team.respondents.iter().flat_map(|it| it.sheet.0.values());
    let responses: Vec<_> = responses.collect();
    let reasons = responses
        .iter()
        .filter_map(|response| response.rating.as_ref()?.reason().map(String::as_str));
    let evidence = responses.iter().flat_map(|response| &response.evidence);
    let agreed = team.consensus.values().map(|agreed| agreed.reason.as_str());
    let told: Vec<&str> = reasons
        .chain(evidence.map(|evidence| evidence.text.as_str()))
        .chain(agreed)
        .filter(|text| !text.is_empty())
        .collect();
    assert!(told.len() > 10);
    for text in told {
        assert!(full.contains(text.trim()), "{text}");
    }
}

#[test]
fn each_of_two_steps_of_a_practice_says_what_it_brings() {
    let mut team = sample("team");
    let planned = team.plan.iter().find(|step| step.practice.as_str() == "M9");
    let mut further = planned.expect("it is planned").clone();
    further.due = None;
    further.to = further.to.next(5).expect("there is a higher level");
    team.plan.push(further);
    let report = composed(&team, Extent::Standard, Redaction::default());
    let mut sections = report.sections.iter();
    let steps = sections.find(|section| section.kind == SectionKind::NextSteps);
    let mut tables = steps.expect("the steps").blocks.iter();
    let table = tables.find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let told: Vec<String> = table
        .expect("a table")
        .rows
        .iter()
        .map(|row| row[0].spans.iter().map(|span| span.text.as_str()).collect())
        .filter(|told: &String| told.contains("M9"))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("Alone: 36% to 45% at level 3"),
        "{}",
        told[0]
    );
    assert!(told[1].contains("% at level 4"), "{}", told[1]);
}

/// The sample in which nobody could rate a practice.
fn without_rating(name: &str, practice: &str) -> Assessment {
    let mut found = sample(name);
    let id = PracticeId::new(practice).expect("a sound id");
    for respondent in &mut found.respondents {
        if let Some(response) = respondent.sheet.0.get_mut(&id) {
            response.rating = Some(Rating::DontKnow);
        }
    }
    found.consensus.remove(&id);
    found
}

#[test]
fn a_step_of_a_practice_that_nobody_could_rate_begins_by_finding_out_and_claims_no_days() {
    let team = without_rating("team", "M9");
    let owner = "Odile Marchetti with finance";
    assert!(team.plan.iter().any(|step| step.owner == owner));
    for extent in [Extent::Standard, Extent::Owners] {
        let texts = all_texts(&composed(&team, extent, Redaction::default()));
        for said in [
            "Find out first: “What do you know about".to_owned(),
            format!("” Who asks: {owner}. Whom: "),
            "Then, if it is below level 3: Write beside the income".to_owned(),
            "up to 6 days".to_owned(),
        ] {
            let texts = texts.replace('\u{a0}', " ");
            let texts: Vec<&str> = texts.split_whitespace().collect();
            let is_told = texts.join(" ").contains(said.trim());
            assert!(is_told, "{extent:?}: {said} in {texts:?}");
        }
        let is_claimed = texts.lines().any(|line| line.trim() == "6 days");
        assert!(!is_claimed, "{extent:?}: {texts}");
    }
    let texts = all_texts(&composed(&team, Extent::Standard, Redaction::default()));
    // On page one and in the plan.
    assert!(texts.lines().filter(|line| *line == "0 to 6").count() >= 2);
    assert!(texts.contains("3 steps (up to 12 working days)"), "{texts}");
    // In the phase of the plan that holds the step.
    assert!(
        texts.contains("(1 July 2026), up to 8 working days"),
        "{texts}"
    );
    let rated = all_texts(&composed(
        &sample("team"),
        Extent::Standard,
        Redaction::default(),
    ));
    assert!(!rated.contains("Find out first: ") && !rated.contains("0 to 6"));
}

#[test]
fn nothing_is_to_be_found_out_first_where_it_settles_nothing() {
    let titles = |found: &Assessment| {
        let report = composed(found, Extent::Standard, Redaction::default());
        let headings = blocks(&report).filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.clone()),
            _ => None,
        });
        headings.collect::<Vec<String>>()
    };
    let settled = titles(&without_rating("team", "F10"));
    assert!(
        settled.contains(&"What is not known".to_owned()),
        "{settled:?}"
    );
    assert!(
        !settled.contains(&"Find out first".to_owned()),
        "{settled:?}"
    );
    let open = titles(&sample("manager"));
    assert!(open.contains(&"Find out first".to_owned()), "{open:?}");
}

#[test]
fn page_one_tells_the_answer_and_what_it_hangs_on_where_there_is_little_room() {
    let report = composed(&sample("team"), Extent::Standard, Redaction::default());
    let shorter = &report.sections[0].shorter;
    assert!(shorter.len() > 2);
    // The first leaves out the words of the steps alone.
    for (place, blocks) in shorter.iter().enumerate().skip(1) {
        let told = format!("{blocks:?}").replace('\u{a0}', " ");
        let answer = "The plan pays in 92 of 100 simulated cases.";
        assert!(told.contains(answer), "{place}: {told}");
        let is_last = place + 1 == shorter.len();
        let needed = "It pays if at least 0.54 more of each 100 customers stay every year (28 of today's 5,200";
        assert_eq!(told.contains(needed), !is_last, "{place}: {told}");
    }
}
