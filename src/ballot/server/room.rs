//! What all connections share: the ballot, who may ask how often, and what happened.

use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use tokio::time::Instant;

use crate::ballot::event::Event;
use crate::ballot::guard::{Connections, Guard};
use crate::ballot::options::CODE;
use crate::ballot::page::Pages;
use crate::ballot::session::{NotDone, Order, Session, sign};
use crate::ballot::votes::Writer;
use crate::store;
use crate::words::Words;

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
    /// The votes are not revealed by themselves any more.
    Held,
    /// Something is not done.
    NotDone(&'a NotDone),
    /// Nothing is asked any more, and nothing happens from now on.
    Closed,
    /// The disk refuses votes.
    DiskRefuses,
}

pub(super) type Tell = Box<dyn FnMut(&Told<'_>, &Session) + Send>;

/// What all connections share.
pub(super) struct Room {
    pub(super) now: Mutex<Now>,
    pub(super) writer: Writer,
    pub(super) words: Words,
    /// What a request may say that it was sent to.
    pub(super) hosts: Vec<String>,
    pub(super) cookie: String,
    pub(super) start: Instant,
    pub(super) connections: Mutex<Connections>,
}

/// What changes.
pub(super) struct Now {
    pub(super) session: Session,
    pub(super) events: Vec<Event>,
    pub(super) tell: Tell,
    pub(super) requests: Guard,
    pub(super) wrong: Guard,
    pub(super) wrong_of_all: Guard,
}

impl Room {
    pub(super) fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn connections(&self) -> MutexGuard<'_, Connections> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn may_ask(&self, address: IpAddr) -> bool {
        let passed = self.start.elapsed();
        let mut now = self.now();
        let allows = now.requests.allows(address, passed);
        if allows {
            now.requests.count(address, passed);
        }
        allows
    }

    /// Whether a request names this address as the one that it was sent to.
    pub(super) fn is_sent_here(&self, request: &Request) -> bool {
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
    pub(super) fn guesses(&self, now: &Now, address: IpAddr) -> bool {
        let passed = self.start.elapsed();
        !(now.wrong.allows(address, passed) && now.wrong_of_all.allows(EVERYBODY, passed))
    }

    pub(super) fn count_guess(&self, now: &mut Now, address: IpAddr) {
        let passed = self.start.elapsed();
        now.wrong.count(address, passed);
        now.wrong_of_all.count(EVERYBODY, passed);
    }

    /// Somebody's token, where a request carries one that is in use, with who it is.
    pub(super) fn reader(&self, now: &Now, headers: &HeaderMap) -> Option<(String, String)> {
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

    pub(super) fn pages<'a>(&'a self, now: &'a Now) -> Pages<'a> {
        Pages {
            session: &now.session,
            words: &self.words,
            seconds: now.session.seconds_left(self.start.elapsed()),
        }
    }

    /// Lets something happen, in the order in which it stands in the file; what comes is whether it is on
    /// the disk.
    pub(super) fn happen(
        &self,
        now: &mut Now,
        event: Event,
    ) -> Result<impl Future<Output = bool> + use<>, NotDone> {
        now.session.take(&event).map_err(NotDone::Edit)?;
        (now.tell)(&Told::Event(&event), &now.session);
        now.events.push(event.clone());
        Ok(self.writer.add(event))
    }

    pub(super) async fn order(&self, order: Order) {
        let kept = {
            let now = &mut *self.now();
            let told = match &order {
                Order::Who => Some(Told::Who),
                Order::Countdown(seconds) => Some(Told::Countdown(*seconds)),
                Order::Hold => Some(Told::Held),
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

    /// Notes which events a document holds that is about to be saved; gives whether that is on the disk.
    pub(super) async fn keep(&self, document: String, seen: usize) -> bool {
        let kept = {
            let now = &mut *self.now();
            let missing = now.events.len().saturating_sub(seen);
            self.happen(now, Event::Kept { document, missing })
        };
        match kept {
            Ok(kept) => kept.await,
            Err(_) => false,
        }
    }

    /// Goes on with a ballot on the document as it is elsewhere, which holds the first `seen` events.
    pub(super) fn follow(&self, mut session: Session, seen: usize) {
        let now = &mut *self.now();
        for event in now.events.iter().skip(seen) {
            // What that document does not permit any more is not in it.
            let _ = session.take(event);
        }
        session.go_on_from(&now.session);
        now.session = session;
    }

    /// Asks nothing any more.
    pub(super) fn close(&self) {
        let now = &mut *self.now();
        now.session.close();
        (now.tell)(&Told::Closed, &now.session);
    }

    pub(super) fn tell_of_disk(&self) {
        let now = &mut *self.now();
        (now.tell)(&Told::DiskRefuses, &now.session);
    }

    pub(super) fn cookie(&self, who: &str, token: &str) -> String {
        format!(
            "{}={who}.{token}; Path=/; Max-Age=172800; HttpOnly; SameSite=Strict",
            self.cookie
        )
    }
}
