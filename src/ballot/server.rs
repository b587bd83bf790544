//! The web server: one thread, one address, and limits for everything that comes in.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep, timeout};

use super::event::Event;
use super::guard::{Connections, Guard, REQUESTS, WRONG_CODES, WRONG_CODES_OF_ALL};
use super::options::{CODE, Options, TOKEN};
use super::page::{Fault, POLICY, Pages, Reader, SCRIPT, STYLE};
use super::session::{
    Choice, NotDone, Order, Refusal, Session, Stage, digest, is_same, sign, typed_code,
};
use super::votes::Writer;
use crate::store;
use crate::store::journal::Journal;
use crate::words::Words;

/// The most bytes of a form.
pub(super) const BODY: usize = 16 << 10;
/// The most bytes of the head of a request.
pub(super) const HEAD: usize = 16 << 10;
/// The most lines in the head of a request.
const HEAD_LINES: usize = 64;
/// How long a head may take, also while nothing is asked. Tests do not wait that long.
const HEAD_TIME: Duration = Duration::from_millis(if cfg!(test) { 700 } else { 15_000 });
/// How long a form may take.
const BODY_TIME: Duration = Duration::from_millis(if cfg!(test) { 700 } else { 10_000 });
/// How long a connection lives.
const CONNECTION_TIME: Duration = Duration::from_mins(10);
/// How long phones can still see that it is over.
const LINGER: Duration = Duration::from_millis(if cfg!(test) { 100 } else { 2_500 });
/// How often it is looked whether a countdown has come to its end.
const TICK: Duration = Duration::from_millis(200);
/// The address that stands for all addresses that guess.
const EVERYBODY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);

/// What whoever leads the ballot is told.
pub enum Told<'a> {
    /// Something happened.
    Event(&'a Event),
    /// Who is here, as was asked.
    Who,
    /// The votes are revealed in so many seconds.
    Countdown(u32),
    /// Something is not done.
    NotDone(&'a NotDone),
    /// The disk refuses votes.
    DiskRefuses,
}

type Tell = Box<dyn FnMut(&Told<'_>, &Session) + Send>;

/// Sends orders to a ballot from anywhere.
#[derive(Clone)]
pub struct Remote(UnboundedSender<Order>);

impl Remote {
    /// Gives an order; nobody hears it after the end.
    pub fn order(&self, order: Order) {
        let _ = self.0.send(order);
    }
}

/// A ballot that is over.
pub struct Ended {
    /// All that happened.
    pub events: Vec<Event>,
    /// The file of votes; `None` where the thread that writes it came to a bad end.
    pub journal: Option<Journal>,
}

/// A ballot that is about to run.
pub struct Ballot {
    room: Room,
    runtime: Runtime,
    listener: TcpListener,
    options: Options,
    remote: Remote,
    orders: UnboundedReceiver<Order>,
}

/// What all connections share.
struct Room {
    now: Mutex<Now>,
    writer: Writer,
    words: Words,
    /// What a request may say that it was sent to.
    hosts: Vec<String>,
    cookie: String,
    start: Instant,
    connections: Mutex<Connections>,
}

/// What changes.
struct Now {
    session: Session,
    events: Vec<Event>,
    tell: Tell,
    requests: Guard,
    wrong: Guard,
    wrong_of_all: Guard,
}

impl Ballot {
    /// A ballot whose file of votes holds all that happened but the last event.
    pub(super) fn new(
        session: Session,
        events: Vec<Event>,
        writer: Writer,
        (runtime, listener): (Runtime, TcpListener),
        options: Options,
        words: Words,
    ) -> Self {
        if let Some(last) = events.last() {
            // It is in the file before all that follows.
            drop(writer.add(last.clone()));
        }
        let address = listener.local_addr();
        let port = address.map_or(0, |address| address.port());
        let own = SocketAddr::new(options.interface, port);
        let mut hosts = vec![own.to_string()];
        if options.interface.is_loopback() {
            hosts.push(format!("localhost:{port}"));
        }
        if port == 80 {
            let without: Vec<String> = hosts
                .iter()
                .filter_map(|it| it.strip_suffix(":80").map(str::to_owned))
                .collect();
            hosts.extend(without);
        }
        let (sender, orders) = unbounded_channel();
        let name: String = digest(&session.began.secret).chars().take(8).collect();
        Self {
            room: Room {
                now: Mutex::new(Now {
                    session,
                    events,
                    tell: Box::new(|_, _| {}),
                    requests: Guard::new(REQUESTS),
                    wrong: Guard::new(WRONG_CODES),
                    wrong_of_all: Guard::new(WRONG_CODES_OF_ALL),
                }),
                writer,
                words,
                hosts,
                cookie: format!("ballot-{name}"),
                start: Instant::now(),
                connections: Mutex::new(Connections::new()),
            },
            runtime,
            listener,
            options,
            remote: Remote(sender),
            orders,
        }
    }

    /// Where phones find it.
    #[must_use]
    pub fn address(&self) -> String {
        let host = self.room.hosts.first().map_or("", String::as_str);
        format!("http://{host}/")
    }

    /// The session code.
    #[must_use]
    pub fn code(&self) -> String {
        self.room.now().session.began.code.clone()
    }

    /// Sends it orders.
    #[must_use]
    pub fn remote(&self) -> Remote {
        self.remote.clone()
    }

    /// What it knows before it runs.
    #[must_use]
    pub fn session(&self) -> Session {
        self.room.now().session.clone()
    }

    /// Runs until it is ended by an order, by a signal where `signals` says so, or by its time; `tell` hears
    /// all that happens.
    ///
    /// # Errors
    ///
    /// Where a thread does not let go of the ballot.
    pub fn run(
        self,
        signals: bool,
        tell: impl FnMut(&Told<'_>, &Session) + Send + 'static,
    ) -> io::Result<Ended> {
        self.room.now().tell = Box::new(tell);
        let room = Arc::new(self.room);
        let (runtime, served) = (self.runtime, self.listener);
        runtime.block_on(async {
            tokio::spawn(accept(served, Arc::clone(&room)));
            tokio::spawn(watch(
                Arc::clone(&room),
                self.remote.clone(),
                self.options.lasts,
            ));
            if signals {
                end_on_signal(&self.remote);
            }
            lead(&room, self.orders).await;
            sleep(LINGER).await;
        });
        drop(runtime);
        let room = Arc::into_inner(room).ok_or_else(|| io::Error::other("a connection is left"))?;
        let now = room
            .now
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(Ended {
            events: now.events,
            journal: room.writer.end(),
        })
    }
}

/// Carries orders out until the end.
async fn lead(room: &Room, mut orders: UnboundedReceiver<Order>) {
    while let Some(order) = orders.recv().await {
        let is_end = order == Order::End;
        room.order(order).await;
        if is_end {
            return;
        }
    }
}

/// Reveals where a countdown has come to its end, and ends the ballot where its time is over.
async fn watch(room: Arc<Room>, remote: Remote, lasts: Option<Duration>) {
    loop {
        sleep(TICK).await;
        let now = room.start.elapsed();
        if room.now().session.is_due(now) {
            room.order(Order::Reveal).await;
        }
        if lasts.is_some_and(|lasts| lasts <= now) {
            return remote.order(Order::End);
        }
    }
}

/// Ends the ballot when the system asks the program to end.
#[cfg(unix)]
fn end_on_signal(remote: &Remote) {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ];
    for mut signal in kinds.into_iter().filter_map(|kind| signal(kind).ok()) {
        let remote = remote.clone();
        tokio::spawn(async move {
            signal.recv().await;
            remote.order(Order::End);
        });
    }
}

/// Ends the ballot when the system asks the program to end.
#[cfg(not(unix))]
fn end_on_signal(remote: &Remote) {
    let remote = remote.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            remote.order(Order::End);
        }
    });
}

/// Takes connections, as many as there is room for.
async fn accept(listener: TcpListener, room: Arc<Room>) {
    let router = router(&room);
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            // Too many files are open, or a phone went away at once.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let address = peer.ip();
        if room.connections().enter(address) {
            let (room, router) = (Arc::clone(&room), router.clone());
            tokio::spawn(async move {
                let _ = timeout(CONNECTION_TIME, serve(stream, address, router)).await;
                room.connections().leave(address);
            });
        }
    }
}

async fn serve(stream: TcpStream, address: IpAddr, router: Router) {
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(address));
        router.call(request)
    });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(HEAD_LINES)
        .max_buf_size(HEAD);
    // A phone that went away is no fault.
    let _ = builder
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// The address that a request comes from.
#[derive(Debug, Clone, Copy)]
struct Peer(IpAddr);

fn router(room: &Arc<Room>) -> Router {
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

/// Tells the browser what it may do with an answer.
fn with_headers(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// Whether a form was sent by a page of this address, as far as the browser says.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let is_own = origins.all(|origin| {
        let own = origin.as_bytes().strip_prefix(b"http://");
        own.is_some() && own == host
    });
    let mut sites = headers.get_all("sec-fetch-site").iter();
    is_own && sites.all(|site| site == "same-origin")
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|it| it == "application/json")
}

impl Room {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connections(&self) -> MutexGuard<'_, Connections> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn may_ask(&self, address: IpAddr) -> bool {
        let passed = self.start.elapsed();
        let mut now = self.now();
        let allows = now.requests.allows(address, passed);
        if allows {
            now.requests.count(address, passed);
        }
        allows
    }

    /// Whether a request names this address as the one that it was sent to.
    fn is_sent_here(&self, request: &Request) -> bool {
        let is_own = |name: &[u8]| {
            self.hosts
                .iter()
                .any(|host| host.as_bytes().eq_ignore_ascii_case(name))
        };
        let mut named = request.headers().get_all(header::HOST).iter();
        let (Some(host), None) = (named.next(), named.next()) else {
            return false;
        };
        let authority = request.uri().authority();
        is_own(host.as_bytes()) && authority.is_none_or(|it| is_own(it.as_str().as_bytes()))
    }

    /// Whether an address guessed too often.
    fn guesses(&self, now: &Now, address: IpAddr) -> bool {
        let passed = self.start.elapsed();
        !(now.wrong.allows(address, passed) && now.wrong_of_all.allows(EVERYBODY, passed))
    }

    fn count_guess(&self, now: &mut Now, address: IpAddr) {
        let passed = self.start.elapsed();
        now.wrong.count(address, passed);
        now.wrong_of_all.count(EVERYBODY, passed);
    }

    /// Somebody's token, where a request carries one that is in use, with who it is.
    fn reader(&self, now: &Now, headers: &HeaderMap) -> Option<(String, String)> {
        let cookies = headers.get_all(header::COOKIE).iter();
        let cookies = cookies.filter_map(|line| line.to_str().ok());
        let mut cookies = cookies.flat_map(|line| line.split(';').map(str::trim));
        cookies.find_map(|cookie| {
            let value = cookie.strip_prefix(&self.cookie)?.strip_prefix('=')?;
            let who = now.session.of_token(value)?;
            let (_, token) = value.rsplit_once('.')?;
            Some((who.to_owned(), sign(token)))
        })
    }

    fn pages<'a>(&'a self, now: &'a Now) -> Pages<'a> {
        Pages {
            session: &now.session,
            words: &self.words,
            seconds: now.session.seconds_left(self.start.elapsed()),
        }
    }

    /// Lets something happen, in the order in which it stands in the file; what comes is whether it is on
    /// the disk.
    fn happen(
        &self,
        now: &mut Now,
        event: Event,
    ) -> Result<impl Future<Output = bool> + use<>, NotDone> {
        now.session.take(&event).map_err(NotDone::Edit)?;
        (now.tell)(&Told::Event(&event), &now.session);
        now.events.push(event.clone());
        Ok(self.writer.add(event))
    }

    async fn order(&self, order: Order) {
        let kept = {
            let now = &mut *self.now();
            let told = match &order {
                Order::Who => Some(Told::Who),
                Order::Countdown(seconds) => Some(Told::Countdown(*seconds)),
                _ => None,
            };
            let random = || store::random_code(CODE);
            let event = now
                .session
                .order(order, store::today(), self.start.elapsed(), random);
            let kept = event.and_then(|event| {
                let event = event.map(|event| self.happen(now, event));
                event.transpose()
            });
            match (&kept, told) {
                (Err(error), _) => (now.tell)(&Told::NotDone(error), &now.session),
                (Ok(_), Some(told)) => (now.tell)(&told, &now.session),
                (Ok(_), None) => {}
            }
            kept
        };
        if let Ok(Some(kept)) = kept
            && !kept.await
        {
            self.tell_of_disk();
        }
    }

    fn tell_of_disk(&self) {
        let now = &mut *self.now();
        (now.tell)(&Told::DiskRefuses, &now.session);
    }

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

    fn cookie(&self, who: &str, token: &str) -> String {
        format!(
            "{}={who}.{token}; Path=/; Max-Age=172800; HttpOnly; SameSite=Strict",
            self.cookie
        )
    }
}

fn html(status: StatusCode, page: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, page).into_response()
}

fn json_answer(status: StatusCode, value: &serde_json::Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}

fn see(place: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

fn file(kind: &'static str, content: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "max-age=300"),
    ];
    (headers, Bytes::from_static(content.as_bytes())).into_response()
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
    let code = super::page::grouped(&typed_code(&code));
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
