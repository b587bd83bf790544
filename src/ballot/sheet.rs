//! A response sheet as a page that is a file: it opens in any browser without a network, and saves the answers
//! as a sheet.

use super::event::{Began, Event, Joined};
use super::page::Pages;
use super::session::{Session, Way};
use crate::format::response_sheet;
use crate::model::ResponseSheet;
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::words::Words;

/// The page of a sheet. Its answers are saved under a name.
#[must_use]
pub fn sheet_page(sheet: &ResponseSheet, file: &str, words: &Words) -> String {
    let assessment = sheet.clone().into_assessment();
    let words = words.for_assessment(&assessment);
    let person = assessment.respondents.first();
    let joined = person.map(|person| Joined {
        who: person.id.as_str().to_owned(),
        name: person.name.clone(),
        role: person.role.clone(),
        code: String::new(),
        token: String::new(),
    });
    let who = joined
        .as_ref()
        .map_or("", |joined| joined.who.as_str())
        .to_owned();
    let began = Began {
        path: String::new(),
        code: String::new(),
        secret: String::new(),
        port: 0,
    };
    let least = SmallestGroup::new(SMALLEST_GROUP);
    let session = Session::new(assessment, Way::OwnPace, least, began);
    let events: Vec<Event> = joined.into_iter().map(Event::Joined).collect();
    let (session, _, _) = session.after(&events, 0);
    // The script puts the answers in.
    let mut empty = sheet.clone();
    empty.answers = crate::model::Responses::default();
    let pages = Pages {
        session: &session,
        words: &words,
        seconds: None,
    };
    let facilitator = sheet.assessment.facilitator.trim();
    let text = response_sheet::write(&empty);
    pages.sheet(&who, &text, &sheet.id.to_string(), file, facilitator)
}
