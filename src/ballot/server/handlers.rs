//! What is asked of the ballot, and what it answers.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde_json::json;
use tokio::time::timeout;

use super::answers::{comes_from_here, file, html, json_answer, see, wants_json, with_headers};
use super::room::{Now, Room};
use crate::ballot::event::Event;
use crate::ballot::options::{CODE, TOKEN};
use crate::ballot::page::{Fault, Reader, SCRIPT, STYLE, grouped};
use crate::ballot::session::{Choice, Refusal, Session, Stage, is_same, sign, typed_code};
use crate::store;

/// The most bytes of a form.
pub(in crate::ballot) const BODY: usize = 16 << 10;
/// How long a form may take.
const BODY_TIME: Duration = Duration::from_millis(if cfg!(test) { 700 } else { 10_000 });

/// The address that a request comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

pub(super) fn router(room: &Arc<Room>) -> Router {
    Router::new()
        .route("/", get(now))
        .route("/j/{code}", get(invited))
        .route("/join", post(join))
        .route("/resume", post(resume))
        .route("/p/{practice}", get(practice))
        .route("/vote", post(vote))
        .route("/state", get(state))
        .route("/style.css", get(style))
        .route("/ballot.js", get(script))
        .fallback(missing)
        .layer(middleware::from_fn_with_state(Arc::clone(room), guard))
        .with_state(Arc::clone(room))
}

type Shared = State<Arc<Room>>;
type Fields = Form<Vec<(String, String)>>;

/// Lets a request through that comes from here, to here, in time and in size.
async fn guard(State(room): Shared, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let Some(Peer(address)) = peer else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let is_json = wants_json(request.headers());
    let refused = |status, key| room.refuse(status, key, is_json);
    let answer = if !room.may_ask(address) {
        refused(StatusCode::TOO_MANY_REQUESTS, "ballot-fault-busy")
    } else if !room.is_sent_here(&request) {
        // Not even a page: the name that brought the request here may be somebody else's.
        StatusCode::MISDIRECTED_REQUEST.into_response()
    } else if request.method() == Method::POST && !comes_from_here(request.headers()) {
        refused(StatusCode::FORBIDDEN, "ballot-fault-form")
    } else {
        let (head, body) = request.into_parts();
        match timeout(BODY_TIME, to_bytes(body, BODY)).await {
            Err(_) => refused(StatusCode::REQUEST_TIMEOUT, "ballot-fault-slow"),
            Ok(Err(_)) => refused(StatusCode::PAYLOAD_TOO_LARGE, "ballot-fault-size"),
            Ok(Ok(body)) => next.run(Request::from_parts(head, Body::from(body))).await,
        }
    };
    with_headers(answer)
}

impl Room {
    fn refuse(&self, status: StatusCode, key: &str, is_json: bool) -> Response {
        if is_json {
            let why = self.words.text(key);
            let out = status == StatusCode::UNAUTHORIZED;
            return json_answer(
                status,
                &json!({ "kept": false, "why": why, "signed_out": out }),
            );
        }
        let now = self.now();
        html(status, self.pages(&now).fault(key))
    }
}

async fn style() -> Response {
    file("text/css; charset=utf-8", STYLE)
}

async fn script() -> Response {
    file("text/javascript; charset=utf-8", SCRIPT)
}

async fn missing(State(room): Shared, headers: HeaderMap) -> Response {
    room.refuse(
        StatusCode::NOT_FOUND,
        "ballot-fault-missing",
        wants_json(&headers),
    )
}

/// What somebody sees now; whoever is not here yet, how to join.
async fn now(State(room): Shared, headers: HeaderMap) -> Response {
    let now = room.now();
    let pages = room.pages(&now);
    match room.reader(&now, &headers) {
        Some((who, sign)) => html(
            StatusCode::OK,
            pages.now(Reader {
                who: &who,
                sign: &sign,
            }),
        ),
        None => html(StatusCode::OK, room.join_page(&now, ["", "", ""], None)),
    }
}

impl Room {
    fn join_page(&self, now: &Now, typed: [&str; 3], fault: Option<&str>) -> String {
        let [code, name, role] = typed;
        let sign = sign(&now.session.began.secret);
        self.pages(now).join(&sign, code, name, role, fault)
    }
}

/// The page that the code for the camera leads to: the session code stands in it.
async fn invited(State(room): Shared, Path(code): Path<String>, headers: HeaderMap) -> Response {
    let now = room.now();
    if room.reader(&now, &headers).is_some() {
        return see("/");
    }
    let code = grouped(&typed_code(&code));
    html(StatusCode::OK, room.join_page(&now, [&code, "", ""], None))
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let mut found = fields.iter().filter(|(own, _)| own == name);
    found.next().map_or("", |(_, value)| value.as_str())
}

/// Where somebody sits who may come in.
type Seat = Result<(Event, String), Refusal>;

/// Checks the codes of somebody who wants in, and lets them in.
async fn enter(
    room: &Room,
    peer: Peer,
    fields: &[(String, String)],
    seat: impl FnOnce(&Session) -> Option<Seat>,
) -> Response {
    let typed = ["code", "name", "role"].map(|name| field(fields, name));
    let (event, token, kept) = {
        let now = &mut *room.now();
        let again = |now: &Now, status, key| html(status, room.join_page(now, typed, Some(key)));
        if !is_same(field(fields, "sign"), &sign(&now.session.began.secret)) {
            return again(now, StatusCode::FORBIDDEN, "ballot-fault-form");
        }
        if room.guesses(now, peer.0) {
            return again(now, StatusCode::TOO_MANY_REQUESTS, "ballot-fault-wait");
        }
        let seat = if now.session.is_code(field(fields, "code")) {
            seat(&now.session)
        } else {
            Some(Err(Refusal::WrongCode))
        };
        let (event, token) = match seat {
            Some(Ok(found)) => found,
            Some(Err(refusal)) => {
                let mut status = StatusCode::UNPROCESSABLE_ENTITY;
                if refusal == Refusal::WrongCode {
                    room.count_guess(now, peer.0);
                    status = StatusCode::FORBIDDEN;
                }
                return again(now, status, refusal.key());
            }
            None => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
        let Ok(kept) = room.happen(now, event.clone()) else {
            return again(now, StatusCode::UNPROCESSABLE_ENTITY, "ballot-fault-full");
        };
        (event, token, kept)
    };
    if !kept.await {
        room.tell_of_disk();
        return room.refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "ballot-fault-not-kept",
            false,
        );
    }
    let who = match &event {
        Event::Joined(joined) => &joined.who,
        Event::Resumed { who, .. } => who,
        _ => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let cookie = room.cookie(who, &token);
    let mut answer = see("/");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    answer
}

async fn join(
    State(room): Shared,
    axum::Extension(peer): axum::Extension<Peer>,
    Form(fields): Fields,
) -> Response {
    let (name, role) = (field(&fields, "name"), field(&fields, "role"));
    let seat = |session: &Session| {
        let (code, token) = (store::random_code(CODE)?, store::random_code(TOKEN)?);
        let event = session.join(name, role, [&code, &token]);
        Some(event.map(|event| (event, token)))
    };
    enter(&room, peer, &fields, seat).await
}

async fn resume(
    State(room): Shared,
    axum::Extension(peer): axum::Extension<Peer>,
    Form(fields): Fields,
) -> Response {
    let personal = field(&fields, "personal");
    let seat = |session: &Session| {
        let token = store::random_code(TOKEN)?;
        let event = session.resume(personal, &token);
        Some(event.map(|event| (event, token)))
    };
    enter(&room, peer, &fields, seat).await
}

/// A practice at the own pace.
async fn practice(State(room): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let now = room.now();
    let Some((who, sign)) = room.reader(&now, &headers) else {
        return see("/");
    };
    if *now.session.stage() != Stage::OwnPace {
        return see("/");
    }
    let reader = Reader {
        who: &who,
        sign: &sign,
    };
    match room.pages(&now).practice(reader, &id, None) {
        Some(page) => html(StatusCode::OK, page),
        None => html(
            StatusCode::NOT_FOUND,
            room.pages(&now).fault("ballot-fault-missing"),
        ),
    }
}

async fn vote(State(room): Shared, headers: HeaderMap, Form(fields): Fields) -> Response {
    let is_json = wants_json(&headers);
    let choice = Choice {
        practice: field(&fields, "practice").to_owned(),
        number: field(&fields, "number").parse().unwrap_or_default(),
        answer: field(&fields, "answer").to_owned(),
        half: field(&fields, "half") == "1",
        reason: field(&fields, "reason").to_owned(),
        note: field(&fields, "note").to_owned(),
    };
    let refused = |status, key| room.refuse(status, key, is_json);
    let signed_out = (StatusCode::UNAUTHORIZED, "ballot-fault-signed-out");
    let taken = {
        let now = &mut *room.now();
        match room.reader(now, &headers) {
            None => Err(signed_out),
            Some((_, own)) if !is_same(field(&fields, "sign"), &own) => {
                Err((StatusCode::FORBIDDEN, "ballot-fault-form"))
            }
            Some((who, sign)) => match now.session.vote(&who, &choice) {
                Ok(event) => {
                    let kept = room.happen(now, event);
                    let next = next_open(&now.session, &who, &choice.practice);
                    let kept = kept.map(|kept| (kept, next));
                    kept.map_err(|_| (StatusCode::CONFLICT, "ballot-fault-not-asked"))
                }
                Err(refusal) => {
                    let reader = Reader {
                        who: &who,
                        sign: &sign,
                    };
                    let fault = Fault {
                        key: refusal.key(),
                        choice: &choice,
                    };
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    let page = room
                        .pages(now)
                        .refused_vote(reader, &choice.practice, fault);
                    if let Some(page) = page.filter(|_| !is_json) {
                        return html(status, page);
                    }
                    Err((status, refusal.key()))
                }
            },
        }
    };
    match taken {
        Err((status, key)) => refused(status, key),
        Ok((kept, next)) => {
            if !kept.await {
                room.tell_of_disk();
                return refused(StatusCode::SERVICE_UNAVAILABLE, "ballot-fault-not-kept");
            }
            if is_json {
                return json_answer(StatusCode::OK, &json!({ "kept": true, "next": next }));
            }
            see(next.as_deref().unwrap_or("/"))
        }
    }
}

/// The page after an answer at the own pace: the next question that is open, from the one that was answered
/// on, else all questions; `None` where the group votes together.
fn next_open(session: &Session, who: &str, practice: &str) -> Option<String> {
    if *session.stage() != Stage::OwnPace {
        return None;
    }
    let person = session.person(who)?;
    let asks = session.asks(person);
    let mut after = asks.iter().skip_while(|it| it.id.as_str() != practice);
    let open = after.find(|it| person.sheet.rating(&it.id).is_none());
    Some(open.map_or_else(|| "/".to_owned(), |it| format!("/p/{}", it.id)))
}

/// What the script asks for: whether another page is to be shown, and how many have voted.
async fn state(State(room): Shared, headers: HeaderMap) -> Response {
    let now = room.now();
    if room.reader(&now, &headers).is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let told = room.pages(&now).counts();
    json_answer(
        StatusCode::OK,
        &json!({ "face": now.session.face(), "told": told }),
    )
}
