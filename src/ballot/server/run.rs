//! Runs a ballot: takes connections, carries orders out, and ends.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep, timeout};

use super::handlers::{Peer, router};
use super::room::{Now, Room, Told};
use crate::ballot::event::Event;
use crate::ballot::guard::{Connections, Guard, REQUESTS, WRONG_CODES, WRONG_CODES_OF_ALL};
use crate::ballot::options::Options;
use crate::ballot::session::{Order, Session, digest};
use crate::ballot::votes::Writer;
use crate::store::journal::Journal;
use crate::words::Words;

/// The most bytes of the head of a request.
pub(in crate::ballot) const HEAD: usize = 16 << 10;
/// The most lines in the head of a request.
const HEAD_LINES: usize = 64;
/// How long a head may take, also while nothing is asked. Tests do not wait that long.
const HEAD_TIME: Duration = Duration::from_millis(if cfg!(test) { 700 } else { 15_000 });
/// How long a connection lives.
const CONNECTION_TIME: Duration = Duration::from_mins(10);
/// How long phones can still see that it is over.
const LINGER: Duration = Duration::from_millis(if cfg!(test) { 100 } else { 2_500 });
/// How long somebody who saves a document waits for a note about it.
const NOTING: Duration = Duration::from_secs(5);
/// How often it is looked whether a countdown has come to its end.
const TICK: Duration = Duration::from_millis(200);

/// Sends orders to a ballot from anywhere.
#[derive(Clone)]
pub struct Remote(UnboundedSender<Sent>);

/// What is sent to a ballot.
enum Sent {
    Order(Order),
    Follow(Box<Session>, usize),
    Keep(String, usize, Sender<bool>),
    Close,
}

impl Remote {
    /// Gives an order; nobody hears it after the end.
    pub fn order(&self, order: Order) {
        let _ = self.0.send(Sent::Order(order));
    }

    /// Has the ballot go on with the document as it is elsewhere, with its first `seen` events in it.
    pub fn follow(&self, session: Session, seen: usize) {
        let _ = self.0.send(Sent::Follow(Box::new(session), seen));
    }

    /// Notes, before a document of this digest is saved, that it holds the first `seen` events; gives whether the
    /// note is on the disk. It waits for that, a moment at most.
    #[must_use]
    pub fn keep(&self, document: String, seen: usize) -> bool {
        let (done, told) = channel();
        let is_sent = self.0.send(Sent::Keep(document, seen, done)).is_ok();
        is_sent && told.recv_timeout(NOTING).unwrap_or(false)
    }

    /// Asks nothing any more; the ballot is still there until it is ended.
    pub fn close(&self) {
        let _ = self.0.send(Sent::Close);
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
    orders: UnboundedReceiver<Sent>,
}

impl Ballot {
    /// A ballot whose file of votes holds all that happened but the last event.
    pub(in crate::ballot) fn new(
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

    /// What happened before it runs.
    #[must_use]
    pub fn happened(&self) -> usize {
        self.room.now().events.len()
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
async fn lead(room: &Room, mut orders: UnboundedReceiver<Sent>) {
    while let Some(sent) = orders.recv().await {
        match sent {
            Sent::Order(order) => {
                let is_end = order == Order::End;
                room.order(order).await;
                if is_end {
                    return;
                }
            }
            Sent::Follow(session, seen) => room.follow(*session, seen),
            Sent::Keep(document, seen, done) => {
                let _ = done.send(room.keep(document, seen).await);
            }
            Sent::Close => room.close(),
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
